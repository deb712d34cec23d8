//! The tables of a compiled schema, as they are stored.

use super::codes::CodeUse;
use super::content::ContentModel;
use super::identity::Identity;
use super::simple::{SimpleId, SimpleTypes};
use super::{AttributeId, ElementId, NameId, NamespaceId, TypeId};
use crate::schema::stored::stored;

/// All tables. Indexes are the ids of [`super::id`].
#[derive(Debug)]
pub(super) struct Tables {
    pub namespaces: Vec<Namespace>,
    pub names: Vec<Name>,
    pub simple: SimpleTypes,
    pub types: Vec<TypeDef>,
    pub elements: Vec<ElementDecl>,
    pub global_attributes: Vec<AttributeUse>,
    pub contents: Vec<ContentModel>,
    pub identities: Vec<Identity>,
    /// Sorted by head; the members of a head, transitively.
    pub substitutions: Vec<(ElementId, Vec<ElementId>)>,
}

stored!(struct Tables { namespaces, names, simple, types, elements, global_attributes, contents, identities, substitutions });

/// A namespace that the schema mentions.
#[derive(Debug)]
pub(super) struct Namespace {
    pub uri: Box<str>,
    pub prefix: Box<str>,
    /// Whether there are declarations for it.
    pub declared: bool,
}

stored!(struct Namespace { uri, prefix, declared });

/// An expanded name.
#[derive(Debug)]
pub(super) struct Name {
    pub namespace: NamespaceId,
    pub local: Box<str>,
}

stored!(struct Name { namespace, local });

/// A type definition.
#[derive(Debug)]
pub enum TypeDef {
    /// A simple type.
    Simple {
        /// Its name.
        name: Option<NameId>,
        /// Its base.
        base: TypeId,
        /// Its number among the simple types.
        simple: SimpleId,
    },
    /// A complex type.
    Complex(ComplexType),
}

stored!(enum TypeDef { 0 Simple { name, base, simple }, 1 Complex(value) });

impl TypeDef {
    /// The name of a named type.
    #[must_use]
    pub fn name(&self) -> Option<NameId> {
        match self {
            Self::Simple { name, .. } => *name,
            Self::Complex(complex) => complex.name,
        }
    }

    /// The simple type of the text: of a simple type itself, or of the simple content of a complex one.
    #[must_use]
    pub fn text_type(&self) -> Option<SimpleId> {
        match self {
            Self::Simple { simple, .. } => Some(*simple),
            Self::Complex(ComplexType { content: Content::Simple(simple), .. }) => Some(*simple),
            Self::Complex(_) => None,
        }
    }
}

/// A complex type with everything it inherits.
#[derive(Debug)]
pub struct ComplexType {
    /// Its name.
    pub name: Option<NameId>,
    /// Its base.
    pub base: TypeId,
    /// Whether it is derived by extension; by restriction otherwise.
    pub extension: bool,
    /// Whether it cannot be an element's actual type.
    pub abstract_: bool,
    /// Derivations that may not stand in its place.
    pub block: Derivation,
    /// Its content.
    pub content: Content,
    /// Its attribute uses, inherited ones first.
    pub attributes: Vec<AttributeUse>,
    /// Which other attributes it admits.
    pub any_attribute: Option<Wildcard>,
    /// That it holds a code of a code list, and where.
    pub code: Option<CodeUse>,
}

stored!(struct ComplexType { name, base, extension, abstract_, block, content, attributes, any_attribute, code });

/// What stands between the tags of a complex type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// Text of a simple type.
    Simple(SimpleId),
    /// Elements.
    Elements {
        /// Whether text may stand between them.
        mixed: bool,
        /// The number of the content model.
        model: u32,
    },
}

stored!(enum Content { 0 Empty, 1 Simple(value), 2 Elements { mixed, model } });

/// Derivation methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Derivation {
    /// By extension.
    pub extension: bool,
    /// By restriction.
    pub restriction: bool,
    /// By substitution; only in the block of an element.
    pub substitution: bool,
}

stored!(struct Derivation { extension, restriction, substitution });

impl Derivation {
    /// Whether the two have a method in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.extension && other.extension
            || self.restriction && other.restriction
            || self.substitution && other.substitution
    }

    /// The methods of both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            extension: self.extension || other.extension,
            restriction: self.restriction || other.restriction,
            substitution: self.substitution || other.substitution,
        }
    }
}

/// An element declaration.
#[derive(Debug)]
pub struct ElementDecl {
    /// Its name.
    pub name: NameId,
    /// Its declared type.
    pub type_id: TypeId,
    /// Whether it is declared at the top level.
    pub global: bool,
    /// Whether `xsi:nil` may be true.
    pub nillable: bool,
    /// Whether only members of its substitution group may stand for it.
    pub abstract_: bool,
    /// What may not stand in its place.
    pub block: Derivation,
    /// Default or fixed value.
    pub value: Option<ValueConstraint>,
    /// Its identity constraints, by their numbers.
    pub constraints: Vec<u32>,
}

stored!(struct ElementDecl { name, type_id, global, nillable, abstract_, block, value, constraints });

/// An attribute use.
#[derive(Debug, Clone)]
pub struct AttributeUse {
    /// The name of the attribute.
    pub name: NameId,
    /// The declaration.
    pub attribute: AttributeId,
    /// Its type.
    pub simple: SimpleId,
    /// Whether it must be there.
    pub required: bool,
    /// Default or fixed value.
    pub value: Option<ValueConstraint>,
}

stored!(struct AttributeUse { name, attribute, simple, required, value });

/// A default or fixed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueConstraint {
    /// Fixed, not merely default.
    pub fixed: bool,
    /// The value, white space normalised by its type.
    pub lexical: Box<str>,
    /// Namespaces for a value of type QName or NOTATION; empty for all others.
    pub scope: Vec<(Box<str>, Box<str>)>,
}

stored!(struct ValueConstraint { fixed, lexical, scope });

/// A wildcard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wildcard {
    /// Which namespaces it admits.
    pub namespaces: NamespaceSet,
    /// How strictly what it admits is checked.
    pub process: ProcessContents,
}

stored!(struct Wildcard { namespaces, process });

/// Which namespaces a wildcard admits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamespaceSet {
    /// All.
    Any,
    /// All but this one and no namespace.
    Not(NamespaceId),
    /// Just these, sorted.
    Set(Vec<NamespaceId>),
}

stored!(enum NamespaceSet { 0 Any, 1 Not(value), 2 Set(value) });

impl NamespaceSet {
    /// Whether it admits a namespace; `None` is one that the schema does not know.
    #[must_use]
    pub fn admits(&self, namespace: Option<NamespaceId>) -> bool {
        match self {
            Self::Any => true,
            Self::Not(not) => namespace != Some(*not) && namespace != Some(NamespaceId(0)),
            Self::Set(set) => namespace.is_some_and(|namespace| set.binary_search(&namespace).is_ok()),
        }
    }
}

/// How strictly what a wildcard admits is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProcessContents {
    /// There must be a declaration.
    Strict,
    /// Checked where there is a declaration.
    Lax,
    /// Not checked.
    Skip,
}

stored!(names ProcessContents { Strict, Lax, Skip });
