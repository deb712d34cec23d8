//! What somebody does with a Fachmodul of their own; it says how each step went, a line each, and `fachmodul.rs` knows what it has to say.

#[allow(dead_code, unused_imports)]
mod hundesteuer;

use hundesteuer::fachmodul_hundesteuer::Hundeanmeldung;
use hundesteuer::{Fachdaten, Message};
use xefa::value::Leaf;

fn tell(error: &xefa::Error) -> String {
    let kind = if error.is_unchecked() { "unchecked" } else { "invalid" };
    let finding = |finding: &xefa::report::Finding| {
        let place = finding.place();
        format!(" {} {}:{} {}", finding.rule().id(), place.line, place.column, finding.element_path())
    };
    format!("{kind}{}", error.report().findings().iter().map(finding).collect::<String>())
}

/// With the models of the Fachmodul's crate.
fn typed(path: &str, out: &str) {
    let mut message = match Message::from_xml(std::fs::read(path).expect("a sample")) {
        Ok(message) => message,
        Err(error) => return println!("typed {}", tell(&error)),
    };
    let written = message.to_xml().expect("a valid message");
    assert_eq!(Message::from_xml(&written).expect("what was written"), message);
    std::fs::write(out, written).expect("a file");
    let Message::AntragEinreichung(antrag) = &mut message else { panic!("another message") };
    let Fachdaten::Hundeanmeldung(anmeldung) = &mut antrag.fachdaten else { panic!("another Fachmodul") };
    println!("typed {}", told(anmeldung));
    // Whoever writes is checked as whoever reads.
    anmeldung.hund.clear();
    println!("no dogs {}", tell(&message.to_xml().expect_err("a message without a dog")));
}

fn told(anmeldung: &Hundeanmeldung) -> String {
    let dogs = anmeldung.hund.iter().map(|hund| {
        let chip = hund.chipnummer.as_ref().map_or("-", |chip| chip.as_str());
        format!(" {} {chip} {} {:?}", hund.rufname.as_str(), hund.haltungsbeginn.get().to_lexical(), hund.assistenzhund)
    });
    format!("{}{}", anmeldung.haltungsort.ort.as_str(), dogs.collect::<String>())
}

/// With the library as it is, which knows nothing of dogs.
fn plain(path: &str) {
    let bytes = std::fs::read(path).expect("a sample");
    let error = xefa::read(&bytes).expect_err("a Fachmodul that the library does not know");
    println!("plain {}", tell(&error));
    let Ok(read) = xefa::read_with(&bytes, &xefa::validate::Options::default()) else { return };
    let xefa::Message::V2_0(xefa::models::v2_0::Message::AntragEinreichung(antrag)) = read.message else {
        panic!("another message")
    };
    let xefa::models::v2_0::Fachdaten::Other(other) = &antrag.fachdaten else { panic!("a known Fachmodul") };
    println!("other {} {}", other.namespace, other.local);
}

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [path, out] = paths.as_slice() else { panic!("a message, and a file for what is written") };
    typed(path, out);
    plain(path);
}
