//! Mistakes in schema documents, each with its rule and the place worked out by hand.

use super::{places, read, schema};
use crate::limits::Limits;
use crate::xsd::Loader;

/// Each with the body of a schema; `§` stands before the place of the finding and is taken out.
const FAULTS: &[(&str, &str)] = &[
    // The schema for schemas.
    ("s4s-att-not-allowed", r#"<xs:element name="e" §typ="xs:int"/>"#),
    ("s4s-att-not-allowed", r#"<xs:element name="e" §xs:type="xs:int"/>"#),
    ("s4s-att-not-allowed", r#"<xs:element name="e" §minOccurs="0"/>"#),
    ("s4s-att-must-appear", r#"§<xs:element type="xs:int"/>"#),
    ("s4s-att-invalid-value", r#"<xs:element name="§1e"/>"#),
    ("s4s-att-invalid-value", r#"<xs:element name="e" nillable="§yes"/>"#),
    ("s4s-att-invalid-value", r#"<xs:element name="e" nillable="§"/>"#),
    ("s4s-att-invalid-value", r#"<xs:element name="e" id="a"/><xs:element name="f" id="§ a"/>"#),
    ("s4s-att-invalid-value", r#"<xs:complexType name="c"><xs:anyAttribute processContents="§x"/></xs:complexType>"#),
    ("s4s-elt-must-match", r#"<xs:simpleType name="s"><xs:annotation/> §<xs:sequence/></xs:simpleType>"#),
    ("s4s-elt-must-match", r#"<xs:simpleType name="s">§</xs:simpleType>"#),
    ("s4s-elt-must-match", r#"§<xs:simpleType name="s"/>"#),
    ("s4s-elt-must-match", r#"<xs:complexType name="s"><xs:choice/>§<xs:annotation/></xs:complexType>"#),
    ("s4s-elt-must-match", r#"§<a xmlns="urn:a"/>"#),
    ("s4s-elt-character", " §x"),
    ("xefa-nicht-unterstuetzt", r#"<xs:complexType name="s">§<xs:assert test="1"/></xs:complexType>"#),
    // References.
    ("src-resolve", r#"<xs:element name="e" type="§nichts"/>"#),
    ("src-resolve.4.2", r#"<xs:element xmlns:f="urn:f" name="e" type="§f:x"/>"#),
    ("src-resolve.4.1", r#"<xs:element xmlns="" name="e" type="§x"/>"#),
    ("src-qname", r#"<xs:element name="e" type="§f:x"/>"#),
    ("src-resolve", r#"<xs:complexType name="c"><xs:attribute ref="§a"/></xs:complexType>"#),
    ("src-resolve", r#"<xs:complexType name="c"/><xs:attribute name="a" type="§c"/>"#),
    ("sch-props-correct.2", r#"<xs:element name="e"/><xs:element name="§e"/>"#),
    // Properties of components.
    ("src-element.1", r#"§<xs:element name="e" default="1" fixed="1"/>"#),
    ("src-element.3", r#"<xs:element name="e" type="xs:int">§<xs:complexType/></xs:element>"#),
    ("src-element.2.1", r#"<xs:group name="g"><xs:sequence>§<xs:element/></xs:sequence></xs:group>"#),
    (
        "src-element.2.2",
        r#"<xs:group name="g"><xs:sequence><xs:element ref="e" §type="xs:int"/></xs:sequence></xs:group><xs:element name="e"/>"#,
    ),
    (
        "p-props-correct.2.1",
        r#"<xs:group name="g"><xs:sequence><xs:any minOccurs="2" maxOccurs="§1"/></xs:sequence></xs:group>"#,
    ),
    (
        "cos-all-limited.1.2",
        r#"<xs:group name="g"><xs:all/></xs:group><xs:group name="h"><xs:choice>§<xs:group ref="g"/></xs:choice></xs:group>"#,
    ),
    ("mg-props-correct.2", r#"<xs:group name="§g"><xs:sequence><xs:group ref="g"/></xs:sequence></xs:group>"#),
    ("src-attribute_group.3", r#"<xs:attributeGroup name="§g"><xs:attributeGroup ref="g"/></xs:attributeGroup>"#),
    (
        "ag-props-correct.2",
        r#"<xs:attributeGroup name="g"><xs:attribute name="a"/>§<xs:attribute name="a"/></xs:attributeGroup>"#,
    ),
    ("st-props-correct.2", r#"§<xs:simpleType name="s"><xs:restriction base="s"/></xs:simpleType>"#),
    (
        "st-props-correct.3",
        r##"<xs:simpleType name="f" final="#all"><xs:restriction base="xs:int"/></xs:simpleType>§<xs:simpleType name="s"><xs:restriction base="f"/></xs:simpleType>"##,
    ),
    (
        "ct-props-correct.3",
        r#"§<xs:complexType name="c"><xs:complexContent><xs:extension base="c"/></xs:complexContent></xs:complexType>"#,
    ),
    (
        "ct-props-correct.4",
        r#"<xs:complexType name="c"><xs:attribute name="a"/>§<xs:attribute name="a"/></xs:complexType>"#,
    ),
    (
        "ct-props-correct.5",
        r#"<xs:complexType name="c"><xs:attribute name="a" type="xs:ID"/>§<xs:attribute name="b" type="xs:ID"/></xs:complexType>"#,
    ),
    (
        "e-props-correct.4",
        r#"<xs:element name="h" type="xs:int"/>§<xs:element name="e" type="xs:date" substitutionGroup="h"/>"#,
    ),
    ("e-props-correct.5", r#"§<xs:element name="e" type="xs:ID" default="a"/>"#),
    ("e-props-correct.6", r#"§<xs:element name="e" substitutionGroup="e"/>"#),
    ("a-props-correct.3", r#"<xs:attribute name="a" type="xs:ID" default="§a"/>"#),
    (
        "au-props-correct.2",
        r#"<xs:attribute name="a" fixed="1"/><xs:complexType name="c"><xs:attribute ref="a" default="§2"/></xs:complexType>"#,
    ),
    ("src-attribute.1", r#"§<xs:attribute name="a" fixed="1" default="1"/>"#),
    (
        "src-attribute.2",
        r#"<xs:complexType name="c"><xs:attribute name="a" use="§required" default="1"/></xs:complexType>"#,
    ),
    ("src-attribute.3.1", r#"<xs:complexType name="c">§<xs:attribute use="required"/></xs:complexType>"#),
    (
        "src-attribute.3.2",
        r#"<xs:attribute name="a"/><xs:complexType name="c"><xs:attribute ref="a" §form="qualified"/></xs:complexType>"#,
    ),
    ("src-simple-type.2", r#"<xs:simpleType name="s">§<xs:restriction/></xs:simpleType>"#),
    ("src-simple-type.3", r#"<xs:simpleType name="s">§<xs:list/></xs:simpleType>"#),
    ("src-simple-type.4", r#"<xs:simpleType name="s">§<xs:union/></xs:simpleType>"#),
    (
        "src-single-facet-value",
        r#"<xs:simpleType name="s"><xs:restriction base="xs:string"><xs:length value="1"/>§<xs:length value="1"/></xs:restriction></xs:simpleType>"#,
    ),
    ("cos-st-restricts.2.1", r#"§<xs:simpleType name="s"><xs:list itemType="xs:IDREFS"/></xs:simpleType>"#),
    ("cos-st-restricts.1.1", r#"<xs:simpleType name="s"><xs:restriction base="§xs:anySimpleType"/></xs:simpleType>"#),
    (
        "src-ct.1",
        r#"<xs:complexType name="c"><xs:complexContent><xs:extension base="§xs:int"/></xs:complexContent></xs:complexType>"#,
    ),
    (
        "src-ct.2",
        r#"<xs:complexType name="c"><xs:simpleContent><xs:restriction base="§xs:int"/></xs:simpleContent></xs:complexType>"#,
    ),
    (
        "cos-ct-extends.1.1",
        r#"<xs:complexType name="b" final="extension"/><xs:complexType name="c"><xs:complexContent><xs:extension base="§b"/></xs:complexContent></xs:complexType>"#,
    ),
    (
        "cos-ct-extends.1.4.3.2.2.1",
        r#"<xs:complexType name="b"><xs:choice><xs:any/></xs:choice></xs:complexType><xs:complexType name="c"><xs:complexContent mixed="true"><xs:extension base="§b"/></xs:complexContent></xs:complexType>"#,
    ),
    (
        "derivation-ok-restriction.2.2",
        r#"<xs:complexType name="b"/><xs:complexType name="c"><xs:complexContent><xs:restriction base="b">§<xs:attribute name="a"/></xs:restriction></xs:complexContent></xs:complexType>"#,
    ),
    (
        "derivation-ok-restriction.3",
        r#"<xs:complexType name="b"><xs:attribute name="a" use="required"/></xs:complexType><xs:complexType name="c"><xs:complexContent><xs:restriction base="§b"><xs:attribute name="a" use="prohibited"/></xs:restriction></xs:complexContent></xs:complexType>"#,
    ),
    (
        "derivation-ok-restriction.5.3.2",
        r#"<xs:complexType name="b"><xs:choice><xs:any/></xs:choice></xs:complexType><xs:complexType name="c"><xs:complexContent><xs:restriction base="§b"/></xs:complexContent></xs:complexType>"#,
    ),
    (
        "cos-valid-default.2.1",
        r#"§<xs:element name="e" default="1"><xs:complexType><xs:sequence><xs:element name="a"/></xs:sequence></xs:complexType></xs:element>"#,
    ),
    (
        "cos-element-consistent",
        r#"§<xs:complexType name="c"><xs:sequence><xs:element name="a" type="xs:int"/><xs:element name="a"/></xs:sequence></xs:complexType>"#,
    ),
    (
        "c-props-correct.2",
        r#"<xs:element name="e"><xs:complexType/><xs:key name="k"><xs:selector xpath="a"/><xs:field xpath="b"/></xs:key><xs:keyref name="r" refer="§k"><xs:selector xpath="a"/><xs:field xpath="b"/><xs:field xpath="c"/></xs:keyref></xs:element>"#,
    ),
    ("enumeration-required-notation", r#"§<xs:element name="e" type="xs:NOTATION"/>"#),
    ("no-xmlns", r#"<xs:attribute name="§xmlns"/>"#),
];

#[test]
fn each_mistake_has_its_place() {
    let mut wrong = Vec::new();
    for (rule, marked) in FAULTS {
        let before = marked.split('§').next().unwrap_or_default();
        let column = u32::try_from(before.chars().count()).expect("short") + 1;
        let report = match read(&[("a.xsd", &schema(&marked.replace('§', "")))]) {
            Ok(_) => panic!("{rule} is not found in {marked}"),
            Err(report) => report,
        };
        let found = places(&report);
        if found != [(*rule, "a.xsd", 2, column)] {
            wrong.push(format!("{rule} 2:{column} in {marked}\n   {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_mistakes_are_found_in_order() {
    let body =
        "<xs:element name=\"a\" type=\"x\"/>\n<xs:element nam=\"b\"/>\n<xs:element name=\"c\" type=\"xs:strin\"/>";
    let report = read(&[("a.xsd", &schema(body))]).expect_err("wrong");
    assert_eq!(
        places(&report),
        [
            ("src-resolve", "a.xsd", 2, 28),
            ("s4s-att-must-appear", "a.xsd", 3, 1),
            ("s4s-att-not-allowed", "a.xsd", 3, 13),
            ("src-resolve", "a.xsd", 4, 28),
        ]
    );
    let paths: Vec<&str> = report.findings().iter().map(|finding| finding.element_path()).collect();
    assert_eq!(
        paths,
        ["/schema/element[1]/@type", "/schema/element[2]", "/schema/element[2]/@nam", "/schema/element[3]/@type"]
    );
    assert_eq!(report.findings()[2].expected()[0], "name");
}

#[test]
fn unknown_names_come_with_a_hint() {
    let body = r#"<xs:element name="e" type="Adrese"/><xs:complexType name="Adresse"/>"#;
    let report = read(&[("a.xsd", &schema(body))]).expect_err("wrong");
    assert_eq!(report.findings()[0].argument("hint"), Some("Adresse"));
    assert_eq!(report.findings()[0].argument("name"), Some("{urn:t}Adrese"));
}

#[test]
fn nested_groups_are_limited() {
    let limits = Limits { depth: 24, ..Limits::default() };
    let chain = |last: usize| {
        let mut body =
            String::from(r#"<xs:group name="g1"><xs:sequence><xs:element name="e"/></xs:sequence></xs:group>"#);
        for n in 2..=last {
            let before = n - 1;
            body += &format!(
                r#"<xs:group name="g{n}"><xs:sequence><xs:group ref="g{before}"/><xs:group ref="g{before}"/></xs:sequence></xs:group>"#
            );
        }
        Loader::new().limits(&limits).document("a.xsd", schema(&body)).read(&["a.xsd".into()])
    };
    let set = chain(25).expect("within the limit: a reference counts the groups below it");
    assert_eq!(set.elements.len(), 1, "doubling groups are shared");
    let report = chain(26).expect_err("too deep");
    assert_eq!(report.findings()[0].rule().id(), "limit-depth");
}

#[test]
fn chains_of_complex_types_are_limited() {
    let limits = Limits { depth: 24, ..Limits::default() };
    let chain = |last: usize| {
        let mut body = String::from(r#"<xs:complexType name="t1"/>"#);
        for n in 2..=last {
            let before = n - 1;
            body += &format!(
                r#"<xs:complexType name="t{n}"><xs:complexContent><xs:extension base="t{before}"/></xs:complexContent></xs:complexType>"#
            );
        }
        Loader::new().limits(&limits).document("a.xsd", schema(&body)).read(&["a.xsd".into()])
    };
    assert!(chain(24).is_ok());
    let report = chain(25).expect_err("too deep");
    assert_eq!(report.findings()[0].rule().id(), "limit-depth");
}

#[test]
fn doubling_attribute_groups_do_not_explode() {
    let mut body = String::from(r#"<xs:attributeGroup name="g0"><xs:attribute name="a"/></xs:attributeGroup>"#);
    for n in 1..40 {
        let before = n - 1;
        body += &format!(
            r#"<xs:attributeGroup name="g{n}"><xs:attributeGroup ref="g{before}"/><xs:attributeGroup ref="g{before}"/></xs:attributeGroup>"#
        );
    }
    let report = read(&[("a.xsd", &schema(&body))]).expect_err("duplicates");
    assert_eq!(report.findings().len(), 39);
}

#[test]
fn deep_nesting_of_anonymous_types_does_not_exhaust_the_stack() {
    let levels = 82;
    let open = r#"<xs:element name="e"><xs:complexType><xs:sequence>"#.repeat(levels);
    let close = "</xs:sequence></xs:complexType></xs:element>".repeat(levels);
    let set = read(&[("a.xsd", &schema(&format!("{open}{close}")))]).expect("within the limit");
    assert_eq!(set.elements.len(), levels);
}

#[test]
fn long_chains_of_types_do_not_exhaust_the_stack() {
    let mut body = String::from(r#"<xs:simpleType name="t0"><xs:restriction base="xs:string"/></xs:simpleType>"#);
    for n in 1..20_000 {
        let before = n - 1;
        body += &format!(r#"<xs:simpleType name="t{n}"><xs:restriction base="t{before}"/></xs:simpleType>"#);
    }
    assert!(read(&[("a.xsd", &schema(&body))]).is_ok());
}
