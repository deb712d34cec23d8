//! Text between tags: pieces put together, references resolved, line ends normalised.
use super::chars::is_blank;
use super::fault::{Fault, rule};
use super::prolog;
use super::reader::Reader;
use super::reference;
use super::source::Piece;

/// Where the current text is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Held {
    /// In the input as it stands there: the token's span.
    Input,
    /// In the buffer; the offset is that of the first character that is not white space.
    Buffer(Option<usize>),
}

impl Reader<'_> {
    /// Reads the text that begins with this piece, up to the next tag. Tells whether there is any.
    #[inline]
    pub(super) fn read_text(&mut self, piece: Piece, start: usize, end: usize) -> Result<bool, Fault> {
        let bytes = self.text.as_bytes();
        if piece == Piece::Text
            && !self.has_return(start, end, false)?
            && bytes.get(end) == Some(&b'<')
            && !matches!(bytes.get(end + 1), Some(b'!' | b'?'))
        {
            if end - start > self.limits.text_bytes {
                return Err(Fault::limit(rule::LIMIT_TEXT, start, end, self.limits.text_bytes));
            }
            self.held = Held::Input;
            self.span = start..end;
            return Ok(true);
        }
        self.collect_text(piece, start, end)
    }

    /// The general case, through the buffer.
    fn collect_text(&mut self, piece: Piece, start: usize, end: usize) -> Result<bool, Fault> {
        self.buffer.clear();
        let (mut piece, mut from, mut to) = (piece, start, end);
        let mut first = None;
        let mut last = end;
        loop {
            match piece {
                Piece::Text => self.push_text(from, to, false, &mut first)?,
                Piece::CData => self.push_text(from + "<![CDATA[".len(), to - "]]>".len(), true, &mut first)?,
                Piece::Reference => {
                    let (c, end) = reference::resolve(self.text, from)?;
                    self.source.go_on(end);
                    to = end;
                    if first.is_none() && !c.is_ascii_whitespace() {
                        first = Some(from);
                    }
                    self.buffer.push(c);
                }
                _ => self.aside(piece, from, to)?,
            }
            if !matches!(piece, Piece::Comment | Piece::Instruction) {
                last = to;
            }
            if self.buffer.len() > self.limits.text_bytes {
                return Err(Fault::limit(rule::LIMIT_TEXT, start, to, self.limits.text_bytes));
            }
            match self.text.as_bytes().get(to..) {
                None | Some([]) => break,
                Some([b'<', b'!' | b'?', ..]) => {}
                Some([b'<', ..]) => break,
                Some(_) => {}
            }
            (piece, from, to) = self.source.next_piece();
        }
        self.held = Held::Buffer(first);
        self.span = start..last;
        Ok(!self.buffer.is_empty())
    }

    /// Checks a piece that gives no token: comment, processing instruction, and what is not allowed at all.
    pub(super) fn aside(&mut self, piece: Piece, start: usize, end: usize) -> Result<(), Fault> {
        match piece {
            Piece::Comment => {
                prolog::comment(self.text, start, end)?;
                self.has_return(start, end, true).map(|_| ())
            }
            Piece::Instruction => {
                prolog::instruction(self.text, start, end)?;
                self.has_return(start, end, true).map(|_| ())
            }
            _ => Err(self.diagnose(start)),
        }
    }

    fn push_text(&mut self, start: usize, end: usize, cdata: bool, first: &mut Option<usize>) -> Result<(), Fault> {
        let returns = self.has_return(start, end, cdata)?;
        let text = self.text.get(start..end).unwrap_or_default();
        if first.is_none() {
            *first = text.bytes().position(|byte| !is_blank(byte)).map(|found| start + found);
        }
        if !returns {
            self.buffer.push_str(text);
            return Ok(());
        }
        let mut rest = text;
        while let Some((line, behind)) = rest.split_once('\r') {
            self.buffer.push_str(line);
            self.buffer.push('\n');
            rest = behind.strip_prefix('\n').unwrap_or(behind);
        }
        self.buffer.push_str(rest);
        Ok(())
    }

    /// Checks the characters of `start..end`; tells whether there is a CR among them. In text outside CDATA sections,
    /// comments and instructions (`verbatim`), `]]>` must not stand.
    #[inline]
    pub(super) fn has_return(&mut self, start: usize, end: usize, verbatim: bool) -> Result<bool, Fault> {
        match self.watch.first(self.text.as_bytes(), start, end) {
            Some(found) if found < end => self.look_closer(found, end, verbatim),
            _ => Ok(false),
        }
    }

    fn look_closer(&mut self, from: usize, end: usize, verbatim: bool) -> Result<bool, Fault> {
        let bytes = self.text.as_bytes();
        let mut returns = false;
        for (index, &byte) in bytes.get(from..end).unwrap_or_default().iter().enumerate() {
            let at = from + index;
            match byte {
                b'\r' => returns = true,
                b']' if !verbatim && bytes[at..].starts_with(b"]]>") => {
                    return Err(Fault::syntax(at, at + 3, "cdata-end"));
                }
                0..0x20 if !matches!(byte, b'\t' | b'\n') => {
                    return Err(self.unexpected(at, at, "character"));
                }
                0xEF => {
                    if let Some(fault) = self.forbidden(at) {
                        return Err(fault);
                    }
                }
                _ => {}
            }
        }
        Ok(returns)
    }
}
