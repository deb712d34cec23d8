//! Why a register is not asked, or does not answer.

use super::super::Rule;

pub(super) const RULES: &[Rule] = &[];
