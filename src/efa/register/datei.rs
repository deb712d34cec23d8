//! A [`Beispielregister`] from a JSON file.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::beispiel::{Beispielregister, Nachweis, Registerperson};
use super::{Abrufregeln, dokument};
use crate::models::v2_0::{Behoerde, Datum};
use crate::report::{Finding, Place, Report};
use crate::value::schluessel::SteuerId;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Datei {
    register: String,
    stelle: Stelle,
    stand: String,
    #[serde(default)]
    regeln: Vec<Regel>,
    personen: Vec<Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stelle {
    kennung: String,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Regel {
    nachweistyp: String,
    zweck: String,
    rechtsgrundlage: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    idnr: Option<String>,
    vornamen: Vec<String>,
    familienname: String,
    geburtsname: Option<String>,
    geburtsdatum: String,
    geburtsort: Option<String>,
    #[serde(default)]
    auskunftssperre: bool,
    #[serde(default)]
    dokumente: BTreeMap<String, Dokument>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dokument {
    dateiname: String,
    #[serde(rename = "mimeType")]
    mime_type: String,
    text: String,
}

/// A value that the messages of the register could not hold.
fn wert(path: String) -> Finding {
    Finding::new("xefa-register-datei-wert", Place::default()).path(path)
}

impl Beispielregister {
    /// Reads a register from JSON: `register`, `stelle` (kennung, name), `stand`, `regeln` (nachweistyp, zweck, rechtsgrundlage) and
    /// `personen` (idnr, vornamen, familienname, geburtsname, geburtsdatum, geburtsort, auskunftssperre, and `dokumente` by nachweistyp:
    /// dateiname, mimeType, text). Members that are unknown are refused.
    ///
    /// # Errors
    /// The place where it is no such JSON, or all values that a message could not hold, by their path. No finding holds a value.
    pub fn aus_json(bytes: &[u8]) -> Result<Self, Report> {
        let file: Datei = serde_json::from_slice(bytes).map_err(|error| {
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let place = Place { line: number(error.line()), column: number(error.column()), ..Place::default() };
            Finding::new("xefa-register-datei", place).path("/")
        })?;
        let mut report = Report::new();
        let stelle = Behoerde::new(file.stelle.kennung.as_str(), file.stelle.name.as_str());
        let stand = file.stand.parse::<Datum>();
        let mut regeln = Abrufregeln::new();
        for regel in &file.regeln {
            regeln = regeln.erlaube(&file.register, &regel.nachweistyp, &regel.zweck, &regel.rechtsgrundlage);
        }
        let people = file.personen.into_iter().enumerate();
        let people: Vec<_> = people.filter_map(|(at, person)| person.lies(at + 1, &mut report)).collect();
        match (stelle, stand) {
            (Ok(stelle), Ok(stand)) if report.findings().is_empty() => {
                Ok(people.into_iter().fold(Self::new(file.register, stelle, stand, regeln), Self::with_person))
            }
            (stelle, stand) => {
                let wrong = [("/stelle", stelle.is_err()), ("/stand", stand.is_err())];
                wrong.iter().filter(|(_, wrong)| *wrong).for_each(|(path, _)| report.push(wert((*path).to_owned())));
                Err(report)
            }
        }
    }
}

impl Person {
    fn lies(self, number: usize, report: &mut Report) -> Option<Registerperson> {
        let before = report.findings().len();
        let mut wrong = |field: &str| report.push(wert(format!("/personen[{number}]/{field}")));
        let idnr = self.idnr.map(|idnr| SteuerId::parse(&idnr));
        if idnr.as_ref().is_some_and(Result::is_err) {
            wrong("idnr");
        }
        let born = self.geburtsdatum.parse::<Datum>();
        if born.is_err() {
            wrong("geburtsdatum");
        }
        let mut nachweise = BTreeMap::new();
        for (typ, document) in self.dokumente {
            // The same file gives the same ids again.
            let name = format!("{number}/{typ}/{}", document.text);
            let id = uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, name.as_bytes()).to_string();
            let content = document.text.as_bytes();
            let parts = (document.dateiname.parse(), document.mime_type.parse(), id.parse());
            let named = match parts {
                (Ok(name), Ok(mime), Ok(id)) => dokument::anlage(name, mime, id, content).ok().flatten(),
                _ => None,
            };
            match named {
                Some(anlage) => {
                    nachweise.insert(typ, Nachweis::Dokument { anlage, inhalt: Arc::from(content) });
                }
                None => wrong(&format!("dokumente/{typ}")),
            }
        }
        if report.findings().len() > before {
            return None;
        }
        Some(Registerperson {
            idnr: idnr.and_then(Result::ok),
            vornamen: self.vornamen,
            familienname: self.familienname,
            geburtsname: self.geburtsname,
            geburtsdatum: born.ok()?,
            geburtsort: self.geburtsort,
            auskunftssperre: self.auskunftssperre,
            nachweise,
        })
    }
}
