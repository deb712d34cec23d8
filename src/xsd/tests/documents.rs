//! Sets of several documents: include, import, redefine, catalogs, copies and limits.

use super::{HEAD, complex, element, model, places, read, schema};
use crate::limits::Limits;
use crate::report::{Severity, Verdict};
use crate::xsd::{Catalog, Loader};

const XS: &str = r#"xmlns:xs="http://www.w3.org/2001/XMLSchema""#;

#[test]
fn a_chameleon_takes_every_namespace() {
    let chameleon = format!(
        r#"<xs:schema {XS}><xs:complexType name="T"><xs:sequence><xs:element ref="e"/></xs:sequence></xs:complexType><xs:element name="e" type="T"/></xs:schema>"#
    );
    let other = format!(r#"<xs:schema {XS} targetNamespace="urn:u"><xs:include schemaLocation="c.xsd"/></xs:schema>"#);
    let root = schema(r#"<xs:include schemaLocation="c.xsd"/><xs:import namespace="urn:u" schemaLocation="u.xsd"/>"#);
    let set = read(&[("a.xsd", &root), ("c.xsd", &chameleon), ("u.xsd", &other)]).expect("correct");
    assert_eq!(set.documents.len(), 4);
    for name in ["{urn:t}e", "{urn:u}e"] {
        assert_eq!(model(&set, complex(&set, &name.replace('e', "T").replace("{urn:T", "{urn:t"))), "(e)", "{name}");
        assert!(element(&set, name).global);
    }
}

#[test]
fn a_mistake_in_a_chameleon_is_told_once() {
    let chameleon = format!(r#"<xs:schema {XS}><xs:element name="e" type="T" typ=""/></xs:schema>"#);
    let other = format!(r#"<xs:schema {XS} targetNamespace="urn:u"><xs:include schemaLocation="c.xsd"/></xs:schema>"#);
    let root = schema(r#"<xs:include schemaLocation="c.xsd"/><xs:import namespace="urn:u" schemaLocation="u.xsd"/>"#);
    let report = read(&[("a.xsd", &root), ("c.xsd", &chameleon), ("u.xsd", &other)]).expect_err("two mistakes");
    assert_eq!(places(&report), [("src-resolve", "c.xsd", 1, 83), ("s4s-att-not-allowed", "c.xsd", 1, 86)]);
}

#[test]
fn circles_of_documents_end() {
    let a = schema(
        r#"<xs:include schemaLocation="b.xsd"/><xs:import namespace="urn:u" schemaLocation="u.xsd"/><xs:element name="a" type="B"/>"#,
    );
    let b = schema(r#"<xs:include schemaLocation="./x/../a.xsd"/><xs:complexType name="B"/>"#);
    let u = format!(
        r#"<xs:schema {XS} targetNamespace="urn:u" xmlns:t="urn:t"><xs:import namespace="urn:t" schemaLocation="a.xsd"/><xs:element name="u" type="t:B"/></xs:schema>"#
    );
    let set = read(&[("a.xsd", &a), ("b.xsd", &b), ("u.xsd", &u)]).expect("correct");
    assert_eq!(set.documents.iter().map(|document| &*document.path).collect::<Vec<_>>(), ["a.xsd", "b.xsd", "u.xsd"]);
}

#[test]
fn copies_are_one_document_and_versions_clash() {
    let common =
        format!(r#"<xs:schema {XS} targetNamespace="urn:u"><xs:element name="u"/><xs:element name="v"/></xs:schema>"#);
    let a = schema(r#"<xs:include schemaLocation="b.xsd"/><xs:import namespace="urn:u" schemaLocation="x/u.xsd"/>"#);
    let b = schema(r#"<xs:import namespace="urn:u" schemaLocation="y/u.xsd"/>"#);
    let copy = common.replace("><", ">\r\n<");
    let first = common.replace("><", ">\n<");
    let set = read(&[("a.xsd", &a), ("b.xsd", &b), ("x/u.xsd", &first), ("y/u.xsd", &copy)]).expect("one document");
    assert_eq!(set.documents.len(), 3);
    let report = read(&[("a.xsd", &a), ("b.xsd", &b), ("x/u.xsd", &first), ("y/u.xsd", &common)]).expect_err("two");
    assert_eq!(places(&report), [("sch-props-correct.2", "y/u.xsd", 1, 98)]);
    assert_eq!(report.findings()[0].argument("other"), Some("x/u.xsd:2"));
}

#[test]
fn namespaces_must_fit() {
    let u = format!(r#"<xs:schema {XS} targetNamespace="urn:u"/>"#);
    let a = schema(
        "<xs:include schemaLocation=\"u.xsd\"/>\n<xs:import namespace=\"urn:x\" schemaLocation=\"u.xsd\"/>\n<xs:import schemaLocation=\"u.xsd\"/>\n<xs:import namespace=\"urn:t\"/>",
    );
    let report = read(&[("a.xsd", &a), ("u.xsd", &u)]).expect_err("wrong");
    assert_eq!(
        places(&report),
        [
            ("src-include.2.1", "a.xsd", 2, 29),
            ("src-import.3.1", "a.xsd", 3, 46),
            ("src-import.3.2", "a.xsd", 4, 28),
            ("src-import.1.1", "a.xsd", 5, 23),
        ]
    );
}

#[test]
fn what_is_not_there_is_said() {
    let a = schema(
        "<xs:include schemaLocation=\"fehlt.xsd\"/>\n<xs:import namespace=\"urn:x\" schemaLocation=\"https://example.org/x.xsd\"/>\n<xs:element name=\"e\" type=\"x:T\" xmlns:x=\"urn:x\"/>",
    );
    let report = read(&[("a.xsd", &a)]).expect_err("missing");
    assert_eq!(
        places(&report),
        [("xefa-schema-nicht-gefunden", "a.xsd", 2, 29), ("xefa-schema-entfernt", "a.xsd", 3, 46),]
    );
    let x = format!(r#"<xs:schema {XS} targetNamespace="urn:x"><xs:complexType name="T"/></xs:schema>"#);
    let loader = Loader::new().document("a.xsd", a.replace("<xs:include schemaLocation=\"fehlt.xsd\"/>", ""));
    let loader = loader.document("lokal/x.xsd", x);
    let catalog = Catalog::new().prefix("https://example.org/", "lokal/");
    assert!(loader.clone().catalog(catalog).read(&["a.xsd".into()]).is_ok());
    let by_namespace = Catalog::new().entry("urn:x", "lokal/x.xsd");
    assert!(loader.catalog(by_namespace).read(&["a.xsd".into()]).is_ok());
    let report = Loader::new().document("a", "").read(&["b".into()]).expect_err("no such document");
    assert_eq!(places(&report), [("xefa-schema-nicht-gefunden", "b", 0, 0)]);
}

#[test]
fn an_import_without_location_finds_what_others_bring() {
    let a = schema(
        r#"<xs:include schemaLocation="b.xsd"/><xs:import namespace="urn:u"/><xs:element name="e" type="u:T" xmlns:u="urn:u"/>"#,
    );
    let b = schema(r#"<xs:import namespace="urn:u" schemaLocation="u.xsd"/>"#);
    let u = format!(r#"<xs:schema {XS} targetNamespace="urn:u"><xs:complexType name="T"/></xs:schema>"#);
    assert!(read(&[("a.xsd", &a), ("b.xsd", &b), ("u.xsd", &u)]).is_ok());
}

#[test]
fn the_schema_of_xml_is_built_in() {
    let a = schema(
        r#"<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/>
<xs:complexType name="T"><xs:attribute ref="xml:lang" use="required"/></xs:complexType>
<xs:complexType name="U"><xs:attributeGroup ref="xml:specialAttrs"/></xs:complexType>"#,
    );
    let set = read(&[("a.xsd", &a)]).expect("correct");
    assert_eq!(super::attributes(&set, complex(&set, "{urn:t}T")), "lang!");
    assert_eq!(super::attributes(&set, complex(&set, "{urn:t}U")), "base lang space id");
    let without = schema(r#"<xs:complexType name="T"><xs:attribute ref="xml:lang"/></xs:complexType>"#);
    let report = read(&[("a.xsd", &without)]).expect_err("not imported");
    assert_eq!(places(&report), [("src-resolve.4.2", "a.xsd", 2, 45)]);
}

#[test]
fn redefine() {
    let base = schema(
        r#"<xs:complexType name="T"><xs:sequence><xs:element name="a"/></xs:sequence></xs:complexType>
<xs:element name="e" type="T"/><xs:group name="g"><xs:sequence><xs:element name="g1"/></xs:sequence></xs:group>
<xs:complexType name="G"><xs:group ref="g"/></xs:complexType>"#,
    );
    let root = schema(
        r#"<xs:redefine schemaLocation="b.xsd"><xs:complexType name="T"><xs:complexContent><xs:extension base="T"><xs:sequence><xs:element name="b"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:group name="g"><xs:sequence><xs:group ref="g"/><xs:element name="g2"/></xs:sequence></xs:group></xs:redefine>"#,
    );
    let set = read(&[("a.xsd", &root), ("b.xsd", &base)]).expect("correct");
    assert_eq!(model(&set, complex(&set, "{urn:t}T")), "((-a),(-b))");
    assert_eq!(
        set.type_names[&complex(&set, "{urn:t}T").name.clone().expect("a name")],
        element(&set, "{urn:t}e").type_id
    );
    assert_eq!(model(&set, complex(&set, "{urn:t}G")), "((-g1),-g2)");
    let unknown = root.replace("name=\"T\"", "name=\"X\"");
    let report = read(&[("a.xsd", &unknown), ("b.xsd", &base)]).expect_err("nothing to redefine");
    assert_eq!(places(&report), [("src-redefine", "a.xsd", 2, 59)]);
}

#[test]
fn encodings_and_doctypes() {
    let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!DOCTYPE xs:schema [<!ENTITY x 'y'>]><xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"gr\u{fc}n\"/><xs:element nme=\"\"/></xs:schema>";
    let latin1: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let report = Loader::new().document("a.xsd", latin1).read(&["a.xsd".into()]).expect_err("one mistake");
    let (first, second) = (places(&report)[0], places(&report)[1]);
    assert_eq!((first, second), (("s4s-att-must-appear", "a.xsd", 2, 119), ("s4s-att-not-allowed", "a.xsd", 2, 131)));
    let used = format!("<!DOCTYPE a [<!ENTITY x 'y'>]>\n<xs:schema {XS}>\n&x;</xs:schema>");
    let report = read(&[("a.xsd", &used)]).expect_err("an entity");
    assert_eq!(places(&report), [("xml-entity", "a.xsd", 3, 1)]);
}

#[test]
fn what_is_no_schema() {
    let report = read(&[("a.xsd", "<schema/>")]).expect_err("no namespace");
    assert_eq!(places(&report), [("s4s-elt-schema-ns", "a.xsd", 1, 1)]);
    let report = read(&[("a.xsd", &format!("{HEAD}\n<xs:element"))]).expect_err("broken");
    assert_eq!(report.findings()[0].source_name(), Some("a.xsd"));
    assert!(report.findings()[0].rule().id().starts_with("xml-"));
}

#[test]
fn documents_are_limited() {
    let chain: Vec<(String, String)> = (0..4)
        .map(|n| (format!("{n}.xsd"), schema(&format!(r#"<xs:include schemaLocation="{}.xsd"/>"#, (n + 1) % 4))))
        .collect();
    let loader = chain.iter().fold(Loader::new(), |loader, (name, text)| loader.document(name, text.as_str()));
    let with = |limits: Limits| loader.clone().limits(&limits).read(&["0.xsd".into()]);
    assert!(with(Limits { schema_documents: 4, ..Limits::default() }).is_ok());
    let report = with(Limits { schema_documents: 3, ..Limits::default() }).expect_err("too many");
    assert_eq!(places(&report), [("limit-schema-documents", "2.xsd", 2, 29)]);
    let bytes = chain[0].1.len();
    assert!(with(Limits { schema_bytes: bytes, ..Limits::default() }).is_ok());
    let report = with(Limits { schema_bytes: bytes - 1, ..Limits::default() }).expect_err("too large");
    assert_eq!(report.findings()[0].rule().id(), "limit-schema-bytes");
}

#[test]
fn folders_and_catalog_files() {
    let folder = std::env::temp_dir().join(format!("xefa-xsd-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("mit leer")).expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("a file");
    write("b.xsd", &schema(r#"<xs:import namespace="urn:u" schemaLocation="https://example.org/u.xsd"/>"#));
    write("a.xsd", &schema(r#"<xs:include schemaLocation="mit%20leer/c.xsd"/>"#));
    write("mit leer/c.xsd", &schema(r#"<xs:element name="c"/>"#));
    write("mit leer/u.xsd", &format!(r#"<xs:schema {XS} targetNamespace="urn:u"><xs:element name="u"/></xs:schema>"#));
    write(
        "katalog.xml",
        r#"<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><group xml:base="mit%20leer/"><nextCatalog catalog="weiter.xml"/></group></catalog>"#,
    );
    write(
        "mit leer/weiter.xml",
        r#"<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><rewriteURI uriStartString="https://example.org/" rewritePrefix="./"/></catalog>"#,
    );
    let catalog = Catalog::read(folder.join("katalog.xml")).expect("a catalog");
    let set = Loader::new().catalog(catalog).read(std::slice::from_ref(&folder)).expect("correct");
    let names: Vec<&str> = set.documents.iter().filter_map(|document| document.path.rsplit('/').next()).collect();
    assert_eq!(names, ["a.xsd", "b.xsd", "c.xsd", "u.xsd"]);
    let report = Catalog::read(folder.join("fehlt.xml")).expect_err("no file");
    assert_eq!(report.findings()[0].rule().id(), "xefa-katalog");
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn an_absent_document_is_refused_unless_that_is_allowed() {
    let body = r#"<xs:include schemaLocation="fehlt.xsd"/><xs:import namespace="urn:x" schemaLocation="https://example.org/x.xsd"/>"#;
    let with = |more: &str| format!("{}{body}{more}</xs:schema>", HEAD_OF_NONE);
    let fine = with(r#"<xs:element name="a" type="xs:string"/>"#);
    let report = Loader::new().document("a.xsd", fine.as_str()).read(&["a.xsd".into()]).expect_err("two are absent");
    let rules: Vec<_> = report.findings().iter().map(|finding| finding.rule().id()).collect();
    assert_eq!(rules, ["xefa-schema-nicht-gefunden", "xefa-schema-entfernt"]);
    assert_eq!(report.verdict(), Verdict::Error, "could not check");

    let set = Loader::new().without_absent().document("a.xsd", fine.as_str()).read(&["a.xsd".into()]).expect("allowed");
    let told: Vec<_> = set.absent.findings().iter().map(|one| (one.rule().id(), one.severity())).collect();
    assert_eq!(told, [("xefa-schema-nicht-gefunden", Severity::Warning), ("xefa-schema-entfernt", Severity::Warning)]);

    for broken in [r#"<xs:element name="a" type="B"/>"#, r#"<xs:element name="a" type="x:B" xmlns:x="urn:x"/>"#] {
        let loader = Loader::new().without_absent().document("a.xsd", with(broken));
        let report = loader.read(&["a.xsd".into()]).expect_err("what is referred to has to be there");
        assert_eq!(report.findings()[0].rule().id(), "src-resolve", "{broken}");
    }
    let redefined = format!(
        r#"{HEAD_OF_NONE}<xs:redefine schemaLocation="fehlt.xsd"><xs:simpleType name="T"><xs:restriction base="T"/></xs:simpleType></xs:redefine></xs:schema>"#
    );
    let loader = Loader::new().without_absent().document("a.xsd", redefined);
    assert!(loader.read(&["a.xsd".into()]).is_err(), "what is redefined has to be there");
}

const HEAD_OF_NONE: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">"#;
