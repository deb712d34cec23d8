//! An inbox in which messages of several releases arrive: each is read as what it is, and worked on in one.
//!
//! `cargo run --example two_releases --features "v1_0 v1_1 v2_0"`

#![allow(clippy::print_stdout, reason = "an example shows what happens")]

use xefa::map::{Decisions, Options};
use xefa::{Message, v1_1};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for release in ["1.0", "1.1", "2.0"] {
        let path = format!("schemas/xefa/{release}/samples/administration.quittung.0020-reich.xml");
        let message = match xefa::read(&std::fs::read(&path)?) {
            Ok(message) => message,
            Err(error) if error.is_invalid() => {
                println!("{path}: {error}");
                continue;
            }
            Err(error) => return Err(error.into()), // could not be checked: not invalid, and never valid
        };
        let arrived = message.version();
        // Everything behind this line knows one release only.
        let quittung = match message {
            Message::V1_1(v1_1::Message::AdministrationQuittung(quittung)) => quittung,
            other => {
                let converted = other.convert::<v1_1::AdministrationQuittung>(Options::new(&Decisions::none()))?;
                converted.losses().iter().for_each(|loss| println!("  {loss}"));
                converted.value
            }
        };
        println!("{arrived}: {} in {}", quittung.ergebnis.code.as_str(), quittung.nachrichtenkopf.leser.name.as_str());
    }
    Ok(())
}
