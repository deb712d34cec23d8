//! Why a message does not fit the state of its case.

use super::super::Rule;

pub(super) const RULES: &[Rule] = &[];
