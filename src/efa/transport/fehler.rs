//! Why a transport did not do what it was asked for.

use std::io;

use crate::efa::anlagen::{AblageFehler, StromFehler};
use crate::map::StoreError;
use crate::models::ValueError;
use crate::report::{Finding, Place, Report};

/// What was asked for is refused, or the transport itself failed. Never a value of a message in it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TransportFehler {
    /// Something is wrong with the delivery; it was not sent.
    #[error("the delivery is refused: {0}")]
    Befund(Report),
    /// The transport failed. Nothing is said about the delivery: try again.
    #[error("the transport failed")]
    Ausfall(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl TransportFehler {
    /// Everything as findings, for a person; what failed is one that could not be checked.
    #[must_use]
    pub fn report(&self) -> Report {
        match self {
            Self::Befund(report) => report.clone(),
            Self::Ausfall(_) => befund("xefa-transport-ausfall", "/").into(),
        }
    }
}

impl From<io::Error> for TransportFehler {
    fn from(error: io::Error) -> Self {
        Self::Ausfall(Box::new(error))
    }
}

impl From<StoreError> for TransportFehler {
    fn from(error: StoreError) -> Self {
        Self::Ausfall(Box::new(error))
    }
}

impl From<StromFehler> for TransportFehler {
    fn from(error: StromFehler) -> Self {
        Self::Ausfall(Box::new(error))
    }
}

impl From<AblageFehler> for TransportFehler {
    fn from(error: AblageFehler) -> Self {
        Self::Ausfall(Box::new(error))
    }
}

impl From<Report> for TransportFehler {
    fn from(report: Report) -> Self {
        Self::Befund(report)
    }
}

impl From<Finding> for TransportFehler {
    fn from(finding: Finding) -> Self {
        Self::Befund(finding.into())
    }
}

impl From<crate::Error> for TransportFehler {
    fn from(error: crate::Error) -> Self {
        Self::Befund(error.into_report())
    }
}

/// A value of a delivery that no message of 2.0 may hold, the name of an authority with a letter too many for example.
impl From<ValueError> for TransportFehler {
    fn from(error: ValueError) -> Self {
        Self::Befund(Finding::new(error.rule(), Place::default()).path("/nachrichtenkopf").into())
    }
}

/// A finding of an envelope or a delivery, which has no lines.
pub(super) fn befund(rule: &str, path: impl Into<String>) -> Finding {
    Finding::new(rule, Place::default()).path(path)
}
