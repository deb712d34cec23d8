//! A directory as a table: CSV with `;`, a row for each entry, every mistake with line and column.

use std::sync::Arc;

use super::csv_ort::Text;
use super::csv_zeile::{self, Zeile};
use super::{Eintrag, Herkunft};
use crate::limits::Limits;
use crate::report::{Finding, Place, Report};

/// The columns of a table, by the names in its first row; their order is free. `true` marks those that must be there.
///
/// The file is UTF-8, cells are separated by `;` and may stand in `"`. Where a cell holds several values, `|` stands between them. A row in
/// which only columns of a service (`transport` to `legacyFormat`) are filled gives the entry above it one more service.
///
/// | column | what stands there |
/// |---|---|
/// | `behoerde.kennung`, `behoerde.name` | the authority: `psw:01003110`, and its name |
/// | `email`, `telefon` | how it is reached; may be empty |
/// | `leistungsschluessel` | services, several |
/// | `ars` | areas, several; a shorter key means everything below |
/// | `gueltigVon`, `gueltigBis` | the first and the last day, `2027-05-01`; the last may be empty |
/// | `transport`, `adresse` | a code of the list transportart, and the address |
/// | `versionen` | what the service takes, several: `XEfA 2.0\|XEfA 1.0.1` |
/// | `fachmodule` | namespaces of Fachmodule, several; may be empty |
/// | `legacyFormat` | a code of the list legacyformat; may be empty |
/// | `gebuehr` | the fee, `26,50 €`; may be empty |
/// | `nachweise` | demanded evidence, several; may be empty |
/// | `landesparameter` | other parameters, several: `name=wert` |
pub const SPALTEN: &[(&str, bool)] = &[
    ("behoerde.kennung", true),
    ("behoerde.name", true),
    ("email", false),
    ("telefon", false),
    ("leistungsschluessel", true),
    ("ars", true),
    ("gueltigVon", true),
    ("gueltigBis", true),
    ("transport", true),
    ("adresse", true),
    ("versionen", true),
    ("fachmodule", true),
    ("legacyFormat", false),
    ("gebuehr", false),
    ("nachweise", false),
    ("landesparameter", false),
];

/// A finding of the table as such.
fn tabelle(place: Place, why: [&'static str; 2]) -> Finding {
    Finding::new("xefa-verzeichnis-csv", place).path(pfad(place)).text("why", why)
}

/// The path of a row: its line.
pub(super) fn pfad(place: Place) -> String {
    format!("/zeile[{}]", place.line)
}

pub(super) fn lies(bytes: &[u8], quelle: &Arc<str>) -> Result<Vec<Eintrag>, Report> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let whole = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        let place = Text(whole).place(whole.len());
        let why = [
            "die Datei ist nicht in UTF-8; speichern Sie sie als „CSV UTF-8“",
            "the file is not in UTF-8; save it as “CSV UTF-8”",
        ];
        tabelle(place, why)
    })?;
    let raw = Text(text);
    if let Some((at, why)) = raw.falsches_anfuehrungszeichen() {
        return Err(tabelle(raw.place(at), why).into());
    }
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = reader.records();
    let broken = |error: ::csv::Error| {
        let at = error.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        tabelle(raw.place(at), ["die Zeile ist nicht lesbar", "the row cannot be read"])
    };
    let Some(head) = rows.next().transpose().map_err(broken)? else {
        let why = [
            "die Datei ist leer; die erste Zeile nennt die Spalten",
            "the file is empty; its first row names the columns",
        ];
        return Err(tabelle(Place { line: 1, column: 1, ..Place::default() }, why).into());
    };
    let columns = spalten(raw, &head)?;
    let (mut entries, mut report) = (Entwuerfe::default(), Report::new());
    let mut at = Place { line: 1, column: 1, ..Place::default() };
    for row in rows {
        if report.findings().len() >= Limits::DEFAULT.findings {
            report.set_truncated();
            break;
        }
        let row = row.map_err(broken)?;
        at = raw.row(csv_zeile::start(&row), at);
        let zeile = Zeile::new(raw, &row, at, &columns);
        if row.len() != columns.len() {
            let place = zeile.place_of_column(row.len().min(columns.len()));
            let finding = Finding::new("xefa-verzeichnis-zellen", place).path(pfad(place));
            report.push(finding.arg("count", row.len().to_string()).arg("expected", columns.len().to_string()));
            continue;
        }
        entries.nimm(&zeile, &mut report);
    }
    entries.fertig(quelle, report)
}

/// Which column of the head is which of [`SPALTEN`].
fn spalten(raw: Text<'_>, head: &::csv::StringRecord) -> Result<Vec<&'static str>, Report> {
    let (mut columns, mut report) = (Vec::new(), Report::new());
    for (at, name) in head.iter().enumerate() {
        let place = raw.cell(csv_zeile::start(head), at, 0);
        let wrong =
            |why| Finding::new("xefa-verzeichnis-spalte", place).path(pfad(place)).arg("column", name).text("why", why);
        match SPALTEN.iter().find(|(known, _)| *known == name.trim()) {
            Some((known, _)) if columns.contains(known) => {
                report.push(wrong(["es gibt sie zweimal", "it is there twice"]));
            }
            Some((known, _)) => columns.push(*known),
            None => {
                let names = SPALTEN.iter().map(|(name, _)| (*name).to_owned()).collect();
                report.push(wrong(["so heißt keine Spalte", "no column has this name"]).expecting(names));
            }
        }
    }
    let place = raw.cell(csv_zeile::start(head), 0, 0);
    for (name, _) in SPALTEN.iter().filter(|(name, must)| *must && !columns.contains(name)) {
        let finding = Finding::new("xefa-verzeichnis-spalte", place).path(pfad(place)).arg("column", *name);
        report.push(finding.text("why", ["sie fehlt", "it is missing"]));
    }
    if report.findings().is_empty() { Ok(columns) } else { Err(report) }
}

/// Entries that may still get another service.
#[derive(Default)]
struct Entwuerfe {
    entries: Vec<(crate::models::v2_0::Verzeichniseintrag, Place)>,
    /// Whether the row before was wrong: a service for it is not put to another entry.
    last_is_wrong: bool,
}

impl Entwuerfe {
    fn nimm(&mut self, zeile: &Zeile<'_>, report: &mut Report) {
        if zeile.ist_leer() {
            return;
        }
        if zeile.nur_dienst() {
            match (zeile.dienst(report), self.entries.last_mut()) {
                (Some(dienst), Some((entry, _))) if !self.last_is_wrong => entry.dienst.push(dienst),
                (Some(_), None) if !self.last_is_wrong => {
                    let why = ["über diesem Dienst steht kein Eintrag", "there is no entry above this service"];
                    report.push(tabelle(zeile.place(), why));
                }
                _ => {}
            }
            return;
        }
        let entry = zeile.eintrag(report);
        self.last_is_wrong = entry.is_none();
        self.entries.extend(entry.map(|entry| (entry, zeile.place())));
    }

    fn fertig(self, quelle: &Arc<str>, mut report: Report) -> Result<Vec<Eintrag>, Report> {
        let mut read = Vec::with_capacity(self.entries.len());
        for (entry, place) in self.entries {
            match Eintrag::new(entry, Herkunft { quelle: Some(quelle.clone()), place, pfad: pfad(place) }) {
                Ok(eintrag) => read.push(eintrag),
                Err(wrong) => report.append(wrong),
            }
        }
        report.sort();
        if report.findings().is_empty() { Ok(read) } else { Err(report) }
    }
}
