//! Participants in one list with roles (change i).

use crate::map::{Conversion, Mapped, Obstacle};
use crate::report::{LossKind, Reason};

use super::{alt, neu};

pub(super) static REPRESENTATIVE: Obstacle = Obstacle {
    id: "antragsteller-als-bevollmaechtigter",
    de: "ein Antragsteller ist mit xsi:type als Bevollmächtigter angegeben; das verbieten die Regeln (xefa-r12)",
    en: "an applicant is given as a representative by xsi:type, which the rules forbid (xefa-r12)",
};

pub(super) static ONE_APPLICANT: Obstacle = Obstacle {
    id: "antragsteller-eindeutig",
    de: "genau ein Beteiligter muss die Rolle 01 haben (xefa-r02)",
    en: "exactly one participant must have the role 01 (xefa-r02)",
};

pub(super) static ROLE_NAME: Reason = Reason {
    id: "rolle-bezeichnung",
    change: "i",
    kind: LossKind::Dropped,
    de: "Die Bezeichnung der Rolle entfällt mit der Rolle.",
    en: "The name of the role goes with the role.",
};

/// The applicant first, then the others.
pub(super) fn up(
    run: &mut Conversion<'_>,
    antragsteller: alt::BeteiligterVariante,
    weitere: Vec<alt::BeteiligterVariante>,
) -> Mapped<neu::Beteiligte> {
    let first = ([("antragsteller", 0)], neu::Rolle::Antragstellend, antragsteller);
    let others = weitere
        .into_iter()
        .enumerate()
        .map(|(index, other)| ([("weitereAntragsteller", index + 1)], neu::Rolle::Mitantragstellend, other));
    let mut beteiligter = Vec::new();
    for (index, (from, rolle, one)) in std::iter::once(first).chain(others).enumerate() {
        let to = [("beteiligte", 0), ("beteiligter", index + 1)];
        let auswahl = run.place(&from, &to, |run| match one {
            alt::BeteiligterVariante::Beteiligter(alt::Beteiligter::Person(person)) => {
                Ok(neu::BeteiligterAuswahl::Person(run.field("person", person)?))
            }
            alt::BeteiligterVariante::Beteiligter(alt::Beteiligter::Organisation(organisation)) => {
                Ok(neu::BeteiligterAuswahl::Organisation(run.field("organisation", organisation)?))
            }
            alt::BeteiligterVariante::Bevollmaechtigter(_) => Err(run.impossible(&REPRESENTATIVE)),
        })?;
        beteiligter.push(neu::Beteiligter { rolle: neu::CodeRolle::new(rolle), auswahl });
    }
    Ok(neu::Beteiligte { beteiligter })
}

/// The one with role 01, and the others in order.
pub(super) fn down(
    run: &mut Conversion<'_>,
    beteiligte: neu::Beteiligte,
) -> Mapped<(alt::BeteiligterVariante, Vec<alt::BeteiligterVariante>)> {
    let neu::Beteiligte { beteiligter } = beteiligte;
    let (mut applicant, mut others) = (None, Vec::new());
    for (index, one) in beteiligter.into_iter().enumerate() {
        let neu::Beteiligter { rolle, auswahl } = one;
        let from = [("beteiligte", 0), ("beteiligter", index + 1)];
        let is_applicant = rolle.code == neu::Rolle::Antragstellend;
        let to = if is_applicant { ("antragsteller", 0) } else { ("weitereAntragsteller", others.len() + 1) };
        let converted: alt::Beteiligter = run.place(&from, &[to], |run| {
            run.place(&[("rolle", 0)], &[], |run| run.dropped("name", rolle.name, &ROLE_NAME));
            Ok(match auswahl {
                neu::BeteiligterAuswahl::Person(person) => alt::Beteiligter::Person(run.field("person", person)?),
                neu::BeteiligterAuswahl::Organisation(organisation) => {
                    alt::Beteiligter::Organisation(run.field("organisation", organisation)?)
                }
            })
        })?;
        let converted = alt::BeteiligterVariante::Beteiligter(converted);
        if !is_applicant {
            others.push(converted);
        } else if applicant.replace(converted).is_some() {
            return Err(run.impossible(&ONE_APPLICANT));
        }
    }
    let applicant = applicant.ok_or_else(|| run.impossible(&ONE_APPLICANT))?;
    Ok((applicant, others))
}
