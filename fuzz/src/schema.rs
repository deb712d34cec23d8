//! Target `schema`: bytes as schema documents, and as a stored compiled schema.
//!
//! Documents are separated by the byte 0x1E and called `0.xsd`, `1.xsd` …; where there are several, the last is a message.
//! Whatever they are: they are read or refused with findings, what compiles survives being stored, and checks the message
//! without a panic; both ways of reading agree. Bytes that begin like a stored schema get the right hash, so that the tables
//! behind it are what is tested: they lie, and are refused or used, never trusted. So do bytes that begin with `!`, and say in
//! triples (place, place, byte) what is to be changed in a correct one.

use std::sync::LazyLock;

use xefa::Limits;
use xefa::schema::Schema;
use xefa::validate::{Options, check, check_stream};
use xefa::xml::Stream;
use xefa::xsd::Loader;

/// What separates documents.
pub const SEPARATOR: u8 = 0x1E;
const MAGIC: &[u8] = b"XEFASCHEMA";
/// Magic, format version and hash.
const HEADER: usize = MAGIC.len() + 4 + 8;

const LIMITS: Limits = Limits {
    schema_documents: 16,
    schema_bytes: 1 << 16,
    automaton_edges: 100_000,
    configurations: 32,
    findings: 50,
    ..Limits::DEFAULT
};

static VIELFALT: LazyLock<Schema> = LazyLock::new(|| {
    let set = Loader::new().document("a.xsd", include_str!("../schemas/vielfalt.xsd")).read(&["a.xsd".into()]);
    Schema::compile(&set.expect("correct documents"), &LIMITS).expect("a correct schema")
});

/// One run.
pub fn run(bytes: &[u8]) {
    if bytes.starts_with(MAGIC) {
        return stored(bytes);
    }
    if let Some(changes) = bytes.strip_prefix(b"!") {
        let mut body = VIELFALT.to_bytes();
        let length = body.len() - HEADER;
        for change in changes.chunks_exact(3) {
            body[HEADER + usize::from(u16::from_le_bytes([change[0], change[1]])) % length] = change[2];
        }
        body.push(SEPARATOR);
        body.extend_from_slice(include_bytes!("../seeds/verdict/gross.xml"));
        return stored(&body);
    }
    let parts: Vec<&[u8]> = bytes.split(|byte| *byte == SEPARATOR).take(16).collect();
    let (documents, message) = match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => (rest, Some(*last)),
        _ => (&parts[..], None),
    };
    let loader = documents.iter().enumerate().fold(Loader::new().limits(&LIMITS), |loader, (number, bytes)| {
        loader.document(format!("{number}.xsd"), *bytes)
    });
    let set = match loader.read(&["0.xsd".into()]) {
        Ok(set) => set,
        Err(report) => return assert!(!report.findings().is_empty(), "refused without a reason"),
    };
    let schema = match Schema::compile(&set, &LIMITS) {
        Ok(schema) => schema,
        Err(report) => return assert!(!report.findings().is_empty(), "refused without a reason"),
    };
    let bytes = schema.to_bytes();
    let again = Schema::from_bytes(&bytes).expect("what was stored can be loaded");
    assert_eq!(again.to_bytes(), bytes, "loading and storing changes nothing");
    if let Some(message) = message {
        judge(&again, message);
    }
}

fn judge(schema: &Schema, message: &[u8]) {
    let options = Options { limits: LIMITS, show_values: true, ..Options::default() };
    let whole = check(schema, message, &options);
    let mut stream = Stream::new(message, &options.limits).with_window(32);
    assert_eq!(check_stream(schema, &mut stream, &options), whole, "a stream says something else");
}

/// A stored schema behind its header, and the message that ends it: behind the last separator.
fn stored(bytes: &[u8]) {
    let (bytes, message) = match bytes.iter().rposition(|byte| *byte == SEPARATOR) {
        Some(at) => (&bytes[..at], &bytes[at + 1..]),
        None => (bytes, &b"<a/>"[..]),
    };
    assert!(Schema::from_bytes(bytes).is_err() || bytes.len() > HEADER);
    let Some(body) = bytes.get(HEADER..) else { return };
    let mut forged = bytes[..HEADER].to_vec();
    forged[HEADER - 8..].copy_from_slice(&hash(body).to_le_bytes());
    forged.extend_from_slice(body);
    if let Ok(schema) = Schema::from_bytes(&forged) {
        judge(&schema, message);
    }
}

/// The hash of a stored schema: what anybody can compute guards against nobody.
pub fn hash(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    bytes.chunks(8).fold(0xcbf2_9ce4_8422_2325_u64 ^ bytes.len() as u64, |hash, chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        let hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(PRIME);
        hash ^ hash >> 32
    })
}
