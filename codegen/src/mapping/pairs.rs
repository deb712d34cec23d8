//! Which types of two models belong together, to begin with: those of one name, in namespaces that continue each other.

use std::collections::HashMap;

use xefa::schema::{TypeDef, TypeId};

use super::Side;
use crate::plan::{Kind, Ref};

/// Pairs of items: named types of one name, and the types of global elements of one name.
///
/// Within one set of models only what continues something else is paired: everything is the same as itself.
pub(super) fn seeds(
    old: &Side<'_>,
    new: &Side<'_>,
    namespaces: &[(String, String)],
    within: bool,
) -> Vec<(usize, usize)> {
    let mut by_name: HashMap<(&str, &str), usize> = HashMap::new();
    for number in 0..new.plan.items.len() {
        if let Some(name) = type_name(new, number) {
            by_name.insert(name, number);
        }
    }
    let mut pairs = Vec::new();
    for number in 0..old.plan.items.len() {
        let Some((namespace, local)) = type_name(old, number) else { continue };
        for continued in continuations(namespace, namespaces, within) {
            if let Some(other) = by_name.get(&(continued, local)) {
                pairs.push((number, *other));
            }
        }
    }
    for message in &old.plan.messages {
        let (namespace, local) = element_name(old, message.element);
        for continued in continuations(namespace, namespaces, within) {
            let found = new.plan.messages.iter().find(|other| element_name(new, other.element) == (continued, local));
            if let Some((Ref::Item(from), Ref::Item(to))) = found.map(|other| (&message.ty, &other.ty)) {
                pairs.push((*from, *to));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.reverse();
    pairs
}

fn continuations<'n>(
    namespace: &'n str,
    namespaces: &'n [(String, String)],
    within: bool,
) -> impl Iterator<Item = &'n str> {
    let same = (!within).then_some(namespace);
    same.into_iter().chain(namespaces.iter().filter(move |(old, _)| old == namespace).map(|(_, new)| new.as_str()))
}

/// Namespace and local name of a global element.
pub(super) fn element_name<'s>(side: &'s Side<'_>, element: u32) -> (&'s str, &'s str) {
    side.set.schema.name(side.set.schema.element(xefa::schema::ElementId(element)).name)
}

/// Namespace and local name of the type that an item was made from.
fn type_name<'s>(side: &'s Side<'_>, item: usize) -> Option<(&'s str, &'s str)> {
    let schema = &side.set.schema;
    let item = &side.plan.items[item];
    if let Some(number) = item.type_id {
        return schema.type_def(TypeId(number)).name().map(|name| schema.name(name));
    }
    let Kind::Simple { simple, .. } = &item.kind else { return None };
    (0..schema.type_count()).filter_map(|number| u32::try_from(number).ok()).find_map(|number| {
        match schema.type_def(TypeId(number)) {
            TypeDef::Simple { name: Some(name), simple: id, .. } if id.0 == *simple => Some(schema.name(*name)),
            _ => None,
        }
    })
}
