//! What is wrong with a directory, and what it does not know.

use super::super::Rule;

pub(super) const RULES: &[Rule] = &[];
