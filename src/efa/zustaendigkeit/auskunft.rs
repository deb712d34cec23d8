//! What a directory says when it is asked.

use std::sync::Arc;

use chrono::NaiveDate;

use super::Eintrag;
use crate::report::{Finding, Place};
use crate::value::schluessel::{Ars, Leistungsschluessel};

/// What a directory says: one authority, several between which it cannot choose, or none.
#[derive(Debug, Clone, PartialEq)]
pub enum Auskunft {
    /// One authority is competent.
    Eindeutig(Arc<Eintrag>),
    /// Several entries are equally specific. Whoever asked chooses, or the directory has a mistake.
    Mehrdeutig(Mehrdeutig),
    /// No entry is valid for the service, the area and the day.
    Luecke(Box<Luecke>),
}

/// Several entries for one area, all equally specific.
#[derive(Debug, Clone, PartialEq)]
pub struct Mehrdeutig {
    /// The service that was asked for.
    pub leistung: Leistungsschluessel,
    /// The area for which they all stand: the one asked for, or a larger one.
    pub gebiet: Ars,
    /// All of them, in the order of the directory.
    pub eintraege: Vec<Arc<Eintrag>>,
}

/// No entry, and what came nearest.
#[derive(Debug, Clone, PartialEq)]
pub struct Luecke {
    /// The service that was asked for.
    pub leistung: Leistungsschluessel,
    /// The area that was asked for.
    pub gebiet: Ars,
    /// The day that was asked for.
    pub tag: NaiveDate,
    /// For the service and the area: the entry that ended last before the day, with its last day.
    pub frueher: Option<(Arc<Eintrag>, NaiveDate)>,
    /// For the service and the area: the entry that begins first after the day, with its first day.
    pub spaeter: Option<(Arc<Eintrag>, NaiveDate)>,
    /// For the service and the day: entries that stand only for a part of the area.
    pub nur_teile: Vec<Arc<Eintrag>>,
    /// For the area and the day: other services for which somebody is competent, in order.
    pub andere_leistungen: Vec<Leistungsschluessel>,
    /// Whether the directory has the service at all, for whatever area and day.
    pub leistung_bekannt: bool,
}

impl Auskunft {
    /// The entry, where it is one.
    #[must_use]
    pub fn eintrag(&self) -> Option<&Arc<Eintrag>> {
        match self {
            Self::Eindeutig(eintrag) => Some(eintrag),
            Self::Mehrdeutig(_) | Self::Luecke(_) => None,
        }
    }

    /// All entries that go into an answer: one, several or none.
    #[must_use]
    pub fn eintraege(&self) -> &[Arc<Eintrag>] {
        match self {
            Self::Eindeutig(eintrag) => std::slice::from_ref(eintrag),
            Self::Mehrdeutig(mehrdeutig) => &mehrdeutig.eintraege,
            Self::Luecke(_) => &[],
        }
    }

    /// What a person has to know: nothing where one authority was found.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        match self {
            Self::Eindeutig(_) => None,
            Self::Mehrdeutig(mehrdeutig) => Some(mehrdeutig.finding()),
            Self::Luecke(luecke) => Some(luecke.finding()),
        }
    }
}

impl Mehrdeutig {
    /// The finding `xefa-zustaendigkeit-mehrdeutig`, which names all authorities.
    #[must_use]
    pub fn finding(&self) -> Finding {
        Finding::new("xefa-zustaendigkeit-mehrdeutig", Place::default())
            .path("/verzeichnis")
            .arg("name", self.leistung.as_str())
            .arg("item", self.gebiet.as_str())
            .arg("members", list(self.eintraege.iter().map(|eintrag| eintrag.behoerdenkennung())))
    }
}

impl Luecke {
    /// The finding `xefa-zustaendigkeit-luecke`, which says what came nearest.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let mut finding = Finding::new("xefa-zustaendigkeit-luecke", Place::default())
            .path("/verzeichnis")
            .arg("name", self.leistung.as_str())
            .arg("item", self.gebiet.as_str())
            .arg("first", self.tag.to_string());
        if let Some((eintrag, tag)) = &self.frueher {
            finding = finding.arg("before", format!("{tag} ({})", eintrag.behoerdenkennung()));
        }
        if let Some((eintrag, tag)) = &self.spaeter {
            finding = finding.arg("late", format!("{tag} ({})", eintrag.behoerdenkennung()));
        }
        if !self.nur_teile.is_empty() {
            finding = finding.arg("inside", list(self.nur_teile.iter().map(|eintrag| eintrag.behoerdenkennung())));
        }
        if !self.andere_leistungen.is_empty() {
            finding = finding.arg("other", list(self.andere_leistungen.iter().map(Leistungsschluessel::as_str)));
        }
        if !self.leistung_bekannt {
            finding =
                finding.text("hint", ["das Verzeichnis hat diese Leistung nicht", "the directory lacks this service"]);
        }
        finding
    }
}

/// Names of a finding: the first eight, and how many more there are.
pub(super) fn list<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> String {
    const SHOWN: usize = 8;
    let more = names.len().saturating_sub(SHOWN);
    let mut text = names.take(SHOWN).collect::<Vec<_>>().join(", ");
    if more > 0 {
        text.push_str(&format!(" … (+{more})"));
    }
    text
}
