//! Amounts: euros become cents with a currency (change m).

use crate::map::{Conversion, Convert, Mapped, Obstacle};
use crate::report::{LossKind, Reason};

use super::{alt, neu};
use crate::map::angaben::geld::{cents, euros};

pub(super) static CURRENCY: Obstacle = Obstacle {
    id: "waehrung",
    de: "ein Betrag in einer anderen Währung als Euro hat in der älteren Form keinen Platz",
    en: "an amount in another currency than the euro has no place in the older form",
};

pub(super) static RANGE: Obstacle = Obstacle {
    id: "betrag-zu-gross",
    de: "der Betrag ist größer, als die andere Form erlaubt",
    en: "the amount is greater than the other form allows",
};

pub(super) static CURRENCY_NAME: Reason = Reason {
    id: "waehrung-bezeichnung",
    change: "m",
    kind: LossKind::Dropped,
    de: "Neben einem Betrag in Euro steht keine Bezeichnung der Währung.",
    en: "No name of the currency stands beside an amount in euros.",
};

pub(super) static CURRENCY_VERSION: Reason = Reason {
    id: "waehrung-listenversion",
    change: "m",
    kind: LossKind::Folded,
    de: "Ein Betrag in Euro nennt keine Listenversion der Währung; sie war eine andere als die, mit der zurück umgewandelt wird.",
    en: "An amount in euros names no list version of its currency; it was another one than the way back names.",
};

/// The version of the list of currencies that conversions name.
const LIST_VERSION: &str = "3";

pub(super) fn euro() -> neu::CodeWaehrung {
    neu::CodeWaehrung {
        list_uri: Default::default(),
        list_version_id: LIST_VERSION.into(),
        code: "EUR".into(),
        name: None,
    }
}

/// Whether a currency is the euro; what else it says is lost.
pub(super) fn is_euro(run: &mut Conversion<'_>, waehrung: neu::CodeWaehrung) -> Mapped<()> {
    let neu::CodeWaehrung { list_uri: _, list_version_id, code, name } = waehrung;
    run.place(&[("waehrung", 0)], &[], |run| {
        if code != "EUR" {
            return Err(run.impossible(&CURRENCY));
        }
        if list_version_id != LIST_VERSION {
            run.lost(&CURRENCY_VERSION);
        }
        run.dropped("name", name, &CURRENCY_NAME);
        Ok(())
    })
}

macro_rules! amounts {
    ($($betrag:ident = $geldbetrag:ident;)+) => {$(
        impl Convert<neu::$geldbetrag> for alt::$betrag {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::$geldbetrag> {
                let (cents, _) = cents(self.get().as_str()).ok_or_else(|| run.internal())?;
                let cent = cents.to_string().parse().map_err(|_| run.impossible(&RANGE))?;
                Ok(neu::$geldbetrag { cent, waehrung: euro() })
            }
        }

        impl Convert<alt::$betrag> for neu::$geldbetrag {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::$betrag> {
                let Self { cent, waehrung } = self;
                is_euro(run, waehrung)?;
                let cents = cent.get().as_str().parse().map_err(|_| run.impossible(&RANGE))?;
                euros(cents).parse().map_err(|_| run.impossible(&RANGE))
            }
        }
    )+};
}

amounts! {
    Betrag = Geldbetrag;
    BetragNichtNegativ = GeldbetragNichtNegativ;
}
