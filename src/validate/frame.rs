//! One open element.

use std::ops::{Deref, DerefMut};

use crate::schema::simple::SimpleId;
use crate::schema::{ElementId, NameId, TypeId};

/// An open element. It is written for every element, so it is small.
#[derive(Debug)]
pub(super) struct Frame {
    pub label: Label,
    /// Its number among its like, 1-based; 0 where it cannot occur more than once.
    pub index: u32,
    pub element: Option<ElementId>,
    pub type_id: TypeId,
    pub content: FrameContent,
    /// The state of the automaton.
    pub state: u32,
    /// Where its slots and counters begin in the arena.
    pub arena: usize,
    /// The byte offset of its `<`, and behind its `>`.
    pub span: (usize, usize),
    /// Where its first text that is not white space begins.
    pub text_at: Option<usize>,
    /// Whether a finding about its content was made that covers all further ones of that kind.
    pub reported: bool,
    /// Whether it had a child.
    pub had_child: bool,
    /// Whether its text has been checked: it was known to be all of it before the end tag.
    pub settled: bool,
    /// After a content finding, until the next element that fits: no further missing child is reported.
    pub quiet: bool,
    /// Ranges of leaves that were passed over, or taken for a misspelt element, and may still turn up without a second finding.
    pub forgiven: Seldom<(u32, u32)>,
    /// The configurations of an ambiguous content model.
    pub configurations: Seldom<Configuration>,
}

impl Frame {
    /// An element in which nothing is checked.
    pub fn unchecked(label: Label, index: u32, arena: usize, span: (usize, usize)) -> Self {
        Self {
            label,
            index,
            element: None,
            type_id: TypeId::ANY_TYPE,
            content: FrameContent::Skip,
            state: 0,
            arena,
            span,
            text_at: None,
            reported: false,
            had_child: false,
            settled: false,
            quiet: false,
            forgiven: Seldom::default(),
            configurations: Seldom::default(),
        }
    }
}

/// A vector that next to no frame needs: one word as long as nothing is changed.
#[derive(Debug)]
#[expect(clippy::box_collection, reason = "a vector alone is three words")]
pub(super) struct Seldom<T>(Option<Box<Vec<T>>>);

impl<T> Default for Seldom<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Deref for Seldom<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        self.0.as_deref().unwrap_or(const { &Vec::new() })
    }
}

impl<T> DerefMut for Seldom<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        self.0.get_or_insert_default()
    }
}

/// The name of an open element, for paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Known(NameId),
    /// A range of the engine's texts of unknown names.
    Unknown(u32, u32),
}

/// What is checked inside an open element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FrameContent {
    /// Text of a simple type; whether the element's type is complex.
    Text { simple: SimpleId, complex: bool },
    /// Nothing may stand there.
    Empty,
    /// `xsi:nil` is true: nothing may stand there.
    Nil,
    /// Elements of a content model.
    Elements { model: u32, mixed: bool },
    /// Nothing is checked, and no steps are given.
    Skip,
}

/// One way in which an ambiguous content model may have been followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Configuration {
    pub state: u32,
    pub counters: Vec<u32>,
}
