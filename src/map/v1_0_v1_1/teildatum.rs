//! Dates of birth with unknown parts (change b).

use chrono::{Datelike, NaiveDate};

use super::{alt, neu};
use crate::map::{Conversion, Convert, Mapped, Question};
use crate::report::{LossKind, Reason};

use crate::map::angaben::geburtsdatum::{Teil, format, parse};

pub(in crate::map) static DAY: Question = Question {
    id: "geburtsdatum",
    parts: &[],
    de: "den Tag dieses Datums gibt es nicht; wie lautet es (TT.MM.JJJJ, 00 für Unbekanntes)",
    en: "this day does not exist; what is the date (DD.MM.YYYY, 00 for what is unknown)",
    answered: Reason {
        id: "geburtsdatum-entschieden",
        change: "b",
        kind: LossKind::Defaulted,
        de: "Das Geburtsdatum stammt aus einer Entscheidung, weil es den Tag nicht gibt.",
        en: "The date of birth comes from a decision, because the day does not exist.",
    },
};

/// The type of the new release.
fn teildatum(teil: Teil) -> Option<neu::Teildatum> {
    Some(match teil {
        Teil::Tag(tag) => neu::Teildatum::Tag(tag.format("%Y-%m-%d").to_string().parse().ok()?),
        Teil::Monat { jahr, monat } => neu::Teildatum::Monat(std::format!("{jahr:04}-{monat:02}").parse().ok()?),
        Teil::Jahr(jahr) => neu::Teildatum::Jahr(std::format!("{jahr:04}").parse().ok()?),
        Teil::Unbekannt => neu::Teildatum::Unbekannt(Default::default()),
    })
}

impl Convert<neu::Teildatum> for alt::Geburtsdatum {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Teildatum> {
        Ok(match parse(self.as_str()).and_then(teildatum) {
            Some(datum) => datum,
            None => run.decide(
                &DAY,
                |answer| parse(answer.text()?).and_then(teildatum),
                || neu::Teildatum::Unbekannt(Default::default()),
            ),
        })
    }
}

impl Convert<alt::Geburtsdatum> for neu::Teildatum {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Geburtsdatum> {
        let numbers = |text: &str| -> Option<(i32, u32)> {
            let (jahr, monat) = text.split_once('-').unwrap_or((text, "1"));
            Some((jahr.parse().ok()?, monat.parse().ok()?))
        };
        let teil = match &self {
            Self::Tag(tag) => NaiveDate::parse_from_str(tag.get().as_str(), "%Y-%m-%d").ok().map(Teil::Tag),
            Self::Monat(monat) => numbers(monat.get().as_str()).map(|(jahr, monat)| Teil::Monat { jahr, monat }),
            Self::Jahr(jahr) => numbers(jahr.get().as_str()).map(|(jahr, _)| Teil::Jahr(jahr)),
            Self::Unbekannt(_) => Some(Teil::Unbekannt),
        };
        let known = teil.filter(|teil| !matches!(teil, Teil::Tag(tag) if !(1800..=2099).contains(&tag.year())));
        known.and_then(|teil| format(teil).parse().ok()).ok_or_else(|| run.internal())
    }
}
