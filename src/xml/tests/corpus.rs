//! Real messages and schemas of public standards are read without a fault.
use super::super::{decode, rule};
use super::fault;
use crate::limits::Limits;
use std::fs;
use std::path::{Path, PathBuf};

/// The corpus beside the checkout. Where it is missing the test says so; in CI it must be there.
#[expect(clippy::print_stderr, reason = "a skipped test must be seen")]
fn corpus() -> Option<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if corpus.is_dir() {
        return Some(corpus);
    }
    assert!(std::env::var_os("CI").is_none(), "the corpus is missing: ../shared/corpus");
    eprintln!("SKIPPED: the corpus is missing: ../shared/corpus");
    None
}

/// Reads a file; tells what is wrong with it, unless it is only that it has a DOCTYPE.
fn check(path: &Path) -> Option<String> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return Some(format!("{}: {error}", path.display())),
    };
    let found = match decode(&bytes) {
        Ok(text) => fault(&text, &Limits::default()),
        Err(fault) => Some(fault),
    };
    found.filter(|fault| fault.rule != rule::DOCTYPE).map(|fault| format!("{}: {fault}", path.display()))
}

#[test]
fn listed_instances() {
    let Some(corpus) = corpus() else { return };
    let list = fs::read_to_string(corpus.join("instances.tsv")).expect("instances.tsv");
    let paths: Vec<_> =
        list.lines().skip(1).filter_map(|line| line.split('\t').next()).map(|path| corpus.join(path)).collect();
    assert!(paths.len() > 100, "only {} instances", paths.len());
    let wrong: Vec<_> = paths.iter().filter_map(|path| check(path)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), paths.len(), wrong.join("\n"));
}

#[test]
fn every_other_file() {
    let Some(corpus) = corpus() else { return };
    let mut folders = vec![corpus];
    let (mut count, mut wrong) = (0, Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xml" || extension == "xsd") {
                count += 1;
                wrong.extend(check(&path));
            }
        }
    }
    assert!(count > 500, "only {count} files");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
