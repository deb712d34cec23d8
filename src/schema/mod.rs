//! The compiled schema: what validation, reading and writing run on.
//!
//! A [`Schema`] is immutable and `Send + Sync`. It is compiled once from schema documents (feature `xsd`) or loaded from its
//! stored form, which our own releases carry embedded.

mod codes;
mod content;
mod id;
mod identity;
mod name;
pub mod shape;
pub mod simple;
mod tables;

#[cfg(feature = "xsd")]
mod compile;
mod store;
mod stored;
mod verify;

pub use codes::{CodeKind, CodeUse};
pub use content::{ContentModel, Edge, Leaf, LeafTerm, Node, NodeKind, Op, State};
pub use id::{AttributeId, ElementId, NameId, NamespaceId, TypeId};
pub use identity::{Identity, IdentityKind, NameTest, Way};
pub use store::StoreError;
pub use tables::{
    AttributeUse, ComplexType, Content, Derivation, ElementDecl, NamespaceSet, ProcessContents, TypeDef,
    ValueConstraint, Wildcard,
};

use name::Names;
use tables::Tables;

/// A compiled schema.
#[derive(Debug)]
pub struct Schema {
    tables: Tables,
    names: Names,
    /// The prefix of each namespace.
    prefixes: Vec<Box<str>>,
    hash: u64,
    lenient_references: bool,
}

impl Schema {
    fn from_tables(tables: Tables, hash: u64) -> Self {
        let names = Names::new(&tables);
        let prefixes = name::prefixes(&tables);
        Self { tables, names, prefixes, hash, lenient_references: false }
    }

    /// The same schema, for which an IDREF without its ID is a warning and not a mistake. XML Schema wants the ID (cvc-id.1), and yet
    /// there are standards whose own samples refer to what stands in another message. It is not part of the stored form.
    #[must_use]
    pub fn with_lenient_references(mut self) -> Self {
        self.lenient_references = true;
        self
    }

    /// Whether an IDREF without its ID is a warning only.
    #[must_use]
    pub fn has_lenient_references(&self) -> bool {
        self.lenient_references
    }

    /// The hash of the stored form: generated models carry the hash of the schema they were made from.
    #[must_use]
    pub fn hash(&self) -> u64 {
        self.hash
    }

    /// The name of an id.
    #[inline]
    #[must_use]
    pub fn name(&self, id: NameId) -> (&str, &str) {
        let name = &self.tables.names[id.index()];
        (&self.tables.namespaces[name.namespace.index()].uri, &name.local)
    }

    /// The local part of a name.
    #[inline]
    #[must_use]
    pub fn local(&self, id: NameId) -> &str {
        &self.tables.names[id.index()].local
    }

    /// The namespace of a name.
    #[inline]
    #[must_use]
    pub fn namespace_of(&self, id: NameId) -> NamespaceId {
        self.tables.names[id.index()].namespace
    }

    /// The id of a namespace ("" is no namespace), if the schema knows it.
    #[must_use]
    pub fn namespace(&self, uri: &str) -> Option<NamespaceId> {
        self.names.namespace(uri)
    }

    /// The URI of a namespace.
    #[must_use]
    pub fn namespace_uri(&self, id: NamespaceId) -> &str {
        &self.tables.namespaces[id.index()].uri
    }

    /// The prefix that the schema documents themselves use for a namespace; unique within the schema, and empty only for no namespace.
    #[must_use]
    pub fn prefix(&self, id: NamespaceId) -> &str {
        &self.prefixes[id.index()]
    }

    /// The namespace that has a [prefix](Self::prefix).
    #[must_use]
    pub fn with_prefix(&self, prefix: &str) -> Option<NamespaceId> {
        let at = self.prefixes.iter().position(|known| **known == *prefix).filter(|_| !prefix.is_empty())?;
        u32::try_from(at).ok().map(NamespaceId)
    }

    /// The namespaces for which there are declarations, in the order in which the documents were read.
    pub fn namespaces(&self) -> impl Iterator<Item = NamespaceId> + '_ {
        (0u32..).zip(&self.tables.namespaces).filter(|(_, namespace)| namespace.declared).map(|(id, _)| NamespaceId(id))
    }

    /// The id of an expanded name, if the schema knows it.
    #[inline]
    #[must_use]
    pub fn find(&self, namespace: NamespaceId, local: &str) -> Option<NameId> {
        self.names.find(&self.tables, namespace, local)
    }

    /// The global element of a name.
    #[inline]
    #[must_use]
    pub fn global_element(&self, name: NameId) -> Option<ElementId> {
        self.names.element(name)
    }

    /// The global elements, in the order of the schema documents.
    pub fn global_elements(&self) -> impl Iterator<Item = ElementId> + '_ {
        (0u32..).zip(&self.tables.elements).filter(|(_, element)| element.global).map(|(id, _)| ElementId(id))
    }

    /// All element declarations, local ones too, in the order of their ids.
    pub fn elements(&self) -> impl Iterator<Item = ElementId> + '_ {
        (0u32..).zip(&self.tables.elements).map(|(id, _)| ElementId(id))
    }

    /// The id of a local name in every namespace that has it.
    pub fn find_in_any_namespace<'a>(&'a self, local: &'a str) -> impl Iterator<Item = NameId> + 'a {
        (0u32..).zip(&self.tables.namespaces).filter_map(move |(id, _)| self.find(NamespaceId(id), local))
    }

    /// The named type of a name.
    #[must_use]
    pub fn named_type(&self, name: NameId) -> Option<TypeId> {
        self.names.named_type(name)
    }

    /// An element declaration.
    #[inline]
    #[must_use]
    pub fn element(&self, id: ElementId) -> &ElementDecl {
        &self.tables.elements[id.index()]
    }

    /// A type definition.
    #[inline]
    #[must_use]
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.tables.types[id.index()]
    }

    /// Whether a type is `xs:anySimpleType`: an element of it may be of any simple type, by `xsi:type`.
    #[must_use]
    pub fn is_any_simple(&self, id: TypeId) -> bool {
        matches!(self.type_def(id), TypeDef::Simple { simple: simple::SimpleId::ANY_SIMPLE_TYPE, .. })
    }

    /// The number of type definitions.
    #[must_use]
    pub fn type_count(&self) -> usize {
        self.tables.types.len()
    }

    /// The simple types.
    #[inline]
    #[must_use]
    pub fn simple_types(&self) -> &simple::SimpleTypes {
        &self.tables.simple
    }

    /// A global attribute's use, for attribute wildcards.
    #[must_use]
    pub fn global_attribute(&self, name: NameId) -> Option<&AttributeUse> {
        self.tables.global_attributes.iter().find(|attribute| attribute.name == name)
    }

    /// A content model, by its number in [`Content::Elements`].
    #[inline]
    #[must_use]
    pub fn content_model(&self, number: u32) -> &ContentModel {
        &self.tables.contents[number as usize]
    }

    /// An identity constraint, by its number in [`ElementDecl::constraints`].
    #[must_use]
    pub fn identity(&self, number: u32) -> &Identity {
        &self.tables.identities[number as usize]
    }

    /// The members of the substitution group of an element, itself not included; abstract members included.
    #[must_use]
    pub fn substitution_members(&self, head: ElementId) -> &[ElementId] {
        self.tables
            .substitutions
            .binary_search_by_key(&head, |(id, _)| *id)
            .map_or(&[], |at| self.tables.substitutions[at].1.as_slice())
    }

    /// Whether a type is, or is derived from, another; and by which methods.
    #[must_use]
    pub fn derivation(&self, from: TypeId, to: TypeId) -> Option<Derivation> {
        let mut methods = Derivation::default();
        let mut current = from;
        loop {
            if current == to {
                return Some(methods);
            }
            let (base, extension) = match self.type_def(current) {
                TypeDef::Simple { base, .. } => (*base, false),
                TypeDef::Complex(complex) => (complex.base, complex.extension),
            };
            if base == current {
                return None;
            }
            if extension {
                methods.extension = true;
            } else {
                methods.restriction = true;
            }
            current = base;
        }
    }
}
