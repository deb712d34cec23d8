//! Whether every text that one type takes, another takes as well: types of two tables, as two versions of a schema have them.

use std::cmp::Ordering;

use super::pattern::inclusion;
use super::types::Bound;
use super::value::Parsed;
use super::{Builtin, FacetKind, Facets, NoScope, SimpleId, SimpleTypes, Variety, WhiteSpace};

/// Texts without white space that would be collapsed.
const COLLAPSED: &str = r"([^ \t\n\r]+( [^ \t\n\r]+)*)?";
/// Texts without white space that would be replaced.
const REPLACED: &str = r"[^\t\n\r]*";

impl SimpleTypes {
    /// Whether every text that is valid for a type of this table is shown to be valid for a type of another one.
    ///
    /// `true` is a proof: enumerations are tried value by value, patterns are compared as languages, bounds as values. `false` says
    /// that there are texts which only the first type takes, or that nothing could be shown.
    ///
    /// ```
    /// use xefa::schema::simple::{Builtin, SimpleTypes};
    ///
    /// let types = SimpleTypes::new();
    /// assert!(types.is_within(Builtin::Int.id(), &types, Builtin::Decimal.id()));
    /// assert!(!types.is_within(Builtin::Decimal.id(), &types, Builtin::Int.id()));
    /// // On the wire both take any text; they differ in what becomes of white space only.
    /// assert!(types.is_within(Builtin::String.id(), &types, Builtin::Token.id()));
    /// ```
    #[must_use]
    pub fn is_within(&self, id: SimpleId, other: &Self, of: SimpleId) -> bool {
        Pair { a: self, b: other }.types(id, of, 0)
    }
}

/// How deep unions and lists are followed.
const DEPTH: u32 = 16;

struct Pair<'t> {
    a: &'t SimpleTypes,
    b: &'t SimpleTypes,
}

impl Pair<'_> {
    fn types(&self, x: SimpleId, y: SimpleId, depth: u32) -> bool {
        if depth > DEPTH || self.a.get(x).is_none() || self.b.get(y).is_none() {
            return false;
        }
        let (of, within) = (self.a.facets(x), self.b.facets(y));
        let bare = self.b.get(y).is_some_and(|simple| simple.faceted.is_none());
        if self.b.builtin_of(y) == Builtin::AnySimpleType && self.b.variety(y) == &Variety::Atomic {
            return bare;
        }
        if self.a.builtin_of(x) == Builtin::AnySimpleType && self.a.variety(x) == &Variety::Atomic {
            return bare && is_text(self.b.builtin_of(y));
        }
        if let Some(values) = &of.enumeration
            && self.values(x, values, y, &of, &within)
        {
            return true;
        }
        match (self.a.variety(x), self.b.variety(y)) {
            (Variety::Union { .. }, _) if bare || self.b.variety(y) == &Variety::Atomic => {
                let members = self.a.get(x).map_or(&[][..], |simple| &simple.flat);
                members.iter().all(|member| self.types(*member, y, depth + 1))
            }
            (Variety::Union { .. }, Variety::Union { .. }) => {
                let (ours, theirs) = (self.a.get(x), self.b.get(y));
                let (ours, theirs) = (ours.map_or(&[][..], |s| &s.flat), theirs.map_or(&[][..], |s| &s.flat));
                let one = |member: &SimpleId| theirs.iter().any(|other| self.types(*member, *other, depth + 1));
                ours.iter().all(one) && self.facets(x, y, &of, &within)
            }
            (_, Variety::Union { .. }) => {
                let members = self.b.get(y).map_or(&[][..], |simple| &simple.flat);
                bare && members.iter().any(|member| self.types(x, *member, depth + 1))
            }
            (Variety::List { item: x_item }, Variety::List { item: y_item }) => {
                self.types(*x_item, *y_item, depth + 1) && self.facets(x, y, &of, &within)
            }
            (Variety::List { .. }, Variety::Atomic) => bare && is_text(self.b.builtin_of(y)),
            (Variety::Atomic, Variety::List { item }) => {
                // One value is a list of one, if it has no blank in it.
                bare && !is_text(self.a.builtin_of(x)) && self.types(x, *item, depth + 1)
            }
            (Variety::Atomic, Variety::Atomic) => self.atomic(x, y) && self.facets(x, y, &of, &within),
            (Variety::Union { .. }, _) => false,
        }
    }

    /// Whether each value of an enumeration is a value of the other type.
    fn values(&self, x: SimpleId, values: &[&str], y: SimpleId, of: &Facets<'_>, within: &Facets<'_>) -> bool {
        let (ours, theirs) = (self.a.builtin_of(x), self.b.builtin_of(y));
        if matches!(ours, Builtin::QName | Builtin::Notation) {
            return false;
        }
        if matches!(theirs, Builtin::Id | Builtin::Idref | Builtin::Idrefs) && ours != theirs {
            return false;
        }
        // Where one value has several texts (`1`, `1.0`), the texts that are listed do not stand for all.
        let by_text = self.a.variety(x) == &Variety::Atomic && is_text(ours);
        let same_texts = self.a.variety(x) == self.b.variety(y) && ours == theirs && within.patterns.is_empty();
        if !by_text && !same_texts {
            return false;
        }
        if within.white_space < of.white_space && !is_bare(within) {
            return false;
        }
        let valid = |text: &&&str| self.a.check(x, text, &NoScope).is_ok();
        values.iter().filter(valid).all(|text| self.b.check(y, text, &NoScope).is_ok())
    }

    /// Whether the lexical space of one built-in type lies within that of another, facets left aside.
    fn atomic(&self, x: SimpleId, y: SimpleId) -> bool {
        let (ours, theirs) = (self.a.builtin_of(x), self.b.builtin_of(y));
        if theirs == Builtin::AnySimpleType || is_text(theirs) {
            return true;
        }
        let mut at = ours;
        loop {
            if at == theirs {
                return true;
            }
            if at == Builtin::AnySimpleType {
                break;
            }
            at = at.base();
        }
        // Integers differ in their bounds, which are facets.
        let is_integer =
            |builtin: Builtin| builtin.primitive() == Some(Builtin::Decimal) && builtin != Builtin::Decimal;
        is_integer(ours) && is_integer(theirs)
    }

    fn facets(&self, x: SimpleId, y: SimpleId, of: &Facets<'_>, within: &Facets<'_>) -> bool {
        let same_kind = self.a.primitive(x) == self.b.primitive(y);
        let strict = !within.patterns.is_empty()
            || within.enumeration.is_some()
            || within.min_length.is_some()
            || within.length.is_some();
        if !same_kind && (strict || within.max_length.is_some()) {
            // Facets of a text, and a value that may be written in several ways.
            return false;
        }
        if within.enumeration.is_some() {
            return false;
        }
        // A text with white space that only one of the types takes out.
        if of.white_space > within.white_space && (strict || within.max_length.is_some()) {
            return false;
        }
        if of.white_space < within.white_space && strict {
            let plain = if within.white_space == WhiteSpace::Collapse { COLLAPSED } else { REPLACED };
            if !of.patterns.iter().any(|stage| inclusion::all_within(stage, &[plain])) {
                return false;
            }
        }
        within.patterns.iter().all(|stage| of.patterns.iter().any(|ours| inclusion::all_within(ours, stage)))
            && lengths(of, within, self.counts_characters(x))
            && digits(of.total_digits, within.total_digits)
            && digits(of.fraction_digits, within.fraction_digits)
            && self.bounds(x, y)
    }

    /// Whether the length of a value is that of its text.
    fn counts_characters(&self, x: SimpleId) -> bool {
        self.a.primitive(x).is_some_and(|primitive| matches!(primitive, Builtin::String | Builtin::AnyUri))
    }

    /// Whether the bounds of one type lie within those of another.
    fn bounds(&self, x: SimpleId, y: SimpleId) -> bool {
        let (ours, theirs) = (self.a.stages(x), self.b.stages(y));
        let builtin = self.a.builtin_of(x);
        let lower = |bound: &Bound| {
            ours.iter().any(|(_, own)| {
                own.lower
                    .as_ref()
                    .is_some_and(|own| tighter(builtin, own, bound, Ordering::Greater, FacetKind::MinExclusive))
            })
        };
        let upper = |bound: &Bound| {
            ours.iter().any(|(_, own)| {
                own.upper
                    .as_ref()
                    .is_some_and(|own| tighter(builtin, own, bound, Ordering::Less, FacetKind::MaxExclusive))
            })
        };
        theirs.iter().all(|(_, own)| own.lower.as_ref().is_none_or(lower) && own.upper.as_ref().is_none_or(upper))
    }
}

/// Whether a bound keeps out all that another bound keeps out.
fn tighter(builtin: Builtin, own: &Bound, other: &Bound, inside: Ordering, exclusive: FacetKind) -> bool {
    let order = Parsed::new(builtin, &own.text).and_then(|value| value.order(&other.value));
    match order {
        Some(Ordering::Equal) => own.facet == exclusive || other.facet != exclusive,
        order => order == Some(inside),
    }
}

fn digits(own: Option<u64>, other: Option<u64>) -> bool {
    other.is_none_or(|other| own.is_some_and(|own| own <= other))
}

/// Whether the lengths of one type lie within those of another; a pattern may say how long a text is, too.
fn lengths(of: &Facets<'_>, within: &Facets<'_>, by_characters: bool) -> bool {
    let (mut least, mut most) = (of.min_length.or(of.length).unwrap_or(0), of.max_length.or(of.length));
    if within.length.is_none() && within.min_length.is_none() && within.max_length.is_none() {
        return true;
    }
    for stage in of.patterns.iter().filter(|_| by_characters) {
        let lengths: Option<Vec<_>> = stage.iter().map(|pattern| inclusion::length(pattern)).collect();
        let Some(lengths) = lengths else { continue };
        least = least.max(lengths.iter().map(|(least, _)| *least).min().unwrap_or(0));
        let longest = lengths.iter().map(|(_, most)| *most).collect::<Option<Vec<u64>>>();
        if let Some(longest) = longest.and_then(|all| all.into_iter().max()) {
            most = Some(most.map_or(longest, |most| most.min(longest)));
        }
    }
    let low = within.min_length.or(within.length);
    let high = within.max_length.or(within.length);
    low.is_none_or(|low| least >= low) && high.is_none_or(|high| most.is_some_and(|most| most <= high))
}

/// Whether a built-in type takes any text.
fn is_text(builtin: Builtin) -> bool {
    matches!(builtin, Builtin::String | Builtin::NormalizedString | Builtin::Token)
}

fn is_bare(facets: &Facets<'_>) -> bool {
    facets.patterns.is_empty()
        && facets.enumeration.is_none()
        && facets.length.is_none()
        && facets.min_length.is_none()
        && facets.max_length.is_none()
}
