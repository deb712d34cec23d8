//! Which code lists belong to a bundle, to the byte: so that a check gives the same verdict tomorrow.

use std::fmt;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::limits::Limits;
use crate::report::{Finding, Place, Report};

use super::folder::{append, files, read_file};
use super::list::CodeList;
use super::read::{limited, unreadable};

/// The name of the lock in a folder of code lists.
pub const FILE: &str = "codelisten.lock";

/// The first line: what the file is, and the version of its form.
const HEAD: &str = "# xefa codelist lock 1";
/// The second line.
const COLUMNS: &str = "# sha256\turi\tversion\tfile";

/// The code lists of a folder: URI, version and SHA-256 of each.
///
/// The file that it is kept in, `codelisten.lock` beside the lists, is made to be read in a review: a line for each list, sorted, its
/// parts divided by tabs, the hash first. [`CodeLists::add_folder`](super::CodeLists::add_folder) looks at it.
///
/// ```
/// use xefa::codelist::Lock;
///
/// let text = concat!(
///     "# xefa codelist lock 1\n# sha256\turi\tversion\tfile\n",
///     "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\turn:example:liste\t3\tliste-3.gc\n",
/// );
/// let lock = Lock::parse(text).unwrap();
/// assert_eq!(lock.lists()[0].uri, "urn:example:liste");
/// assert_eq!(lock.to_string(), text);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lock {
    lists: Vec<Locked>,
}

/// One list of a lock.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Locked {
    /// The URI of the list, without version.
    pub uri: String,
    /// Its version.
    pub version: String,
    /// The file below the folder, with `/` between folders.
    pub file: String,
    /// SHA-256 over the bytes of the file, 64 hexadecimal digits in lower case.
    pub sha256: String,
}

impl Lock {
    /// The lists, in the order of URI, version and file.
    #[must_use]
    pub fn lists(&self) -> &[Locked] {
        &self.lists
    }

    /// Locks the lists of a folder as they are now.
    ///
    /// # Errors
    /// What is wrong with a list, under the name of its file: a folder with a broken list is not locked.
    pub fn of_folder(folder: &Path, limits: &Limits) -> Result<Self, Report> {
        let (files, mut report) = files(folder);
        if files.len() > limits.code_lists {
            append(&mut report, limited("limit-code-lists", limits.code_lists), folder);
            return Err(report);
        }
        let mut lists = Vec::new();
        for file in files {
            match locked(folder, &file, limits) {
                Ok(list) => lists.push(list),
                Err(found) => append(&mut report, found, &file),
            }
        }
        if !report.is_valid() {
            return Err(report);
        }
        lists.sort();
        Ok(Self { lists })
    }

    /// Reads a lock.
    ///
    /// # Errors
    /// The lines that are no entry.
    pub fn parse(text: &str) -> Result<Self, Report> {
        let mut report = Report::new();
        let mut lists = Vec::new();
        let mut offset = 0;
        for (index, line) in text.split_inclusive('\n').enumerate() {
            let start = offset;
            offset += line.len();
            let line = line.trim_end_matches(['\r', '\n']);
            if index == 0 && line == HEAD || index > 0 && (line.is_empty() || line.starts_with('#')) {
                continue;
            }
            match entry(line).filter(|_| index > 0) {
                Some(list) => lists.push(list),
                None => {
                    let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
                    let place = Place { offset: start, end: start + line.len(), line: number, column: 1 };
                    report.push(Finding::new("xefa-codelisten-lock", place).path("/").source(FILE));
                }
            }
        }
        if text.is_empty() {
            report.push(Finding::new("xefa-codelisten-lock", Place::default()).path("/").source(FILE));
        }
        lists.sort();
        if report.findings().is_empty() { Ok(Self { lists }) } else { Err(report) }
    }

    /// What is different in a folder: lists that have changed, that are missing, and that are there without being named.
    #[must_use]
    pub fn verify(&self, folder: &Path, limits: &Limits) -> Report {
        let now = match Self::of_folder(folder, limits) {
            Ok(now) => now,
            Err(report) => return report,
        };
        let mut report = Report::new();
        let mut tell = |rule: &str, list: &Locked| {
            let finding = Finding::new(rule, Place::default()).path("/CodeList").source(list.file.clone());
            report.push(finding.arg("list", list.uri.clone()).arg("version", list.version.clone()));
        };
        for list in &self.lists {
            match now.lists.iter().find(|here| here.file == list.file) {
                None => tell("xefa-codelisten-lock-fehlt", list),
                Some(here) if here != list => tell("xefa-codelisten-lock-geaendert", list),
                Some(_) => {}
            }
        }
        for list in &now.lists {
            if self.lists.iter().all(|known| known.file != list.file) {
                tell("xefa-codelisten-lock-zusaetzlich", list);
            }
        }
        report
    }

    /// What is different in a folder from its own lock.
    #[must_use]
    pub fn verify_folder(folder: &Path, limits: &Limits) -> Report {
        match fs::read_to_string(folder.join(FILE)) {
            Ok(text) => Self::parse(&text).map_or_else(|report| report, |lock| lock.verify(folder, limits)),
            Err(error) => {
                let mut report = Report::new();
                append(&mut report, unreadable(error.kind().to_string()), &folder.join(FILE));
                report
            }
        }
    }
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}\n{COLUMNS}")?;
        self.lists
            .iter()
            .try_for_each(|Locked { uri, version, file, sha256 }| writeln!(f, "{sha256}\t{uri}\t{version}\t{file}"))
    }
}

fn entry(line: &str) -> Option<Locked> {
    let mut parts = line.split('\t');
    let (sha256, uri, version, file) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let is_hash = sha256.len() == 64 && sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let whole = is_hash && parts.next().is_none() && !uri.is_empty() && !file.is_empty();
    let text = str::to_owned;
    whole.then(|| Locked { uri: text(uri), version: text(version), file: text(file), sha256: text(sha256) })
}

fn locked(folder: &Path, file: &Path, limits: &Limits) -> Result<Locked, Report> {
    let bytes = read_file(file, limits.code_list_bytes).map_err(|error| unreadable(error.kind().to_string()))?;
    if bytes.len() > limits.code_list_bytes {
        return Err(limited("limit-code-list-bytes", limits.code_list_bytes));
    }
    let list = CodeList::read(&bytes, limits)?;
    let below = file.strip_prefix(folder).unwrap_or(file);
    let name: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    let name = name.map(|parts| parts.join("/")).filter(|name| !name.contains(['\t', '\n', '\r']));
    let Some(name) = name else {
        return Err(Finding::new("xefa-codelisten-lock-name", Place::default()).path("/CodeList").into());
    };
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Locked { uri: list.uri().to_owned(), version: list.version().to_owned(), file: name, sha256 })
}
