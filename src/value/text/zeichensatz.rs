//! Character sets of other systems: what a text becomes there, and what is lost.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::codepunkte::Codepunkte;
use super::repertoire::din_91379;
use super::suchform;
use super::transliterate::{Umfang, letters, transliterate_in};

/// A set of characters that another system has.
///
/// ```
/// use xefa::value::text::Zielzeichensatz;
///
/// let there = Zielzeichensatz::Latin1.uebertrage("Łucja Ñandú");
/// assert_eq!(there.text(), "Lucja Ñandú");
/// assert_eq!(there.verluste()[0].to_string(), "1: U+0141 → U+004C");
/// assert_eq!(there.bytes(), b"Lucja \xD1and\xFA");
/// assert_eq!(Zielzeichensatz::Suchform.uebertrage("Müller-Lüdenscheidt").text(), "MUELLER LUEDENSCHEIDT");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Zielzeichensatz {
    /// The search form of DIN 91379: A to Z, 0 to 9, and single spaces between words.
    Suchform,
    /// ASCII, with tabulator and ends of lines.
    Ascii,
    /// ISO 8859-1, with tabulator and ends of lines, without other control characters.
    Latin1,
    /// ISO 8859-15, with tabulator and ends of lines, without other control characters.
    Iso8859_15,
    /// Windows code page 1252, with tabulator and ends of lines, without other control characters.
    Windows1252,
}

/// Why a letter did not stay what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VerlustArt {
    /// Other letters stand for it, by a rule or a table.
    Umschrieben,
    /// Nothing stands for it.
    Entfallen,
    /// No rule knows it; the substitute stands there (`?`, in the search form a space). Happens with no character of DIN 91379.
    Unbekannt,
}

/// A letter that the target set cannot hold as it was.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Verlust {
    /// Where the letter begins in the text as given: 1-based, in characters.
    pub position: usize,
    /// The same in bytes of UTF-8.
    pub bytes: Range<usize>,
    /// The letter, with its marks.
    pub alt: Codepunkte,
    /// What stands for it.
    pub neu: Codepunkte,
    /// Why.
    pub art: VerlustArt,
}

impl Verlust {
    /// The message in German.
    #[must_use]
    pub fn deutsch(&self) -> String {
        let what = match self.art {
            VerlustArt::Umschrieben => format!("wird zu „{}“ ({})", self.neu.shown(), self.neu),
            VerlustArt::Entfallen => "entfällt".to_owned(),
            VerlustArt::Unbekannt => "hat keine Umschrift".to_owned(),
        };
        format!("Zeichen {}: „{}“ ({}) {what}", self.position, self.alt.shown(), self.alt)
    }

    /// The message in English.
    #[must_use]
    pub fn english(&self) -> String {
        let what = match self.art {
            VerlustArt::Umschrieben => format!("becomes “{}” ({})", self.neu.shown(), self.neu),
            VerlustArt::Entfallen => "is left out".to_owned(),
            VerlustArt::Unbekannt => "has no transliteration".to_owned(),
        };
        format!("character {}: “{}” ({}) {what}", self.position, self.alt.shown(), self.alt)
    }
}

impl std::fmt::Display for Verlust {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let nothing = if self.neu.is_empty() { "–" } else { "" };
        write!(f, "{}: {} → {}{nothing}", self.position, self.alt, self.neu)
    }
}

/// A text in a target set, and what that cost. `Debug` does not print the text.
#[derive(Clone, PartialEq, Eq)]
pub struct Uebertragung<'t> {
    ziel: Zielzeichensatz,
    text: Cow<'t, str>,
    verluste: Vec<Verlust>,
}

impl<'t> Uebertragung<'t> {
    /// The set.
    #[must_use]
    pub fn ziel(&self) -> Zielzeichensatz {
        self.ziel
    }

    /// The text; all its characters are in the set.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, borrowed where it is the one that was given.
    #[must_use]
    pub fn into_text(self) -> Cow<'t, str> {
        self.text
    }

    /// The letters that are not what they were, in order.
    #[must_use]
    pub fn verluste(&self) -> &[Verlust] {
        &self.verluste
    }

    /// Whether nothing was lost: the target's text is the text, in Normalization Form C.
    #[must_use]
    pub fn ist_verlustfrei(&self) -> bool {
        self.verluste.is_empty()
    }

    /// The bytes of the text in the target set.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let bytes = |encoding: &'static encoding_rs::Encoding| encoding.encode(&self.text).0.into_owned();
        match self.ziel {
            Zielzeichensatz::Suchform | Zielzeichensatz::Ascii => self.text.as_bytes().to_vec(),
            Zielzeichensatz::Latin1 => self.text.chars().filter_map(|c| u8::try_from(c).ok()).collect(),
            Zielzeichensatz::Iso8859_15 => bytes(encoding_rs::ISO_8859_15),
            Zielzeichensatz::Windows1252 => bytes(encoding_rs::WINDOWS_1252),
        }
    }
}

impl std::fmt::Debug for Uebertragung<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Uebertragung")
            .field("ziel", &self.ziel)
            .field("text", &"***")
            .field("verluste", &self.verluste)
            .finish()
    }
}

/// What one letter of DIN 91379 becomes, standing alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Zeile {
    /// The letter, one character or a sequence.
    pub buchstabe: String,
    /// What it becomes.
    pub wird: String,
    /// Whether that is the letter itself.
    pub verlustfrei: bool,
}

impl Zielzeichensatz {
    /// All sets.
    pub const ALLE: [Self; 5] = [Self::Suchform, Self::Ascii, Self::Latin1, Self::Iso8859_15, Self::Windows1252];

    /// Its name, for the code pages as IANA has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Suchform => "Suchform",
            Self::Ascii => "US-ASCII",
            Self::Latin1 => "ISO-8859-1",
            Self::Iso8859_15 => "ISO-8859-15",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// Whether it has a character.
    #[must_use]
    pub fn hat(self, c: char) -> bool {
        let ascii = matches!(c, '\t' | '\n' | '\r' | ' '..='~');
        let latin1 = ascii || matches!(c, '\u{a0}'..='\u{ff}');
        match self {
            Self::Suchform => c.is_ascii_uppercase() || c.is_ascii_digit() || c == ' ',
            Self::Ascii => ascii,
            Self::Latin1 => latin1,
            Self::Iso8859_15 => (latin1 && !"¤¦¨´¸¼½¾".contains(c)) || "€ŠšŽžŒœŸ".contains(c),
            Self::Windows1252 => latin1 || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(c),
        }
    }

    /// A text in this set. Total: every text gives one, and every letter that is not what it was is among the losses.
    #[must_use]
    pub fn uebertrage(self, text: &str) -> Uebertragung<'_> {
        if self != Self::Suchform && text.chars().all(|c| self.hat(c)) {
            return Uebertragung { ziel: self, text: Cow::Borrowed(text), verluste: Vec::new() };
        }
        let mut target =
            Target { ziel: self, out: String::with_capacity(text.len()), verluste: Vec::new(), space: None };
        let mut byte = 0;
        for (position, letter) in letters(text) {
            let bytes = byte..byte + letter.len();
            byte = bytes.end;
            target.letter(text, position, bytes, letter);
        }
        target.end(text)
    }

    /// What each letter of DIN 91379 becomes in this set: 761 characters and 149 sequences.
    pub fn tabelle(self) -> impl Iterator<Item = Zeile> {
        din_91379().map(move |letter| {
            let there = match self {
                // A space stands only between two words, so that each letter is asked for by itself.
                Self::Suchform => suchform::of_all(&letter).unwrap_or_default(),
                _ => self.uebertrage(&letter).into_text().into_owned(),
            };
            Zeile { verlustfrei: there == letter, buchstabe: letter, wird: there }
        })
    }
}

/// A text of the target set while it is made.
struct Target {
    ziel: Zielzeichensatz,
    out: String,
    verluste: Vec<Verlust>,
    /// In the search form a space waits for the word behind it.
    space: Option<Waiting>,
}

/// A letter that is a space in the search form: where it stands, and what it was.
struct Waiting {
    position: usize,
    bytes: Range<usize>,
    letter: Codepunkte,
    art: VerlustArt,
}

impl Target {
    fn letter(&mut self, text: &str, position: usize, bytes: Range<usize>, letter: &str) {
        if self.ziel == Zielzeichensatz::Suchform {
            return self.search_form(text, position, bytes, letter);
        }
        let ziel = self.ziel;
        if letter.chars().all(|c| ziel.hat(c)) {
            return self.out.push_str(letter);
        }
        let composed: String = letter.nfc().collect();
        if composed.chars().all(|c| ziel.hat(c)) {
            return self.out.push_str(&composed);
        }
        let (new, art) = match transliterate_in(text, bytes.clone(), Umfang::Alles, &|c| ziel.hat(c)) {
            Some(new) if new.is_empty() => (new, VerlustArt::Entfallen),
            Some(new) => (new, VerlustArt::Umschrieben),
            None => ("?".to_owned(), VerlustArt::Unbekannt),
        };
        self.out.push_str(&new);
        self.lose(position, bytes, letter.into(), new, art);
    }

    fn search_form(&mut self, text: &str, position: usize, bytes: Range<usize>, letter: &str) {
        let (new, art) = match suchform::of(text, bytes.clone()) {
            Some(new) if new.is_empty() => (new, VerlustArt::Entfallen),
            Some(new) => (new, VerlustArt::Umschrieben),
            None => (" ".to_owned(), VerlustArt::Unbekannt),
        };
        if new == " " {
            let waiting = Waiting { position, bytes, letter: letter.into(), art };
            match &self.space {
                // One space is enough, and none stands in front.
                Some(_) => self.drop_space(waiting),
                None if self.out.is_empty() => self.drop_space(waiting),
                None => self.space = Some(waiting),
            }
            return;
        }
        if !new.is_empty()
            && let Some(Waiting { position, bytes, letter, art }) = self.space.take()
        {
            self.out.push(' ');
            if letter.as_str() != " " {
                let at = self.verluste.partition_point(|loss| loss.position < position);
                let neu = Codepunkte::from(" ");
                self.verluste.insert(at, Verlust { position, bytes, alt: letter, neu, art });
            }
        }
        self.out.push_str(&new);
        if new != letter {
            self.lose(position, bytes, letter.into(), new, art);
        }
    }

    fn drop_space(&mut self, waiting: Waiting) {
        let Waiting { position, bytes, letter, art } = waiting;
        let art = if art == VerlustArt::Unbekannt { art } else { VerlustArt::Entfallen };
        self.lose(position, bytes, letter, String::new(), art);
    }

    fn lose(&mut self, position: usize, bytes: Range<usize>, alt: Codepunkte, neu: String, art: VerlustArt) {
        self.verluste.push(Verlust { position, bytes, alt, neu: neu.into(), art });
    }

    fn end(mut self, text: &str) -> Uebertragung<'_> {
        if let Some(waiting) = self.space.take() {
            self.drop_space(waiting);
            self.verluste.sort_by_key(|loss| loss.position);
        }
        let same = self.out == text;
        let text = if same { Cow::Borrowed(text) } else { Cow::Owned(self.out) };
        Uebertragung { ziel: self.ziel, text, verluste: self.verluste }
    }
}
