//! Where generators of this field have failed: `golden/fallen.xsd` has a piece for each, and here each has a test.
//!
//! What is expected follows from XML Schema, not from what is generated.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::path::Path;

use serde_json::{Value, json};
use xefa_codegen::{Config, generate};

#[path = "golden/fallen/mod.rs"]
#[allow(dead_code, missing_docs, unused_qualifications, clippy::module_inception)]
mod fallen;

use fallen::Fallen;

const XSI: &str = r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#;

fn config() -> Config {
    let mut config = Config::new(["tests/golden/fallen.xsd"]);
    config.command = "UPDATE_GOLDEN=1 cargo test -p xefa-codegen".to_owned();
    config
}

#[test]
fn generated_models_are_current() {
    let models = generate(&config()).unwrap();
    let folder = Path::new("tests/golden/fallen");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        models.write(folder).unwrap();
    }
    assert_eq!(models.differences(folder), Vec::<std::path::PathBuf>::new(), "run: {}", config().command);
}

fn message(content: &str) -> String {
    format!(r#"<f:fallen xmlns:f="urn:xefa:fallen" xmlns:a="urn:xefa:fallen:andere" {XSI}>{content}</f:fallen>"#)
}

/// Reads it, writes it, reads it again, and takes the way by JSON.
fn there_and_back(content: &str) -> (Fallen, String, Value) {
    let value = Fallen::from_xml(message(content)).unwrap_or_else(|error| panic!("{content}: {error}"));
    let written = value.to_xml().unwrap_or_else(|error| panic!("{content}: {error}"));
    assert!(Fallen::from_xml(&written).unwrap() == value, "{written}");
    let json = serde_json::to_value(&value).unwrap();
    assert!(serde_json::from_value::<Fallen>(json.clone()).unwrap() == value, "{json}");
    (value, written, json)
}

/// The rule that a content breaks first, and the line and column of the finding.
fn refused(content: &str) -> (String, u32, u32) {
    let Err(error) = Fallen::from_xml(message(content)) else { panic!("{content} was read") };
    let finding = &error.report().findings()[0];
    let place = finding.place();
    (finding.rule().id().to_owned(), place.line, place.column)
}

fn rule(content: &str) -> String {
    refused(content).0
}

/// E0124 with xsd-parser; an empty class with Java's (jaxb-ri#662).
#[test]
fn a_code_restricted_across_namespaces_has_its_elements_once() {
    let content = "<f:familienstand><code>01</code></f:familienstand>";
    let (value, written, json) = there_and_back(content);
    assert_eq!(value.familienstand.unwrap().code, fallen::Familienstand::Ledig);
    // `code` is in no namespace although everything around it is in one.
    assert!(written.contains("<code>01</code>"), "{written}");
    assert_eq!(json["familienstand"], json!({"code": "01"}));
    assert_eq!(rule("<f:familienstand><f:code>01</f:code></f:familienstand>"), "cvc-complex-type.2.4");
    assert_eq!(rule("<f:familienstand><code>01</code><name>ledig</name></f:familienstand>"), "cvc-complex-type.2.4");
}

/// Fixed on the type: absent stays absent, present stays present, another value is refused; what the message says stays.
#[test]
fn list_versions_are_fixed_or_said() {
    let bare = there_and_back("<f:familienstand><code>02</code></f:familienstand>").1;
    assert!(!bare.contains("listVersionID"), "{bare}");
    let said =
        r#"<f:familienstand listURI="urn:liste:familienstand" listVersionID="1"><code>02</code></f:familienstand>"#;
    let (_, written, _) = there_and_back(said);
    assert!(written.contains(r#"listVersionID="1""#) && written.contains(r#"listURI="urn:liste:familienstand""#));
    assert_eq!(rule(&said.replace(r#"ID="1""#, r#"ID="2""#)), "cvc-attribute.4");
    let (value, written, _) = there_and_back(
        r#"<f:staat listURI="urn:liste:staat" listVersionID="2021-02-19"><code>000</code><name>Deutschland</name></f:staat>"#,
    );
    assert_eq!(value.staat.unwrap().list_version_id, "2021-02-19");
    assert!(written.contains(r#"listURI="urn:liste:staat""#), "{written}");
    assert_eq!(rule(r#"<f:staat listURI="urn:liste:staat"><code>000</code></f:staat>"#), "cvc-complex-type.4");
}

/// Enumerations whose values are digits alone get names from documentation, else from appinfo, else a number.
#[test]
fn codes_of_digits_have_names() {
    use fallen::Familienstand::{Code03, Ledig, Verheiratet};
    assert_eq!([Ledig, Verheiratet, Code03].map(fallen::Familienstand::as_str), ["01", "02", "03"]);
    // Not a number: the zero belongs to the code.
    assert!("1".parse::<fallen::Familienstand>().is_err());
    assert_eq!(rule("<f:familienstand><code>1</code></f:familienstand>"), "cvc-enumeration-valid");
}

/// xsd-parser loses its prefix on writing.
#[test]
fn xml_lang_keeps_its_prefix() {
    let (value, written, json) = there_and_back(r#"<f:hinweis xml:lang="de">h</f:hinweis>"#);
    assert_eq!(value.hinweis.unwrap().lang, "de");
    assert!(written.contains(r#"xml:lang="de""#), "{written}");
    assert_eq!(json["hinweis"], json!({"@xml:lang": "de", "#text": "h"}));
    assert_eq!(rule(r#"<f:hinweis lang="de">h</f:hinweis>"#), "cvc-complex-type.3");
}

/// Lengths count characters, not bytes.
#[test]
fn umlauts_count_once() {
    assert!(there_and_back("<f:kurz>Jörg</f:kurz>").0.kurz.unwrap() == fallen::Kurz::new("Jörg").unwrap());
    there_and_back("<f:kurz>äöü😀</f:kurz>");
    assert_eq!(rule("<f:kurz>Jörgs</f:kurz>"), "cvc-maxLength-valid");
    // The facets hold for the Rust type too.
    assert_eq!(fallen::Kurz::new("Jörgs").unwrap_err().rule(), "cvc-maxLength-valid");
}

/// The patterns of one step are alternatives, those of another step are a further condition.
#[test]
fn patterns_of_several_steps_must_all_match() {
    for valid in ["ABC", "123"] {
        there_and_back(&format!("<f:stufen>{valid}</f:stufen>"));
    }
    for invalid in ["AB", "1234", "A1B", "abc"] {
        assert_eq!(rule(&format!("<f:stufen>{invalid}</f:stufen>")), "cvc-pattern-valid", "{invalid}");
    }
}

/// `\i`, `\c` and blocks panic in xsd-parser; a subtraction means something else to `regex`.
#[test]
fn patterns_are_those_of_xml_schema() {
    there_and_back("<f:kennung>_a-1.b</f:kennung><f:konsonanten>xyz</f:konsonanten><f:lateinisch>Abc ~</f:lateinisch>");
    assert_eq!(rule("<f:kennung>1a</f:kennung>"), "cvc-pattern-valid");
    assert_eq!(rule("<f:konsonanten>xez</f:konsonanten>"), "cvc-pattern-valid");
    assert_eq!(rule("<f:konsonanten>x-z</f:konsonanten>"), "cvc-pattern-valid");
    assert_eq!(rule("<f:lateinisch>ä</f:lateinisch>"), "cvc-pattern-valid");
}

/// A simple type `geschlecht`, a complex type `GeschlechtType`, an element `geschlecht`, and a type of the same name elsewhere: E0428.
#[test]
fn types_and_elements_of_one_name_are_kept_apart() {
    let (value, ..) = there_and_back(
        "<f:geschlecht>w</f:geschlecht><f:angaben><f:geschlecht>m</f:geschlecht></f:angaben><f:fremd><a:wert>x</a:wert></f:fremd>",
    );
    assert_eq!(value.geschlecht, Some(fallen::Geschlecht::W));
    assert!(value.angaben == Some(fallen::GeschlechtType::new(fallen::Geschlecht::M)));
    assert!(value.fremd == Some(fallen::andere::Geschlecht::new("x")));
}

/// Two children `ort`, of one namespace and of another, each with its own type.
#[test]
fn equal_local_names_of_two_namespaces_are_two_fields() {
    let (value, written, json) = there_and_back("<f:ort>Köln</f:ort><a:ort>7</a:ort>");
    assert_eq!((value.ort.unwrap(), value.ort_2), ("Köln".into(), Some(7)));
    let (first, second) = (written.find("Köln").unwrap(), written.find(">7<").unwrap());
    assert!(first < second, "{written}");
    assert_eq!(json.as_object().unwrap().len(), 2, "{json}");
    assert_eq!(rule("<a:ort>Köln</a:ort>"), "cvc-datatype-valid");
}

/// xsd-parser's reader drops them: `Dachhaut &amp; -dämmung` became two values.
#[test]
fn entity_references_in_documentation_are_read() {
    let text = std::fs::read_to_string("tests/golden/fallen/fallen.rs").unwrap();
    assert!(text.contains("/// Dachhaut & -dämmung"), "the documentation");
    assert_eq!(fallen::Dach::DachhautDaemmung.as_str(), "a & b");
    assert!(there_and_back("<f:dach>a &amp; b</f:dach>").1.contains("<f:dach>a &amp; b</f:dach>"));
}

/// decimal → f64 and integer → i32 lose digits.
#[test]
fn numbers_keep_all_their_digits() {
    let content =
        "<f:betrag>0.10000000000000000000000000000000001</f:betrag><f:nummer>123456789012345678901234567890</f:nummer>";
    assert!(there_and_back(content).1.contains(content));
    assert_eq!(rule("<f:betrag>1e3</f:betrag>"), "cvc-datatype-valid");
    assert_eq!(rule("<f:betrag>1_000</f:betrag>"), "cvc-datatype-valid");
}

/// chrono takes `2024-5-8` and refuses a time zone.
#[test]
fn dates_are_those_of_xml_schema() {
    for valid in ["2024-05-28", "2024-05-28Z", "2024-05-28+02:00", "2024-02-29"] {
        assert!(there_and_back(&format!("<f:tag>{valid}</f:tag>")).1.contains(valid));
    }
    for invalid in ["2024-5-8", "2023-02-29", "28.05.2024", "2024-05-28T00:00:00"] {
        assert_eq!(rule(&format!("<f:tag>{invalid}</f:tag>")), "cvc-datatype-valid", "{invalid}");
    }
}

/// All of these xsd-parser's deserializer accepts.
#[test]
fn what_is_invalid_is_refused_with_its_place() {
    assert_eq!(rule("<f:stelle><f:name>n</f:name></f:stelle>"), "cvc-type.2");
    there_and_back(r#"<f:stelle xsi:type="f:AmtType"><f:name>n</f:name></f:stelle>"#);
    let (rule, line, column) = refused("\n<f:einmalig>a</f:einmalig>\n  <f:einmalig>a</f:einmalig>");
    assert_eq!((rule.as_str(), line, column), ("cvc-identity-constraint.4.1", 3, 3));
    let error = Fallen::from_xml(message("").replace(" xmlns:a", r#" version="2.0" xmlns:a"#)).err().unwrap();
    assert_eq!(error.report().findings()[0].rule().id(), "cvc-attribute.4");
    let error = Fallen::from_xml(r#"<f:andere xmlns:f="urn:xefa:fallen"/>"#).err().unwrap();
    assert_eq!(error.report().findings()[0].rule().id(), "cvc-elt.1");
    // All mistakes are told, not the first alone.
    let error = Fallen::from_xml(message("<f:kurz>Jörgs</f:kurz><f:tag>morgen</f:tag>")).err().unwrap();
    assert_eq!(error.report().findings().len(), 2);
}

/// xsd-parser's are in snake case.
#[test]
fn json_names_are_those_of_the_schema() {
    let said = r#"<f:staat listURI="urn:liste:staat" listVersionID="1"><code>000</code></f:staat>"#;
    assert_eq!(
        there_and_back(said).2["staat"],
        json!({"@listURI": "urn:liste:staat", "@listVersionID": "1", "code": "000"})
    );
}
