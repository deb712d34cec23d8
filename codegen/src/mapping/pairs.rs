//! Which types of two models belong together, to begin with: those that the comparison of the schemas pairs.

use std::collections::HashMap;

use xefa::schema::{TypeDef, TypeId};
use xefa::xsd::component::QName;

use super::{Side, Sides};
use crate::plan::{Kind, Ref};

/// Pairs of items: types that are one by name, by place or by evidence, and the types of global elements that are one.
///
/// Within one set of models only what continues something else is paired, by these namespaces: everything is the same as itself.
pub(super) fn seeds(sides: &Sides<'_>, within: Option<&[(&str, &str)]>) -> Vec<(usize, usize)> {
    let comparison = &sides.comparison;
    let (older, newer) = (comparison.older(), comparison.newer());
    let wanted = |old: Option<&QName>, new: Option<&QName>| {
        let Some(given) = within else { return true };
        let (Some(old), Some(new)) = (old, new) else { return false };
        let pair = (old.namespace.as_deref().unwrap_or_default(), new.namespace.as_deref().unwrap_or_default());
        given.contains(&pair)
    };
    let (olds, news) = (items(&sides.old), items(&sides.new));
    let mut pairs = Vec::new();
    for pair in comparison.types() {
        if let (Some(from), Some(to)) = (olds.get(&pair.old), news.get(&pair.new))
            && wanted(older.types[pair.old.index()].name(), newer.types[pair.new.index()].name())
        {
            pairs.push((*from, *to));
        }
    }
    for pair in comparison.elements() {
        let message = |side: &Side<'_>, element: u32| {
            let found = side.plan.messages.iter().find(|message| message.element == element)?;
            if let Ref::Item(item) = found.ty { Some(item) } else { None }
        };
        if let (Some(from), Some(to)) = (message(&sides.old, pair.old.0), message(&sides.new, pair.new.0))
            && wanted(Some(&older.elements[pair.old.index()].name), Some(&newer.elements[pair.new.index()].name))
        {
            pairs.push((from, to));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.reverse();
    pairs
}

/// The items that were made from types.
fn items(side: &Side<'_>) -> HashMap<TypeId, usize> {
    let types = (0..side.plan.items.len()).filter_map(|item| Some((type_of(side, item)?, item)));
    // Of several the first, which has the values; the others say which subtype stands there.
    let mut found = HashMap::new();
    for (id, item) in types {
        found.entry(id).or_insert(item);
    }
    found
}

/// The type that an item was made from.
pub(super) fn type_of(side: &Side<'_>, item: usize) -> Option<TypeId> {
    let item = &side.plan.items[item];
    if let Some(number) = item.type_id {
        return Some(TypeId(number));
    }
    let Kind::Simple { simple, .. } = &item.kind else { return None };
    let count = u32::try_from(side.set.schema.type_count()).unwrap_or(u32::MAX);
    (0..count).map(TypeId).find(
        |id| matches!(side.set.schema.type_def(*id), TypeDef::Simple { simple: of, name: Some(_), .. } if of.0 == *simple),
    )
}

/// Namespace and local name of a global element.
pub(super) fn element_name<'s>(side: &'s Side<'_>, element: u32) -> (&'s str, &'s str) {
    side.set.schema.name(side.set.schema.element(xefa::schema::ElementId(element)).name)
}
