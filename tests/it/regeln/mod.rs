//! Rules of the trade: each one broken, fulfilled and open, worked out by hand from the law that it cites.

mod elterngeld;
mod gewerbe;
mod nachricht;
mod samples;
mod wohngeld;
mod wohnsitz;

use std::collections::BTreeSet;

use xefa::regeln::{Angaben, Fachmodul, Stand, Urteil, regeln_der_nachricht};
use xefa::report::{Lang, Severity};

/// A rule and three forms. A form is a list of `path=value` and of `!path` for what stays empty, set apart by `;`; `heute` and
/// `anlage` stand for the day and for an attachment, `bezug=1-8:1:basis` for eight entries.
struct Fall {
    regel: &'static str,
    /// Broken, at these paths; none for a rule that a form cannot break (`nachricht.rs` has it).
    verletzt: (&'static str, &'static [&'static str]),
    erfuellt: &'static [&'static str],
    /// Open, and waiting for these.
    offen: (&'static str, &'static [&'static str]),
}

fn form(fachmodul: Fachmodul, text: &str) -> Angaben {
    let teile = text.split(';').map(str::trim).filter(|teil| !teil.is_empty());
    let mut bezuege = 0;
    teile.fold(Angaben::teilweise(fachmodul), |form, teil| match teil.split_once('=') {
        Some(("bezug", zeile)) => {
            let [monate, elternteil, art] = zeile.split(':').collect::<Vec<_>>()[..] else { panic!("{zeile}") };
            let (von, bis) = monate.split_once('-').unwrap_or((monate, monate));
            let monate = von.parse::<u32>().expect("a month")..=bis.parse().expect("a month");
            monate.fold(form, |form, monat| {
                bezuege += 1;
                form.mit(&format!("bezug[{bezuege}]/lebensmonat"), &monat.to_string())
                    .mit(&format!("bezug[{bezuege}]/elternteil"), elternteil)
                    .mit(&format!("bezug[{bezuege}]/art/code"), art)
            })
        }
        Some(("heute", tag)) => form.mit_stichtag(tag.parse().expect("a day")),
        Some(("anlage", id)) => form.mit_anlage(id),
        Some((pfad, wert)) => form.mit(pfad, wert),
        None => form.ohne(teil.strip_prefix('!').expect("a value or a !")),
    })
}

fn urteil(fachmodul: Fachmodul, regel: &str, text: &str) -> Urteil {
    let urteile = form(fachmodul, text).urteile().into_iter();
    urteile.into_iter().find(|urteil| urteil.regel().id() == regel).unwrap_or_else(|| panic!("no rule {regel}"))
}

/// Paths below the element of the Fachmodul.
fn pfade<'a>(fachmodul: Fachmodul, paths: impl Iterator<Item = &'a str>) -> Vec<String> {
    let wurzel = format!("/{}", fachmodul.element());
    paths.map(|path| path.strip_prefix(&wurzel).map_or(path, |rest| rest.trim_start_matches('/')).to_owned()).collect()
}

fn pruefe(fachmodul: Fachmodul, faelle: &[Fall]) {
    let bekannt: BTreeSet<_> = fachmodul.regeln().iter().map(|regel| regel.id()).collect();
    let geprueft: BTreeSet<_> = faelle.iter().map(|fall| fall.regel).collect();
    assert_eq!(bekannt, geprueft, "every rule has a case");
    for Fall { regel, verletzt, erfuellt, offen } in faelle {
        let broken = urteil(fachmodul, regel, verletzt.0);
        assert_eq!(pfade(fachmodul, broken.verletzt()), verletzt.1, "{regel}: {}", verletzt.0);
        assert_eq!(broken.stand() == Stand::Verletzt, !verletzt.1.is_empty(), "{regel}");
        let report = form(fachmodul, verletzt.0).report();
        let found = report.findings().iter().filter(|finding| finding.rule().id() == *regel).count();
        assert_eq!(found, verletzt.1.len(), "{regel}");
        for text in *erfuellt {
            let held = urteil(fachmodul, regel, text);
            assert_eq!(held.stand(), Stand::Erfuellt, "{regel}: {text}: {held:?}");
        }
        let open = urteil(fachmodul, regel, offen.0);
        assert_eq!(open.stand(), Stand::NochOffen, "{regel}: {}: {open:?}", offen.0);
        assert_eq!(pfade(fachmodul, open.offen()), offen.1, "{regel}: {}", offen.0);
    }
}

#[test]
fn an_empty_form_breaks_nothing() {
    for fachmodul in Fachmodul::ALL {
        for urteil in form(fachmodul, "").urteile() {
            assert_eq!(urteil.stand(), Stand::NochOffen, "{urteil:?}");
        }
        assert!(form(fachmodul, "heute=2026-01-01").report().findings().is_empty());
    }
}

#[test]
fn nonsense_is_the_schemas_business() {
    let unsinn =
        "einzugsdatum=gestern; person[99999999]/geburtsdatum/tag=; person[x]/geburtsdatum/jahr=-4; heute=2026-01-01";
    assert!(form(Fachmodul::Wohnsitz, unsinn).report().findings().is_empty());
    let unsinn = "bezug/lebensmonat=4294967295; bezug/elternteil=1; bezug/art/code=plus; kind/geburtsdatum/tag=262142-12-31; heute=2026-01-01";
    assert!(form(Fachmodul::Elterngeld, unsinn).report().findings().is_empty());
}

#[test]
fn rules_know_their_texts_and_their_law() {
    let mut ids = BTreeSet::new();
    for regel in Fachmodul::ALL.iter().flat_map(|fachmodul| fachmodul.regeln()).chain(regeln_der_nachricht()) {
        let eintrag = regel.eintrag();
        assert_eq!(eintrag.id(), regel.id());
        assert!(ids.insert(regel.id()), "{} twice", regel.id());
        assert_ne!(eintrag.severity(), Severity::Unchecked, "{}", regel.id());
        assert!(!regel.pfad().contains(['[', ' ']) && !regel.pfad().is_empty(), "{}", regel.id());
        // The law that a rule cites is named to who reads the explanation, in both languages.
        let Some(grundlage) = regel.rechtsgrundlage() else { continue };
        let gesetz = grundlage.rsplit(' ').next().expect("the short name of a law");
        for lang in [Lang::De, Lang::En] {
            assert!(eintrag.explanation(lang).contains(gesetz), "{} does not name {grundlage}", regel.id());
        }
    }
    for fachmodul in Fachmodul::ALL {
        assert!(fachmodul.regeln().len() >= 10, "{}", fachmodul.name());
    }
}

#[test]
fn a_form_in_json_is_the_same_form() {
    let json = serde_json::json!({
        "haushaltsmitglieder": {"haushaltsmitglied": [
            {"verhaeltnis": {"code": "01"}},
            {"verhaeltnis": {"code": "01"}, "transferleistung": {"code": "02"}},
        ]},
        "wohnraum": {
            "mieteGesamt": {"cent": "50000"},
            "enthalteneKosten": {"#group": [
                {"kostenart": {"code": "01"}, "betrag": {"cent": "30000"}},
                {"kostenart": {"code": "02"}},
                {"kostenart": {"code": "01"}, "betrag": {"cent": "20001"}},
            ]},
            "untervermietung": null,
        },
    });
    let report = Angaben::aus_json(Fachmodul::Wohngeld, &json).report();
    let mut found: Vec<_> = report.findings().iter().map(|f| (f.rule().id(), f.element_path())).collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("xefa-wg-antragstellende-person", "/mietzuschuss/haushaltsmitglieder/haushaltsmitglied[2]/verhaeltnis"),
            ("xefa-wg-kosten-ueber-miete", "/mietzuschuss/wohnraum/enthalteneKosten"),
            ("xefa-wg-kostenart-doppelt", "/mietzuschuss/wohnraum/enthalteneKosten/kostenart[3]"),
            ("xefa-wg-transferleistung", "/mietzuschuss/haushaltsmitglieder/haushaltsmitglied[2]/transferleistung"),
        ]
    );
}
