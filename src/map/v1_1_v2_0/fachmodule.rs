//! Fachmodule: wohnsitz moves with the core, the others leap from the Baukasten of 1.0 to that of 2.0, by way of that of 1.1.

use crate::map::{Conversion, Convert, Mapped};

use super::status::{self, Angaben};
use super::vorstufe::alt as basis;
use super::vorstufe::staatsangehoerigkeit;
use super::{alt, neu};

macro_rules! leaps {
    ($($old:ident by $middle:ident = $new:ident;)+) => {$(
        impl Convert<neu::$new> for basis::$old {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::$new> {
                let middle: alt::$middle = self.convert(run)?;
                middle.convert(run)
            }
        }

        impl Convert<basis::$old> for neu::$new {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<basis::$old> {
                let middle: alt::$middle = self.convert(run)?;
                middle.convert(run)
            }
        }
    )+};
}

leaps! {
    Anschrift by Anschrift = Anschrift;
    Name by Name = Name;
    Organisation by Organisation = Organisation;
    Person by Person = Person;
    Geburtsdatum by Teildatum = Teildatum;
    Betrag by Betrag = Geldbetrag;
    BetragNichtNegativ by BetragNichtNegativ = GeldbetragNichtNegativ;
}

impl Convert<neu::CodeStaatsangehoerigkeit> for basis::StaatIso2 {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::CodeStaatsangehoerigkeit> {
        let middle: alt::CodeStaatsangehoerigkeit = self.convert(run)?;
        middle.convert(run)
    }
}

impl Convert<neu::Verwendungszweck> for basis::Verwendungszweck {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Verwendungszweck> {
        let middle: alt::Verwendungszweck = self.convert(run)?;
        middle.convert(run)
    }
}

/// The nationalities of a person in a Fachmodul, where one must be given.
pub(super) fn nationalities(
    run: &mut Conversion<'_>,
    codes: Vec<neu::CodeStaatsangehoerigkeit>,
) -> Mapped<Vec<basis::StaatIso2>> {
    let middle = run.field("staatsangehoerigkeit", codes)?;
    staatsangehoerigkeit::down(run, middle, true)
}

/// Marital status and partnership of a person in a Fachmodul as one code.
pub(super) fn single_status(
    run: &mut Conversion<'_>,
    familienstand: basis::CodeFamilienstand,
    lebenspartnerschaft: Option<basis::CodeLebenspartnerschaft>,
) -> Mapped<neu::CodeFamilienstand> {
    let both = Angaben {
        familienstand: Some((familienstand.code.as_str().to_owned(), familienstand.name)),
        lebenspartnerschaft: lebenspartnerschaft.map(|code| (code.code.as_str().to_owned(), code.name)),
    };
    status::one(run, both)?.ok_or_else(|| run.internal())
}

/// One code as marital status, which must be given, and partnership.
pub(super) fn two_status(
    run: &mut Conversion<'_>,
    code: neu::CodeFamilienstand,
) -> Mapped<(basis::CodeFamilienstand, Option<basis::CodeLebenspartnerschaft>)> {
    let (status, partnership) = status::two(run, Some(code), true)?;
    let status = status.and_then(|code| code.parse::<basis::Familienstand>().ok()).ok_or_else(|| run.internal())?;
    let partnership = partnership.map(|code| code.parse().map_err(|_| run.internal())).transpose()?;
    Ok((basis::CodeFamilienstand::new(status), partnership.map(|code: basis::Lebenspartnerschaft| code.into())))
}

impl Convert<neu::wohnsitz::Meldeperson> for alt::wohnsitz::Meldeperson {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::wohnsitz::Meldeperson> {
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
        let both = Angaben {
            familienstand: Some((familienstand.code.as_str().to_owned(), familienstand.name)),
            lebenspartnerschaft: lebenspartnerschaft.map(|code| (code.code.as_str().to_owned(), code.name)),
        };
        Ok(neu::wohnsitz::Meldeperson {
            name: run.field("name", name)?,
            geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
            geburtsort: run.field("geburtsort", geburtsort)?,
            geschlecht: run.field("geschlecht", geschlecht)?,
            familienstand: status::one(run, both)?.ok_or_else(|| run.internal())?,
            staatsangehoerigkeit: run.field("staatsangehoerigkeit", staatsangehoerigkeit)?,
            ausweis: run.field("ausweis", ausweis)?,
            auskunftssperre: run.field("auskunftssperre", auskunftssperre)?,
        })
    }
}

impl Convert<alt::wohnsitz::Meldeperson> for neu::wohnsitz::Meldeperson {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::wohnsitz::Meldeperson> {
        let Self {
            name,
            geburtsdatum,
            geburtsort,
            geschlecht,
            familienstand,
            staatsangehoerigkeit,
            ausweis,
            auskunftssperre,
        } = self;
        let codes = status::two(run, Some(familienstand), true)?;
        let (familienstand, lebenspartnerschaft) = status::codes(run, codes)?;
        Ok(alt::wohnsitz::Meldeperson {
            name: run.field("name", name)?,
            geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
            geburtsort: run.field("geburtsort", geburtsort)?,
            geschlecht: run.field("geschlecht", geschlecht)?,
            familienstand: familienstand.ok_or_else(|| run.internal())?,
            lebenspartnerschaft,
            staatsangehoerigkeit: run.field("staatsangehoerigkeit", staatsangehoerigkeit)?,
            ausweis: run.field("ausweis", ausweis)?,
            auskunftssperre: run.field("auskunftssperre", auskunftssperre)?,
        })
    }
}

macro_rules! payloads {
    ($($payloads:ident),+) => {$(
        impl Convert<neu::$payloads> for alt::$payloads {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::$payloads> {
                Ok(match self {
                    Self::Anmeldung(value) => neu::$payloads::Anmeldung(run.field("anmeldung", value)?),
                    Self::Mietzuschuss(value) => neu::$payloads::Mietzuschuss(run.field("mietzuschuss", value)?),
                    Self::MietzuschussV1_1(value) => neu::$payloads::Mietzuschuss(run.field("mietzuschuss", value)?),
                    Self::Anzeige(value) => neu::$payloads::Anzeige(run.field("anzeige", value)?),
                    Self::Antrag(value) => neu::$payloads::Antrag(run.field("antrag", value)?),
                    Self::Other(value) => neu::$payloads::Other(value),
                })
            }
        }

        impl Convert<alt::$payloads> for neu::$payloads {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::$payloads> {
                Ok(match self {
                    Self::Anmeldung(value) => alt::$payloads::Anmeldung(run.field("anmeldung", value)?),
                    Self::Mietzuschuss(value) => alt::$payloads::MietzuschussV1_1(run.field("mietzuschuss", value)?),
                    Self::Anzeige(value) => alt::$payloads::Anzeige(run.field("anzeige", value)?),
                    Self::Antrag(value) => alt::$payloads::Antrag(run.field("antrag", value)?),
                    Self::Other(value) => alt::$payloads::Other(value),
                })
            }
        }
    )+};
}

payloads!(Fachdaten, Nachweisdaten);
