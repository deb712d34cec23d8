//! Particles as Particle Valid (Restriction) looks at them: pointless groups are not there, and the head of a substitution group is a
//! choice of those that may stand for it (Part 1, 3.9.6).

use std::collections::HashMap;
use std::rc::Rc;

use crate::schema::ElementId;
use crate::xsd::component::{Compositor, ModelGroup, Particle, Term, Wildcard};

/// Occurrences: the least and the greatest number, none for unbounded.
pub(super) type Range = (u64, Option<u64>);

/// A particle as the constraint looks at it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'s> {
    pub min: u64,
    pub max: Option<u64>,
    pub term: PartTerm<'s>,
}

/// What a [`Part`] stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum PartTerm<'s> {
    /// An element; `substitutable` where members of its substitution group may stand for it.
    Element { id: ElementId, substitutable: bool },
    /// A wildcard.
    Wildcard(&'s Wildcard),
    /// A model group.
    Group(&'s ModelGroup),
}

impl Part<'_> {
    /// The occurrences of the particle itself.
    pub fn occurs(&self) -> Range {
        (self.min, self.max)
    }

    fn once(&self) -> bool {
        self.occurs() == (1, Some(1))
    }
}

/// Whether the one range lies in the other (Occurrence Range OK).
pub(super) fn within(inner: Range, outer: Range) -> bool {
    inner.0 >= outer.0
        && match (inner.1, outer.1) {
            (_, None) => true,
            (Some(inner), Some(outer)) => inner <= outer,
            (None, Some(_)) => false,
        }
}

/// What is known of groups, each looked at once however often it is referred to.
#[derive(Debug)]
pub(super) struct Groups<'s> {
    ranges: HashMap<*const ModelGroup, Range>,
    nothing: HashMap<*const ModelGroup, bool>,
    members: HashMap<*const ModelGroup, Rc<[Part<'s>]>>,
    /// How many particles may still be looked at. Groups that refer to one another twice double with every level; when nothing is
    /// left, what was found means nothing.
    budget: usize,
}

impl<'s> Groups<'s> {
    pub fn new(budget: usize) -> Self {
        Self { ranges: HashMap::new(), nothing: HashMap::new(), members: HashMap::new(), budget }
    }

    /// Takes one from the budget; whether there was one.
    pub fn spend(&mut self) -> bool {
        self.budget = self.budget.saturating_sub(1);
        !self.is_exhausted()
    }

    pub fn is_exhausted(&self) -> bool {
        self.budget == 0
    }

    /// The particle, seen through groups around a single particle.
    pub fn part(&mut self, particle: &'s Particle) -> Part<'s> {
        let mut part = as_written(particle);
        while let PartTerm::Group(group) = part.term
            && part.once()
        {
            let mut members = group.particles.iter().filter(|particle| !self.is_nothing(particle));
            let (Some(only), None) = (members.next(), members.next()) else { break };
            part = as_written(only);
        }
        part
    }

    /// The members of a group, those of pointless groups in it among them.
    pub fn members(&mut self, group: &'s ModelGroup) -> Rc<[Part<'s>]> {
        if let Some(known) = self.members.get(&std::ptr::from_ref(group)) {
            return Rc::clone(known);
        }
        let mut members = Vec::with_capacity(group.particles.len());
        self.gather(group, &mut members);
        let members: Rc<[Part<'s>]> = members.into();
        self.members.insert(group, Rc::clone(&members));
        members
    }

    fn gather(&mut self, group: &'s ModelGroup, members: &mut Vec<Part<'s>>) {
        for particle in &group.particles {
            if !self.spend() || self.is_nothing(particle) {
                continue;
            }
            let part = self.part(particle);
            match part.term {
                PartTerm::Group(inner)
                    if part.once() && inner.compositor == group.compositor && group.compositor != Compositor::All =>
                {
                    self.gather(inner, members);
                }
                _ => members.push(part),
            }
        }
    }

    /// Whether a particle holds neither an element nor a wildcard.
    pub fn is_nothing(&mut self, particle: &Particle) -> bool {
        match &particle.term {
            Term::Group(group) => self.holds_nothing(group),
            _ => false,
        }
    }

    pub fn holds_nothing(&mut self, group: &ModelGroup) -> bool {
        if let Some(known) = self.nothing.get(&std::ptr::from_ref(group)) {
            return *known;
        }
        let nothing = group.particles.iter().all(|particle| self.is_nothing(particle));
        self.nothing.insert(group, nothing);
        nothing
    }

    /// Whether it may match nothing (Particle Emptiable).
    pub fn emptiable(&mut self, part: &Part<'_>) -> bool {
        self.total(part).0 == 0
    }

    /// The effective total range (3.8.6).
    pub fn total(&mut self, part: &Part<'_>) -> Range {
        match part.term {
            PartTerm::Group(group) => times(part.occurs(), self.body(group)),
            _ => part.occurs(),
        }
    }

    fn body(&mut self, group: &ModelGroup) -> Range {
        if let Some(known) = self.ranges.get(&std::ptr::from_ref(group)) {
            return *known;
        }
        let mut ranges = Vec::with_capacity(group.particles.len());
        for particle in &group.particles {
            ranges.push(self.total(&as_written(particle)));
        }
        let range = match group.compositor {
            Compositor::Choice => {
                let min = ranges.iter().map(|range| range.0).min().unwrap_or(0);
                let max = ranges.iter().map(|range| range.1).try_fold(0, |most, max| Some(most.max(max?)));
                (min, max)
            }
            Compositor::Sequence | Compositor::All => {
                let min = ranges.iter().fold(0, |sum: u64, range| sum.saturating_add(range.0));
                let max = ranges.iter().try_fold(0, |sum: u64, range| Some(sum.saturating_add(range.1?)));
                (min, max)
            }
        };
        self.ranges.insert(group, range);
        range
    }
}

fn times(occurs: Range, body: Range) -> Range {
    let max = match (occurs.1, body.1) {
        (Some(a), Some(b)) => Some(a.saturating_mul(b)),
        (None, Some(0)) | (Some(0), None) => Some(0),
        _ => None,
    };
    (occurs.0.saturating_mul(body.0), max)
}

fn as_written(particle: &Particle) -> Part<'_> {
    let term = match &particle.term {
        Term::Element(id) => PartTerm::Element { id: *id, substitutable: true },
        Term::Wildcard(wildcard) => PartTerm::Wildcard(wildcard),
        Term::Group(group) => PartTerm::Group(group),
    };
    Part { min: particle.min.into(), max: particle.max.map(Into::into), term }
}
