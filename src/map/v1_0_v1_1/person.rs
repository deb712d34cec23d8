//! Persons and organisations: their phones and mails become channels (changes b, c and g).

use super::{alt, neu};
use crate::map::{Conversion, Convert, Mapped};

use super::{kommunikation, staatsangehoerigkeit};

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
            telefon,
            telefax,
            email,
        } = self;
        Ok(neu::Person {
            name: run.field("name", name)?,
            geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
            geburtsort: run.field("geburtsort", geburtsort)?,
            geschlecht: run.field("geschlecht", geschlecht)?,
            familienstand: run.field("familienstand", familienstand)?,
            lebenspartnerschaft: run.field("lebenspartnerschaft", lebenspartnerschaft)?,
            staatsangehoerigkeit: run.field("staatsangehoerigkeit", staatsangehoerigkeit)?,
            beruf: run.field("beruf", beruf)?,
            anschrift: run.field("anschrift", anschrift)?,
            telefax: run.field("telefax", telefax)?,
            kommunikation: kommunikation::up(run, telefon, email)?,
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
            lebenspartnerschaft,
            staatsangehoerigkeit,
            beruf,
            anschrift,
            telefax,
            kommunikation,
        } = self;
        let (telefon, email) = kommunikation::down(run, kommunikation);
        Ok(alt::Person {
            name: run.field("name", name)?,
            geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
            geburtsort: run.field("geburtsort", geburtsort)?,
            geschlecht: run.field("geschlecht", geschlecht)?,
            familienstand: run.field("familienstand", familienstand)?,
            lebenspartnerschaft: run.field("lebenspartnerschaft", lebenspartnerschaft)?,
            staatsangehoerigkeit: staatsangehoerigkeit::down(run, staatsangehoerigkeit, false)?,
            beruf: run.field("beruf", beruf)?,
            anschrift: run.field("anschrift", anschrift)?,
            telefon,
            telefax: run.field("telefax", telefax)?,
            email,
        })
    }
}

impl Convert<neu::Organisation> for alt::Organisation {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Organisation> {
        let Self { name, rechtsform, registereintrag, anschrift, ansprechperson, telefon, telefax, email } = self;
        Ok(neu::Organisation {
            name: run.field("name", name)?,
            rechtsform: run.field("rechtsform", rechtsform)?,
            registereintrag: run.field("registereintrag", registereintrag)?,
            anschrift: run.field("anschrift", anschrift)?,
            ansprechperson: run.field("ansprechperson", ansprechperson)?,
            telefax: run.field("telefax", telefax)?,
            kommunikation: kommunikation::up(run, telefon, email)?,
        })
    }
}

impl Convert<alt::Organisation> for neu::Organisation {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Organisation> {
        let Self { name, rechtsform, registereintrag, anschrift, ansprechperson, telefax, kommunikation } = self;
        let (telefon, email) = kommunikation::down(run, kommunikation);
        Ok(alt::Organisation {
            name: run.field("name", name)?,
            rechtsform: run.field("rechtsform", rechtsform)?,
            registereintrag: run.field("registereintrag", registereintrag)?,
            anschrift: run.field("anschrift", anschrift)?,
            ansprechperson: run.field("ansprechperson", ansprechperson)?,
            telefon,
            telefax: run.field("telefax", telefax)?,
            email,
        })
    }
}
