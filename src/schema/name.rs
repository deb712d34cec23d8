//! Looking up names: built when a schema is loaded, not stored.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};

use super::tables::Tables;
use super::{ElementId, NameId, NamespaceId, TypeId};

/// A fast hash for names of a trusted schema; look-ups of hostile names cannot add to the table.
#[derive(Default)]
pub(super) struct NameHasher(u64);

impl Hasher for NameHasher {
    fn write(&mut self, bytes: &[u8]) {
        const K: u64 = 0x517c_c1b7_2722_0a95;
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(K);
        }
    }

    fn write_u32(&mut self, value: u32) {
        self.write(&value.to_le_bytes());
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

type Build = BuildHasherDefault<NameHasher>;

/// An open-addressed table from (namespace, local name) to the id, and what is declared under each name.
#[derive(Debug)]
pub(super) struct Names {
    namespaces: HashMap<Box<str>, NamespaceId>,
    slots: Box<[u32]>,
    elements: Box<[Option<ElementId>]>,
    types: Box<[Option<TypeId>]>,
}

const EMPTY: u32 = u32::MAX;

impl Names {
    pub fn new(tables: &Tables) -> Self {
        let mut slots = vec![EMPTY; (tables.names.len() * 2 + 1).next_power_of_two()].into_boxed_slice();
        let mask = slots.len() - 1;
        for (id, name) in (0u32..).zip(&tables.names) {
            let mut at = hash(name.namespace, &name.local) & mask;
            while slots[at] != EMPTY {
                at = (at + 1) & mask;
            }
            slots[at] = id;
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

    pub fn find(&self, tables: &Tables, namespace: NamespaceId, local: &str) -> Option<NameId> {
        let mask = self.slots.len() - 1;
        let mut at = hash(namespace, local) & mask;
        loop {
            let id = self.slots[at];
            if id == EMPTY {
                return None;
            }
            let name = &tables.names[id as usize];
            if name.namespace == namespace && *name.local == *local {
                return Some(NameId(id));
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

fn hash(namespace: NamespaceId, local: &str) -> usize {
    let mut hasher = Build::default().build_hasher();
    hasher.write_u32(namespace.0);
    hasher.write(local.as_bytes());
    usize::try_from(hasher.finish() & 0xffff_ffff).unwrap_or(0)
}
