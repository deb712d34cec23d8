//! Where a decoder's events come from.

use crate::limits::Limits;
use crate::report::{Finding, Report};
use crate::validate::{Engine, Namespaces, fault_finding, place_findings, push};
use crate::xml::{Reader, Token};

use super::any::{AnyAttribute, AnyElement};

/// What was handed to the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pumped {
    Start,
    Text,
    EndTag,
    End,
}

/// A source of events.
pub(crate) trait Source {
    /// Hands the next event to the engine.
    fn pump(&mut self, engine: &mut Engine<'_>) -> Pumped;
    /// The value of an attribute of the current start tag.
    fn attribute(&self, tag_index: usize) -> &str;
    /// An attribute of the current start tag.
    fn any_attribute(&self, tag_index: usize) -> AnyAttribute;
    /// The current start tag; the prefixes in scope only if they are asked for, else those that are new.
    fn any_element(&self, all_prefixes: bool) -> AnyElement;
    /// The current text.
    fn text(&self) -> &str;
    /// The namespace of a prefix in scope; of the empty one the default namespace.
    fn namespace(&self, prefix: &str) -> Option<String>;
    /// The verdict, after the last event.
    fn finish(&mut self, engine: Engine<'_>) -> Report;
}

/// The namespaces of prefixes, as leaves ask for them. It is here, and not where it is used, so that there is one for all types.
pub(crate) fn namespaces(source: &dyn Source) -> impl Fn(&str) -> Option<String> {
    move |prefix| source.namespace(prefix)
}

/// Events of an XML text.
pub(crate) struct XmlSource<'a> {
    text: &'a str,
    reader: Reader<'a>,
    namespaces: Namespaces,
    fault: Option<Finding>,
}

impl<'a> XmlSource<'a> {
    pub fn new(text: &'a str, limits: &Limits) -> Self {
        Self { text, reader: Reader::new(text, limits), namespaces: Namespaces::default(), fault: None }
    }
}

impl Source for XmlSource<'_> {
    fn pump(&mut self, engine: &mut Engine<'_>) -> Pumped {
        match self.reader.next() {
            Ok(token @ (Token::Start | Token::Text | Token::End)) => {
                push(engine, token, self.reader.view(), &mut self.namespaces);
                match token {
                    Token::Start => Pumped::Start,
                    Token::Text => Pumped::Text,
                    _ => Pumped::EndTag,
                }
            }
            Ok(Token::Eof) => Pumped::End,
            Err(fault) => {
                self.fault = Some(fault_finding(&fault, engine.path()));
                Pumped::End
            }
        }
    }

    fn attribute(&self, tag_index: usize) -> &str {
        self.reader.attributes().get(tag_index).map_or("", |attribute| attribute.value)
    }

    fn any_attribute(&self, tag_index: usize) -> AnyAttribute {
        self.reader.attributes().get(tag_index).map_or_else(AnyAttribute::default, |attribute| AnyAttribute {
            namespace: self.reader.namespace_uri(attribute.name.ns).to_owned(),
            local: attribute.name.local.to_owned(),
            value: attribute.value.to_owned(),
        })
    }

    fn any_element(&self, all_prefixes: bool) -> AnyElement {
        let name = self.reader.name();
        let mut element = AnyElement::new(self.reader.namespace_uri(name.ns), name.local);
        let bindings = self.reader.bindings().filter(|(prefix, _)| all_prefixes || *prefix == name.prefix);
        element.prefixes = bindings
            .filter(|(prefix, _)| !matches!(*prefix, "xml" | "xmlns"))
            .map(|(prefix, uri)| (prefix.to_owned(), uri.to_owned()))
            .collect();
        element.attributes = (0..self.reader.attributes().len()).map(|index| self.any_attribute(index)).collect();
        element
    }

    fn text(&self) -> &str {
        self.reader.text()
    }

    fn namespace(&self, prefix: &str) -> Option<String> {
        self.reader.namespace_of_prefix(prefix).map(str::to_owned)
    }

    fn finish(&mut self, mut engine: Engine<'_>) -> Report {
        let mut report = match self.fault.take() {
            Some(finding) => {
                engine.report_at_path(finding);
                engine.abandon()
            }
            None => engine.finish(),
        };
        place_findings(&mut report, self.text);
        report
    }
}
