//! Target `message`: bytes of a stranger as a message of XEfA.
//!
//! Whatever they are: the slice reader and the streaming reader give the same report, so do all encodings of the same text; a
//! typed read succeeds where the report is valid and only there; and what was read survives XML and JSON.

use std::io::{self, Read};

use xefa::report::Report;
use xefa::schema::Schema;
use xefa::validate::{Options, UnknownNamespace, check, check_stream};
use xefa::xml::Stream;
use xefa::{Limits, v1_0};

/// Small enough that a fuzzer reaches them.
const SMALL: Limits = Limits {
    depth: 12,
    attributes: 8,
    name_bytes: 64,
    text_bytes: 512,
    total_bytes: 8_192,
    findings: 3,
    ..Limits::DEFAULT
};

/// One run.
pub fn run(bytes: &[u8]) {
    let schema = v1_0::schema();
    let seed = bytes.iter().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    let options = |limits| Options { limits, show_values: true, unknown_namespace: UnknownNamespace::Unchecked };
    let whole = check(schema, bytes, &options(Limits::DEFAULT));
    streamed(schema, bytes, &options(Limits::DEFAULT), seed, &whole);
    // Beyond that size the two ways may differ: one has the whole, the other fails where it crosses the limit.
    if xefa::xml::decode_prefix(bytes).0.len() <= SMALL.total_bytes {
        let limited = check(schema, bytes, &options(SMALL));
        streamed(schema, bytes, &options(SMALL), seed.rotate_left(7), &limited);
        assert!(limited.findings().len() <= SMALL.findings, "{} findings", limited.findings().len());
    }
    encodings(schema, bytes, &options(Limits::DEFAULT));
    typed(bytes);
}

/// Gives bytes in portions of changing length.
struct Portions<'b> {
    bytes: &'b [u8],
    state: u32,
}

impl Read for Portions<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.state = self.state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let size = 1 + (self.state >> 24) as usize;
        let length = size.min(into.len()).min(self.bytes.len());
        let (now, later) = self.bytes.split_at(length);
        into[..length].copy_from_slice(now);
        self.bytes = later;
        Ok(length)
    }
}

fn streamed(schema: &Schema, bytes: &[u8], options: &Options, seed: u32, whole: &Report) {
    let window = [1, 2, 3, 5, 17, 64, 301, 4_096][seed as usize % 8];
    let input = Portions { bytes, state: seed };
    let report = check_stream(schema, &mut Stream::new(input, &options.limits).with_window(window), options);
    assert_eq!(&report, whole, "a stream with a window of {window} bytes says something else");
}

/// The same text in other encodings is the same message.
fn encodings(schema: &Schema, bytes: &[u8], options: &Options) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    // What a declaration says of the encoding would have to change with it: without one it may be anything.
    let text = match text.strip_prefix("<?xml") {
        Some(rest) => rest.find("?>").map_or("", |end| &rest[end + 2..]),
        None => text,
    };
    // Other beginnings may be a signature in one encoding and none in another.
    let begin = text.trim_start_matches([' ', '\t', '\r', '\n']);
    if begin.starts_with("<?xml") || !begin.starts_with('<') || text.contains('\0') {
        return;
    }
    let plain = check(schema, text.as_bytes(), options);
    let utf16 = |mark: bool, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let mark = mark.then_some('\u{FEFF}' as u16);
        mark.into_iter().chain(text.encode_utf16()).flat_map(order).collect()
    };
    let marked = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
    assert_eq!(check(schema, &marked, options), plain, "with a byte order mark");
    assert_eq!(check(schema, &utf16(true, u16::to_le_bytes), options), plain, "in UTF-16LE");
    assert_eq!(check(schema, &utf16(true, u16::to_be_bytes), options), plain, "in UTF-16BE");
    // Bytes beyond ASCII mean the same in both, but for the control characters that ISO-8859-1 has there.
    let latin: Option<Vec<u8>> =
        text.chars().map(|c| u8::try_from(u32::from(c)).ok().filter(|byte| !(0x80..0xA0).contains(byte))).collect();
    if let Some(latin) = latin {
        let head = b"<?xml version='1.0' encoding='ISO-8859-1'?>";
        let utf8 = b"<?xml version='1.0' encoding='UTF-8'     ?>";
        let (a, b) = ([head, &latin[..]].concat(), [utf8, text.as_bytes()].concat());
        assert_eq!(check(schema, &a, options), check(schema, &b, options), "in ISO-8859-1");
    }
}

/// A value is there exactly when the message is valid, and it survives XML and JSON.
fn typed(bytes: &[u8]) {
    let report = check(v1_0::schema(), bytes, &Options::default());
    match v1_0::Message::from_xml(bytes) {
        Ok(message) => {
            assert!(report.is_valid(), "read although {report:?}");
            let xml = message.to_xml().expect("what was read can be written");
            assert_eq!(v1_0::Message::from_xml(&xml).expect("what was written can be read"), message);
            let json = serde_json::to_string(&message).expect("what was read can be JSON");
            let back: v1_0::Message = serde_json::from_str(&json).expect("what was written as JSON can be read");
            assert_eq!(back, message);
        }
        // Lists of codes are looked up when a message is read and not when it is checked against the schema alone.
        Err(error) => assert!(
            !report.is_valid()
                || error.report().findings().iter().any(|finding| finding.rule().id().starts_with("xefa-")),
            "not read although valid: {error:?}"
        ),
    }
    // Whatever it is, the library finds out what it is without a panic.
    let _ = xefa::read(bytes);
    // The same bytes as JSON.
    if let Ok(message) = serde_json::from_slice::<v1_0::Message>(bytes) {
        message.to_xml().expect("what JSON gave is valid");
    }
}
