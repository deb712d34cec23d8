//! From a file to a message: records, their order, what the file says of itself, and the values, each checked by its type.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::error::Error;
use crate::report::{Finding, Loss, Place, Report};

use super::bind::{Bound, BoundField, CodeSteps};
use super::cell::{self, Said};
use super::family::{self, Cell, Line};
use super::layout::{Field, FillValue, Kind, Sign};
use super::lint::NoScope;
use super::path::Step;
use super::reasons;
use super::sidecar::Sidecar;
use super::tree::{self, Pointer, Seg};

/// What a caller gives besides the file.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    supplies: BTreeMap<String, String>,
    sidecar: Option<Sidecar>,
}

impl ReadOptions {
    /// Nothing besides the file.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Supplies a value that the layout asks for (`supply = "name"`).
    #[must_use]
    pub fn supply(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.supplies.insert(name.into(), value.into());
        self
    }

    /// The sidecar of the file.
    #[must_use]
    pub fn sidecar(mut self, sidecar: Sidecar) -> Self {
        self.sidecar = Some(sidecar);
        self
    }
}

/// What a file says: the message as JSON, and what is wrong with the file.
#[derive(Clone, PartialEq)]
pub struct Fetched {
    root: String,
    document: Value,
    /// What is wrong with the file, with record (line) and column.
    pub report: Report,
    /// Values of the message that the file does not hold.
    pub losses: Vec<Loss>,
}

impl Fetched {
    /// The message as JSON: an object with one member, named like its element. Whatever could be read is in it, also of a broken
    /// file.
    #[must_use]
    pub fn document(&self) -> Value {
        Value::Object(Map::from_iter([(self.root.clone(), self.document.clone())]))
    }

    /// The message as a value of a generated type, such as `v1_0::Message`, checked by the schema.
    ///
    /// # Errors
    /// What is wrong with the file; or, if nothing is, with the message.
    pub fn message<T: DeserializeOwned>(&self) -> Result<T, Error> {
        if !self.report.is_valid() {
            return Err(Error::invalid(self.report.clone()));
        }
        serde_json::from_value(self.document()).map_err(|error| {
            // From an object, all errors are the library's own, which hold no values.
            let finding = Finding::new("xefa-json", Place::default()).path("/").arg("reason", error.to_string());
            Error::invalid(finding.into())
        })
    }
}

/// Without the values.
impl fmt::Debug for Fetched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetched")
            .field("message", &self.root)
            .field("report", &self.report)
            .field("losses", &self.losses)
            .finish_non_exhaustive()
    }
}

/// What a file alone says.
pub(super) struct Taken {
    pub document: Value,
    pub report: Report,
    pub losses: Vec<Loss>,
    /// What the layout has filled in.
    pub filled: Vec<Pointer>,
    /// Fills that somebody has to supply: the name and the place.
    supplies: Vec<(String, Pointer)>,
}

impl Bound<'_> {
    /// Reads a file.
    #[must_use]
    pub fn read(&self, bytes: &[u8]) -> Fetched {
        self.read_with(bytes, &ReadOptions::default())
    }

    /// Reads a file with what is given besides it.
    #[must_use]
    pub fn read_with(&self, bytes: &[u8], options: &ReadOptions) -> Fetched {
        let Taken { mut document, mut report, mut losses, supplies, .. } = self.document(bytes, true);
        let name = self.layout.message();
        for (supply, place) in &supplies {
            if let Some(value) = options.supplies.get(supply)
                && tree::get(&document, place).is_none()
            {
                tree::set(&mut document, place, Value::String(value.clone()));
                losses.push(Loss::new(&reasons::SUPPLIED).target(tree::element_path(name, &document, place)));
            }
        }
        match &options.sidecar {
            Some(sidecar) if sidecar.belongs_to(&self.layout.name, bytes) => {
                sidecar.apply(&mut document);
                losses.clear();
            }
            Some(_) => report.push(Finding::new("xefa-beipack-fremd", Place::default()).path("/")),
            None => {}
        }
        for (supply, place) in supplies {
            if tree::get(&document, &place).is_none() {
                let path = tree::element_path(name, &document, &place);
                let finding = Finding::new("xefa-angabe-fehlt", Place::default()).path(path);
                report.push(finding.arg("name", supply));
            }
        }
        Fetched { root: self.plan.root.clone(), document, report, losses }
    }

    /// The message as far as a file alone says it.
    pub(super) fn document(&self, bytes: &[u8], check: bool) -> Taken {
        let mut report = Report::new();
        let lines = self.layout.family.read(&self.layout, bytes, &mut report);
        let mut reader = Reader {
            bound: self,
            document: Value::Object(Map::new()),
            report,
            losses: Vec::new(),
            filled: Vec::new(),
            supplies: Vec::new(),
            root: Instance {
                record: None,
                base: Vec::new(),
                last: None,
                counts: BTreeMap::new(),
                place: Place::default(),
            },
            instances: Vec::new(),
            latest: vec![None; self.layout.records.len()],
            ordered: true,
            check,
        };
        // Lines that could not be told make everything that counts lines unsure.
        let whole = reader.report.findings().iter().all(|finding| finding.rule().id() == "xefa-satz-zeilenende");
        for line in &lines {
            reader.line(line);
        }
        if whole {
            reader.missing(lines.last());
            reader.controls(&lines);
        }
        reader.fills();
        reader.fixed();
        let Reader { document, mut report, losses, filled, supplies, .. } = reader;
        report.sort();
        Taken { document, report, losses, filled, supplies }
    }
}

/// A record in its place.
struct Instance {
    record: Option<usize>,
    base: Pointer,
    /// The record that stood last below it.
    last: Option<usize>,
    counts: BTreeMap<usize, usize>,
    place: Place,
}

struct Reader<'r, 's> {
    bound: &'r Bound<'s>,
    document: Value,
    report: Report,
    losses: Vec<Loss>,
    filled: Vec<Pointer>,
    supplies: Vec<(String, Pointer)>,
    root: Instance,
    instances: Vec<Instance>,
    /// The last record of each kind, for those that belong to it.
    latest: Vec<Option<usize>>,
    /// Every record stands where it belongs.
    ordered: bool,
    check: bool,
}

impl Reader<'_, '_> {
    fn line(&mut self, line: &Line) {
        let layout = &self.bound.layout;
        let record = &layout.records[line.record];
        let place = &self.bound.plan.records[line.record];
        let kind = &record.kind;
        let parent = match record.parent {
            None => &mut self.root,
            Some(parent) => match self.latest[parent] {
                Some(at) => &mut self.instances[at],
                None => {
                    let finding = family::finding("xefa-satz-reihenfolge", line.place, format!("/{kind}"));
                    let finding = finding.arg("name", kind.clone()).arg("other", layout.records[parent].kind.clone());
                    self.ordered = false;
                    return self.report.push(finding);
                }
            },
        };
        let count = parent.counts.get(&line.record).copied().unwrap_or(0);
        if count > 0 && !place.many {
            let finding = family::finding("xefa-satz-zuviel", line.place, format!("/{kind}")).arg("name", kind.clone());
            self.ordered = false;
            return self.report.push(finding);
        }
        if let Some(last) = parent.last.filter(|last| *last > line.record) {
            let finding = family::finding("xefa-satz-reihenfolge", line.place, format!("/{kind}"));
            self.report.push(finding.arg("name", kind.clone()).arg("other", layout.records[last].kind.clone()));
            self.ordered = false;
        }
        *parent.counts.entry(line.record).or_default() += 1;
        parent.last = Some(line.record);
        let from = if place.absolute { Vec::new() } else { parent.base.clone() };
        let base = tree::place_for(&mut self.document, &from, &place.steps, count);
        self.instances.push(Instance {
            record: Some(line.record),
            base: base.clone(),
            last: None,
            counts: BTreeMap::new(),
            place: line.place,
        });
        let latest = self.instances.len() - 1;
        self.latest[line.record] = Some(latest);
        // What belonged to the record before belongs to it no more.
        for below in line.record + 1..layout.records.len() {
            if self.is_below(below, line.record) {
                self.latest[below] = None;
            }
        }
        for (at, field) in record.fields.iter().enumerate() {
            if let (Some(place), Some(cell)) = (&place.fields[at], &line.cells[at]) {
                self.field(field, place, cell, &base, &format!("/{kind}/{}", field.name));
            } else if let Some(cell) = &line.cells[at] {
                self.constant(field, cell, &format!("/{kind}/{}", field.name));
            }
        }
        if tree::get(&self.document, &base).is_none() && !base.is_empty() {
            tree::set(&mut self.document, &base, Value::Object(Map::new()));
        }
    }

    fn is_below(&self, record: usize, ancestor: usize) -> bool {
        let parent = self.bound.layout.records[record].parent;
        parent.is_some_and(|parent| parent == ancestor || self.is_below(parent, ancestor))
    }

    fn field(&mut self, field: &Field, place: &BoundField, cell: &Cell, base: &[Seg], path: &str) {
        let layout = &self.bound.layout;
        let from = if place.absolute { &[][..] } else { base };
        let said = match cell::read(layout, field, place, &cell.text) {
            Ok(said) => said,
            Err(trouble) => {
                let at = inside(cell.place, trouble.at, &cell.text);
                let finding = family::finding(trouble.rule, at, path).arg("name", field.name.clone());
                let finding = trouble.args.into_iter().fold(finding, |finding, (name, value)| finding.arg(name, value));
                return self.report.push(finding);
            }
        };
        match said {
            Said::Nothing | Said::Other => {
                if field.required && said == Said::Nothing {
                    let finding =
                        family::finding("xefa-satz-pflicht", cell.place, path).arg("name", field.name.clone());
                    self.report.push(finding);
                }
                if said == Said::Other {
                    let target = format!("{}:{}", cell.place.line, cell.place.column);
                    self.losses.push(Loss::new(&reasons::OTHER_CODE).source(format!("{target} {}", &path[1..])));
                }
            }
            Said::Value(value) => match (&field.kind, &field.join) {
                (Kind::Presence { .. }, _) => {
                    let at = tree::place_for(&mut self.document, from, &place.steps, 0);
                    if tree::get(&self.document, &at).is_none() {
                        tree::set(&mut self.document, &at, Value::Object(Map::new()));
                    }
                }
                (_, Some(join)) if !join.is_empty() => {
                    for (index, part) in value.split(join.as_str()).enumerate() {
                        self.put(field, place, from, index, part, cell, path);
                    }
                }
                _ => self.put(field, place, from, self.index(field, place, from), &value, cell, path),
            },
        }
    }

    /// Which of several values the next one is: those that are blank leave no gap.
    fn index(&self, field: &Field, place: &BoundField, from: &[Seg]) -> usize {
        match field.nth {
            Some(nth) if nth > 1 => tree::expand(&self.document, from, &place.steps).len(),
            _ => 0,
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a value with everything that says where it stands")]
    fn put(
        &mut self,
        field: &Field,
        place: &BoundField,
        from: &[Seg],
        index: usize,
        value: &str,
        cell: &Cell,
        path: &str,
    ) {
        if self.check
            && let Some(simple) = place.simple
            && let Err(violation) = self.bound.schema.simple_types().check(simple, value, &NoScope)
        {
            let finding = family::finding("xefa-satz-wert", cell.place, path).arg("name", field.name.clone());
            self.report.push(finding.arg("other", violation.rule));
        }
        let at = tree::place_for(&mut self.document, from, &place.steps, index);
        match (&place.code, &field.kind) {
            (Some(code), Kind::Code(table)) => self.code(&at, code, *table, value),
            _ => tree::set(&mut self.document, &at, Value::String(value.to_owned())),
        }
    }

    /// A code with what its table says of it.
    fn code(&mut self, element: &[Seg], code: &CodeSteps, table: usize, value: &str) {
        let table = &self.bound.layout.codes[table];
        let name = table.of_code(value).and_then(|row| row.name.as_deref());
        let parts: [(Option<&Step>, Option<&str>); 3] = [
            (Some(&code.list), table.list.as_deref()),
            (Some(&code.version), table.version.as_deref()),
            (code.name.as_ref(), name),
        ];
        for (step, text) in parts {
            if let (Some(step), Some(text)) = (step, text) {
                let at = tree::place_for(&mut self.document, element, std::slice::from_ref(step), 0);
                tree::set(&mut self.document, &at, Value::String(text.to_owned()));
            }
        }
        let at = tree::place_for(&mut self.document, element, &code.code, 0);
        tree::set(&mut self.document, &at, Value::String(value.to_owned()));
    }

    fn constant(&mut self, field: &Field, cell: &Cell, path: &str) {
        let wrong = |rule: &str, at: usize| {
            family::finding(rule, inside(cell.place, at, &cell.text), path).arg("name", field.name.clone())
        };
        match &field.kind {
            Kind::Constant(value) => {
                let text = &cell.text;
                let found =
                    if field.right { text.trim_start_matches(field.pad) } else { text.trim_end_matches(field.pad) };
                if found != value && text != value {
                    self.report.push(wrong("xefa-satz-konstante", 0).expecting(vec![value.clone()]));
                }
            }
            Kind::Filler => {
                if let Some(at) = cell.text.chars().position(|c| c != field.pad) {
                    self.report.push(wrong("xefa-satz-fuellung", at));
                }
            }
            _ => {}
        }
    }

    /// Records that are required and not there.
    fn missing(&mut self, last: Option<&Line>) {
        let layout = &self.bound.layout;
        let behind = last.map_or(Place { line: 1, column: 1, ..Place::default() }, |line| Place {
            offset: line.place.end,
            end: line.place.end,
            line: line.place.line + 1,
            column: 1,
        });
        let mut findings = Vec::new();
        for instance in std::iter::once(&self.root).chain(&self.instances) {
            for (number, record) in layout.records.iter().enumerate() {
                let required = self.bound.plan.records[number].required;
                if record.parent != instance.record || !required || instance.counts.contains_key(&number) {
                    continue;
                }
                let place = if instance.record.is_some() { instance.place } else { behind };
                let finding = family::finding("xefa-satz-fehlt", place, format!("/{}", record.kind));
                findings.push(finding.arg("name", layout.record_name(number)));
                if last.is_none() {
                    // Of an empty file one thing is to be said.
                    return self.report.push(findings.remove(0));
                }
            }
        }
        findings.into_iter().for_each(|finding| self.report.push(finding));
    }

    /// Counters and sums.
    fn controls(&mut self, lines: &[Line]) {
        let layout = &self.bound.layout;
        let mut counts = vec![0usize; layout.records.len()];
        for (number, line) in lines.iter().enumerate() {
            counts[line.record] += 1;
            let record = &layout.records[line.record];
            for (at, field) in record.fields.iter().enumerate() {
                let Some(cell) = &line.cells[at] else { continue };
                if !self.ordered && matches!(field.kind, Kind::Sequence(_)) {
                    // A record out of its order has been reported; the numbers behind it are wrong for that.
                    continue;
                }
                let (rule, sign, expected) = match &field.kind {
                    Kind::Sequence(None) => ("xefa-satz-zaehler", Sign::None, Some(number + 1)),
                    Kind::Sequence(Some(of)) => ("xefa-satz-zaehler", Sign::None, Some(counts[*of])),
                    Kind::Count(of) => {
                        let counted = lines.iter().filter(|line| of.is_empty() || of.contains(&line.record)).count();
                        ("xefa-satz-anzahl", Sign::None, Some(counted))
                    }
                    Kind::Sum { sign, .. } => ("xefa-satz-summe", *sign, None),
                    _ => continue,
                };
                let path = format!("/{}/{}", record.kind, field.name);
                let expected = match (expected, &field.kind) {
                    (None, Kind::Sum { record, field, .. }) => self.sum(lines, *record, *field),
                    (expected, _) => expected.and_then(|number| i128::try_from(number).ok()),
                };
                match (cell::unsigned(&cell.text, sign, field.pad), expected) {
                    (Err(trouble), _) => {
                        let at = inside(cell.place, trouble.at, &cell.text);
                        let finding = family::finding(trouble.rule, at, path);
                        self.report.push(finding.arg("name", field.name.clone()));
                    }
                    // A sum of what cannot be read is not known.
                    (_, None) => {}
                    (Ok(found), Some(expected)) if found == expected => {}
                    (Ok(found), Some(expected)) => {
                        let finding = family::finding(rule, cell.place, path).arg("name", field.name.clone());
                        // A sum is a value of the file; a count is none.
                        self.report.push(if rule == "xefa-satz-summe" {
                            finding
                        } else {
                            finding.arg("found", found.to_string()).arg("count", expected.to_string())
                        });
                    }
                }
            }
        }
    }

    fn sum(&self, lines: &[Line], record: usize, field: usize) -> Option<i128> {
        let of = &self.bound.layout.records[record].fields[field];
        let Kind::Number { sign, .. } = of.kind else { return None };
        let mut sum: i128 = 0;
        for line in lines.iter().filter(|line| line.record == record) {
            let cell = line.cells[field].as_ref()?;
            if cell.text != cell::absent(of) && !cell.text.chars().all(|c| c == ' ') {
                sum = sum.checked_add(cell::unsigned(&cell.text, sign, of.pad).ok()?)?;
            }
        }
        Some(sum)
    }

    /// What the layout fills in.
    fn fills(&mut self) {
        let bound = self.bound;
        for fill in &bound.plan.fills {
            let of = &bound.layout.fills[fill.number];
            let bases: Vec<Pointer> = match of.record {
                None => vec![Vec::new()],
                Some(record) => {
                    let own = self.instances.iter().filter(|instance| instance.record == Some(record));
                    own.map(|instance| instance.base.clone()).collect()
                }
            };
            for base in bases {
                let from = if fill.absolute { &[][..] } else { base.as_slice() };
                if !tree::expand(&self.document, from, &fill.steps).is_empty() {
                    continue;
                }
                let at = tree::place_for(&mut self.document, from, &fill.steps, 0);
                match (&of.value, &fill.code) {
                    (FillValue::Supply(name), _) => {
                        self.supplies.push((name.clone(), at));
                        continue;
                    }
                    (FillValue::Code(table, code), Some(steps)) => self.code(&at, steps, *table, code),
                    (FillValue::Code(_, value) | FillValue::Text(value), _) => {
                        tree::set(&mut self.document, &at, Value::String(value.clone()));
                    }
                }
                let target = tree::element_path(bound.layout.message(), &self.document, &at);
                self.losses.push(Loss::new(&reasons::FILLED).target(target));
                self.filled.push(at);
            }
        }
    }

    /// Attributes that the schema requires with a fixed value: they say nothing and are not lost.
    fn fixed(&mut self) {
        for (keys, attribute, value) in &self.bound.plan.fixed {
            let mut places = vec![Pointer::new()];
            for key in keys {
                let step = Step { key: key.clone(), many: false, select: None };
                let steps = std::slice::from_ref(&step);
                places = places.iter().flat_map(|place| tree::expand(&self.document, place, steps)).collect();
            }
            for mut place in places {
                // A text without attributes of its own becomes an object.
                if tree::get(&self.document, &place).is_some_and(Value::is_object) {
                    place.push(Seg::Key(attribute.clone()));
                    tree::set(&mut self.document, &place, Value::String(value.clone()));
                }
            }
        }
    }
}

/// The place of a character of a cell.
fn inside(place: Place, at: usize, text: &str) -> Place {
    if at == 0 {
        return place;
    }
    let before: usize = text.chars().take(at).map(char::len_utf8).sum();
    // In a character set of one byte a character the offsets count characters.
    let single = place.end - place.offset == text.chars().count();
    let offset = place.offset + if single { at } else { before };
    let column = place.column + u32::try_from(at).unwrap_or(0);
    Place { offset, column, ..place }
}
