//! XWasser's messages, broken in one way each: neither JSON Schema takes them, nor does the library.

use schemars::generate::Contract;
use serde_json::{Value, json};
use xefa::models::json::schema::message_schema;
use xefa::models::json::untyped;
use xefa::schema::{ElementId, Schema};

use super::broken::Change::{self, Add, Remove, Set};
use super::broken::changed;
use super::{accepted, judge, judges};
use crate::{conformance, material};

fn schema() -> Option<(std::path::PathBuf, Schema)> {
    let corpus = material::corpus()?;
    let schema = conformance::compile(&corpus, "xwasser/1.0.0/xsd/xwasser.xsd").with_lenient_references();
    Some((corpus, schema))
}

/// The elements with the number of a message at the end of their names.
fn kinds(schema: &Schema) -> Vec<ElementId> {
    let is_message = |id: &ElementId| {
        let name = schema.local(schema.element(*id).name);
        name.len() > 4 && name.bytes().rev().take(4).all(|byte| byte.is_ascii_digit())
    };
    schema.global_elements().filter(is_message).collect()
}

/// The schema of all messages takes every valid sample, and of the schemas of single kinds just that of its own.
#[test]
fn every_sample_is_of_one_kind() {
    let Some((corpus, schema)) = schema() else { return };
    let kinds = kinds(&schema);
    assert!(kinds.len() >= 10);
    let all = judges(&schema, &kinds);
    let single: Vec<_> =
        kinds.iter().map(|kind| judge(&message_schema(&schema, &[*kind], &Contract::Deserialize))).collect();
    let mut count = 0;
    for row in material::table(&corpus.join("instances.tsv")) {
        if row[1] != "valid" || !row[0].starts_with("xwasser/1.0.0/") {
            continue;
        }
        let bytes = std::fs::read(corpus.join(&row[0])).expect("a sample");
        let json = untyped::to_json(&schema, &bytes).unwrap_or_else(|error| panic!("{}: {error:?}", row[0]));
        accepted(&all, &json, &row[0]);
        for (kind, judge) in kinds.iter().zip(&single) {
            let own = json.get(schema.local(schema.element(*kind).name)).is_some();
            assert_eq!(judge.is_valid(&json), own, "{} {kind:?}", row[0]);
        }
        count += 1;
    }
    assert_eq!(count, 26);
}

fn all_refuse(sample: &str, within: &str, changes: &[(&str, Change)]) {
    let Some((corpus, schema)) = schema() else { return };
    let judges = judges(&schema, &kinds(&schema));
    let bytes = std::fs::read(corpus.join("xwasser/1.0.0/samples").join(sample)).expect("a sample");
    let message = untyped::to_json(&schema, &bytes).expect("a valid sample");
    accepted(&judges, &message, sample);
    let mut wrong = Vec::new();
    for (at, (pointer, change)) in changes.iter().enumerate() {
        let whole = if *pointer == "/" { String::new() } else { format!("{within}{pointer}") };
        let broken = changed(&message, &whole, change);
        assert_ne!(broken, message, "{pointer}");
        if untyped::to_xml(&schema, &broken).is_ok() {
            wrong.push(format!("{at} {pointer}: it is read"));
        }
        for (judge, name) in judges.iter().zip(["read", "written"]) {
            if judge.is_valid(&broken) {
                wrong.push(format!("{at} {pointer}: the schema of what is {name} takes it"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_report_broken_in_one_way_each() {
    let head = "/nachrichtenkopf.g2g";
    let report = "/vorgang/vorgangType/pruefbericht";
    let at = |path: &str| -> &'static str { format!("{report}{path}").leak() };
    let of = |path: &str| -> &'static str { format!("{head}{path}").leak() };
    let changes = [
        // Missing.
        (of(""), Remove),
        ("/vorgang", Remove),
        ("/@version", Remove),
        ("/@produkt", Set(Value::Null)),
        (of("/leser"), Remove),
        (of("/autor/kennung"), Remove),
        (of("/identifikation.nachricht/nachrichtentyp/code"), Remove),
        (at("/@id"), Remove),
        (at("/probe/0/probeID"), Remove),
        (at("/titel"), Remove),
        ("/vorgang/vorgangType/pruefbericht", Remove),
        // Unknown.
        ("", Add("zuviel", json!("x"))),
        ("", Add("@zuviel", json!("x"))),
        (at("/probe/0"), Add("probe", json!([]))),
        (at(""), Add("#text", json!("x"))),
        ("/", Add("administration.quittung.0020", json!({}))),
        ("/", Set(json!({ "vorgang.unbekannt.9999": {} }))),
        // Fixed values and codes.
        ("/@standard", Set(json!("XBau"))),
        ("/@version", Set(json!("0.9"))),
        (of("/identifikation.nachricht/nachrichtentyp/@listURI"), Set(json!("urn:x"))),
        // Texts, dates, numbers, booleans.
        (of("/identifikation.nachricht/nachrichtenUUID"), Set(json!("keine"))),
        (of("/identifikation.nachricht/erstellungszeitpunkt"), Set(json!("2025-13-23T15:05:24"))),
        (of("/identifikation.nachricht/erstellungszeitpunkt"), Set(json!("gestern"))),
        (at("/versionsnummer"), Set(json!("eins"))),
        (at("/versionsnummer"), Set(json!({ "a": 1 }))),
        (at("/@id"), Set(json!("1 2"))),
        (at("/probe/0/analyseergebnisParameter/0/akkreditierteDurchfuehrungAnalyse"), Set(json!("vielleicht"))),
        (at("/probe/0/analyseergebnisParameter/0/akkreditierteDurchfuehrungAnalyse"), Set(json!(2))),
        (at("/probe/0/zeitpunktProbennahme"), Set(json!("2025-10-23"))),
        (at("/pruefberichtEnthaeltTeilergebnisse"), Set(json!("ja"))),
        // One, many, and something else altogether.
        (of(""), Set(json!("x"))),
        (of(""), Set(json!([{}, {}]))),
        (of("/leser/name"), Set(json!(["a", "b"]))),
        (of("/leser/name"), Set(json!({ "a": 1 }))),
        (at("/titel"), Set(json!(["a", "b"]))),
        (at("/probe"), Set(json!([]))),
        (at("/probe/0"), Set(json!("x"))),
        // Choices.
        (at("/probennehmer/0/probennehmer"), Add("organisation", json!({}))),
        (at("/probennehmer/0/probennehmer"), Set(json!({}))),
        ("/", Set(json!([]))),
        ("/", Set(json!("x"))),
    ];
    assert!(changes.len() >= 40);
    all_refuse("quality_report_maximal.xml", "/vorgang.transportieren.2010", &changes);
}
