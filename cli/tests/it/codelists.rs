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

/// What the lock says is what `sha256sum` says of the file.
#[test]
fn a_lock_names_every_list_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("alt")).unwrap();
    fs::copy(own("ausweisart"), folder.path().join("alt/ausweisart.gc")).unwrap();
    let path = folder.path().to_string_lossy().into_owned();
    assert_eq!(run(&["codelist", "lock", &path]).code, Some(0));
    let lock = fs::read_to_string(folder.path().join("codelisten.lock")).unwrap();
    let line = "07d9e215ef6f080715a8d9c1df6d0c1ad5005b9f5544a5807473f1c8eeb72be9\turn:xefa:codeliste:ausweisart\t1.0\talt/ausweisart.gc";
    assert_eq!(lock.lines().skip(2).collect::<Vec<_>>(), [line]);
    assert_eq!(run(&["codelist", "lock", "--check", &path]).code, Some(0));

    let found = |expected: &[(&str, &str)]| {
        let check = run(&["codelist", "lock", "--check", "--format", "jsonl", &path]);
        let found = check.json().remove(0);
        let rules = found["findings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap().to_owned());
        assert_eq!(rules.collect::<Vec<_>>(), expected.iter().map(|(rule, _)| *rule).collect::<Vec<_>>());
        assert_eq!(check.code, Some(1));
        // And nothing is checked against lists that are others.
        let sample = root().join("schemas/xefa/2.0/samples/antrag.einreichung.0100-minimal.xml");
        let check = run(&["check", "--codelists", &path, &sample.to_string_lossy()]);
        assert_eq!(check.code, Some(2), "{}", check.out);
        for (_, file) in expected {
            assert!(check.out.contains(file), "{}", check.out);
        }
    };
    // A list more, one that has changed by a byte, one that is gone.
    fs::write(folder.path().join("neu.gc"), newer()).unwrap();
    found(&[("xefa-codelisten-lock-zusaetzlich", "neu.gc")]);
    fs::remove_file(folder.path().join("neu.gc")).unwrap();
    let mut text = fs::read_to_string(folder.path().join("alt/ausweisart.gc")).unwrap();
    text.push('\n');
    fs::write(folder.path().join("alt/ausweisart.gc"), text).unwrap();
    found(&[("xefa-codelisten-lock-geaendert", "ausweisart.gc")]);
    fs::rename(folder.path().join("alt/ausweisart.gc"), folder.path().join("anders.gc")).unwrap();
    found(&[("xefa-codelisten-lock-fehlt", "ausweisart.gc"), ("xefa-codelisten-lock-zusaetzlich", "anders.gc")]);
    assert_eq!(run(&["codelist", "lock", &path]).code, Some(0));
    assert_eq!(run(&["codelist", "lock", "--check", &path]).code, Some(0));
}

#[test]
fn a_broken_lock_has_a_place_and_a_folder_with_a_broken_list_is_not_locked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_string_lossy().into_owned();
    fs::copy(own("ausweisart"), folder.path().join("ausweisart.gc")).unwrap();
    for (text, line) in [
        ("", 0),
        ("# something else\n", 1),
        ("# xefa codelist lock 1\n\n# note\nabc\turn:a\t1\ta.gc\n", 4),
        (&format!("# xefa codelist lock 1\n{}\turn:a\t1\ta.gc\tb\n", "0".repeat(64)), 2),
    ] {
        fs::write(folder.path().join("codelisten.lock"), text).unwrap();
        let check = run(&["codelist", "lock", "--check", "--format", "jsonl", &path]).json().remove(0);
        assert_eq!(check["findings"][0]["rule"], "xefa-codelisten-lock", "{text}");
        assert_eq!(check["findings"][0]["line"], line, "{text}");
    }
    fs::remove_file(folder.path().join("codelisten.lock")).unwrap();
    fs::write(folder.path().join("kaputt.gc"), "<CodeList/>").unwrap();
    let refused = run(&["codelist", "lock", &path]);
    assert_eq!(refused.code, Some(1), "{}", refused.err);
    assert!(!folder.path().join("codelisten.lock").exists());

    // Where there is a lock, a broken list is told once, and not again by it.
    fs::write(folder.path().join("codelisten.lock"), "# xefa codelist lock 1\n").unwrap();
    let sample = root().join("schemas/xefa/2.0/samples/antrag.einreichung.0100-minimal.xml");
    let check = run(&["check", "--codelists", &path, &sample.to_string_lossy()]);
    assert_eq!((check.code, check.out.matches("xefa-codeliste-wurzel").count()), (Some(2), 1), "{}", check.out);
}
