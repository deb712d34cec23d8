//! Names as letters: the names of both sets in one numbering, those of the old set under the namespaces of the new one.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::namespaces::{Pairing, Versions};
use crate::schema::ElementId;
use crate::xsd::component::{NamespaceConstraint, QName, SchemaSet};

/// A name of an element, or any other name of a namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::xsd) enum Letter {
    /// A name that one of the sets declares.
    Name(u32),
    /// A name of that namespace that neither set declares.
    Other(u32),
}

/// The namespace of all namespaces that neither set names.
pub(in crate::xsd) const ELSEWHERE: u32 = 0;

/// The letters of two sets.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    names: HashMap<QName, u32>,
    /// The namespace of each letter.
    of: Vec<u32>,
    namespaces: HashMap<Option<Arc<str>>, u32>,
    /// The new URI of each namespace of the old set.
    renamed: HashMap<Option<Arc<str>>, Option<Arc<str>>>,
    /// One name for all versions of a namespace, by set and URI.
    stands_for: Versions,
    /// The namespaces of the old set that have a partner of their own.
    first: HashSet<Option<Arc<str>>>,
    old: Side,
    new: Side,
}

/// What is known of one of the two sets.
#[derive(Debug, Default)]
pub(in crate::xsd) struct Side {
    /// The letter of each element.
    pub(in crate::xsd) elements: Vec<u32>,
    /// The letter of each attribute.
    pub(in crate::xsd) attributes: Vec<u32>,
    /// The elements that may stand for a head, itself included unless it is abstract.
    pub(in crate::xsd) groups: HashMap<ElementId, Vec<ElementId>>,
    /// The global element of each letter.
    pub(in crate::xsd) globals: HashMap<u32, ElementId>,
}

impl Letters {
    pub(super) fn new(old: &SchemaSet, new: &SchemaSet, pairing: &Pairing) -> Self {
        let mut letters = Self::default();
        // No namespace has this name.
        letters.namespaces.insert(Some("\u{0}".into()), ELSEWHERE);
        letters.number(None);
        letters.stands_for.clone_from(&pairing.stands_for);
        letters.first = pairing.pairs.iter().map(|pair| pair.old.clone()).collect();
        letters.renamed = (pairing.stands_for.iter())
            .filter(|((is_old, uri), name)| *is_old && uri != *name)
            .map(|((_, uri), name)| (uri.clone(), name.clone()))
            .collect();
        for (set, is_old) in [(old, true), (new, false)] {
            letters.name_namespaces(set, is_old);
        }
        letters.old = letters.side(old, true);
        letters.new = letters.side(new, false);
        letters
    }

    fn number(&mut self, uri: Option<Arc<str>>) -> u32 {
        let next = u32::try_from(self.namespaces.len()).unwrap_or(u32::MAX);
        *self.namespaces.entry(uri).or_insert(next)
    }

    /// The namespaces of a set and those that its wildcards name.
    fn name_namespaces(&mut self, set: &SchemaSet, is_old: bool) {
        let mut all: Vec<Option<Arc<str>>> = set.namespaces.clone();
        for any in super::view::wildcards(set) {
            match &any.namespaces {
                NamespaceConstraint::Any => {}
                NamespaceConstraint::Not(one) => all.push(one.clone()),
                NamespaceConstraint::Set(these) => all.extend(these.iter().cloned()),
            }
        }
        for uri in all {
            let uri = self.version(&uri, is_old).clone();
            self.number(uri);
        }
    }

    fn side(&mut self, set: &SchemaSet, is_old: bool) -> Side {
        let mut side = Side { groups: groups(set), ..Side::default() };
        for (id, element) in (0u32..).zip(&set.elements) {
            let letter = self.letter(&element.name, is_old);
            side.elements.push(letter);
            if element.global {
                side.globals.insert(letter, ElementId(id));
            }
        }
        side.attributes = set.attributes.iter().map(|attribute| self.letter(&attribute.name, is_old)).collect();
        side
    }

    pub(in crate::xsd) fn of_side(&self, is_old: bool) -> &Side {
        if is_old { &self.old } else { &self.new }
    }

    fn letter(&mut self, name: &QName, is_old: bool) -> u32 {
        let name = self.canonical(name, is_old);
        if let Some(known) = self.names.get(&name) {
            return *known;
        }
        let namespace = self.number(name.namespace.clone());
        let letter = u32::try_from(self.of.len()).unwrap_or(u32::MAX);
        self.of.push(namespace);
        self.names.insert(name, letter);
        letter
    }

    /// A name under the one name that its namespace has together with its other versions.
    pub(in crate::xsd) fn canonical(&self, name: &QName, is_old: bool) -> QName {
        QName { namespace: self.version(&name.namespace, is_old).clone(), local: Arc::clone(&name.local) }
    }

    /// The name that a namespace has together with its other versions.
    fn version<'u>(&'u self, uri: &'u Option<Arc<str>>, is_old: bool) -> &'u Option<Arc<str>> {
        self.stands_for.get(&(is_old, uri.clone())).unwrap_or(uri)
    }

    /// A name of the old set, under the namespace of the new one.
    pub(in crate::xsd) fn renamed(&self, name: &QName) -> QName {
        match self.renamed.get(&name.namespace) {
            Some(namespace) => QName { namespace: namespace.clone(), local: Arc::clone(&name.local) },
            None => name.clone(),
        }
    }

    /// Whether a namespace of the new set is another version of one of the old set.
    pub(in crate::xsd) fn has_earlier(&self, new: &Option<Arc<str>>) -> bool {
        let version = self.version(new, false);
        self.stands_for.iter().any(|((is_old, _), name)| *is_old && name == version)
    }

    /// Whether two names are one in two versions of a namespace.
    pub(in crate::xsd) fn is_version(&self, old: &QName, new: &QName) -> bool {
        old.local == new.local && self.version(&old.namespace, true) == self.version(&new.namespace, false)
    }

    /// Whether the namespace of a name of the old set is the one of its versions that has a partner of its own.
    pub(in crate::xsd) fn is_first(&self, old: &QName) -> bool {
        self.first.contains(&old.namespace)
    }

    /// The names that a name of the new set may have had in the old one.
    pub(in crate::xsd) fn earlier<'n>(&'n self, new: &'n QName) -> impl Iterator<Item = QName> + 'n {
        let version = self.version(&new.namespace, false);
        let olds = self.stands_for.iter().filter(move |((is_old, _), name)| *is_old && *name == version);
        let mut olds: Vec<&Option<Arc<str>>> = olds.map(|((_, uri), _)| uri).collect();
        // The one with a partner of its own first.
        olds.sort_by_key(|uri| (!self.first.contains(*uri), (*uri).clone()));
        olds.into_iter().map(|uri| QName { namespace: uri.clone(), local: Arc::clone(&new.local) })
    }

    /// The number of a namespace as one of the sets writes it.
    pub(in crate::xsd) fn namespace(&self, uri: &Option<Arc<str>>, is_old: bool) -> u32 {
        self.namespaces.get(self.version(uri, is_old)).copied().unwrap_or(ELSEWHERE)
    }

    /// The namespace of a letter.
    pub(in crate::xsd) fn namespace_of(&self, letter: Letter) -> u32 {
        match letter {
            Letter::Name(name) => self.of.get(name as usize).copied().unwrap_or(ELSEWHERE),
            Letter::Other(namespace) => namespace,
        }
    }

    /// All namespaces that one of the sets names, and that of the others.
    pub(in crate::xsd) fn all_namespaces(&self) -> impl Iterator<Item = u32> + '_ {
        self.namespaces.values().copied()
    }
}

/// The members of each substitution group, its head included; abstract elements are not, and what blocks substitution stands alone.
fn groups(set: &SchemaSet) -> HashMap<ElementId, Vec<ElementId>> {
    let mut direct: HashMap<ElementId, Vec<ElementId>> = HashMap::new();
    for (id, element) in (0u32..).zip(&set.elements) {
        if let Some(head) = element.substitution_head {
            direct.entry(head).or_default().push(ElementId(id));
        }
    }
    let heads: Vec<ElementId> = direct.keys().copied().collect();
    let mut groups = HashMap::new();
    for head in heads {
        let mut members = vec![head];
        let mut at = 0;
        while let Some(next) = members.get(at).copied() {
            at += 1;
            if set.elements[next.index()].block.substitution {
                continue;
            }
            for member in direct.get(&next).into_iter().flatten() {
                if !members.contains(member) {
                    members.push(*member);
                }
            }
        }
        members.retain(|member| !set.elements[member.index()].abstract_);
        groups.insert(head, members);
    }
    for (id, element) in (0u32..).zip(&set.elements) {
        if element.abstract_ {
            groups.entry(ElementId(id)).or_default();
        }
    }
    groups
}
