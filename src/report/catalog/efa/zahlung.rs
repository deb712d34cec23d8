//! What does not fit between a payment and the fee.

use super::super::Rule;

pub(super) const RULES: &[Rule] = &[];
