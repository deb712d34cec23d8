//! Lines and columns of byte offsets.
use memchr::{memchr_iter, memrchr2};
use std::fmt;

/// Where a byte offset lies: line and column, both counted from one, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Bytes in the decoded UTF-8 text, without byte order mark.
    pub offset: usize,
    /// Line, from 1. LF, CR LF and a lone CR end a line.
    pub line: u32,
    /// Column, from 1, in characters (Unicode scalar values).
    pub column: u32,
}

impl Place {
    /// The beginning of a text.
    pub const START: Self = Self { offset: 0, line: 1, column: 1 };
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Distance of the remembered places.
const STEP: usize = 64 << 10;

/// Maps byte offsets of a text to places.
///
/// Ascending questions cost one pass over the text altogether; a question behind the last one starts from a remembered place
/// at most 64 KiB before it.
///
/// ```
/// use xefa::xml::Locator;
///
/// let mut locator = Locator::new("<a>\r\n ä<b/></a>");
/// let place = locator.place("<a>\r\n ä".len());
/// assert_eq!((place.line, place.column), (2, 3));
/// ```
#[derive(Debug, Clone)]
pub struct Locator<'i> {
    text: &'i str,
    last: Place,
    marks: Vec<Place>,
}

impl<'i> Locator<'i> {
    /// A locator for `text`.
    #[must_use]
    pub fn new(text: &'i str) -> Self {
        Self { text, last: Place::START, marks: vec![Place::START] }
    }

    /// The place of a byte offset. An offset behind the end counts as the end; one inside a character as its beginning.
    pub fn place(&mut self, offset: usize) -> Place {
        let offset = self.text.floor_char_boundary(offset);
        if offset < self.last.offset {
            let behind = self.marks.partition_point(|mark| mark.offset <= offset);
            self.last = self.marks.get(behind.saturating_sub(1)).copied().unwrap_or(Place::START);
        }
        loop {
            let reached = self.marks.last().map_or(0, |mark| mark.offset);
            let next = self.text.floor_char_boundary(reached.saturating_add(STEP));
            if next > offset || next <= reached {
                break;
            }
            if self.last.offset < reached {
                self.last = self.marks.last().copied().unwrap_or(Place::START);
            }
            self.advance(next);
            self.marks.push(self.last);
        }
        self.advance(offset);
        self.last
    }

    fn advance(&mut self, to: usize) {
        self.last = self.last.behind(self.text.as_bytes(), self.last.offset, to);
    }
}

impl Place {
    /// The place of `text[to]`, where this is that of `text[from]`.
    pub(super) fn behind(self, text: &[u8], from: usize, to: usize) -> Self {
        let Some(bytes) = text.get(from..to) else { return self };
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let characters = |bytes: &[u8]| number(bytes.iter().filter(|&&byte| (byte & 0xC0) != 0x80).count());
        // A CR before LF ends no line, not even where the LF lies behind `to`.
        let half = bytes.last() == Some(&b'\r') && text.get(to) == Some(&b'\n');
        let whole = if half { &bytes[..bytes.len() - 1] } else { bytes };
        let offset = self.offset + bytes.len();
        let Some(last) = memrchr2(b'\n', b'\r', whole) else {
            return Self { offset, line: self.line, column: self.column.saturating_add(characters(bytes)) };
        };
        let feeds = memchr_iter(b'\n', whole).count();
        let returns = memchr_iter(b'\r', whole).filter(|&at| whole.get(at + 1) != Some(&b'\n')).count();
        let line = self.line.saturating_add(number(feeds + returns));
        Self { offset, line, column: characters(&bytes[last + 1..]).saturating_add(1) }
    }
}
