//! The five datatypes of DIN 91379, and whether a text belongs to one.

use super::fehler::TextError;
use super::repertoire::{self, ascii_mask, mask, sequence, sequences, singles};
use super::transliterate::{is_mark, marks_at};

/// A datatype of DIN 91379:2022-08: which letters and characters a text may have. How long it may be, none of them says.
///
/// A letter may be one character, or a base with combining marks; of the latter the norm has 149, and all types have all of them. A text
/// has to be in Normalization Form C: what is decomposed although Unicode has one character for it belongs to no type.
///
/// ```
/// use xefa::value::text::Datentyp;
///
/// Datentyp::A.pruefe("Ağaoğlu-Łęcki")?;
/// assert!(Datentyp::A.pruefe("Straße 5").is_err());
/// assert!(Datentyp::B.umfasst(Datentyp::A) && !Datentyp::D.umfasst(Datentyp::C));
/// # Ok::<(), xefa::value::text::TextError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Datentyp {
    /// Names of natural persons: letters and the marks that stand in names, no digits.
    A,
    /// Other names: places, streets with house numbers. A with digits and signs.
    B,
    /// All that every system has to support: B with the ends of lines, tabulators, the no-break space and a few signs.
    C,
    /// Names of legal persons and of products: B with Greek letters and typesetters' signs; no ends of lines.
    D,
    /// Everything: C and D, and Cyrillic letters.
    E,
}

/// A letter that does not belong to a datatype, in bytes: where it begins, where the character is that does not fit, and where it ends.
#[derive(Clone, Copy)]
pub(super) struct Stelle {
    pub von: usize,
    pub bei: usize,
    pub bis: usize,
}

impl Datentyp {
    /// All datatypes.
    pub const ALLE: [Self; 5] = [Self::A, Self::B, Self::C, Self::D, Self::E];

    /// Its letter, `A` to `E`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
        }
    }

    fn bit(self) -> u8 {
        match self {
            Self::A => repertoire::A,
            Self::B => repertoire::B,
            Self::C => repertoire::C,
            Self::D => repertoire::D,
            Self::E => repertoire::E,
        }
    }

    /// Whether a character may stand alone. Combining marks never do; see [`erlaubt_buchstabe`](Self::erlaubt_buchstabe).
    #[must_use]
    pub fn erlaubt(self, c: char) -> bool {
        mask(c) & self.bit() != 0
    }

    /// Whether a text is exactly one letter of the type: one character, or one of the [sequences](Self::sequenzen).
    #[must_use]
    pub fn erlaubt_buchstabe(self, letter: &str) -> bool {
        let mut chars = letter.chars();
        match chars.next() {
            Some(first) if chars.as_str().is_empty() => self.erlaubt(first),
            Some(first) => sequence(first, chars.as_str(), marks_at(chars.as_str())) == Some(chars.as_str().len()),
            None => false,
        }
    }

    /// Whether every text of the other type is one of this type.
    #[must_use]
    pub fn umfasst(self, other: Self) -> bool {
        self == other || matches!((self, other), (Self::E, _) | (_, Self::A) | (Self::C | Self::D, Self::B))
    }

    /// The characters that may stand alone, in the order of their code points: 518 of type A, 578 of B, 588 of C, 695 of D, 761 of E.
    pub fn zeichen(self) -> impl Iterator<Item = char> {
        singles().filter(move |c| self.erlaubt(*c))
    }

    /// The 149 sequences of a base and marks. They are those of every type.
    pub fn sequenzen(self) -> impl Iterator<Item = String> {
        sequences()
    }

    /// Checks a text. An empty one belongs to every type.
    ///
    /// # Errors
    /// The first character that belongs to no letter of the type: where it stands, why it is wrong, and what could stand there instead.
    pub fn pruefe(self, text: &str) -> Result<(), TextError> {
        match self.naechste(text, 0) {
            None => Ok(()),
            Some(place) => Err(TextError::new(self, text, place, text[..place.bei].chars().count() + 1)),
        }
    }

    /// Everything that is wrong with a text, one error for each letter that does not belong to the type.
    pub fn fehler(self, text: &str) -> impl Iterator<Item = TextError> {
        let (mut byte, mut position) = (0, 1);
        let mut next = 0;
        std::iter::from_fn(move || {
            let place = self.naechste(text, next)?;
            position += text[byte..place.bei].chars().count();
            (byte, next) = (place.bei, place.bis);
            Some(TextError::new(self, text, place, position))
        })
    }

    /// The first letter from a byte on that does not belong to the type. Before that byte a letter ends.
    pub(super) fn naechste(self, text: &str, from: usize) -> Option<Stelle> {
        let (bit, bytes) = (self.bit(), text.as_bytes());
        let mut at = from;
        // Where the base of the next mark may stand: letters before that have all they can have.
        let mut open = from;
        loop {
            while bytes.get(at).is_some_and(|byte| ascii_mask(*byte) & bit != 0) {
                at += 1;
            }
            let rest = &text[at..];
            let c = rest.chars().next()?;
            if !is_mark(c) {
                if mask(c) & bit == 0 {
                    let bis = at + c.len_utf8();
                    return Some(Stelle { von: at, bei: at, bis: bis + marks_at(&text[bis..]) });
                }
                at += c.len_utf8();
                continue;
            }
            let marks = marks_at(rest);
            let base = text[..at].char_indices().next_back();
            let free = base.filter(|(start, _)| *start >= open);
            match free.and_then(|(_, base)| sequence(base, rest, marks)) {
                Some(length) => {
                    at += length;
                    open = at;
                }
                None => {
                    // The longest part that makes a letter is right, and the mark behind it is wrong.
                    let fits = free.map_or(0, |(_, base)| {
                        let parts = rest[..marks].char_indices().map(|(start, c)| start + c.len_utf8()).take(2);
                        parts.filter(|part| sequence(base, &rest[..*part], *part) == Some(*part)).last().unwrap_or(0)
                    });
                    let von = free.map_or(at, |(start, _)| start);
                    return Some(Stelle { von, bei: at + fits, bis: at + marks });
                }
            }
        }
    }
}

impl std::fmt::Display for Datentyp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}
