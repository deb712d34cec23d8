//! What a schema may not say: restrictions of content, and one particle for every element.

use xefa::Limits;
use xefa::schema::Schema;
use xefa::xsd::Loader;

const HEAD: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="u" xmlns="u" elementFormDefault="qualified">"#;

/// The rules of the findings about a schema.
fn faults(schema: &str, limits: &Limits) -> Vec<String> {
    let text = format!("{HEAD}{schema}</xs:schema>");
    let set = Loader::new().document("s.xsd", text).read(&["s.xsd".into()]);
    match set.and_then(|set| Schema::compile(&set, limits)) {
        Ok(_) => Vec::new(),
        Err(report) => report.findings().iter().map(|finding| finding.rule().id().to_owned()).collect(),
    }
}

/// A type that restricts another: their contents, and what else the schema declares.
fn restricted(base: &str, derived: &str, more: &str) -> Vec<String> {
    let schema = format!(
        r#"<xs:complexType name="B">{base}</xs:complexType>
        <xs:complexType name="R"><xs:complexContent><xs:restriction base="B">{derived}</xs:restriction></xs:complexContent></xs:complexType>
        {more}"#
    );
    faults(&schema, &Limits::default())
}

fn elements(names: &str) -> String {
    let one = |name: &str| match name.split_at(1) {
        (name, "?") => format!(r#"<xs:element name="{name}" type="xs:string" minOccurs="0"/>"#),
        (name, "*") => format!(r#"<xs:element name="{name}" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>"#),
        (name, _) => format!(r#"<xs:element name="{name}" type="xs:string"/>"#),
    };
    names.split_whitespace().map(one).collect()
}

fn group(compositor: &str, names: &str) -> String {
    format!("<xs:{compositor}>{}</xs:{compositor}>", elements(names))
}

const REFUSED: [&str; 1] = ["derivation-ok-restriction.5.4.2"];

#[test]
fn sequences_keep_order_and_what_is_required() {
    let base = group("sequence", "a b? c* d");
    for right in ["a b? c* d", "a d", "a b c d", "a c* d"] {
        assert!(restricted(&base, &group("sequence", right), "").is_empty(), "{right}");
    }
    for wrong in ["a b?", "b a d", "a b* d", "a d e", "a? d"] {
        assert_eq!(restricted(&base, &group("sequence", wrong), ""), REFUSED, "{wrong}");
    }
}

#[test]
fn choices_lose_alternatives() {
    let base = group("choice", "a b c");
    for right in ["a b c", "a c", "b"] {
        assert!(restricted(&base, &group("choice", right), "").is_empty(), "{right}");
    }
    for wrong in ["a d", "a b*"] {
        assert_eq!(restricted(&base, &group("choice", wrong), ""), REFUSED, "{wrong}");
    }
    // A sequence of alternatives, where the choice repeats often enough (MapAndSum).
    let base = base.replace("<xs:choice>", r#"<xs:choice maxOccurs="2">"#);
    assert!(restricted(&base, &group("sequence", "a b"), "").is_empty());
    assert_eq!(restricted(&base, &group("sequence", "a b c"), ""), REFUSED);
}

#[test]
fn any_order_may_be_given_one() {
    let base = group("all", "a b? c");
    assert!(restricted(&base, &group("sequence", "c a"), "").is_empty());
    assert!(restricted(&base, &group("all", "a c"), "").is_empty());
    assert_eq!(restricted(&base, &group("sequence", "b a"), ""), REFUSED);
}

#[test]
fn wildcards_give_way_to_elements() {
    let any = |namespace: &str, occurs: &str| {
        format!(r#"<xs:sequence><xs:any namespace="{namespace}" processContents="lax" {occurs}/></xs:sequence>"#)
    };
    let many = any("##targetNamespace", r#"maxOccurs="2""#);
    assert!(restricted(&many, &group("sequence", "a b"), "").is_empty());
    assert_eq!(restricted(&many, &group("sequence", "a b c"), ""), REFUSED);
    assert_eq!(restricted(&any("##other", ""), &group("sequence", "a"), ""), REFUSED);
    assert!(restricted(&any("##any", ""), &any("##other", ""), "").is_empty());
    assert_eq!(restricted(&any("##other", ""), &any("##any", ""), ""), REFUSED);
    assert_eq!(restricted(&group("sequence", "a"), &any("##any", ""), ""), REFUSED);
}

#[test]
fn members_of_a_substitution_group_stand_for_their_head() {
    let more = r#"<xs:element name="h" type="xs:string"/><xs:element name="m" type="xs:string" substitutionGroup="h"/>
        <xs:element name="n" type="xs:token" substitutionGroup="h"/>"#;
    let base = r#"<xs:sequence><xs:element ref="h" maxOccurs="3"/><xs:element name="x" minOccurs="0"/></xs:sequence>"#;
    let one = r#"<xs:sequence><xs:element ref="m"/></xs:sequence>"#;
    let both = r#"<xs:sequence><xs:choice><xs:element ref="n"/><xs:element ref="m"/></xs:choice></xs:sequence>"#;
    let base_choice = r#"<xs:choice><xs:element ref="h"/><xs:element name="x"/></xs:choice>"#;
    let choice = r#"<xs:choice><xs:element ref="m"/><xs:element ref="n"/></xs:choice>"#;
    assert!(restricted(base, one, more).is_empty());
    assert!(restricted(base_choice, choice, more).is_empty());
    assert_eq!(restricted(base, &group("sequence", "y"), more), REFUSED);
    // A choice does not stand for a sequence, whatever is in them.
    assert_eq!(restricted(base, both, more), REFUSED);
}

#[test]
fn elements_stay_what_they_are() {
    let element = |rest: &str| format!(r#"<xs:sequence><xs:element name="a" {rest}/></xs:sequence>"#);
    let base = element(r#"type="xs:integer" fixed="1""#);
    assert!(restricted(&base, &element(r#"type="xs:integer" fixed="01""#), "").is_empty());
    assert_eq!(restricted(&base, &element(r#"type="xs:integer" fixed="2""#), ""), REFUSED);
    assert_eq!(restricted(&base, &element(r#"type="xs:integer""#), ""), REFUSED);
    let base = element(r#"type="xs:integer""#);
    assert!(restricted(&base, &element(r#"type="xs:int""#), "").is_empty());
    assert_eq!(restricted(&base, &element(r#"type="xs:decimal""#), ""), REFUSED);
    assert_eq!(restricted(&base, &element(r#"type="xs:integer" nillable="true""#), ""), REFUSED);
    assert_eq!(restricted(&element(r#"block="extension""#), &element(""), ""), REFUSED);
}

#[test]
fn fixed_attributes_are_compared_by_value() {
    let attribute = |rest: &str| format!(r#"<xs:attribute name="a" type="xs:integer" {rest}/>"#);
    assert!(restricted(&attribute(r#"fixed="1""#), &attribute(r#"fixed="+1""#), "").is_empty());
    let wrong = restricted(&attribute(r#"fixed="1""#), &attribute(r#"fixed="2""#), "");
    assert_eq!(wrong, ["derivation-ok-restriction.2.1.3"]);
    let global = r#"<xs:attribute name="g" type="xs:integer" fixed="1"/>
        <xs:complexType name="T"><xs:attribute ref="g" fixed="VALUE"/></xs:complexType>"#;
    assert!(faults(&global.replace("VALUE", "01"), &Limits::default()).is_empty());
    assert_eq!(faults(&global.replace("VALUE", "3"), &Limits::default()), ["au-props-correct.2"]);
}

fn content(content: &str) -> Vec<String> {
    let more =
        r#"<xs:element name="h" type="xs:string"/><xs:element name="m" type="xs:string" substitutionGroup="h"/>"#;
    faults(&format!(r#"<xs:complexType name="T">{content}</xs:complexType>{more}"#), &Limits::default())
}

#[test]
fn elements_and_wildcards_do_not_compete() {
    let sequence = |occurs: &str, any: &str| {
        format!(
            r#"<xs:sequence><xs:element name="a" {occurs}/><xs:any namespace="{any}" minOccurs="0"/></xs:sequence>"#
        )
    };
    let optional = r#"minOccurs="0""#;
    assert_eq!(content(&sequence(optional, "##any")), ["cos-nonambig"]);
    assert_eq!(content(&sequence(optional, "##targetNamespace")), ["cos-nonambig"]);
    assert!(content(&sequence(optional, "##other")).is_empty());
    assert!(content(&sequence(optional, "##local")).is_empty());
    // An element that must occur exactly so often leaves no doubt.
    assert!(content(&sequence("", "##any")).is_empty());
    assert!(content(&sequence(r#"minOccurs="3" maxOccurs="3""#, "##any")).is_empty());
    assert_eq!(content(&sequence(r#"minOccurs="2" maxOccurs="3""#, "##any")), ["cos-nonambig"]);
    let head = r#"<xs:choice><xs:element ref="h"/><xs:element ref="m"/></xs:choice>"#;
    assert_eq!(content(head), ["cos-nonambig"]);
    let all = r#"<xs:all><xs:element ref="h"/><xs:element ref="m"/></xs:all>"#;
    assert_eq!(content(all), ["cos-nonambig"]);
}

#[test]
fn groups_that_double_meet_the_limit() {
    let mut schema = String::new();
    for letter in ["p", "q"] {
        let leaf = format!(
            r#"<xs:group name="{letter}0"><xs:sequence><xs:element name="e" minOccurs="0"/></xs:sequence></xs:group>"#
        );
        schema.push_str(&leaf);
        for n in 1..40 {
            let inner = format!(r#"<xs:group ref="{letter}{}"/>"#, n - 1);
            let all = format!(r#"<xs:group name="{letter}{n}"><xs:sequence>{inner}{inner}</xs:sequence></xs:group>"#);
            schema.push_str(&all);
        }
    }
    schema.push_str(
        r#"<xs:complexType name="B"><xs:group ref="p39"/></xs:complexType>
        <xs:complexType name="R"><xs:complexContent><xs:restriction base="B"><xs:group ref="q39"/></xs:restriction></xs:complexContent></xs:complexType>"#,
    );
    let limits = Limits { automaton_edges: 50_000, ..Limits::default() };
    assert!(faults(&schema, &limits).iter().all(|rule| rule == "limit-automaton"));
}
