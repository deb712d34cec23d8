//! Where a part of a content stands, as generated tables write it.

use crate::validate::Step;

/// A place in the content model of a complex type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A leaf: an element particle or a wildcard.
    Leaf(u32),
    /// A known element that a wildcard admits: the wildcard's leaf, and the element.
    Payload(u32, u32),
    /// A group, by its node.
    Group(u32),
    /// A text of a mixed content.
    Text,
}

impl Key {
    /// An element particle.
    #[must_use]
    pub const fn element(leaf: u32) -> Self {
        Self::Leaf(leaf)
    }

    /// A wildcard.
    #[must_use]
    pub const fn any(leaf: u32) -> Self {
        Self::Leaf(leaf)
    }

    /// A known element that a wildcard admits.
    #[must_use]
    pub const fn payload(leaf: u32, element: u32) -> Self {
        Self::Payload(leaf, element)
    }

    /// A group.
    #[must_use]
    pub const fn group(node: u32) -> Self {
        Self::Group(node)
    }

    /// What [`Key::place`] never gives.
    pub(super) const UNKNOWN: u64 = 0;

    /// The step that stands here, as a number; of a payload its wildcard, of a group its entry or, unless it is the `first`
    /// occurrence, what goes on with it.
    #[inline]
    pub(super) const fn place(self, first: bool) -> u64 {
        match self {
            Self::Leaf(leaf) | Self::Payload(leaf, _) => LEAF | leaf as u64,
            Self::Group(node) if first => ENTER | node as u64,
            Self::Group(node) => NEXT | node as u64,
            Self::Text => TEXT,
        }
    }

    /// The number of a step; those of ends are nobody's place.
    #[inline]
    pub(super) const fn place_of(step: Step) -> u64 {
        match step {
            Step::Open { leaf, .. } => LEAF | leaf as u64,
            Step::Enter(node) => ENTER | node as u64,
            Step::Next(node) => NEXT | node as u64,
            Step::Text => TEXT,
            Step::Attribute { .. } | Step::Close | Step::Leave(_) => END,
        }
    }
}

const LEAF: u64 = 1 << 32;
const ENTER: u64 = 2 << 32;
const NEXT: u64 = 3 << 32;
const TEXT: u64 = 4 << 32;
const END: u64 = 5 << 32;
