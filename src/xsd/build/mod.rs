//! From documents to components: first what each declaration says on its own, then what it inherits.

mod annotation;
mod attribute;
mod attribute_group;
mod complex;
mod consistency;
mod derivation;
mod effective;
mod element;
mod group;
mod order;
mod particle;
mod simple;
mod wildcard;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use self::attribute_group::AttributeSet;
use self::complex::Own;
use self::group::Built;
use super::builtin;
use super::component::{Document as DocumentComponent, Location, QName, SchemaSet, Type};
use super::document::Document;
use super::faults::{Faults, location};
use super::names::{Declaration, DeclarationId, Names, Reference, Space, reference};
use super::node::{Node, XSD};
use crate::limits::Limits;
use crate::report::{Finding, Place};
use crate::schema::simple::Builtin;
use crate::schema::{AttributeId, ElementId, TypeId};

/// Where something is read: in which document, and within which redefinition.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context {
    pub document: u32,
    pub redefining: Option<DeclarationId>,
}

/// Makes components.
pub(crate) struct Builder<'a> {
    documents: &'a [Document],
    limits: &'a Limits,
    names: &'a Names<'a>,
    faults: &'a mut Faults,
    /// Namespaces of imports whose documents could not be had.
    missing: HashSet<Option<Arc<str>>>,
    set: SchemaSet,
    /// What complex types say themselves, until it is put together with what they inherit.
    own: Vec<Option<Own>>,
    /// The type, element or attribute of each declaration.
    ids: Vec<u32>,
    groups: HashMap<DeclarationId, Built>,
    attribute_groups: HashMap<DeclarationId, AttributeSet>,
    /// Elements that take the type of the head of their substitution group.
    heirs: HashSet<ElementId>,
    /// Names of identity constraints with their numbers of fields; keyrefs to be looked up.
    keys: HashMap<QName, (usize, bool)>,
    keyrefs: Vec<(Context, &'a Node, QName, usize)>,
}

/// All components of a set of documents.
pub(crate) fn build<'a>(
    documents: &'a [Document],
    names: &'a Names<'a>,
    missing: HashSet<Option<Arc<str>>>,
    limits: &'a Limits,
    faults: &'a mut Faults,
) -> SchemaSet {
    let mut builder = Builder {
        documents,
        limits,
        names,
        faults,
        missing,
        set: SchemaSet { types: builtin::types(), ..SchemaSet::default() },
        own: Vec::new(),
        ids: Vec::new(),
        groups: HashMap::new(),
        attribute_groups: HashMap::new(),
        heirs: HashSet::new(),
        keys: HashMap::new(),
        keyrefs: Vec::new(),
    };
    builder.own.resize_with(builder.set.types.len(), || None);
    builder.reserve();
    builder.documents();
    builder.simple_types();
    builder.attribute_declarations();
    builder.define_attribute_groups();
    builder.define_groups();
    builder.definitions();
    builder.substitution_groups();
    builder.effective();
    builder.check();
    builder.set
}

impl<'a> Builder<'a> {
    fn push(&mut self, document: u32, finding: Finding) {
        self.faults.push(document, finding);
    }

    fn document(&self, context: Context) -> &'a Document {
        &self.documents[context.document as usize]
    }

    /// Gives every global type, element and attribute its number, so that references can be resolved in any order.
    fn reserve(&mut self) {
        let names = self.names;
        for (index, declaration) in names.declarations.iter().enumerate() {
            let at = location(declaration.document, declaration.node.place);
            let id = match declaration.space {
                Space::Type => self.new_type(declaration.node.is("complexType"), at).0,
                Space::Element => self.new_element(declaration.name.clone(), at).0,
                Space::Attribute => self.new_attribute(declaration.name.clone(), at).0,
                _ => 0,
            };
            self.ids.push(id);
            if !self.is_latest(index) {
                continue;
            }
            let name = declaration.name.clone();
            match declaration.space {
                Space::Type => drop(self.set.type_names.insert(name, TypeId(id))),
                Space::Element => drop(self.set.element_names.insert(name, ElementId(id))),
                Space::Attribute => drop(self.set.attribute_names.insert(name, AttributeId(id))),
                Space::Notation => self.set.notations.push(name),
                _ => {}
            }
        }
        for (number, definition) in (0u32..).zip(builtin::types()) {
            let name = match definition {
                Type::Simple(simple) => simple.name,
                Type::Complex(complex) => complex.name,
            };
            if let Some(name) = name {
                self.set.type_names.insert(name, TypeId(number));
            }
        }
    }

    fn documents(&mut self) {
        for document in self.documents {
            let root = &document.tree;
            if !self.set.namespaces.contains(&document.target) {
                self.set.namespaces.push(document.target.clone());
            }
            self.set.documents.push(DocumentComponent {
                path: Arc::clone(&document.name),
                namespace: document.target.clone(),
                version: root.get("version").map(str::to_owned),
                annotation: annotation::of_schema(root),
                prefixes: root.scope.to_vec(),
            });
        }
    }

    /// What all global simple types say.
    fn simple_types(&mut self) {
        let names = self.names;
        for (index, declaration) in names.declarations.iter().enumerate() {
            if declaration.node.is("simpleType") {
                let (context, name) = self.context_of(index);
                self.simple_type(context, declaration.node, TypeId(self.ids[index]), name);
            }
        }
        self.types_in_order();
    }

    /// What all global complex types and elements say.
    fn definitions(&mut self) {
        let names = self.names;
        for (index, declaration) in names.declarations.iter().enumerate() {
            let (context, name) = self.context_of(index);
            let id = self.ids[index];
            match declaration.space {
                Space::Type if declaration.node.is("complexType") => {
                    self.complex_type(context, declaration.node, TypeId(id), name);
                }
                Space::Element => self.global_element(context, declaration.node, ElementId(id)),
                _ => {}
            }
        }
        self.resolve_keyrefs();
    }

    /// Where a declaration is read, and its name. What is redefined has lost its name to what redefines it.
    fn context_of(&self, index: usize) -> (Context, Option<QName>) {
        let declaration = &self.names.declarations[index];
        let id = DeclarationId(u32::try_from(index).unwrap_or(u32::MAX));
        let context = Context { document: declaration.document, redefining: declaration.redefined.map(|_| id) };
        (context, self.is_latest(index).then(|| declaration.name.clone()))
    }

    fn is_latest(&self, index: usize) -> bool {
        let Declaration { space, name, .. } = &self.names.declarations[index];
        self.names.find(*space, name.namespace.as_ref(), &name.local).is_some_and(|latest| latest.index() == index)
    }

    /// The declaration that a QName means; a finding where there is none.
    fn find(
        &mut self,
        space: Space,
        context: Context,
        node: &Node,
        value: &str,
        place: Place,
    ) -> Option<DeclarationId> {
        let document = self.document(context);
        let Reference { namespace, local } = match reference(document, node, value, place) {
            Ok(found) => found,
            Err(finding) => {
                self.push(context.document, *finding);
                return None;
            }
        };
        if let Some(redefining) = context.redefining {
            let declaration = &self.names.declarations[redefining.index()];
            if declaration.space == space
                && declaration.name.namespace == namespace
                && &*declaration.name.local == local
            {
                return declaration.redefined;
            }
        }
        let found = self.names.find(space, namespace.as_ref(), local);
        if found.is_none() && !self.missing.contains(&namespace) {
            self.unknown(space, context, namespace.as_ref(), local, place);
        }
        found
    }

    fn unknown(&mut self, space: Space, context: Context, namespace: Option<&Arc<str>>, local: &str, place: Place) {
        let name = QName { namespace: namespace.cloned(), local: local.into() };
        let mut finding = Finding::new("src-resolve", place).arg("name", name.to_string()).arg("kind", space.kind());
        if let Some(namespace) = namespace.filter(|_| !self.names.has_namespace(namespace)) {
            finding = finding.arg("unread", &**namespace);
        }
        let shown = self.faults.len() <= self.limits.findings;
        if let Some(hint) = self.names.like(space, namespace, local).filter(|_| shown) {
            finding = finding.arg("hint", hint);
        }
        self.push(context.document, finding);
    }

    /// The type that a QName means.
    fn find_type(&mut self, context: Context, node: &Node, value: &str, place: Place) -> Option<TypeId> {
        if let Ok(Reference { namespace: Some(namespace), local }) =
            reference(self.document(context), node, value, place)
            && &*namespace == XSD
        {
            if local == "anyType" {
                return Some(TypeId::ANY_TYPE);
            }
            if let Some(builtin) = Builtin::from_local(local) {
                return Some(builtin::type_id(builtin));
            }
        }
        let found = self.find(Space::Type, context, node, value, place)?;
        Some(TypeId(self.ids[found.index()]))
    }

    /// The type that an attribute of a node names, if it is there and there is one.
    fn type_of(&mut self, context: Context, node: &Node, attribute: &str) -> Option<TypeId> {
        let attr = node.attr(attribute)?;
        self.find_type(context, node, &attr.value, attr.value_place)
    }

    /// Whether a type is a simple one; of types not yet read it is known, too.
    fn is_simple(&self, id: TypeId) -> bool {
        matches!(self.set.types[id.index()], Type::Simple(_))
    }

    fn at(context: Context, node: &Node) -> Location {
        location(context.document, node.place)
    }
}
