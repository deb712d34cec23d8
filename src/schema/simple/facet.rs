//! Facets and derivation steps as a schema document writes them, and the view of a type's facets.

use super::SimpleId;
use crate::schema::stored::stored;

/// A constraining facet (XSD 1.0 Part 2, 4.3).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
#[repr(u8)]
pub enum FacetKind {
    /// `length` (4.3.1)
    Length,
    /// `minLength` (4.3.2)
    MinLength,
    /// `maxLength` (4.3.3)
    MaxLength,
    /// `pattern` (4.3.4)
    Pattern,
    /// `enumeration` (4.3.5)
    Enumeration,
    /// `whiteSpace` (4.3.6)
    WhiteSpace,
    /// `maxInclusive` (4.3.7)
    MaxInclusive,
    /// `maxExclusive` (4.3.8)
    MaxExclusive,
    /// `minInclusive` (4.3.10)
    MinInclusive,
    /// `minExclusive` (4.3.9)
    MinExclusive,
    /// `totalDigits` (4.3.11)
    TotalDigits,
    /// `fractionDigits` (4.3.12)
    FractionDigits,
}

stored!(names FacetKind {
    Length, MinLength, MaxLength, Pattern, Enumeration, WhiteSpace, MaxInclusive, MaxExclusive, MinInclusive, MinExclusive,
    TotalDigits, FractionDigits
});

impl FacetKind {
    /// All facets.
    pub const ALL: [Self; 12] = [
        Self::Length,
        Self::MinLength,
        Self::MaxLength,
        Self::Pattern,
        Self::Enumeration,
        Self::WhiteSpace,
        Self::MaxInclusive,
        Self::MaxExclusive,
        Self::MinInclusive,
        Self::MinExclusive,
        Self::TotalDigits,
        Self::FractionDigits,
    ];

    /// The name of the element in a schema document.
    #[must_use]
    pub const fn local_name(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::MinLength => "minLength",
            Self::MaxLength => "maxLength",
            Self::Pattern => "pattern",
            Self::Enumeration => "enumeration",
            Self::WhiteSpace => "whiteSpace",
            Self::MaxInclusive => "maxInclusive",
            Self::MaxExclusive => "maxExclusive",
            Self::MinInclusive => "minInclusive",
            Self::MinExclusive => "minExclusive",
            Self::TotalDigits => "totalDigits",
            Self::FractionDigits => "fractionDigits",
        }
    }

    /// The facet of that name.
    #[must_use]
    pub fn from_local(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.local_name() == name)
    }

    /// The validation rule of the facet, `cvc-…-valid` (4.3.1.3 and so on).
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Length => "cvc-length-valid",
            Self::MinLength => "cvc-minLength-valid",
            Self::MaxLength => "cvc-maxLength-valid",
            Self::Pattern => "cvc-pattern-valid",
            Self::Enumeration => "cvc-enumeration-valid",
            Self::WhiteSpace => "cvc-datatype-valid",
            Self::MaxInclusive => "cvc-maxInclusive-valid",
            Self::MaxExclusive => "cvc-maxExclusive-valid",
            Self::MinInclusive => "cvc-minInclusive-valid",
            Self::MinExclusive => "cvc-minExclusive-valid",
            Self::TotalDigits => "cvc-totalDigits-valid",
            Self::FractionDigits => "cvc-fractionDigits-valid",
        }
    }
}

/// What happens to white space before a text is looked at (Part 2, 4.3.6).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum WhiteSpace {
    /// Nothing.
    Preserve,
    /// Tab, line feed and carriage return become blanks.
    Replace,
    /// Like `Replace`; then runs of blanks become one, and those at both ends go.
    Collapse,
}

stored!(names WhiteSpace { Preserve, Replace, Collapse });

/// Atomic, list or union (Part 2, 2.5.1).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Variety {
    /// One value (`xs:anySimpleType` counts as atomic here).
    Atomic,
    /// Values separated by blanks.
    List {
        /// The type of each of them.
        item: SimpleId,
    },
    /// A value of the first member type that fits.
    Union {
        /// The member types in order, as declared.
        members: Vec<SimpleId>,
    },
}

stored!(enum Variety { 0 Atomic, 1 List { item }, 2 Union { members } });

/// Where prefixes are looked up (`QName`, `NOTATION`).
pub trait Scope {
    /// The namespace that a prefix is bound to; `""` asks for the default namespace.
    fn namespace(&self, prefix: &str) -> Option<&str>;
}

/// A scope without any prefix (not even `xml`).
#[derive(Clone, Copy, Debug, Default)]
pub struct NoScope;

impl Scope for NoScope {
    fn namespace(&self, _: &str) -> Option<&str> {
        None
    }
}

/// One facet of a derivation step.
#[derive(Clone, Copy)]
pub struct Facet<'a> {
    /// Which one.
    pub kind: FacetKind,
    /// The `value` attribute as written.
    pub value: &'a str,
    /// The `fixed` attribute.
    pub fixed: bool,
    /// The prefixes in scope of the facet element; needed where the base is `QName` or `NOTATION`.
    pub scope: &'a dyn Scope,
}

/// How a step makes a new type (Part 1, 3.14.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// `<xs:restriction>`
    Restriction,
    /// `<xs:list>`; the step's base has to be `xs:anySimpleType`.
    List {
        /// The item type.
        item: SimpleId,
    },
    /// `<xs:union>`; the step's base has to be `xs:anySimpleType`.
    Union {
        /// The member types in order.
        members: Vec<SimpleId>,
    },
}

/// One derivation step as a schema document writes it.
#[derive(Clone)]
pub struct Step<'a> {
    /// The local name, for messages; none for an anonymous type.
    pub name: Option<&'a str>,
    /// The type that is restricted.
    pub base: SimpleId,
    /// Restriction, list or union.
    pub kind: StepKind,
    /// The facets in document order.
    pub facets: &'a [Facet<'a>],
}

/// The facets of a type after all its steps: what a message, a code generator or a JSON Schema shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facets<'a> {
    /// `length`
    pub length: Option<u64>,
    /// `minLength`
    pub min_length: Option<u64>,
    /// `maxLength`
    pub max_length: Option<u64>,
    /// The patterns of each step that has some, the base's first: a text matches one of every step.
    pub patterns: Vec<Vec<&'a str>>,
    /// The enumeration of the last step that has one, white space normalised as the base demands, in document order.
    pub enumeration: Option<Vec<&'a str>>,
    /// `whiteSpace`
    pub white_space: WhiteSpace,
    /// `minInclusive`, unless a later `minExclusive` replaced it.
    pub min_inclusive: Option<&'a str>,
    /// `minExclusive`, unless a later `minInclusive` replaced it.
    pub min_exclusive: Option<&'a str>,
    /// `maxInclusive`, unless a later `maxExclusive` replaced it.
    pub max_inclusive: Option<&'a str>,
    /// `maxExclusive`, unless a later `maxInclusive` replaced it.
    pub max_exclusive: Option<&'a str>,
    /// `totalDigits`
    pub total_digits: Option<u64>,
    /// `fractionDigits` (0 for the integer types)
    pub fraction_digits: Option<u64>,
}

/// Whether an engine has more to do with a value than to check its text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Special {
    /// Nothing more.
    None,
    /// `xs:ID` or derived from it.
    Id,
    /// `xs:IDREF` or derived from it.
    IdRef,
    /// A list of `xs:IDREF`.
    IdRefs,
    /// `xs:ENTITY` or derived from it.
    Entity,
    /// A list of `xs:ENTITY`.
    Entities,
    /// `xs:QName` or derived from it.
    QName,
    /// Derived from `xs:NOTATION`.
    Notation,
    /// A list whose items are special in another way (`xs:ID`, `xs:QName`, a union of special members).
    List,
    /// A union with at least one special member; which one a text belongs to tells
    /// [`SimpleTypes::for_each_special`](super::SimpleTypes::for_each_special).
    Union,
}

stored!(names Special { None, Id, IdRef, IdRefs, Entity, Entities, QName, Notation, List, Union });
