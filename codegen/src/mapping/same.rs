//! Whether two types are the same, or every value of the one is one of the other.

use xefa::schema::simple::{Facets, SimpleId, Variety};
use xefa::schema::{Content, ContentModel, LeafTerm, Node, TypeDef, TypeId};

use super::pairs::element_name;
use super::{Continuation, Side};
use crate::plan::{Code, Field, Kind, Numbered, Ref, Variant};

/// In which directions a conversion loses nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ways {
    pub up: bool,
    pub down: bool,
}

impl Ways {
    const BOTH: Self = Self { up: true, down: true };

    fn and(self, other: Self) -> Self {
        Self { up: self.up && other.up, down: self.down && other.down }
    }
}

/// What a comparison of two items found.
#[derive(Debug)]
pub(super) struct Judgement {
    pub ways: Ways,
    /// What differs, in words.
    pub why: Vec<String>,
    /// The items that the parts of both refer to: these have to be convertible, too.
    pub parts: Vec<(usize, usize)>,
}

impl Judgement {
    /// A type and itself.
    pub fn identical() -> Self {
        Self { ways: Ways::BOTH, why: Vec::new(), parts: Vec::new() }
    }

    /// Nothing is generated, whatever the comparison says.
    pub fn leave_to_a_person(&mut self) {
        self.ways = Ways { up: false, down: false };
        self.why.push("written by hand on purpose".to_owned());
    }

    fn differs(why: impl Into<String>) -> Self {
        Self { ways: Ways { up: false, down: false }, why: vec![why.into()], parts: Vec::new() }
    }

    fn note(&mut self, ways: Ways, why: impl FnOnce() -> String) {
        if ways != Ways::BOTH {
            self.ways = self.ways.and(ways);
            self.why.push(why());
        }
    }
}

/// Both sides, and which namespace continues which.
pub(super) type Sides<'a> = (&'a Side<'a>, &'a Side<'a>, &'a Continuation);

/// Compares two items.
pub(super) fn judge((old, new, continued): Sides<'_>, from: usize, to: usize) -> Judgement {
    let (a, b) = (&old.plan.items[from], &new.plan.items[to]);
    match (&a.kind, &b.kind) {
        (Kind::Struct { fields: a, .. }, Kind::Struct { fields: b, .. }) => fields((old, from, a), (new, to, b)),
        (Kind::Choice { variants: a, .. }, Kind::Choice { variants: b, .. })
        | (Kind::Mixed { variants: a }, Kind::Mixed { variants: b }) => choice((old, from, a), (new, to, b), continued),
        (Kind::Variants { variants: a, by: x }, Kind::Variants { variants: b, by: y }) if x == y => {
            numbered((old, a), (new, b), *x == "element", continued)
        }
        (Kind::Payloads { variants: a }, Kind::Payloads { variants: b }) => {
            numbered((old, a), (new, b), true, continued)
        }
        (Kind::Codes { codes: a }, Kind::Codes { codes: b }) => codes(a, b),
        (Kind::Simple { repr: a, simple: x }, Kind::Simple { repr: b, simple: y }) => {
            if a != b {
                return Judgement::differs("another Rust type");
            }
            let mut judgement = Judgement::identical();
            judgement.note(simple(old, new, SimpleId(*x), SimpleId(*y)), || "other facets".to_owned());
            judgement
        }
        _ => Judgement::differs("another kind of type"),
    }
}

type Fields<'a> = (&'a Side<'a>, usize, &'a [Field]);

fn fields((old, from, a): Fields<'_>, (new, to, b): Fields<'_>) -> Judgement {
    let mut judgement = Judgement::identical();
    for field in a {
        let Some(other) = b.iter().find(|other| other.xml == field.xml && other.name == field.name) else {
            judgement.note(Ways { up: false, down: false }, || format!("“{}” is only in the old one", field.xml));
            continue;
        };
        if (field.fixed, field.boxed) != (other.fixed, other.boxed) || field.occurs != other.occurs {
            judgement.note(Ways { up: false, down: false }, || format!("“{}” occurs otherwise", field.xml));
        } else {
            judgement.note(occurrence((old, from, &field.at), (new, to, &other.at)), || {
                format!("“{}” occurs otherwise", field.xml)
            });
        }
        judgement.note(fixed_value((old, from, &field.at), (new, to, &other.at)), || {
            format!("“{}” has another fixed value", field.xml)
        });
        let place = ((old, from, field.at.as_str()), (new, to, other.at.as_str()));
        part(&mut judgement, place, &field.ty, &other.ty, &field.xml);
    }
    for field in b.iter().filter(|field| !a.iter().any(|other| other.xml == field.xml && other.name == field.name)) {
        judgement.note(Ways { up: false, down: false }, || format!("“{}” is only in the new one", field.xml));
    }
    judgement
}

type Variants<'a> = (&'a Side<'a>, usize, &'a [Variant]);

fn choice((old, from, a): Variants<'_>, (new, to, b): Variants<'_>, continued: &Continuation) -> Judgement {
    let mut judgement = Judgement::identical();
    let same = |variant: &Variant, other: &Variant| {
        variant.name == other.name
            && match (payload(&variant.at), payload(&other.at)) {
                (Some(a), Some(b)) => continued.same(element_name(old, a), element_name(new, b)),
                _ => variant_name(old, from, &variant.at) == variant_name(new, to, &other.at),
            }
    };
    for variant in a {
        let Some(other) = b.iter().find(|other| same(variant, other)) else {
            judgement.note(Ways { up: false, down: true }, || format!("“{}” is only in the old one", variant.name));
            continue;
        };
        if (variant.many, variant.boxed) != (other.many, other.boxed) {
            judgement.note(Ways { up: false, down: false }, || format!("“{}” occurs otherwise", variant.name));
        }
        let place = ((old, from, variant.at.as_str()), (new, to, other.at.as_str()));
        part(&mut judgement, place, &variant.ty, &other.ty, &variant.name);
    }
    for variant in b {
        if !a.iter().any(|other| same(other, variant)) {
            judgement.note(Ways { up: true, down: false }, || format!("“{}” is only in the new one", variant.name));
        }
    }
    judgement
}

fn numbered(
    (old, a): (&Side<'_>, &[Numbered]),
    (new, b): (&Side<'_>, &[Numbered]),
    elements: bool,
    continued: &Continuation,
) -> Judgement {
    let mut judgement = Judgement::identical();
    fn global<'s>(side: &'s Side<'_>, variant: &Numbered, elements: bool) -> (&'s str, &'s str) {
        if elements {
            return element_name(side, variant.number);
        }
        let type_def = side.set.schema.type_def(TypeId(variant.number));
        type_def.name().map_or(("", ""), |name| side.set.schema.name(name))
    }
    let same = |variant: &Numbered, other: &Numbered| {
        variant.name == other.name && continued.same(global(old, variant, elements), global(new, other, elements))
    };
    for variant in a {
        match b.iter().find(|other| same(variant, other)) {
            Some(other) if variant.boxed == other.boxed => match (inner(&variant.ty), inner(&other.ty)) {
                (Some(x), Some(y)) => judgement.parts.push((x, y)),
                (None, None) if variant.ty == other.ty => {}
                _ => judgement.note(Ways { up: false, down: false }, || format!("“{}” has another type", variant.name)),
            },
            Some(_) => {
                judgement.note(Ways { up: false, down: false }, || format!("“{}” is boxed otherwise", variant.name))
            }
            None => {
                judgement.note(Ways { up: false, down: true }, || format!("“{}” is only in the old one", variant.name))
            }
        }
    }
    for variant in b {
        if !a.iter().any(|other| same(other, variant)) {
            judgement.note(Ways { up: true, down: false }, || format!("“{}” is only in the new one", variant.name));
        }
    }
    judgement
}

fn codes(a: &[Code], b: &[Code]) -> Judgement {
    let mut judgement = Judgement::identical();
    let within = |a: &[Code], b: &[Code]| a.iter().all(|code| b.iter().any(|other| other.code == code.code));
    judgement.note(Ways { up: within(a, b), down: within(b, a) }, || "other codes".to_owned());
    judgement
}

type At<'a> = (&'a Side<'a>, usize, &'a str);

/// Compares the messages of both sides by their names.
pub(super) fn messages((old, new, continued): Sides<'_>) -> Judgement {
    let mut judgement = Judgement::identical();
    let has = |side: &Side<'_>, name: &dyn Fn((&str, &str)) -> bool, variant: &str| {
        let mut messages = side.plan.messages.iter();
        messages.any(|message| message.variant == variant && name(element_name(side, message.element)))
    };
    for message in &old.plan.messages {
        let name = element_name(old, message.element);
        if !has(new, &|other| continued.same(name, other), &message.variant) {
            judgement.note(Ways { up: false, down: true }, || format!("“{}” is only in the old one", name.1));
        }
    }
    for message in &new.plan.messages {
        let name = element_name(new, message.element);
        if !has(old, &|other| continued.same(other, name), &message.variant) {
            judgement.note(Ways { up: true, down: false }, || format!("“{}” is only in the new one", name.1));
        }
    }
    judgement
}

/// The parts that two fields or variants have, and what they hold.
fn part(judgement: &mut Judgement, place: (At<'_>, At<'_>), a: &Ref, b: &Ref, name: &str) {
    match (a, b) {
        (Ref::Item(x), Ref::Item(y)) => judgement.parts.push((*x, *y)),
        (Ref::List(x), Ref::List(y)) | (Ref::Nillable(x), Ref::Nillable(y)) => part(judgement, place, x, y, name),
        _ if a == b => {
            if let (Some(x), Some(y)) = (leaf_type(place.0), leaf_type(place.1)) {
                judgement.note(simple(place.0.0, place.1.0, x, y), || format!("“{name}” has other facets"));
            }
        }
        _ => judgement.note(Ways { up: false, down: false }, || format!("“{name}” has another type")),
    }
}

/// The item inside a type.
fn inner(ty: &Ref) -> Option<usize> {
    match ty {
        Ref::Item(item) => Some(*item),
        Ref::List(ty) | Ref::Nillable(ty) => inner(ty),
        _ => None,
    }
}

/// The number in `element(3)`, if it is one of this kind.
pub(super) fn number(at: &str, kind: &str) -> Option<usize> {
    at.strip_prefix(kind)?.strip_prefix('(')?.split([',', ')']).next()?.trim().parse().ok()
}

fn model_of<'s>(side: &'s Side<'_>, item: usize) -> Option<&'s ContentModel> {
    let id = side.plan.owner(item)?;
    let TypeDef::Complex(complex) = side.set.schema.type_def(id) else { return None };
    let Content::Elements { model, .. } = complex.content else { return None };
    Some(side.set.schema.content_model(model))
}

/// The element in `payload(0, 3)`.
fn payload(at: &str) -> Option<u32> {
    at.strip_prefix("payload(")?.trim_end_matches(')').rsplit(", ").next()?.parse().ok()
}

/// The element that a variant stands for; empty for a group or a wildcard.
pub(super) fn variant_name(side: &Side<'_>, item: usize, at: &str) -> String {
    if let Some(element) = payload(at) {
        return element_name(side, element).1.to_owned();
    }
    let leaf = number(at, "element").and_then(|leaf| model_of(side, item)?.leaves.get(leaf));
    match leaf.map(|leaf| &leaf.term) {
        Some(LeafTerm::Element(element)) => element_name(side, element.0).1.to_owned(),
        _ => String::new(),
    }
}

/// The simple type of what stands at a place.
fn leaf_type((side, item, at): At<'_>) -> Option<SimpleId> {
    let schema = &side.set.schema;
    if let Some(leaf) = number(at, "element") {
        let LeafTerm::Element(element) = model_of(side, item)?.leaves.get(leaf)?.term else { return None };
        return schema.type_def(schema.element(element).type_id).text_type();
    }
    let TypeDef::Complex(complex) = schema.type_def(side.plan.owner(item)?) else { return None };
    match number(at, "attribute") {
        Some(attribute) => complex.attributes.get(attribute).map(|attribute| attribute.simple),
        None if at.starts_with("text(") => schema.type_def(side.plan.owner(item)?).text_type(),
        None => None,
    }
}

/// How often what stands at two places may occur.
fn occurrence(a: At<'_>, b: At<'_>) -> Ways {
    fn node<'s>((side, item, at): At<'s>) -> Option<&'s Node> {
        let model = model_of(side, item)?;
        let node = match number(at, "element").or_else(|| number(at, "any")) {
            Some(leaf) => model.leaves.get(leaf)?.node as usize,
            None => number(at, "group")?,
        };
        model.nodes.get(node)
    }
    match (node(a), node(b)) {
        (Some(a), Some(b)) => {
            let within =
                |a: &Node, b: &Node| a.min >= b.min && b.max.is_none_or(|most| a.max.is_some_and(|max| max <= most));
            Ways { up: within(a, b), down: within(b, a) }
        }
        _ => Ways::BOTH,
    }
}

/// The fixed values of two elements.
fn fixed_value(a: At<'_>, b: At<'_>) -> Ways {
    fn fixed<'s>((side, item, at): At<'s>) -> Option<&'s str> {
        let LeafTerm::Element(element) = model_of(side, item)?.leaves.get(number(at, "element")?)?.term else {
            return None;
        };
        let value = side.set.schema.element(element).value.as_ref().filter(|value| value.fixed);
        value.map(|value| &*value.lexical)
    }
    match (fixed(a), fixed(b)) {
        (a, b) if a == b => Ways::BOTH,
        (Some(_), None) => Ways { up: true, down: false },
        (None, Some(_)) => Ways { up: false, down: true },
        _ => Ways { up: false, down: false },
    }
}

/// Whether every value of one simple type is one of another.
fn simple(old: &Side<'_>, new: &Side<'_>, a: SimpleId, b: SimpleId) -> Ways {
    let (x, y) = (old.set.schema.simple_types(), new.set.schema.simple_types());
    if x.builtin_of(a) != y.builtin_of(b) {
        return Ways { up: false, down: false };
    }
    let parts = match (x.variety(a), y.variety(b)) {
        (Variety::Atomic, Variety::Atomic) => Ways::BOTH,
        (Variety::List { item: p }, Variety::List { item: q }) => simple(old, new, *p, *q),
        (Variety::Union { members: p }, Variety::Union { members: q }) if p.len() == q.len() => {
            p.iter().zip(q).map(|(p, q)| simple(old, new, *p, *q)).fold(Ways::BOTH, Ways::and)
        }
        _ => Ways { up: false, down: false },
    };
    let (a, b) = (x.facets(a), y.facets(b));
    parts.and(Ways { up: within(&a, &b), down: within(&b, &a) })
}

/// Whether facets admit no more than others. Patterns and bounds count only when they are the same: what is not plain is a change.
fn within(a: &Facets<'_>, b: &Facets<'_>) -> bool {
    let least = |x: Option<u64>, y: Option<u64>| y.is_none_or(|least| x.is_some_and(|own| own >= least));
    let most = |x: Option<u64>, y: Option<u64>| y.is_none_or(|most| x.is_some_and(|own| own <= most));
    let same = |x: Option<&str>, y: Option<&str>| y.is_none() || x == y;
    let exact = (a.length, a.length);
    a.white_space == b.white_space
        && (b.length.is_none() || a.length == b.length)
        && least(a.min_length.or(exact.0), b.min_length)
        && most(a.max_length.or(exact.1), b.max_length)
        && most(a.total_digits, b.total_digits)
        && most(a.fraction_digits, b.fraction_digits)
        && b.patterns.iter().all(|step| a.patterns.contains(step))
        && b.enumeration
            .as_ref()
            .is_none_or(|codes| a.enumeration.as_ref().is_some_and(|own| own.iter().all(|code| codes.contains(code))))
        && same(a.min_inclusive, b.min_inclusive)
        && same(a.min_exclusive, b.min_exclusive)
        && same(a.max_inclusive, b.max_inclusive)
        && same(a.max_exclusive, b.max_exclusive)
}
