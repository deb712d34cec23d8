//! One entry of a directory, with its keys read and its days checked.

use std::sync::Arc;

use chrono::NaiveDate;

use super::gruende;
use crate::models::v2_0::{Dienst, Verzeichniseintrag};
use crate::report::{Finding, Place, Report};
use crate::value::schluessel::{Ars, Leistungsschluessel};

/// Where an entry was read: file, line and column where there are any, and the path in the message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Herkunft {
    /// The file, or what else the caller called it.
    pub quelle: Option<Arc<str>>,
    /// The line of a CSV file; without a line for messages and for entries made in code.
    pub place: Place,
    /// The path in the message, such as `/zustaendigkeit.antwort.0501/verzeichniseintrag[2]`.
    pub pfad: String,
}

impl Herkunft {
    /// A finding of a rule at this place; `unter` is put behind the path.
    pub(super) fn finding(&self, rule: &str, unter: &str) -> Finding {
        let root = if self.pfad.is_empty() { "/verzeichniseintrag" } else { &self.pfad };
        let finding = Finding::new(rule, self.place).path(format!("{root}{unter}"));
        match &self.quelle {
            Some(quelle) => finding.source(quelle.clone()),
            None => finding,
        }
    }
}

/// An entry of a directory: for which services, areas and days an authority is competent, and how it is reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Eintrag {
    inhalt: Verzeichniseintrag,
    leistungen: Vec<Leistungsschluessel>,
    gebiete: Vec<Ars>,
    von: NaiveDate,
    bis: Option<NaiveDate>,
    herkunft: Herkunft,
}

impl Eintrag {
    /// Takes an entry as a message has it.
    ///
    /// # Errors
    /// A key that is none (the schema looks at digits only, so it lets a Land 99 pass), no key at all, or a last day before the first.
    pub fn new(inhalt: Verzeichniseintrag, herkunft: Herkunft) -> Result<Self, Report> {
        let mut report = Report::new();
        let leistungen = schluessel(
            inhalt.leistungsschluessel.iter().map(|text| Leistungsschluessel::parse(text.as_str())),
            (&herkunft, "leistungsschluessel"),
            &mut report,
        );
        let gebiete =
            schluessel(inhalt.ars.iter().map(|text| Ars::parse(text.as_str())), (&herkunft, "ars"), &mut report);
        let mut tag = |date: &crate::models::v2_0::Datum, name: &str| {
            let day = NaiveDate::try_from(date.get()).ok();
            if day.is_none() {
                report.push(herkunft.finding("xefa-intern", &format!("/{name}")));
            }
            day
        };
        let von = tag(&inhalt.gueltig_von, "gueltigVon");
        let bis = inhalt.gueltig_bis.as_ref().map(|date| tag(date, "gueltigBis"));
        if let (Some(von), Some(Some(bis))) = (von, bis)
            && bis < von
        {
            let finding = herkunft.finding("xefa-verzeichnis-zeitraum", "/gueltigBis");
            report.push(finding.arg("first", von.to_string()).arg("late", bis.to_string()));
        }
        match von {
            Some(von) if report.findings().is_empty() => {
                Ok(Self { leistungen, gebiete, von, bis: bis.flatten(), inhalt, herkunft })
            }
            _ => Err(report),
        }
    }

    /// The entry as a message has it.
    #[must_use]
    pub fn inhalt(&self) -> &Verzeichniseintrag {
        &self.inhalt
    }

    /// Where it was read.
    #[must_use]
    pub fn herkunft(&self) -> &Herkunft {
        &self.herkunft
    }

    /// The Behördenkennung.
    #[must_use]
    pub fn behoerdenkennung(&self) -> &str {
        self.inhalt.behoerde.kennung.as_str()
    }

    /// The services.
    #[must_use]
    pub fn leistungen(&self) -> &[Leistungsschluessel] {
        &self.leistungen
    }

    /// The areas; a shorter key means everything below.
    #[must_use]
    pub fn gebiete(&self) -> &[Ars] {
        &self.gebiete
    }

    /// The first day.
    #[must_use]
    pub fn von(&self) -> NaiveDate {
        self.von
    }

    /// The last day, included; none while that is open.
    #[must_use]
    pub fn bis(&self) -> Option<NaiveDate> {
        self.bis
    }

    /// Whether the entry is valid on a day: the first and the last day are.
    #[must_use]
    pub fn gilt_am(&self, tag: NaiveDate) -> bool {
        self.von <= tag && self.bis.is_none_or(|bis| tag <= bis)
    }

    /// The service through which the authority prefers to be reached: the first.
    #[must_use]
    pub fn bevorzugter_dienst(&self) -> Option<&Dienst> {
        self.inhalt.dienst.first()
    }
}

/// Keys, or a finding for each that is none, and for a list without any.
fn schluessel<K>(
    keys: impl ExactSizeIterator<Item = Result<K, crate::value::schluessel::SchluesselError>>,
    (herkunft, name): (&Herkunft, &str),
    report: &mut Report,
) -> Vec<K> {
    if keys.len() == 0 {
        let finding = herkunft.finding("xefa-verzeichnis-schluessel", &format!("/{name}"));
        report.push(finding.text("why", ["es steht keiner da", "there is none"]));
    }
    let mut read = Vec::with_capacity(keys.len());
    for (at, key) in keys.enumerate() {
        match key {
            Ok(key) => read.push(key),
            Err(error) => {
                let finding = herkunft.finding("xefa-verzeichnis-schluessel", &format!("/{name}[{}]", at + 1));
                report.push(gruende::von_schluessel(finding, &error));
            }
        }
    }
    read
}
