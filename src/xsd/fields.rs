//! The fields of a message, one after the other, with what the schema documents say of each: for tables that people read.
//!
//! Labels, FIM ids and data categories stand in annotations, which the compiled [`Schema`](crate::schema::Schema) does not keep: the
//! list is made from the components, and embedded schemas stay as small as they are.
//!
//! # Paths
//! A path is that of `docs/positions.md` without indexes: `/antrag/person/name`, `/antrag/@version`. Whether a finding's path has an
//! index there is [`Field::repeats`]. An element of a choice stands where the others of the choice stand, and is told by
//! [`Field::alternative`]. What a wildcard admits is `*` or `@*`. A type inside itself is listed, told by [`Field::recursive`], and not
//! entered again. An element that a content model names twice is listed twice. Types that only `xsi:type` can bring in are not listed.
//!
//! ```
//! use xefa::xsd::{Datenkategorie, published};
//!
//! let set = published("2.0").expect("a release");
//! let mut fields = set.global_elements().flat_map(|root| set.fields(root));
//! let field = fields.find(|field| field.fim == Some("F60000227")).expect("a field");
//! assert_eq!(field.label, Some("Familienname"));
//! assert_eq!(field.category, Some(Datenkategorie::Personenbezogen));
//! ```

use std::collections::HashMap;

use super::component::{
    Annotation, Attribute, AttributeUse, Compositor, Content, Node, Particle, QName, SchemaSet, Term, Type,
};
use crate::schema::{ElementId, TypeId};

/// The namespace of field marks (`docs/xefa.md`, 4).
const MARKS: &str = "urn:xefa:metadaten:1.0";

/// What a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// An element.
    Element,
    /// An attribute.
    Attribute,
    /// Whatever a wildcard for elements admits.
    AnyElement,
    /// Whatever a wildcard for attributes admits.
    AnyAttribute,
}

/// How far a field holds personal data, as its mark says (`docs/xefa.md`, 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Datenkategorie<'a> {
    /// `keine`: no personal data.
    Keine,
    /// `personenbezogen`: personal data (Art. 4 Nr. 1 DSGVO).
    Personenbezogen,
    /// `besonders`: a special category (Art. 9 DSGVO).
    Besonders,
    /// Another word, which is to be taken for the worst.
    Unbekannt(&'a str),
}

/// One field of a message.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Field<'a> {
    /// Where it stands; see the [module](self).
    pub path: String,
    /// What it is.
    pub kind: FieldKind,
    /// Its label: `bezeichnung` of its mark, else the `title` of its declaration, else that of its type.
    pub label: Option<&'a str>,
    /// Its documentation, the first that is German or says no language; white space as written.
    pub documentation: Option<&'a str>,
    /// The name of its type; anonymous types and wildcards have none.
    pub type_name: Option<&'a QName>,
    /// Whether it has to be there wherever its parent is.
    pub required: bool,
    /// Whether it may be there more than once, by itself or by a group around it.
    pub repeats: bool,
    /// Whether it is one of a choice, or a member of a substitution group.
    pub alternative: bool,
    /// Whether its type is that of an element around it: what is in it is not listed again.
    pub recursive: bool,
    /// Whether fields of it follow.
    pub outer: bool,
    /// The code list, where its type fixes one.
    pub code_list: Option<&'a str>,
    /// The version of the code list, where its type fixes one.
    pub code_list_version: Option<&'a str>,
    /// The FIM id (`F` and eight digits), as its mark says.
    pub fim: Option<&'a str>,
    /// The category of personal data; fields without a mark have none, which does not say that they hold no personal data.
    pub category: Option<Datenkategorie<'a>>,
}

/// The fields of a message, in the order of the schema; made by [`SchemaSet::fields`].
#[derive(Debug)]
pub struct Fields<'a> {
    set: &'a SchemaSet,
    /// The members of substitution groups, by their direct heads.
    members: HashMap<ElementId, Vec<ElementId>>,
    open: Vec<Frame<'a>>,
    path: String,
}

/// An element whose fields are being listed.
#[derive(Debug)]
struct Frame<'a> {
    type_id: Option<TypeId>,
    /// The length of its path.
    path: usize,
    fields: std::vec::IntoIter<Item<'a>>,
}

#[derive(Debug, Clone, Copy)]
struct Item<'a> {
    term: ItemTerm<'a>,
    /// The annotation of the place, which goes before that of the declaration.
    annotation: &'a Annotation,
    place: Place,
}

#[derive(Debug, Clone, Copy)]
enum ItemTerm<'a> {
    Element(ElementId),
    Attribute(&'a Attribute),
    AnyElement,
    AnyAttribute,
}

/// How often something may occur at its place.
#[derive(Debug, Clone, Copy)]
struct Place {
    required: bool,
    repeats: bool,
    alternative: bool,
}

impl SchemaSet {
    /// The global elements, in the order of the documents.
    pub fn global_elements(&self) -> impl Iterator<Item = ElementId> + '_ {
        (0u32..).zip(&self.elements).filter(|(_, element)| element.global).map(|(id, _)| ElementId(id))
    }

    /// The fields of a message with this root, the root first, each before what is in it, attributes before elements.
    ///
    /// Each field is made when it is asked for: a large standard has millions of paths. An id of another set gives no fields.
    #[must_use]
    pub fn fields(&self, root: ElementId) -> Fields<'_> {
        let mut members: HashMap<ElementId, Vec<ElementId>> = HashMap::new();
        for (id, element) in (0u32..).zip(&self.elements) {
            if let Some(head) = element.substitution_head {
                members.entry(head).or_default().push(ElementId(id));
            }
        }
        let place = Place { required: true, repeats: false, alternative: false };
        let item = self.elements.get(root.index()).map(|element| Item {
            term: ItemTerm::Element(root),
            annotation: &element.annotation,
            place,
        });
        let fields = item.into_iter().collect::<Vec<_>>().into_iter();
        Fields { set: self, members, open: vec![Frame { type_id: None, path: 0, fields }], path: String::new() }
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        loop {
            let frame = self.open.last_mut()?;
            self.path.truncate(frame.path);
            match frame.fields.next() {
                Some(item) => return Some(self.field(item)),
                None => self.open.pop(),
            };
        }
    }
}

impl<'a> Fields<'a> {
    fn field(&mut self, item: Item<'a>) -> Field<'a> {
        let set = self.set;
        let (kind, name, type_id, own) = match item.term {
            ItemTerm::Element(id) => {
                let element = &set.elements[id.index()];
                (FieldKind::Element, &*element.name.local, Some(element.type_id), Some(&element.annotation))
            }
            ItemTerm::Attribute(attribute) => {
                (FieldKind::Attribute, &*attribute.name.local, Some(attribute.type_id), Some(&attribute.annotation))
            }
            ItemTerm::AnyElement => (FieldKind::AnyElement, "*", None, None),
            ItemTerm::AnyAttribute => (FieldKind::AnyAttribute, "*", None, None),
        };
        self.path.push('/');
        if matches!(kind, FieldKind::Attribute | FieldKind::AnyAttribute) {
            self.path.push('@');
        }
        self.path.push_str(name);

        let type_ = type_id.map(|id| &set.types[id.index()]);
        let said = || std::iter::once(item.annotation).chain(own);
        let mark = |name: &str| said().find_map(|annotation| mark(annotation, name));
        let label = mark("bezeichnung")
            .or_else(|| said().find_map(title))
            .or_else(|| type_.and_then(|type_| title(annotation_of(type_))));
        let (code_list, code_list_version) = type_.map_or((None, None), |type_| {
            let list = fixed(set, type_, "listURI");
            (list, list.and_then(|_| fixed(set, type_, "listVersionID")))
        });
        let recursive = kind == FieldKind::Element && self.open.iter().any(|frame| frame.type_id == type_id);
        let fields = match type_ {
            Some(type_) if kind == FieldKind::Element && !recursive => self.inside(type_),
            _ => Vec::new(),
        };
        let field = Field {
            path: self.path.clone(),
            kind,
            label,
            documentation: said().find_map(documentation),
            type_name: type_.and_then(Type::name),
            required: item.place.required,
            repeats: item.place.repeats,
            alternative: item.place.alternative,
            recursive,
            outer: !fields.is_empty(),
            code_list,
            code_list_version,
            fim: mark("fim"),
            category: mark("datenkategorie").map(category),
        };
        if !fields.is_empty() {
            self.open.push(Frame { type_id, path: self.path.len(), fields: fields.into_iter() });
        }
        field
    }

    /// What stands directly in an element of a type.
    fn inside(&self, type_: &'a Type) -> Vec<Item<'a>> {
        let Type::Complex(complex) = type_ else { return Vec::new() };
        let mut items: Vec<Item<'a>> = complex.attributes.iter().map(|used| self.attribute(used)).collect();
        if complex.attribute_wildcard.is_some() {
            let place = Place { required: false, repeats: true, alternative: false };
            items.push(Item { term: ItemTerm::AnyAttribute, annotation: &complex.annotation, place });
        }
        if let Content::Elements { particle, .. } = &complex.content {
            self.particle(particle, Place { required: true, repeats: false, alternative: false }, &mut items);
        }
        items
    }

    fn attribute(&self, used: &'a AttributeUse) -> Item<'a> {
        let attribute = &self.set.attributes[used.attribute.index()];
        let place = Place { required: used.required, repeats: false, alternative: false };
        Item { term: ItemTerm::Attribute(attribute), annotation: &used.annotation, place }
    }

    fn particle(&self, particle: &'a Particle, around: Place, items: &mut Vec<Item<'a>>) {
        if particle.max == Some(0) {
            return;
        }
        let place = Place {
            required: around.required && particle.min > 0,
            repeats: around.repeats || particle.max.is_none_or(|max| max > 1),
            alternative: around.alternative,
        };
        let annotation = &particle.annotation;
        match &particle.term {
            Term::Wildcard(_) => items.push(Item { term: ItemTerm::AnyElement, annotation, place }),
            Term::Group(group) => {
                let is_choice = group.compositor == Compositor::Choice && group.particles.len() > 1;
                let inside = Place {
                    required: place.required && !is_choice,
                    alternative: place.alternative || is_choice,
                    ..place
                };
                group.particles.iter().for_each(|particle| self.particle(particle, inside, items));
            }
            Term::Element(id) => {
                let element = &self.set.elements[id.index()];
                let mut all = if element.block.substitution { Vec::new() } else { self.substitutes(*id) };
                if !element.abstract_ {
                    all.insert(0, *id);
                }
                let place = match all.len() {
                    0 | 1 => place,
                    _ => Place { required: false, alternative: true, ..place },
                };
                items.extend(all.iter().map(|id| Item { term: ItemTerm::Element(*id), annotation, place }));
            }
        }
    }

    /// The members of the substitution group of a head, through other members as well, that are not abstract.
    fn substitutes(&self, head: ElementId) -> Vec<ElementId> {
        let mut found = Vec::new();
        let mut seen = vec![head];
        let mut next = 0;
        while let Some(head) = seen.get(next).copied() {
            next += 1;
            for member in self
                .members
                .get(&head)
                .into_iter()
                .flatten()
                .filter(|member| !seen.contains(member))
                .copied()
                .collect::<Vec<_>>()
            {
                seen.push(member);
                if !self.set.elements[member.index()].abstract_ {
                    found.push(member);
                }
            }
        }
        found
    }
}

fn annotation_of(type_: &Type) -> &Annotation {
    match type_ {
        Type::Simple(simple) => &simple.annotation,
        Type::Complex(complex) => &complex.annotation,
    }
}

/// An attribute of the field mark.
fn mark<'a>(annotation: &'a Annotation, name: &str) -> Option<&'a str> {
    let is_mark = |node: &&Node| &*node.name.local == "feld" && node.name.namespace.as_deref() == Some(MARKS);
    let mark = annotation.appinfo.iter().find(is_mark)?;
    mark.attributes.iter().find(|(of, _)| of.namespace.is_none() && &*of.local == name).map(|(_, value)| value.as_str())
}

/// The `title` of XÖV.
fn title(annotation: &Annotation) -> Option<&str> {
    annotation.appinfo.iter().find(|node| &*node.name.local == "title").map(|node| node.text.trim())
}

fn documentation(annotation: &Annotation) -> Option<&str> {
    let is_german = |lang: Option<&str>| lang.is_none_or(|lang| lang == "de" || lang.starts_with("de-"));
    annotation.documentation.iter().find(|text| is_german(text.lang.as_deref())).map(|text| text.text.as_str())
}

fn category(word: &str) -> Datenkategorie<'_> {
    match word {
        "keine" => Datenkategorie::Keine,
        "personenbezogen" => Datenkategorie::Personenbezogen,
        "besonders" => Datenkategorie::Besonders,
        other => Datenkategorie::Unbekannt(other),
    }
}

/// The fixed value of an attribute of a complex type.
fn fixed<'a>(set: &'a SchemaSet, type_: &'a Type, name: &str) -> Option<&'a str> {
    let Type::Complex(complex) = type_ else { return None };
    let used = complex.attributes.iter().find(|used| &*set.attributes[used.attribute.index()].name.local == name)?;
    used.value.as_ref().filter(|value| value.fixed).map(|value| value.lexical.as_str())
}
