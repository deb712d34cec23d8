//! How much the findings of a rule weigh: `[rules]`.

use std::collections::HashMap;

use toml::Spanned;
use toml::de::DeValue;
use xefa::report::{Finding, Severity};

use super::entry::Entry;
use super::section::{Faults, Section, Text, shown};
use super::{Weight, rule_name};

/// The weights of rules. What could not be checked has its own and keeps it.
#[derive(Debug, Default)]
pub struct Severities {
    rules: HashMap<&'static str, (Weight, Entry)>,
}

impl Severities {
    /// Reads a table `rules`: a rule each, `"warning"`, `"error"`, or a table with a reason.
    pub fn read(section: Section<'_, '_>, faults: &mut Faults<'_>) -> Self {
        let mut rules = HashMap::new();
        for (name, value) in section.entries() {
            let weight = weight(&name.value, value, faults);
            let rule = rule_name::lighter(&name, faults);
            if let (Some(rule), Some(weight)) = (rule, weight) {
                rules.insert(rule.id(), (weight, Entry::new("[rules]", faults.place(&name.span))));
            }
        }
        Self { rules }
    }

    /// The weight of a finding, if this says anything of it.
    pub fn of(&self, finding: &Finding) -> Option<Weight> {
        if finding.severity() == Severity::Unchecked {
            return None;
        }
        let (weight, entry) = self.rules.get(finding.rule().id())?;
        entry.hit();
        Some(*weight)
    }

    /// The rules that are ignored and were not found.
    pub fn dead(&self) -> impl Iterator<Item = Finding> {
        let ignored = self.rules.iter().filter(|(_, (weight, _))| *weight == Weight::Ignore);
        ignored.filter_map(|(rule, (_, entry))| entry.dead((*rule).to_owned()))
    }
}

fn weight(name: &str, value: &Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Option<Weight> {
    match value.get_ref() {
        DeValue::Table(table) => {
            let mut section = Section::new(name, value.span(), table);
            let word = section.required_text("severity", faults);
            let reason = section.texts("reason", faults).is_some();
            let weight = word.and_then(|word| of_word(name, &word, faults));
            if weight == Some(Weight::Ignore) && !reason {
                section.required_text("reason", faults);
            }
            section.finish(faults);
            weight
        }
        DeValue::String(word) => {
            let word = Text { value: word.to_string(), span: value.span() };
            let weight = of_word(name, &word, faults)?;
            if weight == Weight::Ignore {
                faults.push("xefa-konfiguration-fehlt", &word.span, |finding| {
                    finding.arg("name", "reason").arg("parent", name)
                });
            }
            Some(weight)
        }
        other => {
            faults.wrong(name, &value.span(), "severity", shown(other));
            None
        }
    }
}

fn of_word(name: &str, word: &Text, faults: &mut Faults<'_>) -> Option<Weight> {
    match word.value.as_str() {
        "error" => Some(Weight::Error),
        "warning" => Some(Weight::Warning),
        "ignore" => Some(Weight::Ignore),
        other => {
            faults.wrong(name, &word.span, "severity", other);
            None
        }
    }
}
