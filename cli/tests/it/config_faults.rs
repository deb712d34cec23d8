//! A broken `xefa.toml` checks nothing and says where it is broken.

use crate::suites::{TWO, check_in, repository};

/// The findings of a run over a configuration: rule, line and column of each, worked out by counting in the text.
fn faults(config: &str) -> Vec<(String, u64, u64)> {
    let folder = repository(config);
    let run = check_in(folder.path(), &["--format", "jsonl"]);
    assert_eq!((run.code, run.err.as_str()), (Some(2), "The configuration cannot be used; nothing was checked.\n"));
    let [only] = run.json().try_into().unwrap();
    assert_eq!((&only["file"], &only["verdict"]), (&"xefa.toml".into(), &"error".into()));
    let findings = only["findings"].as_array().unwrap();
    let of = |finding: &serde_json::Value| {
        let number = |name: &str| finding[name].as_u64().unwrap();
        (finding["rule"].as_str().unwrap().to_owned(), number("line"), number("column"))
    };
    findings.iter().map(of).collect()
}

#[test]
fn every_mistake_has_its_place() {
    const HEAD: &str = "[[suite]]\nname = \"a\"\nschema = \"1/norm.xsd\"\n";
    for (rest, rule, line, column) in [
        ("paths = [", "xefa-konfiguration-syntax", 4, 10),
        ("paths = \"a\" \"b\"\n", "xefa-konfiguration-syntax", 4, 13),
        ("name = \"b\"\n", "xefa-konfiguration-syntax", 4, 1),
        ("pahts = \"1\"\n", "xefa-konfiguration-schluessel", 4, 1),
        ("paths = 7\n", "xefa-konfiguration-wert", 4, 9),
        ("paths = [\"1\", true]\n", "xefa-konfiguration-wert", 4, 15),
        ("paths = []\n", "xefa-konfiguration-wert", 4, 9),
        ("paths = \" \"\n", "xefa-konfiguration-wert", 4, 9),
        ("paths = \"1/[\"\n", "xefa-konfiguration-wert", 4, 9),
        ("version-at = \"@version\"\n", "xefa-konfiguration-fehlt", 1, 1),
        ("version = \"1\"\nversion-at = \"//@version\"\n", "xefa-konfiguration-wert", 5, 14),
        ("codelist-policy = \"allow\"\n", "xefa-konfiguration-wert", 4, 19),
        ("codelist-unknown = \"reject\"\n", "xefa-konfiguration-wert", 4, 20),
        ("[suite.rules]\n\"cvc-id.9\" = \"warning\"\n", "xefa-konfiguration-regel", 5, 1),
        ("[suite.rules]\n\"cvc-id.1\" = \"note\"\n", "xefa-konfiguration-wert", 5, 14),
        ("[suite.rules]\n\"cvc-id.1\" = 1\n", "xefa-konfiguration-wert", 5, 14),
        ("[suite.rules]\n\"cvc-id.1\" = \"ignore\"\n", "xefa-konfiguration-fehlt", 5, 14),
        ("[suite.rules]\n\"cvc-id.1\" = { severity = \"ignore\" }\n", "xefa-konfiguration-fehlt", 5, 14),
        ("[suite.rules]\n\"xefa-suite-keine\" = \"warning\"\n", "xefa-konfiguration-gewicht", 5, 1),
        ("[[suite.ignore]]\nfiles = \"a\"\nrule = \"cvc-id.1\"\n", "xefa-konfiguration-fehlt", 4, 1),
        ("[[suite.ignore]]\nfiles = \"a\"\nrule = \"cvc-id.1\"\nreason = \"\"\n", "xefa-konfiguration-wert", 7, 10),
        ("[[suite.expect]]\nrule = \"cvc-id.1\"\n", "xefa-konfiguration-fehlt", 4, 1),
        ("[[suite.expect]]\nfiles = \"ä\"\nrule = \"cvc-id.1\"\nline = 0\n", "xefa-konfiguration-wert", 7, 8),
        (
            "[[suite.expect]]\nfiles = \"a\"\nrule = [\"cvc-id.1\", \"ä\", \"cvc-id.11\"]\n",
            "xefa-konfiguration-regel",
            6,
            21,
        ),
        ("[suite.expect]\nfiles = \"a\"\nrule = \"cvc-id.1\"\n", "xefa-konfiguration-wert", 4, 1),
        ("[[suit]]\n", "xefa-konfiguration-schluessel", 4, 3),
        ("[[suite]]\nname = \"a\"\nschema = \"2/norm.xsd\"\n", "xefa-suite-doppelt", 5, 8),
        ("[[suite]]\nname = \"b\"\nschema = \"3/norm.xsd\"\n", "xefa-schema-nicht-gefunden", 6, 10),
        ("[[suite]]\nname = \"b\"\n", "xefa-konfiguration-fehlt", 4, 1),
    ] {
        let found = faults(&format!("{HEAD}{rest}"));
        assert_eq!(found[0], (rule.to_owned(), line, column), "{rest}");
    }
}

#[test]
fn all_mistakes_at_once_and_in_order() {
    let config = "suiten = 1\n[[suite]]\nnaem = \"a\"\nschema = \"1/norm.xsd\"\npaths = 1\n[ignore]\n";
    let rules: Vec<_> = faults(config).into_iter().map(|(rule, line, _)| (rule, line)).collect();
    let expected = [
        ("xefa-konfiguration-schluessel", 1),
        ("xefa-konfiguration-fehlt", 2),
        ("xefa-konfiguration-schluessel", 3),
        ("xefa-konfiguration-wert", 5),
        ("xefa-konfiguration-wert", 6),
    ];
    assert_eq!(rules, expected.map(|(rule, line)| (rule.to_owned(), line)));
}

#[test]
fn the_nearest_word_is_named_in_both_languages() {
    let folder = repository(&TWO.replace("paths", "path"));
    let run = check_in(folder.path(), &[]);
    assert_eq!(
        run.out.lines().next(),
        Some(
            "xefa.toml:5:1: not checked: there is no key “path” here; did you mean “paths”? [xefa-konfiguration-schluessel]"
        )
    );
    let run = check_in(folder.path(), &["--lang", "de"]);
    assert_eq!(
        run.out.lines().next(),
        Some(
            "xefa.toml:5:1: nicht geprüft: Schlüssel „path“ gibt es hier nicht; gemeint ist wohl „paths“ [xefa-konfiguration-schluessel]"
        )
    );
    let folder = repository("[rules]\n\"cvc-patern-valid\" = \"warning\"\n\"cvc-id.1\" = \"warn\"\n");
    let run = check_in(folder.path(), &["--lang", "de"]);
    let expected = "\
xefa.toml:2:1: nicht geprüft: die Regel „cvc-patern-valid“ gibt es nicht; gemeint ist wohl „cvc-pattern-valid“ [xefa-konfiguration-regel]
xefa.toml:3:14: nicht geprüft: „cvc-id.1“ verlangt error, warning oder, mit reason, ignore; gefunden: warn [xefa-konfiguration-wert]
";
    assert_eq!(run.out, expected);
}

#[test]
fn a_file_that_is_missing_or_no_text() {
    let folder = repository(TWO);
    let run = check_in(folder.path(), &["--config", "fehlt.toml"]);
    assert_eq!(run.code, Some(2));
    assert!(run.out.starts_with("fehlt.toml: not checked: file not readable"), "{}", run.out);
    folder.file("xefa.toml", b"# gut\nname = \"M\xfcller\"\n");
    let run = check_in(folder.path(), &[]);
    assert!(run.out.starts_with("xefa.toml:2:10: not checked: the file is no TOML: not UTF-8"), "{}", run.out);
    let deep = format!("a = {}1{}", "[".repeat(100_000), "]".repeat(100_000));
    folder.file("xefa.toml", deep);
    assert_eq!(check_in(folder.path(), &[]).code, Some(2));
    folder.file("xefa.toml", TWO.replace('\n', "\r\n").replacen("[[", "\u{feff}[[", 1).trim_start());
    assert_eq!(check_in(folder.path(), &[]).code, Some(0));
}

#[test]
fn a_suite_with_a_broken_schema_or_broken_lists_checks_nothing() {
    let folder = repository(TWO);
    folder.file(
        "2/norm.xsd",
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='xs:strin'/></xs:schema>",
    );
    let run = check_in(folder.path(), &["--format", "jsonl"]);
    assert_eq!((run.code, run.json().len()), (Some(2), 1), "{}", run.out);
    assert_eq!(
        (&run.json()[0]["suite"], &run.json()[0]["findings"][0]["rule"]),
        (&"norm-2".into(), &"src-resolve".into())
    );
    assert_eq!(check_in(folder.path(), &["--suite", "norm-1"]).code, Some(0), "the other suite is not asked");
    let folder = repository(&TWO.replace("paths", "codelists = \"listen\"\npaths"));
    folder.file("listen/kaputt.gc", "<keine>");
    assert_eq!(check_in(folder.path(), &[]).code, Some(2));
}
