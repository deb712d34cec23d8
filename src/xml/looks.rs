//! What a file is that is no XML.

/// What the first bytes of a file look like, if not like XML.
pub(super) fn looks_like(bytes: &[u8]) -> Option<&'static str> {
    const BINARY: [(&[u8], &str); 10] = [
        (b"%PDF-", "PDF"),
        (b"PK\x03\x04", "ZIP"),
        (b"PK\x05\x06", "ZIP"),
        (b"\x1F\x8B\x08", "GZIP"),
        (b"7z\xBC\xAF\x27\x1C", "7-Zip"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"\xD0\xCF\x11\xE0", "OLE"),
        (b"{\\rtf", "RTF"),
        (b"-----BEGIN ", "PEM"),
    ];
    if let Some((_, kind)) = BINARY.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(kind);
    }
    let text = bytes.trim_ascii_start();
    let has = |start: &[u8]| text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    match text {
        _ if has(b"<!DOCTYPE html") => Some("HTML"),
        [b'{', rest @ ..] if matches!(rest.trim_ascii_start().first(), Some(b'"' | b'}')) => Some("JSON"),
        [b'[', rest @ ..] if matches!(rest.trim_ascii_start().first(), Some(b'"' | b'{' | b'[' | b']')) => Some("JSON"),
        // The base64 form of `<?xml`.
        [b'P', b'D', b'9', b'4', b'b', b'W', ..] => Some("Base64"),
        _ => None,
    }
}
