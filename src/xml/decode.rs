//! From bytes to UTF-8 text: byte order marks, the XML declaration, and what the bytes really are.
use super::fault::{Fault, rule};
use std::borrow::Cow;

/// The text of a file: UTF-8, without byte order mark.
///
/// # Errors
/// `xml-encoding` at the first wrong byte.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    match decode_prefix(bytes) {
        (text, None) => Ok(text),
        (_, Some(fault)) => Err(fault),
    }
}

/// The text up to the first wrong byte, and what is wrong there.
pub fn decode_prefix(bytes: &[u8]) -> (Cow<'_, str>, Option<Fault>) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) => (Cow::Borrowed(""), Some(Fault::new(rule::ENCODING, error.valid_up_to(), error.valid_up_to()))),
    }
}
