//! Whether a release or a Fachmodul may be sent on a day.

use chrono::NaiveDate;

use super::{Fachmodul, Release};

/// Whether something may be sent on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Validity {
    /// It may be sent only later.
    NotYet,
    /// It may be sent and is accepted.
    Valid,
    /// It is not accepted any more.
    NoLonger,
}

impl Validity {
    /// The word that machines read: `not-yet`, `valid` or `no-longer`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::Valid => "valid",
            Self::NoLonger => "no-longer",
        }
    }

    /// By the first and the last day, both included, as `YYYY-MM-DD`. Days written like that have the order of their texts.
    fn on(day: NaiveDate, from: &str, until: Option<&str>) -> Self {
        let day = day.format("%Y-%m-%d").to_string();
        if day.as_str() < from {
            Self::NotYet
        } else if until.is_some_and(|until| until < day.as_str()) {
            Self::NoLonger
        } else {
            Self::Valid
        }
    }
}

impl Release {
    /// Whether its messages may be sent on a day.
    ///
    /// ```
    /// use xefa::releases::{self, Validity};
    ///
    /// let newest = releases::all().last().unwrap();
    /// assert_eq!(newest.validity("1999-12-31".parse()?), Validity::NotYet);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn validity(&self, on: NaiveDate) -> Validity {
        Validity::on(on, self.from, self.until)
    }
}

impl Fachmodul {
    /// Whether it may be sent on a day, in a release that may be sent on it.
    #[must_use]
    pub fn validity(&self, on: NaiveDate) -> Validity {
        Validity::on(on, self.valid_from(), self.accepted_until())
    }
}
