//! What a check of codes does where the lists at hand do not have the answer.

use super::CodeLists;

/// What to do with what the lists at hand do not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CodePolicy {
    /// A version that is newer than all known ones of its list.
    pub newer: NewerVersion,
    /// A list of which no version is known.
    pub unknown_list: UnknownList,
}

/// What a version means that is newer than all known ones of its list. It is the everyday case of a receiver that lags behind its
/// senders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NewerVersion {
    /// The message is invalid.
    Reject,
    /// A warning. Codes are looked up in the newest known version, and one that it lacks is a warning too.
    #[default]
    Warn,
    /// Nothing is said, and a code may be a new one.
    Accept,
}

/// What a list means of which no version is known, where the schema names it (code types 2 and 3). Lists that only the message names
/// (type 4) are never missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnknownList {
    /// The codes could not be checked, so the message does not count as valid.
    #[default]
    Unchecked,
    /// A warning.
    Warn,
    /// Nothing is said: only what the lists at hand concern is checked.
    Ignore,
}

/// Lists and policy for a check of codes.
#[derive(Debug, Clone, Copy)]
pub struct CodeCheck<'a> {
    lists: Option<&'a CodeLists>,
    /// The policy.
    pub policy: CodePolicy,
}

impl<'a> CodeCheck<'a> {
    /// The lists that the library carries, and nothing said of others: what reading and writing of XEfA messages uses. The lists are
    /// read when the first code is looked up.
    pub const BUNDLED: Self =
        Self { lists: None, policy: CodePolicy { newer: NewerVersion::Warn, unknown_list: UnknownList::Ignore } };

    /// A check against these lists and no others.
    #[must_use]
    pub fn new(lists: &'a CodeLists, policy: CodePolicy) -> Self {
        Self { lists: Some(lists), policy }
    }

    /// The lists.
    #[must_use]
    pub fn lists(&self) -> &'a CodeLists {
        self.lists.unwrap_or_else(|| CodeLists::bundled())
    }
}
