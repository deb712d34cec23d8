//! Schema components (XML Schema Part 1, 3): what the documents of a schema set say, with every name resolved.
//!
//! A component that has been read keeps where it was written and its annotation; the compiled [`Schema`](crate::schema::Schema)
//! keeps neither. Ids here and in the compiled schema are the same numbers.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::report::Report;
use crate::schema::simple::FacetKind;
use crate::schema::{AttributeId, ElementId, TypeId};

/// An expanded name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QName {
    /// The namespace, absent for names in no namespace.
    pub namespace: Option<Arc<str>>,
    /// The local name.
    pub local: Arc<str>,
}

/// `{namespace}local`, or `local`.
impl fmt::Display for QName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.namespace {
            Some(namespace) => write!(f, "{{{namespace}}}{}", self.local),
            None => f.write_str(&self.local),
        }
    }
}

/// Where a component is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Location {
    /// Index into [`SchemaSet::documents`].
    pub document: u32,
    /// Line, 1-based; 0 for built-in components.
    pub line: u32,
    /// Column, 1-based, in characters.
    pub column: u32,
}

/// One schema document of a set.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file, as it was found.
    pub path: Arc<str>,
    /// The target namespace under which it was taken (a chameleon document: its includer's).
    pub namespace: Option<Arc<str>>,
    /// The `version` attribute of its `xs:schema`.
    pub version: Option<String>,
    /// The annotations of the schema itself.
    pub annotation: Annotation,
    /// The prefixes that its `xs:schema` binds, in the order of the document (the default namespace as "").
    pub prefixes: Vec<(String, String)>,
}

/// A set of schema documents, read and resolved.
#[derive(Debug, Clone, Default)]
pub struct SchemaSet {
    /// The documents, in the order in which they were reached.
    pub documents: Vec<Document>,
    /// The namespaces for which components were read, in that order.
    pub namespaces: Vec<Option<Arc<str>>>,
    /// All type definitions, named and anonymous. The built-ins come first: see [`TypeId`].
    pub types: Vec<Type>,
    /// All element declarations, global and local.
    pub elements: Vec<Element>,
    /// All attribute declarations, global and local.
    pub attributes: Vec<Attribute>,
    /// The named model groups.
    pub groups: HashMap<QName, Arc<ModelGroup>>,
    /// Groups that restrict the groups that they redefine.
    pub group_restrictions: Vec<GroupRestriction>,
    /// Named types.
    pub type_names: HashMap<QName, TypeId>,
    /// Global elements.
    pub element_names: HashMap<QName, ElementId>,
    /// Global attributes.
    pub attribute_names: HashMap<QName, AttributeId>,
    /// Notations.
    pub notations: Vec<QName>,
    /// Warnings about documents that could not be had, where that was [allowed](super::Loader::without_absent).
    pub absent: Report,
}

/// A type definition.
#[derive(Debug, Clone)]
pub enum Type {
    /// A simple type (3.14).
    Simple(SimpleType),
    /// A complex type (3.4).
    Complex(ComplexType),
}

/// A simple type definition, as one derivation step.
#[derive(Debug, Clone)]
pub struct SimpleType {
    /// Its name; anonymous types have none.
    pub name: Option<QName>,
    /// Its base.
    pub base: TypeId,
    /// How it is derived.
    pub kind: SimpleKind,
    /// The facets of this step, in the order of the document.
    pub facets: Vec<Facet>,
    /// What may not be derived from it.
    pub final_: Derivations,
    /// Its annotation.
    pub annotation: Annotation,
    /// Where it is written.
    pub at: Location,
}

/// How a simple type is made of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SimpleKind {
    /// A restriction of its base.
    Restriction,
    /// A list of items of a type.
    List(TypeId),
    /// A union of member types.
    Union(Vec<TypeId>),
}

/// One facet of a derivation step.
#[derive(Debug, Clone)]
pub struct Facet {
    /// Which facet.
    pub kind: FacetKind,
    /// Its value as written (a pattern is not normalised).
    pub value: String,
    /// Whether it may not be changed further down.
    pub fixed: bool,
    /// The namespaces in scope, for enumerations of QName and NOTATION.
    pub scope: Bindings,
    /// Its annotation: the name of a code, for example.
    pub annotation: Annotation,
    /// Where it is written.
    pub at: Location,
}

/// Prefixes in scope at a place; the default namespace has the prefix "".
pub type Bindings = Arc<[(String, String)]>;

/// A set of derivation methods, as in `block` and `final`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Derivations {
    /// By extension.
    pub extension: bool,
    /// By restriction.
    pub restriction: bool,
    /// By substitution (elements only).
    pub substitution: bool,
    /// By list (simple types only).
    pub list: bool,
    /// By union (simple types only).
    pub union: bool,
}

/// How a complex type is derived from its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derivation {
    /// By extension.
    Extension,
    /// By restriction (also of the ur-type, where nothing is written).
    Restriction,
}

/// A complex type definition. Content and attributes are the effective ones, with everything inherited.
#[derive(Debug, Clone)]
pub struct ComplexType {
    /// Its name; anonymous types have none.
    pub name: Option<QName>,
    /// Its base; the ur-type `xs:anyType` is its own base.
    pub base: TypeId,
    /// How it is derived.
    pub derivation: Derivation,
    /// Whether it cannot be the type of an element itself.
    pub abstract_: bool,
    /// What may not stand in its place by `xsi:type` or substitution.
    pub block: Derivations,
    /// What may not be derived from it.
    pub final_: Derivations,
    /// The effective content.
    pub content: Content,
    /// The effective attribute uses; prohibited ones are not here. Inherited ones come first.
    pub attributes: Vec<AttributeUse>,
    /// The effective attribute wildcard.
    pub attribute_wildcard: Option<Wildcard>,
    /// Its annotation.
    pub annotation: Annotation,
    /// Where it is written.
    pub at: Location,
}

/// The content type of a complex type.
#[derive(Debug, Clone)]
pub enum Content {
    /// Nothing.
    Empty,
    /// Text of a simple type.
    Simple(TypeId),
    /// Elements, and text between them where it is mixed.
    Elements {
        /// Whether text may stand between the elements.
        mixed: bool,
        /// The content model; for an extension a sequence of the base's particle and its own.
        particle: Particle,
    },
}

/// A particle: a term and how often it may occur (3.9).
#[derive(Debug, Clone)]
pub struct Particle {
    /// The least number of occurrences.
    pub min: u32,
    /// The greatest number; none for `unbounded`.
    pub max: Option<u32>,
    /// What occurs.
    pub term: Term,
    /// The annotation of a reference or a group.
    pub annotation: Annotation,
    /// Where it is written.
    pub at: Location,
}

/// What a particle stands for.
#[derive(Debug, Clone)]
pub enum Term {
    /// An element declaration.
    Element(ElementId),
    /// A wildcard.
    Wildcard(Wildcard),
    /// A group, shared where it is a named one.
    Group(Arc<ModelGroup>),
}

/// A model group (3.8).
#[derive(Debug, Clone)]
pub struct ModelGroup {
    /// The name, if it comes from an `xs:group`.
    pub name: Option<QName>,
    /// How the particles follow one another.
    pub compositor: Compositor,
    /// The particles in the order of the document.
    pub particles: Vec<Particle>,
    /// Its annotation.
    pub annotation: Annotation,
}

/// A group in `xs:redefine` that does not contain what it redefines, and therefore has to restrict it (4.2.2).
#[derive(Debug, Clone)]
pub struct GroupRestriction {
    /// The new group.
    pub group: Arc<ModelGroup>,
    /// The group that it redefines.
    pub base: Arc<ModelGroup>,
    /// Where it is written.
    pub at: Location,
}

/// How the particles of a group follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compositor {
    /// One after the other.
    Sequence,
    /// One of them.
    Choice,
    /// Each in any order.
    All,
}

/// An element declaration (3.3).
#[derive(Debug, Clone)]
pub struct Element {
    /// Its name.
    pub name: QName,
    /// Its type.
    pub type_id: TypeId,
    /// Whether it is declared at the top level.
    pub global: bool,
    /// Whether `xsi:nil` may be true.
    pub nillable: bool,
    /// Whether only members of its substitution group may stand for it.
    pub abstract_: bool,
    /// Its default or fixed value.
    pub value: Option<ValueConstraint>,
    /// What may not stand in its place.
    pub block: Derivations,
    /// What may not be in its substitution group.
    pub final_: Derivations,
    /// The head of the substitution group it belongs to.
    pub substitution_head: Option<ElementId>,
    /// Its identity constraints.
    pub constraints: Vec<IdentityConstraint>,
    /// Its annotation.
    pub annotation: Annotation,
    /// Where it is written.
    pub at: Location,
}

/// An attribute declaration (3.2).
#[derive(Debug, Clone)]
pub struct Attribute {
    /// Its name.
    pub name: QName,
    /// Its simple type.
    pub type_id: TypeId,
    /// Whether it is declared at the top level.
    pub global: bool,
    /// Its default or fixed value.
    pub value: Option<ValueConstraint>,
    /// Its annotation.
    pub annotation: Annotation,
    /// Where it is written.
    pub at: Location,
}

/// An attribute use (3.5).
#[derive(Debug, Clone)]
pub struct AttributeUse {
    /// The declaration.
    pub attribute: AttributeId,
    /// Whether it must be there.
    pub required: bool,
    /// The effective default or fixed value: the use's own, or the declaration's.
    pub value: Option<ValueConstraint>,
    /// The annotation of a reference.
    pub annotation: Annotation,
}

/// A default or fixed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueConstraint {
    /// Fixed, not merely default.
    pub fixed: bool,
    /// The value as written.
    pub lexical: String,
    /// The namespaces in scope, for values of QName and NOTATION.
    pub scope: Bindings,
}

/// A wildcard (3.10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wildcard {
    /// Which namespaces it admits.
    pub namespaces: NamespaceConstraint,
    /// How strictly what it admits is checked.
    pub process: ProcessContents,
}

/// Which namespaces a wildcard admits; none in a set or a negation stands for "no namespace".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamespaceConstraint {
    /// All.
    Any,
    /// All but this one and but names in no namespace (`##other`).
    Not(Option<Arc<str>>),
    /// Just these.
    Set(Vec<Option<Arc<str>>>),
}

/// How strictly the elements or attributes that a wildcard admits are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ProcessContents {
    /// There must be a declaration.
    Strict,
    /// Checked where there is a declaration.
    Lax,
    /// Not checked.
    Skip,
}

/// An identity constraint (3.11).
#[derive(Debug, Clone)]
pub struct IdentityConstraint {
    /// Its name.
    pub name: QName,
    /// Which kind.
    pub kind: IdentityKind,
    /// The selector's XPath.
    pub selector: XPath,
    /// The fields' XPaths.
    pub fields: Vec<XPath>,
    /// Where it is written.
    pub at: Location,
}

/// The kind of an identity constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdentityKind {
    /// `xs:unique`.
    Unique,
    /// `xs:key`.
    Key,
    /// `xs:keyref`, with the name of the key it refers to.
    KeyRef(QName),
}

/// An XPath of the schema subset, with the namespaces in scope.
#[derive(Debug, Clone)]
pub struct XPath {
    /// The expression as written.
    pub text: String,
    /// The prefixes in scope.
    pub scope: Bindings,
}

/// An annotation (3.13), documentation and appinfo in the order of the document.
#[derive(Debug, Clone, Default)]
pub struct Annotation {
    /// The texts of `xs:documentation`.
    pub documentation: Vec<Documentation>,
    /// The contents of `xs:appinfo`.
    pub appinfo: Vec<Node>,
    /// Attributes of other namespaces on the annotated element itself.
    pub foreign: Vec<(QName, String)>,
}

/// One `xs:documentation`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documentation {
    /// Its `xml:lang`.
    pub lang: Option<String>,
    /// Its text, with references resolved and white space as written.
    pub text: String,
}

/// An element inside `xs:appinfo`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its name.
    pub name: QName,
    /// Its attributes.
    pub attributes: Vec<(QName, String)>,
    /// Its direct text.
    pub text: String,
    /// Its child elements.
    pub children: Vec<Node>,
}

impl Type {
    /// Its name; anonymous types have none.
    #[must_use]
    pub fn name(&self) -> Option<&QName> {
        match self {
            Self::Simple(simple) => simple.name.as_ref(),
            Self::Complex(complex) => complex.name.as_ref(),
        }
    }

    /// Its base; `xs:anyType` is its own.
    #[must_use]
    pub fn base(&self) -> TypeId {
        match self {
            Self::Simple(simple) => simple.base,
            Self::Complex(complex) => complex.base,
        }
    }
}
