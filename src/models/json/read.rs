//! From a JSON tree to events in the order of the schema.
//!
//! Nothing is checked here. What does not fit becomes an event that the engine refuses: an unknown member an unknown element. It is
//! noted too, because a wildcard may admit such an element.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use serde_json::{Map, Value};

use crate::models::tag_buf::{Name, namespace_of};
use crate::schema::shape::{Occurs, Part, PartTerm, Shape, ShapeContent, prefixed};
use crate::schema::simple::SimpleId;
use crate::schema::{ElementId, NameId, Schema, TypeDef, TypeId};

use super::scalar;
use super::tape::Event;

/// The events of a message, and the first member that means nothing.
pub(super) fn events(schema: &Schema, element: ElementId, value: &Value, depth: usize) -> (Vec<Event>, Option<String>) {
    let mut reader = Reader { schema, shapes: HashMap::new(), out: Vec::new(), depth, unknown: None };
    reader.element(element, value);
    (reader.out, reader.unknown)
}

struct Reader<'s> {
    schema: &'s Schema,
    shapes: HashMap<TypeId, Rc<Shape>>,
    out: Vec<Event>,
    /// How much deeper it may go.
    depth: usize,
    /// The first member that means nothing.
    unknown: Option<String>,
}

type Object = Map<String, Value>;
/// The members of an object that have been turned into events.
type Used<'v> = HashSet<&'v str>;

impl Reader<'_> {
    fn shape(&mut self, id: TypeId) -> Rc<Shape> {
        let schema = self.schema;
        self.shapes.entry(id).or_insert_with(|| Rc::new(Shape::of(schema, id))).clone()
    }

    fn start(&mut self, name: Name, attributes: Vec<(Name, String)>, prefixes: Vec<(String, String)>) {
        self.out.push(Event::Start { name, attributes, prefixes });
    }

    /// An element that the engine refuses.
    fn unknown(&mut self, key: &str) {
        self.unknown.get_or_insert_with(|| key.to_owned());
        let name = Name::Other { uri: String::new(), local: key.to_owned() };
        self.start(name, Vec::new(), Vec::new());
        self.out.push(Event::End);
    }

    fn element(&mut self, element: ElementId, value: &Value) {
        let name = Name::Known(self.schema.element(element).name);
        if self.depth == 0 {
            return self.unknown("#depth");
        }
        self.depth -= 1;
        let mut type_id = self.schema.element(element).type_id;
        let empty = Object::new();
        let object = value.as_object().unwrap_or(&empty);
        // The prefix of the type of any text is the document's.
        let actual = object.get("@xsi:type").filter(|_| !self.schema.is_any_simple(type_id)).and_then(Value::as_str);
        if let Some(actual) = actual.and_then(|name| self.type_named(name)) {
            type_id = actual;
        }
        let shape = self.shape(type_id);
        let mut used = Used::new();
        let mut attributes = self.attributes(object, &mut used);
        let mut prefixes = prefixes(object, &mut used);
        let mut text = match &shape.content {
            ShapeContent::Text(_) if value.is_object() => {
                let text = object.get("#text").and_then(scalar::to_text);
                used.extend(text.is_some().then_some("#text"));
                text
            }
            ShapeContent::Text(_) => scalar::to_text(value),
            _ => None,
        };
        self.declare(type_id, &shape, &mut attributes, text.as_mut(), &mut prefixes);
        self.start(name, attributes, prefixes);
        match &shape.content {
            ShapeContent::Text(_) => match text {
                Some(text) if value.is_object() || !text.is_empty() => self.out.push(Event::Text(text)),
                None if !value.is_object() => self.unknown("#value"),
                _ => {}
            },
            ShapeContent::Empty => {}
            ShapeContent::Any => self.content(object, &mut used),
            ShapeContent::Mixed(parts) => {
                for item in items(object, "#mixed", &mut used) {
                    match item {
                        Value::Object(item) => {
                            let mut used = Used::new();
                            for part in parts {
                                self.part(&shape, part, item, &mut used);
                            }
                            self.rest(item, &used);
                        }
                        item => match scalar::to_text(item) {
                            Some(text) => self.out.push(Event::Text(text)),
                            None => self.unknown("#mixed"),
                        },
                    }
                }
            }
            ShapeContent::Sequence(parts) | ShapeContent::All(parts) => {
                for part in parts {
                    self.part(&shape, part, object, &mut used);
                }
            }
        }
        let text = matches!(shape.content, ShapeContent::Text(_));
        if !value.is_object() && !text && !value.is_null() {
            self.unknown("#value");
        }
        self.rest(object, &used);
        self.out.push(Event::End);
        self.depth += 1;
    }

    /// Makes prefixes for names that stand with their namespace (`{urn:x}a`), where the type says that they are names.
    fn declare(
        &self,
        type_id: TypeId,
        shape: &Shape,
        attributes: &mut [(Name, String)],
        text: Option<&mut String>,
        prefixes: &mut Vec<(String, String)>,
    ) {
        let mut with_namespace = |simple: SimpleId, text: &mut String| {
            if text.contains('{') && self.schema.simple_types().holds_names(simple) {
                *text = self.with_prefixes(text, prefixes);
            }
        };
        if let TypeDef::Complex(complex) = self.schema.type_def(type_id) {
            for (name, text) in attributes {
                let used = complex.attributes.iter().find(|used| *name == Name::Known(used.name));
                used.into_iter().for_each(|used| with_namespace(used.simple, text));
            }
        }
        if let (ShapeContent::Text(simple), Some(text)) = (&shape.content, text) {
            with_namespace(*simple, text);
        }
    }

    fn with_prefixes(&self, text: &str, prefixes: &mut Vec<(String, String)>) -> String {
        let mut out = String::new();
        for item in text.split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            match item.strip_prefix('{').and_then(|item| item.split_once('}')) {
                Some(("", local)) => out.push_str(local),
                Some((uri, local)) => {
                    let bound = prefixes.iter().find(|(_, bound)| bound == uri).map(|(prefix, _)| prefix.clone());
                    let prefix = bound.unwrap_or_else(|| {
                        let taken = |new: &str| {
                            self.schema.with_prefix(new).is_some() || prefixes.iter().any(|(prefix, _)| prefix == new)
                        };
                        let new = (1..).map(|n| format!("ns{n}")).find(|new| !taken(new)).unwrap_or_default();
                        prefixes.push((new.clone(), uri.to_owned()));
                        new
                    });
                    out.push_str(&format!("{prefix}:{local}"));
                }
                None => out.push_str(item),
            }
        }
        out
    }

    /// Members that have not been turned into events: the engine shall refuse them.
    fn rest(&mut self, object: &Object, used: &Used<'_>) {
        for (key, value) in object {
            if !used.contains(key.as_str()) && !value.is_null() {
                self.unknown(key);
            }
        }
    }

    fn attributes<'v>(&self, object: &'v Object, used: &mut Used<'v>) -> Vec<(Name, String)> {
        let mut attributes = Vec::new();
        for (key, value) in object {
            let (Some(name), Some(text)) = (key.strip_prefix('@'), scalar::to_text(value)) else { continue };
            used.insert(key);
            attributes.push((self.attribute_name(name), text));
        }
        attributes
    }

    fn attribute_name(&self, name: &str) -> Name {
        if let Some((uri, local)) = name.strip_prefix('{').and_then(|name| name.split_once('}')) {
            return Name::of(self.schema, uri, local);
        }
        match name.split_once(':') {
            Some((prefix, local)) => match namespace_of(self.schema, prefix) {
                Some(uri) => Name::of(self.schema, uri, local),
                None => Name::Other { uri: String::new(), local: name.to_owned() },
            },
            None => Name::of(self.schema, "", name),
        }
    }

    fn type_named(&self, name: &str) -> Option<TypeId> {
        let name = name.trim();
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let uri = if prefix.is_empty() { "" } else { namespace_of(self.schema, prefix)? };
        self.schema.named_type(self.schema.find(self.schema.namespace(uri)?, local)?)
    }

    /// The members of a part, as far as they are there.
    fn part<'v>(&mut self, shape: &Shape, part: &Part, object: &'v Object, used: &mut Used<'v>) {
        match &part.term {
            PartTerm::Element { leaf, element } if let Some(key) = shape.members_key(*leaf) => {
                let keys = self.keys(shape, *leaf, *element);
                self.member(object, key, used, |reader, value| {
                    let Some(object) = value.as_object() else { return reader.unknown("#group") };
                    let mut used = Used::new();
                    let there = |(_, key): &&(ElementId, String)| object.get(key).is_some_and(|value| !value.is_null());
                    if let Some((element, key)) = keys.iter().find(there) {
                        reader.member(object, key, &mut used, |reader, value| reader.element(*element, value));
                    }
                    reader.rest(object, &used);
                });
            }
            PartTerm::Element { leaf, element } => {
                for (element, key) in self.keys(shape, *leaf, *element) {
                    self.member(object, &key, used, |reader, value| reader.element(element, value));
                }
            }
            PartTerm::Any { leaf } => {
                self.member(object, &shape.any_key(*leaf), used, |reader, value| reader.any(value));
            }
            PartTerm::Sequence { node, parts } | PartTerm::Choice { node, parts } if part.occurs == Occurs::Many => {
                let key = shape.group_key(*node).unwrap_or_default().to_owned();
                let choice = matches!(part.term, PartTerm::Choice { .. });
                self.member(object, &key, used, |reader, value| {
                    let Some(object) = value.as_object() else { return reader.unknown("#group") };
                    let mut used = Used::new();
                    if choice {
                        reader.choice(shape, parts, object, &mut used);
                    } else {
                        parts.iter().for_each(|part| reader.part(shape, part, object, &mut used));
                    }
                    reader.rest(object, &used);
                });
            }
            PartTerm::Sequence { parts, .. } => {
                for part in parts {
                    self.part(shape, part, object, used);
                }
            }
            PartTerm::Choice { parts, .. } => self.choice(shape, parts, object, used),
        }
    }

    /// The alternative for which the most members are there; of several the one for which the fewest are missing, or, where they
    /// differ in order only, the one in whose order the members stand.
    fn choice<'v>(&mut self, shape: &Shape, parts: &[Part], object: &'v Object, used: &mut Used<'v>) {
        let mut best: Vec<&Part> = Vec::new();
        let mut most = 0;
        for part in parts {
            let count = self.count(shape, part, object, used);
            if count > most {
                most = count;
                best.clear();
            }
            if count == most && count > 0 {
                best.push(part);
            }
        }
        if best.len() > 1 {
            let missing: Vec<usize> = best.iter().map(|part| self.missing(shape, part, object, used)).collect();
            let fewest = missing.iter().min().copied().unwrap_or(0);
            let mut missing = missing.into_iter();
            best.retain(|_| missing.next() == Some(fewest));
        }
        let in_order = |part: &&&Part| {
            let mut keys = Vec::new();
            self.keys_in_order(shape, part, object, used, &mut keys);
            let mut members = object.keys().filter(|key| keys.contains(key));
            keys.iter().all(|key| members.next() == Some(key))
        };
        let chosen = if best.len() > 1 { best.iter().find(in_order).or(best.first()) } else { best.first() };
        if let Some(part) = chosen.copied() {
            self.part(shape, part, object, used);
        }
    }

    /// How many members that a part must have are not there.
    fn missing(&self, shape: &Shape, part: &Part, object: &Object, used: &Used<'_>) -> usize {
        match &part.term {
            _ if self.count(shape, part, object, used) > 0 => match &part.term {
                PartTerm::Sequence { parts, .. } if part.occurs != Occurs::Many => {
                    parts.iter().map(|part| self.missing(shape, part, object, used)).sum()
                }
                _ => 0,
            },
            _ => usize::from(part.required),
        }
    }

    /// The members of a part that are there, in the order of the schema.
    fn keys_in_order(&self, shape: &Shape, part: &Part, object: &Object, used: &Used<'_>, keys: &mut Vec<String>) {
        match &part.term {
            PartTerm::Sequence { parts, .. } | PartTerm::Choice { parts, .. } if part.occurs != Occurs::Many => {
                parts.iter().for_each(|part| self.keys_in_order(shape, part, object, used, keys));
            }
            PartTerm::Sequence { node, .. } | PartTerm::Choice { node, .. } => {
                keys.extend(shape.group_key(*node).map(str::to_owned));
            }
            PartTerm::Any { leaf } => keys.push(shape.any_key(*leaf)),
            PartTerm::Element { leaf, element } => match shape.members_key(*leaf) {
                Some(key) => keys.push(key.to_owned()),
                None => keys.extend(self.keys(shape, *leaf, *element).into_iter().map(|(_, key)| key)),
            },
        }
        keys.retain(|key| object.contains_key(key) && !used.contains(key.as_str()));
    }

    /// How many members of an object belong to a part.
    fn count(&self, shape: &Shape, part: &Part, object: &Object, used: &Used<'_>) -> usize {
        let there =
            |key: &str| usize::from(!used.contains(key) && object.get(key).is_some_and(|value| !value.is_null()));
        match &part.term {
            PartTerm::Element { leaf, element } => {
                if let Some(key) = shape.members_key(*leaf) {
                    return there(key);
                }
                self.keys(shape, *leaf, *element).iter().map(|(_, key)| there(key)).sum()
            }
            PartTerm::Any { leaf } => there(&shape.any_key(*leaf)),
            PartTerm::Sequence { node, .. } | PartTerm::Choice { node, .. } if part.occurs == Occurs::Many => {
                shape.group_key(*node).map_or(0, there)
            }
            PartTerm::Sequence { parts, .. } => parts.iter().map(|part| self.count(shape, part, object, used)).sum(),
            PartTerm::Choice { parts, .. } => {
                parts.iter().map(|part| self.count(shape, part, object, used)).max().unwrap_or(0)
            }
        }
    }

    /// What may stand at an element's leaf, with its keys.
    fn keys(&self, shape: &Shape, leaf: u32, element: ElementId) -> Vec<(ElementId, String)> {
        let members = self.schema.substitution_members(element).iter().copied();
        std::iter::once(element).chain(members).map(|id| (id, shape.element_key(self.schema, leaf, id))).collect()
    }

    /// Every value of a member.
    fn member<'v>(&mut self, object: &'v Object, key: &str, used: &mut Used<'v>, each: impl Fn(&mut Self, &Value)) {
        let Some((key, value)) = object.get_key_value(key) else { return };
        if !used.insert(key) {
            return;
        }
        match value {
            Value::Null => {}
            Value::Array(values) => values.iter().for_each(|value| each(self, value)),
            value => each(self, value),
        }
    }

    /// What stands at a wildcard: a known element by its name, or any other.
    fn any(&mut self, value: &Value) {
        let Some(object) = value.as_object() else { return self.unknown("#any") };
        if object.contains_key("#name") {
            return self.foreign(object);
        }
        let mut members = object.iter();
        let (Some((key, value)), None) = (members.next(), members.next()) else { return self.unknown("#any") };
        let named = |name: NameId| prefixed(self.schema, name) == *key;
        let found = self.schema.global_elements().find(|id| named(self.schema.element(*id).name));
        match found {
            Some(element) => self.element(element, value),
            None => self.unknown(key),
        }
    }

    fn foreign(&mut self, object: &Object) {
        if self.depth == 0 {
            return self.unknown("#depth");
        }
        self.depth -= 1;
        let is_text = |key: &&str| object.get(*key).is_none_or(|value| value.is_string());
        let mut used: Used<'_> = ["#name", "#namespace"].into_iter().filter(is_text).collect();
        let part = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or("");
        let name = Name::of(self.schema, part("#namespace"), part("#name"));
        let attributes = self.attributes(object, &mut used);
        let prefixes = prefixes(object, &mut used);
        self.start(name, attributes, prefixes);
        self.content(object, &mut used);
        self.rest(object, &used);
        self.out.push(Event::End);
        self.depth += 1;
    }

    fn content<'v>(&mut self, object: &'v Object, used: &mut Used<'v>) {
        for item in items(object, "#content", used) {
            match item {
                Value::Object(item) => self.foreign(item),
                item => match scalar::to_text(item) {
                    Some(text) => self.out.push(Event::Text(text)),
                    None => self.unknown("#content"),
                },
            }
        }
    }
}

/// The items of a member; what is no array is left for the engine to refuse.
fn items<'v>(object: &'v Object, key: &'static str, used: &mut Used<'v>) -> &'v [Value] {
    match object.get(key) {
        Some(Value::Array(items)) => {
            used.insert(key);
            items
        }
        _ => &[],
    }
}

fn prefixes<'v>(object: &'v Object, used: &mut Used<'v>) -> Vec<(String, String)> {
    let Some(map) = object.get("#prefixes").and_then(Value::as_object) else { return Vec::new() };
    let prefixes: Option<Vec<(String, String)>> =
        map.iter().map(|(prefix, uri)| Some((prefix.clone(), uri.as_str()?.to_owned()))).collect();
    if prefixes.is_some() {
        used.insert("#prefixes");
    }
    prefixes.unwrap_or_default()
}
