//! From a message to a file: cells, then what the file says of itself, then bytes; and what of the message they do not hold.
//!
//! What is lost is not guessed: the bytes are read back and compared with the message, so that nothing is forgotten. What was
//! noted while a cell was written (cut, transliterated) is the reason of a difference.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;

use crate::error::Error;
use crate::report::{Finding, Loss, Place, Reason, Report};

use super::bind::{Bound, BoundField};
use super::cell::{self, Content, Note, Trouble};
use super::family::Row;
use super::layout::{Field, Kind, Sign};
use super::read::Taken;
use super::reasons;
use super::sidecar::Sidecar;
use super::tree::{self, Difference, Pointer, Seg};

/// A file, and what it does not hold of the message.
#[derive(Clone, PartialEq)]
pub struct Bridged {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// What the file does not hold, or not exactly: every place at which a message read back from it differs.
    pub losses: Vec<Loss>,
    /// What it takes to get the whole message back. It holds values of the message.
    pub sidecar: Sidecar,
}

/// Without the bytes: they hold values.
impl std::fmt::Debug for Bridged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bridged")
            .field("bytes", &self.bytes.len())
            .field("losses", &self.losses)
            .finish_non_exhaustive()
    }
}

/// A record on its way into the file.
struct Draft {
    record: usize,
    cells: Vec<String>,
}

/// Notes about a value, and where it stands in the file.
type Notes = HashMap<Pointer, (Vec<Note>, String)>;

impl Bound<'_> {
    /// Turns a message into a file.
    ///
    /// The message is anything that serializes to the JSON of `docs/shapes.md`: a generated type, or a JSON value.
    ///
    /// # Errors
    /// What of the message cannot stand in the file: a value without room, a character, a code, a required value that is missing.
    /// No value is cut or replaced unless the layout says so.
    pub fn write<T: Serialize + ?Sized>(&self, message: &T) -> Result<Bridged, Error> {
        let value = serde_json::to_value(message).map_err(|_| Error::internal())?;
        let root = &self.plan.root;
        let message = match value {
            Value::Object(mut object) if object.len() == 1 && object.contains_key(root) => object.remove(root),
            value => Some(value),
        };
        let Some(message @ Value::Object(_)) = message else {
            let finding = Finding::new("xefa-feld-nachricht", Place::default()).path("/").arg("name", root.clone());
            return Err(Error::invalid(finding.into()));
        };
        let mut writer =
            Writer { bound: self, message: &message, report: Report::new(), drafts: Vec::new(), notes: Notes::new() };
        writer.records(None, &[]);
        writer.controls();
        let Writer { report, drafts, notes, .. } = writer;
        if !report.is_valid() {
            return Err(Error::invalid(report));
        }
        let layout = &self.layout;
        let rows: Vec<Row> = drafts.into_iter().map(|draft| Row { record: draft.record, cells: draft.cells }).collect();
        let bytes = layout.family.write(layout, &rows);
        let back = self.document(&bytes, false);
        if !back.report.is_valid() {
            // A file that its own layout does not read is a defect here.
            return Err(Error::internal());
        }
        let differences = tree::differences(&message, &back.document);
        let losses = differences.iter().map(|difference| self.loss(difference, &message, &back, &notes)).collect();
        let sidecar = Sidecar::new(&layout.name, &bytes, &differences);
        Ok(Bridged { bytes, losses, sidecar })
    }

    fn loss(&self, difference: &Difference, message: &Value, back: &Taken, notes: &Notes) -> Loss {
        let tree = if difference.left.is_some() { message } else { &back.document };
        let path = tree::element_path(self.layout.message(), tree, &difference.place);
        if let Some((notes, target)) = notes.get(&difference.place)
            && let Some(first) = notes.first()
        {
            let loss = Loss::new(main_reason(notes, first.reason)).source(path).target(target.clone());
            return notes
                .iter()
                .flat_map(|note| &note.facts)
                .fold(loss, |loss, (name, value)| loss.fact(name, value.clone()));
        }
        let filled = back.filled.iter().any(|place| difference.place.starts_with(place));
        let reason = match (&difference.left, &difference.right) {
            (_, Some(_)) if filled => &reasons::FILLED,
            (None, _) => &reasons::FILLED,
            (Some(_), None) => &reasons::NO_PLACE,
            (Some(left), Some(right)) => changed(left, right),
        };
        let loss = Loss::new(reason).source(path);
        match notes.get(&difference.place) {
            Some((_, target)) if difference.right.is_some() => loss.target(target.clone()),
            _ => loss,
        }
    }
}

/// Of several notes about a value the one that weighs most: what is cut is gone.
fn main_reason(notes: &[Note], first: &'static Reason) -> &'static Reason {
    notes.iter().map(|note| note.reason).min_by_key(|reason| reason.kind).unwrap_or(first)
}

/// Why a value comes back as another one.
fn changed(left: &Value, right: &Value) -> &'static Reason {
    let (Some(left), Some(right)) = (tree::text(left), tree::text(right)) else { return &reasons::CHANGED };
    if left.trim_matches(' ') == right.trim_matches(' ') {
        return &reasons::BLANKS;
    }
    let number = |text: &str| {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
        let digits = digits.strip_prefix('+').unwrap_or(digits);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let legal = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        let zero = whole.is_empty() && fraction.is_empty();
        (!digits.is_empty() && legal(whole) && legal(fraction))
            .then(|| (negative && !zero, whole.to_owned(), fraction.to_owned()))
    };
    match (number(&left), number(&right)) {
        (Some(left), Some(right)) if left == right => &reasons::NOTATION,
        _ => &reasons::CHANGED,
    }
}

struct Writer<'w, 's> {
    bound: &'w Bound<'s>,
    message: &'w Value,
    report: Report,
    drafts: Vec<Draft>,
    notes: Notes,
}

impl Writer<'_, '_> {
    /// The records that belong to one, or to the file as a whole.
    fn records(&mut self, parent: Option<usize>, base: &[Seg]) {
        for (number, record) in self.bound.layout.records.iter().enumerate() {
            if record.parent != parent {
                continue;
            }
            let place = &self.bound.plan.records[number];
            let from = if place.absolute { &[][..] } else { base };
            let bases = match record.each {
                Some(_) => tree::expand(self.message, from, &place.steps),
                None => vec![base.to_vec()],
            };
            if bases.is_empty() && place.required && record.each.is_some() {
                let path = tree::element_path(self.bound.layout.message(), self.message, from);
                let finding = Finding::new("xefa-feld-pflicht", Place::default()).path(path);
                self.report.push(finding.arg("name", record.kind.clone()));
            }
            for base in bases {
                self.record(number, &base);
                self.records(Some(number), &base);
            }
        }
    }

    fn record(&mut self, number: usize, base: &[Seg]) {
        let line = self.drafts.len() + 1;
        let bound = self.bound;
        let record = &bound.layout.records[number];
        let mut cells = Vec::with_capacity(record.fields.len());
        for (at, (field, place)) in record.fields.iter().zip(&bound.plan.records[number].fields).enumerate() {
            let cell = match (&field.kind, place) {
                (Kind::Constant(value), _) => value.clone(),
                (Kind::Filler, _) => std::iter::repeat_n(field.pad, field.length).collect(),
                (_, Some(place)) => {
                    let target = format!("{line}:{} {}", field.start, bound.layout.field_name(number, at));
                    self.value(base, field, place, target)
                }
                // Counters and sums are known when all records are there.
                (_, None) => String::new(),
            };
            cells.push(cell);
        }
        self.drafts.push(Draft { record: number, cells });
    }

    fn value(&mut self, base: &[Seg], field: &Field, place: &BoundField, target: String) -> String {
        let from = if place.absolute { &[][..] } else { base };
        if let Kind::Presence { yes, no } = &field.kind {
            let there = !tree::expand(self.message, from, &place.steps).is_empty();
            return if there { yes.clone() } else { no.clone() };
        }
        let code = place.code.as_ref().map_or(&[][..], |code| code.code.as_slice());
        let found: Vec<(Pointer, String)> = tree::expand(self.message, from, &place.steps)
            .into_iter()
            .flat_map(|element| tree::expand(self.message, &element, code))
            .filter_map(|place| {
                let text = tree::get(self.message, &place).and_then(tree::text)?;
                Some((place, text))
            })
            .collect();
        let chosen = match (field.nth, &field.join) {
            (Some(nth), _) => found.into_iter().skip(nth - 1).take(1).collect(),
            (None, Some(_)) => found,
            (None, None) => found.into_iter().take(1).collect::<Vec<_>>(),
        };
        let texts: Vec<&str> = chosen.iter().map(|(_, text)| text.as_str()).collect();
        let value = texts.join(field.join.as_deref().unwrap_or_default());
        let first = chosen.first().map(|(place, _)| place.clone());
        let content = match first {
            None => Ok(Content::default()),
            Some(_) => cell::write(&self.bound.layout, field, place, &value),
        };
        match content {
            Ok(content) => {
                // What is nothing but padding reads as nothing.
                let blank =
                    content.text.chars().all(|c| c == field.pad || c == ' ') && matches!(field.kind, Kind::Text);
                for (place, _) in chosen {
                    self.notes.insert(place, (content.notes.clone(), target.clone()));
                }
                if is_empty(&content, blank) {
                    if field.required {
                        self.refuse(Trouble::new("xefa-feld-pflicht"), field, place, from, None);
                    }
                    return cell::absent(field);
                }
                content.text
            }
            Err(trouble) => {
                self.refuse(trouble, field, place, from, chosen.first().map(|(place, _)| place.as_slice()));
                String::new()
            }
        }
    }

    /// A value that the file cannot hold.
    fn refuse(&mut self, trouble: Trouble, field: &Field, place: &BoundField, from: &[Seg], at: Option<&[Seg]>) {
        let path = match at {
            Some(at) => tree::element_path(self.bound.layout.message(), self.message, at),
            None => {
                let mut path = tree::element_path(self.bound.layout.message(), self.message, from);
                for step in place.steps.iter().filter(|step| !step.key.starts_with('#')) {
                    path.push('/');
                    path.push_str(step.key.rsplit(':').next().unwrap_or_default());
                }
                path
            }
        };
        let finding = Finding::new(trouble.rule, Place::default()).path(path).arg("name", field.name.clone());
        let finding = trouble.args.into_iter().fold(finding, |finding, (name, value)| finding.arg(name, value));
        self.report.push(finding);
    }

    /// Counters and sums.
    fn controls(&mut self) {
        let layout = &self.bound.layout;
        let mut counts = vec![0usize; layout.records.len()];
        for line in 0..self.drafts.len() {
            let number = self.drafts[line].record;
            counts[number] += 1;
            for (at, field) in layout.records[number].fields.iter().enumerate() {
                let (value, sign) = match &field.kind {
                    Kind::Sequence(None) => (line + 1, Sign::None),
                    Kind::Sequence(Some(of)) => (counts[*of], Sign::None),
                    Kind::Count(of) => (self.count(of), Sign::None),
                    Kind::Sum { record, field, sign } => {
                        let sum = self.sum(*record, *field);
                        self.control(line, at, sum, *sign);
                        continue;
                    }
                    _ => continue,
                };
                self.control(line, at, i128::try_from(value).unwrap_or(i128::MAX), sign);
            }
        }
    }

    fn count(&self, of: &[usize]) -> usize {
        self.drafts.iter().filter(|draft| of.is_empty() || of.contains(&draft.record)).count()
    }

    fn sum(&self, record: usize, field: usize) -> i128 {
        let of = &self.bound.layout.records[record].fields[field];
        let Kind::Number { sign, .. } = of.kind else { return 0 };
        let cells = self.drafts.iter().filter(|draft| draft.record == record).map(|draft| &draft.cells[field]);
        // A field without a value adds nothing.
        cells
            .filter(|cell| **cell != cell::absent(of))
            .filter_map(|cell| cell::unsigned(cell, sign, of.pad).ok())
            .fold(0, i128::saturating_add)
    }

    fn control(&mut self, line: usize, at: usize, value: i128, sign: Sign) {
        let number = self.drafts[line].record;
        let field = &self.bound.layout.records[number].fields[at];
        match cell::signed(value, sign, field.length) {
            Ok(text) => self.drafts[line].cells[at] = text,
            Err(trouble) => {
                let path = format!("/{}", self.bound.layout.message());
                let finding = Finding::new(trouble.rule, Place::default()).path(path).arg("name", field.name.clone());
                self.report
                    .push(trouble.args.into_iter().fold(finding, |finding, (name, value)| finding.arg(name, value)));
            }
        }
    }
}

/// Whether a field stays without a value.
fn is_empty(content: &Content, blank: bool) -> bool {
    content.text.is_empty() || blank
}
