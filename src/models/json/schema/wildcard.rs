//! What wildcards admit, and elements that no model describes.

use serde_json::{Map, Value, json};

use crate::schema::shape::prefixed;
use crate::schema::{ContentModel, LeafTerm, NamespaceId, NamespaceSet, ProcessContents, Schema, Wildcard};

use super::Builder;
use super::parts::any_of;

/// The names of the definitions, which no type can have.
const FOREIGN: &str = "xs:any.element";
const CONTENT: &str = "xs:any.content";

impl Builder<'_> {
    /// What may stand at a wildcard: a known element by its name, or any other.
    pub(super) fn wildcard(&mut self, model: &ContentModel, leaf: u32) -> Value {
        let Some(LeafTerm::Wildcard(wildcard)) = model.leaves.get(leaf as usize).map(|leaf| &leaf.term) else {
            return json!(true);
        };
        let name = self.names.own(&name(self.schema, wildcard));
        if self.begin(&name) {
            let mut foreign = self.foreign();
            if let (Some(object), Some(namespace)) = (foreign.as_object_mut(), namespace(self.schema, wildcard)) {
                object.extend(namespace);
            }
            let value = match self.known(wildcard) {
                Some(known) => any_of(vec![known, foreign]),
                None => foreign,
            };
            self.define(name.clone(), value);
        }
        self.reference(&name)
    }

    /// One of the elements of the schema that a wildcard admits.
    fn known(&mut self, wildcard: &Wildcard) -> Option<Value> {
        let schema = self.schema;
        let mut known = Map::new();
        for id in schema.global_elements() {
            let element = schema.element(id);
            if element.abstract_ || !wildcard.namespaces.admits(Some(schema.namespace_of(element.name))) {
                continue;
            }
            let value = match wildcard.process {
                ProcessContents::Skip => json!(true),
                ProcessContents::Strict | ProcessContents::Lax => self.element(id),
            };
            known.insert(prefixed(schema, element.name), self.or_null(value));
        }
        if known.is_empty() {
            return None;
        }
        Some(json!({
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "properties": known,
            "additionalProperties": false,
        }))
    }

    /// An element by its name and namespace.
    fn foreign(&mut self) -> Value {
        if self.begin(FOREIGN) {
            let text = json!({ "type": "string" });
            let mut properties = Map::from_iter([("#name".to_owned(), text.clone())]);
            properties.insert("#namespace".to_owned(), self.or_null(text));
            let value = self.any_object(properties, json!(["#name"]));
            self.define(FOREIGN.to_owned(), value);
        }
        self.reference(FOREIGN)
    }

    /// The content of an element of the type `xs:anyType`.
    pub(super) fn any_content(&mut self) -> Value {
        if self.begin(CONTENT) {
            let value = self.any_object(Map::new(), json!([]));
            // With an actual type it is what that type says, which is not said here.
            let typed = json!({ "type": "object", "required": ["@xsi:type"] });
            self.define(CONTENT.to_owned(), any_of(vec![value, self.or_null(typed)]));
        }
        self.reference(CONTENT)
    }

    fn any_object(&mut self, mut properties: Map<String, Value>, required: Value) -> Value {
        let text = if self.lenient() { json!(["string", "number", "boolean"]) } else { json!("string") };
        let items = any_of(vec![json!({ "type": text }), self.foreign()]);
        let map = json!({ "type": "object", "additionalProperties": { "type": "string" } });
        properties.insert("#prefixes".to_owned(), self.or_null(map));
        properties.insert("#content".to_owned(), self.or_null(json!({ "type": "array", "items": items })));
        let value = self.or_null(json!({ "type": text }));
        json!({
            "type": "object",
            "properties": properties,
            "patternProperties": { "^@": value },
            "required": required,
            "additionalProperties": false,
        })
    }
}

/// The name of what a wildcard admits: no type has one like it in common use, and none of a Rust type has a full stop.
fn name(schema: &Schema, wildcard: &Wildcard) -> String {
    let process = match wildcard.process {
        ProcessContents::Strict => "strict",
        ProcessContents::Lax => "lax",
        ProcessContents::Skip => "skip",
    };
    let prefix = |id: NamespaceId| match (schema.namespace_uri(id), schema.prefix(id)) {
        ("", _) => "none",
        (uri, "") => uri,
        (_, prefix) => prefix,
    };
    match &wildcard.namespaces {
        NamespaceSet::Any => format!("any.{process}"),
        NamespaceSet::Not(id) => format!("any.{process}.not.{}", prefix(*id)),
        NamespaceSet::Set(ids) => {
            let prefixes: Vec<&str> = ids.iter().map(|id| prefix(*id)).collect();
            format!("any.{process}.{}", prefixes.join("."))
        }
    }
}

/// The rule for the namespace of an element that a wildcard admits; none where every one is admitted.
fn namespace(schema: &Schema, wildcard: &Wildcard) -> Option<Map<String, Value>> {
    let rules = match &wildcard.namespaces {
        NamespaceSet::Any => return None,
        NamespaceSet::Not(not) => {
            let not = json!({ "enum": [schema.namespace_uri(*not), "", null] });
            json!({ "properties": { "#namespace": { "not": not } }, "required": ["#namespace"] })
        }
        NamespaceSet::Set(set) => {
            let uris: Vec<&str> = set.iter().map(|id| schema.namespace_uri(*id)).collect();
            let mut rules = Map::new();
            // No namespace is written by leaving it out.
            if uris.contains(&"") {
                let uris: Vec<Value> = uris.iter().map(|uri| json!(uri)).chain([Value::Null]).collect();
                rules.insert("properties".to_owned(), json!({ "#namespace": { "enum": uris } }));
            } else {
                rules.insert("properties".to_owned(), json!({ "#namespace": { "enum": uris } }));
                rules.insert("required".to_owned(), json!(["#namespace"]));
            }
            Value::Object(rules)
        }
    };
    match rules {
        Value::Object(rules) => Some(rules),
        _ => None,
    }
}
