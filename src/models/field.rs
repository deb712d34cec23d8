//! How often a part occurs: once, at most once, or many times.

use std::borrow::Cow;

use crate::value::Leaf;

use super::decode::{Decoded, Decoder, Stop};
use super::encode::{Encoded, Encoder};
use super::{Key, Model};

/// A field of a generated struct that stands for elements or groups: `T`, `Option<T>` or `Vec<T>`.
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
    #[inline]
    fn decode_field(decoder: &mut Decoder<'_>, key: Key) -> Decoded<Self> {
        let Some(open) = decoder.begin(key, true)? else { return Err(decoder.unexpected()) };
        let value = decoder.inside::<T>(open)?;
        decoder.end(key)?;
        Ok(value)
    }

    #[inline]
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
        let Some(open) = decoder.begin(key, true)? else { return Ok(None) };
        let value = decoder.inside::<T>(open)?;
        decoder.end(key)?;
        Ok(Some(value))
    }

    #[inline]
    fn encode_field(&self, encoder: &mut Encoder<'_>, key: Key) -> Encoded {
        self.as_ref().map_or(Ok(()), |value| value.encode_field(encoder, key))
    }

    fn from_slot(slot: Option<Self>) -> Decoded<Self> {
        Ok(slot.flatten())
    }
}

impl<T: Model> Field for Vec<T> {
    #[inline]
    fn decode_field(decoder: &mut Decoder<'_>, key: Key) -> Decoded<Self> {
        let mut values = Self::new();
        while let Some(open) = decoder.begin(key, values.is_empty())? {
            let value = decoder.inside(open)?;
            if values.is_empty() {
                // Most lists have one item; the first push would make room for four.
                values.reserve_exact(1);
            }
            values.push(value);
            decoder.end(key)?;
        }
        Ok(values)
    }

    #[inline]
    fn encode_field(&self, encoder: &mut Encoder<'_>, key: Key) -> Encoded {
        for (index, value) in self.iter().enumerate() {
            encoder.begin(key, value.opening(), index == 0)?;
            value.encode(encoder)?;
            encoder.end(key, index + 1 == self.len())?;
        }
        Ok(())
    }

    fn from_slot(slot: Option<Self>) -> Decoded<Self> {
        Ok(slot.unwrap_or_default())
    }
}

/// A field of a generated struct that stands for an attribute: a leaf, an optional leaf, or [`Fixed`].
pub trait AttributeField: Sized {
    /// From the text, if the attribute is there; `namespace` gives the namespace of a prefix in scope.
    ///
    /// # Errors
    /// When the value cannot be held.
    fn from_lexical(text: Option<&str>, namespace: &dyn Fn(&str) -> Option<String>) -> Decoded<Self>;

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
