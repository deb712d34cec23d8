//! One mistake, one finding: valid samples are broken in one place each, and the finding is worked out from the breach.

mod kind;
mod page;
mod tree;
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use xefa::report::{Finding, Lang};
use xefa::schema::Schema;
use xefa::validate::{Options, check_text};

use crate::conformance::Schemas;
use crate::{material, samples};
use kind::{Kind, Mistake};
use tree::Tree;

/// Numbers that look random and are the same in every run.
struct Seed(u64);

impl Seed {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % below.max(1)
    }
}

/// What was tried, and what more than one finding was right for.
#[derive(Default)]
struct Tally {
    made: BTreeMap<Kind, usize>,
    /// Kind and rule of findings beside the one.
    allowed: BTreeMap<(Kind, &'static str), usize>,
    wrong: Vec<String>,
}

/// Why another finding is right: what is gone or doubled had an ID or a key of which others speak.
fn is_consequence(finding: &Finding, mistake: &Mistake) -> bool {
    match finding.rule().id() {
        "cvc-id.1" | "cvc-id.2" => finding.offending_value().is_some_and(|id| mistake.touched.contains(id)),
        rule => rule.starts_with("cvc-identity-constraint") && !mistake.touched.is_empty(),
    }
}

impl Tally {
    fn judge(&mut self, name: &str, schema: &Schema, kind: Kind, mistake: &Mistake) {
        *self.made.entry(kind).or_default() += 1;
        let options = Options { show_values: true, ..Options::default() };
        let report = check_text(schema, &mistake.text, &options);
        let (consequences, found): (Vec<_>, Vec<_>) =
            report.findings().iter().partition(|finding| is_consequence(finding, mistake));
        for consequence in consequences {
            *self.allowed.entry((kind, consequence.rule().id())).or_default() += 1;
        }
        let right = |finding: &Finding| {
            finding.rule().id() == mistake.rule
                && finding.place().offset == mistake.offset
                && mistake.says.as_ref().is_none_or(|(argument, value)| finding.argument(argument) == Some(value))
        };
        if found.len() != 1 || !right(found[0]) {
            let line = mistake.text[..mistake.offset].matches('\n').count() + 1;
            let found: Vec<_> = found
                .iter()
                .take(4)
                .map(|finding| {
                    let place = finding.place();
                    format!("{}:{} {} {}", place.line, place.column, finding.rule().id(), finding.message(Lang::En))
                })
                .collect();
            let around = mistake.text[mistake.offset..].chars().take(60).collect::<String>();
            self.wrong.push(format!(
                "{name} {kind:?}: expected {} in line {line} at {around:?} {:?}, found {}: {found:#?}",
                mistake.rule,
                mistake.says,
                report.findings().len()
            ));
        }
    }

    /// Breaks a sample in so many places for each kind.
    fn try_all(&mut self, path: &Path, schema: &Schema, places: usize) {
        // A longer search: XEFA_MISTAKES=10 tries ten times as many places.
        let more = std::env::var("XEFA_MISTAKES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
        let places: usize = places * more;
        let text = std::fs::read_to_string(path).expect("a sample");
        let text = text.trim_start_matches('\u{feff}');
        if !check_text(schema, text, &Options::default()).findings().is_empty() {
            return;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let tree = Tree::new(text, schema);
        let mut seed = Seed(text.len() as u64);
        for kind in Kind::ALL {
            let mut made = 0;
            for _ in 0..places * 8 {
                let (at, how) = (seed.next(tree.nodes.len()), seed.next(1_000));
                if let Some(mistake) = kind.make(&tree, at, how) {
                    self.judge(&name, schema, kind, &mistake);
                    made += 1;
                }
                if made == places {
                    break;
                }
            }
        }
    }

    fn finish(&self, at_least: usize) {
        let all: usize = self.made.values().sum();
        println!("mistakes {:?}; consequences {:?}; wrong {}", self.made, self.allowed, self.wrong.len());
        assert!(self.wrong.is_empty(), "{} of {all}:\n{}", self.wrong.len(), self.wrong.join("\n"));
        assert!(
            self.made.len() == Kind::ALL.len() && all >= at_least,
            "too few mistakes could be made: {:?}",
            self.made
        );
    }
}

#[test]
fn in_samples_of_xefa() {
    let mut tally = Tally::default();
    for path in samples::xml_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/xefa/1.0/samples")) {
        tally.try_all(&path, &samples::SCHEMA, 8);
    }
    tally.finish(500);
}

#[test]
fn in_samples_of_real_standards() {
    let Some(corpus) = material::corpus() else { return };
    let schemas = Schemas::default();
    let mut tally = Tally::default();
    let mut files: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for row in material::table(&corpus.join("instances.tsv")).into_iter().filter(|row| row[1] == "valid") {
        files.entry(row[2].clone()).or_default().push(corpus.join(&row[0]));
    }
    for (schema, mut samples) in files {
        let compiled = schemas.get(&corpus, &schema);
        samples.retain(|path| path.metadata().is_ok_and(|file| file.len() < 200_000));
        let step = samples.len().div_ceil(4).max(1);
        for path in samples.iter().step_by(step) {
            tally.try_all(path, &compiled, 6);
        }
    }
    tally.finish(1_000);
}
