//! The one error of reading and writing.

use std::fmt;

use crate::report::{Finding, Place, Report, Verdict};

/// Why there is no message: it is invalid, or it could not be checked. Never both at once, and never a value in it.
///
/// ```
/// let error = xefa::read(b"<a/>").unwrap_err();
/// assert!(error.is_unchecked() && !error.is_invalid());
/// assert_eq!(error.report().findings().len(), 1);
/// ```
#[derive(Clone, PartialEq)]
pub struct Error {
    report: Box<Report>,
}

impl Error {
    pub(crate) fn invalid(report: Report) -> Self {
        Self { report: Box::new(report) }
    }

    pub(crate) fn unchecked(report: Report) -> Self {
        Self { report: Box::new(report) }
    }

    pub(crate) fn internal() -> Self {
        Self::unchecked(Finding::new("xefa-intern", Place::default()).path("/").into())
    }

    /// Whether the message is invalid.
    #[must_use]
    pub fn is_invalid(&self) -> bool {
        self.report.verdict() == Verdict::Invalid
    }

    /// Whether something could not be checked: an unknown standard, release or Fachmodul. That is not the same as invalid.
    #[must_use]
    pub fn is_unchecked(&self) -> bool {
        !self.is_invalid()
    }

    /// All findings.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// All findings.
    #[must_use]
    pub fn into_report(self) -> Report {
        *self.report
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("verdict", &self.report.verdict())
            .field("findings", &self.report.findings())
            .finish()
    }
}

/// The first finding and how many more there are.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_invalid() { "invalid: " } else { "could not be checked: " })?;
        match self.report.findings() {
            [] => f.write_str("no finding"),
            [only] => only.fmt(f),
            [first, more @ ..] => write!(f, "{first} (and {} more)", more.len()),
        }
    }
}

impl std::error::Error for Error {}
