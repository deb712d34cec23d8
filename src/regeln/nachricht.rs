//! Rules of every message, whatever Fachmodul is in it (`docs/xefa.md`, chapter 12).

use std::collections::HashSet;

use super::Regel;
use super::probe::{Lage, Probe, eine, wenn};
use super::sicht::Sicht;

pub(super) const REGELN: &[Regel] = &[
    Regel::neu("xefa-r01", "nachrichtenkopf/identifikation/nachrichtentyp", "", nachrichtentyp),
    Regel::neu("xefa-r02", "beteiligte", "", eine_antragstellende),
    Regel::neu("xefa-r03", "vornamen", "", ein_rufname),
    Regel::neu("xefa-r04", "statusdetails", "", jede_sprache_einmal),
    Regel::neu("xefa-r05", "anlagen", "", nachlieferung_nicht_leer),
    Regel::neu("xefa-r06", "summe", "", summe),
    Regel::neu("xefa-r07", "bis", "", zeitraum),
    Regel::neu("xefa-r10", "iban", "", pruefziffern),
    Regel::neu("xefa-r14", "einwilligung", "", ein_zweck_einmal),
    Regel::neu("xefa-r15", "nachrichtenkopf/vorgang/bezugNachricht", "", bezug_genannt),
];

/// The number of the message, at the end of the root's name.
fn nummer<'a>(l: &'a Lage<'_>) -> &'a str {
    l.wurzel.name().rsplit('.').next().unwrap_or_default()
}

fn nachrichtentyp(l: &Lage<'_>, p: &mut Probe) {
    let typ = l.feld("nachrichtenkopf/identifikation/nachrichtentyp");
    p.gilt(&typ, || typ.ist(&[nummer(l)]));
}

fn eine_antragstellende(l: &Lage<'_>, p: &mut Probe) {
    let beteiligte = l.feld("beteiligte");
    if !beteiligte.ist_schon_da() {
        return;
    }
    let erste = beteiligte.alle("beteiligter");
    let erste: Vec<_> = erste.iter().filter(|beteiligter| beteiligter.kind("rolle").ist(&["01"]) == Ok(true)).collect();
    match erste.as_slice() {
        [] => p.gilt(&beteiligte, || Ok(false)),
        [_, weitere @ ..] => weitere.iter().for_each(|weiterer| p.gilt(&weiterer.kind("rolle"), || Ok(false))),
    }
}

fn ein_rufname(l: &Lage<'_>, p: &mut Probe) {
    for vornamen in benannt(l, &["vornamen"]) {
        let rufnamen = vornamen.alle("vorname");
        let rufnamen = rufnamen.iter().filter(|name| matches!(name.kind("@rufname").text(), Ok("true" | "1")));
        rufnamen.skip(1).for_each(|weiterer| p.gilt(weiterer, || Ok(false)));
    }
}

fn jede_sprache_einmal(l: &Lage<'_>, p: &mut Probe) {
    for name in ["statusdetails", "zusatzinformation"] {
        einmal(p, l.wurzel.alle(name), |text| Some(text.kind("@lang").text().ok()?.to_ascii_lowercase()));
    }
}

fn nachlieferung_nicht_leer(l: &Lage<'_>, p: &mut Probe) {
    let teile = ["anlagen", "geaenderteFachdaten"].map(|name| l.feld(name).ist_da());
    p.gilt(&l.wurzel, || wenn(Ok(nummer(l) == "0110"), || eine(teile)));
}

fn summe(l: &Lage<'_>, p: &mut Probe) {
    if nummer(l) != "0310" {
        return;
    }
    let gesamt = l.feld("summe");
    let positionen = l.feld("positionen").alle("position");
    p.gilt(&gesamt, || {
        let mut rest = i128::from(gesamt.cent()?);
        for position in &positionen {
            rest -= i128::from(position.kind("betrag").cent()?);
        }
        Ok(rest == 0)
    });
    let waehrung = gesamt.kind("waehrung");
    for position in &positionen {
        let diese = position.feld("betrag/waehrung");
        p.gilt(&diese, || Ok(diese.code()? == waehrung.code()?));
    }
}

fn zeitraum(l: &Lage<'_>, p: &mut Probe) {
    for eltern in l.wurzel.ueberall() {
        for (von, bis) in [("von", "bis"), ("gueltigVon", "gueltigBis")].map(|(a, b)| (eltern.kind(a), eltern.kind(b)))
        {
            if let (Ok(von), Ok(ende)) = (von.datum(), bis.datum()) {
                p.gilt(&bis, || Ok(von <= ende));
            }
        }
    }
}

fn pruefziffern(l: &Lage<'_>, p: &mut Probe) {
    for iban in benannt(l, &["iban"]) {
        p.gilt(&iban, || Ok(iban_stimmt(iban.text()?)));
    }
    for idnr in benannt(l, &["idnr"]) {
        p.gilt(&idnr, || Ok(idnr_stimmt(idnr.text()?)));
    }
}

/// ISO 13616: the country and the check digits behind the rest, letters as 10 to 35, give 1 modulo 97.
fn iban_stimmt(iban: &str) -> bool {
    let (Some(kopf), Some(rest)) = (iban.get(..4), iban.get(4..)) else { return false };
    let mut modulo = 0;
    for zeichen in rest.chars().chain(kopf.chars()) {
        let Some(wert) = zeichen.to_digit(36) else { return false };
        modulo = (modulo * if wert > 9 { 100 } else { 10 } + wert) % 97;
    }
    modulo == 1
}

/// ISO 7064, MOD 11,10 over the first ten digits (§ 139b AO; the digit is the eleventh).
fn idnr_stimmt(idnr: &str) -> bool {
    let ziffern: Vec<u32> = idnr.chars().filter_map(|zeichen| zeichen.to_digit(10)).collect();
    let [vorn @ .., letzte] = ziffern.as_slice() else { return false };
    let produkt = vorn.iter().fold(10, |produkt, ziffer| {
        let summe = (produkt + ziffer) % 10;
        2 * if summe == 0 { 10 } else { summe } % 11
    });
    ziffern.len() == 11 && (11 - produkt) % 10 == *letzte
}

fn ein_zweck_einmal(l: &Lage<'_>, p: &mut Probe) {
    einmal(p, l.wurzel.alle("einwilligung"), |einwilligung| einwilligung.kind("zweck").code().ok());
}

fn bezug_genannt(l: &Lage<'_>, p: &mut Probe) {
    let vorgang = l.feld("nachrichtenkopf/vorgang");
    p.gilt(&vorgang, || {
        wenn(Ok(matches!(nummer(l), "0030" | "0031")), || Ok(!vorgang.alle("bezugNachricht").is_empty()))
    });
}

/// All elements of these names, wherever they stand.
fn benannt<'a>(l: &Lage<'a>, namen: &[&str]) -> Vec<Sicht<'a>> {
    l.wurzel.ueberall().into_iter().filter(|sicht| namen.contains(&sicht.name())).collect()
}

/// Breaks the rule at each place whose key came before.
fn einmal<'a, K: Eq + std::hash::Hash>(
    p: &mut Probe,
    hier: Vec<Sicht<'a>>,
    schluessel: impl Fn(&Sicht<'a>) -> Option<K>,
) {
    let mut gesehen = HashSet::new();
    for hier in hier {
        if schluessel(&hier).is_some_and(|schluessel| !gesehen.insert(schluessel)) {
            p.gilt(&hier, || Ok(false));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{iban_stimmt, idnr_stimmt};

    #[test]
    fn check_digits() {
        // The examples of the registry of ISO 13616.
        for iban in ["DE89370400440532013000", "MT84MALT011000012345MTLCAST001S", "GB29NWBK60161331926819"] {
            assert!(iban_stimmt(iban), "{iban}");
        }
        assert!(!iban_stimmt("DE88370400440532013000") && !iban_stimmt("DE8") && !iban_stimmt("DE89ä"));
        // The examples that the tax administration publishes for tests.
        for idnr in ["86095742719", "47036892816", "65929970489"] {
            assert!(idnr_stimmt(idnr), "{idnr}");
        }
        assert!(!idnr_stimmt("86095742718") && !idnr_stimmt("8609574271") && !idnr_stimmt(""));
    }
}
