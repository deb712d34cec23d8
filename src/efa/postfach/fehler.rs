//! Why a mailbox did not do what it was asked for.

use crate::report::{Finding, Place, Report};

/// What was asked for is refused, or the mailbox itself failed. Never a value of a message in it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PostfachFehler {
    /// Something is wrong with what was handed over.
    #[error("the mailbox refuses: {0}")]
    Befund(Report),
    /// The mailbox failed: try again.
    #[error("the mailbox failed")]
    Ausfall(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl PostfachFehler {
    /// Everything as findings, for a person.
    #[must_use]
    pub fn report(&self) -> Report {
        match self {
            Self::Befund(report) => report.clone(),
            Self::Ausfall(_) => befund("xefa-postfach-ausfall", "/").into(),
        }
    }
}

impl From<Report> for PostfachFehler {
    fn from(report: Report) -> Self {
        Self::Befund(report)
    }
}

impl From<Finding> for PostfachFehler {
    fn from(finding: Finding) -> Self {
        Self::Befund(finding.into())
    }
}

impl From<std::io::Error> for PostfachFehler {
    fn from(error: std::io::Error) -> Self {
        Self::Ausfall(Box::new(error))
    }
}

impl From<crate::map::StoreError> for PostfachFehler {
    fn from(error: crate::map::StoreError) -> Self {
        match error {
            crate::map::StoreError::Missing => befund("xefa-anlage-fehlt", "/attachments").into(),
            crate::map::StoreError::Taken => befund("xefa-anlage-anderer-inhalt", "/attachments").into(),
            error => Self::Ausfall(Box::new(error)),
        }
    }
}

impl From<crate::efa::anlagen::AblageFehler> for PostfachFehler {
    fn from(error: crate::efa::anlagen::AblageFehler) -> Self {
        match error {
            crate::efa::anlagen::AblageFehler::Ablage(error) => error.into(),
            error => Self::Ausfall(Box::new(error)),
        }
    }
}

pub(super) fn befund(rule: &str, path: &str) -> Finding {
    Finding::new(rule, Place::default()).path(path)
}
