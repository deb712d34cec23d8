//! Deliveries that are broken in a folder: each is put aside with its reason and holds up no other.

use std::fs;
use std::path::{Path, PathBuf};

use xefa::efa::anlagen::OhneAnlagen;
use xefa::efa::transport::{
    Abholung, Adressierung, Nutzdaten, OrdnerTransport, Sendung, Transport, TransportFehler, Umschlagart,
};

use super::{nachricht, ordner, rollen, sendung, uuid};

/// Sends a delivery, breaks it, and gives the rules of the findings.
fn gebrochen(number: u64, damage: impl FnOnce(&Path)) -> Vec<&'static str> {
    let folder = ordner("kaputt");
    let (sendung, mut store) = sendung(number);
    let mut transport = OrdnerTransport::new(&folder).unwrap();
    transport.sende(&sendung, &mut store).unwrap();
    damage(&folder.join("bereit").join(uuid(number).to_string()));
    let found = transport.hole_ab().unwrap();
    let rules = match &found {
        Some(Abholung::Abgewiesen(gone)) => gone.report.findings().iter().map(|finding| finding.rule().id()).collect(),
        Some(Abholung::Empfangen(_)) => Vec::new(),
        other => panic!("{other:?}"),
    };
    if let Some(Abholung::Empfangen(empfangen)) = &found {
        transport.bestaetige(&empfangen.id).unwrap();
    }
    // It holds up no other, and the same delivery, whole, is taken.
    assert!(transport.hole_ab().unwrap().is_none());
    if !rules.is_empty() {
        assert_eq!(fs::read_dir(folder.join("abgewiesen")).unwrap().count(), 1);
        assert!(!transport.sende(&sendung, &mut store).unwrap().schon_da);
        assert!(matches!(transport.hole_ab().unwrap(), Some(Abholung::Empfangen(_))));
    }
    fs::remove_dir_all(folder).unwrap();
    rules
}

fn ersetze(path: PathBuf, from: &str, to: &str) {
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from} is not in {text}");
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn nothing_broken_is_handed_out() {
    assert!(gebrochen(3, |_| {}).is_empty());
    let attachment = uuid(3 * 10 + 1_000_000).to_string();
    type Schaden<'d> = Box<dyn FnOnce(&Path) + 'd>;
    let cases: Vec<(u64, Schaden<'_>, &[&str])> = vec![
        (3, Box::new(|at| fs::remove_file(at.join("nutzdaten")).unwrap()), &["xefa-transport-nutzdaten-fehlen"]),
        (3, Box::new(|at| fs::write(at.join("nutzdaten"), "anders").unwrap()), &["xefa-transport-hash"]),
        (
            3,
            Box::new(|at| fs::remove_file(at.join("begleitzettel.json")).unwrap()),
            &["xefa-transport-begleitzettel-fehlt"],
        ),
        (3, Box::new(|at| fs::write(at.join("begleitzettel.json"), "{").unwrap()), &["xefa-transport-begleitzettel"]),
        (
            3,
            Box::new(|at| ersetze(at.join("begleitzettel.json"), "\"umschlag\": \"ordner\"", "\"umschlag\": \"as4\"")),
            &["xefa-transport-umschlag-unbekannt"],
        ),
        (
            3,
            Box::new(|at| ersetze(at.join("begleitzettel.json"), "Anlage 0.pdf", "../../Anlage 0.pdf")),
            &["xefa-anlage-dateiname"],
        ),
        (3, Box::new(|at| fs::remove_file(at.join("anlagen").join(&attachment)).unwrap()), &["xefa-anlage-fehlt"]),
        (
            3,
            Box::new(|at| {
                let path = at.join("anlagen").join(&attachment);
                let mut content = fs::read(&path).unwrap();
                content[9] ^= 1;
                fs::write(path, content).unwrap();
            }),
            &["xefa-anlage-hash"],
        ),
        (
            3,
            Box::new(|at| fs::write(at.join("anlagen").join(uuid(77).to_string()), "fremd").unwrap()),
            &["xefa-transport-fremde-datei"],
        ),
        (3, Box::new(|at| fs::write(at.join("notiz.txt"), "fremd").unwrap()), &["xefa-transport-fremde-datei"]),
        // FIT-Connect: an envelope whose hash does not match, and none at all.
        (4, Box::new(|at| fs::remove_file(at.join("umschlag.json")).unwrap()), &["xefa-transport-umschlag-fehlt"]),
        (
            4,
            Box::new(|at| {
                let wrong = xefa::efa::anlagen::Pruefsumme::von(b"anders").to_string();
                let right = xefa::efa::anlagen::Pruefsumme::von(&nachricht(4)).to_string();
                ersetze(at.join("umschlag.json"), &right, &wrong);
            }),
            &["xefa-transport-hash"],
        ),
        (
            4,
            Box::new(|at| ersetze(at.join("umschlag.json"), "\"type\": \"sha512\"", "\"type\": \"md5\"")),
            &["xefa-transport-metadaten"],
        ),
        (
            4,
            Box::new(|at| {
                let extra = format!(
                    "\"attachments\": [{{\"attachmentId\": \"{}\", \"purpose\": \"form\", \"mimeType\": \"application/pdf\", \
                     \"hash\": {{\"type\": \"sha512\", \"content\": \"{}\"}}}}]",
                    uuid(5),
                    xefa::efa::anlagen::Pruefsumme::von(b"x")
                );
                ersetze(at.join("umschlag.json"), "\"attachments\": []", &extra);
            }),
            &["xefa-transport-anlage-fehlt"],
        ),
        // XTA.
        (
            5,
            Box::new(|at| ersetze(at.join("umschlag.xml"), "efa:versand.beispiel", "efa:jemand.anders")),
            &["xefa-transport-rolle"],
        ),
        (
            5,
            Box::new(|at| ersetze(at.join("umschlag.xml"), "oscimeta:Qualifier>", "oscimeta:Qualifizierer>")),
            &["xefa-transport-xta"],
        ),
        (
            5,
            Box::new(|at| ersetze(at.join("umschlag.xml"), "</oscimeta:MessageMetaData>", "")),
            &["xml-unexpected-end"],
        ),
    ];
    for (at, (number, damage, expected)) in cases.into_iter().enumerate() {
        assert_eq!(gebrochen(number, damage), expected, "case {at}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_another_place_is_not_followed() {
    let rules = gebrochen(3, |at| {
        let payload = at.join("nutzdaten");
        let elsewhere = at.join("anlagen").join(uuid(31).to_string());
        fs::rename(&payload, &elsewhere).unwrap();
        std::os::unix::fs::symlink(elsewhere, payload).unwrap();
    });
    assert_eq!(rules, ["xefa-transport-fremde-datei"]);
}

#[test]
fn what_is_no_delivery_is_put_aside() {
    let folder = ordner("fremd");
    let mut transport = OrdnerTransport::new(&folder).unwrap();
    fs::create_dir(folder.join("bereit/eingang")).unwrap();
    let Some(Abholung::Abgewiesen(gone)) = transport.hole_ab().unwrap() else { panic!("it is no delivery") };
    assert_eq!(gone.report.findings()[0].rule().id(), "xefa-transport-ordnername");
    assert!(transport.hole_ab().unwrap().is_none());
    fs::remove_dir_all(folder).unwrap();
}

fn regeln(error: TransportFehler) -> Vec<&'static str> {
    error.report().findings().iter().map(|finding| finding.rule().id()).collect()
}

#[test]
fn a_uuid_means_one_content() {
    let folder = ordner("uuid");
    let mut transport = OrdnerTransport::new(&folder).unwrap();
    let (first, mut store) = sendung(4);
    transport.sende(&first, &mut store).unwrap();
    assert!(transport.sende(&first, &mut store).unwrap().schon_da);

    let text = String::from_utf8(nachricht(4)).unwrap().replace("produkt=\"", "produkt=\"Anderes ");
    let other = Sendung { nutzdaten: Nutzdaten::geprueft(text).unwrap(), ..first.clone() };
    assert_eq!(regeln(transport.sende(&other, &mut store).unwrap_err()), ["xefa-transport-anderer-inhalt"]);

    // Taken over, and confirmed: it is known all the same.
    let Some(Abholung::Empfangen(empfangen)) = transport.hole_ab().unwrap() else { panic!("it was sent") };
    assert_eq!(empfangen.sendung, first);
    assert!(transport.sende(&first, &mut store).unwrap().schon_da);
    transport.bestaetige(&empfangen.id).unwrap();
    transport.bestaetige(&empfangen.id).unwrap();
    assert!(transport.sende(&first, &mut store).unwrap().schon_da);
    assert_eq!(regeln(transport.sende(&other, &mut store).unwrap_err()), ["xefa-transport-anderer-inhalt"]);

    // The same content by another way and with another envelope is the same delivery.
    let again = Sendung { umschlagart: Umschlagart::Xta, ..first };
    assert!(transport.sende(&again, &mut store).unwrap().schon_da);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn one_receiver_at_a_time_and_what_it_left_comes_again() {
    let folder = ordner("zwei");
    let mut first = OrdnerTransport::new(&folder).unwrap();
    let (sendung, mut store) = sendung(3);
    first.sende(&sendung, &mut store).unwrap();
    let Some(Abholung::Empfangen(empfangen)) = first.hole_ab().unwrap() else { panic!("it was sent") };
    assert!(!empfangen.wiederholt);
    let mut second = OrdnerTransport::new(&folder).unwrap();
    assert_eq!(regeln(second.hole_ab().unwrap_err()), ["xefa-transport-belegt"]);
    assert_eq!(regeln(second.bestaetige(&empfangen.id).unwrap_err()), ["xefa-transport-belegt"]);
    drop(first);
    let Some(Abholung::Empfangen(again)) = second.hole_ab().unwrap() else { panic!("it was not confirmed") };
    assert!(again.wiederholt);
    assert_eq!((again.id, again.eingang), (empfangen.id, empfangen.eingang));
    second.bestaetige(&again.id).unwrap();
    assert!(second.hole_ab().unwrap().is_none());
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_delivery_that_contradicts_itself_is_not_sent() {
    let folder = ordner("selbst");
    let mut transport = OrdnerTransport::new(&folder).unwrap();
    // Another Leser than the message names.
    let mut corners = rollen();
    corners.leser = corners.sender.clone();
    let nutzdaten = Nutzdaten::geprueft(nachricht(1)).unwrap();
    let wrong = Sendung::new(nutzdaten, Adressierung::new(corners), Umschlagart::Ordner);
    assert_eq!(regeln(transport.sende(&wrong, &mut OhneAnlagen).unwrap_err()), ["xefa-transport-rolle"]);
    // A file of an old system in an envelope that takes none.
    let (csv, mut store) = sendung(3);
    let wrong = Sendung { umschlagart: Umschlagart::FitConnect(Default::default()), ..csv.clone() };
    assert_eq!(regeln(transport.sende(&wrong, &mut store).unwrap_err()), ["xefa-transport-umschlag-nutzdaten"]);
    // Attachments that are not there.
    assert_eq!(regeln(transport.sende(&csv, &mut OhneAnlagen).unwrap_err()), ["xefa-anlage-fehlt"]);
    // An attachment that the message does not name.
    let (message, _) = sendung(2);
    let wrong = message.mit_anlagen(csv.anlagen.clone());
    assert_eq!(regeln(transport.sende(&wrong, &mut store).unwrap_err()), ["xefa-anlage-ohne-verweis"; 2]);
    for place in ["entwurf", "bereit"] {
        assert_eq!(fs::read_dir(folder.join(place)).unwrap().count(), 0, "{place}");
    }
    fs::remove_dir_all(folder).unwrap();
}
