//! What became of one file.

use xefa::report::{Finding, Report, Severity, Verdict};

/// What became of one file.
#[derive(Debug)]
pub struct Outcome {
    /// The file's name, as it was given.
    pub file: String,
    /// The release against which it was checked, if it was detected.
    pub release: Option<String>,
    /// The verdict. That of the report, but for a schema: one that is wrong makes everything uncheckable.
    pub verdict: Verdict,
    /// The findings with their weight here.
    pub findings: Vec<(Severity, Finding)>,
    /// Whether there were more findings than are kept.
    pub truncated: bool,
}

impl Outcome {
    /// What a report says of a file; findings of the rules in `warn` change no verdict.
    pub fn new(file: String, report: &Report, warn: &[String]) -> Self {
        let weigh = |finding: &Finding| {
            let is_warned = warn.iter().any(|rule| rule == finding.rule().id());
            if is_warned { Severity::Warning } else { finding.severity() }
        };
        let findings: Vec<_> = report.findings().iter().map(|finding| (weigh(finding), finding.clone())).collect();
        let verdict = findings.iter().map(|(severity, _)| verdict_of(*severity)).max().unwrap_or(Verdict::Valid);
        Self { file, release: None, verdict, findings, truncated: report.is_truncated() }
    }

    /// A file about which there is one thing to say.
    pub fn of(file: String, finding: Finding) -> Self {
        Self::new(file, &finding.into(), &[])
    }

    /// A schema that cannot be used: nothing can be checked against it.
    pub fn of_schema(file: String, report: &Report) -> Self {
        Self { verdict: Verdict::Error, ..Self::new(file, report, &[]) }
    }

    /// Keeps the first findings only, and one that decides the verdict.
    pub fn truncate(&mut self, limit: usize) {
        if self.findings.len() <= limit {
            return;
        }
        let verdict = self.verdict;
        let decides = |(severity, _): &(Severity, Finding)| verdict_of(*severity) == verdict;
        let deciding = self.findings.iter().position(decides).filter(|at| *at >= limit);
        if let Some(at) = deciding
            && let Some(last) = limit.checked_sub(1)
        {
            self.findings.swap(last, at);
        }
        self.findings.truncate(limit);
        self.truncated = true;
    }
}

fn verdict_of(severity: Severity) -> Verdict {
    match severity {
        Severity::Warning => Verdict::Valid,
        Severity::Error => Verdict::Invalid,
        Severity::Unchecked => Verdict::Error,
    }
}
