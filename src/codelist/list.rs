//! One version of a code list.

use super::dialect::Dialect;
use super::index::Index;

/// One version of a code list.
#[derive(Debug, Clone)]
pub struct CodeList {
    pub(super) identification: Identification,
    pub(super) columns: Vec<Column>,
    pub(super) keys: Vec<Key>,
    pub(super) code_column: usize,
    pub(super) name_column: Option<usize>,
    /// Row by row, a place for each column.
    pub(super) values: Vec<Option<Box<str>>>,
    pub(super) index: Index,
}

/// What identifies a list, and what it says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Identification {
    /// The technical name (`ShortName`).
    pub short_name: String,
    /// The name (`LongName`).
    pub long_name: String,
    /// The version (`Version`), as `listVersionID` gives it.
    pub version: String,
    /// The list, without version (`CanonicalUri`), as `listURI` gives it.
    pub uri: String,
    /// The list with its version (`CanonicalVersionUri`).
    pub version_uri: String,
    /// Who publishes it.
    pub agency: String,
    /// Who publishes it, in short.
    pub agency_short_name: Option<String>,
    /// The short name for people.
    pub display_name: Option<String>,
    /// What the list is about.
    pub description: Option<String>,
    /// What this version is about.
    pub version_description: Option<String>,
    /// From when on it is valid, `YYYY-MM-DD`.
    pub valid_from: Option<String>,
    /// The version of the handbook it follows.
    pub handbook: Option<String>,
    /// What has changed since the version before.
    pub changes: Option<String>,
    /// The dialect of its annotations.
    pub dialect: Dialect,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its id, to which keys and values refer.
    pub id: String,
    /// Its technical name.
    pub short_name: String,
    /// Its name.
    pub long_name: Option<String>,
    /// Whether each row must have a value.
    pub required: bool,
    /// The type of its values, mostly `string`.
    pub data_type: Option<String>,
    /// The language of its values.
    pub lang: Option<String>,
}

/// A key: columns whose values together tell the rows apart.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Key {
    /// Its id.
    pub id: String,
    /// Its columns, by their numbers.
    pub columns: Vec<usize>,
    /// Whether the list recommends it as the code.
    pub recommended: bool,
    /// Whether it marks the name of a code instead of the code (in the oldest dialects).
    pub is_name: bool,
}

impl CodeList {
    /// What identifies it.
    #[must_use]
    pub fn identification(&self) -> &Identification {
        &self.identification
    }

    /// The list, without version, as `listURI` gives it.
    #[must_use]
    pub fn uri(&self) -> &str {
        &self.identification.uri
    }

    /// The version, as `listVersionID` gives it.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.identification.version
    }

    /// Its name for people.
    #[must_use]
    pub fn name(&self) -> &str {
        let identification = &self.identification;
        match (&identification.display_name, identification.long_name.as_str()) {
            (Some(name), _) if !name.is_empty() => name,
            (_, "") => &identification.short_name,
            (_, long) => long,
        }
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The keys.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// The column of the code: that of the recommended key, or of the first one.
    #[must_use]
    pub fn code_column(&self) -> &Column {
        &self.columns[self.code_column]
    }

    /// The number of codes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len() / self.columns.len().max(1)
    }

    /// Whether it has no code.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The codes, in the order of the list.
    pub fn codes(&self) -> impl Iterator<Item = Code<'_>> {
        (0..self.len()).map(|row| Code { list: self, row })
    }

    /// A code. Every key of one column counts, not only the recommended one: a standard may use another column of the list.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<Code<'_>> {
        self.index.find(code).map(|row| Code { list: self, row })
    }
}

/// A row of a list.
#[derive(Debug, Clone, Copy)]
pub struct Code<'a> {
    list: &'a CodeList,
    row: usize,
}

impl<'a> Code<'a> {
    /// The list it is in.
    #[must_use]
    pub fn list(self) -> &'a CodeList {
        self.list
    }

    fn at(self, column: usize) -> Option<&'a str> {
        self.list.values.get(self.row * self.list.columns.len() + column)?.as_deref()
    }

    /// The code.
    #[must_use]
    pub fn code(self) -> &'a str {
        self.at(self.list.code_column).unwrap_or_default().trim()
    }

    /// Its name: the column that is marked as such or called so, else the first that is no key.
    #[must_use]
    pub fn name(self) -> Option<&'a str> {
        self.at(self.list.name_column?)
    }

    /// The value of a column, by its id.
    #[must_use]
    pub fn value(self, column: &str) -> Option<&'a str> {
        self.at(self.list.columns.iter().position(|known| known.id == column)?)
    }

    /// The values, in the order of the columns.
    pub fn values(self) -> impl Iterator<Item = Option<&'a str>> {
        (0..self.list.columns.len()).map(move |column| self.at(column))
    }

    /// Whether a name is one that the list gives this code: any column but the code's own counts, so names in several languages and
    /// of several lengths do.
    #[must_use]
    pub fn is_called(self, name: &str) -> bool {
        let same = |value: &str| value.split_whitespace().eq(name.split_whitespace());
        self.values().enumerate().any(|(column, value)| column != self.list.code_column && value.is_some_and(same))
    }
}
