//! Definitions within a schema that `schemars` generates: what the macros of generated types call.

use schemars::SchemaGenerator;
use serde_json::{Value, json};

use crate::schema::simple::SimpleId;
use crate::schema::{ElementId, Schema, TypeId};

use super::Builder;

/// Puts a value and its definitions into a generator. Names with a colon, which no name of a Rust type has, keep them apart from
/// others; where another schema has defined the name otherwise, all get a number.
fn put(schema: &Schema, generator: &mut SchemaGenerator, make: impl Fn(&mut Builder<'_>) -> Value) -> schemars::Schema {
    let path = generator.settings().definitions_path.to_string();
    let mut edition = 1;
    loop {
        let mut builder = Builder::new(schema, generator.contract(), &path, true);
        builder.names.number(edition);
        let value = make(&mut builder);
        let made = builder.into_definitions();
        let known = generator.definitions();
        let differs = |name: &str, own: &Value| known.get(name).is_some_and(|other| other != own);
        // What is named after the built-in types is the same in every schema.
        if made.iter().any(|(name, own)| !name.starts_with("xs:") && differs(name, own)) {
            edition += 1;
            continue;
        }
        generator.definitions_mut().extend(made);
        return value.try_into().unwrap_or_default();
    }
}

/// A complex or simple type.
#[must_use]
pub fn typed(schema: &Schema, type_id: u32, generator: &mut SchemaGenerator) -> schemars::Schema {
    put(schema, generator, |builder| builder.type_reference(TypeId(type_id)))
}

/// A simple type by its number among the simple ones.
#[must_use]
pub fn simple(schema: &Schema, simple: u32, generator: &mut SchemaGenerator) -> schemars::Schema {
    put(schema, generator, |builder| builder.scalar(SimpleId(simple)))
}

/// One of several texts.
#[must_use]
pub fn codes<T: Copy>(all: &[T], text: impl Fn(T) -> &'static str, _: &mut SchemaGenerator) -> schemars::Schema {
    let codes: Vec<&str> = all.iter().map(|code| text(*code)).collect();
    json!({ "type": "string", "enum": codes }).try_into().unwrap_or_default()
}

/// A message of any kind.
#[must_use]
pub fn message(schema: &Schema, elements: &[u32], generator: &mut SchemaGenerator) -> schemars::Schema {
    let elements: Vec<ElementId> = elements.iter().map(|number| ElementId(*number)).collect();
    put(schema, generator, |builder| builder.messages(&elements))
}
