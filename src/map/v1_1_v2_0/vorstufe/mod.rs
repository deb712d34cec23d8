//! The Baukasten of 1.0, which some Fachmodule of 1.1 still use, and that of 1.1: the first half of a leap to 2.0.
//!
//! The changes are those between 1.0 and 1.1, so the code is the same files over other models.

mod same;

#[allow(clippy::duplicate_mod, reason = "the same changes between other models")]
#[path = "../../v1_0_v1_1/anschrift.rs"]
pub(super) mod anschrift;
#[allow(clippy::duplicate_mod, reason = "the same changes between other models")]
#[path = "../../v1_0_v1_1/kommunikation.rs"]
pub(super) mod kommunikation;
#[allow(clippy::duplicate_mod, reason = "the same changes between other models")]
#[path = "../../v1_0_v1_1/person.rs"]
mod person;
#[allow(clippy::duplicate_mod, reason = "the same changes between other models")]
#[path = "../../v1_0_v1_1/staatsangehoerigkeit.rs"]
pub(super) mod staatsangehoerigkeit;
#[allow(clippy::duplicate_mod, reason = "the same changes between other models")]
#[path = "../../v1_0_v1_1/teildatum.rs"]
pub(super) mod teildatum;

use crate::models::v1_1 as neu;

/// The Baukasten of 1.0 as the models of 1.1 have it.
pub(super) mod alt {
    pub(in crate::map) use crate::models::v1_1::basisdatentypen_1_0::*;
    pub(in crate::map) use crate::models::v1_1::baukasten_1_0::*;
    pub(in crate::map) use crate::models::v1_1::codes_1_0::*;
}
