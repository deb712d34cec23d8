//! What a schema fixes at the head of its messages: version and standard.

use std::collections::{BTreeMap, BTreeSet};

use super::VersionPlace;
use crate::schema::{Content, ElementId, LeafTerm, Schema, TypeDef};

/// A place, and the values that it may have.
#[derive(Debug)]
pub(super) struct Mark {
    pub place: VersionPlace,
    pub values: Vec<String>,
}

/// The fixed attributes `version`, `standard` and `…Version` of the roots that a schema declares, and of their first children: there
/// stands the head of a message. What follows may have versions of its own, which say nothing of the whole.
pub(super) fn of_schema(schema: &Schema) -> Vec<Mark> {
    let mut found: BTreeMap<VersionPlace, BTreeSet<String>> = BTreeMap::new();
    for root in schema.global_elements() {
        for (name, value) in fixed(schema, root) {
            found.entry(VersionPlace::root_attribute(name)).or_default().insert(value.to_owned());
        }
        let TypeDef::Complex(complex) = schema.type_def(schema.element(root).type_id) else { continue };
        let Content::Elements { model, .. } = complex.content else { continue };
        let first = schema.content_model(model).leaves.first();
        let Some(LeafTerm::Element(child)) = first.map(|leaf| &leaf.term) else { continue };
        for (name, value) in fixed(schema, *child) {
            let place = VersionPlace::child_attribute(schema.local(schema.element(*child).name), name);
            found.entry(place).or_default().insert(value.to_owned());
        }
    }
    found.into_iter().map(|(place, values)| Mark { place, values: values.into_iter().collect() }).collect()
}

fn fixed(schema: &Schema, element: ElementId) -> impl Iterator<Item = (&str, &str)> {
    let attributes = match schema.type_def(schema.element(element).type_id) {
        TypeDef::Complex(complex) => complex.attributes.as_slice(),
        TypeDef::Simple { .. } => &[],
    };
    attributes.iter().filter_map(|attribute| {
        let (namespace, local) = schema.name(attribute.name);
        let value = attribute.value.as_ref().filter(|value| value.fixed)?;
        let telling = matches!(local, "version" | "standard") || local.ends_with("Version");
        (namespace.is_empty() && telling).then_some((local, &*value.lexical))
    })
}
