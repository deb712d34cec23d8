//! Where a part of a content stands, as generated tables write it.

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
}
