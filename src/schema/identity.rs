//! Identity constraints (Part 1, 3.11) with their XPaths resolved.

use serde::{Deserialize, Serialize};

use super::{NameId, NamespaceId};

/// An identity constraint.
#[derive(Debug, Clone, Serialize, Deserialize)]
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

/// The kind of an identity constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum IdentityKind {
    /// No two may have the same key.
    Unique,
    /// No two may have the same key, and each must have one.
    Key,
    /// Each key must be one of another constraint's, by its number.
    KeyRef(u32),
}

/// One alternative of an XPath of the schema subset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// Whether it begins with `.//`.
    pub anywhere: bool,
    /// The child steps; `.` is none.
    pub steps: Vec<NameTest>,
    /// The attribute at the end, for fields.
    pub attribute: Option<NameTest>,
}

/// What a step admits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameTest {
    /// `*`
    Any,
    /// `prefix:*`
    Namespace(NamespaceId),
    /// A name.
    Name(NameId),
}
