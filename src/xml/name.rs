//! Qualified names and where they stand.
use super::namespaces::Ns;

/// A name as it stands in a tag, with its namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QName<'r> {
    /// The name as written: `prefix:local` or `local`.
    pub raw: &'r str,
    /// The prefix, empty if there is none.
    pub prefix: &'r str,
    /// The local part.
    pub local: &'r str,
    /// The namespace that the prefix stands for here.
    pub ns: Ns,
}

/// A name as byte range of the input. `local` is where the local part begins; without a prefix that is `start`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct NameSpan {
    pub start: usize,
    pub local: usize,
    pub end: usize,
    pub ns: Ns,
}

impl NameSpan {
    /// The prefix; empty without one.
    #[inline]
    pub fn prefix<'t>(&self, text: &'t str) -> &'t str {
        if self.local == self.start { "" } else { text.get(self.start..self.local - 1).unwrap_or_default() }
    }

    /// The local part.
    #[inline]
    pub fn local<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.local..self.end).unwrap_or_default()
    }

    /// The name as written.
    #[inline]
    pub fn raw<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The name with all its parts.
    #[inline]
    pub fn resolve<'t>(&self, text: &'t str) -> QName<'t> {
        QName { raw: self.raw(text), prefix: self.prefix(text), local: self.local(text), ns: self.ns }
    }
}
