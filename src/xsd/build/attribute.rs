//! Attribute declarations and uses (Part 1, 3.2 and 3.5).

use std::sync::Arc;

use super::annotation;
use super::{Builder, Context};
use crate::report::Finding;
use crate::schema::simple::Builtin;
use crate::schema::{AttributeId, TypeId};
use crate::xsd::builtin;
use crate::xsd::component::{Annotation, Attribute, AttributeUse, Location, QName, ValueConstraint};
use crate::xsd::names::Space;
use crate::xsd::node::{Node, XSI};

impl<'a> Builder<'a> {
    /// A number for an attribute; what it is follows.
    pub(super) fn new_attribute(&mut self, name: QName, at: Location) -> AttributeId {
        let id = AttributeId(u32::try_from(self.set.attributes.len()).unwrap_or(u32::MAX));
        self.set.attributes.push(Attribute {
            name,
            type_id: builtin::type_id(Builtin::AnySimpleType),
            global: true,
            value: None,
            annotation: Annotation::default(),
            at,
        });
        id
    }

    /// What all global attributes say.
    pub(super) fn attribute_declarations(&mut self) {
        let names = self.names;
        for (index, declaration) in names.declarations.iter().enumerate() {
            if declaration.space == Space::Attribute {
                let context = Context { document: declaration.document, redefining: None };
                self.attribute(context, declaration.node, AttributeId(self.ids[index]));
            }
        }
    }

    fn attribute(&mut self, context: Context, node: &'a Node, id: AttributeId) {
        if node.get("name") == Some("xmlns") {
            self.push(context.document, Finding::new("no-xmlns", node.place_of("name")));
        }
        let namespace = self.set.attributes[id.index()].name.namespace.as_deref();
        if namespace == Some(XSI) && !self.document(context).built_in {
            self.push(context.document, Finding::new("no-xsi", node.place_of("name")));
        }
        let value = self.value_constraint(context, node, "src-attribute.1");
        let type_id = if node.attr("type").is_some() || node.child("simpleType").is_some() {
            self.one_type(context, node, "type", "src-attribute.4")
        } else {
            None
        };
        let attribute = &mut self.set.attributes[id.index()];
        attribute.value = value;
        if let Some(type_id) = type_id {
            attribute.type_id = type_id;
        }
        attribute.annotation = annotation::of(node);
        let type_id = attribute.type_id;
        if attribute.value.is_some() && self.is_id(type_id) {
            let place = if node.attr("default").is_some() { node.place_of("default") } else { node.place_of("fixed") };
            self.push(context.document, Finding::new("a-props-correct.3", place));
        }
    }

    /// Whether a type is `xs:ID` or derived from it, as far as this is known already.
    pub(super) fn is_id(&self, id: TypeId) -> bool {
        self.is_derived_from(id, builtin::type_id(Builtin::Id))
    }

    /// `default` or `fixed`.
    pub(super) fn value_constraint(&mut self, context: Context, node: &Node, both: &str) -> Option<ValueConstraint> {
        let (default, fixed) = (node.attr("default"), node.attr("fixed"));
        if default.is_some() && fixed.is_some() {
            self.push(context.document, Finding::new(both, node.place));
        }
        let attr = fixed.or(default)?;
        Some(ValueConstraint { fixed: fixed.is_some(), lexical: attr.value.clone(), scope: Arc::clone(&node.scope) })
    }

    /// The use that a local `xs:attribute` makes; none for a prohibited one, whose name is told.
    pub(super) fn attribute_use(&mut self, context: Context, node: &'a Node) -> Option<Result<AttributeUse, QName>> {
        let (name, reference) = (node.attr("name"), node.attr("ref"));
        if name.is_some() == reference.is_some() {
            if !node.attributes.iter().any(|attr| attr.rejected && matches!(&*attr.local, "name" | "ref")) {
                self.push(context.document, Finding::new("src-attribute.3.1", node.place));
            }
            name?;
        }
        let use_ = node.get("use").unwrap_or("optional");
        if node.attr("default").is_some() && use_ != "optional" {
            self.push(context.document, Finding::new("src-attribute.2", node.place_of("use")));
        }
        let (id, value) = match (name, reference) {
            (Some(name), _) => {
                let namespace = self.document(context).local_namespace(node, "attributeFormDefault");
                let name = QName { namespace, local: name.value.as_str().into() };
                let id = self.new_attribute(name, Self::at(context, node));
                self.set.attributes[id.index()].global = false;
                self.attribute(context, node, id);
                (id, self.set.attributes[id.index()].value.clone())
            }
            (None, Some(reference)) => {
                for extra in ["type", "form"].into_iter().filter_map(|extra| node.attr(extra)) {
                    let finding = Finding::new("src-attribute.3.2", extra.place);
                    self.push(context.document, finding.arg("attribute", &*extra.local));
                }
                if let Some(inline) = node.child("simpleType") {
                    self.push(context.document, Finding::new("src-attribute.3.2", inline.place));
                }
                let found = self.find(Space::Attribute, context, node, &reference.value, reference.value_place)?;
                let id = AttributeId(self.ids[found.index()]);
                (id, self.referring_value(context, node, id))
            }
            (None, None) => return None,
        };
        if use_ == "prohibited" {
            return Some(Err(self.set.attributes[id.index()].name.clone()));
        }
        let annotation = if reference.is_some() { annotation::of(node) } else { Annotation::default() };
        Some(Ok(AttributeUse { attribute: id, required: use_ == "required", value, annotation }))
    }

    /// The value constraint of a reference to an attribute: its own, or the declaration's.
    fn referring_value(&mut self, context: Context, node: &Node, id: AttributeId) -> Option<ValueConstraint> {
        let own = self.value_constraint(context, node, "src-attribute.1");
        let declared = self.set.attributes[id.index()].value.clone();
        if let (Some(own), Some(declared)) = (&own, &declared)
            && declared.fixed
            && !own.fixed
        {
            // Whether two fixed values are one is seen when types are compiled.
            let place = node.place_of("default");
            let name = self.set.attributes[id.index()].name.to_string();
            self.push(context.document, Finding::new("au-props-correct.2", place).arg("name", name));
        }
        if own.is_some() && self.is_id(self.set.attributes[id.index()].type_id) {
            self.push(context.document, Finding::new("a-props-correct.3", node.place));
        }
        own.or(declared)
    }
}
