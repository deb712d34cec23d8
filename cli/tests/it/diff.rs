//! `diff`: what it says of two versions, its formats, and its exit codes.

use std::path::PathBuf;

use super::support::{Run, xefa};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn version(name: &str) -> String {
    root().join("tests/samples/diff").join(name).to_string_lossy().into_owned()
}

fn run(args: &[&str]) -> Run {
    xefa(args.iter().copied())
}

#[test]
fn two_versions() {
    let run = run(&["--lang", "en", "diff", &version("1.0"), &version("1.1")]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let expected = std::fs::read_to_string(root().join("tests/samples/diff/erwartet.en.txt")).unwrap();
    assert_eq!(run.out, expected);
}

#[test]
fn a_release_with_itself() {
    let run = run(&["--lang", "de", "diff", "1.0", "1.0", "--fail-on", "any"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), "keine Änderung\n"), "{}", run.err);
    let folder = root().join("schemas/xefa/1.0").to_string_lossy().into_owned();
    let other = xefa(["--lang", "en", "diff", "1.0", &folder]);
    assert_eq!((other.code, other.out.as_str()), (Some(0), "no change\n"), "{}", other.err);
}

#[test]
fn json_has_every_change() {
    let run = run(&["diff", "--format", "json", &version("1.0"), &version("1.1")]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let json = &run.json()[0];
    let changes = json["changes"].as_array().expect("changes");
    let summary = &json["summary"];
    let sum: u64 = ["compatible", "senders", "receivers", "both"].iter().filter_map(|key| summary[*key].as_u64()).sum();
    assert_eq!(sum, changes.len() as u64);
    // By hand: the postal code takes four digits, too.
    let plz = changes.iter().find(|change| change["owner"] == "PlzType").expect("a change of PlzType");
    assert_eq!(plz["kind"], "facet");
    assert_eq!(plz["class"], "breaks-receivers");
    assert_eq!((plz["from"].as_str(), plz["to"].as_str()), (Some("pattern [0-9]{5}"), Some("pattern [0-9]{4,5}")));
    assert_eq!((plz["new_at"]["line"].as_u64(), plz["new_at"]["column"].as_u64()), (Some(115), Some(3)));
    assert_eq!(plz["messages"].as_array().map(Vec::len), Some(2));
}

#[test]
fn exit_codes() {
    let (old, new) = (version("1.0"), version("1.1"));
    assert_eq!(run(&["diff", &old, &new, "--fail-on", "breaking"]).code, Some(1));
    assert_eq!(run(&["diff", &old, &new, "--fail-on", "any"]).code, Some(1));
    assert_eq!(run(&["diff", &old, &old, "--fail-on", "breaking"]).code, Some(0));
    let missing = run(&["--lang", "en", "diff", &old, "9.9"]);
    assert_eq!((missing.code, missing.out.as_str()), (Some(2), ""));
    assert!(missing.err.contains("9.9"), "{}", missing.err);
    // A catalog for both, or one for each.
    assert_eq!(run(&["diff", "--catalog", "a", "--old-catalog", "b", &old, &new]).code, Some(2));
}
