//! For programs: one JSON object a line for each file.

use std::io::{self, Write};

use serde::Serialize;
use xefa::report::{self, Lang};

use super::Render;
use crate::outcome::Outcome;

/// The format for programs.
#[derive(Debug)]
pub struct Jsonl {
    pub lang: Lang,
}

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    release: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suite: Option<&'a str>,
    truncated: bool,
    findings: Vec<Finding<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    expected: Vec<Finding<'a>>,
    #[serde(skip_serializing_if = "is_zero")]
    ignored: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    severity: &'static str,
    line: u32,
    column: u32,
    path: &'a str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
}

impl Render for Jsonl {
    fn file(&self, out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
        let file = File {
            file: &outcome.file,
            verdict: outcome.verdict.as_str(),
            release: outcome.release.as_deref(),
            truncated: outcome.report.is_truncated(),
            suite: outcome.suite.as_deref(),
            findings: outcome.report.findings().iter().map(|finding| finding_of(finding, self.lang)).collect(),
            expected: outcome.expected.iter().map(|finding| finding_of(finding, self.lang)).collect(),
            ignored: outcome.ignored,
        };
        line(out, &file)
    }
}

fn finding_of(finding: &report::Finding, lang: Lang) -> Finding<'_> {
    Finding {
        rule: finding.rule().id(),
        severity: finding.severity().as_str(),
        line: finding.place().line,
        column: finding.place().column,
        path: finding.element_path(),
        message: finding.message(lang),
        value: finding.offending_value(),
        source: finding.source_name(),
    }
}

/// Writes something as one line of JSON.
///
/// # Errors
/// When it cannot be written.
pub fn line(out: &mut dyn Write, what: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(what)?;
    line.push(b'\n');
    out.write_all(&line)
}
