//! What is generated: modules with items, every name decided.

mod complex;
mod derive;
mod find;
mod item;
mod module;
mod name;
mod refer;
mod rename;
mod wanted;

use std::collections::{HashMap, HashSet};

use xefa::schema::{Content, ElementId, LeafTerm, Schema, TypeDef, TypeId};
use xefa::xsd::component::{Location, SchemaSet, Type};

use crate::Error;
use crate::config::Config;
use crate::docs;
use crate::graph;
use crate::ident::{Names, camel};

/// Plans the models of a schema set.
pub(crate) struct Planner<'a> {
    pub set: &'a SchemaSet,
    pub schema: &'a Schema,
    config: &'a Config,
    pub items: Vec<Item>,
    modules: Vec<Module>,
    /// The module of each document.
    documents: Vec<usize>,
    names: HashMap<Option<String>, Names>,
    complex: HashMap<TypeId, usize>,
    simple: HashMap<TypeId, usize>,
    variants: HashMap<TypeId, usize>,
    substitutions: HashMap<ElementId, usize>,
    /// For each complex type those derived from it that have a name and are not abstract.
    derived: HashMap<TypeId, Vec<TypeId>>,
    /// The complex type around a group.
    groups: HashMap<usize, TypeId>,
    queue: Vec<(TypeId, usize)>,
    renames: Renames,
    /// The name that each item would have had by preference.
    claims: Vec<String>,
    /// The namespaces of other crates, whose types are not seen from above.
    pub foreign: HashSet<Option<String>>,
}

impl<'a> Planner<'a> {
    pub fn new(set: &'a SchemaSet, schema: &'a Schema, config: &'a Config) -> Self {
        Self {
            set,
            schema,
            config,
            items: Vec::new(),
            modules: Vec::new(),
            documents: Vec::new(),
            names: HashMap::new(),
            complex: HashMap::new(),
            simple: HashMap::new(),
            variants: HashMap::new(),
            substitutions: HashMap::new(),
            derived: HashMap::new(),
            groups: HashMap::new(),
            queue: Vec::new(),
            renames: Renames::default(),
            claims: Vec::new(),
            foreign: HashSet::new(),
        }
    }

    /// The whole plan.
    ///
    /// # Errors
    /// A rename that cannot be made.
    pub fn plan(mut self) -> Result<Plan, Error> {
        self.plan_modules();
        self.plan_derived();
        self.plan_renames()?;
        let roots = self.roots();
        // Global elements give their name to the type that only they have, before anything else is named.
        let mut messages = Vec::new();
        let mut variant_names = Names::types();
        for (element, message) in roots {
            let declaration = self.schema.element(element);
            let ty = self.element_ref(element, None);
            if !message {
                continue;
            }
            let local = self.schema.local(declaration.name).to_owned();
            let variant = variant_names.claim(&[camel(without_number(&local)), camel(&local)]);
            let doc = self.element_doc(element);
            if let Ref::Item(item) = ty {
                let only = self
                    .schema
                    .global_elements()
                    .filter(|id| self.schema.element(*id).type_id == declaration.type_id)
                    .count()
                    == 1;
                if only && self.complex.get(&declaration.type_id) == Some(&item) {
                    self.items[item].root = Some((variant.clone(), element.0));
                    if self.items[item].doc.is_empty() || self.schema.type_def(declaration.type_id).name().is_none() {
                        self.items[item].doc.clone_from(&doc);
                    }
                }
            }
            messages.push(Message { element: element.0, variant, ty, doc });
        }
        if self.config.all_types || self.all_roots().is_empty() {
            self.all_types();
        }
        while let Some((type_id, item)) = self.queue.pop() {
            self.plan_complex(type_id, item);
        }
        graph::box_cycles(&mut self.items);
        graph::thin_lists(&mut self.items, self.config.thin_above);
        graph::box_large(&mut self.items, self.config.box_above);
        let mut order: Vec<usize> = (0..self.items.len()).collect();
        order.sort_by_key(|item| self.items[*item].order);
        for item in order {
            self.modules[self.items[item].module].items.push(item);
        }
        let (modules, items) = (std::mem::take(&mut self.modules), std::mem::take(&mut self.items));
        let mut plan = Plan { modules, items, messages, derives: Vec::new(), groups: self.groups.clone() };
        self.rename(&mut plan)?;
        derive::derive(&mut plan, &self.config.derives)?;
        Ok(plan)
    }

    /// Calls for every type with a name, and for what stands for it and those derived from it.
    fn all_types(&mut self) {
        const XSD: &str = "http://www.w3.org/2001/XMLSchema";
        for number in (0..self.schema.type_count()).filter_map(|number| u32::try_from(number).ok()) {
            let id = TypeId(number);
            let Some(name) = self.schema.type_def(id).name().filter(|name| self.schema.name(*name).0 != XSD) else {
                continue;
            };
            let local = self.schema.local(name).to_owned();
            match self.schema.type_def(id) {
                // Nothing can stand for it.
                TypeDef::Complex(complex) if complex.abstract_ && !self.derived.contains_key(&id) => {}
                _ => drop(self.type_ref(id, None, &local, true)),
            }
        }
    }

    /// A message that is wanted and is not there, and those that are.
    pub fn unknown_message(&self) -> Option<(String, Vec<String>)> {
        let known: Vec<String> = self
            .all_roots()
            .into_iter()
            .filter(|(_, message)| *message)
            .map(|(id, _)| self.schema.local(self.schema.element(id).name).to_owned())
            .collect();
        let wanted = self.config.only.iter().find(|wanted| !known.contains(wanted))?;
        Some((wanted.clone(), known))
    }

    /// Global elements that are planned for: messages that are wanted, and payloads.
    fn roots(&self) -> Vec<(ElementId, bool)> {
        let wanted = |id: ElementId| {
            let local = self.schema.local(self.schema.element(id).name);
            self.config.only.is_empty() || self.config.only.iter().any(|only| only == local)
        };
        self.all_roots().into_iter().filter(|(id, message)| !message || wanted(*id)).collect()
    }

    fn all_roots(&self) -> Vec<(ElementId, bool)> {
        let mut referenced = vec![false; self.set.elements.len()];
        for number in 0..self.schema.type_count() {
            let Ok(number) = u32::try_from(number) else { break };
            if let TypeDef::Complex(complex) = self.schema.type_def(TypeId(number))
                && let Content::Elements { model, .. } = complex.content
            {
                for leaf in &self.schema.content_model(model).leaves {
                    if let LeafTerm::Element(element) = leaf.term {
                        referenced[element.index()] = true;
                    }
                }
            }
        }
        for element in self.schema.global_elements() {
            for member in self.schema.substitution_members(element) {
                referenced[member.index()] = true;
            }
        }
        let candidates: Vec<ElementId> =
            self.schema.global_elements().filter(|id| !self.schema.element(*id).abstract_).collect();
        // A namespace with an element of its own that nothing refers to has messages, and then all its elements may be some.
        let namespace = |id: ElementId| self.schema.namespace_of(self.schema.element(id).name);
        let free: Vec<_> = candidates
            .iter()
            .filter(|id| !referenced[id.index()] && !self.is_payload(**id))
            .map(|id| namespace(*id))
            .collect();
        candidates
            .into_iter()
            .filter(|id| free.is_empty() || free.contains(&namespace(*id)) || self.is_payload(*id))
            .map(|id| (id, !self.is_payload(id)))
            .collect()
    }

    fn is_payload(&self, element: ElementId) -> bool {
        let uri = self.schema.name(self.schema.element(element).name).0;
        self.config.payloads.iter().any(|start| uri.starts_with(start.as_str()))
    }

    fn plan_derived(&mut self) {
        for number in 1..self.schema.type_count() {
            let Ok(number) = u32::try_from(number) else { break };
            let id = TypeId(number);
            let TypeDef::Complex(complex) = self.schema.type_def(id) else { continue };
            if complex.name.is_none() || complex.abstract_ {
                continue;
            }
            let mut at = complex.base;
            while at != TypeId::ANY_TYPE {
                let TypeDef::Complex(base) = self.schema.type_def(at) else { break };
                self.derived.entry(at).or_default().push(id);
                if base.base == at {
                    break;
                }
                at = base.base;
            }
        }
    }

    fn type_at(&self, id: TypeId) -> Location {
        match &self.set.types[id.index()] {
            Type::Simple(simple) => simple.at,
            Type::Complex(complex) => complex.at,
        }
    }

    fn type_doc(&self, id: TypeId) -> String {
        let annotation = match &self.set.types[id.index()] {
            Type::Simple(simple) => &simple.annotation,
            Type::Complex(complex) => &complex.annotation,
        };
        docs::text(annotation).unwrap_or_default()
    }

    fn element_doc(&self, id: ElementId) -> String {
        docs::text(&self.set.elements[id.index()].annotation).unwrap_or_default()
    }
}

pub(crate) use derive::{parts, shown};
pub(crate) use item::{Code, Field, Item, Kind, Message, Module, Numbered, Origin, Plan, Ref, Variant, takes_required};
pub(crate) use name::without_number;
use rename::Renames;
