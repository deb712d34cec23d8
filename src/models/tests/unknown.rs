//! What the models do not know is kept, and never passes as valid.

use crate::models::AnyNode;
use crate::models::v1_0::{AdministrationQuittung, AntragEinreichung, Fachdaten};
use crate::report::Verdict;
use crate::validate::Options;
use crate::{Message, read, read_with};

fn sample() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/xefa/1.0/samples/antrag.einreichung.0100-minimal.xml");
    std::fs::read_to_string(path).unwrap()
}

/// The sample with a Fachmodul that nobody knows.
fn foreign() -> String {
    let xml = sample();
    let from = xml.find("<ws:anmeldung>").unwrap();
    let to = xml.find("</ws:anmeldung>").unwrap() + "</ws:anmeldung>".len();
    let payload = "<h:hund xmlns:h=\"urn:example:hund\" h:marke=\"7\">\n  <h:name>Bello &amp; Co</h:name>\n</h:hund>";
    format!("{}{payload}{}", &xml[..from], &xml[to..])
}

#[test]
fn a_foreign_payload_is_unchecked() {
    let error = read(foreign().as_bytes()).unwrap_err();
    assert!(error.is_unchecked() && !error.is_invalid(), "{error:?}");
    assert_eq!(error.report().findings()[0].rule().id(), "xefa-nicht-geprueft");

    let read = read_with(foreign().as_bytes(), &Options::default()).unwrap();
    assert_eq!(read.report.verdict(), Verdict::Error);
    let Message::V1_0(crate::v1_0::Message::AntragEinreichung(antrag)) = &read.message else { panic!() };
    let Fachdaten::Other(hund) = &antrag.fachdaten else { panic!() };
    assert_eq!((hund.namespace.as_str(), hund.local.as_str()), ("urn:example:hund", "hund"));
    assert_eq!(hund.attributes[0].value, "7");
    assert!(hund.prefixes.contains(&("h".to_owned(), "urn:example:hund".to_owned())));
    let AnyNode::Element(name) = &hund.content[1] else { panic!() };
    assert_eq!(name.content, [AnyNode::Text("Bello & Co".to_owned())]);

    // Checked writing says the same; unchecked writing keeps everything.
    assert!(read.message.to_xml().unwrap_err().is_unchecked());
    let xml = antrag.to_xml_unchecked().unwrap();
    let again = read_with(xml.as_bytes(), &Options::default()).unwrap();
    assert_eq!(again.message, read.message);
}

#[test]
fn a_mistake_beside_it_is_invalid_for_a_reader() {
    let xml = foreign().replace("<xefa:ars>020000000000</xefa:ars>", "<xefa:ars>x</xefa:ars>");
    let error = read_with(xml.as_bytes(), &Options::default()).unwrap_err();
    assert_eq!(error.report().findings().len(), 2, "{error:?}");
}

#[test]
fn another_message_is_named() {
    let error = AdministrationQuittung::from_xml(sample()).unwrap_err();
    assert!(error.is_invalid());
    assert_eq!(error.report().findings()[0].expected(), ["administration.quittung.0020"]);
}

#[test]
fn debug_shows_no_text() {
    let antrag = AntragEinreichung::from_xml(sample()).unwrap();
    let debug = format!("{antrag:?}");
    assert!(debug.contains("familienname: …") && debug.contains("@produkt: …"), "{debug}");
    for text in ["Alex", "Beispieltwiete", "Musterfleet", "99115005104000"] {
        assert!(!debug.contains(text), "{debug}");
    }
}

/// White space between the elements of an element that the schema knows, and that stands in a wildcard, is no text.
#[test]
fn white_space_in_a_wildcard_is_written() {
    let Ok(mut antrag) = AntragEinreichung::from_xml(sample()) else { panic!() };
    let mut payload = crate::models::AnyElement::new("urn:xefa:fachmodul:wohnsitz:1.0", "anmeldung");
    payload.content = vec![AnyNode::Text("\r\n\t ".to_owned())];
    let told = |antrag: &AntragEinreichung| {
        let error = antrag.to_xml().unwrap_err();
        error.report().findings().iter().map(|finding| finding.rule().id()).collect::<Vec<_>>()
    };
    // All that is wrong is that its elements are missing.
    antrag.fachdaten = Fachdaten::Other(payload.clone());
    assert_eq!(told(&antrag), ["cvc-complex-type.2.4"]);
    payload.content = vec![AnyNode::Text(" x ".to_owned())];
    antrag.fachdaten = Fachdaten::Other(payload);
    assert!(told(&antrag).contains(&"cvc-complex-type.2.3"));
}
