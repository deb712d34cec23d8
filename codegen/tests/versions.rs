//! Two versions of one Fachmodul side by side: files, elements and types of the same names.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::path::Path;

use xefa_codegen::{Config, generate};

#[path = "versions/modelle/mod.rs"]
#[allow(dead_code, missing_docs, unused_qualifications)]
mod modelle;

use modelle::{Nachricht, NachrichtFachdaten as Fachdaten, fach, fach_1_0};

fn config() -> Config {
    let mut config = Config::new(["tests/versions/alle.xsd"]);
    config.command = "UPDATE_GOLDEN=1 cargo test -p xefa-codegen".to_owned();
    config.payloads = vec!["urn:beispiel:fach:".to_owned()];
    config
}

#[test]
fn generated_models_are_current() {
    let models = generate(&config()).unwrap();
    let folder = Path::new("tests/versions/modelle");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        models.write(folder).unwrap();
    }
    assert_eq!(models.differences(folder), Vec::<std::path::PathBuf>::new(), "run: {}", config().command);
}

fn read(payload: &str) -> Fachdaten {
    let xml = format!(r#"<nachricht xmlns="urn:beispiel:kern"><fachdaten>{payload}</fachdaten></nachricht>"#);
    Nachricht::from_xml(&xml).unwrap().fachdaten
}

#[test]
fn the_version_that_comes_first_has_the_plain_name() {
    let payload = read(r#"<antrag xmlns="urn:beispiel:fach:2.0"><cent>1250</cent></antrag>"#);
    let Fachdaten::Antrag(fach::Antrag { cent, .. }) = payload else { panic!("{payload:?}") };
    assert_eq!(cent.to_string(), "1250");
}

#[test]
fn another_version_says_which_one_it_is() {
    let payload = read(r#"<antrag xmlns="urn:beispiel:fach:1.0"><betrag>12.50</betrag></antrag>"#);
    let Fachdaten::AntragV1_0(fach_1_0::Antrag { betrag, .. }) = payload else { panic!("{payload:?}") };
    assert_eq!(betrag.to_string(), "12.50");
}
