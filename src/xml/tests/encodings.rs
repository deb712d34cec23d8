//! Encodings: what can be read, and where a wrong byte stands.
use super::super::{Fault, decode, decode_prefix, rule};

const TEXT: &str = "<?xml version='1.0' encoding='UTF-16'?>\n<a>Jörg 😀</a>";

fn utf16(text: &str, order: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
    let mark = mark.then_some(0xFEFF);
    mark.into_iter().chain(text.encode_utf16()).flat_map(order).collect()
}

fn latin(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = format!("<?xml version=\"1.0\" encoding=\"{name}\"?><a>").into_bytes();
    file.extend_from_slice(bytes);
    file.extend_from_slice(b"</a>");
    file
}

/// The content of the element that `bytes` are put into.
fn content(name: &str, bytes: &[u8]) -> Result<String, Fault> {
    let file = latin(name, bytes);
    let text = decode(&file)?;
    let start = text.find("<a>").map_or(0, |at| at + 3);
    Ok(text[start..text.len() - 4].to_owned())
}

#[test]
fn marks_and_byte_orders() {
    assert_eq!(decode(b"\xEF\xBB\xBF<a/>").as_deref(), Ok("<a/>"));
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        for mark in [true, false] {
            assert_eq!(decode(&utf16(TEXT, order, mark)).as_deref(), Ok(TEXT));
            assert_eq!(decode(&utf16("<a/>", order, mark)).as_deref(), Ok("<a/>"));
        }
    }
    let little = TEXT.replace("UTF-16", "utf-16le");
    assert_eq!(decode(&utf16(&little, u16::to_le_bytes, false)).as_deref(), Ok(&*little));
}

#[test]
fn single_byte_sets() {
    assert_eq!(content("ISO-8859-1", b"\xA4\x80\xFC").as_deref(), Ok("\u{A4}\u{80}ü"));
    assert_eq!(content("iso-8859-15", b"\xA4\xFC").as_deref(), Ok("€ü"));
    assert_eq!(content("windows-1252", b"\x80\xFC").as_deref(), Ok("€ü"));
    assert_eq!(content("ISO-8859-9", b"\xFD\xFC").as_deref(), Ok("ıü"));
    assert_eq!(content("ISO-8859-2", b"\xB1\xFC").as_deref(), Ok("ąü"));
    assert_eq!(content("US-ASCII", b"abc").as_deref(), Ok("abc"));
    assert_eq!(content("utf-8", "ü".as_bytes()).as_deref(), Ok("ü"));
}

#[test]
fn wrong_bytes_have_a_place() {
    let wrong = |file: &[u8]| {
        let (text, fault) = decode_prefix(file);
        let fault = fault.expect("a fault");
        let place = fault.place.expect("a place");
        assert_eq!((fault.rule, fault.offset), (rule::ENCODING, place.offset));
        assert!(fault.offset <= text.len());
        (place.line, place.column)
    };
    assert_eq!(wrong(b"<a>\n\xC3\xA4J\xF6rg</a>"), (2, 3));
    assert_eq!(wrong(b"<a>\xC3"), (1, 4));
    // Surrogates, overlong forms, beyond Unicode.
    assert_eq!(wrong(b"<a>\xED\xA0\x80</a>"), (1, 4));
    assert_eq!(wrong(b"<a>\xC0\xAF</a>"), (1, 4));
    assert_eq!(wrong(b"<a>\xF4\x90\x80\x80</a>"), (1, 4));
    let head = latin("US-ASCII", b"").len() - 4;
    assert_eq!(wrong(&latin("US-ASCII", b"x\xFC")), (1, head as u32 + 2));
    let head = latin("windows-1252", b"").len() - 4;
    assert_eq!(wrong(&latin("windows-1252", b"\xFC\x81")), (1, head as u32 + 2));
    // An odd byte, and half a surrogate pair.
    let mut odd = utf16("<a/>\n", u16::to_le_bytes, true);
    odd.push(b'x');
    assert_eq!(wrong(&odd), (2, 1));
    let mut half = utf16("<a>", u16::to_be_bytes, true);
    half.extend([0xD8, 0x3D, 0, b'x']);
    assert_eq!(wrong(&half), (1, 4));
}

#[test]
fn declarations_must_fit_the_bytes() {
    let wrong = |file: &[u8]| decode(file).expect_err("a fault");
    let mut marked = b"\xEF\xBB\xBF".to_vec();
    marked.extend(latin("ISO-8859-1", b""));
    for (file, what, declared) in [
        (latin("UTF-16", b""), "contradiction", "UTF-16"),
        (latin("UTF-8X", b""), "unknown", "UTF-8X"),
        (latin("latin2", b""), "unknown", "latin2"),
        (marked, "contradiction", "ISO-8859-1"),
        (utf16(&TEXT.replace("UTF-16", "UTF-8"), u16::to_le_bytes, true), "contradiction", "UTF-8"),
        (utf16(&TEXT.replace("UTF-16", "UTF-16BE"), u16::to_le_bytes, false), "contradiction", "UTF-16BE"),
    ] {
        let fault = wrong(&file);
        assert_eq!(
            (fault.rule, fault.arg("what"), fault.arg("declared")),
            (rule::ENCODING, Some(what), Some(declared))
        );
        let place = fault.place.expect("a place");
        assert_eq!((place.line, place.column), (1, 31), "{declared}");
    }
    assert_eq!(wrong(b"\xFF\xFE\0\0<\0\0\0").arg("actual"), Some("UTF-32"));
    assert_eq!(wrong(b"\x4C\x6F\xA7\x94\x93").arg("actual"), Some("EBCDIC"));
}

#[test]
fn files_of_other_kinds_are_recognised() {
    for (file, kind) in [
        (&b"%PDF-1.7\n%\xE2\xE3\xCF\xD3"[..], "PDF"),
        (b"PK\x03\x04\x14\0\xFF", "ZIP"),
        (b"\x1F\x8B\x08\0\xFF", "GZIP"),
        (b"\xFF\xD8\xFF\xE0", "JPEG"),
        (b"<!DOCTYPE html><title>J\xF6rg</title>", "HTML"),
    ] {
        let fault = decode(file).expect_err("a fault");
        assert_eq!((fault.rule, fault.offset, fault.arg("looks_like")), (rule::SYNTAX, 0, Some(kind)));
    }
}
