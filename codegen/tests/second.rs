//! The second reading: over small schemas, over the library's own, and over the schemas of real standards.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use xefa::Limits;
use xefa::xsd::{Catalog, Loader, SchemaSet};
use xefa_codegen::second::{Aspect, Reading, Reason, compare};

/// Past the capture of the test runner, so that it is seen.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn set(documents: &[(&str, &str)]) -> SchemaSet {
    let loader = documents.iter().fold(Loader::new(), |loader, (name, text)| loader.document(*name, *text));
    loader.read(&[documents[0].0.into()]).expect("correct documents")
}

/// Reads the first texts with the library, the second with the other reader.
fn read(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> Reading {
    let set = set(ours);
    compare(&set, |path| {
        let found = theirs.iter().find(|(name, _)| *name == path);
        found.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| std::io::ErrorKind::NotFound.into())
    })
}

fn same(documents: &[(&str, &str)]) -> Reading {
    let reading = read(documents, documents);
    let told: Vec<String> = reading.unknown().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    reading
}

const SCHEMA: &str = r###"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:a" targetNamespace="urn:a" elementFormDefault="qualified" blockDefault="extension" finalDefault="extension restriction">
  <xs:import namespace="http://www.w3.org/XML/1998/namespace"/>
  <xs:element name="root" type="Person" nillable="true">
    <xs:key name="k"><xs:selector xpath="name | tag"/><xs:field xpath="@id"/></xs:key>
    <xs:keyref name="r" refer="k"><xs:selector xpath="name"/><xs:field xpath="@id"/></xs:keyref>
  </xs:element>
  <xs:element name="head" final=""><xs:simpleType><xs:restriction base="Code"/></xs:simpleType></xs:element>
  <xs:element name="member" substitutionGroup="head" final="" block="#all"/>
  <xs:attribute name="a" type="xs:int" default="1"/>
  <xs:simpleType name="Code" final="">
    <xs:restriction base="xs:token"><xs:pattern value="[A-Z&amp;]+"/><xs:enumeration value="A"/><xs:enumeration value="B"/><xs:maxLength value="4" fixed="true"/></xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Mixed"><xs:union memberTypes="Code xs:int"><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:union></xs:simpleType>
  <xs:group name="G"><xs:choice><xs:element name="g" type="xs:int" form="unqualified"/><xs:element ref="root" minOccurs="0" maxOccurs="unbounded"/></xs:choice></xs:group>
  <xs:attributeGroup name="AG"><xs:attribute name="x" type="xs:int" use="required"/><xs:attribute ref="xml:lang"/><xs:anyAttribute namespace="##other" processContents="lax"/></xs:attributeGroup>
  <xs:complexType name="Person" final="" block="">
    <xs:sequence>
      <xs:element name="name" maxOccurs="3"><xs:complexType><xs:simpleContent><xs:extension base="Code"><xs:attribute ref="a"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
      <xs:group ref="G" minOccurs="0"/>
      <xs:element name="never" maxOccurs="0" minOccurs="0"/>
      <xs:any namespace="##targetNamespace urn:b" minOccurs="0" processContents="skip"/>
    </xs:sequence>
    <xs:attributeGroup ref="AG"/>
    <xs:attribute name="id" type="xs:int" fixed="7"/>
  </xs:complexType>
  <xs:complexType name="More"><xs:complexContent><xs:extension base="Person"><xs:sequence><xs:element name="more"/></xs:sequence><xs:attribute name="y"><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:attribute></xs:extension></xs:complexContent></xs:complexType>
  <xs:complexType name="Most"><xs:complexContent><xs:extension base="Empty"><xs:sequence/></xs:extension></xs:complexContent></xs:complexType>
  <xs:complexType name="Empty" final=""><xs:attribute name="e"/></xs:complexType>
  <xs:complexType name="Text" mixed="true" abstract="true" final=""/>
  <xs:complexType name="Amount" final=""><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="unit" type="xs:token"/><xs:attribute name="old" type="xs:token"/></xs:extension></xs:simpleContent></xs:complexType>
  <xs:complexType name="Euro" final=""><xs:simpleContent><xs:restriction base="Amount"><xs:fractionDigits value="2"/><xs:attribute name="unit" type="xs:token" fixed="EUR"/><xs:attribute name="old" use="prohibited"/></xs:restriction></xs:simpleContent></xs:complexType>
  <xs:complexType name="Less"><xs:simpleContent><xs:restriction base="Euro"><xs:maxInclusive value="10"/></xs:restriction></xs:simpleContent></xs:complexType>
</xs:schema>"###;

#[test]
fn both_see_the_same() {
    let reading = same(&[("a.xsd", SCHEMA)]);
    assert_eq!(reading.differences, []);
    assert_eq!(reading.skipped, 0);
    // Head, root, member; name, g, a reference to root, more.
    assert_eq!(reading.agreed[&Aspect::Element], 7);
    assert_eq!(reading.agreed[&Aspect::Enumeration], 2);
    assert!(reading.to_string().starts_with("second reading: 7 elements, "), "{reading}");
    assert!(
        reading.to_string().ends_with("2 enumerations agree; 0 differences; 0 known weaknesses of the second reader")
    );
}

/// Whatever is changed for one reader only is found, and where it is.
#[test]
fn what_differs_is_told() {
    for (from, to, expected) in [
        (
            "maxOccurs=\"3\"",
            "",
            "type {urn:a}Person / content content / group sequence / element {urn:a}name: 1..3 here, 1..1 in the second reading",
        ),
        ("value=\"4\"", "value=\"5\"", "type {urn:a}Code / facet maxLength: 4 here, 5 in the second reading"),
        (
            "<xs:enumeration value=\"B\"/>",
            "",
            "type {urn:a}Code / enumeration B: one here, nothing in the second reading",
        ),
        (
            "fixed=\"7\"",
            "fixed=\"8\"",
            "type {urn:a}More / attribute id / value fixed: 7 here, 8 in the second reading",
        ),
        ("use=\"required\"", "", "type {urn:a}Person / attribute x: required here, optional in the second reading"),
        (
            "xpath=\"@id\"",
            "xpath=\"@i\"",
            "element {urn:a}root / identity constraint {urn:a}k / identity constraint field: @id here, @i in the second reading",
        ),
        (
            "itemType=\"xs:int\"",
            "itemType=\"xs:byte\"",
            "type {urn:a}Mixed / base member / base list: {http://www.w3.org/2001/XMLSchema}int here, {http://www.w3.org/2001/XMLSchema}byte in the second reading",
        ),
        (
            "processContents=\"lax\"",
            "",
            "type {urn:a}Person / wildcard anyAttribute: not urn:a lax here, not urn:a strict in the second reading",
        ),
        (
            "<xs:enumeration value=\"A\"/><xs:enumeration value=\"B\"/>",
            "<xs:enumeration value=\"B\"/><xs:enumeration value=\"A\"/>",
            "type {urn:a}Code / order: restriction, pattern, A, B, maxLength here, restriction, pattern, B, A, maxLength in the second reading",
        ),
        (
            "<xs:attribute name=\"a\" ",
            "<xs:attribute name=\"b\" ",
            "attribute {urn:a}b: nothing here, one in the second reading",
        ),
        ("abstract=\"true\"", "", "type {urn:a}Text / flag abstract: true here, nothing in the second reading"),
        (
            "block=\"#all\"",
            "",
            "element {urn:a}member / control block: extension restriction substitution here, extension in the second reading",
        ),
    ] {
        assert!(SCHEMA.contains(from), "{from}");
        let reading = read(&[("a.xsd", SCHEMA)], &[("a.xsd", &SCHEMA.replacen(from, to, 1))]);
        let told: Vec<String> = reading.unknown().map(ToString::to_string).collect();
        assert!(told.iter().any(|line| line == expected), "{expected}\n{}", told.join("\n"));
    }
}

/// A document without a namespace that two others include, and one that redefines another.
#[test]
fn chameleons_and_redefinitions() {
    let start = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"";
    let chameleon = format!(
        "{start}><xs:element name='c' type='C'/><xs:complexType name='C'><xs:sequence><xs:element ref='c' minOccurs='0'/></xs:sequence></xs:complexType></xs:schema>"
    );
    let a = format!(
        "{start} targetNamespace='urn:a'><xs:include schemaLocation='c.xsd'/><xs:import namespace='urn:b' schemaLocation='b.xsd'/><xs:import schemaLocation='r.xsd'/></xs:schema>"
    );
    let b = format!("{start} targetNamespace='urn:b'><xs:include schemaLocation='c.xsd'/></xs:schema>");
    let r = format!(
        "{start}><xs:redefine schemaLocation='o.xsd'>
          <xs:simpleType name='S'><xs:restriction base='S'><xs:maxLength value='3'/></xs:restriction></xs:simpleType>
          <xs:complexType name='T'><xs:complexContent><xs:extension base='T'><xs:sequence><xs:element name='n'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
          <xs:attributeGroup name='AG'><xs:attributeGroup ref='AG'/><xs:attribute name='y'/></xs:attributeGroup>
          <xs:group name='G'><xs:sequence><xs:group ref='G'/><xs:element name='z'/></xs:sequence></xs:group>
        </xs:redefine></xs:schema>"
    );
    let o = format!(
        "{start}><xs:simpleType name='S'><xs:restriction base='xs:string'><xs:minLength value='1'/></xs:restriction></xs:simpleType>
          <xs:complexType name='T'><xs:sequence><xs:element name='o' type='S'/></xs:sequence><xs:attributeGroup ref='AG'/></xs:complexType>
          <xs:attributeGroup name='AG'><xs:attribute name='x'/></xs:attributeGroup>
          <xs:group name='G'><xs:sequence><xs:element name='g'/></xs:sequence></xs:group></xs:schema>"
    );
    let reading = same(&[("a.xsd", &a), ("b.xsd", &b), ("c.xsd", &chameleon), ("r.xsd", &r), ("o.xsd", &o)]);
    assert_eq!((reading.differences.len(), reading.skipped), (0, 0));
}

#[test]
fn known_weaknesses_are_named() {
    let text = "<!DOCTYPE xs:schema [<!ENTITY x 'y'>]><xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">
      <xs:element name='a' type=' xs:string ' nillable=' true ' block='extension  restriction'/>
      <xs:element name='b' type='xs:string' default='x\ty'/></xs:schema>";
    let reading = same(&[("a.xsd", text)]);
    let known: Vec<_> = reading.differences.iter().map(|difference| difference.known).collect();
    assert_eq!(known, [Reason::BlanksInTokens, Reason::BlanksInValues].map(Some));
    assert!(reading.to_string().ends_with("0 differences; 2 known weaknesses of the second reader"), "{reading}");
}

/// As deep as the library reads; the second reader is recursive.
#[test]
fn deep_nesting() {
    let most = Limits::default().depth / 2 - 8;
    let inner = "<xs:element name='e'><xs:complexType>";
    let text = format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='r'><xs:complexType>{}<xs:sequence/>{}</xs:complexType></xs:element></xs:schema>",
        format!("<xs:sequence>{inner}").repeat(most / 2),
        "</xs:complexType></xs:element></xs:sequence>".repeat(most / 2),
    );
    let reading = same(&[("a.xsd", &text)]);
    assert_eq!(reading.agreed[&Aspect::Element], most / 2 + 1);
}

/// What is in a document that the second reader cannot read is one difference, not a hundred.
#[test]
fn an_unreadable_document_is_one_difference() {
    let a = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:include schemaLocation='b.xsd'/><xs:complexType name='A'><xs:complexContent><xs:extension base='B'/></xs:complexContent></xs:complexType><xs:element name='e'/></xs:schema>";
    let b = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:complexType name='B'/></xs:schema>";
    let reading = read(&[("a.xsd", a), ("b.xsd", b)], &[("a.xsd", a)]);
    assert_eq!(reading.differences.len(), 1);
    assert_eq!(reading.differences[0].what.path, "document b.xsd");
    assert_eq!((reading.skipped, reading.agreed[&Aspect::Element]), (2, 1));
}

#[test]
fn the_schemas_of_the_library() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas/xefa");
    let releases =
        std::fs::read_dir(&root).expect("schemas").filter_map(|entry| Some(entry.ok()?.path().join("xefa-alle.xsd")));
    for all in releases.filter(|path| path.is_file()) {
        let set = Loader::new().read(std::slice::from_ref(&all)).expect("a correct schema");
        let reading = compare(&set, |path| std::fs::read(path));
        assert!(reading.agreed[&Aspect::Element] > 100, "{reading}");
        assert_eq!(reading.differences, [], "{}", all.display());
    }
}

/// Every schema of the corpus that others can compile: both readers see the same.
#[test]
fn the_corpus() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(list) = std::fs::read_to_string(corpus.join("xsd-compile.tsv")) else {
        assert!(std::env::var_os("CI").is_none(), "{} is missing, and CI demands it", corpus.display());
        say(&format!("SKIPPED: {} is missing; this test checked nothing", corpus.display()));
        return;
    };
    let loader = Loader::new().catalog(Catalog::read(corpus.join("catalog.xml")).expect("the catalog"));
    let all: Vec<PathBuf> = (list.lines().skip(1).map(|line| line.split('\t')))
        .filter_map(|mut columns| Some((columns.next()?, columns.next()?)))
        .filter(|(_, status)| *status == "ok")
        .map(|(path, _)| corpus.join(path))
        .collect();
    assert!(all.len() > 400, "{} schemas", all.len());
    // A folder is one set, unless it holds several that do not go together.
    let mut sets = Vec::new();
    for folder in all.chunk_by(|a, b| a.parent() == b.parent()) {
        match loader.read(folder) {
            Ok(set) => sets.push(set),
            Err(_) => sets.extend(folder.iter().map(|path| {
                let read = loader.read(std::slice::from_ref(path));
                read.unwrap_or_else(|report| panic!("{}: {:?}", path.display(), report.findings().first()))
            })),
        }
    }
    let mut total = BTreeMap::new();
    let mut known = BTreeMap::new();
    let mut wrong = Vec::new();
    for set in &sets {
        let reading = compare(set, |path| std::fs::read(path));
        assert_eq!(reading.skipped, 0, "{}", set.documents[0].path);
        for (aspect, count) in &reading.agreed {
            *total.entry(*aspect).or_insert(0) += count;
        }
        for difference in reading.differences.iter().filter_map(|difference| difference.known) {
            *known.entry(difference).or_insert(0) += 1;
        }
        wrong.extend(reading.unknown().map(|difference| format!("{}: {difference}", set.documents[0].path)));
    }
    say(&format!("{} sets: {total:?}; known weaknesses: {known:?}", sets.len()));
    assert!(total[&Aspect::Element] > 10_000, "{total:?}");
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong[..wrong.len().min(60)].join("\n"));
}
