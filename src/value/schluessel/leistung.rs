//! The Leistungsschlüssel: which service of the catalogue (Leistungskatalog, LeiKa) a message is about.

use super::{SchluesselError, Ursache, common, digits, urn_form};

/// A Leistungsschlüssel (LeiKa-Schlüssel) of 14 digits: 99, Leistungsgruppierung, Leistungskennung, Verrichtungskennung and
/// Verrichtungsdetail, three digits each. It has no check digit; a wrong digit may be another service.
///
/// ```
/// use xefa::value::schluessel::Leistungsschluessel;
///
/// let gewerbe = Leistungsschluessel::parse("99050012104000")?;
/// assert_eq!((gewerbe.gruppierung(), gewerbe.kennung(), gewerbe.verrichtung(), gewerbe.detail()), ("050", "012", "104", "000"));
/// assert_eq!(gewerbe.urn(), "urn:de:fim:leika:leistung:99050012104000");
/// assert_eq!(Leistungsschluessel::from_urn(&gewerbe.urn())?, gewerbe);
/// # Ok::<(), xefa::value::schluessel::SchluesselError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Leistungsschluessel(Box<str>);

impl Leistungsschluessel {
    const NAME: &str = "Leistungsschlüssel";

    /// Reads the 14 digits.
    ///
    /// # Errors
    /// Another length, a character that is no digit, or not 99 at the beginning.
    pub fn parse(text: &str) -> Result<Self, SchluesselError> {
        digits(Self::NAME, text, &[14])?;
        if let Some(at) = text.bytes().take(2).position(|byte| byte != b'9') {
            return Err(SchluesselError::new(Self::NAME, Some(at + 1), Ursache::Festwert("99")));
        }
        Ok(Self(text.into()))
    }

    /// The group of services, digits 3 to 5.
    #[must_use]
    pub fn gruppierung(&self) -> &str {
        &self.0[2..5]
    }

    /// The service in its group (Leistungsobjekt), digits 6 to 8.
    #[must_use]
    pub fn kennung(&self) -> &str {
        &self.0[5..8]
    }

    /// What is done (Verrichtungskennung), digits 9 to 11.
    #[must_use]
    pub fn verrichtung(&self) -> &str {
        &self.0[8..11]
    }

    /// What is done, more closely (Verrichtungsdetail), digits 12 to 14.
    #[must_use]
    pub fn detail(&self) -> &str {
        &self.0[11..14]
    }
}

common!(Leistungsschluessel, shown);
urn_form!(Leistungsschluessel, "urn:de:fim:leika:leistung:");
