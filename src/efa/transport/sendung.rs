//! A delivery: payload, attachments, addressing and the kind of its envelope, side by side.

use std::fmt;

use chrono::{DateTime, FixedOffset};
use sha2::{Digest, Sha512};
use uuid::Uuid;

use super::fehler::befund;
use super::fit_connect::FitConnectMetadaten;
use super::kopf::Kopf;
use super::nutzdaten::{Nutzdaten, Nutzdatenart};
use super::rollen::Adressierung;
use super::umschlag::{Umschlag, Umschlagart};
use super::xta::MessageMetaData;
use crate::efa::anlagen::{Anlagenquelle, Dateiname, Grenzen, Manifest, Medientyp, Pruefsumme, Verweis};
use crate::limits::Limits;
use crate::report::Report;

/// By what a transport knows a delivery again: the UUID of its message, and its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SendungsId {
    /// The UUID of the message.
    pub uuid: Uuid,
    /// A hash over payload and attachments. Addressing and envelope are not in it: the same content by another way is the same.
    pub inhalt: Pruefsumme,
}

/// A delivery.
#[derive(Debug, Clone, PartialEq)]
pub struct Sendung {
    /// The payload.
    pub nutzdaten: Nutzdaten,
    /// What is said of its attachments; their contents lie in a store.
    pub anlagen: Manifest,
    /// Where it goes.
    pub adressierung: Adressierung,
    /// What kind of envelope it gets.
    pub umschlagart: Umschlagart,
}

impl Sendung {
    /// A delivery without attachments.
    #[must_use]
    pub fn new(nutzdaten: Nutzdaten, adressierung: Adressierung, umschlagart: Umschlagart) -> Self {
        Self { nutzdaten, anlagen: Manifest::new(), adressierung, umschlagart }
    }

    /// Adds attachments.
    #[must_use]
    pub fn mit_anlagen(mut self, anlagen: Manifest) -> Self {
        self.anlagen = anlagen;
        self
    }

    /// The delivery of a FIT-Connect submission that somebody else's component fetched and decrypted: its metadata, its data, and the
    /// contents of its attachments, all held against the hashes. The metadata has no corners, so the addressing is the caller's; `einreichung`
    /// is the id of data that are no message.
    ///
    /// # Errors
    /// Everything that does not fit; data in XML without the head of a message.
    pub fn aus_fit_connect(
        metadaten: &FitConnectMetadaten,
        daten: impl Into<Vec<u8>>,
        einreichung: Uuid,
        adressierung: Adressierung,
        quelle: &mut dyn Anlagenquelle,
        grenzen: &Grenzen,
    ) -> Result<Self, Report> {
        let daten = daten.into();
        let Some(angabe) = &metadaten.fachdaten else {
            return Err(befund("xefa-transport-nutzdaten-fehlen", "/contentStructure/data").into());
        };
        let (id, art) = match angabe.mime_type.as_str() {
            "application/xml" => {
                (Kopf::lies(&daten, &Limits::default())?.nachrichten_uuid.uuid(), Nutzdatenart::Nachricht)
            }
            json => {
                let format = angabe.schema_uri.rsplit(':').next().unwrap_or_default().to_owned();
                let medientyp = Medientyp::parse(json).ok_or_else(|| {
                    befund("xefa-anlage-medientyp-form", "/contentStructure/data/submissionSchema/mimeType")
                })?;
                let dateiname = Dateiname::bereinigt("fachdaten.json");
                (einreichung, Nutzdatenart::Altdatei { format, dateiname, medientyp })
            }
        };
        let nutzdaten = Nutzdaten::eingegangen(id, art, daten)?;
        let anlagen = metadaten.manifest(quelle, grenzen)?;
        let sendung =
            Self { nutzdaten, anlagen, adressierung, umschlagart: Umschlagart::FitConnect(metadaten.angaben()) };
        let report = metadaten.vergleiche(&sendung.nutzdaten, &sendung.anlagen);
        if report.is_valid() { Ok(sendung) } else { Err(report) }
    }

    /// The delivery of a message that somebody else's XTA or OSCI component fetched and decrypted.
    ///
    /// # Errors
    /// Everything that does not fit.
    pub fn aus_xta(
        metadaten: &MessageMetaData,
        nutzdaten: impl Into<Vec<u8>>,
        quelle: &mut dyn Anlagenquelle,
        grenzen: &Grenzen,
    ) -> Result<Self, Report> {
        let nutzdaten = Nutzdaten::eingegangen(metadaten.message_id, Nutzdatenart::Nachricht, nutzdaten.into())?;
        let sendung = Self {
            nutzdaten,
            anlagen: metadaten.anlagen.clone(),
            adressierung: Adressierung::new(metadaten.rollen.clone()),
            umschlagart: Umschlagart::Xta,
        };
        let mut report = metadaten.vergleiche(&sendung);
        report.append(sendung.anlagen.pruefe(quelle, grenzen));
        if report.is_valid() { Ok(sendung) } else { Err(report) }
    }

    /// By what it is known again.
    #[must_use]
    pub fn id(&self) -> SendungsId {
        let mut sum = Sha512::new();
        sum.update(b"xefa-sendung-1\n");
        sum.update(self.nutzdaten.sha512().bytes());
        let mut entries: Vec<_> = self.anlagen.eintraege().iter().collect();
        entries.sort_by_key(|eintrag| eintrag.id);
        for eintrag in entries {
            sum.update(eintrag.id.as_bytes());
            sum.update(eintrag.sha512.bytes());
        }
        SendungsId { uuid: self.nutzdaten.id(), inhalt: Pruefsumme::aus_summe(sum) }
    }

    /// The envelope.
    ///
    /// # Errors
    /// A payload that this kind of envelope cannot carry.
    pub fn umschlag(&self) -> Result<Umschlag, Report> {
        Umschlag::fuer(self)
    }

    /// Checks what can be checked without the contents of attachments: the corners against the head of the message, its references
    /// against the manifest, the limits, and that there is an envelope.
    #[must_use]
    pub fn pruefe(&self, grenzen: &Grenzen) -> Report {
        let mut report = self.anlagen.pruefe_grenzen(grenzen);
        if let Some(kopf) = self.nutzdaten.kopf() {
            let mut corner = |is_same: bool, role: &str| {
                if !is_same {
                    report.push(befund("xefa-transport-rolle", format!("/rollen/{role}")));
                }
            };
            corner(kopf.autor.kennung == self.adressierung.rollen.autor.kennung, "autor");
            corner(kopf.leser.kennung == self.adressierung.erster_leser().kennung, "leser");
            match Verweis::in_xml(self.nutzdaten.bytes(), &Limits::default()) {
                Ok(verweise) => report.append(self.anlagen.vergleiche(&verweise)),
                Err(wrong) => report.append(wrong),
            }
        }
        if let Err(wrong) = self.umschlag() {
            report.append(wrong);
        }
        report
    }
}

/// What became of sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zustellung {
    /// By what the delivery is known again.
    pub id: SendungsId,
    /// Whether the transport had it already: it was sent before, and nothing was doubled.
    pub schon_da: bool,
}

/// What was fetched.
#[derive(Debug)]
#[non_exhaustive]
pub enum Abholung {
    /// A delivery that is whole.
    Empfangen(Box<Empfangen>),
    /// A delivery that is not: it was put aside and holds up no other.
    Abgewiesen(Abgewiesen),
}

/// A delivery that was put aside, and why.
#[derive(Debug)]
pub struct Abgewiesen {
    /// The UUID that it claims, where it claims one.
    pub uuid: Option<Uuid>,
    /// What is wrong with it.
    pub report: Report,
}

/// A delivery that came in, whole: payload and attachments have the hashes that its envelope tells.
pub struct Empfangen {
    /// The delivery.
    pub sendung: Sendung,
    /// By what it is known again.
    pub id: SendungsId,
    /// When it came in: in a folder the time at which the sender wrote its note, whenever it is fetched.
    pub eingang: DateTime<FixedOffset>,
    /// Whether it may have been handed out before and was not confirmed: who processes it looks whether that is done already.
    pub wiederholt: bool,
    pub(super) inhalte: Box<dyn Anlagenquelle + Send>,
}

impl Empfangen {
    /// The contents of the attachments.
    pub fn inhalte(&mut self) -> &mut dyn Anlagenquelle {
        &mut *self.inhalte
    }
}

impl fmt::Debug for Empfangen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Empfangen")
            .field("sendung", &self.sendung)
            .field("eingang", &self.eingang)
            .field("wiederholt", &self.wiederholt)
            .finish_non_exhaustive()
    }
}
