//! Messages as JSON and back.

use serde_json::error::Category;
use serde_json::{Map, Value};
use xefa::Message;
use xefa::models::json::untyped;
use xefa::report::{Finding, Place, Report, Verdict};
use xefa::schema::Schema;

/// Why there is no result: what there is to say, and the verdict.
pub type Refusal = (Report, Verdict);

/// A message in XML as JSON; of XEfA, or of the schema that is given.
///
/// # Errors
/// What is wrong with the message, or why it could not be checked.
pub fn to_json(bytes: &[u8], schema: Option<&Schema>) -> Result<String, Refusal> {
    let json = match schema {
        None => xefa::read(bytes).map(|message| serde_json::to_string_pretty(&message)),
        Some(schema) => untyped::to_json(schema, bytes).map(|json| serde_json::to_string_pretty(&json)),
    };
    json.map_err(|error| refusal(error.into_report()))?.map_err(|_| refusal(finding("xefa-intern").into()))
}

/// A message in JSON as XML; of XEfA, or of the schema that is given.
///
/// # Errors
/// What is wrong with the message, or why it could not be checked.
pub fn from_json(bytes: &[u8], schema: Option<&Schema>) -> Result<String, Refusal> {
    let object: Map<String, Value> = serde_json::from_slice(bytes).map_err(|error| {
        // What serde says of data may quote it.
        let finding = match error.classify() {
            Category::Data => finding("xefa-json").arg("reason", "not an object"),
            Category::Eof => finding("xefa-json").arg("reason", "unexpected end"),
            Category::Syntax | Category::Io => finding("xefa-json").arg("reason", "syntax"),
        };
        let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
        let mut finding = finding;
        finding.set_place(Place {
            line,
            column: u32::try_from(error.column()).unwrap_or(u32::MAX),
            ..Place::default()
        });
        refusal(finding.into())
    })?;
    if let Some(schema) = schema {
        return untyped::to_xml(schema, &Value::Object(object)).map_err(|error| refusal(error.into_report()));
    }
    let message: Message = serde_json::from_value(Value::Object(object)).map_err(|error| {
        // From an object, all errors are the library's own, which hold no values.
        let reason = error.to_string();
        let verdict = if reason.starts_with("could not be checked") { Verdict::Error } else { Verdict::Invalid };
        (finding("xefa-json").arg("reason", reason).into(), verdict)
    })?;
    message.to_xml().map_err(|error| refusal(error.into_report()))
}

fn refusal(report: Report) -> Refusal {
    let verdict = report.verdict();
    (report, verdict)
}

fn finding(rule: &str) -> Finding {
    Finding::new(rule, Place::default()).path("/")
}
