//! The metadata of FIT-Connect against its published schema, by a validator that is not ours.

use serde_json::{Value, json};
use xefa::efa::anlagen::{Dateiname, Medientyp, OhneAnlagen};
use xefa::efa::transport::fit_connect::{
    FitConnectAngaben, FitConnectMetadaten, Metadatenschema, Rueckkanal, Verwaltungsleistung, Zweck,
};
use xefa::efa::transport::{Adressierung, Nutzdaten, Rollen, Sendung, Umschlagart};

use super::{altdatei, sendung, uuid};
use crate::material;

/// The judge; none where the published schema is missing.
fn richter() -> Option<jsonschema::Validator> {
    let path = material::corpus()?.join("fit-connect/1.0.0/metadata.schema.v1.0.0.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    Some(jsonschema::options().should_validate_formats(true).build(&schema).unwrap())
}

/// Metadata with everything in it that there is.
fn reich() -> FitConnectMetadaten {
    let (with_attachments, _) = sendung(3);
    let name = Dateiname::pruefe("antrag.json").unwrap();
    let nutzdaten =
        Nutzdaten::altdatei(uuid(3), "wohnsitz-json", name, Medientyp::parse("application/json").unwrap(), altdatei(3));
    let anlagen = with_attachments.anlagen;
    let angaben = FitConnectAngaben {
        leistung: Some(Verwaltungsleistung {
            urn: "urn:de:fim:leika:leistung:99115005104000".into(),
            name: Some("Wohnsitz anmelden".into()),
            beschreibung: Some("Anmeldung eines Wohnsitzes".into()),
        }),
        rueckkanal: Some(Rueckkanal::EMail { adresse: "alex.beispiel@post.example".into(), pgp: None }),
        referenz: Some("OD-2026-004711".into()),
        antragsdatum: "2026-03-02".parse().ok(),
        zwecke: [(anlagen.eintraege()[0].id, Zweck::Formular)].into(),
        weitere: json!({"paymentInformation": {
            "transactionReference": "4711", "transactionId": "9xxd-432x", "paymentMethod": "CREDITCARD", "status": "BOOKED", "grossAmount": 12.5
        }})
        .as_object()
        .unwrap()
        .clone(),
        ..FitConnectAngaben::default()
    };
    let adressierung = Adressierung::new(super::rollen());
    let sendung = Sendung::new(nutzdaten, adressierung, Umschlagart::FitConnect(angaben.clone())).mit_anlagen(anlagen);
    FitConnectMetadaten::fuer(&sendung, &angaben).unwrap()
}

#[test]
fn metadata_is_valid_by_another_judge_and_read_back() {
    let Some(judge) = richter() else { return };
    let mut all = vec![reich()];
    for channel in [
        Rueckkanal::DeMail("alex.beispiel@demail.example".into()),
        Rueckkanal::Fink { postfach: "hh/by/12345".into(), host: Some("https://konto.example.com/".into()) },
        Rueckkanal::Elster {
            konto: "1234567890".into(),
            lieferticket: Some("t".into()),
            geschaeftszeichen: Some("1234567890".into()),
        },
    ] {
        all.push(FitConnectMetadaten { rueckkanal: Some(channel), ..reich() });
    }
    for path in std::fs::read_dir("schemas/xefa/2.0/samples").unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_file() {
            let nutzdaten = Nutzdaten::geprueft(std::fs::read(path).unwrap()).unwrap();
            let kopf = nutzdaten.kopf().unwrap();
            let adressierung = Adressierung::new(Rollen::direkt(kopf.autor.clone(), kopf.leser.clone()));
            let angaben = FitConnectAngaben::default();
            let sendung = Sendung::new(nutzdaten, adressierung, Umschlagart::FitConnect(angaben.clone()));
            all.push(FitConnectMetadaten::fuer(&sendung, &angaben).unwrap());
        }
    }
    assert!(all.len() > 40);
    for metadaten in all {
        let value: Value = serde_json::from_str(&metadaten.schreibe()).unwrap();
        let errors: Vec<_> = judge.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(FitConnectMetadaten::lies(metadaten.schreibe().as_bytes()).unwrap(), metadaten);
    }
}

#[test]
fn an_application_names_its_service() {
    let bytes = std::fs::read("schemas/xefa/2.0/samples/antrag.einreichung.0100-minimal.xml").unwrap();
    let nutzdaten = Nutzdaten::geprueft(bytes).unwrap();
    let kopf = nutzdaten.kopf().unwrap();
    let adressierung = Adressierung::new(Rollen::direkt(kopf.autor.clone(), kopf.leser.clone()));
    for (schema, expected) in [
        (Metadatenschema::V1_0_0, Some("urn:de:fim:leika:leistung:99115005104000")),
        // Since 1.1.0 it is not to be given any more.
        (Metadatenschema::V1_3_0, None),
    ] {
        let angaben = FitConnectAngaben { schema, ..FitConnectAngaben::default() };
        let sendung = Sendung::new(nutzdaten.clone(), adressierung.clone(), Umschlagart::FitConnect(angaben.clone()));
        let metadaten = FitConnectMetadaten::fuer(&sendung, &angaben).unwrap();
        assert_eq!(metadaten.leistung.as_ref().map(|leistung| leistung.urn.as_str()), expected);
        assert_eq!(metadaten.fachdaten.as_ref().unwrap().schema_uri, "urn:xefa:schema:2.0");
        assert_eq!(FitConnectMetadaten::lies(metadaten.schreibe().as_bytes()).unwrap(), metadaten);
    }
}

/// What is wrong in each, and where our reader says so. The judge has to refuse all of them, too.
#[test]
fn broken_metadata_is_refused_by_both() {
    let Some(judge) = richter() else { return };
    let good: Value = serde_json::from_str(&reich().schreibe()).unwrap();
    assert!(judge.is_valid(&good));
    let hash = "/contentStructure/data/hash";
    let first = "/contentStructure/attachments[1]";
    let cases: Vec<(&str, Option<Value>, String)> = vec![
        ("/contentStructure", None, "/contentStructure".into()),
        ("/contentStructure/attachments", None, "/contentStructure/attachments".into()),
        ("/contentStructure/attachments", Some(json!({})), "/contentStructure/attachments".into()),
        ("/contentStructure/data/hash", None, hash.into()),
        ("/contentStructure/data/hash/type", Some(json!("sha256")), format!("{hash}/type")),
        ("/contentStructure/data/hash/content", Some(json!("abc")), format!("{hash}/content")),
        ("/contentStructure/data/hash/content", Some(json!("A".repeat(128))), format!("{hash}/content")),
        ("/contentStructure/data/hash/content", Some(json!(7)), format!("{hash}/content")),
        ("/contentStructure/data/submissionSchema", None, "/contentStructure/data/submissionSchema".into()),
        (
            "/contentStructure/data/submissionSchema/mimeType",
            Some(json!("text/csv")),
            "/contentStructure/data/submissionSchema/mimeType".into(),
        ),
        (
            "/contentStructure/data/submissionSchema/schemaUri",
            Some(json!("kein Schema")),
            "/contentStructure/data/submissionSchema/schemaUri".into(),
        ),
        ("/contentStructure/attachments/0", Some(json!("x")), first.into()),
        ("/contentStructure/attachments/0/purpose", Some(json!("zweck")), format!("{first}/purpose")),
        ("/contentStructure/attachments/0/purpose", None, format!("{first}/purpose")),
        ("/contentStructure/attachments/0/mimeType", Some(json!("pdf")), format!("{first}/mimeType")),
        ("/contentStructure/attachments/0/attachmentId", Some(json!("1")), format!("{first}/attachmentId")),
        ("/contentStructure/attachments/0/hash", None, format!("{first}/hash")),
        ("/publicServiceType/identifier", None, "/publicServiceType/identifier".into()),
        ("/publicServiceType/identifier", Some(json!("99115005104000")), "/publicServiceType/identifier".into()),
        ("/replyChannel", Some(json!({})), "/replyChannel/".into()),
        (
            "/replyChannel",
            Some(json!({"eMail": {"address": "a@b.example"}, "deMail": {"address": "a@b.example"}})),
            "/replyChannel/".into(),
        ),
        ("/replyChannel/eMail/address", None, "/replyChannel/eMail/address".into()),
        ("/replyChannel/eMail/address", Some(json!("keine Adresse")), "/replyChannel/eMail/address".into()),
        ("/replyChannel", Some(json!({"elster": {"accountId": "123"}})), "/replyChannel/elster/accountId".into()),
        (
            "/replyChannel",
            Some(json!({"elster": {"accountId": "1234567890", "geschaeftszeichen": "12345678901"}})),
            "/replyChannel/elster/geschaeftszeichen".into(),
        ),
        (
            "/replyChannel",
            Some(json!({"fink": {"finkPostfachRef": "HH"}})),
            "/replyChannel/fink/finkPostfachRef".into(),
        ),
        (
            "/replyChannel",
            Some(json!({"fink": {"finkPostfachRef": "a".repeat(151)}})),
            "/replyChannel/fink/finkPostfachRef".into(),
        ),
        (
            "/additionalReferenceInfo/applicationDate",
            Some(json!("02.03.2026")),
            "/additionalReferenceInfo/applicationDate".into(),
        ),
    ];
    for (pointer, value, expected) in cases {
        let mut broken = good.clone();
        match value {
            Some(value) => *broken.pointer_mut(pointer).unwrap() = value,
            None => {
                let (parent, name) = pointer.rsplit_once('/').unwrap();
                broken.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name).unwrap();
            }
        }
        assert!(!judge.is_valid(&broken), "the judge takes {pointer}");
        let report = FitConnectMetadaten::lies(broken.to_string().as_bytes()).unwrap_err();
        let found: Vec<_> =
            report.findings().iter().map(|finding| (finding.rule().id(), finding.element_path())).collect();
        assert_eq!(found, [("xefa-transport-metadaten", expected.as_str())], "{pointer}");
    }
    let report = FitConnectMetadaten::lies(b"{").unwrap_err();
    assert_eq!(report.findings()[0].rule().id(), "xefa-transport-metadaten");
}

#[test]
fn a_submission_of_somebody_else_becomes_a_manifest() {
    let (delivery, mut store) = sendung(3);
    let metadaten = reich();
    let manifest = metadaten.manifest(&mut store, &xefa::efa::anlagen::Grenzen::default()).unwrap();
    assert_eq!(manifest, delivery.anlagen);
    assert!(metadaten.manifest(&mut OhneAnlagen, &xefa::efa::anlagen::Grenzen::default()).is_err());
}

#[test]
fn nothing_shows_an_address() {
    let metadaten = reich();
    let (delivery, _) = sendung(3);
    let delivery = Sendung { umschlagart: Umschlagart::FitConnect(metadaten.angaben()), ..delivery };
    let shown = format!("{metadaten:?} {:?} {delivery:?}", metadaten.rueckkanal);
    for secret in ["alex", "4711", "9xxd", "Anlage 0", "antrag.csv", "Musterfleet;"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
