//! Simple types in the order of their dependencies, and substitution groups.

use std::collections::{BTreeMap, HashSet};

use crate::schema::simple::SimpleId;
use crate::schema::{Derivation, ElementId, TypeId};
use crate::xsd::component;

use super::{Compiler, derivations};

impl Compiler<'_> {
    /// The number of a simple type; `xs:anySimpleType` where a component is not simple (which the reader has reported).
    pub(super) fn simple_id(&self, id: TypeId) -> SimpleId {
        self.simple_ids.get(&id).copied().unwrap_or(SimpleId(0))
    }

    /// Pushes all simple types, each behind those it is made of.
    pub(super) fn push_simple_types(&mut self) {
        let set = self.set;
        let (types, ids) = set.simple_types(&mut |simple, fault| {
            let at = fault.facet.and_then(|facet| simple.facets.get(facet)).map_or(simple.at, |facet| facet.at);
            let name = simple.name.as_ref().map_or_else(String::new, ToString::to_string);
            let details = fault.args.join(", ");
            self.find(fault.rule, at, &[("type", &name), ("details", &details)]);
        });
        self.simple = types;
        self.simple_ids = ids;
    }

    /// The members of each substitution group, transitively, without those that `block` keeps out
    /// (Substitution Group OK, Part 1, 3.3.6).
    pub(super) fn substitutions(&mut self) -> Vec<(ElementId, Vec<ElementId>)> {
        let mut direct: BTreeMap<ElementId, Vec<ElementId>> = BTreeMap::new();
        for (id, element) in (0u32..).zip(&self.set.elements) {
            if let Some(head) = element.substitution_head {
                direct.entry(head).or_default().push(ElementId(id));
            }
        }
        let mut groups = Vec::with_capacity(direct.len());
        // In a chain each is a member of all before it.
        let mut budget = self.limits.automaton_edges;
        for head in direct.keys() {
            let mut seen = HashSet::from([*head]);
            let mut members = Vec::new();
            let mut open = vec![*head];
            while let Some(next) = open.pop() {
                for member in direct.get(&next).into_iter().flatten() {
                    if !seen.insert(*member) {
                        continue;
                    }
                    let Some(left) = budget.checked_sub(1) else {
                        let limit = self.limits.automaton_edges.to_string();
                        self.find("limit-automaton", self.set.elements[head.index()].at, &[("limit", &limit)]);
                        return Vec::new();
                    };
                    budget = left;
                    members.push(*member);
                    open.push(*member);
                }
            }
            members.retain(|member| self.may_substitute(*head, *member));
            members.sort_unstable();
            groups.push((*head, members));
        }
        groups
    }

    fn may_substitute(&self, head: ElementId, member: ElementId) -> bool {
        let head = &self.set.elements[head.index()];
        if head.block.substitution {
            return false;
        }
        let mut blocked = derivations(head.block);
        let mut used = Derivation::default();
        let mut current = self.set.elements[member.index()].type_id;
        while current != head.type_id {
            let base = match &self.set.types[current.index()] {
                component::Type::Simple(simple) => {
                    used.restriction = true;
                    simple.base
                }
                component::Type::Complex(complex) => {
                    match complex.derivation {
                        component::Derivation::Extension => used.extension = true,
                        component::Derivation::Restriction => used.restriction = true,
                    }
                    complex.base
                }
            };
            if base == current {
                break;
            }
            if let component::Type::Complex(complex) = &self.set.types[base.index()] {
                blocked = blocked.union(derivations(complex.block));
            }
            current = base;
        }
        !used.meets(blocked)
    }
}
