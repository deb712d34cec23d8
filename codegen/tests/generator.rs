//! Generating as a build script does: one file, and only some of the messages.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::fs;
use std::path::{Path, PathBuf};

use xefa_codegen::{Error, Generator};

fn schema() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas/xefa/2.0/xefa-alle.xsd")
}

#[test]
fn one_file_and_only_what_a_message_needs() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generator");
    let _ = fs::remove_dir_all(&folder);
    let generator = Generator::new(schema()).only(["administration.quittung.0020"]);
    generator.write_into(&folder, "quittung.rs").unwrap();
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["quittung-schema.bin", "quittung.rs"]);
    let text = fs::read_to_string(folder.join("quittung.rs")).unwrap();
    assert!(text.contains("include_bytes!(\"quittung-schema.bin\")"));
    assert!(text.contains("pub struct AdministrationQuittung:") && text.contains("pub struct Nachrichtenkopf:"));
    assert!(!text.contains("pub struct AntragEinreichung") && !text.contains("pub struct Person:"));
    assert!(!text.starts_with("//!"), "it can be included");
}

#[test]
fn a_message_that_is_not_there_is_told_with_those_that_are() {
    let error = Generator::new(schema()).only(["administration.quittung.0021"]).generate().unwrap_err();
    let Error::Message { wanted, known } = error else { panic!("{error}") };
    // The messages, and the elements of four Fachmodule, which are payloads only for who says so.
    assert_eq!((wanted.as_str(), known.len()), ("administration.quittung.0021", 22 + 4));
}
