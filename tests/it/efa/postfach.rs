//! The mailbox: Bescheide and states in its format, documents held against their hashes, retrievals back as messages.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::io::Read;

use uuid::Uuid;
use xefa::efa::anlagen::{Angaben, Grenzen, Manifest, OhneAnlagen};
use xefa::efa::postfach::{
    LokalesPostfach, OrdnerPostfach, PostfachFehler, Postsendung, Signatur, Signiert, SpeicherPostfach, Statusmeldung,
    ZbpNachricht, ZbpStand, ZbpStatus, Zustellangaben, stand, stork,
};
use xefa::efa::transport::Stelle;
use xefa::map::{AttachmentStore, MemoryStore};
use xefa::models::Context;
use xefa::report::Report;
use xefa::v2_0::{
    Antragsstatus, BescheidZustellung, Message, Postfachart, Signaturart, VerfahrenStatusmitteilung, Vertrauensniveau,
};

const MAILBOX: &str = "9d2f4c1e-3b5a-4c6d-8e7f-0a1b2c3d4e5f";
const PDF: &[u8] = b"%PDF-1.7 Bescheid";
const TEXT: &[u8] = "Decyzja – przykład".as_bytes();

fn message(sample: &str) -> Message {
    Message::from_xml(std::fs::read(format!("schemas/xefa/2.0/samples/{sample}")).unwrap()).unwrap()
}

fn angaben() -> Zustellangaben {
    Zustellangaben { dienst: "Wohngeld".into(), ..Zustellangaben::default() }
}

/// The sample of a Bescheid with two documents whose contents are there.
fn bescheid() -> (BescheidZustellung, MemoryStore) {
    let Message::BescheidZustellung(mut bescheid) = message("bescheid.zustellung.0300-reich.xml") else { panic!() };
    bescheid.empfaenger_postfach.postfachart = Postfachart::Zbp.into();
    bescheid.empfaenger_postfach.postfach_handle = MAILBOX.parse().unwrap();
    let (mut manifest, mut store) = (Manifest::new(), MemoryStore::default());
    for (number, name, typ, content) in
        [(1, "Bescheid.pdf", "application/pdf", PDF), (2, "Decyzja.txt", "text/plain", TEXT)]
    {
        let angaben = Angaben { id: Uuid::from_u128(number), dateiname: name, medientyp: typ };
        manifest.aufnehmen(&angaben, &mut &content[..], &mut store, &Grenzen::default()).unwrap();
    }
    bescheid.dokument =
        manifest.eintraege().iter().map(|eintrag| eintrag.dokument("de", true, Signaturart::Keine).unwrap()).collect();
    bescheid.to_xml().unwrap();
    (bescheid, store)
}

fn regeln(report: &Report) -> Vec<(&'static str, &str)> {
    report.findings().iter().map(|finding| (finding.rule().id(), finding.element_path())).collect()
}

#[test]
fn a_bescheid_in_the_mailbox_s_format() {
    let (bescheid, _) = bescheid();
    let post = Postsendung::bescheid(&bescheid, &angaben()).unwrap();
    let json: serde_json::Value = serde_json::from_str(&post.nachricht.schreibe().unwrap()).unwrap();
    // Field by field from the message and the format, by hand.
    assert_eq!(json["mailboxUuid"], MAILBOX);
    assert_eq!(json["stork_qaa_level"], 3);
    assert_eq!(json["sender"], "Wohngeldstelle Musterbrück (Beispiel)");
    assert_eq!(json["service"], "Wohngeld");
    assert_eq!(json["applicationId"], "6558e1ba-1b83-47c6-b3d2-de0969202627");
    assert_eq!(json["reference"], "WG-2026/00123");
    assert!(json.get("replyAddress").is_none());
    assert_eq!(json["attachments"][0]["filename"], "Bescheid.pdf");
    assert_eq!(json["attachments"][0]["contentLength"], 17);
    assert_eq!(json["attachments"][1]["sha512sum"].as_str().unwrap().len(), 128);
    let content = json["content"].as_str().unwrap();
    assert!(content.starts_with("Entscheidung: teilweise bewilligt.\n\nIhr Antrag vom 7. April 2026 wurde geprüft."));
    assert!(content.ends_with("einzulegen."));
    assert_eq!(ZbpNachricht::lies(json.to_string().as_bytes()).unwrap(), post.nachricht);
    assert!(post.verluste.is_empty());
}

#[test]
fn a_gebuehrenbescheid_says_what_to_pay() {
    let Message::BescheidGebuehrenbescheid(bescheid) = message("bescheid.gebuehrenbescheid.0310-reich.xml") else {
        panic!()
    };
    let mailbox = MAILBOX.parse().unwrap();
    let post = Postsendung::gebuehrenbescheid(&bescheid, mailbox, Vertrauensniveau::Niedrig, &angaben()).unwrap();
    let content = &post.nachricht.content;
    for expected in [
        "Gewerbeanmeldung, § 14 GewO (Ziffer 3.1 der Gebührenordnung): 26,50 EUR\n",
        "Ermäßigung für Onlineanträge: -2,65 EUR\n",
        "Summe: 29,85 EUR\n",
        "Zahlbar bis 15.07.2027 an Kasse der Stadt Musterfleet „Hafen & Handel“ (Beispiel), IBAN DE02120300000000202051",
    ] {
        assert!(content.contains(expected), "{expected} in {content}");
    }
    assert_eq!((post.nachricht.title.as_str(), post.nachricht.stork_qaa_level), ("Gebührenbescheid", 2));
    assert!(!format!("{post:?}").contains("DE02"), "nothing shows account data");
}

#[test]
fn another_mailbox_and_a_handle_that_is_none_are_refused() {
    let (mut bescheid, _) = bescheid();
    bescheid.empfaenger_postfach.postfachart = Postfachart::Muk.into();
    bescheid.empfaenger_postfach.postfach_handle = "beispiel-postfach-4711".parse().unwrap();
    let report = Postsendung::bescheid(&bescheid, &angaben()).unwrap_err();
    let expected = [("xefa-postfach-art", "/empfaengerPostfach/postfachart"), ("xefa-postfach-uuid", "/mailboxUuid")];
    assert_eq!(regeln(&report), expected);
}

/// Each text at its limit and one more, by the lengths of the format.
#[test]
fn every_length_at_n_and_at_n_and_one() {
    let (bescheid, _) = bescheid();
    let text = |length| "ä".repeat(length);
    type Setze = fn(&mut Zustellangaben, String);
    let fields: [(&str, usize, Setze, bool); 5] = [
        ("/title", 1024, |angaben, text| angaben.titel = Some(text), true),
        ("/service", 255, |angaben, text| angaben.dienst = text, true),
        ("/retrievalConfirmationAddress", 320, |angaben, text| angaben.abrufadresse = Some(text), false),
        ("/replyAddress", 320, |angaben, text| angaben.antwortadresse = Some(text), false),
        ("/senderUrl", 255, |angaben, text| angaben.url = Some(text), false),
    ];
    for (path, limit, set, may_be_cut) in fields {
        let mut fits = angaben();
        set(&mut fits, text(limit));
        Postsendung::bescheid(&bescheid, &fits).unwrap();
        let mut too_long = angaben();
        set(&mut too_long, text(limit + 1));
        let report = Postsendung::bescheid(&bescheid, &too_long).unwrap_err();
        assert_eq!(regeln(&report), [("xefa-postfach-zu-lang", path)]);
        assert_eq!(report.findings()[0].argument("limit"), Some(limit.to_string().as_str()));
        too_long.kuerzen = true;
        match Postsendung::bescheid(&bescheid, &too_long) {
            Ok(post) => {
                assert!(may_be_cut, "{path}");
                assert_eq!(post.verluste[0].target_path(), Some(path));
            }
            Err(report) => assert!(!may_be_cut, "{path}: {report}"),
        }
    }
    let empty = Zustellangaben { dienst: String::new(), ..angaben() };
    assert_eq!(regeln(&Postsendung::bescheid(&bescheid, &empty).unwrap_err()), [("xefa-postfach-leer", "/service")]);
}

fn mitteilung() -> VerfahrenStatusmitteilung {
    let Message::VerfahrenStatusmitteilung(mitteilung) = message("verfahren.statusmitteilung.0210-reich.xml") else {
        panic!()
    };
    mitteilung
}

#[test]
fn a_state_has_lengths_of_its_own() {
    let mut status = mitteilung();
    // 64 characters are allowed in a message, 50 in the mailbox.
    status.nachrichtenkopf.vorgang.aktenzeichen_autor = Some("A".repeat(50).parse().unwrap());
    Statusmeldung::aus(&status, &angaben()).unwrap();
    status.nachrichtenkopf.vorgang.aktenzeichen_autor = Some("A".repeat(51).parse().unwrap());
    status.nachrichtenkopf.autor.name = "N".repeat(101).parse().unwrap();
    let long = Zustellangaben { dienst: "D".repeat(101), ..angaben() };
    let report = Statusmeldung::aus(&status, &long).unwrap_err();
    let expected = ["/publicServiceName/de", "/senderName", "/reference"].map(|path| ("xefa-postfach-zu-lang", path));
    assert_eq!(regeln(&report), expected);
    // Cut where it helps; a reference never is.
    let report = Statusmeldung::aus(&status, &Zustellangaben { kuerzen: true, ..long }).unwrap_err();
    assert_eq!(regeln(&report), [("xefa-postfach-zu-lang", "/reference")]);
}

#[test]
fn a_state_is_shown_in_german() {
    let mut status = mitteilung();
    status.statusdetails.retain(|text| text.lang != "de");
    // Plain language is better than nothing.
    let shown = Statusmeldung::aus(&status, &angaben()).unwrap().status;
    assert_eq!(shown.status_details.unwrap().de, "Ihr Antrag ruht. Wir warten auf ein Urteil.");
    status.statusdetails.retain(|text| text.lang == "pl");
    let report = Statusmeldung::aus(&status, &angaben()).unwrap_err();
    assert_eq!(regeln(&report), [("xefa-postfach-sprache", "/statusdetails")]);
}

/// The table of the format: what of it is folded is what 1.1 added to the list.
#[test]
fn every_state_and_every_level() {
    use ZbpStand::*;
    let states = [Initiated, Submitted, Received, Processing, ActionRequired, Completed, Processing, Completed];
    assert_eq!(Antragsstatus::ALL.len(), states.len());
    for (status, expected) in Antragsstatus::ALL.iter().zip(states) {
        assert_eq!(stand(*status), (expected, !matches!(status.as_str(), "07" | "08")));
    }
    let json = serde_json::to_value(ActionRequired).unwrap();
    assert_eq!(json, "ACTION_REQUIRED");
    assert_eq!(Vertrauensniveau::ALL.iter().map(|niveau| stork(*niveau)).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn foreign_json_is_read_strictly() {
    let (bescheid, _) = bescheid();
    let good: serde_json::Value =
        serde_json::from_str(&Postsendung::bescheid(&bescheid, &angaben()).unwrap().nachricht.schreibe().unwrap())
            .unwrap();
    let with = |name: &str, value: serde_json::Value| {
        let mut json = good.clone();
        json[name] = value;
        ZbpNachricht::lies(json.to_string().as_bytes())
    };
    assert!(with("title", "x".repeat(1024).into()).is_ok());
    for (name, value, rule) in [
        ("title", "x".repeat(1025).into(), "xefa-postfach-zu-lang"),
        ("content", "".into(), "xefa-postfach-leer"),
        ("stork_qaa_level", 0.into(), "xefa-postfach-niveau-form"),
        ("stork_qaa_level", 5.into(), "xefa-postfach-niveau-form"),
        ("mailboxUuid", "1".into(), "xefa-postfach-uuid"),
        ("mailbox", "1".into(), "xefa-postfach-format"),
        ("title", 7.into(), "xefa-postfach-format"),
    ] {
        let report = with(name, value).unwrap_err();
        assert_eq!(report.findings().len(), 1);
        assert_eq!(report.findings()[0].rule().id(), rule, "{name}");
    }
    let twice = serde_json::json!([
        {"filename": "A.pdf", "sha512sum": "0".repeat(128), "contentLength": 1},
        {"filename": "a.PDF", "sha512sum": "0".repeat(127), "contentLength": 1},
    ]);
    let report = with("attachments", twice).unwrap_err();
    let expected = [
        ("xefa-postfach-dateiname-doppelt", "/attachments[2]/filename"),
        ("xefa-postfach-hash-form", "/attachments[2]/sha512sum"),
    ];
    assert_eq!(regeln(&report), expected);
    let state = Statusmeldung::aus(&mitteilung(), &angaben()).unwrap().status;
    assert_eq!(ZbpStatus::lies(state.schreibe().unwrap().as_bytes()).unwrap(), state);
    let broken = state.schreibe().unwrap().replace("PROCESSING", "RESTING");
    assert_eq!(regeln(&ZbpStatus::lies(broken.as_bytes()).unwrap_err()), [("xefa-postfach-format", "/")]);
}

/// What both local mailboxes have to do.
fn ganzer_weg(postfach: &mut dyn LokalesPostfach) {
    let (bescheid, mut store) = bescheid();
    let post = Postsendung::bescheid(&bescheid, &angaben()).unwrap();
    let id = post.bezug.nachricht.uuid();
    let rule = |error: PostfachFehler| error.report().findings()[0].rule().id();

    // Documents that are not there, or not what the message says.
    assert_eq!(rule(postfach.stelle_zu(&post, &mut OhneAnlagen).unwrap_err()), "xefa-anlage-fehlt");
    let mut other = MemoryStore::default();
    other.put(Uuid::from_u128(1), b"%PDF-1.7 bescheid").unwrap();
    other.put(Uuid::from_u128(2), TEXT).unwrap();
    assert_eq!(rule(postfach.stelle_zu(&post, &mut other).unwrap_err()), "xefa-anlage-hash");
    let mut wrong_type = bescheid.clone();
    wrong_type.dokument[0].mime_type = "image/png".parse().unwrap();
    let wrong_type = Postsendung::bescheid(&wrong_type, &angaben()).unwrap();
    assert_eq!(rule(postfach.stelle_zu(&wrong_type, &mut store).unwrap_err()), "xefa-anlage-medientyp");
    assert!(postfach.nachrichten(MAILBOX.parse().unwrap()).unwrap().is_empty());

    assert!(!postfach.stelle_zu(&post, &mut store).unwrap());
    assert!(postfach.stelle_zu(&post, &mut store).unwrap());
    let changed =
        Postsendung::bescheid(&bescheid, &Zustellangaben { titel: Some("Anders".into()), ..angaben() }).unwrap();
    assert_eq!(rule(postfach.stelle_zu(&changed, &mut store).unwrap_err()), "xefa-postfach-anderer-inhalt");

    // The person.
    let mail = postfach.nachrichten(MAILBOX.parse().unwrap()).unwrap();
    assert_eq!(mail, [(id, post.nachricht.clone())]);
    assert!(postfach.nachrichten(Uuid::from_u128(4)).unwrap().is_empty());
    let when = "2026-06-02T20:15:00.301+02:00".parse().unwrap();
    let document = Uuid::from_u128(1);
    assert_eq!(rule(postfach.rufe_ab(id, document, 2, when).map(|_| ()).unwrap_err()), "xefa-postfach-niveau");
    let unknown = postfach.rufe_ab(id, Uuid::from_u128(9), 4, when).map(|_| ()).unwrap_err();
    assert_eq!(rule(unknown), "xefa-postfach-unbekannt");
    assert!(postfach.abrufe().unwrap().is_empty(), "what was refused is no retrieval");
    let mut content = Vec::new();
    postfach.rufe_ab(id, document, 3, when).unwrap().read_to_end(&mut content).unwrap();
    assert_eq!(content, PDF);

    // And back.
    let abrufe = postfach.abrufe().unwrap();
    assert_eq!((abrufe.len(), &abrufe[0].dokumente[..]), (1, &[document][..]));
    let ctx = Context::new("Postfach", "Beispielhaus GmbH");
    let stelle = Stelle::new("efa:postfach.beispiel", "Zentrales Bürgerpostfach (Beispielbetreiber)").unwrap();
    let back = abrufe[0].bestaetigung(&ctx, &stelle).unwrap();
    assert_eq!(back.bezug_bescheid.as_str(), "cd528088-300f-4f1b-951a-3301b3602565");
    assert_eq!(back.nachrichtenkopf.leser.kennung.as_str(), "ags:05315000");
    assert_eq!(back.nachrichtenkopf.vorgang.vorgangs_uuid.as_str(), "6558e1ba-1b83-47c6-b3d2-de0969202627");
    assert!(back.to_xml().unwrap().contains("<xefa:abrufzeitpunkt>2026-06-02T20:15:00.301+02:00<"));
    assert!(back.test.is_some(), "the sample is a test message");
    postfach.erledige(abrufe[0].id).unwrap();
    postfach.erledige(abrufe[0].id).unwrap();
    assert!(postfach.abrufe().unwrap().is_empty());

    let state = Statusmeldung::aus(&mitteilung(), &angaben()).unwrap().status;
    postfach.melde(&state).unwrap();
    let wrong = ZbpStatus { sender_name: String::new(), ..state };
    assert_eq!(rule(postfach.melde(&wrong).unwrap_err()), "xefa-postfach-leer");
}

#[test]
fn a_mailbox_in_memory() {
    let mut postfach = SpeicherPostfach::default();
    ganzer_weg(&mut postfach);
    assert_eq!(postfach.status().len(), 1);
}

#[test]
fn a_mailbox_in_a_folder_keeps_what_it_has() {
    let folder = super::transport::ordner("postfach");
    ganzer_weg(&mut OrdnerPostfach::new(&folder).unwrap());
    assert_eq!(std::fs::read_dir(folder.join("entwurf")).unwrap().count(), 0, "nothing is left of what was refused");
    let mut again = OrdnerPostfach::new(&folder).unwrap();
    assert_eq!(again.nachrichten(MAILBOX.parse().unwrap()).unwrap().len(), 1);
    assert_eq!(again.status("e6ef3498-b527-46d7-8473-00fdff0e6ec9".parse().unwrap()).unwrap().len(), 1);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_envelope_is_signed_by_somebody_else() {
    struct Probe;
    impl Signatur for Probe {
        fn signiere(&self, content: &[u8]) -> Result<Signiert, Box<dyn std::error::Error + Send + Sync>> {
            let sha512sum = format!("signiert:{}", content.len());
            Ok(Signiert { sha512sum, author_token: "t".into(), author_certificate: "c".into() })
        }
    }
    let (bescheid, _) = bescheid();
    let post = Postsendung::bescheid(&bescheid, &angaben()).unwrap();
    let envelope = post.nachricht.umschlag(&Probe).unwrap();
    assert_eq!(ZbpNachricht::lies(envelope.content.as_bytes()).unwrap(), post.nachricht);
    assert_eq!(envelope.sha512sum, format!("signiert:{}", envelope.content.len()));
    let long = ZbpNachricht { sender: "x".repeat(256), ..post.nachricht };
    assert!(long.umschlag(&Probe).is_err());
}
