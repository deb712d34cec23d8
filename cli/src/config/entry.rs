//! What entries have in common: where they stand, and whether they had any effect.

use std::sync::atomic::{AtomicBool, Ordering};

use xefa::report::{Finding, Place};

/// An entry of a configuration that has to have an effect.
#[derive(Debug)]
pub struct Entry {
    /// How messages call it, such as `[[expect]]`.
    name: &'static str,
    place: Place,
    used: AtomicBool,
}

impl Entry {
    /// One that had no effect so far.
    pub fn new(name: &'static str, place: Place) -> Self {
        Self { name, place, used: AtomicBool::new(false) }
    }

    /// It had an effect.
    pub fn hit(&self) {
        self.used.store(true, Ordering::Relaxed);
    }

    /// What to say if it had none; `what` says which files and rules it names.
    pub fn dead(&self, what: String) -> Option<Finding> {
        let finding = || Finding::new("xefa-eintrag-ohne-treffer", self.place);
        (!self.used.load(Ordering::Relaxed)).then(|| finding().arg("name", self.name).arg("members", what))
    }
}
