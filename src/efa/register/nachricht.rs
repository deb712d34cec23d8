//! The messages of an evidence request: made, answered, and held against each other.

use super::regeln::{Abrufregeln, befund};
use crate::efa::antwortkopf::{in_den_vorgang, testmarke, unzulaessig};
use crate::models::Context;
use crate::models::v2_0::{
    Behoerde, CodeNachweisfehler, Datum, Message, Nachrichtenkopf, Nachweisdaten, Nachweisfehler,
    RegisterNachweisanfrage, RegisterNachweisanfrageRequired, RegisterNachweisantwort, RegisterNachweisantwortAuswahl,
    RegisterNachweisantwortRequired, RegisterNachweisfehler, RegisterNachweisfehlerRequired,
};
use crate::report::{Finding, Place, Report};

/// Makes a request, if it may be made: see [`Abrufregeln::pruefe`]. With the head of an application it lies in that case.
///
/// # Errors
/// All that speaks against it; then there is no message, so that none can leave.
pub fn anfrage(
    ctx: &Context,
    required: RegisterNachweisanfrageRequired,
    antrag: Option<&Nachrichtenkopf>,
    regeln: &Abrufregeln,
) -> Result<RegisterNachweisanfrage, Report> {
    let mut anfrage = RegisterNachweisanfrage::new(ctx, required).map_err(|error| unzulaessig(&error))?;
    if let Some(antrag) = antrag {
        let vorgang = &mut anfrage.nachrichtenkopf.vorgang;
        vorgang.vorgangs_uuid = antrag.vorgang.vorgangs_uuid.clone();
        vorgang.bezug_nachricht = vec![antrag.identifikation.nachrichten_uuid.clone()];
    }
    let report = regeln.pruefe(&anfrage);
    if report.is_valid() { Ok(anfrage) } else { Err(report) }
}

/// What a register answers: the evidence, or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Antwort {
    /// The evidence (0401).
    Nachweis(Box<RegisterNachweisantwort>),
    /// Why there is none (0402).
    Fehler(Box<RegisterNachweisfehler>),
}

impl From<Antwort> for Message {
    fn from(antwort: Antwort) -> Self {
        match antwort {
            Antwort::Nachweis(nachweis) => Self::from(*nachweis),
            Antwort::Fehler(fehler) => Self::from(*fehler),
        }
    }
}

impl Antwort {
    /// The error, where it is one.
    #[must_use]
    pub fn fehler(&self) -> Option<Nachweisfehler> {
        match self {
            Self::Nachweis(_) => None,
            Self::Fehler(fehler) => Some(fehler.fehler.code),
        }
    }

    /// An answer with evidence. `stand` is the day of the data, `stelle` the authority that keeps the register.
    ///
    /// # Errors
    /// A context whose product is not allowed in a message.
    pub fn nachweis(
        ctx: &Context,
        anfrage: &RegisterNachweisanfrage,
        auswahl: RegisterNachweisantwortAuswahl,
        stand: Datum,
        stelle: Behoerde,
    ) -> Result<Self, Report> {
        let kopf = &anfrage.nachrichtenkopf;
        let required = RegisterNachweisantwortRequired {
            leser: kopf.autor.clone(),
            autor: kopf.leser.clone(),
            bezug_anfrage: kopf.identifikation.nachrichten_uuid.clone(),
            auswahl,
            stand,
            ausstellende_stelle: stelle,
        };
        let mut answer = RegisterNachweisantwort::new(ctx, required).map_err(|error| unzulaessig(&error))?;
        answer.test = testmarke(ctx, answer.test, &anfrage.test);
        in_den_vorgang(&mut answer.nachrichtenkopf, kopf);
        Ok(Self::Nachweis(Box::new(answer)))
    }

    /// An answer that says why there is no evidence. It holds nothing of the request.
    ///
    /// # Errors
    /// A context whose product is not allowed in a message.
    pub fn ohne_nachweis(
        ctx: &Context,
        anfrage: &RegisterNachweisanfrage,
        fehler: Nachweisfehler,
    ) -> Result<Self, Report> {
        let kopf = &anfrage.nachrichtenkopf;
        let required = RegisterNachweisfehlerRequired {
            leser: kopf.autor.clone(),
            autor: kopf.leser.clone(),
            bezug_anfrage: kopf.identifikation.nachrichten_uuid.clone(),
            fehler: CodeNachweisfehler::new(fehler),
        };
        let mut answer = RegisterNachweisfehler::new(ctx, required).map_err(|error| unzulaessig(&error))?;
        answer.test = testmarke(ctx, answer.test, &anfrage.test);
        in_den_vorgang(&mut answer.nachrichtenkopf, kopf);
        Ok(Self::Fehler(Box::new(answer)))
    }

    fn kopf(&self) -> (&Nachrichtenkopf, &str) {
        match self {
            Self::Nachweis(nachweis) => (&nachweis.nachrichtenkopf, nachweis.bezug_anfrage.as_str()),
            Self::Fehler(fehler) => (&fehler.nachrichtenkopf, fehler.bezug_anfrage.as_str()),
        }
    }

    /// Whether the answer belongs to a request: it names it, lies in its case, comes from whom was asked, and its data are of the kind that
    /// was asked for. Of a document the message does not tell the kind; hash and size are checked by
    /// [`pruefe_dokument`](super::pruefe_dokument).
    #[must_use]
    pub fn pruefe(&self, anfrage: &RegisterNachweisanfrage) -> Report {
        let mut report = Report::new();
        let root = match self {
            Self::Nachweis(_) => "/register.nachweisantwort.0401",
            Self::Fehler(_) => "/register.nachweisfehler.0402",
        };
        let wrong = |rule: &str, field: &str| Finding::new(rule, Place::default()).path(format!("{root}/{field}"));
        let (kopf, bezug) = self.kopf();
        let asked = &anfrage.nachrichtenkopf;
        if !bezug.eq_ignore_ascii_case(asked.identifikation.nachrichten_uuid.as_str()) {
            report.push(wrong("xefa-register-bezug", "bezugAnfrage"));
        }
        let case = |kopf: &Nachrichtenkopf| kopf.vorgang.vorgangs_uuid.as_str().to_ascii_lowercase();
        if case(kopf) != case(asked) {
            report.push(wrong("xefa-register-vorgang", "nachrichtenkopf/vorgang/vorgangsUUID"));
        }
        if kopf.autor.kennung != asked.leser.kennung {
            let finding = wrong("xefa-register-autor", "nachrichtenkopf/autor/kennung");
            report
                .push(finding.arg("found", kopf.autor.kennung.as_str()).arg("expected", asked.leser.kennung.as_str()));
        }
        if let Self::Nachweis(nachweis) = self
            && let RegisterNachweisantwortAuswahl::Strukturiert(daten) = &nachweis.auswahl
        {
            let finding = match nachweistyp(daten) {
                Some(known) if known == anfrage.nachweistyp.code => None,
                Some(_) => Some("xefa-register-nachweistyp"),
                None => Some("xefa-register-nachweistyp-unbekannt"),
            };
            let expected = anfrage.nachweistyp.code.as_str();
            report_some(&mut report, finding.map(|rule| wrong(rule, "strukturiert").arg("expected", expected)));
        }
        report
    }
}

fn report_some(report: &mut Report, finding: Option<Finding>) {
    finding.into_iter().for_each(|finding| report.push(finding));
}

/// The code of the list nachweistyp that data are of; an empty one for data that are no evidence, none where the library does not know.
fn nachweistyp(daten: &Nachweisdaten) -> Option<&'static str> {
    match daten {
        Nachweisdaten::Anmeldung(_) => Some("01"),
        Nachweisdaten::Anzeige(_) => Some("04"),
        Nachweisdaten::Mietzuschuss(_) | Nachweisdaten::Antrag(_) => Some(""),
        Nachweisdaten::Other(_) => None,
    }
}

/// The finding for a request that does not lead to this register.
pub(super) fn falsches_register(anfrage: &RegisterNachweisanfrage) -> Finding {
    befund("xefa-register-falsch", "register").arg("found", anfrage.register.code.as_str())
}
