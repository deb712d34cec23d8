//! The fragments of `docs/shapes.md`: what is generated from them compiles, reads, writes and has the JSON forms promised.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::path::Path;

use serde_json::{Value, json};
use xefa_codegen::{Config, generate};

#[path = "golden/formen/mod.rs"]
#[allow(dead_code, missing_docs, unused_qualifications, clippy::module_inception)]
mod formen;

use formen::Formen;

fn config() -> Config {
    let mut config = Config::new(["tests/golden/formen.xsd"]);
    config.command = "UPDATE_GOLDEN=1 cargo test -p xefa-codegen".to_owned();
    config
}

#[test]
fn generated_models_are_current() {
    let models = generate(&config()).unwrap();
    let folder = Path::new("tests/golden/formen");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        models.write(folder).unwrap();
    }
    assert_eq!(models.differences(folder), Vec::<std::path::PathBuf>::new(), "run: {}", config().command);
}

/// XML to value to XML to value, and to JSON and back; gives the JSON.
fn there_and_back(attributes: &str, content: &str) -> Value {
    let xml = format!(
        r#"<f:formen xmlns:f="urn:xefa:formen" id="a" version="1"{attributes}><f:ort>O</f:ort>{content}</f:formen>"#
    );
    let value = Formen::from_xml(&xml).unwrap_or_else(|error| panic!("{content}: {error}"));
    let written = value.to_xml().unwrap_or_else(|error| panic!("{content}: {error}"));
    assert!(Formen::from_xml(&written).unwrap() == value, "{written}");
    let json = serde_json::to_value(&value).unwrap();
    let again: Formen = serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{json}: {error}"));
    assert!(again == value, "{json}");
    json
}

fn member(content: &str, name: &str) -> Value {
    there_and_back("", content)[name].clone()
}

#[test]
fn json_forms() {
    let bare = there_and_back("", "");
    assert_eq!(bare, json!({"@version": "1", "@id": "a", "ort": "O"}));
    let full = there_and_back(r#" listURI="urn:liste" type="t""#, "");
    assert_eq!((&full["@listURI"], &full["@type"]), (&json!("urn:liste"), &json!("t")));
    assert_eq!(member("<f:plz>10115</f:plz>", "plz"), json!("10115"));
    assert_eq!(member("<f:zeile>a</f:zeile><f:zeile>b</f:zeile>", "zeile"), json!(["a", "b"]));
    assert_eq!(
        member(r#"<f:betrag waehrung="EUR">12.50</f:betrag>"#, "betrag"),
        json!({"@waehrung": "EUR", "#text": "12.50"})
    );
    assert_eq!(member("<f:betrag>1</f:betrag>", "betrag"), json!({"#text": "1"}));
    assert_eq!(member("<f:status>01</f:status>", "status"), json!("01"));
    assert_eq!(member("<f:entweder><f:a>1</f:a></f:entweder>", "entweder"), json!({"a": 1}));
    assert_eq!(member("<f:entweder><f:b>x</f:b><f:b>y</f:b></f:entweder>", "entweder"), json!({"b": ["x", "y"]}));
    assert_eq!(member("<f:entweder><f:c>1</f:c><f:d>0</f:d></f:entweder>", "entweder"), json!({"c": true, "d": false}));
    // A choice of which an alternative may be empty need not be made.
    assert_eq!(member("<f:kann/>", "kann"), json!({}));
    assert_eq!(member("<f:kann><f:a>1</f:a></f:kann>", "kann"), json!({"a": 1}));
    assert_eq!(member("<f:kann><f:c>1</f:c></f:kann>", "kann"), json!({"c": 1}));
    assert_eq!(member("<f:tag>2024-05-28Z</f:tag>", "tag"), json!("2024-05-28Z"));
    assert_eq!(
        member("<f:wechsel><f:a>1</f:a><f:b>2</f:b><f:a>3</f:a></f:wechsel>", "wechsel"),
        json!({"#group": [{"a": 1}, {"b": 2}, {"a": 3}]})
    );
    assert_eq!(
        member("<f:paare><f:a>1</f:a><f:a>2</f:a><f:b>3</f:b></f:paare>", "paare"),
        json!({"#group": [{"a": 1}, {"a": 2, "b": 3}]})
    );
    assert_eq!(
        member("<f:absatz>Hallo <f:fett>Welt</f:fett>!<f:umbruch/></f:absatz>", "absatz"),
        json!({"#mixed": ["Hallo ", {"fett": "Welt"}, "!", {"umbruch": {}}]})
    );
    assert_eq!(
        member(r#"<f:offen xmlns:x="urn:x" x:n="1"><x:a>t<x:b/></x:a></f:offen>"#, "offen")["#any"][0]["#content"],
        json!(["t", {"#name": "b", "#namespace": "urn:x", "#prefixes": {"x": "urn:x"}}])
    );
    assert_eq!(member("<f:person><f:name>N</f:name></f:person>", "person"), json!({"name": "N"}));
    let schueler = r#"<f:person xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="f:SchuelerType"><f:name>N</f:name><f:klasse>7</f:klasse></f:person>"#;
    assert_eq!(member(schueler, "person"), json!({"@xsi:type": "f:SchuelerType", "name": "N", "klasse": 7}));
    assert_eq!(member("<f:linie>l</f:linie>", "linie"), json!("l"));
    assert_eq!(
        member("<f:absatz><f:linie>l</f:linie><f:punkt>p</f:punkt></f:absatz>", "absatz"),
        json!({"#mixed": [{"linie": "l"}, {"punkt": "p"}]})
    );
    // Members of a substitution group keep their order where they repeat; one that stands alone in its group is an array.
    assert_eq!(
        member(
            "<f:zeichnung><f:b>1</f:b><f:a>2</f:a><f:punkt>p</f:punkt><f:linie>l</f:linie><f:punkt>q</f:punkt><f:trenner>3</f:trenner>\
             <f:linie>m</f:linie><f:kreis>k</f:kreis><f:kreis>o</f:kreis></f:zeichnung>",
            "zeichnung"
        ),
        json!({
            "#group": [{"b": 1}, {"a": 2}],
            "#group#2": [{"punkt": "p"}, {"linie": "l"}, {"punkt": "q"}],
            "trenner": 3,
            "#group#3": [{"linie": "m"}],
            "kreis": ["k", "o"],
        })
    );
    let nil = r#"<f:leer xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>"#;
    assert_eq!(member(nil, "leer"), json!({"@xsi:nil": true}));
    assert_eq!(member("<f:leer>7</f:leer>", "leer"), json!(7));
    assert_eq!(member("<f:alle><f:y>2</f:y><f:x>1</f:x></f:alle>", "alle"), json!({"x": 1, "y": 2}));
    assert_eq!(member("<f:baum><f:links/><f:ast/></f:baum>", "baum"), json!({"links": {}, "ast": [{}]}));
    assert_eq!(member("<f:zahlen>1 2  3</f:zahlen>", "zahlen"), json!("1 2 3"));
    assert_eq!(member("<f:zahl>-INF</f:zahl>", "zahl"), json!("-INF"));
    assert_eq!(member("<f:ort>P</f:ort>", "ort#2"), json!("P"));
    assert_eq!(
        member(
            "<f:listen><f:name>x</f:name><f:name>y</f:name><f:betrag>1</f:betrag><f:b>1</f:b><f:a>2</f:a>\
             <f:in><f:name>z</f:name><f:tag>2024-05-28</f:tag></f:in></f:listen>",
            "listen"
        ),
        json!({
            "name": ["x", "y"],
            "betrag": [{"#text": "1"}],
            "#group": [{"b": 1}, {"a": 2}],
            "in": [{"name": ["z"], "tag": ["2024-05-28"]}],
        })
    );
}

/// What `xsi:type` makes of a text stays with it: a built-in type, one of the schema, one with an attribute, names with their prefixes.
#[test]
fn texts_of_any_type_keep_theirs() {
    const XSI: &str =
        r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema""#;
    let content = format!(
        r#"<f:irgendein>7</f:irgendein><f:irgendein {XSI} xsi:type="xs:int">7</f:irgendein>\
           <f:irgendein {XSI} xsi:type="f:PlzType">10115</f:irgendein>\
           <f:irgendein {XSI} xsi:type="f:BetragType" waehrung="EUR">12.50</f:irgendein>\
           <f:irgendein {XSI} xmlns:q="urn:q" xsi:type="xs:QName">q:a</f:irgendein>"#
    )
    .replace("\\\n           ", "");
    let json = member(&content, "irgendein");
    assert_eq!(json[0], json!("7"));
    let of = |at: usize| (json[at]["@xsi:type"].as_str(), json[at]["#text"].as_str());
    assert_eq!(of(1), (Some("xs:int"), Some("7")));
    assert_eq!(of(2), (Some("f:PlzType"), Some("10115")));
    assert_eq!((of(3), &json[3]["@waehrung"]), ((Some("f:BetragType"), Some("12.50")), &json!("EUR")));
    assert_eq!((of(4), &json[4]["#prefixes"]["q"]), ((Some("xs:QName"), Some("q:a")), &json!("urn:q")));
    // What is no value of the actual type is refused, read or written.
    let wrong = |content: &str| {
        let xml = format!(
            r#"<f:formen xmlns:f="urn:xefa:formen" {XSI} id="a" version="1"><f:ort>O</f:ort>{content}</f:formen>"#
        );
        Formen::from_xml(&xml).err().map(|error| error.report().findings()[0].rule().id().to_owned())
    };
    assert_eq!(wrong(r#"<f:irgendein xsi:type="xs:int">x</f:irgendein>"#).as_deref(), Some("cvc-datatype-valid"));
    assert_eq!(
        wrong(r#"<f:irgendein xsi:type="f:AlleType"><f:x>1</f:x></f:irgendein>"#).as_deref(),
        Some("cvc-elt.4.3")
    );
    assert_eq!(wrong(r#"<f:irgendein xsi:type="xs:int"> 7 </f:irgendein>"#), None);
}

/// Types with many lists have thin ones.
#[test]
fn thin_lists() {
    use formen::{Betrag, Listen};
    use xefa::value::{Decimal, Many, Str};

    let inner = Listen::new(["z"]);
    let listen = Listen::new(["x", "y"])
        .with_in([inner.clone()])
        .with_betrag([Betrag::new("12.50".parse::<Decimal>().unwrap())]);
    let names: &Many<Str> = &listen.name;
    assert_eq!(names, &["x", "y"]);
    assert_eq!(listen.r#in, vec![inner]);
    assert!(listen.auswahl.is_empty());
    // Five lists of a pointer each, and a number that may be missing; of `Vec` they would be 128.
    assert_eq!(size_of::<Listen>(), 48);
}

/// Values inside each other lie on the stack while they are read: there is a limit, and what it refuses can be checked all the same.
#[test]
fn values_inside_each_other_have_a_limit() {
    use formen::{Baum, Message};
    use xefa::models::read_any_root_with;
    use xefa::validate::{Options, check};

    const DEEP: usize = 50;
    let tree = format!("<f:baum>{}{}</f:baum>", "<f:links>".repeat(DEEP), "</f:links>".repeat(DEEP));
    let xml = format!(r#"<f:formen xmlns:f="urn:xefa:formen" id="a" version="1"><f:ort>O</f:ort>{tree}</f:formen>"#);
    // The tree, and for each level a box with a tree in it.
    let held = size_of::<Baum>() + DEEP * (size_of::<Box<Baum>>() + size_of::<Baum>());
    let read = |value_bytes| {
        let options = Options { limits: xefa::Limits { value_bytes, ..xefa::Limits::default() }, ..Options::default() };
        read_any_root_with::<Message>(formen::schema(), xml.as_bytes(), &options)
    };
    assert!(read(held).is_ok());
    let error = read(held - 1).err().unwrap();
    assert!(error.is_unchecked());
    assert_eq!(error.report().findings()[0].rule().id(), "limit-values");
    assert!(check(formen::schema(), xml.as_bytes(), &Options::default()).is_valid());
}

#[test]
fn json_is_validated() {
    for wrong in [
        json!({"@version": "1", "@id": "a", "ort": "O", "unbekannt": 1}),
        json!({"@version": "1", "@id": "a"}),
        json!({"@version": "2", "@id": "a", "ort": "O"}),
        json!({"@version": "1", "@id": "a", "ort": "O", "plz": "x"}),
        json!({"@version": "1", "@id": "a", "ort": {"a": 1}}),
        json!({"@version": "1", "@id": "a", "ort": ["O", "P", "Q"]}),
        json!({"@version": "1", "@id": "a", "ort": "O", "zeichnung": {"trenner": 3, "punkt": ["p"]}}),
        json!({"@version": "1", "@id": "a", "ort": "O", "zeichnung": {"trenner": 3, "#group#2": [{"punkt": "p", "linie": "l"}]}}),
        json!({"@version": "1", "@id": "a", "ort": "O", "zeichnung": {"trenner": 3, "#group#2": ["p"]}}),
        json!({"@version": "1", "@id": "a", "ort": "O", "zeichnung": {"trenner": 3, "#group#2": []}}),
        json!("text"),
    ] {
        assert!(serde_json::from_value::<Formen>(wrong.clone()).is_err(), "{wrong}");
    }
}
