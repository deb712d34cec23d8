//! Restrictions of content: what a restricted type admits, its base must admit (Derivation Valid (Restriction, Complex), 5.4.2, and
//! `src-redefine`, 6.2.2).

mod cases;
mod part;

use std::sync::Arc;

use crate::schema::simple::SimpleTypes;
use crate::schema::{ElementId, TypeId};
use crate::xsd::component::{
    Annotation, Content, Derivation, Element, Location, ModelGroup, Particle, SchemaSet, Term, Type,
};

use super::{Compiler, Prefixes};
use cases::{Comparison, Fault, Values};
use part::Groups;

impl Compiler<'_> {
    /// Compares the content of every restricted type, and every redefined group, with what it restricts.
    pub(super) fn check_restrictions(&mut self, substitutions: &[(ElementId, Vec<ElementId>)]) {
        let set = self.set;
        let values = Known { set, substitutions, compiler: self };
        let budget = self.limits.automaton_edges;
        let mut comparison = Comparison { set, values, groups: Groups::default(), budget };
        let mut found: Vec<(&str, Location, String, Fault)> = Vec::new();
        for definition in &set.types {
            let Type::Complex(complex) = definition else { continue };
            if complex.derivation != Derivation::Restriction || complex.base == TypeId::ANY_TYPE {
                continue;
            }
            let (Content::Elements { particle, .. }, Some(base)) = (&complex.content, content(set, complex.base)) else {
                continue;
            };
            if let Err(fault) = comparison.particles(particle, base) {
                let name = complex.name.as_ref().map_or_else(String::new, ToString::to_string);
                found.push(("derivation-ok-restriction.5.4.2", complex.at, name, fault));
            }
        }
        let whole = |group: &Arc<ModelGroup>, at: Location| Particle {
            min: 1,
            max: Some(1),
            term: Term::Group(Arc::clone(group)),
            annotation: Annotation::default(),
            at,
        };
        let pairs: Vec<(Particle, Particle)> = (set.group_restrictions.iter())
            .map(|restriction| (whole(&restriction.group, restriction.at), whole(&restriction.base, restriction.at)))
            .collect();
        let Comparison { values, groups, budget, .. } = comparison;
        let mut comparison = Comparison { set, values, groups, budget };
        for ((derived, base), restriction) in pairs.iter().zip(&set.group_restrictions) {
            if let Err(fault) = comparison.particles(derived, base) {
                let name = restriction.group.name.as_ref().map_or_else(String::new, ToString::to_string);
                found.push(("src-redefine.6.2.2", restriction.at, name, fault));
            }
        }
        let limit = self.limits.automaton_edges.to_string();
        for (rule, at, name, fault) in found {
            if fault.rule == "limit-automaton" {
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
        let types: &SimpleTypes = &self.compiler.simple;
        let text_type = match &self.set.types[a.type_id.index()] {
            Type::Simple(_) => Some(a.type_id),
            Type::Complex(complex) => match complex.content {
                Content::Simple(id) => Some(id),
                _ => None,
            },
        };
        let Some(simple) = text_type.map(|id| self.compiler.simple_id(id)) else {
            return value.lexical == other.lexical;
        };
        let scopes = (Prefixes(&value.scope), Prefixes(&other.scope));
        types.equal(simple, &value.lexical, &other.lexical, &scopes.0, &scopes.1).unwrap_or(false)
    }

    fn members(&self, head: ElementId) -> &[ElementId] {
        if !self.set.elements[head.index()].global {
            return &[];
        }
        let at = self.substitutions.binary_search_by_key(&head, |(id, _)| *id);
        at.map_or(&[], |at| &self.substitutions[at].1)
    }
}
