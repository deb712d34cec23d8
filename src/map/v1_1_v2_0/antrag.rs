//! Applications: participants with roles, the legal basis of the processing, another order (changes i, r and u).

use crate::map::{Conversion, Convert, Mapped, Question};
use crate::report::{LossKind, Reason};

use super::{alt, beteiligte, neu};

pub(super) static GROUND: Question = Question {
    id: "rechtsgrundlage-verarbeitung",
    parts: &[],
    de: "auf welcher Grundlage die Daten verarbeitet werden (6-1-a, 6-1-c oder 6-1-e)",
    en: "on what ground the data are processed (6-1-a, 6-1-c or 6-1-e)",
    answered: Reason {
        id: "rechtsgrundlage-verarbeitung-entschieden",
        change: "r",
        kind: LossKind::Defaulted,
        de: "Die Rechtsgrundlage der Verarbeitung stammt aus einer Entscheidung.",
        en: "The legal basis of the processing comes from a decision.",
    },
};

pub(super) static GROUND_GONE: Reason = Reason {
    id: "rechtsgrundlage-verarbeitung",
    change: "r",
    kind: LossKind::Dropped,
    de: "Die Rechtsgrundlage der Verarbeitung hat in der älteren Form keinen Platz.",
    en: "The legal basis of the processing has no place in the older form.",
};

pub(super) static CONSENT: Reason = Reason {
    id: "einwilligung",
    change: "r",
    kind: LossKind::Dropped,
    de: "Einwilligungen haben in der älteren Form keinen Platz.",
    en: "Consents have no place in the older form.",
};

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
            zustellwunsch,
            fachdaten,
            anlagen,
            erklaerungen,
            bezahlung,
            identitaetsnachweis,
        } = self;
        let ground = run.place(&[], &[("rechtsgrundlageVerarbeitung", 0)], |run| {
            run.decide(
                &GROUND,
                |answer| answer.text()?.parse::<neu::RechtsgrundlageVerarbeitung>().ok(),
                || neu::RechtsgrundlageVerarbeitung::ALL[0],
            )
        });
        Ok(neu::AntragEinreichung {
            produkt: run.field("@produkt", produkt)?,
            produkthersteller: run.field("@produkthersteller", produkthersteller)?,
            produktversion: run.field("@produktversion", produktversion)?,
            test: run.field("@test", test)?,
            nachrichtenkopf: run.field("nachrichtenkopf", nachrichtenkopf)?,
            leistung: run.field("leistung", leistung)?,
            gebiet: run.field("gebiet", gebiet)?,
            rechtsgrundlage_verarbeitung: neu::CodeRechtsgrundlageVerarbeitung::new(ground),
            beteiligte: beteiligte::up(run, antragsteller, weitere_antragsteller)?,
            bevollmaechtigter: run.field("bevollmaechtigter", bevollmaechtigter)?,
            nutzerkonto: run.field("nutzerkonto", nutzerkonto)?,
            zustellwunsch: run.field("zustellwunsch", zustellwunsch)?,
            erklaerungen: run.field("erklaerungen", erklaerungen)?,
            einwilligung: Vec::new(),
            bezahlung: run.field("bezahlung", bezahlung)?,
            identitaetsnachweis: run.field("identitaetsnachweis", identitaetsnachweis)?,
            anlagen: run.field("anlagen", anlagen)?,
            fachdaten: run.field("fachdaten", fachdaten)?,
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
            rechtsgrundlage_verarbeitung,
            beteiligte,
            bevollmaechtigter,
            nutzerkonto,
            zustellwunsch,
            erklaerungen,
            einwilligung,
            bezahlung,
            identitaetsnachweis,
            anlagen,
            fachdaten,
        } = self;
        run.dropped("rechtsgrundlageVerarbeitung", &rechtsgrundlage_verarbeitung, &GROUND_GONE);
        run.dropped("einwilligung", einwilligung, &CONSENT);
        let (antragsteller, weitere_antragsteller) = beteiligte::down(run, beteiligte)?;
        Ok(alt::AntragEinreichung {
            produkt: run.field("@produkt", produkt)?,
            produkthersteller: run.field("@produkthersteller", produkthersteller)?,
            produktversion: run.field("@produktversion", produktversion)?,
            test: run.field("@test", test)?,
            nachrichtenkopf: run.field("nachrichtenkopf", nachrichtenkopf)?,
            leistung: run.field("leistung", leistung)?,
            gebiet: run.field("gebiet", gebiet)?,
            antragsteller,
            weitere_antragsteller,
            bevollmaechtigter: run.field("bevollmaechtigter", bevollmaechtigter)?,
            nutzerkonto: run.field("nutzerkonto", nutzerkonto)?,
            zustellwunsch: run.field("zustellwunsch", zustellwunsch)?,
            fachdaten: run.field("fachdaten", fachdaten)?,
            anlagen: run.field("anlagen", anlagen)?,
            erklaerungen: run.field("erklaerungen", erklaerungen)?,
            bezahlung: run.field("bezahlung", bezahlung)?,
            identitaetsnachweis: run.field("identitaetsnachweis", identitaetsnachweis)?,
        })
    }
}
