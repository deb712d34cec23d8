//! From bytes to UTF-8 text: byte order marks, the XML declaration, and what the bytes really are.
use super::fault::{Fault, rule};
use super::looks::looks_like;
use super::place::Locator;
use super::prolog;
use encoding_rs::Encoding;
use std::borrow::Cow;
use std::ops::Range;

/// The text of a file: UTF-8, without byte order mark.
///
/// The encoding is that of the byte order mark, else that of the XML declaration, else UTF-8. Known are UTF-8, UTF-16 in both
/// byte orders with or without a mark, US-ASCII, and the single-byte sets ISO-8859-1 to -10 and -13 to -16, Windows-125x and
/// KOI8. A byte that a set does not define is wrong, and so is a declaration that contradicts the bytes.
///
/// ```
/// let latin9 = b"<?xml version='1.0' encoding='ISO-8859-15'?><preis>9 \xA4</preis>";
/// assert!(xefa::xml::decode(latin9)?.ends_with("<preis>9 €</preis>"));
///
/// let fault = xefa::xml::decode(b"<name>J\xF6rg</name>").unwrap_err();
/// assert_eq!((fault.rule, fault.offset), ("xml-encoding", 7));
/// # Ok::<(), xefa::xml::Fault>(())
/// ```
///
/// # Errors
/// `xml-encoding` at the first wrong byte, its offset counted in the text decoded so far, with line and column in
/// [`Fault::place`]; or `xml-syntax` for a file of another kind, such as a PDF.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    match decode_prefix(bytes) {
        (text, None) => Ok(text),
        (_, Some(fault)) => Err(fault),
    }
}

/// As [`decode`], but with the text before the first wrong byte beside the fault: reading it tells in which element the wrong
/// byte stands, and what else is wrong before it.
pub fn decode_prefix(bytes: &[u8]) -> (Cow<'_, str>, Option<Fault>) {
    let (text, fault) = prefix(bytes);
    let fault = fault.map(|mut fault| {
        fault.place = Some(Locator::new(&text).place(fault.offset));
        fault
    });
    (text, fault)
}

fn prefix(bytes: &[u8]) -> (Cow<'_, str>, Option<Fault>) {
    match bytes {
        [0xEF, 0xBB, 0xBF, text @ ..] => utf8(text, true),
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] | [b'<', 0, 0, 0, ..] | [0, 0, 0, b'<', ..] => none("UTF-32"),
        [0xFF, 0xFE, text @ ..] => utf16(text, u16::from_le_bytes, "UTF-16LE"),
        [0xFE, 0xFF, text @ ..] => utf16(text, u16::from_be_bytes, "UTF-16BE"),
        [b'<', 0, ..] => utf16(bytes, u16::from_le_bytes, "UTF-16LE"),
        [0, b'<', ..] => utf16(bytes, u16::from_be_bytes, "UTF-16BE"),
        // `<?xm` in EBCDIC.
        [0x4C, 0x6F, 0xA7, 0x94, ..] => none("EBCDIC"),
        _ => eight_bit(bytes),
    }
}

/// Nothing can be read.
fn none(actual: &str) -> (Cow<'static, str>, Option<Fault>) {
    (Cow::Borrowed(""), Some(Fault::new(rule::ENCODING, 0, 0).with("what", "unsupported").with("actual", actual)))
}

/// Where the declaration at the beginning of `text` names an encoding. A broken declaration names none: the reader will say
/// what is wrong with it.
fn declared(text: &str) -> Option<Range<usize>> {
    let end = text.starts_with("<?xml").then(|| text.find("?>"))??;
    prolog::declaration(text, end + 2).ok()?.encoding
}

/// The part of a file in which a declaration can stand, if it is text at all.
fn head(bytes: &[u8]) -> &str {
    let head = bytes.get(..1024).unwrap_or(bytes);
    let ascii = head.iter().position(|byte| !byte.is_ascii()).unwrap_or(head.len());
    std::str::from_utf8(&head[..ascii]).unwrap_or_default()
}

fn eight_bit(bytes: &[u8]) -> (Cow<'_, str>, Option<Fault>) {
    let head = head(bytes);
    let Some(place) = declared(head) else { return utf8(bytes, false) };
    let name = &head[place.clone()];
    if name.eq_ignore_ascii_case("UTF-8") || name.eq_ignore_ascii_case("UTF8") {
        return utf8(bytes, false);
    }
    if is_wide(name) {
        let fault = Fault::new(rule::ENCODING, place.start, place.end).with("what", "contradiction");
        return (Cow::Borrowed(&head[..place.start]), Some(fault.with("declared", name).with("actual", "8-bit")));
    }
    let Some(table) = table(name) else {
        let fault = Fault::new(rule::ENCODING, place.start, place.end).with("what", "unknown").with("declared", name);
        return (Cow::Borrowed(&head[..place.start]), Some(fault));
    };
    single_byte(bytes, &table, name)
}

fn is_wide(name: &str) -> bool {
    let wide =
        ["UTF-16", "UTF-16LE", "UTF-16BE", "ISO-10646-UCS-2", "UTF-32", "UTF-32LE", "UTF-32BE", "ISO-10646-UCS-4"];
    wide.iter().any(|wide| wide.eq_ignore_ascii_case(name))
}

fn utf8(bytes: &[u8], marked: bool) -> (Cow<'_, str>, Option<Fault>) {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => {
            let fault = if marked { contradiction(text, "UTF-8", &["UTF-8", "UTF8"]) } else { None };
            return (Cow::Borrowed(text), fault);
        }
        Err(error) => error,
    };
    if let Some(kind) = looks_like(bytes) {
        let fault = Fault::syntax(0, 0, "not-xml").with("looks_like", kind);
        return (Cow::Borrowed(""), Some(fault));
    }
    let good = error.valid_up_to();
    let text = bytes.get(..good).and_then(|good| std::str::from_utf8(good).ok()).unwrap_or_default();
    let fault = contradiction(text, "UTF-8", &["UTF-8", "UTF8"])
        .filter(|_| marked)
        .unwrap_or_else(|| Fault::new(rule::ENCODING, good, good).with("what", "byte").with("declared", "UTF-8"));
    (Cow::Borrowed(text), Some(fault))
}

/// A declaration that names none of the `allowed` encodings although the bytes are in `actual`.
fn contradiction(text: &str, actual: &str, allowed: &[&str]) -> Option<Fault> {
    let place = declared(text)?;
    let name = text.get(place.clone())?;
    if allowed.iter().any(|allowed| allowed.eq_ignore_ascii_case(name)) {
        return None;
    }
    let fault = Fault::new(rule::ENCODING, place.start, place.end).with("what", "contradiction");
    Some(fault.with("declared", name).with("actual", actual))
}

fn utf16<'b>(bytes: &[u8], order: fn([u8; 2]) -> u16, actual: &'static str) -> (Cow<'b, str>, Option<Fault>) {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len() / 2 + bytes.len() / 8);
    let mut whole = odd.is_empty();
    for c in char::decode_utf16(pairs.iter().map(|&pair| order(pair))) {
        match c {
            Ok(c) => text.push(c),
            Err(_) => {
                whole = false;
                break;
            }
        }
    }
    let fault = contradiction(&text, actual, &["UTF-16", "ISO-10646-UCS-2", actual]).or_else(|| {
        let fault = Fault::new(rule::ENCODING, text.len(), text.len());
        (!whole).then(|| fault.with("what", "byte").with("declared", actual))
    });
    (Cow::Owned(text), fault)
}

/// What each byte of a set means.
type Table = [Option<char>; 256];

fn single_byte<'b>(bytes: &'b [u8], table: &Table, name: &str) -> (Cow<'b, str>, Option<Fault>) {
    if bytes.is_ascii()
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return (Cow::Borrowed(text), None);
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    let mut rest = bytes;
    while !rest.is_empty() {
        let ascii = rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (plain, behind) = rest.split_at(ascii);
        text.push_str(std::str::from_utf8(plain).unwrap_or_default());
        let Some((&byte, behind)) = behind.split_first() else { break };
        match table[usize::from(byte)] {
            Some(c) => text.push(c),
            None => {
                let fault = Fault::new(rule::ENCODING, text.len(), text.len());
                return (Cow::Owned(text), Some(fault.with("what", "byte").with("declared", name)));
            }
        }
        rest = behind;
    }
    (Cow::Owned(text), None)
}

/// The table of a set by the name that IANA gives it.
fn table(name: &str) -> Option<Table> {
    let is = |known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(name));
    let latin1: Table = std::array::from_fn(|byte| char::from_u32(byte as u32));
    if is(&["US-ASCII", "ASCII", "ANSI_X3.4-1968", "ISO646-US"]) {
        return Some(std::array::from_fn(|byte| latin1[byte].filter(char::is_ascii)));
    }
    if is(&["ISO-8859-1", "ISO_8859-1", "ISO8859-1", "latin1", "l1", "IBM819", "CP819"]) {
        return Some(latin1);
    }
    if is(&["ISO-8859-9", "ISO_8859-9", "latin5", "l5"]) {
        let turkish = [(0xD0, 'Ğ'), (0xDD, 'İ'), (0xDE, 'Ş'), (0xF0, 'ğ'), (0xFD, 'ı'), (0xFE, 'ş')];
        let mut table = latin1;
        for (byte, c) in turkish {
            table[byte] = Some(c);
        }
        return Some(table);
    }
    let alias = if is(&["ISO8859-15", "ISO_8859-15", "latin-9", "latin9"]) {
        "ISO-8859-15"
    } else if is(&["cp1252"]) {
        "windows-1252"
    } else {
        name
    };
    // The labels of encoding_rs are those of the web, which maps some names to other sets; only a set under its own name is
    // the one that is meant. It fills holes of the Windows sets with control characters; here they stay holes.
    let encoding = Encoding::for_label(alias.as_bytes()).filter(|found| found.name().eq_ignore_ascii_case(alias))?;
    let windows = encoding.name().starts_with("windows-");
    encoding.is_single_byte().then(|| {
        std::array::from_fn(|byte| {
            let byte = byte as u8;
            let decoded = encoding.decode_without_bom_handling_and_without_replacement(&[byte])?.chars().next()?;
            (byte.is_ascii() || !windows || !decoded.is_control()).then_some(decoded)
        })
    })
}
