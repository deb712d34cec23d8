//! Restrictions of content: what a restricted type admits, its base must admit (Derivation Valid (Restriction, Complex), 5.4.2, and
//! `src-redefine`, 6.2.2).

mod cases;
mod part;

use std::sync::Arc;

use crate::schema::{ElementId, TypeId};
use crate::xsd::component::{
    Annotation, Content, Derivation, Element, Location, ModelGroup, Particle, SchemaSet, Term, Type,
};

use super::Compiler;
use cases::{Comparison, Fault, LIMIT, Values};
use part::Groups;

impl Compiler<'_> {
    /// Compares the content of every restricted type, and every redefined group, with what it restricts.
    pub(super) fn check_restrictions(&mut self, substitutions: &[(ElementId, Vec<ElementId>)]) {
        let set = self.set;
        let whole = |group: &Arc<ModelGroup>, at: Location| Particle {
            min: 1,
            max: Some(1),
            term: Term::Group(Arc::clone(group)),
            annotation: Annotation::default(),
            at,
        };
        let redefined: Vec<(Particle, Particle)> = (set.group_restrictions.iter())
            .map(|restriction| (whole(&restriction.group, restriction.at), whole(&restriction.base, restriction.at)))
            .collect();
        let values = Known { set, substitutions, compiler: self };
        let mut comparison = Comparison { set, values, groups: Groups::new(self.limits.automaton_edges) };
        let mut found: Vec<(&str, Location, String, Fault)> = Vec::new();
        for definition in &set.types {
            let Type::Complex(complex) = definition else { continue };
            if complex.derivation != Derivation::Restriction || complex.base == TypeId::ANY_TYPE {
                continue;
            }
            let (Content::Elements { particle, .. }, Some(base)) = (&complex.content, content(set, complex.base))
            else {
                continue;
            };
            if let Err(fault) = comparison.particles(particle, base) {
                let name = complex.name.as_ref().map_or_else(String::new, ToString::to_string);
                found.push(("derivation-ok-restriction.5.4.2", complex.at, name, fault));
            }
        }
        for ((derived, base), restriction) in redefined.iter().zip(&set.group_restrictions) {
            if let Err(fault) = comparison.particles(derived, base) {
                let name = restriction.group.name.as_ref().map_or_else(String::new, ToString::to_string);
                found.push(("src-redefine.6.2.2", restriction.at, name, fault));
            }
        }
        self.check_fixed_attributes();
        let limit = self.limits.automaton_edges.to_string();
        for (rule, at, name, fault) in found {
            if fault.rule == LIMIT {
                self.find(fault.rule, at, &[("type", &name), ("limit", &limit)]);
                return;
            }
            let details = match fault.element {
                Some(id) => format!("{}, {}", set.elements[id.index()].name.local, fault.rule),
                None => fault.rule.to_owned(),
            };
            self.find(rule, at, &[("name", &name), ("details", &details)]);
        }
    }
}

impl Compiler<'_> {
    /// What the base fixes for an attribute stays fixed, with the same value (Derivation Valid (Restriction, Complex), 2.1.3).
    fn check_fixed_attributes(&mut self) {
        let set = self.set;
        for definition in &set.types {
            let Type::Complex(complex) = definition else { continue };
            let (Derivation::Restriction, Type::Complex(base)) = (complex.derivation, &set.types[complex.base.index()])
            else {
                continue;
            };
            for known in &base.attributes {
                let Some(fixed) = known.value.as_ref().filter(|value| value.fixed) else { continue };
                let declaration = &set.attributes[known.attribute.index()];
                let own = complex.attributes.iter().find(|own| {
                    own.attribute == known.attribute || set.attributes[own.attribute.index()].name == declaration.name
                });
                if let Some(value) = own.and_then(|own| own.value.as_ref()).filter(|value| value.fixed)
                    && !self.same_value(declaration.type_id, value, fixed)
                {
                    let name = declaration.name.to_string();
                    self.find("derivation-ok-restriction.2.1.3", complex.at, &[("name", &name)]);
                }
            }
        }
    }
}

fn content(set: &SchemaSet, id: TypeId) -> Option<&Particle> {
    match &set.types[id.index()] {
        Type::Complex(complex) => match &complex.content {
            Content::Elements { particle, .. } => Some(particle),
            _ => None,
        },
        Type::Simple(_) => None,
    }
}

struct Known<'c> {
    set: &'c SchemaSet,
    substitutions: &'c [(ElementId, Vec<ElementId>)],
    compiler: &'c Compiler<'c>,
}

impl Values for Known<'_> {
    fn same(&self, a: &Element, b: &Element) -> bool {
        let (Some(value), Some(other)) = (&a.value, &b.value) else { return false };
        let text_type = match &self.set.types[a.type_id.index()] {
            Type::Simple(_) => Some(a.type_id),
            Type::Complex(complex) => match complex.content {
                Content::Simple(id) => Some(id),
                _ => None,
            },
        };
        match text_type {
            Some(id) => self.compiler.same_value(id, value, other),
            None => value.lexical == other.lexical,
        }
    }

    fn members(&self, head: ElementId) -> &[ElementId] {
        if !self.set.elements[head.index()].global {
            return &[];
        }
        let at = self.substitutions.binary_search_by_key(&head, |(id, _)| *id);
        at.map_or(&[], |at| &self.substitutions[at].1)
    }
}
