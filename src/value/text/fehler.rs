//! What is wrong with a text: which character, why, and what could stand there instead; in German and English, and never the text.

use std::fmt;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::codepunkte::Codepunkte;
use super::datentyp::{Datentyp, Stelle};
use super::transliterate::{Umfang, is_invisible, is_mark, transliterate_in};

/// Why a character does not belong to a datatype.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Grund {
    /// The letter is not in Normalization Form C (most often: base and mark instead of one character); in that form the type has it.
    NichtNfc,
    /// A control character, also the end of a line or a tabulator where the type has none.
    Steuerzeichen,
    /// A character that nobody sees: a soft hyphen, a joiner, a mark of the writing direction.
    Unsichtbar,
    /// A combining mark that makes no letter of the norm with what stands before it.
    Zeichenmarke,
    /// The type lacks the character; this is the smallest that has it.
    Datentyp(Datentyp),
    /// DIN 91379 does not have it.
    NichtInDerNorm,
}

/// What could stand instead of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Vorschlag {
    /// What would be replaced, in bytes of the text as given.
    pub bytes: Range<usize>,
    /// What would stand there: text of the type; empty where the suggestion is to remove it.
    pub ersatz: Codepunkte,
}

/// A text that does not belong to a datatype of DIN 91379. Holds one letter of it and what could replace it, never what stands around.
///
/// ```
/// use xefa::value::text::{Datentyp, Grund};
///
/// let error = Datentyp::A.pruefe("Ju\u{308}rgen").unwrap_err();
/// assert_eq!((error.position, error.byte, error.zeichen, error.grund), (3, 2, '\u{308}', Grund::NichtNfc));
/// assert_eq!(error.vorschlag.as_ref().map(|new| (new.bytes.clone(), new.ersatz.as_str())), Some((1..4, "ü")));
/// assert_eq!(
///     error.deutsch(),
///     "Datentyp A: Zeichen 3 (U+0308): der Buchstabe ist zerlegt geschrieben (nicht in Normalform C); Vorschlag: „ü“ (U+00FC)"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TextError {
    /// The datatype that was asked for.
    pub datentyp: Datentyp,
    /// The character, 1-based, in characters (Unicode scalar values).
    pub position: usize,
    /// The same place: bytes of UTF-8 before it.
    pub byte: usize,
    /// The character.
    pub zeichen: char,
    /// Why it is wrong.
    pub grund: Grund,
    /// What could stand there instead, where something can be said.
    pub vorschlag: Option<Vorschlag>,
}

impl TextError {
    pub(super) fn new(datentyp: Datentyp, text: &str, place: Stelle, position: usize) -> Self {
        let Stelle { von, bei, bis } = place;
        let zeichen = text[bei..].chars().next().unwrap_or_default();
        let letter = &text[von..bis];
        let nfc: String = letter.nfc().collect();
        let composes = nfc != letter && datentyp.naechste(&nfc, 0).is_none();
        let (grund, ersatz) = if composes {
            (Grund::NichtNfc, Some(nfc))
        } else if zeichen.is_control() {
            let blank = matches!(zeichen, '\t' | '\n' | '\r').then(|| " ".to_owned());
            (Grund::Steuerzeichen, Some(blank.unwrap_or_default()))
        } else if is_invisible(zeichen) {
            (Grund::Unsichtbar, Some(String::new()))
        } else {
            let other = transliterate_in(text, von..bis, Umfang::Alles, &|c| datentyp.erlaubt(c));
            let grund = match Datentyp::ALLE.into_iter().find(|other| other.erlaubt(zeichen)) {
                _ if is_mark(zeichen) => Grund::Zeichenmarke,
                Some(smallest) => Grund::Datentyp(smallest),
                None => Grund::NichtInDerNorm,
            };
            (grund, other)
        };
        let vorschlag = ersatz.map(|ersatz| Vorschlag { bytes: von..bis, ersatz: Codepunkte::from(ersatz) });
        Self { datentyp, position, byte: bei, zeichen, grund, vorschlag }
    }

    /// The message in German.
    #[must_use]
    pub fn deutsch(&self) -> String {
        let why = match self.grund {
            Grund::NichtNfc if is_mark(self.zeichen) => {
                "der Buchstabe ist zerlegt geschrieben (nicht in Normalform C)".to_owned()
            }
            Grund::NichtNfc => "der Buchstabe ist nicht in Normalform C geschrieben".to_owned(),
            Grund::Steuerzeichen => "Steuerzeichen sind hier nicht erlaubt".to_owned(),
            Grund::Unsichtbar => "ein unsichtbares Zeichen".to_owned(),
            Grund::Zeichenmarke => {
                "ein Zusatzzeichen, das mit dem Zeichen davor keinen Buchstaben der DIN 91379 ergibt".to_owned()
            }
            Grund::Datentyp(_) => format!("das Zeichen gehört nur zu {}", self.types("und")),
            Grund::NichtInDerNorm => "die DIN 91379 enthält das Zeichen nicht".to_owned(),
        };
        let advice = self.vorschlag.as_ref().map(|new| match new.ersatz.as_str() {
            "" => "; Vorschlag: entfernen".to_owned(),
            " " => "; Vorschlag: Leerzeichen (U+0020)".to_owned(),
            text => format!("; Vorschlag: „{text}“ ({})", new.ersatz),
        });
        let place = format!("Zeichen {} ({})", self.position, self.codepunkt());
        format!("Datentyp {}: {place}: {why}{}", self.datentyp, advice.unwrap_or_default())
    }

    /// The message in English.
    #[must_use]
    pub fn english(&self) -> String {
        let why = match self.grund {
            Grund::NichtNfc if is_mark(self.zeichen) => {
                "the letter is written decomposed (not in Normalization Form C)".to_owned()
            }
            Grund::NichtNfc => "the letter is not in Normalization Form C".to_owned(),
            Grund::Steuerzeichen => "control characters may not stand here".to_owned(),
            Grund::Unsichtbar => "an invisible character".to_owned(),
            Grund::Zeichenmarke => {
                "a combining mark that makes no letter of DIN 91379 with the character before it".to_owned()
            }
            Grund::Datentyp(_) => format!("the character belongs to {} only", self.types("and")),
            Grund::NichtInDerNorm => "DIN 91379 does not have the character".to_owned(),
        };
        let advice = self.vorschlag.as_ref().map(|new| match new.ersatz.as_str() {
            "" => "; suggestion: remove it".to_owned(),
            " " => "; suggestion: a space (U+0020)".to_owned(),
            text => format!("; suggestion: “{text}” ({})", new.ersatz),
        });
        let place = format!("character {} ({})", self.position, self.codepunkt());
        format!("datatype {}: {place}: {why}{}", self.datentyp, advice.unwrap_or_default())
    }

    /// The datatypes that have the character: `C und E`.
    fn types(&self, and: &str) -> String {
        let have: Vec<&str> =
            Datentyp::ALLE.into_iter().filter(|one| one.erlaubt(self.zeichen)).map(Datentyp::name).collect();
        match have.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, first)) => format!("{} {and} {last}", first.join(", ")),
            None => String::new(),
        }
    }

    /// The character's code point, `U+0142`.
    #[must_use]
    pub fn codepunkt(&self) -> String {
        format!("U+{:04X}", u32::from(self.zeichen))
    }
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for TextError {}
