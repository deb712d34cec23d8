//! Between 1.0 and 1.1: the changes a to h of `docs/xefa.md`.

mod anlagen;
mod anschrift;
mod antrag;
mod codes;
mod fachdaten;
mod kommunikation;
mod konto;
mod nachrichten;
mod name;
mod person;
mod pfade;
mod same;
mod staatsangehoerigkeit;
mod teildatum;
mod wohngeld;
mod wohnsitz;

use crate::map::steps::Step;
use crate::models::{v1_0 as alt, v1_1 as neu};

/// The way up.
pub(super) static UP: Step = Step {
    from: "1.0",
    to: "1.1",
    reasons: &[&anschrift::SPLIT, &anschrift::UNCLEAR, &pfade::GONE, &pfade::COARSE],
    questions: &[&anschrift::PARTS, &teildatum::DAY, &kommunikation::CONTACT, &staatsangehoerigkeit::KEY],
    obstacles: &[],
};

/// The way down.
pub(super) static DOWN: Step = Step {
    from: "1.1",
    to: "1.0",
    reasons: &[
        &anschrift::JOINED,
        &kommunikation::MORE,
        &kommunikation::HOURS,
        &kommunikation::NAME,
        &kommunikation::CHANNEL,
        &kommunikation::VERSION,
        &antrag::REPRESENTATIVE,
        &antrag::DELIVERY,
        &codes::STATUS,
        &codes::STATUS_NAME,
        &konto::ORIGIN,
        &staatsangehoerigkeit::NO_LETTERS,
        &staatsangehoerigkeit::NAME,
        &staatsangehoerigkeit::VERSION,
        &wohngeld::YEAR,
        &wohngeld::BENEFIT,
        &pfade::GONE,
        &pfade::COARSE,
    ],
    questions: &[&anschrift::TOO_LONG, &antrag::WHICH, &staatsangehoerigkeit::LETTERS],
    obstacles: &[],
};
