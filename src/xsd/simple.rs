//! The simple types of a set as a table of texts and values, each behind those it is made of.

use std::collections::HashMap;

use super::component::{SchemaSet, SimpleKind, SimpleType, Type};
use crate::schema::TypeId;
use crate::schema::simple::{Facet, SchemaFault, Scope, SimpleId, SimpleTypes, Step, StepKind};

/// Prefixes of a schema document as the scope of a value.
pub(crate) struct Prefixes<'b>(pub(crate) &'b [(String, String)]);

impl Scope for Prefixes<'_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == prefix).map(|(_, uri)| uri.as_str())
    }
}

impl SchemaSet {
    /// The table of all simple types, and the number of each in it. A type that is not correct is reported and counts as
    /// `xs:anySimpleType`.
    pub(crate) fn simple_types(
        &self,
        fault: &mut dyn FnMut(&SimpleType, SchemaFault),
    ) -> (SimpleTypes, HashMap<TypeId, SimpleId>) {
        let mut types = SimpleTypes::new();
        let builtins = u32::try_from(types.len()).unwrap_or(u32::MAX);
        let mut ids: HashMap<TypeId, SimpleId> =
            (0..builtins).map(|number| (TypeId(number + 1), SimpleId(number))).collect();
        for number in 0..u32::try_from(self.types.len()).unwrap_or(u32::MAX) {
            // The stack is explicit: a chain of derivations may be as long as a schema likes.
            let mut stack = vec![TypeId(number)];
            while let Some(id) = stack.pop() {
                if ids.contains_key(&id) {
                    continue;
                }
                let Some(Type::Simple(simple)) = self.types.get(id.index()) else { continue };
                let missing: Vec<TypeId> = needs(simple)
                    .filter(|need| !ids.contains_key(need) && *need != id)
                    .filter(|need| matches!(self.types.get(need.index()), Some(Type::Simple(_))))
                    .collect();
                // The reader refuses circular definitions, so this ends; a guard all the same.
                if missing.is_empty() || stack.len() > self.types.len() {
                    let pushed = push(&mut types, &ids, simple).unwrap_or_else(|wrong| {
                        fault(simple, wrong);
                        SimpleId(0)
                    });
                    ids.insert(id, pushed);
                } else {
                    stack.push(id);
                    stack.extend(missing);
                }
            }
        }
        (types, ids)
    }
}

fn push(
    types: &mut SimpleTypes,
    ids: &HashMap<TypeId, SimpleId>,
    simple: &SimpleType,
) -> Result<SimpleId, SchemaFault> {
    // `xs:anySimpleType` where a component is not simple, which the reader has reported.
    let number = |id: &TypeId| ids.get(id).copied().unwrap_or(SimpleId(0));
    let scopes: Vec<Prefixes<'_>> = simple.facets.iter().map(|facet| Prefixes(&facet.scope)).collect();
    let facets: Vec<Facet<'_>> = simple
        .facets
        .iter()
        .zip(&scopes)
        .map(|(facet, scope)| Facet { kind: facet.kind, value: &facet.value, fixed: facet.fixed, scope })
        .collect();
    let kind = match &simple.kind {
        SimpleKind::Restriction => StepKind::Restriction,
        SimpleKind::List(item) => StepKind::List { item: number(item) },
        SimpleKind::Union(members) => StepKind::Union { members: members.iter().map(number).collect() },
    };
    let name = simple.name.as_ref().map(|name| &*name.local);
    types.push(Step { name, base: number(&simple.base), kind, facets: &facets })
}

/// What a simple type is made of.
fn needs(simple: &SimpleType) -> impl Iterator<Item = TypeId> + '_ {
    let parts: &[TypeId] = match &simple.kind {
        SimpleKind::Restriction => &[],
        SimpleKind::List(item) => std::slice::from_ref(item),
        SimpleKind::Union(members) => members,
    };
    std::iter::once(simple.base).chain(parts.iter().copied())
}
