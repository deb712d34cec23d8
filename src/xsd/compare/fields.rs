//! Which field of the new type is which of the old one.

use std::collections::{HashMap, HashSet};

use super::evidence::{Case, Evidence, settle};
use super::field::{Field, FieldKind, fields};
use super::letters::Letters;
use super::likeness;
use super::pairs::Pairs;
use crate::schema::TypeId;
use crate::xsd::component::{QName, SchemaSet};

/// A field of the old type and its counterpart in the new one.
#[derive(Debug, Clone)]
pub struct FieldPair {
    /// In the old type.
    pub old: Field,
    /// In the new type.
    pub new: Field,
    /// Why they are one although their names differ; empty where the names are the same.
    pub evidence: Vec<Evidence>,
}

impl FieldPair {
    /// Whether the name is another one, its namespace left aside.
    #[must_use]
    pub fn is_renamed(&self) -> bool {
        self.old.local() != self.new.local()
    }
}

/// The fields of a pair of types.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    /// Those that both have, in the order of the old type.
    pub pairs: Vec<FieldPair>,
    /// Those that only the old type has.
    pub removed: Vec<Field>,
    /// Those that only the new type has.
    pub added: Vec<Field>,
}

/// How much has to speak for a renaming.
const ENOUGH: u32 = 50;

/// Pairs the fields of two types; with `renamings` also those whose names differ.
pub(super) fn pair(
    sets: (&SchemaSet, &SchemaSet),
    letters: &Letters,
    pairs: &Pairs,
    types: (TypeId, TypeId),
    renamings: bool,
) -> Fields {
    let (mut old, mut new) = (fields(sets.0, types.0), fields(sets.1, types.1));
    let mut places: HashMap<(bool, Option<QName>), Vec<usize>> = HashMap::new();
    for (at, field) in new.iter().enumerate().rev() {
        let name = field.name.as_ref().map(|name| letters.canonical(name, false));
        places.entry((field.is_attribute(), name)).or_default().push(at);
    }
    let mut found: Vec<(usize, usize, Vec<Evidence>)> = Vec::new();
    for (at, field) in old.iter().enumerate() {
        let name = field.name.as_ref().map(|name| letters.canonical(name, true));
        if let Some(place) = places.get_mut(&(field.is_attribute(), name)).and_then(Vec::pop) {
            found.push((at, place, Vec::new()));
        }
    }
    // Elements that are qualified in one set and not in the other have one local name all the same; and an attribute may become an
    // element.
    let by_local = |as_is: bool, found: &mut Vec<(usize, usize, Vec<Evidence>)>| {
        let (mut olds, mut news): (HashSet<usize>, HashSet<usize>) =
            (found.iter().map(|(at, ..)| *at).collect(), found.iter().map(|(_, at, _)| *at).collect());
        for (at, field) in old.iter().enumerate() {
            let alike = |(place, other): &(usize, &Field)| {
                !news.contains(place)
                    && other.local() == field.local()
                    && field.name.is_some() == other.name.is_some()
                    && (field.is_attribute() == other.is_attribute()) == as_is
            };
            if !olds.contains(&at)
                && field.name.is_some()
                && let Some((place, _)) = new.iter().enumerate().find(alike)
            {
                olds.insert(at);
                news.insert(place);
                found.push((at, place, vec![Evidence::SimilarName(100)]));
            }
        }
    };
    by_local(true, &mut found);
    by_local(false, &mut found);
    if renamings {
        found.sort_by_key(|(at, ..)| *at);
        let more = rename(sets, pairs, types, (&old, &new), &found);
        found.extend(more);
    }
    found.sort_by_key(|(at, ..)| *at);
    let mut fields = Fields::default();
    let (olds, news): (HashSet<usize>, HashSet<usize>) =
        (found.iter().map(|(at, ..)| *at).collect(), found.iter().map(|(_, at, _)| *at).collect());
    for (x, y, evidence) in found {
        fields.pairs.push(FieldPair { old: old[x].clone(), new: new[y].clone(), evidence });
    }
    let mut at = 0..;
    old.retain(|_| at.next().is_some_and(|at| !olds.contains(&at)));
    let mut at = 0..;
    new.retain(|_| at.next().is_some_and(|at| !news.contains(&at)));
    (fields.removed, fields.added) = (old, new);
    fields
}

fn rename(
    sets: (&SchemaSet, &SchemaSet),
    pairs: &Pairs,
    types: (TypeId, TypeId),
    (old, new): (&[Field], &[Field]),
    found: &[(usize, usize, Vec<Evidence>)],
) -> Vec<(usize, usize, Vec<Evidence>)> {
    let (to_new, to_old): (HashMap<usize, usize>, HashMap<usize, usize>) =
        (found.iter().map(|(x, y, _)| (*x, *y)).collect(), found.iter().map(|(x, y, _)| (*y, *x)).collect());
    let left: Vec<usize> = (0..old.len()).filter(|at| !to_new.contains_key(at) && old[*at].name.is_some()).collect();
    let free: Vec<usize> = (0..new.len()).filter(|at| !to_old.contains_key(at) && new[*at].name.is_some()).collect();
    if left.is_empty() || free.is_empty() || left.len() * free.len() > 10_000 {
        return Vec::new();
    }
    let text = |set: &SchemaSet, owner, field: &Field| {
        field.annotation(set, owner).map(likeness::documentation).unwrap_or_default()
    };
    let old_texts: Vec<String> = left.iter().map(|at| text(sets.0, types.0, &old[*at])).collect();
    let new_texts: Vec<String> = free.iter().map(|at| text(sets.1, types.1, &new[*at])).collect();
    let mut cases = Vec::new();
    for (x, old_text) in left.iter().zip(&old_texts) {
        for (y, new_text) in free.iter().zip(&new_texts) {
            let (a, b) = (&old[*x], &new[*y]);
            if a.is_attribute() != b.is_attribute() {
                continue;
            }
            let mut case = Case::of_texts((a.local(), old_text), (b.local(), new_text), true);
            if case.evidence.is_empty() {
                continue;
            }
            if pairs.is_pair(a.type_id, b.type_id) {
                // A type that only these have says more than one that all have.
                let alone = left.iter().filter(|at| old[**at].type_id == a.type_id).count() == 1
                    && free.iter().filter(|at| new[**at].type_id == b.type_id).count() == 1;
                case.add(Evidence::SameType, if alone { 15 } else { 8 });
            } else if wraps(sets, pairs, a, b) {
                case.add(Evidence::Wrapped, 12);
            }
            let before = match (x.checked_sub(1), y.checked_sub(1)) {
                (Some(x), Some(y)) => to_new.get(&x) == Some(&y),
                (None, None) => true,
                _ => false,
            };
            let after = match (x + 1 < old.len(), y + 1 < new.len()) {
                (true, true) => to_new.get(&(x + 1)) == Some(&(y + 1)),
                (more, other) => more == other,
            };
            match (before, after) {
                (true, true) => case.add(Evidence::SamePlace, 20),
                (true, false) | (false, true) => case.add(Evidence::SamePlace, 10),
                _ => {}
            }
            cases.push((*x, *y, case));
        }
    }
    settle(cases, ENOUGH).into_iter().map(|(x, y, case)| (x, y, case.evidence)).collect()
}

/// Whether one of the types has a field of the other's.
fn wraps(sets: (&SchemaSet, &SchemaSet), pairs: &Pairs, a: &Field, b: &Field) -> bool {
    let holds = |inner: &[Field], matches: &dyn Fn(TypeId) -> bool| {
        inner.iter().any(|field| matches!(field.kind, FieldKind::Element(_)) && matches(field.type_id))
    };
    holds(&fields(sets.1, b.type_id), &|id| pairs.is_pair(a.type_id, id))
        || holds(&fields(sets.0, a.type_id), &|id| pairs.is_pair(id, b.type_id))
}
