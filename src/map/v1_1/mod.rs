//! Within 1.1: wohngeld moved alone, so messages of this release carry its version 1.0 or 1.1 (change y of `docs/xefa.md`).

mod same;

#[allow(clippy::duplicate_mod, reason = "the same changes between other models")]
#[path = "../v1_0_v1_1/wohngeld.rs"]
mod wohngeld;

use super::{Conversion, Mapped};
use crate::models::v1_1::{Fachdaten, Message, Nachweisdaten, RegisterNachweisantwortAuswahl};
use crate::models::{v1_1 as alt, v1_1 as neu};

/// The message with wohngeld in the newer of the two versions, or in the older one; what carries no wohngeld stays as it is.
pub(super) fn with_wohngeld(message: Message, newer: bool, run: &mut Conversion<'_>) -> Mapped<Message> {
    Ok(match message {
        Message::AntragEinreichung(mut message) => {
            let there = [("antrag.einreichung.0100", 0), ("fachdaten", 0)];
            message.fachdaten = run.place(&there, &there, |run| application(message.fachdaten, newer, run))?;
            Message::AntragEinreichung(message)
        }
        Message::AntragNachlieferung(mut message) => {
            let there = [("antrag.nachlieferung.0110", 0), ("geaenderteFachdaten", 0)];
            let changed = message.geaenderte_fachdaten;
            message.geaenderte_fachdaten =
                run.place(&there, &there, |run| changed.map(|data| application(data, newer, run)).transpose())?;
            Message::AntragNachlieferung(message)
        }
        Message::RegisterNachweisantwort(mut message) => {
            let there = [("register.nachweisantwort.0401", 0), ("strukturiert", 0)];
            message.auswahl = match message.auswahl {
                RegisterNachweisantwortAuswahl::Strukturiert(data) => RegisterNachweisantwortAuswahl::Strukturiert(
                    run.place(&there, &there, |run| evidence(data, newer, run))?,
                ),
                document @ RegisterNachweisantwortAuswahl::Dokument(_) => document,
            };
            Message::RegisterNachweisantwort(message)
        }
        other => other,
    })
}

macro_rules! moved {
    ($name:ident, $payloads:ident) => {
        fn $name(payload: $payloads, newer: bool, run: &mut Conversion<'_>) -> Mapped<$payloads> {
            Ok(match payload {
                $payloads::Mietzuschuss(value) if newer => {
                    $payloads::MietzuschussV1_1(run.field("mietzuschuss", value)?)
                }
                $payloads::MietzuschussV1_1(value) if !newer => {
                    $payloads::Mietzuschuss(run.field("mietzuschuss", value)?)
                }
                other => other,
            })
        }
    };
}

moved!(application, Fachdaten);
moved!(evidence, Nachweisdaten);
