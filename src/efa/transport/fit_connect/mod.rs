//! The metadata of FIT-Connect: the envelope in JSON, by its published schema (1.0.0).
//!
//! The metadata says what is in a submission: the schema and hash of the data, each attachment with its hash, the service, and where an
//! answer may go. It has no addresses: the destination is the submission's own affair. Encryption is the transport's.
//!
//! ```
//! use xefa::efa::transport::fit_connect::{FitConnectAngaben, FitConnectMetadaten, Rueckkanal};
//! use xefa::efa::transport::{Adressierung, Nutzdaten, Rollen, Sendung, Umschlagart};
//!
//! let bytes = include_bytes!("../../../../schemas/xefa/2.0/samples/administration.quittung.0020-minimal.xml");
//! let nutzdaten = Nutzdaten::geprueft(bytes.to_vec())?;
//! let kopf = nutzdaten.kopf().unwrap();
//! let adressierung = Adressierung::new(Rollen::direkt(kopf.autor.clone(), kopf.leser.clone()));
//! let angaben = FitConnectAngaben {
//!     rueckkanal: Some(Rueckkanal::EMail { adresse: "post@behoerde.example".into(), pgp: None }),
//!     ..FitConnectAngaben::default()
//! };
//! let sendung = Sendung::new(nutzdaten, adressierung, Umschlagart::FitConnect(angaben.clone()));
//!
//! let metadaten = FitConnectMetadaten::fuer(&sendung, &angaben)?;
//! let gelesen = FitConnectMetadaten::lies(metadaten.schreibe().as_bytes())?;
//! assert_eq!(gelesen, metadaten);
//! assert!(gelesen.vergleiche(&sendung.nutzdaten, &sendung.anlagen).is_valid());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod lesen;
mod schreiben;

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::fehler::befund;
use super::nutzdaten::{Nutzdaten, Nutzdatenart};
use super::sendung::Sendung;
use crate::efa::anlagen::{Angaben, Anlagenquelle, Dateiname, Grenzen, Manifest, Pruefsumme};
use crate::map::StoreError;
use crate::report::{Report, Verdict};

/// The version of the metadata schema. 1.0.0 is checked against the published schema; of later ones it is known that
/// `publicServiceType` is no longer to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum Metadatenschema {
    /// 1.0.0.
    #[default]
    V1_0_0,
    /// 1.1.0 and later, up to 1.3.0.
    V1_3_0,
}

impl Metadatenschema {
    /// The URI of the schema.
    #[must_use]
    pub fn uri(self) -> &'static str {
        match self {
            Self::V1_0_0 => "https://schema.fitko.de/fit-connect/metadata/1.0.0/metadata.schema.json",
            Self::V1_3_0 => "https://schema.fitko.de/fit-connect/metadata/1.3.0/metadata.schema.json",
        }
    }
}

/// A public service as FIT-Connect names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verwaltungsleistung {
    /// `urn:de:fim:leika:leistung:` and the key.
    pub urn: String,
    /// Its name.
    pub name: Option<String>,
    /// What it is.
    pub beschreibung: Option<String>,
}

/// Where an answer may go. Addresses are personal data: `Debug` hides them.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rueckkanal {
    /// An e-mail address, with a PGP key where there is one.
    EMail {
        /// The address.
        adresse: String,
        /// The public key.
        pgp: Option<String>,
    },
    /// A De-Mail address.
    DeMail(String),
    /// A mailbox of an interoperable account.
    Fink {
        /// Its reference.
        postfach: String,
        /// The URL of the account.
        host: Option<String>,
    },
    /// A mailbox of ELSTER.
    Elster {
        /// Ten digits.
        konto: String,
        /// A ticket.
        lieferticket: Option<String>,
        /// A reference of ten characters at most.
        geschaeftszeichen: Option<String>,
    },
    /// One that a later schema has, as it stands there.
    Anderer(Map<String, Value>),
}

impl fmt::Debug for Rueckkanal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EMail { .. } => "EMail(***)",
            Self::DeMail(_) => "DeMail(***)",
            Self::Fink { .. } => "Fink(***)",
            Self::Elster { .. } => "Elster(***)",
            Self::Anderer(_) => "Anderer(***)",
        })
    }
}

/// What an attachment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zweck {
    /// The form as a document, made by the service.
    Formular,
    /// What somebody uploaded.
    #[default]
    Anlage,
    /// What the service made later.
    Bericht,
}

impl Zweck {
    const ALL: [Self; 3] = [Self::Formular, Self::Anlage, Self::Bericht];

    fn as_str(self) -> &'static str {
        match self {
            Self::Formular => "form",
            Self::Anlage => "attachment",
            Self::Bericht => "report",
        }
    }
}

/// What the metadata says beyond the delivery.
#[derive(Clone, PartialEq, Default)]
pub struct FitConnectAngaben {
    /// The version of the schema.
    pub schema: Metadatenschema,
    /// The service, where it is not the one that the application names.
    pub leistung: Option<Verwaltungsleistung>,
    /// Where an answer may go.
    pub rueckkanal: Option<Rueckkanal>,
    /// A reference of the sending system.
    pub referenz: Option<String>,
    /// The day of the application.
    pub antragsdatum: Option<NaiveDate>,
    /// What attachments are for, where they are not uploads.
    pub zwecke: BTreeMap<Uuid, Zweck>,
    /// What else the metadata says, by the names of its members: payment, evidence of identity. Carried and not looked at.
    pub weitere: Map<String, Value>,
}

/// Without what may tell of a person: references, channels, payment.
impl fmt::Debug for FitConnectAngaben {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FitConnectAngaben")
            .field("schema", &self.schema)
            .field("leistung", &self.leistung)
            .field("zwecke", &self.zwecke)
            .finish_non_exhaustive()
    }
}

/// What the metadata says of the data.
#[derive(Clone, PartialEq)]
pub struct Fachdaten {
    /// The SHA-512.
    pub sha512: Pruefsumme,
    /// The URI of the schema.
    pub schema_uri: String,
    /// `application/xml` or `application/json`.
    pub mime_type: String,
    /// What else stands there: a signature. Carried and not looked at.
    pub weitere: Map<String, Value>,
}

/// Without what is only carried.
impl fmt::Debug for Fachdaten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fachdaten").field("schema_uri", &self.schema_uri).finish_non_exhaustive()
    }
}

/// What the metadata says of an attachment.
#[derive(Clone, PartialEq)]
pub struct Anlagenangabe {
    /// The id.
    pub id: Uuid,
    /// The SHA-512.
    pub sha512: Pruefsumme,
    /// What it is for.
    pub zweck: Zweck,
    /// The name of the file.
    pub dateiname: Option<String>,
    /// The media type.
    pub mime_type: String,
    /// What else stands there: a description, a signature. Carried and not looked at.
    pub weitere: Map<String, Value>,
}

/// Without the file name.
impl fmt::Debug for Anlagenangabe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Anlagenangabe")
            .field("id", &self.id)
            .field("mime_type", &self.mime_type)
            .finish_non_exhaustive()
    }
}

/// The metadata of a submission.
#[derive(Clone, PartialEq)]
pub struct FitConnectMetadaten {
    /// The version of the schema that it names; 1.0.0 where it names none.
    pub schema: Metadatenschema,
    /// The service.
    pub leistung: Option<Verwaltungsleistung>,
    /// The data; a submission may have attachments only.
    pub fachdaten: Option<Fachdaten>,
    /// The attachments.
    pub anlagen: Vec<Anlagenangabe>,
    /// Where an answer may go.
    pub rueckkanal: Option<Rueckkanal>,
    /// A reference of the sending system.
    pub referenz: Option<String>,
    /// The day of the application.
    pub antragsdatum: Option<NaiveDate>,
    /// What else stands there: payment, evidence of identity. Carried and not looked at.
    pub weitere: Map<String, Value>,
}

/// Without what may tell of a person.
impl fmt::Debug for FitConnectMetadaten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FitConnectMetadaten")
            .field("schema", &self.schema)
            .field("fachdaten", &self.fachdaten.as_ref().map(|daten| &daten.schema_uri))
            .field("anlagen", &self.anlagen)
            .finish_non_exhaustive()
    }
}

impl FitConnectMetadaten {
    /// The metadata of a delivery.
    ///
    /// # Errors
    /// A payload that is neither XML nor JSON: the schema has no word for others.
    pub fn fuer(sendung: &Sendung, angaben: &FitConnectAngaben) -> Result<Self, Report> {
        let nutzdaten = &sendung.nutzdaten;
        let schema_uri = match (nutzdaten.art(), nutzdaten.kopf()) {
            (Nutzdatenart::Nachricht, Some(kopf)) => kopf.namensraum.clone(),
            (Nutzdatenart::Nachricht, None) => "urn:xefa:standard:xefa".to_owned(),
            (Nutzdatenart::Altdatei { format, .. }, _) => format!("urn:xefa:adapter:{}", urn_teil(format)),
        };
        let mime_type = match nutzdaten.medientyp() {
            json @ "application/json" => json,
            "application/xml" | "text/xml" => "application/xml",
            other => {
                return Err(befund("xefa-transport-umschlag-nutzdaten", "/nutzdaten").arg("type", other).into());
            }
        };
        let leistung = angaben.leistung.clone().or_else(|| {
            let (key, name) = nutzdaten.kopf()?.leistung.clone()?;
            let urn = format!("urn:de:fim:leika:leistung:{key}");
            Some(Verwaltungsleistung { urn, name: Some(name).filter(|name| !name.is_empty()), beschreibung: None })
        });
        let anlagen = sendung.anlagen.eintraege().iter().map(|eintrag| Anlagenangabe {
            id: eintrag.id,
            sha512: eintrag.sha512,
            zweck: angaben.zwecke.get(&eintrag.id).copied().unwrap_or_default(),
            dateiname: Some(eintrag.dateiname.as_str().to_owned()),
            mime_type: eintrag.medientyp.as_str().to_owned(),
            weitere: Map::new(),
        });
        Ok(Self {
            schema: angaben.schema,
            leistung: leistung.filter(|_| angaben.schema == Metadatenschema::V1_0_0),
            fachdaten: Some(Fachdaten {
                sha512: nutzdaten.sha512(),
                schema_uri,
                mime_type: mime_type.to_owned(),
                weitere: Map::new(),
            }),
            anlagen: anlagen.collect(),
            rueckkanal: angaben.rueckkanal.clone(),
            referenz: angaben.referenz.clone(),
            antragsdatum: angaben.antragsdatum,
            weitere: angaben.weitere.clone(),
        })
    }

    /// What a delivery needs to get this metadata again.
    #[must_use]
    pub fn angaben(&self) -> FitConnectAngaben {
        let other = self.anlagen.iter().filter(|anlage| anlage.zweck != Zweck::default());
        FitConnectAngaben {
            schema: self.schema,
            leistung: self.leistung.clone(),
            rueckkanal: self.rueckkanal.clone(),
            referenz: self.referenz.clone(),
            antragsdatum: self.antragsdatum,
            zwecke: other.map(|anlage| (anlage.id, anlage.zweck)).collect(),
            weitere: self.weitere.clone(),
        }
    }

    /// Holds the metadata against payload and manifest.
    #[must_use]
    pub fn vergleiche(&self, nutzdaten: &Nutzdaten, anlagen: &Manifest) -> Report {
        let mut report = Report::new();
        match &self.fachdaten {
            None => report.push(befund("xefa-transport-nutzdaten-fehlen", "/contentStructure/data")),
            Some(daten) if daten.sha512 != nutzdaten.sha512() => {
                report.push(befund("xefa-transport-hash", "/contentStructure/data/hash/content"));
            }
            Some(_) => {}
        }
        for (at, angabe) in self.anlagen.iter().enumerate() {
            let path = |field: &str| format!("/contentStructure/attachments[{}]/{field}", at + 1);
            let Some(eintrag) = anlagen.eintrag(angabe.id) else {
                report.push(befund("xefa-transport-anlage-fehlt", path("attachmentId")));
                continue;
            };
            if eintrag.sha512 != angabe.sha512 {
                report.push(befund("xefa-transport-hash", path("hash/content")));
            }
            if !eintrag.medientyp.as_str().eq_ignore_ascii_case(&angabe.mime_type) {
                report.push(befund("xefa-transport-anlage-anders", path("mimeType")));
            }
            if angabe.dateiname.as_deref().is_some_and(|name| name != eintrag.dateiname.as_str()) {
                report.push(befund("xefa-transport-anlage-anders", path("filename")));
            }
        }
        for (at, eintrag) in anlagen.eintraege().iter().enumerate() {
            if !self.anlagen.iter().any(|angabe| angabe.id == eintrag.id) {
                report.push(befund("xefa-transport-anlage-fremd", crate::efa::anlagen::pfad(at)));
            }
        }
        report
    }

    /// The manifest of a submission that somebody else's component delivered: sizes are not in the metadata, so each content is read
    /// once, and its hash is compared. An attachment without a file name is called `anlage-` and its id.
    ///
    /// # Errors
    /// Everything that is wrong with attachments.
    pub fn manifest(&self, quelle: &mut dyn Anlagenquelle, grenzen: &Grenzen) -> Result<Manifest, Report> {
        let (mut manifest, mut report) = (Manifest::new(), Report::new());
        for (at, angabe) in self.anlagen.iter().enumerate() {
            let path = |field: &str| format!("/contentStructure/attachments[{}]/{field}", at + 1);
            let unnamed = format!("anlage-{}", angabe.id);
            let dateiname = angabe.dateiname.as_deref().unwrap_or(&unnamed);
            let angaben = Angaben { id: angabe.id, dateiname, medientyp: &angabe.mime_type };
            match quelle.oeffne(angabe.id) {
                Ok(mut content) => match manifest.erfassen(&angaben, &mut content, grenzen) {
                    Ok(more) => {
                        report.append(more);
                        if manifest.eintrag(angabe.id).is_some_and(|eintrag| eintrag.sha512 != angabe.sha512) {
                            report.push(befund("xefa-transport-hash", path("hash/content")));
                        }
                    }
                    Err(more) => report.append(more),
                },
                Err(StoreError::Missing) => report.push(befund("xefa-transport-anlage-fehlt", path("attachmentId"))),
                Err(_) => report.push(befund("xefa-anlage-unlesbar", path("attachmentId"))),
            }
        }
        if report.verdict() == Verdict::Valid { Ok(manifest) } else { Err(report) }
    }

    /// A safe name for an attachment, where the one of the metadata is not.
    #[must_use]
    pub fn sicherer_name(&self, id: Uuid) -> Option<Dateiname> {
        let angabe = self.anlagen.iter().find(|angabe| angabe.id == id)?;
        Some(Dateiname::bereinigt(angabe.dateiname.as_deref().unwrap_or_default()))
    }
}

/// What may stand in a URN, of a name of a format.
fn urn_teil(format: &str) -> String {
    let may = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    format.to_ascii_lowercase().chars().map(|c| if may(c) { c } else { '-' }).collect()
}
