//! Names and places of components, as a reader of the schema knows them.

use std::collections::HashMap;
use std::sync::Arc;

use super::change::Place;
use crate::schema::simple::FacetKind;
use crate::schema::{ElementId, TypeId};
use crate::xsd::compare::{Field, FieldKind, fields};
use crate::xsd::component::{
    Compositor, Content, Location, NamespaceConstraint, Particle, ProcessContents, QName, SchemaSet, SimpleKind, Term,
    Type, Wildcard,
};

const XSD: &str = "http://www.w3.org/2001/XMLSchema";

/// The names of one set.
#[derive(Debug)]
pub(super) struct Names<'s> {
    pub(super) set: &'s SchemaSet,
    /// Where each anonymous type stands.
    parents: HashMap<TypeId, Parent>,
}

#[derive(Debug, Clone)]
enum Parent {
    /// In a field of a type.
    Field(TypeId, String),
    /// In a global element.
    Element(ElementId),
    /// As the base, item or member of a type.
    Part(TypeId),
}

impl<'s> Names<'s> {
    pub(super) fn new(set: &'s SchemaSet) -> Self {
        let mut parents: HashMap<TypeId, Parent> = HashMap::new();
        let anonymous = |id: TypeId| set.types[id.index()].name().is_none();
        for (id, element) in (0u32..).map(ElementId).zip(&set.elements) {
            if element.global && anonymous(element.type_id) {
                parents.entry(element.type_id).or_insert(Parent::Element(id));
            }
        }
        // What is inherited belongs to the base, which is looked at first if it comes first: named types, then the others.
        let ids = || (0u32..).map(TypeId).take(set.types.len());
        let mut order: Vec<TypeId> = ids().collect();
        order.sort_by_key(|id| (depth(set, *id), *id));
        for id in order {
            for field in fields(set, id).iter().filter(|field| field.name.is_some() && anonymous(field.type_id)) {
                parents.entry(field.type_id).or_insert_with(|| Parent::Field(id, label(field)));
            }
            let mut parts = vec![set.types[id.index()].base()];
            match &set.types[id.index()] {
                Type::Simple(simple) => match &simple.kind {
                    SimpleKind::Restriction => {}
                    SimpleKind::List(item) => parts.push(*item),
                    SimpleKind::Union(members) => parts.extend(members),
                },
                Type::Complex(complex) => {
                    if let Content::Simple(text) = complex.content {
                        parts.push(text);
                    }
                }
            }
            for part in parts.into_iter().filter(|part| *part != id && anonymous(*part)) {
                parents.entry(part).or_insert(Parent::Part(id));
            }
        }
        Self { set, parents }
    }

    /// The named type or message that a type belongs to, and the way from there to it.
    pub(super) fn path(&self, id: TypeId) -> (String, String) {
        let mut steps: Vec<String> = Vec::new();
        let mut at = id;
        let mut owner = String::new();
        for _ in 0..=self.set.types.len() {
            if let Some(name) = self.set.types[at.index()].name() {
                owner = name.local.to_string();
                break;
            }
            match self.parents.get(&at) {
                Some(Parent::Field(parent, name)) => {
                    steps.push(name.clone());
                    at = *parent;
                }
                Some(Parent::Part(parent)) => at = *parent,
                Some(Parent::Element(element)) => {
                    owner = self.set.elements[element.index()].name.local.to_string();
                    break;
                }
                None => break,
            }
        }
        let mut path = owner.clone();
        for step in steps.iter().rev() {
            path.push('/');
            path.push_str(step);
        }
        (owner, path)
    }

    /// The name of a type, or what an anonymous one is made of.
    pub(super) fn type_name(&self, id: TypeId) -> String {
        match &self.set.types[id.index()] {
            Type::Simple(simple) => match &simple.name {
                Some(name) => short(name),
                None => match &simple.kind {
                    SimpleKind::Restriction => {
                        let mut facets: Vec<&str> = simple.facets.iter().map(|facet| facet.kind.local_name()).collect();
                        facets.dedup();
                        let facets = if facets.is_empty() { String::new() } else { format!(": {}", facets.join(", ")) };
                        format!("({}{facets})", self.type_name(simple.base))
                    }
                    SimpleKind::List(item) => format!("(list {})", self.type_name(*item)),
                    SimpleKind::Union(members) => {
                        let members: Vec<String> = members.iter().map(|member| self.type_name(*member)).collect();
                        format!("({})", members.join(" | "))
                    }
                },
            },
            Type::Complex(complex) => match &complex.name {
                Some(name) => short(name),
                None => {
                    let inner = fields(self.set, id);
                    let names: Vec<String> = inner.iter().take(4).map(label).collect();
                    format!("{{{}{}}}", names.join(", "), if inner.len() > 4 { ", …" } else { "" })
                }
            },
        }
    }

    pub(super) fn place(&self, at: Location) -> Option<Place> {
        let document = self.set.documents.get(at.document as usize).filter(|_| at.line > 0)?;
        Some(Place { file: Arc::clone(&document.path), line: at.line, column: at.column })
    }

    pub(super) fn place_of_type(&self, id: TypeId) -> Option<Place> {
        self.place(match &self.set.types[id.index()] {
            Type::Simple(simple) => simple.at,
            Type::Complex(complex) => complex.at,
        })
    }

    /// The content model in a short form: `(a, b?, (c | d)*)`.
    pub(super) fn model(&self, id: TypeId) -> String {
        match &self.set.types[id.index()] {
            Type::Complex(complex) => match &complex.content {
                Content::Empty => "()".to_owned(),
                Content::Simple(text) => self.type_name(*text),
                Content::Elements { particle, .. } => {
                    let mut text = String::new();
                    self.particle(particle, &mut text);
                    text
                }
            },
            Type::Simple(_) => self.type_name(id),
        }
    }

    fn particle(&self, particle: &Particle, text: &mut String) {
        // A model as long as this is read in the schema.
        if text.len() > 400 {
            if !text.ends_with('…') {
                text.push('…');
            }
            return;
        }
        match &particle.term {
            Term::Element(id) => text.push_str(&self.set.elements[id.index()].name.local),
            Term::Wildcard(any) => text.push_str(&format!("<{}>", wildcard(any))),
            Term::Group(group) => {
                // A group of one that occurs once is only a way of writing.
                if let ([only], (1, Some(1))) = (group.particles.as_slice(), (particle.min, particle.max)) {
                    return self.particle(only, text);
                }
                let separator = match group.compositor {
                    Compositor::Sequence => ", ",
                    Compositor::Choice => " | ",
                    Compositor::All => " & ",
                };
                text.push('(');
                for (at, part) in group.particles.iter().enumerate() {
                    if at > 0 {
                        text.push_str(separator);
                    }
                    self.particle(part, text);
                }
                text.push(')');
            }
        }
        match (particle.min, particle.max) {
            (1, Some(1)) => {}
            (0, Some(1)) => text.push('?'),
            (0, None) => text.push('*'),
            (1, None) => text.push('+'),
            (min, max) => text.push_str(&format!("{{{}}}", occurs(min, max))),
        }
    }
}

fn depth(set: &SchemaSet, id: TypeId) -> usize {
    set.chain(id).count()
}

/// The local name, with `xs:` for built-in types.
fn short(name: &QName) -> String {
    if name.namespace.as_deref() == Some(XSD) { format!("xs:{}", name.local) } else { name.local.to_string() }
}

/// The name of a field, with `@` for attributes; text is `text()`.
pub(super) fn label(field: &Field) -> String {
    match field.kind {
        FieldKind::Attribute(_) => format!("@{}", field.local()),
        FieldKind::Text => "text()".to_owned(),
        FieldKind::Element(_) => field.local().to_owned(),
    }
}

/// `0..1`, `1..n`.
pub(super) fn occurs(min: u32, max: Option<u32>) -> String {
    max.map_or_else(|| format!("{min}..n"), |max| format!("{min}..{max}"))
}

/// `##other lax`.
pub(super) fn wildcard(any: &Wildcard) -> String {
    let absent = |uri: &Option<Arc<str>>| uri.as_deref().unwrap_or("##local").to_owned();
    let namespaces = match &any.namespaces {
        NamespaceConstraint::Any => "##any".to_owned(),
        NamespaceConstraint::Not(_) => "##other".to_owned(),
        NamespaceConstraint::Set(uris) => uris.iter().map(absent).collect::<Vec<_>>().join(" "),
    };
    let process = match any.process {
        ProcessContents::Strict => "strict",
        ProcessContents::Lax => "lax",
        ProcessContents::Skip => "skip",
    };
    format!("{namespaces} {process}")
}

/// The name of a facet and its value.
pub(super) fn facet(kind: FacetKind, value: &str) -> String {
    format!("{} {value}", kind.local_name())
}
