//! A rule that a configuration names.

use xefa::report::{Rule, Severity};

use super::section::{Faults, Text};
use crate::nearest::nearest;

/// The rule of this name; one that does not exist is said, with the nearest.
pub fn known(text: &Text, faults: &mut Faults<'_>) -> Option<&'static Rule> {
    let rule = Rule::of(&text.value);
    if rule.is_none() {
        let hint = nearest(&text.value, Rule::all().map(Rule::id));
        faults.push("xefa-konfiguration-regel", &text.span, |finding| {
            let finding = finding.arg("name", text.value.as_str());
            hint.iter().fold(finding, |finding, hint| finding.arg("hint", *hint))
        });
    }
    rule
}

/// The same for a rule whose findings are to become lighter: not for what could not be checked.
pub fn lighter(text: &Text, faults: &mut Faults<'_>) -> Option<&'static Rule> {
    let rule = known(text, faults)?;
    if rule.severity() == Severity::Unchecked {
        faults.push("xefa-konfiguration-gewicht", &text.span, |finding| finding.arg("name", rule.id()));
        return None;
    }
    Some(rule)
}
