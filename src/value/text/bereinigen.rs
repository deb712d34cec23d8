//! A text as a datatype of DIN 91379 would have it: in Normalization Form C, and other letters for those that the type lacks.

use std::borrow::Cow;

use super::datentyp::Datentyp;
use super::fehler::TextError;

/// A text that was made to fit a datatype, as far as that goes. `Debug` does not print the text.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Bereinigung<'t> {
    /// The datatype.
    pub datentyp: Datentyp,
    /// The text with all replacements. Borrowed where nothing was replaced.
    pub text: Cow<'t, str>,
    /// What was replaced, in order: each error with its suggestion, which was followed. Places are those of the text as given.
    pub ersetzungen: Vec<TextError>,
    /// What is still wrong, because no rule says what could stand there. These characters were left where they are.
    pub offen: Vec<TextError>,
}

impl Bereinigung<'_> {
    /// Whether the text belongs to the datatype now.
    #[must_use]
    pub fn passt(&self) -> bool {
        self.offen.is_empty()
    }
}

impl std::fmt::Debug for Bereinigung<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bereinigung")
            .field("datentyp", &self.datentyp)
            .field("text", &"***")
            .field("ersetzungen", &self.ersetzungen)
            .field("offen", &self.offen)
            .finish()
    }
}

impl Datentyp {
    /// The text as the type would have it, and what was replaced: the composed form of decomposed letters, the transliteration of letters that
    /// the type lacks; ends of lines and tabulators become a space where the type has none, other control characters and invisible
    /// ones are removed. Show the result to the person whose name it is: a replaced letter is a guess, the composed form is not.
    ///
    /// Who checks texts for other dangers (markup, for instance) does so behind this, because characters may come together that were apart.
    ///
    /// ```
    /// use xefa::value::text::{Datentyp, Grund};
    ///
    /// let clean = Datentyp::A.bereinige("Jose\u{301} M\u{ad}u\u{308}ller–Ωmega 2");
    /// assert_eq!(clean.text, "José Müller-Ōmega 2");
    /// assert_eq!(clean.ersetzungen.iter().map(|one| one.position).collect::<Vec<_>>(), [5, 8, 10, 15, 16]);
    /// // No letter stands for a digit.
    /// assert_eq!(clean.offen.iter().map(|one| (one.position, one.grund)).collect::<Vec<_>>(), [(22, Grund::Datentyp(Datentyp::B))]);
    /// ```
    #[must_use]
    pub fn bereinige(self, text: &str) -> Bereinigung<'_> {
        let mut out = String::new();
        let mut done = 0;
        let (mut ersetzungen, mut offen) = (Vec::new(), Vec::new());
        for error in self.fehler(text) {
            match &error.vorschlag {
                Some(new) => {
                    out.push_str(&text[done..new.bytes.start]);
                    out.push_str(new.ersatz.as_str());
                    done = new.bytes.end;
                    ersetzungen.push(error);
                }
                None => offen.push(error),
            }
        }
        let text = if ersetzungen.is_empty() {
            Cow::Borrowed(text)
        } else {
            out.push_str(&text[done..]);
            Cow::Owned(out)
        };
        Bereinigung { datentyp: self, text, ersetzungen, offen }
    }
}
