//! Zuständigkeit: a directory of authorities, read from files, asked by service, area and day, and answered in messages.
//!
//! A [`Verzeichnis`] is read from messages 0510 and 0501 (XML or JSON) or from a table ([`SPALTEN`], CSV). A look-up goes from the
//! municipality up to the Land and says [one authority, several, or a gap](Auskunft) with what came nearest. An entry knows the
//! [fee](Eintrag::gebuehr), the [demanded evidence](Eintrag::nachweise), and [what the authority takes](Eintrag::empfaenger), which feeds
//! [`map::plan`](crate::map::plan). Whoever asks an online directory implements [`Zustaendigkeitsfinder`].
//!
//! ```
//! use xefa::efa::zustaendigkeit::Verzeichnis;
//! use xefa::value::schluessel::{Ars, Leistungsschluessel};
//!
//! let table = "\
//! behoerde.kennung;behoerde.name;leistungsschluessel;ars;gueltigVon;gueltigBis;transport;adresse;versionen;fachmodule;gebuehr
//! ags:16061000;Landratsamt;99115005104000;16061;2027-05-01;;fit-connect;ziel-1;XEfA 2.0|XEfA 1.0.1;;26,50 €
//! ags:16061119;Gemeinde Uder;99115005104000;160615051097;2027-05-01;2027-12-31;ordner;eingang;XEfA 1.0.1;;
//! ";
//! let mut verzeichnis = Verzeichnis::new();
//! verzeichnis.lies("verzeichnis.csv", table.as_bytes())?;
//!
//! let wohnsitz = Leistungsschluessel::parse("99115005104000")?;
//! let uder = Ars::parse("160615051097")?;
//! let competent = |day: &str| verzeichnis.suche(&wohnsitz, &uder, day.parse().unwrap());
//! assert_eq!(competent("2027-12-31").eintrag().unwrap().behoerdenkennung(), "ags:16061119");
//! // From the next day on the Kreis is competent.
//! let kreis = competent("2028-01-01");
//! assert_eq!(kreis.eintrag().unwrap().gebuehr()?.unwrap().in_cent(), 2650);
//! assert!(competent("2027-04-30").finding().is_some());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod antwort;
mod auskunft;
mod csv;
mod csv_ort;
mod csv_zeile;
mod dienst;
mod eintrag;
mod gebiet;
mod gruende;
mod landesparameter;
mod lesen;
mod pruefen;
mod verzeichnis;

pub use antwort::{Zustaendigkeitsfinder, antwort, auskunft, nicht_erreichbar};
pub use auskunft::{Auskunft, Luecke, Mehrdeutig};
pub use csv::SPALTEN;
pub use dienst::empfaenger;
pub use eintrag::{Eintrag, Herkunft};
pub use gebiet::Ortsliste;
pub use landesparameter::Gebuehr;
pub use verzeichnis::Verzeichnis;
