//! Two schema sets side by side: which component of the new one is which of the old one, and how they relate.
//!
//! [`Comparison::of`] pairs namespaces first (one URI, else by likeness of URIs without version numbers, names of components, prefixes
//! and the `kennung` in `appinfo`), then types and global elements by their names, then anonymous types by their places, and at last
//! what was renamed or moved, with the [`Evidence`]. [`diff`](super::diff) tells what changed from it, and generators of conversions learn which types are
//! the same.
//!
//! Types are compared by what messages show: a type that got a name, a group that was written out, or facets that were spread over
//! more steps make no difference; neither does a namespace that was renamed.
//!
//! ```
//! use xefa::xsd::Loader;
//! use xefa::xsd::compare::{Comparison, Relation};
//!
//! let read = |version: &str, plz: &str, more: &str| {
//!     let text = format!(r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:ort:{version}" targetNamespace="urn:ort:{version}">
//!         <xs:simpleType name="Plz"><xs:restriction base="xs:string"><xs:pattern value="{plz}"/></xs:restriction></xs:simpleType>
//!         <xs:complexType name="Ort"><xs:sequence><xs:element name="plz" type="Plz"/>{more}</xs:sequence></xs:complexType>
//!     </xs:schema>"#);
//!     Loader::new().document("ort.xsd", text).read(&["ort.xsd".into()]).expect("a correct schema")
//! };
//! let (old, new) = (read("1.0", "[0-9]{5}", ""), read("1.1", "[0-9]{4,5}", r#"<xs:element name="name" type="xs:string" minOccurs="0"/>"#));
//!
//! let comparison = Comparison::of(&old, &new);
//! assert!(comparison.namespaces()[0].renamed());
//! let relations: Vec<_> = comparison.types().map(|pair| (pair.name(&old), pair.own, pair.deep)).collect();
//! assert_eq!(relations, [
//!     ("Plz", Relation::Widened, Relation::Widened),
//!     // Its own fields are widened; with the type of plz nothing else changes.
//!     ("Ort", Relation::Widened, Relation::Widened),
//! ]);
//! let ort = comparison.types().last().unwrap();
//! assert_eq!(ort.fields.pairs[0].old.local(), "plz");
//! assert_eq!(ort.fields.added[0].local(), "name");
//! ```

mod content;
mod evidence;
mod field;
mod fields;
mod letters;
pub(in crate::xsd) mod likeness;
mod namespaces;
mod pairs;
pub(in crate::xsd) mod relate;
#[cfg(test)]
mod tests;
pub(in crate::xsd) mod view;

use std::collections::HashMap;
use std::sync::Arc;

use super::component::{QName, SchemaSet};
use crate::schema::{ElementId, TypeId};

pub use evidence::Evidence;
pub(in crate::xsd) use field::attribute;
pub use field::{Field, FieldKind, fields};
pub use fields::{FieldPair, Fields};
pub use namespaces::NamespacePair;
pub use relate::Relation;

use letters::Letters;
use pairs::{Pairs, built_in};
use relate::{Relator, Ways};
use view::Side;

/// A type of the old set and its counterpart in the new one.
#[derive(Debug, Clone)]
pub struct TypePair {
    /// In the old set.
    pub old: TypeId,
    /// In the new set.
    pub new: TypeId,
    /// Why they are one although their names differ, or one of them has none because of its place; empty where the names are the same,
    /// or both have none.
    pub evidence: Vec<Evidence>,
    /// How they relate in themselves, with the types of their elements taken to be the same where those are paired.
    /// [`Relation::Equal`]: the same attributes with the same types, the same elements in the same order and number, with paired
    /// types; or a simple type that takes the same texts.
    pub own: Relation,
    /// How they relate with all that is below them.
    pub deep: Relation,
    /// Their fields.
    pub fields: Fields,
}

impl TypePair {
    /// The local name in the old set; empty for an anonymous type.
    #[must_use]
    pub fn name<'s>(&self, old: &'s SchemaSet) -> &'s str {
        old.types[self.old.index()].name().map_or("", |name| &name.local)
    }
}

/// A global element of the old set and its counterpart in the new one.
#[derive(Debug, Clone)]
pub struct ElementPair {
    /// In the old set.
    pub old: ElementId,
    /// In the new set.
    pub new: ElementId,
    /// Why they are one although their names differ; empty where the names are the same.
    pub evidence: Vec<Evidence>,
    /// How they relate with all that is below them: what becomes of messages. What stands where a wildcard allows it is left aside; it is
    /// judged by its own global element.
    pub deep: Relation,
}

/// Two schema sets, component by component.
#[derive(Debug)]
pub struct Comparison<'s> {
    old: &'s SchemaSet,
    new: &'s SchemaSet,
    namespaces: Vec<NamespacePair>,
    namespaces_removed: Vec<Option<Arc<str>>>,
    namespaces_added: Vec<Option<Arc<str>>>,
    types: Vec<TypePair>,
    by_old: HashMap<TypeId, usize>,
    by_new: HashMap<TypeId, usize>,
    elements: Vec<ElementPair>,
    pairs: Pairs,
    relator: Relator<'s>,
}

impl<'s> Comparison<'s> {
    /// Compares two sets.
    #[must_use]
    pub fn of(old: &'s SchemaSet, new: &'s SchemaSet) -> Self {
        Self::continuing(old, new, &[])
    }

    /// Compares two sets where it is known which namespace of the old one is continued by which of the new one: URIs in pairs. The others
    /// are paired as by [`Comparison::of`].
    ///
    /// Both may be one set, in which a namespace stands beside its next version.
    #[must_use]
    pub fn continuing(old: &'s SchemaSet, new: &'s SchemaSet, namespaces: &[(&str, &str)]) -> Self {
        let namespaces = namespaces::pair(old, new, namespaces);
        let letters = Letters::new(old, new, &namespaces);
        let pairs = Pairs::new(old, new, &letters);
        let sides = (Side::new(old, &letters, true), Side::new(new, &letters, false));
        let relator = Relator::new(sides.0, sides.1, letters);
        let mut comparison = Self {
            old,
            new,
            namespaces: namespaces.pairs,
            namespaces_removed: namespaces.removed,
            namespaces_added: namespaces.added,
            types: Vec::new(),
            by_old: HashMap::new(),
            by_new: HashMap::new(),
            elements: Vec::new(),
            pairs,
            relator,
        };
        comparison.relate();
        comparison
    }

    fn relate(&mut self) {
        let sets = (self.old, self.new);
        let none = Vec::new();
        let types = self.pairs.types.iter().map(|(old, (new, evidence))| (*old, *new, evidence));
        let more = self.pairs.more_types.iter().map(|(old, new)| (*old, *new, &none));
        for (old, new, evidence) in types.chain(more) {
            let fields = fields::pair(sets, &self.relator.letters, &self.pairs, (old, new), true);
            let at = self.types.len();
            self.by_old.entry(old).or_insert(at);
            self.by_new.entry(new).or_insert(at);
            self.types.push(TypePair {
                old,
                new,
                evidence: evidence.clone(),
                own: self.own(old, new).relation(),
                deep: self.relator.deep((old, new)).relation(),
                fields,
            });
        }
        let elements = self.pairs.elements.iter().map(|(old, (new, evidence))| (*old, *new, evidence));
        let more = self.pairs.more_elements.iter().map(|(old, new)| (*old, *new, &none));
        for (old, new, evidence) in elements.chain(more) {
            let deep = self.element_ways(old, new).relation();
            self.elements.push(ElementPair { old, new, evidence: evidence.clone(), deep });
        }
    }

    /// The pair in itself; types below that are not paired with each other count as part of it.
    fn own(&self, old: TypeId, new: TypeId) -> Ways {
        let own = self.relator.own((old, new));
        own.edges.iter().filter(|edge| !self.pairs.is_pair(edge.to.0, edge.to.1)).fold(own.ways, |ways, edge| {
            let below = self.relator.deep(edge.to);
            ways.and(Ways {
                forward: below.forward || !edge.needs.forward,
                backward: below.backward || !edge.needs.backward,
            })
        })
    }

    fn element_ways(&self, old: ElementId, new: ElementId) -> Ways {
        let mut edges = Vec::new();
        let ways = self.relator.declarations(old, new, Ways::BOTH, &mut edges);
        edges.iter().fold(ways, |ways, edge| {
            let below = self.relator.deep(edge.to);
            ways.and(Ways {
                forward: below.forward || !edge.needs.forward,
                backward: below.backward || !edge.needs.backward,
            })
        })
    }

    /// The old set.
    #[must_use]
    pub fn older(&self) -> &'s SchemaSet {
        self.old
    }

    /// The new set.
    #[must_use]
    pub fn newer(&self) -> &'s SchemaSet {
        self.new
    }

    /// The namespaces that both sets have, in the order of the old one; those of XML and XML Schema are not told.
    #[must_use]
    pub fn namespaces(&self) -> &[NamespacePair] {
        &self.namespaces
    }

    /// The namespaces that only the old set has.
    #[must_use]
    pub fn namespaces_removed(&self) -> &[Option<Arc<str>>] {
        &self.namespaces_removed
    }

    /// The namespaces that only the new set has.
    #[must_use]
    pub fn namespaces_added(&self) -> &[Option<Arc<str>>] {
        &self.namespaces_added
    }

    /// The types that both sets have, in the order of the old set; built-in ones are not told.
    ///
    /// Where a set has several versions of a namespace side by side and the other has fewer, a type may stand in several pairs, of which
    /// those with the version that has most in common come first: XEfA 1.1 has the building blocks of 1.0 beside its own, because some
    /// Fachmodule still use them.
    pub fn types(&self) -> impl Iterator<Item = &TypePair> {
        self.types.iter()
    }

    /// The first pair that an old type belongs to.
    #[must_use]
    pub fn of_old(&self, old: TypeId) -> Option<&TypePair> {
        self.by_old.get(&old).map(|at| &self.types[*at])
    }

    /// The first pair that a new type belongs to.
    #[must_use]
    pub fn of_new(&self, new: TypeId) -> Option<&TypePair> {
        self.by_new.get(&new).map(|at| &self.types[*at])
    }

    /// Whether two types are one: a pair, or the same built-in type.
    #[must_use]
    pub fn is_pair(&self, old: TypeId, new: TypeId) -> bool {
        self.pairs.is_pair(old, new)
    }

    /// The types that only the old set has, anonymous ones included.
    pub fn types_removed(&self) -> impl Iterator<Item = TypeId> + '_ {
        ids(self.old).filter(|id| !self.by_old.contains_key(id))
    }

    /// The types that only the new set has, anonymous ones included.
    pub fn types_added(&self) -> impl Iterator<Item = TypeId> + '_ {
        ids(self.new).filter(|id| !self.by_new.contains_key(id))
    }

    /// The global elements that both sets have, in the order of the old set.
    pub fn elements(&self) -> impl Iterator<Item = &ElementPair> {
        self.elements.iter()
    }

    /// The global elements that only the old set has.
    pub fn elements_removed(&self) -> impl Iterator<Item = ElementId> + '_ {
        let all = (0u32..).map(ElementId).zip(&self.old.elements);
        all.filter(|(id, element)| element.global && !self.pairs.has_old_element(*id)).map(|(id, _)| id)
    }

    /// The global elements that only the new set has.
    pub fn elements_added(&self) -> impl Iterator<Item = ElementId> + '_ {
        let all = (0u32..).map(ElementId).zip(&self.new.elements);
        all.filter(|(id, element)| element.global && !self.pairs.has_new_element(*id)).map(|(id, _)| id)
    }

    /// How any two types relate with all that is below them, whether they are a pair or not.
    #[must_use]
    pub fn relation(&self, old: TypeId, new: TypeId) -> Relation {
        self.relator.deep((old, new)).relation()
    }

    /// The fields of any two types, paired.
    #[must_use]
    pub fn fields(&self, old: TypeId, new: TypeId) -> Fields {
        fields::pair((self.old, self.new), &self.relator.letters, &self.pairs, (old, new), true)
    }

    /// A name of the old set under the namespace that the new set has for its own.
    #[must_use]
    pub fn renamed(&self, old: &QName) -> QName {
        self.relator.letters.renamed(old)
    }
}

/// What the differences are told from.
impl<'s> Comparison<'s> {
    pub(super) fn relator(&self) -> &Relator<'s> {
        &self.relator
    }

    /// The pair of these two types.
    pub(super) fn pair(&self, old: TypeId, new: TypeId) -> Option<&TypePair> {
        let first = self.of_old(old).filter(|pair| pair.new == new);
        first.or_else(|| self.types.iter().find(|pair| (pair.old, pair.new) == (old, new)))
    }

    /// Whether two names are one in two versions of a namespace.
    #[must_use]
    pub fn is_version(&self, old: &QName, new: &QName) -> bool {
        self.relator.letters.is_version(old, new)
    }
}

fn ids(set: &SchemaSet) -> impl Iterator<Item = TypeId> + '_ {
    (0u32..).map(TypeId).take(set.types.len()).skip(built_in())
}
