//! The text of a payment becomes shorter (change w).

use crate::map::{Conversion, Convert, Mapped, Question};
use crate::report::{LossKind, Reason};

use super::{alt, neu};

pub(super) static SHORTER: Question = Question {
    id: "verwendungszweck",
    parts: &[],
    de: "der Verwendungszweck in höchstens 140 Zeichen",
    en: "the text of the payment in at most 140 characters",
    answered: Reason {
        id: "verwendungszweck-entschieden",
        change: "w",
        kind: LossKind::Defaulted,
        de: "Der Verwendungszweck war länger als 140 Zeichen und stammt nun aus einer Entscheidung.",
        en: "The text of the payment was longer than 140 characters and now comes from a decision.",
    },
};

impl Convert<neu::Verwendungszweck> for alt::Verwendungszweck {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Verwendungszweck> {
        if let Ok(same) = self.as_str().parse() {
            return Ok(same);
        }
        let first: String = self.as_str().chars().take(1).collect();
        let stand_in = first.parse().map_err(|_| run.internal())?;
        Ok(run.decide(&SHORTER, |answer| answer.text()?.parse().ok(), || stand_in))
    }
}
