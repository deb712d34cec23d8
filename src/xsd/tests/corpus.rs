//! Real standards: every schema of the corpus that others can compile is read without a finding.

use crate::xsd::{Catalog, Loader};
use std::path::{Path, PathBuf};

#[test]
fn every_schema_of_the_corpus_is_read() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let Ok(list) = std::fs::read_to_string(corpus.join("xsd-compile.tsv")) else {
        assert!(std::env::var_os("CI").is_none(), "the corpus is missing");
        use std::io::Write;
        let _ = writeln!(std::io::stderr(), "SKIPPED: no corpus at {}", corpus.display());
        return;
    };
    let loader = Loader::new().catalog(Catalog::read(corpus.join("catalog.xml")).expect("the catalog"));
    let mut all: Vec<PathBuf> = (list.lines().skip(1).map(|line| line.split('\t')))
        .filter_map(|mut columns| Some((columns.next()?, columns.next()?)))
        .filter(|(_, status)| *status == "ok")
        .map(|(path, _)| corpus.join(path))
        .collect();
    assert!(all.len() > 400, "{} schemas", all.len());
    // Those that name many others come first; what a set contains has been read with it.
    let text = |path: &PathBuf| std::fs::read(path).unwrap_or_default();
    let links =
        |path: &PathBuf| text(path).split(|byte| *byte == b' ').filter(|w| w.starts_with(b"schemaLocation")).count();
    all.sort_by_cached_key(|path| std::cmp::Reverse(links(path)));
    let mut read = std::collections::HashSet::new();
    let mut wrong = Vec::new();
    for path in all {
        if read.contains(&std::fs::canonicalize(&path).expect("a file")) {
            continue;
        }
        match loader.read(std::slice::from_ref(&path)) {
            Ok(set) => {
                let paths = set.documents.iter().map(|document| PathBuf::from(&*document.path));
                read.extend(paths.filter_map(|path| std::fs::canonicalize(path).ok()));
            }
            Err(report) => wrong.push(format!("{}: {:?}", path.display(), report.findings().first())),
        }
    }
    assert!(wrong.is_empty(), "{} are not read:\n{}", wrong.len(), wrong.join("\n"));
}
