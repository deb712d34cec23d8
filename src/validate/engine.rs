//! The engine: start tags, texts and end tags in, steps and findings out.

use crate::report::{Finding, Place, Report};
use crate::schema::simple::{Scope, SimpleId};
use crate::schema::{CodeKind, ComplexType, Content, ElementDecl, ElementId, ProcessContents, Schema, TypeDef, TypeId};

use super::codes::Codes;
use super::content::Followed;
use super::frame::{Frame, FrameContent, Label};
use super::identity::Identities;
use super::references::References;
use super::told::Told;
use super::{Options, Step, Tag, TagName, UnknownNamespace, path};

/// Checks events against a compiled schema.
///
/// Events are pushed with [`start`](Self::start), [`text`](Self::text) and [`end`](Self::end), in the order of a well-formed
/// document; [`finish`](Self::finish) gives the findings. An engine that [records](Self::recording) hands on the [`Step`]s of the
/// event that was pushed last.
#[derive(Debug)]
pub struct Engine<'s> {
    pub(super) schema: &'s Schema,
    pub(super) options: Options,
    pub(super) frames: Vec<Frame>,
    /// Slots and counters of the open elements, one behind the other.
    pub(super) arena: Vec<u32>,
    /// Names of open elements that the schema does not know.
    pub(super) unknown: String,
    /// The text of the innermost simple content.
    text: String,
    value: String,
    pub(super) steps: Vec<Step>,
    recording: bool,
    findings: Vec<Finding>,
    truncated: bool,
    broken: bool,
    pub(super) references: References,
    pub(super) identities: Identities,
    /// The check of codes, where code lists were given.
    pub(super) codes: Option<Box<Codes<'s>>>,
    pub(super) told: Told,
    seen: Vec<u64>,
}

impl<'s> Engine<'s> {
    /// An engine that gives findings only.
    #[must_use]
    pub fn new(schema: &'s Schema, options: &Options) -> Self {
        Self {
            schema,
            options: *options,
            frames: Vec::with_capacity(32),
            arena: Vec::new(),
            unknown: String::new(),
            text: String::new(),
            value: String::new(),
            steps: Vec::new(),
            recording: false,
            findings: Vec::new(),
            truncated: false,
            broken: false,
            references: References::default(),
            identities: Identities::default(),
            codes: None,
            told: Told::default(),
            seen: Vec::new(),
        }
    }

    /// An engine that gives steps too.
    #[must_use]
    pub fn recording(schema: &'s Schema, options: &Options) -> Self {
        Self { recording: true, ..Self::new(schema, options) }
    }

    /// The schema.
    #[must_use]
    pub fn schema(&self) -> &'s Schema {
        self.schema
    }

    /// The steps of the event that was pushed last; none once the document is [broken](Self::is_broken).
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        if self.broken { &[] } else { &self.steps }
    }

    /// The text of [`Step::Text`], white space normalised as its type demands.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Whether there has been a finding that makes the document invalid. Steps go on after one that says that something could not
    /// be checked.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    /// The number of open elements.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.frames.len()
    }

    /// The path of the innermost open element, "/" outside the root.
    #[must_use]
    pub fn path(&self) -> String {
        path::of(self.schema, &self.frames, &self.unknown)
    }

    /// A start tag. For an empty-element tag an end follows at once.
    pub fn start<T: Tag>(&mut self, tag: &T) {
        self.steps.clear();
        let name = tag.name();
        let span = tag.span();
        let Some(parent) = self.frames.len().checked_sub(1) else {
            self.start_root(tag, name);
            return;
        };
        self.frames[parent].had_child = true;
        match self.frames[parent].content {
            FrameContent::Skip => self.push_unchecked(name, span, 0),
            FrameContent::Elements { model, .. } => {
                let followed = self.follow(model, name, span);
                self.start_child(tag, name, followed);
            }
            FrameContent::Empty => self.refuse_child("cvc-complex-type.2.1", name, span),
            FrameContent::Nil => self.refuse_child("cvc-elt.3.2.1", name, span),
            FrameContent::Text { complex: true, .. } => self.refuse_child("cvc-complex-type.2.2", name, span),
            FrameContent::Text { complex: false, .. } => self.refuse_child("cvc-type.3.1.2", name, span),
        }
    }

    fn start_root<T: Tag>(&mut self, tag: &T, name: TagName<'_>) {
        match name.id.and_then(|id| self.schema.global_element(id)) {
            Some(element) => self.open(tag, name, element, Step::ROOT, 0),
            // An undeclared root that says its type is assessed by it (Part 1, 5.2); typed reading needs a declaration.
            None if !self.recording && super::attributes::says_type(tag) => {
                self.open_type(tag, name, None, TypeId::ANY_TYPE, Step::ROOT, 0);
            }
            None => {
                self.unknown_root(tag, name);
            }
        }
    }

    fn start_child<T: Tag>(&mut self, tag: &T, name: TagName<'_>, followed: Followed) {
        let span = tag.span();
        match followed {
            Followed::Element { element, leaf, index } => self.open(tag, name, element, leaf, index),
            Followed::Wildcard { process, leaf, index } => {
                let element = name.id.and_then(|id| self.schema.global_element(id));
                match (process, element) {
                    (ProcessContents::Skip, _) => {
                        self.push_unchecked(name, span, index);
                        self.step(Step::Open { leaf, element: None, type_id: TypeId::ANY_TYPE, nil: false });
                        self.steps_of_unchecked(tag);
                    }
                    (_, Some(element)) => self.open(tag, name, element, leaf, index),
                    (ProcessContents::Lax, None) => self.open_type(tag, name, None, TypeId::ANY_TYPE, leaf, index),
                    (ProcessContents::Strict, None) => self.refuse_undeclared(tag, name, leaf, index),
                }
            }
            Followed::Refused => self.push_unchecked(name, span, 0),
        }
    }

    fn refuse_undeclared<T: Tag>(&mut self, tag: &T, name: TagName<'_>, leaf: u32, index: u32) {
        let span = tag.span();
        let known = self.schema.namespace(name.uri).is_some_and(|ns| self.schema.namespaces().any(|known| known == ns));
        let rule = match self.options.unknown_namespace {
            UnknownNamespace::Unchecked if !known => "xefa-nicht-geprueft",
            _ => "cvc-elt.1",
        };
        let mut finding = Finding::new(rule, place(span)).arg("name", name.local);
        if !name.uri.is_empty() {
            finding = finding.arg("namespace", name.uri);
        }
        self.push_unchecked(name, span, index);
        self.report(finding);
        // What could not be checked is handed on all the same: a reader may keep it as it is.
        self.step(Step::Open { leaf, element: None, type_id: TypeId::ANY_TYPE, nil: false });
        self.steps_of_unchecked(tag);
    }

    /// A child where none may stand: one finding for the parent, and the child is passed over.
    fn refuse_child(&mut self, rule: &'static str, name: TagName<'_>, span: (usize, usize)) {
        if let Some(parent) = self.frames.last_mut()
            && !parent.reported
        {
            parent.reported = true;
            self.report(Finding::new(rule, place(span)).arg("name", name.local));
        }
        self.push_unchecked(name, span, 0);
    }

    /// An element with a declaration.
    pub(super) fn open<T: Tag>(&mut self, tag: &T, name: TagName<'_>, element: ElementId, leaf: u32, index: u32) {
        let declaration = self.schema.element(element);
        if declaration.abstract_ {
            self.push_unchecked(name, tag.span(), index);
            self.report(Finding::new("cvc-elt.2", place(tag.span())).arg("name", name.local));
            return;
        }
        self.open_type(tag, name, Some(element), declaration.type_id, leaf, index);
    }

    fn open_type<T: Tag>(
        &mut self,
        tag: &T,
        name: TagName<'_>,
        element: Option<ElementId>,
        declared: TypeId,
        leaf: u32,
        index: u32,
    ) {
        let label = self.label(name);
        let arena = self.arena.len();
        self.frames.push(Frame {
            label,
            index,
            element,
            type_id: declared,
            content: FrameContent::Skip,
            state: 0,
            arena,
            span: tag.span(),
            text_at: None,
            reported: false,
            had_child: false,
            quiet: false,
            forgiven: Vec::new(),
            configurations: Vec::new(),
        });
        let declaration = element.map(|id| self.schema.element(id));
        let instance = self.instance_attributes(tag, declaration, declared);
        let type_id = instance.type_id;
        let nil = instance.nil;
        if nil && declaration.is_some_and(|declaration| declaration.value.as_ref().is_some_and(|value| value.fixed)) {
            self.report(Finding::new("cvc-elt.3.2.2", place(tag.span())).arg("name", name.local));
        }
        self.step(Step::Open { leaf, element, type_id, nil });
        self.begin_identities(element);
        let schema = self.schema;
        let content = match schema.type_def(type_id) {
            TypeDef::Simple { simple, .. } => {
                self.no_attributes(tag);
                FrameContent::Text { simple: *simple, complex: false }
            }
            TypeDef::Complex(complex) => {
                if complex.abstract_ {
                    let finding = Finding::new("cvc-type.2", place(tag.span())).arg("type", self.type_name(type_id));
                    self.report(finding);
                }
                self.attributes(tag, complex);
                if let Some(code) = complex.code.filter(|code| code.kind != CodeKind::One)
                    && self.codes.is_some()
                {
                    self.begin_code(tag, complex, code);
                }
                self.content_of(complex)
            }
        };
        let content = if nil { FrameContent::Nil } else { content };
        if let FrameContent::Elements { model, .. } = content {
            let model = schema.content_model(model);
            let slots = if model.all { model.leaves.len() } else { model.slots as usize };
            self.arena.resize(arena + slots + model.counters.len(), 0);
        }
        self.text.clear();
        if let Some(frame) = self.frames.last_mut() {
            frame.type_id = type_id;
            frame.content = content;
        }
    }

    fn content_of(&self, complex: &ComplexType) -> FrameContent {
        match complex.content {
            Content::Empty => FrameContent::Empty,
            Content::Simple(simple) => FrameContent::Text { simple, complex: true },
            Content::Elements { mixed, model } => FrameContent::Elements { model, mixed },
        }
    }

    /// A text, references resolved. `at` is the byte offset of its first character that is not white space.
    pub fn text(&mut self, text: &str, at: Option<usize>) {
        self.steps.clear();
        let Some(frame) = self.frames.last_mut() else { return };
        if frame.text_at.is_none() {
            frame.text_at = at;
        }
        match frame.content {
            FrameContent::Text { .. } => self.text.push_str(text),
            FrameContent::Skip => {
                if self.recording {
                    self.value.clear();
                    self.value.push_str(text);
                    self.steps.push(Step::Text);
                }
            }
            FrameContent::Elements { mixed: true, .. } => {
                let element = frame.element;
                if self.has_value(element) {
                    self.text.push_str(text);
                }
                if self.recording {
                    self.value.clear();
                    self.value.push_str(text);
                    self.steps.push(Step::Text);
                }
            }
            FrameContent::Elements { mixed: false, .. } => {
                if let Some(at) = at {
                    self.refuse_text("cvc-complex-type.2.3", at);
                }
            }
            FrameContent::Empty => {
                // White space too: the content type is empty (cvc-complex-type.2.1).
                if !text.is_empty() {
                    self.refuse_text("cvc-complex-type.2.1", at.unwrap_or(0));
                }
            }
            FrameContent::Nil => {
                if !text.is_empty() {
                    self.refuse_text("cvc-elt.3.2.1", at.unwrap_or(0));
                }
            }
        }
    }

    fn refuse_text(&mut self, rule: &'static str, at: usize) {
        let Some(frame) = self.frames.last_mut() else { return };
        if frame.reported {
            return;
        }
        frame.reported = true;
        // Text without a place of its own (white space only) is placed at the element.
        let at = if at == 0 { frame.span } else { (at, at + 1) };
        let name = path::label(self.schema, frame.label, &self.unknown).to_owned();
        self.report(Finding::new(rule, place(at)).arg("parent", name));
    }

    fn has_value(&self, element: Option<ElementId>) -> bool {
        element.is_some_and(|element| self.schema.element(element).value.is_some())
    }

    /// An end tag; `span` is its place (for an empty-element tag that tag's), `scope` the prefixes in scope.
    pub fn end(&mut self, span: (usize, usize), scope: &dyn Scope) {
        self.steps.clear();
        let Some(frame) = self.frames.last() else { return };
        let (element, state_of, quiet) = (frame.element, frame.content, frame.quiet);
        let at = frame.text_at.map_or(frame.span, |at| (at, at));
        let declaration = element.map(|id| self.schema.element(id));
        match state_of {
            FrameContent::Text { simple, .. } => self.end_text(simple, declaration, at, scope),
            FrameContent::Elements { model, mixed } => {
                if !self.may_end(model) && !quiet {
                    self.report_incomplete(model, span);
                }
                if mixed {
                    self.end_mixed(declaration, at);
                }
                self.leave_content(model);
            }
            FrameContent::Empty | FrameContent::Nil | FrameContent::Skip => {}
        }
        if !self.identities.is_idle() {
            self.field_nillable(element);
            if !matches!(state_of, FrameContent::Text { .. } | FrameContent::Nil) {
                self.field_element(None, "", scope);
            }
            self.end_identities();
        }
        if self.codes.is_some() {
            self.end_code();
        }
        self.step(Step::Close);
        if let Some(frame) = self.frames.pop() {
            self.arena.truncate(frame.arena);
            if let Label::Unknown(from, _) = frame.label {
                self.unknown.truncate(from);
            }
        }
    }

    fn end_text(&mut self, simple: SimpleId, declaration: Option<&ElementDecl>, at: (usize, usize), scope: &dyn Scope) {
        if self.frames.last().is_some_and(|frame| frame.reported) {
            return;
        }
        let text = std::mem::take(&mut self.text);
        let end = if at.0 == at.1 { at.0 + text.trim().len() } else { at.1 };
        let span = (at.0, end);
        let types = self.schema.simple_types();
        let value = declaration.and_then(|declaration| declaration.value.as_ref());
        match value {
            // An empty element takes its default or fixed value (cvc-elt.5.1).
            Some(value) if text.is_empty() && !self.frames.last().is_some_and(|frame| frame.had_child) => {
                let scope = StoredScope(&value.scope);
                // It need not be one of the type that xsi:type says (cvc-elt.5.1.1).
                if let Err(violation) = types.check(simple, &value.lexical, &scope) {
                    let finding = self.violation(&violation, simple, place(span), &value.lexical);
                    self.report(finding);
                } else {
                    self.value.clear();
                    self.value.push_str(&value.lexical);
                    self.step(Step::Text);
                    self.note_references(simple, &value.lexical, span, None, &scope);
                    self.field_element(Some(simple), &value.lexical, &scope);
                }
            }
            _ => {
                if let Err(violation) = types.check(simple, &text, scope) {
                    let finding = self.violation(&violation, simple, place(span), &text);
                    self.report(finding);
                } else {
                    if let Some(fixed) = value.filter(|value| value.fixed)
                        && !self.equals(simple, &text, scope, fixed)
                    {
                        let name = self.path_label();
                        let mut finding =
                            Finding::new("cvc-elt.5", place(span)).arg("name", &*name).arg("fixed", &*fixed.lexical);
                        if let Some((made, release)) = super::release::of_element(&name, text.trim(), &fixed.lexical) {
                            finding = finding.arg("made", made).arg("release", release);
                        }
                        let finding = self.with_value(finding, &text);
                        self.report(finding);
                    }
                    self.note_references(simple, &text, span, None, scope);
                    self.field_element(Some(simple), &text, scope);
                    if self.codes.is_some() {
                        self.code_text(&text, span);
                    }
                    if self.recording {
                        self.value.clear();
                        self.value.push_str(&types.normalize(simple, &text));
                        self.steps.push(Step::Text);
                    }
                }
            }
        }
        self.text = text;
        self.text.clear();
    }

    fn end_mixed(&mut self, declaration: Option<&ElementDecl>, at: (usize, usize)) {
        let Some(value) = declaration.and_then(|declaration| declaration.value.as_ref()) else { return };
        let text = std::mem::take(&mut self.text);
        let had_child = self.frames.last().is_some_and(|frame| frame.had_child);
        if value.fixed && (had_child || !(text.is_empty() || *text == *value.lexical)) {
            let name = self.path_label();
            self.report(Finding::new("cvc-elt.5", place(at)).arg("name", name).arg("fixed", &*value.lexical));
        }
    }

    /// Whether a text means the fixed value.
    pub(super) fn equals(
        &self,
        simple: SimpleId,
        text: &str,
        scope: &dyn Scope,
        fixed: &crate::schema::ValueConstraint,
    ) -> bool {
        let types = self.schema.simple_types();
        if types.normalize(simple, text) == *fixed.lexical && fixed.scope.is_empty() {
            return true;
        }
        types.equal(simple, text, &fixed.lexical, scope, &StoredScope(&fixed.scope)).unwrap_or(false)
    }

    /// Ends the document. The findings are ordered by place; lines and columns are not known here.
    #[must_use]
    pub fn finish(mut self) -> Report {
        self.take_report(true)
    }

    /// Ends a document that broke off: references are not resolved.
    #[must_use]
    pub fn abandon(mut self) -> Report {
        self.take_report(false)
    }

    fn take_report(&mut self, complete: bool) -> Report {
        if complete {
            for finding in self.references.dangling(self.options.show_values) {
                self.report_at_path(finding);
            }
        }
        let mut report = Report::new();
        for finding in std::mem::take(&mut self.findings) {
            report.push(finding);
        }
        if self.truncated {
            report.set_truncated();
        }
        report.sort();
        report
    }

    /// Adds a finding about the innermost open element.
    pub(super) fn report(&mut self, finding: Finding) {
        let finding = if finding.element_path().is_empty() { finding.path(self.path()) } else { finding };
        self.report_at_path(finding);
    }

    /// Adds a finding that has its path.
    pub fn report_at_path(&mut self, finding: Finding) {
        self.broken |= finding.verdict() == crate::report::Verdict::Invalid;
        if self.findings.len() < self.options.limits.findings {
            self.findings.push(finding);
        } else {
            self.truncated = true;
            // What could not be checked decides the verdict, even where there is no room for it.
            if finding.verdict() == crate::report::Verdict::Error
                && let Some(last) = self.findings.last_mut()
                && last.verdict() != crate::report::Verdict::Error
            {
                *last = finding;
            }
        }
    }

    /// The findings so far, for a driver that knows their places only now.
    pub(super) fn findings_mut(&mut self) -> &mut [Finding] {
        &mut self.findings
    }

    /// Whether there is room for another finding: recovery that serves findings only is not worth its time any more.
    pub(super) fn is_full(&self) -> bool {
        self.findings.len() >= self.options.limits.findings
    }

    pub(super) fn with_value(&self, finding: Finding, value: &str) -> Finding {
        if self.options.show_values { finding.value(value) } else { finding }
    }

    pub(super) fn path_label(&self) -> String {
        self.frames
            .last()
            .map_or(String::new(), |frame| path::label(self.schema, frame.label, &self.unknown).to_owned())
    }

    pub(super) fn step(&mut self, step: Step) {
        if self.recording && !self.broken {
            self.steps.push(step);
        }
    }

    /// The attributes of an element of which nothing is checked.
    fn steps_of_unchecked<T: Tag>(&mut self, tag: &T) {
        for tag_index in 0..u32::try_from(tag.attribute_count()).unwrap_or(u32::MAX) {
            self.step(Step::Attribute { index: Step::WILDCARD, tag_index });
        }
    }

    fn label(&mut self, name: TagName<'_>) -> Label {
        match name.id {
            Some(id) => Label::Known(id),
            None => {
                let from = self.unknown.len();
                self.unknown.push_str(name.local);
                Label::Unknown(from, self.unknown.len())
            }
        }
    }

    /// An element inside which nothing is checked.
    pub(super) fn push_unchecked(&mut self, name: TagName<'_>, span: (usize, usize), index: u32) {
        let inside = self.frames.last().is_some_and(|frame| frame.content == FrameContent::Skip);
        let label = self.label(name);
        let arena = self.arena.len();
        self.frames.push(Frame {
            label,
            index,
            element: None,
            type_id: TypeId::ANY_TYPE,
            content: FrameContent::Skip,
            state: 0,
            arena,
            span,
            text_at: None,
            reported: false,
            had_child: false,
            quiet: false,
            forgiven: Vec::new(),
            configurations: Vec::new(),
        });
        if inside {
            self.step(Step::Open { leaf: Step::ROOT, element: None, type_id: TypeId::ANY_TYPE, nil: false });
        }
    }

    /// The local name of a type for a message; "" for an anonymous one.
    pub(super) fn type_name(&self, id: TypeId) -> String {
        self.schema.type_def(id).name().map_or(String::new(), |name| self.schema.local(name).to_owned())
    }

    /// A set of bits for the attribute uses of one element.
    pub(super) fn take_seen(&mut self, uses: usize) -> Vec<u64> {
        let mut seen = std::mem::take(&mut self.seen);
        seen.clear();
        seen.resize(uses.div_ceil(64), 0);
        seen
    }

    pub(super) fn give_seen(&mut self, seen: Vec<u64>) {
        self.seen = seen;
    }
}

/// A place of which only the bytes are known.
pub(super) fn place((offset, end): (usize, usize)) -> Place {
    Place { offset, end, line: 0, column: 0 }
}

/// Prefixes that a compiled schema keeps for a value.
pub(super) struct StoredScope<'a>(pub &'a [(Box<str>, Box<str>)]);

impl Scope for StoredScope<'_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        self.0.iter().find(|(bound, _)| **bound == *prefix).map(|(_, uri)| &**uri)
    }
}
