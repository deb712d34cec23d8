//! What is wrong with a directory as a whole: overlaps and gaps in time.

use std::sync::Arc;

use chrono::NaiveDate;

use super::verzeichnis::stufen;
use super::{Eintrag, Verzeichnis};
use crate::report::Report;

/// Days from the first to the last, both included.
type Zeitraum = (NaiveDate, NaiveDate);

impl Verzeichnis {
    /// Looks at every service in every area over all days.
    ///
    /// - `xefa-zustaendigkeit-ueberschneidung`: two entries are valid on one day, so that a look-up cannot choose.
    /// - `xefa-zustaendigkeit-zeitluecke`: between two entries are days on which nobody is competent, not even for a larger area.
    /// - `xefa-zustaendigkeit-rueckfall` (a warning): on such days somebody is competent for a larger area.
    /// - `xefa-verzeichnis-doppelt` (a warning): two entries are equal in all that they say; a look-up takes them as one.
    ///
    /// Days before the first entry and after the last are no gaps: a directory need not reach back, and what ends may end.
    #[must_use]
    pub fn pruefe(&self) -> Report {
        let mut report = Report::new();
        self.doppelte(&mut report);
        let mut cells: Vec<_> = self.zellen().collect();
        cells.sort_unstable_by_key(|(leistung, gebiet, _)| (*leistung, *gebiet));
        for (leistung, gebiet, entries) in cells {
            let mut entries = entries;
            entries.sort_by_key(|eintrag| (eintrag.von(), eintrag.bis().unwrap_or(NaiveDate::MAX)));
            ueberschneidungen((leistung, gebiet), &entries, &mut report);
            self.luecken((leistung, gebiet), &entries, &mut report);
        }
        report
    }

    fn doppelte(&self, report: &mut Report) {
        let mut by_authority: Vec<&Arc<Eintrag>> = self.eintraege().iter().collect();
        by_authority.sort_by_key(|eintrag| (eintrag.behoerdenkennung(), eintrag.von()));
        for same in by_authority.chunk_by(|a, b| a.behoerdenkennung() == b.behoerdenkennung() && a.von() == b.von()) {
            for (at, eintrag) in same.iter().enumerate() {
                if same[..at].iter().any(|known| known.inhalt() == eintrag.inhalt()) {
                    let finding = eintrag.herkunft().finding("xefa-verzeichnis-doppelt", "");
                    report.push(finding.arg("name", eintrag.behoerdenkennung()));
                }
            }
        }
    }

    fn luecken(&self, (leistung, gebiet): (&str, &str), entries: &[&Arc<Eintrag>], report: &mut Report) {
        let above = stufen(gebiet).skip(1).flat_map(|area| self.zelle(leistung, area));
        let above: Vec<Zeitraum> = above.map(|eintrag| zeitraum(eintrag)).collect();
        let mut reached: Option<(NaiveDate, &Eintrag)> = None;
        for eintrag in entries {
            let (von, bis) = zeitraum(eintrag);
            if let Some((end, last)) = reached
                && let (Some(first), Some(until)) = (end.succ_opt(), von.pred_opt())
                && first <= until
            {
                let told = |rule: &str, (from, to): Zeitraum| {
                    let finding = eintrag.herkunft().finding(rule, "/gueltigVon");
                    let finding = finding.arg("name", leistung).arg("item", gebiet);
                    let names = format!("{}, {}", last.behoerdenkennung(), eintrag.behoerdenkennung());
                    finding.arg("first", from.to_string()).arg("late", to.to_string()).arg("members", names)
                };
                let open = ohne((first, until), &above);
                let covered = ohne((first, until), &open);
                report_all(report, open.iter().map(|days| told("xefa-zustaendigkeit-zeitluecke", *days)));
                report_all(report, covered.iter().map(|days| told("xefa-zustaendigkeit-rueckfall", *days)));
            }
            if reached.is_none_or(|(end, _)| end < bis) {
                reached = Some((bis, eintrag));
            }
        }
    }
}

fn report_all(report: &mut Report, findings: impl Iterator<Item = crate::report::Finding>) {
    findings.for_each(|finding| report.push(finding));
}

fn zeitraum(eintrag: &Eintrag) -> Zeitraum {
    (eintrag.von(), eintrag.bis().unwrap_or(NaiveDate::MAX))
}

/// Every pair that shares a day; entries are ordered by their first day.
fn ueberschneidungen((leistung, gebiet): (&str, &str), entries: &[&Arc<Eintrag>], report: &mut Report) {
    for (at, eintrag) in entries.iter().enumerate() {
        let (_, bis) = zeitraum(eintrag);
        for other in entries[at + 1..].iter().take_while(|other| other.von() <= bis) {
            if eintrag.inhalt() == other.inhalt() {
                continue;
            }
            let last = bis.min(zeitraum(other).1);
            let mut finding = other.herkunft().finding("xefa-zustaendigkeit-ueberschneidung", "/gueltigVon");
            finding = finding.arg("name", leistung).arg("item", gebiet).arg("first", other.von().to_string());
            if last < NaiveDate::MAX {
                finding = finding.arg("late", last.to_string());
            }
            let names = format!("{}, {}", eintrag.behoerdenkennung(), other.behoerdenkennung());
            report.push(finding.arg("members", names));
        }
    }
}

/// What of some days lies in none of the others, in order.
fn ohne(days: Zeitraum, others: &[Zeitraum]) -> Vec<Zeitraum> {
    let mut sorted = others.to_vec();
    sorted.sort_unstable();
    let mut open = Vec::new();
    let mut from = days.0;
    for (von, bis) in sorted {
        if bis < from {
            continue;
        }
        if von > days.1 {
            break;
        }
        if from < von
            && let Some(before) = von.pred_opt()
        {
            open.push((from, before));
        }
        match bis.succ_opt() {
            Some(next) if next <= days.1 => from = next,
            _ => return open,
        }
    }
    open.push((from, days.1));
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn days_without_others() {
        let january = (day("2027-01-01"), day("2027-01-31"));
        assert_eq!(ohne(january, &[]), [january]);
        assert_eq!(ohne(january, &[january]), []);
        assert_eq!(ohne(january, &[(day("2026-01-01"), NaiveDate::MAX)]), []);
        let middle = [(day("2027-01-10"), day("2027-01-12")), (day("2027-01-12"), day("2027-01-20"))];
        let left = [(day("2027-01-01"), day("2027-01-09")), (day("2027-01-21"), day("2027-01-31"))];
        assert_eq!(ohne(january, &middle), left);
        assert_eq!(ohne(january, &[(day("2026-12-01"), day("2026-12-31"))]), [january]);
        assert_eq!(ohne(january, &[(day("2027-01-31"), day("2027-02-28"))]), [(day("2027-01-01"), day("2027-01-30"))]);
    }
}
