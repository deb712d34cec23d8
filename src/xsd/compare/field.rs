//! What stands in a type: its attributes, its text, and the elements of its content with their effective occurrence.

use crate::schema::{ElementId, TypeId};
use crate::xsd::component::{
    Annotation, AttributeUse, ComplexType, Compositor, Content, Location, Particle, QName, SchemaSet, Term, Type,
};

/// What a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// An attribute, by its place among [`ComplexType::attributes`].
    Attribute(usize),
    /// The text of simple content.
    Text,
    /// An element of the content model.
    Element(ElementId),
}

/// An attribute, the text or an element of a type.
#[derive(Debug, Clone)]
pub struct Field {
    /// What it is.
    pub kind: FieldKind,
    /// Its name; text has none.
    pub name: Option<QName>,
    /// Its type.
    pub type_id: TypeId,
    /// The least number of occurrences in the type, with all groups around it: 0 in a choice.
    pub min: u32,
    /// The greatest number of occurrences in the type; none for unbounded.
    pub max: Option<u32>,
    /// Which choices it stands in, from outside, with the branch of each: two fields with one choice and two branches exclude one another.
    pub choices: Vec<(u32, u32)>,
    /// Its place among the fields of the type.
    pub order: usize,
    /// Where it is written.
    pub at: Location,
}

impl Field {
    /// Whether it is an attribute.
    #[must_use]
    pub fn is_attribute(&self) -> bool {
        matches!(self.kind, FieldKind::Attribute(_))
    }

    /// Its local name; empty for text.
    #[must_use]
    pub fn local(&self) -> &str {
        self.name.as_ref().map_or("", |name| &name.local)
    }

    /// The annotation of its declaration.
    pub(crate) fn annotation<'s>(&self, set: &'s SchemaSet, owner: TypeId) -> Option<&'s Annotation> {
        match self.kind {
            FieldKind::Element(id) => Some(&set.elements[id.index()].annotation),
            FieldKind::Attribute(at) => {
                let use_ = attribute(set, owner, at)?;
                Some(&set.attributes[use_.attribute.index()].annotation)
            }
            FieldKind::Text => None,
        }
    }
}

/// The attribute use at a place of a type.
pub(crate) fn attribute(set: &SchemaSet, owner: TypeId, at: usize) -> Option<&AttributeUse> {
    match &set.types[owner.index()] {
        Type::Complex(complex) => complex.attributes.get(at),
        Type::Simple(_) => None,
    }
}

/// The fields of a type: attributes, then text or elements in the order of the document. A simple type has only text.
#[must_use]
pub fn fields(set: &SchemaSet, id: TypeId) -> Vec<Field> {
    let mut fields = match &set.types[id.index()] {
        Type::Simple(simple) => vec![text(id, simple.at)],
        Type::Complex(complex) => of_complex(set, complex),
    };
    for (order, field) in fields.iter_mut().enumerate() {
        field.order = order;
    }
    fields
}

fn text(type_id: TypeId, at: Location) -> Field {
    Field { kind: FieldKind::Text, name: None, type_id, min: 1, max: Some(1), choices: Vec::new(), order: 0, at }
}

fn of_complex(set: &SchemaSet, complex: &ComplexType) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for (at, use_) in complex.attributes.iter().enumerate() {
        let declaration = &set.attributes[use_.attribute.index()];
        fields.push(Field {
            kind: FieldKind::Attribute(at),
            name: Some(declaration.name.clone()),
            type_id: declaration.type_id,
            min: u32::from(use_.required),
            max: Some(1),
            choices: Vec::new(),
            order: 0,
            at: declaration.at,
        });
    }
    match &complex.content {
        Content::Empty => {}
        Content::Simple(id) => fields.push(text(*id, complex.at)),
        Content::Elements { particle, .. } => {
            let mut walk = Walk { set, fields: &mut fields, choices: Vec::new(), count: 0 };
            walk.particle(particle, 1, Some(1));
        }
    }
    fields
}

/// How many fields of one type are looked at: named groups may be nested so that they multiply.
const FIELDS: usize = 20_000;

struct Walk<'w> {
    set: &'w SchemaSet,
    fields: &'w mut Vec<Field>,
    choices: Vec<(u32, u32)>,
    count: u32,
}

impl Walk<'_> {
    fn particle(&mut self, particle: &Particle, min: u32, max: Option<u32>) {
        let min = min.saturating_mul(particle.min);
        let max = times(max, particle.max);
        if max == Some(0) || self.fields.len() >= FIELDS {
            return;
        }
        match &particle.term {
            Term::Element(id) => {
                let element = &self.set.elements[id.index()];
                self.fields.push(Field {
                    kind: FieldKind::Element(*id),
                    name: Some(element.name.clone()),
                    type_id: element.type_id,
                    min,
                    max,
                    choices: self.choices.clone(),
                    order: 0,
                    at: particle.at,
                });
            }
            Term::Wildcard(_) => {}
            Term::Group(group) => {
                let is_choice = group.compositor == Compositor::Choice && group.particles.len() > 1;
                let number = self.count;
                self.count += u32::from(is_choice);
                for (branch, inner) in (0u32..).zip(&group.particles) {
                    if is_choice {
                        self.choices.push((number, branch));
                    }
                    self.particle(inner, if is_choice { 0 } else { min }, max);
                    if is_choice {
                        self.choices.pop();
                    }
                }
            }
        }
    }
}

fn times(a: Option<u32>, b: Option<u32>) -> Option<u32> {
    match (a, b) {
        (Some(0), _) | (_, Some(0)) => Some(0),
        (Some(a), Some(b)) => Some(a.saturating_mul(b)),
        _ => None,
    }
}
