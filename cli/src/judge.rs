//! What becomes of the findings of a file: passed over, weighed, or expected.

use std::path::Path;

use xefa::report::{Finding, Place, Report, Severity, Verdict};

use crate::config::{Expectation, Policy, Weight};
use crate::outcome::Outcome;

/// What holds for findings.
#[derive(Debug, Default)]
pub struct Judge<'c> {
    /// What the configuration says for all files.
    pub common: Option<&'c Policy>,
    /// Rules whose findings become warnings, whatever the configuration says.
    pub warn: &'c [String],
    /// Whether a warning counts as an error.
    pub deny_warnings: bool,
}

impl Judge<'_> {
    /// Whether anything of this may change the verdict of a file with so many findings that some were not kept.
    pub fn matters(&self, of_suites: &[&Policy]) -> bool {
        !self.warn.is_empty() || self.deny_warnings || self.common.is_some() || !of_suites.is_empty()
    }

    /// Judges all findings of a file: `key` says which file it is, `of_suites` what its suite says.
    pub fn judge(&self, outcome: &mut Outcome, of_suites: &[&Policy], key: &Path) {
        let policies = || of_suites.iter().copied().chain(self.common);
        let expectations: Vec<&Expectation> =
            policies().flat_map(|policy| &policy.expectations).filter(|entry| entry.speaks_of(key)).collect();
        let findings = std::mem::take(&mut outcome.report);
        let truncated = findings.is_truncated();
        let is_error = |finding: &Finding| {
            let weighed = policies().find_map(|policy| policy.severities.of(finding));
            finding.severity() >= Severity::Error || weighed == Some(Weight::Error)
        };
        let mut missed = Vec::new();
        for entry in &expectations {
            for rule in &entry.rules {
                let met = |finding: &&Finding| entry.is_met_by(rule, finding) && is_error(finding);
                if !findings.findings().iter().any(|finding| met(&finding)) {
                    missed.push((*rule, entry.line));
                }
            }
        }
        let as_expected = !expectations.is_empty() && missed.is_empty();
        // The line says where one finding of the rule must be; others of it are no surprise.
        let expected = |finding: &Finding| {
            as_expected && expectations.iter().any(|entry| entry.rules.contains(&finding.rule().id()))
        };
        let mut report = Report::new();
        let mut ignored = 0;
        for finding in findings.findings() {
            if expected(finding) {
                outcome.expected.push(finding.clone());
                continue;
            }
            if policies().any(|policy| policy.ignores.iter().any(|entry| entry.takes(key, finding))) {
                ignored += 1;
                continue;
            }
            let Some(mut weighed) = self.weighed(finding, policies()) else {
                ignored += 1;
                continue;
            };
            // What is wrong besides in a file that is wrong as expected is worth a look.
            if as_expected && weighed.severity() == Severity::Error && !self.deny_warnings {
                weighed = weighed.weighing(Severity::Warning);
            }
            report.push(weighed);
        }
        for (rule, line) in missed {
            report.push(surprise(rule, line, &report));
        }
        if truncated {
            report.set_truncated();
        }
        let of_expected = outcome.expected.iter().map(Finding::verdict).max().unwrap_or(Verdict::Valid);
        outcome.verdict = report.verdict().max(of_expected);
        outcome.report = report;
        outcome.ignored = ignored;
    }

    /// A finding with its weight; none if it is passed over.
    pub fn weighed<'p>(&self, finding: &Finding, mut policies: impl Iterator<Item = &'p Policy>) -> Option<Finding> {
        let asked = self.warn.iter().any(|rule| rule == finding.rule().id());
        let weight =
            if asked { Some(Weight::Warning) } else { policies.find_map(|policy| policy.severities.of(finding)) };
        let severity = match (weight, finding.severity()) {
            (_, Severity::Unchecked) => Severity::Unchecked,
            (Some(Weight::Ignore), _) => return None,
            (Some(Weight::Error), _) => Severity::Error,
            (Some(Weight::Warning), _) => Severity::Warning,
            (None, severity) => severity,
        };
        let denied = self.deny_warnings && severity == Severity::Warning;
        Some(finding.clone().weighing(if denied { Severity::Error } else { severity }))
    }
}

/// A file that does not break the rule that it should break.
fn surprise(rule: &str, line: Option<u32>, report: &Report) -> Finding {
    let mut others: Vec<String> = Vec::new();
    for finding in report.findings().iter().filter(|finding| finding.verdict() != Verdict::Valid) {
        let id = finding.rule().id();
        let other = match finding.place().line {
            at if id == rule && at > 0 => format!("{id} ({at})"),
            _ => id.to_owned(),
        };
        if !id.starts_with("xefa-erwartung-") && !others.contains(&other) {
            others.push(other);
        }
    }
    let id = if others.is_empty() { "xefa-erwartung-gueltig" } else { "xefa-erwartung-anders" };
    let finding = Finding::new(id, Place::default()).path("/").arg("name", rule);
    let finding = line.iter().fold(finding, |finding, line| finding.arg("line", line.to_string()));
    if others.is_empty() { finding } else { finding.arg("other", others.join(", ")) }
}
