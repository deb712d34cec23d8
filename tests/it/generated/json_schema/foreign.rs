//! Other standards, and constructs that our own schemas do not use.

use std::collections::HashMap;

use jsonschema::Validator;
use schemars::generate::Contract;
use serde_json::{Value, json};
use xefa::Limits;
use xefa::models::json::schema::json_schema_for;
use xefa::models::json::untyped;
use xefa::schema::{ElementId, Schema};
use xefa::validate::{Options, check};
use xefa::xsd::Loader;

use super::{accepted, change, complaints, every_reference_leads_somewhere, judges, loosened};
use crate::generated::print;
use crate::generated::random::Random;
use crate::generated::small::Small;
use crate::generated::tree::Maker;
use crate::{conformance, material};

fn of_text(text: &str) -> Schema {
    let set = Loader::new().document("a.xsd", text).read(&["a.xsd".into()]).expect("a schema document");
    Schema::compile(&set, &Limits::default()).expect("a correct schema")
}

pub(super) fn root_of(schema: &Schema, json: &Value) -> ElementId {
    let key = json.as_object().and_then(|members| members.keys().next()).expect("a message");
    let local = key.rsplit(':').next().expect("a name");
    let named = |id: &ElementId| schema.local(schema.element(*id).name) == local;
    schema.global_elements().find(named).expect("an element of that name")
}

/// Every valid sample of some standards; how many.
fn samples_of(standards: &[&str], changes: u32) -> usize {
    let Some(corpus) = material::corpus() else { return usize::MAX };
    let mut schemas: HashMap<String, Schema> = HashMap::new();
    let mut known: HashMap<(String, ElementId), [Validator; 2]> = HashMap::new();
    let (mut count, mut changed, mut refused) = (0, 0, 0);
    for row in material::table(&corpus.join("instances.tsv")) {
        if row[1] != "valid" || !standards.iter().any(|standard| row[2].starts_with(standard)) {
            continue;
        }
        // XWasser's messages refer to others.
        let schema = schemas
            .entry(row[2].clone())
            .or_insert_with(|| conformance::compile(&corpus, &row[2]).with_lenient_references());
        let bytes = std::fs::read(corpus.join(&row[0])).expect("a sample");
        // What libxml2 overlooks is told by the ledger of the corpus.
        if !check(schema, &bytes, &Options::default()).is_valid() {
            continue;
        }
        let json = untyped::to_json(schema, &bytes).unwrap_or_else(|error| panic!("{}: {error:?}", row[0]));
        let root = root_of(schema, &json);
        let judges = known.entry((row[2].clone(), root)).or_insert_with(|| judges(schema, &[root]));
        accepted(judges, &json, &row[0]);
        assert!(untyped::to_xml(schema, &json).is_ok(), "{}", row[0]);
        let mut random = Random(count as u64);
        let lenient = loosened(&json, &mut random);
        if untyped::to_xml(schema, &lenient).is_ok() {
            accepted(&judges[..1], &lenient, &row[0]);
        }
        for _ in 0..changes {
            let mut other = json.clone();
            change(&mut other, &mut random);
            changed += 1;
            if untyped::to_xml(schema, &other).is_ok() {
                accepted(&judges[..1], &other, &row[0]);
            } else if !judges[0].is_valid(&other) {
                refused += 1;
            }
        }
        count += 1;
    }
    eprintln!("{standards:?}: {count} samples, {refused} of {changed} changes refused");
    count
}

#[test]
fn xwasser() {
    assert!(samples_of(&["xwasser/1.0.0/"], 20) >= 26);
}

const OTHERS: &str = "xschule/1.2/ xhochschule/1.2/ xdomea/3.0.0/ cii/d16b/";

#[test]
fn other_standards() {
    for standard in OTHERS.split(' ') {
        assert!(samples_of(&[standard], 2) > 0, "{standard}");
    }
}

#[test]
fn small_schemas_by_chance() {
    let (mut count, mut read, mut changed, mut refused) = (0, 0, 0, 0);
    for seed in 0..800 {
        let mut random = Random(seed);
        let small = if seed % 2 == 0 { Small::random(&mut random) } else { Small::wide(&mut random) };
        let text = small.schema();
        let set = Loader::new().document("a.xsd", text.as_str()).read(&["a.xsd".into()]);
        let Some(schema) = set.ok().and_then(|set| Schema::compile(&set, &Limits::default()).ok()) else { continue };
        let schema: &'static Schema = Box::leak(Box::new(schema));
        let root = root_of(schema, &json!({ "r": {} }));
        let judges = judges(schema, &[root]);
        let mut maker = Maker::new(schema).with_foreign();
        for size in 0..6 {
            let Ok((element, ids)) = maker.try_message(root, &mut random, size) else { continue };
            let xml = print::print(schema, &element, &ids, &mut random);
            let Ok(json) = untyped::to_json(schema, xml.as_bytes()) else { continue };
            count += 1;
            accepted(&judges, &json, &format!("{seed}\n{text}\n{json:#}"));
            let variants = [loosened(&json, &mut random), loosened(&json, &mut random)];
            for other in variants.into_iter().chain((0..6).map(|_| {
                let mut other = json.clone();
                change(&mut other, &mut random);
                other
            })) {
                changed += 1;
                if untyped::to_xml(schema, &other).is_ok() {
                    read += 1;
                    accepted(&judges[..1], &other, &format!("{seed}\n{text}\n{other:#}"));
                } else if !judges[0].is_valid(&other) {
                    refused += 1;
                }
            }
        }
    }
    eprintln!("{count} messages; of {changed} changed ones {read} are read, {refused} refused by the schema");
    assert!(count > 500 && read > 100 && refused > 500, "{count} {read} {refused}");
}

/// Every message of XWasser, also those of which there is no sample.
#[test]
fn xwasser_by_chance() {
    let Some(corpus) = material::corpus() else { return };
    let schema = Box::leak(Box::new(conformance::compile(&corpus, "xwasser/1.0.0/xsd/xwasser.xsd")));
    let schema: &'static Schema = schema;
    // A complex type in the place of a simple one is what the schema of what is written does not know.
    let mut maker = Maker::new(schema).without_types();
    let is_message =
        |id: &ElementId| schema.local(schema.element(*id).name).chars().rev().take(4).all(|c| c.is_ascii_digit());
    let (mut roots, mut count) = (0, 0);
    for root in schema.global_elements().filter(is_message) {
        let judges = judges(schema, &[root]);
        roots += 1;
        for seed in 0..6 {
            let mut random = Random(seed);
            let (element, ids) = maker.message(root, &mut random, seed);
            let xml = print::print(schema, &element, &ids, &mut random);
            // Keys are not thought of.
            let Ok(json) = untyped::to_json(schema, xml.as_bytes()) else { continue };
            accepted(&judges, &json, schema.local(schema.element(root).name));
            count += 1;
        }
    }
    eprintln!("{roots} messages of XWasser, {count} made");
    assert!(roots >= 10 && count > roots, "{roots} {count}");
}

/// UBL's wildcard leads everywhere, and the judge follows references into each other: it needs a larger stack than a thread has.
#[test]
fn ubl_on_a_large_stack() {
    let thread = std::thread::Builder::new().stack_size(1 << 29).spawn(ubl);
    thread.expect("a thread").join().expect("the judge's verdict");
}

fn ubl() {
    let Some(corpus) = material::corpus() else { return };
    let schema = conformance::compile(&corpus, "ubl/2.1-kosit/maindoc/UBL-Invoice-2.1.xsd");
    let root = root_of(&schema, &json!({ "Invoice": {} }));
    for contract in [Contract::Deserialize, Contract::Serialize] {
        let made = json_schema_for(&schema, root, &contract);
        assert!(every_reference_leads_somewhere(made.as_value(), made.as_value()));
        let size = made.as_value().to_string().len();
        assert!(size < 4_000_000, "{size}");
        let judge = super::judge(&made);
        let mut count = 0;
        let mut samples = material::table(&corpus.join("instances.tsv"));
        samples.retain(|row| row[1] == "valid" && row[2].starts_with("ubl/"));
        for row in samples.iter().step_by(samples.len() / UBL_SAMPLES) {
            let bytes = std::fs::read(corpus.join(&row[0])).expect("a sample");
            let message = untyped::to_json(&schema, &bytes).unwrap_or_else(|error| panic!("{}: {error:?}", row[0]));
            let mut message = message["Invoice"].clone();
            assert_eq!(complaints(&judge, &message), Vec::<String>::new(), "{}", row[0]);
            for (pointer, value) in [
                ("/ID", Value::Null),
                ("/IssueDate", json!("2026-02-30")),
                ("/InvoiceLine", json!([])),
                ("/AccountingSupplierParty", json!("x")),
                ("/LegalMonetaryTotal/PayableAmount/#text", json!("viel")),
                ("/LegalMonetaryTotal/PayableAmount/@currencyID", json!({})),
                ("/InvoiceLine/0/LineExtensionAmount", json!("1.00")),
                ("/InvoiceLine/0/Item", json!({ "zuviel": 1 })),
            ] {
                let place = message.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} in {}", row[0]));
                let right = std::mem::replace(place, value);
                assert!(!judge.is_valid(&message), "{pointer} in {}", row[0]);
                *message.pointer_mut(pointer).expect("a member") = right;
            }
            count += 1;
        }
        assert!(count >= UBL_SAMPLES);
    }
}

/// The judge makes each definition anew wherever it is referred to, which takes seconds and much memory for each sample.
const UBL_SAMPLES: usize = 3;

/// A built-in type or a restriction, texts that belong to it and texts that do not, both sides apart by `|`.
const TEXTS: &[(&str, &str, &str)] = &[
    (
        "date",
        "2024-02-29|-0044-03-15|12024-01-31Z|2024-12-31+14:00|0001-01-01",
        "0000-01-01|2024-2-01|2024-04-31|024-01-01|02024-01-01|2024-01-01+14:01|x",
    ),
    (
        "dateTime",
        "2024-05-28T24:00:00|2024-05-28T23:59:59.001-05:00",
        "2024-05-28|2024-05-28T24:00:01|2024-05-28T12:60:00|2024-05-28T12:00",
    ),
    ("time", "00:00:00|24:00:00.0Z", "24:00:00.1|1:00:00"),
    ("gYear", "2024|-0001|12345Z", "24|00012"),
    ("gYearMonth", "2024-05|2024-12+01:00", "2024-13|2024-5"),
    ("gMonthDay", "--02-29|--12-31Z", "--02-30|02-01"),
    ("gDay", "---31|---01Z", "---32|--31"),
    ("gMonth", "--12", "--13|--1"),
    ("duration", "P1Y|-P1Y2M3DT4H5M6.5S|PT1S|P3DT1M", "P|PT|P1S|P1M1Y|PT1.S|1Y"),
    ("decimal", "1|-1.50|+.5|5.|0", "|.|1e3|1,5|--1"),
    ("integer", "1|-007|+3|99999999999999999999", "1.0||x"),
    ("nonNegativeInteger", "0|-0|+7|12345678901234567890", "-1|1.5"),
    ("nonPositiveInteger", "0|+0|-7", "1|+1"),
    ("positiveInteger", "1|+1|18446744073709551616", "-1|-0"),
    ("negativeInteger", "-1|-99", "1|x"),
    ("long", "9223372036854775807|-9223372036854775808|0009", "92233720368547758070|1.5"),
    ("unsignedLong", "0|-0|18446744073709551615", "-1|184467440737095516150"),
    ("language", "de|de-DE-1996|x-klingon", "d3|de-|abcdefghi"),
    ("NMTOKEN", "1a.-·|ä", "a b|"),
    ("NCName", "a-b|ä1|_", "a:b|1a|"),
    ("QName", "k:a|a", "k:|:a|a:b:c"),
    ("hexBinary", "|0fB7", "0fB|xy"),
    ("base64Binary", "|QQ==|WEVm QQ = =|WEVmQQ==", "WEV*|Q=Q="),
    ("boolean", "true|0", "ja|2|TRUE"),
    ("anyURI", "urn:x|a b|", ""),
];

#[test]
fn forms_of_the_built_in_types() {
    let elements: Vec<String> =
        TEXTS.iter().map(|(name, ..)| format!("<xs:element name=\"{name}\" type=\"xs:{name}\"/>")).collect();
    let schema = of_text(&format!(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:k=\"urn:k\" targetNamespace=\"urn:k\">{}</xs:schema>",
        elements.concat()
    ));
    let all: Vec<ElementId> = schema.global_elements().collect();
    let judges = judges(&schema, &all);
    let mut bad = Vec::new();
    for (name, good, wrong) in TEXTS {
        let is_boolean = *name == "boolean";
        for text in good.split('|') {
            let json = json!({ *name: text });
            if untyped::to_xml(&schema, &json).is_err() {
                bad.push(format!("{json} is not read"));
            }
            // Booleans are written as such.
            if judges.iter().take(if is_boolean { 1 } else { 2 }).any(|judge| !judge.is_valid(&json)) {
                bad.push(format!("{json} is refused"));
            }
        }
        for text in wrong.split('|').filter(|_| !wrong.is_empty()) {
            let json = json!({ *name: text });
            if untyped::to_xml(&schema, &json).is_ok() {
                bad.push(format!("{json} is read"));
            }
            if judges.iter().any(|judge| judge.is_valid(&json)) {
                bad.push(format!("{json} is taken"));
            }
        }
    }
    assert!(bad.is_empty(), "{bad:#?}");
}

const CONSTRUCTS: &str = r###"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:k" xmlns:k="urn:k" targetNamespace="urn:k" elementFormDefault="qualified">
  <xs:element name="r"><xs:complexType><xs:sequence>
    <xs:element name="wahl" minOccurs="0"><xs:complexType><xs:choice maxOccurs="3"><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:string"/></xs:choice></xs:complexType></xs:element>
    <xs:choice minOccurs="0"><xs:sequence><xs:element name="von" type="xs:date"/><xs:element name="bis" type="xs:date" minOccurs="0"/></xs:sequence><xs:element name="tag" type="xs:gDay"/></xs:choice>
    <xs:element name="nichts" type="xs:int" nillable="true" minOccurs="0"/>
    <xs:element name="person" type="Person" minOccurs="0"/>
    <xs:element ref="form" minOccurs="0" maxOccurs="2"/>
    <xs:element name="text" minOccurs="0"><xs:complexType mixed="true"><xs:sequence><xs:element name="b" type="xs:string" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
    <xs:element name="liste" minOccurs="0"><xs:simpleType><xs:restriction><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType><xs:maxLength value="2"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="oder" minOccurs="0"><xs:simpleType><xs:union memberTypes="xs:date Farbe"/></xs:simpleType></xs:element>
    <xs:element name="fest" type="xs:token" fixed="ja" minOccurs="0"/>
    <xs:element name="vorgabe" type="Farbe" default="rot" minOccurs="0"/>
    <xs:element name="baum" type="Baum" minOccurs="0"/>
    <xs:element name="preis" minOccurs="0"><xs:complexType><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="w" type="Farbe" use="required"/><xs:anyAttribute namespace="##other" processContents="lax"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
    <xs:any namespace="urn:x urn:y" processContents="lax" minOccurs="0" maxOccurs="2"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:simpleType name="Farbe"><xs:restriction base="xs:token"><xs:enumeration value="rot"/><xs:enumeration value="10"/></xs:restriction></xs:simpleType>
  <xs:complexType name="Person"><xs:sequence><xs:element name="name" type="xs:string"/></xs:sequence></xs:complexType>
  <xs:complexType name="Kind"><xs:complexContent><xs:extension base="Person"><xs:sequence><xs:element name="alter" type="xs:unsignedByte"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
  <xs:complexType name="Baum"><xs:sequence><xs:element name="ast" type="Baum" minOccurs="0" maxOccurs="unbounded"/></xs:sequence><xs:attribute name="n" type="xs:positiveInteger"/></xs:complexType>
  <xs:element name="form" abstract="true"/>
  <xs:element name="punkt" substitutionGroup="form" type="xs:float"/>
  <xs:element name="linie" substitutionGroup="form" type="xs:hexBinary"/>
</xs:schema>"###;

/// What is right by `docs/shapes.md`.
fn right() -> Vec<Value> {
    vec![
        json!({}),
        json!({ "wahl": { "#group": [{ "a": 1 }, { "b": "x" }, { "a": -3 }] } }),
        json!({ "von": "2026-01-01", "bis": "2026-12-31Z" }),
        json!({ "tag": "---31" }),
        json!({ "nichts": { "@xsi:nil": true } }),
        json!({ "nichts": 7 }),
        json!({ "person": { "name": "N" } }),
        json!({ "person": { "@xsi:type": "k:Kind", "name": "N", "alter": 7 } }),
        json!({ "#group": [{ "punkt": 1.5 }, { "punkt": "INF" }] }),
        json!({ "#group": [{ "linie": "0FAB" }, { "punkt": 1.5 }] }),
        json!({ "text": { "#mixed": ["Hallo ", { "b": "Welt" }, "!"] } }),
        json!({ "liste": "1 2" }),
        json!({ "liste": "" }),
        json!({ "oder": "2026-05-01" }),
        json!({ "oder": "rot" }),
        json!({ "fest": "ja" }),
        json!({ "vorgabe": "10" }),
        json!({ "baum": { "@n": "3", "ast": [{}, { "ast": [{ "@n": "99999999999999999999" }] }] } }),
        json!({ "preis": { "@w": "rot", "@{urn:z}fremd": "1", "#text": "12.50" } }),
        json!({ "#any": [{ "#name": "e", "#namespace": "urn:x", "#content": ["t", { "#name": "f" }] }] }),
    ]
}

/// What is read all the same.
fn lenient() -> Vec<Value> {
    vec![
        json!({ "wahl": null, "von": null }),
        json!({ "wahl": { "#group": { "a": "1" } } }),
        json!({ "tag": ["---31"], "von": null }),
        json!({ "nichts": " 7 " }),
        json!({ "nichts": { "#text": 7, "@xsi:nil": false } }),
        json!({ "person": { "@xsi:type": " k:Person", "name": 5 } }),
        json!({ "vorgabe": 10 }),
        json!({ "vorgabe": " rot " }),
        json!({ "vorgabe": "" }),
        json!({ "fest": "" }),
        json!({ "fest": "\n ja" }),
        json!({ "#group": { "punkt": "1e3" } }),
        json!({ "#group": [{ "punkt": ["1", 2], "linie": null }] }),
        json!({ "#group": [{}] }),
        json!({ "baum": { "ast": [null, {}] } }),
        json!({ "preis": { "@w": 10, "#text": 12.5 } }),
        json!({ "#any": { "#name": "e", "#namespace": "urn:y" } }),
    ]
}

/// What is wrong.
fn wrong() -> Vec<Value> {
    vec![
        json!({ "wahl": { "#group": [{ "a": 1, "b": "x" }] } }),
        json!({ "wahl": { "a": 1 } }),
        json!({ "bis": "2026-12-31" }),
        json!({ "von": "2026-01-01", "tag": "---31" }),
        json!({ "von": "2026-04-31" }),
        json!({ "tag": "---32" }),
        json!({ "nichts": { "@xsi:nil": true, "#text": 7 } }),
        json!({ "person": { "@xsi:nil": true } }),
        json!({ "person": { "name": "N", "alter": 7 } }),
        json!({ "person": { "@xsi:type": "k:Kind", "name": "N" } }),
        json!({ "person": { "@xsi:type": "k:Kind", "name": "N", "alter": 256 } }),
        json!({ "person": { "@xsi:type": "k:Baum" } }),
        json!({ "form": "x" }),
        json!({ "punkt": [1, 2] }),
        json!({ "#group": [{ "linie": "0FA" }] }),
        json!({ "#group": [{ "punkt": 1, "linie": "0F" }] }),
        json!({ "#group": [{ "form": "x" }] }),
        json!({ "#group": ["x"] }),
        json!({ "#group#2": [{ "punkt": 1 }] }),
        json!({ "text": { "#mixed": [{ "c": "Welt" }] } }),
        json!({ "text": { "#mixed": "Hallo" } }),
        json!({ "text": "Hallo" }),
        json!({ "liste": "1 2 3" }),
        json!({ "liste": "1 b" }),
        json!({ "oder": "gelb" }),
        json!({ "fest": "nein" }),
        json!({ "vorgabe": "blau" }),
        json!({ "baum": { "@n": "0x" } }),
        json!({ "baum": { "@n": "-1" } }),
        json!({ "baum": { "ast": [{ "ast": [{ "zuviel": 1 }] }] } }),
        json!({ "preis": { "#text": "12.50" } }),
        json!({ "preis": { "@w": "rot" } }),
        json!({ "preis": "12.50" }),
        json!({ "preis": { "@w": "rot", "#text": "zwölf" } }),
        json!({ "#any": [{ "#name": "e", "#namespace": "urn:z" }] }),
        json!({ "#any": [{ "#name": "e" }] }),
        json!({ "#any": [{ "#namespace": "urn:x" }] }),
        json!({ "#any": [{ "#name": "e", "#namespace": "urn:x", "#content": "t" }] }),
    ]
}

/// What is wrong, and the schema of what is read cannot tell: how members of repeated groups are spread over objects means nothing.
fn wrong_but_not_for_reading() -> Vec<Value> {
    vec![
        json!({ "wahl": { "#group": [{ "a": 1 }, { "a": 1 }, { "a": 1 }, { "a": 1 }] } }),
        json!({ "wahl": { "#group": [{}] } }),
        json!({ "#group": [{ "punkt": 1 }, { "punkt": 1 }, { "linie": "" }] }),
    ]
}

#[test]
fn every_construct_as_the_shapes_say() {
    let schema = of_text(CONSTRUCTS);
    let root = root_of(&schema, &json!({ "r": {} }));
    let judges = judges(&schema, &[root]);
    let message = |members: Value| json!({ "r": members });
    let reads = |json: &Value| untyped::to_xml(&schema, json);
    let mut bad: Vec<String> = Vec::new();
    for json in right().into_iter().map(message) {
        for judge in &judges {
            bad.extend(complaints(judge, &json).into_iter().map(|what| format!("{json}: {what}")));
        }
        match reads(&json) {
            // What comes back is what was given.
            Ok(xml) => {
                let mut again = untyped::to_json(&schema, xml.as_bytes()).expect("a message");
                // XML needs prefixes.
                if let Some(any) = again.pointer_mut("/r/#any/0").and_then(Value::as_object_mut) {
                    any.shift_remove("#prefixes");
                }
                if again != json {
                    bad.push(format!("{json} comes back as {again}"));
                }
            }
            Err(error) => bad.push(format!("{json} is not read: {error:?}")),
        }
    }
    for json in lenient().into_iter().map(message) {
        bad.extend(complaints(&judges[0], &json).into_iter().map(|what| format!("{json}: {what}")));
        if let Err(error) = reads(&json) {
            bad.push(format!("{json} is not read: {error:?}"));
        }
    }
    for json in wrong().into_iter().map(message) {
        let takers = judges.iter().filter(|judge| judge.is_valid(&json)).count();
        if takers > 0 {
            bad.push(format!("{json}: {takers} schemas take it"));
        }
        if reads(&json).is_ok() {
            bad.push(format!("{json} is read"));
        }
    }
    for json in wrong_but_not_for_reading().into_iter().map(message) {
        if judges[1].is_valid(&json) || reads(&json).is_ok() {
            bad.push(format!("{json} is taken"));
        }
    }
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn names_tell_namespaces_apart() {
    let other = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b"><xs:complexType name="T"><xs:attribute name="b"/></xs:complexType></xs:schema>"#;
    let first = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:a" xmlns:b="urn:b" targetNamespace="urn:a">
      <xs:import namespace="urn:b" schemaLocation="b.xsd"/>
      <xs:complexType name="T"><xs:sequence><xs:element name="x" type="b:T"/><xs:element name="y" type="a:Nur"/></xs:sequence></xs:complexType>
      <xs:complexType name="Nur"><xs:sequence><xs:element name="z"><xs:complexType><xs:attribute name="c"/></xs:complexType></xs:element></xs:sequence></xs:complexType>
      <xs:element name="r" type="a:T"/></xs:schema>"#;
    let set = Loader::new().document("b.xsd", other).document("a.xsd", first).read(&["a.xsd".into()]);
    let schema = Schema::compile(&set.expect("documents"), &Limits::default()).expect("a correct schema");
    let root = schema.global_elements().next().expect("an element");
    let made = json_schema_for(&schema, root, &Contract::Serialize);
    let names: Vec<&String> = made.pointer("/$defs").and_then(Value::as_object).expect("definitions").keys().collect();
    assert_eq!(names, ["Nur", "Nur.z", "a:T", "b:T"]);
    assert_eq!(made.pointer("/$ref"), Some(&json!("#/$defs/a:T")));
}
