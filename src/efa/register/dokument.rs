//! Evidence that is a document: its content against the hash and the size in the message.

use std::fmt::Write as _;
use std::io::{self, Read};

use sha2::{Digest, Sha512};

use crate::models::v2_0::{AnlageVariante, Dateiname, MimeType, Sha512 as Hash, Uuid};
use crate::report::{Finding, Place, Report};
use crate::value::Integer;

/// Hash and size of a document that is named in a message.
fn genannt(anlage: &AnlageVariante) -> (&Hash, &Integer) {
    match anlage {
        AnlageVariante::Anlage(anlage) => (&anlage.sha512, &anlage.groesse),
        AnlageVariante::Dokument(dokument) => (&dokument.sha512, &dokument.groesse),
    }
}

/// The SHA-512 of a content in hexadecimal digits, and its number of bytes. Reads piece by piece.
///
/// # Errors
/// What the reader says.
pub(super) fn hash(mut content: impl Read) -> io::Result<(String, u64)> {
    let mut hasher = Sha512::new();
    let mut piece = vec![0; 64 << 10];
    let mut size = 0;
    loop {
        match content.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => {
                hasher.update(&piece[..count]);
                size += count as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let mut digits = String::with_capacity(128);
    for byte in hasher.finalize() {
        let _ = write!(digits, "{byte:02x}");
    }
    Ok((digits, size))
}

/// Holds the content of a document against what an answer names: its size and its SHA-512. The content is read piece by piece; without one
/// the report says that nothing was checked.
///
/// # Errors
/// What the reader says; then nothing is known of the document.
pub fn pruefe_dokument<R: Read>(anlage: &AnlageVariante, inhalt: Option<R>) -> io::Result<Report> {
    let wrong = |rule: &str, field: &str| {
        Finding::new(rule, Place::default()).path(format!("/register.nachweisantwort.0401/dokument{field}"))
    };
    let Some(content) = inhalt else { return Ok(wrong("xefa-register-dokument-fehlt", "").into()) };
    let (hash_named, size_named) = genannt(anlage);
    let (hash_found, size_found) = hash(content)?;
    let mut report = Report::new();
    if size_found.to_string().parse::<Integer>().ok().as_ref() != Some(size_named) {
        report.push(wrong("xefa-register-dokument-groesse", "/groesse"));
    }
    if hash_found != hash_named.as_str() {
        report.push(wrong("xefa-register-dokument-hash", "/sha512"));
    }
    Ok(report)
}

/// A document as a message names it.
pub(super) fn anlage(name: Dateiname, mime: MimeType, id: Uuid, content: &[u8]) -> io::Result<Option<AnlageVariante>> {
    let (digits, size) = hash(content)?;
    let (Ok(sha512), Ok(groesse)) = (digits.parse(), size.to_string().parse()) else { return Ok(None) };
    let required =
        crate::models::v2_0::AnlageRequired { dokument_id: id, dateiname: name, mime_type: mime, groesse, sha512 };
    Ok(Some(AnlageVariante::Anlage(crate::models::v2_0::Anlage::new(required))))
}
