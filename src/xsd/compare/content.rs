//! Content models as regular expressions over letters, and whether one admits all that another admits.
//!
//! It is decided by derivatives (J. A. Brzozowski, *Derivatives of Regular Expressions*, 1964): both expressions are followed letter by
//! letter, in all ways that the first one allows, and nowhere may the second one be at its end before the first.

use std::collections::HashSet;
use std::rc::Rc;

use super::letters::{Letter, Letters};
use crate::schema::ElementId;
use crate::xsd::component::{
    Compositor, Content, NamespaceConstraint, Particle, ProcessContents, SchemaSet, Term, Wildcard,
};

/// A regular expression over letters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::xsd) enum Expr {
    /// No word at all.
    Nothing,
    /// The empty word.
    Empty,
    /// One of these letters; sorted.
    Letters(Rc<[u32]>),
    /// Any letter of some namespaces.
    Any(Namespaces),
    /// One after the other.
    Seq(Rc<[Expr]>),
    /// One of them.
    Choice(Rc<[Expr]>),
    /// Each of them once, in any order; some may be empty.
    All(Rc<[Expr]>),
    /// Repeated.
    Repeat(Rc<Expr>, u32, Option<u32>),
}

/// Which namespaces a wildcard admits, by number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::xsd) enum Namespaces {
    All,
    /// All but this one and but "no namespace".
    Not(u32, u32),
    These(Rc<[u32]>),
}

impl Namespaces {
    pub(in crate::xsd) fn of(constraint: &NamespaceConstraint, letters: &Letters, is_old: bool) -> Self {
        match constraint {
            NamespaceConstraint::Any => Self::All,
            NamespaceConstraint::Not(uri) => {
                Self::Not(letters.namespace(uri, is_old), letters.namespace(&None, is_old))
            }
            NamespaceConstraint::Set(uris) => {
                let mut these: Vec<u32> = uris.iter().map(|uri| letters.namespace(uri, is_old)).collect();
                these.sort_unstable();
                these.dedup();
                Self::These(these.into())
            }
        }
    }

    pub(in crate::xsd) fn admits(&self, namespace: u32) -> bool {
        match self {
            Self::All => true,
            Self::Not(one, absent) => namespace != *one && namespace != *absent,
            Self::These(these) => these.contains(&namespace),
        }
    }

    /// Whether each namespace that this admits, the other admits as well.
    pub(in crate::xsd) fn is_within(&self, other: &Self, letters: &Letters) -> bool {
        letters.all_namespaces().all(|namespace| !self.admits(namespace) || other.admits(namespace))
    }
}

/// A content model, ready to be compared.
#[derive(Debug, Clone)]
pub(in crate::xsd) struct Model {
    pub(in crate::xsd) expr: Expr,
    /// The elements that may stand in it, by their letters; substitution is taken into account.
    pub(in crate::xsd) elements: Vec<(u32, ElementId)>,
    /// Its wildcards, in the order of the document.
    pub(in crate::xsd) wildcards: Vec<(Namespaces, ProcessContents)>,
}

/// How many pairs of expressions are followed before the question counts as undecided.
const STATES: usize = 4_000;
/// How large an expression may become.
const SIZE: usize = 20_000;

impl Model {
    pub(in crate::xsd) fn of(set: &SchemaSet, content: &Content, letters: &Letters, is_old: bool) -> Self {
        let mut build = Build { set, letters, is_old, size: 0, elements: Vec::new(), wildcards: Vec::new() };
        let expr = match content {
            Content::Elements { particle, .. } => build.particle(particle),
            Content::Empty | Content::Simple(_) => Expr::Empty,
        };
        build.elements.sort_unstable();
        build.elements.dedup_by_key(|(letter, _)| *letter);
        Self { expr, elements: build.elements, wildcards: build.wildcards }
    }

    /// Whether every sequence of names that this model admits, the other admits; none where that could not be found out.
    pub(in crate::xsd) fn is_within(&self, other: &Self, letters: &Letters) -> Option<bool> {
        if self.expr == other.expr {
            return Some(true);
        }
        let mut known: Vec<u32> = self.elements.iter().chain(&other.elements).map(|(letter, _)| *letter).collect();
        known.sort_unstable();
        known.dedup();
        let mut seen: HashSet<(Expr, Expr)> = HashSet::new();
        let mut open = vec![(self.expr.clone(), other.expr.clone())];
        while let Some((a, b)) = open.pop() {
            if a == Expr::Nothing || a.is_plainly_within(&b) || !seen.insert((a.clone(), b.clone())) {
                continue;
            }
            if seen.len() > STATES || a.size() > SIZE || b.size() > SIZE {
                return None;
            }
            if (a.nullable() && !b.nullable()) || b == Expr::Nothing {
                return Some(false);
            }
            let mut first = Vec::new();
            a.first(letters, &known, &mut first);
            first.sort_unstable();
            first.dedup();
            for letter in first {
                open.push((a.after(letter, letters), b.after(letter, letters)));
            }
        }
        Some(true)
    }
}

impl Expr {
    /// What is left of an expression if only some letters are looked at, under new numbers, and each may occur as often as it likes where
    /// it stands: how they are grouped and ordered.
    pub(in crate::xsd) fn grouping(&self, keep: &std::collections::HashMap<u32, u32>) -> Self {
        match self {
            Self::Nothing => Self::Nothing,
            Self::Empty | Self::Any(_) => Self::Empty,
            Self::Letters(these) => {
                // One of several, as often as it likes: not each in turn.
                let one = |letter: &u32| match keep.get(letter) {
                    Some(kept) => Self::repeat(Self::Letters([*kept].into()), 0, None),
                    None => Self::Empty,
                };
                Self::choice(these.iter().map(one).collect())
            }
            Self::Seq(parts) => Self::seq(parts.iter().map(|part| part.grouping(keep)).collect()),
            Self::Choice(parts) => Self::choice(parts.iter().map(|part| part.grouping(keep)).collect()),
            Self::All(parts) => Self::all(parts.iter().map(|part| part.grouping(keep)).collect()),
            Self::Repeat(inner, min, max) => Self::repeat(inner.grouping(keep), *min, *max),
        }
    }
}

struct Build<'b> {
    set: &'b SchemaSet,
    letters: &'b Letters,
    is_old: bool,
    size: usize,
    elements: Vec<(u32, ElementId)>,
    wildcards: Vec<(Namespaces, ProcessContents)>,
}

impl Build<'_> {
    fn particle(&mut self, particle: &Particle) -> Expr {
        self.size += 1;
        if particle.max == Some(0) || self.size > SIZE {
            return Expr::Empty;
        }
        let term = match &particle.term {
            Term::Element(id) => self.element(*id),
            Term::Wildcard(any) => self.wildcard(any),
            Term::Group(group) => {
                let parts = group.particles.iter().map(|part| self.particle(part)).collect();
                match group.compositor {
                    Compositor::Sequence => Expr::seq(parts),
                    Compositor::Choice => Expr::choice(parts),
                    Compositor::All => Expr::all(parts),
                }
            }
        };
        Expr::repeat(term, particle.min, particle.max)
    }

    fn element(&mut self, id: ElementId) -> Expr {
        let side = self.letters.of_side(self.is_old);
        let alone = [id];
        let members = match side.groups.get(&id) {
            Some(members) if self.set.elements[id.index()].global => members.as_slice(),
            _ => &alone,
        };
        let mut these: Vec<u32> = members.iter().map(|member| side.elements[member.index()]).collect();
        self.elements.extend(these.iter().copied().zip(members.iter().copied()));
        these.sort_unstable();
        if these.is_empty() { Expr::Nothing } else { Expr::Letters(these.into()) }
    }

    fn wildcard(&mut self, any: &Wildcard) -> Expr {
        let namespaces = Namespaces::of(&any.namespaces, self.letters, self.is_old);
        self.wildcards.push((namespaces.clone(), any.process));
        Expr::Any(namespaces)
    }
}

impl Expr {
    fn seq(parts: Vec<Self>) -> Self {
        let mut flat: Vec<Self> = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::Nothing => return Self::Nothing,
                Self::Empty => {}
                Self::Seq(inner) => flat.extend(inner.iter().cloned()),
                other => flat.push(other),
            }
        }
        match flat.len() {
            0 => Self::Empty,
            1 => flat.swap_remove(0),
            _ => Self::Seq(flat.into()),
        }
    }

    /// A choice does not depend on the order of its branches.
    fn choice(parts: Vec<Self>) -> Self {
        let mut flat: Vec<Self> = Vec::with_capacity(parts.len());
        let mut letters: Vec<u32> = Vec::new();
        let mut empty = false;
        let mut open = parts;
        open.reverse();
        while let Some(part) = open.pop() {
            match part {
                Self::Nothing => {}
                Self::Empty => empty = true,
                Self::Choice(inner) => open.extend(inner.iter().cloned()),
                Self::Letters(these) => letters.extend(these.iter()),
                // (x?|y) is (x|y)?
                Self::Repeat(inner, 0, Some(1)) => {
                    empty = true;
                    open.push((*inner).clone());
                }
                other if flat.contains(&other) => {}
                other => flat.push(other),
            }
        }
        letters.sort_unstable();
        letters.dedup();
        flat.sort_by_cached_key(Self::order);
        if !letters.is_empty() {
            flat.insert(0, Self::Letters(letters.into()));
        }
        let choice = match flat.len() {
            0 if empty => return Self::Empty,
            0 => return Self::Nothing,
            1 => flat.swap_remove(0),
            _ => Self::Choice(flat.into()),
        };
        if empty { Self::repeat(choice, 0, Some(1)) } else { choice }
    }

    fn all(parts: Vec<Self>) -> Self {
        if parts.contains(&Self::Nothing) {
            return Self::Nothing;
        }
        let mut parts: Vec<Self> = parts.into_iter().filter(|part| *part != Self::Empty).collect();
        parts.sort_by_cached_key(Self::order);
        match parts.len() {
            0 => Self::Empty,
            1 => parts.swap_remove(0),
            _ => Self::All(parts.into()),
        }
    }

    fn repeat(inner: Self, min: u32, max: Option<u32>) -> Self {
        let min = if inner.nullable() { 0 } else { min };
        match (&inner, min, max) {
            (_, _, Some(0)) | (Self::Empty, ..) | (Self::Nothing, 0, _) => Self::Empty,
            (Self::Nothing, ..) => Self::Nothing,
            (_, 1, Some(1)) => inner,
            // What may be empty already.
            (_, 0, Some(1)) if inner.nullable() => inner,
            // (x{0,n}){m,k} and (x{1,n}){m,k} leave no gap between the counts.
            (Self::Repeat(body, low, high), ..) if *low <= 1 => {
                let high = high.zip(max).map(|(a, b)| a.saturating_mul(b));
                Self::Repeat(Rc::clone(body), low * min, high)
            }
            _ => Self::Repeat(Rc::new(inner), min, max),
        }
    }

    /// A key by which branches are put in order.
    fn order(&self) -> String {
        format!("{self:?}")
    }

    /// Whether it is within another by its form alone. This spares counting to high numbers.
    fn is_plainly_within(&self, other: &Self) -> bool {
        match (self, other) {
            _ if self == other => true,
            (Self::Letters(a), Self::Letters(b)) => a.iter().all(|letter| b.binary_search(letter).is_ok()),
            (Self::Empty, other) => other.nullable(),
            (Self::Repeat(a, min, max), Self::Repeat(b, low, high)) => {
                min >= low && high.is_none_or(|high| max.is_some_and(|max| max <= high)) && a.is_plainly_within(b)
            }
            (a, Self::Repeat(b, 0 | 1, high)) => *high != Some(0) && a.is_plainly_within(b),
            (Self::Seq(a), Self::Seq(b)) => {
                a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.is_plainly_within(b))
            }
            _ => false,
        }
    }

    fn size(&self) -> usize {
        match self {
            Self::Nothing | Self::Empty | Self::Letters(_) | Self::Any(_) => 1,
            Self::Seq(parts) | Self::Choice(parts) | Self::All(parts) => {
                1 + parts.iter().map(Self::size).sum::<usize>()
            }
            Self::Repeat(inner, ..) => 1 + inner.size(),
        }
    }

    pub(in crate::xsd) fn nullable(&self) -> bool {
        match self {
            Self::Nothing | Self::Letters(_) | Self::Any(_) => false,
            Self::Empty => true,
            Self::Seq(parts) | Self::All(parts) => parts.iter().all(Self::nullable),
            Self::Choice(parts) => parts.iter().any(Self::nullable),
            Self::Repeat(inner, min, _) => *min == 0 || inner.nullable(),
        }
    }

    /// The letters with which a word may begin.
    fn first(&self, letters: &Letters, known: &[u32], into: &mut Vec<Letter>) {
        match self {
            Self::Nothing | Self::Empty => {}
            Self::Letters(these) => into.extend(these.iter().map(|letter| Letter::Name(*letter))),
            Self::Any(namespaces) => {
                let names = known.iter().map(|letter| Letter::Name(*letter));
                let others = letters.all_namespaces().map(Letter::Other);
                into.extend(names.chain(others).filter(|letter| namespaces.admits(letters.namespace_of(*letter))));
            }
            Self::Seq(parts) => {
                for part in parts.iter() {
                    part.first(letters, known, into);
                    if !part.nullable() {
                        break;
                    }
                }
            }
            Self::Choice(parts) | Self::All(parts) => {
                parts.iter().for_each(|part| part.first(letters, known, into));
            }
            Self::Repeat(inner, ..) => inner.first(letters, known, into),
        }
    }

    /// What may follow a letter.
    fn after(&self, letter: Letter, letters: &Letters) -> Self {
        match self {
            Self::Nothing | Self::Empty => Self::Nothing,
            Self::Letters(these) => match letter {
                Letter::Name(name) if these.binary_search(&name).is_ok() => Self::Empty,
                _ => Self::Nothing,
            },
            Self::Any(namespaces) if namespaces.admits(letters.namespace_of(letter)) => Self::Empty,
            Self::Any(_) => Self::Nothing,
            Self::Seq(parts) => {
                let mut ways = Vec::new();
                for (at, part) in parts.iter().enumerate() {
                    let rest = part.after(letter, letters);
                    if rest != Self::Nothing {
                        let tail = std::iter::once(rest).chain(parts[at + 1..].iter().cloned());
                        ways.push(Self::seq(tail.collect()));
                    }
                    if !part.nullable() {
                        break;
                    }
                }
                Self::choice(ways)
            }
            Self::Choice(parts) => Self::choice(parts.iter().map(|part| part.after(letter, letters)).collect()),
            Self::All(parts) => {
                let mut ways = Vec::new();
                for (at, part) in parts.iter().enumerate() {
                    let rest = part.after(letter, letters);
                    if rest != Self::Nothing {
                        let others = parts.iter().enumerate().filter(|(other, _)| *other != at);
                        let others = Self::all(others.map(|(_, other)| other.clone()).collect());
                        ways.push(Self::seq(vec![rest, others]));
                    }
                }
                Self::choice(ways)
            }
            Self::Repeat(inner, min, max) => {
                let rest = inner.after(letter, letters);
                if rest == Self::Nothing {
                    return Self::Nothing;
                }
                let more = Self::repeat((**inner).clone(), min.saturating_sub(1), max.map(|max| max.saturating_sub(1)));
                Self::seq(vec![rest, more])
            }
        }
    }
}
