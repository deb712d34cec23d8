//! The samples of the standard: every valid one passes, every broken one gives exactly the finding that was worked out by hand.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::support::{root, xefa};

/// What a broken sample has to give; see `tests/samples/README.md`.
#[derive(Debug, Deserialize)]
struct Expected {
    rule: String,
    line: u64,
    column: u64,
    verdict: String,
}

#[test]
fn valid_samples() {
    let mut releases: Vec<_> =
        fs::read_dir(root().join("schemas/xefa")).unwrap().map(|entry| entry.unwrap().path()).collect();
    releases.retain(|release| release.join("samples").is_dir());
    assert!(!releases.is_empty());
    for release in releases {
        let run = xefa(["check".as_ref(), "--format".as_ref(), "jsonl".as_ref(), release.join("samples").as_os_str()]);
        assert_eq!(run.code, Some(0), "{}", run.out);
        let number = release.file_name().unwrap().to_string_lossy().into_owned();
        // Messages do not say to which erratum they were written.
        let number = number.splitn(3, '.').take(2).collect::<Vec<_>>().join(".");
        assert!(run.json().iter().all(|file| file["release"] == *number), "{}", run.out);
    }
}

#[test]
fn broken_samples() {
    let folder = root().join("tests/samples/invalid");
    let run = xefa(["check".as_ref(), "--format".as_ref(), "jsonl".as_ref(), folder.as_os_str()]);
    let files = run.json();
    assert!(files.len() > 200, "{}", files.len());
    let mut wrong = Vec::new();
    for file in &files {
        let name = file["file"].as_str().unwrap();
        let expected = fs::read_to_string(Path::new(name).with_extension("expected")).unwrap();
        let expected: Expected = toml::from_str(&expected).unwrap();
        let findings: Vec<_> = file["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| (finding["rule"].as_str().unwrap(), finding["line"].as_u64(), finding["column"].as_u64()))
            .collect();
        let right = (expected.rule.as_str(), Some(expected.line), Some(expected.column));
        if findings != [right] || file["verdict"] != *expected.verdict {
            wrong.push(format!(
                "{name}: expected {right:?} {}, found {findings:?} {}",
                expected.verdict, file["verdict"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
