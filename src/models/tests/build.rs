//! Messages are made in few lines.

use crate::models::Context;
use crate::models::v1_0::wohnsitz::*;
use crate::models::v1_0::*;

#[test]
fn minimal() {
    let xml = build().unwrap();
    assert_eq!(AntragEinreichung::from_xml(&xml).unwrap().to_xml().unwrap(), xml);
}

#[rustfmt::skip]
fn build() -> Result<String, Box<dyn std::error::Error>> {
    let ctx = Context::new("Beispieldienst", "Beispielhaus GmbH");
    let person = Meldeperson::new(MeldepersonRequired {
        name: Name::new("Alex", "Beispiel")?, geburtsdatum: "00.00.0000".parse()?, geburtsort: "Musterstadt".parse()?,
        geschlecht: CodeGeschlecht::new("1", "x"), familienstand: Familienstand::Ledig.into(), staatsangehoerigkeit: vec!["DE".parse()?],
    });
    let wohnung = Wohnung::new(Anschrift::new("Beispieltwiete 12a", "Hamburg", "DE")?.with_plz("20099".parse::<Postleitzahl>()?));
    let antrag = AntragEinreichung::new(&ctx, AntragEinreichungRequired {
        leser: Behoerde::new("ags", "02000000", "Kundenzentrum Musterfleet")?,
        autor: Behoerde::new("efa", "onlinedienste.beispiel", "Onlinedienste der Länder")?,
        leistung: Leistung::new("99115005104000", "Wohnsitz anmelden")?,
        gebiet: "020000000000".parse()?,
        antragsteller: Person::new(Name::new("Alex", "Beispiel")?).into(),
        erklaerungen: Erklaerungen::new([Erklaerung::new(CodeErklaerung::new("01"), true)]),
        fachdaten: Anmeldung::new(AnmeldungRequired {
            einzugsdatum: "2026-03-01".parse()?, neue_wohnung: wohnung.into(), wohnungsstatus: Wohnungsstatus::Alleinig.into(),
            person: vec![person], auswahl_2: Eigennutzung::new(true).into(),
        }).into(),
    })?;
    Ok(antrag.to_xml()?)
}
