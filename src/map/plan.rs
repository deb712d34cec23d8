//! Which release a receiver takes on a day, and what the way there may lose or ask: known before anything is sent.
//!
//! [`plan`] speaks of all messages of a release; [`plan_message`](super::plan_message) tries the one that is to be sent.
//!
//! ```
//! # #[cfg(all(feature = "v1_0", feature = "v1_1", feature = "v2_0"))] {
//! use xefa::map::{Receiver, plan};
//! use xefa::report::Lang;
//!
//! let receiver = Receiver::new().accepting("1.0", None, None).accepting("2.0", None, None);
//! let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
//!
//! let found = plan("1.1", day("2028-06-01"), &receiver).unwrap();
//! assert_eq!(found.release().version(), "2.0");
//! assert_eq!(found.steps().len(), 1);
//!
//! let refused = plan("1.1", day("2027-01-01"), &receiver).unwrap_err();
//! assert!(refused.text(Lang::En).contains("1.0: may not be sent yet"));
//! # }
//! ```

use std::cmp::Reverse;
use std::fmt;

use chrono::NaiveDate;

use super::conversion::Obstacle;
use super::decisions::Question;
use super::receiver::Receiver;
use super::steps::{Step, way};
use crate::releases::{self, Fachmodul, Release, Validity};
use crate::report::{Lang, Reason};

/// The release to send, and the way there.
#[derive(Debug, Clone)]
pub struct Plan {
    release: &'static Release,
    fachmodule: Vec<&'static Fachmodul>,
    steps: Vec<&'static Step>,
}

impl Plan {
    /// The release to send.
    #[must_use]
    pub fn release(&self) -> &'static Release {
        self.release
    }

    /// The Fachmodule, in the versions in which the release may carry them on that day and the receiver takes them.
    #[must_use]
    pub fn fachmodule(&self) -> &[&'static Fachmodul] {
        &self.fachmodule
    }

    /// The steps on the way, in order; none where the message can be sent as it is.
    #[must_use]
    pub fn steps(&self) -> &[&'static Step] {
        &self.steps
    }

    /// Everything that a message may lose, the worst first: in the order of [`LossKind::ALL`](crate::report::LossKind::ALL), then
    /// in that of the steps.
    #[must_use]
    pub fn losses(&self) -> Vec<&'static Reason> {
        let mut losses: Vec<_> = self.steps.iter().flat_map(|step| step.reasons.iter().copied()).collect();
        losses.sort_by_key(|reason| reason.kind);
        losses
    }

    /// Everything that a person may have to decide, in the order of the steps.
    pub fn questions(&self) -> impl Iterator<Item = &'static Question> {
        self.steps.iter().flat_map(|step| step.questions.iter().copied())
    }

    /// Everything that may stand in the way, in the order of the steps.
    pub fn obstacles(&self) -> impl Iterator<Item = &'static Obstacle> {
        self.steps.iter().flat_map(|step| step.obstacles.iter().copied())
    }
}

/// Why a release cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Exclusion {
    /// The day is before the first one on which it may be sent.
    NotYet,
    /// The day is after the last one on which it is accepted.
    NoLonger,
    /// The receiver does not take it on that day.
    NotTaken,
    /// No conversion leads there.
    NoWay,
    /// The receiver takes no version of the message's Fachmodul that the release may carry on that day.
    NoFachmodul,
}

impl Exclusion {
    /// The reason in a language.
    #[must_use]
    pub fn text(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::NotYet, Lang::De) => "darf noch nicht gesendet werden",
            (Self::NotYet, Lang::En) => "may not be sent yet",
            (Self::NoLonger, Lang::De) => "wird nicht mehr angenommen",
            (Self::NoLonger, Lang::En) => "is no longer accepted",
            (Self::NotTaken, Lang::De) => "nimmt der Empfänger an diesem Tag nicht an",
            (Self::NotTaken, Lang::En) => "is not taken by the receiver on that day",
            (Self::NoWay, Lang::De) => "keine Umwandlung führt dorthin",
            (Self::NoWay, Lang::En) => "no conversion leads there",
            (Self::NoFachmodul, Lang::De) => "das Fachmodul der Nachricht nimmt der Empfänger dort in keiner Fassung",
            (Self::NoFachmodul, Lang::En) => "the receiver takes no version of the message's Fachmodul there",
        }
    }
}

/// No release fits: every known one with all that speaks against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoRelease {
    excluded: Vec<(&'static Release, Vec<Exclusion>)>,
}

impl NoRelease {
    pub(super) fn of(mut excluded: Vec<(&'static Release, Vec<Exclusion>)>) -> Self {
        excluded.sort_by_key(|(release, _)| releases::all().iter().position(|known| known == *release));
        Self { excluded }
    }

    /// Every release that is compiled in, the oldest first, with its reasons.
    #[must_use]
    pub fn excluded(&self) -> &[(&'static Release, Vec<Exclusion>)] {
        &self.excluded
    }

    /// What to tell a person: a line for the refusal and one for each release.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let head = match lang {
            Lang::De => "Kein Release kann gesendet werden.",
            Lang::En => "No release can be sent.",
        };
        let line = |(release, reasons): &(&'static Release, Vec<Exclusion>)| {
            let reasons: Vec<_> = reasons.iter().map(|reason| reason.text(lang)).collect();
            format!("{}: {}", release.version(), reasons.join("; "))
        };
        let lines: Vec<_> = std::iter::once(head.to_owned()).chain(self.excluded.iter().map(line)).collect();
        lines.join("\n")
    }
}

impl fmt::Display for NoRelease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for NoRelease {}

/// The release to send to a receiver on a day, for messages of the version `from`: the one with the fewest steps, and of two that
/// are equally near the newer one.
///
/// # Errors
/// That no release fits, with the reasons for each.
pub fn plan(from: &str, on: NaiveDate, receiver: &Receiver) -> Result<Plan, NoRelease> {
    let Candidates { mut plans, excluded } = candidates(from, on, receiver);
    if plans.is_empty() { Err(NoRelease { excluded }) } else { Ok(plans.swap_remove(0)) }
}

/// What may be sent, the best first, and what may not.
pub(super) struct Candidates {
    pub(super) plans: Vec<Plan>,
    pub(super) excluded: Vec<(&'static Release, Vec<Exclusion>)>,
}

pub(super) fn candidates(from: &str, on: NaiveDate, receiver: &Receiver) -> Candidates {
    let mut excluded = Vec::new();
    let mut plans = Vec::new();
    for (position, release) in releases::all().iter().enumerate() {
        let version = release.version();
        // An erratum has the messages of its release: the last edition stands for all of them.
        if releases::all()[position + 1..].iter().any(|later| later.version() == version) {
            continue;
        }
        let mut reasons = Vec::new();
        match release.validity(on) {
            Validity::Valid => {}
            Validity::NotYet => reasons.push(Exclusion::NotYet),
            Validity::NoLonger => reasons.push(Exclusion::NoLonger),
        }
        if !receiver.takes(version, on) {
            reasons.push(Exclusion::NotTaken);
        }
        match way(from, version) {
            Some(steps) if reasons.is_empty() => {
                let travels = |fachmodul: &&Fachmodul| {
                    fachmodul.releases().contains(&version)
                        && fachmodul.validity(on) == Validity::Valid
                        && receiver.takes_fachmodul(fachmodul.namespace())
                };
                let fachmodule = releases::fachmodule().iter().filter(travels).collect();
                plans.push((Reverse(position), Plan { release, fachmodule, steps }));
            }
            Some(_) => excluded.push((release, reasons)),
            None => {
                reasons.push(Exclusion::NoWay);
                excluded.push((release, reasons));
            }
        }
    }
    plans.sort_by_key(|(newest, plan)| (plan.steps.len(), *newest));
    Candidates { plans: plans.into_iter().map(|(_, plan)| plan).collect(), excluded }
}

#[cfg(all(test, feature = "v1_0", feature = "v1_1", feature = "v2_0"))]
mod tests {
    use super::Exclusion::{NoLonger, NoWay, NotTaken};
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn everything() -> Receiver {
        ["1.0", "1.1", "2.0"].into_iter().fold(Receiver::new(), |all, version| all.accepting(version, None, None))
    }

    fn sent(from: &str, on: &str, receiver: &Receiver) -> Option<&'static str> {
        plan(from, day(on), receiver).ok().map(|plan| plan.release().version())
    }

    // The days are those of `schemas/releases.toml`: 1.0 until 2028-04-30, 1.1 until 2028-10-31, 2.0 from 2028-05-01.
    #[test]
    fn the_first_and_the_last_day_count() {
        assert_eq!(sent("1.0", "2027-04-30", &everything()), None);
        assert_eq!(sent("1.0", "2027-05-01", &everything()), Some("1.0"));
        assert_eq!(sent("1.0", "2028-04-30", &everything()), Some("1.0"));
        assert_eq!(sent("1.0", "2028-05-01", &everything()), Some("1.1"));
        assert_eq!(sent("1.0", "2028-11-01", &everything()), Some("2.0"));
    }

    // Wohngeld 1.1 may be sent from 2028-01-01; 1.0 stays beside it.
    #[test]
    fn fachmodule_of_the_day() {
        let wohngeld = |on: &str| {
            let plan = plan("1.1", day(on), &everything()).expect("a plan");
            let found = plan.fachmodule().iter().filter(|fachmodul| fachmodul.name() == "wohngeld");
            found.map(|fachmodul| fachmodul.version()).collect::<Vec<_>>()
        };
        assert_eq!(wohngeld("2027-12-31"), ["1.0"]);
        assert_eq!(wohngeld("2028-01-01"), ["1.0", "1.1"]);
        assert_eq!(wohngeld("2028-11-01"), ["2.0"]);
    }

    #[test]
    fn of_two_neighbours_the_newer_one() {
        let receiver = Receiver::new().accepting("1.0", None, None).accepting("1.1", None, Some(day("2027-11-30")));
        assert_eq!(sent("1.1", "2027-11-30", &receiver), Some("1.1"));
        assert_eq!(sent("1.1", "2027-12-01", &receiver), Some("1.0"));
        assert_eq!(sent("2.0", "2027-11-30", &receiver), Some("1.1"));
    }

    #[test]
    fn the_worst_losses_come_first_and_those_of_every_step() {
        let receiver = Receiver::new().accepting("1.0", None, None);
        let plan = plan("2.0", day("2028-01-01"), &receiver).expect("a plan");
        assert_eq!(plan.steps().iter().map(|step| step.to).collect::<Vec<_>>(), ["1.1", "1.0"]);
        let losses = plan.losses();
        assert_eq!(losses.len(), plan.steps().iter().map(|step| step.reasons.len()).sum::<usize>());
        assert!(losses.windows(2).all(|two| two[0].kind <= two[1].kind));
        assert!(plan.questions().any(|question| question.id == plan.steps()[1].questions[0].id));
    }

    #[test]
    fn a_refusal_says_all_that_speaks_against_each_release() {
        let refused =
            plan("0.9", day("2028-05-01"), &Receiver::new().accepting("2.0", None, None)).expect_err("no way");
        let reasons: Vec<_> = refused.excluded().iter().map(|(release, why)| (release.edition(), &why[..])).collect();
        let expected: [(&str, &[Exclusion]); 3] =
            [("1.0.1", &[NoLonger, NotTaken, NoWay]), ("1.1", &[NotTaken, NoWay]), ("2.0", &[NoWay])];
        assert_eq!(reasons, expected);
        assert!(refused.text(Lang::De).ends_with("2.0: keine Umwandlung führt dorthin"));
    }
}
