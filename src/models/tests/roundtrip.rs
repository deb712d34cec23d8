//! Samples survive every way there and back.

use std::path::{Path, PathBuf};

use crate::models::v1_0::{Message, schema};
use crate::validate::{Options, check};

/// What an erratum corrected is read with the schema as it was published; `erratum` has a test of its own.
fn mistaken(path: &Path) -> bool {
    path.file_name().unwrap().to_str().unwrap().starts_with("administration.nichtzustaendigkeit.0031")
}

fn samples() -> Vec<PathBuf> {
    fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
        let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                collect(&path, out);
            } else if path.extension().is_some_and(|extension| extension == "xml") && !mistaken(&path) {
                out.push(path);
            }
        }
    }
    let mut out = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/xefa/1.0/samples"), &mut out);
    assert!(out.len() > 10);
    out
}

#[test]
fn xml() {
    for path in samples() {
        let bytes = std::fs::read(&path).unwrap();
        let report = check(schema(), &bytes, &Options::default());
        assert!(report.is_valid(), "{}: {report:?}", path.display());
        let message = Message::from_xml(&bytes).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
        let xml = message.to_xml().unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
        let again = Message::from_xml(&xml).unwrap_or_else(|error| panic!("{}: {error:?}\n{xml}", path.display()));
        assert!(message == again, "{}", path.display());
        assert_eq!(xml, again.to_xml().unwrap(), "{}", path.display());
        assert_eq!(xml, message.to_xml_unchecked().unwrap(), "{}", path.display());
    }
}

#[cfg(feature = "json")]
#[test]
fn json() {
    for path in samples() {
        let message = Message::from_xml(std::fs::read(&path).unwrap()).unwrap();
        let json = serde_json::to_string_pretty(&message).unwrap();
        let again: Message =
            serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}\n{json}", path.display()));
        assert!(message == again, "{}", path.display());
        assert_eq!(message.to_xml().unwrap(), again.to_xml().unwrap(), "{}", path.display());
    }
}
