//! After a child that does not fit: one finding, and the state from which most of the rest can still be checked.

use std::collections::VecDeque;

use crate::report::Finding;
use crate::schema::{ContentModel, Edge, LeafTerm, NodeKind};

use super::TagName;
use super::content::Followed;
use super::engine::{Engine, place};
use super::frame::Configuration;

const RULE: &str = "cvc-complex-type.2.4";

impl Engine<'_> {
    /// Reports a child that does not fit and says how to go on; see `docs/positions.md`, "Order and recovery".
    pub(super) fn recover(&mut self, model: &ContentModel, name: TagName<'_>, span: (usize, usize)) -> Followed {
        if self.is_full() {
            // Nobody will read more findings: what follows is passed over quickly.
            let finding = Finding::new(RULE, place(span)).arg("name", name.local);
            self.report(finding);
            return Followed::Refused;
        }
        let own = self.leaf_named(model, name);
        if let Some(leaf) = own
            && self.forgive(leaf)
        {
            return self.taken(model, self.edge_to(model, leaf, name));
        }
        if let Some((skipped, edge)) = self.ahead(model, name) {
            return self.skip_ahead(model, name, span, &skipped, edge);
        }
        let expected = self.expected(model);
        let mut finding = Finding::new(RULE, place(span)).arg("name", name.local);
        if !name.uri.is_empty() && own.is_none() {
            finding = finding.arg("namespace", name.uri);
        }
        if let Some(leaf) = own {
            // Once too often, or behind its place: checked as what it is.
            let edge = self.edge_to(model, leaf, name);
            let followed = self.taken(model, edge);
            finding = self.with_child(finding, model, edge, followed).expecting(expected);
            if !model.all
                && let Some(frame) = self.frames.last_mut()
            {
                frame.quiet = true;
            }
            self.report(finding);
            return followed;
        }
        let similar = nearest(name.local, expected.iter().map(String::as_str)).map(str::to_owned);
        finding = self.child_path(finding, name.local).expecting(expected);
        if let Some(hint) = &similar {
            finding = finding.arg("hint", hint.clone());
        }
        let misspelt = similar.and_then(|similar| self.edge_by_local(model, &similar));
        match misspelt {
            Some(edge) => {
                self.report(finding);
                self.jump(model, edge);
                if let Some(frame) = self.frames.last_mut() {
                    frame.forgiven.push(edge.leaf);
                }
                self.taken(model, edge)
            }
            None => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.quiet = true;
                }
                self.report(finding);
                Followed::Refused
            }
        }
    }

    /// A child that fits further on: what lies between is missing.
    fn skip_ahead(
        &mut self,
        model: &ContentModel,
        name: TagName<'_>,
        span: (usize, usize),
        skipped: &[u32],
        edge: Edge,
    ) -> Followed {
        let expected = self.expected(model);
        let quiet = self.frames.last().is_some_and(|frame| frame.quiet);
        self.jump(model, edge);
        let followed = self.taken(model, edge);
        if !quiet {
            let missing: Vec<String> = skipped
                .iter()
                .filter_map(|leaf| match model.leaves[*leaf as usize].term {
                    LeafTerm::Element(id) => Some(self.local(id)),
                    LeafTerm::Wildcard(_) => None,
                })
                .collect();
            let mut finding = Finding::new(RULE, place(span)).arg("name", name.local);
            if !missing.is_empty() {
                finding = finding.arg("missing", missing.join(", "));
            }
            finding = self.with_child(finding, model, edge, followed).expecting(expected);
            self.report(finding);
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.quiet = false;
            frame.forgiven.extend_from_slice(skipped);
        }
        followed
    }

    /// Adds the path of a child that the schema knows.
    fn with_child(&self, finding: Finding, model: &ContentModel, edge: Edge, followed: Followed) -> Finding {
        let index = match followed {
            Followed::Element { index, .. } | Followed::Wildcard { index, .. } => index,
            Followed::Refused => 0,
        };
        let name = match (&model.leaves[edge.leaf as usize].term, edge.element) {
            (LeafTerm::Element(declared), element) => self.local(element.unwrap_or(*declared)),
            (LeafTerm::Wildcard(_), _) => "*".to_owned(),
        };
        let mut path = self.path();
        super::path::push(&mut path, &name, index);
        finding.path(path)
    }

    fn child_path(&self, finding: Finding, name: &str) -> Finding {
        let mut path = self.path();
        super::path::push(&mut path, name, 0);
        finding.path(path)
    }

    /// Whether a leaf was reported as missing and is late, or stood misspelt before; then it passes.
    fn forgive(&mut self, leaf: u32) -> bool {
        let Some(frame) = self.frames.last_mut() else { return false };
        let Some(at) = frame.forgiven.iter().position(|forgiven| *forgiven == leaf) else { return false };
        frame.forgiven.swap_remove(at);
        true
    }

    /// The leaf of the model that bears this name.
    fn leaf_named(&self, model: &ContentModel, name: TagName<'_>) -> Option<u32> {
        name.id?;
        let by_declaration = (0u32..).zip(&model.leaves).find_map(|(number, leaf)| match leaf.term {
            LeafTerm::Element(id) if name.id == Some(self.schema.element(id).name) => Some(number),
            _ => None,
        });
        by_declaration.or_else(|| model.edges.iter().find(|edge| edge.name == name.id).map(|edge| edge.leaf))
    }

    fn edge_to(&self, model: &ContentModel, leaf: u32, name: TagName<'_>) -> Edge {
        let known = model.edges.iter().find(|edge| edge.leaf == leaf && edge.name == name.id).copied();
        known.unwrap_or(Edge { name: name.id, element: None, leaf, ops: (0, 0) })
    }

    /// The edge of this state that bears a local name.
    fn edge_by_local(&self, model: &ContentModel, local: &str) -> Option<Edge> {
        let state = self.frames.last()?.state;
        if model.all || model.nodes.is_empty() {
            return None;
        }
        let named = model.named_edges(state).iter();
        named.copied().find(|edge| edge.element.is_some_and(|id| self.local(id) == local))
    }

    /// The nearest place further on where the child fits, and the required leaves that lie between.
    fn ahead(&self, model: &ContentModel, name: TagName<'_>) -> Option<(Vec<u32>, Edge)> {
        if model.all || model.nodes.is_empty() || name.id.is_none() {
            return None;
        }
        let start = self.frames.last()?.state;
        let mut from: Vec<Option<u32>> = vec![None; model.states.len()];
        let mut open = VecDeque::from([start]);
        let mut reached = vec![false; model.states.len()];
        reached[start as usize] = true;
        while let Some(state) = open.pop_front() {
            let range = model.states[state as usize];
            let edges = &model.edges[range.first as usize..range.last as usize];
            if (state != start || edges.iter().any(|edge| edge.name == name.id))
                && let Some(edge) = edges.iter().find(|edge| edge.name == name.id)
            {
                if state == start {
                    // It would fit here but for a counter: once too often, not too early.
                    return None;
                }
                return Some((self.between(model, &from, start, state, edge.leaf), *edge));
            }
            for edge in edges {
                let next = edge.leaf + 1;
                if !reached[next as usize] && edge.leaf + 1 > start {
                    reached[next as usize] = true;
                    from[next as usize] = Some(state);
                    open.push_back(next);
                }
            }
        }
        None
    }

    /// The required leaves on a way, the last one not counted.
    fn between(&self, model: &ContentModel, from: &[Option<u32>], start: u32, mut state: u32, to: u32) -> Vec<u32> {
        let mut leaves = Vec::new();
        while state != start {
            leaves.push(state - 1);
            match from[state as usize] {
                Some(before) => state = before,
                None => break,
            }
        }
        leaves.reverse();
        let required = |leaf: &u32| {
            let node = model.leaves[*leaf as usize].node;
            *leaf != to && model.nodes[node as usize].min > 0
        };
        leaves.retain(required);
        leaves
    }

    /// Moves to the leaf of an edge without asking the counters; groups are left as they are, for after a finding nobody is told
    /// of them.
    fn jump(&mut self, model: &ContentModel, edge: Edge) {
        let Some(frame) = self.frames.last_mut() else { return };
        frame.state = edge.leaf + 1;
        let ambiguous = model.ambiguous;
        if ambiguous {
            let counters = model.counters.iter().map(|node| least(model, *node)).collect();
            *frame.configurations = vec![Configuration { state: edge.leaf + 1, counters }];
        }
        let base = frame.arena + model.slots as usize;
        for (counter, node) in model.counters.iter().enumerate() {
            // Enough to leave the group, not too many to repeat it.
            if let Some(count) = self.arena.get_mut(base + counter) {
                *count = least(model, *node).max((*count).min(model.nodes[*node as usize].max.unwrap_or(u32::MAX)));
            }
        }
    }
}

fn least(model: &ContentModel, node: u32) -> u32 {
    let node = &model.nodes[node as usize];
    debug_assert!(!matches!(node.kind, NodeKind::All(_)), "xs:all has no counters");
    node.min.max(1)
}

/// The candidate that a misspelt name most likely means.
pub(super) fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let limit = (length / 3).clamp(1, 4);
    candidates
        .filter(|candidate| *candidate != "*")
        .map(|candidate| (distance(name, candidate, limit), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Edits between two short names, as [`nearest`] counts them; infinite where they have little in common.
pub(super) fn edits(a: &str, b: &str) -> usize {
    let limit = (a.chars().count() / 3).clamp(1, 4);
    Some(distance(a, b, limit)).filter(|edits| *edits <= limit).unwrap_or(usize::MAX)
}

/// Edits (insert, delete, replace, swap) between two names, letters compared without case; more than `limit` counts as infinite.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let lower = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<Vec<_>>();
    let (a, b) = (lower(a), lower(b));
    if a.len().abs_diff(b.len()) > limit || a.len() > 256 || b.len() > 256 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = row[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            next[j] = replaced.min(row[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                next[j] = next[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}
