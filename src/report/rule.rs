//! A rule: stable id, message templates and explanation in German and English.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::finding::quote;
use super::{Lang, Severity, catalog};

/// A rule that a document can break, or a reason why it could not be checked.
///
/// Ids are stable: `cvc-…` are constraint names of XML Schema Part 1 and 2, `xml-…` breaches of XML itself, `limit-…` limits of
/// [`Limits`](crate::Limits), `src-…` and other names of the specification concern schema documents, `xefa-…` are our own.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    pub(super) id: &'static str,
    pub(super) severity: Severity,
    /// German and English message; `{name}` is an argument in quotation marks, `{=name}` one without (a word of the catalog in
    /// the language of the message), `[…]` a part that is left out when one of its arguments is missing or empty.
    pub(super) message: [&'static str; 2],
    /// German and English explanation: what the rule means and what to do.
    pub(super) explanation: [&'static str; 2],
    /// A mistake of this kind, and the same mended.
    pub(super) example: [&'static str; 2],
}

impl Rule {
    /// The rule with this id.
    #[must_use]
    pub fn of(id: &str) -> Option<&'static Self> {
        static BY_ID: LazyLock<HashMap<&'static str, &'static Rule>> =
            LazyLock::new(|| catalog::all().map(|rule| (rule.id, rule)).collect());
        BY_ID.get(id).copied()
    }

    /// All rules, in the order of the catalog.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        catalog::all()
    }

    pub(super) fn internal() -> &'static Self {
        catalog::internal()
    }

    /// The stable id.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The severity of its findings.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What the rule means and what to do about a finding of it.
    #[must_use]
    pub fn explanation(&self, lang: Lang) -> &'static str {
        self.explanation[index(lang)]
    }

    /// A mistake of this kind and the same mended; empty where an example would say nothing.
    #[must_use]
    pub fn example(&self) -> [&'static str; 2] {
        self.example
    }

    /// The message with its arguments filled in.
    pub(super) fn fill<'a>(&self, lang: Lang, argument: impl Fn(&str) -> Option<&'a str>) -> String {
        let mut out = String::new();
        let mut rest = self.message[index(lang)];
        while let Some(open) = rest.find('[') {
            fill_part(&mut out, &rest[..open], lang, &argument);
            let close = rest[open..].find(']').map_or(rest.len(), |at| open + at);
            let mut part = String::new();
            if fill_part(&mut part, &rest[open + 1..close], lang, &argument) {
                out.push_str(&part);
            }
            rest = rest.get(close + 1..).unwrap_or("");
        }
        fill_part(&mut out, rest, lang, &argument);
        out
    }
}

/// Arguments that hold several names, separated by a comma and a blank.
const LISTS: &[&str] = &["inside", "lacking", "late", "missing"];

fn index(lang: Lang) -> usize {
    match lang {
        Lang::De => 0,
        Lang::En => 1,
    }
}

/// Whether every argument was there; a missing one is shown as `?`.
fn fill_part<'a>(out: &mut String, template: &str, lang: Lang, argument: &impl Fn(&str) -> Option<&'a str>) -> bool {
    let mut complete = true;
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let close = rest[open..].find('}').map_or(rest.len(), |at| open + at);
        let name = &rest[open + 1..close];
        let (plain, name) = name.strip_prefix('=').map_or((false, name), |name| (true, name));
        // An argument that is empty (the name of a type that has none) says as much as one that is missing.
        match argument(name).filter(|value| !value.is_empty()) {
            Some(value) if plain => out.push_str(catalog::word(lang, name, value).unwrap_or(value)),
            Some(value) if LISTS.contains(&name) => {
                let names: Vec<_> =
                    value.split(", ").map(|one| if one == "…" { one.to_owned() } else { quote(lang, one) }).collect();
                out.push_str(&names.join(", "));
            }
            Some(value) => out.push_str(&quote(lang, value)),
            None => {
                complete = false;
                out.push('?');
            }
        }
        rest = rest.get(close + 1..).unwrap_or("");
    }
    out.push_str(rest);
    complete
}
