//! Many lists, in all the versions at hand.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::folder::{append, files, read_file};
use super::list::CodeList;
use super::lock::{FILE, Lock};
use super::read::{limited, read, unreadable};
use super::version::compare;
use crate::limits::Limits;
use crate::report::{Finding, Place, Report};

/// Code lists by URI and version. Cloning is cheap: lists are shared.
#[derive(Debug, Clone, Default)]
pub struct CodeLists {
    /// The versions of each list, oldest first.
    lists: HashMap<Box<str>, Vec<Arc<CodeList>>>,
}

/// What a bundle has for a list and a version.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Resolved<'a> {
    /// That version.
    Known(&'a CodeList),
    /// The version is newer than all known ones, of which this is the newest.
    Newer(&'a CodeList),
    /// Not that version, but these others, oldest first.
    Other(&'a [Arc<CodeList>]),
    /// No version of that list.
    Unknown,
}

impl CodeLists {
    /// An empty bundle.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a list. The same version with the same rows may come twice.
    ///
    /// # Errors
    /// When the bundle has that version with other rows: which one counts cannot be told.
    pub fn insert(&mut self, list: CodeList) -> Result<(), Box<Finding>> {
        let versions = self.lists.entry(list.uri().into()).or_default();
        match versions.binary_search_by(|known| {
            compare(known.version(), list.version()).then_with(|| known.version().cmp(list.version()))
        }) {
            Ok(at) => {
                let known = &versions[at];
                if known.values == list.values && known.columns == list.columns {
                    return Ok(());
                }
                let finding = Finding::new("xefa-codeliste-widerspruch", Place::default()).path("/CodeList");
                Err(Box::new(finding.arg("list", list.uri()).arg("version", list.version())))
            }
            Err(at) => {
                versions.insert(at, Arc::new(list));
                Ok(())
            }
        }
    }

    /// Adds every list below a folder: the files that end in `.gc` or `.xml`, in the order of their paths. A finding names its file.
    /// What could not be read is not in the bundle, so a report that is not valid should end the check. Where the folder has a
    /// [lock](Lock), the lists must be those that it names.
    pub fn add_folder(&mut self, folder: &Path, limits: &Limits) -> Report {
        let (files, mut report) = files(folder);
        if files.len() > limits.code_lists {
            append(&mut report, limited("limit-code-lists", limits.code_lists), folder);
            return report;
        }
        for file in files {
            let found = self.add_file(&file, limits);
            append(&mut report, found, &file);
        }
        // A list that cannot be read has been told already.
        if report.is_valid() && folder.join(FILE).exists() {
            report.append(Lock::verify_folder(folder, limits));
        }
        report
    }

    /// Adds the list in a file. What is wrong with it is in the report.
    pub fn add_file(&mut self, file: &Path, limits: &Limits) -> Report {
        match read_file(file, limits.code_list_bytes) {
            Err(error) => unreadable(error.kind().to_string()),
            Ok(bytes) if bytes.len() > limits.code_list_bytes => {
                limited("limit-code-list-bytes", limits.code_list_bytes)
            }
            Ok(bytes) => self.add_bytes(&bytes, limits),
        }
    }

    /// Adds a list in genericode. What is wrong with it is in the report.
    pub fn add_bytes(&mut self, bytes: &[u8], limits: &Limits) -> Report {
        match read(bytes, limits) {
            Err(report) => report,
            Ok(reading) => {
                let mut report = reading.report;
                if let Err(finding) = self.insert(reading.list) {
                    report.push(*finding);
                }
                report
            }
        }
    }

    /// The lists of a folder, and what is wrong with them; see [`add_folder`](Self::add_folder).
    #[must_use]
    pub fn read_folder(folder: &Path, limits: &Limits) -> (Self, Report) {
        let mut lists = Self::new();
        let report = lists.add_folder(folder, limits);
        (lists, report)
    }

    /// A version of a list.
    #[must_use]
    pub fn get(&self, uri: &str, version: &str) -> Option<&CodeList> {
        self.versions(uri).iter().find(|list| list.version() == version).map(Arc::as_ref)
    }

    /// The versions of a list, oldest first.
    #[must_use]
    pub fn versions(&self, uri: &str) -> &[Arc<CodeList>] {
        self.lists.get(uri).map_or(&[], Vec::as_slice)
    }

    /// What there is for a list and a version.
    #[must_use]
    pub fn resolve(&self, uri: &str, version: &str) -> Resolved<'_> {
        let versions = self.versions(uri);
        if let Some(list) = versions.iter().find(|list| list.version() == version) {
            return Resolved::Known(list);
        }
        match versions.last() {
            None => Resolved::Unknown,
            Some(newest) if compare(version, newest.version()).is_gt() => Resolved::Newer(newest),
            Some(_) => Resolved::Other(versions),
        }
    }

    /// All lists, in the order of URI and version.
    #[must_use]
    pub fn all(&self) -> Vec<&CodeList> {
        let mut uris: Vec<_> = self.lists.iter().collect();
        uris.sort_unstable_by_key(|(uri, _)| *uri);
        uris.into_iter().flat_map(|(_, versions)| versions.iter().map(Arc::as_ref)).collect()
    }

    /// The number of lists, versions counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lists.values().map(Vec::len).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }
}
