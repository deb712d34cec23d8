//! Leaves as models: elements of a simple type.

use std::borrow::Cow;
use std::fmt;

use crate::value::{
    Base64, Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth, Hex, Integer, Leaf,
    LeafError, QName, Str, Time,
};

use super::Model;
use super::any::AnyAttribute;
use super::decode::{Decoded, Decoder, Open};
use super::encode::{Encoded, Encoder, Opening};

macro_rules! leaves {
    ($($leaf:ty),+ $(,)?) => {$(
        impl Model for $leaf {
            #[inline]
            fn decode(decoder: &mut Decoder<'_>, open: Open) -> Decoded<Self> {
                decoder.leaf(open)
            }

            #[inline]
            fn encode(&self, encoder: &mut Encoder<'_>) -> Encoded {
                encoder.text(0, self)
            }
        }
    )+};
}

leaves! {
    String, Str, bool, i8, i16, i32, i64, u8, u16, u32, u64, f32, f64, Decimal, Integer, Date, DateTime, Time, GDay, GMonth, GMonthDay,
    GYear, GYearMonth, Duration, Hex, Base64, QName,
}

impl<T: Model> Model for Box<T> {
    fn decode(decoder: &mut Decoder<'_>, open: Open) -> Decoded<Self> {
        // The box's value lies on the stack until it is read.
        decoder.hold(const { size_of::<T>() })?;
        match T::decode(decoder, open) {
            Ok(value) => {
                decoder.release(const { size_of::<T>() });
                Ok(Self::new(value))
            }
            Err(stop) => Err(stop),
        }
    }

    fn encode(&self, encoder: &mut Encoder<'_>) -> Encoded {
        T::encode(self, encoder)
    }

    fn opening(&self) -> Opening<'_> {
        T::opening(self)
    }
}

/// An element that may be `xsi:nil`.
///
/// ```
/// use xefa::models::Nillable;
///
/// let value: Nillable<i32> = 3.into();
/// assert_eq!(value.value(), Some(&3));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Nillable<T> {
    /// It has a value.
    Value(T),
    /// It is nil; it may have attributes all the same.
    Nil(Vec<AnyAttribute>),
}

impl<T> Nillable<T> {
    /// The value, unless it is nil.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nil(_) => None,
        }
    }
}

impl<T> From<T> for Nillable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> fmt::Debug for Nillable<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Value(_) => "Value(…)",
            Self::Nil(_) => "Nil",
        })
    }
}

impl<T: Model> Model for Nillable<T> {
    fn decode(decoder: &mut Decoder<'_>, open: Open) -> Decoded<Self> {
        if open.nil() { Ok(Self::Nil(decoder.nil_attributes()?)) } else { T::decode(decoder, open).map(Self::Value) }
    }

    fn encode(&self, encoder: &mut Encoder<'_>) -> Encoded {
        match self {
            Self::Value(value) => value.encode(encoder),
            Self::Nil(attributes) => encoder.any_attribute(0, attributes),
        }
    }

    fn opening(&self) -> Opening<'_> {
        match self {
            Self::Value(value) => value.opening(),
            Self::Nil(_) => Opening { nil: true, ..Opening::default() },
        }
    }
}

/// The values of an `xs:list`.
///
/// ```
/// use xefa::models::List;
/// use xefa::value::Leaf;
///
/// let list = List::<i32>::from_lexical("1 2 3").unwrap();
/// assert_eq!(list.0, [1, 2, 3]);
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct List<T>(pub Vec<T>);

impl<T> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "List({} …)", self.0.len())
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\n', '\r']).filter(|item| !item.is_empty())
}

fn joined<'t>(items: impl Iterator<Item = Cow<'t, str>>) -> Cow<'t, str> {
    let mut out = String::new();
    for item in items {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&item);
    }
    Cow::Owned(out)
}

impl<T: Leaf> Leaf for List<T> {
    fn from_lexical(text: &str) -> Result<Self, LeafError> {
        items(text).map(T::from_lexical).collect()
    }

    fn to_lexical(&self) -> Cow<'_, str> {
        joined(self.0.iter().map(Leaf::to_lexical))
    }

    fn from_prefixed(text: &str, namespace: &dyn Fn(&str) -> Option<String>) -> Result<Self, LeafError> {
        items(text).map(|item| T::from_prefixed(item, namespace)).collect()
    }

    fn to_prefixed(&self, prefix: &mut dyn FnMut(&str) -> String) -> Cow<'_, str> {
        joined(self.0.iter().map(|item| item.to_prefixed(prefix)))
    }
}

impl<T: Leaf> Model for List<T> {
    fn decode(decoder: &mut Decoder<'_>, open: Open) -> Decoded<Self> {
        decoder.leaf(open)
    }

    fn encode(&self, encoder: &mut Encoder<'_>) -> Encoded {
        encoder.text(0, self)
    }
}
