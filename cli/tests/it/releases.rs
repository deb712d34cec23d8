//! `xefa releases`: which release may be sent on a day. The days are those of `schemas/releases.toml`.

use serde_json::Value;

use crate::support::xefa;

fn entries(on: &str) -> Vec<Value> {
    let run = xefa(["releases", "--on", on, "--format", "jsonl"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out.lines().map(|line| serde_json::from_str(line).expect("an object")).collect()
}

/// Version of the edition and what it is on the day.
fn validity(on: &str) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    entries(on).iter().map(|entry| (text(&entry["release"]), text(&entry["validity"]))).collect()
}

fn expected(words: [&str; 4]) -> Vec<(String, String)> {
    ["1.0", "1.0.1", "1.1", "2.0"].into_iter().zip(words).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
}

#[test]
fn first_and_last_days() {
    assert_eq!(validity("2027-04-30"), expected(["not-yet"; 4]));
    assert_eq!(validity("2027-05-01"), expected(["valid", "valid", "not-yet", "not-yet"]));
    assert_eq!(validity("2028-04-30"), expected(["valid", "valid", "valid", "not-yet"]));
    assert_eq!(validity("2028-05-01"), expected(["no-longer", "no-longer", "valid", "valid"]));
    assert_eq!(validity("2028-11-01"), expected(["no-longer", "no-longer", "no-longer", "valid"]));
}

#[test]
fn a_fachmodul_moves_alone() {
    let wohngeld = |on: &str| -> Vec<(String, String)> {
        let entries = entries(on);
        let parts = entries[2]["fachmodule"].as_array().expect("Fachmodule").clone();
        let parts = parts.into_iter().filter(|part| part["name"] == "wohngeld");
        parts.map(|part| (part["version"].to_string(), part["validity"].to_string())).collect()
    };
    let pair = |a: &str, b: &str| (format!("\"{a}\""), format!("\"{b}\""));
    assert_eq!(wohngeld("2027-12-31"), [pair("1.0", "valid"), pair("1.1", "not-yet")]);
    assert_eq!(wohngeld("2028-01-01"), [pair("1.0", "valid"), pair("1.1", "valid")]);
}

#[test]
fn a_release_says_where_it_leads() {
    let entries = entries("2028-05-01");
    let targets = entries[3]["to"].as_array().expect("targets");
    let versions: Vec<_> = targets.iter().map(|target| target["version"].as_str().expect("a version")).collect();
    assert_eq!(versions, ["1.0", "1.1"]);
    assert!(targets.iter().all(|target| target["way"] == true));
    // Down from 2.0 the legal basis of the processing has no place: something is dropped.
    assert!(targets.iter().all(|target| target["losses"][0] == "dropped"));
}

#[test]
fn the_list_for_people() {
    let run = xefa(["releases", "--on", "2028-11-01"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.starts_with("XEfA 1.0    2027-05-01 – 2028-04-30  no longer on 2028-11-01\n"), "{}", run.out);
    assert!(run.out.contains("\n1.1 → 2.0: possible: "), "{}", run.out);
    assert!(!run.out.contains("→ 1.1"), "1.1 may not be sent any more:\n{}", run.out);
    let run = xefa(["releases", "--on", "2000-01-01", "--lang", "de"]);
    assert_eq!((run.code, run.err.trim()), (Some(0), "An diesem Tag darf kein Release gesendet werden (2000-01-01)."));
}

#[test]
fn a_day_that_is_none() {
    for day in ["2028-02-30", "1.5.2028", "28-05-01", "2028-5-1", ""] {
        let run = xefa(["releases", "--on", day]);
        assert_eq!(run.code, Some(2), "{day}");
        assert!(run.err.contains("YYYY-MM-DD") || run.err.contains("--on"), "{day}: {}", run.err);
    }
}
