//! Reading a TOML table key by key: what is wrong is collected with its place, and a key that nobody asks for is wrong.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};
use xefa::report::{Finding, Place, Report};
use xefa::xml::Locator;

use crate::nearest::nearest;

/// What is wrong with a file, in the order of the places.
#[derive(Debug)]
pub struct Faults<'t> {
    text: &'t str,
    report: Report,
}

impl<'t> Faults<'t> {
    /// None yet.
    pub fn new(text: &'t str) -> Self {
        Self { text, report: Report::new() }
    }

    /// The place of a span.
    pub fn place(&self, span: &Range<usize>) -> Place {
        let at = Locator::new(self.text).place(span.start.min(self.text.len()));
        Place { offset: span.start, end: span.end, line: at.line, column: at.column }
    }

    /// One more.
    pub fn push(&mut self, rule: &str, span: &Range<usize>, amend: impl FnOnce(Finding) -> Finding) {
        let place = self.place(span);
        self.report.push(amend(Finding::new(rule, place)));
    }

    /// A value that is not what a key needs.
    pub fn wrong(&mut self, name: &str, span: &Range<usize>, form: &str, found: &str) {
        self.push("xefa-konfiguration-wert", span, |finding| {
            finding.arg("name", name).arg("form", form).arg("found", found)
        });
    }

    /// All of them; none where the file is in order.
    pub fn into_report(mut self) -> Option<Report> {
        self.report.sort();
        (!self.report.findings().is_empty()).then_some(self.report)
    }
}

/// A text and where it stands.
#[derive(Debug, Clone)]
pub struct Text {
    /// The text.
    pub value: String,
    /// Where it stands.
    pub span: Range<usize>,
}

/// A table that is being read.
#[derive(Debug)]
pub struct Section<'t, 'i> {
    /// How messages call it.
    name: String,
    span: Range<usize>,
    table: &'t DeTable<'i>,
    asked: Vec<&'static str>,
}

impl<'t, 'i> Section<'t, 'i> {
    /// A table of this name.
    pub fn new(name: impl Into<String>, span: Range<usize>, table: &'t DeTable<'i>) -> Self {
        Self { name: name.into(), span, table, asked: Vec::new() }
    }

    /// Where it stands.
    pub fn span(&self) -> &Range<usize> {
        &self.span
    }

    fn get(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'i>>> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// A text that is not empty, if the key is there.
    pub fn text(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Text> {
        let value = self.get(key)?;
        text(key, value, "string", faults)
    }

    /// A text that must be there.
    pub fn required_text(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Text> {
        self.require(key, faults);
        self.text(key, faults)
    }

    /// Texts, or one; none where the key is missing.
    pub fn texts(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Vec<Text>> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Array(items) => {
                if items.is_empty() {
                    faults.wrong(key, &value.span(), "strings", "[]");
                }
                Some(items.iter().filter_map(|item| text(key, item, "strings", faults)).collect())
            }
            _ => Some(text(key, value, "strings", faults).into_iter().collect()),
        }
    }

    /// Texts of which there must be one.
    pub fn required_texts(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Vec<Text> {
        self.require(key, faults);
        self.texts(key, faults).unwrap_or_default()
    }

    /// Says that a key is missing, if it is.
    pub fn require(&self, key: &'static str, faults: &mut Faults<'_>) {
        if !self.table.contains_key(key) {
            faults.push("xefa-konfiguration-fehlt", &self.span, |finding| {
                finding.arg("name", key).arg("parent", self.name.as_str())
            });
        }
    }

    /// A line number, if the key is there.
    pub fn line(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<u32> {
        let value = self.get(key)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok().filter(|number| *number > 0));
        if number.is_none() {
            faults.wrong(key, &value.span(), "line", shown(value.get_ref()));
        }
        number
    }

    /// A table, if the key is there.
    pub fn table(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Section<'t, 'i>> {
        let value = self.get(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            faults.wrong(key, &value.span(), "table", shown(value.get_ref()));
        }
        table.map(|table| Section::new(format!("[{key}]"), value.span(), table))
    }

    /// Tables of a list.
    pub fn tables(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Vec<Section<'t, 'i>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            faults.wrong(key, &value.span(), "tables", shown(value.get_ref()));
            return Vec::new();
        };
        let mut found = Vec::new();
        for item in items {
            match item.get_ref().as_table() {
                Some(table) => found.push(Section::new(format!("[[{key}]]"), item.span(), table)),
                None => faults.wrong(key, &item.span(), "tables", shown(item.get_ref())),
            }
        }
        found
    }

    /// All keys and values, for a table whose keys are free.
    pub fn entries(self) -> impl Iterator<Item = (Text, &'t Spanned<DeValue<'i>>)> {
        let mut entries: Vec<_> = self.table.iter().map(|(key, value)| (key_text(key), value)).collect();
        entries.sort_by_key(|(key, _)| key.span.start);
        entries.into_iter()
    }

    /// Says which keys nobody has asked for.
    pub fn finish(self, faults: &mut Faults<'_>) {
        for key in self.table.keys().filter(|key| !self.asked.contains(&key.get_ref().as_ref())) {
            let hint = nearest(key.get_ref(), self.asked.iter().copied());
            faults.push("xefa-konfiguration-schluessel", &key.span(), |finding| {
                let finding = finding.arg("name", key.get_ref().as_ref());
                hint.iter().fold(finding, |finding, hint| finding.arg("hint", *hint))
            });
        }
    }
}

fn key_text(key: &Spanned<DeString<'_>>) -> Text {
    Text { value: key.get_ref().to_string(), span: key.span() }
}

fn text(key: &str, value: &Spanned<DeValue<'_>>, form: &str, faults: &mut Faults<'_>) -> Option<Text> {
    match value.get_ref().as_str() {
        None => faults.wrong(key, &value.span(), form, shown(value.get_ref())),
        Some(text) if text.trim().is_empty() => faults.wrong(key, &value.span(), "not-empty", "\"\""),
        Some(text) => return Some(Text { value: text.to_owned(), span: value.span() }),
    }
    None
}

/// What a value is, as TOML writes such values.
pub fn shown(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "\"…\"",
        DeValue::Integer(_) => "1, 2 …",
        DeValue::Float(_) => "1.0 …",
        DeValue::Boolean(true) => "true",
        DeValue::Boolean(false) => "false",
        DeValue::Datetime(_) => "2026-01-01",
        DeValue::Array(_) => "[…]",
        DeValue::Table(_) => "{…}",
    }
}
