//! What schema documents declare, read as plain XML: an oracle that knows nothing of schema sets.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::xsd::SchemaSet;

/// The declarations of all documents of a set.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Local names of global elements, each with the namespaces in which there is one.
    pub(super) elements: BTreeMap<String, BTreeSet<String>>,
    /// Local names of global types.
    pub(super) types: BTreeMap<String, BTreeSet<String>>,
    /// Fields below the global component in which they are written: `Typ/feld/@attribut`.
    pub(super) fields: BTreeSet<String>,
    /// Names of fields, wherever they are written.
    pub(super) names: BTreeSet<String>,
}

impl Written {
    pub(super) fn of(set: &SchemaSet) -> Self {
        let mut written = Self::default();
        for document in &set.documents {
            // The library's own documents lie nowhere.
            if let Ok(text) = std::fs::read_to_string(&*document.path) {
                written.read(&text);
            }
        }
        written
    }

    fn read(&mut self, text: &str) {
        let mut reader = Reader::from_str(text);
        let mut path: Vec<Option<String>> = Vec::new();
        let mut namespace = String::new();
        loop {
            match reader.read_event().expect("XML that was read before") {
                Event::Start(tag) => {
                    if path.is_empty() {
                        namespace = get(&tag, "targetNamespace").unwrap_or_default();
                    }
                    let step = self.declare(&tag, &path, &namespace);
                    path.push(step);
                }
                Event::Empty(tag) => drop(self.declare(&tag, &path, &namespace)),
                Event::End(_) => drop(path.pop()),
                Event::Eof => return,
                _ => {}
            }
        }
    }

    fn declare(&mut self, tag: &BytesStart<'_>, path: &[Option<String>], namespace: &str) -> Option<String> {
        let kind = tag.local_name().as_ref().to_owned();
        if !["element", "attribute", "complexType", "simpleType", "group", "attributeGroup"].contains(&kind.as_str()) {
            return None;
        }
        let reference = || get(tag, "ref").map(|name| name.rsplit(':').next().unwrap_or(&name).to_owned());
        let name = get(tag, "name").or_else(reference)?;
        let name = if kind == "attribute" { format!("@{name}") } else { name };
        let above: Vec<&str> = path.iter().flatten().map(String::as_str).collect();
        match (above.is_empty(), kind.as_str()) {
            (true, "element") => {
                self.elements.entry(name.clone()).or_default().insert(namespace.to_owned());
            }
            (true, "complexType" | "simpleType") => {
                self.types.entry(name.clone()).or_default().insert(namespace.to_owned());
            }
            (false, "element" | "attribute") => {
                self.fields.insert(format!("{}/{name}", above.join("/")));
                self.names.insert(name.clone());
            }
            _ => {}
        }
        Some(name)
    }
}

fn get(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let value = tag.try_get_attribute(name).expect("attributes that were read before")?;
    Some(value.value.into_owned())
}
