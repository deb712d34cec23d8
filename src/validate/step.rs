//! The step protocol: what the engine hands on to whoever builds a value.
//!
//! Steps name things by numbers of the compiled schema. Between `Open` and `Close` of an element stand, in this order: its
//! attributes, then either one `Text` (simple content; also when it is empty) or children, groups and, in mixed content, texts.
//!
//! Groups are the nodes of a [content model](crate::schema::ContentModel) that are left after simplification, the root excepted
//! unless it repeats or is a choice: `Enter` when the first occurrence begins, `Next` when another one does, `Leave` when the last
//! one has ended. Without them `(a, b?)*` on `a a b` could not be told apart. A group that consumes nothing gives no step.

use crate::schema::{ElementId, TypeId};

/// One step. It is valid until the next one is asked for; texts are fetched from whoever gives the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// An element begins.
    Open {
        /// The leaf of the parent's content model it belongs to; [`Step::ROOT`] for the root and for children of content that is
        /// not checked.
        leaf: u32,
        /// Its declaration; none where a lax or skipping wildcard let it pass without one.
        element: Option<ElementId>,
        /// Its actual type, after `xsi:type`; [`TypeId::ANY_TYPE`] where nothing is declared.
        type_id: TypeId,
        /// Whether `xsi:nil` is true: no content follows.
        nil: bool,
    },
    /// An attribute of the element that was just opened.
    Attribute {
        /// The attribute use of the actual type, by its place in [`ComplexType::attributes`](crate::schema::ComplexType);
        /// [`Step::WILDCARD`] where an attribute wildcard admitted it.
        index: u32,
        /// Its place among the attributes of the start tag.
        tag_index: u32,
    },
    /// The text of a simple content, or a text between the elements of a mixed one.
    Text,
    /// An element ends.
    Close,
    /// A group begins, by its node.
    Enter(u32),
    /// A group occurs once more.
    Next(u32),
    /// A group ends.
    Leave(u32),
}

impl Step {
    /// The leaf of a root element.
    pub const ROOT: u32 = u32::MAX;
    /// The index of an attribute that a wildcard admitted.
    pub const WILDCARD: u32 = u32::MAX;
}
