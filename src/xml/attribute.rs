//! The attributes of a start tag.
use super::name::{NameSpan, QName};
use super::namespaces::Ns;
use std::ops::Range;

/// An attribute of the current start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute<'r> {
    /// Its name. Without a prefix it is in no namespace.
    pub name: QName<'r>,
    /// Its value: references resolved, white space normalised as for CDATA attributes (XML 1.0, 3.3.3).
    pub value: &'r str,
    /// Where the name begins in the input.
    pub name_offset: usize,
    /// Where the value begins in the input: the first character behind the quote.
    pub value_offset: usize,
    /// Where the value ends in the input: its closing quote.
    pub end: usize,
}

impl Attribute<'_> {
    /// The value as written, as bytes of the input.
    #[must_use]
    pub fn value_span(&self) -> Range<usize> {
        self.value_offset..self.end
    }
}

/// Where the value of an attribute is kept.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stored {
    /// In the input, exactly as it is.
    Input,
    /// In the arena, because it had to be normalised.
    Arena { start: usize, end: usize },
}

/// One attribute as byte ranges.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record {
    pub name: NameSpan,
    pub value_offset: usize,
    pub end: usize,
    pub stored: Stored,
}

/// The attributes of the current start tag in the order in which they are written, without namespace declarations.
#[derive(Debug, Clone, Copy)]
pub struct Attributes<'r> {
    pub(super) text: &'r str,
    pub(super) arena: &'r str,
    pub(super) records: &'r [Record],
    /// The offset of the text's first byte.
    pub(super) base: usize,
}

impl<'r> Attributes<'r> {
    /// How many there are.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The one at `index`.
    #[inline]
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Attribute<'r>> {
        self.records.get(index).map(|record| self.attribute(record))
    }

    /// All of them.
    #[inline]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Attribute<'r>> + use<'r> {
        let all = *self;
        self.records.iter().map(move |record| all.attribute(record))
    }

    /// Whether one of them is in that namespace.
    #[inline]
    #[must_use]
    pub fn any_in(&self, ns: Ns) -> bool {
        self.records.iter().any(|record| record.name.ns == ns)
    }

    #[inline]
    fn attribute(&self, record: &Record) -> Attribute<'r> {
        let value = match record.stored {
            Stored::Input => self.text.get(record.value_offset..record.end),
            Stored::Arena { start, end } => self.arena.get(start..end),
        };
        Attribute {
            name: record.name.resolve(self.text),
            value: value.unwrap_or_default(),
            name_offset: self.base + record.name.start,
            value_offset: self.base + record.value_offset,
            end: self.base + record.end,
        }
    }
}
