//! The tests of the W3C XML Schema test suite: what is judged, by which schema documents, and with which outcome.

use std::path::{Path, PathBuf};

use serde_json::Value;
use xefa::Limits;
use xefa::report::Report;
use xefa::schema::Schema;
use xefa::xsd::Loader;

/// A test: of a schema, or of an instance.
pub struct Case {
    pub id: String,
    pub schema: Vec<PathBuf>,
    /// What the suite says of the schema.
    pub schema_valid: Option<bool>,
    pub instance: Option<PathBuf>,
    /// What the suite says: whether it is valid.
    pub expected: Option<bool>,
}

/// The tests that count.
pub fn cases(suite: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(suite.join("tests.jsonl")).expect("the list of tests");
    let verdict = |value: &Value| match value.as_str() {
        Some("valid") => Some(true),
        Some("invalid") => Some(false),
        _ => None,
    };
    text.lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a test a line"))
        .filter(|test| test["score"].as_bool() != Some(false))
        .map(|test| Case {
            id: test["id"].as_str().unwrap_or_default().to_owned(),
            schema: test["schema"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(|path| suite.join("files").join(path))
                .collect(),
            schema_valid: verdict(&test["schema_expected"]),
            instance: test["instance"].as_str().map(|path| suite.join("files").join(path)),
            expected: verdict(&test["expected"]),
        })
        .collect()
}

/// Some tests are larger than real messages are.
pub const LIMITS: Limits = Limits { attributes: 10_000, configurations: 10_000, ..Limits::DEFAULT };

/// Compiles the documents of a test as the suite expects it.
pub fn compile(paths: &[PathBuf]) -> Result<Schema, Report> {
    // What the specification allows is what the suite is about.
    let set = Loader::new().without_absent().read(paths)?;
    Schema::compile(&set, &LIMITS)
}

/// The schema documents of a test: its own, and those of other namespaces that the instance names.
pub fn documents(case: &Case) -> Vec<PathBuf> {
    let mut paths = case.schema.clone();
    let Some(instance) = &case.instance else { return paths };
    let more: Vec<(String, PathBuf)> =
        hints(instance).into_iter().filter(|(_, path)| path.is_file() && !paths.contains(path)).collect();
    if more.is_empty() {
        return paths;
    }
    let known: Vec<String> = match Loader::new().without_absent().read(&paths) {
        Ok(set) => set.namespaces.iter().map(|namespace| namespace.as_deref().unwrap_or_default().to_owned()).collect(),
        Err(_) if !paths.is_empty() => return paths,
        Err(_) => Vec::new(),
    };
    paths.extend(more.into_iter().filter(|(namespace, _)| !known.contains(namespace)).map(|(_, path)| path));
    paths
}

/// Schema documents that an instance names itself, with their namespaces: all of them where a test has none, and those of further
/// namespaces where it has.
fn hints(instance: &Path) -> Vec<(String, PathBuf)> {
    let text = std::fs::read_to_string(instance).unwrap_or_default();
    let folder = instance.parent().unwrap_or(instance);
    let mut found = Vec::new();
    for name in ["schemaLocation", "noNamespaceSchemaLocation"] {
        for (at, _) in text.match_indices(&format!("{name}=")) {
            let rest = &text[at + name.len() + 1..];
            let Some(quote) = rest.chars().next() else { continue };
            let value = rest[1..].split(quote).next().unwrap_or_default();
            let words: Vec<&str> = value.split_whitespace().collect();
            match (name, words.as_slice()) {
                ("schemaLocation", words) => {
                    found.extend(words.chunks_exact(2).map(|pair| (pair[0].to_owned(), folder.join(pair[1]))));
                }
                (_, words) => found.extend(words.iter().map(|word| (String::new(), folder.join(word)))),
            }
        }
    }
    found
}
