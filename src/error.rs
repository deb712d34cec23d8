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
    kind: Kind,
}

/// What failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Reading or writing a message.
    Message,
    /// Giving a message in another release.
    Conversion,
}

impl Error {
    pub(crate) fn invalid(report: Report) -> Self {
        Self { report: Box::new(report), kind: Kind::Message }
    }

    pub(crate) fn unchecked(report: Report) -> Self {
        Self { report: Box::new(report), kind: Kind::Message }
    }

    pub(crate) fn unconvertible(report: Report) -> Self {
        Self { report: Box::new(report), kind: Kind::Conversion }
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

    /// Whether the message could be read, but not be given in another release: a decision is missing, something stands in the way, or
    /// a strict conversion would lose something.
    #[must_use]
    pub fn is_unconvertible(&self) -> bool {
        self.kind == Kind::Conversion
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
        f.write_str(match self.kind {
            Kind::Conversion => "could not be converted: ",
            Kind::Message if self.is_invalid() => "invalid: ",
            Kind::Message => "could not be checked: ",
        })?;
        self.report.fmt(f)
    }
}

impl std::error::Error for Error {}
