//! Sets of characters as plain tables: a bitmap for ASCII, sorted ranges for the rest.

use regex_syntax::hir::ClassUnicode;
use serde::{Deserialize, Serialize};

/// A set of characters.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Class {
    ascii: [u64; 2],
    /// Inclusive, from U+0080 on, sorted, not touching.
    ranges: Vec<(u32, u32)>,
}

impl Class {
    pub(crate) fn new(set: &ClassUnicode) -> Self {
        let mut class = Self { ascii: [0; 2], ranges: Vec::new() };
        for range in set.iter() {
            let (from, to) = (u32::from(range.start()), u32::from(range.end()));
            for code in from..=to.min(0x7F) {
                class.ascii[(code >> 6) as usize] |= 1 << (code & 63);
            }
            if to > 0x7F {
                class.ranges.push((from.max(0x80), to));
            }
        }
        class
    }

    #[inline]
    pub(crate) fn has_ascii(&self, byte: u8) -> bool {
        self.ascii[usize::from(byte >> 6) & 1] >> (byte & 63) & 1 == 1
    }

    #[inline]
    pub(crate) fn has(&self, c: char) -> bool {
        let code = u32::from(c);
        if code < 0x80 {
            return self.has_ascii(code as u8);
        }
        let at = self.ranges.partition_point(|(_, to)| *to < code);
        self.ranges.get(at).is_some_and(|(from, _)| *from <= code)
    }
}

/// The character that starts at a byte of a text; none at the end.
#[inline]
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}
