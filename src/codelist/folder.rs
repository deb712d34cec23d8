//! The files of a folder of code lists.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::report::{Finding, Place, Report};

use super::read::unreadable;

/// The files below a folder that end in `.gc` or `.xml`, in the order of their paths; and why there are none.
pub(super) fn files(folder: &Path) -> (Vec<PathBuf>, Report) {
    let mut report = Report::new();
    let mut files = Vec::new();
    if let Err(failed) = collect(folder, &mut files) {
        let (path, error) = *failed;
        append(&mut report, unreadable(error), &path);
    }
    files.sort();
    if files.is_empty() && report.is_valid() {
        append(&mut report, Finding::new("xefa-codelisten-keine", Place::default()).path("/").into(), folder);
    }
    (files, report)
}

/// Adds what was found in a file.
pub(super) fn append(report: &mut Report, found: Report, file: &Path) {
    let name = file.to_string_lossy().into_owned();
    for finding in found.findings() {
        report.push(finding.clone().source(name.clone()));
    }
    if found.is_truncated() {
        report.set_truncated();
    }
}

/// The bytes of a file, one more than the limit at most. Whatever is no file – a pipe, a device – is not even opened.
pub(super) fn read_file(path: &Path, limit: usize) -> std::io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<(PathBuf, String)>> {
    let failed = |path: &Path, error: &std::io::Error| Box::new((path.to_owned(), error.kind().to_string()));
    for entry in fs::read_dir(folder).map_err(|error| failed(folder, &error))? {
        let entry = entry.map_err(|error| failed(folder, &error))?;
        let path = entry.path();
        // Links to folders are not followed: they may lead in a circle.
        if entry.file_type().map_err(|error| failed(&path, &error))?.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("gc") || end.eq_ignore_ascii_case("xml"))
        {
            files.push(path);
        }
    }
    Ok(())
}
