//! What may go wrong with the values of a field: lengths, characters, signs and codes, by what the schema allows.

use std::collections::BTreeMap;

use crate::schema::simple::{Builtin, Scope, SimpleId};
use crate::value::text::{din_91379, transliterate};

use super::bind::{Binder, BoundField, Plan};
use super::layout::{Field, Foreign, Kind, Sign};
use super::path::Step;

/// Characters that a finding names.
const NAMED: usize = 5;

/// No prefix means anything in a value of a field.
pub(super) struct NoScope;

impl Scope for NoScope {
    fn namespace(&self, _: &str) -> Option<&str> {
        None
    }
}

/// A field of text, number or date.
pub(super) fn field(binder: &mut Binder<'_>, field: &Field, bound: &BoundField) {
    let Some(simple) = bound.simple else { return };
    let types = binder.schema.simple_types();
    match &field.kind {
        Kind::Text => {
            let longest = types.longest(simple);
            let room = u64::try_from(field.length).unwrap_or(u64::MAX);
            if !field.cut && longest.is_none_or(|longest| longest > room) {
                let finding = binder.about("xefa-layout-laenge", field).arg("limit", field.length.to_string());
                binder.report.push(match longest {
                    Some(longest) => finding.arg("max", longest.to_string()),
                    None => finding,
                });
            }
            characters(binder, field, simple);
        }
        Kind::Number { scale, sign } => {
            if !matches!(types.primitive(simple), Some(Builtin::Decimal | Builtin::String)) {
                if let Some(path) = &field.path {
                    binder.unfit(field, path);
                }
                return;
            }
            let facets = types.facets(simple);
            let bound = |text: Option<&str>| {
                text.map(|text| text.trim_start_matches(['-', '+']).split('.').next().unwrap_or_default().len())
            };
            let upper = facets.max_inclusive.or(facets.max_exclusive);
            let lower = facets.min_inclusive.or(facets.min_exclusive);
            let signed = usize::from(*sign != Sign::None);
            let digits = match (bound(upper), bound(lower)) {
                (Some(upper), Some(lower)) => Some(upper.max(lower) + scale + signed),
                _ => None,
            };
            let is_decimal = types.primitive(simple) == Some(Builtin::Decimal);
            if is_decimal && digits.is_none_or(|digits| digits > field.length) {
                let finding = binder.about("xefa-layout-laenge", field).arg("limit", field.length.to_string());
                binder.report.push(match digits {
                    Some(digits) => finding.arg("max", digits.to_string()),
                    None => finding,
                });
            }
            if is_decimal && *sign == Sign::None && lower.is_none_or(|lower| lower.starts_with('-')) {
                binder.report.push(binder.about("xefa-layout-vorzeichen", field));
            }
        }
        Kind::Code(_) => codes(binder, field, bound),
        _ => {}
    }
}

/// The characters that the type allows and the character set lacks, where the layout does not say what becomes of them.
fn characters(binder: &mut Binder<'_>, field: &Field, simple: SimpleId) {
    let types = binder.schema.simple_types();
    let repeat = types.facets(simple).min_length.or(types.facets(simple).length).unwrap_or(1).clamp(1, 64);
    let charset = binder.layout.charset;
    let has = |c: char| charset.has(c);
    let helpless = |letter: &str| match &field.foreign {
        Foreign::Error => true,
        Foreign::Transliterate(Some(_)) => false,
        Foreign::Transliterate(None) => transliterate(letter, &has).is_none(),
    };
    let lost: Vec<String> = din_91379()
        .filter(|letter| !letter.chars().all(has) && helpless(letter))
        .filter(|letter| {
            types.check(simple, &letter.repeat(usize::try_from(repeat).unwrap_or(1)), &NoScope).is_ok()
                // White space alone may be taken away.
                && !letter.chars().all(char::is_whitespace)
        })
        .collect();
    if !lost.is_empty() {
        let named: Vec<String> = lost.iter().take(NAMED).map(|letter| code_points(letter)).collect();
        let finding = binder.about("xefa-layout-zeichen", field).arg("count", lost.len().to_string());
        let finding = finding.arg("other", charset.name()).arg("character", named.join(", "));
        binder.report.push(finding);
    }
}

/// `U+0142`, or for a sequence `U+0063 U+0300`.
pub(super) fn code_points(letter: &str) -> String {
    letter.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect::<Vec<_>>().join(" ")
}

/// The table of a field against the type of the code.
pub(super) fn codes(binder: &mut Binder<'_>, field: &Field, bound: &BoundField) {
    let (Kind::Code(table), Some(simple)) = (&field.kind, bound.simple) else { return };
    let table = &binder.layout.codes[*table];
    let types = binder.schema.simple_types();
    let mut findings = Vec::new();
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for row in &table.rows {
        if types.check(simple, &row.code, &NoScope).is_err() {
            let finding = binder.layout.finding("xefa-layout-code-unbekannt", &row.at);
            findings.push(finding.arg("name", row.code.clone()).arg("other", table.name.clone()));
        }
        if row.file.chars().count() > field.length {
            let finding = binder.layout.finding("xefa-layout-wert", &row.at).arg("name", "file");
            findings.push(finding.expecting(vec![field.length.to_string()]));
        }
        match first.get(row.file.as_str()) {
            Some(other) => {
                let finding = binder.layout.finding("xefa-layout-mehrdeutig", &row.at);
                findings.push(finding.arg("name", row.code.clone()).arg("other", (*other).to_owned()));
            }
            None => {
                first.insert(&row.file, &row.code);
            }
        }
    }
    if table.other.is_none() {
        let lacking: Vec<String> = types
            .facets(simple)
            .enumeration
            .unwrap_or_default()
            .into_iter()
            .filter(|code| table.of_code(code).is_none())
            .map(str::to_owned)
            .collect();
        if !lacking.is_empty() {
            let finding = binder.layout.finding("xefa-layout-code-fehlt", &table.at);
            findings.push(finding.arg("name", table.name.clone()).arg("members", lacking.join(", ")));
        }
    }
    findings.into_iter().for_each(|finding| binder.report.push(finding));
}

/// Fields that carry the same value: when a file is read, nobody knows which of them counts.
pub(super) fn twice(binder: &mut Binder<'_>, plan: &Plan) {
    let mut seen: BTreeMap<String, ()> = BTreeMap::new();
    let mut findings = Vec::new();
    for (number, bound) in plan.records.iter().enumerate() {
        let record = &binder.layout.records[number];
        for (field, place) in record.fields.iter().zip(&bound.fields) {
            let Some(place) = place else { continue };
            if matches!(field.kind, Kind::Presence { .. }) {
                continue;
            }
            let from = if place.absolute { String::new() } else { whole(plan, binder, number) };
            let key = format!("{from}{}#{}", steps(&place.steps), field.nth.unwrap_or(0));
            if seen.insert(key, ()).is_some() {
                findings.push(binder.about("xefa-layout-doppelt", field));
            }
        }
    }
    findings.into_iter().for_each(|finding| binder.report.push(finding));
}

/// The steps to a record from the root.
fn whole(plan: &Plan, binder: &Binder<'_>, record: usize) -> String {
    let bound = &plan.records[record];
    let before = match binder.layout.records[record].parent {
        Some(parent) if !bound.absolute => whole(plan, binder, parent),
        _ => String::new(),
    };
    before + &steps(&bound.steps)
}

fn steps(steps: &[Step]) -> String {
    steps.iter().fold(String::new(), |out, step| {
        let select = step.select.as_ref().map_or(String::new(), |select| format!("[{}]", select.value));
        format!("{out}/{}{select}", step.key)
    })
}
