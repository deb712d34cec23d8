//! For CI systems: JUnit XML. A test suite for each suite, a test case for each file; invalid is a failure, what could not be checked
//! an error.
//!
//! JUnit has no specification; this is what Jenkins, GitLab and Surefire have in common
//! (<https://github.com/testmoapp/junitxml>): counts stand before the cases, so everything is written at the end.

use std::io::{self, Write};

use xefa::report::{Finding, Lang};

use super::Document;
use super::said::{more, said};
use crate::language::{pick, severity};
use crate::outcome::{Outcome, Standing};

/// JUnit XML.
#[derive(Debug)]
pub struct Junit {
    lang: Lang,
    suites: Vec<Suite>,
}

/// The files of a suite.
#[derive(Debug, Default)]
struct Suite {
    name: String,
    cases: String,
    tests: usize,
    failures: usize,
    errors: usize,
}

impl Junit {
    /// Nothing read yet.
    pub fn new(lang: Lang) -> Self {
        Self { lang, suites: Vec::new() }
    }

    /// A finding on one line, or on two.
    fn line(&self, outcome: &Outcome, finding: &Finding) -> String {
        let mut line = finding.source_name().unwrap_or(&outcome.file).to_owned();
        let place = finding.place();
        if place.line > 0 {
            line.push_str(&format!(":{}:{}", place.line, place.column));
        }
        let word = severity(self.lang, finding.severity());
        line + &format!(": {word}: {} [{}]\n", said(finding, self.lang), finding.rule().id())
    }

    /// What stands in the test case: one element for what made it fail, and what else there is to say.
    fn content(&self, outcome: &Outcome, standing: Standing) -> String {
        let findings = outcome.report.findings();
        let mut all: String = findings.iter().map(|finding| self.line(outcome, finding)).collect();
        if outcome.report.is_truncated() {
            all.push_str(more(self.lang));
            all.push('\n');
        }
        let element = match standing {
            Standing::Invalid => "failure",
            Standing::Unchecked => "error",
            Standing::Valid | Standing::Expected => {
                let met: String = outcome.expected.iter().map(|finding| self.line(outcome, finding)).collect();
                if !met.is_empty() {
                    all = format!("{}\n{met}{all}", pick(self.lang, "wie erwartet ungültig:", "invalid as expected:"));
                }
                if all.is_empty() {
                    return String::new();
                }
                return format!("<system-out>{}</system-out>", text(&all));
            }
        };
        let deciding = findings.iter().find(|finding| finding.verdict() == outcome.verdict).or(findings.first());
        let (message, kind) =
            deciding.map_or_else(|| (String::new(), ""), |finding| (finding.message(self.lang), finding.rule().id()));
        let (message, kind) = (attribute(&message), attribute(kind));
        format!("<{element} message=\"{message}\" type=\"{kind}\">{}</{element}>", text(&all))
    }
}

impl Document for Junit {
    fn file(&mut self, _: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
        let name = match (&outcome.suite, &outcome.release) {
            (Some(suite), _) => suite.clone(),
            (None, Some(release)) => format!("XEfA {release}"),
            (None, None) => "xefa".to_owned(),
        };
        let standing = outcome.standing();
        let file = attribute(&outcome.file);
        let content = self.content(outcome, standing);
        let case = format!("<testcase name=\"{file}\" classname=\"{}\" file=\"{file}\"", attribute(&name));
        let case =
            if content.is_empty() { format!("    {case}/>\n") } else { format!("    {case}>{content}</testcase>\n") };
        let at = self.suites.iter().position(|suite| suite.name == name).unwrap_or_else(|| {
            self.suites.push(Suite { name, ..Suite::default() });
            self.suites.len() - 1
        });
        let suite = &mut self.suites[at];
        suite.cases.push_str(&case);
        suite.tests += 1;
        suite.failures += usize::from(standing == Standing::Invalid);
        suite.errors += usize::from(standing == Standing::Unchecked);
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let sum = |count: fn(&Suite) -> usize| self.suites.iter().map(count).sum::<usize>();
        let (tests, failures, errors) =
            (sum(|suite| suite.tests), sum(|suite| suite.failures), sum(|suite| suite.errors));
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<testsuites name=\"xefa\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">")?;
        for Suite { name, cases, tests, failures, errors } in &self.suites {
            let name = attribute(name);
            writeln!(
                out,
                "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">"
            )?;
            out.write_all(cases.as_bytes())?;
            writeln!(out, "  </testsuite>")?;
        }
        writeln!(out, "</testsuites>")
    }
}

/// Text, escaped; a character that XML forbids is shown as Rust would write it.
fn text(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len() + 16), |mut out, c| {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\t' | '\n' => out.push(c),
            '\r' => out.push_str("&#xD;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
        out
    })
}

/// An attribute value, escaped for quotation marks.
fn attribute(value: &str) -> String {
    text(value).replace('"', "&quot;").replace('\t', "&#x9;").replace('\n', "&#xA;")
}
