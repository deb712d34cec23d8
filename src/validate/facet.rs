//! A broken simple type as a finding.

use crate::report::{Finding, Place};
use crate::schema::simple::{Detail, LengthUnit, SimpleId, Violation};

use super::engine::Engine;
use super::likeness::nearest;
use super::release;

/// Enumerations up to this size are listed in the finding.
const LISTED: usize = 200;
/// Of larger ones so many values are looked at for the one that was meant.
const SEARCHED: usize = 5_000;

impl Engine<'_> {
    /// A finding for a text that does not belong to its type.
    pub(super) fn violation(&self, violation: &Violation, simple: SimpleId, place: Place, value: &str) -> Finding {
        let types = self.schema.simple_types();
        let mut finding = Finding::new(violation.rule, place);
        let name = types.name(simple).or_else(|| types.name(violation.simple));
        if let Some(name) = name {
            finding = finding.arg("type", name);
        }
        finding = self.detail(finding, &violation.detail, violation);
        if matches!(violation.detail, Detail::Enumeration { .. }) {
            finding = self.meant_value(finding, violation, value);
        }
        self.with_value(finding, value)
    }

    /// The enumerated value that a wrong one most likely means.
    fn meant_value(&self, finding: Finding, violation: &Violation, value: &str) -> Finding {
        let types = self.schema.simple_types();
        let values = types.facets(violation.simple).enumeration.unwrap_or_default();
        let value = types.normalize(violation.simple, value);
        let allowed = || values.iter().copied().take(SEARCHED);
        // The same value of another version of the list, which long values name.
        let version = |allowed: &str| release::versions_in_value(&value, allowed);
        if let Some((hint, (made, release))) = allowed().find_map(|allowed| Some((allowed, version(allowed)?))) {
            return finding.arg("hint", hint).arg("made", made).arg("release", release);
        }
        match nearest(&value, allowed()) {
            Some(hint) => finding.arg("hint", hint),
            None => finding,
        }
    }

    fn detail(&self, finding: Finding, detail: &Detail, violation: &Violation) -> Finding {
        match detail {
            Detail::Lexical(builtin) => finding.arg("lexical", builtin.local_name()),
            Detail::Prefix => finding.arg("lexical", "QName"),
            Detail::Pattern { patterns, place } => {
                let mut finding = finding;
                // A pattern that nobody can read helps nobody.
                let pattern = patterns.join(" | ");
                if pattern.chars().count() <= 120 {
                    finding = finding.arg("pattern", pattern);
                }
                if let Some(place) = place {
                    finding = finding.arg("at", place.index.to_string());
                    if let Some(found) = place.found {
                        finding = finding.arg("character", format!("U+{:04X}", u32::from(found)));
                    }
                }
                finding
            }
            Detail::Length { limit, actual, unit, .. } => {
                let unit = match unit {
                    LengthUnit::Characters => "characters",
                    LengthUnit::Octets => "octets",
                    LengthUnit::Items => "items",
                };
                finding.arg("limit", limit.to_string()).arg("actual", actual.to_string()).arg("unit", unit)
            }
            Detail::Bound { limit, incomparable, .. } => {
                let finding = finding.arg("limit", limit.clone());
                if *incomparable { finding.arg("incomparable", "1") } else { finding }
            }
            Detail::Digits { limit, actual, .. } => {
                finding.arg("limit", limit.to_string()).arg("actual", actual.to_string())
            }
            Detail::Enumeration { count } => {
                let finding = finding.arg("count", count.to_string());
                let listed = self.schema.simple_types().facets(violation.simple).enumeration;
                let listed = listed.filter(|values| values.len() <= LISTED).unwrap_or_default();
                finding.expecting(listed.into_iter().map(str::to_owned).collect())
            }
            Detail::Item { index, detail } => self.detail(finding, detail, violation).arg("item", index.to_string()),
            Detail::Union { members } => {
                let names = members.iter().filter_map(|member| self.schema.simple_types().name(*member));
                finding.arg("members", names.collect::<Vec<_>>().join(", "))
            }
            Detail::Damaged => finding,
        }
    }
}
