//! Samples that are wrong on purpose, with the rule that each has to break: `[[expect]]`.

use std::path::Path;

use xefa::report::Finding;

use super::entry::Entry;
use super::pattern::{Base, Pattern};
use super::rule_name;
use super::section::{Faults, Section};

/// One entry.
#[derive(Debug)]
pub struct Expectation {
    files: Vec<Pattern>,
    /// The rules: a file has to break each of them.
    pub rules: Vec<&'static str>,
    /// The line in which it has to.
    pub line: Option<u32>,
    entry: Entry,
}

impl Expectation {
    /// Reads one.
    pub fn read(mut section: Section<'_, '_>, base: &Base, faults: &mut Faults<'_>) -> Self {
        let place = faults.place(section.span());
        let files = section.required_texts("files", faults);
        let rules = section.required_texts("rule", faults);
        let line = section.line("line", faults);
        section.text("reason", faults);
        section.finish(faults);
        Self {
            files: files.iter().filter_map(|text| Pattern::new("files", text, base, faults)).collect(),
            rules: rules.iter().filter_map(|text| rule_name::known(text, faults)).map(|rule| rule.id()).collect(),
            line,
            entry: Entry::new("[[expect]]", place),
        }
    }

    /// Whether it speaks of a file.
    pub fn speaks_of(&self, file: &Path) -> bool {
        let speaks = self.files.iter().any(|pattern| pattern.holds(file));
        if speaks {
            self.entry.hit();
        }
        speaks
    }

    /// Whether a finding is what it expects.
    pub fn is_met_by(&self, rule: &str, finding: &Finding) -> bool {
        finding.rule().id() == rule && self.line.is_none_or(|line| finding.place().line == line)
    }

    /// What to say if it speaks of no file.
    pub fn dead(&self) -> Option<Finding> {
        let files = self.files.iter().map(|pattern| pattern.text.as_str()).collect::<Vec<_>>().join(", ");
        self.entry.dead(format!("{files} · {}", self.rules.join(", ")))
    }
}
