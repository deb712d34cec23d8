//! How often a part occurs: once, at most once, or many times.

use std::borrow::Cow;

use crate::__go_on as go_on;
use crate::value::{Leaf, Many};

use super::decode::{Decoded, Decoder, Stop};
use super::encode::{Encoded, Encoder};
use super::{Key, Model};

/// A field of a generated struct that stands for elements or groups: `T`, `Option<T>`, `Vec<T>` or `Many<T>`.
pub trait Field: Sized {
    /// Reads all occurrences.
    ///
    /// # Errors
    /// When decoding has to stop.
    fn decode_field(decoder: &mut Decoder<'_>, key: Key) -> Decoded<Self>;

    /// Writes all occurrences.
    ///
    /// # Errors
    /// When the message cannot be written.
    fn encode_field(&self, encoder: &mut Encoder<'_>, key: Key) -> Encoded;

    /// The field of an `xs:all` group whose member was met, or was not.
    ///
    /// # Errors
    /// When it must be there and is not.
    fn from_slot(slot: Option<Self>) -> Decoded<Self>;
}

impl<T: Model> Field for T {
    fn decode_field(decoder: &mut Decoder<'_>, key: Key) -> Decoded<Self> {
        let open = go_on!(decoder.must_begin(key, const { size_of::<T>() }));
        let value = go_on!(T::decode(decoder, open));
        go_on!(decoder.end(key, const { size_of::<T>() }));
        Ok(value)
    }

    fn encode_field(&self, encoder: &mut Encoder<'_>, key: Key) -> Encoded {
        encoder.begin(key, self.opening(), true)?;
        self.encode(encoder)?;
        encoder.end(key, true)
    }

    fn from_slot(slot: Option<Self>) -> Decoded<Self> {
        slot.ok_or(Stop)
    }
}

impl<T: Model> Field for Option<T> {
    #[inline]
    fn decode_field(decoder: &mut Decoder<'_>, key: Key) -> Decoded<Self> {
        if decoder.lacks(key, true) { Ok(None) } else { optional(decoder, key) }
    }

    #[inline]
    fn encode_field(&self, encoder: &mut Encoder<'_>, key: Key) -> Encoded {
        match self {
            Some(value) => value.encode_field(encoder, key),
            None => Ok(()),
        }
    }

    fn from_slot(slot: Option<Self>) -> Decoded<Self> {
        Ok(slot.flatten())
    }
}

#[inline(never)]
fn optional<T: Model>(decoder: &mut Decoder<'_>, key: Key) -> Decoded<Option<T>> {
    let Some(open) = go_on!(decoder.begin(key, true, const { size_of::<T>() })) else { return Ok(None) };
    let value = go_on!(T::decode(decoder, open));
    go_on!(decoder.end(key, const { size_of::<T>() }));
    Ok(Some(value))
}

macro_rules! lists {
    ($($list:ident $many:ident),+) => {$(
        impl<T: Model> Field for $list<T> {
            #[inline]
            fn decode_field(decoder: &mut Decoder<'_>, key: Key) -> Decoded<Self> {
                if decoder.lacks(key, true) { Ok(Self::new()) } else { $many(decoder, key) }
            }

            #[inline]
            fn encode_field(&self, encoder: &mut Encoder<'_>, key: Key) -> Encoded {
                let mut left = self.len();
                for value in self {
                    encoder.begin(key, value.opening(), left == self.len())?;
                    value.encode(encoder)?;
                    left -= 1;
                    encoder.end(key, left == 0)?;
                }
                Ok(())
            }

            fn from_slot(slot: Option<Self>) -> Decoded<Self> {
                Ok(slot.unwrap_or_default())
            }
        }

        #[inline(never)]
        fn $many<T: Model>(decoder: &mut Decoder<'_>, key: Key) -> Decoded<$list<T>> {
            let mut values = $list::new();
            while let Some(open) = go_on!(decoder.begin(key, values.is_empty(), const { size_of::<T>() })) {
                let value = go_on!(T::decode(decoder, open));
                if values.is_empty() {
                    // Most lists have one item; the first push would make room for four.
                    values.reserve_exact(1);
                }
                values.push(value);
                go_on!(decoder.end(key, const { size_of::<T>() }));
            }
            Ok(values)
        }
    )+};
}

lists!(Vec vec, Many many);

/// A field of a generated struct that stands for an attribute: a leaf, an optional leaf, or [`Fixed`].
pub trait AttributeField: Sized {
    /// From the text, if the attribute is there; `namespace` gives the namespace of a prefix in scope.
    ///
    /// # Errors
    /// When the value cannot be held.
    fn from_lexical(text: Option<&str>, namespace: &dyn Fn(&str) -> Option<String>) -> Decoded<Self>;

    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool {
        false
    }

    /// The text to write; `fixed` is the fixed value of the attribute, and `prefix` gives what stands before a name of a namespace.
    fn to_lexical<'t>(&'t self, fixed: &'t str, prefix: &mut dyn FnMut(&str) -> String) -> Option<Cow<'t, str>>;
}

impl<T: Leaf> AttributeField for T {
    #[inline]
    fn from_lexical(text: Option<&str>, namespace: &dyn Fn(&str) -> Option<String>) -> Decoded<Self> {
        text.and_then(|text| T::from_prefixed(text, namespace).ok()).ok_or(Stop)
    }

    #[inline]
    fn to_lexical<'t>(&'t self, _: &'t str, prefix: &mut dyn FnMut(&str) -> String) -> Option<Cow<'t, str>> {
        Some(self.to_prefixed(prefix))
    }
}

impl<T: Leaf> AttributeField for Option<T> {
    #[inline]
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    #[inline]
    fn from_lexical(text: Option<&str>, namespace: &dyn Fn(&str) -> Option<String>) -> Decoded<Self> {
        text.map(|text| T::from_prefixed(text, namespace).map_err(|_| Stop)).transpose()
    }

    #[inline]
    fn to_lexical<'t>(&'t self, _: &'t str, prefix: &mut dyn FnMut(&str) -> String) -> Option<Cow<'t, str>> {
        self.as_ref().map(|value| value.to_prefixed(prefix))
    }
}

/// An optional attribute with a fixed value: it is there, with that value, or it is not.
///
/// ```
/// use xefa::models::Fixed;
///
/// assert_eq!(Fixed::default(), Fixed::Present);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Fixed {
    /// The attribute is written.
    #[default]
    Present,
    /// The attribute is left out.
    Absent,
}

impl AttributeField for Fixed {
    fn is_absent(&self) -> bool {
        *self == Self::Absent
    }

    fn from_lexical(text: Option<&str>, _: &dyn Fn(&str) -> Option<String>) -> Decoded<Self> {
        Ok(if text.is_some() { Self::Present } else { Self::Absent })
    }

    fn to_lexical<'t>(&'t self, fixed: &'t str, _: &mut dyn FnMut(&str) -> String) -> Option<Cow<'t, str>> {
        match self {
            Self::Present => Some(Cow::Borrowed(fixed)),
            Self::Absent => None,
        }
    }
}
