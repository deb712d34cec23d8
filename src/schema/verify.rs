//! Whether the tables of a stored schema hold together: every number points to something, and nothing leads in a circle.
//!
//! The hash of a stored schema guards against accidents only; anybody can make another one. What passes here cannot make a check
//! panic or run without end, whoever has written it. Whether it says what its schema documents say is another matter.

use super::codes::CodeUse;
use super::content::{ContentModel, Edge, LeafTerm, Node, NodeKind, State};
use super::identity::{Identity, IdentityKind, NameTest, Way};
use super::simple::{Builtin, SimpleId};
use super::tables::{
    AttributeUse, ComplexType, Content, ElementDecl, Name, NamespaceSet, Tables, TypeDef, ValueConstraint, Wildcard,
};
use super::{ElementId, NameId, NamespaceId, TypeId};

/// Groups inside each other in one content model; those of schema documents are limited before.
const DEPTH: u32 = 4_096;

impl Tables {
    /// Whether they hold together.
    pub(super) fn hold_together(&self) -> bool {
        // Whatever is added to the tables has to be looked at here.
        let Self { namespaces, names, simple, types, elements, global_attributes, contents, identities, substitutions } =
            self;
        !namespaces.is_empty()
            && !types.is_empty()
            && simple.len() >= Builtin::ALL.len()
            && names.iter().all(|Name { namespace, local: _ }| self.has_namespace(*namespace))
            && types.iter().all(|definition| self.type_holds(definition))
            && self.bases_end()
            && elements.iter().all(|element| self.element_holds(element))
            && global_attributes.iter().all(|attribute| self.attribute_holds(attribute))
            && contents.iter().all(|model| self.model_holds(model))
            && identities.iter().all(|identity| self.identity_holds(identity))
            && substitutions.is_sorted_by_key(|(head, _)| head)
            && substitutions
                .iter()
                .flat_map(|(head, members)| members.iter().chain([head]))
                .all(|id| self.has_element(*id))
    }

    fn has_namespace(&self, id: NamespaceId) -> bool {
        id.index() < self.namespaces.len()
    }

    fn has_name(&self, id: NameId) -> bool {
        id.index() < self.names.len()
    }

    fn has_type(&self, id: TypeId) -> bool {
        id.index() < self.types.len()
    }

    fn has_element(&self, id: ElementId) -> bool {
        id.index() < self.elements.len()
    }

    fn has_simple(&self, id: SimpleId) -> bool {
        id.index() < self.simple.len()
    }

    fn type_holds(&self, definition: &TypeDef) -> bool {
        let complex = match definition {
            TypeDef::Simple { name, base, simple } => {
                return name.is_none_or(|name| self.has_name(name)) && self.has_type(*base) && self.has_simple(*simple);
            }
            TypeDef::Complex(complex) => complex,
        };
        let ComplexType { name, base, extension: _, abstract_: _, block: _, content, attributes, any_attribute, code } =
            complex;
        let content = match content {
            Content::Empty => true,
            Content::Simple(simple) => self.has_simple(*simple),
            Content::Elements { mixed: _, model } => (*model as usize) < self.contents.len(),
        };
        let code = code.is_none_or(|CodeUse { kind: _, list_uri, list_version, code, name }| {
            let attribute = |number: u32| (number as usize) < attributes.len();
            attribute(list_uri)
                && attribute(list_version)
                && [code, name].into_iter().flatten().all(|name| self.has_name(name))
        });
        content
            && code
            && name.is_none_or(|name| self.has_name(name))
            && self.has_type(*base)
            && attributes.iter().all(|attribute| self.attribute_holds(attribute))
            && any_attribute.as_ref().is_none_or(|wildcard| self.wildcard_holds(wildcard))
    }

    /// Whether from every type the way over its bases comes to one that is its own base.
    fn bases_end(&self) -> bool {
        let base = |id: usize| match &self.types[id] {
            TypeDef::Simple { base, .. } | TypeDef::Complex(ComplexType { base, .. }) => base.index(),
        };
        // The walk on which a type was met; a walk that meets itself goes in a circle.
        let mut met = vec![0_u32; self.types.len()];
        for (walk, start) in (1_u32..).zip(0..self.types.len()) {
            let mut at = start;
            while met[at] == 0 && base(at) != at {
                met[at] = walk;
                at = base(at);
            }
            if met[at] == walk {
                return false;
            }
        }
        true
    }

    fn element_holds(&self, element: &ElementDecl) -> bool {
        let ElementDecl { name, type_id, global: _, nillable: _, abstract_: _, block: _, value: _, constraints } =
            element;
        self.has_name(*name)
            && self.has_type(*type_id)
            && constraints.iter().all(|number| (*number as usize) < self.identities.len())
    }

    fn attribute_holds(&self, attribute: &AttributeUse) -> bool {
        let AttributeUse { name, attribute: _, simple, required: _, value } = attribute;
        if let Some(ValueConstraint { fixed: _, lexical: _, scope: _ }) = value {}
        self.has_name(*name) && self.has_simple(*simple)
    }

    fn wildcard_holds(&self, wildcard: &Wildcard) -> bool {
        let Wildcard { namespaces, process: _ } = wildcard;
        match namespaces {
            NamespaceSet::Any => true,
            NamespaceSet::Not(namespace) => self.has_namespace(*namespace),
            NamespaceSet::Set(set) => set.iter().all(|namespace| self.has_namespace(*namespace)),
        }
    }

    fn model_holds(&self, model: &ContentModel) -> bool {
        let ContentModel { nodes, leaves, states, edges, ops, exits, counters, slots, ambiguous: _, all } = model;
        if nodes.is_empty() {
            return true;
        }
        let node = |number: u32| (number as usize) < nodes.len();
        let range = |(from, to): (u32, u32), length: usize| from <= to && to as usize <= length;
        let leaf = |at: usize| match leaves.get(at) {
            Some(leaf) => {
                node(leaf.node)
                    && leaf.slot.is_none_or(|slot| slot < *slots)
                    && match &leaf.term {
                        LeafTerm::Element(id) => self.has_element(*id),
                        LeafTerm::Wildcard(wildcard) => self.wildcard_holds(wildcard),
                    }
            }
            None => false,
        };
        let edge = |edge: &Edge| {
            let Edge { name, element, leaf, ops: own } = edge;
            name.is_none_or(|name| self.has_name(name))
                && element.is_none_or(|id| self.has_element(id))
                && (*leaf as usize) < leaves.len()
                && range(*own, ops.len())
        };
        let state = |state: &State| {
            let State { first, named, last, exits: own } = *state;
            first <= named && named <= last && last as usize <= edges.len() && range(own, exits.len())
        };
        tree_holds(model)
            && (0..leaves.len()).all(leaf)
            && *slots as usize <= leaves.len()
            && (*all && states.is_empty() || states.len() == leaves.len() + 1)
            && states.iter().all(state)
            && edges.iter().all(edge)
            && ops.iter().all(|op| node(op.node()))
            && exits.iter().all(|ops_of| range(*ops_of, ops.len()))
            && counters.iter().all(|number| node(*number))
    }

    fn identity_holds(&self, identity: &Identity) -> bool {
        let Identity { name, kind, selector, fields } = identity;
        let test = |test: &NameTest| match test {
            NameTest::Any => true,
            NameTest::Namespace(namespace) => self.has_namespace(*namespace),
            NameTest::Name(name) => self.has_name(*name),
        };
        let way = |Way { anywhere: _, steps, attribute }: &Way| steps.iter().chain(attribute).all(test);
        let refers = match kind {
            IdentityKind::Unique | IdentityKind::Key => true,
            IdentityKind::KeyRef(number) => (*number as usize) < self.identities.len(),
        };
        self.has_name(*name) && refers && selector.iter().all(way) && fields.iter().flatten().all(way)
    }
}

/// Whether the nodes are a tree in which children stand behind their parents, and not too deep.
fn tree_holds(model: &ContentModel) -> bool {
    let mut depths: Vec<u32> = Vec::with_capacity(model.nodes.len());
    let mut children = 0;
    for (at, own) in model.nodes.iter().enumerate() {
        let Node { kind, min: _, max: _, parent, counter } = own;
        let above = if at == 0 { Some(0) } else { depths.get(*parent as usize).copied() };
        let Some(depth) = above.map(|above| above + 1).filter(|depth| *depth <= DEPTH) else { return false };
        depths.push(depth);
        let members = match kind {
            NodeKind::Leaf(leaf) if (*leaf as usize) < model.leaves.len() => &[][..],
            NodeKind::Leaf(_) => return false,
            NodeKind::Sequence(members) | NodeKind::Choice(members) | NodeKind::All(members) => members,
        };
        children += members.len();
        let child = |number: &u32| {
            let own = model.nodes.get(*number as usize);
            *number as usize > at && own.is_some_and(|node| node.parent as usize == at)
        };
        // Each once: a child that came twice at every level would make walks over the tree endless.
        let once = members.is_sorted_by(|a, b| a < b);
        if !once
            || !members.iter().all(child)
            || counter.is_some_and(|counter| counter as usize >= model.counters.len())
        {
            return false;
        }
    }
    children + 1 == model.nodes.len()
}
