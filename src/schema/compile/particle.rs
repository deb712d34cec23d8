//! From the particles of a component to the simplified tree of a content model.

use std::sync::Arc;

use crate::schema::content::{ContentModel, Leaf, LeafTerm, Node, NodeKind};
use crate::xsd::component::{self, Compositor, ModelGroup, Particle, Term};

/// A particle that is being simplified.
#[derive(Debug, Clone)]
struct Draft {
    min: u32,
    max: Option<u32>,
    kind: DraftKind,
}

#[derive(Debug, Clone)]
enum DraftKind {
    Leaf(LeafTerm),
    Group(Compositor, Vec<Draft>),
}

/// A content model is too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLarge;

/// Builds the tree, the leaves and the counters of a content model; the automaton is built on top of it. `budget` is what is left of
/// the particles that all content models may have together.
pub(super) fn tree(
    particle: &Particle,
    budget: &mut usize,
    wildcard: &mut impl FnMut(&component::Wildcard) -> crate::schema::Wildcard,
) -> Result<ContentModel, TooLarge> {
    let mut model = ContentModel::default();
    let Some(draft) = draft(particle, budget, wildcard)?.map(simplify) else { return Ok(model) };
    model.all = matches!(draft.kind, DraftKind::Group(Compositor::All, _));
    flatten(draft, 0, false, &mut model);
    Ok(model)
}

/// The particle as a draft; a named group that is referred to in many ways is expanded, within a budget of nodes.
fn draft(
    particle: &Particle,
    budget: &mut usize,
    wildcard: &mut impl FnMut(&component::Wildcard) -> crate::schema::Wildcard,
) -> Result<Option<Draft>, TooLarge> {
    *budget = budget.checked_sub(1).ok_or(TooLarge)?;
    if particle.max == Some(0) {
        return Ok(None);
    }
    let kind = match &particle.term {
        Term::Element(id) => DraftKind::Leaf(LeafTerm::Element(*id)),
        Term::Wildcard(any) => DraftKind::Leaf(LeafTerm::Wildcard(wildcard(any))),
        Term::Group(group) => DraftKind::Group(group.compositor, members(group, budget, wildcard)?),
    };
    Ok(Some(Draft { min: particle.min, max: particle.max, kind }))
}

fn members(
    group: &Arc<ModelGroup>,
    budget: &mut usize,
    wildcard: &mut impl FnMut(&component::Wildcard) -> crate::schema::Wildcard,
) -> Result<Vec<Draft>, TooLarge> {
    let mut drafts = Vec::with_capacity(group.particles.len());
    for particle in &group.particles {
        drafts.extend(draft(particle, budget, wildcard)?);
    }
    Ok(drafts)
}

impl Draft {
    fn once(&self) -> bool {
        (self.min, self.max) == (1, Some(1))
    }

    /// Whether it may consume nothing.
    fn nullable(&self) -> bool {
        self.min == 0 || self.empty_body()
    }

    fn empty_body(&self) -> bool {
        match &self.kind {
            DraftKind::Leaf(_) => false,
            DraftKind::Group(Compositor::Choice, members) => members.iter().any(Draft::nullable),
            DraftKind::Group(_, members) => members.iter().all(Draft::nullable),
        }
    }

    /// Gives the least number of occurrences one form: where a body may be empty anyway, it says nothing.
    fn settle(&mut self) {
        if self.empty_body() {
            self.min = u32::from(self.max == Some(1));
        }
    }

    /// Whether it can only consume nothing.
    fn always_empty(&self) -> bool {
        matches!(&self.kind, DraftKind::Group(Compositor::Sequence | Compositor::All, members) if members.is_empty())
    }
}

/// Dissolves groups that mean nothing, from the inside out.
fn simplify(draft: Draft) -> Draft {
    let DraftKind::Group(compositor, members) = draft.kind else { return draft };
    let mut min = draft.min;
    let mut flat = Vec::with_capacity(members.len());
    for member in members.into_iter().map(simplify) {
        if member.always_empty() {
            if compositor == Compositor::Choice {
                // An alternative that consumes nothing makes the choice optional.
                min = 0;
            }
            continue;
        }
        match member.kind {
            DraftKind::Group(inner, inner_members)
                if inner == compositor && compositor != Compositor::All && (member.min, member.max) == (1, Some(1)) =>
            {
                flat.extend(inner_members);
            }
            kind => flat.push(Draft { kind, ..member }),
        }
    }
    let mut result = Draft { min, max: draft.max, kind: DraftKind::Group(compositor, flat) };
    result.settle();
    let mut result = collapse(result);
    result.settle();
    result
}

/// Replaces a group with a single member by that member where its occurrences can be multiplied:
/// `(x{m,n}){p,q}` is `x{pm,qn}` if the ranges `km..kn` for `k` in `p..q` leave no gap.
fn collapse(draft: Draft) -> Draft {
    let DraftKind::Group(compositor, members) = &draft.kind else { return draft };
    let [member] = members.as_slice() else { return draft };
    if *compositor == Compositor::All && draft.once() && member.max == Some(1) {
        return member.clone();
    }
    let (p, q, m, n) = (draft.min, draft.max, member.min, member.max);
    let gapless = if q == Some(p) {
        true
    } else {
        match n {
            None => p > 0 || m <= 1,
            // (k + 1)m <= kn + 1 for the least k; it holds for the greater ones then.
            Some(n) => (u64::from(p) + 1) * u64::from(m) <= u64::from(p) * u64::from(n) + 1,
        }
    };
    let product = |a: u32, b: u32| a.checked_mul(b);
    if !gapless {
        return draft;
    }
    let Some(min) = product(p, m) else { return draft };
    let max = match (q, n) {
        (Some(q), Some(n)) => match product(q, n) {
            Some(max) => Some(max),
            None => return draft,
        },
        (Some(0), None) | (None, Some(0)) => Some(0),
        _ => None,
    };
    Draft { min, max, kind: member.kind.clone() }
}

/// Writes the draft into the model, and returns its node. `repeated`: whether some group around it may repeat.
fn flatten(draft: Draft, parent: u32, repeated: bool, model: &mut ContentModel) -> u32 {
    let id = u32::try_from(model.nodes.len()).unwrap_or(u32::MAX);
    let parent = if id == 0 { 0 } else { parent };
    let counted = draft.max.is_some_and(|max| max > 1) || draft.min > 1;
    let counter = counted.then(|| {
        model.counters.push(id);
        u32::try_from(model.counters.len() - 1).unwrap_or(u32::MAX)
    });
    let repeated = repeated || draft.max.is_none_or(|max| max > 1);
    model.nodes.push(Node { kind: NodeKind::Leaf(0), min: draft.min, max: draft.max, parent, counter });
    let kind = match draft.kind {
        DraftKind::Leaf(term) => {
            let slot = repeated.then(|| {
                model.slots += 1;
                model.slots - 1
            });
            model.leaves.push(Leaf { term, node: id, slot });
            NodeKind::Leaf(u32::try_from(model.leaves.len() - 1).unwrap_or(u32::MAX))
        }
        DraftKind::Group(compositor, members) => {
            let nodes = members.into_iter().map(|member| flatten(member, id, repeated, model)).collect();
            match compositor {
                Compositor::Sequence => NodeKind::Sequence(nodes),
                Compositor::Choice => NodeKind::Choice(nodes),
                Compositor::All => NodeKind::All(nodes),
            }
        }
    };
    model.nodes[id as usize].kind = kind;
    id
}
