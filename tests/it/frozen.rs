//! `schemas/releases.toml`: released schemas are frozen, and it says of every release what the library says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest, Sha256};
use toml::value::Datetime;
use xefa::releases;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    release: Vec<Entry>,
    fachmodul: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    version: String,
    namespace: String,
    folder: String,
    from: Datetime,
    until: Option<Datetime>,
    files: BTreeMap<String, String>,
    // Of a release.
    kind: Option<String>,
    // Of a Fachmodul.
    name: Option<String>,
    #[serde(default)]
    releases: Vec<String>,
}

fn schemas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas")
}

fn table() -> Table {
    toml::from_str(&std::fs::read_to_string(schemas().join("releases.toml")).expect("the table")).expect("a table")
}

fn hash(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn released_schemas_do_not_change() {
    let table = table();
    let mut listed = BTreeSet::new();
    let mut changed = Vec::new();
    for entry in table.release.iter().chain(&table.fachmodul) {
        assert!(!entry.files.is_empty(), "{}", entry.namespace);
        for (file, expected) in &entry.files {
            let path = schemas().join(&entry.folder).join(file);
            let found = hash(&path);
            if found != *expected {
                changed.push(format!("{}: {found}", path.display()));
            }
            assert!(listed.insert(path), "{file} of {} is listed twice", entry.folder);
        }
    }
    assert!(changed.is_empty(), "released schemas are frozen; correct them by an erratum:\n{}", changed.join("\n"));
    let folders: BTreeSet<_> = table.release.iter().map(|entry| schemas().join(&entry.folder)).collect();
    for folder in folders {
        for entry in std::fs::read_dir(folder).expect("a release") {
            let path = entry.expect("an entry").path();
            let schema = path.extension().is_some_and(|extension| extension == "xsd");
            assert!(!schema || listed.contains(&path), "{} is not listed", path.display());
        }
    }
}

#[test]
fn schemas_say_their_namespace_and_version() {
    let table = table();
    for entry in table.release.iter().chain(&table.fachmodul) {
        for file in entry.files.keys().filter(|file| !matches!(file.as_str(), "xefa-alle.xsd" | "xefa-xml.xsd")) {
            let text = std::fs::read_to_string(schemas().join(&entry.folder).join(file)).expect("a schema");
            assert!(text.contains(&format!("targetNamespace=\"{}\"", entry.namespace)), "{}/{file}", entry.folder);
            assert!(text.contains(&format!("<version>{}</version>", entry.version)), "{}/{file}", entry.folder);
            assert!(text.contains(&format!("           version=\"{}\"", entry.version)), "{}/{file}", entry.folder);
        }
    }
}

#[test]
fn releases_follow_one_another() {
    let table = table();
    let versions: Vec<_> = table.release.iter().map(|entry| entry.version.as_str()).collect();
    assert_eq!(versions, ["1.0", "1.0.1", "1.1", "2.0"]);
    assert!(table.release.iter().all(|entry| entry.kind.is_some() && entry.name.is_none()));
    for release in releases::all() {
        let entry = table.release.iter().find(|entry| entry.version == release.edition()).expect("an entry");
        assert_eq!(entry.namespace, release.namespace());
        assert_eq!(entry.from.to_string(), release.valid_from());
        assert_eq!(entry.until.map(|day| day.to_string()).as_deref(), release.accepted_until());
    }
    for pair in table.release.windows(2) {
        assert!(pair[0].from <= pair[1].from);
        assert!(pair[0].until.is_some_and(|until| until > pair[1].from || pair[0].namespace == pair[1].namespace));
    }
    assert!(table.release.last().is_some_and(|newest| newest.until.is_none()));
}

#[test]
fn the_library_knows_the_fachmodule_as_the_table_has_them() {
    let day = |day: Option<Datetime>| day.map(|day| day.to_string());
    let table = table();
    let listed: Vec<_> = table
        .fachmodul
        .iter()
        .map(|entry| {
            let releases: Vec<&str> = entry.releases.iter().map(String::as_str).collect();
            let (from, until) = (day(Some(entry.from)), day(entry.until));
            (entry.name.as_deref(), entry.version.as_str(), entry.namespace.as_str(), releases, from, until)
        })
        .collect();
    let known: Vec<_> = releases::fachmodule()
        .iter()
        .map(|known| {
            let (from, until) = (Some(known.valid_from().to_owned()), known.accepted_until().map(str::to_owned));
            (Some(known.name()), known.version(), known.namespace(), known.releases().to_vec(), from, until)
        })
        .collect();
    assert_eq!(known, listed);
}

#[test]
fn a_release_has_the_fachmodule_that_belong_to_it() {
    let table = table();
    for release in releases::all() {
        let schema = release.schema();
        let found: BTreeSet<&str> = schema
            .global_elements()
            .map(|id| schema.name(schema.element(id).name).0)
            .filter(|namespace| namespace.starts_with("urn:xefa:fachmodul:"))
            .collect();
        let expected: BTreeSet<&str> = table
            .fachmodul
            .iter()
            .filter(|entry| entry.releases.iter().any(|version| version == release.version()))
            .map(|entry| entry.namespace.as_str())
            .collect();
        assert_eq!(found, expected, "{}", release.edition());
    }
    for entry in &table.fachmodul {
        let name = entry.name.as_deref().expect("a name");
        assert_eq!(entry.namespace, format!("urn:xefa:fachmodul:{name}:{}", entry.version));
        // Accepted as long as the newest release in which it stands, and never before there was one.
        let of =
            |version: &String| table.release.iter().find(|release| release.version == *version).expect("a release");
        let releases: Vec<&Entry> = entry.releases.iter().map(of).collect();
        assert_eq!(entry.until, releases.last().expect("a release").until, "{}", entry.namespace);
        assert!(entry.from >= releases[0].from, "{}", entry.namespace);
    }
}
