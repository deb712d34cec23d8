//! Rules of the Fachmodul wohnsitz: registration of a dwelling (BMG).

use chrono::Days;

use super::Regel;
use super::probe::{Lage, Probe, wenn};
use super::sicht::Frage;

pub(super) const REGELN: &[Regel] = &[
    Regel::neu("xefa-ws-einzug-kuenftig", "einzugsdatum", "§ 17 Abs. 1 BMG", einzug_kuenftig),
    Regel::neu("xefa-ws-anmeldefrist", "einzugsdatum", "§ 17 Abs. 1 BMG", anmeldefrist),
    Regel::neu("xefa-ws-auszug-kuenftig", "bisherigeWohnung/auszugsdatum", "§ 17 Abs. 2 BMG", auszug_kuenftig),
    Regel::neu("xefa-ws-alleinige-wohnung", "wohnungsstatus", "§ 21 BMG", alleinige_wohnung),
    Regel::neu("xefa-ws-hauptwohnung", "bisherigeWohnung/kuenftigerStatus", "§ 21 Abs. 1 BMG", hauptwohnung),
    Regel::neu("xefa-ws-kuenftiger-status", "bisherigeWohnung/kuenftigerStatus", "§ 21 Abs. 4 BMG", kuenftiger_status),
    Regel::neu("xefa-ws-nebenwohnung", "wohnungsstatus", "§ 21 Abs. 3 BMG", nebenwohnung),
    Regel::neu("xefa-ws-geburtsdatum", "person/geburtsdatum", "", geburtsdatum),
    Regel::neu("xefa-ws-ausweis-abgelaufen", "person/ausweis/gueltigBis", "", ausweis_abgelaufen),
    Regel::neu("xefa-ws-person-doppelt", "person", "", person_doppelt),
    Regel::neu("xefa-ws-nachweis-anlage", "wohnungsgeberbestaetigung/nachweis", "§ 19 Abs. 1 BMG", nachweis_anlage),
    Regel::neu("xefa-ws-eigennutzung", "eigennutzung/erklaert", "§ 19 BMG", eigennutzung),
    Regel::neu("xefa-ws-gleiche-wohnung", "bisherigeWohnung/anschrift", "", gleiche_wohnung),
    Regel::neu("xefa-ws-wohnung-inland", "neueWohnung/anschrift/staat", "§ 17 Abs. 1 BMG", wohnung_inland),
    Regel::neu("xefa-ws-zuzug-ausland", "zuzugAusAusland/staat", "", zuzug_ausland),
];

fn einzug_kuenftig(l: &Lage<'_>, p: &mut Probe) {
    let einzug = l.feld("einzugsdatum");
    p.gilt(&einzug, || Ok(einzug.datum()? <= l.stichtag()?));
}

fn anmeldefrist(l: &Lage<'_>, p: &mut Probe) {
    let einzug = l.feld("einzugsdatum");
    p.gilt(&einzug, || Ok(einzug.datum()? + Days::new(14) >= l.antragstag()?));
}

fn auszug_kuenftig(l: &Lage<'_>, p: &mut Probe) {
    let auszug = l.feld("bisherigeWohnung/auszugsdatum");
    p.gilt(&auszug, || wenn(auszug.ist_da(), || Ok(auszug.datum()? <= l.stichtag()? + Days::new(7))));
}

/// Whether the dwelling so far is kept.
fn bleibt(l: &Lage<'_>) -> Frage<bool> {
    let bisher = l.feld("bisherigeWohnung");
    Ok(bisher.ist_da()? && !bisher.kind("auszugsdatum").ist_da()?)
}

fn alleinige_wohnung(l: &Lage<'_>, p: &mut Probe) {
    let status = l.feld("wohnungsstatus");
    p.gilt(&status, || wenn(status.ist(&["alleinig"]), || Ok(!bleibt(l)?)));
}

fn hauptwohnung(l: &Lage<'_>, p: &mut Probe) {
    let neu = l.feld("wohnungsstatus");
    let kuenftig = l.feld("bisherigeWohnung/kuenftigerStatus");
    p.gilt(&kuenftig, || {
        wenn(kuenftig.ist_da(), || {
            let haupt = [neu.code()?, kuenftig.code()?].map(|code| code == "haupt");
            // That the only dwelling is not the only one is another rule's business.
            Ok(haupt[0] != haupt[1] || neu.ist(&["alleinig"])?)
        })
    });
}

fn kuenftiger_status(l: &Lage<'_>, p: &mut Probe) {
    let bisher = l.feld("bisherigeWohnung");
    p.gilt(&bisher, || wenn(bisher.ist_da(), || Ok(bleibt(l)? == bisher.kind("kuenftigerStatus").ist_da()?)));
}

fn nebenwohnung(l: &Lage<'_>, p: &mut Probe) {
    let status = l.feld("wohnungsstatus");
    p.gilt(&status, || wenn(status.ist(&["neben"]), || bleibt(l)));
}

fn geburtsdatum(l: &Lage<'_>, p: &mut Probe) {
    for person in p.jedes(&l.wurzel, "person") {
        let geburt = person.kind("geburtsdatum");
        p.gilt(&geburt, || Ok(geburt.teildatum()?.map(|(von, _)| von) <= Some(l.stichtag()?)));
    }
}

fn ausweis_abgelaufen(l: &Lage<'_>, p: &mut Probe) {
    for ausweis in p.jedes(&l.wurzel, "person").iter().flat_map(|person| person.alle("ausweis")) {
        let bis = ausweis.kind("gueltigBis");
        p.gilt(&bis, || Ok(bis.datum()? >= l.stichtag()?));
    }
}

fn person_doppelt(l: &Lage<'_>, p: &mut Probe) {
    let personen = p.jedes(&l.wurzel, "person");
    for (nummer, person) in personen.iter().enumerate() {
        p.gilt(person, || {
            let diese = super::kennzeichen(person)?;
            let frueher = personen[..nummer].iter().filter_map(|person| super::kennzeichen(person).ok());
            Ok(!frueher.into_iter().any(|andere| andere == diese))
        });
    }
}

fn nachweis_anlage(l: &Lage<'_>, p: &mut Probe) {
    for quelle in ["wohnungsgeberbestaetigung", "eigennutzung"] {
        let nachweis = l.feld(quelle).kind("nachweis");
        // Only one of the two is there; what a form has not reached is not asked for.
        if nachweis.ist_schon_da() {
            p.gilt(&nachweis, || l.hat_anlage(nachweis.text()?));
        } else if quelle == "wohnungsgeberbestaetigung" && !l.feld("eigennutzung").ist_schon_da() {
            p.gilt(&nachweis, || Ok(!nachweis.ist_da()?));
        }
    }
}

fn eigennutzung(l: &Lage<'_>, p: &mut Probe) {
    let erklaert = l.feld("eigennutzung/erklaert");
    // A confirmation by somebody else answers the choice.
    if !l.feld("wohnungsgeberbestaetigung").ist_schon_da() {
        p.gilt(&erklaert, || wenn(l.feld("eigennutzung").ist_da(), || Ok(matches!(erklaert.text()?, "true" | "1"))));
    }
}

fn gleiche_wohnung(l: &Lage<'_>, p: &mut Probe) {
    let bisher = l.feld("bisherigeWohnung/anschrift");
    p.gilt(&bisher, || {
        wenn(l.feld("bisherigeWohnung").ist_da(), || {
            let [neu, alt] = [&l.feld("neueWohnung"), &l.feld("bisherigeWohnung")].map(|wohnung| {
                let lage = wohnung.kind("lage");
                let lage = if lage.ist_da()? { lage.text()? } else { "" };
                Ok((super::anschrift(&wohnung.kind("anschrift"))?, lage.to_owned()))
            });
            Ok(neu? != alt?)
        })
    });
}

fn wohnung_inland(l: &Lage<'_>, p: &mut Probe) {
    let staat = l.feld("neueWohnung/anschrift/staat");
    p.gilt(&staat, || Ok(staat.text()? == "DE"));
}

fn zuzug_ausland(l: &Lage<'_>, p: &mut Probe) {
    let staat = l.feld("zuzugAusAusland/staat");
    // The dwelling so far answers the choice.
    if !l.feld("bisherigeWohnung").ist_schon_da() {
        p.gilt(&staat, || wenn(l.feld("zuzugAusAusland").ist_da(), || Ok(staat.text()? != "DE")));
    }
}
