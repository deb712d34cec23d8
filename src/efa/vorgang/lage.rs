//! Where a case stands: worked out from its messages.

use super::Art;
use super::zustand::Bekannt;
use crate::report::Lang;

/// The phase of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Phase {
    /// There is no application yet.
    Vorbereitung,
    /// The application has been sent; the authority has not dealt with it.
    Eingereicht,
    /// The authority deals with it.
    InBearbeitung,
    /// There is a decision.
    Beschieden,
    /// The application was sent back and counts as not arrived. A corrected one may follow.
    Zurueckgewiesen,
    /// The authority is not competent. The application may go to another one.
    NichtZustaendig,
    /// The application was withdrawn.
    Zurueckgenommen,
}

impl Phase {
    /// All phases.
    pub const ALL: [Self; 7] = [
        Self::Vorbereitung,
        Self::Eingereicht,
        Self::InBearbeitung,
        Self::Beschieden,
        Self::Zurueckgewiesen,
        Self::NichtZustaendig,
        Self::Zurueckgenommen,
    ];

    /// The phase in a language, as it stands in a sentence after "the case is".
    #[must_use]
    pub fn text(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Vorbereitung, Lang::De) => "in Vorbereitung",
            (Self::Vorbereitung, Lang::En) => "in preparation",
            (Self::Eingereicht, Lang::De) => "eingereicht",
            (Self::Eingereicht, Lang::En) => "submitted",
            (Self::InBearbeitung, Lang::De) => "in Bearbeitung",
            (Self::InBearbeitung, Lang::En) => "being dealt with",
            (Self::Beschieden, Lang::De) => "beschieden",
            (Self::Beschieden, Lang::En) => "decided",
            (Self::Zurueckgewiesen, Lang::De) => "zurückgewiesen",
            (Self::Zurueckgewiesen, Lang::En) => "sent back",
            (Self::NichtZustaendig, Lang::De) => "bei einer unzuständigen Behörde",
            (Self::NichtZustaendig, Lang::En) => "with an authority that is not competent",
            (Self::Zurueckgenommen, Lang::De) => "zurückgenommen",
            (Self::Zurueckgenommen, Lang::En) => "withdrawn",
        }
    }
}

/// The phase and who takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lage<'v> {
    pub phase: Phase,
    /// The application that counts.
    pub antrag: Option<&'v Bekannt>,
    /// Who wrote it.
    pub antragsmanagement: Option<&'v str>,
    /// Who has it.
    pub behoerde: Option<&'v str>,
    /// A withdrawal that nobody has answered.
    pub ruecknahme: Option<&'v Bekannt>,
}

impl<'v> Lage<'v> {
    /// Messages that were sent back count as not arrived, so the others are gone through as if they had not been.
    pub fn of(nachrichten: &'v [Bekannt]) -> Self {
        let mut lage = Self {
            phase: Phase::Vorbereitung,
            antrag: None,
            antragsmanagement: None,
            behoerde: None,
            ruecknahme: None,
        };
        for nachricht in nachrichten.iter().filter(|nachricht| !nachricht.zurueckgewiesen) {
            lage.nach(nachricht);
        }
        if lage.antrag.is_none() && nachrichten.iter().any(|nachricht| nachricht.art == Art::Einreichung) {
            lage.phase = Phase::Zurueckgewiesen;
        }
        lage
    }

    fn nach(&mut self, nachricht: &'v Bekannt) {
        match nachricht.art {
            Art::Einreichung => {
                self.phase = Phase::Eingereicht;
                self.antrag = Some(nachricht);
                self.antragsmanagement = Some(&nachricht.autor);
                self.behoerde = Some(&nachricht.leser);
                self.ruecknahme = None;
            }
            Art::Weiterleitung => {
                self.phase = Phase::InBearbeitung;
                self.behoerde = nachricht.neue_stelle.as_deref().or(self.behoerde);
            }
            Art::Nichtzustaendigkeit => self.phase = Phase::NichtZustaendig,
            Art::Ruecknahme => self.ruecknahme = Some(nachricht),
            Art::Ruecknahmebestaetigung => {
                self.ruecknahme = None;
                if nachricht.akzeptiert {
                    self.phase = Phase::Zurueckgenommen;
                } else {
                    self.bearbeitet();
                }
            }
            Art::Nachforderung | Art::Statusmitteilung | Art::Rueckfrage | Art::Gebuehrenbescheid => self.bearbeitet(),
            // The decision that a withdrawn application is no longer dealt with changes nothing.
            Art::Bescheid if self.phase != Phase::Zurueckgenommen => self.phase = Phase::Beschieden,
            _ => {}
        }
    }

    fn bearbeitet(&mut self) {
        if self.phase == Phase::Eingereicht {
            self.phase = Phase::InBearbeitung;
        }
    }
}
