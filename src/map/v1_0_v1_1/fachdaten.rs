//! Fachmodule as messages carry them: what 1.1 has in two versions, 1.0 has in one.

use crate::map::{Conversion, Convert, Mapped};

use super::{alt, neu};

macro_rules! payloads {
    ($($payloads:ident),+) => {$(
        impl Convert<alt::$payloads> for neu::$payloads {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::$payloads> {
                Ok(match self {
                    Self::Anmeldung(value) => alt::$payloads::Anmeldung(run.field("anmeldung", value)?),
                    Self::Mietzuschuss(value) => alt::$payloads::Mietzuschuss(run.field("mietzuschuss", value)?),
                    Self::MietzuschussV1_1(value) => alt::$payloads::Mietzuschuss(run.field("mietzuschuss", value)?),
                    Self::Anzeige(value) => alt::$payloads::Anzeige(run.field("anzeige", value)?),
                    Self::Antrag(value) => alt::$payloads::Antrag(run.field("antrag", value)?),
                    Self::Other(value) => alt::$payloads::Other(value),
                })
            }
        }
    )+};
}

payloads!(Fachdaten, Nachweisdaten);
