//! From a comparison to a list of changes.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::Diff;
use super::change::{Aspect, Change, Impact};
use super::declaration;
use super::draft::Draft;
use super::fields::Two;
use super::names::Names;
use super::reach::Reach;
use super::reason::Reason;
use crate::schema::{ElementId, TypeId};
use crate::xsd::compare::{Comparison, TypePair};
use crate::xsd::component::{SchemaSet, Type};

pub(super) fn collect(comparison: &Comparison<'_>) -> Diff {
    let (old, new) = (Names::new(comparison.older()), Names::new(comparison.newer()));
    let relator = comparison.relator();
    let mut collector = Collector {
        two: Two { comparison, old: &old, new: &new },
        reach: (Reach::new(old.set, &relator.old.derived), Reach::new(new.set, &relator.new.derived)),
        drafts: HashMap::new(),
        subtypes: (subtypes(old.set, &relator.old.derived), subtypes(new.set, &relator.new.derived)),
        changes: Vec::new(),
    };
    collector.namespaces();
    collector.elements();
    collector.types();
    collector.fold_moves();
    let mut messages: BTreeSet<Arc<str>> = collector.reach.0.messages;
    messages.extend(collector.reach.1.messages);
    Diff { changes: collector.changes, messages: messages.into_iter().collect() }
}

/// From how many elements on a move is told once for all.
const FOLDED: usize = 4;

struct Collector<'c, 's> {
    two: Two<'c, 's>,
    reach: (Reach, Reach),
    /// What each pair of types says of itself, what it inherits included.
    drafts: HashMap<(TypeId, TypeId), Vec<Draft>>,
    /// The types that may stand somewhere by `xsi:type`, each with the types in whose place it may stand.
    subtypes: (HashMap<TypeId, Vec<TypeId>>, HashMap<TypeId, Vec<TypeId>>),
    changes: Vec<Change>,
}

fn subtypes(set: &SchemaSet, derived: &HashMap<TypeId, Vec<TypeId>>) -> HashMap<TypeId, Vec<TypeId>> {
    let used: HashSet<TypeId> = set.elements.iter().map(|element| element.type_id).collect();
    let mut subtypes: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
    for (base, types) in derived.iter().filter(|(base, _)| used.contains(base)) {
        for id in types {
            subtypes.entry(*id).or_default().push(*base);
        }
    }
    subtypes
}

impl Collector<'_, '_> {
    fn namespaces(&mut self) {
        let comparison = self.two.comparison;
        let relator = comparison.relator();
        let text = |uri: &Option<Arc<str>>| Some(uri.as_deref().unwrap_or("-").to_owned());
        let all: Vec<Arc<str>> = self.reach.0.messages.union(&self.reach.1.messages).cloned().collect();
        for pair in comparison.namespaces().iter().filter(|pair| pair.renamed()) {
            let impact = Impact::both(Reason::NamespaceGone, Reason::NamespaceNew);
            let draft = Draft::new(Aspect::NamespaceRenamed, impact).values(text(&pair.old), text(&pair.new));
            self.push(draft, (String::new(), None, None), all.clone());
        }
        for uri in comparison.namespaces_removed() {
            let draft = Draft::new(Aspect::NamespaceRemoved, Impact::NONE).values(text(uri), None);
            self.push(draft, (String::new(), None, None), Vec::new());
        }
        for uri in comparison.namespaces_added() {
            // The next version of a namespace that stays: messages may be written in it.
            let later = relator.letters.has_earlier(uri);
            let impact = Impact::when(false, Reason::NamespaceGone, later, Reason::NamespaceNew);
            let draft = Draft::new(Aspect::NamespaceAdded, impact).values(None, text(uri));
            self.push(draft, (String::new(), None, None), Vec::new());
        }
    }

    fn elements(&mut self) {
        let comparison = self.two.comparison;
        let (old, new) = (self.two.old.set, self.two.new.set);
        for id in comparison.elements_removed() {
            let element = &old.elements[id.index()];
            // What stands inside other elements is seen where it stood.
            let is_message = self.reach.0.messages.contains(&element.name.local);
            let impact = Impact::when(is_message, Reason::MessageGone, false, Reason::MessageNew);
            let draft = Draft::new(Aspect::MessageRemoved, impact).at(Some(element.at), None);
            let name = element.name.local.to_string();
            self.push(draft, (name.clone(), Some(name), None), vec![Arc::clone(&element.name.local)]);
        }
        for id in comparison.elements_added() {
            let element = &new.elements[id.index()];
            let is_message = self.reach.1.messages.contains(&element.name.local);
            let impact = Impact::when(false, Reason::MessageGone, is_message, Reason::MessageNew);
            let draft = Draft::new(Aspect::MessageAdded, impact).at(None, Some(element.at));
            let name = element.name.local.to_string();
            self.push(draft, (name.clone(), None, Some(name)), vec![Arc::clone(&element.name.local)]);
        }
        let pairs: Vec<_> = comparison.elements().cloned().collect();
        for pair in pairs {
            let (a, b) = (&old.elements[pair.old.index()], &new.elements[pair.new.index()]);
            let mut drafts = Vec::new();
            let both = Impact::both(Reason::NameGone, Reason::NameNew);
            let start = |aspect, impact| Draft::new(aspect, impact).at(Some(a.at), Some(b.at));
            let names = (a.name.local.to_string(), b.name.local.to_string());
            if names.0 != names.1 {
                let mut draft =
                    start(Aspect::MessageRenamed, both).values(Some(names.0.clone()), Some(names.1.clone()));
                draft.evidence.clone_from(&pair.evidence);
                drafts.push(draft);
            } else if !pair.evidence.is_empty() {
                drafts
                    .push(start(Aspect::MessageMoved, both).values(Some(a.name.to_string()), Some(b.name.to_string())));
            }
            if !comparison.is_pair(a.type_id, b.type_id) {
                let impact = super::fields::values(comparison.relation(a.type_id, b.type_id));
                let (from, to) = self.two.type_names(a.type_id, b.type_id);
                drafts.push(start(Aspect::FieldType, impact).values(Some(from), Some(to)));
            }
            self.substitution((pair.old, pair.new), &mut drafts);
            drafts.extend(declaration::element(comparison, a, b));
            if drafts.is_empty() {
                continue;
            }
            let reached = self.reached(Some(a.type_id), Some(b.type_id), Some(&b.name.local));
            for draft in drafts {
                self.push(draft, (names.1.clone(), Some(names.0.clone()), Some(names.1.clone())), reached.clone());
            }
        }
    }

    /// Elements that went from one namespace to another all over the set, as with another `elementFormDefault`, are told once.
    fn fold_moves(&mut self) {
        let signature = |change: &Change| {
            let namespace = |name: &Option<String>| {
                let name = name.as_deref().filter(|name| !name.starts_with('@'))?;
                Some(
                    name.strip_prefix('{').and_then(|name| name.split_once('}')).map_or("-", |(uri, _)| uri).to_owned(),
                )
            };
            (change.aspect == Aspect::FieldMoved).then_some((namespace(&change.from)?, namespace(&change.to)?))
        };
        let mut counts: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for (at, change) in self.changes.iter().enumerate() {
            if let Some(signature) = signature(change) {
                counts.entry(signature).or_default().push(at);
            }
        }
        let mut gone: HashSet<usize> = HashSet::new();
        for ((from, to), at) in counts.into_iter().filter(|(_, at)| at.len() >= FOLDED) {
            let mut messages: BTreeSet<Arc<str>> = BTreeSet::new();
            let mut items = Vec::new();
            for at in &at {
                messages.extend(self.changes[*at].messages.iter().cloned());
                items.push(self.changes[*at].path().to_owned());
            }
            let mut draft = Draft::new(Aspect::FieldMoved, self.changes[at[0]].impact).values(Some(from), Some(to));
            draft.items = items;
            gone.extend(at);
            self.push(draft, (String::new(), None, None), messages.into_iter().collect());
        }
        let mut at = 0..;
        self.changes.retain(|_| at.next().is_some_and(|at| !gone.contains(&at)));
    }

    fn substitution(&self, (old, new): (ElementId, ElementId), drafts: &mut Vec<Draft>) {
        let sets = (self.two.old.set, self.two.new.set);
        let (a, b) = (&sets.0.elements[old.index()], &sets.1.elements[new.index()]);
        let heads = (a.substitution_head, b.substitution_head);
        let same = match heads {
            (None, None) => true,
            (Some(x), Some(y)) => self.two.comparison.elements().any(|pair| (pair.old, pair.new) == (x, y)),
            _ => false,
        };
        if !same {
            let name =
                |set: &SchemaSet, id: Option<ElementId>| id.map(|id| set.elements[id.index()].name.local.to_string());
            let impact = Impact::when(heads.0.is_some(), Reason::NameGone, heads.1.is_some(), Reason::NameNew);
            let draft = Draft::new(Aspect::Substitution, impact).at(Some(a.at), Some(b.at));
            drafts.push(draft.values(name(sets.0, heads.0), name(sets.1, heads.1)));
        }
    }

    fn types(&mut self) {
        let comparison = self.two.comparison;
        let (old, new) = (self.two.old, self.two.new);
        let pairs: Vec<&TypePair> = comparison.types().collect();
        for id in comparison.types_removed().filter(|id| old.set.types[id.index()].name().is_some()) {
            let impact =
                Impact { senders: self.subtypes.0.contains_key(&id).then_some(Reason::SubtypeGone), receivers: None };
            let draft = Draft::new(Aspect::TypeRemoved, impact);
            let name = old.path(id).0;
            let reached = self.reached(Some(id), None, None);
            self.push_at(draft, (name.clone(), Some(name), None), reached, (Some(id), None));
        }
        for pair in pairs {
            let mut told = self.names_of(pair);
            told.extend(self.own(pair));
            let beside = self.beside(pair, &mut told);
            if told.is_empty() {
                continue;
            }
            let (owner, new_path) = new.path(pair.new);
            let (old_owner, old_path) = old.path(pair.old);
            // A type without a name is told of where it stands in the old set, too.
            let owner =
                if new.set.types[pair.new.index()].name().is_none() && owner.is_empty() { old_owner } else { owner };
            let owner = owner + &beside;
            let reached = self.reached(Some(pair.old), Some(pair.new), None);
            for draft in told {
                let paths = (owner.clone(), Some(old_path.clone()), Some(new_path.clone()));
                self.push_at(draft, paths, reached.clone(), (Some(pair.old), Some(pair.new)));
            }
        }
        for id in comparison.types_added().filter(|id| new.set.types[id.index()].name().is_some()) {
            let impact =
                Impact { senders: None, receivers: self.subtypes.1.contains_key(&id).then_some(Reason::SubtypeNew) };
            let draft = Draft::new(Aspect::TypeAdded, impact);
            let name = new.path(id).0;
            let reached = self.reached(None, Some(id), None);
            self.push_at(draft, (name.clone(), None, Some(name)), reached, (None, Some(id)));
        }
    }

    /// Of a pair beside another one of the same type, only what that one does not say is told, under the namespace of its version.
    fn beside(&mut self, pair: &TypePair, told: &mut Vec<Draft>) -> String {
        let comparison = self.two.comparison;
        let firsts = [comparison.of_new(pair.new), comparison.of_old(pair.old)];
        let Some(first) = firsts.into_iter().flatten().find(|first| (first.old, first.new) != (pair.old, pair.new))
        else {
            return String::new();
        };
        let mut known = self.names_of(first);
        known.extend(self.all_of((first.old, first.new)));
        told.retain(|draft| !known.iter().any(|other| other.same(draft)));
        let (set, id) = match first.new == pair.new {
            true => (self.two.old.set, pair.old),
            false => (self.two.new.set, pair.new),
        };
        let name = set.types[id.index()].name().and_then(|name| name.namespace.as_deref());
        name.map_or_else(String::new, |uri| format!(" ({uri})"))
    }

    /// What became of the name of a type, of its base, and of what is said of it.
    fn names_of(&self, pair: &TypePair) -> Vec<Draft> {
        let sets = (self.two.old.set, self.two.new.set);
        let (a, b) = (&sets.0.types[pair.old.index()], &sets.1.types[pair.new.index()]);
        let mut drafts = Vec::new();
        // Only xsi:type names types.
        let impact = Impact {
            senders: self.subtypes.0.contains_key(&pair.old).then_some(Reason::SubtypeGone),
            receivers: self.subtypes.1.contains_key(&pair.new).then_some(Reason::SubtypeNew),
        };
        let names = (a.name(), b.name());
        let text = |name: Option<&crate::xsd::component::QName>| name.map(|name| name.local.to_string());
        match names {
            (Some(x), Some(y)) if x.local != y.local => {
                let mut draft = Draft::new(Aspect::TypeRenamed, impact).values(text(names.0), text(names.1));
                draft.evidence.clone_from(&pair.evidence);
                drafts.push(draft);
            }
            (Some(x), Some(y)) if !self.two.comparison.is_version(x, y) => {
                drafts.push(Draft::new(Aspect::TypeMoved, impact).values(Some(x.to_string()), Some(y.to_string())))
            }
            (Some(_), None) | (None, Some(_)) => {
                drafts.push(Draft::new(Aspect::TypeNamed, impact).values(text(names.0), text(names.1)));
            }
            _ => drafts.extend(self.stands_for(pair)),
        }
        let annotations = match (a, b) {
            (Type::Simple(a), Type::Simple(b)) => Some((&a.annotation, &b.annotation, (a.at, b.at))),
            (Type::Complex(a), Type::Complex(b)) => Some((&a.annotation, &b.annotation, (a.at, b.at))),
            _ => None,
        };
        drafts.extend(annotations.into_iter().flat_map(|(a, b, at)| declaration::annotations(a, b, at)));
        drafts
    }

    /// Another base, where that changes in whose place a type may stand.
    fn stands_for(&self, pair: &TypePair) -> Option<Draft> {
        let none = Vec::new();
        let a = self.subtypes.0.get(&pair.old).unwrap_or(&none);
        let b = self.subtypes.1.get(&pair.new).unwrap_or(&none);
        let comparison = self.two.comparison;
        let gone = a.iter().any(|x| !b.iter().any(|y| comparison.is_pair(*x, *y)));
        let added = b.iter().any(|y| !a.iter().any(|x| comparison.is_pair(*x, *y)));
        let bases = (self.two.old.set.types[pair.old.index()].base(), self.two.new.set.types[pair.new.index()].base());
        let is_complex = matches!(self.two.new.set.types[pair.new.index()], Type::Complex(_));
        if comparison.is_pair(bases.0, bases.1) || (!is_complex && !gone && !added) {
            return None;
        }
        let impact = Impact::when(gone, Reason::SubtypeGone, added, Reason::SubtypeNew);
        let names = self.two.type_names(bases.0, bases.1);
        Some(Draft::new(Aspect::Base, impact).values(Some(names.0), Some(names.1)))
    }

    /// What changed in the pair that its base does not say already.
    fn own(&mut self, pair: &TypePair) -> Vec<Draft> {
        let drafts = self.all_of((pair.old, pair.new));
        let bases = (self.two.old.set.types[pair.old.index()].base(), self.two.new.set.types[pair.new.index()].base());
        if drafts.is_empty() || !self.two.comparison.is_pair(bases.0, bases.1) {
            return drafts;
        }
        let inherited = self.all_of(bases);
        drafts.into_iter().filter(|draft| !inherited.iter().any(|other| other.same(draft))).collect()
    }

    fn all_of(&mut self, types: (TypeId, TypeId)) -> Vec<Draft> {
        if let Some(known) = self.drafts.get(&types) {
            return known.clone();
        }
        let sets = (self.two.old.set, self.two.new.set);
        let drafts = match (&sets.0.types[types.0.index()], &sets.1.types[types.1.index()]) {
            (Type::Simple(_), Type::Simple(_)) if types.0 != types.1 || !is_built_in(types.0) => {
                self.two.simple(types.0, types.1)
            }
            _ if types == (TypeId::ANY_TYPE, TypeId::ANY_TYPE) => Vec::new(),
            _ => match self.two.comparison.pair(types.0, types.1) {
                Some(pair) => self.two.fields(types.0, types.1, &pair.fields),
                None => Vec::new(),
            },
        };
        self.drafts.insert(types, drafts.clone());
        drafts
    }

    fn reached(&self, old: Option<TypeId>, new: Option<TypeId>, more: Option<&Arc<str>>) -> Vec<Arc<str>> {
        let mut all: BTreeSet<Arc<str>> = BTreeSet::new();
        all.extend(old.into_iter().flat_map(|id| self.reach.0.of(id)).cloned());
        all.extend(new.into_iter().flat_map(|id| self.reach.1.of(id)).cloned());
        all.extend(more.filter(|name| self.reach.1.messages.contains(*name)).cloned());
        all.into_iter().collect()
    }

    /// A change of a type: without a place of its own it stands where the type is written.
    fn push_at(
        &mut self,
        draft: Draft,
        paths: (String, Option<String>, Option<String>),
        messages: Vec<Arc<str>>,
        types: (Option<TypeId>, Option<TypeId>),
    ) {
        let located = (draft.old_at.is_some(), draft.new_at.is_some());
        self.push(draft, paths, messages);
        let places = (
            types.0.and_then(|id| self.two.old.place_of_type(id)),
            types.1.and_then(|id| self.two.new.place_of_type(id)),
        );
        if let (Some(change), (false, false)) = (self.changes.last_mut(), located) {
            (change.old_at, change.new_at) = places;
        }
    }

    fn push(&mut self, draft: Draft, paths: (String, Option<String>, Option<String>), messages: Vec<Arc<str>>) {
        let join = |path: Option<String>, step: &Option<String>| match (path, step) {
            (Some(path), Some(step)) => Some(format!("{path}/{step}")),
            (path, _) => path,
        };
        // What one side lacks has no path there.
        let lacks = (
            draft.new_step.is_some() && draft.old_step.is_none(),
            draft.old_step.is_some() && draft.new_step.is_none(),
        );
        let (owner, old_path, new_path) = paths;
        self.changes.push(Change {
            kind: draft.aspect.kind(),
            aspect: draft.aspect,
            class: draft.impact.class(),
            impact: draft.impact,
            owner,
            old_path: join(old_path, &draft.old_step).filter(|_| !lacks.0),
            new_path: join(new_path, &draft.new_step).filter(|_| !lacks.1),
            from: draft.from,
            to: draft.to,
            items: draft.items,
            evidence: draft.evidence,
            old_at: draft.old_at.and_then(|at| self.two.old.place(at)),
            new_at: draft.new_at.and_then(|at| self.two.new.place(at)),
            messages,
        });
    }
}

fn is_built_in(id: TypeId) -> bool {
    id.index() <= crate::schema::simple::Builtin::ALL.len()
}
