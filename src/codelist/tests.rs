//! Reading lists: our own, and hand-made ones with one fault each; places are worked out by hand.

use super::{Change, CodeList, CodeLists, Dialect, Diff, Resolved, check, read};
use crate::limits::Limits;
use crate::report::{Report, Severity};

/// A list in which each line is in a known place; `columns` is on line 9, `rows` on line 12.
fn list(version: &str, columns: &str, rows: &str) -> String {
    format!(
        r#"<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/" xmlns:x="http://xoev.de/schemata/genericode/4">
<Annotation><Description><x:shortName>Farbe</x:shortName><x:codelistDescription>Farben.</x:codelistDescription>
<x:validFrom>2026-05-01</x:validFrom><x:versionHandbook>4.0.0</x:versionHandbook></Description></Annotation>
<Identification><ShortName>farbe</ShortName><LongName>Farbe</LongName><Version>{version}</Version>
<CanonicalUri>urn:x:farbe</CanonicalUri><CanonicalVersionUri>urn:x:farbe_{version}</CanonicalVersionUri>
<Agency><LongName>Amt</LongName></Agency>
</Identification>
<ColumnSet>
{columns}
</ColumnSet>
<SimpleCodeList>
{rows}
</SimpleCodeList>
</gc:CodeList>"#
    )
}

const CODE: &str = r#"<Column Id="code" Use="required"><ShortName>code</ShortName><Data Type="string"/></Column>"#;
const NAME: &str = r#"<Column Id="name" Use="optional"><ShortName>name</ShortName><Data Type="string"/></Column>"#;
const KEY: &str = r#"<Key Id="k"><ShortName>k</ShortName><ColumnRef Ref="code"/></Key>"#;

fn columns() -> String {
    format!("{CODE}{NAME}{KEY}")
}

fn row(code: &str, name: &str) -> String {
    format!(
        "<Row><Value ColumnRef=\"code\"><SimpleValue>{code}</SimpleValue></Value><Value ColumnRef=\"name\"><SimpleValue>{name}</SimpleValue></Value></Row>\n"
    )
}

fn rows(rows: &[(&str, &str)]) -> String {
    rows.iter().map(|(code, name)| row(code, name)).collect()
}

fn good(version: &str, content: &[(&str, &str)]) -> CodeList {
    let text = list(version, &columns(), &rows(content));
    CodeList::read(text.as_bytes(), &Limits::default()).unwrap_or_else(|report| panic!("{:#?}", report.findings()))
}

/// Rule, line, column and severity of all findings.
fn found(report: &Report) -> Vec<(&'static str, u32, u32, Severity)> {
    let findings = report.findings().iter();
    findings.map(|f| (f.rule().id(), f.place().line, f.place().column, f.severity())).collect()
}

fn faults(text: &str) -> Vec<(&'static str, u32, u32, Severity)> {
    match read(text.as_bytes(), &Limits::default()) {
        Ok(reading) => found(&reading.report),
        Err(report) => found(&report),
    }
}

const ERROR: Severity = Severity::Error;

#[test]
fn a_good_list_is_read() {
    let list = good("1.0", &[("01", "rot"), ("02", "blau")]);
    assert_eq!((list.uri(), list.version(), list.name(), list.len()), ("urn:x:farbe", "1.0", "Farbe", 2));
    assert_eq!(list.identification().dialect, Dialect::Xoev4);
    assert_eq!(list.identification().valid_from.as_deref(), Some("2026-05-01"));
    assert_eq!(list.identification().handbook.as_deref(), Some("4.0.0"));
    assert_eq!(list.get("02").and_then(super::Code::name), Some("blau"));
    assert_eq!(list.get(" 02 ").map(super::Code::code), Some("02"), "codes are tokens");
    assert!(list.get("2").is_none());
    assert!(list.get("02").is_some_and(|code| code.is_called(" blau ") && !code.is_called("02")));
}

#[test]
fn what_is_wrong_with_a_list_has_its_place() {
    let one = row("01", "rot");
    let cases: &[(&str, String, &str, u32, u32)] = &[
        ("root", "<CodeList/>".to_owned(), "xefa-codeliste-wurzel", 1, 1),
        ("Use", list("1", &columns().replacen("required", "yes", 1), &one), "xefa-codeliste-verwendung", 9, 24),
        ("column twice", list("1", &format!("{CODE}\n{CODE}{KEY}"), ""), "xefa-codeliste-spalte-doppelt", 10, 13),
        (
            "key of unknown column",
            list("1", &format!("{CODE}{NAME}\n{}", KEY.replace("Ref=\"code\"", "Ref=\"Code\"")), &one),
            "xefa-codeliste-spalte-unbekannt",
            10,
            53,
        ),
        (
            "key of optional column",
            list("1", &format!("{CODE}{NAME}\n{}", KEY.replace("Ref=\"code\"", "Ref=\"name\"")), &one),
            "xefa-codeliste-schluessel-optional",
            10,
            53,
        ),
        ("no key", list("1", &format!("{CODE}{NAME}"), &one), "xefa-codeliste-fehlt", 10, 1),
        ("no column", list("1", KEY, ""), "xefa-codeliste-spalte-unbekannt", 9, 53),
        (
            "value of unknown column",
            list(
                "1",
                &columns(),
                "<Row><Value ColumnRef=\"code\"><SimpleValue>1</SimpleValue></Value><Value ColumnRef=\"x\"/></Row>",
            ),
            "xefa-codeliste-spalte-unbekannt",
            12,
            84,
        ),
        ("missing value", list("1", &columns(), "<Row/>"), "xefa-codeliste-wert-fehlt", 12, 1),
        (
            "value twice",
            list(
                "1",
                &columns(),
                "<Row><Value ColumnRef=\"code\"><SimpleValue>1</SimpleValue></Value><Value ColumnRef=\"code\"><SimpleValue>2</SimpleValue></Value></Row>",
            ),
            "xefa-codeliste-wert-doppelt",
            12,
            66,
        ),
        (
            "code twice",
            list("1", &columns(), &format!("{one}{}", row("01", "blau"))),
            "xefa-codeliste-code-doppelt",
            13,
            43,
        ),
        (
            "code twice, white space aside",
            list("1", &columns(), &format!("{one}{}", row("01 ", "blau"))),
            "xefa-codeliste-code-doppelt",
            13,
            43,
        ),
        ("foreign element", list("1", &columns(), "<Zeile/>"), "xefa-codeliste-element", 12, 1),
        ("text", list("1", &columns(), &format!("x{one}")), "xefa-codeliste-element", 12, 1),
        ("no version", list("", &columns(), &one), "xefa-codeliste-fehlt", 4, 71),
        ("not XML", list("1", &columns(), "<Row>"), "xml-end-tag", 13, 1),
    ];
    for (what, text, rule, line, column) in cases {
        let found = faults(text);
        assert!(found.contains(&(*rule, *line, *column, ERROR)), "{what}: {found:?}");
        let rest = found.iter().filter(|finding| (finding.0, finding.1, finding.2) != (*rule, *line, *column));
        let rest: Vec<_> = rest.filter(|finding| finding.3 == ERROR).collect();
        // Where a key or a column is broken, further findings follow from it.
        assert!(rest.is_empty() || line < &11, "{what}: {rest:?}");
    }
}

#[test]
fn paths_tell_the_row() {
    let text = list("1", &columns(), &format!("{}<Row/>", row("01", "rot")));
    let report = read(text.as_bytes(), &Limits::default()).unwrap_err();
    assert_eq!(report.findings()[0].element_path(), "/CodeList/SimpleCodeList/Row[2]");
    assert_eq!(report.findings()[0].argument("name"), Some("code"));
}

#[test]
fn what_does_not_break_a_list_is_a_warning() {
    let warning = Severity::Warning;
    assert_eq!(faults(&list("1", &columns(), "")), [("xefa-codeliste-leer", 11, 1, warning)]);
    assert_eq!(faults(&list("1", &columns(), &row(" 01", "rot"))), [("xefa-codeliste-leerraum", 12, 44, warning)]);
    let second = r#"<Column Id="alt" Use="required"><ShortName>alt</ShortName><Data Type="string"/></Column>"#;
    let key = r#"<Key Id="k2"><ShortName>k2</ShortName><ColumnRef Ref="alt"/></Key>"#;
    let row = |code: &str| {
        format!(
            "<Row><Value><SimpleValue>{code}</SimpleValue></Value><Value><SimpleValue>A</SimpleValue></Value></Row>\n"
        )
    };
    let text = list("1", &format!("{CODE}{second}{KEY}{key}"), &format!("{}{}", row("1"), row("2")));
    assert_eq!(faults(&text), [("xefa-codeliste-schluessel-doppelt", 13, 26, warning)]);
    // Values without a reference belong to the columns in their order, and each key finds its row.
    let list = CodeList::read(text.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(list.get("2").and_then(|code| code.value("alt")), Some("A"));
    assert_eq!(list.get("A").map(super::Code::code), Some("1"));
}

#[test]
fn a_list_that_refers_elsewhere_is_not_half_read() {
    let text = list("1", &columns(), "").replace("<ColumnSet>", "<ColumnSetRef/><ColumnSet>");
    assert_eq!(faults(&text)[0], ("xefa-codeliste-verweis", 8, 1, Severity::Unchecked));
}

#[test]
fn metadata_of_a_published_list() {
    let good = list("1.0", &columns(), &row("01", "rot"));
    let rules = |text: &str| found(&check(text.as_bytes(), &Limits::default()));
    assert_eq!(rules(&good), []);
    let cases: &[(&str, &str, &str, u32, u32, Severity)] = &[
        ("<LongName>Farbe</LongName>", "", "xefa-codeliste-metadaten", 7, 1, ERROR),
        ("<x:shortName>Farbe</x:shortName>", "", "xefa-codeliste-metadaten", 7, 1, ERROR),
        ("Farben.", " ", "xefa-codeliste-metadaten", 2, 58, ERROR),
        ("urn:x:farbe</C", "urn:x:Farbe</C", "xefa-codeliste-kennung", 5, 15, ERROR),
        ("farbe_1.0", "farbe-1.0", "xefa-codeliste-versionskennung", 5, 62, ERROR),
        ("2026-05-01", "2026-02-30", "xefa-codeliste-datum", 3, 14, ERROR),
        ("2026-05-01", "01.05.2026", "xefa-codeliste-datum", 3, 14, ERROR),
    ];
    for (from, to, rule, line, column, severity) in cases {
        let found = rules(&good.replacen(from, to, 1));
        assert!(found.contains(&(*rule, *line, *column, *severity)), "{from} → {to}: {found:?}");
    }
    let long = list("2026-11-23.000001", &columns(), &row("01", "rot"));
    assert_eq!(rules(&long), [("xefa-codeliste-version", 4, 80, Severity::Warning)]);
}

#[test]
fn versions_are_resolved() {
    let mut lists = CodeLists::new();
    for version in ["1.10", "1.9"] {
        lists.insert(good(version, &[("01", "rot")])).unwrap();
    }
    let versions: Vec<_> = lists.versions("urn:x:farbe").iter().map(|list| list.version().to_owned()).collect();
    assert_eq!(versions, ["1.9", "1.10"]);
    assert!(matches!(lists.resolve("urn:x:farbe", "1.9"), Resolved::Known(list) if list.version() == "1.9"));
    assert!(matches!(lists.resolve("urn:x:farbe", "1.11"), Resolved::Newer(list) if list.version() == "1.10"));
    assert!(matches!(lists.resolve("urn:x:farbe", "1.2"), Resolved::Other(all) if all.len() == 2));
    assert!(matches!(lists.resolve("urn:x:form", "1.2"), Resolved::Unknown));
    assert!(lists.insert(good("1.9", &[("01", "rot")])).is_ok(), "the same again");
    let refused = lists.insert(good("1.9", &[("01", "grün")])).unwrap_err();
    assert_eq!(refused.rule().id(), "xefa-codeliste-widerspruch");
}

#[test]
fn our_own_lists_are_bundled() {
    for bytes in super::bundled::FILES {
        let report = check(bytes, &Limits::default());
        assert!(report.findings().is_empty(), "{:#?}", report.findings());
    }
    let lists = CodeLists::bundled();
    assert_eq!(lists.len(), super::bundled::FILES.len());
    if cfg!(any(feature = "v1_0", feature = "v1_1", feature = "v2_0")) {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/xefa/codelists");
        let (read, report) = CodeLists::read_folder(&folder, &Limits::default());
        assert!(report.findings().is_empty(), "{:#?}", report.findings());
        assert_eq!(read.len(), lists.len(), "a list is not bundled");
    }
}

#[test]
fn changes_are_told_apart() {
    let old = good(
        "1",
        &[
            ("01", "in Bearbeitung"),
            ("02", "ruht"),
            ("03", "abgegeben"),
            ("04", "erledigt"),
            ("05", "Antrag offen"),
            ("06", "grün"),
        ],
    );
    let new = good(
        "2",
        &[
            ("01", "in Bearbeitung"),
            ("03", "abgeschlossen"),
            ("13", "abgegeben"),
            ("14", "erledigt"),
            ("05", "Antrag noch offen"),
            ("06", "Quittung"),
            ("07", "neu"),
        ],
    );
    let text = |text: &str| text.to_owned();
    let some = |text: &str| Some(text.to_owned());
    let diff = Diff::new(&old, &new);
    assert_eq!(
        diff.changes,
        [
            Change::Removed { code: text("02"), name: some("ruht") },
            Change::Reused { code: text("03"), from: some("abgegeben"), to: some("abgeschlossen"), now: some("13") },
            Change::Recoded { code: text("04"), now: text("14"), name: some("erledigt") },
            Change::Renamed { code: text("05"), from: some("Antrag offen"), to: some("Antrag noch offen") },
            Change::Reused { code: text("06"), from: some("grün"), to: some("Quittung"), now: None },
            Change::Added { code: text("13"), name: some("abgegeben") },
            Change::Added { code: text("07"), name: some("neu") },
        ]
    );
    assert!(diff.is_breaking() && diff.same_list);
    assert!(Diff::new(&old, &old).is_empty());
}
