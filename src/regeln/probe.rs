//! What a rule is given, and what it gives back.

use chrono::NaiveDate;

use super::sicht::{Frage, Offen, Sicht};
use crate::report::Place;

/// What a rule is asked about.
pub(super) struct Lage<'a> {
    /// The element of the Fachmodul; for rules of the message its root.
    pub wurzel: Sicht<'a>,
    /// The day on which the message was made, or on which a form is filled in.
    pub stichtag: Option<NaiveDate>,
    /// Whether that is the day of the application too: a later delivery does not say when it came in.
    pub ist_antrag: bool,
    /// The attachments of the message.
    pub anlagen: &'a [String],
}

impl<'a> Lage<'a> {
    /// A descendant of the root, by names that each occur at most once.
    pub fn feld(&self, namen: &str) -> Sicht<'a> {
        self.wurzel.feld(namen)
    }

    pub fn stichtag(&self) -> Frage<NaiveDate> {
        self.stichtag.ok_or_else(|| Offen("stichtag".to_owned()))
    }

    /// The day of the application.
    pub fn antragstag(&self) -> Frage<NaiveDate> {
        self.stichtag().and_then(|tag| if self.ist_antrag { Ok(tag) } else { Err(Offen("antragstag".to_owned())) })
    }

    /// Whether the message has an attachment. A form may still get it.
    pub fn hat_anlage(&self, id: &str) -> Frage<bool> {
        match self.anlagen.iter().any(|anlage| anlage.eq_ignore_ascii_case(id)) {
            false if self.wurzel.kann_wachsen() => Err(Offen("anlagen".to_owned())),
            hat => Ok(hat),
        }
    }
}

/// Collects what a rule finds, place by place: one that is broken counts, whatever is still missing elsewhere.
#[derive(Debug, Default)]
pub(super) struct Probe {
    pub verletzt: Vec<(String, Place)>,
    pub offen: Vec<String>,
}

impl Probe {
    /// At a place something must hold.
    pub fn gilt(&mut self, hier: &Sicht<'_>, gilt: impl FnOnce() -> Frage<bool>) {
        match gilt() {
            Ok(true) => {}
            Ok(false) => self.verletzt.push((hier.pfad.clone(), hier.ort)),
            Err(Offen(pfad)) => self.offen.push(pfad),
        }
    }

    /// All children of a name of which at least one must be there; none yet is noted as missing.
    pub fn jedes<'a>(&mut self, eltern: &Sicht<'a>, name: &str) -> Vec<Sicht<'a>> {
        let alle = eltern.alle(name);
        if alle.is_empty() && eltern.kann_wachsen() {
            self.offen.push(eltern.kind(name).pfad);
        }
        alle
    }

    /// The answer, if it is there; else it is noted as missing.
    pub fn antwort<T>(&mut self, frage: Frage<T>) -> Option<T> {
        frage.map_err(|Offen(pfad)| self.offen.push(pfad)).ok()
    }
}

/// If the first holds, the second must; the second is asked only then.
pub(super) fn wenn(dann: Frage<bool>, muss: impl FnOnce() -> Frage<bool>) -> Frage<bool> {
    if dann? { muss() } else { Ok(true) }
}

/// Whether one of several holds: one that does is enough, even where others are open.
pub(super) fn eine(fragen: impl IntoIterator<Item = Frage<bool>>) -> Frage<bool> {
    let mut offen = None;
    for frage in fragen {
        match frage {
            Ok(true) => return Ok(true),
            Ok(false) => {}
            Err(fehlt) => offen = Some(fehlt),
        }
    }
    offen.map_or(Ok(false), Err)
}
