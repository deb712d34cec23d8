//! What a mailbox would not take.

use super::super::Rule;

pub(super) const RULES: &[Rule] = &[];
