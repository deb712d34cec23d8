//! A content model: the particles of a complex type, and the automaton that tells which particle an element belongs to.
//!
//! The particles are kept as a tree in a simplified form in which every group but a plain outer sequence means something: a nested
//! sequence that occurs exactly once is dissolved, and so is a group with one member whose occurrences can be multiplied. The
//! [leaves](Leaf) are numbered in the order of the document.
//!
//! The automaton has one state a leaf and one before the first. Unique Particle Attribution makes the leaf of every element known
//! from the state and the name, but not the count of nested repetitions: an [`Edge`] therefore carries what it does to the counters
//! and groups it crosses, and where two edges of one state lead to the same leaf, the model is [ambiguous](ContentModel::ambiguous)
//! and is followed with a set of configurations.

use super::{ElementId, NameId, Wildcard};
use crate::schema::stored::stored;

/// A content model.
#[derive(Debug, Clone, Default)]
pub struct ContentModel {
    /// The tree; the root is node 0. A model without nodes admits nothing.
    pub nodes: Vec<Node>,
    /// The leaves, in the order of the document.
    pub leaves: Vec<Leaf>,
    /// The edges of state `s` are `edges[states[s].edges]`, ordered by name; state 0 is the start, state `n + 1` is leaf `n`.
    pub states: Vec<State>,
    /// All edges.
    pub edges: Vec<Edge>,
    /// What edges and exits do, referred to by ranges.
    pub ops: Vec<Op>,
    /// The ways to end the content, as ranges of `ops`, referred to by the states.
    pub exits: Vec<(u32, u32)>,
    /// Nodes with a counter, in the order of their counter numbers.
    pub counters: Vec<u32>,
    /// How many leaves have a [slot](Leaf::slot).
    pub slots: u32,
    /// Whether some state has two edges to one leaf that differ in what they do to the counters and may both be open.
    pub ambiguous: bool,
    /// An `xs:all` group: no automaton, each leaf at most once in any order.
    pub all: bool,
}

stored!(struct ContentModel { nodes, leaves, states, edges, ops, exits, counters, slots, ambiguous, all });

/// A node of the particle tree.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// The least number of occurrences. Where the content of a group may be empty anyway, it is 1 for a group that occurs at most
    /// once, and 0 for others; see [`ContentModel::nullable`].
    pub min: u32,
    /// The greatest number of occurrences; none for unbounded.
    pub max: Option<u32>,
    /// The parent; the root's is itself.
    pub parent: u32,
    /// Its counter, if its occurrences have to be counted.
    pub counter: Option<u32>,
}

stored!(struct Node { kind, min, max, parent, counter });

impl Node {
    /// Whether it may occur more than once.
    #[must_use]
    pub fn repeats(&self) -> bool {
        self.max.is_none_or(|max| max > 1)
    }
}

/// What a node of the particle tree is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// A leaf, by its number.
    Leaf(u32),
    /// One after the other.
    Sequence(Vec<u32>),
    /// One of them.
    Choice(Vec<u32>),
    /// Each at most once in any order.
    All(Vec<u32>),
}

stored!(enum NodeKind { 0 Leaf(value), 1 Sequence(value), 2 Choice(value), 3 All(value) });

/// An element particle or a wildcard.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// What it admits.
    pub term: LeafTerm,
    /// Its node.
    pub node: u32,
    /// A number among the leaves that may occur more than once in one content, by themselves or by a group around them: such an
    /// element has an index in the path of a finding.
    pub slot: Option<u32>,
}

stored!(struct Leaf { term, node, slot });

/// What a leaf admits.
#[derive(Debug, Clone)]
pub enum LeafTerm {
    /// An element, or a member of its substitution group.
    Element(ElementId),
    /// What a wildcard admits.
    Wildcard(Wildcard),
}

stored!(enum LeafTerm { 0 Element(value), 1 Wildcard(value) });

/// A state of the automaton.
#[derive(Debug, Clone, Copy)]
pub struct State {
    /// Its first edge.
    pub first: u32,
    /// One behind its last edge by name; the wildcard edges follow.
    pub named: u32,
    /// One behind its last edge.
    pub last: u32,
    /// The ways to end the content here, a range of [`ContentModel::exits`]; empty if it may never end here.
    pub exits: (u32, u32),
}

stored!(struct State { first, named, last, exits });

/// An edge: what an element of a name leads to.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    /// The name; a wildcard edge has none.
    pub name: Option<NameId>,
    /// The declaration of the element: the particle's, or a member of its substitution group.
    pub element: Option<ElementId>,
    /// The leaf it leads to.
    pub leaf: u32,
    /// What it does, a range of [`ContentModel::ops`].
    pub ops: (u32, u32),
}

stored!(struct Edge { name, element, leaf, ops });

/// What an edge does, in order. Groups are named by their node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// The group ends; only if it has occurred often enough.
    Leave(u32),
    /// The group begins again; only if it may.
    Next(u32),
    /// The group begins.
    Enter(u32),
}

stored!(enum Op { 0 Leave(value), 1 Next(value), 2 Enter(value) });

impl Op {
    /// The node it concerns.
    #[must_use]
    pub fn node(self) -> u32 {
        match self {
            Self::Leave(node) | Self::Next(node) | Self::Enter(node) => node,
        }
    }
}

impl ContentModel {
    /// Whether entering and leaving a node matters: to a counter, or to those who build values.
    #[must_use]
    pub fn is_marked(&self, id: u32) -> bool {
        self.nodes[id as usize].counter.is_some() || self.is_group(id)
    }

    /// Whether a node is a group that gives [steps](crate::validate::Step): every group but a root that is a sequence and does not repeat:
    /// its parts stand in the type itself.
    #[must_use]
    pub fn is_group(&self, id: u32) -> bool {
        let node = &self.nodes[id as usize];
        match node.kind {
            NodeKind::Leaf(_) | NodeKind::All(_) => false,
            NodeKind::Sequence(_) => id != 0 || node.repeats(),
            NodeKind::Choice(_) => true,
        }
    }

    /// Whether a node may consume nothing.
    #[must_use]
    pub fn nullable(&self, id: u32) -> bool {
        let node = &self.nodes[id as usize];
        node.min == 0
            || match &node.kind {
                NodeKind::Leaf(_) => false,
                NodeKind::Sequence(members) | NodeKind::All(members) => members.iter().all(|id| self.nullable(*id)),
                NodeKind::Choice(members) => members.iter().any(|id| self.nullable(*id)),
            }
    }

    /// Whether it is followed in another way than from state to state.
    #[inline]
    #[must_use]
    pub fn is_special(&self) -> bool {
        self.all || self.ambiguous || self.nodes.is_empty()
    }

    /// The edges of a state that carry a name, ordered by name.
    #[inline]
    #[must_use]
    pub fn named_edges(&self, state: u32) -> &[Edge] {
        let state = self.states[state as usize];
        &self.edges[state.first as usize..state.named as usize]
    }

    /// The wildcard edges of a state.
    #[inline]
    #[must_use]
    pub fn wildcard_edges(&self, state: u32) -> &[Edge] {
        let state = self.states[state as usize];
        &self.edges[state.named as usize..state.last as usize]
    }

    /// The operations of a range.
    #[inline]
    #[must_use]
    pub fn ops(&self, range: (u32, u32)) -> &[Op] {
        &self.ops[range.0 as usize..range.1 as usize]
    }
}
