//! Keys of German public services, and of what stands in their forms: read, checked, taken apart and written.
//!
//! Each type holds a key that has been checked. An error names the character and the reason, in German and English, and never holds the
//! key. Keys of a person ([`SteuerId`], [`Iban`]) have no `Display` and hide their digits from `Debug`; their text comes from
//! `as_str` alone. What check digits find and what they cannot find is told with each type.
//!
//! ```
//! use xefa::value::schluessel::{Iban, Leitwegkennung, SteuerId};
//!
//! let leitweg: Leitwegkennung = "04011000-1234512345-06".parse()?;
//! assert_eq!((leitweg.grob(), leitweg.fein(), leitweg.pruefziffern()), ("04011000", Some("1234512345"), "06"));
//!
//! let iban = Iban::parse("de89 3704 0044 0532 0130 00")?;
//! assert_eq!((iban.as_str(), iban.in_gruppen().as_str()), ("DE89370400440532013000", "DE89 3704 0044 0532 0130 00"));
//! assert_eq!(format!("{iban:?}"), "Iban(***)");
//!
//! let error = SteuerId::parse("86095742791").unwrap_err();
//! assert_eq!(error.deutsch(), "Steuer-IdNr: Zeichen 11: die Prüfziffer passt nicht: ein Zeichen ist falsch, oder zwei sind vertauscht");
//! # Ok::<(), xefa::value::schluessel::SchluesselError>(())
//! ```

mod anlage;
mod behoerde;
mod fehler;
mod gebiet;
mod gebietsliste;
mod iban;
mod leistung;
mod leitweg;
mod pruefziffer;
mod steuer;
#[cfg(test)]
mod tests;
mod uuid;

pub use anlage::AnlageId;
pub use behoerde::Behoerdenkennung;
pub use fehler::{SchluesselError, Ursache};
pub use gebiet::{Ags, Ars, Stufe};
pub use gebietsliste::{Gebietsliste, ZeilenError, ZuordnungError};
pub use iban::Iban;
pub use leistung::Leistungsschluessel;
pub use leitweg::Leitwegkennung;
pub use steuer::SteuerId;
pub use uuid::{NachrichtUuid, VorgangUuid};

/// Nothing but ASCII digits, and one of the numbers of them.
fn digits(name: &'static str, text: &str, lengths: &'static [usize]) -> Result<(), SchluesselError> {
    if text.is_empty() {
        return Err(SchluesselError::new(name, None, Ursache::Leer));
    }
    if let Some(at) = text.chars().position(|c| !c.is_ascii_digit()) {
        return Err(SchluesselError::new(name, Some(at + 1), Ursache::Ziffer));
    }
    match lengths {
        _ if lengths.contains(&text.len()) => Ok(()),
        [one] => Err(SchluesselError::new(name, None, Ursache::Laenge { ist: text.len(), von: *one, bis: *one })),
        _ => Err(SchluesselError::new(name, None, Ursache::Stufe { ist: text.len(), soll: lengths })),
    }
}

/// Reads what stands behind a prefix; places of errors count from the beginning of the whole.
fn behind<T>(
    name: &'static str,
    text: &str,
    prefix: &'static str,
    parse: impl Fn(&str) -> Result<T, SchluesselError>,
) -> Result<T, SchluesselError> {
    let Some(rest) = text.strip_prefix(prefix) else {
        let at = text.bytes().zip(prefix.bytes()).take_while(|(a, b)| a == b).count();
        return Err(SchluesselError::new(name, Some(at + 1), Ursache::Festwert(prefix)));
    };
    parse(rest).map_err(|error| SchluesselError { position: error.position.map(|at| at + prefix.len()), ..error })
}

/// What all keys that hold a text can do: `shown` in messages, or `masked`.
macro_rules! common {
    ($key:ident, shown) => {
        common!($key);

        impl std::fmt::Display for $key {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl std::fmt::Debug for $key {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($key), "({})"), self.0)
            }
        }
    };
    ($key:ident, masked) => {
        common!($key);

        impl std::fmt::Debug for $key {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($key), "(***)"))
            }
        }
    };
    ($key:ident) => {
        impl $key {
            /// The key as it goes into a message.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $key {
            type Err = $crate::value::schluessel::SchluesselError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<&str> for $key {
            type Error = $crate::value::schluessel::SchluesselError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $key {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $key {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}
use common;

/// The form of a key as a URN: behind a prefix.
macro_rules! urn_form {
    ($key:ident, $prefix:literal) => {
        impl $key {
            #[doc = concat!("Reads the form `", $prefix, "…`.")]
            ///
            /// # Errors
            /// Another URN, or digits that `parse` refuses; places count from the beginning of the URN.
            pub fn from_urn(urn: &str) -> Result<Self, SchluesselError> {
                super::behind(Self::NAME, urn, $prefix, Self::parse)
            }

            /// The form as a URN.
            #[must_use]
            pub fn urn(&self) -> String {
                format!(concat!($prefix, "{}"), self.0)
            }
        }
    };
}
use urn_form;
