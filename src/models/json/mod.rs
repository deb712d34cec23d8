//! Messages as JSON: the forms of `docs/shapes.md`, from the compiled schema alone.
//!
//! There is no derived code: a value is taken apart into the same events as for XML, and the [shape](crate::schema::shape) of its
//! type says which member each becomes. On the way back the members are put in the order of the content model and validated like
//! XML.
//!
//! ```
//! # #[cfg(feature = "v2_0")] {
//! use xefa::v2_0::Message;
//!
//! let json = r#"{ "administration.quittung.0020": { "@produkt": "Beispiel" } }"#;
//! let error = serde_json::from_str::<Message>(json).unwrap_err();
//! assert!(error.to_string().contains("cvc-complex-type"));
//! # }
//! ```

mod read;
mod scalar;
#[cfg(feature = "json-schema")]
pub mod schema;
mod tape;
pub mod untyped;
mod write;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::{Map, Value};

use crate::error::Error;
use crate::report::{Finding, Place};
use crate::schema::shape::prefixed;
use crate::schema::{ElementId, Schema};
use crate::validate::Options;

use super::root::{Read, decode, decode_root};
use super::{Encoder, Model};
use tape::TapeSource;
use write::JsonSink;

/// The members of a message.
fn to_value<T: Model>(schema: &Schema, element: ElementId, value: &T) -> Result<Value, Error> {
    let mut sink = JsonSink::new(schema);
    Encoder::new(schema, &mut sink).root(element, value).map_err(|_| Error::internal())?;
    sink.finish().ok_or_else(Error::internal)
}

/// Reads the members of an element, with all that is wrong with them.
pub(crate) fn from_value<T: Model>(schema: &Schema, element: ElementId, value: &Value) -> Result<T, Error> {
    let options = Options::default();
    let (events, unknown) = read::events(schema, element, value, options.limits.depth);
    let source = Box::new(TapeSource::new(schema, events));
    let read: Read<T> = decode(schema, source, &options, |decoder, open| decode_root(decoder, element.0, open))?;
    let value = read.checked()?;
    match unknown {
        None => Ok(value),
        // A wildcard has admitted what it was made into.
        Some(key) => {
            let reason = format!("{key:?} is unknown here, or not of a form that is read");
            Err(Error::invalid(Finding::new("xefa-json", Place::default()).path("/").arg("reason", reason).into()))
        }
    }
}

/// How a message is named in JSON: its local name, with the prefix where that is not enough.
pub(crate) fn message_key(schema: &Schema, element: ElementId) -> String {
    let name = schema.element(element).name;
    let local = schema.local(name);
    let alike = schema.global_elements().filter(|id| schema.local(schema.element(*id).name) == local).count();
    if alike > 1 { prefixed(schema, name) } else { local.to_owned() }
}

/// Serializes a message of one kind: an object with its members.
///
/// # Errors
/// What the serializer says.
pub fn serialize<T: Model, S: Serializer>(
    schema: &Schema,
    element: u32,
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    to_value(schema, ElementId(element), value).map_err(ser::Error::custom)?.serialize(serializer)
}

/// Deserializes a message of one kind, validated.
///
/// # Errors
/// What the deserializer says, or what is wrong with the message.
pub fn deserialize<'de, T: Model, D: Deserializer<'de>>(
    schema: &Schema,
    element: u32,
    deserializer: D,
) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    from_value(schema, ElementId(element), &value).map_err(de::Error::custom)
}

/// Serializes a message of any kind: an object with one member, named like its element.
///
/// # Errors
/// What the serializer says.
pub fn serialize_message<T: Model, S: Serializer>(
    schema: &Schema,
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let element = value.opening().element.ok_or_else(|| ser::Error::custom("not a message"))?;
    let members = to_value(schema, element, value).map_err(ser::Error::custom)?;
    let mut object = Map::new();
    object.insert(message_key(schema, element), members);
    object.serialize(serializer)
}

/// Deserializes a message of any kind, validated.
///
/// # Errors
/// What the deserializer says, or what is wrong with the message.
pub fn deserialize_message<'de, T: Model, D: Deserializer<'de>>(
    schema: &Schema,
    deserializer: D,
) -> Result<T, D::Error> {
    let object = Map::deserialize(deserializer)?;
    let mut members = object.iter();
    let (Some((key, value)), None) = (members.next(), members.next()) else {
        return Err(de::Error::custom("a message is an object with one member, named like its element"));
    };
    match schema.global_elements().find(|id| message_key(schema, *id) == *key) {
        Some(element) => from_value(schema, element, value).map_err(de::Error::custom),
        None => Err(de::Error::custom("the name of the message is unknown")),
    }
}
