//! The tokenizer: strict tokens over a window of text, which may be all of it.
use super::attribute::{Attributes, Record};
use super::chars::{Watch, first_non_blank, is_blank};
use super::content::{Collected, Held};
use super::fault::{Fault, rule};
use super::looks::looks_like;
use super::name::{NameSpan, QName};
use super::namespaces::{Namespaces, Ns};
use super::prolog;
use super::reader::Token;
use super::scan::{behind_blanks, behind_close, end_of_text};
use crate::limits::Limits;
use std::ops::Range;

/// A fault on its way out. It is boxed, so that what carries it is small where there is none.
pub(super) type Broken = Box<Fault>;

/// An open element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub name: NameSpan,
    /// Where its namespace bindings begin.
    pub mark: u32,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Look at the beginning of the text.
    Begin,
    /// Read on.
    Content,
    /// Give the end of `<a/>`.
    EmptyEnd,
    /// Leave the element whose end was given, then read on.
    Leave,
    /// Go on with a text of several pieces.
    Text,
    /// Nothing more.
    Done,
}

/// A comment, an instruction, or what else begins with `<!` or `<?`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    CData,
    Comment,
    /// A processing instruction or the XML declaration.
    Instruction,
    /// Without end, or a DOCTYPE.
    Broken,
}

/// What a reader keeps between tokens, but for the text itself: that is handed in with every call, so that it may be a slice of
/// the caller's as well as a window that moves.
///
/// Positions are those in the window, unless they are said to be offsets: those count from the beginning of the document.
///
/// A piece that is not complete in a window which does not reach the end of the document gives the fault
/// [`rule::UNEXPECTED_END`] and leaves everything as it was before that piece: with more text it can be tried again.
#[derive(Debug, Clone)]
pub(super) struct Core {
    pub limits: Limits,
    /// Where the next piece begins.
    pub at: usize,
    pub watch: Watch,
    pub namespaces: Namespaces,
    pub open: Vec<Open>,
    /// Name of the current tag.
    pub current: NameSpan,
    /// The current token, as offsets.
    pub span: Range<usize>,
    /// Attributes of the current start tag.
    pub records: Vec<Record>,
    /// Their values, where they differ from the input.
    pub arena: String,
    /// Scratch for finding duplicates among many.
    pub order: Vec<usize>,
    /// Current text, where it differs from the input.
    pub buffer: String,
    pub held: Held,
    pub collected: Collected,
    pub state: State,
    root_seen: bool,
    /// The offset of the window's first byte.
    pub base: usize,
    /// Whether the window reaches the end of the document.
    pub complete: bool,
    /// Why the text ends where it does, if that is not the end of the document.
    pub ending: Option<Broken>,
}

impl Core {
    pub fn new(limits: &Limits) -> Self {
        Self {
            limits: *limits,
            at: 0,
            watch: Watch::default(),
            namespaces: Namespaces::new(limits.namespaces),
            open: Vec::new(),
            current: NameSpan::default(),
            span: 0..0,
            records: Vec::new(),
            arena: String::new(),
            order: Vec::new(),
            buffer: String::new(),
            held: Held::Buffer(None),
            collected: Collected::default(),
            state: State::Begin,
            root_seen: false,
            base: 0,
            complete: true,
            ending: None,
        }
    }

    /// The next token.
    pub fn advance(&mut self, text: &str) -> Result<Token, Broken> {
        match self.state {
            State::Content => {}
            State::Begin => self.begin(text)?,
            State::EmptyEnd => {
                self.state = State::Leave;
                return Ok(Token::End);
            }
            State::Leave => {
                if let Some(left) = self.open.pop() {
                    self.namespaces.leave(left.mark);
                }
            }
            State::Text => {
                if self.collect_text(text)? {
                    return Ok(Token::Text);
                }
            }
            State::Done => return Ok(Token::Eof),
        }
        self.state = State::Content;
        loop {
            let start = self.at;
            let rest = text.as_bytes().get(start..).unwrap_or_default();
            match rest {
                [b'<', b'/', ..] => {
                    let end = self.end_tag(text, start)?;
                    self.at = end;
                    self.span = self.base + start..self.base + end;
                    self.state = State::Leave;
                    return Ok(Token::End);
                }
                [b'<', b'!' | b'?', ..] => {
                    let (aside, end) = aside(rest);
                    if aside != Aside::CData {
                        self.pass(text, aside, start, start + end)?;
                        self.at = start + end;
                    } else if self.read_pieces(text)? {
                        return Ok(Token::Text);
                    }
                }
                [b'<', _, ..] => {
                    self.may_open(text, start)?;
                    let (end, empty) = self.start_tag(text, start)?;
                    self.at = end;
                    self.span = self.base + start..self.base + end;
                    self.root_seen = true;
                    if empty {
                        self.state = State::EmptyEnd;
                    }
                    return Ok(Token::Start);
                }
                [b'<'] => return Err(self.end_of(text)),
                [] => return self.finish(text),
                _ if self.open.is_empty() => self.outside(text, rest)?,
                [b'&', ..] => {
                    if self.read_pieces(text)? {
                        return Ok(Token::Text);
                    }
                }
                _ => {
                    let first = behind_blanks(text.as_bytes(), start);
                    let end = end_of_text(text.as_bytes(), first);
                    if self.read_text(text, first, end)? {
                        return Ok(Token::Text);
                    }
                }
            }
        }
    }

    /// Text of several pieces, with its first at hand.
    pub(super) fn read_pieces(&mut self, text: &str) -> Result<bool, Broken> {
        if self.open.is_empty() {
            return Err(Fault::new(rule::OUTSIDE_ROOT, self.at, self.at + 1).into());
        }
        self.begin_text();
        self.collect_text(text)
    }

    #[inline]
    fn may_open(&self, text: &str, start: usize) -> Result<(), Broken> {
        if self.open.len().wrapping_sub(1) < self.limits.depth.saturating_sub(1) {
            return Ok(());
        }
        self.may_open_first(text, start)
    }

    /// The same for the root, and where the limit has been reached.
    #[cold]
    fn may_open_first(&self, text: &str, start: usize) -> Result<(), Broken> {
        if self.open.is_empty() && self.root_seen {
            return Err(Fault::new(rule::OUTSIDE_ROOT, start, start + 1).into());
        }
        if self.open.len() >= self.limits.depth {
            let name = super::chars::scan_name(text, start + 1);
            let mut fault = Fault::limit(rule::LIMIT_DEPTH, start, self.limits.depth);
            if name.legal {
                fault.in_start_tag = text.get(name.local..name.end).map(Box::from);
            }
            return Err(fault.into());
        }
        Ok(())
    }

    /// Looks at the beginning: is there anything, and is it XML?
    fn begin(&mut self, text: &str) -> Result<(), Broken> {
        if self.complete && self.base == 0 && text.len() > self.limits.total_bytes {
            let at = text.floor_char_boundary(self.limits.total_bytes);
            return Err(Fault::limit(rule::LIMIT_SIZE, at, self.limits.total_bytes).into());
        }
        let bytes = text.as_bytes();
        let Some(first) = (self.at..bytes.len()).find(|&at| !is_blank(bytes[at])) else {
            if self.complete {
                let zero = 0_usize.wrapping_sub(self.base);
                return Err(Fault::new(rule::EMPTY, zero, zero).into());
            }
            // One blank is kept, so that what follows is not taken for the very beginning.
            self.at = self.at.max(bytes.len().saturating_sub(1));
            return Err(self.end_of(text));
        };
        if bytes[first] == b'<' {
            return Ok(());
        }
        Err(match looks_like(bytes) {
            Some(kind) => {
                let zero = 0_usize.wrapping_sub(self.base);
                Fault::syntax(zero, zero, "not-xml").with("looks_like", kind).into()
            }
            None => self.misplaced(text, first),
        })
    }

    /// Outside the root there may only be white space.
    fn outside(&mut self, text: &str, rest: &[u8]) -> Result<(), Broken> {
        let start = self.at;
        let blank = first_non_blank(rest).unwrap_or(rest.len());
        match rest.get(blank) {
            Some(b'<') => self.at = start + blank,
            Some(_) => return Err(self.misplaced(text, start + blank)),
            None if self.complete => self.at = text.len(),
            // The last byte is kept: it may be the first half of a line end.
            None => {
                self.at = start + blank - 1;
                return Err(self.end_of(text));
            }
        }
        Ok(())
    }

    /// The fault for a character that stands outside the root.
    #[cold]
    fn misplaced(&self, text: &str, at: usize) -> Broken {
        let fault = self.forbidden(text, at).unwrap_or_else(|| {
            let width = text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            Fault::new(rule::OUTSIDE_ROOT, at, at + width)
        });
        fault.into()
    }

    fn finish(&mut self, text: &str) -> Result<Token, Broken> {
        if !self.complete || self.ending.is_some() || !self.open.is_empty() || !self.root_seen {
            return Err(self.end_of(text));
        }
        self.span = self.base + text.len()..self.base + text.len();
        self.state = State::Done;
        Ok(Token::Eof)
    }

    /// Checks a comment or an instruction, `text[start..end]`, and refuses what else is no tag.
    pub fn pass(&mut self, text: &str, aside: Aside, start: usize, end: usize) -> Result<(), Broken> {
        if aside != Aside::Broken && end - start > self.longest_piece() {
            return Err(Fault::limit(rule::LIMIT_TEXT, start, self.limits.text_bytes).into());
        }
        match aside {
            Aside::Comment => prolog::comment(text, start, end)?,
            Aside::Instruction => prolog::instruction(text, start, end, self.base == 0)?,
            _ => return Err(self.diagnose(text, start)),
        }
        self.has_return(text, start, end, true).map(|_| ())
    }

    /// Says what is wrong with the markup at `start`, which is no comment, CDATA section or instruction with an end.
    #[cold]
    fn diagnose(&self, text: &str, start: usize) -> Broken {
        let fault = match text.as_bytes().get(start..).unwrap_or_default() {
            [b'<', b'?', ..] if !self.complete => return self.end_of(text),
            [b'<', b'?', ..] => prolog::open_instruction(text, start),
            rest if rest.starts_with(b"<![CDATA[") && self.open.is_empty() => {
                Fault::new(rule::OUTSIDE_ROOT, start, start + 1)
            }
            _ => prolog::markup_declaration(text, start),
        };
        fault.into()
    }

    /// The text ends here: for good, or because the window does.
    #[cold]
    pub fn end_of(&self, text: &str) -> Broken {
        Fault::new(rule::UNEXPECTED_END, text.len(), text.len()).into()
    }

    /// How long a piece of text or markup may be as it is written. A text that is longer is too long however many CR are
    /// dropped from it.
    #[inline]
    pub fn longest_piece(&self) -> usize {
        self.limits.text_bytes.saturating_mul(2).saturating_add(64 << 10)
    }

    /// Ends the reading with a fault; its positions become offsets.
    #[cold]
    pub fn stop(&mut self, text: &str, mut fault: Fault) -> Fault {
        let start = match self.state {
            State::Text => self.collected.start.wrapping_sub(self.base),
            _ => self.at,
        };
        self.state = State::Done;
        if matches!(fault.rule, rule::UNEXPECTED_END | rule::EMPTY)
            && let Some(ending) = self.ending.take()
        {
            return *ending;
        }
        if fault.rule == rule::UNEXPECTED_END && text.len().saturating_sub(self.at) > self.longest_piece() {
            fault = Fault::limit(rule::LIMIT_TEXT, start, self.limits.text_bytes);
        }
        fault.offset = fault.offset.wrapping_add(self.base);
        fault.end = fault.end.wrapping_add(self.base);
        match self.open.last() {
            Some(open) if fault.rule == rule::UNEXPECTED_END => fault.with("open", open.name.raw(text)),
            _ => fault,
        }
    }

    /// Makes the core ready to try again at a piece that was not complete.
    pub fn rewind(&mut self) {
        self.watch = Watch::from(self.at);
    }

    /// The window has moved: what began at `self.at` begins at `head` now, and the names of the open elements stand before it,
    /// one behind the other.
    pub fn moved(&mut self, head: usize) {
        self.base += self.at - head;
        self.at = head;
        self.watch = Watch::from(head);
        self.current = NameSpan::default();
        self.records.clear();
        let mut start = 0;
        for open in &mut self.open {
            let name = &mut open.name;
            (name.local, name.end) = (name.local - name.start + start, name.end - name.start + start);
            name.start = start;
            start = name.end;
        }
    }
}

/// The bytes of markup that is no tag: what it is, and where it ends.
pub(super) fn aside(rest: &[u8]) -> (Aside, usize) {
    let (aside, end) = match rest {
        [b'<', b'?', ..] => (Aside::Instruction, behind_close(rest, 2, b"?>")),
        [b'<', b'!', b'-', b'-', ..] => (Aside::Comment, behind_close(rest, 4, b"-->")),
        _ if rest.starts_with(b"<![CDATA[") => (Aside::CData, behind_close(rest, 9, b"]]>")),
        _ => (Aside::Broken, None),
    };
    end.map_or((Aside::Broken, rest.len()), |end| (aside, end))
}

/// The token at which a reader stands.
///
/// Byte offsets count from the beginning of the decoded text, whether it is read from a slice or from a stream.
#[derive(Debug, Clone, Copy)]
pub struct View<'r> {
    pub(super) text: &'r str,
    pub(super) core: &'r Core,
}

impl<'r> View<'r> {
    /// The bytes of the current token in the input: a tag from `<` to behind its `>`; a text from its first to behind its
    /// last character, comments in between included. The end of `<a/>` has the span of the tag.
    #[inline]
    #[must_use]
    pub fn span(self) -> Range<usize> {
        self.core.span.clone()
    }

    /// The local name of the current start or end tag, and its namespace.
    #[inline]
    #[must_use]
    pub fn local_name(self) -> (&'r str, Ns) {
        (self.core.current.local(self.text), self.core.current.ns)
    }

    /// The name of the current start or end tag.
    #[inline]
    #[must_use]
    pub fn name(self) -> QName<'r> {
        self.core.current.resolve(self.text)
    }

    /// The attributes of the current start tag, without namespace declarations.
    #[inline]
    #[must_use]
    pub fn attributes(self) -> Attributes<'r> {
        let Core { arena, records, base, .. } = self.core;
        Attributes { text: self.text, arena, records, base: *base }
    }

    /// Whether the current start tag is one like `<a/>`.
    #[inline]
    #[must_use]
    pub fn is_self_closing(self) -> bool {
        self.core.state == State::EmptyEnd
    }

    /// The current text: references resolved, CDATA sections opened, line ends LF.
    #[inline]
    #[must_use]
    pub fn text(self) -> &'r str {
        match self.core.held {
            Held::Input { start, end, .. } => self.text.get(start..end).unwrap_or_default(),
            Held::Buffer(_) => &self.core.buffer,
        }
    }

    /// Where, in the input, the current text has its first character that is not XML white space. A reference is one character
    /// and stands at its `&`.
    #[inline]
    #[must_use]
    pub fn text_first_non_blank(self) -> Option<usize> {
        match self.core.held {
            Held::Input { first, end, .. } => (first < end).then_some(self.core.base + first),
            Held::Buffer(first) => first,
        }
    }

    /// Whether an end tag follows the current text directly. Where that cannot be seen yet, as in a stream, the answer is no.
    #[inline]
    #[must_use]
    pub fn ends_content(self) -> bool {
        self.text.as_bytes().get(self.core.at..).is_some_and(|rest| rest.starts_with(b"</"))
    }

    /// The namespace that a prefix stands for here; the empty prefix for the default namespace. `None` if it is not bound,
    /// or if there is no default namespace.
    #[must_use]
    pub fn namespace_of_prefix(self, prefix: &str) -> Option<&'r str> {
        let namespaces = &self.core.namespaces;
        namespaces.resolve(prefix).filter(|&ns| ns != Ns::NONE).map(|ns| namespaces.uri(ns))
    }

    /// Prefixes and namespace URIs in scope, innermost first, each prefix once; the empty prefix is the default namespace.
    pub fn bindings(self) -> impl Iterator<Item = (&'r str, &'r str)> {
        let namespaces = &self.core.namespaces;
        namespaces.in_scope().map(|(prefix, ns)| (prefix, namespaces.uri(ns)))
    }

    /// The URI of an interned namespace; empty for [`Ns::NONE`].
    #[inline]
    #[must_use]
    pub fn namespace_uri(self, ns: Ns) -> &'r str {
        self.core.namespaces.uri(ns)
    }

    /// How many elements are open, the current one included: an element's start and end have the same depth. The bindings of
    /// an element are in scope at its end, too.
    #[inline]
    #[must_use]
    pub fn depth(self) -> usize {
        self.core.open.len()
    }
}
