//! A broken simple type as a finding.

use crate::report::{Finding, Place};
use crate::schema::simple::{Detail, LengthUnit, SimpleId, Violation};

use super::engine::Engine;

/// Enumerations up to this size are listed in the finding.
const LISTED: usize = 200;

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
        self.with_value(finding, value)
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
