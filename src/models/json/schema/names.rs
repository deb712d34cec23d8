//! What the definitions of a JSON Schema are called.

use std::collections::HashMap;
use std::fmt::Write;

use crate::models::json::message_key;
use crate::schema::shape::prefixed;
use crate::schema::simple::SimpleId;
use crate::schema::{Content, ElementId, LeafTerm, Schema, TypeDef, TypeId};

/// The namespace of the built-in types.
const XSD_URI: &str = "http://www.w3.org/2001/XMLSchema";

/// The names of all types of a schema: the same whatever message is asked for.
pub(super) struct Names {
    types: Vec<String>,
    /// The named types of the simple types.
    simple: HashMap<SimpleId, TypeId>,
    /// What all names end with.
    suffix: String,
}

impl Names {
    /// A named type has its local name, with the prefix where that is not enough, or always. A type without a name has that of its
    /// element, behind that of the type in which the element is declared.
    pub fn new(schema: &Schema, always_prefixed: bool) -> Self {
        let count = u32::try_from(schema.type_count()).unwrap_or(u32::MAX);
        let all = || (0..count).map(TypeId);
        let mut locals: HashMap<&str, usize> = HashMap::new();
        let mut simple = HashMap::new();
        for id in all() {
            let definition = schema.type_def(id);
            let Some(name) = definition.name() else { continue };
            *locals.entry(schema.local(name)).or_default() += 1;
            if let TypeDef::Simple { simple: number, .. } = definition {
                simple.entry(*number).or_insert(id);
            }
        }
        let mut names = vec![String::new(); schema.type_count()];
        for id in all() {
            let Some(name) = schema.type_def(id).name() else { continue };
            let (uri, local) = schema.name(name);
            names[id.index()] = if uri == XSD_URI {
                format!("xs:{local}")
            } else if always_prefixed || locals.get(local).is_some_and(|count| *count > 1) {
                prefixed(schema, name)
            } else {
                local.to_owned()
            };
        }
        let mut names = Self { types: names, simple, suffix: String::new() };
        names.name_others(schema, always_prefixed);
        names
    }

    fn name_others(&mut self, schema: &Schema, always_prefixed: bool) {
        let mut element_of: HashMap<TypeId, ElementId> = HashMap::new();
        for id in schema.elements() {
            let declared = schema.element(id).type_id;
            if schema.type_def(declared).name().is_none() {
                element_of.entry(declared).or_insert(id);
            }
        }
        let count = u32::try_from(schema.type_count()).unwrap_or(u32::MAX);
        let mut parent_of: HashMap<ElementId, TypeId> = HashMap::new();
        for id in (0..count).map(TypeId) {
            let TypeDef::Complex(complex) = schema.type_def(id) else { continue };
            let Content::Elements { model, .. } = complex.content else { continue };
            for leaf in &schema.content_model(model).leaves {
                if let LeafTerm::Element(element) = leaf.term
                    && !schema.element(element).global
                {
                    parent_of.entry(element).or_insert(id);
                }
            }
        }
        let mut taken: HashMap<String, usize> = HashMap::new();
        for name in self.types.iter().filter(|name| !name.is_empty()) {
            taken.insert(name.clone(), 1);
        }
        for id in (0..count).map(TypeId) {
            if schema.type_def(id).name().is_some() {
                continue;
            }
            // From the type to the nearest one with a name, or a global element.
            let mut path = Vec::new();
            let mut at = id;
            let start = loop {
                let Some(element) = element_of.get(&at) else { break "anonymous".to_owned() };
                let name = schema.element(*element).name;
                if schema.element(*element).global {
                    break if always_prefixed { prefixed(schema, name) } else { message_key(schema, *element) };
                }
                path.push(schema.local(name));
                match parent_of.get(element) {
                    Some(parent) if schema.type_def(*parent).name().is_some() => {
                        break self.types[parent.index()].clone();
                    }
                    Some(parent) if path.len() < schema.type_count() => at = *parent,
                    _ => break "anonymous".to_owned(),
                }
            };
            let mut name = start;
            path.iter().rev().for_each(|local| {
                let _ = write!(name, ".{local}");
            });
            let times = taken.entry(name.clone()).or_default();
            *times += 1;
            if *times > 1 {
                let _ = write!(name, ".{times}");
            }
            self.types[id.index()] = name;
        }
    }

    /// Tells names of several schemas apart that are defined side by side.
    pub fn number(&mut self, edition: u32) {
        if edition > 1 {
            self.suffix = format!(".{edition}");
            for name in self.types.iter_mut().filter(|name| !name.starts_with("xs:")) {
                let _ = write!(name, ".{edition}");
            }
        }
    }

    /// The name of what is no type, but differs from schema to schema.
    pub fn own(&self, name: &str) -> String {
        format!("{name}{}", self.suffix)
    }

    /// The name of a type.
    pub fn of(&self, id: TypeId) -> &str {
        self.types.get(id.index()).map_or("anonymous", String::as_str)
    }

    /// The name of a simple type that has one.
    pub fn of_simple(&self, id: SimpleId) -> Option<&str> {
        self.simple.get(&id).map(|id| self.of(*id))
    }
}

/// A name as part of a reference: a JSON Pointer in a fragment of a URI.
pub(super) fn in_reference(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'~' => out.push_str("~0"),
            b'/' => out.push_str("~1"),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b'_' | b':' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}
