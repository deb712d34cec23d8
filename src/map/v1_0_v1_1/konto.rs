//! What an account says of a person: every value gets its origin (change f), and the types of the Baukasten inside change.

use crate::map::{Conversion, Convert, Mapped};
use crate::report::{LossKind, Reason};

use super::staatsangehoerigkeit::two_letters;
use super::{alt, anlagen, neu};

pub(super) static ORIGIN: Reason = Reason {
    id: "quelle",
    change: "f",
    kind: LossKind::Dropped,
    de: "Woher eine Angabe des Kontos stammt, hat in der älteren Form keinen Platz.",
    en: "Where a value of the account comes from has no place in the older form.",
};

macro_rules! texts {
    ($($konto:ident = $text:ident;)+) => {$(
        impl Convert<neu::$konto> for alt::$text {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::$konto> {
                Ok(neu::$konto { quelle: None, wert: self.convert(run)? })
            }
        }

        impl Convert<alt::$text> for neu::$konto {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::$text> {
                let Self { quelle, wert } = self;
                run.dropped("@quelle", quelle, &ORIGIN);
                wert.convert(run)
            }
        }
    )+};
}

texts! {
    Kontoname = NamePerson;
    Kontogeburtsort = NameOrt;
    Kontoemail = EMail;
}

impl Convert<neu::Kontogeburtsdatum> for alt::Geburtsdatum {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Kontogeburtsdatum> {
        let auswahl = match self.convert(run)? {
            neu::Teildatum::Tag(tag) => neu::KontogeburtsdatumAuswahl::Tag(tag),
            neu::Teildatum::Monat(monat) => neu::KontogeburtsdatumAuswahl::Monat(monat),
            neu::Teildatum::Jahr(jahr) => neu::KontogeburtsdatumAuswahl::Jahr(jahr),
            neu::Teildatum::Unbekannt(unbekannt) => neu::KontogeburtsdatumAuswahl::Unbekannt(unbekannt),
        };
        Ok(neu::Kontogeburtsdatum { quelle: None, auswahl })
    }
}

impl Convert<alt::Geburtsdatum> for neu::Kontogeburtsdatum {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Geburtsdatum> {
        let Self { quelle, auswahl } = self;
        run.dropped("@quelle", quelle, &ORIGIN);
        match auswahl {
            neu::KontogeburtsdatumAuswahl::Tag(tag) => neu::Teildatum::Tag(tag),
            neu::KontogeburtsdatumAuswahl::Monat(monat) => neu::Teildatum::Monat(monat),
            neu::KontogeburtsdatumAuswahl::Jahr(jahr) => neu::Teildatum::Jahr(jahr),
            neu::KontogeburtsdatumAuswahl::Unbekannt(unbekannt) => neu::Teildatum::Unbekannt(unbekannt),
        }
        .convert(run)
    }
}

impl Convert<neu::Kontoanschrift> for alt::Anschrift {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Kontoanschrift> {
        let neu::Anschrift { strasse, hausnummer, hausnummer_zusatz, plz, ort, staat } = self.convert(run)?;
        Ok(neu::Kontoanschrift { quelle: None, strasse, hausnummer, hausnummer_zusatz, plz, ort, staat })
    }
}

impl Convert<alt::Anschrift> for neu::Kontoanschrift {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Anschrift> {
        let Self { quelle, strasse, hausnummer, hausnummer_zusatz, plz, ort, staat } = self;
        run.dropped("@quelle", quelle, &ORIGIN);
        neu::Anschrift { strasse, hausnummer, hausnummer_zusatz, plz, ort, staat }.convert(run)
    }
}

impl Convert<neu::Kontostaatsangehoerigkeit> for alt::StaatIso2 {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Kontostaatsangehoerigkeit> {
        let neu::CodeStaatsangehoerigkeit { list_uri, list_version_id, code, name } = self.convert(run)?;
        Ok(neu::Kontostaatsangehoerigkeit { list_uri, list_version_id, quelle: None, code, name })
    }
}

impl Convert<neu::Kontoattribute> for alt::Kontoattribute {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Kontoattribute> {
        let Self {
            vorname,
            familienname,
            geburtsname,
            geburtsdatum,
            geburtsort,
            anschrift,
            staatsangehoerigkeit,
            email,
        } = self;
        Ok(neu::Kontoattribute {
            vorname: run.field("vorname", vorname)?,
            familienname: run.field("familienname", familienname)?,
            geburtsname: run.field("geburtsname", geburtsname)?,
            geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
            geburtsort: run.field("geburtsort", geburtsort)?,
            anschrift: run.field("anschrift", anschrift)?,
            staatsangehoerigkeit: run.field("staatsangehoerigkeit", staatsangehoerigkeit)?,
            email: run.field("email", email)?,
        })
    }
}

impl Convert<alt::Kontoattribute> for neu::Kontoattribute {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Kontoattribute> {
        let Self {
            vorname,
            familienname,
            geburtsname,
            geburtsdatum,
            geburtsort,
            anschrift,
            staatsangehoerigkeit,
            email,
        } = self;
        Ok(alt::Kontoattribute {
            vorname: run.field("vorname", vorname)?,
            familienname: run.field("familienname", familienname)?,
            geburtsname: run.field("geburtsname", geburtsname)?,
            geburtsdatum: run.field("geburtsdatum", geburtsdatum)?,
            geburtsort: run.field("geburtsort", geburtsort)?,
            anschrift: run.field("anschrift", anschrift)?,
            staatsangehoerigkeit: staatsangehoerigkeit.map(|code| nationality(run, code)).transpose()?.flatten(),
            email: run.field("email", email)?,
        })
    }
}

/// The two letters of the account's nationality, without its origin.
fn nationality(run: &mut Conversion<'_>, konto: neu::Kontostaatsangehoerigkeit) -> Mapped<Option<alt::StaatIso2>> {
    let neu::Kontostaatsangehoerigkeit { list_uri, list_version_id, quelle, code, name } = konto;
    let place = [("staatsangehoerigkeit", 0)];
    run.place(&place, &place, |run| {
        run.dropped("@quelle", quelle, &ORIGIN);
        two_letters(run, neu::CodeStaatsangehoerigkeit { list_uri, list_version_id, code, name })
    })
}

impl Convert<neu::Identitaetsnachweis> for alt::Identitaetsnachweis {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Identitaetsnachweis> {
        let Self { authentifizierungsmittel, vertrauensniveau, zeitpunkt, nachweis } = self;
        Ok(neu::Identitaetsnachweis {
            authentifizierungsmittel: run.field("authentifizierungsmittel", authentifizierungsmittel)?,
            vertrauensniveau: run.field("vertrauensniveau", vertrauensniveau)?,
            zeitpunkt: run.field("zeitpunkt", zeitpunkt)?,
            nachweis: anlagen::reference_up(run, nachweis)?,
        })
    }
}

impl Convert<alt::Identitaetsnachweis> for neu::Identitaetsnachweis {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Identitaetsnachweis> {
        let Self { authentifizierungsmittel, vertrauensniveau, zeitpunkt, nachweis } = self;
        Ok(alt::Identitaetsnachweis {
            authentifizierungsmittel: run.field("authentifizierungsmittel", authentifizierungsmittel)?,
            vertrauensniveau: run.field("vertrauensniveau", vertrauensniveau)?,
            zeitpunkt: run.field("zeitpunkt", zeitpunkt)?,
            nachweis: anlagen::reference_down(run, nachweis)?,
        })
    }
}
