//! Which characters XML allows, and which of them names may hold.

/// What a byte is to a name: those up to `NAME` go on with it.
const START: u8 = 0;
const NAME: u8 = 1;
const COLON: u8 = 2;
const HIGH: u8 = 3;
const OTHER: u8 = 4;

static CLASS: [u8; 256] = {
    let mut table = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'A'..=b'Z' | b'a'..=b'z' | b'_' => START,
            b'0'..=b'9' | b'-' | b'.' => NAME,
            b':' => COLON,
            0x80.. => HIGH,
            _ => OTHER,
        };
        byte += 1;
    }
    table
};

/// `Char` of XML 1.0.
#[inline]
pub(super) fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// White space of XML: `S`.
#[inline]
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// `NameStartChar` without the colon.
fn is_name_start(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '_'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}'
        | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// `NameChar` without the colon.
fn is_name_char(c: char) -> bool {
    is_name_start(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// The first byte that is not white space.
#[inline]
pub(super) fn first_non_blank(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|&byte| !is_blank(byte))
}

/// A name found in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scanned {
    /// Where the local part begins; without a prefix the beginning of the name.
    pub local: usize,
    /// Behind the last name character.
    pub end: usize,
    /// Whether it is a qualified name: `local` or `prefix:local`, each of them an `NCName`.
    pub legal: bool,
}

#[inline]
fn class(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).map_or(OTHER, |&byte| CLASS[usize::from(byte)])
}

/// Behind the ASCII name characters that begin at `from`, and the class of what stands there.
#[inline]
fn run(bytes: &[u8], from: usize) -> (usize, u8) {
    let rest = bytes.get(from..).unwrap_or_default();
    for (length, &byte) in rest.iter().enumerate() {
        let class = CLASS[usize::from(byte)];
        if class > NAME {
            return (from + length, class);
        }
    }
    (bytes.len(), OTHER)
}

/// Reads as many name characters as there are from `from` on.
#[inline]
pub(super) fn scan_name(text: &str, from: usize) -> Scanned {
    let bytes = text.as_bytes();
    if class(bytes, from) == START {
        let (end, stopped) = run(bytes, from + 1);
        if stopped == OTHER {
            return Scanned { local: from, end, legal: true };
        }
        if stopped == COLON && class(bytes, end + 1) == START {
            let local = end + 1;
            let (end, stopped) = run(bytes, local + 1);
            if stopped == OTHER {
                return Scanned { local, end, legal: true };
            }
        }
    }
    scan_any_name(text, from)
}

/// The same for names that are not ASCII, or not legal.
#[cold]
fn scan_any_name(text: &str, from: usize) -> Scanned {
    let mut scanned = Scanned { local: from, end: from, legal: true };
    let mut colons = 0;
    let mut fresh = true;
    for (at, c) in text.get(from..).unwrap_or_default().char_indices() {
        if c == ':' {
            colons += 1;
            scanned.legal &= !fresh && colons == 1;
            scanned.local = from + at + 1;
            fresh = true;
        } else if is_name_char(c) {
            scanned.legal &= !fresh || is_name_start(c);
            fresh = false;
        } else {
            break;
        }
        scanned.end = from + at + c.len_utf8();
    }
    scanned.legal &= !fresh;
    if !scanned.legal {
        scanned.local = from;
    }
    scanned
}

/// Whether a whole string is a qualified name.
pub(super) fn is_qualified_name(name: &str) -> bool {
    let scanned = scan_name(name, 0);
    scanned.legal && scanned.end == name.len()
}

/// The first character that XML forbids.
pub(super) fn first_forbidden(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|&(_, c)| !is_char(c))
}

/// Looks ahead over a text for bytes that need a closer look: control characters with CR, and the first byte of U+FFFE.
///
/// Most texts have none, so most pieces of text are known to be plain before they are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Watch {
    /// Nothing of interest lies before this offset and behind the last piece asked for …
    clear: usize,
    /// … and whether there is something at it.
    hit: bool,
}

/// How far the watch looks ahead: as much as stays in the cache until the reader gets there.
const AHEAD: usize = 16 << 10;

impl Watch {
    /// A watch that knows nothing of what follows `at`.
    pub fn from(at: usize) -> Self {
        Self { clear: at, hit: false }
    }

    /// The first byte of interest in `from..to`. Pieces must be asked for in ascending order.
    #[inline]
    pub fn first(&mut self, bytes: &[u8], from: usize, to: usize) -> Option<usize> {
        if to <= self.clear { None } else { self.look(bytes, from, to) }
    }

    fn look(&mut self, bytes: &[u8], from: usize, to: usize) -> Option<usize> {
        while to > self.clear {
            if self.hit && self.clear >= from {
                return Some(self.clear);
            }
            let begin = self.clear.max(from);
            let until = to.max(begin + AHEAD).min(bytes.len());
            let found = bytes.get(begin..until).and_then(first_of_interest);
            self.hit = found.is_some();
            self.clear = found.map_or(until, |found| begin + found);
            if begin >= bytes.len() {
                break;
            }
        }
        None
    }
}

#[inline]
fn of_interest(byte: u8) -> bool {
    (byte < 0x20) & (byte != b'\t') & (byte != b'\n') | (byte == 0xEF)
}

fn first_of_interest(bytes: &[u8]) -> Option<usize> {
    const WIDTH: usize = 32;
    const GROUP: usize = 8;
    let any = |bytes: &[u8]| bytes.iter().fold(false, |any, &byte| any | of_interest(byte));
    let (chunks, rest) = bytes.as_chunks::<WIDTH>();
    let (rest, base) = match chunks.iter().position(|chunk| any(chunk)) {
        Some(index) => {
            let (groups, _) = chunks[index].as_chunks::<GROUP>();
            let group = groups.iter().position(|group| any(group))?;
            (&groups[group][..], index * WIDTH + group * GROUP)
        }
        None => (rest, chunks.len() * WIDTH),
    };
    rest.iter().position(|&byte| of_interest(byte)).map(|found| base + found)
}
