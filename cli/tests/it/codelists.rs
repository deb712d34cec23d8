//! `codelist check`, `codelist diff`, and codes of messages.

use std::fs;
use std::path::PathBuf;

use super::support::{Run, xefa};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn own(name: &str) -> String {
    root().join(format!("schemas/xefa/codelists/xefa-codeliste-{name}-1.0.gc")).to_string_lossy().into_owned()
}

fn run(args: &[&str]) -> Run {
    xefa(args.iter().copied())
}

/// A newer version of one of our lists: 07 is withdrawn, 08 is new, 01 has another name.
fn newer() -> String {
    let text = fs::read_to_string(own("ausweisart")).unwrap();
    let text = text.replace("<Version>1.0<", "<Version>1.1<").replace("ausweisart_1.0", "ausweisart_1.1");
    let text = text.replacen("<SimpleValue>07<", "<SimpleValue>08<", 1);
    text.replacen("<SimpleValue>ausländischer Pass oder Passersatz<", "<SimpleValue>Seefahrtbuch<", 1).replacen(
        "<SimpleValue>Personalausweis<",
        "<SimpleValue>Personalausweis (Karte)<",
        1,
    )
}

#[test]
fn our_own_lists_are_in_order() {
    let run = run(&["codelist", "check", &root().join("schemas/xefa/codelists").to_string_lossy()]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""), "{}", run.err);
}

#[test]
fn a_broken_list_has_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.gc");
    let text = fs::read_to_string(own("ausweisart")).unwrap();
    fs::write(&file, text.replacen("<SimpleValue>02<", "<SimpleValue>01<", 1)).unwrap();
    let run = run(&["codelist", "check", "--format", "jsonl", &file.to_string_lossy()]);
    assert_eq!(run.code, Some(1));
    let finding = &run.json()[0]["findings"][0];
    assert_eq!((finding["rule"].as_str(), finding["line"].as_u64()), (Some("xefa-codeliste-code-doppelt"), Some(55)));
}

#[test]
fn versions_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("b.gc");
    fs::write(&file, newer()).unwrap();
    let new = file.to_string_lossy().into_owned();
    let text = run(&["--lang", "en", "codelist", "diff", &own("ausweisart"), &new]);
    assert_eq!(text.code, Some(0), "{}", text.err);
    let lines: Vec<&str> = text.out.lines().collect();
    assert_eq!(lines[0], "urn:xefa:codeliste:ausweisart 1.0 → 1.1");
    assert!(lines.contains(&"~ 01 renamed: “Personalausweis” → “Personalausweis (Karte)”"), "{}", text.out);
    assert!(lines.contains(&"+ 08 added: “Seefahrtbuch”"), "{}", text.out);
    let json = &run(&["codelist", "diff", "--format", "json", &own("ausweisart"), &new]).json()[0];
    assert_eq!((json["new"].as_str(), json["breaking"].as_bool()), (Some("1.1"), Some(true)));
    assert_eq!(json["changes"][0]["change"], "renamed");
}

#[test]
fn codes_are_looked_up() {
    let folder = tempfile::tempdir().unwrap();
    let lists = folder.path().join("lists");
    fs::create_dir(&lists).unwrap();
    let sample = root().join("schemas/xefa/1.0/samples/fall-wohnsitz/01-antrag.einreichung.0100.xml");
    let text = fs::read_to_string(sample).unwrap();
    let at = |version: &str| {
        let file = folder.path().join(format!("{version}.xml"));
        let list = "urn:xefa:codeliste:ausweisart\" listVersionID=\"";
        fs::write(&file, text.replace(&format!("{list}1.0"), &format!("{list}{version}"))).unwrap();
        file.to_string_lossy().into_owned()
    };
    let policy = |policy: &str, file: &str| run(&["check", "--codelist-policy", policy, file]).code;
    let (known, next) = (at("1.0"), at("1.1"));
    for name in ["reject", "warn", "accept"] {
        assert_eq!(policy(name, &known), Some(0));
        assert_eq!(policy(name, &next), Some(i32::from(name == "reject")), "{name}");
    }
    fs::write(lists.join("a.gc"), newer()).unwrap();
    let folder = lists.to_string_lossy().into_owned();
    let run = run(&["check", "--codelist-policy", "reject", "--codelists", &folder, "--format", "jsonl", &next]);
    let rules: Vec<_> = run.json()[0]["findings"].as_array().unwrap().iter().map(|f| f["rule"].clone()).collect();
    // The list of the other publisher is missed now: whoever gives lists wants codes checked.
    assert!(!rules.iter().any(|rule| rule == "xefa-listenversion-unbekannt"), "{}", run.out);
    assert!(rules.iter().any(|rule| rule == "xefa-liste-unbekannt"), "{}", run.out);
    assert_eq!(run.code, Some(2));
}

#[test]
fn lists_that_cannot_be_used_check_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let name = folder.path().to_string_lossy().into_owned();
    let sample =
        root().join("schemas/xefa/1.0/samples/antrag.einreichung.0100-minimal.xml").to_string_lossy().into_owned();
    let empty = run(&["check", "--codelists", &name, &sample]);
    assert_eq!(empty.code, Some(2));
    fs::write(folder.path().join("a.gc"), "<CodeList/>").unwrap();
    let broken = run(&["check", "--codelists", &name, &sample]);
    assert_eq!(broken.code, Some(2));
    assert!(broken.out.contains("xefa-codeliste-wurzel"), "{}", broken.out);
}
