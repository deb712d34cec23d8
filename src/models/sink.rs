//! What an encoder writes into.

use crate::schema::{AttributeUse, ElementId, TypeId};

use super::any::{AnyAttribute, AnyElement};
use super::encode::Encoded;

/// An element that begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Begin {
    /// The leaf of the parent's content model; none for the root.
    #[cfg_attr(not(feature = "json"), expect(dead_code, reason = "only JSON names members after leaves"))]
    pub leaf: Option<u32>,
    pub element: ElementId,
    pub declared: TypeId,
    pub type_id: TypeId,
    pub nil: bool,
}

/// Takes the events of a value.
pub(crate) trait Sink {
    fn open(&mut self, begin: Begin) -> Encoded;
    /// An element that no model describes, with its attributes; its content follows.
    fn open_any(&mut self, leaf: Option<u32>, element: &AnyElement) -> Encoded;
    fn attribute(&mut self, attribute: &AttributeUse, text: &str) -> Encoded;
    fn any_attribute(&mut self, attribute: &AnyAttribute) -> Encoded;
    fn prefixes(&mut self, prefixes: &[(String, String)]) -> Encoded;
    fn text(&mut self, text: &str) -> Encoded;
    /// What stands before a local name of a namespace in the text or the attribute that comes next: a prefix in scope, with its colon.
    fn prefix(&mut self, uri: &str) -> String;
    fn close(&mut self) -> Encoded;
    fn enter(&mut self, node: u32) -> Encoded;
    fn next(&mut self, node: u32) -> Encoded;
    fn leave(&mut self, node: u32) -> Encoded;
}

/// What stands before local names, as leaves ask for it. It is here, and not where it is used, so that there is one for all types.
pub(crate) fn prefixes(sink: &mut dyn Sink) -> impl FnMut(&str) -> String {
    move |uri| sink.prefix(uri)
}

/// Where the first character of a text is that is not white space: white space between elements is no text.
pub(crate) fn first_non_blank(text: &str) -> Option<usize> {
    text.bytes().position(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}
