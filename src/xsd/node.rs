//! A schema document as a light tree: names, attributes and texts, each with its place and the prefixes in scope.

use std::sync::Arc;

use super::component::Bindings;
use crate::report::Place;

/// The namespace of schema documents.
pub(crate) const XSD: &str = "http://www.w3.org/2001/XMLSchema";
/// The namespace of `xsi:type` and its like.
pub(crate) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// The namespace of the prefix `xml`.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// An element of a schema document.
#[derive(Debug)]
pub(crate) struct Node {
    /// Its namespace.
    pub namespace: Option<Arc<str>>,
    /// Its local name.
    pub local: Arc<str>,
    /// Its attributes in the order of the document, without namespace declarations.
    pub attributes: Vec<Attr>,
    /// Its content.
    pub children: Vec<Child>,
    /// The prefixes in scope.
    pub scope: Bindings,
    /// The `<` of its start tag.
    pub place: Place,
    /// The `<` of its end tag; of `<a/>` the `<` of that tag.
    pub end: Place,
    /// Whether it may not stand where it stands; nobody looks at it then.
    pub rejected: bool,
}

/// An attribute of a schema document.
#[derive(Debug)]
pub(crate) struct Attr {
    /// Its namespace.
    pub namespace: Option<Arc<str>>,
    /// Its local name.
    pub local: Arc<str>,
    /// Its value, after the attribute value normalisation of XML; of a known token type with white space collapsed.
    pub value: String,
    /// The first character of its name.
    pub place: Place,
    /// The first character of its value.
    pub value_place: Place,
    /// Whether it is not allowed or has a bad value; nobody looks at it then.
    pub rejected: bool,
}

/// What stands between two tags.
#[derive(Debug)]
pub(crate) enum Child {
    /// An element.
    Node(Node),
    /// Text, references resolved, with the place of its first character that is not white space.
    Text(String, Place),
}

impl Node {
    /// Whether it is the `xs:` element of that name.
    pub fn is(&self, local: &str) -> bool {
        *self.local == *local && self.in_xsd()
    }

    /// Whether it is an element of XML Schema.
    pub fn in_xsd(&self) -> bool {
        self.namespace.as_deref() == Some(XSD)
    }

    /// The unqualified attribute of that name.
    pub fn attr(&self, local: &str) -> Option<&Attr> {
        self.attributes.iter().find(|attr| attr.namespace.is_none() && *attr.local == *local && !attr.rejected)
    }

    /// The value of the unqualified attribute of that name.
    pub fn get(&self, local: &str) -> Option<&str> {
        self.attr(local).map(|attr| attr.value.as_str())
    }

    /// Whether a boolean attribute is there and true.
    pub fn flag(&self, local: &str) -> bool {
        matches!(self.get(local), Some("true" | "1"))
    }

    /// The place of an attribute's value, or of the element where it has none.
    pub fn place_of(&self, local: &str) -> Place {
        self.attr(local).map_or(self.place, |attr| attr.value_place)
    }

    /// The child elements that may stand where they stand.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.all_elements().filter(|node| !node.rejected)
    }

    /// All child elements.
    pub fn all_elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Node(node) => Some(node),
            Child::Text(..) => None,
        })
    }

    /// The first child element of that name.
    pub fn child(&self, local: &str) -> Option<&Self> {
        self.elements().find(|node| node.is(local))
    }

    /// The first child element of one of those names.
    pub fn child_of(&self, locals: &[&str]) -> Option<&Self> {
        self.elements().find(|node| locals.iter().any(|local| node.is(local)))
    }

    /// The namespace that a prefix is bound to here; `""` asks for the default namespace.
    pub fn namespace_of(&self, prefix: &str) -> Option<&str> {
        if prefix == "xml" {
            return Some(XML);
        }
        let bound = self.scope.iter().rev().find(|(bound, _)| bound == prefix)?;
        (!bound.1.is_empty()).then_some(bound.1.as_str())
    }

    /// All text below it, in the order of the document.
    pub fn deep_text(&self) -> String {
        let mut out = String::new();
        self.append_text(&mut out);
        out
    }

    fn append_text(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Child::Node(node) => node.append_text(out),
                Child::Text(text, _) => out.push_str(text),
            }
        }
    }
}

/// White space collapsed, as in values of token types.
pub(crate) fn collapse(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for part in value.split([' ', '\t', '\n', '\r']).filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}
