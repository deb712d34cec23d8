//! Given names of an account as a list (change j).

use crate::map::{Conversion, Convert, Mapped};

use super::name::{BLANK, SPLIT, apart};
use super::{alt, neu};

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
        let alt::Kontoname { quelle, wert } = vorname;
        let vornamen = run.place(&[("vorname", 0)], &[("vornamen", 0)], |run| {
            let names = apart(wert.as_str());
            if names.len() > 1 || names.first() != Some(&wert.as_str()) {
                run.lost(&SPLIT);
            }
            let names = if names.is_empty() { vec![wert.as_str()] } else { names };
            let names: Option<Vec<_>> = names.into_iter().map(|name| name.parse().ok()).collect();
            Ok(neu::Kontovornamen {
                quelle: run.field("@quelle", quelle)?,
                vorname: names.ok_or_else(|| run.internal())?,
            })
        })?;
        Ok(neu::Kontoattribute {
            vornamen,
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
            vornamen,
            familienname,
            geburtsname,
            geburtsdatum,
            geburtsort,
            anschrift,
            staatsangehoerigkeit,
            email,
        } = self;
        let neu::Kontovornamen { quelle, vorname } = vornamen;
        let vorname = run.place(&[("vornamen", 0)], &[("vorname", 0)], |run| {
            for (index, name) in vorname.iter().enumerate().filter(|(_, name)| name.as_str().contains(' ')) {
                let _ = name;
                run.place(&[("vorname", index + 1)], &[], |run| run.lost(&BLANK));
            }
            let texts: Vec<&str> = vorname.iter().map(|name| name.as_str()).collect();
            Ok(alt::Kontoname {
                quelle: run.field("@quelle", quelle)?,
                wert: texts.join(" ").parse().map_err(|_| run.internal())?,
            })
        })?;
        Ok(alt::Kontoattribute {
            vorname,
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
