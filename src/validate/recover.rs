//! After a child that does not fit: one finding, and the state from which most of the rest can still be checked.

use std::collections::VecDeque;

use crate::report::Finding;
use crate::schema::{ContentModel, Edge, LeafTerm, NameId, NamespaceId, NodeKind, Op, Schema};

use super::content::Followed;
use super::engine::{Engine, place};
use super::frame::Configuration;
use super::likeness::nearest;
use super::whereabouts::{self, Whereabouts};
use super::{Step, TagName};

const RULE: &str = "cvc-complex-type.2.4";
/// What stands between names in an argument of a finding.
const LIST: &str = ", ";

/// A child that does not fit.
struct Misfit<'a> {
    model: &'a ContentModel,
    /// Its name; where its namespace is wrong, the one that is meant.
    name: TagName<'a>,
    span: (usize, usize),
    /// What is to be said of it so far.
    finding: Finding,
    /// Whether nothing has to be said if it is forgiven.
    silent: bool,
}

impl Engine<'_> {
    /// Reports a child that does not fit and says how to go on; see `docs/positions.md`, "Order and recovery".
    pub(super) fn recover(&mut self, model: &ContentModel, name: TagName<'_>, span: (usize, usize)) -> Followed {
        let finding = Finding::new(RULE, place(span)).arg("name", name.local);
        if self.is_full() {
            // Nobody will read more findings: what follows is passed over quickly.
            self.report(finding);
            return Followed::Refused;
        }
        let misfit = Misfit { model, name, span, finding, silent: true };
        // In the wrong namespace of an element around, of which was told.
        let schema = self.schema;
        if let Some(meant) = self.told.meant(&self.frames, name.uri).map(|meant| named(schema, meant, name.local))
            && meant.id.is_some()
        {
            return match self.fitting(model, meant) {
                Some(edge) => self.fits(model, edge),
                None => self.misfit(Misfit { name: meant, ..misfit }),
            };
        }
        if let Some((namespace, local)) = self.other_namespace(model, name) {
            let meant = named(schema, namespace, local);
            let finding = self.about_namespaces(misfit.finding, name.uri, meant.uri);
            self.told.mistaken(&self.frames, span.0, name.uri, namespace);
            let expected = self.expected(model);
            return match self.fitting(model, meant) {
                Some(edge) => {
                    let followed = self.fits(model, edge);
                    let finding = self.with_child(finding, model, edge, followed).expecting(expected);
                    self.report(finding);
                    followed
                }
                None => self.misfit(Misfit { model, name: meant, span, finding, silent: false }),
            };
        }
        self.misfit(misfit)
    }

    fn misfit(&mut self, misfit: Misfit<'_>) -> Followed {
        let Misfit { model, name, span, finding, silent } = misfit;
        let own = self.leaf_named(model, name);
        if own.is_some()
            && let Some(leaf) = self.forgive(model, name)
        {
            if !silent {
                self.report(finding);
            }
            self.came_late(name);
            return self.taken(model, self.edge_to(model, leaf, name));
        }
        if let Some((skipped, edge)) = self.ahead(model, name) {
            return self.skip_ahead(model, finding, &skipped, edge);
        }
        let expected = self.expected(model);
        if let Some(leaf) = own {
            // Once too often, or behind its place: checked as what it is.
            let edge = self.edge_to(model, leaf, name);
            let followed = self.taken(model, edge);
            let finding = self.with_place(finding, model, leaf);
            let finding = self.with_child(finding, model, edge, followed).expecting(expected);
            if !model.all
                && let Some(frame) = self.frames.last_mut()
            {
                frame.quiet = true;
            }
            self.report(finding);
            return followed;
        }
        let finding = self.child_path(finding, name.local);
        let whereabouts = name.id.map(|id| Whereabouts::of(self.schema, &self.frames, id)).unwrap_or_default();
        let schema = self.schema;
        if !whereabouts.near
            && let Some(hint) = nearest(name.local, expected.iter().map(String::as_str)).map(str::to_owned)
            && let Some(meant) = self.expected_name(model, &hint)
        {
            // Misspelt: checked as what is meant.
            self.report(finding.arg("hint", hint).expecting(expected));
            let meant = named(schema, schema.namespace_of(meant), schema.local(meant));
            let Some(edge) = self.fitting(model, meant) else { return Followed::Refused };
            if let Some(frame) = self.frames.last_mut() {
                // The right one may stand beside it.
                frame.forgiven.push((edge.leaf, edge.leaf + 1));
            }
            return self.fits(model, edge);
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.quiet = true;
        }
        self.stray((name, span), finding, model, whereabouts, expected)
    }

    /// A child that has no place here at all: it may have one elsewhere, or be misspelt as well.
    fn stray(
        &mut self,
        (name, span): (TagName<'_>, (usize, usize)),
        mut finding: Finding,
        model: &ContentModel,
        whereabouts: Whereabouts,
        expected: Vec<String>,
    ) -> Followed {
        let elsewhere = !whereabouts.inside.is_empty();
        let told = elsewhere && name.id.is_some_and(|id| self.told.stray(&self.frames, id, span.0));
        if !told {
            if !name.uri.is_empty() && !self.is_declared(name.uri) {
                finding = finding.arg("namespace", name.uri);
                if let Some((made, release)) = self.other_release(name.uri) {
                    finding = finding.arg("made", made).arg("release", release);
                }
            }
            if elsewhere {
                finding = finding.arg("inside", whereabouts.inside.join(LIST));
            } else {
                let locals = model.leaves.iter().filter_map(|leaf| match leaf.term {
                    LeafTerm::Element(id) => Some(self.schema.local(self.schema.element(id).name)),
                    LeafTerm::Wildcard(_) => None,
                });
                if let Some(hint) = nearest(name.local, locals) {
                    finding = finding.arg("hint", hint);
                }
            }
            self.report(finding.expecting(expected));
        }
        // Checked as what it is elsewhere, so that the IDs in it count.
        match whereabouts.element {
            Some(element) => Followed::Element { element, leaf: Step::ROOT, index: 0 },
            None => Followed::Refused,
        }
    }

    fn fits(&mut self, model: &ContentModel, edge: Edge) -> Followed {
        if let Some(frame) = self.frames.last_mut() {
            frame.quiet = false;
        }
        self.taken(model, edge)
    }

    /// A child that fits further on: what lies between is missing.
    fn skip_ahead(&mut self, model: &ContentModel, finding: Finding, skipped: &[u32], edge: Edge) -> Followed {
        let expected = self.expected(model);
        let (start, quiet) = self.frames.last().map_or((0, false), |frame| (frame.state, frame.quiet));
        self.jump(model, edge);
        let followed = self.taken(model, edge);
        if !quiet {
            let missing: Vec<NameId> = skipped
                .iter()
                .filter_map(|leaf| match model.leaves[*leaf as usize].term {
                    LeafTerm::Element(id) => Some(self.schema.element(id).name),
                    LeafTerm::Wildcard(_) => None,
                })
                .collect();
            if !self.told.missing(&self.frames, &missing) {
                let at = finding.place().offset;
                let finding = finding.arg("missing", self.listed(&missing));
                let finding = self.with_child(finding, model, edge, followed).expecting(expected);
                self.told.early(&self.frames, at, missing);
                self.report(finding);
            }
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.quiet = false;
            if edge.leaf >= start {
                // Whatever was skipped may turn up late, and then perhaps this one once more, in its place.
                frame.forgiven.push((start, edge.leaf + 1));
            } else {
                frame.forgiven.extend(skipped.iter().map(|leaf| (*leaf, *leaf + 1)));
            }
        }
        followed
    }

    /// What was told as missing turns up behind the element that came too early: a matter of order, and nothing is missing.
    fn came_late(&mut self, name: TagName<'_>) {
        let Some(id) = name.id else { return };
        let Some((at, missing, late)) = self.told.late(&self.frames, id) else { return };
        let (missing, late) = (self.listed(&missing), self.listed(&late));
        let told = self.findings_mut().iter_mut().rev().find(|finding| {
            finding.place().offset == at && finding.rule().id() == RULE && finding.argument("missing").is_some()
        });
        if let Some(finding) = told {
            finding.amend("missing", missing);
            finding.amend("late", late);
        }
    }

    fn listed(&self, names: &[NameId]) -> String {
        names.iter().map(|name| self.schema.local(*name)).collect::<Vec<_>>().join(LIST)
    }

    /// What is wrong with the namespace of a name, and which release it speaks of.
    pub(super) fn about_namespaces(&self, finding: Finding, found: &str, meant: &str) -> Finding {
        let finding = match found {
            "" => finding.arg("bare", "none"),
            _ => finding.arg("namespace", found),
        };
        let finding = match meant {
            "" => finding.arg("other_bare", "none"),
            _ => finding.arg("other", meant),
        };
        match super::release::versions(found, meant) {
            Some((made, release)) => finding.arg("made", made).arg("release", release),
            None => finding,
        }
    }

    /// Where a child that the model knows would have its place, seen from the child before it.
    fn with_place(&self, finding: Finding, model: &ContentModel, leaf: u32) -> Finding {
        if model.all {
            return finding.arg("limit", "1");
        }
        let state = self.frames.last().map_or(0, |frame| frame.state);
        let Some(last) = state.checked_sub(1) else { return finding };
        let local = |leaf: u32| match model.leaves[leaf as usize].term {
            LeafTerm::Element(id) => self.local(id),
            LeafTerm::Wildcard(_) => String::new(),
        };
        match whereabouts::place(model, leaf, last) {
            Some(whereabouts::Place::Before(next)) => finding.arg("before", local(next)),
            Some(whereabouts::Place::Instead(other)) => finding.arg("instead", local(other)),
            Some(whereabouts::Place::AtMost(limit)) => finding.arg("limit", limit.to_string()),
            None => finding,
        }
    }

    /// The name that an expected local name stands for.
    fn expected_name(&self, model: &ContentModel, local: &str) -> Option<NameId> {
        let schema = self.schema;
        let of_local = |name: &NameId| schema.local(*name) == local;
        if model.all {
            return model.leaves.iter().flat_map(|leaf| names_of(schema, &leaf.term)).find(of_local);
        }
        let state = self.frames.last()?.state;
        model.named_edges(state).iter().filter_map(|edge| edge.name).find(of_local)
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

    /// The leaf of a child that was told as missing and is late, or stood misspelt before; then it passes.
    fn forgive(&mut self, model: &ContentModel, name: TagName<'_>) -> Option<u32> {
        let frame = self.frames.last()?;
        let of_name = |leaf: u32| match model.leaves.get(leaf as usize).map(|leaf| &leaf.term) {
            Some(LeafTerm::Element(id)) => {
                name.id == Some(self.schema.element(*id).name)
                    || self
                        .schema
                        .substitution_members(*id)
                        .iter()
                        .any(|id| name.id == Some(self.schema.element(*id).name))
            }
            _ => false,
        };
        let (at, leaf) = frame.forgiven.iter().enumerate().find_map(|(at, (from, to))| {
            let leaf = (*from..*to).find(|leaf| of_name(*leaf))?;
            Some((at, leaf))
        })?;
        let many = model.nodes[model.leaves[leaf as usize].node as usize].repeats();
        if !many && let Some(frame) = self.frames.last_mut() {
            let (from, to) = frame.forgiven.swap_remove(at);
            let rest = [(from, leaf), (leaf + 1, to)];
            frame.forgiven.extend(rest.into_iter().filter(|(from, to)| from < to));
        }
        Some(leaf)
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

    /// The element of this content that has the name, but in another namespace: one that may stand here rather than any.
    fn other_namespace<'a>(&self, model: &ContentModel, name: TagName<'a>) -> Option<(NamespaceId, &'a str)> {
        let schema = self.schema;
        let same = |id: &NameId| schema.local(*id) == name.local;
        if model.leaves.is_empty() || self.leaf_named(model, name).is_some() {
            return None;
        }
        let state = self.frames.last()?.state;
        let here = if model.all { &[][..] } else { model.named_edges(state) };
        let any = || model.leaves.iter().flat_map(|leaf| names_of(schema, &leaf.term)).find(same);
        let id = here.iter().filter_map(|edge| edge.name).find(same).or_else(any)?;
        Some((schema.namespace_of(id), name.local))
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
                    // It would fit here but for a counter: too early where something has not been often enough, else once too often.
                    let few = self.too_few(model, *edge)?;
                    return Some((few, *edge));
                }
                return Some((self.between(model, &from, start, state, edge.leaf), *edge));
            }
            for edge in edges {
                let next = edge.leaf + 1;
                if !reached[next as usize] {
                    reached[next as usize] = true;
                    from[next as usize] = Some(state);
                    open.push_back(next);
                }
            }
        }
        None
    }

    /// The leaf that has not occurred often enough for an edge, if that is what bars it.
    fn too_few(&self, model: &ContentModel, edge: Edge) -> Option<Vec<u32>> {
        let counters = self.counters(model);
        let barred = model.ops(edge.ops).iter().find_map(|op| match op {
            Op::Leave(node) => {
                let found = &model.nodes[*node as usize];
                let count = counters.get(found.counter? as usize)?;
                (*count < found.min).then_some(found)
            }
            _ => None,
        })?;
        Some(match barred.kind {
            NodeKind::Leaf(leaf) => vec![leaf],
            _ => Vec::new(),
        })
    }

    /// The required leaves on a way, the last one not counted, and those not that are one of several alternatives.
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
        let ancestors = |leaf: u32| {
            let mut node = model.leaves[leaf as usize].node;
            std::iter::from_fn(move || {
                let parent = model.nodes[node as usize].parent;
                let up = (parent != node).then_some(parent);
                node = parent;
                up
            })
        };
        let entered: Vec<u32> = start.checked_sub(1).map(|last| ancestors(last).collect()).unwrap_or_default();
        let required = |leaf: &u32| {
            let node = model.leaves[*leaf as usize].node;
            let is_choice = |node: u32| matches!(model.nodes[node as usize].kind, NodeKind::Choice(_));
            *leaf != to
                && model.nodes[node as usize].min > 0
                && !ancestors(*leaf).any(|node| is_choice(node) && !entered.contains(&node))
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

/// A name in a namespace of the schema.
fn named<'a>(schema: &'a Schema, namespace: NamespaceId, local: &'a str) -> TagName<'a> {
    TagName { id: schema.find(namespace, local), uri: schema.namespace_uri(namespace), local }
}

/// The names that a leaf admits: an element's and those of its substitution group.
fn names_of(schema: &Schema, term: &LeafTerm) -> Vec<NameId> {
    match term {
        LeafTerm::Element(id) => {
            let members = schema.substitution_members(*id).iter();
            std::iter::once(id).chain(members).map(|id| schema.element(*id).name).collect()
        }
        LeafTerm::Wildcard(_) => Vec::new(),
    }
}
