//! The IBAN: the number of a bank account (ISO 13616).

use super::pruefziffer::mod_97;
use super::{SchluesselError, Ursache, common};

/// Lengths of the countries, from the registry of ISO 13616 (SWIFT) as of December 2024.
#[rustfmt::skip]
const LENGTHS: &[(usize, &str)] = &[
    (15, "NO"), (16, "BE"), (18, "DK FI FK FO GL NL SD"), (19, "MK SI"), (20, "AT BA EE KZ LT LU MN XK"), (21, "CH HR LI LV"),
    (22, "BG BH CR DE GB GE IE ME RS VA"), (23, "AE GI IL IQ OM SO TL"), (24, "AD CZ ES MD PK RO SA SE SK TN VG"), (25, "LY PT ST"),
    (26, "IS TR"), (27, "BI DJ FR GR IT MC MR SM"), (28, "AL AZ BY CY DO GT HN HU LB NI PL SV"), (29, "BR EG PS QA UA"),
    (30, "JO KW MU YE"), (31, "MT SC"), (32, "LC"), (33, "RU"),
];

/// An IBAN: country (2 letters), check digits (2, ISO/IEC 7064 MOD 97-10) and the account in its country's form, whose length is checked, and
/// for Germany that it is 18 digits. Whether the account exists, nothing here knows.
///
/// The check digits find every wrong digit, every letter in another's place, and every two digits that changed places. Not found is
/// a letter that changed places with the digit beside it where they are 1 and B, 2 and M or 3 and X, and one in 97 where a letter stands
/// for a digit; a German IBAN has no letters behind the country.
///
/// ```
/// use xefa::value::schluessel::Iban;
///
/// let iban = Iban::parse("DE89 3704 0044 0532 0130 00")?;
/// assert_eq!((iban.staat(), iban.pruefziffern(), iban.konto()), ("DE", "89", "370400440532013000"));
/// assert_eq!(iban.bankleitzahl(), Some("37040044"));
/// # Ok::<(), xefa::value::schluessel::SchluesselError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(Box<str>);

impl Iban {
    const NAME: &str = "IBAN";

    /// Reads the electronic form, or the paper form with spaces. Small letters are read as capitals.
    ///
    /// # Errors
    /// A country that takes no part, another length than the country's, a character that may not stand there, or check digits that do not
    /// fit. Places count in the text as given, spaces included.
    pub fn parse(text: &str) -> Result<Self, SchluesselError> {
        let wrong = |at, why| Err(SchluesselError::new(Self::NAME, at, why));
        let mut plain = String::new();
        let mut places = Vec::new();
        for (at, c) in text.chars().enumerate().filter(|(_, c)| *c != ' ') {
            if !c.is_ascii_alphanumeric() {
                return wrong(Some(at + 1), Ursache::Unzulaessig);
            }
            plain.push(c.to_ascii_uppercase());
            places.push(at + 1);
        }
        let Some(country) = plain.get(..2) else {
            let why =
                if plain.is_empty() { Ursache::Leer } else { Ursache::Laenge { ist: plain.len(), von: 15, bis: 34 } };
            return wrong(None, why);
        };
        let all = plain.as_bytes();
        if let Some(at) = all.iter().take(2).position(|byte| !byte.is_ascii_uppercase()) {
            return wrong(Some(places[at]), Ursache::Buchstabe);
        }
        let Some((length, _)) = LENGTHS.iter().find(|(_, states)| states.split(' ').any(|state| state == country))
        else {
            return wrong(Some(places[0]), Ursache::Staat);
        };
        let numeric = if country == "DE" { all.len() } else { 4 };
        if let Some(at) = (2..numeric.min(all.len())).find(|at| !all[*at].is_ascii_digit()) {
            return wrong(Some(places[at]), Ursache::Ziffer);
        }
        if all.len() != *length {
            return wrong(None, Ursache::Laenge { ist: all.len(), von: *length, bis: *length });
        }
        if !("02"..="98").contains(&&plain[2..4]) {
            return wrong(Some(places[2]), Ursache::Pruefbereich);
        }
        if mod_97(all[4..].iter().chain(&all[..4]).copied()) != 1 {
            return wrong(Some(places[2]), Ursache::Pruefziffer);
        }
        Ok(Self(plain.into()))
    }

    /// The country, two letters.
    #[must_use]
    pub fn staat(&self) -> &str {
        &self.0[..2]
    }

    /// The two check digits.
    #[must_use]
    pub fn pruefziffern(&self) -> &str {
        &self.0[2..4]
    }

    /// The account in its country's form (BBAN).
    #[must_use]
    pub fn konto(&self) -> &str {
        &self.0[4..]
    }

    /// The Bankleitzahl of a German account: 8 digits.
    #[must_use]
    pub fn bankleitzahl(&self) -> Option<&str> {
        (self.staat() == "DE").then(|| &self.0[4..12])
    }

    /// The form in groups of four, as on paper.
    #[must_use]
    pub fn in_gruppen(&self) -> String {
        let mut out = String::with_capacity(self.0.len() + self.0.len() / 4);
        for (at, c) in self.0.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                out.push(' ');
            }
            out.push(c);
        }
        out
    }
}

common!(Iban, masked);
