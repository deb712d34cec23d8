//! Which messages a type reaches.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::schema::{ElementId, TypeId};
use crate::xsd::compare::{FieldKind, fields};
use crate::xsd::component::SchemaSet;

/// The messages of a set: global elements that stand in no type.
#[derive(Debug)]
pub(super) struct Reach {
    of_type: HashMap<TypeId, BTreeSet<Arc<str>>>,
    pub(super) messages: BTreeSet<Arc<str>>,
}

impl Reach {
    pub(super) fn new(set: &SchemaSet, derived: &HashMap<TypeId, Vec<TypeId>>) -> Self {
        let ids = || (0u32..).map(TypeId).take(set.types.len());
        // What each type uses: the types of its fields, and the types that may stand in the place of these.
        let mut members: HashMap<ElementId, Vec<ElementId>> = HashMap::new();
        for (id, element) in (0u32..).map(ElementId).zip(&set.elements) {
            if let Some(head) = element.substitution_head {
                members.entry(head).or_default().push(id);
            }
        }
        let mut inner: HashSet<ElementId> = HashSet::new();
        let mut uses: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
        for id in ids() {
            let mut used = Vec::new();
            for field in fields(set, id) {
                if field.type_id != id {
                    used.push(field.type_id);
                    used.extend(derived.get(&field.type_id).into_iter().flatten());
                }
                let FieldKind::Element(element) = field.kind else { continue };
                let mut open = vec![element];
                while let Some(next) = open.pop() {
                    if !set.elements[next.index()].global || !inner.insert(next) {
                        continue;
                    }
                    open.extend(members.get(&next).into_iter().flatten());
                }
                if let Some(members) = members.get(&element) {
                    used.extend(members.iter().map(|member| set.elements[member.index()].type_id));
                }
            }
            used.push(set.types[id.index()].base());
            uses.insert(id, used);
        }
        let globals =
            || (0u32..).map(ElementId).zip(&set.elements).filter(|(_, element)| element.global && !element.abstract_);
        let mut roots: Vec<ElementId> = globals().map(|(id, _)| id).filter(|id| !inner.contains(id)).collect();
        if roots.is_empty() {
            roots = globals().map(|(id, _)| id).collect();
        }
        let mut of_type: HashMap<TypeId, BTreeSet<Arc<str>>> = HashMap::new();
        let mut messages = BTreeSet::new();
        for root in roots {
            let element = &set.elements[root.index()];
            messages.insert(Arc::clone(&element.name.local));
            let mut seen = HashSet::new();
            let mut open = vec![element.type_id];
            while let Some(next) = open.pop() {
                if next == TypeId::ANY_TYPE || !seen.insert(next) {
                    continue;
                }
                of_type.entry(next).or_default().insert(Arc::clone(&element.name.local));
                open.extend(uses.get(&next).into_iter().flatten());
            }
        }
        Self { of_type, messages }
    }

    pub(super) fn of(&self, id: TypeId) -> impl Iterator<Item = &Arc<str>> {
        self.of_type.get(&id).into_iter().flatten()
    }
}
