//! JSON Schema (draft 2020-12) of messages, from the compiled schema: for any schema set, and for every generated type.
//!
//! There are two, because reading is more lenient than writing. What is *written* ([`Contract::Serialize`]) is the forms of
//! `docs/shapes.md` and nothing else; take it to describe messages to others and to generate code. What is *read*
//! ([`Contract::Deserialize`], the default here as in `schemars`) admits besides `null` for what is absent, numbers and booleans as
//! texts and the other way round, one value without its array, and texts whose white space is not normalised. `docs/json-schema.md`
//! has examples, and what a JSON Schema cannot say.
//!
//! ```
//! # #[cfg(feature = "v2_0")] {
//! use schemars::generate::SchemaSettings;
//! use xefa::v2_0::AdministrationQuittung;
//!
//! // What is read …
//! let read = schemars::schema_for!(AdministrationQuittung);
//! assert_eq!(read.get("$schema").unwrap(), "https://json-schema.org/draft/2020-12/schema");
//!
//! // … and what is written.
//! let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
//! let written = generator.into_root_schema_for::<AdministrationQuittung>();
//! assert_eq!(written.pointer("/$defs/xefa:UUIDType/type").unwrap(), "string");
//! # }
//! ```
//!
//! Without generated types, for any schema:
//!
//! ```
//! # #[cfg(feature = "v2_0")] {
//! use xefa::models::json::schema::{Contract, json_schema_for, message_schema};
//!
//! let schema = xefa::v2_0::schema();
//! let element = schema.global_elements().next().unwrap();
//! let one = json_schema_for(schema, element, &Contract::Serialize);
//! assert!(one.get("$ref").is_some());
//! let all: Vec<_> = schema.global_elements().collect();
//! assert!(message_schema(schema, &all, &Contract::Serialize).get("oneOf").is_some());
//! # }
//! ```

mod element;
mod embed;
mod lexical;
mod names;
mod parts;
mod scalar;
mod wildcard;

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use crate::schema::{ElementId, Schema, TypeDef, TypeId};

use super::message_key;
use names::{Names, in_reference};

pub use schemars::generate::Contract;

#[doc(hidden)]
pub use embed::{codes, message, simple, typed};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The JSON Schema of an element's members as they are read: of what `serde` reads for the generated type of a message.
///
/// Takes a compiled schema and one of its elements; every type that is reached has a definition under `$defs`.
#[must_use]
pub fn json_schema(schema: &Schema, element: ElementId) -> schemars::Schema {
    json_schema_for(schema, element, &Contract::Deserialize)
}

/// The JSON Schema of an element's members, as they are read or as they are written.
#[must_use]
pub fn json_schema_for(schema: &Schema, element: ElementId, contract: &Contract) -> schemars::Schema {
    let mut builder = Builder::new(schema, contract, "/$defs", false);
    let title = message_key(schema, element);
    let value = builder.element(element);
    document(Some(&title), value, builder)
}

/// The JSON Schema of messages of several kinds: objects with one member, named like the element, as `serde` reads and writes a
/// `Message`. With one kind it is just that.
#[must_use]
pub fn message_schema(schema: &Schema, elements: &[ElementId], contract: &Contract) -> schemars::Schema {
    let mut builder = Builder::new(schema, contract, "/$defs", false);
    let value = builder.messages(elements);
    let title = if let [one] = elements { Some(message_key(schema, *one)) } else { None };
    document(title.as_deref(), value, builder)
}

fn document(title: Option<&str>, value: Value, builder: Builder<'_>) -> schemars::Schema {
    let mut object = Map::from_iter([("$schema".to_owned(), json!(DRAFT))]);
    if let Some(title) = title {
        object.insert("title".to_owned(), json!(title));
    }
    match value {
        Value::Object(rules) => object.extend(rules),
        other => drop(object.insert("allOf".to_owned(), json!([other]))),
    }
    object.insert("$defs".to_owned(), Value::Object(builder.into_definitions()));
    schemars::Schema::from(object)
}

/// Puts a JSON Schema together.
struct Builder<'s> {
    schema: &'s Schema,
    lenient: bool,
    names: Names,
    /// Where the definitions are, as a JSON Pointer.
    path: String,
    definitions: HashMap<String, Value>,
    begun: HashSet<String>,
    /// Types that are referred to and still to be defined.
    pending: Vec<TypeId>,
    /// The types that are derived from each, directly.
    children: HashMap<TypeId, Vec<TypeId>>,
    /// The complex types of elements.
    declared: HashSet<TypeId>,
    /// How many repeated groups are open.
    in_groups: u32,
    /// Whether `xsi:nil` may stand anywhere.
    any_nillable: bool,
}

impl<'s> Builder<'s> {
    fn new(schema: &'s Schema, contract: &Contract, path: &str, prefixed: bool) -> Self {
        let mut children: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
        for id in (0..u32::try_from(schema.type_count()).unwrap_or(u32::MAX)).map(TypeId) {
            let base = match schema.type_def(id) {
                TypeDef::Simple { base, .. } => *base,
                TypeDef::Complex(complex) => complex.base,
            };
            if base != id {
                children.entry(base).or_default().push(id);
            }
        }
        Self {
            schema,
            lenient: contract.is_deserialize(),
            names: Names::new(schema, prefixed),
            path: path.trim_end_matches('/').to_owned(),
            definitions: HashMap::new(),
            begun: HashSet::new(),
            pending: Vec::new(),
            children,
            declared: schema
                .elements()
                .map(|id| schema.element(id).type_id)
                .filter(|id| *id != TypeId::ANY_TYPE && matches!(schema.type_def(*id), TypeDef::Complex(_)))
                .collect(),
            in_groups: 0,
            any_nillable: schema.elements().any(|id| schema.element(id).nillable),
        }
    }

    /// Whether all that is read is described, and not just what is written.
    fn lenient(&self) -> bool {
        self.lenient
    }

    /// Begins a definition, unless there is one or one is being made: types may contain themselves.
    fn begin(&mut self, name: &str) -> bool {
        self.begun.insert(name.to_owned())
    }

    fn define(&mut self, name: String, value: Value) {
        self.definitions.insert(name, value);
    }

    fn reference(&self, name: &str) -> Value {
        json!({ "$ref": format!("#{}/{}", self.path, in_reference(name)) })
    }

    /// The definitions, by their names.
    fn into_definitions(mut self) -> Map<String, Value> {
        self.make_pending();
        let mut all: Vec<(String, Value)> = self.definitions.into_iter().collect();
        all.sort_by(|(left, _), (right, _)| left.cmp(right));
        all.into_iter().collect()
    }

    /// All types that are derived from one, in the order of their numbers.
    fn derived(&self, id: TypeId) -> Vec<TypeId> {
        let mut found = Vec::new();
        let mut open = vec![id];
        while let Some(at) = open.pop() {
            for child in self.children.get(&at).into_iter().flatten() {
                found.push(*child);
                open.push(*child);
            }
        }
        found.sort_unstable();
        found
    }

    /// Whether it may stand for the type of an element, which `xsi:type` tells.
    fn is_derived(&self, id: TypeId) -> bool {
        let mut at = id;
        while let TypeDef::Complex(complex) = self.schema.type_def(at) {
            if complex.base == at {
                break;
            }
            at = complex.base;
            if self.declared.contains(&at) {
                return true;
            }
        }
        false
    }

    /// Messages by the names of their elements.
    fn messages(&mut self, elements: &[ElementId]) -> Value {
        let mut all: Vec<Value> = Vec::new();
        for id in elements.iter().filter(|id| !self.schema.element(**id).abstract_) {
            let key = message_key(self.schema, *id);
            let value = self.element(*id);
            all.push(json!({
                "type": "object",
                "properties": { key.clone(): value },
                "required": [key],
                "additionalProperties": false,
            }));
        }
        match all.len() {
            0 => json!({ "not": {} }),
            1 => all.swap_remove(0),
            _ => json!({ "oneOf": all }),
        }
    }
}
