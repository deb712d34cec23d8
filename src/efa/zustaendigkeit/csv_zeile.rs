//! One row of a table: its cells become an entry, or findings.

use std::str::FromStr;

use super::Eintrag;
use super::csv::pfad;
use super::csv_ort::Text;
use super::{Gebuehr, gruende};
use crate::models::v2_0::{
    Behoerde, Bezeichnung, CodeKommunikationKanal, Dienst, DienstRequired, Kommunikation, Landesparameter,
    Legacyformat, Standardversion, Transportart, Verzeichniseintrag, VerzeichniseintragRequired,
};
use crate::report::{Finding, Place, Report};
use crate::value::schluessel::{self, Ars, Behoerdenkennung, SchluesselError};

/// The version of the list erreichbarkeit whose codes are named.
const ERREICHBARKEIT: &str = "3";

const DIENST: &[&str] = &["transport", "adresse", "versionen", "fachmodule", "legacyFormat"];

/// The first byte of a row.
pub(super) fn start(row: &::csv::StringRecord) -> usize {
    row.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0))
}

/// A row with the names of its columns.
pub(super) struct Zeile<'r> {
    raw: Text<'r>,
    row: &'r ::csv::StringRecord,
    place: Place,
    columns: &'r [&'static str],
}

/// A value, and which character of its cell it begins with.
struct Wert<'r> {
    text: &'r str,
    column: &'static str,
    from: usize,
}

impl<'r> Zeile<'r> {
    pub(super) fn new(raw: Text<'r>, row: &'r ::csv::StringRecord, place: Place, columns: &'r [&'static str]) -> Self {
        Self { raw, row, place, columns }
    }

    /// Where the row begins.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// Where a cell begins; behind the last one the end of the row.
    pub(super) fn place_of_column(&self, at: usize) -> Place {
        self.raw.cell(start(self.row), at, 0)
    }

    fn text(&self, column: &str) -> &'r str {
        let at = self.columns.iter().position(|name| *name == column);
        at.and_then(|at| self.row.get(at)).unwrap_or_default()
    }

    pub(super) fn ist_leer(&self) -> bool {
        self.row.iter().all(|cell| cell.trim().is_empty())
    }

    pub(super) fn nur_dienst(&self) -> bool {
        let filled = self.columns.iter().zip(self.row).filter(|(_, cell)| !cell.trim().is_empty());
        filled.map(|(column, _)| column).all(|column| DIENST.contains(column))
    }

    /// The values of a cell, without the white space around them; an empty cell has none.
    fn werte(&self, column: &'static str) -> Vec<Wert<'r>> {
        let cell = self.text(column);
        if cell.trim().is_empty() {
            return Vec::new();
        }
        let mut from = 0;
        let mut values = Vec::new();
        for piece in cell.split('|') {
            let indent = piece.chars().take_while(|c| c.is_whitespace()).count();
            values.push(Wert { text: piece.trim(), column, from: from + indent });
            from += piece.chars().count() + 1;
        }
        values
    }

    /// The one value of a cell that may hold `|` as a character.
    fn wert(&self, column: &'static str) -> Wert<'r> {
        let cell = self.text(column);
        let from = cell.chars().take_while(|c| c.is_whitespace()).count();
        let text = cell.trim();
        Wert { text, column, from: if text.is_empty() { 0 } else { from } }
    }

    fn wrong(&self, wert: &Wert<'_>) -> Finding {
        let at = self.columns.iter().position(|name| *name == wert.column).unwrap_or(0);
        let place = self.raw.cell(start(self.row), at, wert.from);
        Finding::new("xefa-verzeichnis-wert", place)
            .path(format!("{}/{}", pfad(place), wert.column))
            .arg("column", wert.column)
    }

    fn lies<T: FromStr>(&self, wert: &Wert<'_>, why: [&'static str; 2], report: &mut Report) -> Option<T> {
        let read = wert.text.parse().ok();
        if read.is_none() {
            report.push(self.wrong(wert).text("why", why));
        }
        read
    }

    /// A code, with the codes that there are.
    fn code<T: FromStr + Copy>(&self, wert: &Wert<'_>, all: Vec<String>, report: &mut Report) -> Option<T> {
        let read = wert.text.parse().ok();
        if read.is_none() {
            let why = ["das ist kein Code der Liste", "this is no code of the list"];
            report.push(self.wrong(wert).text("why", why).expecting(all));
        }
        read
    }

    /// Keys: checked as such, then as the schema has them.
    fn schluessel<T: FromStr, K>(
        &self,
        column: &'static str,
        check: impl Fn(&str) -> Result<K, SchluesselError>,
        report: &mut Report,
    ) -> Vec<T> {
        let mut values = self.werte(column);
        if values.is_empty() {
            values.push(self.wert(column));
        }
        let mut read = Vec::with_capacity(values.len());
        for wert in &values {
            match check(wert.text) {
                Ok(_) => read.extend(self.lies::<T>(wert, FORM, report)),
                Err(error) => report.push(gruende::von_schluessel(self.wrong(wert), &error)),
            }
        }
        read
    }

    /// The entry of the row; none where a finding was reported.
    pub(super) fn eintrag(&self, report: &mut Report) -> Option<Verzeichniseintrag> {
        let before = report.findings().len();
        let behoerde = self.behoerde(report);
        let leistungsschluessel =
            self.schluessel("leistungsschluessel", schluessel::Leistungsschluessel::parse, report);
        let ars = self.schluessel("ars", Ars::parse, report);
        let von = self.lies(&self.wert("gueltigVon"), TAG, report);
        let bis = Some(self.wert("gueltigBis")).filter(|wert| !wert.text.is_empty());
        let bis = bis.and_then(|wert| self.lies(&wert, TAG, report));
        let dienst = self.dienst(report);
        let landesparameter = self.landesparameter(report);
        if report.findings().len() > before {
            return None;
        }
        let mut entry = Verzeichniseintrag::new(VerzeichniseintragRequired {
            behoerde: behoerde?,
            leistungsschluessel,
            ars,
            gueltig_von: von?,
            dienst: vec![dienst?],
        });
        entry.gueltig_bis = bis;
        entry.landesparameter = landesparameter;
        Some(entry)
    }

    fn behoerde(&self, report: &mut Report) -> Option<Behoerde> {
        let kennung = self.schluessel("behoerde.kennung", Behoerdenkennung::parse, report).pop();
        let name = self.lies(&self.wert("behoerde.name"), NAME, report);
        let mut reached = Vec::new();
        for (column, code) in [("email", "01"), ("telefon", "02")] {
            let wert = self.wert(column);
            if !wert.text.is_empty() {
                let kennung = self.lies(&wert, ZEILE, report);
                let kanal = CodeKommunikationKanal::new(ERREICHBARKEIT, code);
                reached.extend(kennung.map(|kennung| Kommunikation { kanal, kennung, zusatz: None }));
            }
        }
        Some(Behoerde { kennung: kennung?, name: name?, erreichbarkeit: reached })
    }

    /// The service of the row; none where a finding was reported.
    pub(super) fn dienst(&self, report: &mut Report) -> Option<Dienst> {
        let before = report.findings().len();
        let codes = |codes: &[Transportart]| codes.iter().map(|code| code.as_str().to_owned()).collect();
        let transport: Option<Transportart> = self.code(&self.wert("transport"), codes(Transportart::ALL), report);
        let adresse = self.lies(&self.wert("adresse"), ZEILE, report);
        let mut versions = self.werte("versionen");
        if versions.is_empty() {
            versions.push(self.wert("versionen"));
        }
        let mut version = Vec::with_capacity(versions.len());
        for wert in &versions {
            match wert.text.split_once(' ').map(|(standard, version)| (standard, version.trim_start())) {
                Some((standard, number)) if !number.is_empty() => version.push(Standardversion::new(standard, number)),
                _ => report.push(self.wrong(wert).text("why", VERSION)),
            }
        }
        let mut fachmodul = Vec::new();
        for wert in self.werte("fachmodule") {
            if wert.text.is_empty() || wert.text.contains(char::is_whitespace) {
                report.push(self.wrong(&wert).text("why", NAMENSRAUM));
            }
            fachmodul.push(wert.text.into());
        }
        let legacy = Some(self.wert("legacyFormat")).filter(|wert| !wert.text.is_empty());
        let formats = || Legacyformat::ALL.iter().map(|code| code.as_str().to_owned()).collect();
        let legacy = legacy.and_then(|wert| self.code::<Legacyformat>(&wert, formats(), report));
        if report.findings().len() > before {
            return None;
        }
        let mut dienst = Dienst::new(DienstRequired { transport: transport?.into(), adresse: adresse?, version });
        dienst.fachmodul = fachmodul;
        dienst.legacy_format = legacy.map(Into::into);
        Some(dienst)
    }

    fn landesparameter(&self, report: &mut Report) -> Vec<Landesparameter> {
        let mut all = Vec::new();
        let fee = self.wert("gebuehr");
        if !fee.text.is_empty() {
            if Gebuehr::parse(fee.text).is_none() {
                report.push(self.wrong(&fee).text("why", BETRAG));
            }
            all.push((Eintrag::GEBUEHR, fee));
        }
        all.extend(self.werte("nachweise").into_iter().map(|wert| (Eintrag::NACHWEIS, wert)));
        let mut read = Vec::new();
        for (name, wert) in all {
            let value: Option<Bezeichnung> = self.lies(&wert, ZEILE, report);
            read.extend(value.and_then(|value| Landesparameter::new(name, value).ok()));
        }
        for wert in self.werte("landesparameter") {
            match wert.text.split_once('=').map(|(name, value)| Landesparameter::new(name.trim(), value.trim())) {
                Some(Ok(parameter)) => read.push(parameter),
                _ => report.push(self.wrong(&wert).text("why", PARAMETER)),
            }
        }
        read
    }
}

const FORM: [&str; 2] = ["das Schema erlaubt ihn nicht", "the schema does not allow it"];
const TAG: [&str; 2] = ["das ist kein Tag wie 2027-05-01", "this is no day such as 2027-05-01"];
const NAME: [&str; 2] =
    ["ein Name hat 1 bis 255 Zeichen nach DIN 91379", "a name has 1 to 255 characters of DIN 91379"];
const ZEILE: [&str; 2] = ["hier steht eine Zeile mit 1 bis 255 Zeichen", "a line of 1 to 255 characters stands here"];
const VERSION: [&str; 2] =
    ["hier stehen Standard und Version wie „XEfA 2.0“", "a standard and its version stand here, such as “XEfA 2.0”"];
const NAMENSRAUM: [&str; 2] = ["das ist kein Namensraum", "this is no namespace"];
const BETRAG: [&str; 2] = ["das ist kein Betrag wie „26,50 €“", "this is no amount such as “26,50 €”"];
const PARAMETER: [&str; 2] = ["hier steht „name=wert“", "“name=wert” stands here"];
