//! For GitHub Actions: a workflow command a finding, which becomes an annotation of the file
//! (<https://docs.github.com/actions/reference/workflow-commands-for-github-actions>).

use std::fmt::Write as _;
use std::io::{self, Write};

use xefa::report::{Lang, Severity};

use super::Render;
use super::said::{more, path_in_repository, said};
use crate::language::severity;
use crate::outcome::Outcome;

/// The format of GitHub Actions. Files that are valid are not mentioned.
#[derive(Debug)]
pub struct Github {
    pub lang: Lang,
}

impl Render for Github {
    fn file(&self, out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
        let mut text = String::new();
        for finding in outcome.report.findings() {
            let command = match finding.severity() {
                Severity::Warning => "warning",
                Severity::Error | Severity::Unchecked => "error",
            };
            let file = path_in_repository(finding.source_name().unwrap_or(&outcome.file));
            let _ = write!(text, "::{command} file={}", property(&file));
            let place = finding.place();
            if place.line > 0 {
                let _ = write!(text, ",line={},col={}", place.line, place.column);
            }
            let mut title = finding.rule().id().to_owned();
            if finding.severity() == Severity::Unchecked {
                let _ = write!(title, " ({})", severity(self.lang, Severity::Unchecked));
            }
            let _ = writeln!(text, ",title={}::{}", property(&title), data(&said(finding, self.lang)));
        }
        if outcome.report.is_truncated() {
            let file = path_in_repository(&outcome.file);
            let _ = writeln!(text, "::notice file={}::{}", property(&file), data(more(self.lang)));
        }
        out.write_all(text.as_bytes())
    }
}

/// A message, escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, escaped.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
