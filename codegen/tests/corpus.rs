//! Whatever schema set of real standards the engine compiles, the generator makes models of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use xefa::Limits;
use xefa::schema::Schema;
use xefa::xsd::{Catalog, Loader};
use xefa_codegen::{Config, generate};

/// The documents of a folder that no other one of it names, so that each leads to a set of its own.
fn roots(folder: &Path, documents: &[PathBuf]) -> Vec<PathBuf> {
    let mut named: BTreeSet<PathBuf> = BTreeSet::new();
    for document in documents {
        let text = String::from_utf8_lossy(&fs::read(folder.join(document)).unwrap()).into_owned();
        for part in text.split("schemaLocation=\"").skip(1) {
            let location = part.split('"').next().unwrap_or_default();
            if let Ok(path) = folder.join(document).parent().unwrap().join(location).canonicalize()
                && path != folder.join(document).canonicalize().unwrap()
            {
                named.insert(path);
            }
        }
    }
    documents.iter().filter(|path| !named.contains(&folder.join(path).canonicalize().unwrap())).cloned().collect()
}

/// The lines of Rust.
fn count_lines(files: &[(String, Vec<u8>)]) -> usize {
    let rust = files.iter().filter(|(name, _)| name.ends_with(".rs"));
    rust.map(|(_, text)| text.iter().filter(|byte| **byte == b'\n').count()).sum()
}

#[test]
fn every_schema_set_of_the_corpus_becomes_models() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !corpus.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "the corpus is missing");
        let _ = writeln!(std::io::stderr(), "SKIPPED: no corpus at {}", corpus.display());
        return;
    }
    let list = fs::read_to_string(corpus.join("xsd-compile.tsv")).unwrap();
    // One set for all documents of a folder, where they go together.
    let mut folders: BTreeMap<&str, Vec<PathBuf>> = BTreeMap::new();
    for row in list.lines().skip(1) {
        let path = row.split('\t').next().unwrap();
        let (folder, file) = path.rsplit_once('/').unwrap();
        folders.entry(folder).or_default().push(file.into());
    }
    let catalog = Catalog::read(corpus.join("catalog.xml")).unwrap();
    let (mut sets, mut lines, mut types) = (0, 0, 0);
    let mut wrong = Vec::new();
    for (name, documents) in &folders {
        let folder = corpus.join(name);
        let files = |documents: &[PathBuf]| documents.iter().map(|file| folder.join(file)).collect::<Vec<_>>();
        let compiles = |files: &[PathBuf]| {
            let loader = Loader::new().catalog(catalog.clone());
            let set = loader.read(files).ok()?;
            Schema::compile(&set, &Limits::default()).ok().map(|schema| schema.type_count())
        };
        let whole = vec![files(documents)];
        let wanted = if compiles(&whole[0]).is_some() {
            whole
        } else {
            roots(&folder, documents).into_iter().map(|file| files(&[file])).collect()
        };
        for files in wanted {
            let Some(count) = compiles(&files) else { continue };
            sets += 1;
            types += count;
            let config = Config { catalog: Some(corpus.join("catalog.xml")), ..Config::new(files.clone()) };
            match generate(&config) {
                Ok(models) => lines += count_lines(&models.files),
                Err(error) => wrong.push(format!(
                    "{name} {:?}: {error}",
                    files.iter().map(|file| file.file_name()).collect::<Vec<_>>()
                )),
            }
        }
    }
    let _ = writeln!(std::io::stderr(), "{sets} sets, {types} types, {lines} lines");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(sets >= folders.len() - 5, "{sets} of {}", folders.len());
}
