//! Text: what may stand where it stands, and whether a simple content belongs to its type.

use crate::report::Finding;
use crate::schema::simple::{Scope, SimpleId};
use crate::schema::{ElementDecl, ElementId, ValueConstraint};

use super::engine::{Engine, StoredScope, place};
use super::frame::FrameContent;
use super::{Step, path};

impl Engine<'_> {
    /// A text, references resolved. `at` is the byte offset of its first character that is not white space.
    pub fn text(&mut self, text: &str, at: Option<usize>) {
        self.steps.clear();
        let Some(frame) = self.frames.last_mut() else { return };
        if frame.text_at.is_none() {
            frame.text_at = at;
        }
        match frame.content {
            FrameContent::Text { .. } => self.text.push_str(text),
            FrameContent::Skip => self.step_of_text(text),
            FrameContent::Elements { mixed: true, .. } => {
                let element = frame.element;
                if self.has_value(element) {
                    self.text.push_str(text);
                }
                self.step_of_text(text);
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

    /// The same for a text that an end tag follows, so that it need not be kept until then.
    #[inline]
    pub fn last_text(&mut self, text: &str, at: Option<usize>, scope: &dyn Scope) {
        match self.frames.last_mut() {
            Some(frame) if self.text.is_empty() && !frame.reported => match frame.content {
                FrameContent::Text { simple, .. } => {
                    frame.text_at = at;
                    frame.settled = true;
                    self.steps.clear();
                    self.check_text(text, simple, scope);
                }
                _ => self.text(text, at),
            },
            _ => self.text(text, at),
        }
    }

    #[inline]
    fn step_of_text(&mut self, text: &str) {
        if self.recording {
            self.value.clear();
            self.value.push_str(text);
            self.steps.push(Step::Text);
        }
    }

    #[cold]
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

    /// The simple content of the innermost open element ends.
    pub(super) fn end_text(&mut self, simple: SimpleId, scope: &dyn Scope) {
        let text = std::mem::take(&mut self.text);
        self.check_text(&text, simple, scope);
        self.text = text;
        self.text.clear();
    }

    /// The text is all that stands in the innermost open element.
    #[inline]
    fn check_text(&mut self, text: &str, simple: SimpleId, scope: &dyn Scope) {
        let schema = self.schema;
        let Some(frame) = self.frames.last() else { return };
        let declaration = frame.element.map(|id| schema.element(id));
        let value = declaration.and_then(|declaration| declaration.value.as_ref());
        if let Some(value) = value
            && text.is_empty()
            && !frame.had_child
        {
            self.take_default(value, simple);
            return;
        }
        let types = schema.simple_types();
        if let Err(violation) = types.check(simple, text, scope) {
            let place = place(self.text_span(text));
            let finding = self.violation(&violation, simple, place, text);
            self.report(finding);
            return;
        }
        if let Some(fixed) = value.filter(|value| value.fixed) {
            self.check_fixed(text, simple, scope, fixed);
        }
        if types.is_reference(simple) {
            self.note_references(simple, text, self.text_span(text), None, scope);
        }
        self.field_element(Some(simple), text, scope);
        if self.codes.is_some() {
            self.code_text(text, self.text_span(text));
        }
        if self.recording {
            self.value.clear();
            self.value.push_str(&types.normalize(simple, text));
            self.steps.push(Step::Text);
        }
    }

    /// From the first to the last character of a text that are not white space; the start tag where there are none.
    fn text_span(&self, text: &str) -> (usize, usize) {
        match self.frames.last().map(|frame| (frame.text_at, frame.span)) {
            Some((Some(at), _)) => (at, at + text.trim().len()),
            Some((None, span)) => span,
            None => (0, 0),
        }
    }

    /// An empty element takes its default or fixed value (cvc-elt.5.1).
    fn take_default(&mut self, value: &ValueConstraint, simple: SimpleId) {
        let span = self.text_span("");
        let scope = StoredScope(&value.scope);
        // It need not be one of the type that xsi:type says (cvc-elt.5.1.1).
        if let Err(violation) = self.schema.simple_types().check(simple, &value.lexical, &scope) {
            let finding = self.violation(&violation, simple, place(span), &value.lexical);
            self.report(finding);
            return;
        }
        self.value.clear();
        if self.schema.simple_types().holds_names(simple) {
            // The prefixes are those of the schema document: the names are told without them.
            for token in value.lexical.split(' ') {
                let (prefix, local) = token.split_once(':').unwrap_or(("", token));
                let blank = if self.value.is_empty() { "" } else { " " };
                let uri = scope.namespace(prefix).unwrap_or_default();
                self.value.push_str(&format!("{blank}{{{uri}}}{local}"));
            }
        } else {
            self.value.push_str(&value.lexical);
        }
        self.step(Step::Text);
        self.note_references(simple, &value.lexical, span, None, &scope);
        self.field_element(Some(simple), &value.lexical, &scope);
    }

    fn check_fixed(&mut self, text: &str, simple: SimpleId, scope: &dyn Scope, fixed: &ValueConstraint) {
        if self.equals(simple, text, scope, fixed) {
            return;
        }
        let place = place(self.text_span(text));
        let name = self.path_label();
        let mut finding = Finding::new("cvc-elt.5", place).arg("name", &*name).arg("fixed", &*fixed.lexical);
        if let Some((made, release)) = super::release::of_element(&name, text.trim(), &fixed.lexical) {
            finding = finding.arg("made", made).arg("release", release);
        }
        let finding = self.with_value(finding, text);
        self.report(finding);
    }

    /// Mixed content ends: of the element's fixed value.
    pub(super) fn end_mixed(&mut self, declaration: Option<&ElementDecl>) {
        let Some(value) = declaration.and_then(|declaration| declaration.value.as_ref()) else { return };
        let text = std::mem::take(&mut self.text);
        let Some(frame) = self.frames.last() else { return };
        let at = frame.text_at.map_or(frame.span, |at| (at, at));
        if value.fixed && (frame.had_child || !(text.is_empty() || *text == *value.lexical)) {
            let name = self.path_label();
            self.report(Finding::new("cvc-elt.5", place(at)).arg("name", name).arg("fixed", &*value.lexical));
        }
    }

    /// Whether a text means the fixed value.
    pub(super) fn equals(&self, simple: SimpleId, text: &str, scope: &dyn Scope, fixed: &ValueConstraint) -> bool {
        let types = self.schema.simple_types();
        if types.normalize(simple, text) == *fixed.lexical && fixed.scope.is_empty() {
            return true;
        }
        types.equal(simple, text, &fixed.lexical, scope, &StoredScope(&fixed.scope)).unwrap_or(false)
    }
}
