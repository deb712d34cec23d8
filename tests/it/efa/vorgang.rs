//! Cases of real messages in all releases, what is kept of them, and what is sent back.

use std::collections::BTreeSet;
use std::path::PathBuf;

use xefa::efa::vorgang::{
    Ablage, AblageError, Absender, Betrieb, Folge, Grund, Merkmale, OrdnerAblage, Phase, RueckweisungError, Vorgang,
    rueckweisung,
};
use xefa::models::Context;
use xefa::report::{Lang, Report};
use xefa::v2_0::Behoerde;

fn folder(release: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schemas/xefa").join(release).join("samples")
}

/// The messages of each case of a release, in order.
fn cases(release: &str) -> Vec<(String, Vec<Vec<u8>>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder(release)).expect("the samples").map(|entry| entry.expect("an entry")) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("fall-") {
            let files = crate::samples::xml_files(&entry.path());
            found.push((name, files.iter().map(|file| std::fs::read(file).expect("a sample")).collect()));
        }
    }
    found.sort();
    found
}

fn merkmale(bytes: &[u8]) -> Merkmale {
    Merkmale::of(&xefa::read(bytes).expect("a valid sample")).expect("facts")
}

fn nach(vorgang: &Vorgang, merkmale: &Merkmale) -> Vorgang {
    match vorgang.nimm(merkmale).unwrap_or_else(|refused| panic!("{refused}")) {
        Folge::Neu(next) => next,
        Folge::Wiederholung => panic!("it is new"),
    }
}

/// The releases that are compiled in, with samples.
fn releases() -> BTreeSet<&'static str> {
    xefa::releases::all().iter().map(|release| release.version()).collect()
}

/// Every case of the samples runs through, in each release, and ends with a decision; every message before the one that it answers is
/// refused.
#[test]
fn the_cases_of_the_samples_run_through() {
    for release in releases() {
        let cases = cases(release);
        assert_eq!(cases.len(), 4, "{release}");
        for (name, messages) in cases {
            let messages: Vec<_> = messages.iter().map(|bytes| merkmale(bytes)).collect();
            let mut vorgang = Vorgang::neu(messages[0].vorgang().clone(), Betrieb::Echt);
            for one in &messages[1..] {
                assert!(vorgang.nimm(one).is_err(), "{release} {name}: {:?} before the application", one.art());
            }
            for one in &messages {
                vorgang = nach(&vorgang, one);
                assert_eq!(vorgang.nimm(one), Ok(Folge::Wiederholung));
            }
            assert_eq!(vorgang.phase(), Phase::Beschieden, "{release} {name}");
            assert_eq!(vorgang.stand(), messages.len());
        }
    }
}

/// The same case told in other releases: what came in one is known when it comes in another.
#[test]
fn a_case_over_releases() {
    let told: Vec<_> = releases().into_iter().map(cases).collect();
    let mut compared = 0;
    for (at, (name, first)) in told[0].iter().enumerate() {
        let antrag = merkmale(&first[0]);
        let vorgang = nach(&Vorgang::neu(antrag.vorgang().clone(), Betrieb::Echt), &antrag);
        for other in &told[1..] {
            assert_eq!(vorgang.nimm(&merkmale(&other[at].1[0])), Ok(Folge::Wiederholung), "{name}");
            // And it goes on in that release.
            assert!(matches!(vorgang.nimm(&merkmale(&other[at].1[1])), Ok(Folge::Neu(_))), "{name}");
            compared += 1;
        }
    }
    assert_eq!(compared, 4 * (told.len() - 1));
}

/// Kept as JSON and read again, a case is the same; what is kept holds no content of messages.
#[test]
fn a_state_is_a_value() {
    let (_, messages) = cases("2.0").remove(2);
    let mut vorgang = Vorgang::neu(merkmale(&messages[0]).vorgang().clone(), Betrieb::Echt);
    for bytes in &messages {
        vorgang = nach(&vorgang, &merkmale(bytes));
        let text = serde_json::to_string(&vorgang).expect("JSON");
        assert_eq!(serde_json::from_str::<Vorgang>(&text).expect("a state"), vorgang);
        for personal in ["Ayşe", "Yılmaz", "1988"] {
            assert!(!text.contains(personal), "{text}");
        }
    }
}

#[test]
fn of_two_who_go_on_one_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let ablage = OrdnerAblage::new(folder.path());
    let (_, messages) = cases("2.0").remove(2);
    let messages: Vec<_> = messages.iter().map(|bytes| merkmale(bytes)).collect();
    let uuid = messages[0].vorgang();
    let begin = nach(&Vorgang::neu(uuid.clone(), Betrieb::Echt), &messages[0]);
    ablage.sichere(&begin).expect("kept");
    // Two processes load the same state and take different messages.
    let one = nach(&ablage.lade(uuid).expect("read").expect("there"), &messages[1]);
    let two = nach(&ablage.lade(uuid).expect("read").expect("there"), &messages[2]);
    ablage.sichere(&one).expect("kept");
    assert!(matches!(ablage.sichere(&two), Err(AblageError::Ueberholt)));
    // Nor does it help to have gone further.
    let further = nach(&two, &messages[3]);
    assert!(matches!(ablage.sichere(&further), Err(AblageError::Ueberholt)));
    assert_eq!(ablage.lade(uuid).expect("read"), Some(one.clone()));
    let again = nach(&ablage.lade(uuid).expect("read").expect("there"), &messages[2]);
    ablage.sichere(&again).expect("kept");
    assert_eq!(ablage.lade(uuid).expect("read"), Some(again));
    assert!(matches!(ablage.sichere(&one), Err(AblageError::Ueberholt)));
}

#[test]
fn a_state_that_was_spoilt_is_no_empty_case() {
    let folder = tempfile::tempdir().expect("a folder");
    let ablage = OrdnerAblage::new(folder.path());
    let uuid = merkmale(&cases("2.0")[0].1[0]).vorgang().clone();
    ablage.sichere(&Vorgang::neu(uuid.clone(), Betrieb::Echt)).expect("kept");
    let file = folder.path().join(format!("{uuid:x}")).join("000000.json");
    std::fs::write(&file, b"{\"uuid\": ").expect("written");
    assert!(matches!(ablage.lade(&uuid), Err(AblageError::Beschaedigt(_))));
    assert!(ablage.sichere(&Vorgang::neu(uuid.clone(), Betrieb::Echt)).is_err());
    // What a crash left half written beside it is not a state.
    std::fs::remove_file(&file).expect("removed");
    std::fs::write(file.with_file_name(".1-x.neu"), b"{").expect("written");
    assert!(ablage.lade(&uuid).expect("read").is_none());
}

fn wir() -> Behoerde {
    Behoerde::new("ags:05315000", "Wohngeldstelle Musterbrück (Beispiel)").expect("an authority")
}

fn ctx() -> Context {
    Context::new("Beispielverfahren", "Beispielhaus GmbH")
}

/// Every broken sample is sent back: with all its findings, valid, to its author, and without anything that stood in it.
#[test]
fn every_broken_message_can_be_sent_back() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples/invalid");
    let (mut sent, mut codes, mut silent) = (0, BTreeSet::new(), 0);
    for file in crate::samples::xml_files(&folder) {
        let bytes = std::fs::read(&file).expect("a sample");
        let Err(error) = xefa::read(&bytes) else { continue };
        if !error.is_invalid() {
            continue;
        }
        let absender = Absender::aus_xml(&bytes);
        match rueckweisung(&ctx(), wir(), &absender, error.report(), Lang::De) {
            Ok(message) => {
                let xml = message.to_xml().unwrap_or_else(|error| panic!("{}: {error:?}", file.display()));
                let gruende = &message.gruende.rueckweisungsgrund;
                assert_eq!(gruende.len(), error.report().findings().len().min(101), "{}", file.display());
                codes.extend(gruende.iter().map(|grund| grund.grund.code.as_str()));
                let kopf = &message.nachrichtenkopf;
                assert_eq!(kopf.leser.kennung.as_str(), absender.kennung.as_deref().expect("an author"));
                assert_eq!(kopf.vorgang.vorgangs_uuid.as_str(), absender.vorgang.expect("a case").as_str());
                for personal in ["Mustermann", "Änne", "Musterfrau", "Beispieltwiete", "Yılmaz"] {
                    assert!(!xml.contains(personal), "{}: {xml}", file.display());
                }
                sent += 1;
            }
            Err(RueckweisungError::OhneAbsender(_)) => silent += 1,
            Err(other) => panic!("{}: {other}", file.display()),
        }
    }
    assert!(sent > 40, "{sent} were sent back, {silent} do not say from whom they are");
    // Not as the schema wants it, and (the samples of 1.0) no XML.
    assert!(codes.contains("X001") && codes.iter().all(|code| ["X000", "X001"].contains(code)), "{codes:?}");
}

/// A code that its list does not have, and a version of a list that is not there.
#[test]
fn codes_and_their_lists_have_reasons_of_their_own() {
    let text =
        std::fs::read_to_string(folder("2.0").join("verfahren.nachforderung.0200-minimal.xml")).expect("a sample");
    let at = text.find("nachweisart ").expect("a code of type 3");
    let code = at + text[at..].find("<code>").expect("a code");
    let wrong = format!(
        "{}<code>zz</code>{}",
        &text[..code],
        &text[code + text[code..].find("</code>").expect("its end") + 7..]
    );
    let error = xefa::read(wrong.as_bytes()).expect_err("an unknown code");
    let back = rueckweisung(&ctx(), wir(), &Absender::aus_xml(wrong.as_bytes()), error.report(), Lang::De);
    let gruende = back.expect("a refusal").gruende.rueckweisungsgrund;
    assert_eq!(gruende.iter().map(|grund| grund.grund.code.as_str()).collect::<Vec<_>>(), ["X011"]);
    assert!(gruende[0].pfad.as_ref().expect("a place").as_str().ends_with("/nachweisart/code"));
}

#[test]
fn nothing_is_sent_back_without_a_mistake_or_without_an_address() {
    let bytes = std::fs::read(folder("2.0").join("administration.quittung.0020-minimal.xml")).expect("a sample");
    let absender = Absender::aus_xml(&bytes);
    let none = rueckweisung(&ctx(), wir(), &absender, &Report::new(), Lang::De);
    assert!(matches!(none, Err(RueckweisungError::KeinFehler)));
    let error = xefa::read(b"<a").expect_err("broken");
    let nobody = rueckweisung(&ctx(), wir(), &Absender::aus_xml(b"<a"), error.report(), Lang::De);
    assert!(matches!(nobody, Err(RueckweisungError::OhneAbsender("UUID"))));
}

/// A message that does not fit its case is sent back with the code of the reason.
#[test]
fn a_message_out_of_order_is_sent_back() {
    let (_, messages) = cases("2.0").remove(2);
    let late = merkmale(&messages[3]);
    let refused = Vorgang::neu(late.vorgang().clone(), Betrieb::Echt).nimm(&late).expect_err("no application");
    assert_eq!(refused.grund(), Grund::OhneAntrag);
    let back = refused.rueckweisung(&ctx(), wir(), &Absender::aus_xml(&messages[3]), Lang::En).expect("a refusal");
    let xml = back.to_xml().expect("valid");
    assert!(xml.contains("<code>S101</code>") && xml.contains("comes before the application"), "{xml}");
}
