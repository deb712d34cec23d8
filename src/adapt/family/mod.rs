//! Families of file formats: how records and fields stand in bytes.
//!
//! A family knows nothing of messages. It gets the cells of records and makes bytes of them, and it takes bytes apart into records
//! and cells; what the cells mean is the same for all families. A new family is a file here and a word in `load.rs`.

mod fixed;

use std::fmt::Debug;

use crate::report::{Finding, Place, Report};

use super::layout::Layout;

pub(super) use fixed::{FixedWidth, LineEnd};

/// A family of file formats, with what a layout says of the file as a whole.
pub(super) trait Family: Debug + Send + Sync {
    /// What is wrong with the places of the fields.
    fn lint(&self, layout: &Layout, report: &mut Report);

    /// The bytes of a file. Every cell has room in its field and characters of the character set only.
    fn write(&self, layout: &Layout, rows: &[Row]) -> Vec<u8>;

    /// The records of a file, as far as they can be told.
    fn read(&self, layout: &Layout, bytes: &[u8], report: &mut Report) -> Vec<Line>;
}

/// A record to write: a cell for each field.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub record: usize,
    pub cells: Vec<String>,
}

/// A record that was read.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub record: usize,
    /// Where it begins.
    pub place: Place,
    /// A cell for each field; none where the record is too broken to tell.
    pub cells: Vec<Option<Cell>>,
}

/// A cell that was read, as it stands in the file.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub text: String,
    pub place: Place,
}

/// A finding about a record or field of a file.
pub(super) fn finding(rule: &str, place: Place, path: impl Into<String>) -> Finding {
    Finding::new(rule, place).path(path)
}
