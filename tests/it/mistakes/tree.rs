//! A sample as a tree of byte ranges, with what the compiled schema says of each element.

use std::ops::Range;

use xefa::Limits;
use xefa::schema::{ComplexType, Content, ContentModel, LeafTerm, NameId, NodeKind, Schema, TypeDef, TypeId};
use xefa::xml::{Reader, Token};

/// An element.
pub struct Node {
    /// The start tag.
    pub start: Range<usize>,
    /// The end tag; the start tag again for an empty-element tag.
    pub end: Range<usize>,
    pub local: String,
    pub uri: String,
    pub parent: Option<usize>,
    pub children: Vec<usize>,
    pub attributes: Vec<Attribute>,
    /// Its type, where the declarations tell it.
    pub type_id: Option<TypeId>,
    pub leaf: Option<usize>,
}

pub struct Attribute {
    pub local: String,
    pub uri: String,
    pub name_at: usize,
    /// From the name to behind the closing quote.
    pub range: Range<usize>,
}

impl Node {
    pub fn range(&self) -> Range<usize> {
        self.start.start..self.end.end
    }

    pub fn is_empty_tag(&self) -> bool {
        self.start == self.end
    }
}

pub struct Tree<'a> {
    pub text: &'a str,
    pub schema: &'a Schema,
    pub nodes: Vec<Node>,
}

impl<'a> Tree<'a> {
    /// Of a text that is well-formed.
    pub fn new(text: &'a str, schema: &'a Schema) -> Self {
        let mut reader = Reader::new(text, &Limits::default());
        let mut nodes: Vec<Node> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        loop {
            match reader.next().expect("well-formed") {
                Token::Eof => break,
                Token::Text => {}
                Token::End => {
                    let at = open.pop().expect("an open element");
                    nodes[at].end = reader.span();
                }
                Token::Start => {
                    let name = reader.name();
                    let attributes = reader.attributes().iter().map(|attribute| Attribute {
                        local: attribute.name.local.to_owned(),
                        uri: reader.namespace_uri(attribute.name.ns).to_owned(),
                        name_at: attribute.name_offset,
                        range: attribute.name_offset..attribute.end + 1,
                    });
                    let node = Node {
                        start: reader.span(),
                        end: reader.span(),
                        local: name.local.to_owned(),
                        uri: reader.namespace_uri(name.ns).to_owned(),
                        parent: open.last().copied(),
                        children: Vec::new(),
                        attributes: attributes.collect(),
                        type_id: None,
                        leaf: None,
                    };
                    let at = nodes.len();
                    if let Some(parent) = node.parent {
                        nodes[parent].children.push(at);
                    }
                    nodes.push(node);
                    open.push(at);
                }
            }
        }
        let mut tree = Self { text, schema, nodes };
        tree.declare();
        tree
    }

    fn name(&self, at: usize) -> Option<NameId> {
        let node = &self.nodes[at];
        self.schema.find(self.schema.namespace(&node.uri)?, &node.local)
    }

    fn declare(&mut self) {
        for at in 0..self.nodes.len() {
            let Some(name) = self.name(at) else { continue };
            let (element, leaf) = match self.nodes[at].parent {
                None => (self.schema.global_element(name), None),
                Some(parent) => {
                    let Some(model) = self.model(parent) else { continue };
                    let found = model.leaves.iter().enumerate().find_map(|(leaf, term)| match term.term {
                        LeafTerm::Element(id) if self.schema.element(id).name == name => Some((id, leaf)),
                        _ => None,
                    });
                    let Some((id, leaf)) = found else { continue };
                    (Some(id), Some(leaf))
                }
            };
            let xsi = self.nodes[at]
                .attributes
                .iter()
                .any(|attribute| attribute.uri.ends_with("XMLSchema-instance") && attribute.local == "type");
            self.nodes[at].leaf = leaf;
            self.nodes[at].type_id = element.filter(|_| !xsi).map(|id| self.schema.element(id).type_id);
        }
    }

    pub fn complex(&self, at: usize) -> Option<&'a ComplexType> {
        match self.schema.type_def(self.nodes[at].type_id?) {
            TypeDef::Complex(complex) => Some(complex),
            TypeDef::Simple { .. } => None,
        }
    }

    pub fn model(&self, at: usize) -> Option<&'a ContentModel> {
        match self.complex(at)?.content {
            Content::Elements { model, .. } => {
                Some(self.schema.content_model(model)).filter(|model| !model.nodes.is_empty())
            }
            _ => None,
        }
    }

    /// The model of an element whose content is a plain sequence without wildcards, where each child is a particle of its own.
    pub fn flat(&self, at: usize) -> Option<&'a ContentModel> {
        let model = self.model(at)?;
        let root = &model.nodes[0];
        let plain = matches!(root.kind, NodeKind::Sequence(_)) && !root.repeats() && !model.ambiguous && !model.all;
        let known = |leaf: &xefa::schema::Leaf| matches!(leaf.term, LeafTerm::Element(_));
        let once = self.nodes[at].children.iter().all(|child| self.nodes[*child].leaf.is_some());
        let top = |leaf: &xefa::schema::Leaf| leaf.node != 0 && model.nodes[leaf.node as usize].parent == 0;
        (plain && once && model.leaves.iter().all(|leaf| known(leaf) && top(leaf))).then_some(model)
    }

    /// The model of an element without wildcards, of any shape, where each child is told by its name.
    pub fn closed(&self, at: usize) -> Option<&'a ContentModel> {
        let model = self.model(at)?;
        let known = |leaf: &xefa::schema::Leaf| matches!(leaf.term, LeafTerm::Element(_));
        let all = self.nodes[at].children.iter().all(|child| self.nodes[*child].leaf.is_some());
        (all && model.leaves.iter().all(known)).then_some(model)
    }

    /// Least and greatest number of a child of a flat model.
    pub fn occurs(&self, model: &ContentModel, leaf: usize) -> (u32, Option<u32>) {
        let node = &model.nodes[model.leaves[leaf].node as usize];
        (node.min, node.max)
    }

    /// The children of the same particle.
    pub fn alike(&self, child: usize) -> Vec<usize> {
        let Some(parent) = self.nodes[child].parent else { return Vec::new() };
        let leaf = self.nodes[child].leaf;
        self.nodes[parent].children.iter().copied().filter(|other| self.nodes[*other].leaf == leaf).collect()
    }
}
