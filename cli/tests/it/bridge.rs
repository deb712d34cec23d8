//! `xefa bridge`: there, back, losses, sidecar, lint, and exit codes.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use serde_json::Value;

use crate::support::{Folder, command, root, xefa, xefa_with};

fn layout() -> String {
    root().join("schemas/adapter/wohngeld-festbreite-1.0.toml").display().to_string()
}

fn sample() -> PathBuf {
    root().join("schemas/xefa/1.0/samples/fall-wohngeld/01-antrag.einreichung.0100.xml")
}

fn golden() -> Vec<u8> {
    fs::read(root().join("tests/samples/bridge/fall-wohngeld.txt")).unwrap()
}

fn path(path: &std::path::Path) -> String {
    path.display().to_string()
}

#[test]
fn a_message_becomes_the_file_byte_by_byte() {
    // The file is not UTF-8.
    let mut command = command();
    command.args(["bridge", "--layout", &layout(), &path(&sample())]);
    let output = command.stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap();
    assert_eq!((output.status.code(), output.stdout), (Some(0), golden()));
    let losses = String::from_utf8(output.stderr).unwrap();
    let cut = "dropped: /antrag.einreichung.0100/nachrichtenkopf/leser/name → 1:39 01.amtsname: The value is longer than the field; its end is missing. (length 37, room 25) [abgeschnitten]";
    assert!(losses.lines().any(|line| line == cut), "{losses}");
}

#[test]
fn losses_for_programs_and_in_german() {
    let folder = Folder::new();
    let out = path(&folder.path().join("a.txt"));
    let run = xefa(["bridge", "--losses", "json", "--out", &out, "--layout", &layout(), &path(&sample())]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""));
    assert_eq!(fs::read(&out).unwrap(), golden());
    let losses: Vec<Value> = run.err.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let cut = losses.iter().find(|loss| loss["target"] == "1:39 01.amtsname").unwrap();
    assert_eq!((cut["kind"].as_str(), cut["facts"]["length"].as_str()), (Some("dropped"), Some("37")));
    let run = xefa(["bridge", "--lang", "de", "--out", &out, "--layout", &layout(), &path(&sample())]);
    assert!(
        run.err.contains(
            "entfallen: /antrag.einreichung.0100/nutzerkonto: Das Dateiformat hat dafür kein Feld. [kein-feld]"
        ),
        "{}",
        run.err
    );
    let run = xefa(["bridge", "--losses", "none", "--out", &out, "--layout", &layout(), &path(&sample())]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
}

#[test]
fn strict_writes_nothing() {
    let folder = Folder::new();
    let out = folder.path().join("a.txt");
    let run = xefa(["bridge", "--strict", "--out", &path(&out), "--layout", &layout(), &path(&sample())]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(!out.exists());
}

#[test]
fn a_file_with_its_sidecar_is_the_message() {
    let folder = Folder::new();
    let (out, sidecar) = (path(&folder.path().join("a.txt")), path(&folder.path().join("a.json")));
    let run = xefa(["bridge", "--out", &out, "--sidecar", &sidecar, "--layout", &layout(), &path(&sample())]);
    assert_eq!(run.code, Some(0));
    let back = xefa(["bridge", "--sidecar", &sidecar, "--layout", &layout(), &out]);
    assert_eq!((back.code, back.err.as_str()), (Some(0), ""));
    let json = |xml: &str| xefa_with(["to-json", "-"], xml.as_bytes()).out;
    assert_eq!(json(&back.out), json(&fs::read_to_string(sample()).unwrap()));
    // The old system changes a letter: the sidecar is not mixed in.
    let mut changed = golden();
    changed[258 * 4 + 5] = b'P';
    let changed = path(&folder.file("b.txt", changed));
    let run = xefa(["bridge", "--sidecar", &sidecar, "--layout", &layout(), &changed]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("[xefa-beipack-fremd]"), "{}", run.err);
}

#[test]
fn a_file_alone_becomes_a_valid_message() {
    let back = xefa_with(["bridge", "--losses", "none", "--layout", &layout(), "-"], &golden());
    assert_eq!((back.code, back.err.as_str()), (Some(0), ""));
    let checked = xefa_with(["check", "-"], back.out.as_bytes());
    assert_eq!(checked.code, Some(0), "{}", checked.out);
    assert!(back.out.contains("<xefa:familienname>Yilmaz-Böhm</xefa:familienname>"), "{}", back.out);
}

#[test]
fn broken_input_has_a_place_and_no_result() {
    let golden = golden();
    let run = xefa_with(["bridge", "--layout", &layout(), "-"], &golden[..600]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.starts_with("-:3:85: error: the file breaks off"), "{}", run.err);
    let run = xefa_with(["bridge", "--layout", &layout(), "-"], b"<a/>");
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    let run = xefa_with(["bridge", "--to-message", "--layout", &layout(), "-"], b"<a/>");
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("[xefa-satz-art]"), "{}", run.err);
    let run = xefa(["bridge", "--layout", &layout(), "gibt-es-nicht.txt"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
}

#[test]
fn lint_says_what_a_layout_leaves_open() {
    let run = xefa(["bridge", "--lint", "--layout", &layout()]);
    assert_eq!(run.code, Some(0), "{}", run.out);
    let lines: Vec<&str> = run.out.lines().filter(|line| !line.starts_with("  ")).collect();
    assert_eq!(lines.len(), 2, "{}", run.out);
    assert!(lines[0].contains(":58:3: warning: ") && lines[0].ends_with("[xefa-layout-mehrdeutig]"), "{}", run.out);
    assert_eq!(xefa(["bridge", "--lint", "--strict", "--layout", &layout()]).code, Some(1));
    let folder = Folder::new();
    let broken = fs::read_to_string(layout()).unwrap().replace("path = \"wohngeldnummer\"", "path = \"nummer\"");
    let broken = path(&folder.file("broken.toml", broken));
    for args in [vec!["--lint"], vec![&*path(&sample())]] {
        let run = xefa([vec!["bridge", "--layout", &broken], args].concat());
        assert_eq!(run.code, Some(2));
        assert!(
            format!("{}{}", run.out, run.err).contains("broken.toml:136:76: not checked: "),
            "{}{}",
            run.out,
            run.err
        );
    }
}
