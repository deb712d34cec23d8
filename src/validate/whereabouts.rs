//! Where the schema knows a name: in which elements, in which other namespace.

use crate::schema::{Content, ContentModel, ElementId, LeafTerm, NameId, NodeKind, Schema, TypeDef, TypeId};

use super::frame::Frame;

/// Elements inside which a name is offered.
const SHOWN: usize = 3;

/// Where the schema knows an element of a name.
#[derive(Debug, Default)]
pub(super) struct Whereabouts {
    /// Elements inside which it may stand; those near the place first, a few at most.
    pub inside: Vec<String>,
    /// Whether one of them is near: around the place, or a neighbour.
    pub near: bool,
    /// Its declaration, if it has just one type in the elements that are nearest.
    pub element: Option<ElementId>,
}

impl Whereabouts {
    /// Looks through all content models of a schema.
    pub fn of(schema: &Schema, frames: &[Frame], name: NameId) -> Self {
        let mut found: Vec<(u8, &str)> = Vec::new();
        let mut declared: Vec<(u8, ElementId)> = Vec::new();
        let around: Vec<ElementId> = frames.iter().filter_map(|frame| frame.element).collect();
        let innermost = frames.iter().rev().take(2);
        let siblings: Vec<ElementId> = innermost.flat_map(|frame| children(schema, frame.type_id)).collect();
        for id in schema.elements() {
            let element = schema.element(id);
            let Some(model) = model_of(schema, element.type_id) else { continue };
            let Some(child) = child_of(schema, model, name) else { continue };
            let rank = u8::from(!around.contains(&id) && !siblings.contains(&id));
            declared.push((rank, child));
            let label = schema.local(element.name);
            match found.iter_mut().find(|(_, known)| *known == label) {
                Some(known) => known.0 = known.0.min(rank),
                None => found.push((rank, label)),
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        let nearest = found.first().map_or(1, |(rank, _)| *rank);
        // Where there is one nearby, those far away are not meant.
        found.retain(|(rank, _)| *rank == nearest);
        let more = found.len() > SHOWN;
        let mut inside: Vec<String> = found.into_iter().take(SHOWN).map(|(_, label)| label.to_owned()).collect();
        if more {
            inside.push("…".to_owned());
        }
        declared.retain(|(rank, _)| *rank == nearest);
        let type_of = |child: ElementId| schema.element(child).type_id;
        let element = declared.first().map(|(_, child)| *child);
        let unique = element.filter(|first| declared.iter().all(|(_, child)| type_of(*child) == type_of(*first)));
        Self { inside, near: nearest == 0, element: unique }
    }
}

fn model_of(schema: &Schema, id: TypeId) -> Option<&ContentModel> {
    match schema.type_def(id) {
        TypeDef::Complex(complex) => match complex.content {
            Content::Elements { model, .. } => Some(schema.content_model(model)),
            _ => None,
        },
        TypeDef::Simple { .. } => None,
    }
}

fn children(schema: &Schema, id: TypeId) -> Vec<ElementId> {
    let leaves = model_of(schema, id).map_or(&[][..], |model| model.leaves.as_slice());
    let elements = leaves.iter().filter_map(|leaf| match leaf.term {
        LeafTerm::Element(id) => Some(id),
        LeafTerm::Wildcard(_) => None,
    });
    elements.collect()
}

fn child_of(schema: &Schema, model: &ContentModel, name: NameId) -> Option<ElementId> {
    model.leaves.iter().find_map(|leaf| match leaf.term {
        LeafTerm::Element(id) if schema.element(id).name == name => Some(id),
        LeafTerm::Element(id) => {
            schema.substitution_members(id).iter().copied().find(|member| schema.element(*member).name == name)
        }
        LeafTerm::Wildcard(_) => None,
    })
}

/// What a child that stands behind its place should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Its place is before this leaf.
    Before(u32),
    /// It stands instead of this leaf, not beside it.
    Instead(u32),
    /// It may occur so often.
    AtMost(u32),
}

/// How the place of a leaf lies to the one that was taken last.
pub(super) fn place(model: &ContentModel, leaf: u32, last: u32) -> Option<Place> {
    let node = |leaf: u32| model.leaves.get(leaf as usize).map(|leaf| leaf.node);
    let (own, other) = (node(leaf)?, node(last)?);
    if own == other {
        return model.nodes.get(own as usize)?.max.map(Place::AtMost);
    }
    let ancestors = |mut node: u32| {
        let mut line = vec![node];
        while let Some(parent) = model.nodes.get(node as usize).map(|found| found.parent).filter(|up| *up != node) {
            line.push(parent);
            node = parent;
        }
        line
    };
    let (own, other) = (ancestors(own), ancestors(other));
    let (at, common) = own.iter().enumerate().find(|(_, node)| other.contains(node))?;
    // Where the group around both repeats, it has occurred too often as a whole.
    if own[at..].iter().any(|node| model.nodes.get(*node as usize).is_some_and(|node| node.repeats())) {
        return None;
    }
    let branch = *own.get(at.checked_sub(1)?)?;
    match &model.nodes.get(*common as usize)?.kind {
        NodeKind::Choice(_) => Some(Place::Instead(last)),
        NodeKind::Sequence(members) => {
            let next = members.iter().skip_while(|member| **member != branch).nth(1)?;
            first_leaf(model, *next).filter(|next| *next <= last).map(Place::Before)
        }
        _ => None,
    }
}

fn first_leaf(model: &ContentModel, node: u32) -> Option<u32> {
    match &model.nodes.get(node as usize)?.kind {
        NodeKind::Leaf(leaf) => Some(*leaf),
        NodeKind::Sequence(members) | NodeKind::Choice(members) | NodeKind::All(members) => {
            members.first().and_then(|first| first_leaf(model, *first))
        }
    }
}
