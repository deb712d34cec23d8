//! The cases of Particle Valid (Restriction): which particle may stand for which (Part 1, 3.9.6).

use std::rc::Rc;
use std::sync::Arc;

use crate::schema::ElementId;
use crate::xsd::component::{
    Compositor, Derivations, Element, NamespaceConstraint, Particle, ProcessContents, SchemaSet, Wildcard,
};

use super::part::{Groups, Part, PartTerm, Range, within};

/// Why a particle is no restriction of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fault {
    pub rule: &'static str,
    /// The element it is about.
    pub element: Option<ElementId>,
}

/// What the cases have to know beside the components.
pub(super) trait Values {
    /// Whether two fixed values of elements are the same.
    fn same(&self, a: &Element, b: &Element) -> bool;
    /// The members of the substitution group of an element.
    fn members(&self, head: ElementId) -> &[ElementId];
}

/// Compares particles.
pub(super) struct Comparison<'s, V> {
    pub set: &'s SchemaSet,
    pub values: V,
    pub groups: Groups<'s>,
}

/// The rule of what is too large to be compared.
pub(super) const LIMIT: &str = "limit-automaton";

type Outcome = Result<(), Fault>;

const fn fault(rule: &'static str) -> Fault {
    Fault { rule, element: None }
}

/// The list of particles of a group, and how often the group occurs.
#[derive(Clone, Copy)]
struct List<'p, 's> {
    parts: &'p [Part<'s>],
    occurs: Range,
}

impl<'s, V: Values> Comparison<'s, V> {
    /// Whether a particle is a valid restriction of another.
    pub fn particles(&mut self, derived: &'s Particle, base: &'s Particle) -> Outcome {
        let (derived, base) = (self.groups.part(derived), self.groups.part(base));
        let outcome = self.valid(derived, base, true);
        if self.groups.is_exhausted() { Err(fault(LIMIT)) } else { outcome }
    }

    /// `counted`: whether a wildcard of the base limits the occurrences.
    fn valid(&mut self, derived: Part<'s>, base: Part<'s>, counted: bool) -> Outcome {
        if !self.groups.spend() {
            return Err(fault(LIMIT));
        }
        if is_same(&derived, &base) && within(derived.occurs(), base.occurs()) {
            return Ok(());
        }
        match (self.is_empty(&derived), self.is_empty(&base)) {
            (true, _) if self.groups.emptiable(&base) => return Ok(()),
            (true, _) | (false, true) => return Err(fault("cos-particle-restrict")),
            (false, false) => {}
        }
        if let PartTerm::Wildcard(wildcard) = base.term {
            return self.under_wildcard(derived, (wildcard, base.occurs()), counted);
        }
        let own = self.list(&derived);
        let others = self.list(&base);
        match (own, others) {
            (None, None) => match (derived.term, base.term) {
                (PartTerm::Element { id, .. }, PartTerm::Element { id: base_id, .. }) => {
                    self.elements((id, derived.occurs()), (base_id, base.occurs()))
                }
                _ => Err(fault("cos-particle-restrict.2")),
            },
            (None, Some((compositor, others))) => {
                if let PartTerm::Wildcard(_) = derived.term {
                    return Err(fault("cos-particle-restrict.2"));
                }
                let own = List { parts: &[derived], occurs: (1, Some(1)) };
                self.lists(compositor, own, compositor, List { parts: &others, occurs: base.occurs() }, is_head(&base))
            }
            (Some(_), None) => Err(fault("cos-particle-restrict.2")),
            (Some((own_compositor, own)), Some((compositor, others))) => {
                let own = List { parts: &own, occurs: derived.occurs() };
                let others = List { parts: &others, occurs: base.occurs() };
                self.lists(own_compositor, own, compositor, others, is_head(&base))
            }
        }
    }

    /// As [`valid`](Self::valid); most pairs are two elements of different names, which costs next to nothing to see.
    fn valid_at_all(&mut self, derived: &Part<'s>, base: &Part<'s>) -> Outcome {
        if let (PartTerm::Element { id, .. }, PartTerm::Element { id: base_id, .. }) = (derived.term, base.term)
            && self.set.elements[id.index()].name != self.set.elements[base_id.index()].name
            && self.values.members(base_id).is_empty()
        {
            return Err(fault("rcase-NameAndTypeOK.1"));
        }
        self.valid(*derived, *base, true)
    }

    fn is_empty(&mut self, part: &Part<'s>) -> bool {
        match part.term {
            PartTerm::Group(group) => self.groups.holds_nothing(group),
            _ => false,
        }
    }

    /// The members of a group, or of the choice that the head of a substitution group stands for.
    fn list(&mut self, part: &Part<'s>) -> Option<(Compositor, Rc<[Part<'s>]>)> {
        match part.term {
            PartTerm::Group(group) => Some((group.compositor, self.groups.members(group))),
            PartTerm::Element { id, substitutable: true } => {
                let members = self.values.members(id);
                if members.is_empty() {
                    return None;
                }
                let mut ids: Vec<ElementId> = members.iter().copied().chain([id]).collect();
                ids.sort_unstable();
                let one = |id| Part { min: 1, max: Some(1), term: PartTerm::Element { id, substitutable: false } };
                Some((Compositor::Choice, ids.into_iter().map(one).collect()))
            }
            _ => None,
        }
    }

    fn lists(
        &mut self,
        own_compositor: Compositor,
        own: List<'_, 's>,
        compositor: Compositor,
        base: List<'_, 's>,
        head: bool,
    ) -> Outcome {
        use Compositor::{All, Choice, Sequence};
        match (own_compositor, compositor) {
            (All, All) | (Sequence, Sequence) => self.recurse(own, base),
            (Choice, Choice) => self.recurse_lax(own, base, head),
            (Sequence, All) => self.recurse_unordered(own, base),
            (Sequence, Choice) => self.map_and_sum(own, base),
            (All, Choice | Sequence) | (Choice, All | Sequence) => Err(fault("cos-particle-restrict.2")),
        }
    }

    /// NSCompat, NSSubset and NSRecurseCheckCardinality.
    fn under_wildcard(&mut self, derived: Part<'s>, (base, occurs): (&'s Wildcard, Range), counted: bool) -> Outcome {
        let fits = |range: Range| !counted || within(range, occurs);
        if let PartTerm::Wildcard(own) = derived.term {
            let fits = fits(derived.occurs()) && is_subset(&own.namespaces, &base.namespaces);
            return if fits && strength(own.process) >= strength(base.process) {
                Ok(())
            } else {
                Err(fault("rcase-NSSubset"))
            };
        }
        match (self.list(&derived), derived.term) {
            (None, PartTerm::Element { id, .. }) => {
                let rule = if !admits(&base.namespaces, self.set.elements[id.index()].name.namespace.as_ref()) {
                    "rcase-NSCompat.1"
                } else if !fits(derived.occurs()) {
                    "rcase-NSCompat.2"
                } else {
                    return Ok(());
                };
                Err(Fault { rule, element: Some(id) })
            }
            (Some((_, members)), _) => {
                let total = self.groups.total(&derived);
                if !fits(total) {
                    return Err(fault("rcase-NSRecurseCheckCardinality"));
                }
                members.iter().try_for_each(|member| self.under_wildcard(*member, (base, occurs), false))
            }
            (None, _) => Err(fault("rcase-NSRecurseCheckCardinality")),
        }
    }

    /// NameAndTypeOK.
    fn elements(&self, (id, occurs): (ElementId, Range), (base_id, base_occurs): (ElementId, Range)) -> Outcome {
        let (own, base) = (&self.set.elements[id.index()], &self.set.elements[base_id.index()]);
        let fixed = |element: &Element| element.value.as_ref().is_some_and(|value| value.fixed);
        let extension = Derivations { extension: true, list: true, union: true, ..Derivations::default() };
        let rule = if own.name != base.name {
            "rcase-NameAndTypeOK.1"
        } else if !within(occurs, base_occurs) {
            "rcase-NameAndTypeOK.3"
        } else if id == base_id {
            return Ok(());
        } else if own.nillable && !base.nillable {
            "rcase-NameAndTypeOK.2"
        } else if fixed(base) && !(fixed(own) && self.values.same(own, base)) {
            "rcase-NameAndTypeOK.4"
        } else if !covers(own.block, base.block) {
            "rcase-NameAndTypeOK.6"
        } else if !self.set.derived_ok(own.type_id, base.type_id, extension) {
            "rcase-NameAndTypeOK.7"
        } else {
            return Ok(());
        };
        Err(Fault { rule, element: Some(id) })
    }

    /// Recurse: in order, each to one of the base, and what is left out may be.
    fn recurse(&mut self, own: List<'_, 's>, base: List<'_, 's>) -> Outcome {
        if !within(own.occurs, base.occurs) {
            return Err(fault("rcase-Recurse"));
        }
        // The numbers of members of the base that may be done with; most often a single one.
        let mut reached = vec![0];
        for part in own.parts {
            let mut next = Vec::new();
            let mut first_fault = None;
            let mut open = false;
            for at in reached[0]..base.parts.len() {
                open |= reached.binary_search(&at).is_ok();
                if !open {
                    continue;
                }
                match self.valid_at_all(part, &base.parts[at]) {
                    Ok(()) => next.push(at + 1),
                    Err(fault) if fault.rule == LIMIT => return Err(fault),
                    Err(fault) => keep(&mut first_fault, fault),
                }
                open = self.groups.emptiable(&base.parts[at]);
            }
            if next.is_empty() {
                return Err(self.without_partner("rcase-Recurse", part, first_fault));
            }
            reached = next;
        }
        for from in reached {
            if base.parts[from..].iter().all(|part| self.groups.emptiable(part)) {
                return Ok(());
            }
        }
        Err(fault("rcase-Recurse"))
    }

    /// RecurseLax: in order, each to one of the base. Several may be members of one substitution group.
    fn recurse_lax(&mut self, own: List<'_, 's>, base: List<'_, 's>, head: bool) -> Outcome {
        if !within(own.occurs, base.occurs) {
            return Err(fault("rcase-RecurseLax"));
        }
        let mut at = 0;
        for part in own.parts {
            if head {
                at = 0;
            }
            let mut first_fault = None;
            loop {
                let Some(other) = base.parts.get(at) else {
                    return Err(self.without_partner("rcase-RecurseLax", part, first_fault));
                };
                match self.valid_at_all(part, other) {
                    Ok(()) => {
                        let stays = matches!(other.term, PartTerm::Element { id, substitutable: true }
                            if !self.values.members(id).is_empty());
                        at += usize::from(!stays);
                        break;
                    }
                    Err(fault) if fault.rule == LIMIT => return Err(fault),
                    Err(fault) => keep(&mut first_fault, fault),
                }
                at += 1;
            }
        }
        Ok(())
    }

    /// RecurseUnordered: a sequence of what the base takes in any order.
    fn recurse_unordered(&mut self, own: List<'_, 's>, base: List<'_, 's>) -> Outcome {
        if !within(own.occurs, base.occurs) {
            return Err(fault("rcase-RecurseUnordered"));
        }
        let mut taken = vec![false; base.parts.len()];
        for part in own.parts {
            let mut first_fault = None;
            let mut found = false;
            for (other, taken) in base.parts.iter().zip(&mut taken).filter(|(_, taken)| !**taken) {
                match self.valid_at_all(part, other) {
                    Ok(()) => {
                        (*taken, found) = (true, true);
                        break;
                    }
                    Err(fault) if fault.rule == LIMIT => return Err(fault),
                    Err(fault) => keep(&mut first_fault, fault),
                }
            }
            if !found {
                return Err(self.without_partner("rcase-RecurseUnordered", part, first_fault));
            }
        }
        let left_out = base.parts.iter().zip(taken).filter(|(_, taken)| !taken);
        for (part, _) in left_out {
            if !self.groups.emptiable(part) {
                return Err(fault("rcase-RecurseUnordered"));
            }
        }
        Ok(())
    }

    /// MapAndSum: a sequence of what the base lets choose.
    fn map_and_sum(&mut self, own: List<'_, 's>, base: List<'_, 's>) -> Outcome {
        let count = u64::try_from(own.parts.len()).unwrap_or(u64::MAX);
        let total = (own.occurs.0.saturating_mul(count), own.occurs.1.map(|max| max.saturating_mul(count)));
        if !within(total, base.occurs) {
            return Err(fault("rcase-MapAndSum"));
        }
        for part in own.parts {
            let mut first_fault = None;
            let mut found = false;
            for other in base.parts {
                match self.valid_at_all(part, other) {
                    Ok(()) => {
                        found = true;
                        break;
                    }
                    Err(fault) if fault.rule == LIMIT => return Err(fault),
                    Err(fault) => keep(&mut first_fault, fault),
                }
            }
            if !found {
                return Err(self.without_partner("rcase-MapAndSum", part, first_fault));
            }
        }
        Ok(())
    }

    /// The fault of a particle that fits nowhere: what is wrong with it where its name fits, or else that it has no partner.
    fn without_partner(&self, rule: &'static str, part: &Part<'s>, known: Option<Fault>) -> Fault {
        known.unwrap_or_else(|| {
            let element = match part.term {
                PartTerm::Element { id, .. } => Some(id),
                _ => None,
            };
            Fault { rule, element }
        })
    }
}

/// Keeps the first fault that says more than that something else was expected.
fn keep(kept: &mut Option<Fault>, fault: Fault) {
    if kept.is_none() && !matches!(fault.rule, "rcase-NameAndTypeOK.1" | "cos-particle-restrict.2") {
        *kept = Some(fault);
    }
}

fn is_head(part: &Part<'_>) -> bool {
    matches!(part.term, PartTerm::Element { .. })
}

/// Whether two particles have the very same term.
fn is_same(a: &Part<'_>, b: &Part<'_>) -> bool {
    match (a.term, b.term) {
        (PartTerm::Element { id: a, .. }, PartTerm::Element { id: b, .. }) => a == b,
        (PartTerm::Group(a), PartTerm::Group(b)) => std::ptr::eq(a, b),
        _ => false,
    }
}

/// Whether all that one set of derivations blocks is blocked by another.
fn covers(own: Derivations, base: Derivations) -> bool {
    (own.extension || !base.extension)
        && (own.restriction || !base.restriction)
        && (own.substitution || !base.substitution)
}

fn strength(process: ProcessContents) -> u8 {
    match process {
        ProcessContents::Skip => 0,
        ProcessContents::Lax => 1,
        ProcessContents::Strict => 2,
    }
}

fn admits(constraint: &NamespaceConstraint, namespace: Option<&Arc<str>>) -> bool {
    match constraint {
        NamespaceConstraint::Any => true,
        NamespaceConstraint::Not(other) => namespace.is_some() && namespace != other.as_ref(),
        NamespaceConstraint::Set(set) => set.iter().any(|known| known.as_ref() == namespace),
    }
}

/// Wildcard Subset (3.10.6).
fn is_subset(own: &NamespaceConstraint, base: &NamespaceConstraint) -> bool {
    use NamespaceConstraint::{Any, Not, Set};
    match (own, base) {
        (_, Any) => true,
        (Any, _) | (Not(_), Set(_)) => false,
        (Not(own), Not(base)) => own == base,
        (Set(set), base) => set.iter().all(|namespace| admits(base, namespace.as_ref())),
    }
}
