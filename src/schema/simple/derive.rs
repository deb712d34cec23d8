//! Adding a type: what XSD 1.0 demands of a derivation step and its facets.

use super::check::holds;
use super::enumeration::Enumeration;
use super::pattern::Pattern;
use super::types::{Bound, Numbers, Own, Simple};
use super::value::Parsed;
use super::{
    Builtin, Facet, FacetKind, SchemaFault, SimpleId, SimpleTypes, Special, Step, StepKind, Variety, WhiteSpace,
    lexical,
};
use crate::limits::{PATTERN_STATES_TOGETHER, UNION_DEPTH, UNION_MEMBERS};
use crate::value::Digits;
use std::cmp::Ordering;
use std::sync::OnceLock;

/// The facets that apply to a type (Part 2, 4.1.5, cos-applicable-facets).
fn applies(facet: FacetKind, variety: &Variety, primitive: Option<Builtin>) -> bool {
    use FacetKind as F;
    let lengths = matches!(facet, F::Length | F::MinLength | F::MaxLength);
    let bounds = matches!(facet, F::MaxInclusive | F::MaxExclusive | F::MinInclusive | F::MinExclusive);
    let digits = matches!(facet, F::TotalDigits | F::FractionDigits);
    match (variety, primitive) {
        (Variety::List { .. }, _) => !bounds && !digits,
        (Variety::Union { .. }, _) => matches!(facet, F::Pattern | F::Enumeration),
        (_, Some(Builtin::Boolean)) => matches!(facet, F::Pattern | F::WhiteSpace),
        (_, Some(Builtin::Decimal)) => !lengths,
        (
            _,
            Some(
                Builtin::String
                | Builtin::HexBinary
                | Builtin::Base64Binary
                | Builtin::AnyUri
                | Builtin::QName
                | Builtin::Notation,
            ),
        ) => !bounds && !digits,
        (_, Some(_)) => !lengths && !digits,
        (_, None) => false,
    }
}

const fn bit(kind: FacetKind) -> u16 {
    1 << kind as u16
}

/// A facet whose value is a number that is not negative.
fn number(facet: &Facet<'_>, at: usize) -> Result<u64, SchemaFault> {
    let bad = || SchemaFault::new("xsd-facet-value", Some(at)).arg(facet.kind.local_name()).arg(facet.value);
    let text = lexical::normalize(facet.value, WhiteSpace::Collapse);
    let digits = Digits::parse_integer(&text).filter(|digits| !digits.is_negative()).ok_or_else(bad)?;
    let canonical = digits.canonical();
    if facet.kind == FacetKind::TotalDigits && canonical == "0" {
        return Err(bad());
    }
    // What no text can have is as good as the greatest number.
    Ok(canonical.parse().unwrap_or(u64::MAX))
}

/// Where each kind of facet stands among the facets of the step.
struct Places([Option<usize>; 12]);

impl Places {
    fn of(&self, kind: FacetKind) -> Option<usize> {
        self.0[kind as usize]
    }
}

impl SimpleTypes {
    /// Adds a type. Its base, item and member types have to be there already.
    ///
    /// # Errors
    /// The constraint of XSD 1.0 that the step breaks: those of Part 2, 4.1.5 and 4.3 on facets by their names there, Derivation
    /// Valid (Restriction, Simple) as `cos-st-restricts.…`, a change of a fixed facet as `st-restrict-facets`, the same facet
    /// twice as `src-single-facet-value`, an id that does not exist as `src-resolve`; `xsd-facet-value` where a facet's value has
    /// not the form that the facet asks for, `xsd-pattern` where a pattern is no regular expression; `limit-…` where the library
    /// stops.
    pub fn push(&mut self, step: Step<'_>) -> Result<SimpleId, SchemaFault> {
        let next = u32::try_from(self.types.len()).map_err(|_| SchemaFault::new("limit-simple-types", None))?;
        let id = SimpleId(next);
        let simple = match &step.kind {
            StepKind::Restriction => self.restriction(id, &step)?,
            StepKind::List { item } => self.list(&step, *item)?,
            StepKind::Union { members } => self.union(&step, members)?,
        };
        let patterns = simple.own.iter().flat_map(|own| &own.patterns);
        let states = patterns.map(Pattern::states).fold(self.pattern_states, u64::saturating_add);
        if states > PATTERN_STATES_TOGETHER {
            return Err(SchemaFault::new("limit-pattern", None).arg(states));
        }
        self.pattern_states = states;
        self.types.push(simple);
        Ok(id)
    }

    fn existing(&self, id: SimpleId) -> Result<&Simple, SchemaFault> {
        self.get(id).ok_or_else(|| SchemaFault::new("src-resolve", None).arg(id.0))
    }

    fn constructed(step: &Step<'_>, variety: Variety, special: Special) -> Result<Simple, SchemaFault> {
        if step.base != SimpleId::ANY_SIMPLE_TYPE {
            return Err(SchemaFault::new("cos-st-restricts", None));
        }
        if let Some(facet) = step.facets.first() {
            return Err(SchemaFault::new("cos-applicable-facets", Some(0)).arg(facet.kind.local_name()));
        }
        let is_list = matches!(variety, Variety::List { .. });
        Ok(Simple {
            name: step.name.map(Into::into),
            base: step.base,
            builtin: Builtin::AnySimpleType,
            variety,
            flat: Vec::new(),
            weight: 1,
            white_space: if is_list { WhiteSpace::Collapse } else { WhiteSpace::Preserve },
            special,
            fixed: if is_list { bit(FacetKind::WhiteSpace) } else { 0 },
            own: None,
            numbers: Numbers::default(),
            faceted: None,
            patterned: None,
            lower: None,
            upper: None,
            enumerated: None,
        })
    }

    fn list(&self, step: &Step<'_>, item: SimpleId) -> Result<Simple, SchemaFault> {
        let of = self.existing(item)?;
        let is_list = |id: &SimpleId| matches!(self.variety(*id), Variety::List { .. });
        let allowed = match of.variety {
            Variety::Atomic => item != SimpleId::ANY_SIMPLE_TYPE,
            Variety::List { .. } => false,
            Variety::Union { .. } => !self.any_member(of, &is_list),
        };
        if !allowed {
            return Err(SchemaFault::new("cos-st-restricts.2.1", None).arg(self.name(item).unwrap_or_default()));
        }
        let special = match of.special {
            Special::None => Special::None,
            Special::IdRef => Special::IdRefs,
            Special::Entity => Special::Entities,
            _ => Special::List,
        };
        let weight = of.weight;
        Ok(Simple { weight, ..Self::constructed(step, Variety::List { item }, special)? })
    }

    /// Whether a member of a union, or of a union inside it, is of some kind.
    fn any_member(&self, simple: &Simple, is: &dyn Fn(&SimpleId) -> bool) -> bool {
        simple.flat.iter().any(|member| {
            is(member)
                || self
                    .get(*member)
                    .is_some_and(|m| matches!(m.variety, Variety::Union { .. }) && self.any_member(m, is))
        })
    }

    fn union(&self, step: &Step<'_>, members: &[SimpleId]) -> Result<Simple, SchemaFault> {
        if members.is_empty() {
            return Err(SchemaFault::new("src-union-memberTypes-or-simpleTypes", None));
        }
        let mut flat: Vec<SimpleId> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        let mut special = Special::None;
        for member in members {
            let of = self.existing(*member)?;
            if *member == SimpleId::ANY_SIMPLE_TYPE {
                return Err(SchemaFault::new("cos-st-restricts.3.1", None).arg("anySimpleType"));
            }
            if of.special != Special::None {
                special = Special::Union;
            }
            // A union without facets is as good as its members; with facets it stays.
            let splice = matches!(of.variety, Variety::Union { .. }) && of.faceted.is_none();
            let more = if splice { of.flat.as_slice() } else { std::slice::from_ref(member) };
            flat.extend(more.iter().filter(|id| seen.insert(**id)));
        }
        let weights = flat.iter().map(|id| self.get(*id).map_or(0, |of| of.weight));
        let weight = weights.fold(0, u32::saturating_add);
        if weight > UNION_MEMBERS || self.depth(&flat) > UNION_DEPTH {
            return Err(SchemaFault::new("limit-union", None).arg(weight));
        }
        let variety = Variety::Union { members: members.to_vec() };
        Ok(Simple { flat, weight, ..Self::constructed(step, variety, special)? })
    }

    /// How deep unions lie inside each other; a list of a union counts as its item type.
    fn depth(&self, flat: &[SimpleId]) -> u32 {
        let mut level: Vec<SimpleId> = flat.to_vec();
        let mut depth = 0;
        while !level.is_empty() && depth <= UNION_DEPTH {
            depth += 1;
            let mut below = std::collections::BTreeSet::new();
            for simple in level.iter().filter_map(|id| self.get(*id)) {
                match &simple.variety {
                    Variety::Atomic => {}
                    Variety::List { item } => below.extend(Some(*item)),
                    Variety::Union { .. } => below.extend(simple.flat.iter().copied()),
                }
            }
            level = below.into_iter().collect();
        }
        depth
    }

    fn restriction(&self, id: SimpleId, step: &Step<'_>) -> Result<Simple, SchemaFault> {
        let base = self.existing(step.base)?;
        if step.base == SimpleId::ANY_SIMPLE_TYPE {
            return Err(SchemaFault::new("cos-st-restricts.1.1", None).arg("anySimpleType"));
        }
        let primitive = self.primitive(step.base);
        let mut places = Places([None; 12]);
        for (at, facet) in step.facets.iter().enumerate() {
            if !applies(facet.kind, &base.variety, primitive) {
                return Err(SchemaFault::new("cos-applicable-facets", Some(at)).arg(facet.kind.local_name()));
            }
            let repeatable = matches!(facet.kind, FacetKind::Pattern | FacetKind::Enumeration);
            if places.of(facet.kind).is_some() && !repeatable {
                return Err(SchemaFault::new("src-single-facet-value", Some(at)).arg(facet.kind.local_name()));
            }
            places.0[facet.kind as usize].get_or_insert(at);
        }
        let own = Own {
            patterns: patterns(step)?,
            numbers: own_numbers(step, base)?,
            lower: self.bound(step, base, &places, FacetKind::MinInclusive, FacetKind::MinExclusive)?,
            upper: self.bound(step, base, &places, FacetKind::MaxInclusive, FacetKind::MaxExclusive)?,
            enumeration: self.enumeration(step)?,
            spelling: OnceLock::new(),
        };
        let white_space = white_space(step, base)?;
        self.lengths(step, base, &own.numbers, &places)?;
        digits(base, &own.numbers, &places)?;
        self.bounds(step.base, &own, &places)?;
        let notation_listed = base.enumerated.is_some() || own.enumeration.is_some();
        if primitive == Some(Builtin::Notation) && !notation_listed {
            return Err(SchemaFault::new("enumeration-required-notation", None));
        }
        let has = |kind: FacetKind| places.of(kind).is_some();
        let faceted = step.facets.iter().any(|facet| facet.kind != FacetKind::WhiteSpace);
        let here = |is: bool, inherited: Option<SimpleId>| if is { Some(id) } else { inherited };
        let fixed =
            step.facets.iter().filter(|facet| facet.fixed).fold(base.fixed, |bits, facet| bits | bit(facet.kind));
        let numbers = Numbers {
            length: own.numbers.length.or(base.numbers.length),
            min_length: own.numbers.min_length.or(base.numbers.min_length),
            max_length: own.numbers.max_length.or(base.numbers.max_length),
            total_digits: own.numbers.total_digits.or(base.numbers.total_digits),
            fraction_digits: own.numbers.fraction_digits.or(base.numbers.fraction_digits),
        };
        Ok(Simple {
            name: step.name.map(Into::into),
            base: step.base,
            builtin: base.builtin,
            variety: base.variety.clone(),
            flat: base.flat.clone(),
            weight: base.weight,
            white_space,
            special: base.special,
            fixed,
            numbers,
            faceted: here(faceted, base.faceted),
            patterned: here(has(FacetKind::Pattern), base.patterned),
            lower: here(own.lower.is_some(), base.lower),
            upper: here(own.upper.is_some(), base.upper),
            enumerated: here(has(FacetKind::Enumeration), base.enumerated),
            own: faceted.then(|| Box::new(own)),
        })
    }

    /// The bound of one side.
    fn bound(
        &self,
        step: &Step<'_>,
        base: &Simple,
        places: &Places,
        inclusive: FacetKind,
        exclusive: FacetKind,
    ) -> Result<Option<Bound>, SchemaFault> {
        let at = match (places.of(inclusive), places.of(exclusive)) {
            (None, None) => return Ok(None),
            (Some(at), None) | (None, Some(at)) => at,
            (Some(a), Some(b)) => {
                let rule = if inclusive == FacetKind::MinInclusive {
                    "minInclusive-minExclusive"
                } else {
                    "maxInclusive-maxExclusive"
                };
                return Err(SchemaFault::new(rule, Some(a.max(b))));
            }
        };
        let facet = &step.facets[at];
        let rule = valid_restriction(facet.kind);
        let bad = || SchemaFault::new(rule, Some(at)).arg(facet.kind.local_name()).arg(facet.value);
        let text = lexical::normalize(facet.value, base.white_space);
        let parsed = Parsed::new(base.builtin, &text).ok_or_else(bad)?;
        let value = parsed.to_value(base.builtin.primitive().unwrap_or(Builtin::String), &text, facet.scope);
        let side = |own: &Own| if inclusive == FacetKind::MinInclusive { own.lower.clone() } else { own.upper.clone() };
        let nearest = if inclusive == FacetKind::MinInclusive { base.lower } else { base.upper };
        let inherited = nearest.and_then(|id| side(self.own(id)?));
        let same = inherited.as_ref().filter(|bound| bound.facet == facet.kind);
        let equal = same.is_some_and(|bound| parsed.order(&bound.value) == Some(Ordering::Equal));
        if base.fixed & bit(facet.kind) != 0 && same.is_some() && !equal {
            return Err(fixed_fault(facet, at));
        }
        // The bound has to be in the base's value space; an exclusive bound that stays as it is never is.
        let kept = equal && facet.kind == exclusive;
        if !kept && self.check(step.base, &text, facet.scope).is_err() {
            return Err(bad());
        }
        Ok(Some(Bound { facet: facet.kind, text: text.into(), value }))
    }

    /// The bounds against each other and against the base's (4.3.7 to 4.3.10).
    fn bounds(&self, base: SimpleId, own: &Own, places: &Places) -> Result<(), SchemaFault> {
        let inherited = |side: fn(&Own) -> &Option<Bound>, start: Option<SimpleId>| {
            start.and_then(|id| side(self.own(id)?).clone())
        };
        let (base_lower, base_upper) = match self.get(base) {
            Some(simple) => (inherited(|own| &own.lower, simple.lower), inherited(|own| &own.upper, simple.upper)),
            None => (None, None),
        };
        // The base's bound of the other side stands for this step too.
        let new = own.lower.is_some() || own.upper.is_some();
        if let (true, Some(lower), Some(upper)) =
            (new, own.lower.as_ref().or(base_lower.as_ref()), own.upper.as_ref().or(base_upper.as_ref()))
        {
            use FacetKind as F;
            let order = order(lower, upper);
            let (rule, wrong) = match (lower.facet, upper.facet) {
                (F::MinInclusive, F::MaxInclusive) => {
                    ("minInclusive-less-than-equal-to-maxInclusive", order == Some(Ordering::Greater))
                }
                (F::MinExclusive, F::MaxExclusive) => {
                    ("minExclusive-less-than-equal-to-maxExclusive", order == Some(Ordering::Greater))
                }
                (F::MinExclusive, _) => {
                    ("minExclusive-less-than-maxInclusive", !matches!(order, Some(Ordering::Less) | None))
                }
                _ => ("minInclusive-less-than-maxExclusive", !matches!(order, Some(Ordering::Less) | None)),
            };
            if wrong {
                let at = places.of(upper.facet).or(places.of(lower.facet));
                return Err(SchemaFault::new(rule, at).arg(&lower.text).arg(&upper.text));
            }
        }
        for (bound, old) in [(&own.lower, &base_lower), (&own.upper, &base_upper)] {
            let (Some(bound), Some(old)) = (bound, old) else { continue };
            // Wider than the base's: the new limit itself may be the old one where the old one belongs to the values or the new does not.
            let order = order(bound, old);
            let exclusive = |facet| matches!(facet, FacetKind::MinExclusive | FacetKind::MaxExclusive);
            let same_allowed = exclusive(bound.facet) || !exclusive(old.facet);
            let narrower =
                holds(old.facet, order) || order.is_none() || (same_allowed && order == Some(Ordering::Equal));
            if !narrower {
                let at = places.of(bound.facet);
                return Err(SchemaFault::new(valid_restriction(bound.facet), at).arg(&bound.text).arg(&old.text));
            }
        }
        Ok(())
    }

    /// The enumeration, each value in the base's value space.
    fn enumeration(&self, step: &Step<'_>) -> Result<Option<Enumeration>, SchemaFault> {
        let mut texts = Vec::new();
        let mut values = Vec::new();
        let base = self.existing(step.base)?;
        let atomic = base.variety == Variety::Atomic;
        let string_like = atomic && matches!(base.builtin.primitive(), Some(Builtin::String | Builtin::AnyUri));
        for (at, facet) in step.facets.iter().enumerate().filter(|(_, facet)| facet.kind == FacetKind::Enumeration) {
            if self.check(step.base, facet.value, facet.scope).is_err() {
                return Err(SchemaFault::new("enumeration-valid-restriction", Some(at)).arg(facet.value));
            }
            texts.push(self.normalize(step.base, facet.value).into_owned());
            if !string_like {
                values.extend(self.value(step.base, facet.value, facet.scope));
            }
        }
        if texts.is_empty() {
            return Ok(None);
        }
        let has_prefixes = matches!(base.special, Special::QName | Special::Notation | Special::List | Special::Union);
        let list = Enumeration::new(&texts, values, !has_prefixes);
        list.map(Some).ok_or_else(|| SchemaFault::new("limit-enumeration", None))
    }

    /// The length facets against each other and against the base's (4.3.1 to 4.3.3).
    fn lengths(&self, step: &Step<'_>, base: &Simple, own: &Numbers, places: &Places) -> Result<(), SchemaFault> {
        let fault = |rule, kind: FacetKind, new: u64, old: u64| {
            Err(SchemaFault::new(rule, places.of(kind)).arg(kind.local_name()).arg(new).arg(old))
        };
        if let (Some(new), Some(old)) = (own.length, base.numbers.length)
            && new != old
        {
            return fault("length-valid-restriction", FacetKind::Length, new, old);
        }
        if let (Some(new), Some(old)) = (own.min_length, base.numbers.min_length)
            && new < old
        {
            return fault("minLength-valid-restriction", FacetKind::MinLength, new, old);
        }
        if let (Some(new), Some(old)) = (own.max_length, base.numbers.max_length)
            && new > old
        {
            return fault("maxLength-valid-restriction", FacetKind::MaxLength, new, old);
        }
        let length = own.length.or(base.numbers.length);
        let (min, max) = (own.min_length.or(base.numbers.min_length), own.max_length.or(base.numbers.max_length));
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            let kind = if own.max_length.is_some() { FacetKind::MaxLength } else { FacetKind::MinLength };
            return fault("minLength-less-than-equal-to-maxLength", kind, min, max);
        }
        if let Some(length) = length {
            let earlier = |is: &dyn Fn(&Numbers) -> bool| {
                let mut at = step.base;
                while let Some(simple) = self.get(at) {
                    if simple.numbers.length.is_none() && is(&simple.numbers) {
                        return true;
                    }
                    if simple.base >= at {
                        break;
                    }
                    at = simple.base;
                }
                false
            };
            if let Some(min) = min
                && (min > length || !earlier(&|numbers| numbers.min_length == Some(min)))
            {
                return fault("length-minLength-maxLength", FacetKind::MinLength, min, length);
            }
            if let Some(max) = max
                && (max < length || !earlier(&|numbers| numbers.max_length == Some(max)))
            {
                return fault("length-minLength-maxLength", FacetKind::MaxLength, max, length);
            }
        }
        Ok(())
    }
}

fn fixed_fault(facet: &Facet<'_>, at: usize) -> SchemaFault {
    SchemaFault::new("st-restrict-facets", Some(at)).arg(facet.kind.local_name()).arg(facet.value)
}

const fn valid_restriction(kind: FacetKind) -> &'static str {
    match kind {
        FacetKind::MinInclusive => "minInclusive-valid-restriction",
        FacetKind::MinExclusive => "minExclusive-valid-restriction",
        FacetKind::MaxInclusive => "maxInclusive-valid-restriction",
        _ => "maxExclusive-valid-restriction",
    }
}

/// How two bounds of one type lie.
fn order(a: &Bound, b: &Bound) -> Option<Ordering> {
    let builtin = a.value.primitive()?;
    Parsed::new(builtin, &a.text)?.order(&b.value)
}

fn patterns(step: &Step<'_>) -> Result<Vec<Pattern>, SchemaFault> {
    let facets = step.facets.iter().enumerate().filter(|(_, facet)| facet.kind == FacetKind::Pattern);
    facets.map(|(at, facet)| Pattern::new(facet.value, Some(at))).collect()
}

fn own_numbers(step: &Step<'_>, base: &Simple) -> Result<Numbers, SchemaFault> {
    let mut numbers = Numbers::default();
    for (at, facet) in step.facets.iter().enumerate() {
        let (slot, old) = match facet.kind {
            FacetKind::Length => (&mut numbers.length, base.numbers.length),
            FacetKind::MinLength => (&mut numbers.min_length, base.numbers.min_length),
            FacetKind::MaxLength => (&mut numbers.max_length, base.numbers.max_length),
            FacetKind::TotalDigits => (&mut numbers.total_digits, base.numbers.total_digits),
            FacetKind::FractionDigits => (&mut numbers.fraction_digits, base.numbers.fraction_digits),
            _ => continue,
        };
        let new = number(facet, at)?;
        if base.fixed & bit(facet.kind) != 0 && old != Some(new) {
            return Err(fixed_fault(facet, at));
        }
        *slot = Some(new);
    }
    Ok(numbers)
}

fn white_space(step: &Step<'_>, base: &Simple) -> Result<WhiteSpace, SchemaFault> {
    let Some((at, facet)) = step.facets.iter().enumerate().find(|(_, facet)| facet.kind == FacetKind::WhiteSpace)
    else {
        return Ok(base.white_space);
    };
    let new = match &*lexical::normalize(facet.value, WhiteSpace::Collapse) {
        "preserve" => WhiteSpace::Preserve,
        "replace" => WhiteSpace::Replace,
        "collapse" => WhiteSpace::Collapse,
        _ => return Err(SchemaFault::new("xsd-facet-value", Some(at)).arg("whiteSpace").arg(facet.value)),
    };
    if new < base.white_space {
        return Err(SchemaFault::new("whiteSpace-valid-restriction", Some(at)).arg(facet.value));
    }
    if base.fixed & bit(FacetKind::WhiteSpace) != 0 && new != base.white_space {
        return Err(fixed_fault(facet, at));
    }
    Ok(new)
}

/// The digit facets against each other and against the base's (4.3.11, 4.3.12).
fn digits(base: &Simple, own: &Numbers, places: &Places) -> Result<(), SchemaFault> {
    let fault = |rule, kind: FacetKind, new: u64, old: u64| {
        Err(SchemaFault::new(rule, places.of(kind)).arg(kind.local_name()).arg(new).arg(old))
    };
    if let (Some(new), Some(old)) = (own.total_digits, base.numbers.total_digits)
        && new > old
    {
        return fault("totalDigits-valid-restriction", FacetKind::TotalDigits, new, old);
    }
    if let (Some(new), Some(old)) = (own.fraction_digits, base.numbers.fraction_digits)
        && new > old
    {
        return fault("fractionDigits-valid-restriction", FacetKind::FractionDigits, new, old);
    }
    let total = own.total_digits.or(base.numbers.total_digits);
    let fraction = own.fraction_digits.or(base.numbers.fraction_digits);
    if let (Some(total), Some(fraction)) = (total, fraction)
        && fraction > total
    {
        return fault("fractionDigits-totalDigits", FacetKind::FractionDigits, fraction, total);
    }
    Ok(())
}
