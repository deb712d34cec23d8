//! The W3C XML Schema test suite through the generator: thousands of schemas that others wrote, with messages that are valid and such
//! that are not. `tests/it/conformance/xsts.rs` holds that the engine judges them as the suite does, and `json.rs` beside it that JSON
//! gives them back; here the same is held of the types that are generated.
//!
//! A row of `suite/ledger.tsv` that no longer applies is as much a failure as a test outside it that fails. Its last column says why,
//! and is written by hand; `SUITE_LEDGER=write` writes it anew, and keeps the reasons. While one works on a test, `SUITE` names it:
//! only tests whose names contain that are looked at, and the ledger is not held.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

#[path = "../../tests/it/conformance/cases.rs"]
#[allow(dead_code, reason = "another binary uses all of it")]
mod cases;
#[path = "../../tests/it/generated/document.rs"]
#[allow(unexpected_cfgs, reason = "another binary uses all of it")]
mod document;
#[path = "suite/workspace.rs"]
mod workspace;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use cases::{Case, documents};
use proc_macro2::TokenStream;
use workspace::Member;
use xefa::report::Verdict;
use xefa::schema::Schema;
use xefa::validate::{Options, check};
use xefa_codegen::{Config, Error, Models, generate};

fn suite() -> Option<PathBuf> {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/xsts");
    if !suite.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "the suite is missing");
        let _ = writeln!(std::io::stderr(), "SKIPPED: no suite at {}", suite.display());
        return None;
    }
    Some(suite.canonicalize().unwrap())
}

fn only() -> Option<String> {
    std::env::var("SUITE").ok()
}

/// The tests of each set of schema documents. Those are left out that the suite calls invalid, and tests without any document.
fn sets(suite: &Path) -> BTreeMap<Vec<PathBuf>, Vec<Case>> {
    let only = only().unwrap_or_default();
    let mut sets: BTreeMap<_, Vec<Case>> = BTreeMap::new();
    let cases = cases::cases(suite).into_iter().filter(|case| case.id.contains(&only));
    for case in cases.filter(|case| case.schema_valid != Some(false)) {
        sets.entry(documents(&case)).or_default().push(case);
    }
    sets.remove(&Vec::new());
    sets
}

fn models(documents: &[PathBuf]) -> Result<Models, Error> {
    // What the specification allows is what the suite is about.
    generate(&Config { without_absent: true, ..Config::new(documents.to_vec()) })
}

/// Does something for each of many, on all cores.
fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(number) else { break };
                    let result = work(item);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((number, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap();
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The first file that is no Rust, as far as that can be seen without a compiler.
fn fault(models: &Models) -> Option<String> {
    let texts = models.files.iter().filter(|(name, _)| name.ends_with(".rs"));
    texts.into_iter().find_map(|(name, text)| {
        let parsed = std::str::from_utf8(text).unwrap().parse::<TokenStream>();
        parsed.err().map(|error| format!("{name}: {error}"))
    })
}

/// Every schema that the engine compiles has models, and they are made of Rust's tokens.
#[test]
fn every_schema_has_models() {
    let Some(suite) = suite() else { return };
    let sets: Vec<_> = sets(&suite).into_keys().collect();
    let outcomes = each(&sets, |documents| {
        let made = std::panic::catch_unwind(|| models(documents).map(|models| fault(&models)));
        match made {
            Ok(Ok(None)) => Ok(true),
            Ok(Ok(Some(fault))) => Err(fault),
            // The engine refuses the schema; another test tells whether it is right.
            Ok(Err(Error::Schema(_))) => Ok(false),
            Ok(Err(error)) => Err(error.to_string()),
            Err(_) => Err("a panic".to_owned()),
        }
    });
    let wrong: Vec<String> = outcomes
        .iter()
        .zip(&sets)
        .filter_map(|(outcome, documents)| Some(format!("{}: {}", documents[0].display(), outcome.as_ref().err()?)))
        .collect();
    let made = outcomes.iter().filter(|outcome| matches!(outcome, Ok(true))).count();
    let _ = writeln!(std::io::stdout(), "{made} of {} sets have models", sets.len());
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), sets.len(), wrong.join("\n"));
    assert!(made >= 3_880 || only().is_some(), "there were more schemas: {made}");
}

/// Whether the root of a message is declared: there are types for those only. The suite has a few whose root gives its type itself.
fn has_type(schema: &Schema, text: &str) -> bool {
    let mut reader = xefa::xml::Reader::new(text, &cases::LIMITS);
    let Ok(xefa::xml::Token::Start) = reader.next() else { return true };
    let name = reader.name();
    let namespace = schema.namespace(reader.namespace_uri(name.ns));
    namespace
        .and_then(|namespace| schema.find(namespace, name.local))
        .and_then(|id| schema.global_element(id))
        .is_some()
}

/// What is wrong with what came of a valid message: it has to be the same document and valid, and so what came back from JSON.
fn difference(schema: &Schema, before: &str, written: &Path) -> Option<String> {
    let json = PathBuf::from(format!("{}.json", written.display()));
    [("", written), ("from JSON: ", &json)].into_iter().find_map(|(how, path)| {
        let after = fs::read_to_string(path).unwrap();
        let report = check(schema, after.as_bytes(), &Options::default());
        let finding = report.findings().first().map(ToString::to_string).unwrap_or_default();
        let invalid = (report.verdict() != Verdict::Valid).then(|| format!("invalid: {finding}"));
        let fault = invalid.or_else(|| document::difference(schema, before, &after));
        fault.map(|fault| format!("{how}{fault}"))
    })
}

/// Every valid message goes through the types of its schema and comes back the same, and every broken one is refused.
///
/// All schemas that compile and have a valid message are taken; of the others the models are compiled, and nothing is read. `cargo test --release -p xefa-codegen --test suite -- --ignored
/// --nocapture`.
#[test]
#[ignore = "runs a compiler"]
fn messages_go_through_the_types() {
    let Some(suite) = suite() else { return };
    let sets = sets(&suite);
    let judged = |case: &Case| case.instance.is_some() && case.expected.is_some();
    let is_valid = |case: &Case| judged(case) && case.expected == Some(true);
    let without = sets.values().filter(|cases| cases.iter().any(judged) && !cases.iter().any(is_valid)).count();
    let compiled: Vec<_> = sets.into_iter().filter(|(documents, _)| models(documents).is_ok()).collect();
    let (taken, unread): (Vec<_>, Vec<_>) = compiled.into_iter().partition(|(_, cases)| cases.iter().any(is_valid));
    let unread: Vec<Vec<PathBuf>> = unread.into_iter().map(|(documents, _)| documents).collect();
    let members: Vec<Member> = taken
        .into_iter()
        .enumerate()
        .map(|(number, (documents, cases))| Member::new(number, documents, cases.into_iter().filter(judged).collect()))
        .collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite");
    let begun = std::time::Instant::now();
    let program = workspace::build(&folder, &members, &unread);
    let compiled = begun.elapsed().as_secs();
    let messages: Vec<(&Member, &Case)> =
        members.iter().flat_map(|member| member.cases.iter().map(move |case| (member, case))).collect();
    let outcomes = workspace::run(&folder, &program, &messages);
    let all: Vec<_> = outcomes.into_iter().zip(&messages).collect();
    let judged = each(&all, |((outcome, written), (member, case))| {
        let schema = cases::compile(&member.documents).unwrap();
        let bytes = fs::read(case.instance.as_ref().unwrap()).unwrap();
        let text = xefa::xml::decode(&bytes).unwrap_or_default();
        let expected = case.expected == Some(true) && has_type(&schema, &text);
        let fault = match (outcome.as_str(), expected) {
            ("same", true) => difference(&schema, &text, written),
            (outcome, true) => Some(outcome.to_owned()),
            (outcome, false) => (!outcome.starts_with("refused")).then(|| outcome.to_owned()),
        };
        let kind = match (case.expected, expected) {
            (Some(true), true) => "valid",
            (Some(true), false) => "without a type",
            _ => "invalid",
        };
        (kind, fault.map(|fault| (case.id.clone(), format!("{kind}\t{fault}"))))
    });
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    judged.iter().for_each(|(kind, _)| *counts.entry(kind).or_default() += 1);
    let _ = writeln!(
        std::io::stdout(),
        "{} sets of documents and their messages in {compiled} s, {} more without valid messages ({without} with broken ones) only \
         compiled; messages: {counts:?}",
        members.len(),
        unread.len()
    );
    let failed: BTreeMap<String, String> = judged.into_iter().filter_map(|(_, fault)| fault).collect();
    if only().is_some() {
        assert!(failed.is_empty(), "{failed:#?}");
        return;
    }
    assert!(members.len() >= 1_870 && messages.len() >= 3_300, "there were more schemas and messages");
    hold_ledger(&failed);
}

fn hold_ledger(failed: &BTreeMap<String, String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/ledger.tsv");
    let table = fs::read_to_string(&path).unwrap();
    let rows: BTreeMap<&str, Vec<&str>> =
        table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>()).map(|row| (row[0], row)).collect();
    let reason = |id: &str| rows.get(id).and_then(|row| row.get(3)).copied().unwrap_or_default();
    if std::env::var("SUITE_LEDGER").is_ok_and(|word| word == "write") {
        let lines = failed.iter().map(|(id, ours)| format!("{id}\t{ours}\t{}\n", reason(id)));
        fs::write(&path, format!("test\texpected\tours\twhy\n{}", lines.collect::<String>())).unwrap();
        return;
    }
    let silent: Vec<&&str> = rows.keys().filter(|id| reason(id).is_empty()).collect();
    assert!(silent.is_empty(), "the ledger does not say why: {silent:#?}");
    let new: Vec<String> = failed
        .iter()
        .filter(|(id, _)| !rows.contains_key(id.as_str()))
        .map(|(id, ours)| format!("{id}: {ours}"))
        .collect();
    let mended: Vec<&&str> = rows.keys().filter(|id| !failed.contains_key(**id)).collect();
    assert!(new.is_empty(), "tests fail that are not in the ledger:\n{}", new.join("\n"));
    assert!(mended.is_empty(), "tests pass that are still in the ledger: {mended:#?}");
}
