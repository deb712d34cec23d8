//! What each construct becomes.

use super::{attributes, complex, element, model, read, schema, set, type_named};
use crate::schema::TypeId;
use crate::schema::simple::{Builtin, FacetKind};
use crate::xsd::{
    Content, Derivation, IdentityKind, NamespaceConstraint, ProcessContents, SimpleKind, SimpleType, Term, Type,
};

fn simple<'s>(set: &'s crate::xsd::SchemaSet, name: &str) -> &'s SimpleType {
    match type_named(set, name) {
        Type::Simple(simple) => simple,
        Type::Complex(_) => panic!("{name} is complex"),
    }
}

#[test]
fn built_in_types_have_fixed_numbers() {
    let set = set("");
    assert_eq!(set.types.len(), 1 + Builtin::ALL.len());
    for (builtin, definition) in Builtin::ALL.iter().zip(&set.types[1..]) {
        let Type::Simple(simple) = definition else { panic!() };
        let name = simple.name.as_ref().expect("a name");
        assert_eq!(
            (name.namespace.as_deref(), &*name.local),
            (Some("http://www.w3.org/2001/XMLSchema"), builtin.local_name())
        );
        assert_eq!(set.type_names[name], TypeId(builtin.id().0 + 1));
    }
    let Type::Simple(any_simple) = &set.types[1] else { panic!() };
    assert_eq!(any_simple.base, TypeId::ANY_TYPE);
    let Type::Simple(nmtokens) = &set.types[1 + Builtin::Nmtokens.id().0 as usize] else { panic!() };
    assert_eq!(nmtokens.kind, SimpleKind::List(TypeId(1 + Builtin::Nmtoken.id().0)));
    let Type::Complex(any) = &set.types[0] else { panic!() };
    assert_eq!(model(&set, any), "mixed ({any}*)");
}

#[test]
fn simple_types_keep_their_steps() {
    let set = set(
        r#"<xs:simpleType name="Kurz"><xs:restriction base="Lang"><xs:maxLength value=" 5 " fixed="1"/><xs:pattern value=" a"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Lang"><xs:restriction><xs:simpleType><xs:restriction base="xs:token"/></xs:simpleType><xs:maxLength value="9"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Viele"><xs:list itemType=" Kurz "/></xs:simpleType>
<xs:simpleType name="Eins"><xs:union memberTypes=" Kurz  xs:int "><xs:simpleType><xs:list><xs:simpleType><xs:restriction base="xs:date"/></xs:simpleType></xs:list></xs:simpleType></xs:union></xs:simpleType>"#,
    );
    let kurz = simple(&set, "{urn:t}Kurz");
    assert_eq!(
        kurz.facets.iter().map(|f| (f.kind, f.value.as_str(), f.fixed)).collect::<Vec<_>>(),
        [(FacetKind::MaxLength, "5", true), (FacetKind::Pattern, " a", false),]
    );
    let Type::Simple(lang) = &set.types[kurz.base.index()] else { panic!() };
    assert_eq!(lang.name.as_ref().map(ToString::to_string).as_deref(), Some("{urn:t}Lang"));
    let Type::Simple(inline) = &set.types[lang.base.index()] else { panic!() };
    assert_eq!((inline.name.is_none(), inline.base), (true, TypeId(1 + Builtin::Token.id().0)));
    assert!(
        matches!(simple(&set, "{urn:t}Viele").kind, SimpleKind::List(item) if set.types[item.index()].name().is_some())
    );
    let SimpleKind::Union(members) = &simple(&set, "{urn:t}Eins").kind else { panic!() };
    assert_eq!((members.len(), members[1]), (3, TypeId(1 + Builtin::Int.id().0)));
}

#[test]
fn forms_decide_the_namespace_of_local_names() {
    let text = schema(
        r#"<xs:complexType name="T"><xs:sequence><xs:element name="a"/><xs:element name="b" form=" qualified "/></xs:sequence><xs:attribute name="c"/><xs:attribute name="d" form="qualified"/></xs:complexType>"#,
    );
    let plain = read(&[("a.xsd", &text)]).expect("correct");
    assert_eq!(model(&plain, complex(&plain, "{urn:t}T")), "(-a,b)");
    let text =
        text.replacen("<xs:schema", r#"<xs:schema elementFormDefault="qualified" attributeFormDefault="qualified""#, 1);
    let qualified = read(&[("a.xsd", &text)]).expect("correct");
    assert_eq!(model(&qualified, complex(&qualified, "{urn:t}T")), "(a,b)");
    assert!(qualified.attributes.iter().all(|attribute| attribute.name.namespace.is_some()));
}

#[test]
fn content_models() {
    let set = set(r###"<xs:element name="e" type="xs:string"/>
<xs:group name="g"><xs:choice><xs:element name="x"/><xs:element ref="e"/></xs:choice></xs:group>
<xs:complexType name="A"><xs:sequence minOccurs=" 0 " maxOccurs="unbounded"><xs:group ref="g" maxOccurs="3"/><xs:any minOccurs="0" maxOccurs="0"/><xs:any namespace="##other"/></xs:sequence></xs:complexType>
<xs:complexType name="B"><xs:group ref="g"/></xs:complexType>
<xs:complexType name="C"><xs:all><xs:element name="x" minOccurs="0"/><xs:element name="y"/></xs:all></xs:complexType>
<xs:complexType name="D"><xs:sequence/></xs:complexType>
<xs:complexType name="E"><xs:choice/></xs:complexType>
<xs:complexType name="F" mixed="true"/>
<xs:complexType name="G"><xs:complexContent mixed="true"><xs:extension base="xs:anyType"/></xs:complexContent></xs:complexType>"###);
    let text = |name: &str| model(&set, complex(&set, &format!("{{urn:t}}{name}")));
    assert_eq!(text("A"), "((-x|e){1,3},{any})*");
    assert_eq!(text("B"), "(-x|e)");
    assert_eq!(text("C"), "(-x?&-y)");
    assert_eq!(text("D"), "empty");
    assert_eq!(text("E"), "()");
    assert_eq!(text("F"), "mixed ()");
    assert_eq!(text("G"), "mixed (({any}*),())");
    let Content::Elements { particle, .. } = &complex(&set, "{urn:t}B").content else { panic!() };
    let Term::Group(shared) = &particle.term else { panic!() };
    assert!(set.groups.values().any(|group| std::sync::Arc::ptr_eq(group, shared)), "a named group is shared");
}

#[test]
fn extension_and_restriction_inherit() {
    let set = set(
        r#"<xs:attributeGroup name="ag"><xs:attribute name="p" type="xs:int"/><xs:attribute name="q" use="required"/></xs:attributeGroup>
<xs:complexType name="Extended"><xs:complexContent><xs:extension base="Base"><xs:sequence><xs:element name="b"/></xs:sequence><xs:attribute name="z"/></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="Base"><xs:sequence><xs:element name="a"/></xs:sequence><xs:attributeGroup ref="ag"/><xs:attribute name="r" default="1"/></xs:complexType>
<xs:complexType name="Same"><xs:complexContent><xs:extension base="Base"/></xs:complexContent></xs:complexType>
<xs:complexType name="Less"><xs:complexContent><xs:restriction base="Extended"><xs:sequence><xs:element name="a" type="xs:int"/><xs:element name="b"/></xs:sequence><xs:attribute name="p" type="xs:int" use="required"/><xs:attribute name="r" use="prohibited"/></xs:restriction></xs:complexContent></xs:complexType>"#,
    );
    let get = |name: &str| complex(&set, &format!("{{urn:t}}{name}"));
    assert_eq!(model(&set, get("Extended")), "((-a),(-b))");
    assert_eq!(attributes(&set, get("Extended")), "p q! r=1 z");
    assert_eq!(model(&set, get("Same")), "(-a)");
    assert_eq!(get("Same").derivation, Derivation::Extension);
    assert_eq!(attributes(&set, get("Less")), "p! q! z");
}

#[test]
fn simple_content() {
    let set = set(
        r#"<xs:complexType name="Betrag"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="w" fixed="EUR"/></xs:extension></xs:simpleContent></xs:complexType>
<xs:complexType name="Klein"><xs:simpleContent><xs:restriction base="Betrag"><xs:maxInclusive value="9"/><xs:attribute name="w" fixed="EUR" use="required"/></xs:restriction></xs:simpleContent></xs:complexType>
<xs:complexType name="Gleich"><xs:simpleContent><xs:extension base="Klein"/></xs:simpleContent></xs:complexType>"#,
    );
    assert_eq!(model(&set, complex(&set, "{urn:t}Betrag")), "text of decimal");
    let Content::Simple(restricted) = complex(&set, "{urn:t}Klein").content else { panic!() };
    let Type::Simple(step) = &set.types[restricted.index()] else { panic!() };
    assert_eq!((step.facets[0].kind, step.base), (FacetKind::MaxInclusive, TypeId(1 + Builtin::Decimal.id().0)));
    assert!(matches!(complex(&set, "{urn:t}Gleich").content, Content::Simple(id) if id == restricted));
    assert_eq!(attributes(&set, complex(&set, "{urn:t}Gleich")), "w!=EUR");
}

#[test]
fn elements_and_substitution() {
    let set = set(r##"<xs:element name="m2" substitutionGroup="m1" block="#all" nillable=" true "/>
<xs:element name="m1" substitutionGroup="head"/>
<xs:element name="head" type="xs:int" abstract="true" final="extension  restriction"/>
<xs:element name="leer" fixed=" x "/>"##);
    let int = TypeId(1 + Builtin::Int.id().0);
    assert_eq!(element(&set, "{urn:t}m2").type_id, int);
    assert_eq!(
        element(&set, "{urn:t}m1").substitution_head,
        Some(set.element_names[&element(&set, "{urn:t}head").name])
    );
    assert!(element(&set, "{urn:t}m2").nillable && element(&set, "{urn:t}m2").block.substitution);
    assert!(element(&set, "{urn:t}head").abstract_ && element(&set, "{urn:t}head").final_.restriction);
    let leer = element(&set, "{urn:t}leer");
    assert_eq!(
        (leer.type_id, leer.value.as_ref().map(|value| value.lexical.as_str())),
        (TypeId::ANY_TYPE, Some(" x "))
    );
}

#[test]
fn wildcards_are_combined() {
    let set = set(
        r###"<xs:attributeGroup name="a"><xs:anyAttribute namespace="urn:x urn:y" processContents="skip"/></xs:attributeGroup>
<xs:attributeGroup name="b"><xs:anyAttribute namespace="##local urn:y"/></xs:attributeGroup>
<xs:complexType name="Both"><xs:attributeGroup ref="a"/><xs:attributeGroup ref="b"/></xs:complexType>
<xs:complexType name="More"><xs:complexContent><xs:extension base="Both"><xs:anyAttribute namespace="##targetNamespace" processContents="lax"/></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="Less"><xs:complexContent><xs:restriction base="More"/></xs:complexContent></xs:complexType>"###,
    );
    let wildcard = |name: &str| complex(&set, &format!("{{urn:t}}{name}")).attribute_wildcard.clone();
    let both = wildcard("Both").expect("a wildcard");
    assert_eq!(both.namespaces, NamespaceConstraint::Set(vec![Some("urn:y".into())]));
    assert_eq!(both.process, ProcessContents::Skip);
    let more = wildcard("More").expect("a wildcard");
    assert_eq!(more.namespaces, NamespaceConstraint::Set(vec![Some("urn:t".into()), Some("urn:y".into())]));
    assert_eq!(more.process, ProcessContents::Lax);
    assert_eq!(wildcard("Less"), None);
}

#[test]
fn identity_constraints_are_kept() {
    let set = set(
        r#"<xs:element name="r"><xs:complexType/><xs:key name="k"><xs:selector xpath=" a/b "/><xs:field xpath="@x"/><xs:field xpath="."/></xs:key><xs:keyref name="f" refer="k"><xs:selector xpath="c"/><xs:field xpath="d"/><xs:field xpath="e"/></xs:keyref></xs:element>"#,
    );
    let [key, keyref] = element(&set, "{urn:t}r").constraints.as_slice() else { panic!() };
    assert_eq!((key.selector.text.as_str(), key.fields.len(), &key.kind), ("a/b", 2, &IdentityKind::Key));
    assert!(matches!(&keyref.kind, IdentityKind::KeyRef(name) if *name == key.name));
    assert!(key.selector.scope.iter().any(|(prefix, uri)| prefix.is_empty() && uri == "urn:t"));
}

#[test]
fn annotations_lose_nothing() {
    let set = set(r#"<xs:annotation><xs:documentation>Kopf</xs:documentation></xs:annotation>
<xs:element name="e" xmlns:f="urn:f" f:mark="1"><xs:annotation><xs:documentation xml:lang="de">Dachhaut &amp; -d&#228;mmung <b>fett</b>
</xs:documentation><xs:appinfo><f:a x="1">t<f:b/>u</f:a></xs:appinfo><xs:documentation>zwei</xs:documentation></xs:annotation></xs:element>
<xs:simpleType name="C"><xs:restriction base="xs:token"><xs:enumeration value="1"><xs:annotation><xs:documentation>eins</xs:documentation></xs:annotation></xs:enumeration></xs:restriction></xs:simpleType>"#);
    let annotation = &element(&set, "{urn:t}e").annotation;
    assert_eq!(annotation.documentation[0].text, "Dachhaut & -dämmung fett\n");
    assert_eq!(annotation.documentation[0].lang.as_deref(), Some("de"));
    assert_eq!(annotation.documentation[1].text, "zwei");
    assert_eq!(
        (annotation.appinfo[0].name.to_string().as_str(), annotation.appinfo[0].text.as_str()),
        ("{urn:f}a", "tu")
    );
    assert_eq!(annotation.appinfo[0].children[0].name.local.as_ref(), "b");
    assert_eq!((annotation.foreign[0].0.to_string().as_str(), annotation.foreign[0].1.as_str()), ("{urn:f}mark", "1"));
    assert_eq!(simple(&set, "{urn:t}C").facets[0].annotation.documentation[0].text, "eins");
    assert_eq!(set.documents[0].annotation.documentation[0].text, "Kopf");
}

#[test]
fn places_of_components() {
    let set = set("<xs:element name=\"a\"/>\n  <xs:element name=\"b\"/>");
    let at = element(&set, "{urn:t}b").at;
    assert_eq!((at.document, at.line, at.column), (0, 3, 3));
}

#[test]
fn conditional_inclusion() {
    let set = set(
        r#"<xs:complexType name="T" xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning"><xs:attribute name="a" vc:maxVersion="1.1"/><xs:assert test="@a" vc:minVersion="1.1"/></xs:complexType>"#,
    );
    assert_eq!(attributes(&set, complex(&set, "{urn:t}T")), "a");
}
