//! The built-in simple types of XSD 1.0 by name, base and variety.

use super::{SimpleId, WhiteSpace};
use crate::schema::stored::stored;

macro_rules! builtins {
    ($($variant:ident $local:literal $base:ident),+ $(,)?) => {
        /// A built-in simple type (XSD 1.0 Part 2, 3.2 and 3.3) or `xs:anySimpleType`.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Builtin {
            $(#[doc = concat!("`xs:", $local, "`")] $variant,)+
        }

        stored!(names Builtin { $($variant),+ });

        impl Builtin {
            /// All of them, in the order of their ids.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in the namespace `http://www.w3.org/2001/XMLSchema`.
            #[must_use]
            pub const fn local_name(self) -> &'static str {
                match self { $(Self::$variant => $local),+ }
            }

            /// The type of that name.
            #[must_use]
            pub fn from_local(name: &str) -> Option<Self> {
                match name { $($local => Some(Self::$variant),)+ _ => None }
            }

            /// The base type (Part 2, 3.1); `xs:anySimpleType` is its own base here.
            #[must_use]
            pub const fn base(self) -> Self {
                match self { $(Self::$variant => Self::$base),+ }
            }
        }
    };
}

builtins! {
    AnySimpleType "anySimpleType" AnySimpleType,
    String "string" AnySimpleType,
    Boolean "boolean" AnySimpleType,
    Decimal "decimal" AnySimpleType,
    Float "float" AnySimpleType,
    Double "double" AnySimpleType,
    Duration "duration" AnySimpleType,
    DateTime "dateTime" AnySimpleType,
    Time "time" AnySimpleType,
    Date "date" AnySimpleType,
    GYearMonth "gYearMonth" AnySimpleType,
    GYear "gYear" AnySimpleType,
    GMonthDay "gMonthDay" AnySimpleType,
    GDay "gDay" AnySimpleType,
    GMonth "gMonth" AnySimpleType,
    HexBinary "hexBinary" AnySimpleType,
    Base64Binary "base64Binary" AnySimpleType,
    AnyUri "anyURI" AnySimpleType,
    QName "QName" AnySimpleType,
    Notation "NOTATION" AnySimpleType,
    NormalizedString "normalizedString" String,
    Token "token" NormalizedString,
    Language "language" Token,
    Nmtoken "NMTOKEN" Token,
    Nmtokens "NMTOKENS" AnySimpleType,
    Name "Name" Token,
    NcName "NCName" Name,
    Id "ID" NcName,
    Idref "IDREF" NcName,
    Idrefs "IDREFS" AnySimpleType,
    Entity "ENTITY" NcName,
    Entities "ENTITIES" AnySimpleType,
    Integer "integer" Decimal,
    NonPositiveInteger "nonPositiveInteger" Integer,
    NegativeInteger "negativeInteger" NonPositiveInteger,
    Long "long" Integer,
    Int "int" Long,
    Short "short" Int,
    Byte "byte" Short,
    NonNegativeInteger "nonNegativeInteger" Integer,
    UnsignedLong "unsignedLong" NonNegativeInteger,
    UnsignedInt "unsignedInt" UnsignedLong,
    UnsignedShort "unsignedShort" UnsignedInt,
    UnsignedByte "unsignedByte" UnsignedShort,
    PositiveInteger "positiveInteger" NonNegativeInteger,
}

impl Builtin {
    /// The id that this type has in every [`SimpleTypes`](super::SimpleTypes).
    #[must_use]
    pub const fn id(self) -> SimpleId {
        SimpleId(self as u32)
    }

    /// The built-in type of an id, if it is one.
    #[must_use]
    pub fn from_id(id: SimpleId) -> Option<Self> {
        Self::ALL.get(id.index()).copied()
    }

    /// The primitive type it comes from (Part 2, 3.2); none for `xs:anySimpleType` and the three lists.
    #[must_use]
    pub const fn primitive(self) -> Option<Self> {
        let mut at = self;
        while !matches!(at.base(), Self::AnySimpleType) {
            at = at.base();
        }
        match (at, at.item()) {
            (Self::AnySimpleType, _) | (_, Some(_)) => None,
            _ => Some(at),
        }
    }

    /// The item type of the three built-in lists.
    #[must_use]
    pub const fn item(self) -> Option<Self> {
        match self {
            Self::Nmtokens => Some(Self::Nmtoken),
            Self::Idrefs => Some(Self::Idref),
            Self::Entities => Some(Self::Entity),
            _ => None,
        }
    }

    /// The `whiteSpace` facet (Part 2, 4.3.6).
    #[must_use]
    pub const fn white_space(self) -> WhiteSpace {
        match self {
            Self::AnySimpleType | Self::String => WhiteSpace::Preserve,
            Self::NormalizedString => WhiteSpace::Replace,
            _ => WhiteSpace::Collapse,
        }
    }

    /// Whether every text belongs to it, once its white space is normalised.
    #[inline]
    pub(crate) const fn admits_all(self) -> bool {
        matches!(self, Self::AnySimpleType | Self::String | Self::NormalizedString | Self::Token)
    }

    /// The least and the greatest value of the integer types, as facets of their own step; `None` where the step adds no bound.
    pub(crate) const fn integer_bounds(self) -> (Option<&'static str>, Option<&'static str>) {
        match self {
            Self::NonPositiveInteger => (None, Some("0")),
            Self::NegativeInteger => (None, Some("-1")),
            Self::Long => (Some("-9223372036854775808"), Some("9223372036854775807")),
            Self::Int => (Some("-2147483648"), Some("2147483647")),
            Self::Short => (Some("-32768"), Some("32767")),
            Self::Byte => (Some("-128"), Some("127")),
            Self::NonNegativeInteger => (Some("0"), None),
            Self::UnsignedLong => (None, Some("18446744073709551615")),
            Self::UnsignedInt => (None, Some("4294967295")),
            Self::UnsignedShort => (None, Some("65535")),
            Self::UnsignedByte => (None, Some("255")),
            Self::PositiveInteger => (Some("1"), None),
            _ => (None, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_places_and_names_are_unique() {
        for (at, builtin) in Builtin::ALL.iter().enumerate() {
            assert_eq!(builtin.id().index(), at);
            assert_eq!(Builtin::from_local(builtin.local_name()), Some(*builtin));
            assert!(builtin.base().id() <= builtin.id());
        }
        assert_eq!(Builtin::ALL.len(), 45);
    }

    #[test]
    fn primitives() {
        assert_eq!(Builtin::ALL.iter().filter(|b| b.primitive() == Some(**b)).count(), 19);
        assert_eq!(Builtin::UnsignedByte.primitive(), Some(Builtin::Decimal));
        assert_eq!(Builtin::Idref.primitive(), Some(Builtin::String));
        assert_eq!(Builtin::Idrefs.primitive(), None);
    }
}
