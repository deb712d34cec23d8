//! A layout: which piece of a message stands where in a file.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::report::{Finding, Place, Report};

use super::charset::Charset;
use super::date::DateForm;
use super::family::Family;
use super::load;

/// A layout: the records of a file format, and the places of their fields in the file and in a message.
///
/// `docs/adapter.md` is its reference.
#[derive(Debug)]
pub struct Layout {
    /// The name of the layout's file, for findings.
    pub(super) file: Arc<str>,
    /// Its text, for lines and columns.
    pub(super) text: Arc<str>,
    pub(super) name: String,
    /// The local name of the message's root element.
    pub(super) message: At<String>,
    /// The namespace of the root element; needed where several have its name.
    pub(super) namespace: Option<At<String>>,
    pub(super) charset: &'static Charset,
    pub(super) family: Box<dyn Family>,
    pub(super) codes: Vec<CodeTable>,
    pub(super) records: Vec<Record>,
    pub(super) fills: Vec<Fill>,
}

/// Something and where it stands in the layout's text.
#[derive(Debug, Clone)]
pub(super) struct At<T> {
    pub value: T,
    pub at: Range<usize>,
}

/// A kind of record.
#[derive(Debug)]
pub(super) struct Record {
    /// What tells it from others in the file.
    pub kind: String,
    pub name: String,
    pub at: Range<usize>,
    /// The record that it belongs to.
    pub parent: Option<usize>,
    /// There is one record for each value at this place of the message.
    pub each: Option<At<String>>,
    pub fields: Vec<Field>,
}

/// A field of a record.
#[derive(Debug)]
pub(super) struct Field {
    pub name: String,
    pub at: Range<usize>,
    /// First character, 1-based. Families without fixed places number their fields.
    pub start: usize,
    /// How many characters there is room for.
    pub length: usize,
    pub kind: Kind,
    /// Where the value stands in the message, seen from the record's place.
    pub path: Option<At<String>>,
    /// Which of several values, 1-based.
    pub nth: Option<usize>,
    /// What stands between several values in one field.
    pub join: Option<String>,
    pub required: bool,
    /// What stands in the file where there is no value.
    pub absent: Option<String>,
    pub right: bool,
    pub pad: char,
    /// A value that is too long is cut; otherwise it is an error.
    pub cut: bool,
    pub foreign: Foreign,
}

/// What becomes of a character that the character set lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Foreign {
    /// It is an error.
    Error,
    /// It becomes what the rules of [`crate::value::text`] say; where a text is given here, only Latin letters and punctuation do, and
    /// all else becomes the text.
    Transliterate(Option<String>),
}

/// What kind of value a field holds.
#[derive(Debug)]
pub(super) enum Kind {
    Text,
    /// A decimal number without a point.
    Number {
        scale: usize,
        sign: Sign,
    },
    Date {
        file: DateForm,
        /// Forms in the message; none where the type says it.
        message: Vec<DateForm>,
        partial: bool,
    },
    Code(usize),
    /// Whether something is there.
    Presence {
        yes: String,
        no: String,
    },
    Constant(String),
    /// The number of the record: among all, or among those of a kind.
    Sequence(Option<usize>),
    /// How many records there are: of all kinds, or of those named.
    Count(Vec<usize>),
    /// The sum of a field over all records of a kind.
    Sum {
        record: usize,
        field: usize,
        sign: Sign,
    },
    Filler,
}

impl Kind {
    /// Whether the field is about the file itself and not about the message.
    pub fn is_control(&self) -> bool {
        matches!(self, Self::Constant(_) | Self::Sequence(_) | Self::Count(_) | Self::Sum { .. } | Self::Filler)
    }
}

/// Where the sign of a number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Nowhere: a negative number is an error.
    None,
    /// First character.
    Leading,
    /// Last character.
    Trailing,
}

/// A table of codes.
#[derive(Debug)]
pub(super) struct CodeTable {
    pub name: String,
    pub at: Range<usize>,
    /// What `listURI` and `listVersionID` are in the message.
    pub list: Option<String>,
    pub version: Option<String>,
    pub rows: Vec<CodeRow>,
    /// What stands in the file for a code that the table lacks.
    pub other: Option<String>,
}

/// A row of a table of codes.
#[derive(Debug)]
pub(super) struct CodeRow {
    pub file: String,
    pub code: String,
    pub name: Option<String>,
    pub at: Range<usize>,
}

impl CodeTable {
    /// The first row with this value in the file.
    pub fn of_file(&self, value: &str) -> Option<&CodeRow> {
        self.rows.iter().find(|row| row.file == value)
    }

    /// The row of a code.
    pub fn of_code(&self, code: &str) -> Option<&CodeRow> {
        self.rows.iter().find(|row| row.code == code)
    }
}

/// What a message that comes from a file gets although the file does not hold it.
#[derive(Debug)]
pub(super) struct Fill {
    /// The record for each of which it is filled in; none for once in the message.
    pub record: Option<usize>,
    pub path: At<String>,
    pub value: FillValue,
}

/// Where the value comes from.
#[derive(Debug)]
pub(super) enum FillValue {
    Text(String),
    /// A code, with list, version and name of a table.
    Code(usize, String),
    /// The caller supplies it under this name.
    Supply(String),
}

impl Layout {
    /// Reads a layout from a file.
    ///
    /// # Errors
    /// What is wrong with it, with line and column.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, Report> {
        let path = path.as_ref();
        let name = path.to_string_lossy();
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&name, &text),
            Err(error) => {
                let finding = Finding::new("xefa-datei", Place::default()).path("/").source(name);
                Err(finding.arg("reason", error.kind().to_string()).into())
            }
        }
    }

    /// Reads a layout from a text; `file` is its name in findings.
    ///
    /// # Errors
    /// What is wrong with it, with line and column.
    pub fn parse(file: &str, text: &str) -> Result<Self, Report> {
        load::layout(file, text)
    }

    /// The name of the layout.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The local name of the root element of the messages that it is made for.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message.value
    }

    /// The namespace of that root element, where the layout names it.
    #[must_use]
    pub fn namespace(&self) -> Option<&str> {
        self.namespace.as_ref().map(|namespace| namespace.value.as_str())
    }

    /// A finding at a place of the layout.
    pub(super) fn finding(&self, rule: &str, at: &Range<usize>) -> Finding {
        Finding::new(rule, load::place(&self.text, at)).path("/").source(self.file.clone())
    }

    /// A record for people: its kind and its name.
    pub(super) fn record_name(&self, record: usize) -> String {
        let record = &self.records[record];
        if record.name == record.kind { record.kind.clone() } else { format!("{} {}", record.kind, record.name) }
    }

    /// A field for people: record and field.
    pub(super) fn field_name(&self, record: usize, field: usize) -> String {
        let record = &self.records[record];
        format!("{}.{}", record.kind, record.fields[field].name)
    }
}
