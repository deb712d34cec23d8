//! Messages of any schema as JSON, without a generated type: the same forms, from the same tables.

use serde_json::{Map, Value};

use crate::error::Error;
use crate::limits::Limits;
use crate::models::any::{AnyAttribute, AnyContent, AnyElement};
use crate::models::decode::{Decoded, Decoder, Open};
use crate::models::encode::{Encoded, Encoder, Opening};
use crate::models::{List, Model, root};
use crate::report::{Finding, Place};
use crate::schema::{AttributeUse, ElementId, Schema, TypeId};
use crate::validate::Options;
use crate::value::QName;
use crate::xml;

use super::{from_value, message_key, to_value};
use crate::models::source::XmlSource;

/// A message as the steps of the engine tell it.
pub(crate) struct Untyped {
    pub element: ElementId,
    pub type_id: TypeId,
    pub nil: bool,
    pub told: Vec<Told>,
}

/// A step with what belongs to it.
pub(crate) enum Told {
    Open {
        leaf: u32,
        element: ElementId,
        type_id: TypeId,
        nil: bool,
    },
    Attribute(AttributeUse, String),
    /// An attribute whose text means something only with prefixes.
    AttributeNames(AttributeUse, List<QName>),
    AnyAttribute(AnyAttribute),
    /// An element that nothing describes.
    Any(u32, AnyElement),
    /// The content of an element of the type `xs:anyType`.
    Content(AnyContent),
    Text(String),
    /// A text that means something only with prefixes.
    Names(List<QName>),
    Close,
    Enter(u32),
    Next(u32),
    Leave(u32),
}

impl Model for Untyped {
    fn decode(decoder: &mut Decoder<'_>, open: Open) -> Decoded<Self> {
        decoder.untyped(open)
    }

    fn encode(&self, encoder: &mut Encoder<'_>) -> Encoded {
        encoder.untyped(&self.told)
    }

    fn opening(&self) -> Opening<'_> {
        let opening = Opening { nil: self.nil, ..Opening::default() };
        opening.element(self.element.0).type_id(self.type_id.0)
    }
}

/// A valid message in XML as JSON: an object with one member, named like its element.
///
/// Takes a compiled schema of any standard and the bytes of the message.
///
/// # Errors
/// What is wrong with the message, or why it could not be checked.
pub fn to_json(schema: &Schema, bytes: &[u8]) -> Result<Value, Error> {
    let text = match xml::decode(bytes) {
        Ok(text) => text,
        // Says what is wrong with the bytes.
        Err(_) => return root::read_any_root::<Untyped>(schema, bytes).and_then(|_| Err(Error::internal())),
    };
    let options = Options::default();
    let source = Box::new(XmlSource::new(&text, &Limits::DEFAULT));
    let read = root::decode(schema, source, &options, |decoder, open| decoder.value::<Untyped>(open))?;
    let message = read.checked()?;
    let members = to_value(schema, message.element, &message)?;
    Ok(Value::Object(Map::from_iter([(message_key(schema, message.element), members)])))
}

/// A message in JSON as XML, validated. The JSON is an object with one member, named like its element.
///
/// # Errors
/// What is wrong with the message, or why it could not be checked.
pub fn to_xml(schema: &Schema, json: &Value) -> Result<String, Error> {
    let mut members = json.as_object().into_iter().flatten();
    let found = match (members.next(), members.next()) {
        (Some((key, value)), None) => {
            schema.global_elements().find(|id| message_key(schema, *id) == *key).map(|element| (element, value))
        }
        _ => None,
    };
    let Some((element, value)) = found else {
        let reason = "an object with one member, named like an element of the schema, is wanted";
        return Err(Error::invalid(Finding::new("xefa-json", Place::default()).path("/").arg("reason", reason).into()));
    };
    let message: Untyped = from_value(schema, element, value)?;
    root::write_any_root(schema, &message)
}
