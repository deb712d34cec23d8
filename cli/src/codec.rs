//! Messages as JSON and back.

use xefa::report::{Finding, Place, Report};

/// A message in XML as JSON.
///
/// # Errors
/// What is wrong with the message, or why it could not be checked.
pub fn to_json(_bytes: &[u8]) -> Result<String, Report> {
    Err(missing("to-json"))
}

/// A message in JSON as XML.
///
/// # Errors
/// What is wrong with the message, or why it could not be checked.
pub fn from_json(_bytes: &[u8]) -> Result<String, Report> {
    Err(missing("from-json"))
}

fn missing(command: &str) -> Report {
    Finding::new("xefa-nicht-unterstuetzt", Place::default()).path("/").arg("construct", command).into()
}
