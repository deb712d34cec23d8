//! What holds for findings, for all files or for those of a suite: severities, ignores and expectations.

use xefa::report::Finding;

use super::expectation::Expectation;
use super::ignore::Ignore;
use super::pattern::Base;
use super::section::{Faults, Section};
use super::severity::Severities;

/// Severities, ignores and expectations.
#[derive(Debug, Default)]
pub struct Policy {
    /// `[rules]`.
    pub severities: Severities,
    /// `[[ignore]]`.
    pub ignores: Vec<Ignore>,
    /// `[[expect]]`.
    pub expectations: Vec<Expectation>,
}

impl Policy {
    /// Reads what a section says of findings.
    pub fn read(section: &mut Section<'_, '_>, base: &Base, faults: &mut Faults<'_>) -> Self {
        let rules = section.table("rules", faults);
        let ignores = section.tables("ignore", faults);
        let expectations = section.tables("expect", faults);
        Self {
            severities: rules.map(|rules| Severities::read(rules, faults)).unwrap_or_default(),
            ignores: ignores.into_iter().map(|entry| Ignore::read(entry, base, faults)).collect(),
            expectations: expectations.into_iter().map(|entry| Expectation::read(entry, base, faults)).collect(),
        }
    }

    /// The entries that had no effect.
    pub fn dead(&self) -> impl Iterator<Item = Finding> {
        let ignores = self.ignores.iter().filter_map(Ignore::dead);
        ignores.chain(self.expectations.iter().filter_map(Expectation::dead)).chain(self.severities.dead())
    }
}
