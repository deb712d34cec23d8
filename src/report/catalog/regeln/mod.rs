//! Rules of the trade, a file per Fachmodul. What they look at is in `regeln`.

mod elterngeld;
mod gewerbe;
mod nachricht;
mod wohngeld;
mod wohnsitz;

use super::Rule;

/// The rules of every message, then those of the Fachmodule.
pub(super) const RULES: [&[Rule]; 5] =
    [nachricht::RULES, wohnsitz::RULES, wohngeld::RULES, gewerbe::RULES, elterngeld::RULES];
