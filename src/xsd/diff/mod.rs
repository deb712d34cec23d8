//! What changed between two schema sets, and whom it breaks.
//!
//! A [`Diff`] is told from a [`Comparison`]. Each [`Change`] has its kind, the component in both sets, what it was and what it is now, the
//! messages that it reaches, and its [`Class`]: compatible, breaking for senders (what was valid is not any more), breaking for receivers
//! (what is valid now was not before), or both. Judged is what messages show, not how a schema is written. What a shared type says is
//! told once, and so is a namespace that was renamed. `docs/diff.md` says what each kind and class means.
//!
//! ```
//! use xefa::report::Lang;
//! use xefa::xsd::Loader;
//! use xefa::xsd::compare::Comparison;
//! use xefa::xsd::diff::{Class, Diff, Kind};
//!
//! let read = |occurs: &str| {
//!     let text = format!(r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
//!         <xs:element name="nachricht"><xs:complexType><xs:sequence>
//!             <xs:element name="zeichen" type="xs:token" {occurs}/>
//!         </xs:sequence></xs:complexType></xs:element>
//!     </xs:schema>"#);
//!     Loader::new().document("a.xsd", text).read(&["a.xsd".into()]).expect("a correct schema")
//! };
//! let (old, new) = (read(r#"minOccurs="0""#), read(""));
//! let diff = Diff::of(&Comparison::of(&old, &new));
//!
//! let [change] = diff.changes.as_slice() else { panic!("one change") };
//! assert_eq!((change.kind, change.class), (Kind::Cardinality, Class::BreaksSenders));
//! assert_eq!(change.path(), "nachricht/zeichen");
//! assert_eq!(change.what(Lang::En), "occurrence 0..1 → 1..1");
//! assert_eq!(change.verdict(Lang::En), "breaks senders: old messages may lack it");
//! assert_eq!(&*change.messages[0], "nachricht");
//! ```

mod change;
mod collect;
mod declaration;
mod draft;
mod fields;
mod names;
mod reach;
mod reason;
mod simple;
#[cfg(test)]
mod tests;
mod text;
mod words;

use std::sync::Arc;

use serde::Serialize;

use super::compare::Comparison;

pub use change::{Aspect, Change, Class, Impact, Kind, Place};
pub use reason::Reason;

/// What changed between two schema sets.
#[derive(Debug, Clone, Serialize)]
pub struct Diff {
    /// The changes: of the whole set, of global elements, then of types.
    pub changes: Vec<Change>,
    /// The messages of both sets: the global elements that stand in no type.
    #[serde(serialize_with = "change::texts")]
    pub messages: Vec<Arc<str>>,
}

/// How many changes there are of each class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Summary {
    /// Compatible ones.
    pub compatible: usize,
    /// Those that break senders only.
    pub senders: usize,
    /// Those that break receivers only.
    pub receivers: usize,
    /// Those that break both.
    pub both: usize,
}

impl Summary {
    /// All changes.
    #[must_use]
    pub fn changes(self) -> usize {
        self.compatible + self.breaking()
    }

    /// Those that break somebody.
    #[must_use]
    pub fn breaking(self) -> usize {
        self.senders + self.receivers + self.both
    }
}

impl Diff {
    /// Tells the changes of a comparison.
    #[must_use]
    pub fn of(comparison: &Comparison<'_>) -> Self {
        collect::collect(comparison)
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many changes there are of each class.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for change in &self.changes {
            match change.class {
                Class::Compatible => summary.compatible += 1,
                Class::BreaksSenders => summary.senders += 1,
                Class::BreaksReceivers => summary.receivers += 1,
                Class::BreaksBoth => summary.both += 1,
            }
        }
        summary
    }
}
