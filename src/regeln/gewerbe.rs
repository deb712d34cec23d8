//! Rules of the Fachmodul gewerbe: notification of a trade (GewO).

use std::collections::HashSet;

use super::Regel;
use super::probe::{Lage, Probe, eine, wenn};
use super::sicht::{Frage, Offen, jahre};

pub(super) const REGELN: &[Regel] = &[
    Regel::neu("xefa-gw-handwerkskarte", "handwerkskarte", "§ 16 Abs. 1 HwO", handwerkskarte),
    Regel::neu("xefa-gw-vertreter", "gesetzlicherVertreter", "", vertreter),
    Regel::neu("xefa-gw-register", "betriebsinhaber/organisation/registereintrag", "", register),
    Regel::neu("xefa-gw-beginn", "beginn", "§ 14 Abs. 1 GewO", beginn),
    Regel::neu("xefa-gw-verlegung", "fruehereBetriebsstaette", "§ 14 Abs. 1 GewO", verlegung),
    Regel::neu("xefa-gw-neugruendung", "fruehereBetriebsstaette", "", neugruendung),
    Regel::neu("xefa-gw-umwandlung", "betriebsinhaber", "", umwandlung),
    Regel::neu("xefa-gw-minderjaehrig", "betriebsinhaber/person/geburtsdatum", "§ 112 Abs. 1 BGB", minderjaehrig),
    Regel::neu("xefa-gw-aufenthaltstitel", "aufenthaltstitel", "§ 4a AufenthG", aufenthaltstitel),
    Regel::neu("xefa-gw-bescheinigung-datum", "erlaubnis/datum", "", bescheinigung_datum),
    Regel::neu("xefa-gw-inland", "betriebsstaette/staat", "§ 14 Abs. 1 GewO", inland),
    Regel::neu("xefa-gw-hauptniederlassung", "hauptniederlassung", "", hauptniederlassung),
    Regel::neu("xefa-gw-doppelt", "art", "", doppelt),
];

/// Nationalities of the EU, of Iceland, Liechtenstein and Norway (EEA) and of Switzerland, by destatis' key: they may work without a
/// residence title. A German one comes first.
const FREIZUEGIG: &[&str] = &[
    "000", "124", "125", "126", "127", "128", "129", "130", "131", "134", "135", "136", "137", "139", "141", "142",
    "143", "145", "148", "149", "151", "152", "153", "154", "155", "157", "158", "161", "164", "165", "181",
];

/// Whether the owner is an organisation; the choice is open until one of its branches is there.
fn ist_organisation(l: &Lage<'_>) -> Frage<bool> {
    let inhaber = l.feld("betriebsinhaber");
    match inhaber.kind("person").ist_schon_da() {
        true => Ok(false),
        false => inhaber.kind("organisation").ist_da(),
    }
}

fn hat_vertreter(l: &Lage<'_>) -> Frage<bool> {
    match l.wurzel.alle("gesetzlicherVertreter").is_empty() {
        true => l.feld("gesetzlicherVertreter").ist_da(),
        false => Ok(true),
    }
}

fn handwerkskarte(l: &Lage<'_>, p: &mut Probe) {
    let arten = l.wurzel.alle("art");
    let ist_handwerk = match eine(arten.iter().map(|art| art.ist(&["handwerk"]))) {
        Ok(false) if l.wurzel.kann_wachsen() => Err(Offen(l.feld("art").pfad)),
        antwort => antwort,
    };
    p.gilt(&l.wurzel, || wenn(ist_handwerk, || l.feld("handwerkskarte").ist_da()));
}

fn vertreter(l: &Lage<'_>, p: &mut Probe) {
    p.gilt(&l.feld("betriebsinhaber"), || wenn(ist_organisation(l), || hat_vertreter(l)));
}

fn register(l: &Lage<'_>, p: &mut Probe) {
    let organisation = l.feld("betriebsinhaber/organisation");
    p.gilt(&organisation, || {
        wenn(ist_organisation(l), || {
            let rechtsform = organisation.kind("rechtsform");
            // A company under civil law need not be registered.
            let eingetragen = rechtsform.ist_da()? && {
                let name = rechtsform.kind("name");
                let name = if name.ist_schon_da() { name.text()? } else { "" };
                !name.contains("bürgerlichen Rechts") && !rechtsform.code()?.contains("GbR")
            };
            wenn(Ok(eingetragen), || organisation.kind("registereintrag").ist_da())
        })
    });
}

fn beginn(l: &Lage<'_>, p: &mut Probe) {
    let beginn = l.feld("beginn");
    p.gilt(&beginn, || Ok(beginn.datum()? >= l.antragstag()?));
}

fn verlegung(l: &Lage<'_>, p: &mut Probe) {
    let frueher = l.feld("fruehereBetriebsstaette");
    p.gilt(&l.feld("anlass"), || wenn(l.feld("anlass").ist(&["03"]), || frueher.ist_da()));
}

fn neugruendung(l: &Lage<'_>, p: &mut Probe) {
    let frueher = l.feld("fruehereBetriebsstaette");
    p.gilt(&frueher, || wenn(frueher.ist_da(), || Ok(!l.feld("anlass").ist(&["01"])?)));
}

fn umwandlung(l: &Lage<'_>, p: &mut Probe) {
    p.gilt(&l.feld("betriebsinhaber"), || wenn(l.feld("anlass").ist(&["04"]), || ist_organisation(l)));
}

fn minderjaehrig(l: &Lage<'_>, p: &mut Probe) {
    let geburt = l.feld("betriebsinhaber/person/geburtsdatum");
    p.gilt(&geburt, || {
        wenn(ist_organisation(l).map(|organisation| !organisation), || {
            let jung = wenn(geburt.ist_da(), || match geburt.teildatum()? {
                // Only who cannot yet be of age, whichever day it was.
                Some((von, _)) => Ok(jahre(von, l.feld("beginn").datum()?) < 18),
                None => Ok(false),
            })?;
            if geburt.ist_schon_da() && jung { hat_vertreter(l) } else { Ok(true) }
        })
    });
}

fn aufenthaltstitel(l: &Lage<'_>, p: &mut Probe) {
    let person = l.feld("betriebsinhaber/person");
    p.gilt(&person, || {
        wenn(ist_organisation(l).map(|organisation| !organisation), || {
            let staaten = person.alle("staatsangehoerigkeit");
            if staaten.is_empty() {
                // Not given: nobody knows.
                return person.kind("staatsangehoerigkeit").ist_da().map(|_| true);
            }
            let frei = eine(staaten.iter().map(|staat| staat.ist(FREIZUEGIG)))?;
            if frei { Ok(true) } else { l.feld("aufenthaltstitel").ist_da() }
        })
    });
}

fn bescheinigung_datum(l: &Lage<'_>, p: &mut Probe) {
    for bescheinigung in ["erlaubnis", "handwerkskarte", "aufenthaltstitel"] {
        let datum = l.feld(bescheinigung).kind("datum");
        p.gilt(&datum, || wenn(l.feld(bescheinigung).ist_da(), || Ok(datum.datum()? <= l.stichtag()?)));
    }
}

fn inland(l: &Lage<'_>, p: &mut Probe) {
    let staat = l.feld("betriebsstaette/staat");
    p.gilt(&staat, || Ok(staat.text()? == "DE"));
}

fn hauptniederlassung(l: &Lage<'_>, p: &mut Probe) {
    let haupt = l.feld("hauptniederlassung");
    p.gilt(&haupt, || {
        wenn(haupt.ist_da(), || Ok(super::anschrift(&haupt)? != super::anschrift(&l.feld("betriebsstaette"))?))
    });
}

fn doppelt(l: &Lage<'_>, p: &mut Probe) {
    let mut arten = HashSet::new();
    for art in p.jedes(&l.wurzel, "art") {
        p.gilt(&art, || Ok(arten.insert(art.code()?)));
    }
    let mut zweige = HashSet::new();
    for zweig in l.wurzel.alle("wzCode") {
        p.gilt(&zweig, || Ok(zweige.insert(zweig.text()?)));
    }
}
