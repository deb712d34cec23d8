//! From the tree of a content model to its automaton: which element may follow which, and what that does to counters and groups.

use std::collections::{BTreeSet, HashMap};

use crate::schema::content::{ContentModel, Edge, LeafTerm, NodeKind, Op, State};
use crate::schema::{ElementId, NameId, NamespaceId};

/// What the automaton has to know of elements.
pub(super) trait Elements {
    /// The elements that may stand for a declaration: itself and the members of its substitution group, none of them abstract.
    fn admitted(&self, id: ElementId, found: &mut Vec<(NameId, ElementId)>);
    /// The namespace of a name.
    fn namespace(&self, name: NameId) -> NamespaceId;
}

/// A way to begin or to end a node: the leaf, and what happens on the way.
#[derive(Debug, Clone)]
struct Way {
    leaf: u32,
    ops: Vec<Op>,
}

/// What is known of a node once its members are done.
struct Ends {
    first: Vec<Way>,
    last: Vec<Way>,
    nullable: bool,
}

/// A raw transition, by state (leaf + 1, or 0 for the start).
struct Raw {
    state: u32,
    leaf: u32,
    ops: Vec<Op>,
}

/// Two particles compete for one element (Unique Particle Attribution, cos-nonambig): the leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AutomatonFault {
    /// More edges than the limit allows.
    TooLarge,
    /// Two particles overlap.
    Ambiguous(u32, u32),
}

/// Adds the automaton to a content model that has its tree. `budget` is what is left of the limit on edges.
pub(super) fn build(
    model: &mut ContentModel,
    elements: &impl Elements,
    budget: &mut usize,
) -> Result<(), AutomatonFault> {
    if model.nodes.is_empty() {
        return Ok(());
    }
    if model.all {
        return check_all(model, elements);
    }
    let mut raw = Vec::new();
    let ends = visit(model, 0, &mut raw, *budget)?;
    for way in ends.first {
        raw.push(Raw { state: 0, leaf: way.leaf, ops: way.ops });
    }
    let mut names = Vec::with_capacity(model.leaves.len());
    for leaf in &model.leaves {
        let mut found = Vec::new();
        if let LeafTerm::Element(id) = leaf.term {
            elements.admitted(id, &mut found);
        }
        names.push(found);
    }
    let mut writer = OpWriter::default();
    let mut by_state: Vec<Vec<Edge>> = vec![Vec::new(); model.leaves.len() + 1];
    for transition in raw {
        let ops = writer.write(&mut model.ops, &transition.ops);
        let edges = &mut by_state[transition.state as usize];
        if matches!(model.leaves[transition.leaf as usize].term, LeafTerm::Wildcard(_)) {
            edges.push(Edge { name: None, element: None, leaf: transition.leaf, ops });
            *budget = budget.checked_sub(1).ok_or(AutomatonFault::TooLarge)?;
        }
        for (name, element) in &names[transition.leaf as usize] {
            edges.push(Edge { name: Some(*name), element: Some(*element), leaf: transition.leaf, ops });
            *budget = budget.checked_sub(1).ok_or(AutomatonFault::TooLarge)?;
        }
    }
    let mut exits: Vec<Vec<Vec<Op>>> = vec![Vec::new(); by_state.len()];
    if ends.nullable {
        exits[0].push(Vec::new());
    }
    for way in ends.last {
        exits[way.leaf as usize + 1].push(way.ops);
    }
    for edges in &mut by_state {
        // A stable sort: of several ways to one leaf the innermost comes first.
        edges.sort_by_key(|edge| (edge.name.is_none(), edge.name));
        drop_equal_ways(model, edges);
    }
    let uncertain = uncertain_counts(model, &by_state);
    model.ambiguous = !uncertain.is_empty();
    for (edges, exits) in by_state.into_iter().zip(exits) {
        check_attribution(model, elements, &edges, &uncertain)?;
        let first = number(model.edges.len());
        let named = first + number(edges.iter().filter(|edge| edge.name.is_some()).count());
        model.edges.extend_from_slice(&edges);
        let first_exit = number(model.exits.len());
        for ops in exits {
            let range = writer.write(&mut model.ops, &ops);
            model.exits.push(range);
        }
        let exits = (first_exit, number(model.exits.len()));
        model.states.push(State { first, named, last: number(model.edges.len()), exits });
    }
    Ok(())
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Of two edges to one leaf that do the same to the counters, the first is enough.
fn drop_equal_ways(model: &ContentModel, edges: &mut Vec<Edge>) {
    let counted = |ops: (u32, u32)| -> Vec<Op> {
        let ops = model.ops(ops).iter().copied();
        ops.filter(|op| model.nodes[op.node() as usize].counter.is_some()).collect()
    };
    let mut kept: Vec<Edge> = Vec::with_capacity(edges.len());
    for edge in edges.iter() {
        let rivals = kept.iter().rev().take_while(|other| other.name == edge.name);
        let mut same = rivals.filter(|other| other.leaf == edge.leaf && other.element == edge.element);
        if !same.any(|other| counted(other.ops) == counted(edge.ops)) {
            kept.push(*edge);
        }
    }
    *edges = kept;
}

/// The nodes whose count is not known from what was read, because one element may repeat the one or the other: `(a{1,2}, b?){2}`
/// on `a a`. A pair of ways that a certain count keeps apart makes nothing uncertain.
fn uncertain_counts(model: &ContentModel, states: &[Vec<Edge>]) -> BTreeSet<u32> {
    let mut uncertain = BTreeSet::new();
    loop {
        let before = uncertain.len();
        for edges in states {
            for (at, a) in edges.iter().enumerate() {
                let same_name = edges[at + 1..].iter().take_while(|b| b.name == a.name);
                for b in same_name.filter(|b| b.leaf == a.leaf && b.element == a.element) {
                    if !exclusive(model, a, b, &uncertain) {
                        let nodes = model.ops(a.ops).iter().chain(model.ops(b.ops)).map(|op| op.node());
                        uncertain.extend(nodes.filter(|node| model.nodes[*node as usize].counter.is_some()));
                    }
                }
            }
        }
        if uncertain.len() == before {
            return uncertain;
        }
    }
}

/// Unique Particle Attribution: no two edges of one state admit one name and lead to different leaves, unless a counter that must
/// be full for the one and must not be for the other keeps them apart.
fn check_attribution(
    model: &ContentModel,
    elements: &impl Elements,
    edges: &[Edge],
    uncertain: &BTreeSet<u32>,
) -> Result<(), AutomatonFault> {
    let named = edges.iter().take_while(|edge| edge.name.is_some()).count();
    for pair in edges[..named].chunk_by(|a, b| a.name == b.name) {
        for (at, a) in pair.iter().enumerate() {
            for b in &pair[at + 1..] {
                if a.leaf != b.leaf && !exclusive(model, a, b, uncertain) {
                    return Err(AutomatonFault::Ambiguous(a.leaf, b.leaf));
                }
            }
        }
    }
    for (at, a) in edges[named..].iter().enumerate() {
        let LeafTerm::Wildcard(wildcard) = &model.leaves[a.leaf as usize].term else { continue };
        let rivals = edges[..named].iter().filter_map(|b| Some((b, b.name?)));
        for (b, name) in rivals {
            if wildcard.namespaces.admits(Some(elements.namespace(name))) && !exclusive(model, a, b, uncertain) {
                return Err(AutomatonFault::Ambiguous(b.leaf, a.leaf));
            }
        }
        for b in &edges[named + at + 1..] {
            if a.leaf != b.leaf && overlap(model, a.leaf, b.leaf) && !exclusive(model, a, b, uncertain) {
                return Err(AutomatonFault::Ambiguous(a.leaf, b.leaf));
            }
        }
    }
    Ok(())
}

/// Unique Particle Attribution in an `xs:all` group: no name twice.
fn check_all(model: &ContentModel, elements: &impl Elements) -> Result<(), AutomatonFault> {
    let mut known: HashMap<NameId, u32> = HashMap::new();
    let mut found = Vec::new();
    for (number, leaf) in (0u32..).zip(&model.leaves) {
        let LeafTerm::Element(id) = leaf.term else { continue };
        found.clear();
        elements.admitted(id, &mut found);
        for (name, _) in &found {
            if let Some(other) = known.insert(*name, number).filter(|other| *other != number) {
                return Err(AutomatonFault::Ambiguous(other, number));
            }
        }
    }
    Ok(())
}

/// Whether two wildcards admit a common namespace.
fn overlap(model: &ContentModel, a: u32, b: u32) -> bool {
    use crate::schema::NamespaceSet::{Any, Not, Set};
    let (LeafTerm::Wildcard(a), LeafTerm::Wildcard(b)) =
        (&model.leaves[a as usize].term, &model.leaves[b as usize].term)
    else {
        return false;
    };
    match (&a.namespaces, &b.namespaces) {
        (Any, Set(set)) | (Set(set), Any) => !set.is_empty(),
        (Any | Not(_), Any | Not(_)) => true,
        (Set(a), other @ (Not(_) | Set(_))) | (other @ Not(_), Set(a)) => a.iter().any(|ns| other.admits(Some(*ns))),
    }
}

/// Whether a counter keeps two edges apart: the one repeats a node with as many occurrences as it must have, the other leaves it.
fn exclusive(model: &ContentModel, a: &Edge, b: &Edge, uncertain: &BTreeSet<u32>) -> bool {
    let apart = |a: &Edge, b: &Edge| {
        model.ops(a.ops).iter().any(|op| {
            let Op::Next(id) = *op else { return false };
            let node = &model.nodes[id as usize];
            node.max == Some(node.min) && !uncertain.contains(&id) && model.ops(b.ops).contains(&Op::Leave(id))
        })
    };
    apart(a, b) || apart(b, a)
}

/// Visits a node: collects the transitions inside it, and says how it begins and ends.
fn visit(model: &ContentModel, id: u32, raw: &mut Vec<Raw>, budget: usize) -> Result<Ends, AutomatonFault> {
    let node = &model.nodes[id as usize];
    let mut ends = match &node.kind {
        NodeKind::Leaf(leaf) => {
            let way = Way { leaf: *leaf, ops: Vec::new() };
            Ends { first: vec![way.clone()], last: vec![way], nullable: false }
        }
        NodeKind::Choice(members) | NodeKind::All(members) => {
            let mut ends = Ends { first: Vec::new(), last: Vec::new(), nullable: false };
            for member in members {
                let inner = visit(model, *member, raw, budget)?;
                ends.first.extend(inner.first);
                ends.last.extend(inner.last);
                ends.nullable |= inner.nullable;
            }
            ends
        }
        NodeKind::Sequence(members) => {
            let mut ends = Ends { first: Vec::new(), last: Vec::new(), nullable: true };
            for member in members {
                let inner = visit(model, *member, raw, budget)?;
                connect(&ends.last, &inner.first, None, raw, budget)?;
                if ends.nullable {
                    ends.first.extend(inner.first);
                }
                if inner.nullable {
                    ends.last.extend(inner.last);
                } else {
                    ends.last = inner.last;
                }
                ends.nullable &= inner.nullable;
            }
            ends
        }
    };
    let marked = model.is_marked(id);
    if node.repeats() {
        connect(&ends.last, &ends.first, marked.then_some(Op::Next(id)), raw, budget)?;
    }
    if marked {
        ends.first.iter_mut().for_each(|way| way.ops.insert(0, Op::Enter(id)));
        ends.last.iter_mut().for_each(|way| way.ops.push(Op::Leave(id)));
    }
    ends.nullable |= node.min == 0;
    Ok(ends)
}

/// Adds a transition from every end to every beginning.
fn connect(
    last: &[Way],
    first: &[Way],
    between: Option<Op>,
    raw: &mut Vec<Raw>,
    budget: usize,
) -> Result<(), AutomatonFault> {
    if raw.len() + last.len() * first.len() > budget {
        return Err(AutomatonFault::TooLarge);
    }
    for end in last {
        for begin in first {
            let ops = end.ops.iter().copied().chain(between).chain(begin.ops.iter().copied()).collect();
            raw.push(Raw { state: end.leaf + 1, leaf: begin.leaf, ops });
        }
    }
    Ok(())
}

/// Writes operations once each.
#[derive(Default)]
struct OpWriter {
    known: HashMap<Vec<Op>, (u32, u32)>,
}

impl OpWriter {
    fn write(&mut self, ops: &mut Vec<Op>, new: &[Op]) -> (u32, u32) {
        if new.is_empty() {
            return (0, 0);
        }
        if let Some(range) = self.known.get(new) {
            return *range;
        }
        let first = number(ops.len());
        ops.extend_from_slice(new);
        let range = (first, number(ops.len()));
        self.known.insert(new.to_vec(), range);
        range
    }
}
