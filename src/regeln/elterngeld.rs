//! Rules of the Fachmodul elterngeld: parental allowance (BEEG).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};

use super::Regel;
use super::probe::{Lage, Probe, wenn};
use super::sicht::{Frage, Offen, Sicht};

pub(super) const REGELN: &[Regel] = &[
    Regel::neu("xefa-eg-mindestbezug", "bezug", "§ 4 Abs. 4 BEEG", mindestbezug),
    Regel::neu("xefa-eg-ohne-bezug", "elternteil", "", ohne_bezug),
    Regel::neu("xefa-eg-basis-nach-14", "bezug/lebensmonat", "§ 4 Abs. 1 und 5 BEEG", basis_nach_14),
    Regel::neu("xefa-eg-basis-nach-18", "bezug/lebensmonat", "§ 4 Abs. 1 und 5 BEEG", basis_nach_18),
    Regel::neu("xefa-eg-hoechstzahl", "bezug", "§ 4 Abs. 3 BEEG", hoechstzahl),
    Regel::neu("xefa-eg-hoechstzahl-fruehgeburt", "bezug", "§ 4 Abs. 3 und 5 BEEG", hoechstzahl_fruehgeburt),
    Regel::neu("xefa-eg-hoechstzahl-elternteil", "bezug", "§ 4 Abs. 4 BEEG", hoechstzahl_elternteil),
    Regel::neu("xefa-eg-luecke", "bezug/lebensmonat", "§ 4 Abs. 1 BEEG", luecke),
    Regel::neu("xefa-eg-ende", "bezug/lebensmonat", "§ 4 Abs. 1 BEEG", ende),
    Regel::neu("xefa-eg-bonus-gemeinsam", "bezug/art", "§ 4b Abs. 1 BEEG", bonus_gemeinsam),
    Regel::neu("xefa-eg-bonus-dauer", "bezug/art", "§ 4b BEEG", bonus_dauer),
    Regel::neu("xefa-eg-gleichzeitig", "bezug/lebensmonat", "§ 4 Abs. 6 BEEG", gleichzeitig),
    Regel::neu("xefa-eg-mutterschaft", "bezug/art", "§ 4 Abs. 4 BEEG", mutterschaft),
    Regel::neu("xefa-eg-geboren", "kind/geburtsdatum", "§ 1 Abs. 1 BEEG", geboren),
    Regel::neu("xefa-eg-rueckwirkung", "bezug/lebensmonat", "§ 7 Abs. 1 BEEG", rueckwirkung),
    Regel::neu("xefa-eg-bemessung", "elternteil/einkommenVorGeburt/monat", "§ 2b Abs. 1 BEEG", bemessung),
    Regel::neu("xefa-eg-mehrlinge", "kind/geburtsdatum", "", mehrlinge),
    Regel::neu("xefa-eg-eltern-verschieden", "elternteil/idnr", "", eltern_verschieden),
    Regel::neu("xefa-eg-eltern-alter", "elternteil/person/geburtsdatum", "", eltern_alter),
];

/// One entry: month, parent and kind, and where it stands.
struct Bezug<'a> {
    monat: u32,
    elternteil: u32,
    art: &'a str,
    hier: Sicht<'a>,
}

/// All entries that are complete; the others are noted.
fn bezuege<'a>(l: &Lage<'a>, p: &mut Probe) -> Vec<Bezug<'a>> {
    let mut gefunden = Vec::new();
    for hier in p.jedes(&l.wurzel, "bezug") {
        let teile = || -> Frage<_> {
            Ok((hier.kind("lebensmonat").wert()?, hier.kind("elternteil").wert()?, hier.kind("art").code()?))
        };
        // A month that the schema does not know is the schema's business.
        if let Some((monat @ 1..=36, elternteil, art)) = p.antwort(teile()) {
            gefunden.push(Bezug { monat, elternteil, art, hier });
        }
    }
    gefunden
}

fn eltern<'a>(l: &Lage<'a>, p: &mut Probe) -> Vec<(u32, Sicht<'a>)> {
    let alle = p.jedes(&l.wurzel, "elternteil");
    alle.into_iter().filter_map(|elternteil| Some((p.antwort(elternteil.kind("@nr").wert())?, elternteil))).collect()
}

/// Breaks the rule at each of these places.
fn verletzt<'a>(p: &mut Probe, hier: impl IntoIterator<Item = &'a Sicht<'a>>) {
    hier.into_iter().for_each(|hier| p.gilt(hier, || Ok(false)));
}

/// Months of Basiselterngeld, two of ElterngeldPlus for one; in halves.
fn halbe(bezuege: &[Bezug<'_>], elternteil: Option<u32>) -> u32 {
    let eigene = bezuege.iter().filter(|bezug| elternteil.is_none_or(|nummer| nummer == bezug.elternteil));
    eigene.map(|bezug| if bezug.art == "basis" { 2 } else { u32::from(bezug.art == "plus") }).sum()
}

fn mindestbezug(l: &Lage<'_>, p: &mut Probe) {
    let bezuege = bezuege(l, p);
    let mut je: BTreeMap<u32, Vec<&Bezug<'_>>> = BTreeMap::new();
    bezuege.iter().for_each(|bezug| je.entry(bezug.elternteil).or_default().push(bezug));
    for eigene in je.values().filter(|eigene| eigene.len() < 2) {
        match l.wurzel.kann_wachsen() {
            true => p.offen.push(l.feld("bezug").pfad),
            false => verletzt(p, eigene.iter().map(|bezug| &bezug.hier)),
        }
    }
}

fn ohne_bezug(l: &Lage<'_>, p: &mut Probe) {
    let bezuege = bezuege(l, p);
    for (nummer, elternteil) in eltern(l, p) {
        if !bezuege.iter().any(|bezug| bezug.elternteil == nummer) {
            match l.wurzel.kann_wachsen() {
                true => p.offen.push(l.feld("bezug").pfad),
                false => p.gilt(&elternteil, || Ok(false)),
            }
        }
    }
}

fn basis_in(l: &Lage<'_>, p: &mut Probe, monate: std::ops::RangeInclusive<u32>) {
    let bezuege = bezuege(l, p);
    let spaet = bezuege.iter().filter(|bezug| bezug.art == "basis" && monate.contains(&bezug.monat));
    verletzt(p, spaet.map(|bezug| &bezug.hier));
}

fn basis_nach_14(l: &Lage<'_>, p: &mut Probe) {
    basis_in(l, p, 15..=18);
}

fn basis_nach_18(l: &Lage<'_>, p: &mut Probe) {
    basis_in(l, p, 19..=u32::MAX);
}

fn hoechstens(l: &Lage<'_>, p: &mut Probe, monate: std::ops::RangeInclusive<u32>) {
    let bezuege = bezuege(l, p);
    if monate.contains(&halbe(&bezuege, None)) {
        p.gilt(&l.wurzel, || Ok(false));
    }
}

fn hoechstzahl(l: &Lage<'_>, p: &mut Probe) {
    hoechstens(l, p, 2 * 14 + 1..=2 * 18);
}

fn hoechstzahl_fruehgeburt(l: &Lage<'_>, p: &mut Probe) {
    hoechstens(l, p, 2 * 18 + 1..=u32::MAX);
}

fn hoechstzahl_elternteil(l: &Lage<'_>, p: &mut Probe) {
    let bezuege = bezuege(l, p);
    for (nummer, elternteil) in eltern(l, p) {
        p.gilt(&elternteil, || Ok(halbe(&bezuege, Some(nummer)) <= 2 * 12));
    }
}

fn luecke(l: &Lage<'_>, p: &mut Probe) {
    let bezuege = bezuege(l, p);
    let mut spaet: Vec<&Bezug<'_>> = bezuege.iter().filter(|bezug| bezug.monat > 14).collect();
    spaet.sort_by_key(|bezug| bezug.monat);
    let mut letzter = 14;
    for bezug in spaet {
        if bezug.monat > letzter + 1 {
            match l.wurzel.kann_wachsen() {
                true => p.offen.push(l.feld("bezug").pfad),
                false => p.gilt(&bezug.hier, || Ok(false)),
            }
        }
        letzter = bezug.monat;
    }
}

fn ende(l: &Lage<'_>, p: &mut Probe) {
    let bezuege = bezuege(l, p);
    verletzt(p, bezuege.iter().filter(|bezug| bezug.monat > 32).map(|bezug| &bezug.hier));
}

fn bonus_gemeinsam(l: &Lage<'_>, p: &mut Probe) {
    let bezuege = bezuege(l, p);
    // Who brings up a child alone has the bonus alone (§ 4c BEEG).
    let zu_zweit = l.wurzel.alle("elternteil").len() > 1;
    for bezug in bezuege.iter().filter(|bezug| zu_zweit && bezug.art == "bonus") {
        let mit = |andere: &Bezug<'_>| {
            andere.art == "bonus" && andere.monat == bezug.monat && andere.elternteil != bezug.elternteil
        };
        match (bezuege.iter().any(mit), l.wurzel.kann_wachsen()) {
            (true, _) => {}
            (false, true) => p.offen.push(l.feld("bezug").pfad),
            (false, false) => p.gilt(&bezug.hier, || Ok(false)),
        }
    }
}

fn bonus_dauer(l: &Lage<'_>, p: &mut Probe) {
    let bezuege = bezuege(l, p);
    let mut je: BTreeMap<u32, BTreeMap<u32, &Bezug<'_>>> = BTreeMap::new();
    for bezug in bezuege.iter().filter(|bezug| bezug.art == "bonus") {
        je.entry(bezug.elternteil).or_default().insert(bezug.monat, bezug);
    }
    for monate in je.values() {
        let (Some((erster, _)), Some((letzter, bezug))) = (monate.first_key_value(), monate.last_key_value()) else {
            continue;
        };
        let spanne = letzter - erster + 1;
        if spanne > 4 {
            p.gilt(&bezug.hier, || Ok(false));
        } else if monate.len() < 2 || monate.len() < spanne as usize {
            match l.wurzel.kann_wachsen() {
                true => p.offen.push(l.feld("bezug").pfad),
                false => p.gilt(&bezug.hier, || Ok(false)),
            }
        }
    }
}

/// The birth of the (first) child, if its day is known.
fn geburt(l: &Lage<'_>) -> Frage<Option<NaiveDate>> {
    let kinder = l.wurzel.alle("kind");
    let Some(kind) = kinder.first() else { return Err(Offen(l.feld("kind").pfad)) };
    Ok(kind.kind("geburtsdatum").teildatum()?.filter(|(von, bis)| von == bis).map(|(tag, _)| tag))
}

fn gleichzeitig(l: &Lage<'_>, p: &mut Probe) {
    let bezuege = bezuege(l, p);
    // Since this day; not for children born together.
    let Some(Some(geburt)) = p.antwort(geburt(l)) else { return };
    if Some(geburt) < NaiveDate::from_ymd_opt(2024, 4, 1) || l.wurzel.alle("kind").len() > 1 {
        return;
    }
    let mut erste = BTreeSet::new();
    let mut beide = BTreeMap::new();
    for bezug in bezuege.iter().filter(|bezug| bezug.art == "basis") {
        if !erste.insert(bezug.monat) {
            beide.entry(bezug.monat).or_insert(&bezug.hier);
        }
    }
    let erlaubt = beide.keys().find(|monat| **monat <= 12).copied();
    verletzt(p, beide.into_iter().filter(|(monat, _)| Some(*monat) != erlaubt).map(|(_, hier)| hier));
}

/// The first day of a month of life.
fn beginn(geburt: NaiveDate, monat: u32) -> NaiveDate {
    geburt + Months::new(monat.saturating_sub(1))
}

fn mutterschaft(l: &Lage<'_>, p: &mut Probe) {
    let bezuege = bezuege(l, p);
    let mit_leistung: Vec<_> =
        eltern(l, p).into_iter().filter(|(_, teil)| !teil.alle("mutterschaftsleistung").is_empty()).collect();
    let mut zeiten = Vec::new();
    for (nummer, elternteil) in &mit_leistung {
        for leistung in elternteil.alle("mutterschaftsleistung") {
            let zeitraum = leistung.kind("zeitraum");
            let zeit = || -> Frage<_> {
                let bis = zeitraum.kind("bis");
                Ok((zeitraum.kind("von").datum()?, if bis.ist_da()? { bis.datum()? } else { NaiveDate::MAX }))
            };
            zeiten.extend(p.antwort(zeit()).map(|zeit| (*nummer, zeit)));
        }
    }
    if zeiten.is_empty() {
        return;
    }
    let Some(Some(geburt)) = p.antwort(geburt(l)) else { return };
    let trifft = |bezug: &&Bezug<'_>| {
        let (von, vor) = (beginn(geburt, bezug.monat), beginn(geburt, bezug.monat + 1));
        bezug.art != "basis"
            && zeiten.iter().any(|(nummer, zeit)| *nummer == bezug.elternteil && zeit.0 < vor && zeit.1 >= von)
    };
    verletzt(p, bezuege.iter().filter(trifft).map(|bezug| &bezug.hier));
}

fn geboren(l: &Lage<'_>, p: &mut Probe) {
    let kinder = p.jedes(&l.wurzel, "kind");
    for kind in &kinder {
        let geburt = kind.kind("geburtsdatum");
        p.gilt(&geburt, || Ok(geburt.teildatum()?.map(|(von, _)| von) <= Some(l.stichtag()?)));
    }
}

fn rueckwirkung(l: &Lage<'_>, p: &mut Probe) {
    let bezuege = bezuege(l, p);
    let (Some(Some(geburt)), Some(heute)) = (p.antwort(geburt(l)), p.antwort(l.antragstag())) else { return };
    // The month of life in which the application comes, and the three before it.
    let jetzt = (1..=36).take_while(|monat| beginn(geburt, *monat) <= heute).last().unwrap_or(1);
    verletzt(p, bezuege.iter().filter(|bezug| bezug.monat + 3 < jetzt).map(|bezug| &bezug.hier));
}

fn bemessung(l: &Lage<'_>, p: &mut Probe) {
    for elternteil in p.jedes(&l.wurzel, "elternteil") {
        let mut gesehen = BTreeSet::new();
        for einkommen in elternteil.alle("einkommenVorGeburt") {
            let monat = einkommen.kind("monat");
            p.gilt(&monat, || {
                let dieser = monat.monat()?;
                if !gesehen.insert(dieser) {
                    return Ok(false);
                }
                Ok(geburt(l)?.and_then(|tag| tag.with_day(1)).is_none_or(|geburtsmonat| dieser < geburtsmonat))
            });
        }
    }
}

fn mehrlinge(l: &Lage<'_>, p: &mut Probe) {
    let kinder = p.jedes(&l.wurzel, "kind");
    for kind in kinder.iter().skip(1) {
        let tag = kind.kind("geburtsdatum");
        p.gilt(&tag, || {
            let Some(erster) = geburt(l)? else { return Ok(true) };
            Ok(tag.teildatum()?.is_none_or(|(von, bis)| {
                let nah = |tag: NaiveDate| (tag - erster).num_days().abs() <= 1;
                nah(von) || nah(bis) || (von..=bis).contains(&erster)
            }))
        });
    }
}

fn eltern_verschieden(l: &Lage<'_>, p: &mut Probe) {
    let eltern = p.jedes(&l.wurzel, "elternteil");
    for (nummer, zweiter) in eltern.iter().enumerate().skip(1) {
        let idnr = zweiter.kind("idnr");
        p.gilt(&idnr, || {
            let andere = eltern[..nummer].iter().map(|elternteil| elternteil.kind("idnr").text());
            let idnr = idnr.text()?;
            super::probe::eine(andere.map(|text| Ok(text? == idnr))).map(|gleich| !gleich)
        });
    }
}

fn eltern_alter(l: &Lage<'_>, p: &mut Probe) {
    for elternteil in p.jedes(&l.wurzel, "elternteil") {
        let tag = elternteil.feld("person/geburtsdatum");
        p.gilt(&tag, || {
            wenn(tag.ist_da(), || {
                let Some(kind) = geburt(l)? else { return Ok(true) };
                Ok(tag.teildatum()?.is_none_or(|(von, _)| von < kind))
            })
        });
    }
}
