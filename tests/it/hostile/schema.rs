//! Schema documents that were made to do harm.

use xefa::Limits;
use xefa::report::{Report, Verdict};
use xefa::schema::Schema;
use xefa::xsd::Loader;

use super::{XS, compile, compile_with, judge, rules, schema};

fn refused(declarations: &str, rule: &str) {
    let report = compile(declarations).err().unwrap_or_else(|| panic!("compiled: {declarations:.200}"));
    assert!(rules(&report).contains(&rule), "{rule}: {report:?}");
}

fn set(documents: &[(&str, String)]) -> Result<Schema, Report> {
    let limits = Limits::default();
    let loader = documents.iter().fold(Loader::new(), |loader, (name, text)| loader.document(*name, text.as_str()));
    Schema::compile(&loader.read(&[documents[0].0.into()])?, &limits)
}

fn document(target: &str, content: &str) -> String {
    let own = if target.is_empty() { String::new() } else { format!(" targetNamespace='{target}' xmlns='{target}'") };
    format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'{own}>{content}</xs:schema>")
}

/// A group that doubles at each of 24 levels would be 16 million particles: other processors take gigabytes for it.
#[test]
fn groups_that_double_meet_a_limit() {
    let bomb = |levels: usize, kind: &str| {
        let mut text =
            format!("<xs:group name='g0'><xs:{kind}><xs:element name='e' type='xs:int'/></xs:{kind}></xs:group>");
        for n in 1..=levels {
            let below = format!("<xs:group ref='g{}'/>", n - 1);
            text += &format!("<xs:group name='g{n}'><xs:{kind}>{below}{below}</xs:{kind}></xs:group>");
        }
        text + &format!(
            "<xs:element name='a'><xs:complexType><xs:group ref='g{levels}'/></xs:complexType></xs:element>"
        )
    };
    for levels in [24, 40, 200] {
        refused(&bomb(levels, "sequence"), "limit-automaton");
        refused(&bomb(levels, "choice"), "limit-automaton");
    }
    let schema = schema(&bomb(10, "sequence"));
    assert_eq!(judge(&schema, format!("<a>{}</a>", "<e>1</e>".repeat(1_024)).as_bytes()).0, Verdict::Valid);
    assert_eq!(judge(&schema, format!("<a>{}</a>", "<e>1</e>".repeat(1_025)).as_bytes()).0, Verdict::Invalid);
    // Empty ones that double are nothing at all, and take no time to be nothing.
    let empty: String = (1..=200).map(|n| format!("<xs:group name='h{n}'><xs:sequence><xs:group ref='h{}'/><xs:group ref='h{}'/></xs:sequence></xs:group>", n - 1, n - 1)).collect();
    let empty = format!(
        "<xs:group name='h0'><xs:sequence/></xs:group>{empty}<xs:element name='a'><xs:complexType><xs:group ref='h200'/></xs:complexType></xs:element>"
    );
    refused(&empty, "limit-automaton");
}

/// Many types with one large group each: the limit is that of the whole schema.
#[test]
fn large_groups_many_times() {
    let mut text =
        "<xs:group name='g0'><xs:sequence><xs:element name='e' type='xs:int'/></xs:sequence></xs:group>".to_owned();
    for n in 1..=16 {
        let below = format!("<xs:group ref='g{}'/>", n - 1);
        text += &format!("<xs:group name='g{n}'><xs:sequence>{below}{below}</xs:sequence></xs:group>");
    }
    let types: String =
        (0..1_000).map(|n| format!("<xs:complexType name='T{n}'><xs:group ref='g16'/></xs:complexType>")).collect();
    refused(&(text + &types), "limit-automaton");
}

#[test]
fn attribute_groups_that_double() {
    let mut text = "<xs:attributeGroup name='g0'><xs:attribute name='e'/></xs:attributeGroup>".to_owned();
    for n in 1..=200 {
        let below = format!("<xs:attributeGroup ref='g{}'/>", n - 1);
        text += &format!("<xs:attributeGroup name='g{n}'>{below}{below}</xs:attributeGroup>");
    }
    text += "<xs:element name='a'><xs:complexType><xs:attributeGroup ref='g200'/></xs:complexType></xs:element>";
    // The same attribute twice (ct-props-correct.4), or the same use: in either case it comes to an end.
    match compile(&text) {
        Ok(schema) => assert_eq!(judge(&schema, b"<a e=''/>").0, Verdict::Valid),
        Err(report) => assert!(!report.findings().is_empty()),
    }
}

#[test]
fn what_contains_itself_is_refused() {
    for (declarations, rule) in [
        ("<xs:group name='a'><xs:sequence><xs:group ref='a'/></xs:sequence></xs:group>", "mg-props-correct.2"),
        (
            "<xs:group name='a'><xs:choice><xs:group ref='b'/></xs:choice></xs:group><xs:group name='b'><xs:sequence><xs:group ref='a'/></xs:sequence></xs:group>",
            "mg-props-correct.2",
        ),
        ("<xs:attributeGroup name='a'><xs:attributeGroup ref='a'/></xs:attributeGroup>", "src-attribute_group.3"),
        (
            "<xs:attributeGroup name='a'><xs:attributeGroup ref='b'/></xs:attributeGroup><xs:attributeGroup name='b'><xs:attributeGroup ref='a'/></xs:attributeGroup>",
            "src-attribute_group.3",
        ),
        ("<xs:simpleType name='a'><xs:restriction base='a'/></xs:simpleType>", "st-props-correct.2"),
        (
            "<xs:simpleType name='a'><xs:restriction base='b'/></xs:simpleType><xs:simpleType name='b'><xs:restriction base='a'/></xs:simpleType>",
            "st-props-correct.2",
        ),
        ("<xs:simpleType name='a'><xs:list itemType='a'/></xs:simpleType>", "st-props-correct.2"),
        ("<xs:simpleType name='a'><xs:union memberTypes='xs:int a'/></xs:simpleType>", "st-props-correct.2"),
        (
            "<xs:simpleType name='a'><xs:union memberTypes='b'/></xs:simpleType><xs:simpleType name='b'><xs:union memberTypes='a'/></xs:simpleType>",
            "st-props-correct.2",
        ),
        (
            "<xs:complexType name='a'><xs:complexContent><xs:extension base='a'/></xs:complexContent></xs:complexType>",
            "ct-props-correct.3",
        ),
        (
            "<xs:complexType name='a'><xs:complexContent><xs:restriction base='b'/></xs:complexContent></xs:complexType><xs:complexType name='b'><xs:complexContent><xs:extension base='a'/></xs:complexContent></xs:complexType>",
            "ct-props-correct.3",
        ),
        ("<xs:element name='a' substitutionGroup='a'/>", "e-props-correct.6"),
        (
            "<xs:element name='a' substitutionGroup='b'/><xs:element name='b' substitutionGroup='a'/>",
            "e-props-correct.6",
        ),
    ] {
        refused(declarations, rule);
    }
}

/// Chains as long as the writer likes; they are followed without a stack of their own length, or refused.
#[test]
fn chains_without_end() {
    let count = 3_000;
    let chain = |one: &dyn Fn(usize) -> String| (1..=count).map(|n| format!("\n{}", one(n))).collect::<String>();
    let complex = |how: &str| {
        "<xs:complexType name='T0'><xs:sequence/></xs:complexType>".to_owned()
            + &chain(&|n| {
                format!(
                    "<xs:complexType name='T{n}'><xs:complexContent><xs:{how} base='T{}'><xs:sequence/></xs:{how}></xs:complexContent></xs:complexType>",
                    n - 1
                )
            })
    };
    for text in [
        complex("extension"),
        complex("restriction"),
        "<xs:simpleType name='T0'><xs:restriction base='xs:int'/></xs:simpleType>".to_owned()
            + &chain(&|n| {
                format!(
                    "<xs:simpleType name='T{n}'><xs:restriction base='T{}'><xs:minInclusive value='{n}'/></xs:restriction></xs:simpleType>",
                    n - 1
                )
            }),
        "<xs:simpleType name='T0'><xs:union memberTypes='xs:int xs:date'/></xs:simpleType>".to_owned()
            + &chain(&|n| {
                format!("<xs:simpleType name='T{n}'><xs:union memberTypes='T{} xs:time'/></xs:simpleType>", n - 1)
            }),
        "<xs:element name='e0' type='xs:int'/>".to_owned()
            + &chain(&|n| format!("<xs:element name='e{n}' substitutionGroup='e{}'/>", n - 1)),
        "<xs:group name='g0'><xs:sequence><xs:element name='e'/></xs:sequence></xs:group>".to_owned()
            + &chain(&|n| {
                format!("<xs:group name='g{n}'><xs:sequence><xs:group ref='g{}'/></xs:sequence></xs:group>", n - 1)
            })
            + &format!("<xs:element name='a'><xs:complexType><xs:group ref='g{count}'/></xs:complexType></xs:element>"),
        "<xs:attributeGroup name='g0'><xs:attribute name='e'/></xs:attributeGroup>".to_owned()
            + &chain(&|n| {
                format!("<xs:attributeGroup name='g{n}'><xs:attributeGroup ref='g{}'/></xs:attributeGroup>", n - 1)
            }),
    ] {
        // From the end to the beginning as well: what is declared later is needed first.
        let mut declarations: Vec<&str> = text.split_inclusive('\n').collect();
        declarations.reverse();
        for text in [text.as_str(), &declarations.concat()] {
            if let Err(report) = compile(text) {
                let found = rules(&report);
                assert!(found.iter().all(|rule| rule.starts_with("limit-")), "{text:.200}: {found:?}");
            }
        }
    }
    let nested =
        |open: &str, close: &str, inner: &str| format!("{}{inner}{}", open.repeat(100_000), close.repeat(100_000));
    for text in [
        format!("<xs:complexType name='T'>{}</xs:complexType>", nested("<xs:sequence>", "</xs:sequence>", "")),
        format!(
            "<xs:complexType name='T'>{}</xs:complexType>",
            nested("<xs:choice>", "</xs:choice>", "<xs:element name='a'/>")
        ),
        nested(
            "<xs:element name='a'><xs:complexType><xs:sequence>",
            "</xs:sequence></xs:complexType></xs:element>",
            "",
        ),
        nested("<xs:simpleType><xs:list>", "</xs:list></xs:simpleType>", ""),
        nested("<xs:annotation><xs:documentation>", "</xs:documentation></xs:annotation>", ""),
    ] {
        refused(&text, "limit-depth");
    }
}

#[test]
fn documents_that_lead_in_a_circle() {
    let include = |to: &str| format!("<xs:include schemaLocation='{to}'/>");
    let element = |name: &str| format!("<xs:element name='{name}' type='xs:int'/>");
    set(&[("a.xsd", document("", &(include("a.xsd") + &element("a"))))]).expect("a document that includes itself");
    set(&[
        ("a.xsd", document("urn:a", &(include("b.xsd") + &element("a")))),
        ("b.xsd", document("", &(include("c.xsd") + &element("b")))),
        ("c.xsd", document("", &(include("a.xsd") + &include("b.xsd")))),
    ])
    .expect("documents that include each other");
    let import = |ns: &str, to: &str| format!("<xs:import namespace='{ns}' schemaLocation='{to}'/>");
    set(&[
        ("a.xsd", document("urn:a", &(import("urn:b", "b.xsd") + &element("a")))),
        ("b.xsd", document("urn:b", &(import("urn:a", "a.xsd") + &element("b")))),
    ])
    .expect("documents that import each other");
    let redefine = |to: &str, type_name: &str| {
        format!(
            "<xs:redefine schemaLocation='{to}'><xs:simpleType name='{type_name}'><xs:restriction base='{type_name}'><xs:maxLength value='5'/></xs:restriction></xs:simpleType></xs:redefine>"
        )
    };
    let base = "<xs:simpleType name='T'><xs:restriction base='xs:string'/></xs:simpleType>";
    for documents in [
        vec![("a.xsd", document("", &redefine("a.xsd", "T")))],
        vec![("a.xsd", document("", &(redefine("a.xsd", "T") + base)))],
        vec![("a.xsd", document("", &redefine("b.xsd", "T"))), ("b.xsd", document("", &redefine("a.xsd", "T")))],
        vec![
            ("a.xsd", document("", &redefine("b.xsd", "T"))),
            ("b.xsd", document("", &(redefine("a.xsd", "T") + base))),
        ],
    ] {
        let report = set(&documents).expect_err("a redefinition of itself");
        assert!(!report.findings().is_empty());
    }
}

/// Each document includes all the others, and takes on the namespace of each that includes it.
#[test]
fn documents_that_multiply() {
    let all: String = (0..150).map(|n| format!("<xs:include schemaLocation='c{n}.xsd'/>")).collect();
    let imports: String =
        (0..50).map(|n| format!("<xs:import namespace='urn:{n}' schemaLocation='n{n}.xsd'/>")).collect();
    let mut loader = Loader::new().document("a.xsd", document("", &imports));
    for n in 0..150 {
        // Not one is a copy of another.
        loader = loader.document(format!("c{n}.xsd"), document("", &format!("{all}<xs:annotation id='c{n}'/>")));
    }
    for n in 0..50 {
        loader = loader.document(format!("n{n}.xsd"), document(&format!("urn:{n}"), &all));
    }
    match loader.read(&["a.xsd".into()]) {
        Ok(set) => assert!(set.documents.len() <= Limits::default().schema_documents),
        Err(report) => assert!(rules(&report).contains(&"limit-schema-documents"), "{report:?}"),
    }
}

/// Occurrences are counted, never unrolled.
#[test]
fn occurrences_of_any_number() {
    let counted = schema(
        "<xs:element name='a'><xs:complexType><xs:sequence maxOccurs='99999'><xs:sequence minOccurs='0' maxOccurs='99999'><xs:element name='b' type='xs:int' maxOccurs='99999'/><xs:element name='c' minOccurs='0' maxOccurs='99999'/></xs:sequence></xs:sequence></xs:complexType></xs:element>",
    );
    let message = format!("<a>{}</a>", "<b>1</b><b>2</b><c/>".repeat(20_000));
    assert!(matches!(judge(&counted, message.as_bytes()).0, Verdict::Valid));
    let exact = schema(
        "<xs:element name='a'><xs:complexType><xs:sequence minOccurs='1000' maxOccurs='4294967295'><xs:choice minOccurs='2' maxOccurs='2'><xs:element name='b' minOccurs='3' maxOccurs='99999'/><xs:element name='c'/></xs:choice></xs:sequence></xs:complexType></xs:element>",
    );
    assert_eq!(judge(&exact, format!("<a>{}</a>", "<c/>".repeat(2_000)).as_bytes()).0, Verdict::Valid);
    assert_eq!(judge(&exact, format!("<a>{}</a>", "<c/>".repeat(1_999)).as_bytes()).0, Verdict::Invalid);
    // A number that no counter holds is not taken for another one.
    for huge in ["4294967296", "18446744073709551616", &"9".repeat(100_000)] {
        let text = format!(
            "<xs:element name='a'><xs:complexType><xs:sequence><xs:element name='b' minOccurs='2' maxOccurs='{huge}'/></xs:sequence></xs:complexType></xs:element>"
        );
        match compile(&text) {
            Ok(schema) => {
                assert_eq!(judge(&schema, b"<a><b/></a>").0, Verdict::Invalid);
                assert_eq!(judge(&schema, format!("<a>{}</a>", "<b/>".repeat(1_000)).as_bytes()).0, Verdict::Valid);
            }
            Err(report) => assert!(!report.findings().is_empty()),
        }
    }
    // Many optional ones in a row: each may follow each.
    let optional: String = (0..5_000).map(|n| format!("<xs:element name='e{n}' minOccurs='0'/>")).collect();
    refused(
        &format!(
            "<xs:element name='a'><xs:complexType><xs:sequence>{optional}</xs:sequence></xs:complexType></xs:element>"
        ),
        "limit-automaton",
    );
    let ambiguous = "<xs:element name='a'><xs:complexType><xs:sequence minOccurs='0' maxOccurs='99999'><xs:sequence minOccurs='0' maxOccurs='99998'><xs:element name='b' minOccurs='0' maxOccurs='99997'/></xs:sequence></xs:sequence></xs:complexType></xs:element>";
    match compile(ambiguous) {
        Ok(schema) => {
            let (verdict, found) = judge(&schema, format!("<a>{}</a>", "<b/>".repeat(10_000)).as_bytes());
            assert!(verdict == Verdict::Valid || found == ["limit-configurations"], "{found:?}");
        }
        Err(report) => assert!(!report.findings().is_empty()),
    }
}

#[test]
fn unions_and_restrictions_without_end() {
    let mut text = "<xs:simpleType name='u0'><xs:union memberTypes='xs:int xs:date'/></xs:simpleType>".to_owned();
    for n in 1..=60 {
        let members = format!("u{0} u{0}", n - 1);
        text += &format!("<xs:simpleType name='u{n}'><xs:union memberTypes='{members}'/></xs:simpleType>");
    }
    text += "<xs:element name='a' type='u60'/>";
    match compile(&text) {
        Ok(schema) => {
            assert_eq!(judge(&schema, b"<a>1</a>").0, Verdict::Valid);
            assert_eq!(judge(&schema, b"<a>x</a>").0, Verdict::Invalid);
        }
        Err(report) => assert!(rules(&report).iter().all(|rule| rule.starts_with("limit-")), "{report:?}"),
    }
    // With facets in between nothing is flattened: each level asks all levels below.
    let mut text = "<xs:simpleType name='u0'><xs:restriction base='xs:string'><xs:length value='3'/></xs:restriction></xs:simpleType>".to_owned();
    for n in 1..=40 {
        text += &format!(
            "<xs:simpleType name='u{n}'><xs:restriction><xs:simpleType><xs:union memberTypes='u{0} u{0}'/></xs:simpleType><xs:pattern value='.*'/></xs:restriction></xs:simpleType>",
            n - 1
        );
    }
    text += "<xs:element name='a' type='u40'/>";
    match compile(&text) {
        Ok(schema) => assert_eq!(judge(&schema, b"<a>x</a>").0, Verdict::Invalid),
        Err(report) => assert!(rules(&report).iter().all(|rule| rule.starts_with("limit-")), "{report:?}"),
    }
    let many: String = (0..100_000).map(|n| format!("<xs:enumeration value='v{n}'/>")).collect();
    let list = schema(&format!(
        "<xs:element name='a'><xs:simpleType><xs:restriction base='xs:token'>{many}</xs:restriction></xs:simpleType></xs:element>"
    ));
    assert_eq!(judge(&list, b"<a>v99999</a>").0, Verdict::Valid);
    assert_eq!(judge(&list, b"<a>v100000</a>").0, Verdict::Invalid);
}

/// A restriction is compared with its base piece by piece; the pieces can be chosen so that there are very many.
#[test]
fn restrictions_that_take_long_to_compare() {
    let choice = |depth: usize, leaf: &str| {
        let mut inner = leaf.to_owned();
        for n in 0..depth {
            inner = format!(
                "<xs:choice><xs:element name='a{n}' minOccurs='0'/>{inner}<xs:sequence minOccurs='0'><xs:element name='b{n}'/>{inner}</xs:sequence></xs:choice>"
            );
        }
        inner
    };
    let text = format!(
        "<xs:complexType name='B'>{}</xs:complexType><xs:complexType name='D'><xs:complexContent><xs:restriction base='B'>{}</xs:restriction></xs:complexContent></xs:complexType>",
        choice(12, "<xs:choice><xs:element name='z'/></xs:choice>"),
        choice(12, "<xs:choice><xs:element name='z'/><xs:element name='y'/></xs:choice>"),
    );
    if let Err(report) = compile(&text) {
        assert!(!report.findings().is_empty());
    }
}

/// Whatever a DOCTYPE of a schema declares means nothing; it is passed over without being looked into.
#[test]
fn a_doctype_is_passed_over() {
    let laughs: String =
        (1..30).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let body = format!("{XS}<xs:element name='a' type='xs:int'/></xs:schema>");
    for doctype in [
        format!("<!DOCTYPE xs:schema [<!ENTITY l0 \"ha\">{laughs}]>"),
        "<!DOCTYPE xs:schema SYSTEM \"http://192.0.2.1/a.dtd\" [<!ENTITY % p SYSTEM \"file:///dev/zero\"> %p; <!-- ]> -->]>".into(),
        "<!DOCTYPE xs:schema PUBLIC \"-//W3C//DTD XMLSCHEMA 200102//EN\" \"XMLSchema.dtd\" [<?p ]> ?><!ATTLIST xs:schema id ID #IMPLIED>]>".into(),
    ] {
        let schema = compile_with(&(doctype.clone() + &body), &Limits::default()).unwrap_or_else(|report| panic!("{doctype}: {report:?}"));
        assert_eq!(judge(&schema, b"<a>1</a>").0, Verdict::Valid);
        // An entity that was declared there is unknown all the same.
        let used = doctype.clone() + &body.replace("xs:int", "&l29;");
        assert_eq!(rules(&compile_with(&used, &Limits::default()).expect_err("an unknown entity")), ["xml-entity"]);
    }
    for broken in ["<!DOCTYPE", "<!DOCTYPE a [", "<!DOCTYPE a [<!ENTITY x '", "<!DOCTYPE a [<!--", "<!DOCTYPE a [ ] "] {
        assert!(compile_with(&(broken.to_owned() + &body), &Limits::default()).is_err());
    }
}

/// What is declared thousands of times is found by name, not by search.
#[test]
fn declarations_without_end() {
    let count = 30_000;
    let all = |one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<String>();
    schema(&all(&|n| {
        format!(
            "<xs:element name='e{n}' type='T{n}'/><xs:complexType name='T{n}'><xs:sequence><xs:element ref='e{}'/></xs:sequence></xs:complexType>",
            (n + 1) % count
        )
    }));
    let twins = compile(&all(&|_| "<xs:element name='e'/>".to_owned())).expect_err("the same name again");
    assert!(twins.is_truncated() && twins.findings().len() == 100);
    let missing =
        compile(&all(&|n| format!("<xs:element name='e{n}' type='T{n}'/>"))).expect_err("types that are missing");
    assert!(missing.is_truncated() && missing.findings().len() == 100);
    let heads =
        "<xs:element name='h'/>".to_owned() + &all(&|n| format!("<xs:element name='m{n}' substitutionGroup='h'/>"));
    let group = schema(
        &(heads
            + "<xs:element name='a'><xs:complexType><xs:sequence><xs:element ref='h' maxOccurs='unbounded'/></xs:sequence></xs:complexType></xs:element>"),
    );
    assert_eq!(judge(&group, b"<a><m0/><m29999/></a>").0, Verdict::Valid);
    assert_eq!(judge(&group, b"<a><m30000/></a>").0, Verdict::Invalid);
    let attributes = all(&|n| format!("<xs:attribute name='a{n}'/>"));
    schema(&format!("<xs:complexType name='T'>{attributes}</xs:complexType>"));
    let names: String = (0..count).map(|n| format!("xmlns:p{n}='urn:{n}' ")).collect();
    let limit = compile_with(&XS.replace("<xs:schema", &format!("<xs:schema {names}")), &Limits::default());
    assert_eq!(rules(&limit.expect_err("too many attributes")), ["limit-attributes"]);
}

#[test]
fn xpaths_without_end() {
    let steps = "*/".repeat(10_000) + "*";
    let ways = "@a|".repeat(10_000) + "@a";
    let any = "*|".repeat(10_000) + "*";
    for (selector, field) in [(steps.as_str(), "."), ("*", ways.as_str()), (any.as_str(), ways.as_str())] {
        let text = format!(
            "<xs:element name='a'><xs:complexType><xs:sequence><xs:any minOccurs='0' processContents='lax'/></xs:sequence><xs:attribute name='a'/></xs:complexType><xs:unique name='k'><xs:selector xpath='{selector}'/><xs:field xpath='{field}'/></xs:unique></xs:element>"
        );
        let schema = schema(&text);
        assert_eq!(judge(&schema, b"<a a='1'><a a='1'><a a='1'/></a></a>").0, Verdict::Valid);
    }
    for broken in ["", "a//b", "../a", "a[1]", "/a", "a/", "a|", "|a", "@a", ".//", "a b", "child::", "p:a", "\u{0}"] {
        let text = format!(
            "<xs:element name='a'><xs:unique name='k'><xs:selector xpath='{broken}'/><xs:field xpath='.'/></xs:unique></xs:element>"
        );
        assert!(compile(&text).is_err(), "{broken}");
    }
}
