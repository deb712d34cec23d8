//! Messages without a generated type: the steps themselves.

use crate::models::json::untyped::{Told, Untyped};
use crate::models::{AnyContent, List};
use crate::schema::{AttributeUse, Content, TypeDef, TypeId};
use crate::validate::Step;
use crate::value::{Leaf, QName};

use super::{Decoded, Decoder, Open, Stop, namespaces};

impl Decoder<'_> {
    /// A message of whatever type, up to its end tag, which stays to be read.
    pub(in crate::models) fn untyped(&mut self, root: Open) -> Decoded<Untyped> {
        let Some(element) = root.element else { return Err(self.unexpected()) };
        let mut told = Vec::new();
        let root = self.as_kept(root);
        // The types of the open elements.
        let mut open = vec![root.type_id];
        self.untyped_start(root, &mut told)?;
        loop {
            let step = self.peek()?;
            if step == Step::Close && open.len() == 1 {
                return Ok(Untyped { element, type_id: root.type_id, nil: root.nil, told });
            }
            self.step();
            match step {
                Step::Open { leaf, element: Some(element), type_id, nil } if leaf != Step::ROOT => {
                    let start = self.as_kept(Open { leaf, element: Some(element), type_id, nil });
                    told.push(Told::Open { leaf, element, type_id: start.type_id, nil });
                    self.untyped_start(start, &mut told)?;
                    open.push(start.type_id);
                }
                Step::Open { leaf, .. } => {
                    let any = self.any_element()?;
                    told.push(Told::Any(leaf, any));
                    self.take(Step::Close)?;
                }
                Step::Text if open.last().is_some_and(|id| self.holds_names(*id)) => {
                    told.push(Told::Names(self.names(self.engine.value())?));
                }
                Step::Text => told.push(Told::Text(self.engine.value().to_owned())),
                Step::Close => {
                    open.pop();
                    told.push(Told::Close);
                }
                Step::Enter(node) => told.push(Told::Enter(node)),
                Step::Next(node) => told.push(Told::Next(node)),
                Step::Leave(node) => told.push(Told::Leave(node)),
                Step::Attribute { .. } => {}
            }
        }
    }

    /// An element of the type `xs:anySimpleType` keeps its actual type as the attribute that it is.
    fn as_kept(&self, open: Open) -> Open {
        let declared = open.element.map(|id| self.schema.element(id).type_id);
        Open { type_id: declared.filter(|id| self.schema.is_any_simple(*id)).unwrap_or(open.type_id), ..open }
    }

    /// Whether the text of a type means something only with prefixes.
    fn holds_names(&self, id: TypeId) -> bool {
        let simple = match self.schema.type_def(id) {
            TypeDef::Simple { simple, .. } => *simple,
            TypeDef::Complex(complex) => match complex.content {
                Content::Simple(simple) => simple,
                _ => return false,
            },
        };
        self.schema.simple_types().holds_names(simple)
    }

    fn names(&self, text: &str) -> Decoded<List<QName>> {
        List::from_prefixed(text, &namespaces(&*self.source)).map_err(|_| Stop)
    }

    /// The attributes of an element that was just opened; of one of the type `xs:anyType` all that is in it.
    fn untyped_start(&mut self, open: Open, told: &mut Vec<Told>) -> Decoded<()> {
        if open.nil {
            told.extend(self.nil_attributes()?.into_iter().map(Told::AnyAttribute));
            return Ok(());
        }
        if open.type_id == TypeId::ANY_TYPE {
            told.push(Told::Content(self.any_content()?));
            return Ok(());
        }
        if self.schema.is_any_simple(open.type_id) {
            let (prefixes, attributes) = self.raw_attributes();
            told.push(Told::Content(AnyContent { prefixes, attributes, content: Vec::new() }));
            return Ok(());
        }
        let TypeDef::Complex(complex) = self.schema.type_def(open.type_id) else { return Ok(()) };
        for step in self.engine.steps().get(self.cursor..).unwrap_or(&[]) {
            let Step::Attribute { index, tag_index } = *step else { continue };
            told.push(match complex.attributes.get(index as usize) {
                // The encoder writes these of the root by itself.
                Some(used) if open.leaf == Step::ROOT && used.required && is_fixed(used) => continue,
                Some(used) => {
                    let text = self.source.attribute(tag_index as usize);
                    let text = self.schema.simple_types().normalize(used.simple, text);
                    if self.schema.simple_types().holds_names(used.simple) {
                        Told::AttributeNames(used.clone(), self.names(&text)?)
                    } else {
                        Told::Attribute(used.clone(), text.into_owned())
                    }
                }
                None => Told::AnyAttribute(self.source.any_attribute(tag_index as usize)),
            });
        }
        Ok(())
    }
}

fn is_fixed(used: &AttributeUse) -> bool {
    used.value.as_ref().is_some_and(|value| value.fixed)
}
