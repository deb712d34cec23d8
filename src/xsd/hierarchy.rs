//! What is derived from what (Part 1, 3.4.6 and 3.14.6).

use std::collections::HashSet;

use super::component::{Derivation, Derivations, SchemaSet, SimpleKind, SimpleType, Type};
use crate::schema::TypeId;

impl SchemaSet {
    /// The base of a type; none for `xs:anyType`.
    fn base(&self, id: TypeId) -> Option<TypeId> {
        let base = match &self.types[id.index()] {
            Type::Complex(complex) => complex.base,
            Type::Simple(simple) => simple.base,
        };
        (base != id).then_some(base)
    }

    /// A type and all that it is derived from. Circles end it.
    pub(crate) fn chain(&self, id: TypeId) -> impl Iterator<Item = TypeId> + '_ {
        std::iter::successors(Some(id), |id| self.base(*id)).take(self.types.len())
    }

    /// Whether a type is, or is derived from, another.
    pub(crate) fn is_derived_from(&self, id: TypeId, from: TypeId) -> bool {
        self.chain(id).any(|ancestor| ancestor == from)
    }

    /// Whether a type is validly derived from another without the methods that are excluded (`cos-ct-derived-ok`,
    /// `cos-st-derived-ok`).
    pub(crate) fn derived_ok(&self, id: TypeId, from: TypeId, excluded: Derivations) -> bool {
        let mut current = id;
        for _ in 0..=self.types.len() {
            if current == from {
                return true;
            }
            let (extension, restriction) = match &self.types[current.index()] {
                Type::Complex(complex) => {
                    (complex.derivation == Derivation::Extension, complex.derivation == Derivation::Restriction)
                }
                Type::Simple(_) => (false, true),
            };
            if (extension && excluded.extension) || (restriction && excluded.restriction) {
                return false;
            }
            match self.base(current) {
                Some(base) => current = base,
                None => break,
            }
        }
        self.is_member(id, from, &mut HashSet::new())
    }

    /// Whether a simple type is, or is derived from, a member of a union.
    fn is_member(&self, id: TypeId, union: TypeId, seen: &mut HashSet<TypeId>) -> bool {
        let members = match &self.types[union.index()] {
            Type::Simple(SimpleType { kind: SimpleKind::Union(members), .. })
                if matches!(self.types[id.index()], Type::Simple(_)) =>
            {
                members
            }
            _ => return false,
        };
        members.iter().any(|member| {
            seen.insert(*member) && (self.is_derived_from(id, *member) || self.is_member(id, *member, seen))
        })
    }
}
