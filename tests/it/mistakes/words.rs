//! What the findings say: a small schema of our own, one mistake each, the whole message in German and English.

use std::sync::LazyLock;

use xefa::Limits;
use xefa::report::Lang;
use xefa::schema::Schema;
use xefa::validate::{Options, check_text};
use xefa::xsd::Loader;

const XSD: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:beispiel:akte:1.2" targetNamespace="urn:beispiel:akte:1.2" elementFormDefault="qualified">
<xs:element name="akte"><xs:complexType><xs:sequence>
  <xs:element name="zeichen" type="xs:token"/>
  <xs:element name="person" maxOccurs="2"><xs:complexType><xs:sequence>
    <xs:element name="vorname" type="xs:token"/><xs:element name="familienname" type="xs:token"/>
    <xs:choice minOccurs="0"><xs:element name="telefon" type="xs:token"/><xs:element name="straße" type="xs:token"/></xs:choice>
  </xs:sequence><xs:attribute name="rolle" type="Rolle" use="required"/></xs:complexType></xs:element>
  <xs:element name="betrag" type="Betrag" minOccurs="0"/>
</xs:sequence><xs:attribute name="version" fixed="1.2" use="required"/><xs:attribute name="sprache" type="xs:language"/></xs:complexType></xs:element>
<xs:simpleType name="Rolle"><xs:restriction base="xs:token"><xs:enumeration value="antragstellend"/><xs:enumeration value="bevollmächtigt"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Betrag"><xs:restriction base="xs:decimal"><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType>
</xs:schema>"#;

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let set = Loader::new().document("a.xsd", XSD).read(&["a.xsd".into()]).expect("a schema document");
    Schema::compile(&set, &Limits::default()).expect("a schema")
});

const AKTE: &str = r#"<akte xmlns="urn:beispiel:akte:1.2" version="1.2"><zeichen>1</zeichen><person rolle="antragstellend"><vorname>A</vorname><familienname>B</familienname></person></akte>"#;

/// The one finding about the sample with a piece exchanged: rule, German and English message.
fn told(piece: &str, by: &str) -> (&'static str, String, String) {
    assert_eq!(AKTE.matches(piece).count(), 1, "{piece}");
    let report = check_text(&SCHEMA, &AKTE.replace(piece, by), &Options::default());
    let [finding] = report.findings() else { panic!("{by}: {:#?}", report.findings()) };
    (finding.rule().id(), finding.message(Lang::De), finding.message(Lang::En))
}

#[track_caller]
fn says(piece: &str, by: &str, rule: &str, german: &str, english: &str) {
    assert_eq!(told(piece, by), (rule, german.to_owned(), english.to_owned()));
}

const CONTENT: &str = "cvc-complex-type.2.4";

#[test]
fn the_sample_is_valid() {
    assert!(check_text(&SCHEMA, AKTE, &Options::default()).findings().is_empty());
}

#[test]
fn names() {
    says(
        "<vorname>A</vorname>",
        "<Vorname>A</Vorname>",
        CONTENT,
        "Element „Vorname“ kann hier nicht stehen; gemeint ist wohl „vorname“; erwartet: „vorname“",
        "element “Vorname” cannot stand here; did you mean “vorname”?; expected: “vorname”",
    );
    says(
        "</familienname>",
        "</familienname><strasse>C</strasse>",
        CONTENT,
        "Element „strasse“ kann hier nicht stehen; gemeint ist wohl „straße“; erwartet: „telefon“, „straße“",
        "element “strasse” cannot stand here; did you mean “straße”?; expected: “telefon”, “straße”",
    );
    says(
        "rolle=\"antragstellend\"",
        "Rollen=\"antragstellend\"",
        "cvc-complex-type.3",
        "Attribut „Rollen“ ist hier nicht erlaubt; gemeint ist wohl „rolle“",
        "attribute “Rollen” is not allowed here; did you mean “rolle”?",
    );
    says(
        "antragstellend",
        "Antragsteller",
        "cvc-enumeration-valid",
        "Wert ist keiner der 2 erlaubten von Rolle; gemeint ist wohl „antragstellend“",
        "the value is none of the 2 allowed ones of Rolle; did you mean “antragstellend”?",
    );
    says(
        "antragstellend",
        "bevollmaechtigt",
        "cvc-enumeration-valid",
        "Wert ist keiner der 2 erlaubten von Rolle; gemeint ist wohl „bevollmächtigt“",
        "the value is none of the 2 allowed ones of Rolle; did you mean “bevollmächtigt”?",
    );
}

#[test]
fn places() {
    says(
        "<vorname>A</vorname><familienname>B</familienname>",
        "<familienname>B</familienname><vorname>A</vorname>",
        CONTENT,
        "Element „familienname“ kann hier nicht stehen; „vorname“ gehört davor, steht aber dahinter; erwartet: „vorname“",
        "element “familienname” cannot stand here; “vorname” belongs before it but stands behind it; expected: “vorname”",
    );
    says(
        "<vorname>A</vorname>",
        "",
        CONTENT,
        "Element „familienname“ kann hier nicht stehen; davor fehlt „vorname“; erwartet: „vorname“",
        "element “familienname” cannot stand here; before it “vorname” is missing; expected: “vorname”",
    );
    says(
        "<familienname>B</familienname>",
        "",
        CONTENT,
        "Inhalt von „person“ endet zu früh; es fehlt „familienname“; erwartet: „familienname“",
        "content of “person” ends too early; “familienname” is missing; expected: “familienname”",
    );
    says(
        "</familienname>",
        "</familienname><vorname>A</vorname>",
        CONTENT,
        "Element „vorname“ kann hier nicht stehen; es gehört vor „familienname“; erwartet: „telefon“, „straße“",
        "element “vorname” cannot stand here; it belongs before “familienname”; expected: “telefon”, “straße”",
    );
    says(
        "</familienname>",
        "</familienname><telefon>1</telefon><straße>C</straße>",
        CONTENT,
        "Element „straße“ kann hier nicht stehen; es steht anstelle von „telefon“, nicht daneben",
        "element “straße” cannot stand here; it stands instead of “telefon”, not beside it",
    );
    says(
        "<zeichen>1</zeichen>",
        "<zeichen>1</zeichen><zeichen>2</zeichen>",
        CONTENT,
        "Element „zeichen“ kann hier nicht stehen; höchstens 1× erlaubt; erwartet: „person“",
        "element “zeichen” cannot stand here; allowed at most 1×; expected: “person”",
    );
    says(
        "</person>",
        "</person><telefon>1</telefon>",
        CONTENT,
        "Element „telefon“ kann hier nicht stehen; es gehört in „person“; erwartet: „person“, „betrag“",
        "element “telefon” cannot stand here; it belongs inside “person”; expected: “person”, “betrag”",
    );
    says(
        "rolle=\"antragstellend\"",
        "rolle=\"antragstellend\" sprache=\"de\"",
        "cvc-complex-type.3",
        "Attribut „sprache“ ist hier nicht erlaubt; es gehört an „akte“",
        "attribute “sprache” is not allowed here; it belongs on “akte”",
    );
}

#[test]
fn namespaces_and_releases() {
    says(
        "urn:beispiel:akte:1.2",
        "urn:beispiel:akte:1.0",
        "cvc-elt.1",
        "Element „akte“ ist nicht deklariert; es steht im Namensraum „urn:beispiel:akte:1.0“, gehört aber in den Namensraum „urn:beispiel:akte:1.2“; die Nachricht ist für Release 1.0 gemacht, das Schema ist das von 1.2",
        "element “akte” is not declared; it is in namespace “urn:beispiel:akte:1.0” but belongs in namespace “urn:beispiel:akte:1.2”; the message was made for release 1.0, the schema is that of 1.2",
    );
    says(
        " xmlns=\"urn:beispiel:akte:1.2\"",
        "",
        "cvc-elt.1",
        "Element „akte“ ist nicht deklariert; es steht in keinem Namensraum, gehört aber in den Namensraum „urn:beispiel:akte:1.2“",
        "element “akte” is not declared; it is in no namespace but belongs in namespace “urn:beispiel:akte:1.2”",
    );
    says(
        "<zeichen>",
        "<zeichen xmlns=\"\">",
        CONTENT,
        "Element „zeichen“ kann hier nicht stehen; es steht in keinem Namensraum, gehört aber in den Namensraum „urn:beispiel:akte:1.2“; erwartet: „zeichen“",
        "element “zeichen” cannot stand here; it is in no namespace but belongs in namespace “urn:beispiel:akte:1.2”; expected: “zeichen”",
    );
    says(
        "version=\"1.2\"",
        "version=\"1.0\"",
        "cvc-attribute.4",
        "Attribut „version“ hat nicht den festen Wert „1.2“; die Nachricht ist für Release 1.0 gemacht, das Schema ist das von 1.2",
        "attribute “version” does not have the fixed value “1.2”; the message was made for release 1.0, the schema is that of 1.2",
    );
    says(
        "version=\"1.2\"",
        "version=\"Erika Mustermann\"",
        "cvc-attribute.4",
        "Attribut „version“ hat nicht den festen Wert „1.2“",
        "attribute “version” does not have the fixed value “1.2”",
    );
    says(
        " version=\"1.2\"",
        "",
        "cvc-complex-type.4",
        "Attribut „version“ fehlt; sein Wert ist immer „1.2“",
        "attribute “version” is missing; its value is always “1.2”",
    );
}

#[test]
fn facets_and_their_limits() {
    says(
        "</person>",
        "</person><betrag>1.234</betrag>",
        "cvc-fractionDigits-valid",
        "zu viele Nachkommastellen: 3, höchstens 2 (Betrag)",
        "too many fraction digits: 3, at most 2 (Betrag)",
    );
}
