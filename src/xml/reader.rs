//! The pull reader over a text that is there as a whole.
use super::attribute::Attributes;
use super::core::{Core, View};
use super::fault::Fault;
use super::name::QName;
use super::namespaces::Ns;
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

/// Reads a text token by token. A [`Stream`](super::Stream) does the same for what comes bit by bit.
#[derive(Debug, Clone)]
pub struct Reader<'i> {
    text: &'i str,
    core: Core,
}

impl<'i> Reader<'i> {
    /// A reader over decoded text, see [`decode`](super::decode()).
    #[must_use]
    pub fn new(text: &'i str, limits: &Limits) -> Self {
        Self { text, core: Core::new(limits) }
    }

    /// Says why the text ends where it does: with a fault of [`decode_prefix`](super::decode_prefix()). Instead of an end that
    /// comes too early the reader gives that fault.
    #[must_use]
    pub fn ending_with(mut self, fault: Option<Fault>) -> Self {
        self.core.ending = fault.map(Box::new);
        self
    }

    /// The next token. After [`Token::Eof`] and after a fault it is always [`Token::Eof`].
    ///
    /// # Errors
    /// The first breach of XML, of the namespace rules or of a limit.
    #[expect(clippy::should_implement_trait, reason = "what a token is read from is borrowed, so it is no iterator")]
    #[inline]
    pub fn next(&mut self) -> Result<Token, Fault> {
        self.core.advance(self.text).map_err(|fault| self.core.stop(self.text, *fault))
    }

    /// Reads to the end.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub fn read_all(&mut self) -> Result<(), Fault> {
        while self.next()? != Token::Eof {}
        Ok(())
    }

    /// The current token.
    #[inline]
    #[must_use]
    pub fn view(&self) -> View<'_> {
        View { text: self.text, core: &self.core }
    }

    /// See [`View::span`].
    #[inline]
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.view().span()
    }

    /// See [`View::name`].
    #[inline]
    #[must_use]
    pub fn name(&self) -> QName<'_> {
        self.view().name()
    }

    /// See [`View::attributes`].
    #[inline]
    #[must_use]
    pub fn attributes(&self) -> Attributes<'_> {
        self.view().attributes()
    }

    /// See [`View::is_self_closing`].
    #[inline]
    #[must_use]
    pub fn is_self_closing(&self) -> bool {
        self.view().is_self_closing()
    }

    /// See [`View::text`].
    #[inline]
    #[must_use]
    pub fn text(&self) -> &str {
        self.view().text()
    }

    /// See [`View::text_first_non_blank`].
    #[inline]
    #[must_use]
    pub fn text_first_non_blank(&self) -> Option<usize> {
        self.view().text_first_non_blank()
    }

    /// See [`View::namespace_of_prefix`].
    #[must_use]
    pub fn namespace_of_prefix(&self, prefix: &str) -> Option<&str> {
        self.view().namespace_of_prefix(prefix)
    }

    /// See [`View::bindings`].
    pub fn bindings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.view().bindings()
    }

    /// See [`View::namespace_uri`].
    #[inline]
    #[must_use]
    pub fn namespace_uri(&self, ns: Ns) -> &str {
        self.view().namespace_uri(ns)
    }

    /// See [`View::depth`].
    #[inline]
    #[must_use]
    pub fn depth(&self) -> usize {
        self.view().depth()
    }
}
