//! Whether two types are the same, or every value of the one is one of the other.

use xefa::report::Lang;
use xefa::schema::{Content, ContentModel, LeafTerm, Node, TypeDef, TypeId};
use xefa::xsd::compare::FieldKind;
use xefa::xsd::component;

use super::pairs::{element_name, type_of};
use super::{Side, Sides};
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

/// Compares two items.
pub(super) fn judge(sides: &Sides<'_>, from: usize, to: usize) -> Judgement {
    let (old, new) = (&sides.old, &sides.new);
    let (a, b) = (&old.plan.items[from], &new.plan.items[to]);
    match (&a.kind, &b.kind) {
        (Kind::Struct { fields: a, .. }, Kind::Struct { fields: b, .. }) => fields(sides, (old, from, a), (new, to, b)),
        (Kind::Choice { variants: a, .. }, Kind::Choice { variants: b, .. })
        | (Kind::Mixed { variants: a }, Kind::Mixed { variants: b }) => choice(sides, (old, from, a), (new, to, b)),
        (Kind::Variants { variants: a, by: x }, Kind::Variants { variants: b, by: y }) if x == y => {
            numbered(sides, a, b, *x == "element")
        }
        (Kind::Payloads { variants: a }, Kind::Payloads { variants: b }) => numbered(sides, a, b, true),
        (Kind::Codes { codes: a }, Kind::Codes { codes: b }) => codes(a, b),
        (Kind::Simple { repr: a, .. }, Kind::Simple { repr: b, .. }) => {
            if a != b {
                return Judgement::differs("another Rust type");
            }
            let mut judgement = Judgement::identical();
            let ways = match (type_of(old, from), type_of(new, to)) {
                (Some(x), Some(y)) => simple(sides, x, y),
                _ => Ways { up: false, down: false },
            };
            judgement.note(ways, || "other facets".to_owned());
            judgement
        }
        _ => Judgement::differs("another kind of type"),
    }
}

type Fields<'a> = (&'a Side<'a>, usize, &'a [Field]);

fn fields(sides: &Sides<'_>, (old, from, a): Fields<'_>, (new, to, b): Fields<'_>) -> Judgement {
    let mut judgement = Judgement::identical();
    let renamed = renamed(sides, from, to);
    for field in a {
        let Some(other) = b.iter().find(|other| other.xml == field.xml && other.name == field.name) else {
            judgement.note(Ways { up: false, down: false }, || {
                match renamed.iter().find(|(name, ..)| *name == field.xml) {
                    Some((name, now, why)) => format!("“{name}” is “{now}” now ({why})"),
                    None => format!("“{}” is only in the old one", field.xml),
                }
            });
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
        part(sides, &mut judgement, place, &field.ty, &other.ty, &field.xml);
    }
    for field in b.iter().filter(|field| !a.iter().any(|other| other.xml == field.xml && other.name == field.name)) {
        if renamed.iter().any(|(_, now, _)| *now == field.xml) {
            continue;
        }
        judgement.note(Ways { up: false, down: false }, || format!("“{}” is only in the new one", field.xml));
    }
    judgement
}

/// The fields that have another name, and why they are one: as they are called in the old type, and in the new one.
pub(super) fn renamed(sides: &Sides<'_>, from: usize, to: usize) -> Vec<(String, String, String)> {
    let (Some(x), Some(y)) = (sides.old.plan.owner(from), sides.new.plan.owner(to)) else { return Vec::new() };
    let pairs = sides.comparison.fields(x, y).pairs;
    let name = |field: &xefa::xsd::compare::Field| match field.kind {
        FieldKind::Attribute(_) => format!("@{}", field.local()),
        _ => field.local().to_owned(),
    };
    let renamed = pairs.iter().filter(|pair| pair.is_renamed());
    renamed
        .map(|pair| {
            let why: Vec<String> = pair.evidence.iter().map(|evidence| evidence.text(Lang::En)).collect();
            (name(&pair.old), name(&pair.new), why.join(", "))
        })
        .collect()
}

type Variants<'a> = (&'a Side<'a>, usize, &'a [Variant]);

fn choice(sides: &Sides<'_>, (old, from, a): Variants<'_>, (new, to, b): Variants<'_>) -> Judgement {
    let mut judgement = Judgement::identical();
    let same = |variant: &Variant, other: &Variant| {
        variant.name == other.name
            && match (payload(&variant.at), payload(&other.at)) {
                (Some(a), Some(b)) => sides.same(element_name(old, a), element_name(new, b)),
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
        part(sides, &mut judgement, place, &variant.ty, &other.ty, &variant.name);
    }
    for variant in b {
        if !a.iter().any(|other| same(other, variant)) {
            judgement.note(Ways { up: true, down: false }, || format!("“{}” is only in the new one", variant.name));
        }
    }
    judgement
}

fn numbered(sides: &Sides<'_>, a: &[Numbered], b: &[Numbered], elements: bool) -> Judgement {
    let (old, new) = (&sides.old, &sides.new);
    let mut judgement = Judgement::identical();
    fn global<'s>(side: &'s Side<'_>, variant: &Numbered, elements: bool) -> (&'s str, &'s str) {
        if elements {
            return element_name(side, variant.number);
        }
        let type_def = side.set.schema.type_def(TypeId(variant.number));
        type_def.name().map_or(("", ""), |name| side.set.schema.name(name))
    }
    let same = |variant: &Numbered, other: &Numbered| {
        variant.name == other.name && sides.same(global(old, variant, elements), global(new, other, elements))
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
pub(super) fn messages(sides: &Sides<'_>) -> Judgement {
    let (old, new) = (&sides.old, &sides.new);
    let mut judgement = Judgement::identical();
    let has = |side: &Side<'_>, name: &dyn Fn((&str, &str)) -> bool, variant: &str| {
        let mut messages = side.plan.messages.iter();
        messages.any(|message| message.variant == variant && name(element_name(side, message.element)))
    };
    for message in &old.plan.messages {
        let name = element_name(old, message.element);
        if !has(new, &|other| sides.same(name, other), &message.variant) {
            judgement.note(Ways { up: false, down: true }, || format!("“{}” is only in the old one", name.1));
        }
    }
    for message in &new.plan.messages {
        let name = element_name(new, message.element);
        if !has(old, &|other| sides.same(other, name), &message.variant) {
            judgement.note(Ways { up: true, down: false }, || format!("“{}” is only in the new one", name.1));
        }
    }
    judgement
}

/// The parts that two fields or variants have, and what they hold.
fn part(sides: &Sides<'_>, judgement: &mut Judgement, place: (At<'_>, At<'_>), a: &Ref, b: &Ref, name: &str) {
    match (a, b) {
        (Ref::Item(x), Ref::Item(y)) => judgement.parts.push((*x, *y)),
        (Ref::List(x), Ref::List(y)) | (Ref::Nillable(x), Ref::Nillable(y)) => {
            part(sides, judgement, place, x, y, name)
        }
        _ if a == b => {
            if let (Some(x), Some(y)) = (leaf_type(place.0), leaf_type(place.1)) {
                judgement.note(simple(sides, x, y), || format!("“{name}” has other facets"));
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

/// The type of what stands at a place: of an element, an attribute or the text.
fn leaf_type((side, item, at): At<'_>) -> Option<TypeId> {
    if let Some(leaf) = number(at, "element") {
        let LeafTerm::Element(element) = model_of(side, item)?.leaves.get(leaf)?.term else { return None };
        return Some(side.set.schema.element(element).type_id);
    }
    let owner = side.plan.owner(item)?;
    let component::Type::Complex(complex) = &side.set.components.types[owner.index()] else { return Some(owner) };
    match (number(at, "attribute"), &complex.content) {
        (Some(attribute), _) => {
            let use_ = complex.attributes.get(attribute)?;
            Some(side.set.components.attributes[use_.attribute.index()].type_id)
        }
        (None, component::Content::Simple(text)) if at.starts_with("text(") => Some(*text),
        _ => None,
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

/// Whether every value of one type is one of another, its text as it is.
fn simple(sides: &Sides<'_>, a: TypeId, b: TypeId) -> Ways {
    let (x, y) = (&sides.old.set.schema, &sides.new.set.schema);
    if let (Some(p), Some(q)) = (x.type_def(a).text_type(), y.type_def(b).text_type()) {
        let (x, y) = (x.simple_types(), y.simple_types());
        // What becomes of white space shows in no text that is valid, but it shows in the value.
        if x.builtin_of(p) != y.builtin_of(q) || x.facets(p).white_space != y.facets(q).white_space {
            return Ways { up: false, down: false };
        }
    }
    let relation = sides.comparison.relation(a, b);
    Ways { up: relation.old_within_new(), down: relation.new_within_old() }
}
