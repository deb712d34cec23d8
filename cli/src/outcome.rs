//! What became of one file.

use xefa::report::{Finding, Report, Verdict};

/// What became of one file.
#[derive(Debug)]
pub struct Outcome {
    /// The file's name, as it was given.
    pub file: String,
    /// The suite against which it was checked, if there are suites.
    pub suite: Option<String>,
    /// The release against which it was checked, if it was detected.
    pub release: Option<String>,
    /// The verdict. That of the report, but for a schema: one that is wrong makes everything uncheckable; and for a file that is
    /// wrong on purpose: then it is what the expected findings make of it.
    pub verdict: Verdict,
    /// What there is to say.
    pub report: Report,
    /// Findings that were expected, all of them found: not part of the report.
    pub expected: Vec<Finding>,
    /// How many findings were passed over, as the configuration says.
    pub ignored: usize,
}

/// How a file stands in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Valid.
    Valid,
    /// Wrong on purpose, and as expected.
    Expected,
    /// Invalid.
    Invalid,
    /// It could not be checked.
    Unchecked,
}

impl Outcome {
    /// What a report says of a file.
    pub fn new(file: String, report: Report) -> Self {
        let verdict = report.verdict();
        Self { file, suite: None, release: None, verdict, report, expected: Vec::new(), ignored: 0 }
    }

    /// A file about which there is one thing to say.
    pub fn of(file: String, finding: Finding) -> Self {
        Self::new(file, finding.into())
    }

    /// A schema that cannot be used: nothing can be checked against it.
    pub fn of_schema(file: String, report: Report) -> Self {
        Self { verdict: Verdict::Error, ..Self::new(file, report) }
    }

    /// How the file stands.
    pub fn standing(&self) -> Standing {
        match (self.verdict, self.report.verdict()) {
            (_, Verdict::Valid) if !self.expected.is_empty() => Standing::Expected,
            (Verdict::Valid, _) => Standing::Valid,
            (Verdict::Invalid, _) => Standing::Invalid,
            (Verdict::Error, _) => Standing::Unchecked,
        }
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
