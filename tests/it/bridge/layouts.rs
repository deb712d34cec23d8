//! Layouts: mistakes with line and column, warnings, policies, and messages of another kind.

use serde_json::{Value, json};
use xefa::adapt::{Layout, ReadOptions, Sidecar};
use xefa::report::{Lang, Report, Verdict};

use super::support::*;

/// A small layout; records and more stand behind line 9.
fn small(rest: &str) -> String {
    format!(
        "layout = 1\nname = \"klein\"\nmessage = \"administration.quittung.0020\"\nfamily = \"fixed-width\"\ncharset = \"ISO-8859-15\"\n\
         record_length = 20\nrecord_type = {{ start = 1, length = 2 }}\nline_end = \"LF\"\n\n{rest}"
    )
}

/// One record whose fields are given; the first stands in line 12.
fn fields(fields: &[&str]) -> String {
    small(&format!("[[record]]\ntype = \"01\"\nfield = [{}]\n", fields.join("\n,")))
}

fn report(text: &str) -> Report {
    match bound(text) {
        Ok(bound) => bound.report().clone(),
        Err(report) => report,
    }
}

/// Findings without those about what the small layout does not carry.
fn found(text: &str) -> Vec<String> {
    let mut found = places(&report(text));
    found.retain(|place| !place.contains("xefa-layout-pflicht"));
    found
}

const PRODUCT: &str = "{ name = \"a\", start = 3, length = 18, kind = \"text\", path = \"@produkt\", too_long = \"cut\", foreign = \"transliterate\", replacement = \"?\" }";

#[test]
fn mistakes_of_a_layout_have_line_and_column() {
    assert_eq!(found(&fields(&[PRODUCT])), [""; 0]);
    let cases: &[(&str, &[&str])] = &[
        ("layout = 1\nname = x\n", &["2:8 xefa-layout-syntax"]),
        (&small("[[record]]\ntype = \"01\"\nfarbe = 1\nfield = []"), &["12:1 xefa-layout-schluessel"]),
        (
            &small("[[record]]\nfield = []").replace("charset = \"ISO-8859-15\"", "charset = \"ISO-8859-16\""),
            &["5:11 xefa-layout-wert", "10:1 xefa-layout-fehlt"],
        ),
        (&small("").replace("layout = 1", "layout = 2"), &["1:10 xefa-layout-wert"]),
        // Two fields share column 10; columns 12 to 20 belong to none.
        (
            &fields(&[
                "{ name = \"a\", start = 3, length = 8, kind = \"filler\" }",
                "{ name = \"b\", start = 10, length = 2, kind = \"filler\" }",
            ]),
            &["10:1 xefa-layout-luecke", "13:2 xefa-layout-ueberlappung"],
        ),
        (
            &fields(&["{ name = \"a\", start = 5, length = 20, kind = \"filler\" }"]),
            &["12:10 xefa-layout-luecke", "12:10 xefa-layout-satzende"],
        ),
        (&fields(&[&PRODUCT.replace("@produkt", "@farbe")]), &["12:70 xefa-layout-pfad"]),
        (&fields(&[&PRODUCT.replace("@produkt", "nachrichtenkopf")]), &["12:70 xefa-layout-art"]),
        (
            &fields(&[&PRODUCT.replace("@produkt", "nachrichtenkopf/leser/erreichbarkeit/kennung")]),
            &["12:70 xefa-layout-wiederholung"],
        ),
        (&fields(&[&PRODUCT.replace("\"text\"", "\"number\"")]), &["12:10 xefa-layout-art"]),
        (
            &fields(&["{ name = \"a\", start = 3, length = 18, kind = \"sum\", of = \"30.b\" }"]),
            &["12:67 xefa-layout-verweis"],
        ),
        (&fields(&["{ name = \"a\", start = 3, length = 18, kind = \"datum\" }"]), &["12:55 xefa-layout-wert"]),
        (&fields(&[PRODUCT]).replace("quittung.0020", "quittung.0021"), &["3:11 xefa-layout-nachricht"]),
        (
            &fields(&[PRODUCT, &PRODUCT.replace("\"a\"", "\"b\"").replace("start = 3", "start = 21")])
                .replace("record_length = 20", "record_length = 38"),
            &["13:2 xefa-layout-doppelt"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(found(text), *expected, "{text}\n{:#?}", report(text));
        assert_eq!(report(text).verdict(), Verdict::Error, "a layout that is wrong is not used: {text}");
        assert!(report(text).findings().iter().all(|finding| finding.source_name() == Some("layout.toml")));
    }
}

#[test]
fn a_path_that_leads_nowhere_says_what_there_is() {
    let report = report(&fields(&[&PRODUCT.replace("@produkt", "nachrichtenkopf/absender")]));
    assert_eq!(report.findings()[0].expected(), ["identifikation", "leser", "autor", "vorgang"]);
}

#[test]
fn doubts_are_warnings() {
    // The type of @produkt allows 255 characters and letters that ISO 8859-15 lacks.
    let bare = "{ name = \"a\", start = 3, length = 18, kind = \"text\", path = \"@produkt\" }";
    assert_eq!(found(&fields(&[bare])), ["12:10 xefa-layout-laenge", "12:10 xefa-layout-zeichen"]);
    let report = report(&fields(&[bare]));
    assert_eq!(report.verdict(), Verdict::Valid);
    let message = report.findings().iter().find(|finding| finding.rule().id() == "xefa-layout-laenge").expect("it");
    assert!(message.message(Lang::En).starts_with("field “a” has 18 places, the value up to 255;"), "{message}");
    // What must be in the message and nothing carries.
    let missing: Vec<_> = report
        .findings()
        .iter()
        .filter(|finding| finding.rule().id() == "xefa-layout-pflicht")
        .map(xefa::report::Finding::element_path)
        .collect();
    assert!(missing.contains(&"/administration.quittung.0020/@produkthersteller"), "{missing:?}");
    assert!(missing.contains(&"/administration.quittung.0020/nachrichtenkopf"), "{missing:?}");
    // Fixed attributes say nothing and are filled in.
    assert!(missing.iter().all(|path| !path.ends_with("/@standard") && !path.ends_with("/@version")), "{missing:?}");
}

#[test]
fn the_layout_of_wohngeld_has_two_doubts() {
    // Geschieden and aufgehoben are one value; an authority's name may be longer than the 12 places.
    assert_eq!(places(layout().report()), ["58:3 xefa-layout-mehrdeutig", "120:3 xefa-layout-laenge"]);
}

fn quittung() -> Value {
    json(&sample("administration.quittung.0020-minimal.xml"))
}

fn refused(layout: &str, message: &Value) -> Vec<String> {
    let bound = bound(layout).unwrap_or_else(|report| panic!("{report:?}"));
    let error = bound.write(message).expect_err("it is refused");
    assert!(error.is_invalid());
    let report = error.report();
    report.findings().iter().map(|finding| format!("{} {}", finding.element_path(), finding.rule().id())).collect()
}

#[test]
fn without_a_word_nothing_is_cut_or_replaced() {
    let bare = "{ name = \"a\", start = 3, length = 18, kind = \"text\", path = \"@produkt\" }";
    let mut message = quittung();
    let path = "/administration.quittung.0020/@produkt";
    message["administration.quittung.0020"]["@produkt"] = json!("neunzehn Zeichen ..");
    assert_eq!(refused(&fields(&[bare]), &message), [format!("{path} xefa-feld-zu-lang")]);
    message["administration.quittung.0020"]["@produkt"] = json!("Łódź");
    assert_eq!(refused(&fields(&[bare]), &message), [format!("{path} xefa-feld-zeichen")]);
    let required = bare.replace("@produkt\"", "@produktversion\", required = true");
    let object = message["administration.quittung.0020"].as_object_mut().expect("an object");
    object.remove("@produktversion");
    let path = "/administration.quittung.0020/@produktversion";
    assert_eq!(refused(&fields(&[&required]), &message), [format!("{path} xefa-feld-pflicht")]);
    assert_eq!(refused(&fields(&[bare]), &json!(["antrag.einreichung.0100"])), ["/ xefa-feld-nachricht"]);
}

#[test]
fn a_sidecar_is_not_mixed_with_another_file() {
    let layout = layout();
    let file = layout.write(&sample(RICH)).expect("a file");
    let mut other = file.bytes.clone();
    // Another first letter of the second member's family name.
    other[258 * 4 + 5] = b'P';
    let fetched = layout.read_with(&other, &ReadOptions::new().sidecar(file.sidecar.clone()));
    assert_eq!(places(&fetched.report), ["0:0 xefa-beipack-fremd"]);
    assert!(!format!("{:?}", file.sidecar).contains("Bayern") && !file.sidecar.is_empty());
    for text in ["", "{}", "[1]", "{\"sidecar\": 2}"] {
        assert_eq!(places(&Sidecar::from_json(text).expect_err(text)), ["0:0 xefa-beipack-form"]);
    }
}

#[test]
fn what_only_the_caller_knows_is_asked_for() {
    let text = small(&format!(
        "[[fill]]\npath = \"/@produkthersteller\"\nsupply = \"hersteller\"\n[[record]]\ntype = \"01\"\nfield = [{PRODUCT}]\n"
    ));
    let bound = bound(&text).unwrap_or_else(|report| panic!("{report:?}"));
    let file = bound.write(&quittung()).expect("a file");
    let asked = bound.read(&file.bytes);
    assert_eq!(places(&asked.report), ["0:0 xefa-angabe-fehlt"]);
    assert_eq!(asked.report.findings()[0].element_path(), "/administration.quittung.0020/@produkthersteller");
    let given = bound.read_with(&file.bytes, &ReadOptions::new().supply("hersteller", "Haus"));
    assert!(given.report.is_valid());
    assert_eq!(given.document()["administration.quittung.0020"]["@produkthersteller"], "Haus");
    assert_eq!(
        given.losses[0].to_string(),
        "defaulted: → /administration.quittung.0020/@produkthersteller: The file holds no value for it; the one that was supplied stands here. [angegeben]"
    );
}

#[test]
fn other_character_sets_and_no_line_ends() {
    let text = fields(&[PRODUCT]).replace("ISO-8859-15", "US-ASCII").replace("\"LF\"", "\"none\"");
    let mut message = quittung();
    message["administration.quittung.0020"]["@produkt"] = json!("Größe Łódź ∞");
    let bound = bound(&text).unwrap_or_else(|report| panic!("{report:?}"));
    let file = bound.write(&message).expect("a file");
    assert_eq!(file.bytes, b"01Groesse Lodz ?    ");
    let utf8 = Layout::parse("layout.toml", &text.replace("US-ASCII", "UTF-8")).expect("a layout");
    let utf8 = utf8.bind(xefa::v1_0::schema()).expect("it is bound");
    // 20 characters, not bytes.
    assert_eq!(utf8.write(&message).expect("a file").bytes, "01Größe Łódź ∞      ".as_bytes());
}

#[test]
fn a_layout_that_is_not_there() {
    let report = Layout::load("gibt/es/nicht.toml").expect_err("it is not there");
    assert_eq!(places(&report), ["0:0 xefa-datei"]);
    assert_eq!(report.verdict(), Verdict::Error);
}
