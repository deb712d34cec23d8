//! The catalog of rules, a file per family.

mod bridge;
mod codelist;
mod component;
mod content;
mod conversion;
mod datatype;
mod efa;
mod facet;
mod layout;
mod limit;
mod own;
mod regeln;
mod restriction;
mod schema;
mod suite;
#[cfg(test)]
mod tests;
mod wellformed;
mod words;

use super::Severity;
use super::rule::Rule;
pub(super) use words::word;

/// All rules.
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    [
        wellformed::RULES,
        content::RULES,
        datatype::RULES,
        schema::RULES,
        component::RULES,
        restriction::RULES,
        facet::RULES,
        own::RULES,
        limit::RULES,
        codelist::RULES,
        conversion::RULES,
        suite::RULES,
        layout::RULES,
        bridge::RULES,
    ]
    .into_iter()
    .chain(regeln::RULES)
    .chain(efa::RULES)
    .flatten()
}

/// The rule of a finding whose id the catalog lacks: a defect of the library, never a silent pass.
pub(super) fn internal() -> &'static Rule {
    &own::INTERNAL
}

/// A rule whose findings make a document invalid.
const fn error(
    id: &'static str,
    message: [&'static str; 2],
    explanation: [&'static str; 2],
    example: [&'static str; 2],
) -> Rule {
    Rule { id, severity: Severity::Error, message, explanation, example }
}

/// A rule whose findings change no verdict.
const fn warning(
    id: &'static str,
    message: [&'static str; 2],
    explanation: [&'static str; 2],
    example: [&'static str; 2],
) -> Rule {
    Rule { id, severity: Severity::Warning, message, explanation, example }
}

/// A rule whose findings say that something could not be checked.
const fn unchecked(
    id: &'static str,
    message: [&'static str; 2],
    explanation: [&'static str; 2],
    example: [&'static str; 2],
) -> Rule {
    Rule { id, severity: Severity::Unchecked, message, explanation, example }
}
