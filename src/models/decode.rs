//! From steps to values.

#[cfg(feature = "json")]
mod untyped;

use crate::codelist::CodeCheck;
use crate::report::{Finding, Place, Report};
use crate::schema::simple::SimpleId;
use crate::schema::{ElementId, Schema, TypeDef, TypeId};
use crate::validate::{Engine, Options, Step};
use crate::value::{Leaf, Str};
use crate::xml::XSI_URI;

use super::any::{AnyAttribute, AnyContent, AnyElement, AnyNode};
use super::field::{AttributeField, Field};
use super::source::{Pumped, Source, namespaces};
use super::{Key, Model};

/// Decoding ended before a value was complete. Why is in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop;

/// A decoded part, or an early end.
pub type Decoded<T> = Result<T, Stop>;

/// The element that was just opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    leaf: u32,
    element: Option<ElementId>,
    type_id: TypeId,
    nil: bool,
}

impl Open {
    /// What a group is opened with: nothing.
    pub(super) const GROUP: Self = Self { leaf: Step::ROOT, element: None, type_id: TypeId::ANY_TYPE, nil: false };

    /// The number of its declaration; `u32::MAX` without one.
    #[must_use]
    pub fn element(&self) -> u32 {
        self.element.map_or(u32::MAX, |id| id.0)
    }

    /// The number of its actual type.
    #[must_use]
    pub fn type_id(&self) -> u32 {
        self.type_id.0
    }

    /// Whether `xsi:nil` is true.
    #[must_use]
    pub fn nil(&self) -> bool {
        self.nil
    }
}

/// Pulls the steps of a message, one after the other, for the generated models.
///
/// The engine validates while the decoder pulls. With the first finding the decoder [stops](Stop); the rest of the message is then
/// checked without it.
pub struct Decoder<'a> {
    engine: Engine<'a>,
    source: Box<dyn Source + 'a>,
    schema: &'a Schema,
    /// The next of the engine's steps.
    cursor: usize,
    /// Where the next step that is not an attribute stands, as [`Key::place`] says it; [`UNKNOWN`](Key::UNKNOWN) until it is asked
    /// for. Most optional parts are absent, and this tells so by one comparison.
    front: u64,
    ended: bool,
    /// Why there is no value although nothing is wrong with the message.
    pub(super) refusal: Option<Finding>,
    /// Bytes of the values that are being read inside each other, and how many there may be.
    held: usize,
    value_bytes: usize,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(schema: &'a Schema, source: Box<dyn Source + 'a>, options: &Options) -> Self {
        let engine = Engine::recording(schema, options).with_code_lists(CodeCheck::BUNDLED);
        let value_bytes = options.limits.value_bytes;
        Self {
            engine,
            source,
            schema,
            cursor: 0,
            front: Key::UNKNOWN,
            ended: false,
            refusal: None,
            held: 0,
            value_bytes,
        }
    }

    /// Checks what is left of the message and gives the verdict.
    pub(super) fn finish(mut self) -> Report {
        while !self.ended {
            self.pump();
        }
        self.source.finish(self.engine)
    }

    fn pump(&mut self) -> Pumped {
        let pumped = self.source.pump(&mut self.engine);
        self.cursor = 0;
        self.front = Key::UNKNOWN;
        if pumped == Pumped::End {
            self.ended = true;
        }
        pumped
    }

    /// The next step that is not an attribute.
    #[inline]
    fn peek(&mut self) -> Decoded<Step> {
        loop {
            match self.engine.steps().get(self.cursor) {
                Some(Step::Attribute { .. }) => self.cursor += 1,
                Some(step) => {
                    self.front = Key::place_of(*step);
                    return Ok(*step);
                }
                None if self.ended || self.engine.is_broken() => return Err(Stop),
                None => {
                    self.pump();
                }
            }
        }
    }

    /// Goes on to the step after the one that was looked at.
    #[inline]
    fn step(&mut self) {
        self.cursor += 1;
        self.front = Key::UNKNOWN;
    }

    /// Whether it is known that what stands at `key` does not come next.
    #[inline]
    pub(super) fn lacks(&self, key: Key, first: bool) -> bool {
        self.front != Key::UNKNOWN && self.front != key.place(first)
    }

    /// Makes room for a value of this many bytes inside those that are being read: there may be as many as the stack allows.
    #[inline]
    pub(super) fn hold(&mut self, bytes: usize) -> Decoded<()> {
        self.held += bytes;
        if self.held > self.value_bytes { Err(self.too_deep()) } else { Ok(()) }
    }

    /// The value has been read.
    #[inline]
    pub(super) fn release(&mut self, bytes: usize) {
        self.held -= bytes;
    }

    #[cold]
    fn too_deep(&mut self) -> Stop {
        let finding = Finding::new("limit-values", Place::default()).path("/");
        self.refusal = Some(finding.arg("limit", self.value_bytes.to_string()));
        Stop
    }

    #[inline]
    fn take(&mut self, step: Step) -> Decoded<()> {
        if self.peek()? == step {
            self.step();
            return Ok(());
        }
        Err(self.unexpected())
    }

    /// A step that the generated tables do not know: they were not made from this schema.
    #[cold]
    pub fn unexpected(&mut self) -> Stop {
        Stop
    }

    /// A message of another kind than was asked for.
    #[cold]
    pub(super) fn other_root(&mut self, open: Open, expected: ElementId) -> Stop {
        let name = |id: ElementId| self.schema.local(self.schema.element(id).name).to_owned();
        let found = open.element.map(name).unwrap_or_default();
        let place = Place { line: 1, column: 1, ..Place::default() };
        let finding = Finding::new("cvc-elt.1", place).path(format!("/{found}"));
        self.refusal = Some(finding.arg("name", found).expecting(vec![name(expected)]));
        Stop
    }

    /// Opens the root element.
    pub(super) fn root(&mut self) -> Decoded<Open> {
        match self.peek()? {
            Step::Open { leaf: Step::ROOT, element, type_id, nil } => {
                self.step();
                Ok(Open { leaf: Step::ROOT, element, type_id, nil })
            }
            _ => Err(self.unexpected()),
        }
    }

    /// The content of an element that was opened, and its end.
    pub(super) fn value<T: Model>(&mut self, open: Open) -> Decoded<T> {
        let value = T::decode(self, open)?;
        self.take(Step::Close)?;
        Ok(value)
    }

    /// Begins the next part if it stands at `key`, and makes room for a value of `bytes`; the `first` occurrence of a group is
    /// entered, a later one is gone on to.
    pub(super) fn begin(&mut self, key: Key, first: bool, bytes: usize) -> Decoded<Option<Open>> {
        let open = self.open(key, first)?;
        if open.is_some() {
            self.hold(bytes)?;
        }
        Ok(open)
    }

    /// Begins a part that must stand at `key`.
    pub(super) fn must_begin(&mut self, key: Key, bytes: usize) -> Decoded<Open> {
        self.begin(key, true, bytes)?.ok_or(Stop)
    }

    #[inline]
    fn open(&mut self, key: Key, first: bool) -> Decoded<Option<Open>> {
        match (key, self.peek()?) {
            (Key::Leaf(at), Step::Open { leaf, element, type_id, nil }) if at == leaf => {
                self.step();
                Ok(Some(Open { leaf, element, type_id, nil }))
            }
            (Key::Payload(at, id), Step::Open { leaf, element: Some(element), type_id, nil })
                if at == leaf && id == element.0 =>
            {
                self.step();
                Ok(Some(Open { leaf, element: Some(element), type_id, nil }))
            }
            (Key::Group(node), Step::Enter(at)) if first && at == node => {
                self.step();
                Ok(Some(Open::GROUP))
            }
            (Key::Group(node), Step::Next(at)) if !first && at == node => {
                self.step();
                Ok(Some(Open::GROUP))
            }
            _ => Ok(None),
        }
    }

    /// Ends an element, or a group unless it occurs once more, whose value has `bytes`.
    pub(super) fn end(&mut self, key: Key, bytes: usize) -> Decoded<()> {
        self.release(bytes);
        match (key, self.peek()?) {
            (Key::Group(node), Step::Next(at)) if node == at => Ok(()),
            (Key::Group(node), _) => self.take(Step::Leave(node)),
            _ => self.take(Step::Close),
        }
    }

    /// Where the next part stands; none at the end of the content or of a group.
    pub fn next_key(&mut self) -> Decoded<Option<Key>> {
        Ok(match self.peek()? {
            Step::Open { leaf, .. } => Some(Key::Leaf(leaf)),
            Step::Enter(node) => Some(Key::Group(node)),
            Step::Text => Some(Key::Text),
            _ => None,
        })
    }

    /// Whether the next part stands at `key`.
    #[inline]
    pub fn is_at(&mut self, key: Key) -> Decoded<bool> {
        if self.lacks(key, true) { Ok(false) } else { self.stands_at(key) }
    }

    fn stands_at(&mut self, key: Key) -> Decoded<bool> {
        Ok(match (key, self.peek()?) {
            (Key::Leaf(at), Step::Open { leaf, .. }) => at == leaf,
            (Key::Payload(at, id), Step::Open { leaf, element, .. }) => at == leaf && element == Some(ElementId(id)),
            (Key::Group(node), Step::Enter(at)) => node == at,
            (Key::Text, Step::Text) => true,
            _ => false,
        })
    }

    /// In mixed content groups are of no interest: goes on to the next text or element; false at the end.
    pub fn next_mixed(&mut self) -> Decoded<bool> {
        loop {
            match self.peek()? {
                Step::Open { .. } | Step::Text => return Ok(true),
                Step::Enter(_) | Step::Next(_) | Step::Leave(_) => self.step(),
                _ => return Ok(false),
            }
        }
    }

    /// A text of a mixed content, if one stands next.
    pub fn mixed_text(&mut self) -> Decoded<Option<Str>> {
        if self.peek()? != Step::Text {
            return Ok(None);
        }
        self.step();
        Ok(Some(Str::from(self.engine.value())))
    }

    /// The part at an element particle.
    #[inline]
    pub fn element<F: Field>(&mut self, leaf: u32) -> Decoded<F> {
        F::decode_field(self, Key::Leaf(leaf))
    }

    /// The part at a wildcard.
    #[inline]
    pub fn any<F: Field>(&mut self, leaf: u32) -> Decoded<F> {
        F::decode_field(self, Key::Leaf(leaf))
    }

    /// A known element that a wildcard admits.
    #[inline]
    pub fn payload<F: Field>(&mut self, leaf: u32, element: u32) -> Decoded<F> {
        F::decode_field(self, Key::Payload(leaf, element))
    }

    /// The part at a group.
    #[inline]
    pub fn group<F: Field>(&mut self, node: u32) -> Decoded<F> {
        F::decode_field(self, Key::Group(node))
    }

    /// Enters the group that is the whole content.
    pub fn enter(&mut self, node: u32) -> Decoded<()> {
        self.take(Step::Enter(node))
    }

    /// Leaves the group that is the whole content.
    pub fn leave(&mut self, node: u32) -> Decoded<()> {
        self.take(Step::Leave(node))
    }

    /// The items of a mixed content.
    #[inline]
    pub fn mixed<T: Model>(&mut self, _: u32) -> Decoded<Vec<T>> {
        let mut items = Vec::new();
        while self.next_mixed()? {
            items.push(T::decode(self, Open::GROUP)?);
        }
        Ok(items)
    }

    /// The text of a simple content.
    #[inline]
    pub fn text<T: Leaf>(&mut self, _: u32) -> Decoded<T> {
        // `?` and `map_err` would be three more functions for every type.
        if self.take(Step::Text).is_err() {
            return Err(Stop);
        }
        match T::from_prefixed(self.engine.value(), &namespaces(&*self.source)) {
            Ok(value) => Ok(value),
            Err(_) => Err(Stop),
        }
    }

    /// The text of an element of a simple type.
    pub fn leaf<T: Leaf>(&mut self, open: Open) -> Decoded<T> {
        // A complex type derived from the simple one by extension may have attributes, which a leaf cannot hold.
        match self.schema.type_def(open.type_id) {
            TypeDef::Complex(complex) if !complex.attributes.is_empty() => Err(self.unexpected()),
            _ => self.text(0),
        }
    }

    /// An attribute of the element that was just opened.
    #[inline]
    pub fn attribute<F: AttributeField>(&mut self, index: u32) -> Decoded<F> {
        let steps = self.engine.steps().get(self.cursor..).unwrap_or(&[]);
        if steps.is_empty() { F::from_lexical(None, &|_| None) } else { self.one_attribute(index) }
    }

    fn one_attribute<F: AttributeField>(&mut self, index: u32) -> Decoded<F> {
        let place = self.attribute_place(index);
        let namespace = namespaces(&*self.source);
        let Some(tag_index) = place else { return F::from_lexical(None, &namespace) };
        let text = self.source.attribute(tag_index as usize);
        match self.attribute_type(index) {
            Some(simple) => F::from_lexical(Some(&self.schema.simple_types().normalize(simple, text)), &namespace),
            None => F::from_lexical(Some(text), &namespace),
        }
    }

    fn attribute_place(&self, index: u32) -> Option<u32> {
        self.engine.steps().get(self.cursor..)?.iter().find_map(|step| match step {
            Step::Attribute { index: at, tag_index } if *at == index => Some(*tag_index),
            _ => None,
        })
    }

    fn attribute_type(&self, index: u32) -> Option<SimpleId> {
        self.engine.steps().iter().rev().find_map(|step| match step {
            Step::Open { type_id, .. } => match self.schema.type_def(*type_id) {
                TypeDef::Complex(complex) => complex.attributes.get(index as usize).map(|attribute| attribute.simple),
                TypeDef::Simple { .. } => None,
            },
            _ => None,
        })
    }

    /// The attributes that an attribute wildcard admitted.
    pub fn any_attribute(&mut self, _: u32) -> Decoded<Vec<AnyAttribute>> {
        let steps = self.engine.steps().get(self.cursor..).unwrap_or(&[]);
        Ok(steps
            .iter()
            .filter_map(|step| match step {
                Step::Attribute { index: Step::WILDCARD, tag_index } => {
                    Some(self.source.any_attribute(*tag_index as usize))
                }
                _ => None,
            })
            .collect())
    }

    /// All attributes of an element without content.
    pub(super) fn nil_attributes(&mut self) -> Decoded<Vec<AnyAttribute>> {
        let steps = self.engine.steps().get(self.cursor..).unwrap_or(&[]);
        let attributes = steps
            .iter()
            .filter_map(|step| match step {
                Step::Attribute { tag_index, .. } => Some(self.source.any_attribute(*tag_index as usize)),
                _ => None,
            })
            .collect();
        Ok(attributes)
    }

    /// The element that was just opened, whatever is in it, up to its end tag, which stays to be read.
    pub(super) fn any_element(&mut self) -> Decoded<AnyElement> {
        let mut top = self.source.any_element(true);
        top.content = self.any_nodes()?;
        Ok(top)
    }

    /// The attributes of the element that was just opened as they stand there, and the prefixes that they may need.
    pub(super) fn raw_attributes(&mut self) -> (Vec<(String, String)>, Vec<AnyAttribute>) {
        let AnyElement { mut prefixes, mut attributes, .. } = self.source.any_element(true);
        // Where schemas may lie is no part of the message.
        attributes.retain(|attribute| attribute.namespace != XSI_URI || attribute.local == "type");
        prefixes.retain(|(prefix, _)| !attributes.is_empty() && prefix != "xsi");
        (prefixes, attributes)
    }

    /// The content of an element whose type is `xs:anyType`.
    pub(super) fn any_content(&mut self) -> Decoded<AnyContent> {
        let AnyElement { prefixes, attributes, .. } = self.source.any_element(true);
        Ok(AnyContent { prefixes, attributes, content: self.any_nodes()? })
    }

    /// Events up to the end tag of the open element. What the engine makes of them is its own affair.
    fn any_nodes(&mut self) -> Decoded<Vec<AnyNode>> {
        let mut open: Vec<AnyElement> = Vec::new();
        let mut top = Vec::new();
        loop {
            match self.pump() {
                Pumped::Start => open.push(self.source.any_element(false)),
                Pumped::Text => {
                    let text = AnyNode::Text(self.source.text().to_owned());
                    open.last_mut().map_or(&mut top, |element| &mut element.content).push(text);
                }
                Pumped::EndTag => match open.pop() {
                    Some(element) => {
                        open.last_mut()
                            .map_or(&mut top, |element| &mut element.content)
                            .push(AnyNode::Element(element));
                    }
                    None => {
                        // Of the steps of the end tag only the last is asked for: the end of the element.
                        self.cursor = self.engine.steps().len().saturating_sub(1);
                        return Ok(top);
                    }
                },
                Pumped::End => return Err(Stop),
            }
            if self.engine.is_broken() {
                return Err(Stop);
            }
        }
    }
}
