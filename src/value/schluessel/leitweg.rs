//! The Leitweg-ID: where an electronic invoice goes.

use super::pruefziffer::{check_97, mod_97};
use super::{SchluesselError, Ursache, common};

/// A Leitweg-ID: Grobadressierung (2 to 12 digits), Feinadressierung (up to 30 letters and digits, may be absent) and two check digits of
/// ISO/IEC 7064 MOD 97-10, with hyphens between. Small letters are read as capitals.
///
/// The check digits find every wrong digit, every wrong letter and every two digits that changed places; not found is a letter that
/// changed places with the digit beside it where they are 1 and B, 2 and M or 3 and X, and one in 97 where a letter stands for a digit.
///
/// ```
/// use xefa::value::schluessel::Leitwegkennung;
///
/// assert_eq!(Leitwegkennung::new("04011000", Some("1234512345"))?.as_str(), "04011000-1234512345-06");
/// assert_eq!(Leitwegkennung::parse("04011000-1234512354-06").unwrap_err().position, Some(21));
/// # Ok::<(), xefa::value::schluessel::SchluesselError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Leitwegkennung(Box<str>);

impl Leitwegkennung {
    const NAME: &str = "Leitweg-ID";

    /// Reads a Leitweg-ID with its hyphens.
    ///
    /// # Errors
    /// The part that is too long or too short, the character that may not stand there, or check digits that do not fit.
    pub fn parse(text: &str) -> Result<Self, SchluesselError> {
        let wrong = |at, why| Err(SchluesselError::new(Self::NAME, at, why));
        if text.is_empty() {
            return wrong(None, Ursache::Leer);
        }
        if let Some(at) = text.chars().position(|c| !c.is_ascii_alphanumeric() && c != '-') {
            return wrong(Some(at + 1), Ursache::Unzulaessig);
        }
        let text = text.to_ascii_uppercase();
        let (address, check) = text.rsplit_once('-').unwrap_or((&text, ""));
        let (coarse, fine) = address.split_once('-').map_or((address, None), |(coarse, fine)| (coarse, Some(fine)));
        if let Some(at) = coarse.bytes().position(|byte| !byte.is_ascii_digit()) {
            return wrong(Some(at + 1), Ursache::Ziffer);
        }
        if !(2..=12).contains(&coarse.len()) {
            return wrong(Some(1), Ursache::Laenge { ist: coarse.len(), von: 2, bis: 12 });
        }
        if let Some(fine) = fine {
            if let Some(at) = fine.find('-') {
                return wrong(Some(coarse.len() + at + 2), Ursache::ZifferOderBuchstabe);
            }
            if !(1..=30).contains(&fine.len()) {
                return wrong(Some(coarse.len() + 2), Ursache::Laenge { ist: fine.len(), von: 1, bis: 30 });
            }
        }
        let at_check = address.len() + 2;
        if check.len() != 2 {
            return wrong(Some(at_check), Ursache::Laenge { ist: check.len(), von: 2, bis: 2 });
        }
        if let Some(at) = check.bytes().position(|byte| !byte.is_ascii_digit()) {
            return wrong(Some(at_check + at), Ursache::Ziffer);
        }
        if !("02"..="98").contains(&check) {
            return wrong(Some(at_check), Ursache::Pruefbereich);
        }
        if mod_97(text.bytes()) != 1 {
            return wrong(Some(at_check), Ursache::Pruefziffer);
        }
        Ok(Self(text.into()))
    }

    /// Makes one from its address, with the check digits.
    ///
    /// # Errors
    /// As [`Leitwegkennung::parse`].
    pub fn new(grob: &str, fein: Option<&str>) -> Result<Self, SchluesselError> {
        let address = fein.map_or_else(|| grob.to_owned(), |fein| format!("{grob}-{fein}")).to_ascii_uppercase();
        let check = check_97(address.bytes());
        Self::parse(&format!("{address}-{check:02}"))
    }

    /// The Grobadressierung: 2 to 12 digits.
    #[must_use]
    pub fn grob(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The Feinadressierung, where there is one.
    #[must_use]
    pub fn fein(&self) -> Option<&str> {
        let (address, _) = self.0.rsplit_once('-')?;
        Some(address.split_once('-')?.1)
    }

    /// The two check digits.
    #[must_use]
    pub fn pruefziffern(&self) -> &str {
        &self.0[self.0.len() - 2..]
    }
}

common!(Leitwegkennung, shown);
