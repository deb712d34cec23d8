//! From genericode to a list, with a finding for everything that is wrong with it.

use std::collections::HashMap;

use super::dialect::{Dialect, Note};
use super::index::{Index, token};
use super::list::{CodeList, Column, Identification, Key};
use super::metadata;
use super::scan::{Element, GENERICODE, Scan, Text, fault_finding};
use crate::limits::Limits;
use crate::report::{Finding, Report, Verdict};
use crate::xml::{self, Fault, Token};

/// A list, and what a reader should know of it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reading {
    /// The list.
    pub list: CodeList,
    /// Warnings.
    pub report: Report,
}

/// Reads a list in genericode 1.0.
///
/// # Errors
/// Everything that is wrong with the list, with line and column.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Reading, Report> {
    match run(bytes, limits, false) {
        (Some(list), report) if report.verdict() == Verdict::Valid => Ok(Reading { list, report }),
        (_, report) => Err(report),
    }
}

impl CodeList {
    /// Reads a list in genericode 1.0; [`read()`] gives the warnings, too.
    ///
    /// # Errors
    /// As [`read()`].
    pub fn read(bytes: &[u8], limits: &Limits) -> Result<Self, Report> {
        read(bytes, limits).map(|reading| reading.list)
    }
}

pub(super) fn run(bytes: &[u8], limits: &Limits, metadata: bool) -> (Option<CodeList>, Report) {
    let text = match xml::decode(bytes) {
        Ok(text) => text,
        Err(fault) => return (None, fault_finding(&fault, "/".to_owned()).into()),
    };
    let mut scan = Scan::new(&text, limits);
    let mut draft = Draft { limits: *limits, ..Draft::default() };
    match draft.root(&mut scan) {
        Ok(true) => {
            if metadata {
                metadata::judge(&draft.identification, &draft.places, &mut scan);
            }
        }
        Ok(false) => {}
        Err(fault) => scan.fault(&fault),
    }
    let report = scan.finish();
    (draft.list(), report)
}

/// Where the parts of the identification stand.
#[derive(Debug, Default)]
pub(super) struct Places {
    parts: HashMap<&'static str, (usize, usize)>,
    /// The end of the identification, or the root where there is none: the place of what is missing.
    pub end: (usize, usize),
}

impl Places {
    /// The place of a part, or of its absence.
    pub fn of(&self, part: &str) -> (usize, usize) {
        self.parts.get(part).copied().unwrap_or(self.end)
    }
}

#[derive(Default)]
struct Draft {
    identification: Identification,
    places: Places,
    columns: Vec<Column>,
    keys: Vec<Key>,
    name_marked: Option<usize>,
    code_column: usize,
    code_key: Option<usize>,
    values: Vec<Option<Box<str>>>,
    index: Index,
    /// Rows by the values of each further key that is checked for duplicates.
    others: Vec<HashMap<String, usize>>,
    /// The byte at which each row begins.
    row_at: Vec<usize>,
    rows: usize,
    has_rows: bool,
    limits: Limits,
}

impl Draft {
    /// What each row costs: a value for each column, and a look at each part of a key.
    fn width(&self) -> usize {
        self.columns.len() + self.keys.iter().map(|key| key.columns.len()).sum::<usize>()
    }

    /// Whether there is room for another column or part of a key.
    fn check_width(&self, parts: usize, at: usize) -> Result<(), Fault> {
        let limit = self.limits.code_list_columns;
        let more = self.width() + self.keys.len() + parts;
        if more > limit { Err(Fault::limit("limit-code-list-columns", at, limit)) } else { Ok(()) }
    }

    /// Whether the root is one of a list.
    fn root(&mut self, scan: &mut Scan<'_>) -> Result<bool, Fault> {
        if scan.reader.next()? != Token::Start {
            return Ok(false);
        }
        let span = scan.reader.span();
        let span = (span.start, span.end);
        let name = scan.reader.name();
        if name.local != "CodeList" || scan.reader.namespace_uri(name.ns) != GENERICODE {
            let (local, uri) = (name.local.to_owned(), scan.reader.namespace_uri(name.ns).to_owned());
            let args: &[(&'static str, &str)] = &[("name", &local), ("namespace", &uri)];
            let args = if uri.is_empty() { &args[..1] } else { args };
            scan.find_at("xefa-codeliste-wurzel", span, format!("/{local}"), args);
            scan.reader.read_all()?;
            return Ok(false);
        }
        scan.enter_root("CodeList");
        self.places.end = span;
        let (mut identified, mut has_columns) = (false, false);
        let end = scan.children(&mut |scan, element| match element.name {
            "Annotation" => self.annotation(scan),
            "Identification" => {
                identified = true;
                self.identification(scan)
            }
            "ColumnSet" => {
                has_columns = true;
                self.column_set(scan)
            }
            "ColumnSetRef" => {
                has_columns = true;
                scan.find("xefa-codeliste-verweis", element.span, &[("name", element.name)]);
                scan.skip()
            }
            "SimpleCodeList" => {
                self.has_rows = true;
                self.rows(scan, element)
            }
            _ => scan.refuse(element),
        })?;
        for (name, there) in
            [("Identification", identified), ("ColumnSet", has_columns), ("SimpleCodeList", self.has_rows)]
        {
            if !there {
                scan.find("xefa-codeliste-fehlt", end, &[("name", name), ("parent", "CodeList")]);
            }
        }
        while scan.reader.next()? != Token::Eof {}
        Ok(true)
    }

    fn annotation(&mut self, scan: &mut Scan<'_>) -> Result<(), Fault> {
        scan.children(&mut |scan, element| match element.name {
            "Description" => scan
                .children(&mut |scan, element| {
                    let name = scan.reader.name();
                    let note = Note::of(name.local);
                    if let Some(dialect) = Dialect::of(scan.reader.namespace_uri(name.ns)) {
                        let known = &mut self.identification.dialect;
                        if *known == Dialect::Plain || dialect.is_complete() {
                            *known = dialect;
                        }
                    }
                    match note {
                        Some(note) => {
                            let text = scan.text(element)?;
                            self.note(note, text);
                            Ok(())
                        }
                        // Descriptions are free to say more.
                        None => scan.skip(),
                    }
                })
                .map(drop),
            _ => scan.skip(),
        })
        .map(drop)
    }

    fn note(&mut self, note: Note, text: Text) {
        let identification = &mut self.identification;
        let (part, place) = match note {
            Note::ShortName => ("display_name", &mut identification.display_name),
            Note::Description => ("description", &mut identification.description),
            Note::VersionDescription => ("version_description", &mut identification.version_description),
            Note::AgencyShortName => ("agency_short_name", &mut identification.agency_short_name),
            Note::ValidFrom => ("valid_from", &mut identification.valid_from),
            Note::Handbook => ("handbook", &mut identification.handbook),
            Note::Changes => ("changes", &mut identification.changes),
        };
        self.places.parts.insert(part, text.at);
        let value = text.value.trim();
        // Two dialects in one list say the same thing twice: the first word counts.
        if place.is_none() && !value.is_empty() {
            *place = Some(value.to_owned());
        }
    }

    fn identification(&mut self, scan: &mut Scan<'_>) -> Result<(), Fault> {
        let end = scan.children(&mut |scan, element| {
            let identification = &mut self.identification;
            let (part, place) = match element.name {
                "ShortName" => ("short_name", &mut identification.short_name),
                "LongName" => ("long_name", &mut identification.long_name),
                "Version" => ("version", &mut identification.version),
                "CanonicalUri" => ("uri", &mut identification.uri),
                "CanonicalVersionUri" => ("version_uri", &mut identification.version_uri),
                "LocationUri" | "AlternateFormatLocationUri" => return scan.skip(),
                "Agency" => {
                    return scan
                        .children(&mut |scan, element| match element.name {
                            "LongName" => {
                                let text = scan.text(element)?;
                                self.places.parts.entry("agency").or_insert(text.at);
                                if identification.agency.is_empty() {
                                    identification.agency = text.value.trim().to_owned();
                                }
                                Ok(())
                            }
                            "ShortName" => {
                                let text = scan.text(element)?;
                                let short = text.value.trim();
                                if !short.is_empty() && identification.agency_short_name.is_none() {
                                    identification.agency_short_name = Some(short.to_owned());
                                }
                                Ok(())
                            }
                            "Identifier" => scan.skip(),
                            _ => scan.refuse(element),
                        })
                        .map(drop);
                }
                _ => return scan.refuse(element),
            };
            let text = scan.text(element)?;
            // Of several long names, in several languages, the first counts.
            if place.is_empty() {
                self.places.parts.insert(part, text.at);
                *place = text.value.trim().to_owned();
            }
            Ok(())
        })?;
        self.places.end = end;
        let identification = &self.identification;
        for (name, part, value) in [
            ("ShortName", "short_name", &identification.short_name),
            ("Version", "version", &identification.version),
            ("CanonicalUri", "uri", &identification.uri),
            ("CanonicalVersionUri", "version_uri", &identification.version_uri),
        ] {
            if value.is_empty() {
                let at = self.places.of(part);
                let path = "/CodeList/Identification".to_owned();
                scan.find_at("xefa-codeliste-fehlt", at, path, &[("name", name), ("parent", "Identification")]);
            }
        }
        Ok(())
    }

    fn column_set(&mut self, scan: &mut Scan<'_>) -> Result<(), Fault> {
        let end = scan.children(&mut |scan, element| match element.name {
            "Column" => self.column(scan, element),
            "Key" => self.key(scan, element),
            "ColumnRef" | "KeyRef" => {
                scan.find("xefa-codeliste-verweis", element.span, &[("name", element.name)]);
                scan.skip()
            }
            _ => scan.refuse(element),
        })?;
        if self.columns.is_empty() {
            scan.find("xefa-codeliste-fehlt", end, &[("name", "Column"), ("parent", "ColumnSet")]);
        } else if self.keys.iter().all(|key| key.is_name) {
            scan.find("xefa-codeliste-fehlt", end, &[("name", "Key"), ("parent", "ColumnSet")]);
        }
        self.code_key = self.choose_code_key();
        if let Some(key) = self.code_key {
            self.code_column = self.keys[key].columns[0];
        }
        self.others = vec![HashMap::new(); self.keys.len()];
        Ok(())
    }

    /// The key of the code: the recommended one, else the first; one of a single column before others.
    fn choose_code_key(&self) -> Option<usize> {
        let usable = |key: &&usize| !self.keys[**key].columns.is_empty() && !self.keys[**key].is_name;
        let numbers: Vec<usize> = (0..self.keys.len()).collect();
        let recommended = numbers.iter().filter(usable).find(|key| self.keys[**key].recommended);
        let single = || numbers.iter().filter(usable).find(|key| self.keys[**key].columns.len() == 1);
        recommended.or_else(single).or_else(|| numbers.iter().find(usable)).copied()
    }

    fn column(&mut self, scan: &mut Scan<'_>, element: Element) -> Result<(), Fault> {
        self.check_width(1, element.span.0)?;
        let id = scan.required(element, "Id");
        let usage = scan.required(element, "Use");
        if let Some((value, at)) = &usage
            && !matches!(value.as_str(), "required" | "optional")
        {
            scan.find_attribute("xefa-codeliste-verwendung", *at, "Use", &[("value", value)]);
        }
        if let Some((id, at)) = &id
            && self.columns.iter().any(|column| column.id == *id)
        {
            scan.find_attribute("xefa-codeliste-spalte-doppelt", *at, "Id", &[("name", id)]);
        }
        let mut column = Column {
            id: id.map_or_else(String::new, |(id, _)| id),
            short_name: String::new(),
            long_name: None,
            required: usage.is_none_or(|(usage, _)| usage != "optional"),
            data_type: None,
            lang: None,
        };
        let (mut named, mut typed) = (false, false);
        let end = scan.children(&mut |scan, element| match element.name {
            "ShortName" => {
                named = true;
                column.short_name = scan.text(element)?.value.trim().to_owned();
                Ok(())
            }
            "LongName" => {
                let text = scan.text(element)?.value.trim().to_owned();
                column.long_name.get_or_insert(text);
                Ok(())
            }
            "Data" => {
                typed = true;
                column.data_type = scan.required(element, "Type").map(|(value, _)| value);
                column.lang = scan.attribute("Lang").map(|(value, _)| value.to_owned());
                scan.skip()
            }
            "Annotation" | "CanonicalUri" | "CanonicalVersionUri" => scan.skip(),
            _ => scan.refuse(element),
        })?;
        for (name, there) in [("ShortName", named), ("Data", typed)] {
            if !there {
                scan.find("xefa-codeliste-fehlt", end, &[("name", name), ("parent", "Column")]);
            }
        }
        self.columns.push(column);
        Ok(())
    }

    fn key(&mut self, scan: &mut Scan<'_>, element: Element) -> Result<(), Fault> {
        self.check_width(1, element.span.0)?;
        let id = scan.required(element, "Id").map_or_else(String::new, |(id, _)| id);
        let mut key = Key { id, columns: Vec::new(), recommended: false, is_name: false };
        let mut referred = false;
        let end = scan.children(&mut |scan, element| match element.name {
            "Annotation" => scan
                .children(&mut |scan, element| match element.name {
                    "AppInfo" => scan
                        .children(&mut |scan, _| {
                            match scan.reader.name().local {
                                "recommendedKeyColumn" | "empfohleneCodeSpalte" | "xoev-code" => key.recommended = true,
                                "xoev-codename" => key.is_name = true,
                                _ => {}
                            }
                            scan.skip()
                        })
                        .map(drop),
                    _ => scan.skip(),
                })
                .map(drop),
            "ColumnRef" => {
                referred = true;
                self.check_width(key.columns.len() + 2, element.span.0)?;
                if let Some((id, at)) = scan.required(element, "Ref") {
                    match self.columns.iter().position(|column| column.id == id) {
                        Some(column) => {
                            if !self.columns[column].required {
                                scan.find_attribute("xefa-codeliste-schluessel-optional", at, "Ref", &[("name", &id)]);
                            }
                            key.columns.push(column);
                        }
                        None => self.unknown_column(scan, &id, at, "Ref"),
                    }
                }
                scan.skip()
            }
            "ShortName" | "LongName" | "CanonicalUri" | "CanonicalVersionUri" => scan.skip(),
            _ => scan.refuse(element),
        })?;
        if !referred {
            scan.find("xefa-codeliste-fehlt", end, &[("name", "ColumnRef"), ("parent", "Key")]);
        }
        if key.is_name {
            self.name_marked = key.columns.first().copied();
        }
        self.keys.push(key);
        Ok(())
    }

    fn unknown_column(&self, scan: &mut Scan<'_>, id: &str, at: (usize, usize), attribute: &'static str) {
        let known: Vec<&str> = self.columns.iter().map(|column| column.id.as_str()).collect();
        scan.find_attribute(
            "xefa-codeliste-spalte-unbekannt",
            at,
            attribute,
            &[("name", id), ("members", &known.join(", "))],
        );
    }

    fn rows(&mut self, scan: &mut Scan<'_>, element: Element) -> Result<(), Fault> {
        scan.children(&mut |scan, element| match element.name {
            "Row" => self.row(scan, element),
            "Annotation" => scan.skip(),
            _ => scan.refuse(element),
        })?;
        if self.rows == 0 {
            scan.find("xefa-codeliste-leer", element.span, &[]);
        }
        Ok(())
    }

    fn row(&mut self, scan: &mut Scan<'_>, element: Element) -> Result<(), Fault> {
        let from = self.values.len();
        let width = self.columns.len();
        let limit = self.limits.code_list_values;
        if (self.rows + 1).saturating_mul(self.width().max(1)) > limit {
            return Err(Fault::limit("limit-code-list-values", element.span.0, limit));
        }
        self.values.resize(from + width, None);
        let mut code_at = element.span;
        let mut next = 0;
        let mut said = Vec::new();
        scan.children(&mut |scan, element| {
            match element.name {
                "Value" => {}
                "Annotation" => return scan.skip(),
                _ => return scan.refuse(element),
            }
            let named = scan.attribute("ColumnRef");
            let column = match named {
                // Without a reference the value belongs to the column behind that of the value before.
                None => (next < width).then_some(next),
                Some((id, _)) => self.columns.iter().position(|column| column.id == id),
            };
            if column.is_none() {
                let (id, at) = named.map_or_else(|| (String::new(), element.span), |(id, at)| (id.to_owned(), at));
                self.unknown_column(scan, &id, at, "ColumnRef");
            }
            if let Some(column) = column {
                next = column + 1;
                if said.contains(&column) {
                    let name = &self.columns[column].id;
                    scan.find("xefa-codeliste-wert-doppelt", element.span, &[("name", name)]);
                }
                said.push(column);
            }
            scan.children(&mut |scan, element| match element.name {
                "SimpleValue" => {
                    let text = scan.text(element)?;
                    if let Some(column) = column {
                        if column == self.code_column {
                            code_at = text.at;
                        }
                        self.values[from + column] = Some(text.value.into());
                    }
                    Ok(())
                }
                "ComplexValue" => {
                    scan.find("xefa-codeliste-verweis", element.span, &[("name", element.name)]);
                    scan.skip()
                }
                "Annotation" => scan.skip(),
                _ => scan.refuse(element),
            })
            .map(drop)
        })?;
        self.row_at.push(code_at.0);
        self.judge_row(scan, element, from, code_at);
        self.rows += 1;
        Ok(())
    }

    /// Missing values and duplicates of keys.
    fn judge_row(&mut self, scan: &mut Scan<'_>, element: Element, from: usize, code_at: (usize, usize)) {
        let row = &self.values[from..];
        let is_key = |column: usize| self.keys.iter().any(|key| !key.is_name && key.columns.contains(&column));
        for (column, definition) in self.columns.iter().enumerate() {
            let missing = match row[column].as_deref() {
                None => definition.required,
                // An empty text is a value, but none that could be a key.
                Some(value) => is_key(column) && definition.required && value.trim().is_empty(),
            };
            if missing {
                scan.find("xefa-codeliste-wert-fehlt", element.span, &[("name", &definition.id)]);
            }
        }
        for (number, key) in self.keys.iter().enumerate() {
            let parts: Vec<&str> = key.columns.iter().filter_map(|column| row[*column].as_deref()).collect();
            if parts.is_empty() || parts.len() < key.columns.len() || parts.iter().any(|part| part.trim().is_empty()) {
                continue;
            }
            let is_code = self.code_key == Some(number);
            if is_code && parts.iter().any(|part| token(part) != *part) {
                scan.find("xefa-codeliste-leerraum", code_at, &[("name", &self.columns[key.columns[0]].id)]);
            }
            let earlier = if key.columns.len() == 1 && is_code {
                self.index.insert(parts[0], self.rows)
            } else {
                let joined = parts.iter().map(|part| token(part)).collect::<Vec<_>>().join("\u{1f}");
                let earlier = self.others[number].get(&joined).copied();
                if earlier.is_none() {
                    self.others[number].insert(joined, self.rows);
                }
                if is_code && !self.index_has(parts[0]) {
                    self.index.insert(parts[0], self.rows);
                }
                earlier
            };
            if let Some(earlier) = earlier.filter(|_| !scan.is_full()) {
                let line = scan.line(self.row_at[earlier]).to_string();
                // What the code stands for is in doubt only where the key of the code is concerned.
                let rule = if is_code { "xefa-codeliste-code-doppelt" } else { "xefa-codeliste-schluessel-doppelt" };
                scan.find(rule, code_at, &[("value", &parts.join(" / ")), ("name", &key.id), ("line", &line)]);
            }
        }
    }

    fn index_has(&self, code: &str) -> bool {
        self.index.find(code).is_some()
    }

    /// The list, if it has what a list needs.
    fn list(mut self) -> Option<CodeList> {
        if self.columns.is_empty() || self.identification.uri.is_empty() || self.identification.version.is_empty() {
            return None;
        }
        let width = self.columns.len();
        // Further keys of one column are ways to name a row, behind all codes.
        for key in &self.keys {
            if let [column] = key.columns[..]
                && column != self.code_column
                && !key.is_name
            {
                for row in 0..self.rows {
                    if let Some(value) = &self.values[row * width + column] {
                        self.index.insert(value, row);
                    }
                }
            }
        }
        let name_column = self.name_column();
        Some(CodeList {
            identification: self.identification,
            columns: self.columns,
            keys: self.keys,
            code_column: self.code_column,
            name_column,
            values: self.values,
            index: self.index,
        })
    }

    fn name_column(&self) -> Option<usize> {
        const CALLED: [&str; 8] =
            ["name", "codename", "bezeichnung", "wert", "beschreibung", "description", "value", "description-deutsch"];
        let by_name = || {
            CALLED.iter().find_map(|name| {
                self.columns.iter().position(|column| {
                    column.id.eq_ignore_ascii_case(name) || column.short_name.eq_ignore_ascii_case(name)
                })
            })
        };
        let free = |column: &usize| !self.keys.iter().any(|key| !key.is_name && key.columns.contains(column));
        self.name_marked.or_else(|| by_name().filter(free)).or_else(|| (0..self.columns.len()).find(free))
    }
}

/// What was not read because it goes over a limit.
pub(super) fn limited(rule: &str, limit: usize) -> Report {
    Finding::new(rule, crate::report::Place::default()).path("/").arg("limit", limit.to_string()).into()
}

/// A file that is no list, with the reason in a report.
pub(super) fn unreadable(reason: String) -> Report {
    Finding::new("xefa-datei", crate::report::Place::default()).path("/").arg("reason", reason).into()
}
