//! Messages of a directory: questions answered, and the trait for directories that live elsewhere.

use chrono::NaiveDate;

use super::{Auskunft, Eintrag, Herkunft, Verzeichnis};
use crate::efa::antwortkopf;
use crate::models::Context;
use crate::models::v2_0::{
    Gebietsauswahl, ZustaendigkeitAnfrage, ZustaendigkeitAntwort, ZustaendigkeitAntwortRequired,
};
use crate::report::{Finding, Place, Report};
use crate::value::schluessel::{Ars, Leistungsschluessel};

/// Whatever finds the authority that is competent: a [`Verzeichnis`] in memory, or a client of an online directory.
pub trait Zustaendigkeitsfinder {
    /// Who is competent for a service in an area on a day.
    ///
    /// # Errors
    /// Why there is no answer: the area cannot be told, or the directory did not answer. That nobody is competent is no error but
    /// [`Auskunft::Luecke`].
    fn finde(
        &self,
        leistung: &Leistungsschluessel,
        gebiet: &Gebietsauswahl,
        tag: NaiveDate,
    ) -> Result<Auskunft, Report>;

    /// Answers a question with what [`finde`](Self::finde) says: one entry, several, or none. The answer lies in the case of the question.
    ///
    /// # Errors
    /// As [`finde`](Self::finde). There is no message that says so, since an answer without an entry means that nobody is known. A context
    /// whose product is not allowed in a message gives `xefa-efa-angabe`.
    fn antworte(&self, ctx: &Context, anfrage: &ZustaendigkeitAnfrage) -> Result<ZustaendigkeitAntwort, Report> {
        let (leistung, tag) = leistung_und_tag(anfrage)?;
        let auskunft = self.finde(&leistung, &anfrage.gebiet, tag)?;
        antwort(ctx, anfrage, &auskunft)
    }
}

impl Zustaendigkeitsfinder for Verzeichnis {
    fn finde(
        &self,
        leistung: &Leistungsschluessel,
        gebiet: &Gebietsauswahl,
        tag: NaiveDate,
    ) -> Result<Auskunft, Report> {
        Ok(self.suche(leistung, &self.gebiet(gebiet)?, tag))
    }
}

/// What an answer says to a question, for clients that ask a directory by messages. `gebiet` is the area of the question as an ARS.
///
/// # Errors
/// The answer belongs to another question (`xefa-zustaendigkeit-bezug`), an entry in it does not fit the question in service, area or day
/// (`xefa-zustaendigkeit-unpassend`), or an entry makes no sense.
pub fn auskunft(
    anfrage: &ZustaendigkeitAnfrage,
    antwort: &ZustaendigkeitAntwort,
    gebiet: &Ars,
) -> Result<Auskunft, Report> {
    const PATH: &str = "/zustaendigkeit.antwort.0501";
    let asked = anfrage.nachrichtenkopf.identifikation.nachrichten_uuid.as_str();
    if !antwort.bezug_anfrage.as_str().eq_ignore_ascii_case(asked) {
        let finding = Finding::new("xefa-zustaendigkeit-bezug", Place::default());
        return Err(finding.path(format!("{PATH}/bezugAnfrage")).into());
    }
    let (leistung, tag) = leistung_und_tag(anfrage)?;
    let mut report = Report::new();
    let mut verzeichnis = Verzeichnis::new();
    for (at, inhalt) in antwort.verzeichniseintrag.iter().enumerate() {
        let pfad = format!("{PATH}/verzeichniseintrag[{}]", at + 1);
        match Eintrag::new(inhalt.clone(), Herkunft { pfad, ..Herkunft::default() }) {
            Ok(eintrag) => {
                let covers = eintrag.gebiete().iter().any(|own| gebiet.as_str().starts_with(own.as_str()));
                if !covers || !eintrag.leistungen().contains(&leistung) || !eintrag.gilt_am(tag) {
                    let finding = eintrag.herkunft().finding("xefa-zustaendigkeit-unpassend", "");
                    report.push(finding.arg("name", eintrag.behoerdenkennung()));
                }
                verzeichnis.push(eintrag);
            }
            Err(wrong) => report.append(wrong),
        }
    }
    if report.findings().is_empty() { Ok(verzeichnis.suche(&leistung, gebiet, tag)) } else { Err(report) }
}

/// Service and day of a question.
fn leistung_und_tag(anfrage: &ZustaendigkeitAnfrage) -> Result<(Leistungsschluessel, NaiveDate), Report> {
    let leistung = Leistungsschluessel::parse(anfrage.leistungsschluessel.as_str()).map_err(|error| {
        let finding = Finding::new("xefa-verzeichnis-schluessel", Place::default()).path("/leistungsschluessel");
        super::gruende::von_schluessel(finding, &error)
    })?;
    let tag = NaiveDate::try_from(anfrage.stichtag.get())
        .map_err(|_| Finding::new("xefa-intern", Place::default()).path("/stichtag"))?;
    Ok((leistung, tag))
}

/// The report of a directory that did not answer, for clients of online directories: whether anybody is competent is not known.
#[must_use]
pub fn nicht_erreichbar(verzeichnis: &str) -> Report {
    Finding::new("xefa-zustaendigkeit-verzeichnis", Place::default())
        .path("/verzeichnis")
        .arg("name", verzeichnis)
        .into()
}

/// The answer to a question, from what a directory said.
///
/// # Errors
/// A context whose product is not allowed in a message: `xefa-efa-angabe`.
pub fn antwort(
    ctx: &Context,
    anfrage: &ZustaendigkeitAnfrage,
    auskunft: &Auskunft,
) -> Result<ZustaendigkeitAntwort, Report> {
    let kopf = &anfrage.nachrichtenkopf;
    let mut antwort = ZustaendigkeitAntwort::new(
        ctx,
        ZustaendigkeitAntwortRequired {
            leser: kopf.autor.clone(),
            autor: kopf.leser.clone(),
            bezug_anfrage: kopf.identifikation.nachrichten_uuid.clone(),
        },
    )
    .map_err(|error| antwortkopf::unzulaessig(&error))?;
    antwort.test = antwortkopf::testmarke(ctx, antwort.test, &anfrage.test);
    antwortkopf::in_den_vorgang(&mut antwort.nachrichtenkopf, kopf);
    antwort.verzeichniseintrag = auskunft.eintraege().iter().map(|eintrag| eintrag.inhalt().clone()).collect();
    Ok(antwort)
}
