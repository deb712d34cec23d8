//! Types as a message shows them: text, attributes and content, whether or not they have a name.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::content::Model;
use super::letters::Letters;
use crate::schema::TypeId;
use crate::schema::simple::{SimpleId, SimpleTypes};
use crate::xsd::component::{
    AttributeUse, ComplexType, Content, Derivation, Particle, SchemaSet, Term, Type, Wildcard,
};

/// One of the two sets, prepared.
#[derive(Debug)]
pub(in crate::xsd) struct Side<'s> {
    pub(in crate::xsd) set: &'s SchemaSet,
    pub(in crate::xsd) is_old: bool,
    pub(in crate::xsd) simple: SimpleTypes,
    pub(in crate::xsd) simple_ids: HashMap<TypeId, SimpleId>,
    pub(in crate::xsd) models: Vec<Model>,
    /// The types that may stand in the place of a type by `xsi:type` and add to it, or have to because it is abstract.
    pub(in crate::xsd) derived: HashMap<TypeId, Vec<TypeId>>,
}

impl<'s> Side<'s> {
    pub(in crate::xsd) fn new(set: &'s SchemaSet, letters: &Letters, is_old: bool) -> Self {
        let (simple, simple_ids) = set.simple_types(&mut |_, _| {});
        let models = set
            .types
            .iter()
            .map(|definition| match definition {
                Type::Complex(complex) => Model::of(set, &complex.content, letters, is_old),
                Type::Simple(_) => Model::of(set, &Content::Empty, letters, is_old),
            })
            .collect();
        Self { set, is_old, simple, simple_ids, models, derived: derived(set) }
    }

    pub(in crate::xsd) fn simple_id(&self, id: TypeId) -> SimpleId {
        self.simple_ids.get(&id).copied().unwrap_or(SimpleId::ANY_SIMPLE_TYPE)
    }

    /// The simple type of its text: its own, or that of its simple content.
    pub(in crate::xsd) fn text(&self, id: TypeId) -> Option<TypeId> {
        match &self.set.types[id.index()] {
            Type::Simple(_) => Some(id),
            Type::Complex(complex) => match complex.content {
                Content::Simple(text) => Some(text),
                _ => None,
            },
        }
    }

    pub(in crate::xsd) fn mixed(&self, id: TypeId) -> bool {
        matches!(&self.set.types[id.index()], Type::Complex(complex) if matches!(complex.content, Content::Elements { mixed: true, .. }))
    }

    pub(in crate::xsd) fn attributes(&self, id: TypeId) -> &'s [AttributeUse] {
        match &self.set.types[id.index()] {
            Type::Complex(complex) => &complex.attributes,
            Type::Simple(_) => &[],
        }
    }

    pub(in crate::xsd) fn attribute_wildcard(&self, id: TypeId) -> Option<&'s Wildcard> {
        match &self.set.types[id.index()] {
            Type::Complex(complex) => complex.attribute_wildcard.as_ref(),
            Type::Simple(_) => None,
        }
    }

    pub(in crate::xsd) fn is_abstract(&self, id: TypeId) -> bool {
        matches!(&self.set.types[id.index()], Type::Complex(complex) if complex.abstract_)
    }
}

/// A restriction in the place of what it restricts adds nothing to a message but its `xsi:type`, and is left out of account.
fn derived(set: &SchemaSet) -> HashMap<TypeId, Vec<TypeId>> {
    let mut derived: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
    for (id, definition) in (0u32..).map(TypeId).zip(&set.types) {
        let Type::Complex(complex) = definition else { continue };
        if complex.name.is_none() || complex.abstract_ {
            continue;
        }
        let (mut at, mut extends, mut restricts) = (id, false, false);
        for _ in 0..set.types.len() {
            let Type::Complex(step) = &set.types[at.index()] else { break };
            if step.base == at || step.base == TypeId::ANY_TYPE {
                break;
            }
            match step.derivation {
                Derivation::Extension => extends = true,
                Derivation::Restriction => restricts = true,
            }
            at = step.base;
            let Type::Complex(base) = &set.types[at.index()] else { break };
            let blocked = (extends && base.block.extension) || (restricts && base.block.restriction);
            if (extends || base.abstract_) && !blocked {
                derived.entry(at).or_default().push(id);
            }
        }
    }
    derived
}

/// The wildcards of one content model, each group once.
pub(in crate::xsd) fn wildcards_of(complex: &ComplexType) -> Vec<&Wildcard> {
    let mut found = Vec::new();
    if let Content::Elements { particle, .. } = &complex.content {
        let mut seen = HashSet::new();
        let mut open = vec![particle];
        while let Some(particle) = open.pop() {
            match &particle.term {
                Term::Element(_) => {}
                Term::Wildcard(any) => found.push(any),
                Term::Group(group) => {
                    if seen.insert(Arc::as_ptr(group)) {
                        open.extend(group.particles.iter().rev());
                    }
                }
            }
        }
    }
    found
}

/// The wildcards of all content models, each group once.
pub(in crate::xsd) fn wildcards(set: &SchemaSet) -> Vec<&Wildcard> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut open: Vec<&Particle> = Vec::new();
    for definition in &set.types {
        let Type::Complex(complex) = definition else { continue };
        found.extend(complex.attribute_wildcard.as_ref());
        if let Content::Elements { particle, .. } = &complex.content {
            open.push(particle);
        }
    }
    while let Some(particle) = open.pop() {
        match &particle.term {
            Term::Element(_) => {}
            Term::Wildcard(any) => found.push(any),
            Term::Group(group) => {
                if seen.insert(Arc::as_ptr(group)) {
                    open.extend(&group.particles);
                }
            }
        }
    }
    found
}
