//! Why a message is not accepted where it comes.

use std::fmt;

use super::Phase;
use crate::report::{Finding, Lang, Place};

/// Why a message does not fit its case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Grund {
    /// It belongs to another case.
    FremderVorgang,
    /// It bears the mark of a test, and this is no test.
    Test,
    /// It bears no mark of a test, and this is one.
    Echt,
    /// Another message has its UUID.
    UuidVergeben,
    /// It needs an application, and there is none.
    OhneAntrag,
    /// There is an application already.
    AntragVorhanden,
    /// Its author may not send it.
    Rolle,
    /// Its reader is not the one who takes part.
    Irrlaeufer,
    /// It may not come in this phase of the case.
    Reihenfolge,
    /// The application is being withdrawn.
    RuecknahmeLaeuft,
    /// What it refers to is not known, or it refers to nothing.
    BezugUnbekannt,
    /// What it refers to is a message of another kind, or of another side.
    BezugFalsch,
    /// What it refers to has been answered already.
    Erledigt,
    /// A receipt or a refusal is neither acknowledged nor refused.
    Quittungskette,
    /// The part of a delivery in several parts does not fit.
    Teil,
    /// It belongs to no case at all.
    OhneVorgang,
}

impl Grund {
    /// All reasons.
    pub const ALL: [Self; 16] = [
        Self::FremderVorgang,
        Self::Test,
        Self::Echt,
        Self::UuidVergeben,
        Self::OhneAntrag,
        Self::AntragVorhanden,
        Self::Rolle,
        Self::Irrlaeufer,
        Self::Reihenfolge,
        Self::RuecknahmeLaeuft,
        Self::BezugUnbekannt,
        Self::BezugFalsch,
        Self::Erledigt,
        Self::Quittungskette,
        Self::Teil,
        Self::OhneVorgang,
    ];

    /// The rule of the catalog.
    #[must_use]
    pub fn regel(self) -> &'static str {
        match self {
            Self::FremderVorgang => "xefa-vorgang-fremd",
            Self::Test => "xefa-vorgang-test",
            Self::Echt => "xefa-vorgang-echt",
            Self::UuidVergeben => "xefa-vorgang-uuid",
            Self::OhneAntrag => "xefa-vorgang-ohne-antrag",
            Self::AntragVorhanden => "xefa-vorgang-antrag-vorhanden",
            Self::Rolle => "xefa-vorgang-rolle",
            Self::Irrlaeufer => "xefa-vorgang-irrlaeufer",
            Self::Reihenfolge => "xefa-vorgang-reihenfolge",
            Self::RuecknahmeLaeuft => "xefa-vorgang-ruecknahme",
            Self::BezugUnbekannt => "xefa-vorgang-bezug-unbekannt",
            Self::BezugFalsch => "xefa-vorgang-bezug-falsch",
            Self::Erledigt => "xefa-vorgang-erledigt",
            Self::Quittungskette => "xefa-vorgang-quittungskette",
            Self::Teil => "xefa-vorgang-teil",
            Self::OhneVorgang => "xefa-vorgang-keiner",
        }
    }

    /// The code of the list rueckweisungsgrund with which such a message is sent back.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Test => "S102",
            Self::AntragVorhanden => "S050",
            Self::Rolle => "S100",
            Self::Irrlaeufer => "T080",
            Self::BezugUnbekannt | Self::BezugFalsch => "S090",
            Self::OhneAntrag | Self::Reihenfolge | Self::RuecknahmeLaeuft | Self::Erledigt | Self::Quittungskette => {
                "S101"
            }
            Self::FremderVorgang | Self::Echt | Self::UuidVergeben | Self::Teil | Self::OhneVorgang => "S999",
        }
    }

    /// Where in the message the reason stands, below the root element.
    pub(super) fn pfad(self, bezug: Option<&'static str>) -> &'static str {
        match self {
            Self::FremderVorgang => "nachrichtenkopf/vorgang/vorgangsUUID",
            Self::Test => "@test",
            Self::UuidVergeben => "nachrichtenkopf/identifikation/nachrichtenUUID",
            Self::Rolle => "nachrichtenkopf/autor/kennung",
            Self::Irrlaeufer => "nachrichtenkopf/leser/kennung",
            Self::BezugUnbekannt | Self::BezugFalsch | Self::Erledigt | Self::Quittungskette => {
                bezug.unwrap_or("nachrichtenkopf/vorgang")
            }
            Self::Teil => "teil",
            _ => "",
        }
    }
}

/// A message that is not accepted, with the reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Ablehnung {
    grund: Grund,
    finding: Box<Finding>,
}

impl Ablehnung {
    pub(super) fn new(grund: Grund, element: &str, bezug: Option<&'static str>, nummer: &str, phase: Phase) -> Self {
        let pfad = match grund.pfad(bezug) {
            "" => format!("/{element}"),
            pfad => format!("/{element}/{pfad}"),
        };
        let finding = Finding::new(grund.regel(), Place::default()).path(pfad).arg("message", nummer);
        Self { grund, finding: Box::new(finding.text("phase", [phase.text(Lang::De), phase.text(Lang::En)])) }
    }

    /// The reason.
    #[must_use]
    pub fn grund(&self) -> Grund {
        self.grund
    }

    /// The finding, with the path of what is wrong.
    #[must_use]
    pub fn finding(&self) -> &Finding {
        &self.finding
    }
}

impl fmt::Display for Ablehnung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.finding.fmt(f)
    }
}

impl std::error::Error for Ablehnung {}
