//! Text of DIN 91379: its five datatypes and what does not belong to them, its letters, which may be a base and combining marks, and what
//! they become where a character set lacks them.
//!
//! Errors and losses name places and single letters, never the text around them: it is about a person.
//!
//! ```
//! use xefa::value::text::{Datentyp, Zielzeichensatz, nfc};
//!
//! // What a form says beside its field.
//! let error = Datentyp::A.pruefe("Łukasz 2").unwrap_err();
//! assert_eq!(error.english(), "datatype A: character 8 (U+0032): the character belongs to B, C, D and E only");
//!
//! // What was pasted from elsewhere, put right.
//! let clean = Datentyp::A.bereinige("Jose\u{301} D–Almeida");
//! assert!(clean.passt());
//! assert_eq!((clean.text.as_ref(), clean.ersetzungen.len()), ("José D-Almeida", 2));
//! assert_eq!(nfc("Jose\u{301}"), "José");
//!
//! // What an old system can hold of it.
//! let there = Zielzeichensatz::Iso8859_15.uebertrage("Łukasz Šćepanović");
//! assert_eq!(there.text(), "Lukasz Šcepanovic");
//! let losses: Vec<String> = there.verluste().iter().map(ToString::to_string).collect();
//! assert_eq!(losses, ["1: U+0141 → U+004C", "9: U+0107 → U+0063", "17: U+0107 → U+0063"]);
//! ```

mod bereinigen;
mod codepunkte;
mod datentyp;
mod fehler;
mod repertoire;
mod suchform;
mod tabelle;
#[cfg(test)]
mod tests;
mod transliterate;
mod zeichensatz;

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

pub use bereinigen::Bereinigung;
pub use codepunkte::Codepunkte;
pub use datentyp::Datentyp;
pub use fehler::{Grund, TextError, Vorschlag};
pub use repertoire::din_91379;
pub use transliterate::{Umfang, is_mark, letters, transliterate, transliterate_in};
pub use zeichensatz::{Uebertragung, Verlust, VerlustArt, Zeile, Zielzeichensatz};

/// A text in Unicode's Normalization Form C, which DIN 91379 demands; borrowed where it is that already.
///
/// ```
/// assert_eq!(xefa::value::text::nfc("Mu\u{308}ller"), "Müller");
/// ```
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    let composed: String = text.nfc().collect();
    if composed == text { Cow::Borrowed(text) } else { Cow::Owned(composed) }
}
