//! What rules are asked about: a message, or a form that is filled in half.

use chrono::NaiveDate;

use super::knoten::Knoten;
use super::probe::Lage;
use super::sicht::Sicht;
use super::{Fachmodul, Urteil, regeln_der_nachricht};
use crate::report::{Finding, Place, Report};

/// The release whose fields the rules know, and the version of its Fachmodule.
const RELEASE: &str = "2.0";

/// A message, or what a form knows so far.
///
/// ```
/// use xefa::regeln::{Angaben, Fachmodul, Stand};
///
/// let form = Angaben::teilweise(Fachmodul::Wohnsitz).mit("einzugsdatum", "2026-03-01");
/// let frist = |form: &Angaben| form.urteile().into_iter().find(|urteil| urteil.regel().id() == "xefa-ws-anmeldefrist");
/// let urteil = frist(&form).unwrap();
/// assert_eq!((urteil.stand(), urteil.offen().next()), (Stand::NochOffen, Some("stichtag")));
/// let form = form.mit_stichtag("2026-03-15".parse().unwrap());
/// assert_eq!(frist(&form).unwrap().stand(), Stand::Erfuellt);
/// ```
#[derive(Debug, Clone)]
pub struct Angaben {
    wurzel: Knoten,
    teilweise: Option<Fachmodul>,
    stichtag: Option<NaiveDate>,
    anlagen: Vec<String>,
}

impl Angaben {
    /// A form for a Fachmodul, with nothing in it yet. What is missing may still come.
    #[must_use]
    pub fn teilweise(fachmodul: Fachmodul) -> Self {
        Self {
            wurzel: Knoten::neu(fachmodul.element()),
            teilweise: Some(fachmodul),
            stichtag: None,
            anlagen: Vec::new(),
        }
    }

    /// What a form has in the JSON form of the Fachmodul (`docs/shapes.md`), as far as it is filled in. `null` says that a field
    /// stays empty; what is not a JSON object says nothing.
    ///
    /// ```
    /// use xefa::regeln::{Angaben, Fachmodul};
    ///
    /// let form = serde_json::json!({"wohnungsstatus": {"code": "alleinig"}, "bisherigeWohnung": {"kuenftigerStatus": {"code": "neben"}, "auszugsdatum": null}});
    /// let report = Angaben::aus_json(Fachmodul::Wohnsitz, &form).report();
    /// assert_eq!(report.findings()[0].rule().id(), "xefa-ws-alleinige-wohnung");
    /// ```
    #[cfg(feature = "json")]
    #[must_use]
    pub fn aus_json(fachmodul: Fachmodul, werte: &serde_json::Value) -> Self {
        let mut form = Self::teilweise(fachmodul);
        form.wurzel = form.wurzel.mit_json(werte);
        form.wurzel.leer = false;
        form
    }

    /// A message of the newest release, from its text, which is checked against the schema elsewhere: findings have line and column.
    ///
    /// # Errors
    /// A report that says that the rules could not be asked: what this is is no message of the newest release.
    pub fn aus_xml(text: &str) -> Result<Self, Report> {
        let fremd = |ort| Finding::new("xefa-regeln-release", ort).path("/").arg("release", RELEASE);
        let Some(wurzel) = Knoten::aus_xml(text) else { return Err(fremd(Place::default()).into()) };
        let kern = format!("urn:xefa:schema:{RELEASE}");
        if wurzel.namensraum.as_ref() != Some(&kern) {
            return Err(fremd(wurzel.ort).into());
        }
        let sicht = Sicht::neu(&wurzel, format!("/{}", wurzel.name), false);
        // Another version of a Fachmodul of ours is not passed over; what is foreign has no rules here.
        let inhalt = ["fachdaten", "geaenderteFachdaten"].iter().find_map(|ort| sicht.kind(ort).einziges());
        let unser = |inhalt: &Sicht<'_>| inhalt.namensraum().is_some_and(|uri| uri.starts_with("urn:xefa:fachmodul:"));
        if let Some(inhalt) = inhalt.filter(|inhalt| unser(inhalt) && fachdaten(&sicht).is_none()) {
            return Err(fremd(inhalt.ort).path(inhalt.pfad).into());
        }
        Ok(Self::aus_nachricht(wurzel))
    }

    fn aus_nachricht(wurzel: Knoten) -> Self {
        let mut anlagen = Vec::new();
        let sicht = Sicht::neu(&wurzel, format!("/{}", wurzel.name), false);
        for anlage in sicht.kind("anlagen").alle("anlage") {
            anlagen.extend(anlage.kind("dokumentId").text().ok().map(str::to_owned));
        }
        let zeitpunkt = sicht.feld("nachrichtenkopf/identifikation/erstellungszeitpunkt");
        let stichtag = zeitpunkt.text().ok().and_then(|text| text.get(..10)?.parse().ok());
        Self { wurzel, teilweise: None, stichtag, anlagen }
    }

    /// With a value at a path below the element of the Fachmodul: `person[2]/geburtsdatum/tag`, `elternteil/@nr`.
    #[must_use]
    pub fn mit(mut self, pfad: &str, wert: &str) -> Self {
        let knoten = self.knoten(pfad);
        wert.clone_into(&mut knoten.text);
        knoten.leer = false;
        self
    }

    /// With an element that stays empty: it will not come any more.
    #[must_use]
    pub fn ohne(mut self, pfad: &str) -> Self {
        *self.knoten(pfad) = Knoten { leer: true, ..Knoten::neu(pfad.rsplit('/').next().unwrap_or(pfad)) };
        self
    }

    fn knoten(&mut self, pfad: &str) -> &mut Knoten {
        pfad.split('/').fold(&mut self.wurzel, |knoten, teil| {
            let (name, nummer) = match teil.strip_suffix(']').and_then(|teil| teil.split_once('[')) {
                Some((name, nummer)) => (name, nummer.parse().unwrap_or(1_usize)),
                None => (teil, 1),
            };
            // No form has more of anything than a message may have.
            knoten.kind_mut(name, nummer.clamp(1, 10_000) - 1)
        })
    }

    /// With the day from which dates are judged: of a form today, of a message the day on which it was made.
    #[must_use]
    pub fn mit_stichtag(mut self, tag: NaiveDate) -> Self {
        self.stichtag = Some(tag);
        self
    }

    /// With an attachment, by its `dokumentId`.
    #[must_use]
    pub fn mit_anlage(mut self, id: &str) -> Self {
        self.anlagen.push(id.to_owned());
        self
    }

    /// What every rule says, in a fixed order: of a message those of all messages and of its Fachmodul, of a form those of the
    /// Fachmodul.
    #[must_use]
    pub fn urteile(&self) -> Vec<Urteil> {
        let wurzel = Sicht::neu(&self.wurzel, format!("/{}", self.wurzel.name), self.teilweise.is_some());
        let ist_antrag = self.teilweise.is_some() || wurzel.kind("fachdaten").ist_schon_da();
        let lage = |wurzel| Lage { wurzel, stichtag: self.stichtag, ist_antrag, anlagen: &self.anlagen };
        if let Some(fachmodul) = self.teilweise {
            let lage = lage(wurzel);
            return fachmodul.regeln().iter().map(|regel| regel.urteil(&lage)).collect();
        }
        let mut urteile: Vec<Urteil> = {
            let lage = lage(wurzel.clone());
            regeln_der_nachricht().iter().map(|regel| regel.urteil(&lage)).collect()
        };
        if let Some((fachmodul, fachdaten)) = fachdaten(&wurzel) {
            let lage = lage(fachdaten);
            urteile.extend(fachmodul.regeln().iter().map(|regel| regel.urteil(&lage)));
        }
        urteile
    }

    /// Everything that is broken; what is open is not.
    #[must_use]
    pub fn report(&self) -> Report {
        let mut report = Report::new();
        for urteil in self.urteile() {
            urteil.befunde().for_each(|befund| report.push(befund));
        }
        report.sort();
        report
    }
}

/// The element of a Fachmodul whose rules are known, in the version that they speak of.
fn fachdaten<'a>(wurzel: &Sicht<'a>) -> Option<(Fachmodul, Sicht<'a>)> {
    let fachdaten = ["fachdaten", "geaenderteFachdaten"].iter().find_map(|ort| wurzel.kind(ort).einziges())?;
    let uri = |fachmodul: &Fachmodul| format!("urn:xefa:fachmodul:{}:{RELEASE}", fachmodul.name());
    let fachmodul = Fachmodul::ALL.into_iter().find(|fachmodul| fachdaten.namensraum() == Some(&uri(fachmodul)))?;
    Some((fachmodul, fachdaten))
}
