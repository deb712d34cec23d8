//! The W3C XML Schema test suite, XSD 1.0, beside a ledger of the tests that we do not pass yet.
//!
//! A test of the ledger that passes is as much a failure as one outside it that does not: the ledger is true at any time. Its last
//! column says why, and is written by hand. `cargo test --release --all-features xsts -- --nocapture` prints the two shares;
//! `XSTS_LEDGER=write` writes the ledger anew, and keeps the reasons.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use xefa::report::{Report, Verdict};
use xefa::schema::Schema;
use xefa::validate::{Options, check};

use super::cases::{LIMITS, cases, compile, documents};
use crate::material;

/// The rule of the first finding, for the ledger.
fn cause(report: &Report) -> String {
    report.findings().first().map_or_else(String::new, |finding| {
        let construct = finding.argument("construct").map(|construct| format!(" {construct}")).unwrap_or_default();
        format!("{}{construct}", finding.rule().id())
    })
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
