//! What a Land lays down for a service: the fee and the demanded evidence, read from the parameters of an entry.

use std::fmt;

use super::Eintrag;
use crate::models::ValueError;
use crate::models::v2_0::{CentNichtNegativ, CodeWaehrung, GeldbetragNichtNegativ};
use crate::report::{Finding, Report};
use crate::value::Integer;

/// The version of the list of currencies that amounts made here name.
const WAEHRUNGEN: &str = "3";

/// A fee in whole cents of euros.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gebuehr {
    cent: u64,
}

impl Gebuehr {
    /// A fee of so many cents.
    #[must_use]
    pub fn cent(cent: u64) -> Self {
        Self { cent }
    }

    /// Reads `26,50 €`, `26,50 EUR`, `26,50`, `26 €` or `0`: euros, perhaps a comma with two digits, perhaps the currency. Nothing else,
    /// since a fee must not be guessed: no point, no sign, no digit more or less behind the comma, no other currency.
    ///
    /// ```
    /// use xefa::efa::zustaendigkeit::Gebuehr;
    ///
    /// assert_eq!(Gebuehr::parse("26,50 €"), Some(Gebuehr::cent(2650)));
    /// assert_eq!(Gebuehr::parse("0"), Some(Gebuehr::cent(0)));
    /// for wrong in ["26.50", "26,5", "1.000,00 €", "-1 €", "26,50 CHF", "kostenfrei", "10000000000,00 €", ""] {
    ///     assert_eq!(Gebuehr::parse(wrong), None, "{wrong}");
    /// }
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let amount = ["€", "EUR"]
            .into_iter()
            .find_map(|unit| text.strip_suffix(unit))
            .map(|amount| amount.strip_suffix([' ', '\u{a0}']).unwrap_or(amount));
        let amount = amount.unwrap_or(text);
        let (euros, cents) = match amount.split_once(',') {
            Some((euros, cents)) if cents.len() == 2 => (euros, cents),
            Some(_) => return None,
            None => (amount, "00"),
        };
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(euros) || !digits(cents) {
            return None;
        }
        let cent = euros.parse::<u64>().ok()?.checked_mul(100)?.checked_add(cents.parse().ok()?)?;
        // What no message can hold is no fee.
        Some(Self { cent }).filter(|gebuehr| gebuehr.betrag().is_ok())
    }

    /// The cents.
    #[must_use]
    pub fn in_cent(self) -> u64 {
        self.cent
    }

    /// Whether there is nothing to pay.
    #[must_use]
    pub fn ist_frei(self) -> bool {
        self.cent == 0
    }

    /// The amount as messages have it, in EUR.
    ///
    /// # Errors
    /// Only for a fee that was made by [`cent`](Self::cent) and is larger than the schema allows.
    pub fn betrag(self) -> Result<GeldbetragNichtNegativ, ValueError> {
        let cent: Integer = self.cent.to_string().parse()?;
        GeldbetragNichtNegativ::new(CentNichtNegativ::new(cent)?, CodeWaehrung::new(WAEHRUNGEN, "EUR"))
    }
}

/// In euros, as a directory has it: `26,50 €`.
impl fmt::Display for Gebuehr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{:02} €", self.cent / 100, self.cent % 100)
    }
}

impl Eintrag {
    /// The name of the parameter that holds the fee.
    pub const GEBUEHR: &str = "gebuehr";
    /// The names of parameters that hold demanded evidence, one piece each.
    pub const NACHWEIS: &str = "nachweis";

    /// The values of all parameters with a name, in the order of the entry.
    pub fn parameter<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e str> {
        let all = self.inhalt().landesparameter.iter();
        all.filter(move |parameter| parameter.name.as_str() == name).map(|parameter| parameter.wert.as_str())
    }

    /// The fee; none where the Land lays down nothing, which is not the same as a fee of nothing.
    ///
    /// # Errors
    /// The finding `xefa-landesparameter-gebuehr`: the value is no amount, or there are two of them.
    pub fn gebuehr(&self) -> Result<Option<Gebuehr>, Report> {
        let mut values = self.parameter(Self::GEBUEHR);
        let wrong = |why| -> Report {
            let finding: Finding = self.herkunft().finding("xefa-landesparameter-gebuehr", "/landesparameter");
            finding.text("why", why).into()
        };
        match (values.next(), values.next()) {
            (None, _) => Ok(None),
            (Some(_), Some(_)) => Err(wrong(["es gibt sie mehrmals", "there is more than one"])),
            (Some(value), None) => match Gebuehr::parse(value) {
                Some(gebuehr) => Ok(Some(gebuehr)),
                None => {
                    Err(wrong(["der Wert ist kein Betrag wie „26,50 €“", "the value is no amount such as “26,50 €”"]))
                }
            },
        }
    }

    /// The evidence that the Land demands, one text for each piece: a code of the list nachweisart, or words.
    #[must_use]
    pub fn nachweise(&self) -> Vec<&str> {
        self.parameter(Self::NACHWEIS).collect()
    }
}
