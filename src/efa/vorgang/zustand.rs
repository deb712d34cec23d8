//! The state of a case: a value that the caller stores, and what a message makes of it.

use serde::{Deserialize, Serialize};

use super::Art;
use super::ablehnung::{Ablehnung, Grund};
use super::folge;
use super::lage::{Lage, Phase};
use super::merkmale::{self, Merkmale};
use crate::value::schluessel::{NachrichtUuid, VorgangUuid};

/// Whether messages are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Betrieb {
    /// They are: a message with the mark of a test is refused.
    Echt,
    /// They are not: a message without the mark of a test is refused.
    Test,
}

/// A case as far as its messages tell: which ones there were, and what may follow.
///
/// It is a value: accepting a message gives a new one, and the caller stores it, with serde or in an
/// [`Ablage`](super::Ablage). It holds no content of messages.
///
/// ```
/// use xefa::efa::vorgang::{Betrieb, Folge, Grund, Merkmale, Phase, Vorgang};
///
/// let sample = |name: &str| xefa::read(&std::fs::read(format!("schemas/xefa/2.0/samples/fall-wohngeld/{name}.xml")).unwrap());
/// let antrag = Merkmale::of(&sample("01-antrag.einreichung.0100")?)?;
/// let nachlieferung = Merkmale::of(&sample("04-antrag.nachlieferung.0110")?)?;
///
/// let vorgang = Vorgang::neu(antrag.vorgang().clone(), Betrieb::Echt);
/// assert_eq!(vorgang.nimm(&nachlieferung).unwrap_err().grund(), Grund::OhneAntrag);
/// let Folge::Neu(vorgang) = vorgang.nimm(&antrag).unwrap() else { panic!("it is new") };
/// assert_eq!(vorgang.phase(), Phase::Eingereicht);
/// // The same message once more is no mistake, and nothing to be done again.
/// assert!(matches!(vorgang.nimm(&antrag), Ok(Folge::Wiederholung)));
/// # Ok::<(), xefa::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vorgang {
    uuid: VorgangUuid,
    betrieb: Betrieb,
    nachrichten: Vec<Bekannt>,
}

/// A message that was accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Bekannt {
    pub uuid: NachrichtUuid,
    pub art: Art,
    pub release: String,
    pub erstellt: String,
    pub autor: String,
    pub leser: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bezug: Option<NachrichtUuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub teil: Option<(u64, u64)>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub akzeptiert: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub neue_stelle: Option<String>,
    pub inhalt: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub zurueckgewiesen: bool,
}

/// What a message means for its case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Folge {
    /// It is new: this is the state after it.
    Neu(Vorgang),
    /// It has been there before, with the same content: there is nothing to do, but a receipt may be sent again.
    Wiederholung,
}

impl Vorgang {
    /// A case without messages.
    #[must_use]
    pub fn neu(uuid: VorgangUuid, betrieb: Betrieb) -> Self {
        Self { uuid, betrieb, nachrichten: Vec::new() }
    }

    /// Its UUID.
    #[must_use]
    pub fn uuid(&self) -> &VorgangUuid {
        &self.uuid
    }

    /// How many messages were accepted. It grows with each, so that two states of one case can be told apart.
    #[must_use]
    pub fn stand(&self) -> usize {
        self.nachrichten.len()
    }

    /// Where it stands.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.lage().phase
    }

    /// The key of the authority that has the case now.
    #[must_use]
    pub fn behoerde(&self) -> Option<&str> {
        self.lage().behoerde
    }

    /// Whether a message with this UUID was accepted.
    #[must_use]
    pub fn kennt(&self, uuid: &NachrichtUuid) -> bool {
        self.bekannt(uuid).is_some()
    }

    /// The demands and questions of the authority that nobody has answered.
    pub fn offen(&self) -> impl Iterator<Item = (&NachrichtUuid, Art)> {
        let asks = |art| matches!(art, Art::Nachforderung | Art::Rueckfrage);
        let open = move |one: &&Bekannt| asks(one.art) && !one.zurueckgewiesen && !self.beantwortet(&one.uuid);
        self.nachrichten.iter().filter(open).map(|one| (&one.uuid, one.art))
    }

    /// What a message means for this case.
    ///
    /// # Errors
    /// Why it may not come now, or not from its author.
    pub fn nimm(&self, merkmale: &Merkmale) -> Result<Folge, Ablehnung> {
        let ablehnen = |grund: Grund| {
            let art = merkmale.art;
            Ablehnung::new(grund, merkmale.element, merkmale::bezug(art), art.nummer(), self.phase())
        };
        if merkmale.vorgang != self.uuid {
            return Err(ablehnen(Grund::FremderVorgang));
        }
        match (self.betrieb, merkmale.test) {
            (Betrieb::Echt, true) => return Err(ablehnen(Grund::Test)),
            (Betrieb::Test, false) => return Err(ablehnen(Grund::Echt)),
            _ => {}
        }
        if let Some(known) = self.bekannt(&merkmale.uuid) {
            return if known.ist(merkmale) { Ok(Folge::Wiederholung) } else { Err(ablehnen(Grund::UuidVergeben)) };
        }
        folge::pruefe(self, &self.lage(), merkmale).map_err(ablehnen)?;
        let mut nachrichten = self.nachrichten.clone();
        if merkmale.art == Art::Rueckweisung {
            let target = |one: &&mut Bekannt| Some(&one.uuid) == merkmale.bezug.as_ref();
            nachrichten.iter_mut().filter(target).for_each(|one| one.zurueckgewiesen = true);
        }
        nachrichten.push(Bekannt::of(merkmale));
        Ok(Folge::Neu(Self { nachrichten, ..self.clone() }))
    }

    /// Whether it is a later state of the same case: the messages of the other one come first in it, and then at least one more.
    pub(super) fn folgt_auf(&self, other: &Self) -> bool {
        let same = self.nachrichten.iter().zip(&other.nachrichten).all(|(own, other)| own.uuid == other.uuid);
        self.uuid == other.uuid && same && self.nachrichten.len() > other.nachrichten.len()
    }

    pub(super) fn lage(&self) -> Lage<'_> {
        Lage::of(&self.nachrichten)
    }

    pub(super) fn nachrichten(&self) -> &[Bekannt] {
        &self.nachrichten
    }

    pub(super) fn bekannt(&self, uuid: &NachrichtUuid) -> Option<&Bekannt> {
        self.nachrichten.iter().find(|known| known.uuid == *uuid)
    }

    /// Whether a message that counts answers another one; a receipt is no answer.
    pub(super) fn beantwortet(&self, uuid: &NachrichtUuid) -> bool {
        let answers = |one: &Bekannt| {
            one.bezug.as_ref() == Some(uuid)
                && !one.zurueckgewiesen
                && !matches!(one.art, Art::Quittung | Art::Rueckweisung)
        };
        self.nachrichten.iter().any(answers)
    }
}

impl Bekannt {
    fn of(merkmale: &Merkmale) -> Self {
        let Merkmale { art, uuid, erstellt, autor, leser, bezug, teil, akzeptiert, neue_stelle, inhalt, .. } =
            merkmale.clone();
        // A later delivery answers the demand; that it belongs to the application has been checked.
        let bezug = merkmale.nachforderung.clone().or(bezug);
        let release = merkmale.release.to_owned();
        Self {
            uuid,
            art,
            release,
            erstellt,
            autor,
            leser,
            bezug,
            teil,
            akzeptiert,
            neue_stelle,
            inhalt,
            zurueckgewiesen: false,
        }
    }

    /// Whether a message is this one: by its content, or, where it comes in another release, by what no conversion changes.
    fn ist(&self, other: &Merkmale) -> bool {
        if self.release == other.release {
            return self.inhalt == other.inhalt;
        }
        (self.art, &self.erstellt, &self.autor, &self.leser) == (other.art, &other.erstellt, &other.autor, &other.leser)
    }
}
