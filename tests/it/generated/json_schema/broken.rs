//! Messages that are broken in one way each: neither JSON Schema takes them, nor does the library.

use serde_json::{Value, json};

use super::judges;
use crate::generated::{messages, releases};

/// What is done to a valid message.
pub(super) enum Change {
    /// Another value for a member.
    Set(Value),
    /// A member less.
    Remove,
    /// A member more, or another value for one.
    Add(&'static str, Value),
}

use Change::{Add, Remove, Set};

fn sample(name: &str) -> Value {
    let file = format!("{}/schemas/xefa/2.0/samples/{name}.xml", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(file).expect("a sample");
    serde_json::to_value(xefa::read(&bytes).expect("a valid sample")).expect("JSON")
}

pub(super) fn changed(message: &Value, pointer: &str, change: &Change) -> Value {
    let mut message = message.clone();
    match change {
        Set(value) => *message.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value.clone(),
        Add(key, value) => {
            let object = message.pointer_mut(pointer).and_then(Value::as_object_mut);
            drop(object.unwrap_or_else(|| panic!("{pointer}")).insert((*key).to_owned(), value.clone()));
        }
        Remove => {
            let (parent, key) = pointer.rsplit_once('/').expect("a member");
            match message.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}")) {
                Value::Object(members) => drop(members.remove(key).unwrap_or_else(|| panic!("{pointer}"))),
                Value::Array(items) => drop(items.remove(key.parse().expect("an index"))),
                _ => panic!("{pointer}"),
            }
        }
    }
    message
}

fn all_refuse(name: &str, changes: Vec<(&str, Change)>) {
    let release = releases().find(|release| release.version() == "2.0").expect("the newest release");
    let judges = judges(release.schema(), &messages(release));
    let message = sample(name);
    assert!(judges.iter().all(|judge| judge.is_valid(&message)));
    assert!(serde_json::from_value::<xefa::Message>(message.clone()).is_ok());
    let mut wrong = Vec::new();
    for (at, (pointer, change)) in changes.iter().enumerate() {
        let whole = format!("/antrag.einreichung.0100{pointer}");
        let broken = changed(&message, if *pointer == "/" { "" } else { &whole }, change);
        assert_ne!(broken, message, "{pointer}");
        if serde_json::from_value::<xefa::Message>(broken.clone()).is_ok() {
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
fn an_application_broken_in_one_way_each() {
    let person = "/beteiligte/beteiligter/0";
    let changes = vec![
        // Missing, unknown.
        ("/nachrichtenkopf", Remove),
        ("/@version", Remove),
        ("/beteiligte/beteiligter/0/rolle/code", Remove),
        ("/leistung/leistungsschluessel", Set(Value::Null)),
        ("", Add("zuviel", json!("x"))),
        ("", Add("@zuviel", json!("x"))),
        ("/gebiet", Add("#text", json!("x"))),
        ("/nachrichtenkopf/leser", Add("@id", json!("a"))),
        // Fixed values and codes.
        ("/@version", Set(json!("1.0"))),
        ("/@standard", Set(json!("XBau"))),
        ("/beteiligte/beteiligter/0/rolle/code", Set(json!("99"))),
        ("/beteiligte/beteiligter/0/rolle/@listVersionID", Set(json!("9.9"))),
        ("/zustellwunsch/weg/code", Set(json!("brieftaube"))),
        // Texts.
        ("/leistung/bezeichnung", Set(json!("x".repeat(2000)))),
        ("/leistung/bezeichnung", Set(json!(""))),
        ("/beteiligte/beteiligter/0/person/name/familienname", Set(json!("\u{4E2D}"))),
        ("/nachrichtenkopf/identifikation/nachrichtenUUID", Set(json!("keine"))),
        ("/leistung/leistungsschluessel", Set(json!("9900000000000"))),
        ("/gebiet/ars", Set(json!("05315000000A"))),
        // Dates.
        ("/nachrichtenkopf/identifikation/erstellungszeitpunkt", Set(json!("2026-13-07T18:30:12.345+02:00"))),
        ("/nachrichtenkopf/identifikation/erstellungszeitpunkt", Set(json!("gestern"))),
        ("/bevollmaechtigter/0/gueltigBis", Set(json!("2026-02-30"))),
        ("/bevollmaechtigter/0/gueltigBis", Set(json!(20_261_231))),
        ("/beteiligte/beteiligter/0/person/geburtsdatum/monat", Set(json!("1984-13"))),
        // Numbers and booleans.
        ("/zustellwunsch/barrierefrei", Set(json!("vielleicht"))),
        ("/zustellwunsch/barrierefrei", Set(json!(2))),
        ("/bezahlung/betrag/cent", Set(json!("12,50"))),
        ("/bezahlung/betrag/cent", Set(json!("12.5"))),
        ("/anlagen/anlage/0/groesse", Set(json!("-1"))),
        ("/fachdaten/#any/xefa-wg:mietzuschuss/wohnraum/wohnflaeche", Set(json!("93.255"))),
        ("/fachdaten/#any/xefa-wg:mietzuschuss/wohnraum/wohnflaeche", Set(json!("-93.25"))),
        // One, many, and something else altogether.
        ("/nachrichtenkopf", Set(json!("x"))),
        ("/nachrichtenkopf", Set(json!([{}, {}]))),
        ("/nachrichtenkopf/leser/name", Set(json!({ "a": 1 }))),
        ("/nachrichtenkopf/leser/name", Set(json!(["a", "b"]))),
        ("/beteiligte/beteiligter", Set(json!([]))),
        ("/beteiligte/beteiligter", Set(json!({ "0": {} }))),
        // Choices and groups.
        (person, Add("organisation", json!({ "name": "Beispiel GmbH" }))),
        ("/beteiligte/beteiligter/0/person", Remove),
        ("/beteiligte/beteiligter/0/person/geburtsdatum", Add("jahr", json!("1984"))),
        ("/fachdaten/#any/xefa-wg:mietzuschuss/wohnraum/enthalteneKosten/#group/0", Set(json!("x"))),
        ("/fachdaten/#any/xefa-wg:mietzuschuss/wohnraum/enthalteneKosten/#group/0", Add("c", json!("x"))),
        // Payloads.
        ("/fachdaten/#any", Add("b", json!({}))),
        ("/fachdaten/#any", Set(json!({ "#name": "a", "#namespace": "urn:xefa:schema:2.0" }))),
        ("/fachdaten/#any", Remove),
        // The message itself.
        ("/", Set(json!({ "antrag.unbekannt": {} }))),
        ("/", Add("antrag.ruecknahme.0120", json!({}))),
        ("/", Set(json!([]))),
    ];
    assert!(changes.len() >= 45);
    all_refuse("antrag.einreichung.0100-reich", changes);
}

#[test]
fn numbers_beyond_their_bounds_and_too_many_items() {
    let parent = sample("antrag.einreichung.0100-minimal-elterngeld");
    let parent =
        parent.pointer("/antrag.einreichung.0100/fachdaten/#any/xefa-eg:antrag/elternteil/0").expect("a parent");
    let changes = vec![
        ("/fachdaten/#any/xefa-eg:antrag/elternteil", Set(json!([parent, parent, parent]))),
        ("/fachdaten/#any/xefa-eg:antrag/elternteil/0/@nr", Set(json!(3))),
        ("/fachdaten/#any/xefa-eg:antrag/elternteil/0/@nr", Set(json!(0))),
        ("/fachdaten/#any/xefa-eg:antrag/bezug/0/lebensmonat", Set(json!(37))),
        ("/fachdaten/#any/xefa-eg:antrag/bezug/0/lebensmonat", Set(json!("eins"))),
        ("/fachdaten/#any/xefa-eg:antrag/bezug/0/lebensmonat", Set(json!(1.5))),
        ("/fachdaten/#any/xefa-eg:antrag/bezug/0/lebensmonat", Set(json!(true))),
        ("/fachdaten/#any/xefa-eg:antrag/kind", Set(json!([]))),
    ];
    all_refuse("antrag.einreichung.0100-minimal-elterngeld", changes);
}
