//! Identity constraints (Part 1, 3.11) with their XPaths resolved.

use super::{NameId, NamespaceId};
use crate::schema::stored::stored;

/// An identity constraint.
#[derive(Debug, Clone)]
pub struct Identity {
    /// Its name.
    pub name: NameId,
    /// Which kind.
    pub kind: IdentityKind,
    /// Which elements below the constrained one it speaks of: those on one of these ways.
    pub selector: Vec<Way>,
    /// What makes up their keys: each field on one of its ways.
    pub fields: Vec<Vec<Way>>,
}

stored!(struct Identity { name, kind, selector, fields });

/// The kind of an identity constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityKind {
    /// No two may have the same key.
    Unique,
    /// No two may have the same key, and each must have one.
    Key,
    /// Each key must be one of another constraint's, by its number.
    KeyRef(u32),
}

stored!(enum IdentityKind { 0 Unique, 1 Key, 2 KeyRef(value) });

/// One alternative of an XPath of the schema subset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Whether it begins with `.//`.
    pub anywhere: bool,
    /// The child steps; `.` is none.
    pub steps: Vec<NameTest>,
    /// The attribute at the end, for fields.
    pub attribute: Option<NameTest>,
}

stored!(struct Way { anywhere, steps, attribute });

/// What a step admits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameTest {
    /// `*`
    Any,
    /// `prefix:*`
    Namespace(NamespaceId),
    /// A name.
    Name(NameId),
}

stored!(enum NameTest { 0 Any, 1 Namespace(value), 2 Name(value) });
