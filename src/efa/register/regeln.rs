//! What may be asked of a register: a table of purposes and legal bases, and the check of a request against it.

use std::collections::BTreeSet;

use crate::models::v2_0::{BetroffenePerson, RegisterNachweisanfrage};
use crate::report::{Finding, Place, Report};
use crate::value::schluessel::SteuerId;

/// Which evidence may be taken from which register, for which purpose and on which legal basis. The library brings no table: what is
/// lawful is for the caller to say.
///
/// Purposes and legal bases are compared word by word; how many blanks stand between words does not count.
///
/// ```
/// use xefa::efa::register::Abrufregeln;
///
/// let rules = Abrufregeln::new().erlaube("melderegister", "01", "Prüfung eines Antrags auf Wohngeld", "§ 23 Abs. 1 WoGG");
/// assert!(rules.erlaubt("melderegister", "01", "Prüfung  eines Antrags auf Wohngeld", "§ 23 Abs. 1 WoGG"));
/// assert!(!rules.erlaubt("melderegister", "02", "Prüfung eines Antrags auf Wohngeld", "§ 23 Abs. 1 WoGG"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Abrufregeln {
    erlaubt: BTreeSet<[String; 4]>,
}

fn worte(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Abrufregeln {
    /// Nothing is allowed.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Allows a kind of evidence (a code of the list nachweistyp) from a register (a code of the list register), for a purpose and on a
    /// legal basis.
    #[must_use]
    pub fn erlaube(mut self, register: &str, nachweistyp: &str, zweck: &str, rechtsgrundlage: &str) -> Self {
        self.erlaubt.insert([register.to_owned(), nachweistyp.to_owned(), worte(zweck), worte(rechtsgrundlage)]);
        self
    }

    /// Whether it is allowed.
    #[must_use]
    pub fn erlaubt(&self, register: &str, nachweistyp: &str, zweck: &str, rechtsgrundlage: &str) -> bool {
        let row = [register.to_owned(), nachweistyp.to_owned(), worte(zweck), worte(rechtsgrundlage)];
        self.erlaubt.contains(&row)
    }

    /// Whether anything is allowed of a register for a purpose: to say whether the purpose or the legal basis is at fault.
    fn kennt_zweck(&self, register: &str, nachweistyp: &str, zweck: &str) -> bool {
        let zweck = worte(zweck);
        self.erlaubt.iter().any(|[r, n, z, _]| r == register && n == nachweistyp && *z == zweck)
    }

    /// Checks a request: the person has wished for it, before it was made; purpose and legal basis are there, have the form of such, and are
    /// allowed; an Identifikationsnummer has its check digit. The side that asks and the register both use it.
    #[must_use]
    pub fn pruefe(&self, anfrage: &RegisterNachweisanfrage) -> Report {
        let mut report = Report::new();
        let wish = &anfrage.abruf_gewuenscht;
        if !wish.ja {
            report.push(befund("xefa-register-wunsch", "abrufGewuenscht/ja"));
        }
        let made = anfrage.nachrichtenkopf.identifikation.erstellungszeitpunkt.get();
        if wish.zeitpunkt.get() > made {
            report.push(befund("xefa-register-wunsch-zeitpunkt", "abrufGewuenscht/zeitpunkt"));
        }
        let (zweck, grundlage) = (anfrage.zweck.as_str(), anfrage.rechtsgrundlage.as_str());
        let (register, nachweistyp) = (anfrage.register.code.as_str(), anfrage.nachweistyp.code.as_str());
        let has_purpose = zweck.chars().filter(|c| c.is_alphabetic()).count() >= 3;
        if !has_purpose {
            report.push(befund("xefa-register-zweck", "zweck"));
        }
        let has_basis = ist_rechtsgrundlage(grundlage);
        if !has_basis {
            report.push(befund("xefa-register-rechtsgrundlage", "rechtsgrundlage"));
        }
        if has_purpose && has_basis && !self.erlaubt(register, nachweistyp, zweck, grundlage) {
            let why = if self.kennt_zweck(register, nachweistyp, zweck) {
                ["zu diesem Zweck gehört eine andere Rechtsgrundlage", "another legal basis belongs to this purpose"]
            } else {
                [
                    "für diesen Nachweis aus diesem Register ist der Zweck nicht vorgesehen",
                    "the purpose is not provided for this evidence of this register",
                ]
            };
            let finding = befund("xefa-register-nicht-erlaubt", "zweck").arg("name", register).arg("type", nachweistyp);
            report.push(finding.text("why", why));
        }
        if let BetroffenePerson::Idnr(idnr) = &anfrage.betroffene_person
            && SteuerId::parse(idnr.as_str()).is_err()
        {
            report.push(befund("xefa-register-idnr", "betroffenePerson/idnr"));
        }
        report
    }
}

pub(super) fn befund(rule: &str, field: &str) -> Finding {
    Finding::new(rule, Place::default()).path(format!("/register.nachweisanfrage.0400/{field}"))
}

/// Whether a text has the form of a legal basis: `§ 5 Abs. 2 EGovG`, `§§ 3, 4 BMG`, `Art. 6 Abs. 1 Buchst. e DSGVO`. A paragraph or an
/// article, a number, and an abbreviated law with two capital letters or more.
fn ist_rechtsgrundlage(text: &str) -> bool {
    let rest = ["§§", "§", "Artikel ", "Art."].into_iter().find_map(|sign| text.trim_start().strip_prefix(sign));
    let Some(rest) = rest.map(str::trim_start) else { return false };
    let law = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() >= 2;
    rest.starts_with(|c: char| c.is_ascii_digit()) && rest.split_whitespace().skip(1).any(law)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_bases() {
        for right in [
            "§ 5 Abs. 2 EGovG",
            "§5 EGovG (Beispiel)",
            "§§ 3, 4 BMG",
            "Art. 6 Abs. 1 Buchst. e DSGVO",
            "§ 23 WoGG",
            "§ 67a SGB X",
        ] {
            assert!(ist_rechtsgrundlage(right), "{right}");
        }
        for wrong in ["", "§", "§ 5", "EGovG", "§ EGovG", "Einwilligung", "5 Abs. 2 EGovG", "§ 5 Abs. 2"] {
            assert!(!ist_rechtsgrundlage(wrong), "{wrong}");
        }
    }
}
