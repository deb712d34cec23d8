//! Why a text does not belong to a simple type, without the text.

use super::{Builtin, FacetKind, SimpleId};
use std::fmt;

/// A text that does not belong to a simple type.
///
/// Never holds the text; at most one code point of it ([`Place::found`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The rule that is broken: `cvc-datatype-valid` or `cvc-…-valid` with the facet's name.
    pub rule: &'static str,
    /// The type whose derivation step is broken: the checked one, one it derives from, or an item or member type.
    pub simple: SimpleId,
    /// What was expected.
    pub detail: Detail,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.rule)
    }
}

impl std::error::Error for Violation {}

/// What was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Not in the lexical space of this built-in type (`cvc-datatype-valid`).
    Lexical(Builtin),
    /// A prefix that is not in scope (`cvc-datatype-valid`, `QName` and `NOTATION`).
    Prefix,
    /// No pattern of the step matches.
    Pattern {
        /// The patterns of the step; one of them has to match.
        patterns: Vec<String>,
        /// The first character that cannot stand there, where the library knows it.
        place: Option<Place>,
    },
    /// A length facet.
    Length {
        /// `Length`, `MinLength` or `MaxLength`.
        facet: FacetKind,
        /// Its value.
        limit: u64,
        /// The length of the text.
        actual: u64,
        /// What is counted.
        unit: LengthUnit,
    },
    /// A bound.
    Bound {
        /// `MinInclusive`, `MinExclusive`, `MaxInclusive` or `MaxExclusive`.
        facet: FacetKind,
        /// Its value as the schema writes it.
        limit: String,
        /// The two cannot be compared (a date with and one without time zone; durations; NaN), which breaks the bound too.
        incomparable: bool,
    },
    /// `totalDigits` or `fractionDigits`.
    Digits {
        /// Which of the two.
        facet: FacetKind,
        /// Its value.
        limit: u64,
        /// The digits of the value.
        actual: u64,
    },
    /// Not among the enumerated values.
    Enumeration {
        /// How many there are; [`SimpleTypes::facets`](super::SimpleTypes::facets) of [`Violation::simple`] lists them.
        count: usize,
    },
    /// An item of a list is not valid; `rule` and `simple` of the violation are the item's.
    Item {
        /// Which one, 1-based.
        index: usize,
        /// What is wrong with it.
        detail: Box<Detail>,
    },
    /// No member type of the union takes the text (`cvc-datatype-valid`).
    Union {
        /// The member types.
        members: Vec<SimpleId>,
    },
    /// The schema has no such type, or a pattern of it cannot be compiled: the stored schema is damaged (`cvc-datatype-valid`).
    Damaged,
}

/// What a length facet counts (Part 2, 4.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthUnit {
    /// Characters of a string or a URI.
    Characters,
    /// Octets of binary data.
    Octets,
    /// Items of a list.
    Items,
}

/// A character of the text after white space was normalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its number, 1-based; one more than the text has characters where the text ends too early.
    pub index: usize,
    /// The character; none at the end of the text.
    pub found: Option<char>,
}
