//! The census of what `xsd-parser` read. It gives the trees of single documents; what their names mean, what types inherit and
//! which attributes they have in the end is worked out here.

mod at;
mod attribute;
mod complex;
mod element;
mod item;
mod own;
mod simple;

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

use at::At;
use own::model_of_group;

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

#[derive(Clone, Copy)]
enum TypeNode<'d> {
    Simple(&'d SimpleBaseType),
    Complex(&'d ComplexBaseType),
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
