//! What an account said at a login: typed, with its findings, and the block of a message that it becomes.

use std::collections::BTreeMap;
use std::fmt;

use super::befund;
use crate::models::v2_0::{Authentifizierungsmittel, Kennung, Kontoart, Kontoattribute, Nutzerkonto, Vertrauensniveau};
use crate::report::{Finding, Report};

/// A login, read by [`lies`](super::lies). `Debug` tells which fields there are, never what is in them.
#[derive(Clone, PartialEq)]
pub struct Anmeldung {
    pub(super) kontoart: Kontoart,
    pub(super) niveau: Option<Vertrauensniveau>,
    pub(super) mittel: Option<Authentifizierungsmittel>,
    pub(super) postfach: Option<Kennung>,
    pub(super) pseudonym: Option<Kennung>,
    pub(super) angaben: Option<Kontoattribute>,
    pub(super) weitere: BTreeMap<String, Vec<String>>,
    pub(super) report: Report,
}

impl Anmeldung {
    /// What kind of account it was.
    #[must_use]
    pub fn kontoart(&self) -> Kontoart {
        self.kontoart
    }

    /// The level that was reached; none where the account did not say so.
    #[must_use]
    pub fn niveau(&self) -> Option<Vertrauensniveau> {
        self.niveau
    }

    /// The means of the login.
    #[must_use]
    pub fn mittel(&self) -> Option<Authentifizierungsmittel> {
        self.mittel
    }

    /// The address of the mailbox.
    #[must_use]
    pub fn postfach(&self) -> Option<&Kennung> {
        self.postfach.as_ref()
    }

    /// What the account says of the person; none where a given name, the family name or the date of birth is missing.
    #[must_use]
    pub fn angaben(&self) -> Option<&Kontoattribute> {
        self.angaben.as_ref()
    }

    /// Everything that did not go into the fields above, by name, with all values: attributes that are unknown or have no place in the
    /// block, and those whose value does not fit. Nothing that an account delivered is lost.
    #[must_use]
    pub fn weitere(&self) -> &BTreeMap<String, Vec<String>> {
        &self.weitere
    }

    /// What there is to say: unknown attributes, values that do not fit, a level that is missing. No finding holds a value.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Whether the login reaches the level that a service demands.
    ///
    /// # Errors
    /// `xefa-konto-niveau` with both levels where it does not, `xefa-konto-niveau-fehlt` where the account did not say.
    pub fn verlange(&self, niveau: Vertrauensniveau) -> Result<(), Report> {
        match self.niveau {
            Some(reached) if reached >= niveau => Ok(()),
            Some(reached) => {
                let finding = befund("xefa-konto-niveau", "vertrauensniveau");
                Err(finding.arg("found", reached.as_str()).arg("expected", niveau.as_str()).into())
            }
            None => Err(self.niveau_fehlt().into()),
        }
    }

    /// The finding about the missing level: the one from reading where there is one, which may say that it is unknown.
    fn niveau_fehlt(&self) -> Finding {
        let known = self.report.findings().iter().find(|finding| super::ist_ohne_niveau(finding)).cloned();
        known.unwrap_or_else(|| befund(super::NIVEAU_FEHLT, "vertrauensniveau"))
    }

    /// The block of a message, without the account's pseudonym.
    ///
    /// # Errors
    /// The level or the means of the login is missing or unknown: a message must name both, and neither is assumed.
    pub fn nutzerkonto(&self) -> Result<Nutzerkonto, Report> {
        let mut report = Report::new();
        if self.niveau.is_none() {
            report.push(self.niveau_fehlt());
        }
        if self.mittel.is_none() {
            report.push(befund("xefa-konto-mittel", "authentifizierungsmittel"));
        }
        let (Some(niveau), Some(mittel)) = (self.niveau, self.mittel) else { return Err(report) };
        let mut block = Nutzerkonto::new(self.kontoart, niveau, mittel);
        block.postfach_handle = self.postfach.clone();
        block.attribute = self.angaben.clone();
        Ok(block)
    }

    /// The block with the account's pseudonym, for a service that cannot do without it. An application as a rule does not need it, and it
    /// makes one person known across services.
    ///
    /// # Errors
    /// As [`nutzerkonto`](Self::nutzerkonto), or `xefa-konto-kennung`: the account delivered none.
    pub fn nutzerkonto_mit_kennung(&self) -> Result<Nutzerkonto, Report> {
        let mut block = self.nutzerkonto()?;
        if self.pseudonym.is_none() {
            return Err(befund("xefa-konto-kennung", "kontoId").into());
        }
        block.konto_id = self.pseudonym.clone();
        Ok(block)
    }
}

impl fmt::Debug for Anmeldung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Anmeldung")
            .field("kontoart", &self.kontoart)
            .field("niveau", &self.niveau)
            .field("mittel", &self.mittel)
            .field("postfach", &self.postfach.is_some())
            .field("pseudonym", &self.pseudonym.is_some())
            .field("angaben", &self.angaben.is_some())
            .field("weitere", &self.weitere.keys().collect::<Vec<_>>())
            .field("report", &self.report)
            .finish()
    }
}
