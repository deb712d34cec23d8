//! A message of 1.0 for a receiver that speaks 2.0: what is asked, what is lost, what comes out.
//!
//! `cargo run --example migrate --features "v1_0 v1_1 v2_0"`

#![allow(clippy::print_stdout, reason = "an example shows what happens")]

use xefa::map::{Decisions, MemoryStore, Options};
use xefa::report::Lang;
use xefa::v2_0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bytes = std::fs::read("schemas/xefa/1.0/samples/antrag.einreichung.0100-reich.xml")?;
    let message = xefa::read(&bytes)?;
    // Attachments leave the message on the way to 2.0: somebody has to keep them.
    let mut store = MemoryStore::default();

    // Without any decision the conversion says all that it has to ask.
    let options = Options::new(&Decisions::none()).with_store(&mut store);
    let Err(error) = message.clone().convert::<v2_0::AntragEinreichung>(options) else {
        return Err("something has to be decided".into());
    };
    for finding in error.report().findings() {
        println!("asked: {}: {}", finding.element_path(), finding.message(Lang::En));
    }

    let decisions = Decisions::none().with("rechtsgrundlage-verarbeitung", "6-1-e");
    let options = Options::new(&decisions).with_store(&mut store);
    let converted = message.convert::<v2_0::AntragEinreichung>(options)?;
    for loss in converted.losses() {
        println!("{loss}");
    }
    let xml = converted.value.to_xml()?;
    println!("{} participants, {} bytes of XML, {store:?}", converted.value.beteiligte.beteiligter.len(), xml.len());
    Ok(())
}
