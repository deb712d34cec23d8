//! Files that are no messages, or were made to do harm: a clear finding, no panic.

use std::fs::File;
use std::io::{BufWriter, Write};

use crate::support::{Folder, SMALL, quittung, xefa};

fn first(bytes: &[u8]) -> (Option<i32>, String) {
    let folder = Folder::new();
    let file = folder.file("a.xml", bytes);
    let run = xefa(["check".as_ref(), "--format".as_ref(), "jsonl".as_ref(), file.as_os_str()]);
    let json = run.json();
    assert_eq!(json.len(), 1);
    (run.code, json[0]["findings"][0]["rule"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn what_is_no_message_is_named() {
    let bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><a>&b;</a>";
    for (bytes, code, rule) in [
        (&b""[..], 1, "xml-empty"),
        (b" \n\t ", 1, "xml-empty"),
        (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj", 1, "xml-syntax"),
        (b"PK\x03\x04\x14\x00\x00\x00", 1, "xml-syntax"),
        (b"{\"a\": 1}", 1, "xml-syntax"),
        (b"hallo", 1, "xml-outside-root"),
        (bomb.as_bytes(), 1, "xml-doctype"),
        (b"<!DOCTYPE html><html></html>", 1, "xml-doctype"),
        (b"<a>\x00</a>", 2, "xefa-unbekannter-standard"),
        (b"<a", 1, "xml-unexpected-end"),
        (b"\xFF\xFE<\x00", 1, "xml-unexpected-end"),
    ] {
        assert_eq!(first(bytes), (Some(code), rule.to_owned()), "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_message_that_was_cut_off_anywhere_is_invalid() {
    let message = quittung();
    for at in (1..message.trim_end().len()).step_by(97) {
        if message.is_char_boundary(at) {
            let (code, rule) = first(&message.as_bytes()[..at]);
            assert_eq!((code, rule.starts_with("xml-")), (Some(1), true), "cut at {at}: {rule}");
        }
    }
}

#[test]
fn a_message_inside_a_doctype_is_refused() {
    let message = quittung().replace("?>\n", "?>\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\">\n");
    assert_eq!(first(message.as_bytes()), (Some(1), "xml-doctype".to_owned()));
}

#[test]
fn nesting_without_end_meets_a_limit() {
    let folder = Folder::new();
    let schema = folder.file(
        "a.xsd",
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType><xs:sequence>
        <xs:element ref="a" minOccurs="0"/></xs:sequence></xs:complexType></xs:element></xs:schema>"#,
    );
    let file = folder.file("a.xml", "<a>".repeat(100_000));
    let args = ["check".as_ref(), "--format".as_ref(), "jsonl".as_ref(), "--schema".as_ref()];
    let run = xefa(args.into_iter().chain([schema.as_os_str(), file.as_os_str()]));
    assert_eq!((run.code, run.json()[0]["findings"][0]["rule"].as_str()), (Some(2), Some("limit-depth")));
}

#[test]
fn three_hundred_megabytes_in_one_element() {
    let folder = Folder::new();
    let schema = folder.file("klein.xsd", SMALL);
    let path = folder.path().join("gross.xml");
    let mut file = BufWriter::with_capacity(1 << 20, File::create(&path).unwrap());
    file.write_all(b"<text xmlns='urn:beispiel'>").unwrap();
    let block = vec![b'x'; 1 << 20];
    for _ in 0..300 {
        file.write_all(&block).unwrap();
    }
    file.write_all(b"</text>").unwrap();
    file.into_inner().unwrap();
    let args = ["check".as_ref(), "--format".as_ref(), "jsonl".as_ref(), "--schema".as_ref()];
    let run = xefa(args.into_iter().chain([schema.as_os_str(), path.as_os_str()]));
    let json = &run.json()[0];
    assert_eq!((run.code, json["findings"][0]["rule"].as_str()), (Some(2), Some("limit-text")));
    assert!(run.out.len() < 1_000, "the text itself is not in the output");
}
