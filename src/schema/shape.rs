//! The shape of a complex type: what a Rust type, a JSON object or a JSON Schema makes of it.
//!
//! A content model is a tree of particles; a shape is the same tree as fields. The code generator, the JSON forms and JSON Schema
//! share it, so that they cannot differ. `docs/shapes.md` shows shapes with their Rust, XML and JSON.

use std::collections::HashMap;

use super::simple::SimpleId;
use super::{ComplexType, Content, ContentModel, ElementId, LeafTerm, NameId, NodeKind, Schema, TypeDef, TypeId};

/// The shape of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// What stands between the tags.
    pub content: ShapeContent,
    /// For every leaf of the content model its ordinal (see [`Part::ordinal`]) and whether it repeats by itself.
    leaves: Vec<(u32, bool)>,
    /// For every repeated group its node and its key.
    groups: Vec<(u32, String)>,
    /// For every leaf at which members of a substitution group repeat under different names, its key.
    member_groups: Vec<(u32, String)>,
    /// Local names that elements of different namespaces share here.
    clashes: Vec<String>,
}

/// What stands between the tags of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShapeContent {
    /// Nothing.
    Empty,
    /// Text.
    Text(SimpleId),
    /// Anything: the type is `xs:anyType`.
    Any,
    /// Texts and, in between, elements. Groups say nothing here.
    Mixed(Vec<Part>),
    /// Parts, one after the other.
    Sequence(Vec<Part>),
    /// Elements in any order.
    All(Vec<Part>),
}

/// A part of a content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// How often it occurs.
    pub occurs: Occurs,
    /// Whether it must occur, even where it repeats.
    pub required: bool,
    /// 1, or 2, 3 and so on for the second and third part of the same name that can stand in one object.
    pub ordinal: u32,
    /// What it is.
    pub term: PartTerm,
}

/// How often a part occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurs {
    /// Once.
    One,
    /// Once or not at all.
    Optional,
    /// Any number of times.
    Many,
}

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartTerm {
    /// An element, or a member of its substitution group.
    Element {
        /// The leaf.
        leaf: u32,
        /// The declaration.
        element: ElementId,
    },
    /// What a wildcard admits.
    Any {
        /// The leaf.
        leaf: u32,
    },
    /// Parts that occur together.
    Sequence {
        /// The node.
        node: u32,
        /// The parts.
        parts: Vec<Part>,
    },
    /// One of several parts.
    Choice {
        /// The node.
        node: u32,
        /// The alternatives.
        parts: Vec<Part>,
    },
}

impl Shape {
    /// The shape of a type.
    #[must_use]
    pub fn of(schema: &Schema, type_id: TypeId) -> Self {
        let content = match schema.type_def(type_id) {
            _ if type_id == TypeId::ANY_TYPE => ShapeContent::Any,
            TypeDef::Simple { simple, .. } => ShapeContent::Text(*simple),
            TypeDef::Complex(complex) => content_of(schema, complex),
        };
        let mut shape =
            Self { content, leaves: Vec::new(), groups: Vec::new(), member_groups: Vec::new(), clashes: Vec::new() };
        shape.number(schema);
        shape
    }

    /// The parts of its content.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        match &self.content {
            ShapeContent::Mixed(parts) | ShapeContent::Sequence(parts) | ShapeContent::All(parts) => parts,
            _ => &[],
        }
    }

    /// The key of an element that stands at a leaf: its local name, with the prefix where that is not enough, and with `#2` and so
    /// on for the second part of the name in one object.
    #[must_use]
    pub fn element_key(&self, schema: &Schema, leaf: u32, element: ElementId) -> String {
        let name = schema.element(element).name;
        let local = schema.local(name);
        let clash = self.clashes.iter().any(|clash| clash == local);
        let key = if clash { prefixed(schema, name) } else { local.to_owned() };
        with_ordinal(key, self.leaves.get(leaf as usize).map_or(1, |(ordinal, _)| *ordinal))
    }

    /// The key of what a wildcard admits.
    #[must_use]
    pub fn any_key(&self, leaf: u32) -> String {
        with_ordinal("#any".to_owned(), self.leaves.get(leaf as usize).map_or(1, |(ordinal, _)| *ordinal))
    }

    /// Whether a leaf repeats by itself: its occurrences are an array.
    #[must_use]
    pub fn repeats(&self, leaf: u32) -> bool {
        self.leaves.get(leaf as usize).is_some_and(|(_, many)| *many)
    }

    /// The key of a repeated group; none for a group that occurs at most once, whose parts stand in the object around it.
    #[must_use]
    pub fn group_key(&self, node: u32) -> Option<&str> {
        self.groups.iter().find(|(at, _)| *at == node).map(|(_, key)| key.as_str())
    }

    /// The key of a leaf at which members of a substitution group repeat and more than one name may stand: like those of a repeated
    /// choice, the occurrences are objects of one array, or their order would be lost. None for any other leaf.
    #[must_use]
    pub fn members_key(&self, leaf: u32) -> Option<&str> {
        self.member_groups.iter().find(|(at, _)| *at == leaf).map(|(_, key)| key.as_str())
    }

    fn number(&mut self, schema: &Schema) {
        let mut names: Vec<NameId> = Vec::new();
        let mut content = std::mem::replace(&mut self.content, ShapeContent::Empty);
        if let ShapeContent::Mixed(parts) | ShapeContent::Sequence(parts) | ShapeContent::All(parts) = &mut content {
            self.number_parts(schema, parts, &mut Counts::default(), &mut names);
        }
        self.content = content;
        names.sort_unstable();
        names.dedup();
        let mut locals: Vec<&str> = names.iter().map(|name| schema.local(*name)).collect();
        locals.sort_unstable();
        self.clashes = locals.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].to_owned()).collect();
        self.clashes.dedup();
    }

    fn number_parts(&mut self, schema: &Schema, parts: &mut [Part], counts: &mut Counts, names: &mut Vec<NameId>) {
        for part in parts {
            let many = part.occurs == Occurs::Many;
            match &mut part.term {
                PartTerm::Element { leaf, element } => {
                    let admitted = admitted(schema, *element);
                    if many && has_several_names(schema, *element) {
                        counts.groups += 1;
                        part.ordinal = counts.groups;
                        self.member_groups.push((*leaf, with_ordinal("#group".to_owned(), part.ordinal)));
                        names.extend(admitted);
                        // Each object of the group has one member, so no other is of its name.
                        self.set_leaf(*leaf, 1, false);
                        continue;
                    }
                    part.ordinal = counts.next_of(&admitted);
                    names.extend(admitted);
                    self.set_leaf(*leaf, part.ordinal, many);
                }
                PartTerm::Any { leaf } => {
                    counts.any += 1;
                    part.ordinal = counts.any;
                    self.set_leaf(*leaf, part.ordinal, many);
                }
                PartTerm::Sequence { node, parts } | PartTerm::Choice { node, parts } if many => {
                    counts.groups += 1;
                    part.ordinal = counts.groups;
                    self.groups.push((*node, with_ordinal("#group".to_owned(), part.ordinal)));
                    self.number_parts(schema, parts, &mut Counts::default(), names);
                }
                PartTerm::Sequence { parts, .. } => self.number_parts(schema, parts, counts, names),
                PartTerm::Choice { parts, .. } => {
                    let before = counts.clone();
                    for alternative in parts {
                        // A group is known by its key alone, so no two alternatives have the same.
                        let mut own = Counts { groups: counts.groups, ..before.clone() };
                        self.number_parts(schema, std::slice::from_mut(alternative), &mut own, names);
                        counts.raise(&own);
                    }
                }
            }
        }
    }

    fn set_leaf(&mut self, leaf: u32, ordinal: u32, many: bool) {
        let at = leaf as usize;
        if self.leaves.len() <= at {
            self.leaves.resize(at + 1, (1, false));
        }
        self.leaves[at] = (ordinal, many);
    }
}

/// How many parts of a name there are in one object so far.
#[derive(Debug, Clone, Default)]
struct Counts {
    names: HashMap<NameId, u32>,
    any: u32,
    groups: u32,
}

impl Counts {
    fn next_of(&mut self, names: &[NameId]) -> u32 {
        let ordinal = 1 + names.iter().filter_map(|name| self.names.get(name)).max().copied().unwrap_or(0);
        for name in names {
            self.names.insert(*name, ordinal);
        }
        ordinal
    }

    fn raise(&mut self, other: &Self) {
        for (name, count) in &other.names {
            let own = self.names.entry(*name).or_default();
            *own = (*own).max(*count);
        }
        self.any = self.any.max(other.any);
        self.groups = self.groups.max(other.groups);
    }
}

/// Whether elements of different names may stand where an element is asked for.
fn has_several_names(schema: &Schema, element: ElementId) -> bool {
    let members = schema.substitution_members(element).iter();
    std::iter::once(&element).chain(members).filter(|id| !schema.element(**id).abstract_).nth(1).is_some()
}

/// The names of an element and of the members of its substitution group.
fn admitted(schema: &Schema, element: ElementId) -> Vec<NameId> {
    let members = schema.substitution_members(element).iter();
    std::iter::once(&element).chain(members).map(|id| schema.element(*id).name).collect()
}

/// `prefix:local`, with the prefix that the schema documents use.
#[must_use]
pub fn prefixed(schema: &Schema, name: NameId) -> String {
    let prefix = schema.prefix(schema.namespace_of(name));
    if prefix.is_empty() { schema.local(name).to_owned() } else { format!("{prefix}:{}", schema.local(name)) }
}

fn with_ordinal(key: String, ordinal: u32) -> String {
    if ordinal > 1 { format!("{key}#{ordinal}") } else { key }
}

fn content_of(schema: &Schema, complex: &ComplexType) -> ShapeContent {
    match complex.content {
        Content::Empty => ShapeContent::Empty,
        Content::Simple(simple) => ShapeContent::Text(simple),
        Content::Elements { mixed, model } => {
            let model = schema.content_model(model);
            if model.nodes.is_empty() {
                return if mixed { ShapeContent::Mixed(Vec::new()) } else { ShapeContent::Empty };
            }
            if mixed {
                return ShapeContent::Mixed(mixed_parts(model));
            }
            let root = &model.nodes[0];
            match &root.kind {
                NodeKind::All(children) => {
                    ShapeContent::All(children.iter().map(|node| part(model, *node, root.min == 0)).collect())
                }
                NodeKind::Sequence(children) if !root.repeats() => {
                    ShapeContent::Sequence(children.iter().map(|node| part(model, *node, root.min == 0)).collect())
                }
                _ => ShapeContent::Sequence(vec![part(model, 0, false)]),
            }
        }
    }
}

/// One part per element declaration: in mixed content it does not matter which of several particles an element belongs to.
fn mixed_parts(model: &ContentModel) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (leaf, content) in (0u32..).zip(&model.leaves) {
        let term = match content.term {
            LeafTerm::Element(element) => PartTerm::Element { leaf, element },
            LeafTerm::Wildcard(_) => PartTerm::Any { leaf },
        };
        parts.push(Part { occurs: Occurs::One, required: false, ordinal: 1, term });
    }
    parts
}

fn part(model: &ContentModel, number: u32, optional: bool) -> Part {
    let node = &model.nodes[number as usize];
    // A choice of which an alternative may be empty need not be made.
    let optional = optional || matches!(node.kind, NodeKind::Choice(_)) && may_be_empty(model, number);
    let occurs = match (node.repeats(), node.min) {
        (true, _) => Occurs::Many,
        (false, 0) => Occurs::Optional,
        (false, _) if optional => Occurs::Optional,
        (false, _) => Occurs::One,
    };
    let term = match &node.kind {
        NodeKind::Leaf(leaf) => match model.leaves[*leaf as usize].term {
            LeafTerm::Element(element) => PartTerm::Element { leaf: *leaf, element },
            LeafTerm::Wildcard(_) => PartTerm::Any { leaf: *leaf },
        },
        NodeKind::Sequence(children) | NodeKind::All(children) => {
            PartTerm::Sequence { node: number, parts: children.iter().map(|node| part(model, *node, false)).collect() }
        }
        NodeKind::Choice(children) => {
            let parts = children.iter().map(|node| alternative(part(model, *node, false))).collect();
            PartTerm::Choice { node: number, parts }
        }
    };
    Part { occurs, required: node.min > 0 && !optional, ordinal: 1, term }
}

/// Whether nothing at all satisfies a node.
fn may_be_empty(model: &ContentModel, number: u32) -> bool {
    let node = &model.nodes[number as usize];
    node.min == 0
        || match &node.kind {
            NodeKind::Leaf(_) => false,
            NodeKind::Sequence(children) | NodeKind::All(children) => {
                children.iter().all(|child| may_be_empty(model, *child))
            }
            NodeKind::Choice(children) => children.iter().any(|child| may_be_empty(model, *child)),
        }
}

/// A choice that is made occurs: an optional alternative is one that is there.
fn alternative(part: Part) -> Part {
    match part.occurs {
        Occurs::Optional => Part { occurs: Occurs::One, ..part },
        _ => part,
    }
}
