//! Findings that are passed over in some files, with the reason: `[[ignore]]`.

use std::path::Path;

use xefa::report::{Finding, Severity};

use super::entry::Entry;
use super::pattern::{Base, Pattern};
use super::rule_name;
use super::section::{Faults, Section};

/// One entry.
#[derive(Debug)]
pub struct Ignore {
    files: Vec<Pattern>,
    rules: Vec<&'static str>,
    entry: Entry,
}

impl Ignore {
    /// Reads one.
    pub fn read(mut section: Section<'_, '_>, base: &Base, faults: &mut Faults<'_>) -> Self {
        let place = faults.place(section.span());
        let files = section.required_texts("files", faults);
        let rules = section.required_texts("rule", faults);
        section.required_text("reason", faults);
        section.finish(faults);
        Self {
            files: files.iter().filter_map(|text| Pattern::new("files", text, base, faults)).collect(),
            rules: rules.iter().filter_map(|text| rule_name::lighter(text, faults)).map(|rule| rule.id()).collect(),
            entry: Entry::new("[[ignore]]", place),
        }
    }

    /// Whether it passes a finding in a file over.
    pub fn takes(&self, file: &Path, finding: &Finding) -> bool {
        let takes = finding.severity() != Severity::Unchecked
            && self.rules.contains(&finding.rule().id())
            && self.files.iter().any(|pattern| pattern.holds(file));
        if takes {
            self.entry.hit();
        }
        takes
    }

    /// What to say if it passed nothing over.
    pub fn dead(&self) -> Option<Finding> {
        let files = self.files.iter().map(|pattern| pattern.text.as_str()).collect::<Vec<_>>().join(", ");
        self.entry.dead(format!("{files} · {}", self.rules.join(", ")))
    }
}
