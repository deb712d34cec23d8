//! The list of fields: paths, places, marks; the published releases.

use super::set;
use crate::schema::ElementId;
use crate::xsd::{Datenkategorie, Field, FieldKind, SchemaSet, published, published_releases};

fn root(set: &SchemaSet, name: &str) -> ElementId {
    set.global_elements().find(|id| &*set.elements[id.index()].name.local == name).expect("a global element")
}

/// `path`, then `!` where it is required, `+` where it repeats, `|` for an alternative, `~` for a type inside itself.
fn told(set: &SchemaSet, name: &str) -> Vec<String> {
    let sign = |yes: bool, sign: &'static str| if yes { sign } else { "" };
    let all = set.fields(root(set, name));
    all.map(|field| {
        format!(
            "{} {}{}{}{}",
            field.path,
            sign(field.required, "!"),
            sign(field.repeats, "+"),
            sign(field.alternative, "|"),
            sign(field.recursive, "~")
        )
    })
    .collect()
}

#[test]
fn places() {
    let set = set(r###"<xs:element name="a"><xs:complexType><xs:sequence>
        <xs:element name="b" type="xs:string" minOccurs="0"/>
        <xs:sequence maxOccurs="2"><xs:element name="c" type="xs:string"/></xs:sequence>
        <xs:choice><xs:element name="d" type="xs:string"/><xs:sequence><xs:element name="e" type="xs:string"/></xs:sequence></xs:choice>
        <xs:choice><xs:element name="f" type="xs:string"/></xs:choice>
        <xs:element name="g" type="xs:string" minOccurs="0" maxOccurs="0"/>
        <xs:any namespace="##other" maxOccurs="unbounded"/>
    </xs:sequence><xs:attribute name="x" use="required"/><xs:attribute name="y"/><xs:anyAttribute/></xs:complexType></xs:element>"###);
    let expected =
        ["/a !", "/a/@x !", "/a/@y ", "/a/@* +", "/a/b ", "/a/c !+", "/a/d |", "/a/e |", "/a/f !", "/a/* !+"];
    assert_eq!(told(&set, "a"), expected);
}

#[test]
fn a_type_inside_itself_is_listed_and_not_entered() {
    let set = set(r#"<xs:element name="a" type="T"/><xs:complexType name="T"><xs:sequence>
        <xs:element name="b"><xs:complexType><xs:sequence><xs:element name="t" type="T" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>
        <xs:element name="c" type="xs:string"/>
    </xs:sequence></xs:complexType>"#);
    assert_eq!(told(&set, "a"), ["/a !", "/a/b !", "/a/b/t ~", "/a/c !"]);
}

#[test]
fn members_stand_for_an_abstract_head() {
    let set = set(
        r#"<xs:element name="a"><xs:complexType><xs:sequence><xs:element ref="head"/></xs:sequence></xs:complexType></xs:element>
        <xs:element name="head" type="xs:string" abstract="true"/>
        <xs:element name="one" type="xs:string" substitutionGroup="head"/>
        <xs:element name="between" type="xs:string" substitutionGroup="head" abstract="true"/>
        <xs:element name="two" type="xs:string" substitutionGroup="between"/>"#,
    );
    assert_eq!(told(&set, "a"), ["/a !", "/a/one |", "/a/two |"]);
}

#[test]
fn marks_titles_and_code_lists() {
    let set = set(r#"<xs:element name="a"><xs:complexType><xs:sequence>
        <xs:element name="b" type="C"><xs:annotation><xs:appinfo>
            <m:feld xmlns:m="urn:xefa:metadaten:1.0" datenkategorie="besonders" bezeichnung="Bekenntnis" fim="F12345678"/>
        </xs:appinfo><xs:documentation xml:lang="en">English</xs:documentation><xs:documentation>Deutsch</xs:documentation></xs:annotation></xs:element>
        <xs:element name="c" type="C"/>
        <xs:element name="d" type="xs:string"><xs:annotation><xs:appinfo>
            <m:feld xmlns:m="urn:xefa:metadaten:1.0" datenkategorie="geheim"/><o:feld xmlns:o="urn:o" fim="F0"/>
        </xs:appinfo></xs:annotation></xs:element>
    </xs:sequence></xs:complexType></xs:element>
    <xs:complexType name="C"><xs:annotation><xs:appinfo><title xmlns=""> Code </title></xs:appinfo></xs:annotation>
        <xs:simpleContent><xs:extension base="xs:token">
        <xs:attribute name="listURI" fixed="urn:l"/><xs:attribute name="listVersionID" default="1"/>
    </xs:extension></xs:simpleContent></xs:complexType>"#);
    let all: Vec<Field<'_>> = set.fields(root(&set, "a")).filter(|field| field.kind == FieldKind::Element).collect();
    let [a, b, c, d] = all.as_slice() else { panic!("four elements: {all:#?}") };
    assert!(a.outer && a.label.is_none() && a.category.is_none() && a.type_name.is_none());
    assert_eq!((b.label, b.fim, b.category), (Some("Bekenntnis"), Some("F12345678"), Some(Datenkategorie::Besonders)));
    assert_eq!((b.code_list, b.code_list_version, b.documentation), (Some("urn:l"), None, Some("Deutsch")));
    assert_eq!(b.type_name.map(|name| &*name.local), Some("C"));
    assert_eq!((c.label, c.fim, c.category), (Some("Code"), None, None));
    // A word that nobody knows is not "no personal data", and marks of others are not ours.
    assert_eq!((d.label, d.fim, d.category), (None, None, Some(Datenkategorie::Unbekannt("geheim"))));
}

#[test]
fn an_id_of_another_set_gives_nothing() {
    assert_eq!(set("").fields(ElementId(7)).count(), 0);
}

/// `docs/xefa.md`, 4: every element that holds a value and every attribute carries a mark; the parts of a code stand under one.
#[test]
fn every_value_of_the_published_releases_has_a_category() {
    for version in published_releases() {
        let set = published(version).expect("a release");
        let mut values = 0;
        for root in set.global_elements() {
            let mut marked: Vec<String> = Vec::new();
            for field in set.fields(root) {
                assert!(!matches!(field.category, Some(Datenkategorie::Unbekannt(_))), "{version} {}", field.path);
                if field.category.is_some() {
                    marked.push(format!("{}/", field.path));
                } else if !field.outer && matches!(field.kind, FieldKind::Element | FieldKind::Attribute) {
                    assert!(marked.iter().any(|path| field.path.starts_with(path)), "{version} {}", field.path);
                }
                values += usize::from(!field.outer);
            }
        }
        assert!(values > 500, "{version}: {values} values");
    }
}
