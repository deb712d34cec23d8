//! What no model describes: elements, attributes and contents that a wildcard admits.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::value::Str;

use super::Model;
use super::decode::{Decoded, Decoder, Open};
use super::encode::{Encoded, Encoder, Opening};

/// An element that a wildcard admitted, with everything in it in order.
///
/// Two of them are equal when names, attributes and contents are; prefixes may differ.
///
/// ```
/// use xefa::models::{AnyElement, AnyNode};
///
/// let mut element = AnyElement::new("urn:example", "antrag");
/// element.prefixes.push(("ex".into(), "urn:example".into()));
/// element.content.push(AnyNode::Text("Text".into()));
/// assert_eq!(format!("{element:?}"), "AnyElement { name: \"{urn:example}antrag\", .. }");
/// ```
#[derive(Clone, Default, Eq)]
pub struct AnyElement {
    /// The namespace; empty for none.
    pub namespace: String,
    /// The local name.
    pub local: String,
    /// The prefixes in scope that differ from the parent's, with their namespaces; the default namespace has the prefix "".
    pub prefixes: Vec<(String, String)>,
    /// The attributes, without namespace declarations.
    pub attributes: Vec<AnyAttribute>,
    /// Texts and elements in order.
    pub content: Vec<AnyNode>,
}

/// A text or an element.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum AnyNode {
    /// A text.
    Text(String),
    /// An element.
    Element(AnyElement),
}

/// An attribute that a wildcard admitted.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct AnyAttribute {
    /// The namespace; empty for none.
    pub namespace: String,
    /// The local name.
    pub local: String,
    /// The value.
    pub value: String,
}

/// What an element of the type `xs:anyType` holds.
#[derive(Debug, Clone, Default, Eq)]
pub struct AnyContent {
    /// The prefixes in scope.
    pub prefixes: Vec<(String, String)>,
    /// The attributes.
    pub attributes: Vec<AnyAttribute>,
    /// Texts and elements in order.
    pub content: Vec<AnyNode>,
}

/// What an element of the type `xs:anySimpleType` holds: a text, and with `xsi:type` what it is a text of.
///
/// ```
/// use xefa::models::AnySimple;
///
/// let wert = AnySimple::from("12");
/// assert_eq!(wert.wert, "12");
/// assert!(wert.attributes.is_empty());
/// ```
#[derive(Debug, Clone, Default, Eq)]
pub struct AnySimple {
    /// The prefixes in scope, where there are attributes that may need them.
    pub prefixes: Vec<(String, String)>,
    /// The attributes: `xsi:type`, and those that an actual type has.
    pub attributes: Vec<AnyAttribute>,
    /// The text.
    pub wert: Str,
}

macro_rules! from {
    ($($text:ty),+) => {$(
        impl From<$text> for AnySimple {
            fn from(wert: $text) -> Self {
                Self { wert: wert.into(), ..Self::default() }
            }
        }
    )+};
}

from!(&str, String, Str);

impl AnyElement {
    /// An empty element.
    #[must_use]
    pub fn new(namespace: impl Into<String>, local: impl Into<String>) -> Self {
        Self { namespace: namespace.into(), local: local.into(), ..Self::default() }
    }
}

impl PartialEq for AnyElement {
    fn eq(&self, other: &Self) -> bool {
        self.local == other.local
            && self.namespace == other.namespace
            && self.attributes == other.attributes
            && self.content == other.content
    }
}

/// Of what is compared.
impl Hash for AnyElement {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.local.hash(state);
        self.namespace.hash(state);
        self.attributes.hash(state);
        self.content.hash(state);
    }
}

impl PartialEq for AnyContent {
    fn eq(&self, other: &Self) -> bool {
        self.attributes == other.attributes && self.content == other.content
    }
}

/// Of what is compared.
impl Hash for AnyContent {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.attributes.hash(state);
        self.content.hash(state);
    }
}

impl PartialEq for AnySimple {
    fn eq(&self, other: &Self) -> bool {
        self.attributes == other.attributes && self.wert == other.wert
    }
}

/// Of what is compared.
impl Hash for AnySimple {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.attributes.hash(state);
        self.wert.hash(state);
    }
}

/// The name only.
impl fmt::Debug for AnyElement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.namespace.is_empty() {
            self.local.clone()
        } else {
            format!("{{{}}}{}", self.namespace, self.local)
        };
        f.debug_struct("AnyElement").field("name", &name).finish_non_exhaustive()
    }
}

/// Without the text.
impl fmt::Debug for AnyNode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(_) => f.write_str("…"),
            Self::Element(element) => element.fmt(f),
        }
    }
}

/// The name only.
impl fmt::Debug for AnyAttribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnyAttribute").field("local", &self.local).finish_non_exhaustive()
    }
}

impl Model for AnyElement {
    fn decode(decoder: &mut Decoder<'_>, _: Open) -> Decoded<Self> {
        decoder.any_element()
    }

    fn encode(&self, encoder: &mut Encoder<'_>) -> Encoded {
        encoder.any_content(&self.content)
    }

    fn opening(&self) -> Opening<'_> {
        Opening { any: Some(self), ..Opening::default() }
    }
}

impl Model for AnyContent {
    fn decode(decoder: &mut Decoder<'_>, _: Open) -> Decoded<Self> {
        decoder.any_content()
    }

    fn encode(&self, encoder: &mut Encoder<'_>) -> Encoded {
        encoder.prefixes(&self.prefixes)?;
        encoder.any_attribute(0, &self.attributes)?;
        encoder.any_content(&self.content)
    }
}

impl Model for AnySimple {
    fn decode(decoder: &mut Decoder<'_>, _: Open) -> Decoded<Self> {
        let (prefixes, attributes) = decoder.raw_attributes();
        let wert = decoder.text(0)?;
        Ok(Self { prefixes, attributes, wert })
    }

    fn encode(&self, encoder: &mut Encoder<'_>) -> Encoded {
        encoder.prefixes(&self.prefixes)?;
        encoder.any_attribute(0, &self.attributes)?;
        encoder.text(0, &self.wert)
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{DefaultHasher, Hash, Hasher};

    use super::*;

    fn hash(value: &impl Hash) -> u64 {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        hasher.finish()
    }

    /// Prefixes do not count, for equality and for the hash.
    #[test]
    fn equal_elements_have_one_hash() {
        let mut element = AnyElement::new("urn:x", "a");
        element.content.push(AnyNode::Element(AnyElement::new("urn:x", "b")));
        let mut other = element.clone();
        other.prefixes.push(("x".to_owned(), "urn:x".to_owned()));
        assert!(element == other && hash(&element) == hash(&other));
        let content = |element: &AnyElement| AnyContent {
            prefixes: element.prefixes.clone(),
            attributes: Vec::new(),
            content: element.content.clone(),
        };
        assert!(content(&element) == content(&other) && hash(&content(&element)) == hash(&content(&other)));
        other.content.clear();
        assert!(element != other && hash(&element) != hash(&other));
    }
}
