//! Choosing among schemas, each case worked out from what the module says.

use super::{Choice, Suite, Suites, VersionPlace};
use crate::limits::Limits;
use crate::schema::Schema;
use crate::xsd::Loader;

fn schema(text: &str) -> Schema {
    let text = format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' {text}</xs:schema>");
    let set = Loader::new().document("a.xsd", text).read(&["a.xsd".into()]).expect("documents");
    Schema::compile(&set, &Limits::default()).expect("a schema")
}

/// A message with the version in its head, as XJustiz has it.
fn head(name: &str, version: &str) -> Suite {
    let text = format!(
        "targetNamespace='urn:kopf' elementFormDefault='qualified'>
        <xs:element name='nachricht.{name}'><xs:complexType><xs:sequence>
          <xs:element name='kopf'><xs:complexType>
            <xs:attribute name='kopfVersion' type='xs:token' use='required' fixed='{version}'/>
          </xs:complexType></xs:element>
          <xs:element name='inhalt'><xs:complexType mixed='true'>
            <xs:attribute name='inhaltVersion' type='xs:token' fixed='1'/>
          </xs:complexType></xs:element>
        </xs:sequence></xs:complexType></xs:element>"
    );
    Suite::new(format!("{name}-{version}"), schema(&text))
}

fn plain(name: &str, namespace: &str) -> Suite {
    Suite::new(name, schema(&format!("targetNamespace='{namespace}'><xs:element name='a' type='xs:string'/>")))
}

fn chosen(suites: &Suites, message: &str) -> String {
    match suites.choose(message.as_bytes()) {
        Choice::One(at) => suites.all()[at].name().to_owned(),
        Choice::Several { suites: several, finding } => {
            assert_eq!(finding.rule().id(), "xefa-suite-mehrdeutig");
            format!("{several:?}")
        }
        Choice::None(finding) => finding.argument("members").expect("names").to_owned(),
        Choice::Unreadable(report) => report.findings()[0].rule().id().to_owned(),
    }
}

fn with_head(root: &str, version: &str) -> String {
    format!("<{root} xmlns='urn:kopf'><kopf kopfVersion='{version}'/><inhalt>x</inhalt></{root}>")
}

#[test]
fn a_version_in_the_head_tells_releases_of_one_namespace_apart() {
    let suites = Suites::new(vec![head("eins", "3.4"), head("eins", "3.5"), plain("anderes", "urn:anderes")]);
    assert_eq!(suites.all()[0].versions(), ["3.4"]);
    assert_eq!(chosen(&suites, &with_head("nachricht.eins", "3.5")), "eins-3.5");
    assert_eq!(chosen(&suites, &with_head("nachricht.eins", " 3.4 ")), "eins-3.4");
    assert_eq!(chosen(&suites, &with_head("nachricht.eins", "3.3")), "eins-3.4 (3.4); eins-3.5 (3.5)");
    assert_eq!(chosen(&suites, "<nachricht.eins xmlns='urn:kopf'/>"), "[0, 1]");
    assert_eq!(chosen(&suites, "<a xmlns='urn:anderes'/>"), "anderes");
    // A part's own version is the schema's to judge.
    let part = with_head("nachricht.eins", "3.5").replace("<inhalt>", "<inhalt inhaltVersion='2'>");
    assert_eq!(chosen(&suites, &part), "eins-3.5");
}

#[test]
fn one_schema_of_a_namespace_judges_the_version_itself() {
    let suites = Suites::new(vec![head("eins", "3.5")]);
    assert_eq!(chosen(&suites, &with_head("nachricht.eins", "3.4")), "eins-3.5");
    let strict = Suites::new(vec![head("eins", "3.5").with_versions(vec!["3.5".into()], Vec::new())]);
    assert_eq!(chosen(&strict, &with_head("nachricht.eins", "3.4")), "eins-3.5 (3.5)");
    assert_eq!(chosen(&strict, &with_head("nachricht.eins", "3.5")), "eins-3.5");
    // Beside a suite for which a version was said, the other one takes only its own.
    let both =
        Suites::new(vec![head("eins", "3.5"), head("eins", "3.4").with_versions(vec!["3.6".into()], Vec::new())]);
    assert_eq!(chosen(&both, &with_head("nachricht.eins", "3.5")), "eins-3.5");
    assert_eq!(chosen(&both, &with_head("nachricht.eins", "3.6")), "eins-3.4");
    assert_eq!(chosen(&both, &with_head("nachricht.eins", "3.4")), "eins-3.5 (3.5); eins-3.4 (3.6)");
}

#[test]
fn the_root_element_decides_where_message_groups_are_apart() {
    let suites = Suites::new(vec![head("eins", "3.5"), head("zwei", "3.5")]);
    assert_eq!(chosen(&suites, &with_head("nachricht.zwei", "3.5")), "zwei-3.5");
    assert_eq!(chosen(&suites, &with_head("nachricht.drei", "3.5")), "[0, 1]");
}

#[test]
fn no_namespace_fits() {
    let suites =
        Suites::new(vec![plain("fern", "http://x"), plain("nah", "urn:nah:1.0"), plain("ohne", "urn:nah:2.0")]);
    let members = "nah (urn:nah:1.0); ohne (urn:nah:2.0); fern (http://x)";
    assert_eq!(chosen(&suites, "<a xmlns='urn:nah:1.1'/>"), members);
    assert_eq!(chosen(&suites, "<a"), "xml-unexpected-end");
    assert_eq!(chosen(&suites, ""), "xml-empty");
    assert_eq!(chosen(&Suites::default(), "<a/>"), "");
}

#[test]
fn what_was_said_beats_what_the_schema_tells() {
    let version = |name: &str, version: &str, place: &str| {
        let place: VersionPlace = place.parse().unwrap();
        plain(name, "urn:a").with_versions(vec![version.to_owned()], vec![place])
    };
    let suites = Suites::new(vec![version("alt", "1", "@art"), version("neu", "2", "kopf/stand")]);
    assert_eq!(chosen(&suites, "<a xmlns='urn:a' art='1'/>"), "alt");
    assert_eq!(chosen(&suites, "<a xmlns='urn:a'><kopf><stand> 2\n</stand></kopf></a>"), "neu");
    assert_eq!(chosen(&suites, "<a xmlns='urn:a' art='2'/>"), "alt (1); neu (2)");
    let moved = Suites::new(vec![plain("a", "urn:a").with_namespaces(vec!["urn:b".into()])]);
    assert_eq!(chosen(&moved, "<a xmlns='urn:b'/>"), "a");
    assert_eq!(chosen(&moved, "<a xmlns='urn:a'/>"), "a (urn:b)");
}

#[test]
fn the_standard_itself_comes_before_what_others_import() {
    let two = |name: &str| {
        let texts = [
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:a'>\
             <xs:import namespace='urn:b' schemaLocation='b.xsd'/><xs:element name='a' type='xs:string'/></xs:schema>",
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:b'>\
             <xs:element name='b' type='xs:string'/></xs:schema>",
        ];
        let set = Loader::new()
            .document("a.xsd", texts[0])
            .document("b.xsd", texts[1])
            .read(&["a.xsd".into()])
            .expect("documents");
        Suite::new(name, Schema::compile(&set, &Limits::default()).unwrap())
    };
    let all = Suites::new(vec![two("a"), plain("b", "urn:b")]);
    assert_eq!(chosen(&all, "<c xmlns='urn:b'/>"), "[0, 1]");
    let main = |suite: Suite| suite.with_main_namespaces(vec!["urn:a".into()]);
    let all = Suites::new(vec![main(two("a")), plain("b", "urn:b")]);
    assert_eq!(chosen(&all, "<b xmlns='urn:b'/>"), "b");
    let alone = Suites::new(vec![main(two("a"))]);
    assert_eq!(chosen(&alone, "<b xmlns='urn:b'/>"), "a");
}
