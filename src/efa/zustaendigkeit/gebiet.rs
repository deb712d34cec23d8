//! Which area a request means: an ARS, an AGS, or a postal code with a place.

use std::collections::BTreeMap;

use super::Verzeichnis;
use super::auskunft::list;
use super::gruende;
use crate::models::v2_0::{Gebietsauswahl, Ortsangabe};
use crate::report::{Finding, Place, Report};
use crate::value::schluessel::{Ags, Ars, ZuordnungError};

/// Which municipalities a postal code and a place may mean: a list that the caller brings. Places are compared letter by letter.
///
/// ```
/// use xefa::efa::zustaendigkeit::Ortsliste;
/// use xefa::value::schluessel::Ars;
///
/// let mut list = Ortsliste::default();
/// list.insert("37318", "Uder", Ars::parse("160615051097")?);
/// assert_eq!(list.finde("37318", "Uder").len(), 1);
/// assert!(list.finde("37318", "Fretterode").is_empty());
/// # Ok::<(), xefa::value::schluessel::SchluesselError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Ortsliste {
    orte: BTreeMap<(Box<str>, Box<str>), Vec<Ars>>,
}

impl Ortsliste {
    /// Adds a municipality; a second one for the same postal code and place makes them ambiguous.
    pub fn insert(&mut self, plz: &str, ort: &str, ars: Ars) {
        let known = self.orte.entry((plz.into(), ort.into())).or_default();
        if !known.contains(&ars) {
            known.push(ars);
        }
    }

    /// All municipalities that are meant.
    #[must_use]
    pub fn finde(&self, plz: &str, ort: &str) -> &[Ars] {
        self.orte.get(&(plz.into(), ort.into())).map_or(&[], Vec::as_slice)
    }
}

fn unentschieden(path: &str, why: [&'static str; 2]) -> Finding {
    Finding::new("xefa-zustaendigkeit-gebiet", Place::default()).path(path).text("why", why)
}

impl Verzeichnis {
    /// The ARS that is meant by the area of a request.
    ///
    /// An AGS becomes an ARS by the [`Gebietsliste`](crate::value::schluessel::Gebietsliste) alone, never by arithmetic; a postal code with
    /// a place by the [`Ortsliste`] alone.
    ///
    /// # Errors
    /// The finding `xefa-zustaendigkeit-gebiet`: the key is none, a list is missing, or the list does not decide it.
    pub fn gebiet(&self, gebiet: &Gebietsauswahl) -> Result<Ars, Report> {
        match gebiet {
            Gebietsauswahl::Ars(ars) => Ars::parse(ars.as_str()).map_err(|error| {
                let finding = Finding::new("xefa-zustaendigkeit-gebiet", Place::default()).path("/gebiet/ars");
                gruende::von_schluessel(finding, &error).into()
            }),
            Gebietsauswahl::Ags(ags) => self.aus_ags(ags.as_str()),
            Gebietsauswahl::Ortsangabe(ort) => self.aus_ort(ort),
        }
    }

    fn aus_ags(&self, text: &str) -> Result<Ars, Report> {
        const PATH: &str = "/gebiet/ags";
        let ags = Ags::parse(text).map_err(|error| {
            let finding = Finding::new("xefa-zustaendigkeit-gebiet", Place::default()).path(PATH);
            Report::from(gruende::von_schluessel(finding, &error))
        })?;
        let Some(list) = &self.gebietsliste else {
            let why = [
                "aus einem AGS folgt kein ARS ohne Gebietsliste; geben Sie dem Verzeichnis eine (with_gebietsliste)",
                "no ARS follows from an AGS without a list; give the directory one (with_gebietsliste)",
            ];
            return Err(unentschieden(PATH, why).into());
        };
        list.ars(&ags).cloned().map_err(|error| {
            let why = match error {
                ZuordnungError::Fehlt => [
                    "die Gebietsliste hat den AGS nicht; sie kann von einem anderen Tag sein",
                    "the list does not have the AGS; it may be of another day",
                ],
                ZuordnungError::Mehrdeutig(_) => {
                    ["die Gebietsliste hat mehrere ARS zu dem AGS", "the list has several ARS for the AGS"]
                }
            };
            unentschieden(PATH, why).into()
        })
    }

    fn aus_ort(&self, ort: &Ortsangabe) -> Result<Ars, Report> {
        const PATH: &str = "/gebiet/ortsangabe";
        let Some(known) = &self.ortsliste else {
            let why = [
                "Postleitzahl und Ort sind nicht eindeutig; fragen Sie mit dem ARS, oder geben Sie eine Ortsliste an (with_ortsliste)",
                "postal code and place are not certain; ask with the ARS, or give a list of places (with_ortsliste)",
            ];
            return Err(unentschieden(PATH, why).into());
        };
        match known.finde(ort.plz.as_str(), ort.ort.as_str()) {
            [only] => Ok(only.clone()),
            [] => {
                let why = [
                    "die Ortsliste hat Postleitzahl und Ort nicht zusammen; fragen Sie mit dem ARS",
                    "the list of places does not have postal code and place together; ask with the ARS",
                ];
                Err(unentschieden(PATH, why).into())
            }
            several => {
                let why = [
                    "Postleitzahl und Ort meinen mehrere Gemeinden; fragen Sie mit einem der ARS",
                    "postal code and place mean several municipalities; ask with one of the ARS",
                ];
                Err(unentschieden(PATH, why).arg("members", list(several.iter().map(Ars::as_str))).into())
            }
        }
    }
}
