//! A table of a TOML document whose keys are taken out one by one, with findings for what is missing, wrong or left over.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::report::{Finding, Place, Report};

use super::layout::At;

/// Where a piece of a text stands.
pub(super) fn place(text: &str, at: &Range<usize>) -> Place {
    let before = text.get(..at.start).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().filter(|c| *c != '\u{feff}').count() + 1;
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Place { offset: at.start, end: at.end, line: number(line), column: number(column) }
}

/// A document that is being read, and what is wrong with it.
pub(super) struct Source<'t> {
    file: &'t str,
    text: &'t str,
    report: RefCell<Report>,
}

impl<'t> Source<'t> {
    pub fn new(file: &'t str, text: &'t str) -> Self {
        Self { file, text, report: RefCell::default() }
    }

    /// A finding at a place of the document.
    pub fn finding(&self, rule: &str, at: &Range<usize>) -> Finding {
        Finding::new(rule, place(self.text, at)).path("/").source(self.file)
    }

    pub fn push(&self, finding: Finding) {
        self.report.borrow_mut().push(finding);
    }

    pub fn into_report(self) -> Report {
        let mut report = self.report.into_inner();
        report.sort();
        report
    }

    pub fn is_fine(&self) -> bool {
        self.report.borrow().is_valid()
    }
}

/// A table.
pub(super) struct Table<'s, 't> {
    source: &'s Source<'t>,
    table: &'s DeTable<'t>,
    pub at: Range<usize>,
    taken: RefCell<BTreeSet<&'static str>>,
}

impl<'s, 't> Table<'s, 't> {
    pub fn new(source: &'s Source<'t>, table: &'s DeTable<'t>, at: Range<usize>) -> Self {
        Self { source, table, at, taken: RefCell::default() }
    }

    fn take(&self, key: &'static str) -> Option<&'s Spanned<DeValue<'t>>> {
        self.taken.borrow_mut().insert(key);
        self.table.get(key)
    }

    /// Whether there is such a key.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Says that a value is not one of those expected.
    pub fn wrong(&self, key: &str, at: &Range<usize>, expected: Vec<String>) {
        self.source.push(self.source.finding("xefa-layout-wert", at).arg("name", key).expecting(expected));
    }

    fn typed<T>(&self, key: &'static str, kind: &str, of: impl Fn(&'s DeValue<'t>) -> Option<T>) -> Option<At<T>> {
        let found = self.take(key)?;
        let value = of(found.get_ref());
        if value.is_none() {
            self.wrong(key, &found.span(), vec![kind.to_owned()]);
        }
        Some(At { value: value?, at: found.span() })
    }

    pub fn text(&self, key: &'static str) -> Option<At<String>> {
        self.typed(key, "\"…\"", |value| value.as_str().map(str::to_owned))
    }

    /// A text that must be there; empty, with a finding, where it is not.
    pub fn required(&self, key: &'static str) -> At<String> {
        if !self.has(key) {
            self.source.push(self.source.finding("xefa-layout-fehlt", &self.at).arg("name", key));
        }
        self.text(key).unwrap_or(At { value: String::new(), at: self.at.clone() })
    }

    pub fn number(&self, key: &'static str) -> Option<At<usize>> {
        let integer = |value: &DeValue<'_>| {
            let integer = value.as_integer()?;
            usize::from_str_radix(integer.as_str(), integer.radix()).ok().filter(|number| *number <= 1_000_000)
        };
        self.typed(key, "0, 1, 2, …", integer)
    }

    /// A number from 1 on that must be there.
    pub fn required_number(&self, key: &'static str) -> usize {
        if !self.has(key) {
            self.source.push(self.source.finding("xefa-layout-fehlt", &self.at).arg("name", key));
        }
        match self.number(key) {
            Some(At { value: 0, at }) => {
                self.wrong(key, &at, vec!["1, 2, 3, …".to_owned()]);
                1
            }
            found => found.map_or(1, |number| number.value),
        }
    }

    pub fn flag(&self, key: &'static str) -> bool {
        self.typed(key, "true, false", DeValue::as_bool).is_some_and(|flag| flag.value)
    }

    /// One of several words.
    pub fn word<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
        if found.is_none() {
            self.wrong(key, &text.at, words.iter().map(|(word, _)| (*word).to_owned()).collect());
        }
        found
    }

    /// A list of texts; a single text counts as one.
    pub fn texts(&self, key: &'static str) -> Vec<At<String>> {
        let Some(found) = self.take(key) else { return Vec::new() };
        let items = match found.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![found],
        };
        let text = |item: &Spanned<DeValue<'_>>| {
            let text = item.get_ref().as_str();
            if text.is_none() {
                self.wrong(key, &item.span(), vec!["\"…\"".to_owned()]);
            }
            Some(At { value: text?.to_owned(), at: item.span() })
        };
        items.into_iter().filter_map(text).collect()
    }

    /// A list of tables.
    pub fn tables(&self, key: &'static str) -> Vec<Table<'s, 't>> {
        let Some(found) = self.take(key) else { return Vec::new() };
        let wrong = |at: Range<usize>| self.wrong(key, &at, vec![format!("[[{key}]]")]);
        let DeValue::Array(items) = found.get_ref() else {
            wrong(found.span());
            return Vec::new();
        };
        let table = |item: &'s Spanned<DeValue<'t>>| match item.get_ref() {
            DeValue::Table(table) => Some(Table::new(self.source, table, item.span())),
            _ => {
                wrong(item.span());
                None
            }
        };
        items.iter().filter_map(table).collect()
    }

    /// A table within.
    pub fn table(&self, key: &'static str) -> Option<Table<'s, 't>> {
        let found = self.take(key)?;
        match found.get_ref() {
            DeValue::Table(table) => Some(Table::new(self.source, table, found.span())),
            _ => {
                self.wrong(key, &found.span(), vec![format!("[{key}]")]);
                None
            }
        }
    }

    /// The tables within, by their names: of a table whose keys are names.
    pub fn named(&self) -> Vec<(String, Table<'s, 't>)> {
        let mut found = Vec::new();
        for (key, value) in self.table {
            match value.get_ref() {
                DeValue::Table(table) => {
                    let at = key.span();
                    found.push((key.get_ref().to_string(), Table::new(self.source, table, at)));
                }
                _ => self.wrong(key.get_ref(), &value.span(), vec![format!("[…{}]", key.get_ref())]),
            }
        }
        found
    }

    /// Says which keys nobody has taken.
    pub fn finish(self) {
        let taken = self.taken.into_inner();
        for key in self.table.keys().filter(|key| !taken.contains(key.get_ref().as_ref())) {
            let finding = self.source.finding("xefa-layout-schluessel", &key.span());
            let known = taken.iter().map(|key| (*key).to_owned()).collect();
            self.source.push(finding.arg("name", key.get_ref().to_string()).expecting(known));
        }
    }
}
