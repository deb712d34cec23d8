//! The engine: start tags, texts and end tags in, steps and findings out.

use crate::report::{Finding, Place, Report, Severity};
use crate::schema::simple::Scope;
use crate::schema::{ProcessContents, Schema, TypeId};

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
    /// The text of the innermost simple content, as far as it had to be kept.
    pub(super) text: String,
    pub(super) value: String,
    pub(super) steps: Vec<Step>,
    pub(super) recording: bool,
    findings: Vec<Finding>,
    truncated: bool,
    broken: bool,
    pub(super) references: References,
    pub(super) identities: Identities,
    /// The check of codes, where code lists were given.
    pub(super) codes: Option<Box<Codes<'s>>>,
    pub(super) told: Told,
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
        let Some(parent) = self.frames.last_mut() else {
            self.start_root(tag, name);
            return;
        };
        parent.had_child = true;
        match parent.content {
            FrameContent::Skip => self.push_unchecked(name, span, 0),
            FrameContent::Elements { model, .. } => match self.follow(model, name, span) {
                Followed::Element { element, leaf, index } => self.open(tag, name, element, leaf, index),
                followed => self.start_other(tag, name, followed),
            },
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

    /// A child that is no declared element of the content model.
    fn start_other<T: Tag>(&mut self, tag: &T, name: TagName<'_>, followed: Followed) {
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
    #[cold]
    fn refuse_child(&mut self, rule: &'static str, name: TagName<'_>, span: (usize, usize)) {
        if let Some(parent) = self.frames.last_mut()
            && !parent.reported
        {
            parent.reported = true;
            self.report(Finding::new(rule, place(span)).arg("name", name.local));
        }
        self.push_unchecked(name, span, 0);
    }

    /// An end tag; `span` is its place (for an empty-element tag that tag's), `scope` the prefixes in scope.
    pub fn end(&mut self, span: (usize, usize), scope: &dyn Scope) {
        self.steps.clear();
        let Some(frame) = self.frames.last() else { return };
        let (element, content) = (frame.element, frame.content);
        match content {
            FrameContent::Text { simple, .. } => {
                if !frame.settled && !frame.reported {
                    self.end_text(simple, scope);
                }
            }
            FrameContent::Elements { model, mixed } => {
                let quiet = frame.quiet;
                if !self.may_end(model) && !quiet {
                    self.report_incomplete(model, span);
                }
                if mixed {
                    self.end_mixed(element.map(|id| self.schema.element(id)));
                }
                if self.recording {
                    self.leave_content(model);
                }
            }
            FrameContent::Empty | FrameContent::Nil | FrameContent::Skip => {}
        }
        if !self.identities.is_idle() {
            self.field_nillable(element);
            if !matches!(content, FrameContent::Text { .. } | FrameContent::Nil) {
                self.field_element(None, "", scope);
            }
            self.end_identities();
        }
        if self.codes.is_some() {
            self.end_code();
        }
        self.step(Step::Close);
        self.close();
    }

    /// Forgets the innermost open element.
    #[inline]
    fn close(&mut self) {
        let Some(frame) = self.frames.last() else { return };
        self.arena.truncate(frame.arena);
        if let Label::Unknown(from, _) = frame.label {
            self.unknown.truncate(from as usize);
        }
        // Not `pop`: that would move the frame before it is dropped.
        self.frames.truncate(self.frames.len() - 1);
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
                let lenient = self.schema.has_lenient_references();
                self.report_at_path(if lenient { finding.weighing(Severity::Warning) } else { finding });
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

    #[inline]
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

    /// The local name of a type for a message; "" for an anonymous one.
    pub(super) fn type_name(&self, id: TypeId) -> String {
        self.schema.type_def(id).name().map_or(String::new(), |name| self.schema.local(name).to_owned())
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
