//! The Fachmodul wohngeld: income with period (change t), and the leap from the Baukasten of 1.0 to that of 2.0.

use crate::map::angaben::geld::monthly;
use crate::map::{Conversion, Convert, Mapped, Question};
use crate::report::{LossKind, Reason};

use super::betraege::{euro, is_euro};
use super::fachmodule::{nationalities, single_status, two_status};
use super::vorstufe::{alt as basis, kommunikation};
use super::{alt, neu};
use alt::{wohngeld as w1_0, wohngeld_1_1 as w1_1};
use neu::wohngeld as w2_0;

pub(super) static KIND: Question = Question {
    id: "einkommen-art",
    parts: &[],
    de: "welche Art von Einkommen es ist (ein Code der Liste einkommensart)",
    en: "which kind of income it is (a code of the list einkommensart)",
    answered: Reason {
        id: "einkommen-art-entschieden",
        change: "t",
        kind: LossKind::Defaulted,
        de: "Die Art des Einkommens stammt aus einer Entscheidung.",
        en: "The kind of income comes from a decision.",
    },
};

pub(super) static PERIOD: Question = Question {
    id: "einkommen-zeitraum",
    parts: &["von", "bis"],
    de: "für welchen Zeitraum das Einkommen gilt",
    en: "for which period the income holds",
    answered: Reason {
        id: "einkommen-zeitraum-entschieden",
        change: "t",
        kind: LossKind::Defaulted,
        de: "Der Zeitraum des Einkommens stammt aus einer Entscheidung.",
        en: "The period of the income comes from a decision.",
    },
};

pub(super) static SUM: Reason = Reason {
    id: "einkommen-summe",
    change: "t",
    kind: LossKind::Folded,
    de: "Mehrere Einkommen, oder solche, die nicht monatlich sind, wurden zu einem monatlichen Betrag zusammengerechnet.",
    en: "Several incomes, or such that are not monthly, were added up to one monthly amount.",
};

pub(super) static DETAILS: Reason = Reason {
    id: "einkommen-angaben",
    change: "t",
    kind: LossKind::Dropped,
    de: "Art, Zeitraum und Bezeichnungen eines Einkommens kennt die ältere Form nicht.",
    en: "The older form knows no kind, period or names of an income.",
};

pub(super) static YEAR: Reason = Reason {
    id: "baujahr",
    change: "y",
    kind: LossKind::Dropped,
    de: "Wohngeld 1.0 kennt das Baujahr nicht.",
    en: "Wohngeld 1.0 does not know the year of construction.",
};

/// One monthly amount as an income.
fn income(run: &mut Conversion<'_>, amount: Option<basis::Betrag>) -> Mapped<Vec<w2_0::Einkommen>> {
    let Some(amount) = amount else { return Ok(Vec::new()) };
    run.place(&[("einkommenMonatlich", 0)], &[("einkommen", 1)], |run| {
        let betrag = run.place(&[], &[("betrag", 0)], |run| amount.convert(run))?;
        let art = run.decided(&KIND, |answer| Some(w2_0::CodeEinkommensart::new(answer.text()?)));
        let zeitraum = run.decided(&PERIOD, |answer| {
            let bis = answer.part("bis").map(str::parse).transpose().ok()?;
            Some(neu::Zeitraum { von: answer.part("von")?.parse().ok()?, bis })
        });
        let turnus = w2_0::CodeTurnus::new(w2_0::Turnus::Monatlich);
        Ok(vec![w2_0::Einkommen { art, betrag, turnus, zeitraum }])
    })
}

/// Incomes as one monthly amount.
fn monthly_amount(run: &mut Conversion<'_>, incomes: Vec<w2_0::Einkommen>) -> Mapped<Option<basis::Betrag>> {
    if incomes.is_empty() {
        return Ok(None);
    }
    let several = incomes.len() > 1;
    let mut amounts = Vec::with_capacity(incomes.len());
    for (index, income) in incomes.into_iter().enumerate() {
        let w2_0::Einkommen { art, betrag, turnus, zeitraum } = income;
        run.place(&[("einkommen", index + 1)], &[("einkommenMonatlich", 0)], |run| {
            run.dropped("art", art, &DETAILS);
            run.dropped("zeitraum", zeitraum, &DETAILS);
            run.place(&[("turnus", 0)], &[], |run| run.dropped("name", turnus.name, &DETAILS));
            let months = match turnus.code {
                w2_0::Turnus::Monatlich => 1,
                w2_0::Turnus::Vierteljaehrlich => 3,
                w2_0::Turnus::Jaehrlich | w2_0::Turnus::Einmalig => 12,
            };
            if several || months != 1 {
                run.lost(&SUM);
            }
            let neu::Geldbetrag { cent, waehrung } = betrag;
            run.place(&[("betrag", 0)], &[], |run| is_euro(run, waehrung))?;
            let cents: i64 = cent.get().as_str().parse().map_err(|_| run.impossible(&super::betraege::RANGE))?;
            amounts.push((cents, months));
            Ok(())
        })?;
    }
    let cent = monthly(amounts).to_string().parse().map_err(|_| run.impossible(&super::betraege::RANGE))?;
    neu::Geldbetrag { cent, waehrung: euro() }.convert(run).map(Some)
}

macro_rules! members {
    ($($old:ident),+) => {$(
        impl Convert<w2_0::Haushaltsmitglied> for $old::Haushaltsmitglied {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<w2_0::Haushaltsmitglied> {
                let Self {
                    name,
                    geburtsdatum,
                    familienstand,
                    lebenspartnerschaft,
                    staatsangehoerigkeit,
                    verhaeltnis,
                    taetigkeit,
                    einkommen_monatlich,
                    transferleistung,
                } = self;
                Ok(w2_0::Haushaltsmitglied {
                    name: run.field("name", name)?,
                    geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
                    familienstand: single_status(run, familienstand, lebenspartnerschaft)?,
                    staatsangehoerigkeit: run.field("staatsangehoerigkeit", staatsangehoerigkeit)?,
                    verhaeltnis: run.field("verhaeltnis", verhaeltnis)?,
                    taetigkeit: run.field("taetigkeit", taetigkeit)?,
                    einkommen: income(run, einkommen_monatlich)?,
                    transferleistung: run.field("transferleistung", transferleistung)?,
                })
            }
        }

        impl Convert<$old::Haushaltsmitglied> for w2_0::Haushaltsmitglied {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<$old::Haushaltsmitglied> {
                let Self {
                    name,
                    geburtsdatum,
                    familienstand,
                    staatsangehoerigkeit,
                    verhaeltnis,
                    taetigkeit,
                    einkommen,
                    transferleistung,
                } = self;
                let (familienstand, lebenspartnerschaft) = two_status(run, familienstand)?;
                Ok($old::Haushaltsmitglied {
                    name: run.field("name", name)?,
                    geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
                    familienstand,
                    lebenspartnerschaft,
                    staatsangehoerigkeit: nationalities(run, staatsangehoerigkeit)?,
                    verhaeltnis: run.field("verhaeltnis", verhaeltnis)?,
                    taetigkeit: run.field("taetigkeit", taetigkeit)?,
                    einkommen_monatlich: monthly_amount(run, einkommen)?,
                    transferleistung: run.field("transferleistung", transferleistung)?,
                })
            }
        }

        impl Convert<w2_0::Vermieter> for $old::Vermieter {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<w2_0::Vermieter> {
                let Self { name, anschrift, telefon, email } = self;
                let channels = kommunikation::up(run, telefon, email)?;
                Ok(w2_0::Vermieter {
                    name: run.field("name", name)?,
                    anschrift: run.field("anschrift", anschrift)?,
                    kommunikation: run.field("kommunikation", channels)?,
                })
            }
        }

        impl Convert<$old::Vermieter> for w2_0::Vermieter {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<$old::Vermieter> {
                let Self { name, anschrift, kommunikation } = self;
                let channels = run.field("kommunikation", kommunikation)?;
                let (telefon, email) = kommunikation::down(run, channels);
                Ok($old::Vermieter {
                    name: run.field("name", name)?,
                    anschrift: run.field("anschrift", anschrift)?,
                    telefon,
                    email,
                })
            }
        }
    )+};
}

members!(w1_0, w1_1);

impl Convert<w2_0::Wohnraum> for w1_0::Wohnraum {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<w2_0::Wohnraum> {
        let Self {
            anschrift,
            bezugsdatum,
            wohnflaeche,
            miete_gesamt,
            enthaltene_kosten,
            untervermietung,
            foerderprogramm,
        } = self;
        Ok(w2_0::Wohnraum {
            anschrift: run.field("anschrift", anschrift)?,
            bezugsdatum: run.field("bezugsdatum", bezugsdatum)?,
            wohnflaeche: run.field("wohnflaeche", wohnflaeche)?,
            baujahr: None,
            miete_gesamt: run.field("mieteGesamt", miete_gesamt)?,
            enthaltene_kosten: run.field("enthalteneKosten", enthaltene_kosten)?,
            untervermietung: run.field("untervermietung", untervermietung)?,
            foerderprogramm: run.field("foerderprogramm", foerderprogramm)?,
        })
    }
}

impl Convert<w1_0::Wohnraum> for w2_0::Wohnraum {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<w1_0::Wohnraum> {
        let Self {
            anschrift,
            bezugsdatum,
            wohnflaeche,
            baujahr,
            miete_gesamt,
            enthaltene_kosten,
            untervermietung,
            foerderprogramm,
        } = self;
        run.dropped("baujahr", baujahr, &YEAR);
        Ok(w1_0::Wohnraum {
            anschrift: run.field("anschrift", anschrift)?,
            bezugsdatum: run.field("bezugsdatum", bezugsdatum)?,
            wohnflaeche: run.field("wohnflaeche", wohnflaeche)?,
            miete_gesamt: run.field("mieteGesamt", miete_gesamt)?,
            enthaltene_kosten: run.field("enthalteneKosten", enthaltene_kosten)?,
            untervermietung: run.field("untervermietung", untervermietung)?,
            foerderprogramm: run.field("foerderprogramm", foerderprogramm)?,
        })
    }
}
