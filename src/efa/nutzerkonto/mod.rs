//! Nutzerkonto: what an account says at a login becomes the block of a message and fills an application.
//!
//! [`lies`] takes the attributes of a BundID, of Mein Unternehmenskonto or of any account with a [`Kontoquelle`] and gives an
//! [`Anmeldung`]: the person with the source of each field, the level, the means. What does not fit is kept and reported; nothing is
//! assumed, least of all a level. The account's pseudonym goes into a message only when asked for, and `Debug` shows no value.
//!
//! ```
//! use std::collections::HashMap;
//! use xefa::efa::nutzerkonto::{Konto, Sperren, lies};
//! use xefa::v2_0::Vertrauensniveau;
//!
//! let attributes = [
//!     ("2.5.4.42", "ALEX MIRA"),
//!     ("2.5.4.4", "BEISPIEL"),
//!     ("1.2.40.0.10.2.1.1.55", "1984-07-00"),
//!     ("1.2.40.0.10.2.1.1.225577", "D"),
//!     ("1.2.40.0.10.2.1.1.261.94", "STORK-QAA-Level-4"),
//!     ("1.3.6.1.4.1.25484.494450.2", "eID"),
//! ];
//! let attributes = attributes.map(|(oid, value)| (format!("urn:oid:{oid}"), vec![value.to_owned()]));
//! let anmeldung = lies(&Konto::bundid(HashMap::from(attributes)));
//! assert!(anmeldung.report().findings().is_empty());
//! anmeldung.verlange(Vertrauensniveau::Substanziell)?;
//! let block = anmeldung.nutzerkonto()?;
//! assert!(block.konto_id.is_none());
//!
//! let vorbefuellung = anmeldung.vorbefuellung().unwrap();
//! let mut person = vorbefuellung.person().clone();
//! person.name.familienname = "Anders".parse()?;
//! assert_eq!(vorbefuellung.geaendert(&person), ["name/familienname"]);
//! let sperren = Sperren::new().ab(Vertrauensniveau::Hoch, ["name"]);
//! assert!(!vorbefuellung.pruefe(&person, &sperren).is_valid());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod anmeldung;
mod feld;
mod konto;
mod lesen;
mod staaten;
mod vorbefuellung;
mod werte;

pub use anmeldung::Anmeldung;
pub use feld::{Attributtabelle, Feld};
pub use konto::{Konto, Kontoquelle};
pub use lesen::lies;
pub use vorbefuellung::{Abweichung, Sperren, Vorbefuellung};

use crate::report::{Finding, Place};

/// The rule about a level that the account does not tell.
const NIVEAU_FEHLT: &str = "xefa-konto-niveau-fehlt";
/// The rule about a level that nobody knows.
const NIVEAU_UNBEKANNT: &str = "xefa-konto-niveau-unbekannt";

/// Whether a finding says that there is no level to go by.
fn ist_ohne_niveau(finding: &Finding) -> bool {
    [NIVEAU_FEHLT, NIVEAU_UNBEKANNT].contains(&finding.rule().id())
}

/// A finding of a rule at a field of the block.
fn befund(rule: &str, field: &str) -> Finding {
    Finding::new(rule, Place::default()).path(format!("/nutzerkonto/{field}"))
}
