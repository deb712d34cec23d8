//! Whether a text belongs to a type, and which value it is.

use super::pattern::{Mismatch, Pattern};
use super::types::{Bound, Own, Simple};
use super::value::{Data, Parsed, namespace};
use super::{
    Builtin, Detail, FacetKind, LengthUnit, Place, Scope, SimpleId, SimpleTypes, Value, Variety, Violation, WhiteSpace,
    lexical,
};
use std::cmp::Ordering;

/// A text that has passed the lexical form, as the facets see it.
struct Subject<'t> {
    id: SimpleId,
    text: &'t str,
    /// For atomic types.
    parsed: Parsed<'t>,
    /// For lists.
    items: Option<u64>,
    scope: &'t dyn Scope,
}

/// The lower or the upper bounds: the nearest step with one, the same of another type, the bound of a step.
type Side = (Option<SimpleId>, fn(&Simple) -> Option<SimpleId>, fn(&Own) -> &Option<Bound>);

fn datatype(simple: SimpleId, detail: Detail) -> Violation {
    Violation { rule: "cvc-datatype-valid", simple, detail }
}

impl SimpleTypes {
    /// Whether a text belongs to a type (Part 1, String Valid); white space is normalised first.
    ///
    /// The order of the rules is: lexical form, then for each derivation step from the base on patterns, lengths, bounds, digits,
    /// enumeration.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn check(&self, id: SimpleId, text: &str, scope: &dyn Scope) -> Result<(), Violation> {
        let Some(simple) = self.get(id) else { return Err(datatype(id, Detail::Damaged)) };
        match &simple.variety {
            Variety::Atomic if simple.faceted.is_none() && simple.builtin.admits_all() => Ok(()),
            Variety::Atomic => {
                let text = lexical::normalize(text, simple.white_space);
                let parsed = self.parse(simple, &text, scope)?;
                self.check_facets(simple, &Subject { id, text: &text, parsed, items: None, scope })
            }
            // Parts stand before the whole: otherwise the stored table is damaged.
            Variety::List { item } if *item < id => {
                let text = lexical::normalize(text, WhiteSpace::Collapse);
                let mut count = 0;
                for token in text.split(' ').filter(|token| !token.is_empty()) {
                    count += 1;
                    self.check(*item, token, scope).map_err(|violation| Violation {
                        detail: Detail::Item { index: count, detail: Box::new(violation.detail) },
                        ..violation
                    })?;
                }
                let items = Some(count as u64);
                self.check_facets(simple, &Subject { id, text: &text, parsed: Parsed::Text, items, scope })
            }
            Variety::Union { members } => {
                let Some(member) = self.member(id, simple, text, scope) else {
                    return Err(datatype(id, Detail::Union { members: members.clone() }));
                };
                if simple.faceted.is_none() {
                    return Ok(());
                }
                let text = self.normalize(member, text);
                self.check_facets(simple, &Subject { id, text: &text, parsed: Parsed::Text, items: None, scope })
            }
            Variety::List { .. } => Err(datatype(id, Detail::Damaged)),
        }
    }

    /// The first member type of a union that takes a text.
    pub(crate) fn member(&self, id: SimpleId, simple: &Simple, text: &str, scope: &dyn Scope) -> Option<SimpleId> {
        simple.flat.iter().copied().find(|member| *member < id && self.check(*member, text, scope).is_ok())
    }

    fn parse<'t>(&self, simple: &Simple, text: &'t str, scope: &dyn Scope) -> Result<Parsed<'t>, Violation> {
        let parsed = Parsed::new(simple.builtin, text)
            .ok_or_else(|| datatype(simple.builtin.id(), Detail::Lexical(simple.builtin)))?;
        if let Parsed::Name { prefix, .. } = parsed
            && namespace(prefix, scope).is_none()
        {
            return Err(datatype(simple.builtin.id(), Detail::Prefix));
        }
        Ok(parsed)
    }

    /// The typed value of a text: two are equal if XSD says so.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn value(&self, id: SimpleId, text: &str, scope: &dyn Scope) -> Result<Value, Violation> {
        self.check(id, text, scope)?;
        self.value_of_valid(id, text, scope)
    }

    fn value_of_valid(&self, id: SimpleId, text: &str, scope: &dyn Scope) -> Result<Value, Violation> {
        let simple = self.get(id).ok_or_else(|| datatype(id, Detail::Damaged))?;
        match &simple.variety {
            Variety::Atomic => {
                let text = lexical::normalize(text, simple.white_space);
                let primitive = simple.builtin.primitive().unwrap_or(Builtin::String);
                Ok(self.parse(simple, &text, scope)?.to_value(primitive, &text, scope))
            }
            Variety::List { item } if *item < id => {
                let text = lexical::normalize(text, WhiteSpace::Collapse);
                let tokens = text.split(' ').filter(|token| !token.is_empty());
                let items: Result<_, _> = tokens.map(|token| self.value_of_valid(*item, token, scope)).collect();
                Ok(Value(Data::List(items?)))
            }
            Variety::Union { .. } => match self.member(id, simple, text, scope) {
                Some(member) => self.value_of_valid(member, text, scope),
                None => Err(datatype(id, Detail::Damaged)),
            },
            Variety::List { .. } => Err(datatype(id, Detail::Damaged)),
        }
    }

    /// Whether two texts mean the same value of a type.
    ///
    /// # Errors
    /// The first rule that one of them breaks.
    pub fn equal(
        &self,
        id: SimpleId,
        a: &str,
        b: &str,
        scope_a: &dyn Scope,
        scope_b: &dyn Scope,
    ) -> Result<bool, Violation> {
        Ok(self.value(id, a, scope_a)? == self.value(id, b, scope_b)?)
    }

    #[inline]
    fn check_facets(&self, simple: &Simple, subject: &Subject<'_>) -> Result<(), Violation> {
        if simple.faceted.is_none() || self.passes(simple, subject) {
            return Ok(());
        }
        // The facets of each step again, in the order of the report.
        for (stage, own) in self.stages(subject.id) {
            self.check_stage(stage, own, subject)?;
        }
        Err(datatype(subject.id, Detail::Damaged))
    }

    /// Whether all facets of all steps hold, looking at the decisive ones only.
    fn passes(&self, simple: &Simple, subject: &Subject<'_>) -> bool {
        let numbers = &simple.numbers;
        let mut stage = simple.patterned;
        while let Some((id, own)) = stage.and_then(|id| Some((id, self.own(id)?))) {
            if !own.patterns.iter().any(|pattern| pattern.check(subject.text).is_ok()) {
                return false;
            }
            stage = self.get(self.base(id)).and_then(|base| base.patterned).filter(|next| *next < id);
        }
        let lengths = [
            (FacetKind::Length, numbers.length),
            (FacetKind::MinLength, numbers.min_length),
            (FacetKind::MaxLength, numbers.max_length),
        ];
        if lengths.into_iter().any(|(facet, limit)| limit.is_some_and(|limit| !subject.length_holds(facet, limit))) {
            return false;
        }
        if let Parsed::Number(digits) = subject.parsed {
            let over = |limit: Option<u64>, actual: usize| limit.is_some_and(|limit| actual as u64 > limit);
            if over(numbers.total_digits, digits.total()) || over(numbers.fraction_digits, digits.fraction()) {
                return false;
            }
        }
        let sides: [Side; 2] = [(simple.lower, |s| s.lower, |o| &o.lower), (simple.upper, |s| s.upper, |o| &o.upper)];
        for (mut stage, nearest, side) in sides {
            while let Some((id, own)) = stage.and_then(|id| Some((id, self.own(id)?))) {
                if side(own).as_ref().is_some_and(|bound| !holds(bound.facet, subject.parsed.order(&bound.value))) {
                    return false;
                }
                // The last bound is the tightest where all values can be compared.
                if matches!(subject.parsed, Parsed::Number(_)) {
                    break;
                }
                stage = self.get(self.base(id)).and_then(nearest).filter(|next| *next < id);
            }
        }
        match simple.enumerated.and_then(|id| self.own(id)?.enumeration.as_ref()) {
            Some(list) => list.has(subject.text, || self.value_of_valid(subject.id, subject.text, subject.scope).ok()),
            None => true,
        }
    }

    /// The facets of one step in the order of the report.
    fn check_stage(&self, stage: SimpleId, own: &Own, subject: &Subject<'_>) -> Result<(), Violation> {
        let broken = |facet: FacetKind, detail| Err(Violation { rule: facet.rule(), simple: stage, detail });
        if !own.patterns.is_empty() && !own.patterns.iter().any(|pattern| pattern.check(subject.text).is_ok()) {
            return broken(FacetKind::Pattern, pattern_detail(&own.patterns, subject.text));
        }
        for (facet, limit) in [
            (FacetKind::Length, own.numbers.length),
            (FacetKind::MinLength, own.numbers.min_length),
            (FacetKind::MaxLength, own.numbers.max_length),
        ] {
            if let Some(limit) = limit.filter(|limit| !subject.length_holds(facet, *limit)) {
                let (actual, unit) = subject.length();
                return broken(facet, Detail::Length { facet, limit, actual, unit });
            }
        }
        for bound in [&own.lower, &own.upper].into_iter().flatten() {
            let order = subject.parsed.order(&bound.value);
            if !holds(bound.facet, order) {
                let limit = bound.text.to_string();
                return broken(bound.facet, Detail::Bound { facet: bound.facet, limit, incomparable: order.is_none() });
            }
        }
        if let Parsed::Number(digits) = subject.parsed {
            for (facet, limit, actual) in [
                (FacetKind::TotalDigits, own.numbers.total_digits, digits.total()),
                (FacetKind::FractionDigits, own.numbers.fraction_digits, digits.fraction()),
            ] {
                if let Some(limit) = limit.filter(|limit| actual as u64 > *limit) {
                    return broken(facet, Detail::Digits { facet, limit, actual: actual as u64 });
                }
            }
        }
        if let Some(list) = &own.enumeration {
            let value = || self.value_of_valid(subject.id, subject.text, subject.scope).ok();
            if !list.has(subject.text, value) {
                return broken(FacetKind::Enumeration, Detail::Enumeration { count: list.len() });
            }
        }
        Ok(())
    }
}

impl Subject<'_> {
    /// Length and unit as the length facets count them (Part 2, 4.3.1.3).
    fn length(&self) -> (u64, LengthUnit) {
        match (self.items, self.parsed) {
            (Some(items), _) => (items, LengthUnit::Items),
            (None, Parsed::Octets(octets)) => (octets as u64, LengthUnit::Octets),
            _ => (self.text.chars().count() as u64, LengthUnit::Characters),
        }
    }

    fn length_holds(&self, facet: FacetKind, limit: u64) -> bool {
        if let Parsed::Name { .. } = self.parsed {
            // Every QName and NOTATION satisfies the length facets.
            return true;
        }
        if facet == FacetKind::MaxLength && self.items.is_none() && self.text.len() as u64 <= limit {
            // There are never more characters or octets than bytes.
            return true;
        }
        let (actual, _) = self.length();
        match facet {
            FacetKind::MinLength => actual >= limit,
            FacetKind::MaxLength => actual <= limit,
            _ => actual == limit,
        }
    }
}

/// Whether a bound holds; what cannot be compared breaks it.
pub(crate) fn holds(facet: FacetKind, order: Option<Ordering>) -> bool {
    match facet {
        FacetKind::MinInclusive => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
        FacetKind::MinExclusive => order == Some(Ordering::Greater),
        FacetKind::MaxInclusive => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        _ => order == Some(Ordering::Less),
    }
}

/// The patterns of a step, and how far the text came in the best of them.
fn pattern_detail(patterns: &[Pattern], text: &str) -> Detail {
    let mut place: Option<Place> = None;
    let mut known = true;
    for pattern in patterns {
        match pattern.check(text) {
            Ok(()) => {}
            Err(Mismatch::At(Some(at))) => place = place.filter(|best| best.index >= at.index).or(Some(at)),
            Err(Mismatch::At(None)) => known = false,
            Err(Mismatch::Damaged) => return Detail::Damaged,
        }
    }
    Detail::Pattern {
        patterns: patterns.iter().map(|pattern| pattern.text().to_owned()).collect(),
        place: place.filter(|_| known),
    }
}
