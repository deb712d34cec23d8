//! XEfA 1.0 as published and as corrected by 1.0.1: both are read, and either is written.

use std::path::Path;

use crate::Message;
use crate::models::v1_0;
use crate::releases::{self, Detected, of_version};
use crate::validate::{Options, check};

const MISTAKEN: &str = r#" standard="XEfA" version="0.9""#;
const CORRECTED: &str = r#" standard="XEfA" version="1.0""#;

fn sample(edition: &str, kind: &str) -> String {
    let name = format!("schemas/xefa/{edition}/samples/administration.nichtzustaendigkeit.0031-{kind}.xml");
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn edition(xml: &str) -> &'static str {
    match releases::detect(xml.as_bytes()) {
        Detected::Known { release, .. } => release.edition(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn both_forms_are_read_and_differ_in_the_version_alone() {
    for kind in ["minimal", "reich"] {
        let (published, corrected) = (sample("1.0", kind), sample("1.0.1", kind));
        assert_eq!((edition(&published), edition(&corrected)), ("1.0", "1.0.1"));
        assert_eq!(published.replacen(MISTAKEN, CORRECTED, 1), corrected);
        let message = crate::read(published.as_bytes()).unwrap();
        assert!(message == crate::read(corrected.as_bytes()).unwrap());
        assert_eq!(message.version(), "1.0");
        let written = message.to_xml().unwrap();
        assert!(written.contains(CORRECTED) && edition(&written) == "1.0.1");
        let mistaken = message.to_xml_as(of_version("1.0").unwrap()).unwrap();
        assert_eq!(mistaken, written.replacen(CORRECTED, MISTAKEN, 1));
        assert!(crate::read(mistaken.as_bytes()).unwrap() == message);
    }
}

#[test]
fn neither_form_is_valid_in_the_other_edition() {
    for (edition, other) in [("1.0", "1.0.1"), ("1.0.1", "1.0")] {
        let report =
            check(of_version(edition).unwrap().schema(), sample(other, "minimal").as_bytes(), &Options::default());
        let [finding] = report.findings() else { panic!("{report:?}") };
        assert_eq!(finding.rule().id(), "cvc-attribute.4");
    }
}

#[test]
fn other_messages_are_the_same_in_both() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/xefa/1.0/samples/administration.quittung.0020-reich.xml");
    let xml = std::fs::read_to_string(path).unwrap();
    assert_eq!(edition(&xml), "1.0.1");
    for edition in ["1.0", "1.0.1"] {
        assert!(check(of_version(edition).unwrap().schema(), xml.as_bytes(), &Options::default()).is_valid());
    }
    // A wrong version elsewhere is no mark of the edition.
    let wrong = xml.replacen(CORRECTED, MISTAKEN, 1);
    assert_eq!(edition(&wrong), "1.0.1");
    assert!(crate::read(wrong.as_bytes()).unwrap_err().is_invalid());
}

#[test]
fn an_edition_of_another_release_is_refused() {
    let message = Message::V1_0(v1_0::Message::from_xml(sample("1.0.1", "minimal")).unwrap());
    for release in releases::all().iter().filter(|release| release.version() != "1.0") {
        assert!(message.to_xml_as(release).unwrap_err().is_unchecked());
    }
}
