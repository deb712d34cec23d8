//! The message meta data of XTA 2 and OSCI-Transport 2: the envelope in XML.
//!
//! **The names of elements are from general knowledge and have not been verified against the published schema.** What they mean is:
//! `DeliveryAttributes`, `Originators` (Author, Sender), `Destinations` (Reader), `MsgIdentification`, `Qualifier` (Subject, Service,
//! BusinessScenario, MessageType), and free properties, which here carry the Empfänger, the hash of the payload and what is said of
//! attachments. Ids of attachments have the form that XTA takes as an `xs:ID`: `urn_uuid_…`.
//!
//! ```
//! use xefa::efa::transport::xta::MessageMetaData;
//! use xefa::efa::transport::{Adressierung, Nutzdaten, Rollen, Sendung, Umschlagart};
//!
//! let bytes = include_bytes!("../../../schemas/xefa/2.0/samples/administration.quittung.0020-minimal.xml");
//! let nutzdaten = Nutzdaten::geprueft(bytes.to_vec())?;
//! let kopf = nutzdaten.kopf().unwrap();
//! let adressierung = Adressierung::new(Rollen::direkt(kopf.autor.clone(), kopf.leser.clone()));
//! let sendung = Sendung::new(nutzdaten, adressierung, Umschlagart::Xta);
//!
//! let metadaten = MessageMetaData::fuer(&sendung);
//! let gelesen = MessageMetaData::lies(metadaten.schreibe()?.as_bytes())?;
//! assert_eq!(gelesen, metadaten);
//! assert!(gelesen.vergleiche(&sendung).is_valid());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::fmt;

use uuid::Uuid;

use super::fehler::befund;
use super::knoten::{self, Knoten};
use super::nutzdaten::Nutzdatenart;
use super::rollen::Rollen;
use super::sendung::Sendung;
use crate::efa::anlagen::{Dateiname, Eintrag, Manifest, Medientyp, Pruefsumme, pfad};
use crate::report::Report;
use crate::value::schluessel::AnlageId;
use crate::xml::{Layout, WriteError, Writer};

/// The namespace of the meta data.
pub const NAMENSRAUM: &str = "http://www.osci.eu/ws/2014/10/transport";
/// The namespace of WS-Addressing, in which the id of the message stands.
pub const WSA: &str = "http://www.w3.org/2005/08/addressing";

/// The meta data of a message.
#[derive(Clone, PartialEq)]
pub struct MessageMetaData {
    /// When the Autor made the message; none for a file of an old system.
    pub origin: Option<String>,
    /// The four corners.
    pub rollen: Rollen,
    /// The UUID of the message.
    pub message_id: Uuid,
    /// The UUID of the case; none for a file of an old system.
    pub process: Option<Uuid>,
    /// What the message is, for people.
    pub subject: String,
    /// The service: the URN of the Leistung, or of the standard.
    pub service: String,
    /// The scenario: the standard, with its version.
    pub business_scenario: String,
    /// The namespace of the payload, or the name of the format of an old system.
    pub payload_schema: String,
    /// The number of the message.
    pub message_type: String,
    /// Whether it is a test message.
    pub test: bool,
    /// The hash of the payload.
    pub nutzdaten: Pruefsumme,
    /// The attachments.
    pub anlagen: Manifest,
}

/// Without references and names of files.
impl fmt::Debug for MessageMetaData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MessageMetaData")
            .field("message_id", &self.message_id)
            .field("message_type", &self.message_type)
            .field("rollen", &self.rollen)
            .finish_non_exhaustive()
    }
}

impl MessageMetaData {
    /// The meta data of a delivery.
    #[must_use]
    pub fn fuer(sendung: &Sendung) -> Self {
        let nutzdaten = &sendung.nutzdaten;
        let kopf = nutzdaten.kopf();
        let (schema, number, subject) = match (nutzdaten.art(), kopf) {
            (Nutzdatenart::Altdatei { format, .. }, _) => (format.clone(), String::new(), format.clone()),
            (_, Some(kopf)) => (kopf.namensraum.clone(), kopf.nachrichtentyp.clone(), kopf.element.clone()),
            (_, None) => Default::default(),
        };
        let leistung = kopf.and_then(|kopf| kopf.leistung.as_ref());
        Self {
            origin: kopf.map(|kopf| kopf.erstellungszeitpunkt.clone()),
            rollen: sendung.adressierung.rollen.clone(),
            message_id: nutzdaten.id(),
            process: kopf.map(|kopf| kopf.vorgangs_uuid.uuid()),
            subject,
            service: leistung.map_or_else(
                || "urn:xefa:standard:xefa".to_owned(),
                |(key, _)| format!("urn:de:fim:leika:leistung:{key}"),
            ),
            business_scenario: kopf.map_or_else(|| "XEfA".to_owned(), |kopf| format!("XEfA {}", kopf.version)),
            payload_schema: schema,
            message_type: number,
            test: kopf.is_some_and(|kopf| kopf.test),
            nutzdaten: nutzdaten.sha512(),
            anlagen: sendung.anlagen.clone(),
        }
    }

    /// Holds the meta data against a delivery.
    #[must_use]
    pub fn vergleiche(&self, sendung: &Sendung) -> Report {
        let mut report = Report::new();
        if self.message_id != sendung.nutzdaten.id() {
            report.push(befund("xefa-transport-andere-uuid", "/MessageMetaData/MsgIdentification/MessageID"));
        }
        if self.nutzdaten != sendung.nutzdaten.sha512() {
            report.push(befund("xefa-transport-hash", "/MessageMetaData/MessageProperties"));
        }
        if self.rollen != sendung.adressierung.rollen {
            report.push(befund("xefa-transport-rolle", "/MessageMetaData/Originators"));
        }
        for (at, eintrag) in self.anlagen.eintraege().iter().enumerate() {
            match sendung.anlagen.eintrag(eintrag.id) {
                None => report.push(befund("xefa-transport-anlage-fehlt", pfad(at))),
                Some(other) if other.sha512 != eintrag.sha512 => report.push(befund("xefa-transport-hash", pfad(at))),
                Some(other) if other != eintrag => report.push(befund("xefa-transport-anlage-anders", pfad(at))),
                Some(_) => {}
            }
        }
        for (at, eintrag) in sendung.anlagen.eintraege().iter().enumerate() {
            if self.anlagen.eintrag(eintrag.id).is_none() {
                report.push(befund("xefa-transport-anlage-fremd", pfad(at)));
            }
        }
        report
    }

    /// The meta data as XML.
    ///
    /// # Errors
    /// A character that XML cannot hold.
    pub fn schreibe(&self) -> Result<String, Report> {
        self.xml().map_err(|_| befund("xefa-transport-xta", "/MessageMetaData").into())
    }

    fn xml(&self) -> Result<String, WriteError> {
        let mut w = Writer::with_indent(2);
        w.declaration()?;
        w.start_element("oscimeta:MessageMetaData", Layout::Block)?;
        w.namespace("oscimeta", NAMENSRAUM)?;
        w.namespace("wsa", WSA)?;
        w.start_element("oscimeta:DeliveryAttributes", Layout::Block)?;
        if let Some(origin) = &self.origin {
            text(&mut w, "oscimeta:Origin", &[], origin)?;
        }
        w.end_element()?;
        for (parent, corners) in [
            (
                "oscimeta:Originators",
                &[("oscimeta:Author", &self.rollen.autor), ("oscimeta:Sender", &self.rollen.sender)][..],
            ),
            ("oscimeta:Destinations", &[("oscimeta:Reader", &self.rollen.leser)]),
        ] {
            w.start_element(parent, Layout::Block)?;
            for (role, stelle) in corners {
                w.start_element(role, Layout::Block)?;
                let attributes = [("type", "xoev"), ("name", stelle.name.as_str())];
                text(&mut w, "oscimeta:Identifier", &attributes, stelle.kennung.as_str())?;
                w.end_element()?;
            }
            w.end_element()?;
        }
        w.start_element("oscimeta:MsgIdentification", Layout::Block)?;
        text(&mut w, "wsa:MessageID", &[], &format!("urn:uuid:{}", self.message_id))?;
        if let Some(process) = &self.process {
            text(&mut w, "oscimeta:ProcessRef", &[], &format!("urn:uuid:{process}"))?;
        }
        w.end_element()?;
        w.start_element("oscimeta:Qualifier", Layout::Block)?;
        text(&mut w, "oscimeta:Subject", &[], &self.subject)?;
        text(&mut w, "oscimeta:Service", &[], &self.service)?;
        w.start_element("oscimeta:BusinessScenario", Layout::Block)?;
        text(&mut w, "oscimeta:Undefined", &[], &self.business_scenario)?;
        w.end_element()?;
        text(&mut w, "oscimeta:MessageType", &[("payloadSchema", &self.payload_schema)], &self.message_type)?;
        w.end_element()?;
        w.start_element("oscimeta:MessageProperties", Layout::Block)?;
        let empfaenger = &self.rollen.empfaenger;
        property(&mut w, "empfaenger", &empfaenger.name, empfaenger.kennung.as_str())?;
        property(&mut w, "nutzdaten:sha512", "nutzdaten", &self.nutzdaten.to_string())?;
        for eintrag in self.anlagen.eintraege() {
            let id = AnlageId::from_uuid(eintrag.id);
            property(&mut w, "anlage:dateiname", id.as_str(), eintrag.dateiname.as_str())?;
            property(&mut w, "anlage:medientyp", id.as_str(), eintrag.medientyp.as_str())?;
            property(&mut w, "anlage:groesse", id.as_str(), &eintrag.groesse.to_string())?;
            property(&mut w, "anlage:sha512", id.as_str(), &eintrag.sha512.to_string())?;
        }
        w.end_element()?;
        if self.test {
            text(&mut w, "oscimeta:TestMsg", &[], "true")?;
        }
        w.end_element()?;
        w.finish()
    }

    /// Reads meta data strictly: every element has to be known.
    ///
    /// # Errors
    /// What is wrong with the XML, or an element that is missing, unknown or holds what it may not.
    pub fn lies(bytes: &[u8]) -> Result<Self, Report> {
        let root = knoten::baum(bytes, &[NAMENSRAUM, WSA])?;
        if root.name != "MessageMetaData" {
            return Err(root.unbekannt());
        }
        let known = [
            "DeliveryAttributes",
            "Originators",
            "Destinations",
            "MsgIdentification",
            "Qualifier",
            "MessageProperties",
            "TestMsg",
        ];
        root.nur(&known)?;
        let originators = root.kind("Originators")?;
        originators.nur(&["Author", "Sender"])?;
        let destinations = root.kind("Destinations")?;
        destinations.nur(&["Reader"])?;
        let properties = root.kind("MessageProperties")?;
        properties.nur(&["Property"])?;
        let property = |scheme: &str, name: Option<&str>| {
            let full = format!("urn:xefa:{scheme}");
            properties
                .kinder
                .iter()
                .find(|p| p.attribut("scheme") == Some(&full) && (name.is_none() || p.attribut("name") == name))
        };
        let empfaenger = property("empfaenger", None).ok_or_else(|| properties.fehlt("Property"))?;
        let nutzdaten = property("nutzdaten:sha512", None).ok_or_else(|| properties.fehlt("Property"))?;
        let mut eintraege = Vec::new();
        for sum in properties.kinder.iter().filter(|p| p.attribut("scheme") == Some("urn:xefa:anlage:sha512")) {
            let name = sum.attribut("name");
            let id = name.and_then(|name| AnlageId::parse(name).ok()?.uuid()).ok_or_else(|| sum.falsch())?;
            let of = |scheme: &str| property(scheme, name).ok_or_else(|| sum.fehlt(scheme));
            let (dateiname, typ, groesse) = (of("anlage:dateiname")?, of("anlage:medientyp")?, of("anlage:groesse")?);
            eintraege.push(Eintrag {
                id,
                dateiname: Dateiname::pruefe(dateiname.wert()).map_err(|wrong| wrong.befunde(&dateiname.pfad))?,
                medientyp: Medientyp::parse(typ.wert()).ok_or_else(|| typ.falsch())?,
                groesse: groesse.wert().parse().map_err(|_| groesse.falsch())?,
                sha512: Pruefsumme::parse(sum.wert()).ok_or_else(|| sum.falsch())?,
            });
        }
        let identification = root.kind("MsgIdentification")?;
        identification.nur(&["MessageID", "ProcessRef"])?;
        let qualifier = root.kind("Qualifier")?;
        qualifier.nur(&["Subject", "Service", "BusinessScenario", "MessageType"])?;
        let uuid = |node: &Knoten| {
            let text = node.text.trim().strip_prefix("urn:uuid:");
            text.and_then(|text| Uuid::try_parse(text).ok()).ok_or_else(|| node.falsch())
        };
        let kind_of_message = qualifier.kind("MessageType")?;
        Ok(Self {
            origin: root.kind("DeliveryAttributes")?.vielleicht("Origin").map(|node| node.text.clone()),
            rollen: Rollen {
                autor: originators.kind("Author")?.kind("Identifier")?.stelle()?,
                sender: originators.kind("Sender")?.kind("Identifier")?.stelle()?,
                leser: destinations.kind("Reader")?.kind("Identifier")?.stelle()?,
                empfaenger: empfaenger.kind("Value")?.stelle_mit(empfaenger.attribut("name").unwrap_or_default())?,
            },
            message_id: uuid(identification.kind("MessageID")?)?,
            process: identification.vielleicht("ProcessRef").map(uuid).transpose()?,
            subject: qualifier.kind("Subject")?.text.clone(),
            service: qualifier.kind("Service")?.text.clone(),
            business_scenario: qualifier.kind("BusinessScenario")?.kind("Undefined")?.text.clone(),
            payload_schema: kind_of_message.attribut("payloadSchema").unwrap_or_default().to_owned(),
            message_type: kind_of_message.text.clone(),
            test: root.vielleicht("TestMsg").is_some_and(|node| matches!(node.text.trim(), "true" | "1")),
            nutzdaten: Pruefsumme::parse(nutzdaten.wert()).ok_or_else(|| nutzdaten.falsch())?,
            anlagen: Manifest::aus(eintraege)?,
        })
    }
}

fn text(w: &mut Writer, name: &str, attributes: &[(&str, &str)], value: &str) -> Result<(), WriteError> {
    w.start_element(name, Layout::Inline)?;
    for (name, value) in attributes {
        w.attribute(name, value)?;
    }
    w.text(value)?;
    w.end_element()
}

fn property(w: &mut Writer, scheme: &str, name: &str, value: &str) -> Result<(), WriteError> {
    w.start_element("oscimeta:Property", Layout::Block)?;
    w.attribute("scheme", &format!("urn:xefa:{scheme}"))?;
    w.attribute("name", name)?;
    text(w, "oscimeta:Value", &[], value)?;
    w.end_element()
}
