//! The JSON Schemas of messages, held against an independent validator: what is written is accepted by both of them, what is read by
//! the lenient one, and what is broken by neither.

mod broken;
mod embedded;
#[cfg(feature = "xsd")]
mod foreign;
#[cfg(feature = "xsd")]
mod xwasser;

use std::path::Path;

use jsonschema::{PatternOptions, Validator};
use schemars::generate::Contract;
use serde_json::{Value, json};
use xefa::models::json::schema::{json_schema, json_schema_for, message_schema};
use xefa::models::json::untyped;
use xefa::releases::{Detected, detect};
use xefa::schema::{ElementId, Schema};

use super::random::Random;
use super::tree::Maker;
use super::{messages, print, releases};

/// Messages of each kind.
const SEEDS: u64 = if cfg!(debug_assertions) { 6 } else { 48 };

/// The judge. Sets of characters of DIN 91379 make large automata.
fn judge(schema: &schemars::Schema) -> Validator {
    let value = schema.as_value();
    if let Err(error) = jsonschema::meta::validate(value) {
        panic!("it is no schema of draft 2020-12: {error}");
    }
    let patterns = PatternOptions::fancy_regex().size_limit(1 << 28).backtrack_limit(10_000_000);
    let built = jsonschema::options().with_pattern_options(patterns).build(value);
    built.unwrap_or_else(|error| panic!("the judge does not take it: {error}"))
}

/// Both schemas of some messages: as they are read, and as they are written.
fn judges(schema: &Schema, elements: &[ElementId]) -> [Validator; 2] {
    [Contract::Deserialize, Contract::Serialize].map(|contract| judge(&message_schema(schema, elements, &contract)))
}

fn complaints(judge: &Validator, json: &Value) -> Vec<String> {
    judge.iter_errors(json).map(|error| format!("{}: {:.300}", error.instance_path, error.to_string())).collect()
}

fn accepted(judges: &[Validator], json: &Value, what: &str) {
    for (at, judge) in judges.iter().enumerate() {
        let complaints = complaints(judge, json);
        assert!(complaints.is_empty(), "{what}: {} refuses: {complaints:#?}", ["read", "written"][at]);
    }
}

#[test]
fn samples_are_accepted() {
    let mut count = 0;
    for release in releases() {
        let judges = judges(release.schema(), &messages(release));
        let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/xefa");
        let folders = [release.edition(), release.version()].map(|name| schemas.join(name).join("samples"));
        let mut files: Vec<_> = folders.iter().flat_map(|folder| crate::samples::xml_files(folder)).collect();
        files.sort();
        files.dedup();
        for file in files {
            let text = std::fs::read(&file).expect("a sample");
            let message = xefa::read(&text).expect("a valid sample");
            let json = serde_json::to_value(&message).expect("JSON");
            accepted(&judges, &json, &file.display().to_string());
            count += 1;
            // As published, 1.0 has another schema than its erratum, by which JSON is written.
            if !matches!(detect(&text), Detected::Known { release: own, .. } if own.edition() == release.edition()) {
                continue;
            }
            // Without a generated type it is the same, there and back.
            assert_eq!(untyped::to_json(release.schema(), &text).expect("JSON"), json, "{}", file.display());
            let xml = untyped::to_xml(release.schema(), &json).expect("XML");
            assert_eq!(xefa::read(xml.as_bytes()).expect("a message"), message, "{}", file.display());
        }
    }
    assert!(count >= 122, "{count}");
}

#[test]
fn generated_messages_are_accepted() {
    for release in releases() {
        let schema = release.schema();
        let mut maker = Maker::new(schema);
        let (mut count, mut loose, mut changed, mut refused) = (0, 0, 0, 0);
        for root in messages(release) {
            let judges = judges(schema, &[root]);
            for seed in 0..SEEDS {
                let mut random = Random(seed);
                let (element, ids) = maker.message(root, &mut random, seed % 10);
                let xml = print::print(schema, &element, &ids, &mut random);
                // Some are no messages: keys and references are not thought of.
                let Ok(message) = xefa::read(xml.as_bytes()) else { continue };
                let json = serde_json::to_value(&message).expect("JSON");
                accepted(&judges, &json, &format!("{} {seed}", release.edition()));
                count += 1;
                let reads = |json: &Value| serde_json::from_value::<xefa::Message>(json.clone()).is_ok();
                let lenient = loosened(&json, &mut random);
                if reads(&lenient) {
                    loose += 1;
                    accepted(&judges[..1], &lenient, &format!("{} {seed}, loosened {lenient:#}", release.edition()));
                }
                for _ in 0..4 {
                    let mut other = json.clone();
                    change(&mut other, &mut random);
                    changed += 1;
                    if reads(&other) {
                        accepted(&judges[..1], &other, &format!("{} {seed}, changed {other:#}", release.edition()));
                    } else if !judges[0].is_valid(&other) {
                        refused += 1;
                    }
                }
            }
        }
        eprintln!(
            "{}: {count} messages, {loose} read though loosened, {refused} of {changed} changes refused",
            release.edition()
        );
        assert!(count > 50 && loose > 5 && refused * 3 > changed, "{count} {loose} {refused} {changed}");
    }
}

/// One change somewhere, most often a mistake.
fn change(json: &mut Value, random: &mut Random) {
    let inner: Vec<&mut Value> = match json {
        Value::Object(members) => members.values_mut().collect(),
        Value::Array(items) => items.iter_mut().collect(),
        _ => Vec::new(),
    };
    let count = inner.len() as u64;
    if count > 0 && random.chance(80) {
        let at = random.below(count);
        if let Some(value) = inner.into_iter().nth(usize::try_from(at).expect("an index")) {
            return change(value, random);
        }
    }
    match json {
        Value::Object(members) if random.chance(70) => {
            let keys: Vec<String> = members.keys().cloned().collect();
            if keys.is_empty() || random.chance(20) {
                members.insert("zuviel".to_owned(), json!("x"));
            } else {
                let key = random.pick(&keys);
                members.shift_remove(key);
            }
        }
        Value::Array(items) if random.chance(70) => {
            if items.is_empty() || random.chance(40) {
                items.clear();
            } else {
                items.extend(items.clone());
            }
        }
        Value::String(text) if random.chance(70) => {
            *text = match random.below(4) {
                0 => format!("{text}{text}"),
                1 => String::new(),
                2 => format!("{text}\u{4E2D}"),
                _ => text.chars().skip(1).collect(),
            };
        }
        other => {
            *other = match random.below(6) {
                0 => json!([other.clone()]),
                1 => json!([other.clone(), other.clone()]),
                2 => json!({ "a": other.clone() }),
                3 => Value::Null,
                4 => json!(-7),
                _ => json!("x"),
            };
        }
    }
}

/// The same message as somebody else might write it: what is read all the same.
fn loosened(json: &Value, random: &mut Random) -> Value {
    match json {
        Value::Array(items) if items.len() == 1 && random.chance(30) => loosened(&items[0], random),
        Value::Array(items) => items.iter().map(|item| loosened(item, random)).collect(),
        Value::Object(members) => {
            let members: serde_json::Map<String, Value> = members
                .iter()
                .map(|(key, value)| {
                    let value = loosened(value, random);
                    let wrap = !key.starts_with(['@', '#']) && !value.is_array() && random.chance(15);
                    (key.clone(), if wrap { json!([value]) } else { value })
                })
                .collect();
            Value::Object(members)
        }
        Value::String(text) => match text.parse::<u32>() {
            Ok(number) if number.to_string() == *text && random.chance(50) => json!(number),
            _ if random.chance(10) => json!(format!(" {text}\n")),
            _ => json.clone(),
        },
        Value::Number(number) if random.chance(30) => json!(number.to_string()),
        Value::Bool(value) if random.chance(30) => json!(if *value { "1" } else { "false" }),
        _ => json.clone(),
    }
}

#[test]
fn one_schema_for_all_messages_or_for_one() {
    for release in releases() {
        let schema = release.schema();
        for root in messages(release) {
            for contract in [Contract::Deserialize, Contract::Serialize] {
                let one = json_schema_for(schema, root, &contract);
                assert!(jsonschema::meta::is_valid(one.as_value()));
                assert!(every_reference_leads_somewhere(one.as_value(), one.as_value()));
            }
            assert_eq!(json_schema(schema, root), json_schema_for(schema, root, &Contract::Deserialize));
        }
    }
}

fn every_reference_leads_somewhere(root: &Value, at: &Value) -> bool {
    match at {
        Value::Object(members) => members.iter().all(|(key, value)| match (key.as_str(), value.as_str()) {
            ("$ref", Some(reference)) => root.pointer(&reference[1..].replace("%23", "#")).is_some(),
            _ => every_reference_leads_somewhere(root, value),
        }),
        Value::Array(items) => items.iter().all(|item| every_reference_leads_somewhere(root, item)),
        _ => true,
    }
}
