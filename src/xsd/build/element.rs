//! Element declarations, substitution groups and identity constraints (Part 1, 3.3 and 3.11).

use std::sync::Arc;

use super::annotation;
use super::{Builder, Context, order};
use crate::report::Finding;
use crate::schema::{ElementId, TypeId};
use crate::xsd::component::{
    Annotation, Derivations, Element, IdentityConstraint, IdentityKind, Location, QName, XPath,
};
use crate::xsd::document::{COMPLEX, ELEMENT_BLOCK};
use crate::xsd::names::{Space, reference};
use crate::xsd::node::Node;

impl<'a> Builder<'a> {
    /// A number for an element; what it is follows.
    pub(super) fn new_element(&mut self, name: QName, at: Location) -> ElementId {
        let id = ElementId(u32::try_from(self.set.elements.len()).unwrap_or(u32::MAX));
        self.set.elements.push(Element {
            name,
            type_id: TypeId::ANY_TYPE,
            global: true,
            nillable: false,
            abstract_: false,
            value: None,
            block: Derivations::default(),
            final_: Derivations::default(),
            substitution_head: None,
            constraints: Vec::new(),
            annotation: Annotation::default(),
            at,
        });
        id
    }

    /// Reads an `xs:element` directly below `xs:schema`.
    pub(super) fn global_element(&mut self, context: Context, node: &'a Node, id: ElementId) {
        if let Some(attr) = node.attr("substitutionGroup")
            && let Some(head) = self.find(Space::Element, context, node, &attr.value, attr.value_place)
        {
            self.set.elements[id.index()].substitution_head = Some(ElementId(self.ids[head.index()]));
        }
        let final_ = self.document(context).derivations(node, "final", "finalDefault", COMPLEX);
        let element = &mut self.set.elements[id.index()];
        element.abstract_ = node.flag("abstract");
        element.final_ = final_;
        self.element(context, node, id);
    }

    fn element(&mut self, context: Context, node: &'a Node, id: ElementId) {
        let inline = node.child_of(&["simpleType", "complexType"]);
        if let (Some(_), Some(inline)) = (node.attr("type"), inline) {
            self.push(context.document, Finding::new("src-element.3", inline.place));
        }
        let type_id = match inline {
            Some(inline) if inline.is("simpleType") => Some(self.anonymous_simple(context, inline)),
            Some(inline) => {
                let anonymous = self.new_type(true, Self::at(context, inline));
                self.complex_type(Context { redefining: None, ..context }, inline, anonymous, None);
                Some(anonymous)
            }
            None => self.type_of(context, node, "type"),
        };
        if type_id.is_none() && node.attr("type").is_none() && self.set.elements[id.index()].substitution_head.is_some()
        {
            self.heirs.insert(id);
        }
        let value = self.value_constraint(context, node, "src-element.1");
        let block = self.document(context).derivations(node, "block", "blockDefault", ELEMENT_BLOCK);
        let constraints = self.identity_constraints(context, node);
        let element = &mut self.set.elements[id.index()];
        element.type_id = type_id.unwrap_or(TypeId::ANY_TYPE);
        element.nillable = node.flag("nillable");
        element.value = value;
        element.block = block;
        element.constraints = constraints;
        element.annotation = annotation::of(node);
    }

    /// The element of an `xs:element` in a content model, and the annotation of the particle.
    pub(super) fn element_particle(&mut self, context: Context, node: &'a Node) -> Option<(ElementId, Annotation)> {
        let (name, reference) = (node.attr("name"), node.attr("ref"));
        if name.is_some() == reference.is_some() {
            if !node.attributes.iter().any(|attr| attr.rejected && matches!(&*attr.local, "name" | "ref")) {
                self.push(context.document, Finding::new("src-element.2.1", node.place));
            }
            name?;
        }
        if let Some(name) = name {
            let name = self.local_name(context, node, &name.value, "elementFormDefault");
            let id = self.new_element(name, Self::at(context, node));
            self.set.elements[id.index()].global = false;
            self.element(context, node, id);
            return Some((id, Annotation::default()));
        }
        let reference = reference?;
        let extra = ["type", "nillable", "default", "fixed", "form", "block"].into_iter().find_map(|a| node.attr(a));
        if let Some(extra) = extra {
            let finding = Finding::new("src-element.2.2", extra.place).arg("attribute", &*extra.local);
            self.push(context.document, finding);
        }
        if let Some(child) = node.elements().find(|child| !child.is("annotation")) {
            self.push(context.document, Finding::new("src-element.2.2", child.place).arg("attribute", &*child.local));
        }
        let found = self.find(Space::Element, context, node, &reference.value, reference.value_place)?;
        Some((ElementId(self.ids[found.index()]), annotation::of(node)))
    }

    fn identity_constraints(&mut self, context: Context, node: &'a Node) -> Vec<IdentityConstraint> {
        let mut constraints = Vec::new();
        for child in node.elements() {
            let kind = match &*child.local {
                "unique" => IdentityKind::Unique,
                "key" => IdentityKind::Key,
                "keyref" => {
                    let Some(attr) = child.attr("refer") else { continue };
                    match reference(self.document(context), child, &attr.value, attr.value_place) {
                        Ok(found) => {
                            IdentityKind::KeyRef(QName { namespace: found.namespace, local: found.local.into() })
                        }
                        Err(finding) => {
                            self.push(context.document, *finding);
                            continue;
                        }
                    }
                }
                _ => continue,
            };
            let Some(name) = child.get("name") else { continue };
            let xpath = |node: &Node| {
                let text = node.get("xpath")?.to_owned();
                Some(XPath { text, scope: Arc::clone(&node.scope) })
            };
            let Some(selector) = child.child("selector").and_then(xpath) else { continue };
            let fields: Vec<XPath> = child.elements().filter(|field| field.is("field")).filter_map(xpath).collect();
            let name = self.document(context).global_name(name);
            if let IdentityKind::KeyRef(refer) = &kind {
                self.keyrefs.push((context, child, refer.clone(), fields.len()));
            }
            let is_key = !matches!(kind, IdentityKind::KeyRef(_));
            if self.keys.insert(name.clone(), (fields.len(), is_key)).is_some() {
                let finding = Finding::new("sch-props-correct.2", child.place_of("name"))
                    .arg("name", name.to_string())
                    .arg("kind", Space::Key.kind());
                self.push(context.document, finding);
            }
            constraints.push(IdentityConstraint { name, kind, selector, fields, at: Self::at(context, child) });
        }
        constraints
    }

    /// A keyref refers to a key with as many fields (`c-props-correct`).
    pub(super) fn resolve_keyrefs(&mut self) {
        for (context, node, refer, fields) in std::mem::take(&mut self.keyrefs) {
            let place = node.place_of("refer");
            let finding = match self.keys.get(&refer) {
                Some((expected, true)) if *expected == fields => continue,
                Some((expected, true)) => Finding::new("c-props-correct.2", place)
                    .arg("name", refer.to_string())
                    .arg("fields", fields.to_string())
                    .arg("expected", expected.to_string()),
                _ => Finding::new("src-resolve", place).arg("name", refer.to_string()).arg("kind", Space::Key.kind()),
            };
            self.push(context.document, finding);
        }
    }

    /// Hands the types of heads down to elements that have none of their own, and tells circles.
    pub(super) fn substitution_groups(&mut self) {
        let heads: Vec<Option<usize>> =
            self.set.elements.iter().map(|element| element.substitution_head.map(ElementId::index)).collect();
        let mut circles = Vec::new();
        let order = order::inside_out(heads.len(), |at| heads[at].into_iter().collect(), |from, _| circles.push(from));
        for at in circles {
            let element = &mut self.set.elements[at];
            element.substitution_head = None;
            let finding = Finding::new("e-props-correct.6", self.place_of_element(at));
            let finding = finding.arg("name", self.set.elements[at].name.to_string());
            self.push(self.set.elements[at].at.document, finding);
        }
        for at in order {
            let Ok(number) = u32::try_from(at) else { continue };
            if let Some(head) = self.set.elements[at].substitution_head
                && self.heirs.contains(&ElementId(number))
            {
                self.set.elements[at].type_id = self.set.elements[head.index()].type_id;
            }
        }
    }

    /// The place of a global element's name.
    pub(super) fn place_of_element(&self, at: usize) -> crate::report::Place {
        let at = self.set.elements[at].at;
        crate::report::Place { line: at.line, column: at.column, ..crate::report::Place::default() }
    }
}
