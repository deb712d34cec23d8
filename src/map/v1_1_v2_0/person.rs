//! Persons and organisations: no fax, no profession, one marital status (changes k and q).

use crate::map::{Conversion, Convert, Mapped};
use crate::report::{LossKind, Reason};

use super::status::{self, Angaben};
use super::{alt, neu};

pub(super) static FAX: Reason = Reason {
    id: "telefax",
    change: "q",
    kind: LossKind::Dropped,
    de: "Telefaxnummern gibt es nicht mehr (Datenminimierung).",
    en: "There are no fax numbers any more (data minimisation).",
};

pub(super) static PROFESSION: Reason = Reason {
    id: "beruf",
    change: "q",
    kind: LossKind::Dropped,
    de: "Den Beruf gibt es nicht mehr (Datenminimierung).",
    en: "There is no profession any more (data minimisation).",
};

impl Convert<neu::Person> for alt::Person {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Person> {
        let Self {
            name,
            geburtsdatum,
            geburtsort,
            geschlecht,
            familienstand,
            lebenspartnerschaft,
            staatsangehoerigkeit,
            beruf,
            anschrift,
            telefax,
            kommunikation,
        } = self;
        run.dropped("beruf", beruf, &PROFESSION);
        run.dropped("telefax", telefax, &FAX);
        let both = Angaben {
            familienstand: familienstand.map(|code| (code.code.as_str().to_owned(), code.name)),
            lebenspartnerschaft: lebenspartnerschaft.map(|code| (code.code.as_str().to_owned(), code.name)),
        };
        Ok(neu::Person {
            name: run.field("name", name)?,
            geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
            geburtsort: run.field("geburtsort", geburtsort)?,
            geschlecht: run.field("geschlecht", geschlecht)?,
            familienstand: status::one(run, both)?,
            staatsangehoerigkeit: run.field("staatsangehoerigkeit", staatsangehoerigkeit)?,
            anschrift: run.field("anschrift", anschrift)?,
            kommunikation: run.field("kommunikation", kommunikation)?,
        })
    }
}

impl Convert<alt::Person> for neu::Person {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Person> {
        let Self {
            name,
            geburtsdatum,
            geburtsort,
            geschlecht,
            familienstand,
            staatsangehoerigkeit,
            anschrift,
            kommunikation,
        } = self;
        let codes = status::two(run, familienstand, false)?;
        let (familienstand, lebenspartnerschaft) = status::codes(run, codes)?;
        Ok(alt::Person {
            name: run.field("name", name)?,
            geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
            geburtsort: run.field("geburtsort", geburtsort)?,
            geschlecht: run.field("geschlecht", geschlecht)?,
            familienstand,
            lebenspartnerschaft,
            staatsangehoerigkeit: run.field("staatsangehoerigkeit", staatsangehoerigkeit)?,
            beruf: None,
            anschrift: run.field("anschrift", anschrift)?,
            telefax: None,
            kommunikation: run.field("kommunikation", kommunikation)?,
        })
    }
}

impl Convert<neu::Organisation> for alt::Organisation {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Organisation> {
        let Self { name, rechtsform, registereintrag, anschrift, ansprechperson, telefax, kommunikation } = self;
        run.dropped("telefax", telefax, &FAX);
        Ok(neu::Organisation {
            name: run.field("name", name)?,
            rechtsform: run.field("rechtsform", rechtsform)?,
            registereintrag: run.field("registereintrag", registereintrag)?,
            anschrift: run.field("anschrift", anschrift)?,
            ansprechperson: run.field("ansprechperson", ansprechperson)?,
            kommunikation: run.field("kommunikation", kommunikation)?,
        })
    }
}

impl Convert<alt::Organisation> for neu::Organisation {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Organisation> {
        let Self { name, rechtsform, registereintrag, anschrift, ansprechperson, kommunikation } = self;
        Ok(alt::Organisation {
            name: run.field("name", name)?,
            rechtsform: run.field("rechtsform", rechtsform)?,
            registereintrag: run.field("registereintrag", registereintrag)?,
            anschrift: run.field("anschrift", anschrift)?,
            ansprechperson: run.field("ansprechperson", ansprechperson)?,
            telefax: None,
            kommunikation: run.field("kommunikation", kommunikation)?,
        })
    }
}
