//! Keys of areas: the Regionalschlüssel (ARS) and the Gemeindeschlüssel (AGS), as Destatis assigns them.

use super::{SchluesselError, Ursache, common, digits, urn_form};

/// An amtlicher Regionalschlüssel: Land (2 digits), Regierungsbezirk (1), Kreis (2), Gemeindeverband (4), Gemeinde (3). One of a larger
/// area ends earlier, after 2, 3, 5 or 9 digits.
///
/// No arithmetic leads to the [`Ags`] of a municipality: see [`Gebietsliste`](super::Gebietsliste).
///
/// ```
/// use xefa::value::schluessel::{Ars, Stufe};
///
/// let uder = Ars::parse("160615051097")?;
/// assert_eq!((uder.land(), uder.regierungsbezirk(), uder.kreis()), ("16", Some("0"), Some("61")));
/// assert_eq!((uder.verband(), uder.gemeinde()), (Some("5051"), Some("097")));
/// assert_eq!(uder.stufe(), Stufe::Gemeinde);
/// let above: Vec<String> = std::iter::successors(uder.oberhalb(), Ars::oberhalb).map(|ars| ars.to_string()).collect();
/// assert_eq!(above, ["160615051", "16061", "160", "16"]);
/// # Ok::<(), xefa::value::schluessel::SchluesselError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ars(Box<str>);

/// An amtlicher Gemeindeschlüssel: Land (2 digits), Regierungsbezirk (1), Kreis (2), Gemeinde (3). One of a larger area ends earlier,
/// after 2, 3 or 5 digits.
///
/// ```
/// use xefa::value::schluessel::Ags;
///
/// let uder = Ags::parse("16061119")?;
/// assert_eq!((uder.land(), uder.kreis(), uder.gemeinde()), ("16", Some("61"), Some("119")));
/// # Ok::<(), xefa::value::schluessel::SchluesselError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ags(Box<str>);

/// What an area is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stufe {
    /// A Land: 2 digits.
    Land,
    /// A Regierungsbezirk: 3 digits.
    Regierungsbezirk,
    /// A Kreis: 5 digits.
    Kreis,
    /// A Gemeindeverband: 9 digits of an ARS.
    Verband,
    /// A Gemeinde: 12 digits of an ARS, 8 of an AGS.
    Gemeinde,
}

/// The digits, and a Land that there is.
fn area(name: &'static str, text: &str, lengths: &'static [usize]) -> Result<(), SchluesselError> {
    digits(name, text, lengths)?;
    if ("01"..="16").contains(&&text[..2]) { Ok(()) } else { Err(SchluesselError::new(name, Some(1), Ursache::Land)) }
}

impl Ars {
    const NAME: &str = "Regionalschlüssel (ARS)";
    const LENGTHS: &[usize] = &[2, 3, 5, 9, 12];

    /// Reads 2, 3, 5, 9 or 12 digits.
    ///
    /// # Errors
    /// Another length, a character that is no digit, or a Land that is none (01 to 16).
    pub fn parse(text: &str) -> Result<Self, SchluesselError> {
        area(Self::NAME, text, Self::LENGTHS).map(|()| Self(text.into()))
    }

    /// What the area is.
    #[must_use]
    pub fn stufe(&self) -> Stufe {
        match self.0.len() {
            2 => Stufe::Land,
            3 => Stufe::Regierungsbezirk,
            5 => Stufe::Kreis,
            9 => Stufe::Verband,
            _ => Stufe::Gemeinde,
        }
    }

    /// The Gemeindeverband, digits 6 to 9.
    #[must_use]
    pub fn verband(&self) -> Option<&str> {
        self.0.get(5..9)
    }

    /// The Gemeinde, digits 10 to 12.
    #[must_use]
    pub fn gemeinde(&self) -> Option<&str> {
        self.0.get(9..12)
    }

    /// The next larger area; none above a Land.
    #[must_use]
    pub fn oberhalb(&self) -> Option<Self> {
        let length = Self::LENGTHS.iter().rev().find(|length| **length < self.0.len())?;
        Some(Self(self.0[..*length].into()))
    }
}

impl Ags {
    const NAME: &str = "Gemeindeschlüssel (AGS)";
    const LENGTHS: &[usize] = &[2, 3, 5, 8];

    /// Reads 2, 3, 5 or 8 digits.
    ///
    /// # Errors
    /// Another length, a character that is no digit, or a Land that is none (01 to 16).
    pub fn parse(text: &str) -> Result<Self, SchluesselError> {
        area(Self::NAME, text, Self::LENGTHS).map(|()| Self(text.into()))
    }

    /// What the area is.
    #[must_use]
    pub fn stufe(&self) -> Stufe {
        match self.0.len() {
            2 => Stufe::Land,
            3 => Stufe::Regierungsbezirk,
            5 => Stufe::Kreis,
            _ => Stufe::Gemeinde,
        }
    }

    /// The Gemeinde, digits 6 to 8.
    #[must_use]
    pub fn gemeinde(&self) -> Option<&str> {
        self.0.get(5..8)
    }
}

/// What both keys begin with.
macro_rules! area_key {
    ($key:ident) => {
        impl $key {
            /// The Land, digits 1 and 2.
            #[must_use]
            pub fn land(&self) -> &str {
                &self.0[..2]
            }

            /// The Regierungsbezirk, digit 3; 0 where the Land has none.
            #[must_use]
            pub fn regierungsbezirk(&self) -> Option<&str> {
                self.0.get(2..3)
            }

            /// The Kreis, digits 4 and 5.
            #[must_use]
            pub fn kreis(&self) -> Option<&str> {
                self.0.get(3..5)
            }
        }
    };
}

area_key!(Ars);
area_key!(Ags);
common!(Ars, shown);
common!(Ags, shown);
urn_form!(Ars, "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:");
