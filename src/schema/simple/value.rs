//! Typed values that compare as the value spaces of XSD demand.

use super::{Builtin, Scope, lexical};
use crate::schema::stored::stored;
use crate::value::{Base64, Digits, Fields, Hex, Leaf, Moment, MomentKind, Span};
use std::cmp::Ordering;
use std::fmt;

/// A value of a simple type.
///
/// Equal and hashed by value space (XSD 1.0 Part 2, 2.2 and 4.2.1): values of different primitive types are never equal, decimals
/// compare as numbers, dates on the time line, names by namespace, binary data by octets, lists by items; `NaN` equals itself and
/// zero has no sign. Does not show what it holds. `Ord` is for sorted tables and is *not* the order of the value space.
///
/// ```
/// use xefa::schema::simple::{Builtin, NoScope, SimpleTypes};
///
/// let types = SimpleTypes::new();
/// let value = |builtin: Builtin, text| types.value(builtin.id(), text, &NoScope).unwrap();
/// assert_eq!(value(Builtin::Decimal, "1.0"), value(Builtin::Integer, "+1"));
/// assert_ne!(value(Builtin::Decimal, "1"), value(Builtin::String, "1"));
/// assert_eq!(value(Builtin::DateTime, "2024-05-28T24:00:00Z"), value(Builtin::DateTime, "2024-05-29T02:00:00+02:00"));
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Value(pub(crate) Data);

stored!(newtype Value);

#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Data {
    /// `xs:string` and `xs:anySimpleType`.
    String(Box<str>),
    AnyUri(Box<str>),
    Boolean(bool),
    /// In canonical form.
    Decimal(Box<str>),
    /// The bits, of one NaN and one zero.
    Float(u32),
    Double(u64),
    Duration {
        negative: bool,
        months: i128,
        seconds: i128,
        fraction: Box<str>,
    },
    Moment {
        primitive: Builtin,
        seconds: i128,
        fraction: Box<str>,
        zoned: bool,
    },
    Binary {
        primitive: Builtin,
        octets: Box<[u8]>,
    },
    Name {
        primitive: Builtin,
        namespace: Box<str>,
        local: Box<str>,
    },
    List(Vec<Value>),
}

stored!(enum Data {
    0 String(value), 1 AnyUri(value), 2 Boolean(value), 3 Decimal(value), 4 Float(value), 5 Double(value), 6 Duration { negative,
    months, seconds, fraction }, 7 Moment { primitive, seconds, fraction, zoned }, 8 Binary { primitive, octets }, 9 Name {
    primitive, namespace, local }, 10 List(value)
});

impl Value {
    /// The primitive type; none for a list.
    #[must_use]
    pub fn primitive(&self) -> Option<Builtin> {
        Some(match &self.0 {
            Data::String(_) => Builtin::String,
            Data::AnyUri(_) => Builtin::AnyUri,
            Data::Boolean(_) => Builtin::Boolean,
            Data::Decimal(_) => Builtin::Decimal,
            Data::Float(_) => Builtin::Float,
            Data::Double(_) => Builtin::Double,
            Data::Duration { .. } => Builtin::Duration,
            Data::Moment { primitive, .. } | Data::Binary { primitive, .. } | Data::Name { primitive, .. } => {
                *primitive
            }
            Data::List(_) => return None,
        })
    }

    /// The items of a list; none for an atomic value.
    #[must_use]
    pub fn items(&self) -> Option<&[Self]> {
        match &self.0 {
            Data::List(items) => Some(items),
            _ => None,
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.primitive() {
            Some(primitive) => write!(f, "Value({})", primitive.local_name()),
            None => f.write_str("Value(list)"),
        }
    }
}

/// What a text of an atomic type means; borrows from the text.
#[derive(Clone, Copy)]
pub(crate) enum Parsed<'t> {
    Text,
    Boolean(bool),
    Number(Digits<'t>),
    Float(f32),
    Double(f64),
    Span(Span<'t>),
    Moment(Moment<'t>),
    Octets(usize),
    Name { prefix: &'t str, local: &'t str },
}

/// The kind of date or time of a primitive type.
const fn moment_kind(primitive: Builtin) -> Option<MomentKind> {
    Some(match primitive {
        Builtin::DateTime => MomentKind::DateTime,
        Builtin::Time => MomentKind::Time,
        Builtin::Date => MomentKind::Date,
        Builtin::GYearMonth => MomentKind::GYearMonth,
        Builtin::GYear => MomentKind::GYear,
        Builtin::GMonthDay => MomentKind::GMonthDay,
        Builtin::GDay => MomentKind::GDay,
        Builtin::GMonth => MomentKind::GMonth,
        _ => return None,
    })
}

impl<'t> Parsed<'t> {
    /// Reads a white-space normalised text of an atomic built-in type; none where it is not in the lexical space.
    #[inline]
    pub(crate) fn new(builtin: Builtin, text: &'t str) -> Option<Self> {
        match builtin {
            Builtin::AnySimpleType | Builtin::String | Builtin::NormalizedString | Builtin::Token => Some(Self::Text),
            Builtin::Decimal => Digits::parse(text).map(Self::Number),
            Builtin::Boolean => lexical::boolean(text).map(Self::Boolean),
            Builtin::Float => lexical::float(text).map(|f| Self::Float(if f == 0.0 { 0.0 } else { f })),
            Builtin::Double => lexical::double(text).map(|f| Self::Double(if f == 0.0 { 0.0 } else { f })),
            Builtin::Duration => Span::parse(text).map(Self::Span),
            Builtin::HexBinary => Hex::count(text).map(Self::Octets),
            Builtin::Base64Binary => Base64::count(text).map(Self::Octets),
            Builtin::AnyUri => lexical::is_any_uri(text).then_some(Self::Text),
            Builtin::QName | Builtin::Notation => {
                lexical::qname_parts(text).map(|(prefix, local)| Self::Name { prefix, local })
            }
            _ => match (moment_kind(builtin), builtin.primitive()) {
                (Some(kind), _) => Fields::parse(kind, text).map(|fields| Self::Moment(fields.moment(kind))),
                (None, Some(Builtin::Decimal)) => Digits::parse_integer(text).map(Self::Number),
                _ => lexical::is_string_of(builtin, text).then_some(Self::Text),
            },
        }
    }

    /// The value to keep.
    pub(crate) fn to_value(self, primitive: Builtin, text: &str, scope: &dyn Scope) -> Value {
        Value(match self {
            Self::Text if primitive == Builtin::AnyUri => Data::AnyUri(text.into()),
            Self::Text => Data::String(text.into()),
            Self::Boolean(b) => Data::Boolean(b),
            Self::Number(digits) => Data::Decimal(digits.canonical().into()),
            Self::Float(f) => Data::Float(if f.is_nan() { f32::NAN } else { f }.to_bits()),
            Self::Double(f) => Data::Double(if f.is_nan() { f64::NAN } else { f }.to_bits()),
            Self::Span(s) => Data::Duration {
                negative: s.negative,
                months: s.months,
                seconds: s.seconds,
                fraction: s.fraction.into(),
            },
            Self::Moment(m) => {
                Data::Moment { primitive, seconds: m.seconds, fraction: m.fraction.into(), zoned: m.zoned }
            }
            Self::Octets(_) => {
                let octets = if primitive == Builtin::HexBinary {
                    Hex::from_lexical(text).map(|hex| hex.0)
                } else {
                    Base64::from_lexical(text).map(|base64| base64.0)
                };
                Data::Binary { primitive, octets: octets.unwrap_or_default().into() }
            }
            Self::Name { prefix, local } => Data::Name {
                primitive,
                namespace: namespace(prefix, scope).unwrap_or_default().into(),
                local: local.into(),
            },
        })
    }

    /// The order relation of the primitive type (Part 2, 4.2.2); none where two values cannot be compared.
    pub(crate) fn order(&self, limit: &Value) -> Option<Ordering> {
        match (self, &limit.0) {
            (Self::Number(a), Data::Decimal(b)) => Some(a.cmp(&Digits::of_canonical(b))),
            (Self::Float(a), Data::Float(b)) => {
                let b = f32::from_bits(*b);
                if a.is_nan() && b.is_nan() { Some(Ordering::Equal) } else { a.partial_cmp(&b) }
            }
            (Self::Double(a), Data::Double(b)) => {
                let b = f64::from_bits(*b);
                if a.is_nan() && b.is_nan() { Some(Ordering::Equal) } else { a.partial_cmp(&b) }
            }
            (Self::Span(a), Data::Duration { negative, months, seconds, fraction }) => {
                a.partial_cmp(&Span { negative: *negative, months: *months, seconds: *seconds, fraction })
            }
            (Self::Moment(a), Data::Moment { seconds, fraction, zoned, .. }) => {
                a.partial_cmp(&Moment { seconds: *seconds, fraction, zoned: *zoned })
            }
            _ => None,
        }
    }
}

/// The namespace of a prefix: the empty one for no prefix without default namespace, none where the prefix is not bound.
pub(crate) fn namespace<'s>(prefix: &str, scope: &'s dyn Scope) -> Option<&'s str> {
    match scope.namespace(prefix) {
        None if prefix.is_empty() => Some(""),
        None if prefix == "xml" => Some("http://www.w3.org/XML/1998/namespace"),
        found => found,
    }
}
