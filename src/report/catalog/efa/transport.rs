//! What is wrong with an envelope, and what a transport could not do.

use super::super::Rule;

pub(super) const RULES: &[Rule] = &[];
