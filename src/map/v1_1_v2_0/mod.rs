//! Between 1.1 and 2.0: the changes i to x of `docs/xefa.md`, and a to h for Fachmodule that leap from 1.0.

mod anlagen;
mod antrag;
mod bank;
mod behoerde;
mod beteiligte;
mod betraege;
mod fachmodule;
mod konto;
mod nachrichten;
mod nachweisart;
mod name;
mod person;
mod pfade;
mod same;
mod status;
mod verfahren;
mod vertrauen;
mod vorstufe;
mod wohngeld;

use crate::map::Stop;
use crate::map::steps::Step;
use crate::models::{v1_1 as alt, v2_0 as neu};

/// The way up.
pub(super) static UP: Step = Step {
    from: "1.1",
    to: "2.0",
    reasons: &[
        &name::TITLE,
        &name::SPLIT,
        &person::FAX,
        &person::PROFESSION,
        &status::FOLDED,
        &status::NAME,
        &nachweisart::NAME,
        &verfahren::NAME,
        &verfahren::KIND,
        &pfade::GONE,
        &pfade::COARSE,
        &vorstufe::anschrift::SPLIT,
        &vorstufe::anschrift::UNCLEAR,
    ],
    questions: &[
        &name::WHICH,
        &status::WHICH,
        &antrag::GROUND,
        &bank::SHORTER,
        &nachweisart::VERSION,
        &nachweisart::RETIRED,
        &verfahren::LANGUAGE,
        &wohngeld::KIND,
        &wohngeld::PERIOD,
        &vorstufe::anschrift::PARTS,
        &vorstufe::teildatum::DAY,
        &vorstufe::kommunikation::CONTACT,
        &vorstufe::staatsangehoerigkeit::KEY,
    ],
    obstacles: &[&beteiligte::REPRESENTATIVE, &betraege::RANGE, &anlagen::NO_STORE, &anlagen::TAKEN, &anlagen::FAILED],
};

/// The way down.
pub(super) static DOWN: Step = Step {
    from: "2.0",
    to: "1.1",
    reasons: &[
        &name::CALLED,
        &name::BLANK,
        &status::UNKNOWN,
        &status::NAME,
        &status::LIST,
        &betraege::CURRENCY_NAME,
        &betraege::CURRENCY_VERSION,
        &beteiligte::ROLE_NAME,
        &vertrauen::NAME,
        &antrag::GROUND_GONE,
        &antrag::CONSENT,
        &nachweisart::NAME,
        &nachweisart::FOLDED,
        &nachweisart::LIST,
        &verfahren::NAME,
        &verfahren::LANGUAGE_GONE,
        &verfahren::OTHER_LANGUAGE,
        &verfahren::MORE,
        &wohngeld::SUM,
        &wohngeld::DETAILS,
        &wohngeld::YEAR,
        &pfade::GONE,
        &pfade::COARSE,
        &vorstufe::anschrift::JOINED,
        &vorstufe::kommunikation::MORE,
        &vorstufe::kommunikation::HOURS,
        &vorstufe::kommunikation::NAME,
        &vorstufe::kommunikation::CHANNEL,
        &vorstufe::kommunikation::VERSION,
        &vorstufe::staatsangehoerigkeit::NO_LETTERS,
        &vorstufe::staatsangehoerigkeit::NAME,
        &vorstufe::staatsangehoerigkeit::VERSION,
    ],
    questions: &[&verfahren::GERMAN, &vorstufe::anschrift::TOO_LONG, &vorstufe::staatsangehoerigkeit::LETTERS],
    obstacles: &[
        &beteiligte::ONE_APPLICANT,
        &betraege::CURRENCY,
        &betraege::RANGE,
        &nachweisart::UNKNOWN,
        &status::NO_CODE,
        &anlagen::NO_STORE,
        &anlagen::MISSING,
        &anlagen::FAILED,
        &anlagen::DIFFERENT,
    ],
};
