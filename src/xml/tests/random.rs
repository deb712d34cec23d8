//! Whatever comes, the reader ends, and with a place inside the input.
use super::super::{Reader, Token, decode_prefix};
use crate::limits::Limits;
use proptest::prelude::*;

/// Reads to the end and asks for everything on the way.
fn exhaust(text: &str) {
    let mut reader = Reader::new(text, &Limits { depth: 8, ..Limits::default() });
    // Every token but Eof takes at least one byte, or is the end of `<a/>`.
    for _ in 0..=2 * text.len() {
        match reader.next() {
            Ok(Token::Eof) => return,
            Ok(_) => {
                let span = reader.span();
                assert!(text.get(span.clone()).is_some());
                let _ = (reader.name(), reader.text(), reader.depth(), reader.bindings().count());
                assert!(reader.text_first_non_blank().is_none_or(|at| text.is_char_boundary(at)));
                for attribute in reader.attributes().iter() {
                    assert!(text.get(attribute.value_span()).is_some());
                }
            }
            Err(fault) => {
                assert!(
                    fault.offset <= fault.end && fault.end <= text.len() && text.is_char_boundary(fault.offset),
                    "{fault}"
                );
                assert_eq!(reader.next(), Ok(Token::Eof));
                return;
            }
        }
    }
    panic!("the reader does not end");
}

/// Pieces of XML, so that random texts get further than the first character.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<a>",
        "</a>",
        "<b/>",
        "<a",
        "</",
        "<",
        ">",
        "/>",
        " b='1'",
        " b=\"2\"",
        " xmlns:p='u'",
        " xmlns='v'",
        "<p:c>",
        "</p:c>",
        " p:d=''",
        "&amp;",
        "&#65;",
        "&#x1;",
        "&x;",
        "&",
        ";",
        "<!--",
        "-->",
        "--",
        "<![CDATA[",
        "]]>",
        "]]",
        "<?p",
        "?>",
        "<?xml ",
        "version='1.0'",
        "encoding='UTF-8'",
        "<!DOCTYPE",
        "<!",
        "x",
        "ä",
        "\u{301}",
        "\u{FFFE}",
        "\u{1}",
        "\r",
        "\n",
        "\t",
        " ",
        "=",
        "'",
        "\"",
        ":",
        "😀",
        "[",
        "]",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text(text in any::<String>()) {
        exhaust(&text);
    }

    #[test]
    fn any_pieces(text in pieces(), inside in any::<bool>()) {
        exhaust(&if inside { format!("<a>{text}</a>") } else { text });
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200), mark in 0..6_usize) {
        let marks: [&[u8]; 6] = [b"", b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF", b"<\0", b"<?xml version='1.0' encoding='ISO-8859-1'?>"];
        let file = [marks[mark], &bytes].concat();
        let (text, fault) = decode_prefix(&file);
        prop_assert!(fault.is_none_or(|fault| fault.offset <= text.len() && fault.place.is_some()));
        exhaust(&text);
    }
}
