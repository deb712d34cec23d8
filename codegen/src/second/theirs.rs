//! The census of what `xsd-parser` read. It gives the trees of single documents; what their names mean, what types inherit and
//! which attributes they have in the end is worked out here.

use std::cell::Cell;
use std::collections::{BTreeMap, HashSet};
use std::io;

use xefa::xsd::SchemaSet;
use xsd_parser::models::schema::xs::{
    Any, AnyAttribute, AttributeGroupType, AttributeGroupTypeContent, AttributeType, AttributeUseType,
    BasicNamespaceListItemType, BlockSetItemList, BlockSetType, ComplexBaseType, ComplexBaseTypeContent,
    ComplexContentContent, DerivationControlType, DerivationSetType, ElementType, ElementTypeContent,
    ExtensionTypeContent, Facet, FormChoiceType, FullDerivationSetType, GroupType, GroupTypeContent, NamespaceListType,
    ProcessContentsType, RedefineContent, RestrictionContent, RestrictionTypeContent, Schema, SchemaContent,
    SimpleBaseType, SimpleBaseTypeContent, SimpleContentContent, SimpleDerivationSetType,
};
use xsd_parser::models::schema::{MaxOccurs, QName};
use xsd_parser::pipeline::parser::Parser;

use super::census::{
    ANONYMOUS, Aspect, Census, Component, INHERITED, Item, Key, Kind, Name, UNTOLD, collapsed, occurs,
};
use super::{Difference, What, mend};

const XSD: &str = "http://www.w3.org/2001/XMLSchema";

/// The library reads no chains of derivations as long as that; a circle would be a mistake of this comparison.
const MOST_BASES: usize = 1_000;

/// A document of the set, under the namespace under which the library took it.
pub(crate) struct Document {
    /// The tree; none for a document that could not be read.
    pub schema: Option<Schema>,
    target: Option<String>,
}

/// Reads the documents of a set, one by one and in their order. What could not be read and what had to be mended is a difference.
pub(crate) fn documents(
    set: &SchemaSet,
    bytes: &[Option<io::Result<Vec<u8>>>],
    differences: &mut Vec<Difference>,
) -> Vec<Document> {
    let mut told = HashSet::new();
    let mut documents = Vec::new();
    for (number, document) in set.documents.iter().enumerate() {
        let target = document.namespace.as_deref().map(str::to_owned);
        let mut schema = None;
        if let Some(bytes) = &bytes[number] {
            let what = || What { aspect: Aspect::Document, path: format!("document {}", document.path) };
            let (ours, theirs) = (Some("read".to_owned()), Some("not understood as it is".to_owned()));
            match parse(bytes) {
                Ok((read, reasons)) => {
                    // A document that is taken under two namespaces is one document.
                    if told.insert(&document.path) {
                        differences.extend(reasons.into_iter().map(|reason| Difference {
                            what: what(),
                            ours: ours.clone(),
                            theirs: theirs.clone(),
                            known: Some(reason),
                        }));
                    }
                    schema = Some(read);
                }
                Err(error) => differences.push(Difference { what: what(), ours, theirs: Some(error), known: None }),
            }
        }
        documents.push(Document { schema, target });
    }
    documents
}

fn parse(bytes: &io::Result<Vec<u8>>) -> Result<(Schema, Vec<mend::Reason>), String> {
    let bytes = bytes.as_ref().map_err(ToString::to_string)?;
    let text = xefa::xml::decode(bytes).map_err(|fault| fault.rule.to_owned())?;
    let (text, reasons) = mend::mended(&text);
    // Includes and imports are not followed: the library says which documents there are.
    let parser = Parser::new().resolve_includes(false).add_schema_from_str(&text).map_err(|error| error.to_string())?;
    let mut schemas = parser.finish();
    let schema = schemas.schemas_mut().next().map(|(_, info)| info.schema.clone());
    schema.map(|schema| (schema, reasons)).ok_or_else(|| "no schema".to_owned())
}

/// The census, and the components that refer to something that the second reader does not have.
pub(crate) fn census(documents: &[Document]) -> (Census, HashSet<Key>) {
    let theirs = Theirs::new(documents);
    let mut census = Census::default();
    let mut missed = HashSet::new();
    let mut add = |kind, name: &Name, document, item| {
        let key = Key { kind, name: name.clone() };
        if theirs.missed.take() {
            missed.insert(key.clone());
        }
        census.components.insert(key, Component { document, item });
    };
    for (name, (at, element)) in &theirs.elements {
        let item = Item::new(Aspect::Element, "", "").with(theirs.element(*at, element, true));
        add(Kind::Element, name, at.number, item);
    }
    for (name, (at, attribute)) in &theirs.attributes {
        let item = Item::new(Aspect::Attribute, "", "").with(theirs.attribute(*at, attribute));
        add(Kind::Attribute, name, at.number, item);
    }
    for (name, definitions) in &theirs.types {
        let Some((at, node)) = below(definitions, name, definitions.len()) else { continue };
        let value = if matches!(node, TypeNode::Simple(_)) { "simple" } else { "complex" };
        add(Kind::Type, name, at.number, Item::new(Aspect::Type, "", value).with(theirs.definition(at, node)));
    }
    for (name, definitions) in &theirs.groups {
        let Some((at, node)) = below(definitions, name, definitions.len()) else { continue };
        let Some(model) = node.content.iter().find_map(model_of_group) else { continue };
        let item = Item::new(Aspect::Group, "", model.compositor).with(theirs.particles(at, model.group));
        add(Kind::Group, name, at.number, item);
    }
    (census, missed)
}

/// Where something is written: the document, and what it redefines.
#[derive(Clone, Copy)]
struct At<'d> {
    number: usize,
    schema: &'d Schema,
    target: Option<&'d str>,
    /// Within a redefinition its name, and how many definitions of it lie below.
    itself: Option<(&'d Name, usize)>,
}

#[derive(Clone, Copy)]
enum TypeNode<'d> {
    Simple(&'d SimpleBaseType),
    Complex(&'d ComplexBaseType),
}

/// `sequence`, `choice`, `all`, or a reference to a group.
#[derive(Clone, Copy)]
struct Model<'d> {
    compositor: &'static str,
    group: &'d GroupType,
}

/// What a complex type has in the end.
#[derive(Clone)]
enum Effective {
    Empty,
    Elements {
        mixed: bool,
    },
    /// A simple type, by its name if it has one.
    Simple(Option<Name>),
}

/// What a complex type says itself.
#[derive(Default)]
struct Own<'d> {
    base: Option<&'d QName>,
    extension: bool,
    simple: bool,
    mixed: bool,
    model: Option<Model<'d>>,
    inline: Option<&'d SimpleBaseType>,
    facets: Vec<&'d Facet>,
    attributes: Vec<&'d AttributeType>,
    groups: Vec<&'d AttributeGroupType>,
    any: Option<&'d AnyAttribute>,
}

/// The definitions of one name: the original first, then what redefines it, from the inside out.
type Definitions<'d, T> = BTreeMap<Name, Vec<(At<'d>, T)>>;

struct Theirs<'d> {
    types: Definitions<'d, TypeNode<'d>>,
    groups: Definitions<'d, &'d GroupType>,
    attribute_groups: Definitions<'d, &'d AttributeGroupType>,
    elements: BTreeMap<Name, (At<'d>, &'d ElementType)>,
    attributes: BTreeMap<Name, (At<'d>, &'d AttributeType)>,
    /// The namespaces of documents that there are no trees of.
    lacking: HashSet<Option<&'d str>>,
    /// Whether something that is referred to was not there, and may be in such a document.
    missed: Cell<bool>,
}

impl<'d> Theirs<'d> {
    fn new(documents: &'d [Document]) -> Self {
        let mut theirs = Self {
            types: BTreeMap::new(),
            groups: BTreeMap::new(),
            attribute_groups: BTreeMap::new(),
            elements: BTreeMap::new(),
            attributes: BTreeMap::new(),
            lacking: documents
                .iter()
                .filter(|document| document.schema.is_none())
                .map(|document| document.target.as_deref())
                .collect(),
            missed: Cell::new(false),
        };
        let all = || {
            documents.iter().enumerate().filter_map(|(number, document)| {
                let schema = document.schema.as_ref()?;
                Some(At { number, schema, target: document.target.as_deref(), itself: None })
            })
        };
        for at in all() {
            for content in &at.schema.content {
                match content {
                    SchemaContent::SimpleType(node) => theirs.add_type(at, node.name.as_ref(), TypeNode::Simple(node)),
                    SchemaContent::ComplexType(node) => {
                        theirs.add_type(at, node.name.as_ref(), TypeNode::Complex(node))
                    }
                    SchemaContent::Group(node) => add(&mut theirs.groups, at, node.name.as_ref(), node),
                    SchemaContent::AttributeGroup(node) => {
                        add(&mut theirs.attribute_groups, at, node.name.as_ref(), node)
                    }
                    SchemaContent::Element(node) => {
                        theirs.elements.insert(at.global(node.name.as_ref()), (at, node));
                    }
                    SchemaContent::Attribute(node) => {
                        theirs.attributes.insert(at.global(node.name.as_ref()), (at, node));
                    }
                    _ => {}
                }
            }
        }
        // What redefines was reached before what it redefines.
        for at in all().collect::<Vec<_>>().into_iter().rev() {
            let redefines = at.schema.content.iter().filter_map(|content| match content {
                SchemaContent::Redefine(redefine) => Some(&redefine.content),
                _ => None,
            });
            for content in redefines.flatten() {
                match content {
                    RedefineContent::SimpleType(node) => {
                        theirs.add_type(at, node.name.as_ref(), TypeNode::Simple(node))
                    }
                    RedefineContent::ComplexType(node) => {
                        theirs.add_type(at, node.name.as_ref(), TypeNode::Complex(node))
                    }
                    RedefineContent::Group(node) => add(&mut theirs.groups, at, node.name.as_ref(), node),
                    RedefineContent::AttributeGroup(node) => {
                        add(&mut theirs.attribute_groups, at, node.name.as_ref(), node);
                    }
                    RedefineContent::Annotation(_) => {}
                }
            }
        }
        theirs
    }

    fn add_type(&mut self, at: At<'d>, name: Option<&String>, node: TypeNode<'d>) {
        add(&mut self.types, at, name, node);
    }

    /// What a reference means, within a redefinition of the same name what it redefines.
    fn find<'s, T: Copy>(&'s self, all: &'s Definitions<'d, T>, at: At<'s>, name: &Name) -> Option<(At<'s>, T)> {
        let found = all.get_key_value(name).and_then(|(name, definitions)| {
            let count = match at.itself {
                Some((itself, count)) if itself == name => count,
                _ => definitions.len(),
            };
            below(definitions, name, count)
        });
        if found.is_none() {
            self.miss(name);
        }
        found
    }

    fn miss(&self, name: &Name) {
        if self.lacking.contains(&name.namespace.as_deref()) {
            self.missed.set(true);
        }
    }

    fn element(&self, at: At<'_>, element: &ElementType, global: bool) -> Vec<Item> {
        let mut items = vec![self.type_of_element(at, element)];
        Item::flag(&mut items, "nillable", element.nillable == Some(true));
        Item::flag(&mut items, "abstract", element.abstract_);
        value(&mut items, element.default.as_deref(), element.fixed.as_deref());
        let block = match element.block.as_ref().unwrap_or(&at.schema.block_default) {
            BlockSetType::All => None,
            BlockSetType::BlockSetItemList(list) => Some(list),
        };
        control(&mut items, "block", block, &["extension", "restriction", "substitution"]);
        if global {
            control(&mut items, "final", at.final_set(element.final_.as_ref()), &["extension", "restriction"]);
        }
        if let Some(head) = element.substitution_group.as_ref().and_then(|heads| heads.0.first()) {
            items.push(Item::new(Aspect::Substitution, "head", at.name(head).to_string()));
        }
        for content in &element.content {
            let (name, kind, parts) = match content {
                ElementTypeContent::Unique(key) | ElementTypeContent::Key(key) => {
                    let kind = if matches!(content, ElementTypeContent::Key(_)) { "key" } else { "unique" };
                    let parts = key.content.as_ref().map(|content| (&content.selector, &content.field));
                    (key.name.as_ref(), kind.to_owned(), parts)
                }
                ElementTypeContent::Keyref(key) => {
                    let refer = key.refer.as_ref().map(|refer| at.name(refer).to_string()).unwrap_or_default();
                    let parts = key.content.as_ref().map(|content| (&content.selector, &content.field));
                    (key.name.as_ref(), format!("keyref to {refer}"), parts)
                }
                _ => continue,
            };
            let mut told = Vec::new();
            if let Some((selector, fields)) = parts {
                told.push(Item::new(Aspect::Constraint, "selector", collapsed(&selector.xpath)));
                told.extend(fields.iter().map(|field| Item::new(Aspect::Constraint, "field", collapsed(&field.xpath))));
            }
            items.push(Item::new(Aspect::Constraint, at.global(name).to_string(), kind).with(told));
        }
        items
    }

    fn type_of_element(&self, at: At<'_>, element: &ElementType) -> Item {
        let told = |value: &str| Item::new(Aspect::Type, "type", value);
        if let Some(name) = &element.type_ {
            return told(&at.name(name).to_string());
        }
        for content in &element.content {
            match content {
                ElementTypeContent::SimpleType(node) => return told(ANONYMOUS).with(self.simple(at, node)),
                ElementTypeContent::ComplexType(node) => return told(ANONYMOUS).with(self.complex(at, node)),
                _ => {}
            }
        }
        let Some(head) = element.substitution_group.as_ref().and_then(|heads| heads.0.first()) else {
            return told(&format!("{{{XSD}}}anyType"));
        };
        let head = at.name(head);
        match self.elements.get(&head) {
            Some((at, head)) => match self.type_of_element(*at, head) {
                item if item.value == ANONYMOUS => told(INHERITED),
                item => item,
            },
            None => {
                self.miss(&head);
                told(INHERITED)
            }
        }
    }

    fn definition(&self, at: At<'_>, node: TypeNode<'_>) -> Vec<Item> {
        match node {
            TypeNode::Simple(node) => self.simple(at, node),
            TypeNode::Complex(node) => self.complex(at, node),
        }
    }

    /// A type by its name, or by the definition that stands in its place.
    fn simple_item(
        &self,
        at: At<'_>,
        aspect: Aspect,
        what: &str,
        name: Option<&QName>,
        inline: Option<&SimpleBaseType>,
    ) -> Item {
        match (name, inline) {
            (Some(name), _) => Item::new(aspect, what, at.name(name).to_string()),
            (None, Some(inline)) => Item::new(aspect, what, ANONYMOUS).with(self.simple(at, inline)),
            (None, None) => Item::new(aspect, what, format!("{{{XSD}}}anySimpleType")),
        }
    }

    /// The base of a derivation; a redefinition's is what it redefines, which has lost its name.
    fn base(&self, at: At<'_>, what: &str, base: &QName) -> Item {
        let name = at.name(base);
        if at.itself.is_some_and(|(itself, _)| *itself == name)
            && let Some((at, node)) = self.find(&self.types, at, &name)
        {
            return Item::new(Aspect::Base, what, ANONYMOUS).with(self.definition(at, node));
        }
        Item::new(Aspect::Base, what, name.to_string())
    }

    fn simple(&self, at: At<'_>, node: &SimpleBaseType) -> Vec<Item> {
        let mut items = Vec::new();
        let mut facets = Vec::new();
        for content in &node.content {
            match content {
                SimpleBaseTypeContent::Restriction(step) => {
                    let inline = step.content.iter().find_map(|content| match content {
                        RestrictionContent::SimpleType(inline) => Some(inline),
                        _ => None,
                    });
                    items.push(match &step.base {
                        Some(base) => self.base(at, "restriction", base),
                        None => self.simple_item(at, Aspect::Base, "restriction", None, inline),
                    });
                    facets.extend(step.content.iter().filter_map(|content| match content {
                        RestrictionContent::Facet(node) => facet(node),
                        _ => None,
                    }));
                }
                SimpleBaseTypeContent::List(list) => {
                    let inline = list.simple_type.as_deref();
                    items.push(self.simple_item(at, Aspect::Base, "list", list.item_type.as_ref(), inline));
                }
                SimpleBaseTypeContent::Union(union) => {
                    let named = union.member_types.iter().flat_map(|types| &types.0);
                    items.extend(named.map(|name| self.simple_item(at, Aspect::Base, "member", Some(name), None)));
                    let inline = union.simple_type.iter();
                    items.extend(inline.map(|node| self.simple_item(at, Aspect::Base, "member", None, Some(node))));
                }
                SimpleBaseTypeContent::Annotation(_) => {}
            }
        }
        let set = match &node.final_ {
            Some(SimpleDerivationSetType::All) => None,
            Some(SimpleDerivationSetType::BlockSetItemList(list)) => Some(list),
            None => at.final_default(),
        };
        control(&mut items, "final", set, &["restriction", "list", "union"]);
        items.extend(facets);
        items
    }

    fn complex(&self, at: At<'_>, node: &ComplexBaseType) -> Vec<Item> {
        let own = Own::of(node);
        let mut items = vec![match own.base {
            Some(base) if own.extension => self.base(at, "extension", base),
            Some(base) => self.base(at, "restriction", base),
            None => Item::new(Aspect::Base, "restriction", format!("{{{XSD}}}anyType")),
        }];
        Item::flag(&mut items, "abstract", node.abstract_);
        let block = match (&node.block, &at.schema.block_default) {
            (Some(DerivationSetType::All), _) | (None, BlockSetType::All) => None,
            (Some(DerivationSetType::BlockSetItemList(list)), _) | (None, BlockSetType::BlockSetItemList(list)) => {
                Some(list)
            }
        };
        control(&mut items, "block", block, &["extension", "restriction"]);
        control(&mut items, "final", at.final_set(node.final_.as_ref()), &["extension", "restriction"]);
        items.push(self.content(at, node, &own));
        let mut attributes: Vec<Item> = self.attributes(at, node, 0).into_values().collect();
        attributes.sort_by(|a, b| a.name.cmp(&b.name));
        items.extend(attributes);
        items.extend(self.wildcard(at, node, 0).map(|any| Item::new(Aspect::Wildcard, "anyAttribute", any)));
        items
    }

    fn content(&self, at: At<'_>, node: &ComplexBaseType, own: &Own<'_>) -> Item {
        let told = |value: &str| Item::new(Aspect::Content, "content", value);
        match self.effective(at, node, 0) {
            Effective::Empty => told("empty"),
            Effective::Simple(name) => {
                let of_base = |what, aspect| match self.base_content(at, own, 0) {
                    Effective::Simple(Some(name)) => Item::new(aspect, what, name.to_string()),
                    _ => Item::new(aspect, what, INHERITED),
                };
                let step = if let Some(name) = name {
                    Item::new(Aspect::Type, "type", name.to_string())
                } else if own.extension || (own.inline.is_none() && own.facets.is_empty()) {
                    of_base("type", Aspect::Type)
                } else if own.facets.is_empty() {
                    self.simple_item(at, Aspect::Type, "type", None, own.inline)
                } else {
                    let base = match own.inline {
                        Some(_) => self.simple_item(at, Aspect::Base, "restriction", None, own.inline),
                        None => of_base("restriction", Aspect::Base),
                    };
                    let facets = own.facets.iter().copied().filter_map(facet);
                    let items = std::iter::once(base).chain(facets).collect();
                    Item::new(Aspect::Type, "type", ANONYMOUS).with(items)
                };
                told("simple").with(vec![step])
            }
            Effective::Elements { mixed } => {
                let mut items = Vec::new();
                if own.extension && matches!(self.base_content(at, own, 0), Effective::Elements { .. }) {
                    items.push(Item::new(Aspect::Content, "of the base", ""));
                }
                let model = own.model.filter(|model| !model.is_empty());
                items.extend(model.map(|model| self.model(at, model)));
                told(if mixed { "mixed" } else { "elements" }).with(items)
            }
        }
    }

    /// What the content of a complex type is in the end (Part 1, 3.4.2).
    fn effective(&self, at: At<'_>, node: &ComplexBaseType, depth: usize) -> Effective {
        let own = Own::of(node);
        if own.simple {
            let named = match self.base_content(at, &own, depth) {
                Effective::Simple(name) if own.extension || (own.inline.is_none() && own.facets.is_empty()) => name,
                _ => None,
            };
            return Effective::Simple(named);
        }
        let explicit = match own.model.filter(|model| !model.is_empty()) {
            None if !own.mixed => Effective::Empty,
            _ => Effective::Elements { mixed: own.mixed },
        };
        if !own.extension {
            return explicit;
        }
        match (self.base_content(at, &own, depth), explicit) {
            (base, Effective::Empty) => base,
            (Effective::Empty, explicit) => explicit,
            (base, _) => base,
        }
    }

    /// The content of the base; of a simple type the type itself.
    fn base_content(&self, at: At<'_>, own: &Own<'_>, depth: usize) -> Effective {
        let Some(base) = own.base else { return Effective::Elements { mixed: true } };
        let name = at.name(base);
        match self.base_type(at, &name, depth) {
            Some((at, TypeNode::Complex(base))) => self.effective(at, base, depth + 1),
            Some((_, TypeNode::Simple(_))) => Effective::Simple(Some(name)),
            None if name.namespace.as_deref() == Some(XSD) && name.local != "anyType" => Effective::Simple(Some(name)),
            None => Effective::Elements { mixed: true },
        }
    }

    fn base_type<'s>(&'s self, at: At<'s>, name: &Name, depth: usize) -> Option<(At<'s>, TypeNode<'d>)> {
        if depth > MOST_BASES {
            return None;
        }
        if name.namespace.as_deref() == Some(XSD) && !self.types.contains_key(name) {
            return None;
        }
        self.find(&self.types, at, name)
    }

    fn model(&self, at: At<'_>, model: Model<'_>) -> Item {
        let often = often(model.group.min_occurs, model.group.max_occurs);
        match &model.group.ref_ {
            Some(name) => Item::new(Aspect::Group, at.name(name).to_string(), often),
            None => Item::new(Aspect::Group, model.compositor, often).with(self.particles(at, model.group)),
        }
    }

    fn particles(&self, at: At<'_>, group: &GroupType) -> Vec<Item> {
        let mut items = Vec::new();
        for content in &group.content {
            match content {
                GroupTypeContent::Element(element) if element.max_occurs != MaxOccurs::Bounded(0) => {
                    let often = often(element.min_occurs, element.max_occurs);
                    items.push(match &element.ref_ {
                        Some(name) => Item::new(Aspect::Element, format!("ref {}", at.name(name)), often),
                        None => {
                            let name = at.local(element.name.as_ref(), element.form, at.schema.element_form_default);
                            let told = self.element(at, element, false);
                            Item::new(Aspect::Element, name.to_string(), often).with(told)
                        }
                    });
                }
                GroupTypeContent::Any(any) if any.max_occurs != MaxOccurs::Bounded(0) => items.push(at.any(any)),
                _ => {
                    let model = model_of_group(content).filter(|model| model.group.max_occurs != MaxOccurs::Bounded(0));
                    items.extend(model.map(|model| self.model(at, model)));
                }
            }
        }
        items
    }

    /// What is said of an attribute apart from its use.
    fn attribute(&self, at: At<'_>, attribute: &AttributeType) -> Vec<Item> {
        let inline = attribute.simple_type.as_ref();
        let mut items = vec![self.simple_item(at, Aspect::Type, "type", attribute.type_.as_ref(), inline)];
        value(&mut items, attribute.default.as_deref(), attribute.fixed.as_deref());
        items
    }

    /// The attributes that a complex type has in the end.
    fn attributes(&self, at: At<'_>, node: &ComplexBaseType, depth: usize) -> BTreeMap<Name, Item> {
        let own = Own::of(node);
        let mut all = BTreeMap::new();
        if let Some(base) = own.base
            && let Some((at, TypeNode::Complex(base))) = self.base_type(at, &at.name(base), depth)
        {
            all = self.attributes(at, base, depth + 1);
            for item in all.values_mut() {
                // The definition of the type was told where it stands.
                let types = item.items.iter_mut().filter(|item| item.aspect == Aspect::Type && item.value == ANONYMOUS);
                types.for_each(|item| *item = Item::new(Aspect::Type, "type", INHERITED));
            }
        }
        let mut seen = HashSet::new();
        for attribute in &own.attributes {
            self.attribute_use(at, attribute, true, &mut all);
        }
        for group in &own.groups {
            self.attribute_group(at, group, &mut seen, &mut all);
        }
        all
    }

    fn attribute_group<'s>(
        &'s self,
        at: At<'s>,
        group: &AttributeGroupType,
        seen: &mut HashSet<*const AttributeGroupType>,
        all: &mut BTreeMap<Name, Item>,
    ) {
        let Some(name) = &group.ref_ else { return };
        let Some((at, group)) = self.find(&self.attribute_groups, at, &at.name(name)) else { return };
        if !seen.insert(group) {
            return;
        }
        for content in &group.content {
            match content {
                AttributeGroupTypeContent::Attribute(attribute) => self.attribute_use(at, attribute, false, all),
                AttributeGroupTypeContent::AttributeGroup(group) => self.attribute_group(at, group, seen, all),
                _ => {}
            }
        }
    }

    fn attribute_use(&self, at: At<'_>, attribute: &AttributeType, direct: bool, all: &mut BTreeMap<Name, Item>) {
        let (name, told, mut items) = match &attribute.ref_ {
            Some(name) => {
                let name = at.name(name);
                let mut items = Vec::new();
                value(&mut items, attribute.default.as_deref(), attribute.fixed.as_deref());
                if items.is_empty() {
                    let declared = self.attributes.get(&name).map(|(_, declared)| *declared);
                    if let Some(declared) = declared {
                        value(&mut items, declared.default.as_deref(), declared.fixed.as_deref());
                    }
                }
                let told = format!("ref {name}");
                (name, told, items)
            }
            None => {
                let name = at.local(attribute.name.as_ref(), attribute.form, at.schema.attribute_form_default);
                let told = name.to_string();
                (name, told, self.attribute(at, attribute))
            }
        };
        let use_ = match attribute.use_ {
            AttributeUseType::Required => "required",
            AttributeUseType::Optional => "optional",
            AttributeUseType::Prohibited => {
                // In a group it says nothing (Part 1, 3.6.2).
                if direct {
                    all.remove(&name);
                }
                return;
            }
        };
        items.sort_by_key(|item| item.aspect);
        all.insert(name, Item::new(Aspect::Attribute, told, use_).with(items));
    }

    /// The attribute wildcard that a complex type has in the end. What becomes of two is not told.
    fn wildcard(&self, at: At<'_>, node: &ComplexBaseType, depth: usize) -> Option<String> {
        let own = Own::of(node);
        let mut found: Vec<String> = own.any.map(|any| at.any_attribute(any)).into_iter().collect();
        let mut seen = HashSet::new();
        for group in &own.groups {
            self.wildcards_of_group(at, group, &mut seen, &mut found);
        }
        if own.extension {
            let name = own.base.map(|base| at.name(base));
            match name.as_ref().map(|name| (name, self.base_type(at, name, depth))) {
                Some((_, Some((at, TypeNode::Complex(base))))) => found.extend(self.wildcard(at, base, depth + 1)),
                Some((name, None)) if name.local == "anyType" => found.push("##any lax".to_owned()),
                _ => {}
            }
        }
        if found.len() > 1 { Some(UNTOLD.to_owned()) } else { found.pop() }
    }

    fn wildcards_of_group<'s>(
        &'s self,
        at: At<'s>,
        group: &AttributeGroupType,
        seen: &mut HashSet<*const AttributeGroupType>,
        found: &mut Vec<String>,
    ) {
        let Some(name) = &group.ref_ else { return };
        let Some((at, group)) = self.find(&self.attribute_groups, at, &at.name(name)) else { return };
        if !seen.insert(group) {
            return;
        }
        for content in &group.content {
            match content {
                AttributeGroupTypeContent::AnyAttribute(any) => found.push(at.any_attribute(any)),
                AttributeGroupTypeContent::AttributeGroup(group) => self.wildcards_of_group(at, group, seen, found),
                _ => {}
            }
        }
    }
}

impl<'d> At<'d> {
    fn global(self, name: Option<&String>) -> Name {
        Name { namespace: self.target.map(str::to_owned), local: name.cloned().unwrap_or_default() }
    }

    fn local(self, name: Option<&String>, form: Option<FormChoiceType>, default: FormChoiceType) -> Name {
        let qualified = form.unwrap_or(default) == FormChoiceType::Qualified;
        Name { namespace: None, ..self.global(name) }.in_namespace(self.target.filter(|_| qualified))
    }

    /// The name that a reference means. In a document without a target namespace that was taken under one, names in no
    /// namespace are names in that one.
    fn name(self, name: &QName) -> Name {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let namespace = match name.namespace() {
            Some(namespace) => Some(text(namespace.as_ref())),
            None if self.schema.target_namespace.is_none() => self.target.map(str::to_owned),
            None => None,
        };
        Name { namespace: namespace.filter(|namespace| !namespace.is_empty()), local: text(name.local_name()) }
    }

    fn final_default(self) -> Option<&'d BlockSetItemList> {
        match &self.schema.final_default {
            FullDerivationSetType::All => None,
            FullDerivationSetType::BlockSetItemList(list) => Some(list),
        }
    }

    /// None stands for all.
    fn final_set(self, own: Option<&'d DerivationSetType>) -> Option<&'d BlockSetItemList> {
        match own {
            Some(DerivationSetType::All) => None,
            Some(DerivationSetType::BlockSetItemList(list)) => Some(list),
            None => self.final_default(),
        }
    }

    fn any(self, any: &Any) -> Item {
        let often = often(any.min_occurs, any.max_occurs);
        let admits = self.namespaces(any.namespace.as_ref());
        Item::new(Aspect::Wildcard, "any", format!("{often} {admits} {}", process(&any.process_contents)))
    }

    fn any_attribute(self, any: &AnyAttribute) -> String {
        format!("{} {}", self.namespaces(any.namespace.as_ref()), process(&any.process_contents))
    }

    fn namespaces(self, list: Option<&NamespaceListType>) -> String {
        let target = self.target.unwrap_or("##local");
        match list {
            None | Some(NamespaceListType::Any) => "##any".to_owned(),
            Some(NamespaceListType::Other) => format!("not {target}"),
            Some(NamespaceListType::BasicNamespaceList(list)) => {
                let word = |item: &BasicNamespaceListItemType| match item {
                    BasicNamespaceListItemType::String(uri) => uri.clone(),
                    BasicNamespaceListItemType::TargetNamespace => target.to_owned(),
                    BasicNamespaceListItemType::Local => "##local".to_owned(),
                };
                let mut words: Vec<String> = list.0.iter().map(word).collect();
                words.sort();
                words.dedup();
                words.join(" ")
            }
        }
    }
}

impl Name {
    fn in_namespace(self, namespace: Option<&str>) -> Self {
        Self { namespace: namespace.map(str::to_owned), ..self }
    }
}

impl Model<'_> {
    /// Whether nothing can stand there (Part 1, 3.4.2, explicit content).
    fn is_empty(self) -> bool {
        let none = self.group.content.iter().all(|content| matches!(content, GroupTypeContent::Annotation(_)));
        let nothing = none && self.group.ref_.is_none() && (self.compositor != "choice" || self.group.min_occurs == 0);
        nothing || self.group.max_occurs == MaxOccurs::Bounded(0)
    }
}

impl<'d> Own<'d> {
    fn of(node: &'d ComplexBaseType) -> Self {
        let mut own = Self { mixed: node.mixed == Some(true), ..Self::default() };
        for content in &node.content {
            match content {
                ComplexBaseTypeContent::SimpleContent(content) => {
                    own.simple = true;
                    for content in &content.content {
                        match content {
                            SimpleContentContent::Restriction(step) => own.restriction(&step.base, &step.content),
                            SimpleContentContent::Extension(step) => own.extension(&step.base, &step.content),
                            SimpleContentContent::Annotation(_) => {}
                        }
                    }
                }
                ComplexBaseTypeContent::ComplexContent(content) => {
                    own.mixed = content.mixed.unwrap_or(own.mixed);
                    for content in &content.content {
                        match content {
                            ComplexContentContent::Restriction(step) => own.restriction(&step.base, &step.content),
                            ComplexContentContent::Extension(step) => own.extension(&step.base, &step.content),
                            ComplexContentContent::Annotation(_) => {}
                        }
                    }
                }
                ComplexBaseTypeContent::Group(group) => own.model("group", group),
                ComplexBaseTypeContent::All(group) => own.model("all", group),
                ComplexBaseTypeContent::Choice(group) => own.model("choice", group),
                ComplexBaseTypeContent::Sequence(group) => own.model("sequence", group),
                ComplexBaseTypeContent::Attribute(attribute) => own.attributes.push(attribute),
                ComplexBaseTypeContent::AttributeGroup(group) => own.groups.push(group),
                ComplexBaseTypeContent::AnyAttribute(any) => own.any = Some(any),
                _ => {}
            }
        }
        own
    }

    fn model(&mut self, compositor: &'static str, group: &'d GroupType) {
        self.model = Some(Model { compositor, group });
    }

    fn restriction(&mut self, base: &'d QName, content: &'d [RestrictionTypeContent]) {
        self.base = Some(base);
        for content in content {
            match content {
                RestrictionTypeContent::Group(group) => self.model("group", group),
                RestrictionTypeContent::All(group) => self.model("all", group),
                RestrictionTypeContent::Choice(group) => self.model("choice", group),
                RestrictionTypeContent::Sequence(group) => self.model("sequence", group),
                RestrictionTypeContent::SimpleType(inline) => self.inline = Some(inline),
                RestrictionTypeContent::Facet(facet) => self.facets.push(facet),
                RestrictionTypeContent::Attribute(attribute) => self.attributes.push(attribute),
                RestrictionTypeContent::AttributeGroup(group) => self.groups.push(group),
                RestrictionTypeContent::AnyAttribute(any) => self.any = Some(any),
                _ => {}
            }
        }
    }

    fn extension(&mut self, base: &'d QName, content: &'d [ExtensionTypeContent]) {
        self.base = Some(base);
        self.extension = true;
        for content in content {
            match content {
                ExtensionTypeContent::Group(group) => self.model("group", group),
                ExtensionTypeContent::All(group) => self.model("all", group),
                ExtensionTypeContent::Choice(group) => self.model("choice", group),
                ExtensionTypeContent::Sequence(group) => self.model("sequence", group),
                ExtensionTypeContent::Attribute(attribute) => self.attributes.push(attribute),
                ExtensionTypeContent::AttributeGroup(group) => self.groups.push(group),
                ExtensionTypeContent::AnyAttribute(any) => self.any = Some(any),
                _ => {}
            }
        }
    }
}

fn add<'d, T>(all: &mut Definitions<'d, T>, at: At<'d>, name: Option<&String>, node: T) {
    all.entry(at.global(name)).or_default().push((at, node));
}

/// The last of the first `count` definitions of a name.
fn below<'s, T: Copy>(definitions: &[(At<'s>, T)], name: &'s Name, count: usize) -> Option<(At<'s>, T)> {
    let level = count.checked_sub(1)?;
    let (at, node) = definitions.get(level)?;
    Some((At { itself: (level > 0).then_some((name, level)), ..*at }, *node))
}

fn model_of_group(content: &GroupTypeContent) -> Option<Model<'_>> {
    let (compositor, group) = match content {
        GroupTypeContent::Group(group) => ("group", group),
        GroupTypeContent::All(group) => ("all", group),
        GroupTypeContent::Choice(group) => ("choice", group),
        GroupTypeContent::Sequence(group) => ("sequence", group),
        _ => return None,
    };
    Some(Model { compositor, group })
}

fn facet(facet: &Facet) -> Option<Item> {
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

fn value(items: &mut Vec<Item>, default: Option<&str>, fixed: Option<&str>) {
    match (default, fixed) {
        (_, Some(fixed)) => items.push(Item::new(Aspect::Value, "fixed", fixed)),
        (Some(default), None) => items.push(Item::new(Aspect::Value, "default", default)),
        (None, None) => {}
    }
}

/// None stands for all that mean something.
fn control(items: &mut Vec<Item>, name: &str, set: Option<&BlockSetItemList>, meaningful: &[&str]) {
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

fn often(min: usize, max: MaxOccurs) -> String {
    // What does not fit into 32 bits is as good as unbounded.
    let max = match max {
        MaxOccurs::Bounded(max) => u32::try_from(max).ok().filter(|max| *max < u32::MAX).map(u64::from),
        MaxOccurs::Unbounded => None,
    };
    occurs(min as u64, max)
}

fn process(contents: &ProcessContentsType) -> &'static str {
    match contents {
        ProcessContentsType::Strict => "strict",
        ProcessContentsType::Lax => "lax",
        ProcessContentsType::Skip => "skip",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(attributes: &str) -> Option<Schema> {
        let text = format!("<xs:schema xmlns:xs='{XSD}'><xs:element name='a' {attributes}/></xs:schema>");
        let schemas = Parser::new().add_schema_from_str(&text).ok()?.finish();
        schemas.schemas().next().map(|(_, info)| info.schema.clone())
    }

    /// When one of these fails, xsd-parser has become better, and a rule in `mend` can go.
    #[test]
    fn the_weaknesses_are_still_there() {
        assert!(schema("nillable='true'").is_some());
        assert!(schema("nillable=' true '").is_none());
        assert!(schema("block='extension  restriction'").is_none());
        let element = |schema: Schema| match schema.content.into_iter().next() {
            Some(SchemaContent::Element(element)) => element,
            _ => panic!("an element"),
        };
        let blank = element(schema("type=' xs:string '").expect("a schema"));
        assert!(blank.type_.expect("a type").namespace().is_none());
        let tab = element(schema("default='a\tb'").expect("a schema"));
        assert_eq!(tab.default.as_deref(), Some("a\tb"));
    }
}
