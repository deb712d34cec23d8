//! Reads a message of any known release: `cargo run --example read -- FILE`.
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use xefa::{Message, v2_0};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/xefa/2.0/samples/antrag.einreichung.0100-minimal.xml");
    let path = std::env::args().nth(1).unwrap_or_else(|| default.to_owned());
    match xefa::read(&std::fs::read(path)?) {
        Ok(Message::V2_0(v2_0::Message::AntragEinreichung(antrag))) => {
            println!("an application for {}", antrag.leistung.bezeichnung.as_str());
        }
        Ok(other) => println!("another message of release {}", other.version()),
        Err(error) if error.is_invalid() => {
            // Place, rule and reason, without a personal value: fit for a log and for a Rückweisung.
            error.report().findings().iter().for_each(|finding| println!("{finding}"));
        }
        // Could not be checked is not invalid, and never valid.
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
