//! Looking for the end of white space, text and markup; the short runs that messages are made of eight bytes at a time.
use super::chars::is_blank;
use memchr::{memchr, memchr3};

/// A byte in all eight places.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of the first zero byte, and perhaps of some behind it; none where there is none.
#[inline]
const fn first_zero(word: u64) -> u64 {
    word.wrapping_sub(all(0x01)) & !word & all(0x80)
}

#[inline]
fn word(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|chunk| u64::from_le_bytes(*chunk))
}

/// Behind the white space that begins at `at`. Indentation is a line end and blanks, so blanks are passed eight at a time.
#[inline]
pub(super) fn behind_blanks(bytes: &[u8], mut at: usize) -> usize {
    loop {
        if let Some(word) = word(bytes, at) {
            let others = word ^ all(b' ');
            if others == 0 {
                at += 8;
                continue;
            }
            at += others.trailing_zeros() as usize / 8;
        }
        match bytes.get(at) {
            Some(&byte) if is_blank(byte) => at += 1,
            _ => return at,
        }
    }
}

/// How many words are looked at before it pays to start a search that is made for long texts.
const WORDS: usize = 3;

/// Where the plain text that begins at `from` ends: at `<`, at `&`, at a `]]>` that must not stand there, or with the bytes.
#[inline]
pub(super) fn end_of_text(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    for _ in 0..WORDS {
        let Some(word) = word(bytes, at) else { break };
        let found = first_zero(word ^ all(b'<')) | first_zero(word ^ all(b'&')) | first_zero(word ^ all(b']'));
        if found != 0 {
            at += found.trailing_zeros() as usize / 8;
            return if bytes.get(at) == Some(&b']') { end_of_long_text(bytes, at) } else { at };
        }
        at += 8;
    }
    end_of_long_text(bytes, at)
}

fn end_of_long_text(bytes: &[u8], mut at: usize) -> usize {
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(found) = memchr3(b'<', b'&', b']', rest) else { return bytes.len() };
        at += found;
        if rest[found] != b']' || rest[found..].starts_with(b"]]>") {
            return at;
        }
        at += 1;
    }
}

/// Behind the first `close`, which ends in `>`, of the markup that begins the bytes; it stands behind the first `open` bytes.
pub(super) fn behind_close(bytes: &[u8], open: usize, close: &[u8]) -> Option<usize> {
    let mut at = open + close.len() - 1;
    loop {
        at += memchr(b'>', bytes.get(at..)?)? + 1;
        if bytes[..at].ends_with(close) {
            return Some(at);
        }
    }
}

/// The first `--`.
pub(super) fn double_hyphen(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memchr(b'-', bytes.get(at..)?)?;
        if bytes.get(at + 1) == Some(&b'-') {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands before, at and behind the borders of words, against a search byte by byte.
    #[test]
    fn ends_are_those_of_a_plain_search() {
        let stops: [&[u8]; 6] = [b"<", b"&", b"]]>", b"]x<", b"]]", b""];
        for length in 0..40 {
            for stop in stops {
                for tail in [&b""[..], b"<tail and more of it"] {
                    let text = [&vec![b'a'; length], stop, tail].concat();
                    let plain = (0..text.len())
                        .find(|&at| matches!(text[at], b'<' | b'&') || text[at..].starts_with(b"]]>"))
                        .unwrap_or(text.len());
                    assert_eq!(end_of_text(&text, 0), plain, "{}", String::from_utf8_lossy(&text));
                    let mut blanks = vec![b' '; length];
                    if length > 3 {
                        (blanks[0], blanks[length / 2]) = (b'\n', b'\t');
                    }
                    let text = [&blanks, stop, tail].concat();
                    let plain = text.iter().position(|&byte| !is_blank(byte)).unwrap_or(text.len());
                    assert_eq!(behind_blanks(&text, 0), plain, "{}", String::from_utf8_lossy(&text));
                }
            }
        }
    }

    #[test]
    fn bytes_one_off_the_searched_ones_do_not_stop() {
        let text: Vec<u8> = (0..=255_u8).filter(|byte| !matches!(byte, b'<' | b'&' | b']')).collect();
        for from in 0..text.len() {
            assert_eq!(end_of_text(&text, from), text.len());
        }
    }

    #[test]
    fn closes_stand_behind_the_opening() {
        assert_eq!(behind_close(b"<!-->-->", 4, b"-->"), Some(8));
        assert_eq!(behind_close(b"<!---->", 4, b"-->"), Some(7));
        assert_eq!(behind_close(b"<!-- > -> -", 4, b"-->"), None);
        assert_eq!(behind_close(b"<?a?>", 2, b"?>"), Some(5));
        assert_eq!(behind_close(b"<?>", 2, b"?>"), None);
        assert_eq!(double_hyphen(b"a-b--c"), Some(3));
        assert_eq!(double_hyphen(b"a-b-"), None);
    }
}
