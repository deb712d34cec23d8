//! Character sets of legacy files: bytes to characters and back.
//!
//! Control characters belong to none of them: in a record they are a mistake, and in a value they would break the record.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The upper half of IBM code page 850, the character set of DOS in Western Europe.
const IBM850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// A character set.
pub(super) struct Charset {
    name: &'static str,
    /// For each byte its character; none for UTF-8, in which a character has several bytes.
    table: Option<Table>,
}

struct Table {
    chars: Vec<Option<char>>,
    bytes: HashMap<char, u8>,
}

/// A decoded character, or the byte that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decoded {
    /// Where its first byte stands.
    pub offset: usize,
    /// The first byte behind it.
    pub end: usize,
    /// The character; for a byte that is none, the byte.
    pub char: Result<char, u8>,
}

static ALL: LazyLock<Vec<Charset>> = LazyLock::new(|| {
    let half = |upper: &dyn Fn(u8) -> Option<char>| {
        (0..=u8::MAX).map(|byte| if byte < 0x80 { Some(char::from(byte)) } else { upper(byte) }).collect()
    };
    let of_web = |encoding: &'static encoding_rs::Encoding, byte: u8| {
        let bytes = [byte];
        encoding.decode_without_bom_handling_and_without_replacement(&bytes)?.chars().next()
    };
    let dos: Vec<char> = IBM850.chars().collect();
    vec![
        Charset::of_table("US-ASCII", half(&|_| None)),
        Charset::of_table("ISO-8859-1", half(&|byte| Some(char::from(byte)))),
        Charset::of_table("ISO-8859-2", half(&|byte| of_web(encoding_rs::ISO_8859_2, byte))),
        Charset::of_table("ISO-8859-15", half(&|byte| of_web(encoding_rs::ISO_8859_15, byte))),
        Charset::of_table("windows-1252", half(&|byte| of_web(encoding_rs::WINDOWS_1252, byte))),
        Charset::of_table("IBM850", half(&|byte| dos.get(usize::from(byte) - 0x80).copied())),
        Charset { name: "UTF-8", table: None },
    ]
});

impl Charset {
    fn of_table(name: &'static str, chars: Vec<Option<char>>) -> Self {
        let chars: Vec<_> = chars.into_iter().map(|c| c.filter(|c| !c.is_control())).collect();
        let bytes = (0..=u8::MAX).zip(&chars).filter_map(|(byte, c)| Some(((*c)?, byte))).collect();
        Self { name, table: Some(Table { chars, bytes }) }
    }

    /// The character set of a name; case does not count.
    pub fn of(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|charset| charset.name.eq_ignore_ascii_case(name))
    }

    /// The names of all character sets.
    pub fn names() -> Vec<String> {
        ALL.iter().map(|charset| charset.name.to_owned()).collect()
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Whether each character is one byte.
    pub fn is_single_byte(&self) -> bool {
        self.table.is_some()
    }

    /// Whether it has a character.
    pub fn has(&self, c: char) -> bool {
        match &self.table {
            Some(table) => table.bytes.contains_key(&c),
            None => !c.is_control(),
        }
    }

    /// The bytes of a text of which it [has](Self::has) every character; a character that it lacks would become `?`.
    pub fn encode(&self, text: &str, out: &mut Vec<u8>) {
        match &self.table {
            Some(table) => out.extend(text.chars().map(|c| table.bytes.get(&c).copied().unwrap_or(b'?'))),
            None => out.extend_from_slice(text.as_bytes()),
        }
    }

    /// All characters of a file. CR and LF stay what they are.
    pub fn decode(&self, bytes: &[u8]) -> Vec<Decoded> {
        let Some(table) = &self.table else { return decode_utf8(bytes) };
        let char = |byte: u8| match byte {
            b'\r' | b'\n' => Ok(char::from(byte)),
            byte => table.chars[usize::from(byte)].ok_or(byte),
        };
        bytes.iter().enumerate().map(|(offset, byte)| Decoded { offset, end: offset + 1, char: char(*byte) }).collect()
    }
}

impl std::fmt::Debug for Charset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Charset({})", self.name)
    }
}

fn decode_utf8(bytes: &[u8]) -> Vec<Decoded> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut offset = 0;
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            let legal = !c.is_control() || c == '\r' || c == '\n';
            let byte = bytes[offset];
            let end = offset + c.len_utf8();
            out.push(Decoded { offset, end, char: if legal { Ok(c) } else { Err(byte) } });
            offset = end;
        }
        for byte in chunk.invalid() {
            out.push(Decoded { offset, end: offset + 1, char: Err(*byte) });
            offset += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bit_sets_know_their_differences() {
        let byte = |name: &str, c: char| {
            let mut out = Vec::new();
            let charset = Charset::of(name).unwrap();
            charset.has(c).then(|| {
                charset.encode(&c.to_string(), &mut out);
                out[0]
            })
        };
        // ISO 8859-15 has eight characters in the place of others of ISO 8859-1.
        for (c, code) in
            [('€', 0xA4), ('Š', 0xA6), ('š', 0xA8), ('Ž', 0xB4), ('ž', 0xB8), ('Œ', 0xBC), ('œ', 0xBD), ('Ÿ', 0xBE)]
        {
            assert_eq!((byte("iso-8859-15", c), byte("ISO-8859-1", c)), (Some(code), None), "{c}");
        }
        assert_eq!(
            (byte("windows-1252", '€'), byte("IBM850", '€'), byte("IBM850", 'ä')),
            (Some(0x80), None, Some(0x84))
        );
        assert_eq!(
            (byte("ISO-8859-1", '¤'), byte("ISO-8859-15", '¤'), byte("US-ASCII", 'ä')),
            (Some(0xA4), None, None)
        );
        assert!(["\t", "\u{85}", "\n"].iter().all(|c| byte("ISO-8859-15", c.chars().next().unwrap()).is_none()));
        assert_eq!(IBM850.chars().count(), 128);
    }

    #[test]
    fn bytes_that_are_no_character_are_told() {
        let chars = |name: &str, bytes: &[u8]| -> Vec<_> {
            Charset::of(name).unwrap().decode(bytes).into_iter().map(|c| (c.offset, c.char)).collect()
        };
        assert_eq!(chars("ISO-8859-15", b"a\x80\n"), [(0, Ok('a')), (1, Err(0x80)), (2, Ok('\n'))]);
        assert_eq!(chars("UTF-8", "ä\u{7}".as_bytes()), [(0, Ok('ä')), (2, Err(7))]);
        assert_eq!(chars("UTF-8", b"\xfca"), [(0, Err(0xfc)), (1, Ok('a'))]);
    }

    #[test]
    fn sets_are_those_of_the_transliteration() {
        use crate::value::text::Zielzeichensatz;

        let mut compared = 0;
        for set in Zielzeichensatz::ALLE {
            let Some(charset) = Charset::of(set.name()) else { continue };
            compared += 1;
            for c in ('\0'..='\u{ffff}').filter(|c| !c.is_control()) {
                assert_eq!(charset.has(c), set.hat(c), "{} {c:?}", set.name());
                if charset.has(c) {
                    let mut bytes = Vec::new();
                    charset.encode(&c.to_string(), &mut bytes);
                    assert_eq!(bytes, set.uebertrage(&c.to_string()).bytes(), "{} {c:?}", set.name());
                }
            }
        }
        assert_eq!(compared, 4);
    }

    #[test]
    fn every_letter_has_a_rule_in_every_set() {
        use crate::value::text::{din_91379, letters, transliterate};

        for charset in ALL.iter() {
            let has = |c: char| charset.has(c);
            for text in din_91379() {
                for (_, letter) in letters(&text).filter(|(_, letter)| !letter.chars().all(has)) {
                    let other = transliterate(letter, &has);
                    assert!(other.is_some_and(|other| other.chars().all(has)), "{charset:?} {letter:?}");
                }
            }
        }
    }
}
