//! What to read: files, folders and standard input.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use xefa::report::{Finding, Place};

use crate::config::Pattern;

/// One thing to read, or why it cannot be.
#[derive(Debug)]
pub struct Input {
    /// The name as it was given, or as it was found below what was given.
    pub name: String,
    /// Where the bytes are.
    pub source: Source,
}

/// Where bytes are.
#[derive(Debug)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// Nothing can be read.
    Broken(Finding),
}

/// What the paths of a command line mean. The order is that of the paths, and inside a folder that of the names; folders that are
/// symbolic links are not followed, unless they are named themselves.
pub fn collect(paths: &[PathBuf]) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in paths {
        let name = path.to_string_lossy().into_owned();
        if path.as_os_str() == "-" {
            inputs.push(Input { name, source: Source::Stdin });
        } else if path.is_dir() {
            let before = inputs.len();
            folder(path, &mut inputs);
            if inputs.len() == before {
                inputs.push(Input { name, source: Source::Broken(finding("xefa-keine-dateien")) });
            }
        } else {
            inputs.push(Input { name, source: Source::File(path.clone()) });
        }
    }
    inputs
}

/// What a path or pattern of a configuration means, in the same order.
pub fn of_pattern(pattern: &Pattern) -> Vec<Input> {
    if pattern.is_plain() {
        // A file may be called “-”; standard input is for the command line.
        let path = pattern.path();
        return collect(&[if path.as_os_str() == "-" { Path::new(".").join(path) } else { path.to_path_buf() }]);
    }
    let found = pattern.find();
    if found.is_empty() {
        let finding = finding("xefa-muster-ohne-datei").arg("pattern", pattern.text.as_str());
        return vec![Input { name: pattern.path().to_string_lossy().into_owned(), source: Source::Broken(finding) }];
    }
    collect(&found)
}

fn folder(path: &Path, inputs: &mut Vec<Input>) {
    let broken = |path: &Path, error: &io::Error| Input {
        name: path.to_string_lossy().into_owned(),
        source: Source::Broken(*unreadable(error)),
    };
    let entries = match fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(entries) => entries,
        Err(error) => return inputs.push(broken(path, &error)),
    };
    let mut entries: Vec<_> = entries.into_iter().map(|entry| (entry.path(), entry.file_type())).collect();
    entries.sort_by(|(a, _), (b, _)| a.as_os_str().cmp(b.as_os_str()));
    for (path, kind) in entries {
        match kind {
            Ok(kind) if kind.is_dir() => folder(&path, inputs),
            Ok(_) if is_xml(&path) && !path.is_dir() => {
                inputs.push(Input { name: path.to_string_lossy().into_owned(), source: Source::File(path) });
            }
            Ok(_) => {}
            Err(error) => inputs.push(broken(&path, &error)),
        }
    }
}

fn is_xml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xml"))
}

impl Source {
    /// The bytes, if they are not more than `limit`. A larger file is not even opened for reading.
    ///
    /// # Errors
    /// A finding that says why there are none.
    pub fn read(&self, limit: usize) -> Result<Vec<u8>, Box<Finding>> {
        let most = u64::try_from(limit).unwrap_or(u64::MAX);
        let too_large =
            || Box::new(Finding::new("limit-size", Place::default()).path("/").arg("limit", limit.to_string()));
        let mut bytes = Vec::new();
        match self {
            Self::Broken(finding) => return Err(Box::new(finding.clone())),
            Self::File(path) => {
                let file = fs::File::open(path).map_err(|error| unreadable(&error))?;
                let metadata = file.metadata().map_err(|error| unreadable(&error))?;
                if metadata.len() > most {
                    return Err(too_large());
                }
                bytes.reserve_exact(usize::try_from(metadata.len()).unwrap_or(0));
                file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
            }
            Self::Stdin => {
                let stdin = io::stdin().lock();
                stdin.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
            }
        }
        if bytes.len() > limit { Err(too_large()) } else { Ok(bytes) }
    }
}

/// The finding for a file that cannot be read.
fn unreadable(error: &io::Error) -> Box<Finding> {
    Box::new(finding("xefa-datei").arg("reason", error.kind().to_string()))
}

fn finding(rule: &str) -> Finding {
    Finding::new(rule, Place::default()).path("/")
}

/// The one source of a command that takes one file.
pub fn single(path: &Path) -> Source {
    if path.as_os_str() == "-" { Source::Stdin } else { Source::File(path.to_path_buf()) }
}
