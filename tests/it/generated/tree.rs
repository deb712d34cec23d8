//! A random valid element, made by walking the particles of its type.

use std::collections::BTreeSet;

use xefa::codelist::CodeLists;
use xefa::schema::simple::{SimpleId, Special};
use xefa::schema::{
    ComplexType, Content, ContentModel, ElementId, LeafTerm, NameId, NamespaceId, NamespaceSet, NodeKind,
    ProcessContents, Schema, TypeDef, TypeId, ValueConstraint, Wildcard,
};

use super::height::{ENDLESS, Heights};
use super::random::Random;
use super::texts::Texts;

/// How deep elements stand before nothing is taken but what ends soonest.
const DEEP: u32 = 24;

/// Texts between the elements of a mixed content.
const BETWEEN: &[&str] = &["Text", " ", "\n", "ä & < ]]>", " viele Wörter ", "\t\u{A0}"];

/// An element.
pub struct Element {
    pub name: NameId,
    pub xsi_type: Option<NameId>,
    pub attributes: Vec<(NameId, Text)>,
    /// The namespace of an attribute that no schema knows.
    pub foreign: Option<String>,
    pub inside: Inside,
}

/// What stands between its tags.
pub enum Inside {
    Text(Text),
    Elements(Vec<Piece>),
    /// White space counts.
    Mixed(Vec<Piece>),
}

/// A part of a content.
pub enum Piece {
    Element(Element),
    Text(String),
    /// An element that no schema knows, with its namespace.
    Foreign(String),
}

/// A text, or one or several of the IDs, which are known only when all is made.
pub enum Text {
    Plain { simple: SimpleId, text: String },
    References(Vec<u64>),
}

/// Why something cannot be made.
pub type Made<T> = Result<T, String>;

/// Makes elements of a schema.
pub struct Maker {
    schema: &'static Schema,
    texts: Texts,
    heights: Heights,
    /// Whether `xsi:type` stands only where it must.
    plain: bool,
    /// Whether elements and attributes that no schema knows stand where they may.
    foreign: bool,
    /// The declarations that were used, over all messages.
    pub used: BTreeSet<ElementId>,
}

impl Maker {
    pub fn new(schema: &'static Schema) -> Self {
        let (texts, heights) = (Texts::new(schema), Heights::new(schema));
        Self { schema, texts, heights, plain: false, foreign: false, used: BTreeSet::new() }
    }

    /// No `xsi:type` but where it must stand: a restriction in the place of what it restricts is no part of a comparison.
    #[cfg(feature = "xsd")]
    pub fn without_types(self) -> Self {
        Self { plain: true, ..self }
    }

    /// Elements and attributes that no schema knows as well, where a wildcard does not ask for their declarations.
    pub fn with_foreign(self) -> Self {
        Self { foreign: true, ..self }
    }

    /// A message with the IDs in it; `size` from 0 (what must be) to 10.
    pub fn message(&mut self, root: ElementId, random: &mut Random, size: u64) -> (Element, Vec<String>) {
        self.try_message(root, random, size).unwrap_or_else(|why| panic!("{why}"))
    }

    /// A message, or why there can be none.
    pub fn try_message(&mut self, root: ElementId, random: &mut Random, size: u64) -> Made<(Element, Vec<String>)> {
        self.texts.reseed(random);
        if self.heights.of(root) == ENDLESS {
            return Err("each element must have another in it".to_owned());
        }
        for attempt in 0..100 {
            let without_references = attempt % 2 == 1;
            let budget = 40 + size * 60;
            let mut making = Making {
                maker: self,
                random,
                size,
                budget,
                depth: 0,
                without_references,
                ids: Vec::new(),
                references: 0,
            };
            let element = making.element(root)?;
            let (ids, references) = (making.ids, making.references);
            if references == 0 || !ids.is_empty() {
                return Ok((element, ids));
            }
        }
        Err("a required IDREF, and never an ID".to_owned())
    }

    /// Whether something never ends; most schemas have nothing of that kind.
    fn is_endless(&self, height: impl Fn(&Heights) -> u32) -> bool {
        self.heights.has_endless && height(&self.heights) == ENDLESS
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
                && !self.is_endless(|heights| heights.of_type(*at))
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
    depth: u32,
    without_references: bool,
    ids: Vec<String>,
    references: u64,
}

impl Making<'_> {
    fn element(&mut self, id: ElementId) -> Made<Element> {
        self.depth += 1;
        let made = self.element_inside(id);
        self.depth -= 1;
        made
    }

    /// Whether what is made should come to an end.
    fn is_deep(&self) -> bool {
        self.depth > DEEP
    }

    fn element_inside(&mut self, id: ElementId) -> Made<Element> {
        let schema = self.maker.schema;
        let declaration = schema.element(id);
        self.maker.used.insert(id);
        self.budget = self.budget.saturating_sub(1);
        let must = is_abstract(schema, declaration.type_id);
        let (mut type_id, mut xsi_type) = (declaration.type_id, None);
        if must || (self.size > 0 && !self.maker.plain && self.random.chance(15)) {
            let variants = if self.is_deep() && !must { Vec::new() } else { self.maker.variants(id) };
            if must && variants.is_empty() {
                return Err(format!("no type for {}", schema.local(declaration.name)));
            }
            if !variants.is_empty() && (must || self.random.chance(80)) {
                type_id = *self.random.pick(&variants);
                if self.is_deep() {
                    type_id = variants.into_iter().min_by_key(|at| self.maker.heights.of_type(*at)).expect("a type");
                }
                xsi_type = schema.type_def(type_id).name();
            } else if !must {
                // Its own type may be named, too.
                xsi_type = schema.type_def(type_id).name();
            }
        }
        let mut attributes = Vec::new();
        let mut foreign = None;
        let inside = match schema.type_def(type_id) {
            TypeDef::Simple { simple, .. } => Inside::Text(self.text(*simple, declaration.value.as_ref())?),
            TypeDef::Complex(complex) => {
                for attribute in &complex.attributes {
                    if attribute.required || self.more() {
                        match self.text(attribute.simple, attribute.value.as_ref()) {
                            Ok(text) => attributes.push((attribute.name, text)),
                            Err(_) if !attribute.required => {}
                            Err(why) => return Err(why),
                        }
                    }
                }
                if let (true, Some(wildcard)) = (self.maker.foreign, &complex.any_attribute)
                    && self.more()
                {
                    foreign = foreign_namespace(schema, wildcard);
                }
                match complex.content {
                    Content::Empty => Inside::Elements(Vec::new()),
                    Content::Simple(simple) => Inside::Text(self.text(simple, declaration.value.as_ref())?),
                    Content::Elements { mixed, model } => {
                        let model = schema.content_model(model);
                        let mut out = Vec::new();
                        if !model.nodes.is_empty() {
                            self.particle(model, 0, &mut out)?;
                        }
                        self.take_code(complex, &mut attributes, &mut out);
                        if mixed { Inside::Mixed(self.mix(out)) } else { Inside::Elements(out) }
                    }
                }
            }
        };
        Ok(Element { name: declaration.name, xsi_type, attributes, foreign, inside })
    }

    /// Texts between elements.
    fn mix(&mut self, pieces: Vec<Piece>) -> Vec<Piece> {
        let mut out = Vec::new();
        for piece in pieces.into_iter().map(Some).chain([None]) {
            if self.random.chance(60) {
                out.push(Piece::Text(self.random.word(BETWEEN).to_owned()));
            }
            out.extend(piece);
        }
        out
    }

    /// Where a code comes from one of our own lists, it is one of that list.
    fn take_code(&mut self, complex: &ComplexType, attributes: &mut [(NameId, Text)], children: &mut [Piece]) {
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
        for piece in children {
            let Piece::Element(child) = piece else { continue };
            if let (true, Inside::Text(Text::Plain { text, .. })) = (Some(child.name) == code.code, &mut child.inside) {
                picked.code().clone_into(text);
                child.xsi_type = None;
            }
        }
    }

    /// Whether something that may be is there.
    fn more(&mut self) -> bool {
        self.budget > 0 && self.random.chance(self.size * 9)
    }

    fn particle(&mut self, model: &ContentModel, id: u32, out: &mut Vec<Piece>) -> Made<()> {
        let node = &model.nodes[id as usize];
        let most = node.max.unwrap_or(u32::MAX).min(node.min.max(1) + 2);
        let mut count = node.min;
        while count < most && self.more() {
            count += 1;
        }
        if self.is_deep() || self.maker.is_endless(|heights| heights.of_occurrence(model, id)) {
            count = node.min;
        }
        for at in 0..count {
            let before = (out.len(), self.ids.len(), self.references);
            match self.occurrence(model, id, out) {
                Ok(()) => {}
                // What need not be is left out where it cannot be made.
                Err(_) if at >= node.min => {
                    out.truncate(before.0);
                    self.ids.truncate(before.1);
                    self.references = before.2;
                    break;
                }
                Err(why) => return Err(why),
            }
        }
        Ok(())
    }

    fn occurrence(&mut self, model: &ContentModel, id: u32, out: &mut Vec<Piece>) -> Made<()> {
        let node = &model.nodes[id as usize];
        match &node.kind {
            NodeKind::Leaf(leaf) => match &model.leaves[*leaf as usize].term {
                LeafTerm::Element(element) => self.leaf(*element, node.min == 0, out),
                LeafTerm::Wildcard(wildcard) => self.wildcard(wildcard, out),
            },
            NodeKind::Sequence(members) => members.iter().try_for_each(|member| self.particle(model, *member, out)),
            NodeKind::Choice(members) => {
                let mut member = if self.budget > 0 { *self.random.pick(members) } else { members[0] };
                if self.is_deep() || self.maker.is_endless(|heights| heights.of_node(model, member)) {
                    let height = |member: &&u32| self.maker.heights.of_node(model, **member);
                    member = *members.iter().min_by_key(height).ok_or("a choice of nothing")?;
                }
                self.particle(model, member, out)
            }
            NodeKind::All(members) => {
                let mut members = members.clone();
                while !members.is_empty() {
                    let at = usize::try_from(self.random.below(members.len() as u64)).expect("an index");
                    self.particle(model, members.swap_remove(at), out)?;
                }
                Ok(())
            }
        }
    }

    fn leaf(&mut self, head: ElementId, optional: bool, out: &mut Vec<Piece>) -> Made<()> {
        let schema = self.maker.schema;
        let text = schema.type_def(schema.element(head).type_id).text_type();
        let reference = text.is_some_and(|simple| schema.simple_types().special(simple) == Special::IdRef);
        if optional && reference && self.without_references {
            return Ok(());
        }
        let members = std::iter::once(&head).chain(schema.substitution_members(head));
        let heights = &self.maker.heights;
        let can_be = |member: &ElementId| !schema.element(*member).abstract_ && heights.of(*member) != ENDLESS;
        let members: Vec<ElementId> = members.copied().filter(can_be).collect();
        if members.is_empty() {
            return Err(format!("nothing stands for {}", schema.local(schema.element(head).name)));
        }
        let mut member = *self.random.pick(&members);
        if self.is_deep() {
            member = members.into_iter().min_by_key(|member| heights.of(*member)).expect("a member");
        }
        out.push(Piece::Element(self.element(member)?));
        Ok(())
    }

    fn wildcard(&mut self, wildcard: &Wildcard, out: &mut Vec<Piece>) -> Made<()> {
        let schema = self.maker.schema;
        let heights = &self.maker.heights;
        let admits = |id: &ElementId| {
            !schema.element(*id).abstract_
                && heights.of(*id) != ENDLESS
                && wildcard.namespaces.admits(Some(schema.namespace_of(schema.element(*id).name)))
        };
        let mut elements: Vec<ElementId> = schema.global_elements().filter(admits).collect();
        let foreign = match wildcard.process {
            ProcessContents::Skip => true,
            ProcessContents::Lax => {
                elements.is_empty() || self.is_deep() || self.maker.foreign && self.random.chance(40)
            }
            ProcessContents::Strict => false,
        };
        if foreign {
            let uri = foreign_namespace(schema, wildcard).ok_or("a wildcard that admits nothing")?;
            out.push(Piece::Foreign(uri));
            return Ok(());
        }
        if elements.is_empty() {
            return Err("a wildcard that asks for a declaration, and there is none".to_owned());
        }
        if self.is_deep() {
            elements.sort_by_key(|id| heights.of(*id));
            elements.truncate(1);
        }
        let element = *self.random.pick(&elements);
        out.push(Piece::Element(self.element(element)?));
        Ok(())
    }

    fn text(&mut self, simple: SimpleId, constraint: Option<&ValueConstraint>) -> Made<Text> {
        if let Some(value) = constraint.filter(|value| value.fixed) {
            return Ok(Text::Plain { simple, text: value.lexical.to_string() });
        }
        let text = match self.maker.schema.simple_types().special(simple) {
            Special::IdRef => {
                self.references += 1;
                return Ok(Text::References(vec![self.random.number()]));
            }
            Special::IdRefs => {
                self.references += 1;
                let count = self.random.between(1, 3);
                return Ok(Text::References((0..count).map(|_| self.random.number()).collect()));
            }
            Special::Id => {
                let prefix = self.random.word(&["a", "_", "Änlage.", "id-"]);
                let id = format!("{prefix}{}", self.ids.len());
                self.ids.push(id.clone());
                id
            }
            Special::None => self.maker.texts.text(simple, self.random, self.size)?,
            other => return Err(format!("no texts for {other:?}")),
        };
        Ok(Text::Plain { simple, text })
    }
}

/// A namespace that a wildcard admits, as foreign as may be.
fn foreign_namespace(schema: &Schema, wildcard: &Wildcard) -> Option<String> {
    let declared =
        |id: &NamespaceId| schema.global_elements().any(|at| schema.namespace_of(schema.element(at).name) == *id);
    match &wildcard.namespaces {
        NamespaceSet::Any | NamespaceSet::Not(_) => Some("urn:fremd".to_owned()),
        NamespaceSet::Set(ids) => {
            ids.iter().find(|id| !declared(id)).or(ids.first()).map(|id| schema.namespace_uri(*id).to_owned())
        }
    }
}
