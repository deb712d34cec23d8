//! Elements of one name in one content model have one type (`cos-element-consistent`, Part 1, 3.8.6).

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Builder;
use crate::report::{Finding, Place};
use crate::schema::{ElementId, TypeId};
use crate::xsd::component::{Content, ModelGroup, Particle, QName, SchemaSet, Term, Type};

impl Builder<'_> {
    pub(super) fn check_consistency(&mut self) {
        let mut members: HashMap<ElementId, Vec<ElementId>> = HashMap::new();
        for (number, element) in (0u32..).zip(&self.set.elements) {
            let mut head = element.substitution_head;
            while let Some(id) = head {
                members.entry(id).or_default().push(ElementId(number));
                head = self.set.elements[id.index()].substitution_head;
            }
        }
        let mut found = Vec::new();
        for definition in &self.set.types {
            let Type::Complex(complex) = definition else { continue };
            let Content::Elements { particle, .. } = &complex.content else { continue };
            let mut walk = Walk { set: &self.set, members: &members, types: HashMap::new(), seen: HashSet::new() };
            if let Some(name) = walk.particle(particle) {
                let place = Place { line: complex.at.line, column: complex.at.column, ..Place::default() };
                let finding = Finding::new("cos-element-consistent", place).arg("name", name.to_string());
                found.push((complex.at.document, finding));
            }
        }
        for (document, finding) in found {
            self.push(document, finding);
        }
    }
}

struct Walk<'s> {
    set: &'s SchemaSet,
    members: &'s HashMap<ElementId, Vec<ElementId>>,
    types: HashMap<&'s QName, TypeId>,
    seen: HashSet<*const ModelGroup>,
}

impl<'s> Walk<'s> {
    /// The first name with two types.
    fn particle(&mut self, particle: &'s Particle) -> Option<&'s QName> {
        match &particle.term {
            Term::Wildcard(_) => None,
            Term::Element(id) => {
                let others = self.members.get(id).into_iter().flatten();
                std::iter::once(id).chain(others).find_map(|id| self.element(*id))
            }
            Term::Group(group) => {
                if !self.seen.insert(Arc::as_ptr(group)) {
                    return None;
                }
                group.particles.iter().find_map(|part| self.particle(part))
            }
        }
    }

    fn element(&mut self, id: ElementId) -> Option<&'s QName> {
        let element = &self.set.elements[id.index()];
        let known = *self.types.entry(&element.name).or_insert(element.type_id);
        (known != element.type_id).then_some(&element.name)
    }
}
