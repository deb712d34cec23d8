//! What a check may do and has to do.

use crate::limits::Limits;

/// Options of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// The limits.
    pub limits: Limits,
    /// Whether findings carry the offending value. Values may be personal data: off by default.
    pub show_values: bool,
    /// What an element of an unknown namespace means where a strict wildcard stands.
    pub unknown_namespace: UnknownNamespace,
}

/// What an element of a namespace that the schema does not know means where a strict wildcard stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnknownNamespace {
    /// It is invalid, as XML Schema has it.
    #[default]
    Invalid,
    /// It could not be checked: somebody else's Fachmodul may declare it. Never valid.
    Unchecked,
}
