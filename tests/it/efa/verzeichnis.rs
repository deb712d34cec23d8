//! Directories from files: each mistake at the place that was counted by hand, and one directory in three forms.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use xefa::efa::zustaendigkeit::Verzeichnis;
use xefa::report::{Finding, Lang};
use xefa::v2_0::Verzeichniseintrag;

const HEAD: &str = "behoerde.kennung;behoerde.name;leistungsschluessel;ars;gueltigVon;gueltigBis;transport;adresse;versionen;fachmodule;legacyFormat;gebuehr;nachweise;landesparameter;email;telefon\n";
const GOOD: &str = "ags:02000000;Kundenzentrum;99115005104000;02;2027-05-01;;ordner;eingang;XEfA 2.0;;;;;;;\n";

fn sample(name: &str) -> Vec<u8> {
    fs::read(format!("{}/schemas/xefa/2.0/samples/{name}.xml", env!("CARGO_MANIFEST_DIR"))).expect("a sample")
}

fn read(name: &str, bytes: &[u8]) -> Verzeichnis {
    let mut verzeichnis = Verzeichnis::new();
    verzeichnis.lies(name, bytes).unwrap_or_else(|report| panic!("{report}: {:?}", report.findings()));
    verzeichnis
}

fn contents(verzeichnis: &Verzeichnis) -> Vec<&Verzeichniseintrag> {
    verzeichnis.eintraege().iter().map(|eintrag| eintrag.inhalt()).collect()
}

/// What is wrong: line, column and rule of each finding. Nothing may have been taken.
fn wrong(name: &str, bytes: &[u8]) -> Vec<(u32, u32, &'static str)> {
    let mut verzeichnis = Verzeichnis::new();
    let report = verzeichnis.lies(name, bytes).expect_err("it is wrong");
    assert!(verzeichnis.eintraege().is_empty(), "nothing of a wrong file is taken");
    let told = |finding: &Finding| {
        assert_eq!(finding.source_name(), Some(name));
        assert!(!finding.element_path().is_empty());
        (finding.place().line, finding.place().column, finding.rule().id())
    };
    report.findings().iter().map(told).collect()
}

fn csv(rows: &str) -> Vec<(u32, u32, &'static str)> {
    wrong("v.csv", format!("{HEAD}{rows}").as_bytes())
}

/// The two entries of the rich answer as messages and as rows of a table, which has no names of codes.
#[test]
fn one_directory_in_three_forms() {
    let xml = read("antwort.xml", &sample("zustaendigkeit.antwort.0501-reich"));
    let message = xefa::v2_0::Message::from_xml(sample("zustaendigkeit.antwort.0501-reich")).expect("a message");
    let json = serde_json::to_vec(&message).expect("JSON");
    assert_eq!(contents(&read("antwort.json", &json)), contents(&xml));
    let several = [b"[".as_slice(), &json, b", ", &json, b"]"].concat();
    assert_eq!(read("antwort.json", &several).eintraege().len(), 4);

    let table = "\
\u{feff}ars;leistungsschluessel;behoerde.kennung;behoerde.name;email;gueltigVon;gueltigBis;transport;adresse;versionen;fachmodule;legacyFormat;gebuehr;nachweise
05315| 020000000000;99115005104000|99050012104000;ags:05315000;\"Wohngeldstelle Musterbrück (Beispiel)\";wohngeld@musterbrueck.example;2027-05-01;2028-04-30;fit-connect;https://zustellung.musterfleet.example/ziel/7d1f;XEfA 1.0.1|XEfA 1.0|XGewerbeanzeige 2.3;urn:xefa:fachmodul:wohnsitz:1.0|urn:xefa:fachmodul:wohngeld:1.0;;26,50 €;Kopie genügt
;;;;;;;ordner;eingang/wohngeld;XEfA 1.0.1;;festbreite;;

02;99115005104000;ags:02000000;Kundenzentrum Musterfleet (Beispiel);;2027-05-01;;fit-connect;9f1c0d3e-beispiel;XEfA 1.0.1;;;;
";
    let mut expected: Vec<Verzeichniseintrag> = contents(&xml).into_iter().cloned().collect();
    let transport = |entry: &mut Verzeichniseintrag, dienst: usize| {
        let code = entry.dienst[dienst].transport.code;
        entry.dienst[dienst].transport = code.into();
    };
    transport(&mut expected[0], 0);
    transport(&mut expected[0], 1);
    transport(&mut expected[1], 0);
    let legacy = expected[0].dienst[1].legacy_format.as_ref().expect("a format").code;
    expected[0].dienst[1].legacy_format = Some(legacy.into());
    expected[0].behoerde.erreichbarkeit[0].kanal = xefa::v2_0::CodeKommunikationKanal::new("3", "01");
    for line_end in ["\n", "\r\n"] {
        let from_table = read("v.csv", table.replace('\n', line_end).as_bytes());
        let entries: Vec<_> = contents(&from_table).into_iter().map(xml_of).collect();
        assert_eq!(entries, expected.iter().map(xml_of).collect::<Vec<_>>());
    }
}

/// As a message, checked: what of a table is valid, and what is in it.
fn xml_of(entry: &Verzeichniseintrag) -> String {
    use xefa::v2_0::{Behoerde, ZustaendigkeitVerzeichniseintrag, ZustaendigkeitVerzeichniseintragRequired};
    let ctx = xefa::models::Context::new("Test", "Test")
        .with_uuids(|| "60787e00-8713-43e1-9498-629c95b1b566".to_owned())
        .with_clock(|| "2026-03-02T09:14:58.000+01:00".parse().expect("a time"));
    let authority = Behoerde::new("efa:test", "Test").expect("an authority");
    let required = ZustaendigkeitVerzeichniseintragRequired {
        leser: authority.clone(),
        autor: authority,
        verzeichniseintrag: entry.clone(),
    };
    let message = ZustaendigkeitVerzeichniseintrag::new(&ctx, required).expect("a message");
    message.to_xml().expect("an entry of a table is valid")
}

#[test]
fn a_table_without_mistakes() {
    let table = format!("{HEAD}{GOOD}");
    let verzeichnis = read("v.csv", table.as_bytes());
    assert_eq!(verzeichnis.eintraege()[0].herkunft().place.line, 2);
    assert_eq!(verzeichnis.eintraege()[0].herkunft().pfad, "/zeile[2]");
}

#[test]
fn values_of_a_table_are_told_by_line_and_column() {
    // `ags:02000000;` has 13 characters, `Kundenzentrum;` 14, the service with `;` 15, `02;` 3, a day with `;` 11.
    let value = "xefa-verzeichnis-wert";
    for (from, to, expected) in [
        ("ags:02000000", "02000000", (2, 1, value)),
        (";Kundenzentrum;", ";;", (2, 14, value)),
        ("99115005104000", "9911500510400", (2, 28, value)),
        ("99115005104000", "99115005104000|98115005104000", (2, 43, value)),
        ("99115005104000", "99115005104000 |  98115005104000", (2, 46, value)),
        ("99115005104000", "", (2, 28, value)),
        (";02;", ";99;", (2, 43, value)),
        (";02;", ";02|0200;", (2, 46, value)),
        ("2027-05-01", "01.05.2027", (2, 46, value)),
        ("2027-05-01;;", "2027-05-01;2027-02-30;", (2, 57, value)),
        (";ordner;", ";brief;", (2, 58, value)),
        (";eingang;", ";;", (2, 65, value)),
        ("XEfA 2.0", "XEfA", (2, 73, value)),
        ("XEfA 2.0", "XEfA 2.0|", (2, 82, value)),
        ("XEfA 2.0;", "XEfA 2.0;zwei Wörter", (2, 82, value)),
        ("XEfA 2.0;;", "XEfA 2.0;;papier", (2, 83, value)),
        ("XEfA 2.0;;;", "XEfA 2.0;;;26.50", (2, 84, value)),
        ("XEfA 2.0;;;;;", "XEfA 2.0;;;;;frist", (2, 86, value)),
        // In quotes the first character stands behind the quote.
        (";02;", ";\"02|0200\";", (2, 47, value)),
        // A line break inside a cell; white space around a value does not count.
        (";Kundenzentrum;99115005104000;", ";\"Kundenzentrum\n\";98115005104000;", (3, 3, value)),
    ] {
        assert!(GOOD.contains(from));
        assert_eq!(csv(&GOOD.replacen(from, to, 1)).first(), Some(&expected), "{from} → {to}");
    }
}

#[test]
fn all_mistakes_of_a_table_are_told_at_once() {
    let first = GOOD.replacen("ags:", "ags ", 1);
    let third = GOOD.replacen(";02;", ";99;", 1).replacen("ordner", "brief", 1);
    let value = "xefa-verzeichnis-wert";
    assert_eq!(csv(&format!("{first}{GOOD}\n{third}")), [(2, 1, value), (5, 43, value), (5, 58, value)]);
    let swapped = GOOD.replacen("2027-05-01;;", "2027-05-01;2027-04-30;", 1);
    assert_eq!(csv(&swapped), [(2, 1, "xefa-verzeichnis-zeitraum")]);
}

#[test]
fn the_form_of_a_table() {
    let csv_rule = "xefa-verzeichnis-csv";
    assert_eq!(wrong("v.csv", b""), [(1, 1, csv_rule)]);
    assert_eq!(csv(&format!("{GOOD}\"offen;x\n")), [(3, 1, csv_rule)]);
    assert_eq!(csv("a;\"b\"c;d\n"), [(2, 6, csv_rule)]);
    assert_eq!(wrong("v.csv", b"behoerde.kennung;M\xfcll\n"), [(1, 19, csv_rule)]);
    assert_eq!(csv(";;;;;;ordner;eingang;XEfA 2.0;;;;;;;\n"), [(2, 1, csv_rule)], "a service without an entry");
    let cells = "xefa-verzeichnis-zellen";
    assert_eq!(csv(&format!("{GOOD}ags:1;zwei;drei\n")), [(3, 16, cells)]);
    // The row has 87 characters; the first cell that is too many stands behind the next `;`.
    assert_eq!(csv(&GOOD.replacen(";;;\n", ";;;;;x\n", 1)), [(2, 89, cells)]);
    let column = "xefa-verzeichnis-spalte";
    let head = HEAD.replacen(";ars;", ";ARS;", 1);
    // `behoerde.kennung;` 17, `behoerde.name;` 14, `leistungsschluessel;` 20.
    assert_eq!(wrong("v.csv", head.as_bytes()), [(1, 52, column), (1, 1, column)]);
    let twice = HEAD.replacen(";telefon", ";ars", 1);
    assert_eq!(wrong("v.csv", twice.as_bytes()).len(), 1);
}

#[test]
fn mistakes_of_json() {
    let rule = "xefa-verzeichnis-json";
    assert_eq!(wrong("v.json", b"[\n  {,}\n]"), [(2, 4, rule)]);
    assert_eq!(wrong("v.json", b"{ \"a\": 1 }"), [(0, 0, rule)]);
    assert_eq!(wrong("v.json", b"7"), [(0, 0, rule)]);
    let message =
        xefa::v2_0::Message::from_xml(sample("zustaendigkeit.verzeichniseintrag.0510-minimal")).expect("a message");
    let good = serde_json::to_string(&message).expect("JSON");
    let bad = good.replace("\"02\"", "\"2\"");
    assert_ne!(good, bad);
    let mut verzeichnis = Verzeichnis::new();
    let report = verzeichnis.lies("v.json", format!("[{good},{bad}]").as_bytes()).expect_err("a wrong area");
    let finding = &report.findings()[0];
    assert_eq!(finding.rule().id(), "cvc-pattern-valid");
    assert_eq!(finding.element_path(), "/[2]/zustaendigkeit.verzeichniseintrag.0510/verzeichniseintrag/ars[1]");
    // A Land that there is not passes the schema.
    let bad = good.replace("\"02\"", "\"99\"");
    let report = verzeichnis.lies("v.json", bad.as_bytes()).expect_err("a wrong Land");
    assert_eq!(
        report.findings()[0].element_path(),
        "/zustaendigkeit.verzeichniseintrag.0510/verzeichniseintrag/ars[1]"
    );
}

#[test]
fn mistakes_of_xml() {
    let text = String::from_utf8(sample("zustaendigkeit.verzeichniseintrag.0510-minimal")).expect("UTF-8");
    // Line 29 of the sample, behind four blanks and a start tag of ten characters.
    assert_eq!(text.lines().nth(28), Some("    <xefa:ars>02</xefa:ars>"));
    let bad = text.replace("<xefa:ars>02<", "<xefa:ars>2<");
    assert_eq!(wrong("v.xml", bad.as_bytes()), [(29, 15, "cvc-pattern-valid")]);
    assert_eq!(wrong("v.xml", &sample("administration.quittung.0020-minimal")), [(0, 0, "xefa-verzeichnis-nachricht")]);
}

/// Older releases are converted on the way in.
#[cfg(all(feature = "v1_0", feature = "v1_1"))]
#[test]
fn entries_of_older_releases() {
    for release in ["1.0", "1.1"] {
        let path = format!(
            "{}/schemas/xefa/{release}/samples/zustaendigkeit.verzeichniseintrag.0510-minimal.xml",
            env!("CARGO_MANIFEST_DIR")
        );
        let verzeichnis = read("alt.xml", &fs::read(path).expect("a sample"));
        assert_eq!(verzeichnis.eintraege()[0].gebiete()[0].as_str(), "02", "{release}");
    }
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_folder_of_files() {
    let folder = Folder(std::env::temp_dir().join(format!("xefa-verzeichnis-{}", std::process::id())));
    fs::create_dir_all(&folder.0).expect("a folder");
    let put = |name: &str, bytes: &[u8]| fs::write(folder.0.join(name), bytes).expect("a file");
    put("a.xml", &sample("zustaendigkeit.antwort.0501-reich"));
    put("b.CSV", format!("{HEAD}{GOOD}").as_bytes());
    put("liesmich.txt", b"kein Verzeichnis");
    let mut verzeichnis = Verzeichnis::new();
    assert_eq!(verzeichnis.lies_pfad(&folder.0).expect("a directory"), 3);
    put("c.csv", b"falsch");
    put("d.json", b"{");
    let report = Verzeichnis::new().lies_pfad(&folder.0).expect_err("two wrong files");
    let sources: Vec<_> = report.findings().iter().filter_map(Finding::source_name).collect();
    assert!(sources.first().is_some_and(|name| name.ends_with("c.csv")));
    assert!(sources.last().is_some_and(|name| name.ends_with("d.json")));
    let missing = Verzeichnis::new().lies_pfad(&folder.0.join("fehlt.xml")).expect_err("no file");
    assert_eq!(missing.findings()[0].rule().id(), "xefa-verzeichnis-datei");
    assert!(missing.findings()[0].message(Lang::De).contains("nicht lesbar"));
    assert!(Verzeichnis::new().lies("v.xlsx", b"").is_err());
}

proptest! {
    /// Whatever is in a file: entries, or findings that have a place in it. Never a panic.
    #[test]
    fn any_table_is_read_or_told(
        rows in prop::collection::vec(prop::collection::vec("[\";|\r\n ä2=]{0,4}|XEfA 2.0|02|2027-05-01|ordner", 0..18), 0..4),
        head in any::<bool>(),
    ) {
        let rows: Vec<String> = rows.iter().map(|cells| cells.join(";")).collect();
        let text = format!("{}{}", if head { HEAD } else { "" }, rows.join("\n"));
        let lines = u32::try_from(text.matches('\n').count() + 1).expect("few");
        if let Err(report) = Verzeichnis::new().lies("v.csv", text.as_bytes()) {
            prop_assert!(!report.findings().is_empty());
            for finding in report.findings() {
                let place = finding.place();
                prop_assert!((1..=lines).contains(&place.line) && place.column >= 1, "{finding} in {text:?}");
                prop_assert!(place.offset <= text.len() && text.is_char_boundary(place.offset));
                prop_assert!(finding.rule().id().starts_with("xefa-verzeichnis-"), "{finding}");
            }
        }
    }

    /// A wrong value in any row and column is told where it stands, whatever stands before it.
    #[test]
    fn a_wrong_area_is_told_where_it_stands(before in 0usize..5, name in "[A-Zä ]{0,12}", quoted in any::<bool>(), blank in 0usize..3) {
        let name = format!("A{name}");
        let cell = if quoted { format!("\"{name}\"") } else { name };
        let row = GOOD.replacen("Kundenzentrum", &cell, 1).replacen(";02;", ";99;", 1);
        let text = format!("{HEAD}{}{}{row}", GOOD.repeat(before), "\n".repeat(blank));
        let column = "ags:02000000;".len() + cell.chars().count() + ";99115005104000;".len() + 1;
        let expected = (u32::try_from(2 + before + blank).expect("few"), u32::try_from(column).expect("few"), "xefa-verzeichnis-wert");
        prop_assert_eq!(wrong("v.csv", text.as_bytes()), [expected]);
    }

    #[test]
    fn any_bytes_are_read_or_told(bytes in prop::collection::vec(any::<u8>(), 0..64), name in "v\\.(csv|json|xml)") {
        match Verzeichnis::new().lies(&name, &bytes) {
            Ok(count) => prop_assert_eq!(count, 0),
            Err(report) => prop_assert!(!report.findings().is_empty()),
        }
    }
}
