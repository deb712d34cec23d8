//! Attachments: a manifest of them, made and checked while their contents flow, and never all in memory.
//!
//! A [`Manifest`] has an [`Eintrag`] for each attachment: id, safe file name, media type, size and SHA-512. Contents lie in an
//! [`Anlagenablage`]: in a folder ([`OrdnerAblage`]), in memory, or wherever else; limits are [`Grenzen`]. A [`Verweis`] is what a
//! message says of an attachment, and is held against the manifest.
//!
//! ```
//! use xefa::efa::anlagen::{Angaben, Grenzen, Manifest, Verweis};
//! use xefa::map::MemoryStore;
//! use xefa::report::Lang;
//!
//! let (mut manifest, mut ablage, grenzen) = (Manifest::new(), MemoryStore::default(), Grenzen::default());
//! let id = "5f2a0c1e-0d5c-4f0e-9d4e-0a7e6c1b2a3f".parse()?;
//! let angaben = Angaben { id, dateiname: "Mietvertrag.pdf", medientyp: "application/pdf" };
//! manifest.aufnehmen(&angaben, &mut &b"%PDF-1.7 ..."[..], &mut ablage, &grenzen)?;
//!
//! // What goes into a message of 2.0.
//! let anlage = manifest.eintraege()[0].anlage()?;
//! assert_eq!(anlage.groesse.as_str(), "12");
//! assert!(manifest.vergleiche(&[Verweis::from(&anlage)]).is_valid());
//! assert!(manifest.pruefe(&mut ablage, &grenzen).is_valid());
//!
//! // A program that calls itself a picture.
//! let angaben = Angaben { id: "0a7e6c1b-0d5c-4f0e-9d4e-5f2a0c1e2a3f".parse()?, dateiname: "Foto.png", medientyp: "image/png" };
//! let report = manifest.aufnehmen(&angaben, &mut &b"MZ\x90\0"[..], &mut ablage, &grenzen).unwrap_err();
//! assert_eq!(report.findings()[0].message(Lang::En), "the media type “image/png” does not fit the content, which is a program");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod ablage;
mod dateiname;
mod manifest;
mod medientyp;
mod strom;
mod verweis;

pub use ablage::{AblageFehler, Anlagenablage, Anlagenquelle, OhneAnlagen, OrdnerAblage};
pub use dateiname::{Dateiname, DateinameFehler, Mangel};
pub use manifest::{Angaben, Eintrag, Grenzen, Manifest};
pub use medientyp::{Erkannt, Medientyp, Vergleich};
pub use strom::{Messung, Pruefsumme, StromFehler, leite, messe};
pub use verweis::Verweis;

pub(crate) use ablage::sichere_ordner;
pub(crate) use manifest::pfad;
