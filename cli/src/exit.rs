//! Exit codes: 0 all valid, 1 something is invalid, 2 something could not be checked; the greater one counts.

use std::process::ExitCode;

use xefa::report::Verdict;

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// All valid.
    Valid,
    /// Something is invalid.
    Invalid,
    /// Something could not be checked.
    Unchecked,
}

impl From<Verdict> for Exit {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Valid => Self::Valid,
            Verdict::Invalid => Self::Invalid,
            Verdict::Error => Self::Unchecked,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Valid => Self::from(0),
            Exit::Invalid => Self::from(1),
            Exit::Unchecked => Self::from(2),
        }
    }
}
