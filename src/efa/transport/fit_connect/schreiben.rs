//! The metadata as JSON.

use serde_json::{Map, Value, json};

use super::{FitConnectMetadaten, Rueckkanal};
use crate::efa::anlagen::Pruefsumme;

fn hash(sum: &Pruefsumme) -> Value {
    json!({ "type": "sha512", "content": sum.to_string() })
}

/// Adds a member where there is a value.
fn put(object: &mut Map<String, Value>, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        object.insert(name.to_owned(), value.into());
    }
}

impl FitConnectMetadaten {
    /// The metadata as JSON, indented.
    #[must_use]
    pub fn schreibe(&self) -> String {
        format!("{:#}", self.json())
    }

    /// The metadata as a tree.
    #[must_use]
    pub fn json(&self) -> Value {
        let mut root = Map::new();
        put(&mut root, "$schema", Some(self.schema.uri()));
        if let Some(leistung) = &self.leistung {
            let mut object = Map::new();
            put(&mut object, "name", leistung.name.clone());
            put(&mut object, "description", leistung.beschreibung.clone());
            put(&mut object, "identifier", Some(leistung.urn.clone()));
            put(&mut root, "publicServiceType", Some(object));
        }
        let mut content = Map::new();
        if let Some(daten) = &self.fachdaten {
            let mut object = daten.weitere.clone();
            put(&mut object, "hash", Some(hash(&daten.sha512)));
            let schema = json!({ "schemaUri": daten.schema_uri, "mimeType": daten.mime_type });
            put(&mut object, "submissionSchema", Some(schema));
            put(&mut content, "data", Some(object));
        }
        let attachments = self.anlagen.iter().map(|anlage| {
            let mut object = anlage.weitere.clone();
            put(&mut object, "attachmentId", Some(anlage.id.hyphenated().to_string()));
            put(&mut object, "purpose", Some(anlage.zweck.as_str()));
            put(&mut object, "filename", anlage.dateiname.clone());
            put(&mut object, "mimeType", Some(anlage.mime_type.clone()));
            put(&mut object, "hash", Some(hash(&anlage.sha512)));
            Value::Object(object)
        });
        put(&mut content, "attachments", Some(attachments.collect::<Vec<_>>()));
        put(&mut root, "contentStructure", Some(content));
        put(&mut root, "replyChannel", self.rueckkanal.as_ref().map(rueckkanal));
        let mut reference = Map::new();
        put(&mut reference, "senderReference", self.referenz.clone());
        put(&mut reference, "applicationDate", self.antragsdatum.map(|day| day.format("%Y-%m-%d").to_string()));
        if !reference.is_empty() {
            put(&mut root, "additionalReferenceInfo", Some(reference));
        }
        for (name, value) in &self.weitere {
            root.entry(name.clone()).or_insert_with(|| value.clone());
        }
        Value::Object(root)
    }
}

fn rueckkanal(channel: &Rueckkanal) -> Value {
    let mut object = Map::new();
    let name = match channel {
        Rueckkanal::EMail { adresse, pgp } => {
            put(&mut object, "address", Some(adresse.clone()));
            put(&mut object, "pgpPublicKey", pgp.clone());
            "eMail"
        }
        Rueckkanal::DeMail(adresse) => {
            put(&mut object, "address", Some(adresse.clone()));
            "deMail"
        }
        Rueckkanal::Fink { postfach, host } => {
            put(&mut object, "finkPostfachRef", Some(postfach.clone()));
            put(&mut object, "host", host.clone());
            "fink"
        }
        Rueckkanal::Elster { konto, lieferticket, geschaeftszeichen } => {
            put(&mut object, "accountId", Some(konto.clone()));
            put(&mut object, "lieferTicket", lieferticket.clone());
            put(&mut object, "geschaeftszeichen", geschaeftszeichen.clone());
            "elster"
        }
        Rueckkanal::Anderer(object) => return Value::Object(object.clone()),
    };
    json!({ name: object })
}
