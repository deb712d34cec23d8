//! The pieces of a text, each with its span.
use memchr::{memchr2, memmem};

/// A kind of piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// A start tag. Whoever reads it knows where it ends; until then it goes on to the end of the text.
    Start,
    /// An end tag; likewise.
    End,
    Text,
    /// A reference; likewise.
    Reference,
    CData,
    Comment,
    /// A processing instruction or the XML declaration.
    Instruction,
    Eof,
    /// Markup without end, and a DOCTYPE; the span goes on to the end of the text.
    Broken,
}

/// A text and how far it has been cut.
#[derive(Debug, Clone)]
pub(super) struct Source<'i> {
    text: &'i str,
    at: usize,
}

impl<'i> Source<'i> {
    pub fn new(text: &'i str) -> Self {
        Self { text, at: 0 }
    }

    /// The next piece and its bytes.
    #[inline]
    pub fn next_piece(&mut self) -> (Piece, usize, usize) {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let (piece, length) = match rest {
            [] => (Piece::Eof, Some(0)),
            [b'<', b'/', ..] => (Piece::End, None),
            [b'<', b'!' | b'?', ..] => aside(rest),
            [b'<', _, ..] => (Piece::Start, None),
            [b'<'] => (Piece::Broken, None),
            [b'&', ..] => (Piece::Reference, None),
            _ => (Piece::Text, memchr2(b'<', b'&', rest)),
        };
        self.at = start + length.unwrap_or(rest.len());
        (piece, start, self.at)
    }

    /// Goes on behind a tag or a reference.
    #[inline]
    pub fn go_on(&mut self, end: usize) {
        self.at = end;
    }
}

/// Markup that is no tag.
fn aside(rest: &[u8]) -> (Piece, Option<usize>) {
    let closed = |open: usize, close: &[u8]| {
        let found = memmem::find(rest.get(open..)?, close)?;
        Some(open + found + close.len())
    };
    let (piece, end) = match rest {
        [b'<', b'?', ..] => (Piece::Instruction, closed(2, b"?>")),
        [b'<', b'!', b'-', b'-', ..] => (Piece::Comment, closed(4, b"-->")),
        _ if rest.starts_with(b"<![CDATA[") => (Piece::CData, closed(9, b"]]>")),
        _ => (Piece::Broken, None),
    };
    if end.is_some() { (piece, end) } else { (Piece::Broken, None) }
}
