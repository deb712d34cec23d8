//! The documents of a set: each taken once under one namespace, with what it includes and imports.

use std::sync::Arc;

use super::component::{Derivations, QName};
use super::node::Node;
use crate::report::Place;

/// A schema document under one namespace.
#[derive(Debug)]
pub(crate) struct Document {
    /// How messages call it.
    pub name: Arc<str>,
    /// Its tree; a chameleon document's is shared.
    pub tree: Arc<Node>,
    /// The namespace under which it is taken.
    pub target: Option<Arc<str>>,
    /// Whether it has no target namespace of its own but is taken under one.
    pub chameleon: bool,
    /// The namespaces that it imports.
    pub imports: Vec<Option<Arc<str>>>,
    /// The documents that it includes or redefines.
    pub includes: Vec<u32>,
    /// Its `xs:redefine` elements, by their place, and the documents that they redefine.
    pub redefines: Vec<(Place, u32)>,
    /// Whether it is one of the library's own.
    pub built_in: bool,
}

impl Document {
    /// `elementFormDefault` or `attributeFormDefault`.
    pub fn qualified(&self, attribute: &str) -> bool {
        self.tree.get(attribute) == Some("qualified")
    }

    /// The namespace of a local declaration.
    pub fn local_namespace(&self, node: &Node, default: &str) -> Option<Arc<str>> {
        let qualified = match node.get("form") {
            Some(form) => form == "qualified",
            None => self.qualified(default),
        };
        if qualified { self.target.clone() } else { None }
    }

    /// The name of a global component.
    pub fn global_name(&self, local: &str) -> QName {
        QName { namespace: self.target.clone(), local: local.into() }
    }

    /// `block` or `final` of a component, or the default of the schema, as far as it means something for the component.
    pub fn derivations(&self, node: &Node, attribute: &str, default: &str, meaningful: Derivations) -> Derivations {
        let Some(words) = node.get(attribute).or_else(|| self.tree.get(default)) else {
            return Derivations::default();
        };
        let has = |word: &str| words == "#all" || words.split(' ').any(|known| known == word);
        Derivations {
            extension: meaningful.extension && has("extension"),
            restriction: meaningful.restriction && has("restriction"),
            substitution: meaningful.substitution && has("substitution"),
            list: meaningful.list && has("list"),
            union: meaningful.union && has("union"),
        }
    }
}

/// The derivations that mean something in the `block` of an element.
pub(crate) const ELEMENT_BLOCK: Derivations =
    Derivations { extension: true, restriction: true, substitution: true, list: false, union: false };
/// The derivations that mean something for a complex type, and in the `final` of an element.
pub(crate) const COMPLEX: Derivations =
    Derivations { extension: true, restriction: true, substitution: false, list: false, union: false };
/// The derivations that mean something in the `final` of a simple type.
pub(crate) const SIMPLE: Derivations =
    Derivations { extension: false, restriction: true, substitution: false, list: true, union: true };
