//! Lines and columns of byte offsets.
use memchr::memchr2_iter;
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
        let from = self.last.offset;
        let all = self.text.as_bytes();
        let Some(bytes) = all.get(from..to) else { return };
        let (mut line, mut column, mut start) = (self.last.line, self.last.column, 0);
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\r' && all.get(from + at + 1) == Some(&b'\n') {
                continue;
            }
            line = line.saturating_add(1);
            column = 1;
            start = at + 1;
        }
        let characters = bytes[start..].iter().filter(|&&b| (b & 0xC0) != 0x80).count();
        column = column.saturating_add(u32::try_from(characters).unwrap_or(u32::MAX));
        self.last = Place { offset: to, line, column };
    }
}
