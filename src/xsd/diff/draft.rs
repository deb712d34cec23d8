//! A change on its way: what a pair of types says of itself, before it is known whether its base says the same.

use super::change::{Aspect, Impact};
use crate::xsd::compare::Evidence;
use crate::xsd::component::Location;

/// A change of a pair of types or elements.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) aspect: Aspect,
    /// The steps from the type to the component.
    pub(super) old_step: Option<String>,
    pub(super) new_step: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) items: Vec<String>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) impact: Impact,
    pub(super) old_at: Option<Location>,
    pub(super) new_at: Option<Location>,
}

impl Draft {
    pub(super) fn new(aspect: Aspect, impact: Impact) -> Self {
        Self {
            aspect,
            old_step: None,
            new_step: None,
            from: None,
            to: None,
            items: Vec::new(),
            evidence: Vec::new(),
            impact,
            old_at: None,
            new_at: None,
        }
    }

    pub(super) fn steps(mut self, old: Option<String>, new: Option<String>) -> Self {
        (self.old_step, self.new_step) = (old, new);
        self
    }

    pub(super) fn at(mut self, old: Option<Location>, new: Option<Location>) -> Self {
        (self.old_at, self.new_at) = (old, new);
        self
    }

    pub(super) fn values(mut self, from: Option<String>, to: Option<String>) -> Self {
        (self.from, self.to) = (from, to);
        self
    }

    /// Whether two types say the same of components with one name.
    pub(super) fn same(&self, other: &Self) -> bool {
        self.aspect == other.aspect
            && self.old_step == other.old_step
            && self.new_step == other.new_step
            && self.from == other.from
            && self.to == other.to
            && self.items == other.items
    }
}
