//! 0 all valid, 1 something is invalid, 2 something could not be checked; 2 beats 1.

use crate::support::{Folder, broken, quittung, xefa};

fn code(folder: &Folder) -> Option<i32> {
    xefa(["check".as_ref(), folder.path().as_os_str()]).code
}

#[test]
fn all_valid_is_0() {
    let folder = Folder::new();
    folder.file("a.xml", quittung());
    folder.file("b/c.xml", quittung());
    let run = xefa(["check".as_ref(), folder.path().as_os_str()]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), "", "2 files: 2 valid\n"));
}

#[test]
fn invalid_is_1() {
    let folder = Folder::new();
    folder.file("a.xml", quittung());
    folder.file("b.xml", broken());
    assert_eq!(code(&folder), Some(1));
}

#[test]
fn malformed_is_invalid() {
    let folder = Folder::new();
    let message = quittung();
    folder.file("a.xml", &message[..message.len() / 2]);
    assert_eq!(code(&folder), Some(1));
}

#[test]
fn uncheckable_is_2_and_beats_1() {
    let folder = Folder::new();
    folder.file("a.xml", quittung());
    folder.file("b.xml", broken());
    folder.file("c.xml", "<a xmlns='urn:fremd'/>");
    let run = xefa(["check".as_ref(), folder.path().as_os_str()]);
    assert_eq!(run.code, Some(2));
    assert_eq!(run.err, "3 files: 1 valid, 1 invalid, 1 could not be checked\n");
}

#[test]
fn a_file_that_is_not_there_is_2() {
    let folder = Folder::new();
    let good = folder.file("a.xml", quittung());
    let run = xefa(["check".as_ref(), good.as_os_str(), folder.path().join("fehlt.xml").as_os_str()]);
    assert_eq!(run.code, Some(2));
    assert!(run.out.contains("fehlt.xml: not checked: file not readable"), "{}", run.out);
    assert!(run.out.contains("[xefa-datei]"), "{}", run.out);
}

#[test]
fn a_folder_without_xml_is_2() {
    let folder = Folder::new();
    folder.file("liesmich.txt", "nichts");
    let run = xefa(["check".as_ref(), folder.path().as_os_str()]);
    assert_eq!(run.code, Some(2));
    assert!(run.out.contains("[xefa-keine-dateien]"), "{}", run.out);
}

#[test]
fn wrong_arguments_are_2() {
    for args in [
        &["check"][..],
        &["check", "--format", "xml", "a.xml"],
        &["check", "--max-findings", "0", "a.xml"],
        &["check", "--catalog", "c.xml", "a.xml"],
        &["check", "--warn", "cvc-erfunden", "a.xml"],
        &["check", "-", "-"],
        &["pruefe", "a.xml"],
        &[],
    ] {
        let run = xefa(args);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(!run.err.is_empty(), "{args:?}");
    }
    assert_eq!(xefa(["--help"]).code, Some(0));
    assert_eq!(xefa(["--version"]).code, Some(0));
}

#[test]
fn as_many_invalid_files_as_a_byte_counts_are_still_1() {
    let folder = Folder::new();
    for number in 0..256 {
        folder.file(&format!("{number:03}.xml"), "");
    }
    let run = xefa(["check".as_ref(), folder.path().as_os_str()]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.err, "256 files: 256 invalid\n");
}

#[test]
fn a_rule_that_only_warns_makes_nothing_invalid() {
    let folder = Folder::new();
    let file = folder.file("a.xml", broken());
    let run = xefa(["check".as_ref(), "--warn".as_ref(), "cvc-complex-type.2.4".as_ref(), file.as_os_str()]);
    assert_eq!(run.code, Some(0), "{}", run.out);
    assert!(run.out.contains(": warning: "), "{}", run.out);
    let other = xefa(["check".as_ref(), "--warn".as_ref(), "cvc-id.1".as_ref(), file.as_os_str()]);
    assert_eq!(other.code, Some(1));
}

#[test]
fn warnings_do_not_hide_what_is_invalid_behind_them() {
    let folder = Folder::new();
    let schema = folder.file(
        "a.xsd",
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType><xs:sequence>
        <xs:element name="b" maxOccurs="unbounded" type="xs:integer"/></xs:sequence><xs:attribute name="c" type="xs:boolean"/>
        </xs:complexType></xs:element></xs:schema>"#,
    );
    let file = folder.file("a.xml", "<a><b>x</b><b>x</b><b>x</b><d/></a>");
    let args = ["check", "--max-findings", "2", "--warn", "cvc-datatype-valid", "--format", "jsonl", "--schema"];
    let run = xefa(args.iter().map(AsRef::as_ref).chain([schema.as_os_str(), file.as_os_str()]));
    let json = &run.json()[0];
    assert_eq!(
        (run.code, json["verdict"].as_str(), json["truncated"].as_bool()),
        (Some(1), Some("invalid"), Some(true))
    );
    assert_eq!(json["findings"][1]["rule"], "cvc-complex-type.2.4");
}

#[test]
#[cfg(unix)]
fn nobody_reading_the_results_is_no_panic() {
    use std::process::Stdio;
    let folder = Folder::new();
    // More than a pipe holds: the tool cannot be done before nobody reads.
    for number in 0..600 {
        folder.file(&format!("{number:03}.xml"), "");
    }
    let mut command = crate::support::command();
    command.args(["check", "--format", "jsonl"]).arg(folder.path());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(2), &b""[..]));
}
