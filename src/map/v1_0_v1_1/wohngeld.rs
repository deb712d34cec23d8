//! The Fachmodul wohngeld 1.1 beside wohngeld 1.0: a message of 1.0 knows the latter only (change y).

use crate::map::{Conversion, Convert, Mapped};
use crate::report::{LossKind, Reason};

use super::alt::wohngeld as w1_0;
use super::neu::wohngeld_1_1 as w1_1;

pub(super) static YEAR: Reason = Reason {
    id: "baujahr",
    change: "y",
    kind: LossKind::Dropped,
    de: "Wohngeld 1.0 kennt das Baujahr nicht.",
    en: "Wohngeld 1.0 does not know the year of construction.",
};

pub(super) static BENEFIT: Reason = Reason {
    id: "transferleistung",
    change: "y",
    kind: LossKind::Dropped,
    de: "Für diese Leistung hat die Liste von Wohngeld 1.0 keinen Code.",
    en: "The list of Wohngeld 1.0 has no code for this benefit.",
};

/// The only code that the newer list has and the older one has not.
const NEW_CODE: &str = "06";

impl Convert<w1_0::Wohnraum> for w1_1::Wohnraum {
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

impl Convert<w1_0::Haushaltsmitglied> for w1_1::Haushaltsmitglied {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<w1_0::Haushaltsmitglied> {
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
        let (known, unknown): (Option<_>, Option<_>) = match transferleistung {
            Some(benefit) if benefit.code == NEW_CODE => (None, Some(benefit)),
            benefit => (benefit, None),
        };
        run.dropped("transferleistung", unknown, &BENEFIT);
        Ok(w1_0::Haushaltsmitglied {
            name: run.field("name", name)?,
            geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
            familienstand: run.field("familienstand", familienstand)?,
            lebenspartnerschaft: run.field("lebenspartnerschaft", lebenspartnerschaft)?,
            staatsangehoerigkeit: run.field("staatsangehoerigkeit", staatsangehoerigkeit)?,
            verhaeltnis: run.field("verhaeltnis", verhaeltnis)?,
            taetigkeit: run.field("taetigkeit", taetigkeit)?,
            einkommen_monatlich: run.field("einkommenMonatlich", einkommen_monatlich)?,
            transferleistung: run.field("transferleistung", known)?,
        })
    }
}

impl Convert<w1_1::Wohnraum> for w1_0::Wohnraum {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<w1_1::Wohnraum> {
        let Self {
            anschrift,
            bezugsdatum,
            wohnflaeche,
            miete_gesamt,
            enthaltene_kosten,
            untervermietung,
            foerderprogramm,
        } = self;
        Ok(w1_1::Wohnraum {
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

impl Convert<w1_1::Haushaltsmitglied> for w1_0::Haushaltsmitglied {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<w1_1::Haushaltsmitglied> {
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
        Ok(w1_1::Haushaltsmitglied {
            name: run.field("name", name)?,
            geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
            familienstand: run.field("familienstand", familienstand)?,
            lebenspartnerschaft: run.field("lebenspartnerschaft", lebenspartnerschaft)?,
            staatsangehoerigkeit: run.field("staatsangehoerigkeit", staatsangehoerigkeit)?,
            verhaeltnis: run.field("verhaeltnis", verhaeltnis)?,
            taetigkeit: run.field("taetigkeit", taetigkeit)?,
            einkommen_monatlich: run.field("einkommenMonatlich", einkommen_monatlich)?,
            transferleistung: run.field("transferleistung", transferleistung)?,
        })
    }
}
