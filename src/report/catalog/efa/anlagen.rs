//! What is wrong with an attachment.

use super::super::Rule;

pub(super) const RULES: &[Rule] = &[];
