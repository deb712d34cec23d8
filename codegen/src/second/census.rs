//! What a reader saw, in a form that belongs to neither.

use std::collections::BTreeMap;
use std::fmt;

use xefa::xsd::QName;

/// The symbol space of a global component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A global element.
    Element,
    /// A global attribute.
    Attribute,
    /// A named type, simple or complex.
    Type,
    /// A named model group.
    Group,
}

/// What a part of a component is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// A document.
    Document,
    /// An element declaration, or a reference to one.
    Element,
    /// A type definition, or the type of something.
    Type,
    /// An attribute declaration or use.
    Attribute,
    /// A facet that is no enumeration.
    Facet,
    /// A value of an enumeration.
    Enumeration,
    /// A base, an item type or a member type, and how the type is derived from it.
    Base,
    /// The kind of content of a complex type.
    Content,
    /// A model group.
    Group,
    /// A wildcard.
    Wildcard,
    /// A default or fixed value.
    Value,
    /// `abstract`, `nillable`, or that a facet is fixed.
    Flag,
    /// `block` or `final`.
    Control,
    /// The head of a substitution group.
    Substitution,
    /// An identity constraint.
    Constraint,
}

/// The name of a component.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Key {
    pub kind: Kind,
    pub name: Name,
}

/// An expanded name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Name {
    pub namespace: Option<String>,
    pub local: String,
}

/// A global component, and the document in which it stands.
#[derive(Debug)]
pub(crate) struct Component {
    pub document: usize,
    pub item: Item,
}

/// Something that is said of a component.
#[derive(Debug)]
pub(crate) struct Item {
    pub aspect: Aspect,
    pub name: String,
    pub value: String,
    pub items: Vec<Item>,
}

/// All global components.
#[derive(Debug, Default)]
pub(crate) struct Census {
    pub components: BTreeMap<Key, Component>,
}

/// A value of which one reader does not know more than that it is there.
pub(crate) const UNTOLD: &str = "some";
/// A type without a name.
pub(crate) const ANONYMOUS: &str = "anonymous";
/// A type without a name that was told elsewhere.
pub(crate) const INHERITED: &str = "inherited, anonymous";

impl Aspect {
    /// What the summary counts, with its name.
    pub(crate) const COUNTED: [(Self, &'static str); 5] = [
        (Self::Element, "elements"),
        (Self::Type, "types"),
        (Self::Attribute, "attributes"),
        (Self::Facet, "facets"),
        (Self::Enumeration, "enumerations"),
    ];
}

impl Item {
    pub fn new(aspect: Aspect, name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { aspect, name: name.into(), value: value.into(), items: Vec::new() }
    }

    pub fn with(mut self, items: Vec<Self>) -> Self {
        self.items = items;
        self
    }

    /// A property that is told only where it is true.
    pub fn flag(items: &mut Vec<Self>, name: &str, value: bool) {
        if value {
            items.push(Self::new(Aspect::Flag, name, "true"));
        }
    }

    /// `block` or `final`, told only where it is not empty.
    pub fn control(items: &mut Vec<Self>, name: &str, words: &[(&str, bool)]) {
        let words: Vec<&str> = words.iter().filter(|(_, given)| *given).map(|(word, _)| *word).collect();
        if !words.is_empty() {
            items.push(Self::new(Aspect::Control, name, words.join(" ")));
        }
    }
}

/// `0..*`
pub(crate) fn occurs(min: u64, max: Option<u64>) -> String {
    match max {
        Some(max) => format!("{min}..{max}"),
        None => format!("{min}..*"),
    }
}

/// An XPath or another token list, with single blanks.
pub(crate) fn collapsed(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

impl From<&QName> for Name {
    fn from(name: &QName) -> Self {
        Self { namespace: name.namespace.as_deref().map(str::to_owned), local: name.local.to_string() }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.namespace {
            Some(namespace) => write!(f, "{{{namespace}}}{}", self.local),
            None => f.write_str(&self.local),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::Element => "element",
            Kind::Attribute => "attribute",
            Kind::Type => "type",
            Kind::Group => "group",
        };
        write!(f, "{kind} {}", self.name)
    }
}

impl fmt::Display for Aspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Document => "document",
            Self::Element => "element",
            Self::Type => "type",
            Self::Attribute => "attribute",
            Self::Facet => "facet",
            Self::Enumeration => "enumeration",
            Self::Base => "base",
            Self::Content => "content",
            Self::Group => "group",
            Self::Wildcard => "wildcard",
            Self::Value => "value",
            Self::Flag => "flag",
            Self::Control => "control",
            Self::Substitution => "substitution group",
            Self::Constraint => "identity constraint",
        })
    }
}
