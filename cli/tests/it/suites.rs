//! `xefa.toml`: which suite checks a file, where the file is looked for, and what holds for its findings.

use std::path::Path;
use std::process::Output;

use crate::support::{Folder, Run, command, xefa};

/// A standard whose releases share a namespace and differ in a version that stands in the head.
fn release(version: &str) -> String {
    format!(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:beispiel:norm" elementFormDefault="qualified">
  <xs:element name="meldung"><xs:complexType><xs:sequence>
    <xs:element name="kopf"><xs:complexType><xs:attribute name="normVersion" type="xs:token" fixed="{version}"/></xs:complexType></xs:element>
    <xs:element name="zahl" type="xs:integer" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>
"#
    )
}

/// A message; the numbers stand from line 3 on, one a line.
pub fn message(version: &str, numbers: &[&str]) -> String {
    let numbers: String = numbers.iter().map(|number| format!("  <zahl>{number}</zahl>\n")).collect();
    format!("<meldung xmlns=\"urn:beispiel:norm\">\n  <kopf normVersion=\"{version}\"/>\n{numbers}</meldung>\n")
}

pub const TWO: &str = r#"
[[suite]]
name = "norm-1"
schema = "1/norm.xsd"
paths = ["1/proben"]

[[suite]]
name = "norm-2"
schema = ["2"]
paths = ["2/proben/**/*.xml"]
"#;

/// A repository of such a standard with two releases.
pub fn repository(config: &str) -> Folder {
    let folder = Folder::new();
    for (version, of) in [("1.0", "1"), ("2.0", "2")] {
        folder.file(&format!("{of}/norm.xsd"), release(version));
        folder.file(&format!("{of}/proben/gut.xml"), message(version, &["1", "2"]));
    }
    folder.file("xefa.toml", config);
    folder
}

/// Runs `xefa check` in a folder.
pub fn check_in(folder: &Path, args: &[&str]) -> Run {
    let Output { status, stdout, stderr } = command().arg("check").args(args).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let run = Run { code: status.code(), out: text(stdout), err: text(stderr) };
    assert!(!run.err.contains("panicked"), "{}", run.err);
    run
}

/// File and suite of each line of the result.
fn suites(run: &Run) -> Vec<(String, String)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    run.json().iter().map(|file| (text(&file["file"]), text(&file["suite"]))).collect()
}

fn rules(run: &Run, file: usize) -> Vec<String> {
    let findings = run.json()[file]["findings"].as_array().unwrap().clone();
    findings.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(file, suite)| ((*file).to_owned(), (*suite).to_owned())).collect()
}

#[test]
fn releases_of_one_namespace_lie_side_by_side() {
    let folder = repository(TWO);
    let run = check_in(folder.path(), &["--format", "jsonl"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), "2 files: 2 valid\n"), "{}", run.out);
    let expected = pairs(&[("1/proben/gut.xml", "norm-1"), ("2/proben/gut.xml", "norm-2")]);
    assert_eq!(suites(&run), expected);
    // From a folder below, the same file rules, and names count from here.
    let run = check_in(&folder.path().join("2/proben"), &["--format", "jsonl", "gut.xml"]);
    assert_eq!(suites(&run), pairs(&[("gut.xml", "norm-2")]));
    let run = check_in(&folder.path().join("2/proben"), &["--format", "jsonl"]);
    assert_eq!(suites(&run)[0], ("../../1/proben/gut.xml".to_owned(), "norm-1".to_owned()));
    // Paths out of the folder of the configuration are shown without detours, whether pattern or not.
    let detour = TWO.replace("1/proben", "../1/proben").replace("2/proben/", "../2/proben/");
    folder.file("ci/xefa.toml", detour.replace("\"1/norm.xsd", "\"../1/norm.xsd").replace("[\"2\"]", "[\"../2\"]"));
    let run = check_in(folder.path(), &["--format", "jsonl", "--config", "ci/xefa.toml"]);
    assert_eq!(suites(&run), expected, "{}", run.out);
    // From elsewhere it is named.
    let config = folder.path().join("xefa.toml");
    let run = xefa(["check".as_ref(), "--config".as_ref(), config.as_os_str(), "--format".as_ref(), "jsonl".as_ref()]);
    assert_eq!((run.code, run.json().len()), (Some(0), 2), "{}", run.out);
}

#[test]
fn what_fits_no_suite_or_several_is_not_checked() {
    let folder = repository(TWO);
    folder.file("3.xml", message("3.0", &["1"]));
    folder.file("ohne.xml", message("", &["1"]).replace(" normVersion=\"\"", ""));
    folder.file("fremd.xml", "<meldung xmlns='urn:fremd'/>");
    folder.file("kaputt.xml", "<meldung");
    let run = check_in(folder.path(), &["--format", "jsonl", "3.xml", "ohne.xml", "fremd.xml", "kaputt.xml"]);
    assert_eq!(run.code, Some(2));
    let message = |at: usize| run.json()[at]["findings"][0]["message"].as_str().unwrap().to_owned();
    assert_eq!(rules(&run, 0), ["xefa-suite-keine"]);
    assert!(message(0).ends_with("; suites: norm-1 (1.0); norm-2 (2.0)"), "{}", message(0));
    assert_eq!(rules(&run, 1), ["xefa-suite-mehrdeutig"]);
    assert!(message(1).ends_with("; suites: norm-1 (1.0); norm-2 (2.0)"), "{}", message(1));
    assert_eq!(rules(&run, 2), ["xefa-suite-keine"]);
    assert_eq!(rules(&run, 3), ["xml-unexpected-end"]);
    assert_eq!(run.json()[3]["verdict"], "invalid");
    // Where a message does not tell, its place does.
    folder.file("2/proben/ohne.xml", std::fs::read(folder.path().join("ohne.xml")).unwrap());
    let run = check_in(folder.path(), &["--format", "jsonl", "2/proben/ohne.xml"]);
    assert_eq!((run.code, suites(&run)[0].1.as_str()), (Some(0), "norm-2"), "{}", run.out);
}

#[test]
fn a_suite_can_be_forced_and_a_schema_wins() {
    let folder = repository(TWO);
    let run = check_in(folder.path(), &["--format", "jsonl", "--suite", "norm-1", "2/proben/gut.xml"]);
    assert_eq!((run.code, rules(&run, 0)), (Some(1), vec!["cvc-attribute.4".to_owned()]));
    let run = check_in(folder.path(), &["--format", "jsonl", "--suite", "norm-2"]);
    assert_eq!(suites(&run), pairs(&[("2/proben/gut.xml", "norm-2")]));
    let run = check_in(folder.path(), &["--format", "jsonl", "--schema", "1/norm.xsd", "2/proben/gut.xml"]);
    assert_eq!((run.code, suites(&run)[0].1.as_str()), (Some(1), ""));
    let run = check_in(folder.path(), &["--no-config", "2/proben/gut.xml"]);
    assert_eq!(run.code, Some(2));
    assert!(run.out.contains("[xefa-unbekannter-standard]"), "{}", run.out);
    let run = check_in(folder.path(), &["--suite", "norm-3"]);
    assert_eq!((run.code, run.err.as_str()), (Some(2), "xefa: xefa.toml has no suite “norm-3”; did you mean norm-1\n"));
    let run = check_in(folder.path(), &["--lang", "de", "--suite", "anders"]);
    let said = "xefa: xefa.toml hat keine Suite „anders“; es gibt: norm-1, norm-2\n";
    assert_eq!((run.code, run.err.as_str()), (Some(2), said));
}

#[test]
fn namespace_and_version_can_be_said() {
    let folder = repository(
        r#"
[[suite]]
name = "alt"
schema = "1/norm.xsd"
version = ["1.0", "1.1"]
version-at = "kopf/@normVersion"
[[suite]]
name = "neu"
schema = "2/norm.xsd"
namespace = "urn:beispiel:norm"
version = "2.0"
"#,
    );
    folder.file("1.1.xml", message("1.1", &["1"]));
    folder.file("1.2.xml", message("1.2", &["1"]));
    let run = check_in(folder.path(), &["--format", "jsonl", "1.1.xml", "1.2.xml", "2/proben"]);
    assert_eq!(suites(&run), pairs(&[("1.1.xml", "alt"), ("1.2.xml", ""), ("2/proben/gut.xml", "neu")]));
    assert_eq!(rules(&run, 0), ["cvc-attribute.4"]);
    assert_eq!(rules(&run, 1), ["xefa-suite-keine"]);
}

#[test]
fn severities_and_ignores() {
    let folder = repository(&format!(
        r#"
rules = {{ "cvc-datatype-valid" = "warning" }}
{TWO}
[[suite.ignore]]
files = "2/proben/alt/*.xml"
rule = ["cvc-datatype-valid"]
reason = "handed in before the rule was there"
"#
    ));
    folder.file("1/proben/a.xml", message("1.0", &["eins"]));
    folder.file("2/proben/alt/b.xml", message("2.0", &["eins", "zwei", "3"]));
    folder.file("2/proben/c.xml", message("2.0", &["eins"]));
    let run = check_in(folder.path(), &[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), "5 files: 5 valid; 2 findings ignored\n"), "{}", run.out);
    let starts: Vec<&str> =
        run.out.lines().filter(|line| !line.starts_with(' ')).map(|l| l.split(" the").next().unwrap()).collect();
    assert_eq!(starts, ["1/proben/a.xml:3:9: warning:", "2/proben/c.xml:3:9: warning:"]);
    let run = check_in(folder.path(), &["--deny-warnings"]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), "5 files: 3 valid, 2 invalid; 2 findings ignored\n"));
    // A suite's own word beats that for all.
    let config = std::fs::read_to_string(folder.path().join("xefa.toml")).unwrap();
    folder.file(
        "xefa.toml",
        config.replace("name = \"norm-1\"", "name = \"norm-1\"\nrules = { \"cvc-datatype-valid\" = \"error\" }"),
    );
    assert_eq!(check_in(folder.path(), &[]).err, "5 files: 4 valid, 1 invalid; 2 findings ignored\n");
    assert_eq!(check_in(folder.path(), &["--warn", "cvc-datatype-valid"]).code, Some(0));
}

#[test]
fn a_path_that_finds_nothing_is_not_checked() {
    let folder = repository(&TWO.replace("1/proben", "1/probe").replace("2/proben/**/*.xml", "2/proben/**/*.xmll"));
    let run = check_in(folder.path(), &[]);
    assert_eq!((run.code, run.err.as_str()), (Some(2), "2 files: 2 could not be checked\n"));
    assert!(run.out.contains("1/probe: not checked: file not readable"), "{}", run.out);
    assert!(
        run.out.contains("no file matches the pattern “2/proben/**/*.xmll” [xefa-muster-ohne-datei]"),
        "{}",
        run.out
    );
}

#[test]
fn files_that_two_suites_name_are_checked_once() {
    let folder = repository(&TWO.replace("\"1/proben\"", "\"1/proben\", \"./2/proben\", \"*/proben\""));
    let run = check_in(folder.path(), &["--format", "jsonl"]);
    assert_eq!(suites(&run), pairs(&[("1/proben/gut.xml", "norm-1"), ("2/proben/gut.xml", "norm-2")]));
}

#[test]
fn without_paths_and_without_suites_there_is_nothing_to_check() {
    let folder = Folder::new();
    for config in [None, Some(""), Some("rules = { \"cvc-id.1\" = \"warning\" }")] {
        if let Some(config) = config {
            folder.file("xefa.toml", config);
        }
        let run = check_in(folder.path(), &[]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
        assert!(run.err.contains("name files or folders"), "{}", run.err);
    }
}

#[test]
fn the_order_does_not_depend_on_the_jobs() {
    let folder = repository(TWO);
    for number in 0..60 {
        let numbers: Vec<&str> = std::iter::repeat_n("x", number % 7).chain(["1"]).collect();
        folder.file(
            &format!("{}/proben/m{number:02}.xml", 1 + number % 2),
            message(["1.0", "2.0"][number % 2], &numbers),
        );
    }
    for format in ["text", "jsonl", "junit", "github", "gitlab", "sarif"] {
        let one = check_in(folder.path(), &["--format", format, "--jobs", "1"]);
        let many = check_in(folder.path(), &["--format", format, "--jobs", "7"]);
        assert_eq!((one.code, &one.out, &one.err), (many.code, &many.out, &many.err), "{format}");
        assert_eq!(one.code, Some(1));
    }
}

#[test]
fn a_suite_has_its_own_code_lists() {
    let samples = crate::support::root().join("schemas/xefa/1.0");
    let config = |unknown: &str| {
        format!(
            "[[suite]]\nname = 'xefa'\nschema = '{}'\ncodelists = 'listen'\n{unknown}paths = '{}'\n",
            samples.join("xefa-alle.xsd").display(),
            samples.join("samples/fall-wohnsitz").display()
        )
    };
    let folder = Folder::new();
    let list = crate::support::root().join("schemas/xefa/codelists/xefa-codeliste-ausweisart-1.0.gc");
    folder.file("listen/ausweisart.gc", std::fs::read(list).unwrap());
    for (unknown, code, word) in [
        ("", 2, "not checked: the code list"),
        ("codelist-unknown = 'warn'\n", 0, "warning: the code list"),
        ("codelist-unknown = 'accept'\n", 0, ""),
    ] {
        folder.file("xefa.toml", config(unknown));
        let run = check_in(folder.path(), &[]);
        assert_eq!(run.code, Some(code), "{unknown}: {}", run.out);
        assert!(run.out.contains(word) && run.out.is_empty() == word.is_empty(), "{unknown}: {}", run.out);
    }
    folder.file("xefa.toml", config("").replace("'listen'", "'fehlt'"));
    assert_eq!(check_in(folder.path(), &[]).code, Some(2));
}
