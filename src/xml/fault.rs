//! A breach of XML's rules, of the declared encoding, or of a limit.
use super::place::Place;
use std::fmt;

/// The ids that [`Fault::rule`] can carry; `docs/positions.md` says where each of them stands.
pub mod rule {
    /// Nothing but white space.
    pub const EMPTY: &str = "xml-empty";
    /// The file ends while something is still open.
    pub const UNEXPECTED_END: &str = "xml-unexpected-end";
    /// An end tag that closes another element than the open one.
    pub const END_TAG: &str = "xml-end-tag";
    /// A document type declaration.
    pub const DOCTYPE: &str = "xml-doctype";
    /// A second root element, or text outside the root.
    pub const OUTSIDE_ROOT: &str = "xml-outside-root";
    /// A prefix without a declaration in scope.
    pub const UNBOUND_PREFIX: &str = "xml-unbound-prefix";
    /// An attribute that stands twice in one tag.
    pub const DUPLICATE_ATTRIBUTE: &str = "xml-duplicate-attribute";
    /// A character that XML forbids.
    pub const CHARACTER: &str = "xml-character";
    /// An entity that is not one of the five predefined ones.
    pub const ENTITY: &str = "xml-entity";
    /// A name that is not legal.
    pub const NAME: &str = "xml-name";
    /// Any other breach of XML's grammar.
    pub const SYNTAX: &str = "xml-syntax";
    /// Bytes that are not text in the declared encoding, or an encoding that cannot be used.
    pub const ENCODING: &str = "xml-encoding";
    /// More elements inside each other than `Limits::depth`.
    pub const LIMIT_DEPTH: &str = "limit-depth";
    /// More attributes in one tag than `Limits::attributes`.
    pub const LIMIT_ATTRIBUTES: &str = "limit-attributes";
    /// A longer name than `Limits::name_bytes`.
    pub const LIMIT_NAME: &str = "limit-name";
    /// More different namespaces and prefixes than `Limits::namespaces`.
    pub const LIMIT_NAMESPACES: &str = "limit-namespaces";
    /// A longer text or attribute value than `Limits::text_bytes`, or markup that is longer than any such text.
    pub const LIMIT_TEXT: &str = "limit-text";
    /// A longer message than `Limits::total_bytes`.
    pub const LIMIT_SIZE: &str = "limit-size";
    /// No breach of XML: the input could not be read any further.
    pub const READING: &str = "xefa-datei";

    /// All of them.
    pub const ALL: [&str; 19] = [
        EMPTY,
        UNEXPECTED_END,
        END_TAG,
        DOCTYPE,
        OUTSIDE_ROOT,
        UNBOUND_PREFIX,
        DUPLICATE_ATTRIBUTE,
        CHARACTER,
        ENTITY,
        NAME,
        SYNTAX,
        ENCODING,
        LIMIT_DEPTH,
        LIMIT_ATTRIBUTES,
        LIMIT_NAME,
        LIMIT_NAMESPACES,
        LIMIT_TEXT,
        LIMIT_SIZE,
        READING,
    ];
}

/// The first breach of XML in a text; reading ends with it.
///
/// It carries names and numbers, never text of the message. The keys in [`args`](Self::args) are:
///
/// | key | value | with |
/// |---|---|---|
/// | `name` | name of the element, attribute or prefix concerned | `xml-unbound-prefix`, `xml-duplicate-attribute`, … |
/// | `expected`, `found` | the open element and the one that the end tag names | `xml-end-tag` |
/// | `open` | the element that is still open | `xml-unexpected-end` |
/// | `character` | the code point, as `U+0001` | `xml-character` |
/// | `entity` | the entity, if it is a well-known one of HTML | `xml-entity` |
/// | `what` | a word for the broken piece, such as `comment` or `attribute-equals` | `xml-syntax`, `xml-encoding` |
/// | `looks_like` | what the file seems to be instead, such as `PDF` | `xml-syntax`, `xml-doctype`, `xml-encoding` |
/// | `version` | the XML version asked for | `xml-syntax` |
/// | `declared`, `actual` | the declared encoding and the one that the bytes are in | `xml-encoding` |
/// | `limit` | the limit that was exceeded | `limit-…` |
/// | `reason` | the kind of error that reading met | `xefa-datei` |
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// One of the ids in [`rule`].
    pub rule: &'static str,
    /// Where it stands: a byte offset in the decoded text.
    pub offset: usize,
    /// Where the broken piece ends, as far as it is known; at least `offset`.
    pub end: usize,
    /// The local name of the attribute that the path of the finding ends with, if it does.
    pub on_attribute: Option<String>,
    /// The local name of the start tag that was being read. This element is not open for the reader's caller: no
    /// [`Token::Start`](super::Token::Start) was given for it.
    pub in_start_tag: Option<Box<str>>,
    /// Names and numbers for the message.
    pub args: Vec<(&'static str, String)>,
    /// Line and column, where whoever made the fault had to work them out anyway ([`decode`](super::decode()) does: on a
    /// failure there is no text to look them up in).
    pub place: Option<Place>,
}

impl Fault {
    /// A fault over the bytes `offset..end`.
    #[cold]
    pub(super) fn new(rule: &'static str, offset: usize, end: usize) -> Self {
        Self {
            rule,
            offset,
            end: end.max(offset),
            on_attribute: None,
            in_start_tag: None,
            args: Vec::new(),
            place: None,
        }
    }

    /// The same with one more argument.
    pub(super) fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.args.push((key, value.into()));
        self
    }

    /// A breach of the grammar; `what` names the broken piece.
    #[cold]
    pub(super) fn syntax(offset: usize, end: usize, what: &'static str) -> Self {
        Self::new(rule::SYNTAX, offset, end).with("what", what)
    }

    /// A limit that was exceeded.
    #[cold]
    pub(crate) fn limit(rule: &'static str, offset: usize, limit: usize) -> Self {
        Self::new(rule, offset, offset).with("limit", limit.to_string())
    }

    /// The argument with this key.
    #[must_use]
    pub fn arg(&self, key: &str) -> Option<&str> {
        self.args.iter().find(|(k, _)| *k == key).map(|(_, v)| v.as_str())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some(place) => write!(f, "{place}: {}", self.rule)?,
            None => write!(f, "byte {}: {}", self.offset, self.rule)?,
        }
        for (key, value) in &self.args {
            write!(f, " {key}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}
