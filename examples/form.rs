//! What a form can say while somebody fills it in: `cargo run --example form`.
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use xefa::regeln::{Angaben, Fachmodul, Stand};
use xefa::report::Lang;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // What is known so far, in the JSON form of the Fachmodul. `null`: the person said that there is none.
    let bisher = serde_json::json!({
        "einzugsdatum": "2026-03-01",
        "wohnungsstatus": {"code": "alleinig"},
        "bisherigeWohnung": {"auszugsdatum": null, "kuenftigerStatus": {"code": "neben"}},
        "neueWohnung": {"anschrift": {"staat": "DE"}},
    });
    let formular = Angaben::aus_json(Fachmodul::Wohnsitz, &bisher).mit_stichtag("2026-03-20".parse()?);
    for urteil in formular.urteile() {
        let text = |pfade: Vec<&str>| pfade.join(", ");
        match urteil.stand() {
            Stand::Erfuellt => println!("ok       {}", urteil.regel().id()),
            Stand::NochOffen => println!("offen    {}: {}", urteil.regel().id(), text(urteil.offen().collect())),
            Stand::Verletzt => println!("verletzt {}: {}", urteil.regel().id(), text(urteil.verletzt().collect())),
        }
    }
    for befund in formular.report().findings() {
        println!("{}: {}", befund.element_path(), befund.message(Lang::De));
    }
    Ok(())
}
