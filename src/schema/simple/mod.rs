//! Compiled simple types: what XSD 1.0 Part 2 says about texts, as tables.
//!
//! A [`SimpleTypes`] holds every simple type of one schema, the built-in ones first. A type is added with [`SimpleTypes::push`],
//! one derivation step at a time, and every constraint on facets is checked there. Afterwards [`SimpleTypes::check`] tells
//! whether a text belongs to a type, and [`SimpleTypes::value`] what it means.
//!
//! ```
//! use xefa::schema::simple::{Builtin, Facet, FacetKind, NoScope, SimpleTypes, Step, StepKind};
//!
//! let mut types = SimpleTypes::new();
//! let leika = types.push(Step {
//!     name: Some("LeiKa"),
//!     base: Builtin::Token.id(),
//!     kind: StepKind::Restriction,
//!     facets: &[Facet { kind: FacetKind::Pattern, value: r"99\d{12}", fixed: false, scope: &NoScope }],
//! })?;
//! assert!(types.check(leika, " 99115005104000 ", &NoScope).is_ok());
//! let broken = types.check(leika, "9911500510400", &NoScope).unwrap_err();
//! assert_eq!(broken.rule, "cvc-pattern-valid");
//! assert_eq!(types.check(Builtin::Date.id(), "2024-02-30", &NoScope).unwrap_err().rule, "cvc-datatype-valid");
//! # Ok::<(), xefa::schema::simple::SchemaFault>(())
//! ```
use crate::schema::stored::stored;

mod builtin;
mod check;
mod derive;
mod enumeration;
mod facet;
mod fault;
mod inclusion;
mod lexical;
mod pattern;
mod spelling;
#[cfg(test)]
mod tests;
mod types;
mod value;
mod violation;

pub use builtin::Builtin;
pub use facet::{Facet, FacetKind, Facets, NoScope, Scope, Special, Step, StepKind, Variety, WhiteSpace};
pub use fault::SchemaFault;
pub use types::SimpleTypes;
pub use value::Value;
pub use violation::{Detail, LengthUnit, Place, Violation};

/// A pattern of XSD as ECMA-262 writes it with the flag `u`, without anchors; none where it is no pattern of XSD.
#[cfg(feature = "json-schema")]
#[must_use]
pub fn ecma_pattern(pattern: &str) -> Option<String> {
    pattern::to_ecma(pattern)
}

/// The place of a simple type in its [`SimpleTypes`].
///
/// The built-in types have the same numbers in every table: [`Builtin::id`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct SimpleId(pub u32);

stored!(newtype SimpleId);

impl SimpleId {
    /// `xs:anySimpleType`, the root of all simple types (Part 2, 4.1.6).
    pub const ANY_SIMPLE_TYPE: Self = Builtin::AnySimpleType.id();
    /// `xs:string` (Part 2, 3.2.1).
    pub const STRING: Self = Builtin::String.id();

    /// The number as an index.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}
