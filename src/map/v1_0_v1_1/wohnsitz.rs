//! The Fachmodul wohnsitz: it refers to attachments, and names nationalities (changes g and h).

use super::alt::wohnsitz as alt;
use super::neu::wohnsitz as neu;
use crate::map::{Conversion, Convert, Mapped};

use super::{anlagen, staatsangehoerigkeit};

impl Convert<alt::Meldeperson> for neu::Meldeperson {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Meldeperson> {
        let Self {
            name,
            geburtsdatum,
            geburtsort,
            geschlecht,
            familienstand,
            lebenspartnerschaft,
            staatsangehoerigkeit,
            ausweis,
            auskunftssperre,
        } = self;
        Ok(alt::Meldeperson {
            name: run.field("name", name)?,
            geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
            geburtsort: run.field("geburtsort", geburtsort)?,
            geschlecht: run.field("geschlecht", geschlecht)?,
            familienstand: run.field("familienstand", familienstand)?,
            lebenspartnerschaft: run.field("lebenspartnerschaft", lebenspartnerschaft)?,
            staatsangehoerigkeit: staatsangehoerigkeit::down(run, staatsangehoerigkeit, true)?,
            ausweis: run.field("ausweis", ausweis)?,
            auskunftssperre: run.field("auskunftssperre", auskunftssperre)?,
        })
    }
}

impl Convert<neu::Meldeperson> for alt::Meldeperson {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Meldeperson> {
        let Self {
            name,
            geburtsdatum,
            geburtsort,
            geschlecht,
            familienstand,
            lebenspartnerschaft,
            staatsangehoerigkeit,
            ausweis,
            auskunftssperre,
        } = self;
        Ok(neu::Meldeperson {
            name: run.field("name", name)?,
            geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
            geburtsort: run.field("geburtsort", geburtsort)?,
            geschlecht: run.field("geschlecht", geschlecht)?,
            familienstand: run.field("familienstand", familienstand)?,
            lebenspartnerschaft: run.field("lebenspartnerschaft", lebenspartnerschaft)?,
            staatsangehoerigkeit: run.field("staatsangehoerigkeit", staatsangehoerigkeit)?,
            ausweis: run.field("ausweis", ausweis)?,
            auskunftssperre: run.field("auskunftssperre", auskunftssperre)?,
        })
    }
}

const NACHWEIS: [(&str, usize); 1] = [("nachweis", 0)];

impl Convert<neu::Wohnungsgeberbestaetigung> for alt::Wohnungsgeberbestaetigung {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Wohnungsgeberbestaetigung> {
        let Self { wohnungsgeber, nachweis } = self;
        Ok(neu::Wohnungsgeberbestaetigung {
            wohnungsgeber: run.field("wohnungsgeber", wohnungsgeber)?,
            nachweis: run.place(&NACHWEIS, &NACHWEIS, |run| anlagen::up(run, &nachweis))?,
        })
    }
}

impl Convert<alt::Wohnungsgeberbestaetigung> for neu::Wohnungsgeberbestaetigung {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Wohnungsgeberbestaetigung> {
        let Self { wohnungsgeber, nachweis } = self;
        Ok(alt::Wohnungsgeberbestaetigung {
            wohnungsgeber: run.field("wohnungsgeber", wohnungsgeber)?,
            nachweis: run.place(&NACHWEIS, &NACHWEIS, |run| anlagen::down(run, &nachweis))?,
        })
    }
}

impl Convert<neu::Eigennutzung> for alt::Eigennutzung {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Eigennutzung> {
        let Self { erklaert, nachweis } = self;
        Ok(neu::Eigennutzung {
            erklaert: run.field("erklaert", erklaert)?,
            nachweis: anlagen::reference_up(run, nachweis)?,
        })
    }
}

impl Convert<alt::Eigennutzung> for neu::Eigennutzung {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Eigennutzung> {
        let Self { erklaert, nachweis } = self;
        Ok(alt::Eigennutzung {
            erklaert: run.field("erklaert", erklaert)?,
            nachweis: anlagen::reference_down(run, nachweis)?,
        })
    }
}
