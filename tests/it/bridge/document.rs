//! A message's JSON as paths and texts, and what differs between two: nothing of the adapter is used here.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// Every text of a message by the path of its element or attribute, as findings write paths.
pub fn flat(message: &Value) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let object = message.as_object().expect("a message is an object");
    assert_eq!(object.len(), 1);
    for (root, members) in object {
        walk(members, &format!("/{root}"), &mut out);
    }
    out
}

fn walk(value: &Value, path: &str, out: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(object) => members(object, path, out),
        Value::String(text) => leaf(path, text.clone(), out),
        Value::Bool(flag) => leaf(path, flag.to_string(), out),
        Value::Number(number) => leaf(path, number.to_string(), out),
        Value::Null | Value::Array(_) => panic!("{path}: {value}"),
    }
}

fn leaf(path: &str, text: String, out: &mut BTreeMap<String, String>) {
    assert!(out.insert(path.to_owned(), text).is_none(), "two values at {path}");
}

/// The members of an object; elements of a group are counted over its turns.
fn members(object: &Map<String, Value>, path: &str, out: &mut BTreeMap<String, String>) {
    for (key, value) in object {
        match (key.as_str(), value) {
            ("#text", value) => walk(value, path, out),
            ("#any", Value::Object(payload)) => {
                for (name, value) in payload {
                    walk(value, &format!("{path}/{}", local(name)), out);
                }
            }
            ("#group", Value::Array(turns)) => {
                let mut counted = BTreeMap::new();
                for turn in turns {
                    for (name, value) in turn.as_object().expect("a turn is an object") {
                        let count = counted.entry(name.clone()).or_insert(0usize);
                        *count += 1;
                        walk(value, &format!("{path}/{}[{count}]", local(name)), out);
                    }
                }
            }
            (name, Value::Array(items)) => {
                for (at, item) in items.iter().enumerate() {
                    walk(item, &format!("{path}/{}[{}]", local(name), at + 1), out);
                }
            }
            (name, value) => walk(value, &format!("{path}/{}", local(name)), out),
        }
    }
}

fn local(name: &str) -> &str {
    if name.starts_with('@') { name } else { name.rsplit(':').next().unwrap_or(name) }
}

/// The paths at which two messages differ.
pub fn differing(left: &Value, right: &Value) -> BTreeSet<String> {
    let (left, right) = (flat(left), flat(right));
    let paths = left.keys().chain(right.keys());
    paths.filter(|path| left.get(*path) != right.get(*path)).cloned().collect()
}

/// Whether a path is another one or stands below it.
pub fn is_within(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
