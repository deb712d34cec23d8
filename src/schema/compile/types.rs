//! Simple types in the order of their dependencies, and substitution groups.

use std::collections::HashMap;

use crate::schema::simple::{Facet, SimpleId, Step, StepKind};
use crate::schema::{Derivation, ElementId, TypeId};
use crate::xsd::component::{self, SimpleKind};

use super::{Compiler, Prefixes, derivations};

impl Compiler<'_> {
    /// The number of a simple type; `xs:anySimpleType` where a component is not simple (which the reader has reported).
    pub(super) fn simple_id(&self, id: TypeId) -> SimpleId {
        self.simple_ids.get(&id).copied().unwrap_or(SimpleId(0))
    }

    /// Pushes all simple types, each behind those it is made of.
    pub(super) fn push_simple_types(&mut self) {
        let builtins = u32::try_from(self.simple.len()).unwrap_or(u32::MAX);
        for number in 0..builtins {
            self.simple_ids.insert(TypeId(number + 1), SimpleId(number));
        }
        for number in 0..u32::try_from(self.set.types.len()).unwrap_or(u32::MAX) {
            // The stack is explicit: a chain of derivations may be as long as a schema likes.
            let mut stack = vec![TypeId(number)];
            while let Some(id) = stack.pop() {
                if self.simple_ids.contains_key(&id) {
                    continue;
                }
                let Some(component::Type::Simple(simple)) = self.set.types.get(id.index()) else { continue };
                let missing: Vec<TypeId> =
                    needs(simple).filter(|need| !self.simple_ids.contains_key(need) && *need != id).collect();
                let missing: Vec<TypeId> = missing
                    .into_iter()
                    .filter(|need| matches!(self.set.types.get(need.index()), Some(component::Type::Simple(_))))
                    .collect();
                // The reader refuses circular definitions, so this ends; a guard all the same.
                if missing.is_empty() || stack.len() > self.set.types.len() {
                    let pushed = self.push_simple_type(simple);
                    self.simple_ids.insert(id, pushed);
                } else {
                    stack.push(id);
                    stack.extend(missing);
                }
            }
        }
    }

    fn push_simple_type(&mut self, simple: &component::SimpleType) -> SimpleId {
        let scopes: Vec<Prefixes<'_>> = simple.facets.iter().map(|facet| Prefixes(&facet.scope)).collect();
        let facets: Vec<Facet<'_>> = simple
            .facets
            .iter()
            .zip(&scopes)
            .map(|(facet, scope)| Facet { kind: facet.kind, value: &facet.value, fixed: facet.fixed, scope })
            .collect();
        let kind = match &simple.kind {
            SimpleKind::Restriction => StepKind::Restriction,
            SimpleKind::List(item) => StepKind::List { item: self.simple_id(*item) },
            SimpleKind::Union(members) => {
                StepKind::Union { members: members.iter().map(|member| self.simple_id(*member)).collect() }
            }
        };
        let step = Step {
            name: simple.name.as_ref().map(|name| &*name.local),
            base: self.simple_id(simple.base),
            kind,
            facets: &facets,
        };
        match self.simple.push(step) {
            Ok(id) => id,
            Err(fault) => {
                let at = fault.facet.and_then(|facet| simple.facets.get(facet)).map_or(simple.at, |facet| facet.at);
                let name = simple.name.as_ref().map_or_else(String::new, ToString::to_string);
                let details = fault.args.join(", ");
                self.find(fault.rule, at, &[("type", &name), ("details", &details)]);
                SimpleId(0)
            }
        }
    }

    /// The members of each substitution group, transitively, without those that `block` keeps out
    /// (Substitution Group OK, Part 1, 3.3.6).
    pub(super) fn substitutions(&self) -> Vec<(ElementId, Vec<ElementId>)> {
        let mut direct: HashMap<ElementId, Vec<ElementId>> = HashMap::new();
        for (id, element) in (0u32..).zip(&self.set.elements) {
            if let Some(head) = element.substitution_head {
                direct.entry(head).or_default().push(ElementId(id));
            }
        }
        let mut groups: Vec<(ElementId, Vec<ElementId>)> = direct
            .keys()
            .map(|head| {
                let mut members = Vec::new();
                let mut open = vec![*head];
                while let Some(next) = open.pop() {
                    for member in direct.get(&next).into_iter().flatten() {
                        if *member != *head && !members.contains(member) {
                            members.push(*member);
                            open.push(*member);
                        }
                    }
                }
                members.retain(|member| self.may_substitute(*head, *member));
                members.sort_unstable();
                (*head, members)
            })
            .collect();
        groups.sort_unstable();
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

/// What a simple type is made of.
fn needs(simple: &component::SimpleType) -> impl Iterator<Item = TypeId> + '_ {
    let parts: &[TypeId] = match &simple.kind {
        SimpleKind::Restriction => &[],
        SimpleKind::List(item) => std::slice::from_ref(item),
        SimpleKind::Union(members) => members,
    };
    std::iter::once(simple.base).chain(parts.iter().copied())
}
