//! Applications: several representatives, and a wish for delivery (changes d, f and h).

use crate::map::{Conversion, Convert, Mapped, Question};
use crate::report::{LossKind, Reason};

use super::{alt, anlagen, neu};

pub(super) static REPRESENTATIVE: Reason = Reason {
    id: "bevollmaechtigte-weitere",
    change: "d",
    kind: LossKind::Dropped,
    de: "In der älteren Form ist nur Platz für einen Bevollmächtigten.",
    en: "The older form has room for one representative only.",
};

pub(super) static DELIVERY: Reason = Reason {
    id: "zustellwunsch",
    change: "f",
    kind: LossKind::Dropped,
    de: "Einen Wunsch für die Zustellung kennt die ältere Form nicht.",
    en: "The older form knows no wish for delivery.",
};

pub(super) static WHICH: Question = Question {
    id: "bevollmaechtigter",
    parts: &[],
    de: "der wievielte Bevollmächtigte bleibt (1 ist der erste)",
    en: "which representative stays (1 is the first)",
    answered: Reason {
        id: "bevollmaechtigter-entschieden",
        change: "d",
        kind: LossKind::Defaulted,
        de: "Welcher Bevollmächtigte bleibt, stammt aus einer Entscheidung.",
        en: "Which representative stays comes from a decision.",
    },
};

impl Convert<neu::Bevollmaechtigter> for alt::Bevollmaechtigter {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Bevollmaechtigter> {
        let Self { auswahl, umfang, gueltig_bis, nachweis } = self;
        Ok(neu::Bevollmaechtigter {
            auswahl: run.field("", auswahl)?,
            umfang: run.field("umfang", umfang)?,
            gueltig_bis: run.field("gueltigBis", gueltig_bis)?,
            nachweis: anlagen::reference_up(run, nachweis)?,
        })
    }
}

impl Convert<alt::Bevollmaechtigter> for neu::Bevollmaechtigter {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Bevollmaechtigter> {
        let Self { auswahl, umfang, gueltig_bis, nachweis } = self;
        Ok(alt::Bevollmaechtigter {
            auswahl: run.field("", auswahl)?,
            umfang: run.field("umfang", umfang)?,
            gueltig_bis: run.field("gueltigBis", gueltig_bis)?,
            nachweis: anlagen::reference_down(run, nachweis)?,
        })
    }
}

const ONE: [(&str, usize); 1] = [("bevollmaechtigter", 0)];

/// The representative that stays: the first, unless a decision names another one.
fn representative(
    run: &mut Conversion<'_>,
    all: Vec<neu::Bevollmaechtigter>,
) -> Mapped<Option<alt::Bevollmaechtigter>> {
    let count = all.len();
    let decided = (count > 1).then(|| {
        run.place(&ONE, &ONE, |run| {
            run.decided(&WHICH, |answer| {
                answer.text()?.parse::<usize>().ok()?.checked_sub(1).filter(|index| *index < count)
            })
        })
    });
    let kept = decided.flatten().unwrap_or(0);
    let mut result = None;
    for (index, representative) in all.into_iter().enumerate() {
        let place = [("bevollmaechtigter", index + 1)];
        if index == kept {
            result = Some(run.place(&place, &ONE, |run| representative.convert(run))?);
        } else {
            run.place(&place, &[], |run| run.gone(&REPRESENTATIVE));
        }
    }
    Ok(result)
}

impl Convert<neu::AntragEinreichung> for alt::AntragEinreichung {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::AntragEinreichung> {
        let Self {
            produkt,
            produkthersteller,
            produktversion,
            test,
            nachrichtenkopf,
            leistung,
            gebiet,
            antragsteller,
            weitere_antragsteller,
            bevollmaechtigter,
            nutzerkonto,
            fachdaten,
            anlagen,
            erklaerungen,
            bezahlung,
            identitaetsnachweis,
        } = self;
        Ok(neu::AntragEinreichung {
            produkt: run.field("@produkt", produkt)?,
            produkthersteller: run.field("@produkthersteller", produkthersteller)?,
            produktversion: run.field("@produktversion", produktversion)?,
            test: run.field("@test", test)?,
            nachrichtenkopf: run.field("nachrichtenkopf", nachrichtenkopf)?,
            leistung: run.field("leistung", leistung)?,
            gebiet: run.field("gebiet", gebiet)?,
            antragsteller: run.field("antragsteller", antragsteller)?,
            weitere_antragsteller: run.field("weitereAntragsteller", weitere_antragsteller)?,
            bevollmaechtigter: bevollmaechtigter
                .map(|one| run.place(&ONE, &[("bevollmaechtigter", 1)], |run| one.convert(run)))
                .transpose()?
                .into_iter()
                .collect(),
            nutzerkonto: run.field("nutzerkonto", nutzerkonto)?,
            zustellwunsch: None,
            fachdaten: run.field("fachdaten", fachdaten)?,
            anlagen: run.field("anlagen", anlagen)?,
            erklaerungen: run.field("erklaerungen", erklaerungen)?,
            bezahlung: run.field("bezahlung", bezahlung)?,
            identitaetsnachweis: run.field("identitaetsnachweis", identitaetsnachweis)?,
        })
    }
}

impl Convert<alt::AntragEinreichung> for neu::AntragEinreichung {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::AntragEinreichung> {
        let Self {
            produkt,
            produkthersteller,
            produktversion,
            test,
            nachrichtenkopf,
            leistung,
            gebiet,
            antragsteller,
            weitere_antragsteller,
            bevollmaechtigter,
            nutzerkonto,
            zustellwunsch,
            fachdaten,
            anlagen,
            erklaerungen,
            bezahlung,
            identitaetsnachweis,
        } = self;
        run.dropped("zustellwunsch", zustellwunsch, &DELIVERY);
        Ok(alt::AntragEinreichung {
            produkt: run.field("@produkt", produkt)?,
            produkthersteller: run.field("@produkthersteller", produkthersteller)?,
            produktversion: run.field("@produktversion", produktversion)?,
            test: run.field("@test", test)?,
            nachrichtenkopf: run.field("nachrichtenkopf", nachrichtenkopf)?,
            leistung: run.field("leistung", leistung)?,
            gebiet: run.field("gebiet", gebiet)?,
            antragsteller: run.field("antragsteller", antragsteller)?,
            weitere_antragsteller: run.field("weitereAntragsteller", weitere_antragsteller)?,
            bevollmaechtigter: representative(run, bevollmaechtigter)?,
            nutzerkonto: run.field("nutzerkonto", nutzerkonto)?,
            fachdaten: run.field("fachdaten", fachdaten)?,
            anlagen: run.field("anlagen", anlagen)?,
            erklaerungen: run.field("erklaerungen", erklaerungen)?,
            bezahlung: run.field("bezahlung", bezahlung)?,
            identitaetsnachweis: run.field("identitaetsnachweis", identitaetsnachweis)?,
        })
    }
}
