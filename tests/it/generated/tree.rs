//! A random valid element, made by walking the particles of its type.

use std::collections::BTreeSet;

use xefa::codelist::CodeLists;
use xefa::schema::simple::{SimpleId, Special};
use xefa::schema::{
    ComplexType, Content, ContentModel, ElementId, LeafTerm, NameId, NodeKind, ProcessContents, Schema, TypeDef,
    TypeId, ValueConstraint, Wildcard,
};

use super::random::Random;
use super::texts::Texts;

/// An element.
pub struct Element {
    pub name: NameId,
    pub xsi_type: Option<NameId>,
    pub attributes: Vec<(NameId, Text)>,
    pub inside: Inside,
}

/// What stands between its tags.
pub enum Inside {
    Text(Text),
    Elements(Vec<Element>),
}

/// A text, or one of the IDs, which are known only when all is made.
pub enum Text {
    Plain { simple: SimpleId, text: String },
    Reference(u64),
}

/// Makes elements of a schema.
pub struct Maker {
    schema: &'static Schema,
    texts: Texts,
    /// Whether `xsi:type` stands only where it must.
    plain: bool,
    /// The declarations that were used, over all messages.
    pub used: BTreeSet<ElementId>,
}

impl Maker {
    pub fn new(schema: &'static Schema) -> Self {
        Self { schema, texts: Texts::new(schema), plain: false, used: BTreeSet::new() }
    }

    /// No `xsi:type` but where it must stand: a restriction in the place of what it restricts is no part of a comparison.
    #[cfg(feature = "xsd")]
    pub fn without_types(self) -> Self {
        Self { plain: true, ..self }
    }

    /// A message with the IDs in it; `size` from 0 (what must be) to 10.
    pub fn message(&mut self, root: ElementId, random: &mut Random, size: u64) -> (Element, Vec<String>) {
        self.texts.reseed(random);
        for attempt in 0..100 {
            let without_references = attempt % 2 == 1;
            let budget = 40 + size * 60;
            let mut making =
                Making { maker: self, random, size, budget, without_references, ids: Vec::new(), references: 0 };
            let element = making.element(root);
            let (ids, references) = (making.ids, making.references);
            if references == 0 || !ids.is_empty() {
                return (element, ids);
            }
        }
        panic!("a required IDREF, and never an ID");
    }

    /// The types that an element may have, its own left out.
    fn variants(&self, id: ElementId) -> Vec<TypeId> {
        let element = self.schema.element(id);
        let block = match self.schema.type_def(element.type_id) {
            TypeDef::Complex(complex) => complex.block.union(element.block),
            TypeDef::Simple { .. } => element.block,
        };
        let count = u32::try_from(self.schema.type_count()).expect("a number of types");
        // A type with attributes in place of a plain text is not kept (docs/shapes.md).
        let plain = matches!(self.schema.type_def(element.type_id), TypeDef::Simple { .. });
        let fits = |at: &TypeId| {
            *at != element.type_id
                && !(plain && matches!(self.schema.type_def(*at), TypeDef::Complex(_)))
                && self.schema.type_def(*at).name().is_some()
                && !is_abstract(self.schema, *at)
                // A name for a plain text would suddenly have to refer to something.
                && !matches!(self.schema.type_def(*at), TypeDef::Simple { simple, .. }
                    if self.schema.simple_types().special(*simple) != Special::None)
                && self.schema.derivation(*at, element.type_id).is_some_and(|methods| !methods.meets(block))
        };
        (0..count).map(TypeId).filter(fits).collect()
    }
}

fn is_abstract(schema: &Schema, id: TypeId) -> bool {
    matches!(schema.type_def(id), TypeDef::Complex(complex) if complex.abstract_)
}

struct Making<'m> {
    maker: &'m mut Maker,
    random: &'m mut Random,
    size: u64,
    /// How many elements there may still be beyond what must be.
    budget: u64,
    without_references: bool,
    ids: Vec<String>,
    references: u64,
}

impl Making<'_> {
    fn element(&mut self, id: ElementId) -> Element {
        let schema = self.maker.schema;
        let declaration = schema.element(id);
        self.maker.used.insert(id);
        self.budget = self.budget.saturating_sub(1);
        let must = is_abstract(schema, declaration.type_id);
        let (mut type_id, mut xsi_type) = (declaration.type_id, None);
        if must || (self.size > 0 && !self.maker.plain && self.random.chance(15)) {
            let variants = self.maker.variants(id);
            if !variants.is_empty() && (must || self.random.chance(80)) {
                type_id = *self.random.pick(&variants);
                xsi_type = schema.type_def(type_id).name();
            } else if !must {
                // Its own type may be named, too.
                xsi_type = schema.type_def(type_id).name();
            }
        }
        let mut attributes = Vec::new();
        let inside = match schema.type_def(type_id) {
            TypeDef::Simple { simple, .. } => Inside::Text(self.text(*simple, declaration.value.as_ref())),
            TypeDef::Complex(complex) => {
                for attribute in &complex.attributes {
                    if attribute.required || self.more() {
                        attributes.push((attribute.name, self.text(attribute.simple, attribute.value.as_ref())));
                    }
                }
                match complex.content {
                    Content::Empty => Inside::Elements(Vec::new()),
                    Content::Simple(simple) => Inside::Text(self.text(simple, declaration.value.as_ref())),
                    Content::Elements { mixed, model } => {
                        assert!(!mixed, "the schema has no mixed content");
                        let model = schema.content_model(model);
                        let mut out = Vec::new();
                        if !model.nodes.is_empty() {
                            self.particle(model, 0, &mut out);
                        }
                        self.take_code(complex, &mut attributes, &mut out);
                        Inside::Elements(out)
                    }
                }
            }
        };
        Element { name: declaration.name, xsi_type, attributes, inside }
    }

    /// Where a code comes from one of our own lists, it is one of that list.
    fn take_code(&mut self, complex: &ComplexType, attributes: &mut [(NameId, Text)], children: &mut [Element]) {
        let (Some(code), Some(uri)) = (&complex.code, complex.fixed_list_uri()) else { return };
        let fixed = complex.fixed_list_version();
        let lists = CodeLists::bundled().versions(uri);
        let Some(list) = lists.iter().rfind(|list| fixed.is_none_or(|fixed| fixed == list.version())) else { return };
        let version = complex.attributes[code.list_version as usize].name;
        for (name, text) in attributes {
            if let (true, Text::Plain { text, .. }) = (*name == version, text) {
                list.version().clone_into(text);
            }
        }
        let codes: Vec<_> = list.codes().collect();
        let picked = *self.random.pick(&codes);
        for child in children.iter_mut().filter(|child| Some(child.name) == code.code) {
            if let Inside::Text(Text::Plain { text, .. }) = &mut child.inside {
                picked.code().clone_into(text);
                child.xsi_type = None;
            }
        }
    }

    /// Whether something that may be is there.
    fn more(&mut self) -> bool {
        self.budget > 0 && self.random.chance(self.size * 9)
    }

    fn particle(&mut self, model: &ContentModel, id: u32, out: &mut Vec<Element>) {
        let node = &model.nodes[id as usize];
        let most = node.max.unwrap_or(u32::MAX).min(node.min.max(1) + 2);
        let mut count = node.min;
        while count < most && self.more() {
            count += 1;
        }
        for _ in 0..count {
            match &node.kind {
                NodeKind::Leaf(leaf) => match &model.leaves[*leaf as usize].term {
                    LeafTerm::Element(element) => self.leaf(*element, node.min == 0, out),
                    LeafTerm::Wildcard(wildcard) => self.wildcard(wildcard, out),
                },
                NodeKind::Sequence(members) => members.iter().for_each(|member| self.particle(model, *member, out)),
                NodeKind::Choice(members) => {
                    let member = if self.budget > 0 { *self.random.pick(members) } else { members[0] };
                    self.particle(model, member, out);
                }
                NodeKind::All(members) => {
                    let mut members = members.clone();
                    while !members.is_empty() {
                        let at = usize::try_from(self.random.below(members.len() as u64)).expect("an index");
                        self.particle(model, members.swap_remove(at), out);
                    }
                }
            }
        }
    }

    fn leaf(&mut self, head: ElementId, optional: bool, out: &mut Vec<Element>) {
        let schema = self.maker.schema;
        let text = schema.type_def(schema.element(head).type_id).text_type();
        let reference = text.is_some_and(|simple| schema.simple_types().special(simple) == Special::IdRef);
        if optional && reference && self.without_references {
            return;
        }
        let members = std::iter::once(&head).chain(schema.substitution_members(head));
        let members: Vec<ElementId> = members.copied().filter(|member| !schema.element(*member).abstract_).collect();
        let member = *self.random.pick(&members);
        out.push(self.element(member));
    }

    fn wildcard(&mut self, wildcard: &Wildcard, out: &mut Vec<Element>) {
        let schema = self.maker.schema;
        assert_ne!(wildcard.process, ProcessContents::Skip, "the schema has no such wildcard");
        let admits = |id: &ElementId| wildcard.namespaces.admits(Some(schema.namespace_of(schema.element(*id).name)));
        let elements: Vec<ElementId> = schema.global_elements().filter(admits).collect();
        let element = *self.random.pick(&elements);
        out.push(self.element(element));
    }

    fn text(&mut self, simple: SimpleId, constraint: Option<&ValueConstraint>) -> Text {
        if let Some(value) = constraint.filter(|value| value.fixed) {
            return Text::Plain { simple, text: value.lexical.to_string() };
        }
        let text = match self.maker.schema.simple_types().special(simple) {
            Special::IdRef => {
                self.references += 1;
                return Text::Reference(self.random.number());
            }
            Special::Id => {
                let prefix = self.random.word(&["a", "_", "Änlage.", "id-"]);
                let id = format!("{prefix}{}", self.ids.len());
                self.ids.push(id.clone());
                id
            }
            Special::None => self.maker.texts.text(simple, self.random, self.size),
            other => panic!("the schema has no {other:?}"),
        };
        Text::Plain { simple, text }
    }
}
