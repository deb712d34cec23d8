//! What the library has to say about a document: findings with a rule, a place and a way out, collected in a report.
//!
//! A [`Finding`] names the [`Rule`] that is broken, where, and what was expected. It carries no value of the document unless the
//! caller asked for values: a report may be logged.
//!
//! ```
//! use xefa::report::{Finding, Lang, Place, Report, Verdict};
//!
//! let mut report = Report::new();
//! let place = Place { line: 3, column: 7, ..Place::default() };
//! report.push(Finding::new("cvc-complex-type.4", place).path("/a/b").arg("name", "version"));
//! assert_eq!(report.verdict(), Verdict::Invalid);
//! assert_eq!(report.findings()[0].message(Lang::En), "attribute “version” is missing");
//! ```

use std::fmt;

mod catalog;
mod finding;
mod lang;
mod loss;
mod rule;

pub use finding::{Finding, Place, Severity};
pub use lang::Lang;
pub use loss::{Loss, LossKind, Reason};
pub use rule::Rule;

/// What a check says of a document as a whole. "Could not check" never reads as valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Everything was checked and nothing is wrong.
    Valid,
    /// Something is wrong.
    Invalid,
    /// Something could not be checked.
    Error,
}

impl Verdict {
    /// The word that machines read: `valid`, `invalid` or `error`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Invalid => "invalid",
            Self::Error => "error",
        }
    }
}

/// All findings of one document, in the order of their places.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    findings: Vec<Finding>,
    truncated: bool,
}

impl Report {
    /// An empty report.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// The findings, ordered by place.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings, to amend them (the command line adds the file, for example).
    pub fn findings_mut(&mut self) -> &mut [Finding] {
        &mut self.findings
    }

    /// Whether there were more findings than the limit keeps.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// Says that there were more findings than are kept.
    pub fn set_truncated(&mut self) {
        self.truncated = true;
    }

    /// The verdict: what could not be checked beats what is wrong; a warning changes nothing.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.findings.iter().map(Finding::verdict).max().unwrap_or(Verdict::Valid)
    }

    /// Whether the verdict is [`Verdict::Valid`].
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.verdict() == Verdict::Valid
    }

    /// Orders the findings by byte offset; findings at one offset keep their order.
    pub fn sort(&mut self) {
        self.findings.sort_by_key(|finding| finding.place().offset);
    }

    /// Makes warnings of all errors of a rule: they stay in the report and change no verdict. What could not be checked stays
    /// unchecked.
    pub fn downgrade(&mut self, rule: &str) {
        self.findings.iter_mut().filter(|finding| finding.rule().id() == rule).for_each(Finding::downgrade);
    }

    /// Adds everything of another report behind this one's findings.
    pub fn append(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.truncated |= other.truncated;
    }
}

/// The first finding and how many more there are, in English: what a log or `?` in a `main` shows.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.findings() {
            [] => f.write_str("no finding"),
            [only] => only.fmt(f),
            [first, more @ ..] => write!(f, "{first} (and {} more)", more.len()),
        }
    }
}

impl std::error::Error for Report {}

impl From<Finding> for Report {
    fn from(finding: Finding) -> Self {
        Self { findings: vec![finding], truncated: false }
    }
}
