//! Builds a minimal application and writes it, checked: `cargo run --example build`.
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use xefa::models::Context;
use xefa::v2_0::wohnsitz::*;
use xefa::v2_0::*;

#[rustfmt::skip]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let ctx = Context::new("Beispieldienst", "Beispielhaus GmbH");
    let name = Name::new(Vornamen::new(["Alex".parse::<Vorname>()?]), "Beispiel")?;
    let antrag = AntragEinreichung::new(&ctx, AntragEinreichungRequired {
        leser: Behoerde::new("psw:01003110", "Stadt Musterstadt")?,
        autor: Behoerde::new("psw:02000000", "Onlinedienst Hamburg")?,
        leistung: Leistung::new("99115005104000", "Wohnsitz anmelden")?,
        gebiet: Gebiet::new("020000000000")?,
        rechtsgrundlage_verarbeitung: RechtsgrundlageVerarbeitung::OeffentlicheAufgabe.into(),
        beteiligte: Beteiligte::new([Beteiligter::new(Rolle::Antragstellend, Person::new(name.clone()))]),
        fachdaten: Anmeldung::new(AnmeldungRequired {
            einzugsdatum: "2026-03-01".parse()?,
            neue_wohnung: Wohnung::new(Anschrift::new("Beispieltwiete", "Hamburg", "DE")?.with_hausnummer("12".parse::<Hausnummer>()?)).into(),
            wohnungsstatus: CodeWohnungsstatus::new(Wohnungsstatus::Alleinig),
            person: vec![Meldeperson::new(MeldepersonRequired {
                name,
                geburtsdatum: Teildatum::Jahr("1990".parse()?),
                geburtsort: "Musterstadt".parse()?,
                geschlecht: CodeGeschlecht::new("1", "x"),
                familienstand: CodeFamilienstand::new("2", "LD"),
                staatsangehoerigkeit: vec![CodeStaatsangehoerigkeit::new("2023-02-24", "000")],
            })],
            auswahl_2: Eigennutzung::new(true).into(),
        }).into(),
        erklaerungen: Erklaerungen::new([Erklaerung::new(CodeErklaerung::new("01"), true)]),
    })?;
    println!("{}", antrag.to_xml()?);
    Ok(())
}
