//! Pairs of small sets, by hand: what is one with what, and how it relates.

use super::{Comparison, Evidence, Relation};
use crate::xsd::{Loader, SchemaSet};

fn read(namespace: &str, body: &str) -> SchemaSet {
    let text = format!(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{namespace}" targetNamespace="{namespace}" elementFormDefault="qualified">{body}</xs:schema>"#
    );
    match Loader::new().document("a.xsd", text).read(&["a.xsd".into()]) {
        Ok(set) => set,
        Err(report) => panic!("{body}\n{:#?}", report.findings()),
    }
}

fn sets(old: &str, new: &str) -> (SchemaSet, SchemaSet) {
    (read("urn:a:1.0", old), read("urn:a:1.1", new))
}

/// How the types `T` of two bodies relate in themselves.
fn own(old: &str, new: &str) -> Relation {
    let (old, new) = sets(old, new);
    let comparison = Comparison::of(&old, &new);
    let found = comparison.types().find(|pair| pair.name(&old) == "T").map(|pair| pair.own);
    found.expect("a pair of types T")
}

/// The relation of two simple types, and of the same types the other way round.
fn simple(old: &str, new: &str) -> Relation {
    let body = |inner: &str| format!(r#"<xs:simpleType name="T">{inner}</xs:simpleType>"#);
    let (forth, back) = (own(&body(old), &body(new)), own(&body(new), &body(old)));
    let mirrored = match forth {
        Relation::Widened => Relation::Narrowed,
        Relation::Narrowed => Relation::Widened,
        other => other,
    };
    assert_eq!(back, mirrored, "{old} | {new}");
    forth
}

/// The relation of two content models.
fn content(old: &str, new: &str) -> Relation {
    let body = |inner: &str| format!(r#"<xs:complexType name="T">{inner}</xs:complexType>"#);
    own(&body(old), &body(new))
}

fn restriction(base: &str, facets: &str) -> String {
    let facets: Vec<String> = facets
        .split_whitespace()
        .map(|facet| {
            let (name, value) = facet.split_once('=').expect("facet=value");
            format!(r#"<xs:{name} value="{value}"/>"#)
        })
        .collect();
    format!(r#"<xs:restriction base="xs:{base}">{}</xs:restriction>"#, facets.concat())
}

#[test]
fn simple_types() {
    use Relation::{Changed, Equal, Narrowed, Widened};
    for (old, new, expected) in [
        (("string", ""), ("string", ""), Equal),
        (("string", "maxLength=10"), ("string", "maxLength=20"), Widened),
        (("string", "maxLength=10"), ("string", "minLength=1 maxLength=20"), Changed),
        (("string", "length=5"), ("string", "minLength=5 maxLength=5"), Equal),
        (("string", "enumeration=a enumeration=b"), ("string", "enumeration=b enumeration=a"), Equal),
        (("string", "enumeration=a"), ("string", "enumeration=a enumeration=b"), Widened),
        (("string", "enumeration=a enumeration=b"), ("string", "enumeration=a enumeration=c"), Changed),
        (("string", "enumeration=abc"), ("string", "maxLength=3"), Widened),
        // Patterns are languages: written differently, they may say the same.
        (("string", "pattern=[0-9]{5}"), ("string", "pattern=[0-9]{4,5}"), Widened),
        (("string", "pattern=[0-9][0-9]"), ("string", "pattern=[0-9]{2}"), Equal),
        (("string", "pattern=[0-9]{5}"), ("string", "maxLength=5"), Widened),
        (("string", "pattern=[a-z]+"), ("string", "pattern=[0-9]+"), Changed),
        // On the wire any text is a token; with a pattern, white space around it makes a difference.
        (("string", ""), ("token", ""), Equal),
        (("string", "pattern=[0-9]{2}"), ("token", "pattern=[0-9]{2}"), Widened),
        (("string", ""), ("NCName", ""), Narrowed),
        (("int", ""), ("long", ""), Widened),
        (("integer", "minInclusive=1"), ("positiveInteger", ""), Equal),
        (("integer", "minExclusive=0"), ("integer", "minInclusive=0"), Widened),
        (("decimal", "fractionDigits=2"), ("decimal", "fractionDigits=3"), Widened),
        (("decimal", "maxInclusive=1.0"), ("decimal", "maxInclusive=1.00"), Equal),
        (("date", "minInclusive=2000-01-01"), ("date", "minInclusive=1999-12-31"), Widened),
        (("date", ""), ("dateTime", ""), Changed),
        (("int", ""), ("string", ""), Widened),
        (("ID", ""), ("token", ""), Widened),
    ] {
        let relation = simple(&restriction(old.0, old.1), &restriction(new.0, new.1));
        assert_eq!(relation, expected, "{old:?} | {new:?}");
    }
}

#[test]
fn unions_and_lists() {
    let union = |members: &str| format!(r#"<xs:union memberTypes="{members}"/>"#);
    assert_eq!(simple(&union("xs:date"), &union("xs:gYear xs:date")), Relation::Widened);
    assert_eq!(simple(&union("xs:date xs:gYear"), &union("xs:gYear xs:date")), Relation::Equal);
    assert_eq!(simple(&restriction("date", ""), &union("xs:date xs:gYear")), Relation::Widened);
    let list = |item: &str| format!(r#"<xs:list itemType="{item}"/>"#);
    assert_eq!(simple(&list("xs:int"), &list("xs:long")), Relation::Widened);
    assert_eq!(simple(&restriction("int", ""), &list("xs:int")), Relation::Widened);
}

#[test]
fn content_models() {
    use Relation::{Changed, Equal, Narrowed, Widened};
    let element = |name: &str, occurs: &str| {
        let (min, max) = occurs.split_once("..").expect("min..max");
        format!(r#"<xs:element name="{name}" type="xs:string" minOccurs="{min}" maxOccurs="{max}"/>"#)
    };
    let one = |name: &str| element(name, "1..1");
    let seq = |parts: &[String]| format!("<xs:sequence>{}</xs:sequence>", parts.concat());
    let choice = |parts: &[String]| format!("<xs:choice>{}</xs:choice>", parts.concat());
    let any = |process: &str| format!("<xs:any namespace='##other' processContents='{process}'/>");
    for (old, new, expected) in [
        (seq(&[one("a"), one("b")]), seq(&[one("a"), one("b")]), Equal),
        (seq(&[one("a"), one("b")]), seq(&[one("b"), one("a")]), Changed),
        (seq(&[one("a")]), seq(&[element("a", "0..1")]), Widened),
        (seq(&[one("a")]), seq(&[element("a", "1..unbounded")]), Widened),
        (seq(&[element("a", "0..3")]), seq(&[element("a", "1..2")]), Narrowed),
        (seq(&[element("a", "0..1")]), seq(&[element("a", "1..2")]), Changed),
        (seq(&[one("a")]), seq(&[one("a"), element("b", "0..1")]), Widened),
        (seq(&[one("a")]), seq(&[one("a"), one("b")]), Changed),
        (seq(&[one("a"), element("b", "0..1")]), seq(&[one("a")]), Narrowed),
        (choice(&[one("a"), one("b")]), choice(&[one("b"), one("a")]), Equal),
        (choice(&[one("a")]), choice(&[one("a"), one("b")]), Widened),
        (seq(&[one("a"), one("b")]), choice(&[one("a"), one("b")]), Changed),
        // Groups written out make no difference.
        (seq(&[one("a"), seq(&[one("b"), one("c")])]), seq(&[one("a"), one("b"), one("c")]), Equal),
        (choice(&[one("a"), element("b", "0..1")]), choice(&[element("a", "0..1"), one("b")]), Equal),
        (seq(&[element("a", "2..2")]), seq(&[one("a"), one("a")]), Equal),
        // Any order admits each order.
        (seq(&[one("a"), one("b")]), "<xs:all>".to_owned() + &one("b") + &one("a") + "</xs:all>", Widened),
        (seq(&[any("lax")]), seq(&[any("lax")]), Equal),
        (seq(&[any("strict")]), seq(&[any("lax")]), Widened),
        (seq(&[any("strict")]), seq(&[any("skip")]), Widened),
        (seq(&[element("a", "0..9999")]), seq(&[element("a", "0..unbounded")]), Widened),
    ] {
        assert_eq!(content(&old, &new), expected, "{old} | {new}");
    }
}

#[test]
fn attributes() {
    use Relation::{Changed, Equal, Narrowed, Widened};
    let attribute = |more: &str| format!(r#"<xs:attribute name="a" type="xs:string" {more}/>"#);
    for (old, new, expected) in [
        (attribute(""), attribute(r#"use="required""#), Narrowed),
        (attribute(r#"fixed="1""#), attribute(""), Widened),
        (attribute(r#"fixed="1""#), attribute(r#"fixed="2""#), Changed),
        (attribute(r#"default="1""#), attribute(r#"default="2""#), Equal),
        (String::new(), attribute(""), Widened),
        (String::new(), attribute(r#"use="required""#), Changed),
        (attribute(""), String::new(), Narrowed),
        (attribute(""), attribute("") + "<xs:anyAttribute/>", Widened),
    ] {
        assert_eq!(content(&old, &new), expected, "{old} | {new}");
    }
}

#[test]
fn names_do_not_matter_where_no_message_shows_them() {
    let anonymous = r#"<xs:complexType name="T"><xs:sequence><xs:element name="a"><xs:complexType><xs:sequence>
        <xs:element name="b" type="xs:int"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>"#;
    let named = r#"<xs:group name="G"><xs:sequence><xs:element name="a" type="A"/></xs:sequence></xs:group>
        <xs:complexType name="A"><xs:sequence><xs:element name="b" type="xs:int"/></xs:sequence></xs:complexType>
        <xs:complexType name="T"><xs:group ref="G"/></xs:complexType>"#;
    assert_eq!(own(anonymous, named), Relation::Equal);
    let (old, new) = sets(anonymous, named);
    let comparison = Comparison::of(&old, &new);
    assert_eq!(comparison.types().count(), 2, "the anonymous type has found its name");
    assert!(comparison.types().all(|pair| pair.deep == Relation::Equal));
    assert_eq!(comparison.types_added().count(), 0);
}

#[test]
fn what_is_below_counts_for_deep_only() {
    let body = |max: &str| {
        format!(
            r#"<xs:simpleType name="S"><xs:restriction base="xs:string"><xs:maxLength value="{max}"/></xs:restriction></xs:simpleType>
            <xs:complexType name="T"><xs:sequence><xs:element name="s" type="S"/><xs:element name="t" type="T" minOccurs="0"/></xs:sequence></xs:complexType>
            <xs:element name="nachricht" type="T"/>"#
        )
    };
    let (old, new) = sets(&body("10"), &body("20"));
    let comparison = Comparison::of(&old, &new);
    let relations: Vec<_> = comparison.types().map(|pair| (pair.name(&old), pair.own, pair.deep)).collect();
    assert_eq!(relations, [("S", Relation::Widened, Relation::Widened), ("T", Relation::Equal, Relation::Widened)]);
    assert_eq!(comparison.elements().next().map(|pair| pair.deep), Some(Relation::Widened));
}

#[test]
fn substitution_and_derivation() {
    let substitution = |member: &str| {
        format!(
            r#"<xs:element name="kopf" type="xs:string" abstract="true"/><xs:element name="eins" type="xs:string" substitutionGroup="kopf"/>{member}
            <xs:complexType name="T"><xs:sequence><xs:element ref="kopf"/></xs:sequence></xs:complexType>"#
        )
    };
    let two = r#"<xs:element name="zwei" type="xs:string" substitutionGroup="kopf"/>"#;
    assert_eq!(own(&substitution(""), &substitution(two)), Relation::Widened);
    assert_eq!(own(&substitution(two), &substitution("")), Relation::Narrowed);
    let derived = |more: &str| {
        format!(
            r#"<xs:complexType name="B"><xs:sequence><xs:element name="b" type="xs:string"/></xs:sequence></xs:complexType>{more}
            <xs:complexType name="T"><xs:sequence><xs:element name="x" type="B"/></xs:sequence></xs:complexType>"#
        )
    };
    let extension = r#"<xs:complexType name="C"><xs:complexContent><xs:extension base="B"><xs:attribute name="c"/></xs:extension></xs:complexContent></xs:complexType>"#;
    assert_eq!(own(&derived(""), &derived(extension)), Relation::Widened, "xsi:type may name the new type");
}

#[test]
fn renamed_fields_and_types_with_evidence() {
    let old = r#"<xs:complexType name="Verweis"><xs:choice><xs:element name="anhang" type="xs:string"/>
          <xs:element name="uriVerlinkung" type="xs:anyURI"/></xs:choice></xs:complexType>
        <xs:complexType name="AnschriftTyp"><xs:annotation><xs:documentation>Wo jemand wohnt.</xs:documentation></xs:annotation>
          <xs:sequence><xs:element name="plz" type="xs:string"/><xs:element name="ort" type="xs:string"/></xs:sequence></xs:complexType>
        <xs:complexType name="T"><xs:sequence><xs:element name="anschrift" type="AnschriftTyp"/><xs:element name="titel" type="xs:string"/></xs:sequence></xs:complexType>"#;
    let new = r#"<xs:complexType name="Verweis"><xs:choice><xs:element name="anhang" type="xs:string"/>
          <xs:element name="verlinkung" type="Link"/></xs:choice></xs:complexType>
        <xs:complexType name="Link"><xs:sequence><xs:element name="uri" type="xs:anyURI"/></xs:sequence></xs:complexType>
        <xs:complexType name="Adresse"><xs:annotation><xs:documentation>Wo jemand wohnt.</xs:documentation></xs:annotation>
          <xs:sequence><xs:element name="plz" type="xs:string"/><xs:element name="ort" type="xs:string"/></xs:sequence></xs:complexType>
        <xs:complexType name="T"><xs:sequence><xs:element name="anschrift" type="Adresse"/><xs:element name="farbe" type="xs:string"/></xs:sequence></xs:complexType>"#;
    let (old, new) = sets(old, new);
    let comparison = Comparison::of(&old, &new);
    let pair = |name: &str| comparison.types().find(|pair| pair.name(&old) == name).expect("a pair");
    let field = &pair("Verweis").fields.pairs[1];
    assert_eq!((field.old.local(), field.new.local()), ("uriVerlinkung", "verlinkung"));
    assert_eq!(field.evidence, [Evidence::SimilarName(88), Evidence::Wrapped, Evidence::SamePlace]);
    let address = pair("AnschriftTyp");
    assert_eq!(address.own, Relation::Equal);
    assert!(address.evidence.contains(&Evidence::SameDocumentation), "{:?}", address.evidence);
    assert!(address.evidence.contains(&Evidence::SharedFields(100)));
    // In one place, but with nothing in common.
    let fields = &pair("T").fields;
    assert_eq!((fields.removed[0].local(), fields.added[0].local()), ("titel", "farbe"));
}

#[test]
fn a_set_with_itself() {
    let body = r#"<xs:complexType name="T"><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax" namespace='&#35;#other'/>
        <xs:element name="t" type="T" minOccurs="0"/></xs:sequence><xs:anyAttribute/></xs:complexType><xs:element name="t" type="T"/>"#;
    let set = read("urn:a:1.0", body);
    let comparison = Comparison::of(&set, &set);
    assert!(
        comparison
            .types()
            .all(|pair| pair.own == Relation::Equal && pair.deep == Relation::Equal && pair.old == pair.new)
    );
    assert!(comparison.elements().all(|pair| pair.deep == Relation::Equal));
    assert!(!comparison.namespaces()[0].renamed());
}

/// The new version of a standard stands beside the old one, of which one module still uses the building blocks.
#[test]
fn versions_side_by_side() {
    let part = |namespace: &str, max: u32, more: &str| {
        format!(
            r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{namespace}" targetNamespace="{namespace}" elementFormDefault="qualified">
            <xs:simpleType name="Text"><xs:restriction base="xs:string"><xs:maxLength value="{max}"/></xs:restriction></xs:simpleType>
            <xs:complexType name="Person"><xs:sequence><xs:element name="name" type="Text"/></xs:sequence></xs:complexType>{more}</xs:schema>"#
        )
    };
    let message = r#"<xs:element name="antrag" type="Person"/>"#;
    let module = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:k="urn:k:1.0" targetNamespace="urn:modul:1.0" elementFormDefault="qualified">
        <xs:import namespace="urn:k:1.0" schemaLocation="k10.xsd"/>
        <xs:element name="beiblatt"><xs:complexType><xs:sequence><xs:element name="wer" type="k:Person"/></xs:sequence></xs:complexType></xs:element></xs:schema>"#;
    let old = Loader::new()
        .document("k10.xsd", part("urn:k:1.0", 10, message))
        .document("modul.xsd", module)
        .read(&["k10.xsd".into(), "modul.xsd".into()])
        .expect("correct");
    let new = Loader::new()
        .document("k10.xsd", part("urn:k:1.0", 10, ""))
        .document("k11.xsd", part("urn:k:1.1", 20, message))
        .document("modul.xsd", module)
        .read(&["k11.xsd".into(), "modul.xsd".into()])
        .expect("correct");
    let comparison = Comparison::of(&old, &new);
    let pairs: Vec<(&str, &str)> = comparison
        .namespaces()
        .iter()
        .map(|pair| (pair.old.as_deref().unwrap_or(""), pair.new.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(pairs, [("urn:k:1.0", "urn:k:1.1"), ("urn:modul:1.0", "urn:modul:1.0")]);
    assert!(comparison.namespaces_added().is_empty() && comparison.namespaces_removed().is_empty());
    let told: Vec<_> = comparison
        .types()
        .map(|pair| {
            let name = new.types[pair.new.index()].name().map_or_else(String::new, ToString::to_string);
            (name, pair.own, pair.deep)
        })
        .collect();
    let (same, wider) = (Relation::Equal, Relation::Widened);
    assert_eq!(
        told,
        [
            ("{urn:k:1.1}Text".to_owned(), wider, wider),
            ("{urn:k:1.1}Person".to_owned(), same, wider),
            // The module has not changed: it uses the old ones, which are still there.
            (String::new(), same, same),
            ("{urn:k:1.0}Text".to_owned(), same, same),
            ("{urn:k:1.0}Person".to_owned(), same, same),
        ]
    );
    assert_eq!(comparison.types_added().count() + comparison.types_removed().count(), 0);
    // And back: two versions become one.
    let back = Comparison::of(&new, &old);
    assert_eq!(back.namespaces_removed().len() + back.namespaces_added().len(), 0);
    assert_eq!(back.types().count(), 5);
}
