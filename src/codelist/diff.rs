//! What changed between two versions of a list.

use std::collections::HashMap;

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use super::index::token;
use super::list::{Code, CodeList};

/// What changed between two versions of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diff {
    /// The list, as the new version names it.
    pub list: String,
    /// The old version.
    pub old: String,
    /// The new version.
    pub new: String,
    /// From when on the new version is valid.
    pub valid_from: Option<String>,
    /// Whether both are versions of one list. A comparison of two lists may still be what was wanted.
    pub same_list: bool,
    /// Columns that the new version adds, by their ids.
    pub columns_added: Vec<String>,
    /// Columns that the new version lacks, by their ids.
    pub columns_removed: Vec<String>,
    /// What changed, code by code: first what the old version has, in its order, then what is new.
    pub changes: Vec<Change>,
}

/// A change of one code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// A code that the old version lacks.
    Added {
        /// The code.
        code: String,
        /// Its name.
        name: Option<String>,
    },
    /// A code that the new version lacks.
    Removed {
        /// The code.
        code: String,
        /// Its name.
        name: Option<String>,
    },
    /// A code that the new version lacks; another, new one has its name.
    Recoded {
        /// The code it was.
        code: String,
        /// The code it is now.
        now: String,
        /// The name of both.
        name: Option<String>,
    },
    /// A code whose name is another one that says much the same.
    Renamed {
        /// The code.
        code: String,
        /// The name it had.
        from: Option<String>,
        /// The name it has now.
        to: Option<String>,
    },
    /// A code that means something else now: its name has nothing in common with the old one, or the old name stands at another
    /// code. Data that hold it change their meaning.
    Reused {
        /// The code.
        code: String,
        /// The name it had.
        from: Option<String>,
        /// The name it has now.
        to: Option<String>,
        /// The code that bears its old name now, if one does.
        now: Option<String>,
    },
    /// A code of which other columns say something else.
    Amended {
        /// The code.
        code: String,
        /// The columns, by their ids.
        columns: Vec<String>,
    },
}

impl Change {
    /// The code, as the old version has it unless it is new.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Added { code, .. }
            | Self::Removed { code, .. }
            | Self::Recoded { code, .. }
            | Self::Renamed { code, .. }
            | Self::Reused { code, .. }
            | Self::Amended { code, .. } => code,
        }
    }

    /// Whether data that hold the old code must be looked at: it is gone or means something else.
    #[must_use]
    pub fn is_breaking(&self) -> bool {
        matches!(self, Self::Removed { .. } | Self::Recoded { .. } | Self::Reused { .. })
    }
}

impl Serialize for Diff {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Diff", 7 + usize::from(self.valid_from.is_some()))?;
        fields.serialize_field("list", &self.list)?;
        fields.serialize_field("old", &self.old)?;
        fields.serialize_field("new", &self.new)?;
        match &self.valid_from {
            Some(date) => fields.serialize_field("valid_from", date)?,
            None => fields.skip_field("valid_from")?,
        }
        fields.serialize_field("same_list", &self.same_list)?;
        fields.serialize_field("columns_added", &self.columns_added)?;
        fields.serialize_field("columns_removed", &self.columns_removed)?;
        fields.serialize_field("changes", &self.changes)?;
        fields.end()
    }
}

/// The kind as the field `change`, beside the others.
impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A name may be absent and is written nonetheless; the code that has the old name only where there is one.
        let (change, code, fields) = match self {
            Self::Added { code, name } => ("added", code, vec![("name", name)]),
            Self::Removed { code, name } => ("removed", code, vec![("name", name)]),
            Self::Recoded { code, now, name } => {
                let mut fields = serializer.serialize_struct("Change", 4)?;
                fields.serialize_field("change", "recoded")?;
                fields.serialize_field("code", code)?;
                fields.serialize_field("now", now)?;
                fields.serialize_field("name", name)?;
                return fields.end();
            }
            Self::Renamed { code, from, to } => ("renamed", code, vec![("from", from), ("to", to)]),
            Self::Reused { code, from, to, now: None } => ("reused", code, vec![("from", from), ("to", to)]),
            Self::Reused { code, from, to, now } => ("reused", code, vec![("from", from), ("to", to), ("now", now)]),
            Self::Amended { code, columns } => {
                let mut fields = serializer.serialize_struct("Change", 3)?;
                fields.serialize_field("change", "amended")?;
                fields.serialize_field("code", code)?;
                fields.serialize_field("columns", columns)?;
                return fields.end();
            }
        };
        let mut written = serializer.serialize_struct("Change", 2 + fields.len())?;
        written.serialize_field("change", change)?;
        written.serialize_field("code", code)?;
        for (name, text) in fields {
            written.serialize_field(name, text)?;
        }
        written.end()
    }
}

impl Diff {
    /// Compares two versions. Codes are those of the recommended key, names those of the column for names.
    ///
    /// Whether a name that changed still means the same cannot be known; it counts as renamed if the names share half of their words
    /// or three fifths of their letters in order, and as reused otherwise. A person should look at both.
    #[must_use]
    pub fn new(old: &CodeList, new: &CodeList) -> Self {
        let missing = |of: &CodeList, from: &CodeList| {
            let gone = of.columns.iter().filter(|column| !from.columns.iter().any(|other| other.id == column.id));
            gone.map(|column| column.id.clone()).collect()
        };
        let old_names = by_name(old);
        let new_names = by_name(new);
        let bearer = |name: Option<&str>| name.and_then(|name| new_names.get(&*token(name)).copied().flatten());
        let mut changes = Vec::new();
        let mut recoded = Vec::new();
        let old_codes = by_code(old);
        let new_codes = by_code(new);
        for before in old.codes() {
            let name = before.name();
            let code = text(before.code());
            match new_codes.get(&*token(before.code())) {
                None => {
                    let now = bearer(name).filter(|now| !old_codes.contains_key(&*token(now)));
                    // A name that two old codes share says nothing of where either went.
                    let unique = name.is_some_and(|name| old_names.get(&*token(name)).is_some_and(Option::is_some));
                    match now.filter(|_| unique) {
                        Some(now) => {
                            recoded.push(now);
                            changes.push(Change::Recoded { code, now: text(now), name: name.map(text) });
                        }
                        None => changes.push(Change::Removed { code, name: name.map(text) }),
                    }
                }
                Some(after) => changes.extend(change(*after, before, bearer(name))),
            }
        }
        for after in new.codes() {
            if !old_codes.contains_key(&*token(after.code())) && !recoded.contains(&after.code()) {
                changes.push(Change::Added { code: text(after.code()), name: after.name().map(text) });
            }
        }
        Self {
            list: new.uri().to_owned(),
            old: old.version().to_owned(),
            new: new.version().to_owned(),
            valid_from: new.identification.valid_from.clone(),
            same_list: old.uri() == new.uri(),
            columns_added: missing(new, old),
            columns_removed: missing(old, new),
            changes,
        }
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.columns_added.is_empty() && self.columns_removed.is_empty()
    }

    /// Whether data that hold codes of the old version must be looked at.
    #[must_use]
    pub fn is_breaking(&self) -> bool {
        self.changes.iter().any(Change::is_breaking)
    }
}

fn change(after: Code<'_>, before: Code<'_>, bearer: Option<&str>) -> Option<Change> {
    let code = text(before.code());
    let (from, to) = (before.name(), after.name());
    if from.map(token) != to.map(token) {
        let elsewhere = bearer.filter(|now| token(now) != token(before.code()));
        let (from, to) = (from.map(text), to.map(text));
        let alike = match (&from, &to) {
            (Some(from), Some(to)) => are_alike(from, to),
            _ => true,
        };
        return Some(match elsewhere {
            Some(now) => Change::Reused { code, from, to, now: Some(now.to_owned()) },
            None if alike => Change::Renamed { code, from, to },
            None => Change::Reused { code, from, to, now: None },
        });
    }
    let columns: Vec<String> = before
        .list()
        .columns
        .iter()
        .filter(|column| after.list().columns.iter().any(|other| other.id == column.id))
        .filter(|column| before.value(&column.id).map(token) != after.value(&column.id).map(token))
        .map(|column| column.id.clone())
        .collect();
    (!columns.is_empty()).then_some(Change::Amended { code, columns })
}

fn text(value: &str) -> String {
    token(value).into_owned()
}

fn by_code(list: &CodeList) -> HashMap<String, Code<'_>> {
    list.codes().map(|code| (text(code.code()), code)).collect()
}

/// The code of each name; none where several codes share it.
fn by_name(list: &CodeList) -> HashMap<String, Option<&str>> {
    let mut names: HashMap<String, Option<&str>> = HashMap::new();
    for code in list.codes() {
        if let Some(name) = code.name().filter(|name| !name.trim().is_empty()) {
            names.entry(text(name)).and_modify(|known| *known = None).or_insert(Some(code.code()));
        }
    }
    names
}

/// Whether two names share half of their words, or three fifths of their letters in order.
fn are_alike(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
        words.map(str::to_lowercase).collect()
    };
    let (first, second) = (words(a), words(b));
    let shared = first.iter().filter(|word| second.contains(word)).count();
    if shared > 0 && shared * 2 >= first.len().min(second.len()) {
        return true;
    }
    const LONGEST: usize = 200;
    let letters = |text: &str| -> Vec<char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(LONGEST).collect()
    };
    let (a, b) = (letters(a), letters(b));
    let mut row = vec![0_usize; b.len() + 1];
    for left in &a {
        let mut diagonal = 0;
        for (at, right) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if left == right { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[b.len()] * 5 >= a.len().max(b.len()) * 3
}
