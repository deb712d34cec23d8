//! The W3C XML Schema test suite, XSD 1.0, beside a ledger of the tests that we do not pass yet.
//!
//! A test of the ledger that passes is as much a failure as one outside it that does not: the ledger is true at any time. Its last
//! column says why, and is written by hand. `cargo test --release --all-features xsts -- --nocapture` prints the two shares;
//! `XSTS_LEDGER=write` writes the ledger anew, and keeps the reasons.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;
use xefa::Limits;
use xefa::report::{Report, Verdict};
use xefa::schema::Schema;
use xefa::validate::{Options, check};
use xefa::xsd::Loader;

use crate::material;

struct Case {
    id: String,
    schema: Vec<PathBuf>,
    schema_valid: Option<bool>,
    instance: Option<PathBuf>,
    expected: Option<bool>,
}

fn cases(suite: &Path) -> Vec<Case> {
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
const LIMITS: Limits = Limits { attributes: 10_000, configurations: 10_000, ..Limits::DEFAULT };

fn compile(paths: &[PathBuf]) -> Result<Schema, Report> {
    // What the specification allows is what the suite is about.
    let set = Loader::new().without_absent().read(paths)?;
    Schema::compile(&set, &LIMITS)
}

/// The schema documents of a test: its own, and those of other namespaces that the instance names.
fn documents(case: &Case) -> Vec<PathBuf> {
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

/// The rule of the first finding, for the ledger.
fn cause(report: &Report) -> String {
    report.findings().first().map_or_else(String::new, |finding| {
        let construct = finding.argument("construct").map(|construct| format!(" {construct}")).unwrap_or_default();
        format!("{}{construct}", finding.rule().id())
    })
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

#[test]
fn xsts() {
    let Some(suite) = material::shared("xsts") else { return };
    let mut compiled: HashMap<Vec<PathBuf>, Result<Schema, Report>> = HashMap::new();
    let mut failed: BTreeMap<String, String> = BTreeMap::new();
    let (mut schemas, mut instances) = ((0, 0), (0, 0));
    for case in cases(&suite) {
        let Some(expected) = case.expected else { continue };
        let paths = documents(&case);
        let schema = compiled.entry(paths).or_insert_with_key(|paths| compile(paths));
        let (passed, why) = match (&case.instance, schema) {
            // What is refused because it is not supported is not "found invalid".
            (None, Ok(_)) => (expected, String::from("accepted")),
            (None, Err(report)) => (!expected && report.verdict() == Verdict::Invalid, cause(report)),
            // Without a verdict on the schema, the verdict on the instance is about both.
            (Some(_), Err(report)) if !expected && case.schema_valid.is_none() => {
                (report.verdict() == Verdict::Invalid, cause(report))
            }
            (Some(_), Err(report)) => (false, format!("schema refused: {}", cause(report))),
            (Some(instance), Ok(schema)) => {
                let report = check(
                    schema,
                    &std::fs::read(instance).unwrap_or_default(),
                    &Options { limits: LIMITS, ..Options::default() },
                );
                let verdict = report.verdict();
                let right = if expected { Verdict::Valid } else { Verdict::Invalid };
                (verdict == right, if expected { cause(&report) } else { verdict.as_str().to_string() })
            }
        };
        // An instance whose schema is invalid has no verdict to be compared.
        if case.instance.is_some() && case.schema_valid == Some(false) {
            continue;
        }
        let count = if case.instance.is_some() { &mut instances } else { &mut schemas };
        count.1 += 1;
        if passed {
            count.0 += 1;
        } else {
            failed.insert(case.id, format!("{}\t{why}", if expected { "valid" } else { "invalid" }));
        }
    }
    eprintln!("xsts instances {}/{}", instances.0, instances.1);
    eprintln!("xsts schemas {}/{}", schemas.0, schemas.1);
    assert!(instances.1 > 1_000 && schemas.1 > 1_000, "the suite is there");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/conformance/xsts-ledger.tsv");
    if std::env::var("XSTS_LEDGER").is_ok_and(|word| word == "write") {
        let reasons: HashMap<String, String> = material::table(&path)
            .into_iter()
            .map(|row| (row[0].clone(), row.get(3).cloned().unwrap_or_default()))
            .collect();
        let mut text = String::from("test\texpected\tours\twhy\n");
        for (id, ours) in &failed {
            let why = reasons.get(id).map_or("", String::as_str);
            writeln!(text, "{id}\t{ours}\t{why}").expect("a string");
        }
        std::fs::write(&path, text).expect("the ledger");
        return;
    }
    let rows = material::table(&path);
    let silent: Vec<&String> =
        rows.iter().filter(|row| row.get(3).is_none_or(String::is_empty)).map(|row| &row[0]).collect();
    assert!(silent.is_empty(), "the ledger does not say why: {silent:#?}");
    let known: BTreeSet<String> = rows.iter().map(|row| row[0].clone()).collect();
    let found: BTreeSet<String> = failed.keys().cloned().collect();
    let new: Vec<String> = found.difference(&known).map(|id| format!("{id}: {}", failed[id])).collect();
    let mended: Vec<&String> = known.difference(&found).collect();
    assert!(new.is_empty(), "tests fail that are not in the ledger:\n{}", new.join("\n"));
    assert!(mended.is_empty(), "tests pass that are still in the ledger: {mended:#?}");
}
