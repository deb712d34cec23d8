//! What a receiver answers, and the way back and on; envelopes there and back.

use std::io::Read;

use proptest::prelude::*;
use xefa::efa::anlagen::{Grenzen, OhneAnlagen};
use xefa::efa::transport::xta::MessageMetaData;
use xefa::efa::transport::{
    Abholung, Adressierung, Empfangen, Nutzdaten, OrdnerTransport, Rollen, Sendung, SpeicherTransport, Stelle,
    Transport, Umschlag, Umschlagart,
};
use xefa::models::Context;
use xefa::v2_0::{Message, Quittungsart};

use super::{anlage, ordner, sendung, uuid};

fn ctx() -> Context {
    Context::new("Beispielverfahren", "Beispielhaus GmbH")
        .with_uuids(|| "60787e00-8713-43e1-9498-629c95b1b566".to_owned())
        .with_clock(|| "2026-03-02T09:14:58.000+01:00".parse().unwrap())
}

/// A sample, sent and received.
fn empfangen(sample: &str) -> Empfangen {
    let bytes = std::fs::read(format!("schemas/xefa/{sample}")).unwrap();
    let nutzdaten = Nutzdaten::geprueft(bytes).unwrap();
    let kopf = nutzdaten.kopf().unwrap();
    let rollen = Rollen {
        autor: kopf.autor.clone(),
        sender: Stelle::new("efa:versand.beispiel", "Sender (Beispiel)").unwrap(),
        empfaenger: Stelle::new("efa:empfang.beispiel", "Empfänger (Beispiel)").unwrap(),
        leser: kopf.leser.clone(),
    };
    let mut transport = SpeicherTransport::default();
    let sendung = Sendung::new(nutzdaten, Adressierung::new(rollen), Umschlagart::Xta);
    transport.sende(&sendung, &mut OhneAnlagen).unwrap();
    let Some(Abholung::Empfangen(empfangen)) = transport.hole_ab().unwrap() else { panic!("it was sent") };
    *empfangen
}

#[test]
fn a_quittung_goes_to_the_autor_of_the_same_case() {
    let empfangen = empfangen("2.0/samples/verfahren.statusmitteilung.0210-reich.xml");
    let quittung = empfangen.quittung(&ctx(), Quittungsart::Entgegengenommen).unwrap();
    // By the sample, read by eye.
    assert_eq!(quittung.quittierte_nachricht.as_str(), "0e9b611b-a79c-4bd7-90cc-0f959976c048");
    assert_eq!(quittung.nachrichtenkopf.leser.kennung.as_str(), "ags:05315000");
    assert_eq!(quittung.nachrichtenkopf.autor.kennung.as_str(), "efa:onlinedienste.beispiel");
    let vorgang = &quittung.nachrichtenkopf.vorgang;
    assert_eq!(vorgang.vorgangs_uuid.as_str(), "e6ef3498-b527-46d7-8473-00fdff0e6ec9");
    assert_eq!(vorgang.aktenzeichen_autor.as_ref().unwrap().as_str(), "OD-2026-004711");
    assert_eq!(vorgang.aktenzeichen_leser.as_ref().unwrap().as_str(), "WG-2026/00123");
    assert_eq!(vorgang.bezug_nachricht[0].as_str(), "0e9b611b-a79c-4bd7-90cc-0f959976c048");
    let nutzdaten = Nutzdaten::geprueft(quittung.to_xml().unwrap()).unwrap();

    // The answer travels the same corners the other way.
    let back = empfangen.antwort(nutzdaten);
    let corners = &back.adressierung.rollen;
    let names =
        [&corners.autor, &corners.sender, &corners.empfaenger, &corners.leser].map(|corner| corner.kennung.as_str());
    assert_eq!(names, ["efa:onlinedienste.beispiel", "efa:empfang.beispiel", "efa:versand.beispiel", "ags:05315000"]);
    SpeicherTransport::default().sende(&back, &mut OhneAnlagen).unwrap();
}

#[test]
fn a_message_is_forwarded_and_its_autor_is_told() {
    let empfangen = empfangen("2.0/samples/antrag.einreichung.0100-minimal.xml");
    let neue = Stelle::new("ags:05315000", "Kundenzentrum Musterbrück (Beispiel)").unwrap();
    let told = empfangen.weiterleitung(&ctx(), &neue).unwrap();
    assert_eq!(told.neue_stelle.kennung.as_str(), "ags:05315000");
    assert_eq!(told.weiterleitende_stelle.kennung.as_str(), "ags:02000000");
    told.to_xml().unwrap();
    let refused = empfangen.nichtzustaendigkeit(&ctx(), None).unwrap();
    assert!(refused.neue_stelle.is_none());
    refused.to_xml().unwrap();

    // The message stays byte for byte, so it is the same delivery to who knows it.
    let on = empfangen
        .weitergeleitet(Stelle::new("efa:empfang.anders", "Anderer Empfänger (Beispiel)").unwrap(), neue.clone());
    assert_eq!(on.id(), empfangen.id);
    assert_eq!(on.adressierung.rollen.sender.kennung.as_str(), "efa:empfang.beispiel");
    let folder = ordner("weiter");
    let mut transport = OrdnerTransport::new(&folder).unwrap();
    transport.sende(&on, &mut OhneAnlagen).unwrap();
    let Some(Abholung::Empfangen(there)) = transport.hole_ab().unwrap() else { panic!("it was sent") };
    assert_eq!(there.sendung, on);
    // Who reads it now answers.
    let quittung = there.quittung(&ctx(), Quittungsart::Entgegengenommen).unwrap();
    assert_eq!(quittung.nachrichtenkopf.autor.kennung.as_str(), "ags:05315000");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_answer_to_a_file_without_head_is_refused() {
    let (sendung, mut store) = sendung(3);
    let mut transport = SpeicherTransport::default();
    transport.sende(&sendung, &mut store).unwrap();
    let Some(Abholung::Empfangen(empfangen)) = transport.hole_ab().unwrap() else { panic!("it was sent") };
    let error = empfangen.quittung(&ctx(), Quittungsart::Entgegengenommen).unwrap_err();
    assert_eq!(error.report().findings()[0].rule().id(), "xefa-transport-ohne-kopf");
    assert!(empfangen.sendung.nutzdaten.lies().unwrap_err().is_unchecked());
}

#[test]
fn a_message_that_is_invalid_comes_through_to_its_reader() {
    // A Rückweisung needs the message; a transport that keeps it back helps nobody.
    let folder = ordner("ungueltig");
    let mut transport = OrdnerTransport::new(&folder).unwrap();
    let (good, mut store) = sendung(2);
    transport.sende(&good, &mut store).unwrap();
    let at = folder.join("bereit").join(uuid(2).to_string());
    let text = std::fs::read_to_string(at.join("nutzdaten")).unwrap();
    let broken = text.replace("quittierteNachricht>", "quittierung>");
    let sum = |text: &str| xefa::efa::anlagen::Pruefsumme::von(text.as_bytes()).to_string();
    let wrong = Sendung { nutzdaten: Nutzdaten::geprueft(text.clone()).unwrap(), ..good.clone() };
    let old_id = wrong.id().inhalt.to_string();
    // The sender wrote it like this, so its hashes are right.
    let new_id = {
        use sha2::{Digest, Sha512};
        let mut all = b"xefa-sendung-1\n".to_vec();
        all.extend(Sha512::digest(broken.as_bytes()));
        Sha512::digest(all).iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    for name in ["begleitzettel.json", "umschlag.xml"] {
        let note = std::fs::read_to_string(at.join(name)).unwrap();
        std::fs::write(at.join(name), note.replace(&sum(&text), &sum(&broken)).replace(&old_id, &new_id)).unwrap();
    }
    std::fs::write(at.join("nutzdaten"), &broken).unwrap();
    let Some(Abholung::Empfangen(empfangen)) = transport.hole_ab().unwrap() else { panic!("it is whole") };
    assert!(empfangen.sendung.nutzdaten.lies().unwrap_err().is_invalid());
    assert_eq!(empfangen.sendung.nutzdaten.kopf().unwrap().nachrichtentyp, "0020");
    assert!(empfangen.quittung(&ctx(), Quittungsart::EntgegengenommenMitHinweis).is_ok());
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn attachments_arrive_in_memory_as_in_a_folder() {
    let folder = ordner("anlagen");
    let (delivery, mut store) = sendung(6);
    let mut transports: [Box<dyn Transport>; 2] =
        [Box::new(SpeicherTransport::default()), Box::new(OrdnerTransport::new(&folder).unwrap())];
    for transport in &mut transports {
        transport.sende(&delivery, &mut store).unwrap();
        let Some(Abholung::Empfangen(mut empfangen)) = transport.hole_ab().unwrap() else { panic!("it was sent") };
        for (at, eintrag) in delivery.anlagen.eintraege().iter().enumerate() {
            let mut content = Vec::new();
            empfangen.inhalte().oeffne(eintrag.id).unwrap().read_to_end(&mut content).unwrap();
            assert_eq!(content, anlage(6, at as u64));
        }
        assert!(empfangen.inhalte().oeffne(uuid(99)).is_err());
        transport.bestaetige(&empfangen.id).unwrap();
        assert!(transport.hole_ab().unwrap().is_none());
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_is_not_confirmed_comes_again_from_memory_too() {
    let mut transport = SpeicherTransport::default();
    let (delivery, mut store) = sendung(4);
    transport.sende(&delivery, &mut store).unwrap();
    assert!(transport.hole_ab().unwrap().is_some());
    assert!(transport.hole_ab().unwrap().is_none());
    transport.wiederhole();
    let Some(Abholung::Empfangen(again)) = transport.hole_ab().unwrap() else { panic!("it was not confirmed") };
    assert!(again.wiederholt);
    transport.bestaetige(&again.id).unwrap();
    transport.wiederhole();
    assert!(transport.hole_ab().unwrap().is_none());
}

#[test]
fn ids_of_attachments_are_fit_for_xta() {
    let (csv, _) = sendung(3);
    let sendung = Sendung { umschlagart: Umschlagart::Xta, ..csv };
    let Umschlag::Xta(metadaten) = sendung.umschlag().unwrap() else { panic!("XTA was asked for") };
    let xml = metadaten.schreibe().unwrap();
    let id = sendung.anlagen.eintraege()[0].id;
    assert!(xml.contains(&format!("name=\"urn_uuid_{id}\"")));
    assert_eq!(MessageMetaData::lies(xml.as_bytes()).unwrap(), *metadaten);
    assert!(metadaten.vergleiche(&sendung).is_valid());
}

#[test]
fn what_somebody_else_fetched_becomes_a_delivery() {
    let (sent, mut store) = sendung(5);
    let Umschlag::Xta(xta) = sent.umschlag().unwrap() else { panic!("XTA was asked for") };
    let there = Sendung::aus_xta(&xta, sent.nutzdaten.bytes(), &mut store, &Grenzen::default()).unwrap();
    assert_eq!(
        (there.id(), &there.nutzdaten, &there.adressierung.rollen),
        (sent.id(), &sent.nutzdaten, &sent.adressierung.rollen)
    );
    let other = Sendung::aus_xta(&xta, super::nachricht(8), &mut store, &Grenzen::default()).unwrap_err();
    assert_eq!(other.findings()[0].rule().id(), "xefa-transport-andere-uuid");

    let (sent, mut store) = sendung(4);
    let Umschlag::FitConnect(metadaten) = sent.umschlag().unwrap() else { panic!("FIT-Connect was asked for") };
    let mut take = |bytes: &[u8]| {
        let adressierung = sent.adressierung.clone();
        Sendung::aus_fit_connect(&metadaten, bytes, uuid(1), adressierung, &mut store, &Grenzen::default())
    };
    assert_eq!(take(sent.nutzdaten.bytes()).unwrap(), sent);
    assert_eq!(take(&super::nachricht(7)).unwrap_err().findings()[0].rule().id(), "xefa-transport-hash");
    assert!(take(b"<a/>").is_err());
}

#[test]
fn an_envelope_has_a_limit() {
    let limit = xefa::Limits::DEFAULT.envelope_bytes;
    for (number, kind) in [(4, "fit-connect"), (5, "xta")] {
        let (_, text) = sendung(number).0.umschlag().unwrap().schreibe().unwrap().unwrap();
        let padded = |length: usize| format!("{text}{}", " ".repeat(length - text.len()));
        Umschlag::lies(kind, padded(limit).as_bytes()).unwrap();
        let report = Umschlag::lies(kind, padded(limit + 1).as_bytes()).unwrap_err();
        assert_eq!(report.findings()[0].rule().id(), "limit-umschlag", "{kind}");
    }
}

#[test]
fn every_kind_of_message_finds_its_envelope() {
    let mut seen = 0;
    for path in std::fs::read_dir("schemas/xefa/2.0/samples").unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_file() {
            let sample = format!("2.0/samples/{}", path.file_name().unwrap().to_string_lossy());
            if std::fs::read_to_string(&path).unwrap().contains("<xefa:sha512>") {
                continue;
            }
            let empfangen = empfangen(&sample);
            let message = empfangen.sendung.nutzdaten.lies().unwrap();
            assert_eq!(message.version(), "2.0");
            let xefa::Message::V2_0(message) = message else { continue };
            assert!(!matches!(message, Message::BescheidZustellung(_)), "it has documents");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

proptest! {
    /// Whatever a name of an authority holds, an envelope carries it there and back.
    #[test]
    fn an_envelope_in_xml_is_read_back(name in "[ -~äöüßŁ€“”\\u{e000}-\\u{e010}]{1,40}", ziel in ".{0,20}") {
        let (mut sendung, _) = sendung(5);
        sendung.adressierung.rollen.sender.name = name;
        sendung.adressierung.ziel = Some(ziel);
        let metadaten = MessageMetaData::fuer(&sendung);
        let read = MessageMetaData::lies(metadaten.schreibe().unwrap().as_bytes()).unwrap();
        prop_assert_eq!(read, metadaten);
    }
}
