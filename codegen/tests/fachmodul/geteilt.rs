//! What somebody does with a Fachmodul of their own whose models take the types of the core from `xefa::v2_0`: values of the library go
//! into its messages, and come out of them.

#[allow(dead_code, unused_imports)]
#[path = "../hundesteuer/mod.rs"]
mod hundesteuer;

use xefa::v2_0;

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [own, library, receipt, out] = paths.as_slice() else { panic!("three messages, and a file for what is written") };

    // A message of the library, and a place in it.
    let message = v2_0::Message::from_xml(std::fs::read(library).expect("a sample")).expect("a valid message");
    let v2_0::Message::AntragEinreichung(mut antrag) = message else { panic!("another message") };
    let beteiligte = antrag.beteiligte.clone();
    let person = antrag.beteiligte.beteiligter.iter_mut().find_map(|beteiligter| match &mut beteiligter.auswahl {
        v2_0::baukasten::BeteiligterAuswahl::Person(person) => Some(person),
        v2_0::baukasten::BeteiligterAuswahl::Organisation(_) => None,
    });
    let person: &mut v2_0::Person = person.expect("a person");
    let anschrift: v2_0::Anschrift = person.anschrift.clone().expect("an address");

    // It becomes the place where the dogs are kept.
    let message = hundesteuer::Message::from_xml(std::fs::read(own).expect("a sample")).expect("a valid message");
    let hundesteuer::Message::AntragEinreichung(mut hunde) = message else { panic!("another message") };
    let hundesteuer::Fachdaten::Hundeanmeldung(anmeldung) = &mut hunde.fachdaten else { panic!("another Fachmodul") };
    let before = std::mem::replace(&mut anmeldung.haltungsort, anschrift.clone());
    assert!(before != anschrift, "another place");
    hunde.beteiligte = beteiligte;
    let message = hundesteuer::Message::from(hunde);
    let xml = message.to_xml().expect("a valid message");
    assert!(hundesteuer::Message::from_xml(&xml).expect("what was written") == message);
    let json = serde_json::to_string(&message).expect("JSON");
    assert!(serde_json::from_str::<hundesteuer::Message>(&json).expect("what was written") == message);
    std::fs::write(out, xml).expect("a file");

    // And the place where they were kept becomes that of a person in a message of the library.
    person.anschrift = Some(before.clone());
    let xml = antrag.to_xml().expect("a valid message");
    assert!(v2_0::AntragEinreichung::from_xml(&xml).expect("what was written") == antrag);

    // A message without a Fachmodul is one value for both.
    let quittung = v2_0::AdministrationQuittung::from_xml(std::fs::read(receipt).expect("a sample")).expect("a valid message");
    let message = hundesteuer::Message::from(quittung.clone());
    let xml = message.to_xml().expect("a valid message");
    assert!(v2_0::AdministrationQuittung::from_xml(&xml).expect("what was written") == quittung);
    assert_eq!(
        serde_json::to_string(&message).expect("JSON"),
        serde_json::to_string(&v2_0::Message::from(quittung)).expect("JSON")
    );
    println!("{} {}", anschrift.ort.as_str(), before.ort.as_str());
}
