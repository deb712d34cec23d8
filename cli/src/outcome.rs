//! What became of one file.

use xefa::report::{Finding, Report, Verdict};

/// What became of one file.
#[derive(Debug)]
pub struct Outcome {
    /// The file's name, as it was given.
    pub file: String,
    /// The release against which it was checked, if it was detected.
    pub release: Option<String>,
    /// The verdict. That of the report, but for a schema: one that is wrong makes everything uncheckable.
    pub verdict: Verdict,
    /// What there is to say.
    pub report: Report,
}

impl Outcome {
    /// What a report says of a file.
    pub fn new(file: String, report: Report) -> Self {
        Self { file, release: None, verdict: report.verdict(), report }
    }

    /// A file about which there is one thing to say.
    pub fn of(file: String, finding: Finding) -> Self {
        Self::new(file, finding.into())
    }

    /// A schema that cannot be used: nothing can be checked against it.
    pub fn of_schema(file: String, report: Report) -> Self {
        Self { verdict: Verdict::Error, ..Self::new(file, report) }
    }

    /// Keeps the first findings only, and one that decides the verdict.
    pub fn truncate(&mut self, limit: usize) {
        let findings = self.report.findings();
        if findings.len() <= limit {
            return;
        }
        let deciding = findings.iter().position(|finding| finding.verdict() == self.verdict).filter(|at| *at >= limit);
        let first = findings.iter().take(if deciding.is_some() { limit.saturating_sub(1) } else { limit });
        let kept: Vec<Finding> = first.chain(deciding.map(|at| &findings[at])).cloned().collect();
        self.report = Report::new();
        kept.into_iter().for_each(|finding| self.report.push(finding));
        self.report.set_truncated();
    }
}
