//! A standard as a crate: what is written, and what is refused. That such a crate compiles and passes its tests is in `standards.rs`.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::fs;
use std::path::{Path, PathBuf};

use xefa_codegen::{Config, Error, Package, package};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn wanted(samples: &[&str]) -> Package {
    Package {
        name: "xefa-zwei".to_owned(),
        config: Config::new([root().join("schemas/xefa/2.0/xefa-alle.xsd")]),
        samples: samples.iter().map(|path| root().join(path)).collect(),
        xefa: Some(root()),
        dependencies: Vec::new(),
    }
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("package-{name}"));
    let _ = fs::remove_dir_all(&folder);
    folder
}

/// Valid samples and broken ones become tests; a message of another release is broken by this schema.
#[test]
fn samples_become_tests() {
    let out = folder("samples");
    let samples = [
        "schemas/xefa/2.0/samples/fall-wohnsitz",
        "schemas/xefa/2.0/samples/fall-wohngeld",
        "tests/samples/invalid/2.0/alt-beruf.xml",
        "schemas/xefa/1.0/samples/administration.quittung.0020-minimal.xml",
    ];
    let made = package(&wanted(&samples), &out).unwrap();
    // The two cases have five and six messages, of which the first and some others have one name.
    assert_eq!((made.valid, made.invalid), (11, 2));
    let copied = fs::read_dir(out.join("tests/valid")).unwrap().count();
    assert_eq!(copied, 11, "none is overwritten");
    let rules = fs::read_to_string(out.join("tests/invalid.tsv")).unwrap();
    assert!(rules.contains("alt-beruf.xml\tcvc-complex-type.2.4"), "{rules}");
    let tests = fs::read_to_string(out.join("tests/samples.rs")).unwrap();
    assert!(tests.contains("use xefa_zwei::Message;") && tests.contains("assert_eq!(files.len(), 11);"));
    for file in ["Cargo.toml", "README.md", "src/lib.rs", "src/models/mod.rs", "src/models/schema.bin"] {
        assert!(out.join(file).is_file(), "{file}");
    }
}

/// What somebody has written is not written over.
#[test]
fn a_folder_that_is_in_use_is_refused() {
    let out = folder("used");
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("Cargo.toml"), "mine").unwrap();
    assert!(matches!(package(&wanted(&[]), &out), Err(Error::File(..))));
    assert_eq!(fs::read_to_string(out.join("Cargo.toml")).unwrap(), "mine");
    assert!(!out.join("src").exists());
}

#[test]
fn samples_that_are_not_there_are_told() {
    let error = package(&wanted(&["no/such/folder"]), &folder("missing")).unwrap_err();
    assert!(error.to_string().contains("no/such/folder"), "{error}");
}

#[test]
fn names_are_those_of_cargo() {
    for name in ["", "x.1", "1x", "x y", "ä"] {
        let error = package(&Package { name: name.to_owned(), ..wanted(&[]) }, &folder("name")).unwrap_err();
        assert!(matches!(error, Error::Name(_)), "{name}: {error}");
    }
}
