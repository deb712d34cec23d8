//! For programs: one JSON object a line for each file.

use std::io::{self, Write};

use serde::Serialize;
use xefa::report::Lang;

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
    truncated: bool,
    findings: Vec<Finding<'a>>,
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
        let findings = outcome.report.findings().iter().map(|finding| Finding {
            rule: finding.rule().id(),
            severity: finding.severity().as_str(),
            line: finding.place().line,
            column: finding.place().column,
            path: finding.element_path(),
            message: finding.message(self.lang),
            value: finding.offending_value(),
            source: finding.source_name(),
        });
        let file = File {
            file: &outcome.file,
            verdict: outcome.verdict.as_str(),
            release: outcome.release.as_deref(),
            truncated: outcome.report.is_truncated(),
            findings: findings.collect(),
        };
        line(out, &file)
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
