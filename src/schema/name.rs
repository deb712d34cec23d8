//! Looking up names: built when a schema is loaded, not stored.

use std::collections::{HashMap, HashSet};

use super::tables::Tables;
use super::{ElementId, NameId, NamespaceId, TypeId};

/// An open-addressed table from (namespace, local name) to the id, and what is declared under each name.
#[derive(Debug)]
pub(super) struct Names {
    namespaces: HashMap<Box<str>, NamespaceId>,
    /// The upper half of a name's hash, and its id; a power of two of them, at most half of them taken.
    slots: Box<[(u32, u32)]>,
    elements: Box<[Option<ElementId>]>,
    types: Box<[Option<TypeId>]>,
}

const EMPTY: u32 = u32::MAX;

/// The prefix of each namespace: the stored one, and one that nobody else has for namespaces that only a reference mentions: that of
/// XML Schema itself (`xsi:type="xs:date"`), those of wildcards and paths.
pub(super) fn prefixes(tables: &Tables) -> Vec<Box<str>> {
    let mut taken: HashSet<Box<str>> = tables.namespaces.iter().map(|namespace| namespace.prefix.clone()).collect();
    let mut prefixes = Vec::with_capacity(tables.namespaces.len());
    for (number, namespace) in tables.namespaces.iter().enumerate() {
        if number == 0 || !namespace.prefix.is_empty() {
            prefixes.push(namespace.prefix.clone());
            continue;
        }
        let own = match &*namespace.uri {
            "http://www.w3.org/XML/1998/namespace" => "xml",
            "http://www.w3.org/2001/XMLSchema-instance" => "xsi",
            "http://www.w3.org/2001/XMLSchema" => "xs",
            _ => "ns1",
        };
        let mut prefix: Box<str> = own.into();
        let mut next = 2u32;
        while !taken.insert(prefix.clone()) {
            prefix = format!("ns{next}").into();
            next += 1;
        }
        prefixes.push(prefix);
    }
    prefixes
}

impl Names {
    pub fn new(tables: &Tables) -> Self {
        let mut slots = vec![(0, EMPTY); (tables.names.len() * 2 + 1).next_power_of_two()].into_boxed_slice();
        let mask = slots.len() - 1;
        for (id, name) in (0u32..).zip(&tables.names) {
            let (mark, at) = hash(name.namespace, &name.local);
            let mut at = at & mask;
            while slots[at].1 != EMPTY {
                at = (at + 1) & mask;
            }
            slots[at] = (mark, id);
        }
        let mut elements = vec![None; tables.names.len()].into_boxed_slice();
        for (id, element) in (0u32..).zip(&tables.elements) {
            if element.global {
                elements[element.name.index()] = Some(ElementId(id));
            }
        }
        let mut types = vec![None; tables.names.len()].into_boxed_slice();
        for (id, definition) in (0u32..).zip(&tables.types) {
            if let Some(name) = definition.name() {
                types[name.index()] = Some(TypeId(id));
            }
        }
        let namespaces = (0u32..).zip(&tables.namespaces).map(|(id, ns)| (ns.uri.clone(), NamespaceId(id))).collect();
        Self { namespaces, slots, elements, types }
    }

    pub fn namespace(&self, uri: &str) -> Option<NamespaceId> {
        self.namespaces.get(uri).copied()
    }

    #[inline]
    pub fn find(&self, tables: &Tables, namespace: NamespaceId, local: &str) -> Option<NameId> {
        let mask = self.slots.len() - 1;
        let (mark, at) = hash(namespace, local);
        let mut at = at & mask;
        loop {
            let (known, id) = self.slots[at];
            if id == EMPTY {
                return None;
            }
            if known == mark {
                let name = &tables.names[id as usize];
                if name.namespace == namespace && *name.local == *local {
                    return Some(NameId(id));
                }
            }
            at = (at + 1) & mask;
        }
    }

    pub fn element(&self, name: NameId) -> Option<ElementId> {
        self.elements[name.index()]
    }

    pub fn named_type(&self, name: NameId) -> Option<TypeId> {
        self.types[name.index()]
    }
}

/// A fast hash for names of a trusted schema; look-ups of hostile names cannot add to the table. Gives a mark that tells names in
/// one place apart, and the place.
#[inline]
fn hash(namespace: NamespaceId, local: &str) -> (u32, usize) {
    const K: u64 = 0x517c_c1b7_2722_0a95;
    let bytes = local.as_bytes();
    let seed = (u64::from(namespace.0) << 32 ^ bytes.len() as u64).wrapping_mul(K);
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(K);
    // Whole words; the last one may overlap the one before, so that nothing is read byte by byte.
    let mut hash = bytes.as_chunks::<8>().0.iter().fold(seed, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    hash = match (bytes.last_chunk::<8>(), bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(last), ..) => mix(hash, u64::from_le_bytes(*last)),
        (None, Some(first), Some(last)) => {
            mix(hash, u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)))
        }
        _ => bytes.iter().fold(hash, |hash, byte| mix(hash, u64::from(*byte))),
    };
    hash ^= hash >> 29;
    ((hash >> 32) as u32, hash as u32 as usize)
}
