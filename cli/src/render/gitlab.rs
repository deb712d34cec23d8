//! For GitLab: a Code Quality report, one JSON array (<https://docs.gitlab.com/ci/testing/code_quality/>).

use std::io::{self, Write};

use serde::Serialize;
use xefa::report::{Finding, Lang, Severity};

use super::Document;
use super::fingerprint::Fingerprints;
use super::said::{more, path_in_repository, said};
use crate::outcome::Outcome;

/// The format of GitLab. Files that are valid are not mentioned.
#[derive(Debug)]
pub struct Gitlab {
    lang: Lang,
    fingerprints: Fingerprints,
    begun: bool,
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

impl Gitlab {
    /// Nothing written yet.
    pub fn new(lang: Lang) -> Self {
        Self { lang, fingerprints: Fingerprints::default(), begun: false }
    }

    fn issue(&mut self, out: &mut dyn Write, file: &str, finding: &Finding, said: String) -> io::Result<()> {
        let path = path_in_repository(finding.source_name().unwrap_or(file));
        let issue = Issue {
            description: said,
            check_name: finding.rule().id(),
            fingerprint: self.fingerprints.of(&path, finding),
            severity: match finding.severity() {
                Severity::Warning => "minor",
                Severity::Error => "major",
                Severity::Unchecked => "critical",
            },
            // Whoever has no line stands at the first.
            location: Location { path, lines: Lines { begin: finding.place().line.max(1) } },
        };
        self.separate(out)?;
        serde_json::to_writer(out, &issue).map_err(io::Error::from)
    }

    fn separate(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let between: &[u8] = if self.begun { b",\n" } else { b"[\n" };
        self.begun = true;
        out.write_all(between)
    }
}

impl Document for Gitlab {
    fn file(&mut self, out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
        for finding in outcome.report.findings() {
            self.issue(out, &outcome.file, finding, said(finding, self.lang))?;
        }
        if outcome.report.is_truncated()
            && let Some(last) = outcome.report.findings().last()
        {
            self.issue(out, &outcome.file, last, more(self.lang).to_owned())?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.begun { b"\n]\n" } else { b"[]\n" })
    }
}
