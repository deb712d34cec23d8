//! Following the content model of the innermost open element.

use crate::report::Finding;
use crate::schema::{ContentModel, Edge, ElementId, Leaf, LeafTerm, NameId, NodeKind, Op, ProcessContents, Schema};

use super::engine::{Engine, place};
use super::frame::Configuration;
use super::{Step, TagName};

/// Up to how many edges are looked at one by one.
const FEW: usize = 8;

/// What a child turned out to be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Followed {
    /// An element with a declaration.
    Element { element: ElementId, leaf: u32, index: u32 },
    /// Something that a wildcard admits.
    Wildcard { process: ProcessContents, leaf: u32, index: u32 },
    /// Nothing that can be checked; the finding has been made.
    Refused,
}

impl<'s> Engine<'s> {
    /// The next child of the innermost open element, whose content is a content model.
    #[inline]
    pub(super) fn follow(&mut self, model: u32, name: TagName<'_>, span: (usize, usize)) -> Followed {
        let schema = self.schema;
        let model = schema.content_model(model);
        if let Some(edge) = self.plainly_fitting(model, name) {
            return self.taken(model, edge);
        }
        if let Some(edge) = self.fitting(model, name) {
            if let Some(frame) = self.frames.last_mut() {
                frame.quiet = false;
            }
            return self.taken(model, edge);
        }
        self.recover(model, name, span)
    }

    /// The edge for a child, if it has the child's name and does nothing but move the state: what nearly every edge is like.
    #[inline]
    fn plainly_fitting(&mut self, model: &ContentModel, name: TagName<'_>) -> Option<Edge> {
        if model.is_special() {
            return None;
        }
        let frame = self.frames.last_mut()?;
        // Edges of one name stand in the order in which they are tried.
        let edge = *named(model.named_edges(frame.state), name.id)?.first()?;
        if edge.name != name.id || edge.ops.0 != edge.ops.1 {
            return None;
        }
        frame.state = edge.leaf + 1;
        frame.quiet = false;
        Some(edge)
    }

    /// What taking an edge means for the child.
    #[inline]
    pub(super) fn taken(&mut self, model: &ContentModel, edge: Edge) -> Followed {
        let leaf = &model.leaves[edge.leaf as usize];
        let index = leaf.slot.map_or(0, |slot| self.count(slot));
        match (&leaf.term, edge.element) {
            (LeafTerm::Wildcard(wildcard), _) => {
                Followed::Wildcard { process: wildcard.process, leaf: edge.leaf, index }
            }
            (LeafTerm::Element(_), Some(element)) => Followed::Element { element, leaf: edge.leaf, index },
            (LeafTerm::Element(element), None) => Followed::Element { element: *element, leaf: edge.leaf, index },
        }
    }

    fn count(&mut self, slot: u32) -> u32 {
        let at = self.frames.last().map_or(0, |frame| frame.arena) + slot as usize;
        self.arena.get_mut(at).map_or(0, |count| {
            *count = count.saturating_add(1);
            *count
        })
    }

    /// The edge for a child, if it fits; the state moves.
    pub(super) fn fitting(&mut self, model: &ContentModel, name: TagName<'_>) -> Option<Edge> {
        if model.nodes.is_empty() {
            return None;
        }
        if model.all {
            return self.fitting_all(model, name);
        }
        if model.ambiguous {
            return self.fitting_ambiguous(model, name);
        }
        let state = self.frames.last()?.state;
        let edge = edges_for(self.schema, model, state, name).find(|edge| self.admits(model, edge.ops))?;
        self.apply(model, edge.ops);
        if let Some(frame) = self.frames.last_mut() {
            frame.state = edge.leaf + 1;
        }
        Some(edge)
    }

    /// `xs:all`: each leaf at most once, in any order; the slots of the arena say which have been.
    fn fitting_all(&mut self, model: &ContentModel, name: TagName<'_>) -> Option<Edge> {
        let base = self.frames.last()?.arena;
        for (number, leaf) in (0u32..).zip(&model.leaves) {
            let LeafTerm::Element(declared) = leaf.term else { continue };
            let declared_name = self.schema.element(declared).name;
            let element = if name.id == Some(declared_name) {
                Some(declared)
            } else {
                let members = self.schema.substitution_members(declared).iter();
                members.copied().find(|member| name.id == Some(self.schema.element(*member).name))
            };
            if let Some(element) = element {
                let seen = self.arena.get_mut(base + number as usize)?;
                if *seen > 0 {
                    return None;
                }
                *seen = 1;
                return Some(Edge { name: name.id, element: Some(element), leaf: number, ops: (0, 0) });
            }
        }
        None
    }

    /// A model with nested counters: every configuration is followed; the first one is the one that is told.
    fn fitting_ambiguous(&mut self, model: &ContentModel, name: TagName<'_>) -> Option<Edge> {
        let schema = self.schema;
        let limit = self.options.limits.configurations;
        let frame = self.frames.last_mut()?;
        let mut current = std::mem::take(&mut frame.configurations);
        if current.is_empty() {
            current.push(Configuration { state: 0, counters: vec![0; model.counters.len()] });
        }
        let mut next: Vec<Configuration> = Vec::new();
        let mut told = None;
        for configuration in current.iter() {
            for edge in edges_for(schema, model, configuration.state, name) {
                if !admits(model, edge.ops, &configuration.counters) {
                    continue;
                }
                let mut counters = configuration.counters.clone();
                apply(model, edge.ops, &mut counters);
                let moved = Configuration { state: edge.leaf + 1, counters };
                if !next.iter().any(|known| covers(model, known, &moved)) {
                    // The first is the one that is told, and stays.
                    let mut number = 0;
                    next.retain(|known| {
                        number += 1;
                        number == 1 || !covers(model, &moved, known)
                    });
                    next.push(moved);
                }
                told.get_or_insert(edge);
            }
        }
        let Some(edge) = told else {
            frame.configurations = current;
            return None;
        };
        frame.state = edge.leaf + 1;
        let full = next.len() > limit;
        if full {
            next.truncate(limit);
        }
        *frame.configurations = next;
        let span = frame.span;
        if full {
            self.report(Finding::new("limit-configurations", place(span)).arg("limit", limit.to_string()));
        }
        self.steps_of(model, edge.ops);
        Some(edge)
    }

    pub(super) fn counters(&self, model: &ContentModel) -> &[u32] {
        let base = self.frames.last().map_or(0, |frame| frame.arena) + model.slots as usize;
        self.arena.get(base..base + model.counters.len()).unwrap_or(&[])
    }

    fn admits(&self, model: &ContentModel, ops: (u32, u32)) -> bool {
        ops.0 == ops.1 || model.counters.is_empty() || admits(model, ops, self.counters(model))
    }

    pub(super) fn apply(&mut self, model: &ContentModel, ops: (u32, u32)) {
        if ops.0 == ops.1 {
            return;
        }
        if !model.counters.is_empty() {
            let base = self.frames.last().map_or(0, |frame| frame.arena) + model.slots as usize;
            if let Some(counters) = self.arena.get_mut(base..base + model.counters.len()) {
                apply(model, ops, counters);
            }
        }
        self.steps_of(model, ops);
    }

    /// The group steps of an edge or an exit.
    fn steps_of(&mut self, model: &ContentModel, ops: (u32, u32)) {
        for op in model.ops(ops) {
            if model.is_group(op.node()) {
                self.step(match *op {
                    Op::Enter(node) => Step::Enter(node),
                    Op::Next(node) => Step::Next(node),
                    Op::Leave(node) => Step::Leave(node),
                });
            }
        }
    }

    /// Whether the content may end here.
    #[inline]
    pub(super) fn may_end(&self, model: u32) -> bool {
        let model = self.schema.content_model(model);
        let Some(frame) = self.frames.last() else { return true };
        if !model.is_special() {
            return exit(model, frame.state, self.counters(model)).is_some();
        }
        if model.nodes.is_empty() {
            return true;
        }
        if model.all {
            return self.missing_in_all(model).next().is_none()
                || model.nodes[0].min == 0 && !self.arena[frame.arena..].iter().any(|seen| *seen > 0);
        }
        if model.ambiguous && !frame.configurations.is_empty() {
            return frame
                .configurations
                .iter()
                .any(|configuration| exit(model, configuration.state, &configuration.counters).is_some());
        }
        exit(model, frame.state, self.counters(model)).is_some()
    }

    /// The required leaves of an `xs:all` that have not been.
    fn missing_in_all<'m>(&self, model: &'m ContentModel) -> impl Iterator<Item = ElementId> + use<'_, 'm, 's> {
        let base = self.frames.last().map_or(0, |frame| frame.arena);
        model.leaves.iter().enumerate().filter_map(move |(number, leaf)| {
            let missing = model.nodes[leaf.node as usize].min > 0 && self.arena.get(base + number) == Some(&0);
            match leaf.term {
                LeafTerm::Element(id) if missing => Some(id),
                _ => None,
            }
        })
    }

    /// The groups that end with the content.
    pub(super) fn leave_content(&mut self, model: u32) {
        let schema = self.schema;
        let model = schema.content_model(model);
        let Some(frame) = self.frames.last() else { return };
        if model.nodes.is_empty() || model.all {
            return;
        }
        // All configurations stand at one leaf, so whichever may end leaves the same groups.
        let ops = match frame.configurations.as_slice() {
            [] => exit(model, frame.state, self.counters(model)),
            all => all.iter().find_map(|one| exit(model, one.state, &one.counters)),
        };
        if let Some(ops) = ops {
            self.steps_of(model, ops);
        }
    }

    /// What could stand at this place, in the order of the schema.
    pub(super) fn expected(&self, model: &ContentModel) -> Vec<String> {
        let Some(frame) = self.frames.last() else { return Vec::new() };
        let mut found: Vec<(u32, String)> = Vec::new();
        if model.nodes.is_empty() {
            return Vec::new();
        }
        if model.all {
            let base = frame.arena;
            for (number, leaf) in (0u32..).zip(&model.leaves) {
                if let LeafTerm::Element(id) = leaf.term
                    && self.arena.get(base + number as usize) == Some(&0)
                {
                    found.push((number, self.local(id)));
                }
            }
        } else {
            let state = model.states[frame.state as usize];
            for edge in &model.edges[state.first as usize..state.last as usize] {
                let fits = match frame.configurations.as_slice() {
                    [] => self.admits(model, edge.ops),
                    all => all.iter().any(|one| one.state == frame.state && admits(model, edge.ops, &one.counters)),
                };
                if fits {
                    let name = match &model.leaves[edge.leaf as usize].term {
                        LeafTerm::Wildcard(_) => "*".to_owned(),
                        LeafTerm::Element(declared) => self.local(edge.element.unwrap_or(*declared)),
                    };
                    found.push((edge.leaf, name));
                }
            }
        }
        found.sort_by_key(|(leaf, _)| *leaf);
        let mut names: Vec<String> = Vec::new();
        for (_, name) in found {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    pub(super) fn local(&self, id: ElementId) -> String {
        self.schema.local(self.schema.element(id).name).to_owned()
    }

    /// The content ends too early.
    pub(super) fn report_incomplete(&mut self, model: u32, span: (usize, usize)) {
        let model = self.schema.content_model(model);
        let mut expected = if model.all {
            self.missing_in_all(model).map(|id| self.local(id)).collect()
        } else {
            self.expected(model)
        };
        // What was here already, out of place, is not asked for again.
        if let Some(frame) = self.frames.last() {
            let leaves = frame.forgiven.iter().flat_map(|(from, to)| *from..*to);
            let had: Vec<String> = leaves
                .filter_map(|leaf| match model.leaves.get(leaf as usize)?.term {
                    LeafTerm::Element(id) => Some(self.local(id)),
                    LeafTerm::Wildcard(_) => None,
                })
                .collect();
            if !expected.is_empty() && expected.iter().all(|name| had.contains(name)) {
                return;
            }
            expected.retain(|name| !had.contains(name));
        }
        let missing = self.missing_at_end(model);
        if self.told.missing(&self.frames, &missing) {
            return;
        }
        let parent = self.path_label();
        let lacking = missing.iter().map(|name| self.schema.local(*name)).collect::<Vec<_>>().join(", ");
        let finding = Finding::new("cvc-complex-type.2.4", place(span)).arg("parent", parent);
        self.report(finding.arg("lacking", lacking).expecting(expected));
    }

    /// The required children without which the content cannot end, as far as there is no choice about it.
    fn missing_at_end(&self, model: &ContentModel) -> Vec<NameId> {
        if model.all {
            return self.missing_in_all(model).map(|id| self.schema.element(id).name).collect();
        }
        let Some(frame) = self.frames.last() else { return Vec::new() };
        let plain = |leaf: &Leaf| {
            let node = &model.nodes[leaf.node as usize];
            node.min > 0 && node.parent == 0 && matches!(model.nodes[0].kind, NodeKind::Sequence(_))
        };
        let behind = model.leaves.iter().skip(frame.state as usize).filter(|leaf| plain(leaf));
        let names = behind.filter_map(|leaf| match leaf.term {
            LeafTerm::Element(id) => Some(self.schema.element(id).name),
            LeafTerm::Wildcard(_) => None,
        });
        names.collect()
    }
}

/// The edges of a state that an element of a name could take, named ones first.
fn edges_for<'m>(
    schema: &'m Schema,
    model: &'m ContentModel,
    state: u32,
    name: TagName<'_>,
) -> impl Iterator<Item = Edge> + use<'m> {
    let id = name.id;
    let named = named(model.named_edges(state), id).unwrap_or(&[]);
    let named = named.iter().take_while(move |edge| edge.name == id).copied();
    let wildcards = model.wildcard_edges(state);
    let namespace = if wildcards.is_empty() { None } else { schema.namespace(name.uri) };
    let wildcards = wildcards.iter().copied().filter(move |edge| match &model.leaves[edge.leaf as usize].term {
        LeafTerm::Wildcard(wildcard) => wildcard.namespaces.admits(namespace),
        LeafTerm::Element(_) => false,
    });
    named.chain(wildcards)
}

/// The edges from the first one of a name on.
#[inline]
fn named(edges: &[Edge], id: Option<NameId>) -> Option<&[Edge]> {
    id?;
    let from = if edges.len() <= FEW {
        edges.iter().position(|edge| edge.name == id)?
    } else {
        edges.partition_point(|edge| edge.name < id)
    };
    edges.get(from..)
}

/// Whether the counters let an edge or exit pass. All are asked before any is changed.
fn admits(model: &ContentModel, ops: (u32, u32), counters: &[u32]) -> bool {
    model.ops(ops).iter().all(|op| {
        let node = &model.nodes[op.node() as usize];
        let count = node.counter.and_then(|counter| counters.get(counter as usize)).copied();
        match (op, count) {
            (_, None) | (Op::Enter(_), _) => true,
            (Op::Next(_), Some(count)) => node.max.is_none_or(|max| count < max),
            (Op::Leave(_), Some(count)) => count >= node.min,
        }
    })
}

/// Whether whatever may follow one configuration may follow another: each count is the same, or there is enough of both and no more
/// room in the covered one.
fn covers(model: &ContentModel, a: &Configuration, b: &Configuration) -> bool {
    a.state == b.state
        && model.counters.iter().zip(a.counters.iter().zip(&b.counters)).all(|(node, (a, b))| {
            let node = &model.nodes[*node as usize];
            a == b || (*a >= node.min && *b >= node.min && (node.max.is_none() || a <= b))
        })
}

fn apply(model: &ContentModel, ops: (u32, u32), counters: &mut [u32]) {
    for op in model.ops(ops) {
        let counter = model.nodes[op.node() as usize].counter;
        if let Some(count) = counter.and_then(|counter| counters.get_mut(counter as usize)) {
            match op {
                Op::Enter(_) => *count = 1,
                Op::Next(_) => *count = count.saturating_add(1),
                Op::Leave(_) => {}
            }
        }
    }
}

/// A way to end the content in a state.
fn exit(model: &ContentModel, state: u32, counters: &[u32]) -> Option<(u32, u32)> {
    let (first, last) = model.states[state as usize].exits;
    model.exits[first as usize..last as usize].iter().copied().find(|ops| admits(model, *ops, counters))
}
