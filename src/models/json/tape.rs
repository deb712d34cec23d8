//! Events of a JSON tree as a source for a decoder.

use crate::models::any::{AnyAttribute, AnyElement};
use crate::models::sink::first_non_blank;
use crate::models::source::{Pumped, Source};
use crate::models::tag_buf::{Name, TagBuf};
use crate::report::Report;
use crate::schema::Schema;
use crate::schema::simple::Scope;
use crate::validate::Engine;

/// An event.
#[derive(Debug)]
pub(super) enum Event {
    Start { name: Name, attributes: Vec<(Name, String)>, prefixes: Vec<(String, String)> },
    Text(String),
    End,
}

pub(super) struct TapeSource<'s> {
    events: std::vec::IntoIter<Event>,
    tag: TagBuf<'s>,
    /// How many prefixes there were before each open element, and before the current one.
    scopes: Vec<usize>,
    /// Where an element has ended, how many there were before it: its text is read after its end.
    ended: Option<usize>,
    text: String,
}

impl<'s> TapeSource<'s> {
    pub fn new(schema: &'s Schema, events: Vec<Event>) -> Self {
        Self {
            events: events.into_iter(),
            tag: TagBuf::new(schema),
            scopes: Vec::new(),
            ended: None,
            text: String::new(),
        }
    }
}

impl Source for TapeSource<'_> {
    fn pump(&mut self, engine: &mut Engine<'_>) -> Pumped {
        if let Some(before) = self.ended.take() {
            self.tag.bindings.truncate(before);
        }
        match self.events.next() {
            Some(Event::Start { name, attributes, prefixes }) => {
                self.scopes.push(self.tag.bindings.len());
                self.tag.bindings.extend(prefixes);
                self.tag.start(name);
                for (name, value) in attributes {
                    self.tag.push(name, &value);
                }
                engine.start(&self.tag);
                Pumped::Start
            }
            Some(Event::Text(text)) => {
                engine.text(&text, first_non_blank(&text));
                self.text = text;
                Pumped::Text
            }
            Some(Event::End) => {
                engine.end((0, 0), &self.tag);
                self.ended = self.scopes.pop();
                Pumped::EndTag
            }
            None => Pumped::End,
        }
    }

    fn attribute(&self, tag_index: usize) -> &str {
        self.tag.value(tag_index)
    }

    fn any_attribute(&self, tag_index: usize) -> AnyAttribute {
        let Some((name, _)) = self.tag.attributes.get(tag_index) else { return AnyAttribute::default() };
        let (namespace, local) = name.parts(self.tag.schema);
        AnyAttribute {
            namespace: namespace.to_owned(),
            local: local.to_owned(),
            value: self.tag.value(tag_index).to_owned(),
        }
    }

    fn any_element(&self, all_prefixes: bool) -> AnyElement {
        let (namespace, local) = self.tag.name.parts(self.tag.schema);
        let mut element = AnyElement::new(namespace, local);
        let from = if all_prefixes { 0 } else { self.scopes.last().copied().unwrap_or(0) };
        element.prefixes = self.tag.bindings.get(from..).unwrap_or(&[]).to_vec();
        element.attributes = (0..self.tag.attributes.len()).map(|index| self.any_attribute(index)).collect();
        element
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn namespace(&self, prefix: &str) -> Option<String> {
        Scope::namespace(&self.tag, prefix).map(str::to_owned)
    }

    fn finish(&mut self, engine: Engine<'_>) -> Report {
        engine.finish()
    }
}
