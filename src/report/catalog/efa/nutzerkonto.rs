//! What an account does not say, or says wrongly.

use super::super::Rule;

pub(super) const RULES: &[Rule] = &[];
