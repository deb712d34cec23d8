//! A Fachmodul in another version of the same release: wohngeld 1.0 and 1.1 in messages of 1.1 (change y).

use std::collections::BTreeSet;

use xefa::Message;
use xefa::map::{Converted, Options};

use super::flat::{Flat, indexed};
use super::samples;

const OLDER: &str = "urn:xefa:fachmodul:wohngeld:1.0";
const NEWER: &str = "urn:xefa:fachmodul:wohngeld:1.1";

fn moved(message: Message, to: &str) -> Converted<Message> {
    message.with_fachmodul(to, Options::default()).unwrap_or_else(|error| panic!("to {to}: {error:?}"))
}

/// Every sample with wohngeld, in the other version and back: valid, and different only where the report says so.
#[test]
fn wohngeld_there_and_back() {
    let mut seen = BTreeSet::new();
    for (name, text) in samples("1.1") {
        let message = xefa::read(text.as_bytes()).expect("a valid sample");
        let (own, other) = match message.fachmodul() {
            Some(OLDER) => (OLDER, NEWER),
            Some(NEWER) => (NEWER, OLDER),
            _ => continue,
        };
        let there = moved(message.clone(), other);
        let xml = there.value.to_xml().unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(xefa::read(xml.as_bytes()).expect("a valid message").fachmodul(), Some(other), "{name}");
        let back = moved(there.value.clone(), own);
        assert!(back.is_lossless() || own == OLDER, "{name}");
        let told: BTreeSet<String> = there.losses().iter().filter_map(|loss| loss.source_path().map(indexed)).collect();
        let back = back.value.to_xml().expect("a valid message");
        for path in Flat::of(&message.to_xml().expect("a valid message")).differences(&Flat::of(&back)) {
            let below = |told: &String| {
                path.strip_prefix(told.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            assert!(told.iter().any(below), "{name}: nothing is said of {path}: {told:?}");
        }
        seen.insert((own, !told.is_empty()));
    }
    assert_eq!(seen, BTreeSet::from([(OLDER, false), (NEWER, true), (NEWER, false)]), "every way is met");
}

/// By hand: the sample with 40 members has a year of construction, and one member receives a benefit that only the newer list has.
#[test]
fn what_the_older_version_lacks_is_told_where_it_stood() {
    let text = &samples("1.1")["antrag.einreichung.0100-rand-wohngeld-40-mitglieder.xml"];
    // The only code 06 that stands in a benefit.
    let (at, _) = text
        .match_indices("transferleistung")
        .find(|(at, _)| text[*at..].lines().nth(1).is_some_and(|line| line.contains(">06<")))
        .expect("a benefit");
    let member = text[..at].matches(":haushaltsmitglied>").count().div_ceil(2);
    let older = moved(xefa::read(text.as_bytes()).expect("a valid sample"), OLDER);
    let root = "/antrag.einreichung.0100/fachdaten/mietzuschuss";
    let expected = [
        (format!("{root}/haushaltsmitglieder/haushaltsmitglied[{member}]/transferleistung"), "transferleistung"),
        (format!("{root}/wohnraum/baujahr"), "baujahr"),
    ];
    let found: Vec<_> =
        older.losses().iter().map(|loss| (loss.source_path().expect("a place").to_owned(), loss.reason().id)).collect();
    assert_eq!(found, expected.map(|(path, id)| (path, id)));
    assert!(older.losses().iter().all(|loss| loss.target_path().is_none()));
}

#[test]
fn only_versions_that_the_release_carries() {
    let refused = |release: &str, name: &str, to: &str| {
        let text = &samples(release)[name];
        let message = xefa::read(text.as_bytes()).expect("a valid sample");
        let error = message.with_fachmodul(to, Options::default()).expect_err("no such version");
        assert!(error.is_unconvertible());
        error.report().findings()[0].rule().id()
    };
    let wohngeld = "antrag.einreichung.0100-minimal-wohngeld.xml";
    for (release, name, to) in [
        ("1.1", wohngeld, "urn:xefa:fachmodul:wohngeld:2.0"),
        ("1.1", wohngeld, "urn:xefa:fachmodul:gewerbe:1.0"),
        ("1.1", "antrag.einreichung.0100-minimal.xml", NEWER),
        ("1.1", "administration.quittung.0020-minimal.xml", NEWER),
        ("1.0", wohngeld, NEWER),
    ] {
        assert_eq!(refused(release, name, to), "xefa-umwandlung-fachmodul", "{release} {name} {to}");
    }
}
