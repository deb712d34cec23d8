//! A start tag that is being put together: by an encoder, or from JSON.

use crate::schema::simple::Scope;
use crate::schema::{NameId, Schema};
use crate::validate::{Tag, TagAttribute, TagName};
use crate::xml::{XML_URI, XSI_URI};

/// A name: one of the schema's, or any other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Name {
    Known(NameId),
    Other { uri: String, local: String },
}

impl Name {
    /// A name by its parts.
    pub fn of(schema: &Schema, uri: &str, local: &str) -> Self {
        match schema.namespace(uri).and_then(|namespace| schema.find(namespace, local)) {
            Some(id) => Self::Known(id),
            None => Self::Other { uri: uri.to_owned(), local: local.to_owned() },
        }
    }

    pub fn xsi(local: &str) -> Self {
        Self::Other { uri: XSI_URI.to_owned(), local: local.to_owned() }
    }

    /// Namespace and local name.
    pub fn parts<'n>(&'n self, schema: &'n Schema) -> (&'n str, &'n str) {
        match self {
            Self::Known(id) => schema.name(*id),
            Self::Other { uri, local } => (uri, local),
        }
    }
}

/// A start tag; it is used again and again.
#[derive(Debug)]
pub(crate) struct TagBuf<'s> {
    pub schema: &'s Schema,
    pub name: Name,
    pub attributes: Vec<(Name, std::ops::Range<usize>)>,
    /// Prefixes of foreign elements, the innermost last.
    pub bindings: Vec<(String, String)>,
    arena: String,
}

impl<'s> TagBuf<'s> {
    pub fn new(schema: &'s Schema) -> Self {
        let name = Name::Other { uri: String::new(), local: String::new() };
        Self { schema, name, attributes: Vec::new(), bindings: Vec::new(), arena: String::new() }
    }

    pub fn start(&mut self, name: Name) {
        self.name = name;
        self.attributes.clear();
        self.arena.clear();
    }

    pub fn push(&mut self, name: Name, value: &str) {
        let start = self.arena.len();
        self.arena.push_str(value);
        self.attributes.push((name, start..self.arena.len()));
    }

    pub fn value(&self, index: usize) -> &str {
        self.attributes.get(index).and_then(|(_, range)| self.arena.get(range.clone())).unwrap_or("")
    }

    fn tag_name<'t>(&'t self, name: &'t Name) -> TagName<'t> {
        let (uri, local) = name.parts(self.schema);
        let id = match name {
            Name::Known(id) => Some(*id),
            Name::Other { .. } => None,
        };
        TagName { id, uri, local }
    }
}

/// The prefix under which the schema's own documents know a namespace, as the root declares it.
pub(crate) fn namespace_of<'s>(schema: &'s Schema, prefix: &str) -> Option<&'s str> {
    match prefix {
        "" => None,
        "xml" => Some(XML_URI),
        "xsi" => Some(XSI_URI),
        _ => schema.namespace_of_prefix(prefix),
    }
}

impl Scope for TagBuf<'_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        match self.bindings.iter().rev().find(|(bound, _)| bound == prefix) {
            Some((_, uri)) => Some(uri),
            None => namespace_of(self.schema, prefix),
        }
    }
}

impl Tag for TagBuf<'_> {
    fn name(&self) -> TagName<'_> {
        self.tag_name(&self.name)
    }

    fn attribute_count(&self) -> usize {
        self.attributes.len()
    }

    fn attribute(&self, index: usize) -> TagAttribute<'_> {
        let name = &self.attributes[index].0;
        TagAttribute { name: self.tag_name(name), value: self.value(index), name_at: 0, value_at: 0, end: 0 }
    }

    fn span(&self) -> (usize, usize) {
        (0, 0)
    }
}
