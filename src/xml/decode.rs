//! From bytes to UTF-8 text: byte order marks, the XML declaration, and what the bytes really are.
use super::fault::{Fault, rule};
use super::looks::looks_like;
use super::place::Locator;
use super::prolog;
use encoding_rs::Encoding;
use memchr::memmem;
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
/// byte stands, and what else is wrong before it. See [`Reader::ending_with`](super::Reader::ending_with).
pub fn decode_prefix(bytes: &[u8]) -> (Cow<'_, str>, Option<Fault>) {
    let (text, fault) = prefix(bytes);
    let fault = fault.map(|mut fault| {
        fault.place = Some(Locator::new(&text).place(fault.offset));
        fault
    });
    (text, fault)
}

/// How much of a file is looked at to find out what it is.
pub(super) const HEAD: usize = 64 << 10;

/// How much of it can hold the XML declaration.
const DECLARATION: usize = 1 << 10;

fn prefix(bytes: &[u8]) -> (Cow<'_, str>, Option<Fault>) {
    let decoder = Decoder::new(bytes.get(..HEAD).unwrap_or(bytes));
    let bytes = bytes.get(decoder.mark()..).unwrap_or_default();
    let same = match decoder.charset {
        Charset::Utf8 => true,
        Charset::Table { .. } => bytes.is_ascii(),
        _ => false,
    };
    if same && let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    let mut text = String::new();
    let fault = { decoder }.decode(bytes, true, &mut text).err();
    (Cow::Owned(text), fault)
}

/// What the bytes of a file are.
#[derive(Debug, Clone)]
enum Charset {
    Utf8,
    Utf16 {
        order: fn([u8; 2]) -> u16,
        name: &'static str,
    },
    Table {
        table: Box<Table>,
        name: Box<str>,
    },
    /// Nothing that can be read, but for this text.
    Refused {
        text: String,
        fault: Fault,
    },
}

/// Decodes bytes bit by bit.
#[derive(Debug, Clone)]
pub(super) struct Decoder {
    charset: Charset,
    mark: usize,
    /// How many bytes of UTF-8 have been given.
    decoded: usize,
}

impl Decoder {
    /// A decoder for a file that begins with `head`: [`HEAD`] bytes of it, or all.
    pub fn new(head: &[u8]) -> Self {
        let little = Charset::Utf16 { order: u16::from_le_bytes, name: "UTF-16LE" };
        let big = Charset::Utf16 { order: u16::from_be_bytes, name: "UTF-16BE" };
        let (mark, charset) = match head {
            [0xEF, 0xBB, 0xBF, ..] => (3, Charset::Utf8),
            [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] | [b'<', 0, 0, 0, ..] | [0, 0, 0, b'<', ..] => {
                (0, unsupported("UTF-32"))
            }
            [0xFF, 0xFE, ..] => (2, little),
            [0xFE, 0xFF, ..] => (2, big),
            [b'<', 0, ..] => (0, little),
            [0, b'<', ..] => (0, big),
            // `<?xm` in EBCDIC.
            [0x4C, 0x6F, 0xA7, 0x94, ..] => (0, unsupported("EBCDIC")),
            _ => (0, eight_bit(head)),
        };
        let mut new = Self { charset, mark, decoded: 0 };
        if let Some(refused) = new.refused(head.get(mark..).unwrap_or_default()) {
            new.charset = refused;
        }
        new
    }

    /// The bytes of the byte order mark, which are not to be decoded.
    pub fn mark(&self) -> usize {
        self.mark
    }

    /// Decodes what can be decoded of `bytes` and adds it to `out`; gives the number of bytes that need no second look. They are
    /// all but a few, and all if they are the `last`.
    ///
    /// # Errors
    /// The first wrong byte; `out` holds what stands before it.
    pub fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String) -> Result<usize, Fault> {
        let before = out.len();
        let result = match &self.charset {
            Charset::Utf8 => utf8(bytes, last, out),
            Charset::Utf16 { order, name } => utf16(bytes, last, *order, name, out),
            Charset::Table { table, name } => single_byte(bytes, table, name, out),
            Charset::Refused { text, fault } => {
                out.push_str(text);
                Err(fault.clone())
            }
        };
        let behind = self.decoded;
        self.decoded += out.len() - before;
        result.map_err(|mut fault| {
            (fault.offset, fault.end) = (fault.offset + behind, fault.end + behind);
            fault
        })
    }

    /// Whether the beginning of a file shows that it is no XML, or in another encoding than it says.
    fn refused(&self, head: &[u8]) -> Option<Charset> {
        let (actual, allowed): (_, &[&str]) = match self.charset {
            Charset::Utf8 if self.mark > 0 => ("UTF-8", &["UTF-8", "UTF8"]),
            Charset::Utf8 => ("", &[]),
            Charset::Utf16 { name, .. } => (name, &["UTF-16", "ISO-10646-UCS-2", name]),
            _ => return None,
        };
        // A character may be cut at the end of a whole head.
        if matches!(self.charset, Charset::Utf8)
            && std::str::from_utf8(head).is_err_and(|error| error.valid_up_to() + 8 <= HEAD)
            && let Some(kind) = looks_like(head)
        {
            let fault = Fault::syntax(0, 0, "not-xml").with("looks_like", kind);
            return Some(Charset::Refused { text: String::new(), fault });
        }
        if allowed.is_empty() {
            return None;
        }
        let mut text = String::new();
        let _ = self.clone().decode(head.get(..2 * DECLARATION).unwrap_or(head), false, &mut text);
        let place = declared(&text)?;
        let name = text.get(place.clone())?.to_owned();
        if allowed.iter().any(|allowed| allowed.eq_ignore_ascii_case(&name)) {
            return None;
        }
        text.truncate(place.start);
        let fault = Fault::new(rule::ENCODING, place.start, place.end).with("what", "contradiction");
        Some(Charset::Refused { text, fault: fault.with("declared", name).with("actual", actual) })
    }
}

/// Nothing can be read.
fn unsupported(actual: &str) -> Charset {
    let fault = Fault::new(rule::ENCODING, 0, 0).with("what", "unsupported").with("actual", actual);
    Charset::Refused { text: String::new(), fault }
}

/// Where the declaration at the beginning of `text` names an encoding. A broken declaration names none: the reader will say
/// what is wrong with it.
fn declared(text: &str) -> Option<Range<usize>> {
    let text = text.get(..text.floor_char_boundary(DECLARATION))?;
    let end = text.starts_with("<?xml").then(|| text.find("?>"))??;
    prolog::declaration(text, end + 2).ok()?.encoding
}

/// The declaration at the beginning of a file, if there is one, and in ASCII.
fn head(bytes: &[u8]) -> &str {
    let head = bytes.get(..DECLARATION).unwrap_or(bytes);
    let end = if head.starts_with(b"<?xml") { memmem::find(head, b"?>") } else { None };
    let declaration = end.and_then(|end| head.get(..end + 2)).filter(|declaration| declaration.is_ascii());
    declaration.and_then(|declaration| std::str::from_utf8(declaration).ok()).unwrap_or_default()
}

fn eight_bit(bytes: &[u8]) -> Charset {
    let head = head(bytes);
    let Some(place) = declared(head) else { return Charset::Utf8 };
    let name = &head[place.clone()];
    if name.eq_ignore_ascii_case("UTF-8") || name.eq_ignore_ascii_case("UTF8") {
        return Charset::Utf8;
    }
    let fault = Fault::new(rule::ENCODING, place.start, place.end);
    if is_wide(name) {
        let fault = fault.with("what", "contradiction").with("declared", name).with("actual", "8-bit");
        return Charset::Refused { text: head[..place.start].to_owned(), fault };
    }
    match table(name) {
        Some(table) => Charset::Table { table: Box::new(table), name: name.into() },
        None => {
            let fault = fault.with("what", "unknown").with("declared", name);
            Charset::Refused { text: head[..place.start].to_owned(), fault }
        }
    }
}

fn is_wide(name: &str) -> bool {
    let wide =
        ["UTF-16", "UTF-16LE", "UTF-16BE", "ISO-10646-UCS-2", "UTF-32", "UTF-32LE", "UTF-32BE", "ISO-10646-UCS-4"];
    wide.iter().any(|wide| wide.eq_ignore_ascii_case(name))
}

/// The fault of a byte that is wrong in a charset, behind `text` bytes of text.
fn wrong_byte(text: usize, charset: &str) -> Fault {
    Fault::new(rule::ENCODING, text, text).with("what", "byte").with("declared", charset)
}

fn utf8(bytes: &[u8], last: bool, out: &mut String) -> Result<usize, Fault> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => {
            out.push_str(text);
            return Ok(bytes.len());
        }
        Err(error) => error,
    };
    let good = error.valid_up_to();
    out.push_str(bytes.get(..good).and_then(|good| std::str::from_utf8(good).ok()).unwrap_or_default());
    if error.error_len().is_none() && !last { Ok(good) } else { Err(wrong_byte(good, "UTF-8")) }
}

fn utf16(bytes: &[u8], last: bool, order: fn([u8; 2]) -> u16, name: &str, out: &mut String) -> Result<usize, Fault> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let before = out.len();
    out.reserve(bytes.len() / 2 + bytes.len() / 8);
    let mut units = 0;
    for c in char::decode_utf16(pairs.iter().map(|&pair| order(pair))) {
        match c {
            Ok(c) => {
                out.push(c);
                units += c.len_utf16();
            }
            // The second half of the pair is still to come.
            Err(error) if !last && units + 1 == pairs.len() && error.unpaired_surrogate() < 0xDC00 => {
                return Ok(2 * units);
            }
            Err(_) => return Err(wrong_byte(out.len() - before, name)),
        }
    }
    if last && !odd.is_empty() {
        return Err(wrong_byte(out.len() - before, name));
    }
    Ok(2 * units)
}

/// What each byte of a set means.
type Table = [Option<char>; 256];

fn single_byte(bytes: &[u8], table: &Table, name: &str, out: &mut String) -> Result<usize, Fault> {
    let before = out.len();
    out.reserve(bytes.len() + bytes.len() / 16);
    let mut rest = bytes;
    while !rest.is_empty() {
        let ascii = rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (plain, behind) = rest.split_at(ascii);
        out.push_str(std::str::from_utf8(plain).unwrap_or_default());
        let Some((&byte, behind)) = behind.split_first() else { break };
        match table[usize::from(byte)] {
            Some(c) => out.push(c),
            None => return Err(wrong_byte(out.len() - before, name)),
        }
        rest = behind;
    }
    Ok(bytes.len())
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
