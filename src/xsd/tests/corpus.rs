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
    let all: Vec<PathBuf> = (list.lines().skip(1).map(|line| line.split('\t')))
        .filter_map(|mut columns| Some((columns.next()?, columns.next()?)))
        .filter(|(_, status)| *status == "ok")
        .map(|(path, _)| corpus.join(path))
        .collect();
    assert!(all.len() > 400, "{} schemas", all.len());
    // A folder is one set, unless it holds several that do not go together.
    let mut wrong = Vec::new();
    for folder in all.chunk_by(|a, b| a.parent() == b.parent()) {
        if loader.read(folder).is_ok() {
            continue;
        }
        for path in folder {
            if let Err(report) = loader.read(std::slice::from_ref(path)) {
                wrong.push(format!("{}: {:?}", path.display(), report.findings().first()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} are not read:\n{}", wrong.len(), wrong.join("\n"));
}
