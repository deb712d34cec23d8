//! Names of persons: a title is deprecated from 1.1 on (change v).

use super::{alt, neu};
use crate::map::{Conversion, Convert, Mapped};

impl Convert<neu::Name> for alt::Name {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Name> {
        let Self { titel, vorname, familienname, geburtsname } = self;
        if titel.is_some() {
            let place = [("titel", 0)];
            run.place(&place, &place, |run| run.warn("xefa-r13"));
        }
        Ok(neu::Name {
            titel: run.field("titel", titel)?,
            vorname: run.field("vorname", vorname)?,
            familienname: run.field("familienname", familienname)?,
            geburtsname: run.field("geburtsname", geburtsname)?,
        })
    }
}

crate::convert! {
    neu::Name => alt::Name {
        titel "titel", vorname "vorname", familienname "familienname", geburtsname "geburtsname",
    }
}
