//! Names as letters: the names of both sets in one numbering, those of the old set under the namespaces of the new one.

use std::collections::HashMap;
use std::sync::Arc;

use super::namespaces::NamespacePair;
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
    renamed: HashMap<Option<Arc<str>>, Option<Arc<str>>>,
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
    pub(in crate::xsd) fn new(old: &SchemaSet, new: &SchemaSet, pairs: &[NamespacePair]) -> Self {
        let mut letters = Self::default();
        // No namespace has this name.
        letters.namespaces.insert(Some("\u{0}".into()), ELSEWHERE);
        letters.number(None);
        letters.renamed =
            pairs.iter().filter(|pair| pair.renamed()).map(|pair| (pair.old.clone(), pair.new.clone())).collect();
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
            let uri = if is_old { self.renamed.get(&uri).cloned().unwrap_or(uri) } else { uri };
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
        let name = if is_old { self.renamed(name) } else { name.clone() };
        if let Some(known) = self.names.get(&name) {
            return *known;
        }
        let namespace = self.number(name.namespace.clone());
        let letter = u32::try_from(self.of.len()).unwrap_or(u32::MAX);
        self.of.push(namespace);
        self.names.insert(name, letter);
        letter
    }

    /// A name of the old set, under the namespace of the new one.
    pub(in crate::xsd) fn renamed(&self, name: &QName) -> QName {
        match self.renamed.get(&name.namespace) {
            Some(namespace) => QName { namespace: namespace.clone(), local: Arc::clone(&name.local) },
            None => name.clone(),
        }
    }

    /// The number of a namespace as one of the sets writes it.
    pub(in crate::xsd) fn namespace(&self, uri: &Option<Arc<str>>, is_old: bool) -> u32 {
        let uri = if is_old { self.renamed.get(uri).unwrap_or(uri) } else { uri };
        self.namespaces.get(uri).copied().unwrap_or(ELSEWHERE)
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
