//! A register that really answers, with invented people: for tests, and for services that run beside each other.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::nachricht::falsches_register;
use super::{Abrufregeln, Antwort};
use crate::models::Context;
use crate::models::v2_0::{
    AnlageVariante, Behoerde, BetroffenePerson, BetroffenePersonGruppe, Datum, Nachweisdaten, Nachweisfehler,
    RegisterNachweisanfrage, RegisterNachweisantwortAuswahl, Teildatum,
};
use crate::report::{Finding, Report};
use crate::value::schluessel::SteuerId;

/// Whatever answers evidence requests: a [`Beispielregister`], or a client of a real register.
pub trait Register {
    /// Answers a request with the evidence, or with the reason why there is none.
    ///
    /// # Errors
    /// That there is no answer at all, because the register could not be reached or the message not be made. A client that knows that the
    /// register does not answer may also give a [`Antwort::ohne_nachweis`] with `06`.
    fn beantworte(&self, ctx: &Context, anfrage: &RegisterNachweisanfrage) -> Result<Antwort, Report>;
}

/// What a register has of a person of one kind of evidence.
#[derive(Clone, PartialEq)]
pub enum Nachweis {
    /// Data of a Fachmodul.
    Daten(Box<Nachweisdaten>),
    /// A document: what a message says of it, and its content.
    Dokument {
        /// Name, hash and size.
        anlage: AnlageVariante,
        /// The content, which goes beside the message.
        inhalt: Arc<[u8]>,
    },
}

/// A person of a [`Beispielregister`]. `Debug` shows nothing of them.
#[derive(Clone, PartialEq)]
pub struct Registerperson {
    /// The Identifikationsnummer.
    pub idnr: Option<SteuerId>,
    /// All given names.
    pub vornamen: Vec<String>,
    /// The family name.
    pub familienname: String,
    /// The family name at birth.
    pub geburtsname: Option<String>,
    /// The day of birth.
    pub geburtsdatum: Datum,
    /// The place of birth.
    pub geburtsort: Option<String>,
    /// Whether nothing of the person may be told (Auskunftssperre).
    pub auskunftssperre: bool,
    /// The evidence, by the code of the list nachweistyp.
    pub nachweise: BTreeMap<String, Nachweis>,
}

/// A register in memory. It finds by Identifikationsnummer, or by name and date of birth, and tells nothing beyond the evidence.
#[derive(Clone)]
pub struct Beispielregister {
    pub(super) register: String,
    pub(super) stelle: Behoerde,
    pub(super) stand: Datum,
    pub(super) regeln: Abrufregeln,
    pub(super) personen: Vec<Registerperson>,
}

impl Beispielregister {
    /// A register without people. `register` is its code in the list register, `stelle` the authority that keeps it, `stand` the day of
    /// its data.
    #[must_use]
    pub fn new(register: impl Into<String>, stelle: Behoerde, stand: Datum, regeln: Abrufregeln) -> Self {
        Self { register: register.into(), stelle, stand, regeln, personen: Vec::new() }
    }

    /// With another person.
    #[must_use]
    pub fn with_person(mut self, person: Registerperson) -> Self {
        self.personen.push(person);
        self
    }

    /// How many people it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.personen.len()
    }

    /// Whether it has nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.personen.is_empty()
    }

    /// Why a request is not answered with evidence, as findings: an answer says only that it is not allowed.
    #[must_use]
    pub fn einwaende(&self, anfrage: &RegisterNachweisanfrage) -> Report {
        let mut report = self.regeln.pruefe(anfrage);
        let other = (anfrage.register.code != self.register).then(|| falsches_register(anfrage));
        other.into_iter().for_each(|finding: Finding| report.push(finding));
        report
    }

    /// The content of a document that an answer names.
    #[must_use]
    pub fn inhalt(&self, dokument_id: &str) -> Option<&[u8]> {
        self.personen.iter().flat_map(|person| person.nachweise.values()).find_map(|nachweis| match nachweis {
            Nachweis::Dokument { anlage: AnlageVariante::Anlage(anlage), inhalt }
                if anlage.dokument_id.as_str().eq_ignore_ascii_case(dokument_id) =>
            {
                Some(&**inhalt)
            }
            Nachweis::Dokument { anlage: AnlageVariante::Dokument(dokument), inhalt }
                if dokument.dokument_id.as_str().eq_ignore_ascii_case(dokument_id) =>
            {
                Some(&**inhalt)
            }
            _ => None,
        })
    }

    fn finde(&self, anfrage: &RegisterNachweisanfrage) -> Result<&Nachweis, Nachweisfehler> {
        if !self.einwaende(anfrage).is_valid() {
            return Err(Nachweisfehler::AbrufNichtZulaessig);
        }
        let mut found = self.personen.iter().filter(|person| person.ist(&anfrage.betroffene_person));
        let person = match (found.next(), found.next()) {
            (None, _) => return Err(Nachweisfehler::KeinePersonGefunden),
            (Some(_), Some(_)) => return Err(Nachweisfehler::MehrerePersonenGefunden),
            (Some(person), None) => person,
        };
        if person.auskunftssperre {
            return Err(Nachweisfehler::Auskunftssperre);
        }
        person.nachweise.get(anfrage.nachweistyp.code.as_str()).ok_or(Nachweisfehler::NachweisNichtVorhanden)
    }
}

impl Register for Beispielregister {
    fn beantworte(&self, ctx: &Context, anfrage: &RegisterNachweisanfrage) -> Result<Antwort, Report> {
        let evidence = match self.finde(anfrage) {
            Ok(Nachweis::Daten(daten)) => RegisterNachweisantwortAuswahl::Strukturiert((**daten).clone()),
            Ok(Nachweis::Dokument { anlage, .. }) => RegisterNachweisantwortAuswahl::Dokument(anlage.clone()),
            Err(why) => return Antwort::ohne_nachweis(ctx, anfrage, why),
        };
        Antwort::nachweis(ctx, anfrage, evidence, self.stand.clone(), self.stelle.clone())
    }
}

impl Registerperson {
    /// Whether a request means the person. Capital letters do not count in names; what the request leaves out, or does not know of a date of
    /// birth, is not looked at.
    fn ist(&self, gesucht: &BetroffenePerson) -> bool {
        match gesucht {
            BetroffenePerson::Idnr(idnr) => self.idnr.as_ref().is_some_and(|own| own.as_str() == idnr.as_str()),
            BetroffenePerson::Gruppe(group) => self.heisst(group) && self.geboren(group),
        }
    }

    fn heisst(&self, gesucht: &BetroffenePersonGruppe) -> bool {
        let name = &gesucht.name;
        let given = &name.vornamen.vorname;
        let all = given.len() == self.vornamen.len()
            && given.iter().zip(&self.vornamen).all(|(asked, own)| gleich(asked.wert.as_str(), own));
        let born = name
            .geburtsname
            .as_ref()
            .is_none_or(|asked| gleich(asked.as_str(), self.geburtsname.as_deref().unwrap_or(&self.familienname)));
        all && born && gleich(name.familienname.as_str(), &self.familienname)
    }

    fn geboren(&self, gesucht: &BetroffenePersonGruppe) -> bool {
        let own = self.geburtsdatum.get().as_str();
        let day = match &gesucht.geburtsdatum {
            Teildatum::Tag(day) => own == day.get().as_str(),
            Teildatum::Monat(month) => own.get(..7) == Some(month.get().as_str()),
            Teildatum::Jahr(year) => own.get(..4) == Some(year.get().as_str()),
            Teildatum::Unbekannt(_) => true,
        };
        let place = gesucht.geburtsort.as_ref();
        day && place.is_none_or(|asked| self.geburtsort.as_deref().is_none_or(|own| gleich(asked.as_str(), own)))
    }
}

fn gleich(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

impl fmt::Debug for Nachweis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Daten(_) => "Daten(…)",
            Self::Dokument { .. } => "Dokument(…)",
        })
    }
}

impl fmt::Debug for Registerperson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Registerperson(…)")
    }
}

impl fmt::Debug for Beispielregister {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Beispielregister").field("register", &self.register).field("personen", &self.len()).finish()
    }
}
