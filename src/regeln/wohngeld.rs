//! Rules of the Fachmodul wohngeld: housing benefit for tenants (WoGG).

use std::collections::HashSet;

use chrono::{Datelike, Months};

use super::Regel;
use super::probe::{Lage, Probe, wenn};
use super::sicht::Sicht;

pub(super) const REGELN: &[Regel] = &[
    Regel::neu(
        "xefa-wg-antragstellende-person",
        "haushaltsmitglieder/haushaltsmitglied/verhaeltnis",
        "§ 5 WoGG",
        antragstellende_person,
    ),
    Regel::neu("xefa-wg-ein-partner", "haushaltsmitglieder/haushaltsmitglied/verhaeltnis", "§ 5 WoGG", ein_partner),
    Regel::neu("xefa-wg-familienstand", "haushaltsmitglieder/haushaltsmitglied/familienstand", "", familienstand),
    Regel::neu("xefa-wg-kosten-ueber-miete", "wohnraum/enthalteneKosten", "§ 9 WoGG", kosten_ueber_miete),
    Regel::neu("xefa-wg-kostenart-doppelt", "wohnraum/enthalteneKosten/kostenart", "", kostenart_doppelt),
    Regel::neu("xefa-wg-untervermietung", "wohnraum/untervermietung/wohnflaeche", "", untervermietung),
    Regel::neu("xefa-wg-bezug-nach-beginn", "wohnraum/bezugsdatum", "", bezug_nach_beginn),
    Regel::neu("xefa-wg-beginn-vor-antrag", "beantragtAb", "§ 25 Abs. 2 WoGG", beginn_vor_antrag),
    Regel::neu(
        "xefa-wg-transferleistung",
        "haushaltsmitglieder/haushaltsmitglied/transferleistung",
        "§ 7 WoGG",
        transferleistung,
    ),
    Regel::neu("xefa-wg-wohngeldnummer", "wohngeldnummer", "", wohngeldnummer),
    Regel::neu("xefa-wg-geburtsdatum", "haushaltsmitglieder/haushaltsmitglied/geburtsdatum", "", geburtsdatum),
    Regel::neu("xefa-wg-kind-alter", "haushaltsmitglieder/haushaltsmitglied/geburtsdatum", "", kind_alter),
    Regel::neu("xefa-wg-wohnraum-inland", "wohnraum/anschrift/staat", "", wohnraum_inland),
    Regel::neu("xefa-wg-baujahr", "wohnraum/baujahr", "", baujahr),
];

fn mitglieder<'a>(l: &Lage<'a>, p: &mut Probe) -> Vec<Sicht<'a>> {
    p.jedes(&l.feld("haushaltsmitglieder"), "haushaltsmitglied")
}

/// Members whose relation is one of these; an open one is noted.
fn mit_verhaeltnis<'a>(l: &Lage<'a>, p: &mut Probe, codes: &[&str]) -> Vec<Sicht<'a>> {
    let alle = mitglieder(l, p);
    alle.into_iter().filter(|mitglied| p.antwort(mitglied.kind("verhaeltnis").ist(codes)) == Some(true)).collect()
}

fn antragstellende_person(l: &Lage<'_>, p: &mut Probe) {
    let gefunden = mit_verhaeltnis(l, p, &["01"]);
    for weitere in gefunden.iter().skip(1) {
        p.gilt(&weitere.kind("verhaeltnis"), || Ok(false));
    }
    if gefunden.is_empty() {
        let alle = l.feld("haushaltsmitglieder");
        match p.offen.is_empty() && !alle.kann_wachsen() {
            true => p.gilt(&alle, || Ok(false)),
            false => p.offen.push(alle.pfad),
        }
    }
}

fn ein_partner(l: &Lage<'_>, p: &mut Probe) {
    for weiterer in mit_verhaeltnis(l, p, &["02", "03", "04"]).iter().skip(1) {
        p.gilt(&weiterer.kind("verhaeltnis"), || Ok(false));
    }
}

fn familienstand(l: &Lage<'_>, p: &mut Probe) {
    let ich = mit_verhaeltnis(l, p, &["01"]);
    for (verhaeltnis, stand) in [("02", "VH"), ("03", "LP")] {
        let partner = mit_verhaeltnis(l, p, &[verhaeltnis]);
        if partner.is_empty() {
            continue;
        }
        for person in partner.iter().chain(&ich) {
            let familienstand = person.kind("familienstand");
            // Not known (NB) contradicts nothing.
            p.gilt(&familienstand, || familienstand.ist(&[stand, "NB"]));
        }
    }
}

fn kosten_ueber_miete(l: &Lage<'_>, p: &mut Probe) {
    let kosten = l.feld("wohnraum/enthalteneKosten");
    let betraege = kosten.alle("betrag");
    let summe: i64 = betraege.iter().filter_map(|betrag| p.antwort(betrag.cent())).sum();
    p.gilt(&kosten, || {
        let miete = l.feld("wohnraum/mieteGesamt").cent()?;
        // What may still come makes the sum only larger.
        if summe > miete { Ok(false) } else { wenn(kosten.ist_da(), || Ok(true)) }
    });
}

fn kostenart_doppelt(l: &Lage<'_>, p: &mut Probe) {
    let kosten = l.feld("wohnraum/enthalteneKosten");
    p.gilt(&kosten, || kosten.ist_da().map(|_| true));
    let mut gesehen = HashSet::new();
    for art in kosten.alle("kostenart") {
        p.gilt(&art, || Ok(gesehen.insert(art.code()?)));
    }
}

fn untervermietung(l: &Lage<'_>, p: &mut Probe) {
    let teil = l.feld("wohnraum/untervermietung/wohnflaeche");
    p.gilt(&teil, || {
        wenn(l.feld("wohnraum/untervermietung").ist_da(), || {
            let ganz = super::hundertstel(&l.feld("wohnraum/wohnflaeche"))?;
            Ok(super::hundertstel(&teil)? < ganz)
        })
    });
}

fn bezug_nach_beginn(l: &Lage<'_>, p: &mut Probe) {
    let bezug = l.feld("wohnraum/bezugsdatum");
    p.gilt(&bezug, || Ok(bezug.datum()? < l.feld("beantragtAb").monat()? + Months::new(1)));
}

fn beginn_vor_antrag(l: &Lage<'_>, p: &mut Probe) {
    let ab = l.feld("beantragtAb");
    p.gilt(&ab, || Ok(ab.monat()? + Months::new(1) > l.antragstag()?));
}

fn transferleistung(l: &Lage<'_>, p: &mut Probe) {
    for mitglied in mitglieder(l, p) {
        let leistung = mitglied.kind("transferleistung");
        p.gilt(&leistung, || wenn(leistung.ist_da(), || Ok(!leistung.ist(&["01", "02", "03", "04"])?)));
    }
}

fn wohngeldnummer(l: &Lage<'_>, p: &mut Probe) {
    let nummer = l.feld("wohngeldnummer");
    let folge = l.feld("antragsart").ist(&["weiter", "erhoehung", "aenderung"]);
    p.gilt(&l.feld("antragsart"), || wenn(folge, || nummer.ist_da()));
}

fn geburtsdatum(l: &Lage<'_>, p: &mut Probe) {
    for mitglied in mitglieder(l, p) {
        let geburt = mitglied.kind("geburtsdatum");
        p.gilt(&geburt, || Ok(geburt.teildatum()?.map(|(von, _)| von) <= Some(l.stichtag()?)));
    }
}

fn kind_alter(l: &Lage<'_>, p: &mut Probe) {
    let ich = mit_verhaeltnis(l, p, &["01"]);
    let Some(ich) = ich.first() else { return };
    for kind in mit_verhaeltnis(l, p, &["05"]) {
        let geburt = kind.kind("geburtsdatum");
        p.gilt(&geburt, || match (ich.kind("geburtsdatum").teildatum()?, geburt.teildatum()?) {
            (Some((von, _)), Some((_, bis))) => Ok(von < bis),
            _ => Ok(true),
        });
    }
}

fn wohnraum_inland(l: &Lage<'_>, p: &mut Probe) {
    let staat = l.feld("wohnraum/anschrift/staat");
    p.gilt(&staat, || Ok(staat.text()? == "DE"));
}

fn baujahr(l: &Lage<'_>, p: &mut Probe) {
    let baujahr = l.feld("wohnraum/baujahr");
    p.gilt(&baujahr, || {
        wenn(baujahr.ist_da(), || Ok(baujahr.wert::<i32>()? <= l.feld("wohnraum/bezugsdatum").datum()?.year()))
    });
}
