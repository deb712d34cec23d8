//! Text and JSON lines, German and English, to the letter.

use std::path::PathBuf;

use crate::support::{Folder, Run, SMALL, quittung, xefa};

/// A file with two mistakes, and how it is called.
fn run(args: &[&str], env: &[(&str, &str)]) -> (String, Run) {
    let folder = Folder::new();
    let schema = folder.file("klein.xsd", SMALL);
    let file =
        folder.file("a.xml", "<?xml version=\"1.0\"?>\n<zahl xmlns=\"urn:beispiel\"\n  art=\"x\">zwölf</zahl>\n");
    let mut command = crate::support::command();
    command.arg("check").arg("--schema").arg(&schema).arg(&file).args(args).envs(env.iter().copied());
    let output = command.output().unwrap();
    let run = Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    (file.to_string_lossy().into_owned(), run)
}

#[test]
fn text() {
    let (file, run) = run(&[], &[]);
    let expected = format!(
        "{file}:3:3: error: attribute “art” is not allowed: the element has a simple type [cvc-type.3.1.1]\n  at /zahl/@art\n\
         {file}:3:11: error: the value does not have the form of integer (type integer) [cvc-datatype-valid]\n  at /zahl\n"
    );
    assert_eq!(run.out, expected);
    assert_eq!((run.code, run.err.as_str()), (Some(1), "1 file: 1 invalid\n"));
}

#[test]
fn text_in_german() {
    let (file, run) = run(&["--lang", "de"], &[]);
    let expected = format!(
        "{file}:3:3: Fehler: Attribut „art“ ist nicht erlaubt: das Element hat einen einfachen Typ [cvc-type.3.1.1]\n  in /zahl/@art\n\
         {file}:3:11: Fehler: Wert hat nicht die Form eines integer (Typ integer) [cvc-datatype-valid]\n  in /zahl\n"
    );
    assert_eq!(run.out, expected);
    assert_eq!(run.err, "1 Datei: 1 ungültig\n");
}

#[test]
fn the_environment_chooses_the_language_unless_told_otherwise() {
    let german = |env: &[(&str, &str)], args: &[&str]| run(args, env).1.err.contains("ungültig");
    assert!(german(&[("LANG", "de_DE.UTF-8")], &[]));
    assert!(german(&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "de_AT")], &[]));
    assert!(!german(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C.UTF-8")], &[]));
    assert!(!german(&[("LANG", "de_DE.UTF-8")], &["--lang", "en"]));
}

#[test]
fn json_lines() {
    let (file, run) = run(&["--format", "jsonl"], &[]);
    let file = serde_json::to_string(&file).unwrap();
    let expected = format!(
        concat!(
            r#"{{"file":{},"verdict":"invalid","truncated":false,"findings":["#,
            r#"{{"rule":"cvc-type.3.1.1","severity":"error","line":3,"column":3,"path":"/zahl/@art","#,
            r#""message":"attribute “art” is not allowed: the element has a simple type"}},"#,
            r#"{{"rule":"cvc-datatype-valid","severity":"error","line":3,"column":11,"path":"/zahl","#,
            r#""message":"the value does not have the form of integer (type integer)"}}]}}"#,
            "\n"
        ),
        file
    );
    assert_eq!(run.out, expected);
}

#[test]
fn json_lines_name_the_release_that_was_detected() {
    let folder = Folder::new();
    let file = folder.file("a.xml", quittung());
    let run = xefa(["check".as_ref(), "--format".as_ref(), "jsonl".as_ref(), file.as_os_str()]);
    let file = serde_json::to_string(&file.to_string_lossy()).unwrap();
    let expected =
        format!("{{\"file\":{file},\"verdict\":\"valid\",\"release\":\"1.0\",\"truncated\":false,\"findings\":[]}}\n");
    assert_eq!(run.out, expected);
}

#[test]
fn values_are_shown_only_when_asked_for() {
    let (_, hidden) = run(&[], &[]);
    assert!(!hidden.out.contains("zwölf"));
    let (_, shown) = run(&["--show-values"], &[]);
    assert!(shown.out.contains("\n  value: zwölf\n"), "{}", shown.out);
    let (_, json) = run(&["--show-values", "--format", "jsonl"], &[]);
    assert_eq!(json.json()[0]["findings"][1]["value"], "zwölf");
}

#[test]
fn more_findings_than_wanted_are_mentioned() {
    let (file, text) = run(&["--max-findings", "1"], &[]);
    let last = text.out.lines().last().unwrap();
    assert_eq!(last, format!("{file}: further findings not shown (more with --max-findings)"));
    let (_, json) = run(&["--max-findings", "1", "--format", "jsonl"], &[]);
    assert_eq!(json.json()[0]["truncated"], true);
    assert_eq!(json.json()[0]["findings"].as_array().unwrap().len(), 1);
}

#[test]
fn a_pipe_gets_no_colours() {
    let (_, run) = run(&[], &[("TERM", "xterm-256color"), ("CLICOLOR_FORCE", "1")]);
    assert!(!run.out.contains('\x1b') && !run.err.contains('\x1b'));
}

#[test]
fn file_names_are_printed_as_given() {
    let folder = Folder::new();
    folder.file("unter/ä b.xml", "");
    let mut command = crate::support::command();
    let output = command.current_dir(folder.path()).args(["check", "unter"]).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let name: PathBuf = ["unter", "ä b.xml"].iter().collect();
    assert!(out.starts_with(&format!("{}:1:1: error: ", name.display())), "{out}");
}
