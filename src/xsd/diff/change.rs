//! One change: what it is, where, from what to what, and whom it breaks.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::reason::Reason;
use crate::xsd::compare::Evidence;

/// What sort of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// A namespace has another URI.
    Namespace,
    /// Something that only the new set has.
    Added,
    /// Something that only the old set has.
    Removed,
    /// Another name.
    Renamed,
    /// Another place: another namespace, or an element that was an attribute.
    Moved,
    /// Another type, or another base.
    Type,
    /// Another number of occurrences.
    Cardinality,
    /// A facet: length, pattern, bounds, digits, white space.
    Facet,
    /// Enumeration values, or the uri or version of a code list.
    CodeList,
    /// Another order.
    Order,
    /// How elements are grouped: choice or sequence, mixed content, wildcards.
    Structure,
    /// A default or fixed value, or whether `xsi:nil` is allowed.
    Value,
    /// What has to be unique, or has to be there elsewhere.
    Identity,
    /// Only how the schema is written; no message shows it.
    Spelling,
    /// Documentation and other annotations.
    Documentation,
}

/// What changed, in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Aspect {
    /// A namespace has another URI.
    NamespaceRenamed,
    /// A namespace is new.
    NamespaceAdded,
    /// A namespace is gone.
    NamespaceRemoved,
    /// A message (a global element) is new.
    MessageAdded,
    /// A message is gone.
    MessageRemoved,
    /// A message has another name.
    MessageRenamed,
    /// A message has another namespace.
    MessageMoved,
    /// A type is new.
    TypeAdded,
    /// A type is gone.
    TypeRemoved,
    /// A type has another name.
    TypeRenamed,
    /// A type has another namespace.
    TypeMoved,
    /// An anonymous type got a name, or lost it.
    TypeNamed,
    /// An element or attribute is new.
    FieldAdded,
    /// An element or attribute is gone.
    FieldRemoved,
    /// An element or attribute has another name.
    FieldRenamed,
    /// An attribute became an element or the other way round, or its name belongs to another namespace.
    FieldMoved,
    /// An element, attribute or text has another type.
    FieldType,
    /// An element or attribute may occur more or less often.
    Occurrence,
    /// A type has another base.
    Base,
    /// A type or element is abstract now, or no longer.
    Abstract,
    /// Text between elements is allowed now, or no longer.
    Mixed,
    /// Elements are grouped in another way.
    Content,
    /// Elements follow one another in another order.
    Order,
    /// A wildcard for elements.
    Wildcard,
    /// A wildcard for attributes.
    AttributeWildcard,
    /// A facet.
    Facet,
    /// Enumeration values that are new.
    CodesAdded,
    /// Enumeration values that are gone.
    CodesRemoved,
    /// Enumeration values with another meaning written beside them.
    CodesReworded,
    /// The version of a code list.
    ListVersion,
    /// The uri of a code list.
    ListUri,
    /// Other things that are said of a code list in `appinfo`.
    ListMetadata,
    /// Whether `xsi:nil` is allowed.
    Nillable,
    /// A fixed value.
    Fixed,
    /// A default value.
    Default,
    /// An identity constraint.
    Identity,
    /// The head of a substitution group.
    Substitution,
    /// Documentation.
    Documentation,
    /// Other annotations.
    Appinfo,
}

impl Aspect {
    /// The sort of change.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::NamespaceRenamed => Kind::Namespace,
            Self::NamespaceAdded | Self::MessageAdded | Self::TypeAdded | Self::FieldAdded => Kind::Added,
            Self::NamespaceRemoved | Self::MessageRemoved | Self::TypeRemoved | Self::FieldRemoved => Kind::Removed,
            Self::MessageRenamed | Self::TypeRenamed | Self::FieldRenamed => Kind::Renamed,
            Self::MessageMoved | Self::TypeMoved | Self::FieldMoved => Kind::Moved,
            Self::TypeNamed => Kind::Spelling,
            Self::FieldType | Self::Base | Self::Abstract | Self::Substitution => Kind::Type,
            Self::Occurrence => Kind::Cardinality,
            Self::Mixed | Self::Content | Self::Wildcard | Self::AttributeWildcard => Kind::Structure,
            Self::Order => Kind::Order,
            Self::Facet => Kind::Facet,
            Self::CodesAdded
            | Self::CodesRemoved
            | Self::CodesReworded
            | Self::ListVersion
            | Self::ListUri
            | Self::ListMetadata => Kind::CodeList,
            Self::Nillable | Self::Fixed | Self::Default => Kind::Value,
            Self::Identity => Kind::Identity,
            Self::Documentation | Self::Appinfo => Kind::Documentation,
        }
    }
}

/// Whom a change breaks.
///
/// A sender made for the old set breaks if a message that was valid is not valid any more; a receiver made for the old set breaks if a
/// message that is valid now was not valid before. Namespaces that were renamed are told once and left aside everywhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Impact {
    /// Why it breaks senders, if it does.
    pub senders: Option<Reason>,
    /// Why it breaks receivers, if it does.
    pub receivers: Option<Reason>,
}

/// Whom a change breaks, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Nobody.
    Compatible,
    /// Senders made for the old set.
    BreaksSenders,
    /// Receivers made for the old set.
    BreaksReceivers,
    /// Both.
    BreaksBoth,
}

impl Impact {
    /// Nobody.
    pub const NONE: Self = Self { senders: None, receivers: None };

    /// Both, for one reason each.
    pub(super) fn both(senders: Reason, receivers: Reason) -> Self {
        Self { senders: Some(senders), receivers: Some(receivers) }
    }

    /// Those whom the conditions say.
    pub(super) fn when(senders: bool, of: Reason, receivers: bool, or: Reason) -> Self {
        Self { senders: senders.then_some(of), receivers: receivers.then_some(or) }
    }

    /// In one word.
    #[must_use]
    pub fn class(self) -> Class {
        match (self.senders, self.receivers) {
            (None, None) => Class::Compatible,
            (Some(_), None) => Class::BreaksSenders,
            (None, Some(_)) => Class::BreaksReceivers,
            (Some(_), Some(_)) => Class::BreaksBoth,
        }
    }
}

/// A place in a schema document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Place {
    /// The document, as it was found.
    #[serde(serialize_with = "text")]
    pub file: Arc<str>,
    /// Line, 1-based.
    pub line: u32,
    /// Column, 1-based, in characters.
    pub column: u32,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What sort of change it is.
    pub kind: Kind,
    /// What changed, in particular.
    pub aspect: Aspect,
    /// Whom it breaks, in one word.
    pub class: Class,
    /// Why.
    pub impact: Impact,
    /// The named type or message it is told of; empty for what concerns the whole set. Where a set has two versions of a namespace, the
    /// namespace of the one that has less in common stands behind the name in parentheses.
    pub owner: String,
    /// The component in the old set: type or message, then elements and `@attributes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_path: Option<String>,
    /// The component in the new set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_path: Option<String>,
    /// What it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The codes, fields or branches concerned, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// Why two names are taken for one component.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Where it is written in the old set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_at: Option<Place>,
    /// Where it is written in the new set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_at: Option<Place>,
    /// The messages that it reaches, by their names in the new set, or in the old one if they are gone.
    #[serde(serialize_with = "texts")]
    pub messages: Vec<Arc<str>>,
}

fn text<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}

/// Shared texts as an array of texts.
pub(super) fn texts<S: Serializer>(texts: &[Arc<str>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(texts.iter().map(|text| &**text))
}

impl Change {
    /// The path in the new set, or in the old one.
    #[must_use]
    pub fn path(&self) -> &str {
        self.new_path.as_deref().or(self.old_path.as_deref()).unwrap_or_default()
    }

    /// Whether it breaks anybody.
    #[must_use]
    pub fn is_breaking(&self) -> bool {
        self.class != Class::Compatible
    }
}
