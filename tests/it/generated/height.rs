//! How deep what must be goes: an element of which each needs another never ends, and one that is made has to.

use std::cell::RefCell;
use std::collections::HashMap;

use xefa::schema::{Content, ContentModel, ElementId, LeafTerm, NodeKind, Schema, TypeDef, TypeId};

/// Never.
pub const ENDLESS: u32 = u32::MAX;

/// The least depth of each element.
pub struct Heights {
    schema: &'static Schema,
    elements: Vec<u32>,
    /// Whether any element never ends.
    pub has_endless: bool,
    derived: RefCell<HashMap<TypeId, Vec<TypeId>>>,
}

impl Heights {
    pub fn new(schema: &'static Schema) -> Self {
        let count = schema.elements().map(|id| id.index() + 1).max().unwrap_or(0);
        let mut heights =
            Self { schema, elements: vec![ENDLESS; count], has_endless: true, derived: RefCell::default() };
        loop {
            let before = heights.elements.clone();
            for id in schema.elements() {
                heights.elements[id.index()] = heights.declared(schema.element(id).type_id).saturating_add(1);
            }
            if heights.elements == before {
                heights.has_endless = schema.elements().any(|id| heights.of(id) == ENDLESS);
                return heights;
            }
        }
    }

    /// The least depth of an element, members of its substitution group left out.
    pub fn of(&self, id: ElementId) -> u32 {
        self.elements[id.index()]
    }

    /// The least depth of an element or a member of its substitution group.
    pub fn of_leaf(&self, head: ElementId) -> u32 {
        let members = self.schema.substitution_members(head).iter();
        let all = std::iter::once(&head).chain(members).filter(|id| !self.schema.element(**id).abstract_);
        all.map(|id| self.of(*id)).min().unwrap_or(ENDLESS)
    }

    /// The least depth of what a type holds, or, where it is abstract, one that is derived from it.
    fn declared(&self, id: TypeId) -> u32 {
        match self.schema.type_def(id) {
            TypeDef::Complex(complex) if complex.abstract_ => {
                let derived = |at: &TypeId| {
                    let is_concrete = !matches!(self.schema.type_def(*at), TypeDef::Complex(other) if other.abstract_);
                    is_concrete
                        && self.schema.type_def(*at).name().is_some()
                        && self.schema.derivation(*at, id).is_some()
                };
                let count = u32::try_from(self.schema.type_count()).expect("a number of types");
                let mut known = self.derived.borrow_mut();
                let found = known.entry(id).or_insert_with(|| (0..count).map(TypeId).filter(derived).collect());
                found.iter().map(|at| self.of_type(*at)).min().unwrap_or(ENDLESS)
            }
            _ => self.of_type(id),
        }
    }

    /// The least depth of what a type holds.
    pub fn of_type(&self, id: TypeId) -> u32 {
        let TypeDef::Complex(complex) = self.schema.type_def(id) else { return 0 };
        let Content::Elements { model, .. } = complex.content else { return 0 };
        let model = self.schema.content_model(model);
        if model.nodes.is_empty() { 0 } else { self.of_node(model, 0) }
    }

    /// The least depth of a particle.
    pub fn of_node(&self, model: &ContentModel, at: u32) -> u32 {
        let node = &model.nodes[at as usize];
        if node.min == 0 { 0 } else { self.of_occurrence(model, at) }
    }

    /// The least depth of a particle that occurs.
    pub fn of_occurrence(&self, model: &ContentModel, at: u32) -> u32 {
        match &model.nodes[at as usize].kind {
            NodeKind::Leaf(leaf) => match &model.leaves[*leaf as usize].term {
                LeafTerm::Element(element) => self.of_leaf(*element),
                LeafTerm::Wildcard(_) => 1,
            },
            NodeKind::Sequence(members) | NodeKind::All(members) => {
                members.iter().map(|member| self.of_node(model, *member)).max().unwrap_or(0)
            }
            NodeKind::Choice(members) => {
                members.iter().map(|member| self.of_node(model, *member)).min().unwrap_or(ENDLESS)
            }
        }
    }
}
