//! Which standard, release and message a file is.

use crate::support::{Folder, quittung, root, xefa, xefa_with};

#[test]
fn a_known_message() {
    let run = xefa_with(["detect", "-"], quittung().as_bytes());
    assert_eq!((run.code, run.out.as_str()), (Some(0), "-: XEfA 1.0 administration.quittung.0020\n"));
    let run = xefa_with(["detect", "-", "--format", "jsonl"], quittung().as_bytes());
    let expected = r#"{"file":"-","standard":"XEfA","release":"1.0","message":"administration.quittung.0020"}"#;
    assert_eq!(run.out.trim_end(), expected);
}

#[test]
fn a_message_need_not_be_valid_to_be_known() {
    let message = quittung();
    let run = xefa_with(["detect", "-"], &message.as_bytes()[..400]);
    assert_eq!(run.code, Some(0));
}

#[test]
fn an_unknown_release_names_the_nearest() {
    let message = quittung().replace("urn:xefa:schema:1.0", "urn:xefa:schema:9.9");
    for command in ["check", "detect"] {
        let run = xefa_with([command, "-"], message.as_bytes());
        assert_eq!(run.code, Some(2));
        let expected =
            "-:2:1: not checked: release “9.9” of XEfA is not known; the nearest is “2.0” [xefa-unbekanntes-release]\n";
        assert!(run.out.starts_with(expected), "{}", run.out);
    }
}

#[test]
fn a_message_without_its_namespace_is_known_by_name_and_head() {
    let message = quittung().replace(" xmlns:xefa=\"urn:xefa:schema:1.0\"", "").replace("xefa:", "");
    let message = message.replace(" standard=\"XEfA\"", "");
    let run = xefa_with(["check", "-"], message.as_bytes());
    assert_eq!(run.code, Some(2));
    let expected = "the nearest is “2.0” [xefa-unbekanntes-release]\n";
    assert!(run.out.lines().next().is_some_and(|line| format!("{line}\n").ends_with(expected)), "{}", run.out);
    // Without our head it is anybody's message.
    let run = xefa_with(["check", "-"], message.replace("nachrichtenkopf", "kopf").as_bytes());
    assert!(run.code == Some(2) && run.out.contains("[xefa-unbekannter-standard]"), "{}", run.out);
}

#[test]
fn every_release_is_told() {
    // Messages do not say to which erratum they were written.
    for (folder, release) in [("1.0", "1.0"), ("1.0.1", "1.0"), ("1.1", "1.1"), ("2.0", "2.0")] {
        let name = "administration.nichtzustaendigkeit.0031-reich.xml";
        let file = root().join("schemas/xefa").join(folder).join("samples").join(name);
        let run = xefa(["detect".as_ref(), "--format".as_ref(), "jsonl".as_ref(), file.as_os_str()]);
        assert_eq!(run.json()[0]["release"], release);
    }
}

#[test]
fn a_namespace_that_is_not_known_is_never_checked() {
    let message = quittung().replace("urn:xefa:schema:1.0", "urn:xefa:schma:1.0");
    let run = xefa_with(["check", "-", "--format", "jsonl"], message.as_bytes());
    let rule = run.json()[0]["findings"][0]["rule"].as_str().map(str::to_owned);
    assert_eq!((run.code, run.json()[0]["verdict"].as_str()), (Some(2), Some("error")));
    assert!(rule.is_some_and(|rule| rule.starts_with("xefa-unbekannt")), "{}", run.out);

    let run = xefa_with(["check", "-"], b"<a/>");
    assert_eq!(run.code, Some(2));
    assert!(run.out.contains("[xefa-unbekannter-standard]"), "{}", run.out);
}

#[test]
fn what_cannot_be_read_is_invalid() {
    let folder = Folder::new();
    let file = folder.file("a.xml", "%PDF-1.7");
    assert_eq!(xefa(["detect".as_ref(), file.as_os_str()]).code, Some(1));
    let missing = folder.path().join("fehlt.xml");
    assert_eq!(xefa(["detect".as_ref(), missing.as_os_str(), file.as_os_str()]).code, Some(2));
}
