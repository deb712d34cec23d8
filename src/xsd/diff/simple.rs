//! What changed in a pair of simple types: base, facets, enumeration values.

use std::collections::{HashMap, HashSet};

use super::change::{Aspect, Impact};
use super::draft::Draft;
use super::fields::Two;
use super::names::facet;
use super::reason::Reason;
use crate::schema::TypeId;
use crate::schema::simple::{FacetKind, Facets, Variety, WhiteSpace};
use crate::xsd::compare::likeness::documentation;
use crate::xsd::component::{Annotation, SchemaSet, SimpleType, Type};

impl Two<'_, '_> {
    /// The changes of two simple types, with all that they inherit.
    pub(super) fn simple(&self, old: TypeId, new: TypeId) -> Vec<Draft> {
        let relation = self.comparison.relation(old, new);
        let relator = self.comparison.relator();
        let (x, y) = (relator.old.simple_id(old), relator.new.simple_id(new));
        let (a, b) = (relator.old.simple.facets(x), relator.new.simple.facets(y));
        let mut drafts = Vec::new();
        self.base((old, new), (x, y), &mut drafts);
        facets(&a, &b, &mut drafts);
        self.codes((old, new), (&a, &b), &mut drafts);
        // What all facets together say decides: a pattern may say what a length said.
        for draft in &mut drafts {
            if relation.old_within_new() {
                draft.impact.senders = None;
            }
            if relation.new_within_old() {
                draft.impact.receivers = None;
            }
        }
        let told = |of: &dyn Fn(&Draft) -> bool| drafts.iter().any(of);
        let missing = Impact::when(
            !relation.old_within_new() && !told(&|draft| draft.impact.senders.is_some()),
            Reason::ValuesGone,
            !relation.new_within_old() && !told(&|draft| draft.impact.receivers.is_some()),
            Reason::ValuesNew,
        );
        if missing != Impact::NONE {
            match drafts.iter_mut().find(|draft| draft.aspect != Aspect::CodesReworded) {
                Some(first) => {
                    first.impact.senders = first.impact.senders.or(missing.senders);
                    first.impact.receivers = first.impact.receivers.or(missing.receivers);
                }
                None => {
                    let names = (Some(self.old.type_name(old)), Some(self.new.type_name(new)));
                    drafts.push(Draft::new(Aspect::FieldType, missing).values(names.0, names.1));
                }
            }
        }
        drafts
    }

    /// Another built-in type, another variety, or other items and members.
    fn base(
        &self,
        (old, new): (TypeId, TypeId),
        (x, y): (crate::schema::simple::SimpleId, crate::schema::simple::SimpleId),
        drafts: &mut Vec<Draft>,
    ) {
        let relator = self.comparison.relator();
        let (a, b) = (relator.old.simple.variety(x), relator.new.simple.variety(y));
        let text =
            |names: &super::names::Names<'_>, types: &crate::schema::simple::SimpleTypes, id, type_id| match types
                .variety(id)
            {
                Variety::Atomic => format!("xs:{}", types.builtin_of(id).local_name()),
                Variety::List { item } => format!("list {}", types.name(*item).unwrap_or("?")),
                Variety::Union { members } => {
                    let members: Vec<&str> = members.iter().map(|member| types.name(*member).unwrap_or("?")).collect();
                    let _ = (names, type_id);
                    format!("union {}", members.join(" | "))
                }
            };
        let from = text(self.old, &relator.old.simple, x, old);
        let to = text(self.new, &relator.new.simple, y, new);
        let other = match (a, b) {
            (Variety::Atomic, Variety::Atomic) => relator.old.simple.builtin_of(x) != relator.new.simple.builtin_of(y),
            _ => from != to,
        };
        if other {
            let impact = Impact::both(Reason::ValuesGone, Reason::ValuesNew);
            drafts.push(Draft::new(Aspect::Base, impact).values(Some(from), Some(to)));
        }
    }

    fn codes(&self, (old, new): (TypeId, TypeId), (a, b): (&Facets<'_>, &Facets<'_>), drafts: &mut Vec<Draft>) {
        let (Some(x), Some(y)) = (&a.enumeration, &b.enumeration) else {
            if a.enumeration.is_some() != b.enumeration.is_some() {
                let list = a.enumeration.as_ref().or(b.enumeration.as_ref());
                let items = list.map(|list| list.iter().map(|code| (*code).to_owned()).collect()).unwrap_or_default();
                let (aspect, impact) = if a.enumeration.is_some() {
                    (Aspect::CodesRemoved, Impact::both(Reason::ValuesGone, Reason::ValuesNew))
                } else {
                    (Aspect::CodesAdded, Impact::both(Reason::ValuesGone, Reason::ValuesNew))
                };
                let text = |facets: &Facets<'_>| facets.enumeration.as_ref().map(|list| list.len().to_string());
                let mut draft = Draft::new(aspect, impact)
                    .values(text(a).or_else(|| Some("*".to_owned())), text(b).or_else(|| Some("*".to_owned())));
                draft.items = items;
                drafts.push(draft);
            }
            return;
        };
        let (ours, theirs) = (meanings(self.old.set, old), meanings(self.new.set, new));
        let only = |of: &[&str], other: &[&str], meanings: &HashMap<&str, String>| -> Vec<String> {
            let other: HashSet<&str> = other.iter().copied().collect();
            of.iter()
                .filter(|code| !other.contains(**code))
                .map(|code| match meanings.get(code).filter(|text| !text.is_empty()) {
                    Some(text) => format!("{code} ({})", start(text)),
                    None => (*code).to_owned(),
                })
                .collect()
        };
        let gone = Impact { senders: Some(Reason::ValuesGone), receivers: None };
        let added = Impact { senders: None, receivers: Some(Reason::ValuesNew) };
        for (aspect, items, impact) in
            [(Aspect::CodesRemoved, only(x, y, &ours), gone), (Aspect::CodesAdded, only(y, x, &theirs), added)]
        {
            if !items.is_empty() {
                let mut draft = Draft::new(aspect, impact);
                draft.items = items;
                drafts.push(draft);
            }
        }
        let reworded: Vec<String> = x
            .iter()
            .filter_map(|code| {
                let (from, to) = (ours.get(code)?, theirs.get(code)?);
                (from != to).then(|| format!("{code} ({} → {})", start(from), start(to)))
            })
            .collect();
        if !reworded.is_empty() {
            let mut draft = Draft::new(Aspect::CodesReworded, Impact::NONE);
            draft.items = reworded;
            drafts.push(draft);
        }
    }
}

/// What is said of each enumeration value.
fn meanings(set: &SchemaSet, id: TypeId) -> HashMap<&str, String> {
    let step = set.chain(id).find_map(|id| match &set.types[id.index()] {
        Type::Simple(simple) if enumerates(simple) => Some(simple),
        _ => None,
    });
    let Some(simple) = step else { return HashMap::new() };
    let facets = simple.facets.iter().filter(|facet| facet.kind == FacetKind::Enumeration);
    facets.map(|facet| (facet.value.as_str(), meaning(&facet.annotation))).collect()
}

fn enumerates(simple: &SimpleType) -> bool {
    simple.facets.iter().any(|facet| facet.kind == FacetKind::Enumeration)
}

/// The name of a code: what `appinfo` says, else its documentation.
fn meaning(annotation: &Annotation) -> String {
    let mut open: Vec<_> = annotation.appinfo.iter().collect();
    let mut texts = Vec::new();
    while let Some(node) = open.pop() {
        if matches!(&*node.name.local, "wert" | "name" | "codeName") {
            texts.push(node.text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        open.extend(&node.children);
    }
    texts.retain(|text| !text.is_empty());
    if texts.is_empty() { documentation(annotation) } else { texts.join(", ") }
}

/// The beginning of a text.
fn start(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    let cut: String = text.chars().take(59).collect();
    format!("{}…", cut.trim_end())
}

fn facets(a: &Facets<'_>, b: &Facets<'_>, drafts: &mut Vec<Draft>) {
    let (narrower, wider) = (Reason::ValuesGone, Reason::ValuesNew);
    let mut tell = |kind: FacetKind, from: Option<String>, to: Option<String>, less: bool, more: bool| {
        if from != to {
            let text = |value: Option<String>| value.map(|value| facet(kind, &value));
            let draft = Draft::new(Aspect::Facet, Impact::when(less, narrower, more, wider));
            drafts.push(draft.values(text(from), text(to)));
        }
    };
    for (kind, x, y, is_lower) in [
        (FacetKind::Length, a.length, b.length, None),
        (FacetKind::MinLength, a.min_length, b.min_length, Some(true)),
        (FacetKind::MaxLength, a.max_length, b.max_length, Some(false)),
        (FacetKind::TotalDigits, a.total_digits, b.total_digits, Some(false)),
        (FacetKind::FractionDigits, a.fraction_digits, b.fraction_digits, Some(false)),
    ] {
        let text = |value: Option<u64>| value.map(|value| value.to_string());
        let (less, more) = match (x, y, is_lower) {
            (None, Some(_), _) => (true, false),
            (Some(_), None, _) => (false, true),
            (Some(x), Some(y), Some(is_lower)) => ((x < y) == is_lower, (x > y) == is_lower),
            _ => (true, true),
        };
        tell(kind, text(x), text(y), less, more);
    }
    for (kind, x, y) in [
        (FacetKind::MinInclusive, a.min_inclusive, b.min_inclusive),
        (FacetKind::MinExclusive, a.min_exclusive, b.min_exclusive),
        (FacetKind::MaxInclusive, a.max_inclusive, b.max_inclusive),
        (FacetKind::MaxExclusive, a.max_exclusive, b.max_exclusive),
    ] {
        let text = |value: Option<&str>| value.map(str::to_owned);
        // Which of both is the tighter one, the relation of the types knows.
        tell(kind, text(x), text(y), y.is_some(), x.is_some());
    }
    if a.patterns != b.patterns {
        let text = |patterns: &[Vec<&str>]| {
            let stages: Vec<String> = patterns.iter().map(|stage| stage.join(" | ")).collect();
            (!stages.is_empty()).then(|| stages.join(" & "))
        };
        let (x, y) = (text(&a.patterns), text(&b.patterns));
        let (less, more) = (y.is_some(), x.is_some());
        tell(FacetKind::Pattern, x, y, less, more);
    }
    let space = |of: WhiteSpace| match of {
        WhiteSpace::Preserve => "preserve",
        WhiteSpace::Replace => "replace",
        WhiteSpace::Collapse => "collapse",
    };
    let (x, y) = (space(a.white_space).to_owned(), space(b.white_space).to_owned());
    tell(FacetKind::WhiteSpace, Some(x), Some(y), true, true);
}
