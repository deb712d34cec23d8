//! Small things that are compared.

use super::*;

pub(super) fn facet(facet: &Facet) -> Option<Item> {
    let (kind, node) = match facet {
        Facet::Length(node) => ("length", node),
        Facet::MinLength(node) => ("minLength", node),
        Facet::MaxLength(node) => ("maxLength", node),
        Facet::Pattern(node) => ("pattern", node),
        Facet::Enumeration(node) => ("enumeration", node),
        Facet::WhiteSpace(node) => ("whiteSpace", node),
        Facet::MinInclusive(node) => ("minInclusive", node),
        Facet::MaxInclusive(node) => ("maxInclusive", node),
        Facet::MinExclusive(node) => ("minExclusive", node),
        Facet::MaxExclusive(node) => ("maxExclusive", node),
        Facet::TotalDigits(node) => ("totalDigits", node),
        Facet::FractionDigits(node) => ("fractionDigits", node),
        Facet::ExplicitTimezone(node) => ("explicitTimezone", node),
        Facet::Assertion(_) => return Some(Item::new(Aspect::Facet, "assertion", "")),
    };
    let mut items = Vec::new();
    Item::flag(&mut items, "fixed", node.fixed);
    Some(if kind == "enumeration" {
        Item::new(Aspect::Enumeration, &node.value, "").with(items)
    } else {
        Item::new(Aspect::Facet, kind, &node.value).with(items)
    })
}

pub(super) fn value(items: &mut Vec<Item>, default: Option<&str>, fixed: Option<&str>) {
    match (default, fixed) {
        (_, Some(fixed)) => items.push(Item::new(Aspect::Value, "fixed", fixed)),
        (Some(default), None) => items.push(Item::new(Aspect::Value, "default", default)),
        (None, None) => {}
    }
}

/// None stands for all that mean something.
pub(super) fn control(items: &mut Vec<Item>, name: &str, set: Option<&BlockSetItemList>, meaningful: &[&str]) {
    let given = |word: &str| {
        set.is_none_or(|set| {
            set.0.iter().any(|item| {
                word == match item {
                    DerivationControlType::Substitution => "substitution",
                    DerivationControlType::Extension => "extension",
                    DerivationControlType::Restriction => "restriction",
                    DerivationControlType::List => "list",
                    DerivationControlType::Union => "union",
                }
            })
        })
    };
    let words: Vec<(&str, bool)> = meaningful.iter().map(|word| (*word, given(word))).collect();
    Item::control(items, name, &words);
}

pub(super) fn often(min: usize, max: MaxOccurs) -> String {
    // What does not fit into 32 bits is as good as unbounded.
    let max = match max {
        MaxOccurs::Bounded(max) => u32::try_from(max).ok().filter(|max| *max < u32::MAX).map(u64::from),
        MaxOccurs::Unbounded => None,
    };
    occurs(min as u64, max)
}

pub(super) fn process(contents: &ProcessContentsType) -> &'static str {
    match contents {
        ProcessContentsType::Strict => "strict",
        ProcessContentsType::Lax => "lax",
        ProcessContentsType::Skip => "skip",
    }
}
