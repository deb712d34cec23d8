//! A directory in memory, and the look-up in it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::auskunft::{Auskunft, Luecke, Mehrdeutig};
use super::gebiet::Ortsliste;
use super::{Eintrag, Herkunft};
use crate::models::v2_0::Verzeichniseintrag;
use crate::report::Report;
use crate::value::schluessel::{Ars, Gebietsliste, Leistungsschluessel};

/// A directory of authorities in memory. It is read from files ([`lies`](Self::lies)) or filled with entries
/// ([`aufnehmen`](Self::aufnehmen)).
///
/// An area is looked up from the municipality to the Land; a shorter key in an entry means everything below, and the longest that fits
/// wins. Entries that are equal in all that they say count as one.
#[derive(Debug, Clone, Default)]
pub struct Verzeichnis {
    eintraege: Vec<Arc<Eintrag>>,
    /// By service, then by area: positions in `eintraege`.
    index: HashMap<Box<str>, HashMap<Box<str>, Vec<usize>>>,
    pub(super) gebietsliste: Option<Gebietsliste>,
    pub(super) ortsliste: Option<Ortsliste>,
}

impl Verzeichnis {
    /// A directory without entries.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With the list that says which ARS belongs to an AGS. Without one, an AGS cannot be looked up.
    #[must_use]
    pub fn with_gebietsliste(mut self, list: Gebietsliste) -> Self {
        self.gebietsliste = Some(list);
        self
    }

    /// With the list that says which municipality a postal code and a place mean. Without one, they cannot be looked up.
    #[must_use]
    pub fn with_ortsliste(mut self, list: Ortsliste) -> Self {
        self.ortsliste = Some(list);
        self
    }

    /// Takes an entry.
    ///
    /// # Errors
    /// What is wrong with it; the directory stays as it was.
    pub fn aufnehmen(&mut self, inhalt: Verzeichniseintrag, herkunft: Herkunft) -> Result<(), Report> {
        self.push(Eintrag::new(inhalt, herkunft)?);
        Ok(())
    }

    /// Takes an entry in the place of those that it replaces: all of the same authority that stand for one of its services in one of its
    /// areas on one of its days. Gives back what was taken out; none where the entry is a new one.
    ///
    /// # Errors
    /// What is wrong with it; the directory stays as it was.
    pub fn ersetzen(&mut self, inhalt: Verzeichniseintrag, herkunft: Herkunft) -> Result<Vec<Arc<Eintrag>>, Report> {
        let new = Eintrag::new(inhalt, herkunft)?;
        let replaced = |old: &Eintrag| {
            let authority = old.behoerdenkennung() == new.behoerdenkennung();
            let service = old.leistungen().iter().any(|leistung| new.leistungen().contains(leistung));
            let area = old.gebiete().iter().any(|gebiet| new.gebiete().contains(gebiet));
            let begun = new.bis().is_none_or(|bis| old.von() <= bis);
            authority && service && area && begun && old.bis().is_none_or(|bis| new.von() <= bis)
        };
        let (out, stay): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.eintraege).into_iter().partition(|old| replaced(old));
        self.index.clear();
        stay.into_iter().for_each(|eintrag| self.push_shared(eintrag));
        self.push(new);
        Ok(out)
    }

    pub(super) fn push(&mut self, eintrag: Eintrag) {
        self.push_shared(Arc::new(eintrag));
    }

    fn push_shared(&mut self, eintrag: Arc<Eintrag>) {
        let position = self.eintraege.len();
        for leistung in eintrag.leistungen() {
            let areas = self.index.entry(leistung.as_str().into()).or_default();
            for gebiet in eintrag.gebiete() {
                let there = areas.entry(gebiet.as_str().into()).or_default();
                if there.last() != Some(&position) {
                    there.push(position);
                }
            }
        }
        self.eintraege.push(eintrag);
    }

    /// All entries, in the order in which they came.
    #[must_use]
    pub fn eintraege(&self) -> &[Arc<Eintrag>] {
        &self.eintraege
    }

    /// By service and area: the entries.
    pub(super) fn zellen(&self) -> impl Iterator<Item = (&str, &str, Vec<&Arc<Eintrag>>)> {
        self.index.iter().flat_map(move |(leistung, areas)| {
            areas.iter().map(move |(gebiet, positions)| {
                (&**leistung, &**gebiet, positions.iter().map(|at| &self.eintraege[*at]).collect())
            })
        })
    }

    /// The entries for a service and exactly this area.
    pub(super) fn zelle(&self, leistung: &str, gebiet: &str) -> impl Iterator<Item = &Arc<Eintrag>> {
        let positions = self.index.get(leistung).and_then(|areas| areas.get(gebiet));
        positions.into_iter().flatten().map(|at| &self.eintraege[*at])
    }

    /// Who is competent for a service in an area on a day.
    #[must_use]
    pub fn suche(&self, leistung: &Leistungsschluessel, gebiet: &Ars, tag: NaiveDate) -> Auskunft {
        for area in stufen(gebiet.as_str()) {
            let mut found: Vec<&Arc<Eintrag>> = Vec::new();
            for eintrag in self.zelle(leistung.as_str(), area).filter(|eintrag| eintrag.gilt_am(tag)) {
                if !found.iter().any(|known| known.inhalt() == eintrag.inhalt()) {
                    found.push(eintrag);
                }
            }
            match found.as_slice() {
                [] => {}
                [only] => return Auskunft::Eindeutig(Arc::clone(only)),
                several => {
                    return Auskunft::Mehrdeutig(Mehrdeutig {
                        leistung: leistung.clone(),
                        // A part of a key that ends at a level is a key; the whole one otherwise.
                        gebiet: Ars::parse(area).unwrap_or_else(|_| gebiet.clone()),
                        eintraege: several.iter().map(|eintrag| Arc::clone(eintrag)).collect(),
                    });
                }
            }
        }
        Auskunft::Luecke(Box::new(self.luecke(leistung, gebiet, tag)))
    }

    fn luecke(&self, leistung: &Leistungsschluessel, gebiet: &Ars, tag: NaiveDate) -> Luecke {
        let at_all = || stufen(gebiet.as_str()).flat_map(|area| self.zelle(leistung.as_str(), area));
        let before = at_all().filter_map(|eintrag| Some((eintrag, eintrag.bis()?))).filter(|(_, bis)| *bis < tag);
        let after = at_all().map(|eintrag| (eintrag, eintrag.von())).filter(|(_, von)| *von > tag);
        // Of several that are equally near, the most specific: the first one.
        let latest = before.reduce(|best, next| if next.1 > best.1 { next } else { best });
        let earliest = after.min_by_key(|(_, von)| *von);
        let owned = |(eintrag, day): (&Arc<Eintrag>, NaiveDate)| (Arc::clone(eintrag), day);

        let mut below: Vec<_> = self.index.get(leistung.as_str()).into_iter().flatten().collect();
        below.retain(|(area, _)| area.len() > gebiet.as_str().len() && area.starts_with(gebiet.as_str()));
        let positions: BTreeSet<usize> = below.iter().flat_map(|(_, positions)| positions.iter().copied()).collect();
        let below = positions.iter().map(|at| &self.eintraege[*at]).filter(|eintrag| eintrag.gilt_am(tag));

        let mut others: Vec<_> = self.index.iter().filter(|(key, _)| ***key != *leistung.as_str()).collect();
        others.retain(|(_, areas)| {
            let positions = stufen(gebiet.as_str()).filter_map(|area| areas.get(area)).flatten();
            positions.into_iter().any(|at| self.eintraege[*at].gilt_am(tag))
        });
        let mut others: Vec<_> =
            others.into_iter().filter_map(|(key, _)| Leistungsschluessel::parse(key).ok()).collect();
        others.sort();
        Luecke {
            leistung: leistung.clone(),
            gebiet: gebiet.clone(),
            tag,
            frueher: latest.map(owned),
            spaeter: earliest.map(owned),
            nur_teile: below.cloned().collect(),
            andere_leistungen: others,
            leistung_bekannt: self.index.contains_key(leistung.as_str()),
        }
    }
}

/// The area itself and all larger ones, the smallest first, as parts of its key.
pub(super) fn stufen(ars: &str) -> impl Iterator<Item = &str> {
    [12, 9, 5, 3, 2].into_iter().filter_map(|length| ars.get(..length))
}
