//! Texts as JSON values, and back.

use serde_json::{Number, Value};

use crate::schema::Schema;
use crate::schema::simple::{Builtin, SimpleId, Variety};

/// A text as the JSON value of its type.
pub(super) fn to_json(schema: &Schema, simple: SimpleId, text: &str) -> Value {
    let types = schema.simple_types();
    if *types.variety(simple) == Variety::Atomic && !types.keeps_text(simple) {
        let value = match types.builtin_of(simple) {
            Builtin::Boolean => match text {
                "true" | "1" => Some(Value::Bool(true)),
                "false" | "0" => Some(Value::Bool(false)),
                _ => None,
            },
            Builtin::Byte
            | Builtin::Short
            | Builtin::Int
            | Builtin::UnsignedByte
            | Builtin::UnsignedShort
            | Builtin::UnsignedInt => text.parse::<i64>().ok().map(Value::from),
            Builtin::Float | Builtin::Double => text.parse().ok().and_then(Number::from_f64).map(Value::Number),
            _ => None,
        };
        if let Some(value) = value {
            return value;
        }
    }
    Value::String(text.to_owned())
}

/// The text of a JSON value that is one.
pub(super) fn to_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
