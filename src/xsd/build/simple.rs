//! Simple type definitions (Part 1, 3.14).

use std::collections::HashSet;
use std::sync::Arc;

use super::annotation;
use super::{Builder, Context};
use crate::report::Finding;
use crate::schema::TypeId;
use crate::schema::simple::{Builtin, FacetKind};
use crate::xsd::builtin;
use crate::xsd::component::{Annotation, Derivations, Facet, Location, QName, SimpleKind, SimpleType, Type};
use crate::xsd::document::SIMPLE;
use crate::xsd::names::reference;
use crate::xsd::node::Node;

const ANY_SIMPLE: Builtin = Builtin::AnySimpleType;

impl<'a> Builder<'a> {
    /// A number for a type; what it is follows.
    pub(super) fn new_type(&mut self, complex: bool, at: Location) -> TypeId {
        let id = TypeId(u32::try_from(self.set.types.len()).unwrap_or(u32::MAX));
        self.set.types.push(if complex {
            super::complex::empty(at)
        } else {
            Type::Simple(SimpleType {
                name: None,
                base: builtin::type_id(ANY_SIMPLE),
                kind: SimpleKind::Restriction,
                facets: Vec::new(),
                final_: Derivations::default(),
                annotation: Annotation::default(),
                at,
            })
        });
        self.own.push(None);
        id
    }

    /// An anonymous `xs:simpleType`.
    pub(super) fn anonymous_simple(&mut self, context: Context, node: &'a Node) -> TypeId {
        let id = self.new_type(false, Self::at(context, node));
        self.simple_type(context, node, id, None);
        id
    }

    /// Reads an `xs:simpleType`.
    pub(super) fn simple_type(&mut self, context: Context, node: &'a Node, id: TypeId, name: Option<QName>) {
        let any_simple = builtin::type_id(ANY_SIMPLE);
        let document = self.document(context);
        let mut made = SimpleType {
            name,
            base: any_simple,
            kind: SimpleKind::Restriction,
            facets: Vec::new(),
            final_: document.derivations(node, "final", "finalDefault", SIMPLE),
            annotation: annotation::of(node),
            at: Self::at(context, node),
        };
        let step = node.child_of(&["restriction", "list", "union"]);
        if context.redefining.is_some() {
            self.must_redefine_itself(context, step, node);
        }
        match step {
            Some(step) if step.is("restriction") => {
                if let Some(base) = self.one_type(context, step, "base", "src-simple-type.2") {
                    if base == any_simple && !document.built_in {
                        self.push(context.document, Finding::new("cos-st-restricts.1.1", step.place_of("base")));
                    }
                    made.base = base;
                }
                made.facets = self.facets(context, step);
            }
            Some(step) if step.is("list") => {
                let item = self.one_type(context, step, "itemType", "src-simple-type.3");
                made.kind = SimpleKind::List(item.unwrap_or(any_simple));
            }
            Some(step) => made.kind = SimpleKind::Union(self.members(context, step)),
            None => {}
        }
        self.set.types[id.index()] = Type::Simple(made);
    }

    /// The type that an attribute names or that stands inline: one of both, and a simple one.
    pub(super) fn one_type(&mut self, context: Context, node: &'a Node, attribute: &str, rule: &str) -> Option<TypeId> {
        let inline = node.child("simpleType");
        if node.attr(attribute).is_some() == inline.is_some() {
            if !node.attributes.iter().any(|attr| attr.rejected && &*attr.local == attribute) {
                self.push(context.document, Finding::new(rule, node.place).arg("attribute", attribute.to_owned()));
            }
            inline?;
        }
        match inline {
            Some(inline) => Some(self.anonymous_simple(context, inline)),
            None => self.simple_of(context, node, attribute),
        }
    }

    /// The simple type that an attribute names.
    pub(super) fn simple_of(&mut self, context: Context, node: &Node, attribute: &str) -> Option<TypeId> {
        let id = self.type_of(context, node, attribute)?;
        self.must_be_simple(context, node, attribute, id)
    }

    fn must_be_simple(&mut self, context: Context, node: &Node, attribute: &str, id: TypeId) -> Option<TypeId> {
        if self.is_simple(id) {
            return Some(id);
        }
        let value = node.get(attribute).unwrap_or_default();
        let finding = Finding::new("src-resolve", node.place_of(attribute));
        self.push(context.document, finding.arg("name", value).arg("kind", "simple type definition"));
        None
    }

    fn members(&mut self, context: Context, node: &'a Node) -> Vec<TypeId> {
        let mut members = Vec::new();
        let attr = node.attr("memberTypes");
        for name in attr.map_or("", |attr| &attr.value).split(' ').filter(|name| !name.is_empty()) {
            let found = self.find_type(context, node, name, node.place_of("memberTypes"));
            members.extend(found.and_then(|id| self.must_be_simple(context, node, "memberTypes", id)));
        }
        for inline in node.elements().filter(|child| child.is("simpleType")) {
            members.push(self.anonymous_simple(context, inline));
        }
        if members.is_empty() && attr.is_none_or(|attr| attr.value.is_empty()) {
            self.push(context.document, Finding::new("src-simple-type.4", node.place));
        }
        members
    }

    /// The facets of a restriction, in the order of the document.
    pub(super) fn facets(&mut self, context: Context, node: &Node) -> Vec<Facet> {
        let mut facets: Vec<Facet> = Vec::new();
        let mut seen = HashSet::new();
        for child in node.elements() {
            let Some(kind) = FacetKind::from_local(&child.local) else { continue };
            let Some(value) = child.get("value") else { continue };
            if !matches!(kind, FacetKind::Pattern | FacetKind::Enumeration) && !seen.insert(kind) {
                let finding = Finding::new("src-single-facet-value", child.place);
                self.push(context.document, finding.arg("facet", kind.local_name()));
                continue;
            }
            facets.push(Facet {
                kind,
                value: value.to_owned(),
                fixed: child.flag("fixed"),
                scope: Arc::clone(&child.scope),
                annotation: annotation::of(child),
                at: Self::at(context, child),
            });
        }
        facets
    }

    /// A type in `xs:redefine` has itself as base.
    pub(super) fn must_redefine_itself(&mut self, context: Context, step: Option<&Node>, node: &Node) {
        let Some(redefining) = context.redefining else { return };
        let name = &self.names.declarations[redefining.index()].name;
        let base = step.and_then(|step| step.attr("base").map(|attr| (step, attr)));
        let itself = base.is_some_and(|(step, attr)| {
            let found = reference(self.document(context), step, &attr.value, attr.value_place);
            found.is_ok_and(|found| found.namespace == name.namespace && found.local == &*name.local)
        });
        if !itself {
            let place = base.map_or(node.place, |(_, attr)| attr.value_place);
            self.push(context.document, Finding::new("src-redefine.5", place).arg("name", name.to_string()));
        }
    }
}
