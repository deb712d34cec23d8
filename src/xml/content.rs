//! Text between tags: pieces put together, references resolved, line ends normalised.
use super::chars::{Watch, first_non_blank};
use super::core::{Aside, Broken, Core, State, aside};
use super::fault::{Fault, rule};
use super::reference;
use memchr::memchr2;

/// Where the current text is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Held {
    /// In the window as it stands there; `first` is its first character that is not white space, or its end.
    Input { start: usize, first: usize, end: usize },
    /// In the buffer; the offset is that of the first character that is not white space.
    Buffer(Option<usize>),
}

/// How far a text of several pieces has been put together. All are offsets: its beginning may have left the window.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Collected {
    pub start: usize,
    pub first: Option<usize>,
    last: usize,
}

impl Core {
    /// Reads the text that begins at `self.at` with a piece up to `end`, the first character of which that is not white space
    /// stands at `first`, and goes on to the next tag. Tells whether there is any.
    #[inline]
    pub(super) fn read_text(&mut self, text: &str, first: usize, end: usize) -> Result<bool, Broken> {
        let start = self.at;
        let bytes = text.as_bytes();
        if end - start <= self.limits.text_bytes
            && let [b'<', next, ..] = bytes.get(end..).unwrap_or_default()
            && !matches!(next, b'!' | b'?')
        {
            let mut from = start;
            if self.watch.first(bytes, start, end).is_some() {
                // A line end of two characters before everything else is one without the first of them.
                if bytes[start] != b'\r' || bytes.get(start + 1) != Some(&b'\n') {
                    return self.read_pieces(text);
                }
                from += 1;
                if self.watch.first(bytes, from, end).is_some() {
                    self.watch = Watch::from(start);
                    return self.read_pieces(text);
                }
            }
            self.held = Held::Input { start: from, first, end };
            self.span = self.base + start..self.base + end;
            self.at = end;
            return Ok(true);
        }
        if end == text.len() && !self.complete {
            return Err(self.end_of(text));
        }
        self.read_pieces(text)
    }

    /// Begins a text of several pieces.
    pub(super) fn begin_text(&mut self) {
        self.buffer.clear();
        let start = self.base + self.at;
        self.collected = Collected { start, first: None, last: start };
        self.state = State::Text;
    }

    /// The general case, through the buffer. The state tells that there is more to come, until there is not.
    pub(super) fn collect_text(&mut self, text: &str) -> Result<bool, Broken> {
        loop {
            let from = self.at;
            let rest = text.as_bytes().get(from..).unwrap_or_default();
            let to = match rest {
                [] if self.complete => break,
                [] => return Err(self.end_of(text)),
                [b'<'] if !self.complete => return Err(self.end_of(text)),
                [b'<', b'!' | b'?', ..] => match aside(rest) {
                    (Aside::CData, length) => {
                        self.check_length(length)?;
                        self.push_text(text, from + "<![CDATA[".len(), from + length - "]]>".len(), true)?;
                        self.collected.last = self.base + from + length;
                        from + length
                    }
                    (other, length) => {
                        self.pass(text, other, from, from + length)?;
                        from + length
                    }
                },
                [b'<', ..] => break,
                [b'&', ..] => {
                    let (c, end) = reference::resolve(text, from)?;
                    if self.collected.first.is_none() && !c.is_ascii_whitespace() {
                        self.collected.first = Some(self.base + from);
                    }
                    self.buffer.push(c);
                    self.collected.last = self.base + end;
                    end
                }
                _ => {
                    let length = match memchr2(b'<', b'&', rest) {
                        Some(length) => length,
                        None if self.complete => rest.len(),
                        None => return Err(self.end_of(text)),
                    };
                    self.check_length(length)?;
                    self.push_text(text, from, from + length, false)?;
                    self.collected.last = self.base + from + length;
                    from + length
                }
            };
            if self.buffer.len() > self.limits.text_bytes {
                return Err(self.too_long());
            }
            self.at = to;
        }
        self.state = State::Content;
        self.held = Held::Buffer(self.collected.first);
        self.span = self.collected.start..self.collected.last;
        Ok(!self.buffer.is_empty())
    }

    fn check_length(&self, length: usize) -> Result<(), Broken> {
        if length > self.longest_piece() { Err(self.too_long()) } else { Ok(()) }
    }

    /// The text that is being collected is too long.
    #[cold]
    fn too_long(&self) -> Broken {
        let start = self.collected.start.wrapping_sub(self.base);
        Fault::limit(rule::LIMIT_TEXT, start, self.limits.text_bytes).into()
    }

    fn push_text(&mut self, text: &str, start: usize, end: usize, cdata: bool) -> Result<(), Broken> {
        let returns = self.has_return(text, start, end, cdata)?;
        let piece = text.get(start..end).unwrap_or_default();
        if self.collected.first.is_none() {
            self.collected.first = first_non_blank(piece.as_bytes()).map(|found| self.base + start + found);
        }
        if !returns {
            self.buffer.push_str(piece);
            return Ok(());
        }
        let mut rest = piece;
        while let Some(found) = memchr::memchr(b'\r', rest.as_bytes()) {
            let (line, behind) = rest.split_at(found);
            self.buffer.push_str(line);
            self.buffer.push('\n');
            rest = behind.strip_prefix("\r\n").unwrap_or(behind.get(1..).unwrap_or_default());
        }
        self.buffer.push_str(rest);
        Ok(())
    }

    /// Checks the characters of `start..end`; tells whether there is a CR among them. In text outside CDATA sections,
    /// comments and instructions (`verbatim`), `]]>` must not stand.
    #[inline]
    pub(super) fn has_return(&mut self, text: &str, start: usize, end: usize, verbatim: bool) -> Result<bool, Broken> {
        let found = self.watch.first(text.as_bytes(), start, end);
        if found.is_none() && (verbatim || !may_close_cdata(text.as_bytes(), start, end)) {
            return Ok(false);
        }
        self.look_closer(text, start, end, verbatim)
    }

    fn look_closer(&mut self, text: &str, from: usize, end: usize, verbatim: bool) -> Result<bool, Broken> {
        let bytes = text.as_bytes();
        let mut returns = false;
        for (index, &byte) in bytes.get(from..end).unwrap_or_default().iter().enumerate() {
            let at = from + index;
            match byte {
                b'\r' => returns = true,
                b']' if !verbatim && bytes[at..].starts_with(b"]]>") => {
                    return Err(Fault::syntax(at, at + 3, "cdata-end").into());
                }
                0..0x20 if !matches!(byte, b'\t' | b'\n') => {
                    return Err(self.unexpected(text, at, at, "character"));
                }
                0xEF => {
                    if let Some(fault) = self.forbidden(text, at) {
                        return Err(fault.into());
                    }
                }
                _ => {}
            }
        }
        Ok(returns)
    }
}

/// Whether there is a `]` that may begin a `]]>`: the watch does not look for it.
fn may_close_cdata(bytes: &[u8], start: usize, end: usize) -> bool {
    bytes.get(start..end).is_some_and(|piece| memchr::memchr(b']', piece).is_some())
}
