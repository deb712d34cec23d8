//! Sets of characters as plain tables: a bitmap for what UTF-8 writes in one or two bytes, sorted ranges for the rest.

use crate::schema::stored::stored;
use regex_syntax::hir::ClassUnicode;

/// A set of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Class {
    /// A bit for every character below U+0800. The word is the lower half of the first of two bytes of UTF-8.
    low: [u64; 32],
    /// Inclusive, from U+0800 on, sorted, not touching.
    ranges: Vec<(u32, u32)>,
}

stored!(through Stored: Class);

const LOW: u32 = 0x800;

/// A set as it is stored: most bitmaps have one or two words that are not zero.
struct Stored {
    /// Bit n for word n that is not zero.
    present: u32,
    words: Vec<u64>,
    ranges: Vec<(u32, u32)>,
}

stored!(struct Stored { present, words, ranges });

impl From<&Class> for Stored {
    fn from(class: &Class) -> Self {
        let present = (0..32).filter(|at| class.low[*at] != 0).fold(0, |bits, at| bits | 1 << at);
        let words = class.low.into_iter().filter(|word| *word != 0).collect();
        Self { present, words, ranges: class.ranges.clone() }
    }
}

impl From<Stored> for Class {
    fn from(stored: Stored) -> Self {
        let mut words = stored.words.into_iter();
        let low = std::array::from_fn(|at| if stored.present >> at & 1 == 1 { words.next().unwrap_or(0) } else { 0 });
        Self { low, ranges: stored.ranges }
    }
}

impl Class {
    pub(crate) fn new(set: &ClassUnicode) -> Self {
        let mut class = Self { low: [0; 32], ranges: Vec::new() };
        for range in set.iter() {
            let (from, to) = (u32::from(range.start()), u32::from(range.end()));
            for code in from..=to.min(LOW - 1) {
                class.low[(code >> 6) as usize] |= 1 << (code & 63);
            }
            if to >= LOW {
                class.ranges.push((from.max(LOW), to));
            }
        }
        class
    }

    #[inline]
    pub(crate) fn has(&self, c: char) -> bool {
        let code = u32::from(c);
        if code < LOW {
            return self.low[(code >> 6) as usize] >> (code & 63) & 1 == 1;
        }
        self.has_high(code)
    }

    fn has_high(&self, code: u32) -> bool {
        let at = self.ranges.partition_point(|(_, to)| *to < code);
        self.ranges.get(at).is_some_and(|(from, _)| *from <= code)
    }

    /// The byte where the first character at or behind `at` that is not in the set begins, or the end; `at` is where one begins.
    #[inline]
    pub(crate) fn skip(&self, text: &str, mut at: usize) -> usize {
        let bytes = text.as_bytes();
        let ascii = [self.low[0], self.low[1]];
        while let Some(first) = bytes.get(at) {
            if *first < 0x80 {
                if ascii[usize::from(first >> 6)] >> (first & 63) & 1 == 0 {
                    break;
                }
                at += 1;
            } else if *first < 0xE0 {
                let second = bytes.get(at + 1).copied().unwrap_or(0);
                if self.low[usize::from(first & 31)] >> (second & 63) & 1 == 0 {
                    break;
                }
                at += 2;
            } else {
                match char_at(text, at) {
                    Some(c) if self.has_high(u32::from(c)) => at += c.len_utf8(),
                    _ => break,
                }
            }
        }
        at
    }
}

/// The character that starts at a byte of a text; none at the end.
#[inline]
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}
