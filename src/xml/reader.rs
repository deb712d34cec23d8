//! The pull reader: strict tokens over a text.
use super::attribute::{Attributes, Record};
use super::chars::{Watch, is_blank, scan_name};
use super::content::Held;
use super::fault::{Fault, rule};
use super::looks::looks_like;
use super::name::{NameSpan, QName};
use super::namespaces::{Namespaces, Ns};
use super::prolog;
use super::reference;
use super::source::{Piece, Source};
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

/// An open element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub name: NameSpan,
    /// Where its namespace bindings begin.
    pub mark: u32,
}

/// What the reader does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Look at the beginning of the text.
    Begin,
    /// Read on.
    Content,
    /// Give the end of `<a/>`.
    EmptyEnd,
    /// Leave the element whose end was given, then read on.
    Leave,
    /// Nothing more.
    Done,
}

/// Reads a text token by token.
#[derive(Debug, Clone)]
pub struct Reader<'i> {
    pub(super) text: &'i str,
    pub(super) limits: Limits,
    pub(super) source: Source<'i>,
    pub(super) watch: Watch,
    pub(super) namespaces: Namespaces,
    pub(super) open: Vec<Open>,
    /// Name of the current tag.
    pub(super) current: NameSpan,
    pub(super) span: Range<usize>,
    /// Attributes of the current start tag.
    pub(super) records: Vec<Record>,
    /// Their values, where they differ from the input.
    pub(super) arena: String,
    /// Scratch for finding duplicates among many.
    pub(super) order: Vec<usize>,
    /// Current text, where it differs from the input.
    pub(super) buffer: String,
    pub(super) held: Held,
    state: State,
    root_seen: bool,
}

impl<'i> Reader<'i> {
    /// A reader over decoded text, see [`decode`](super::decode()).
    #[must_use]
    pub fn new(text: &'i str, limits: &Limits) -> Self {
        Self {
            text,
            limits: *limits,
            source: Source::new(text),
            watch: Watch::default(),
            namespaces: Namespaces::new(),
            open: Vec::new(),
            current: NameSpan::default(),
            span: 0..0,
            records: Vec::new(),
            arena: String::new(),
            order: Vec::new(),
            buffer: String::new(),
            held: Held::Buffer(None),
            state: State::Begin,
            root_seen: false,
        }
    }

    /// The next token. After [`Token::Eof`] and after a fault it is always [`Token::Eof`].
    ///
    /// # Errors
    /// The first breach of XML, of the namespace rules or of a limit.
    #[expect(clippy::should_implement_trait, reason = "what a token is read from is borrowed, so it is no iterator")]
    #[inline]
    pub fn next(&mut self) -> Result<Token, Fault> {
        self.advance().map_err(|fault| self.stop(fault))
    }

    /// Reads to the end.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub fn read_all(&mut self) -> Result<(), Fault> {
        while self.next()? != Token::Eof {}
        Ok(())
    }

    fn advance(&mut self) -> Result<Token, Fault> {
        match self.state {
            State::Content => {}
            State::Begin => self.begin()?,
            State::EmptyEnd => {
                self.state = State::Leave;
                return Ok(Token::End);
            }
            State::Leave => {
                if let Some(left) = self.open.pop() {
                    self.namespaces.leave(left.mark);
                }
            }
            State::Done => return Ok(Token::Eof),
        }
        self.state = State::Content;
        loop {
            let (piece, start, end) = self.source.next_piece();
            match piece {
                Piece::Start => return self.open_element(start, end),
                Piece::End => {
                    let end = self.end_tag(start, end)?;
                    self.source.go_on(end);
                    self.span = start..end;
                    self.state = State::Leave;
                    return Ok(Token::End);
                }
                Piece::Text | Piece::Reference | Piece::CData if self.open.is_empty() => {
                    self.outside(start, end)?;
                }
                Piece::Text | Piece::Reference | Piece::CData => {
                    if self.read_text(piece, start, end)? {
                        return Ok(Token::Text);
                    }
                }
                Piece::Comment | Piece::Instruction | Piece::Broken => {
                    self.aside(piece, start, end)?;
                }
                Piece::Eof => return self.finish(end),
            }
        }
    }

    #[inline]
    fn open_element(&mut self, start: usize, end: usize) -> Result<Token, Fault> {
        self.may_open(start, end)?;
        let (end, empty) = self.start_tag(start, end)?;
        self.source.go_on(end);
        self.span = start..end;
        self.root_seen = true;
        if empty {
            self.state = State::EmptyEnd;
        }
        Ok(Token::Start)
    }

    #[inline]
    fn may_open(&self, start: usize, end: usize) -> Result<(), Fault> {
        if self.open.is_empty() && self.root_seen {
            return Err(Fault::new(rule::OUTSIDE_ROOT, start, end));
        }
        if self.open.len() >= self.limits.depth {
            let name = scan_name(self.text, start + 1);
            let mut fault = Fault::limit(rule::LIMIT_DEPTH, start, end, self.limits.depth);
            if name.legal {
                fault.in_start_tag = self.text.get(name.local..name.end).map(Box::from);
            }
            return Err(fault);
        }
        Ok(())
    }

    /// Looks at the beginning: is there anything, and is it XML?
    fn begin(&mut self) -> Result<(), Fault> {
        let bytes = self.text.as_bytes();
        if bytes.len() > self.limits.total_bytes {
            let at = self.text.floor_char_boundary(self.limits.total_bytes);
            return Err(Fault::limit(rule::LIMIT_SIZE, at, bytes.len(), self.limits.total_bytes));
        }
        match bytes.iter().position(|&byte| !is_blank(byte)) {
            None => Err(Fault::new(rule::EMPTY, 0, 0)),
            Some(first) if bytes[first] == b'<' => Ok(()),
            Some(first) => Err(match looks_like(bytes) {
                Some(kind) => Fault::syntax(0, 0, "not-xml").with("looks_like", kind),
                None => self.forbidden(first).unwrap_or_else(|| Fault::new(rule::OUTSIDE_ROOT, first, first + 1)),
            }),
        }
    }

    /// Outside the root there may only be white space.
    fn outside(&self, start: usize, end: usize) -> Result<(), Fault> {
        let bytes = self.text.as_bytes().get(start..end).unwrap_or_default();
        match bytes.iter().position(|&byte| !is_blank(byte)) {
            None => Ok(()),
            Some(found) => {
                let at = start + found;
                Err(self.forbidden(at).unwrap_or_else(|| Fault::new(rule::OUTSIDE_ROOT, at, end)))
            }
        }
    }

    fn finish(&mut self, end: usize) -> Result<Token, Fault> {
        if !self.open.is_empty() || !self.root_seen {
            return Err(Fault::new(rule::UNEXPECTED_END, end, end));
        }
        self.span = end..end;
        self.state = State::Done;
        Ok(Token::Eof)
    }

    /// Says what is wrong with the piece at `start`, which was refused as a whole.
    #[cold]
    pub(super) fn diagnose(&mut self, start: usize) -> Fault {
        let len = self.text.len();
        let fault = match self.text.as_bytes().get(start..).unwrap_or_default() {
            [b'&', ..] if self.open.is_empty() => self.outside(start, len).err(),
            [b'&', ..] => reference::resolve(self.text, start).err(),
            [b'<'] => Some(Fault::new(rule::UNEXPECTED_END, len, len)),
            [b'<', b'!', ..] => Some(prolog::markup_declaration(self.text, start)),
            [b'<', b'?', ..] => Some(prolog::open_instruction(self.text, start)),
            [b'<', b'/', ..] => self.end_tag(start, len).err(),
            [b'<', ..] => match self.may_open(start, len) {
                Ok(()) => self.start_tag(start, len).err(),
                Err(fault) => Some(fault),
            },
            _ => None,
        };
        fault.unwrap_or_else(|| Fault::syntax(start, start + 1, "markup"))
    }

    #[cold]
    fn stop(&mut self, fault: Fault) -> Fault {
        self.state = State::Done;
        match self.open.last() {
            Some(open) if fault.rule == rule::UNEXPECTED_END => fault.with("open", open.name.raw(self.text)),
            _ => fault,
        }
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
        self.state == State::EmptyEnd
    }

    /// The current text: references resolved, CDATA sections opened, line ends LF.
    #[inline]
    #[must_use]
    pub fn text(&self) -> &str {
        match self.held {
            Held::Input => self.text.get(self.span.clone()).unwrap_or_default(),
            Held::Buffer(_) => &self.buffer,
        }
    }

    /// Where, in the input, the current text has its first character that is not XML white space. A reference is one character
    /// and stands at its `&`.
    #[must_use]
    pub fn text_first_non_blank(&self) -> Option<usize> {
        match self.held {
            Held::Input => {
                let found = self.text().bytes().position(|byte| !is_blank(byte));
                found.map(|found| self.span.start + found)
            }
            Held::Buffer(first) => first,
        }
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
        self.open.len()
    }
}
