//! The JSON sink: events to a tree.

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::{Map, Value};

use crate::models::any::{AnyAttribute, AnyElement};
use crate::models::decode::Stop;
use crate::models::encode::Encoded;
use crate::models::sink::{Begin, Sink};
use crate::models::tag_buf::Name;
use crate::schema::shape::{Shape, ShapeContent, prefixed};
use crate::schema::{AttributeUse, Content, LeafTerm, Schema, TypeDef, TypeId};
use crate::xml::{XML_URI, XSI_URI};

use super::scalar;

/// Builds the JSON tree of a value.
pub(super) struct JsonSink<'s> {
    schema: &'s Schema,
    shapes: HashMap<TypeId, Rc<Shape>>,
    frames: Vec<Frame>,
    done: Option<Value>,
}

/// An open element.
struct Frame {
    /// The member of the parent that it becomes; none for the root and for what stands in a `#content`.
    key: Option<Key>,
    /// None for an element that no model describes.
    of: Option<(TypeId, Rc<Shape>)>,
    object: Map<String, Value>,
    text: Option<String>,
    /// What stands in `#mixed` or `#content`.
    items: Vec<Value>,
    /// Repeated groups that are open: their key, the objects so far, and the object around them.
    groups: Vec<(String, Vec<Value>, Map<String, Value>)>,
}

struct Key {
    name: String,
    many: bool,
    /// The name of what stands in an object of its own: a known element at a wildcard, a member of a substitution group that repeats.
    member: Option<String>,
}

impl<'s> JsonSink<'s> {
    pub fn new(schema: &'s Schema) -> Self {
        Self { schema, shapes: HashMap::new(), frames: Vec::new(), done: None }
    }

    pub fn finish(self) -> Option<Value> {
        self.done
    }

    fn shape(&mut self, id: TypeId) -> Rc<Shape> {
        let schema = self.schema;
        self.shapes.entry(id).or_insert_with(|| Rc::new(Shape::of(schema, id))).clone()
    }

    fn push(&mut self, key: Option<Key>, of: Option<(TypeId, Rc<Shape>)>, object: Map<String, Value>) {
        self.frames.push(Frame { key, of, object, text: None, items: Vec::new(), groups: Vec::new() });
    }

    fn top(&mut self) -> Result<&mut Frame, Stop> {
        self.frames.last_mut().ok_or(Stop)
    }

    fn is_wildcard(&self, type_id: TypeId, leaf: u32) -> bool {
        match self.schema.type_def(type_id) {
            TypeDef::Complex(complex) => match complex.content {
                Content::Elements { model, .. } => {
                    let leaf = self.schema.content_model(model).leaves.get(leaf as usize);
                    leaf.is_some_and(|leaf| matches!(leaf.term, LeafTerm::Wildcard(_)))
                }
                _ => false,
            },
            TypeDef::Simple { .. } => false,
        }
    }

    fn value_of(&self, frame: &mut Frame) -> Value {
        let mut object = std::mem::take(&mut frame.object);
        let Some((type_id, shape)) = &frame.of else {
            if !frame.items.is_empty() {
                object.insert("#content".to_owned(), Value::Array(std::mem::take(&mut frame.items)));
            }
            return Value::Object(object);
        };
        match &shape.content {
            ShapeContent::Text(simple) => {
                let text = frame.text.take().map(|text| scalar::to_json(self.schema, *simple, &text));
                let bare = match self.schema.type_def(*type_id) {
                    TypeDef::Simple { .. } => true,
                    TypeDef::Complex(complex) => complex.attributes.is_empty() && complex.any_attribute.is_none(),
                };
                match text {
                    Some(text) if bare && object.is_empty() => return text,
                    // An empty text is a text; only a nil element has none.
                    None if bare && object.is_empty() => return Value::String(String::new()),
                    Some(text) => {
                        object.insert("#text".to_owned(), text);
                    }
                    None if !object.contains_key("@xsi:nil") => {
                        object.insert("#text".to_owned(), Value::String(String::new()));
                    }
                    None => {}
                }
            }
            ShapeContent::Mixed(_) if !frame.items.is_empty() => {
                object.insert("#mixed".to_owned(), Value::Array(std::mem::take(&mut frame.items)));
            }
            ShapeContent::Any if !frame.items.is_empty() => {
                object.insert("#content".to_owned(), Value::Array(std::mem::take(&mut frame.items)));
            }
            _ => {}
        }
        Value::Object(object)
    }
}

/// The key of an attribute whose name the schema need not know.
fn attribute_key(schema: &Schema, uri: &str, local: &str) -> String {
    match Name::of(schema, uri, local) {
        Name::Known(id) => format!("@{}", prefixed(schema, id)),
        Name::Other { uri, local } if uri.is_empty() => format!("@{local}"),
        Name::Other { uri, local } => format!("@{{{uri}}}{local}"),
    }
}

fn insert(object: &mut Map<String, Value>, key: &Key, value: Value) {
    let value = match &key.member {
        Some(name) => Value::Object(Map::from_iter([(name.clone(), value)])),
        None => value,
    };
    if key.many {
        match object.entry(key.name.clone()).or_insert_with(|| Value::Array(Vec::new())) {
            Value::Array(values) => values.push(value),
            other => *other = value,
        }
    } else {
        object.insert(key.name.clone(), value);
    }
}

impl Sink for JsonSink<'_> {
    fn open(&mut self, begin: Begin) -> Encoded {
        let schema = self.schema;
        let key = match (begin.leaf, self.frames.last().and_then(|frame| frame.of.clone())) {
            (Some(leaf), Some((parent, shape))) => Some(if self.is_wildcard(parent, leaf) {
                let member = Some(prefixed(schema, schema.element(begin.element).name));
                Key { name: shape.any_key(leaf), many: shape.repeats(leaf), member }
            } else {
                let name = shape.element_key(schema, leaf, begin.element);
                match shape.members_key(leaf) {
                    Some(group) => Key { name: group.to_owned(), many: true, member: Some(name) },
                    None => Key { name, many: shape.repeats(leaf), member: None },
                }
            }),
            _ => None,
        };
        let mut object = Map::new();
        // The actual type of a text is not kept, in JSON as in generated types: it is one of the declared type.
        let is_text = |id| matches!(schema.type_def(id), TypeDef::Simple { .. });
        let type_id = if is_text(begin.declared) && is_text(begin.type_id) { begin.declared } else { begin.type_id };
        if type_id != begin.declared
            && let Some(name) = schema.type_def(type_id).name()
        {
            object.insert("@xsi:type".to_owned(), Value::String(prefixed(schema, name)));
        }
        if begin.nil {
            object.insert("@xsi:nil".to_owned(), Value::Bool(true));
        }
        let shape = self.shape(type_id);
        self.push(key, Some((type_id, shape)), object);
        Ok(())
    }

    fn open_any(&mut self, leaf: Option<u32>, element: &AnyElement) -> Encoded {
        let parent = self.frames.last().and_then(|frame| frame.of.clone());
        let key = match (leaf, parent) {
            (Some(leaf), Some((_, shape))) => {
                Some(Key { name: shape.any_key(leaf), many: shape.repeats(leaf), member: None })
            }
            _ => None,
        };
        let mut object = Map::new();
        object.insert("#name".to_owned(), Value::String(element.local.clone()));
        if !element.namespace.is_empty() {
            object.insert("#namespace".to_owned(), Value::String(element.namespace.clone()));
        }
        self.push(key, None, object);
        self.prefixes(&element.prefixes)?;
        element.attributes.iter().try_for_each(|attribute| self.any_attribute(attribute))
    }

    fn attribute(&mut self, attribute: &AttributeUse, text: &str) -> Encoded {
        let key = format!("@{}", prefixed(self.schema, attribute.name));
        let value = scalar::to_json(self.schema, attribute.simple, text);
        self.top()?.object.insert(key, value);
        Ok(())
    }

    fn any_attribute(&mut self, attribute: &AnyAttribute) -> Encoded {
        let schema = self.schema;
        let top = self.top()?;
        // Of a text of any type it is what it looks like; what `xs:anyType` holds is read without regard to it.
        let key = match &top.of {
            Some((type_id, _)) if attribute.namespace == XSI_URI && schema.is_any_simple(*type_id) => {
                format!("@xsi:{}", attribute.local)
            }
            _ => attribute_key(schema, &attribute.namespace, &attribute.local),
        };
        top.object.insert(key, Value::String(attribute.value.clone()));
        Ok(())
    }

    fn prefixes(&mut self, prefixes: &[(String, String)]) -> Encoded {
        if !prefixes.is_empty() {
            let map = prefixes.iter().map(|(prefix, uri)| (prefix.clone(), Value::String(uri.clone()))).collect();
            self.top()?.object.insert("#prefixes".to_owned(), Value::Object(map));
        }
        Ok(())
    }

    fn prefix(&mut self, uri: &str) -> String {
        match uri {
            "" => String::new(),
            XML_URI => "xml:".to_owned(),
            XSI_URI => "xsi:".to_owned(),
            _ => match self.schema.namespace(uri) {
                Some(known) => format!("{}:", self.schema.prefix(known)),
                None => format!("{{{uri}}}"),
            },
        }
    }

    fn text(&mut self, text: &str) -> Encoded {
        let frame = self.top()?;
        match &frame.of {
            Some((_, shape)) if matches!(shape.content, ShapeContent::Text(_)) => {
                frame.text.get_or_insert_with(String::new).push_str(text);
            }
            _ => frame.items.push(Value::String(text.to_owned())),
        }
        Ok(())
    }

    fn close(&mut self) -> Encoded {
        let mut frame = self.frames.pop().ok_or(Stop)?;
        let value = self.value_of(&mut frame);
        let Some(parent) = self.frames.last_mut() else {
            self.done = Some(value);
            return Ok(());
        };
        let mixed = parent.of.as_ref().is_some_and(|(_, shape)| matches!(shape.content, ShapeContent::Mixed(_)));
        match frame.key {
            None => parent.items.push(value),
            Some(key) if mixed => {
                let mut item = Map::new();
                insert(&mut item, &Key { many: false, ..key }, value);
                parent.items.push(Value::Object(item));
            }
            Some(key) => insert(&mut parent.object, &key, value),
        }
        Ok(())
    }

    fn enter(&mut self, node: u32) -> Encoded {
        let frame = self.top()?;
        let key = frame.of.as_ref().and_then(|(_, shape)| shape.group_key(node)).map(str::to_owned);
        if let Some(key) = key {
            let around = std::mem::take(&mut frame.object);
            frame.groups.push((key, Vec::new(), around));
        }
        Ok(())
    }

    fn next(&mut self, node: u32) -> Encoded {
        let frame = self.top()?;
        if frame.of.as_ref().is_some_and(|(_, shape)| shape.group_key(node).is_some()) {
            let object = std::mem::take(&mut frame.object);
            if let Some((_, objects, _)) = frame.groups.last_mut() {
                objects.push(Value::Object(object));
            }
        }
        Ok(())
    }

    fn leave(&mut self, node: u32) -> Encoded {
        let frame = self.top()?;
        if frame.of.as_ref().is_some_and(|(_, shape)| shape.group_key(node).is_some())
            && let Some((key, mut objects, around)) = frame.groups.pop()
        {
            objects.push(Value::Object(std::mem::replace(&mut frame.object, around)));
            frame.object.insert(key, Value::Array(objects));
        }
        Ok(())
    }
}
