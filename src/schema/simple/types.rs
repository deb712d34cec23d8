//! The table of all simple types of one schema, and what can be asked of it.

use super::enumeration::Enumeration;
use super::pattern::Pattern;
use super::{Builtin, FacetKind, Facets, Scope, SimpleId, Special, Value, Variety, WhiteSpace, lexical};
use crate::schema::stored::stored;
use std::borrow::Cow;
use std::sync::OnceLock;

/// All simple types of one schema, the built-in ones first.
///
/// Only plain data is stored; automata of patterns are built when they are first needed.
#[derive(Clone, Debug)]
pub struct SimpleTypes {
    pub(crate) types: Vec<Simple>,
    /// What the automata of all patterns need together, while types are added.
    pub(crate) pattern_states: u64,
}

stored!(struct SimpleTypes { types; pattern_states });

/// One simple type.
#[derive(Clone, Debug)]
pub(crate) struct Simple {
    pub(crate) name: Option<Box<str>>,
    pub(crate) base: SimpleId,
    /// The nearest built-in type.
    pub(crate) builtin: Builtin,
    pub(crate) variety: Variety,
    /// The member types of a union with those of facetless unions in their place, each once.
    pub(crate) flat: Vec<SimpleId>,
    /// How many types a check may have to try.
    pub(crate) weight: u32,
    pub(crate) white_space: WhiteSpace,
    pub(crate) special: Special,
    /// The facets of all steps that later steps cannot change: bit n for `FacetKind` n.
    pub(crate) fixed: u16,
    /// The facets of this step.
    pub(crate) own: Option<Box<Own>>,
    /// The values of the inherited and own number facets.
    pub(crate) numbers: Numbers,
    /// The nearest steps, this one included, that have facets, patterns, a lower bound, an upper bound, an enumeration.
    pub(crate) faceted: Option<SimpleId>,
    pub(crate) patterned: Option<SimpleId>,
    pub(crate) lower: Option<SimpleId>,
    pub(crate) upper: Option<SimpleId>,
    pub(crate) enumerated: Option<SimpleId>,
}

stored!(struct Simple {
    name, base, builtin, variety, flat, weight, white_space, special, fixed, own, numbers, faceted, patterned, lower, upper,
    enumerated
});

/// Facets whose values are numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Numbers {
    pub(crate) length: Option<u64>,
    pub(crate) min_length: Option<u64>,
    pub(crate) max_length: Option<u64>,
    pub(crate) total_digits: Option<u64>,
    pub(crate) fraction_digits: Option<u64>,
}

stored!(struct Numbers { length, min_length, max_length, total_digits, fraction_digits });

/// The facets of one step.
#[derive(Clone, Debug, Default)]
pub(crate) struct Own {
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) numbers: Numbers,
    pub(crate) lower: Option<Bound>,
    pub(crate) upper: Option<Bound>,
    pub(crate) enumeration: Option<Enumeration>,
    /// Whether values have to be kept as they were written; found out when it is first asked for.
    pub(crate) spelling: OnceLock<bool>,
}

stored!(struct Own { patterns, numbers, lower, upper, enumeration; spelling });

/// A bound.
#[derive(Clone, Debug)]
pub(crate) struct Bound {
    pub(crate) facet: FacetKind,
    pub(crate) text: Box<str>,
    pub(crate) value: Value,
}

stored!(struct Bound { facet, text, value });

impl Default for SimpleTypes {
    fn default() -> Self {
        Self::new()
    }
}

static ATOMIC: Variety = Variety::Atomic;

impl SimpleTypes {
    /// A table with the built-in types.
    #[must_use]
    pub fn new() -> Self {
        Self { types: Builtin::ALL.iter().map(|builtin| Self::built_in(*builtin)).collect(), pattern_states: 0 }
    }

    fn built_in(builtin: Builtin) -> Simple {
        let id = builtin.id();
        let special = match builtin {
            Builtin::Id => Special::Id,
            Builtin::Idref => Special::IdRef,
            Builtin::Idrefs => Special::IdRefs,
            Builtin::Entity => Special::Entity,
            Builtin::Entities => Special::Entities,
            Builtin::QName => Special::QName,
            Builtin::Notation => Special::Notation,
            _ => Special::None,
        };
        let is_integer = builtin.primitive() == Some(Builtin::Decimal) && builtin != Builtin::Decimal;
        let mut numbers = Numbers { fraction_digits: is_integer.then_some(0), ..Numbers::default() };
        let mut own = Own::default();
        if builtin.item().is_some() {
            numbers.min_length = Some(1);
            own.numbers.min_length = Some(1);
        }
        let bound = |facet, text: &&str| Bound {
            facet,
            text: (*text).into(),
            value: Value(super::value::Data::Decimal((*text).into())),
        };
        let (lower, upper) = builtin.integer_bounds();
        own.lower = lower.as_ref().map(|text| bound(FacetKind::MinInclusive, text));
        own.upper = upper.as_ref().map(|text| bound(FacetKind::MaxInclusive, text));
        // The nearest ancestor with a bound of that side.
        let nearest = |has: &dyn Fn(Builtin) -> bool| {
            let mut at = builtin;
            while !has(at) && at != Builtin::AnySimpleType {
                at = at.base();
            }
            has(at).then(|| at.id())
        };
        let has_own = own.lower.is_some() || own.upper.is_some() || own.numbers != Numbers::default();
        let bit = |kind: FacetKind| 1u16 << kind as u16;
        let mut fixed = if is_integer { bit(FacetKind::FractionDigits) } else { 0 };
        if builtin.primitive() != Some(Builtin::String) && builtin != Builtin::AnySimpleType {
            fixed |= bit(FacetKind::WhiteSpace);
        }
        let bounded = |at: Builtin| at.integer_bounds().0.is_some() || at.integer_bounds().1.is_some();
        Simple {
            name: Some(builtin.local_name().into()),
            base: builtin.base().id(),
            builtin,
            variety: builtin.item().map_or(Variety::Atomic, |item| Variety::List { item: item.id() }),
            flat: Vec::new(),
            weight: 1,
            white_space: builtin.white_space(),
            special,
            fixed,
            faceted: if builtin.item().is_some() { Some(id) } else { nearest(&bounded) },
            patterned: None,
            lower: nearest(&|at| at.integer_bounds().0.is_some()),
            upper: nearest(&|at| at.integer_bounds().1.is_some()),
            enumerated: None,
            own: has_own.then(|| Box::new(own)),
            numbers,
        }
    }

    /// A type by id.
    #[inline]
    pub(crate) fn get(&self, id: SimpleId) -> Option<&Simple> {
        self.types.get(id.index())
    }

    /// The facets of the step of a type.
    pub(crate) fn own(&self, id: SimpleId) -> Option<&Own> {
        self.get(id)?.own.as_deref()
    }

    /// The text with white space as the type demands; for a union, as its first member type that takes the text does.
    #[must_use]
    pub fn normalize<'t>(&self, id: SimpleId, text: &'t str) -> Cow<'t, str> {
        let Some(simple) = self.get(id) else { return Cow::Borrowed(text) };
        if let Variety::Union { .. } = simple.variety {
            let member = self.member(id, simple, text, &AnyScope);
            return member.map_or(Cow::Borrowed(text), |member| self.normalize(member, text));
        }
        lexical::normalize(text, simple.white_space)
    }

    /// Atomic, list or union; atomic for an unknown id.
    #[must_use]
    pub fn variety(&self, id: SimpleId) -> &Variety {
        self.get(id).map_or(&ATOMIC, |simple| &simple.variety)
    }

    /// The type's base; `xs:anySimpleType` is its own.
    #[must_use]
    pub fn base(&self, id: SimpleId) -> SimpleId {
        self.get(id).map_or(SimpleId::ANY_SIMPLE_TYPE, |simple| simple.base)
    }

    /// The name the type was pushed with, or that of the built-in type.
    #[must_use]
    pub fn name(&self, id: SimpleId) -> Option<&str> {
        self.get(id)?.name.as_deref()
    }

    /// The nearest built-in type among the type and its ancestors.
    #[must_use]
    pub fn builtin_of(&self, id: SimpleId) -> Builtin {
        self.get(id).map_or(Builtin::AnySimpleType, |simple| simple.builtin)
    }

    /// The primitive type of an atomic type; none for lists, unions and `xs:anySimpleType`.
    #[must_use]
    pub fn primitive(&self, id: SimpleId) -> Option<Builtin> {
        let simple = self.get(id)?;
        if simple.variety == Variety::Atomic { simple.builtin.primitive() } else { None }
    }

    /// The steps of a type that have facets, the base's first.
    pub(crate) fn stages(&self, id: SimpleId) -> Vec<(SimpleId, &Own)> {
        let mut stages = Vec::new();
        let mut at = self.get(id).and_then(|simple| simple.faceted);
        while let Some((stage, own)) = at.and_then(|stage| Some((stage, self.own(stage)?))) {
            stages.push((stage, own));
            at = self.get(self.base(stage)).and_then(|base| base.faceted).filter(|next| *next < stage);
        }
        stages.reverse();
        stages
    }

    /// The facets after all steps.
    #[must_use]
    pub fn facets(&self, id: SimpleId) -> Facets<'_> {
        let numbers = self.get(id).map_or_else(Numbers::default, |simple| simple.numbers);
        let mut facets = Facets {
            length: numbers.length,
            min_length: numbers.min_length,
            max_length: numbers.max_length,
            patterns: Vec::new(),
            enumeration: None,
            white_space: self.get(id).map_or(WhiteSpace::Preserve, |simple| simple.white_space),
            min_inclusive: None,
            min_exclusive: None,
            max_inclusive: None,
            max_exclusive: None,
            total_digits: numbers.total_digits,
            fraction_digits: numbers.fraction_digits,
        };
        for (_, own) in self.stages(id) {
            if !own.patterns.is_empty() {
                facets.patterns.push(own.patterns.iter().map(Pattern::text).collect());
            }
            if let Some(enumeration) = &own.enumeration {
                facets.enumeration = Some(enumeration.texts().collect());
            }
            if let Some(bound) = &own.lower {
                let inclusive = bound.facet == FacetKind::MinInclusive;
                facets.min_inclusive = inclusive.then_some(&*bound.text);
                facets.min_exclusive = (!inclusive).then_some(&*bound.text);
            }
            if let Some(bound) = &own.upper {
                let inclusive = bound.facet == FacetKind::MaxInclusive;
                facets.max_inclusive = inclusive.then_some(&*bound.text);
                facets.max_exclusive = (!inclusive).then_some(&*bound.text);
            }
        }
        facets
    }

    /// The patterns of each step that has some, as one regular expression of ECMA-262 (flag `u`, without anchors) for each step: a
    /// text matches all of them. None for a step whose patterns cannot be read.
    #[cfg(feature = "json-schema")]
    #[must_use]
    pub fn ecma_patterns(&self, id: SimpleId) -> Vec<Option<String>> {
        let steps = self.stages(id).into_iter().map(|(_, own)| &own.patterns).filter(|patterns| !patterns.is_empty());
        steps
            .map(|patterns| match patterns.as_slice() {
                [one] => one.ecma(),
                several => {
                    let all: Option<Vec<String>> = several.iter().map(Pattern::ecma).collect();
                    all.map(|all| format!("(?:{})", all.join("|")))
                }
            })
            .collect()
    }

    /// How many characters the longest value of an atomic type of text has, by its lengths, patterns and enumeration; none where
    /// nothing limits it, and for numbers and dates where no pattern or enumeration does.
    #[must_use]
    pub fn longest(&self, id: SimpleId) -> Option<u64> {
        let facets = self.facets(id);
        let counted = self.primitive(id) == Some(Builtin::String);
        let by_length = facets.length.or(facets.max_length).filter(|_| counted);
        let count = |value: &&str| u64::try_from(value.chars().count()).unwrap_or(u64::MAX);
        let by_values = facets.enumeration.as_ref().and_then(|values| values.iter().map(count).max());
        // One of the patterns of each step has to match.
        let by_patterns =
            self.stages(id).into_iter().filter(|(_, own)| !own.patterns.is_empty()).filter_map(|(_, own)| {
                own.patterns.iter().try_fold(0, |most: u64, pattern| Some(pattern.longest()?.max(most)))
            });
        by_length.into_iter().chain(by_values).chain(by_patterns).min()
    }

    /// Whether a type is the ancestor, comes from it by restrictions, or from a member type of it where it is a union (Part 1,
    /// Type Derivation OK (Simple), without `final`).
    #[must_use]
    pub fn is_derived_from(&self, id: SimpleId, ancestor: SimpleId) -> bool {
        let mut at = id;
        loop {
            if at == ancestor {
                return true;
            }
            let base = self.base(at);
            // A base stands before what is derived from it.
            if base >= at {
                break;
            }
            at = base;
        }
        match self.get(ancestor) {
            Some(Simple { variety: Variety::Union { .. }, flat, .. }) => {
                flat.iter().any(|member| *member < ancestor && self.is_derived_from(id, *member))
            }
            _ => false,
        }
    }

    /// Whether the engine has more to do with values of the type.
    #[must_use]
    pub fn special(&self, id: SimpleId) -> Special {
        self.get(id).map_or(Special::None, |simple| simple.special)
    }

    /// Whether values of the type are, or hold, IDs, references to them, or entities.
    #[inline]
    #[must_use]
    pub fn is_reference(&self, id: SimpleId) -> bool {
        !matches!(self.special(id), Special::None | Special::QName | Special::Notation)
    }

    /// Calls `visit` for every ID, IDREF, ENTITY, QName and NOTATION (as `Special` of one value) in a text that is valid for the
    /// type; of a union, as the member type that takes the text says.
    pub fn for_each_special(&self, id: SimpleId, text: &str, scope: &dyn Scope, visit: &mut dyn FnMut(Special, &str)) {
        let Some(simple) = self.get(id) else { return };
        match (simple.special, &simple.variety) {
            (Special::None, _) => {}
            (special, Variety::Atomic) => visit(special, &lexical::normalize(text, simple.white_space)),
            (_, Variety::List { item }) if *item < id => {
                for token in lexical::normalize(text, WhiteSpace::Collapse).split(' ').filter(|t| !t.is_empty()) {
                    self.for_each_special(*item, token, scope, visit);
                }
            }
            (_, Variety::Union { .. }) => {
                if let Some(member) = self.member(id, simple, text, scope) {
                    self.for_each_special(member, text, scope, visit);
                }
            }
            (_, Variety::List { .. }) => {}
        }
    }

    /// How many types there are, the built-in ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.types.len()
    }

    /// Never: the built-in types are always there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.types.is_empty()
    }
}

/// A scope in which every prefix is bound: for questions that do not depend on namespaces.
struct AnyScope;

impl Scope for AnyScope {
    fn namespace(&self, _: &str) -> Option<&str> {
        Some("")
    }
}
