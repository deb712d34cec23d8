//! From values to events.

use std::borrow::Cow;

use crate::schema::{
    AttributeUse, ComplexType, Content, ContentModel, ElementId, LeafTerm, Schema, TypeDef, TypeId, ValueConstraint,
};
use crate::value::{Leaf, QName};

use super::any::{AnyAttribute, AnyElement, AnyNode};
use super::decode::Stop;
use super::field::{AttributeField, Field};
#[cfg(feature = "json")]
use super::json::untyped::Told;
use super::sink::{Begin, Sink, prefixes};
use super::{Key, List, Model};

/// Written, or not.
pub type Encoded = Result<(), Stop>;

/// What an element is opened with where the value decides it: a member of a substitution group, an actual type, `xsi:nil`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Opening<'v> {
    pub(super) element: Option<ElementId>,
    pub(super) type_id: Option<TypeId>,
    pub(super) nil: bool,
    pub(super) any: Option<&'v AnyElement>,
}

impl Opening<'_> {
    /// With this declaration, unless the value knows better.
    #[must_use]
    pub fn element(mut self, number: u32) -> Self {
        self.element.get_or_insert(ElementId(number));
        self
    }

    /// With this actual type, unless the value knows better.
    #[must_use]
    pub fn type_id(mut self, number: u32) -> Self {
        self.type_id.get_or_insert(TypeId(number));
        self
    }
}

/// Takes a value apart into events.
pub struct Encoder<'a> {
    schema: &'a Schema,
    sink: &'a mut dyn Sink,
    frames: Vec<Frame<'a>>,
}

/// What there is to know of the type of an open element.
#[derive(Clone, Copy)]
struct Frame<'a> {
    model: Option<&'a ContentModel>,
    attributes: &'a [AttributeUse],
}

impl<'a> Encoder<'a> {
    pub(super) fn new(schema: &'a Schema, sink: &'a mut dyn Sink) -> Self {
        Self { schema, sink, frames: Vec::with_capacity(16) }
    }

    /// A value as the root.
    pub(super) fn root<T: Model>(&mut self, element: ElementId, value: &T) -> Encoded {
        let opening = value.opening();
        let declared = self.schema.element(element).type_id;
        self.open(None, element, declared, &opening)?;
        value.encode(self)?;
        self.frames.pop();
        self.sink.close()
    }

    /// What is written next is a value of this type, without an element around it.
    pub(super) fn within(&mut self, type_id: TypeId) {
        if let TypeDef::Complex(complex) = self.schema.type_def(type_id) {
            self.frames.push(Frame { model: self.model_of(complex), attributes: &complex.attributes });
        }
    }

    fn open(&mut self, leaf: Option<u32>, element: ElementId, declared: TypeId, opening: &Opening<'_>) -> Encoded {
        let type_id = opening.type_id.unwrap_or(declared);
        let type_def = self.schema.type_def(type_id);
        self.sink.open(Begin { leaf, element, declared, type_id, nil: opening.nil })?;
        match type_def {
            TypeDef::Simple { .. } => self.frames.push(Frame { model: None, attributes: &[] }),
            TypeDef::Complex(complex) => {
                self.frames.push(Frame { model: self.model_of(complex), attributes: &complex.attributes });
                for attribute in &complex.attributes {
                    if let (true, Some(value)) = (attribute.required, &attribute.value)
                        && value.fixed
                    {
                        let text = self.constraint(value);
                        self.sink.attribute(attribute, &text)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A fixed value; of names with the prefixes of the document.
    fn constraint<'v>(&mut self, value: &'v ValueConstraint) -> Cow<'v, str> {
        if value.scope.is_empty() {
            return Cow::Borrowed(&value.lexical);
        }
        let namespace = |prefix: &str| {
            value.scope.iter().find(|(bound, _)| **bound == *prefix).map(|(_, uri)| uri.clone().into_string())
        };
        match List::<QName>::from_prefixed(&value.lexical, &namespace) {
            Ok(names) => Cow::Owned(self.with_prefixes(&names)),
            Err(_) => Cow::Borrowed(&value.lexical),
        }
    }

    fn with_prefixes<T: Leaf>(&mut self, value: &T) -> String {
        value.to_prefixed(&mut prefixes(self.sink)).into_owned()
    }

    fn model_of(&self, complex: &ComplexType) -> Option<&'a ContentModel> {
        match complex.content {
            Content::Elements { model, .. } => Some(self.schema.content_model(model)),
            _ => None,
        }
    }

    /// Opens an element or begins a group.
    pub(super) fn begin(&mut self, key: Key, opening: Opening<'_>, first: bool) -> Encoded {
        match key {
            Key::Group(node) if first => self.sink.enter(node),
            Key::Group(node) => self.sink.next(node),
            Key::Text => Ok(()),
            Key::Payload(leaf, element) => {
                let element = opening.element.unwrap_or(ElementId(element));
                self.open(Some(leaf), element, self.schema.element(element).type_id, &opening)
            }
            Key::Leaf(leaf) => {
                if let Some(any) = opening.any {
                    self.frames.push(Frame { model: None, attributes: &[] });
                    return self.sink.open_any(Some(leaf), any);
                }
                let declared = match self.frames.last().and_then(|frame| frame.model?.leaves.get(leaf as usize)) {
                    Some(leaf) => match &leaf.term {
                        LeafTerm::Element(element) => Some(*element),
                        LeafTerm::Wildcard(_) => None,
                    },
                    None => None,
                };
                let Some(element) = opening.element.or(declared) else { return Err(Stop) };
                self.open(Some(leaf), element, self.schema.element(element).type_id, &opening)
            }
        }
    }

    /// Closes an element, or a group after its last occurrence.
    pub(super) fn end(&mut self, key: Key, last: bool) -> Encoded {
        match key {
            Key::Group(node) if last => self.sink.leave(node),
            Key::Group(_) | Key::Text => Ok(()),
            Key::Leaf(_) | Key::Payload(..) => {
                self.frames.pop();
                self.sink.close()
            }
        }
    }

    /// The part at an element particle.
    #[inline]
    pub fn element<F: Field>(&mut self, leaf: u32, value: &F) -> Encoded {
        value.encode_field(self, Key::Leaf(leaf))
    }

    /// The part at a wildcard.
    #[inline]
    pub fn any<F: Field>(&mut self, leaf: u32, value: &F) -> Encoded {
        value.encode_field(self, Key::Leaf(leaf))
    }

    /// A known element that a wildcard admits.
    #[inline]
    pub fn payload<F: Field>(&mut self, leaf: u32, element: u32, value: &F) -> Encoded {
        value.encode_field(self, Key::Payload(leaf, element))
    }

    /// The part at a group.
    #[inline]
    pub fn group<F: Field>(&mut self, node: u32, value: &F) -> Encoded {
        value.encode_field(self, Key::Group(node))
    }

    /// Enters the group that is the whole content.
    pub fn enter(&mut self, node: u32) -> Encoded {
        self.sink.enter(node)
    }

    /// Leaves the group that is the whole content.
    pub fn leave(&mut self, node: u32) -> Encoded {
        self.sink.leave(node)
    }

    /// The items of a mixed content.
    #[inline]
    pub fn mixed<T: Model>(&mut self, _: u32, items: &[T]) -> Encoded {
        items.iter().try_for_each(|item| item.encode(self))
    }

    /// A text of a mixed content.
    pub fn mixed_text(&mut self, text: &str) -> Encoded {
        self.sink.text(text)
    }

    /// The text of a simple content.
    #[inline]
    pub fn text<T: Leaf>(&mut self, _: u32, value: &T) -> Encoded {
        let text = value.to_prefixed(&mut prefixes(self.sink));
        self.sink.text(&text)
    }

    /// An attribute.
    #[inline]
    pub fn attribute<F: AttributeField>(&mut self, index: u32, value: &F) -> Encoded {
        if value.is_absent() { Ok(()) } else { self.one_attribute(index, value) }
    }

    fn one_attribute<F: AttributeField>(&mut self, index: u32, value: &F) -> Encoded {
        let Some(attribute) = self.frames.last().and_then(|frame| frame.attributes.get(index as usize)) else {
            return Err(Stop);
        };
        let fixed = match &attribute.value {
            Some(value) => self.constraint(value),
            None => Cow::Borrowed(""),
        };
        let text = value.to_lexical(&fixed, &mut prefixes(self.sink));
        match text {
            Some(text) => self.sink.attribute(attribute, &text),
            None => Ok(()),
        }
    }

    /// Attributes that an attribute wildcard admits.
    pub fn any_attribute(&mut self, _: u32, attributes: &[AnyAttribute]) -> Encoded {
        attributes.iter().try_for_each(|attribute| self.sink.any_attribute(attribute))
    }

    /// Prefixes that the element needs in scope.
    pub(super) fn prefixes(&mut self, prefixes: &[(String, String)]) -> Encoded {
        self.sink.prefixes(prefixes)
    }

    /// Texts and elements that no model describes.
    pub(super) fn any_content(&mut self, content: &[AnyNode]) -> Encoded {
        // A stack of its own: a hostile depth must not exhaust the program's.
        let mut open: Vec<std::slice::Iter<'_, AnyNode>> = vec![content.iter()];
        while let Some(nodes) = open.last_mut() {
            match nodes.next() {
                Some(AnyNode::Text(text)) => self.sink.text(text)?,
                Some(AnyNode::Element(element)) => {
                    self.sink.open_any(None, element)?;
                    open.push(element.content.iter());
                }
                None => {
                    open.pop();
                    if !open.is_empty() {
                        self.sink.close()?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A message as it was told.
    #[cfg(feature = "json")]
    pub(super) fn untyped(&mut self, told: &[Told]) -> Encoded {
        for step in told {
            match step {
                Told::Open { leaf, element, type_id, nil } => {
                    let declared = self.schema.element(*element).type_id;
                    let begin = Begin { leaf: Some(*leaf), element: *element, declared, type_id: *type_id, nil: *nil };
                    self.sink.open(begin)?;
                }
                Told::Attribute(used, text) => self.sink.attribute(used, text)?,
                Told::AttributeNames(used, names) => {
                    let text = self.with_prefixes(names);
                    self.sink.attribute(used, &text)?;
                }
                Told::AnyAttribute(attribute) => self.sink.any_attribute(attribute)?,
                Told::Any(leaf, element) => {
                    let leaf = Some(*leaf).filter(|leaf| *leaf != crate::validate::Step::ROOT);
                    self.sink.open_any(leaf, element)?;
                    self.any_content(&element.content)?;
                    self.sink.close()?;
                }
                Told::Content(content) => content.encode(self)?,
                Told::Text(text) => self.sink.text(text)?,
                Told::Names(names) => self.text(0, names)?,
                Told::Close => self.sink.close()?,
                Told::Enter(node) => self.sink.enter(*node)?,
                Told::Next(node) => self.sink.next(*node)?,
                Told::Leave(node) => self.sink.leave(*node)?,
            }
        }
        Ok(())
    }
}
