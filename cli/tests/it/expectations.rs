//! Samples that are wrong on purpose: the run fails when they stop being wrong in the expected way.

use crate::suites::{TWO, check_in, message, repository};
use crate::support::Folder;

/// The two releases, with a sample that has a bad number in line 4, and an entry for it.
fn with_entry(entry: &str, numbers: &[&str]) -> Folder {
    let folder = repository(&format!("{TWO}[[suite.expect]]\nfiles = \"2/proben/falsch/*.xml\"\n{entry}\n"));
    folder.file("2/proben/falsch/zahl.xml", message("2.0", numbers));
    folder
}

#[test]
fn what_is_wrong_as_expected_is_fine() {
    for entry in [
        "rule = \"cvc-datatype-valid\"",
        "rule = \"cvc-datatype-valid\"\nline = 4",
        "rule = [\"cvc-datatype-valid\"]\nreason = \"shows a number in letters\"",
    ] {
        let folder = with_entry(entry, &["1", "zwei"]);
        let run = check_in(folder.path(), &[]);
        let said = "3 files: 2 valid, 1 invalid as expected\n";
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), "", said), "{entry}");
        assert_eq!(check_in(folder.path(), &["--lang", "de"]).err, "3 Dateien: 2 gültig, 1 wie erwartet ungültig\n");
        let json = check_in(folder.path(), &["--format", "jsonl"]).json();
        let file = json.iter().find(|file| file["file"] == "2/proben/falsch/zahl.xml").unwrap();
        assert_eq!((&file["verdict"], file["findings"].as_array().unwrap().len()), (&"invalid".into(), 0));
        assert_eq!(
            (&file["expected"][0]["rule"], &file["expected"][0]["line"]),
            (&"cvc-datatype-valid".into(), &4.into())
        );
    }
}

#[test]
fn a_file_that_has_become_valid_fails() {
    let folder = with_entry("rule = \"cvc-datatype-valid\"\nline = 4", &["1", "2"]);
    let run = check_in(folder.path(), &[]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), "3 files: 2 valid, 1 invalid\n"));
    let said = "2/proben/falsch/zahl.xml: error: the file should break the rule “cvc-datatype-valid” (line 4), but is valid [xefa-erwartung-gueltig]\n";
    assert_eq!(run.out, said);
    let run = check_in(folder.path(), &["--lang", "de"]);
    let said = "2/proben/falsch/zahl.xml: Fehler: Datei soll die Regel „cvc-datatype-valid“ verletzen (Zeile 4), ist aber gültig [xefa-erwartung-gueltig]\n";
    assert_eq!(run.out, said);
}

#[test]
fn a_file_that_breaks_another_rule_or_another_line_fails() {
    let folder = with_entry("rule = \"cvc-complex-type.4\"", &["1", "zwei"]);
    let run = check_in(folder.path(), &[]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("[cvc-datatype-valid]"), "what it breaks is shown: {}", run.out);
    let said = "but breaks others: cvc-datatype-valid [xefa-erwartung-anders]";
    assert!(run.out.contains(said), "{}", run.out);
    let folder = with_entry("rule = \"cvc-datatype-valid\"\nline = 3", &["1", "zwei"]);
    let run = check_in(folder.path(), &[]);
    let said = "(line 3), but breaks others: cvc-datatype-valid (4) [xefa-erwartung-anders]";
    assert!(run.code == Some(1) && run.out.contains(said), "{}", run.out);
    let folder = with_entry("rule = [\"cvc-datatype-valid\", \"cvc-id.1\"]", &["1", "zwei"]);
    assert_eq!(check_in(folder.path(), &[]).code, Some(1), "each of the rules has to be broken");
}

#[test]
fn what_is_wrong_besides_is_a_warning() {
    let folder = with_entry("rule = \"cvc-datatype-valid\"\nline = 4", &["1", "zwei", "drei"]);
    assert_eq!(check_in(folder.path(), &[]).out, "", "another finding of the same rule is no surprise");
    let besides = message("2.0", &["1", "zwei"]).replace("normVersion=\"2.0\"", "normVersion=\"2.0\" art=\"x\"");
    folder.file("2/proben/falsch/zahl.xml", besides);
    let run = check_in(folder.path(), &[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), "3 files: 2 valid, 1 invalid as expected\n"));
    assert!(run.out.starts_with("2/proben/falsch/zahl.xml:2:27: warning: "), "{}", run.out);
    let run = check_in(folder.path(), &["--deny-warnings"]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), "3 files: 2 valid, 1 invalid\n"));
}

#[test]
fn an_expected_rule_may_be_a_warning_elsewhere() {
    let folder = with_entry("rule = \"cvc-datatype-valid\"", &["1", "zwei"]);
    let config = std::fs::read_to_string(folder.path().join("xefa.toml")).unwrap();
    folder.file("xefa.toml", format!("rules = {{ \"cvc-datatype-valid\" = \"warning\" }}\n{config}"));
    let run = check_in(folder.path(), &[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), "3 files: 2 valid, 1 invalid as expected\n"));
}

#[test]
fn broken_xml_and_what_cannot_be_checked_may_be_expected() {
    let folder = with_entry("rule = \"xml-unexpected-end\"", &["1"]);
    folder.file("2/proben/falsch/zahl.xml", "<meldung xmlns=\"urn:beispiel:norm\">");
    assert_eq!(check_in(folder.path(), &[]).code, Some(0));
    let folder = with_entry("rule = \"xefa-suite-keine\"", &["1"]);
    folder.file("2/proben/falsch/zahl.xml", "<meldung xmlns=\"urn:fremd\"/>");
    assert_eq!(check_in(folder.path(), &[]).code, Some(0));
    let folder = with_entry("rule = \"cvc-datatype-valid\"", &["1"]);
    folder.file("2/proben/falsch/zahl.xml", "<meldung xmlns=\"urn:fremd\"/>");
    let run = check_in(folder.path(), &[]);
    assert_eq!(run.code, Some(2), "could not check is not what was expected: {}", run.out);
}

#[test]
fn the_expected_finding_may_be_one_that_is_not_shown() {
    // Line 2 and 150 lines of another rule come first.
    let folder = with_entry("rule = \"cvc-complex-type.2.4\"\nline = 153", &[]);
    let numbers = vec!["x"; 150];
    folder.file("2/proben/falsch/zahl.xml", message("2.0", &numbers).replace("</meldung>", "<fremd/></meldung>"));
    let run = check_in(folder.path(), &["--max-findings", "5"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), "3 files: 2 valid, 1 invalid as expected\n"), "{}", run.out);
    assert_eq!(run.out.matches("warning").count(), 5);
    assert!(run.out.contains("further findings not shown"), "{}", run.out);
}

#[test]
fn dead_entries_are_reported_where_everything_was_checked() {
    let folder = repository(&format!(
        r#"rules = {{ "cvc-id.1" = {{ severity = "ignore", reason = "old" }} }}
{TWO}
[[suite.ignore]]
files = "2/proben/gut.xml"
rule = "cvc-datatype-valid"
reason = "mended since"
[[expect]]
files = ["weg/*.xml", "fort.xml"]
rule = "cvc-id.1"
"#
    ));
    let run = check_in(folder.path(), &[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), "2 files: 2 valid\n"));
    let expected = "\
xefa.toml:1:11: warning: the entry “[rules]” meets nothing any more: cvc-id.1; strike or mend it [xefa-eintrag-ohne-treffer]
xefa.toml:13:1: warning: the entry “[[ignore]]” meets nothing any more: 2/proben/gut.xml · cvc-datatype-valid; strike or mend it [xefa-eintrag-ohne-treffer]
xefa.toml:17:1: warning: the entry “[[expect]]” meets nothing any more: weg/*.xml, fort.xml · cvc-id.1; strike or mend it [xefa-eintrag-ohne-treffer]
";
    assert_eq!(run.out, expected);
    assert_eq!(check_in(folder.path(), &["--deny-warnings"]).code, Some(1));
    assert_eq!(check_in(folder.path(), &["1/proben/gut.xml"]).out, "", "a part of the files says nothing of entries");
    let run = check_in(folder.path(), &["--suite", "norm-2"]);
    assert_eq!(run.out.lines().count(), 1, "only its own entries: {}", run.out);
}
