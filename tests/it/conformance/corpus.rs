//! The samples of real standards: our verdict is libxml2's as the corpus records it, or the ledger says why libxml2 is wrong.

use std::collections::BTreeMap;
use std::path::Path;

use xefa::report::Verdict;
use xefa::validate::{Options, check};

use super::Schemas;
use crate::material;

/// A sample where libxml2 is wrong: our verdict, Xerces' verdict, the clause.
struct Exception {
    ours: String,
    xerces: String,
    rule: String,
}

fn ledger() -> BTreeMap<String, Exception> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/conformance/corpus-ledger.tsv");
    let rows = material::table(&path);
    rows.into_iter()
        .map(|row| {
            let [instance, _libxml2, xerces, ours, rule, _why] = row.try_into().expect("six columns");
            (instance, Exception { ours, xerces, rule })
        })
        .collect()
}

fn verdicts_equal_the_record(standards: &[&str]) {
    let Some(corpus) = material::corpus() else { return };
    let schemas = Schemas::default();
    let mut ledger = ledger();
    ledger.retain(|instance, _| standards.iter().any(|standard| instance.starts_with(standard)));
    let mut counts = BTreeMap::new();
    let mut wrong = Vec::new();
    for row in material::table(&corpus.join("instances.tsv")) {
        let (instance, recorded, schema) = (&row[0], &row[1], &row[2]);
        if !standards.iter().any(|standard| instance.starts_with(standard)) {
            continue;
        }
        let schema = schemas.get(&corpus, schema);
        let bytes = std::fs::read(corpus.join(instance)).expect("a sample");
        let report = check(&schema, &bytes, &Options::default());
        let verdict = report.verdict().as_str();
        *counts.entry((recorded.clone(), verdict)).or_insert(0) += 1;
        match ledger.remove(instance) {
            None if verdict != recorded => {
                wrong.push(format!("{instance}: recorded {recorded}, ours {verdict}: {:?}", report.findings().first()));
            }
            Some(exception) => {
                assert_eq!(
                    exception.ours, exception.xerces,
                    "{instance}: the ledger must have another judge on our side"
                );
                let by_rule = report.findings().iter().all(|finding| finding.rule().id() == exception.rule);
                if verdict != exception.ours || !by_rule || report.verdict() != Verdict::Invalid {
                    wrong.push(format!(
                        "{instance}: the ledger is out of date: ours {verdict}, {:?}",
                        report.findings()
                    ));
                }
            }
            None => {}
        }
    }
    eprintln!("recorded verdict, our verdict, samples: {counts:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(ledger.is_empty(), "the ledger names samples that are not there");
}

#[test]
fn xwasser_1_0_0() {
    verdicts_equal_the_record(&["xwasser/1.0.0/"]);
}

#[test]
fn xdomea_3_0_0() {
    verdicts_equal_the_record(&["xdomea/3.0.0/"]);
}
