//! Which ARS belongs to which AGS: a list that the caller brings, since no arithmetic leads from one to the other.

use super::{Ags, Ars, SchluesselError};
use std::collections::BTreeMap;
use std::fmt;

/// The municipalities of a list, found by either key. The library bundles no list: Destatis publishes them, and they change each month.
///
/// For 11,226 of 11,227 municipalities (30 April 2026) the AGS is the ARS without the Gemeindeverband. For Uder it is not, so nothing here
/// computes one from the other.
///
/// ```
/// use xefa::value::schluessel::{Ags, Ars, Gebietsliste};
///
/// let list = Gebietsliste::from_rows([("160615051097", "16061119"), ("020000000000", "02000000")])?;
/// let uder = Ars::parse("160615051097")?;
/// assert_eq!(list.ags(&uder)?.as_str(), "16061119");
/// assert_eq!(list.ars(&Ags::parse("16061119")?)?, &uder);
/// assert!(list.ags(&Ars::parse("160615051098")?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Gebietsliste {
    by_ars: BTreeMap<Ars, Vec<Ags>>,
    by_ags: BTreeMap<Ags, Vec<Ars>>,
}

/// A row of a list that holds no pair of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZeilenError {
    /// The row, 1-based.
    pub row: usize,
    /// What is wrong with one of its keys.
    pub error: SchluesselError,
}

impl fmt::Display for ZeilenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}: {}", self.row, self.error)
    }
}

impl std::error::Error for ZeilenError {}

/// A list that does not say which key belongs to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZuordnungError {
    /// The list does not have the key: it may be of another date.
    Fehlt,
    /// The list has several for the key.
    Mehrdeutig(usize),
}

impl fmt::Display for ZuordnungError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fehlt => f.write_str("the list does not have the key"),
            Self::Mehrdeutig(number) => write!(f, "the list has {number} keys for this one"),
        }
    }
}

impl std::error::Error for ZuordnungError {}

impl ZuordnungError {
    /// The message in German.
    #[must_use]
    pub fn deutsch(&self) -> String {
        match self {
            Self::Fehlt => "die Liste hat den Schlüssel nicht".to_owned(),
            Self::Mehrdeutig(count) => format!("die Liste hat {count} Schlüssel zu diesem"),
        }
    }
}

impl Gebietsliste {
    /// Takes rows of an ARS and an AGS, such as two columns of a code list or of a CSV file. A row that is there twice counts once.
    ///
    /// # Errors
    /// The first row with a key that is none.
    pub fn from_rows<'r>(rows: impl IntoIterator<Item = (&'r str, &'r str)>) -> Result<Self, ZeilenError> {
        let mut list = Self::default();
        for (at, (ars, ags)) in rows.into_iter().enumerate() {
            let wrong = |error| ZeilenError { row: at + 1, error };
            list.insert(Ars::parse(ars).map_err(wrong)?, Ags::parse(ags).map_err(wrong)?);
        }
        Ok(list)
    }

    /// Adds a pair. A second key for one that is there makes it ambiguous; none replaces another.
    pub fn insert(&mut self, ars: Ars, ags: Ags) {
        let known = self.by_ars.entry(ars.clone()).or_default();
        if !known.contains(&ags) {
            known.push(ags.clone());
            self.by_ags.entry(ags).or_default().push(ars);
        }
    }

    /// The AGS of an ARS.
    ///
    /// # Errors
    /// The list has none, or several.
    pub fn ags(&self, ars: &Ars) -> Result<&Ags, ZuordnungError> {
        only(self.by_ars.get(ars))
    }

    /// The ARS of an AGS.
    ///
    /// # Errors
    /// The list has none, or several.
    pub fn ars(&self, ags: &Ags) -> Result<&Ars, ZuordnungError> {
        only(self.by_ags.get(ags))
    }

    /// How many different ARS the list has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_ars.len()
    }

    /// Whether the list has nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_ars.is_empty()
    }
}

fn only<K>(found: Option<&Vec<K>>) -> Result<&K, ZuordnungError> {
    match found.map(Vec::as_slice) {
        Some([one]) => Ok(one),
        Some([_, _, ..]) => Err(ZuordnungError::Mehrdeutig(found.map_or(0, Vec::len))),
        _ => Err(ZuordnungError::Fehlt),
    }
}
