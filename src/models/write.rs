//! The XML sink: the engine and the writer side by side.

use crate::codelist::CodeCheck;
use crate::report::{Finding, Place, Report};
use crate::schema::{AttributeUse, Content, NameId, NamespaceId, Schema, TypeDef, TypeId};
use crate::validate::{Engine, Options, UnknownNamespace};
use crate::xml::{Layout, WriteError, Writer, XSI_URI};

use super::any::{AnyAttribute, AnyElement};
use super::decode::Stop;
use super::encode::Encoded;
use super::sink::{Begin, Sink, first_non_blank};
use super::tag_buf::{Name, TagBuf};

/// Writes XML; with an engine, checked.
pub(crate) struct XmlSink<'s> {
    schema: &'s Schema,
    engine: Option<Engine<'s>>,
    writer: Writer,
    tag: TagBuf<'s>,
    /// The start tag is not written yet: attributes may come.
    pending: bool,
    layout: Layout,
    /// New prefixes of a foreign element, to be declared in its start tag: where they begin in `tag.bindings`.
    declared_from: usize,
    /// For every open element, how many bindings there were before it.
    scopes: Vec<usize>,
    /// The namespaces that the root has to declare.
    used: Vec<bool>,
    uses_xsi: bool,
    /// The root's name as written.
    root: String,
    raw: String,
    failure: Option<WriteError>,
}

impl<'s> XmlSink<'s> {
    pub fn new(schema: &'s Schema, options: Option<&Options>, indent: Option<usize>) -> Self {
        let options = options.map(|options| Options { unknown_namespace: UnknownNamespace::Unchecked, ..*options });
        let mut writer = indent.map_or_else(Writer::new, Writer::with_indent);
        let failure = writer.declaration().err();
        Self {
            schema,
            engine: options.map(|options| Engine::new(schema, &options).with_code_lists(CodeCheck::BUNDLED)),
            writer,
            tag: TagBuf::new(schema),
            pending: false,
            layout: Layout::Block,
            declared_from: 0,
            scopes: Vec::with_capacity(16),
            used: Vec::new(),
            uses_xsi: false,
            root: String::new(),
            raw: String::new(),
            failure,
        }
    }

    /// The document and the verdict.
    pub fn finish(self, encoded: Encoded) -> (Option<String>, Report) {
        let mut report = match (self.engine, encoded) {
            (Some(engine), Ok(())) => engine.finish(),
            (Some(engine), Err(Stop)) => engine.abandon(),
            (None, _) => Report::new(),
        };
        if let Some(failure) = self.failure {
            report.push(write_finding(&failure));
            return (None, report);
        }
        if encoded.is_err() {
            return (None, report);
        }
        match self.writer.finish() {
            Err(failure) => {
                report.push(write_finding(&failure));
                (None, report)
            }
            Ok(mut text) => {
                let mut declarations = String::new();
                for (namespace, _) in (0u32..).zip(&self.used).filter(|(_, used)| **used) {
                    let namespace = NamespaceId(namespace);
                    declare(&mut declarations, self.schema.prefix(namespace), self.schema.namespace_uri(namespace));
                }
                if self.uses_xsi {
                    declare(&mut declarations, "xsi", XSI_URI);
                }
                // The root stands behind the XML declaration.
                let from = text.find("?>").unwrap_or(0);
                if let Some(at) = text[from..].find('<') {
                    text.insert_str(from + at + 1 + self.root.len(), &declarations);
                }
                (Some(text), report)
            }
        }
    }

    fn fail(&mut self, result: Result<(), WriteError>) -> Encoded {
        result.map_err(|failure| {
            self.failure.get_or_insert(failure);
            Stop
        })
    }

    fn use_namespace(&mut self, namespace: NamespaceId) {
        if self.used.len() <= namespace.index() {
            self.used.resize(namespace.index() + 1, false);
        }
        self.used[namespace.index()] = true;
    }

    /// The name with the schema's prefix, in `raw`.
    fn qualify(&mut self, name: NameId) {
        let namespace = self.schema.namespace_of(name);
        self.raw.clear();
        if namespace.0 != 0 {
            self.raw.push_str(self.schema.prefix(namespace));
            self.raw.push(':');
            self.use_namespace(namespace);
        }
        self.raw.push_str(self.schema.local(name));
    }

    /// The prefix of a namespace that need not be the schema's: one in scope, or one made up and declared here.
    fn prefix_of(&mut self, uri: &str, attribute: bool) -> String {
        match uri {
            "" => return String::new(),
            XSI_URI => {
                self.uses_xsi = true;
                return "xsi".to_owned();
            }
            crate::xml::XML_URI => return "xml".to_owned(),
            _ => {}
        }
        let mut hidden = Vec::new();
        for (prefix, bound) in self.tag.bindings.iter().rev() {
            if bound == uri && !(attribute && prefix.is_empty()) && !hidden.contains(&prefix) {
                return prefix.clone();
            }
            hidden.push(prefix);
        }
        if let Some(namespace) = self.schema.namespace(uri) {
            let prefix = self.schema.prefix(namespace).to_owned();
            if !prefix.is_empty() && !self.tag.bindings.iter().any(|(bound, _)| *bound == prefix) {
                self.use_namespace(namespace);
                return prefix;
            }
        }
        // The root may declare any of the schema's own.
        let is_free = |new: &String| {
            self.schema.namespace_of_prefix(new).is_none() && !self.tag.bindings.iter().any(|(bound, _)| bound == new)
        };
        let prefix = (1..).map(|n| format!("ns{n}")).find(is_free).unwrap_or_default();
        self.tag.bindings.push((prefix.clone(), uri.to_owned()));
        prefix
    }

    fn qualify_any(&mut self, uri: &str, local: &str, attribute: bool) -> String {
        let prefix = self.prefix_of(uri, attribute);
        if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") }
    }

    fn begin(&mut self, name: Name, layout: Layout) -> Encoded {
        self.flush()?;
        self.scopes.push(self.tag.bindings.len());
        self.declared_from = self.tag.bindings.len();
        self.tag.start(name);
        self.layout = layout;
        self.pending = true;
        Ok(())
    }

    /// Hands the start tag on.
    fn flush(&mut self) -> Encoded {
        if !std::mem::take(&mut self.pending) {
            return Ok(());
        }
        if let Some(engine) = &mut self.engine {
            engine.start(&self.tag);
        }
        match &self.tag.name {
            Name::Known(id) if self.tag.bindings.is_empty() => self.qualify(*id),
            name => {
                let (uri, local) = name.parts(self.schema);
                let (uri, local) = (uri.to_owned(), local.to_owned());
                let in_no_namespace = uri.is_empty();
                self.raw = self.qualify_any(&uri, &local, false);
                let default = self.tag.bindings.iter().rev().find(|(prefix, _)| prefix.is_empty());
                if in_no_namespace && default.is_some_and(|(_, uri)| !uri.is_empty()) {
                    self.tag.bindings.push((String::new(), String::new()));
                }
            }
        }
        if self.root.is_empty() {
            self.root.clone_from(&self.raw);
        }
        let result = self.writer.start_element(&self.raw, self.layout);
        self.fail(result)?;
        if self.tag.bindings.is_empty() && self.tag.attributes.iter().all(|(name, _)| matches!(name, Name::Known(_))) {
            // The root declares all prefixes: there is nothing to say before the attributes.
            return self.known_attributes();
        }
        let mut names = Vec::with_capacity(self.tag.attributes.len());
        for index in 0..self.tag.attributes.len() {
            let name = match &self.tag.attributes[index].0 {
                Name::Known(id) if self.tag.bindings.is_empty() => {
                    self.qualify(*id);
                    self.raw.clone()
                }
                name => {
                    let (uri, local) = name.parts(self.schema);
                    let (uri, local) = (uri.to_owned(), local.to_owned());
                    self.qualify_any(&uri, &local, true)
                }
            };
            names.push(name);
        }
        for index in self.declared_from..self.tag.bindings.len() {
            let (prefix, uri) = &self.tag.bindings[index];
            let name = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
            let result = self.writer.attribute(&name, uri);
            self.fail(result)?;
        }
        for (index, name) in names.iter().enumerate() {
            let result = self.writer.attribute(name, self.tag.value(index));
            self.fail(result)?;
        }
        Ok(())
    }

    fn known_attributes(&mut self) -> Encoded {
        for index in 0..self.tag.attributes.len() {
            if let Name::Known(id) = &self.tag.attributes[index].0 {
                self.qualify(*id);
            }
            let result = self.writer.attribute(&self.raw, self.tag.value(index));
            self.fail(result)?;
        }
        Ok(())
    }

    fn layout_of(&self, type_id: TypeId) -> Layout {
        match self.schema.type_def(type_id) {
            TypeDef::Complex(complex) if matches!(complex.content, Content::Elements { mixed: false, .. }) => {
                Layout::Block
            }
            _ => Layout::Inline,
        }
    }

    fn push_prefixes(&mut self, prefixes: &[(String, String)]) {
        for (prefix, uri) in prefixes {
            let bound = self.tag.bindings.iter().rev().find(|(bound, _)| bound == prefix).map(|(_, uri)| uri);
            if bound != Some(uri) && prefix != "xsi" && prefix != "xml" {
                self.tag.bindings.push((prefix.clone(), uri.clone()));
            }
        }
    }
}

fn declare(out: &mut String, prefix: &str, uri: &str) {
    out.push_str(" xmlns:");
    out.push_str(prefix);
    out.push_str("=\"");
    for c in uri.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn write_finding(failure: &WriteError) -> Finding {
    let rule = match failure {
        WriteError::Character(_) => "xml-character",
        WriteError::Name => "xml-name",
        _ => "xml-syntax",
    };
    let finding = Finding::new(rule, Place::default()).path("/");
    match failure {
        WriteError::Character(character) => finding.arg("character", format!("U+{character:04X}")),
        _ => finding,
    }
}

impl Sink for XmlSink<'_> {
    fn open(&mut self, begin: Begin) -> Encoded {
        let layout = self.layout_of(begin.type_id);
        self.begin(Name::Known(self.schema.element(begin.element).name), layout)?;
        if begin.type_id != begin.declared
            && let Some(name) = self.schema.type_def(begin.type_id).name()
        {
            self.qualify(name);
            let value = std::mem::take(&mut self.raw);
            self.tag.push(Name::xsi("type"), &value);
            self.raw = value;
        }
        if begin.nil {
            self.tag.push(Name::xsi("nil"), "true");
        }
        Ok(())
    }

    fn open_any(&mut self, _: Option<u32>, element: &AnyElement) -> Encoded {
        self.begin(Name::of(self.schema, &element.namespace, &element.local), Layout::Inline)?;
        self.push_prefixes(&element.prefixes);
        element.attributes.iter().try_for_each(|attribute| self.any_attribute(attribute))
    }

    fn attribute(&mut self, attribute: &AttributeUse, text: &str) -> Encoded {
        self.tag.push(Name::Known(attribute.name), text);
        Ok(())
    }

    fn any_attribute(&mut self, attribute: &AnyAttribute) -> Encoded {
        self.tag.push(Name::of(self.schema, &attribute.namespace, &attribute.local), &attribute.value);
        Ok(())
    }

    fn prefixes(&mut self, prefixes: &[(String, String)]) -> Encoded {
        self.push_prefixes(prefixes);
        Ok(())
    }

    fn text(&mut self, text: &str) -> Encoded {
        self.flush()?;
        if text.is_empty() {
            return Ok(());
        }
        if let Some(engine) = &mut self.engine {
            // White space between the elements of a wildcard's element is no text.
            engine.text(text, first_non_blank(text));
        }
        let result = self.writer.text(text);
        self.fail(result)
    }

    fn close(&mut self) -> Encoded {
        self.flush()?;
        if let Some(engine) = &mut self.engine {
            engine.end((0, 0), &self.tag);
        }
        if let Some(before) = self.scopes.pop() {
            self.tag.bindings.truncate(before);
        }
        let result = self.writer.end_element();
        self.fail(result)
    }

    fn enter(&mut self, _: u32) -> Encoded {
        Ok(())
    }

    fn next(&mut self, _: u32) -> Encoded {
        Ok(())
    }

    fn leave(&mut self, _: u32) -> Encoded {
        Ok(())
    }
}
