//! Stub.
use super::{Rule, error};
pub(super) const RULES: &[Rule] = &[];
