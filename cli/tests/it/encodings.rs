//! Messages in other encodings than UTF-8 are read right, and columns count characters.

use crate::support::{Folder, quittung, xefa};

/// A message whose name has characters outside ASCII, with a mistake behind it on the same line.
fn message() -> String {
    quittung().replace(
        "<xefa:name>Kundenzentrum Musterfleet (Beispiel)</xefa:name>",
        "<xefa:name>Behörde für Übermaß €</xefa:name><xefa:zuviel/>",
    )
}

fn place(bytes: &[u8]) -> (Option<i32>, u64, u64, String) {
    let folder = Folder::new();
    let file = folder.file("a.xml", bytes);
    let run = xefa(["check".as_ref(), "--format".as_ref(), "jsonl".as_ref(), file.as_os_str()]);
    let finding = &run.json()[0]["findings"][0];
    let number = |key: &str| finding[key].as_u64().unwrap_or_default();
    (run.code, number("line"), number("column"), finding["rule"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn every_encoding_gives_the_same_place() {
    let text = message();
    let expected = place(text.as_bytes());
    assert_eq!(expected, (Some(1), 19, 51, "cvc-complex-type.2.4".to_owned()));

    let latin9: Vec<u8> = text
        .replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-15\"")
        .chars()
        .map(|c| if c == '€' { 0xA4 } else { u8::try_from(u32::from(c)).unwrap_or(b'-') })
        .collect();
    assert_eq!(place(&latin9), expected);

    let wide = text.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
    let little: Vec<u8> = "\u{feff}".encode_utf16().chain(wide.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(place(&little), expected);
    let big: Vec<u8> = "\u{feff}".encode_utf16().chain(wide.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    assert_eq!(place(&big), expected);

    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    assert_eq!(place(&marked), expected);
}

#[test]
fn a_declaration_that_lies_is_found() {
    let text = message();
    let latin1: Vec<u8> = text.replace('€', "E").chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'-')).collect();
    // The first byte that is no UTF-8 is the „ä“ of „Länder“.
    let (code, line, column, rule) = place(&latin1);
    assert_eq!((code, line, column, rule.as_str()), (Some(1), 14, 37, "xml-encoding"));

    let declared = text.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
    assert_eq!(place(declared.as_bytes()).3, "xml-encoding");
    let unknown = text.replace("encoding=\"UTF-8\"", "encoding=\"x-eigen\"");
    assert_eq!(place(unknown.as_bytes()).3, "xml-encoding");
}
