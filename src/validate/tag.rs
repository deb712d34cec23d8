//! What the engine has to know of a start tag, whoever reads it: an XML reader, a JSON reader or an encoder.

use crate::schema::NameId;
use crate::schema::simple::Scope;

/// A start tag.
pub trait Tag: Scope {
    /// The element's name.
    fn name(&self) -> TagName<'_>;
    /// The number of its attributes, namespace declarations not counted.
    fn attribute_count(&self) -> usize;
    /// An attribute.
    fn attribute(&self, index: usize) -> TagAttribute<'_>;
    /// Whether there may be `xsi:` attributes among them; a driver that does not know says yes.
    fn may_bear_instance_attributes(&self) -> bool {
        self.attribute_count() > 0
    }
    /// The byte offset of its `<`, and one behind its `>`.
    fn span(&self) -> (usize, usize);
}

/// An expanded name, with its number where the schema knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TagName<'a> {
    /// The number in the compiled schema.
    pub id: Option<NameId>,
    /// The namespace, "" for none.
    pub uri: &'a str,
    /// The local name.
    pub local: &'a str,
}

/// An attribute of a start tag.
#[derive(Debug, Clone, Copy)]
pub struct TagAttribute<'a> {
    /// Its name.
    pub name: TagName<'a>,
    /// Its value, normalised as XML does it (XML 1.0, 3.3.3).
    pub value: &'a str,
    /// The byte offset of its name.
    pub name_at: usize,
    /// The byte offset of its value, behind the quote.
    pub value_at: usize,
    /// The byte offset behind its value.
    pub end: usize,
}
