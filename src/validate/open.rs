//! Opening an element: its actual type, its attributes, and what may stand inside.

use crate::report::Finding;
use crate::schema::{CodeKind, ComplexType, Content, ElementId, TypeDef, TypeId};

use super::engine::{Engine, place};
use super::frame::{Frame, FrameContent, Label};
use super::{Step, Tag, TagName};

impl<'s> Engine<'s> {
    /// An element with a declaration.
    #[inline]
    pub(super) fn open<T: Tag>(&mut self, tag: &T, name: TagName<'_>, element: ElementId, leaf: u32, index: u32) {
        let declaration = self.schema.element(element);
        if declaration.abstract_ {
            self.push_unchecked(name, tag.span(), index);
            self.report(Finding::new("cvc-elt.2", place(tag.span())).arg("name", name.local));
            return;
        }
        self.open_type(tag, name, Some(element), declaration.type_id, leaf, index);
    }

    /// An element of a declared type, which `xsi:type` may change.
    pub(super) fn open_type<T: Tag>(
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
        let frame = Frame::unchecked(label, index, arena, tag.span());
        self.frames.push(Frame { element, type_id: declared, ..frame });
        let (mut type_id, mut nil) = (declared, false);
        if tag.may_bear_instance_attributes() {
            (type_id, nil) = self.instance(tag, name, element, declared);
        }
        self.step(Step::Open { leaf, element, type_id, nil });
        self.begin_identities(element);
        let schema = self.schema;
        let mut content = match schema.type_def(type_id) {
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
                content_of(complex)
            }
        };
        if nil {
            content = FrameContent::Nil;
        }
        if let FrameContent::Elements { model, .. } = content {
            let model = schema.content_model(model);
            let slots = if model.all { model.leaves.len() } else { model.slots as usize };
            let room = slots + model.counters.len();
            if room > 0 {
                self.arena.resize(arena + room, 0);
            }
        }
        self.text.clear();
        if let Some(frame) = self.frames.last_mut() {
            frame.type_id = type_id;
            frame.content = content;
        }
    }

    /// The actual type, and whether the element is nil.
    fn instance<T: Tag>(
        &mut self,
        tag: &T,
        name: TagName<'_>,
        element: Option<ElementId>,
        declared: TypeId,
    ) -> (TypeId, bool) {
        let declaration = element.map(|id| self.schema.element(id));
        let instance = self.instance_attributes(tag, declaration, declared);
        let fixed = declaration.is_some_and(|declaration| declaration.value.as_ref().is_some_and(|value| value.fixed));
        if instance.nil && fixed {
            self.report(Finding::new("cvc-elt.3.2.2", place(tag.span())).arg("name", name.local));
        }
        (instance.type_id, instance.nil)
    }

    #[inline]
    fn label(&mut self, name: TagName<'_>) -> Label {
        match name.id {
            Some(id) => Label::Known(id),
            None => {
                let from = self.unknown.len();
                self.unknown.push_str(name.local);
                Label::Unknown(offset(from), offset(self.unknown.len()))
            }
        }
    }

    /// An element inside which nothing is checked.
    pub(super) fn push_unchecked(&mut self, name: TagName<'_>, span: (usize, usize), index: u32) {
        let inside = self.frames.last().is_some_and(|frame| frame.content == FrameContent::Skip);
        let label = self.label(name);
        let arena = self.arena.len();
        self.frames.push(Frame::unchecked(label, index, arena, span));
        if inside {
            self.step(Step::Open { leaf: Step::ROOT, element: None, type_id: TypeId::ANY_TYPE, nil: false });
        }
    }
}

fn content_of(complex: &ComplexType) -> FrameContent {
    match complex.content {
        Content::Empty => FrameContent::Empty,
        Content::Simple(simple) => FrameContent::Text { simple, complex: true },
        Content::Elements { mixed, model } => FrameContent::Elements { model, mixed },
    }
}

/// An offset in the names of open elements: limits on names and depth keep them far below 4 GiB.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
