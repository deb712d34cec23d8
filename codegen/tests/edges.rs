//! What the W3C suite found wrong once (`suite.rs`), as small as it gets: the fragment `golden/grenzen.xsd`, its reviewed Rust, and what
//! messages become of it, worked out by hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use xefa::value::{Integer, Leaf, QName};
use xefa_codegen::{Config, generate};

#[path = "golden/grenzen/mod.rs"]
#[allow(dead_code, missing_docs, unused_qualifications, clippy::module_inception)]
mod grenzen;

use grenzen::{Art, Grenzen, I, Nummer, Schalter, T};

#[test]
fn generated_models_are_current() {
    let mut config = Config::new(["tests/golden/grenzen.xsd"]);
    config.command = "UPDATE_GOLDEN=1 cargo test -p xefa-codegen".to_owned();
    let models = generate(&config).unwrap();
    let folder = Path::new("tests/golden/grenzen");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        models.write(folder).unwrap();
    }
    assert_eq!(models.differences(folder), Vec::<PathBuf>::new(), "run: {}", config.command);
}

/// XML to value to XML, and to JSON and back; gives the value, the XML and the JSON.
fn there_and_back(attributes: &str, content: &str) -> (Grenzen, String, Value) {
    let xml = format!(r#"<g:grenzen xmlns:g="urn:xefa:grenzen"{attributes}>{content}</g:grenzen>"#);
    let value = Grenzen::from_xml(&xml).unwrap_or_else(|error| panic!("{xml}: {error}"));
    let written = value.to_xml().unwrap_or_else(|error| panic!("{xml}: {error}"));
    assert!(Grenzen::from_xml(&written).unwrap() == value, "{written}");
    let json = serde_json::to_value(&value).unwrap();
    let again: Grenzen = serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{json}: {error}"));
    assert!(again == value, "{json}");
    (value, written, json)
}

fn body(written: &str) -> &str {
    written.split_once("?>\n").unwrap().1
}

/// A name keeps its namespace, whatever the prefix; one of the schema's has its prefix there.
#[test]
fn names_keep_their_namespaces() {
    let foreign = r#" xmlns:a="urn:a" verweis="a:x""#;
    let (value, written, json) = there_and_back(foreign, r#"<g:name>g:y</g:name><g:namen>z g:y a:x</g:namen>"#);
    assert_eq!(value.verweis, Some(QName::new("urn:a", "x")));
    assert_eq!(value.name, Some(QName::new("urn:xefa:grenzen", "y")));
    let names = value.namen.unwrap();
    assert_eq!(names.get().0, [QName::new("", "z"), QName::new("urn:xefa:grenzen", "y"), QName::new("urn:a", "x")]);
    // The root declares what the schema knows behind its own attributes' prefixes.
    assert_eq!(
        body(&written),
        r#"<ns1:grenzen xmlns:ns1="urn:xefa:grenzen" xmlns:ns2="urn:a" verweis="ns2:x"><ns1:name>ns1:y</ns1:name><ns1:namen>z ns1:y ns2:x</ns1:namen></ns1:grenzen>"#
    );
    assert_eq!(json, json!({"@verweis": "{urn:a}x", "name": "ns1:y", "namen": "z ns1:y {urn:a}x"}));
    // A default namespace is one of names without a prefix too.
    let (value, ..) = there_and_back("", r#"<name xmlns="urn:xefa:grenzen">y</name>"#);
    assert_eq!(value.name, Some(QName::new("urn:xefa:grenzen", "y")));
}

/// An empty element has its default value, which has the prefixes of the schema document.
#[test]
fn a_default_name_is_one_of_the_schema_document() {
    let (value, written, json) = there_and_back(r#" xmlns:ns1="urn:b""#, "<g:art/>");
    assert_eq!(value.art.unwrap().get(), &QName::new("urn:xefa:grenzen", "bild"));
    assert!(written.contains("<ns1:art>ns1:bild</ns1:art>"), "{written}");
    assert_eq!(json, json!({"art": "ns1:bild"}));
    assert!(Art::new(QName::new("urn:xefa:grenzen", "ton")).is_ok());
    assert!(Art::new(QName::new("urn:b", "ton")).is_err() && Art::new(QName::new("", "ton")).is_err());
    let parsed: Art = "ns1:ton".parse().unwrap();
    assert!(parsed == "{urn:xefa:grenzen}ton".parse().unwrap());
    assert!("{urn:b}ton".parse::<Art>().is_err() && "b:ton".parse::<Art>().is_err());
}

/// A pattern may tell apart what is one value: then the text is kept, and else it is a number.
#[test]
fn what_a_pattern_tells_apart_is_kept() {
    let content = "<g:nummer>00123</g:nummer><g:anzahl>7</g:anzahl><g:schalter>1</g:schalter><g:messwerte>1.5E3 2.0E1</g:messwerte>";
    let (value, written, json) = there_and_back("", content);
    assert_eq!(value.nummer.as_ref().unwrap().get().to_lexical(), "00123");
    assert_eq!(value.anzahl.as_ref().unwrap().get(), &7_i32);
    assert_eq!(value.schalter.as_ref().unwrap().as_str(), "1");
    assert_eq!(value.messwerte.as_ref().unwrap().get().0, ["1.5E3", "2.0E1"]);
    assert!(written.contains(&content.replace("g:", "ns1:")), "{written}");
    assert_eq!(json, json!({"nummer": "00123", "anzahl": 7, "schalter": "1", "messwerte": "1.5E3 2.0E1"}));
    assert!(Nummer::new(Integer::from_lexical("123").unwrap()).is_err());
    assert!(Schalter::new("true").is_err() && Schalter::new("0").is_ok());
}

/// A sequence that may be missing and is all of a type: its parts are optional, together.
#[test]
fn an_optional_sequence_is_all_of_a_type() {
    let (value, _, json) = there_and_back("", "<g:paar><g:links>l</g:links><g:rechts>r</g:rechts></g:paar>");
    let paar = value.paar.unwrap();
    assert_eq!((paar.links.as_deref(), paar.rechts.as_deref()), (Some("l"), Some("r")));
    assert_eq!(json, json!({"paar": {"links": "l", "rechts": "r"}}));
    assert_eq!(there_and_back("", "<g:paar/>").2, json!({"paar": {}}));
    let mut half = Grenzen::new();
    half.paar = Some(grenzen::Paar::new().with_links("l"));
    assert!(half.to_xml().is_err());
}

/// A prefix that is made up is none of the schema's: `ns1` is one here.
#[test]
fn made_up_prefixes_are_none_of_the_schemas() {
    let (_, written, _) = there_and_back("", r#"<g:offen xmlns:a="urn:a" a:n="1"><a:b a:c="2"/></g:offen>"#);
    assert_eq!(
        body(&written),
        r#"<ns1:grenzen xmlns:ns1="urn:xefa:grenzen"><ns1:offen xmlns:ns2="urn:a" ns2:n="1"><a:b xmlns:a="urn:a" xmlns:g="urn:xefa:grenzen" a:c="2"/></ns1:offen></ns1:grenzen>"#
    );
}

/// The names of types are none that the macros take for themselves.
#[test]
fn short_names_of_types() {
    let items = [I::new([T::new(1).unwrap(), T::new(2).unwrap()])];
    let xml = Grenzen::new().with_item(items).to_xml().unwrap();
    assert!(xml.ends_with("<ns1:item><ns1:t>1</ns1:t><ns1:t>2</ns1:t></ns1:item></ns1:grenzen>"), "{xml}");
}

/// Names in other scripts are names in Rust. What a schema can never have is a type without values.
#[test]
fn names_in_other_scripts_and_types_without_values() {
    let (value, ..) = there_and_back("", "<g:δοκιμή>a</g:δοκιμή>");
    assert_eq!(value.δοκιμή.as_deref(), Some("a"));
    assert!(Grenzen::from_xml(r#"<g:grenzen xmlns:g="urn:xefa:grenzen"><g:nie/></g:grenzen>"#).is_err());
}
