//! What the reader gives for good documents.
use super::super::{Ns, Reader, Token, XML_URI};
use super::events;
use crate::limits::Limits;

#[test]
fn every_form_of_text_is_one_token() {
    let read = |text: &str| events(text).expect("well-formed").join(" ");
    assert_eq!(read("<a>x</a>"), r#"<{}a "x" /a"#);
    assert_eq!(read("<a>x&amp;y&#65;&#x1F600;</a>"), "<{}a \"x&yA😀\" /a");
    assert_eq!(read("<a>&lt;&gt;&quot;&apos;</a>"), r#"<{}a "<>\"'" /a"#);
    assert_eq!(read("<a>x<!-- c -->y<?p i?>z</a>"), r#"<{}a "xyz" /a"#);
    assert_eq!(read("<a><!-- c -->y</a>"), r#"<{}a "y" /a"#);
    assert_eq!(read("<a>x<![CDATA[<&]]>y</a>"), r#"<{}a "x<&y" /a"#);
    assert_eq!(read("<a><![CDATA[]]></a>"), "<{}a /a");
    assert_eq!(read("<a><![CDATA[]]]]><![CDATA[>]]></a>"), r#"<{}a "]]>" /a"#);
    assert_eq!(read("<a>]] > ]</a>"), r#"<{}a "]] > ]" /a"#);
    assert_eq!(read("<a>1\r\n2\r3\n4\r\r\n</a>"), r#"<{}a "1\n2\n3\n4\n\n" /a"#);
    assert_eq!(read("<a>\r<![CDATA[\r\n]]>&#13;&#10;</a>"), r#"<{}a "\n\n\r\n" /a"#);
    assert_eq!(read("<a>\n<b/>\n</a>"), r#"<{}a "\n" <{}b /b "\n" /a"#);
    assert_eq!(read("<a><!-- \u{FFFD} ]]> \r --><?p ]]>?></a>"), "<{}a /a");
    let rare = "\u{FFFD}\u{EFFF}\u{10FFFF}\u{7F}\u{85}\u{FDD0}";
    assert_eq!(read(&format!("<a>{rare}</a>")), format!("<{{}}a {rare:?} /a"));
}

#[test]
fn what_stands_around_the_root_gives_no_token() {
    let text = "<?xml version=\"1.0\" encoding='UTF-8' standalone='no' ?>\r\n<!-- x --><?p?>\n<a/>\n<!-- y --><?q r?> ";
    assert_eq!(events(text), Ok(vec!["<{}a".to_owned(), "/a".to_owned()]));
    for start in [
        "<?xml version='1.0'?>",
        "<?xml\tversion = '1.5'\n?>",
        "<?xml-stylesheet href='x'?>",
        "\n\n",
        "<!----><!--->-->",
    ] {
        assert!(events(&format!("{start}<a/>")).is_ok(), "{start}");
    }
}

#[test]
fn attribute_values_are_normalised() {
    let read = |text: &str| events(text).expect("well-formed")[0].clone();
    assert_eq!(read("<a b='x\ty\r\nz\rw\n'/>"), r#"<{}a {}b="x y z w ""#);
    assert_eq!(read("<a b='&#9;&#10;&#13;&amp;&lt;'/>"), r#"<{}a {}b="\t\n\r&<""#);
    assert_eq!(read("<a b=\"it's\" c='\"'/>"), r#"<{}a {}b="it's" {}c="\"""#);
    assert_eq!(read("<a b = '>' c\n=\n''></a>"), r#"<{}a {}b=">" {}c="""#);
    assert_eq!(read("<a b='\u{FFFD}]]>&quot;'/>"), "<{}a {}b=\"\u{FFFD}]]>\\\"\"");
    assert_eq!(read("<ä:ö xmlns:ä='u&amp;v' ä:ü='1'/>"), "<{u&v}ö {u&v}ü=\"1\"");
}

#[test]
fn namespaces_follow_their_scope() {
    let text =
        "<a xmlns='u' xmlns:p='v' xml:lang='de'><b xmlns='' p:x='' x=''><c xmlns:p='w'><p:d/></c><p:d/></b><b/></a>";
    let read = events(text).expect("well-formed");
    let starts: Vec<_> = read.iter().filter(|event| event.starts_with('<')).map(String::as_str).collect();
    let lang = format!("<{{u}}a {{{XML_URI}}}lang=\"de\"");
    assert_eq!(starts, [&lang, r#"<{}b {v}x="" {}x="""#, "<{}c", "<{w}d", "<{v}d", "<{u}b"]);
    assert!(events("<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>").is_ok());
    assert!(events("<p:a p:b='' xmlns:p='u' b=''/>").is_ok());
}

#[test]
fn bindings_in_scope_can_be_asked_for() {
    let text = "<a xmlns='u' xmlns:p='v' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><b xmlns='' xmlns:p='w'/><c/></a>";
    let mut reader = Reader::new(text, &Limits::default());
    let next = |reader: &mut Reader<'_>| reader.next().expect("well-formed");
    next(&mut reader);
    assert_eq!(reader.namespace_of_prefix(""), Some("u"));
    assert_eq!(reader.namespace_of_prefix("q"), None);
    let xsi = reader.bindings().find(|(prefix, _)| *prefix == "i").map(|(_, uri)| uri);
    assert_eq!(xsi, Some(reader.namespace_uri(Ns::XSI)));
    // Both tokens of `<b/>` see its declarations.
    for token in [Token::Start, Token::End] {
        assert_eq!(next(&mut reader), token);
        assert_eq!(reader.namespace_of_prefix(""), None);
        assert_eq!(reader.namespace_of_prefix("p"), Some("w"));
        let prefixes: Vec<_> = reader.bindings().map(|(prefix, _)| prefix).collect();
        assert_eq!(prefixes, ["p", "i", "xml"]);
        assert_eq!(reader.depth(), 2);
    }
    assert_eq!(next(&mut reader), Token::Start);
    assert_eq!(reader.namespace_of_prefix("p"), Some("v"));
    assert_eq!(reader.namespace_of_prefix(""), Some("u"));
    assert_eq!(reader.depth(), 2);
}

#[test]
fn many_prefixes_and_deep_scopes_are_found() {
    let mut text = String::from("<a");
    for n in 0..100 {
        text += &format!(" xmlns:p{n}='u{n}' p{n}:x='{n}'");
    }
    text += "><b xmlns:p50='other'><p50:c/></b><p50:c/></a>";
    let read = events(&text).expect("well-formed");
    assert!(read[0].contains(" {u0}x=\"0\"") && read[0].ends_with(" {u99}x=\"99\""), "{}", read[0]);
    assert!(read.contains(&"<{other}c".to_owned()) && read.contains(&"<{u50}c".to_owned()));
}

#[test]
fn spans_and_offsets_are_those_of_the_input() {
    let text = "<?xml version='1.0'?>\n<a b = 'x&amp;y'> <c/> &#32;\u{E4}&#65;</a >";
    let mut reader = Reader::new(text, &Limits::default());
    let mut spans = Vec::new();
    let mut blanks = Vec::new();
    loop {
        match reader.next().expect("well-formed") {
            Token::Eof => break,
            Token::Text => blanks.push(reader.text_first_non_blank().map(|at| &text[at..at + 2])),
            Token::Start => {
                if let Some(b) = reader.attributes().get(0) {
                    assert_eq!(&text[b.name_offset..b.name_offset + 1], "b");
                    assert_eq!(&text[b.value_span()], "x&amp;y");
                    assert_eq!((b.value, b.name.raw, b.name.ns), ("x&y", "b", Ns::NONE));
                }
                assert_eq!(reader.is_self_closing(), reader.name().local == "c");
            }
            Token::End => {}
        }
        spans.push(&text[reader.span()]);
    }
    assert_eq!(spans, ["<a b = 'x&amp;y'>", " ", "<c/>", "<c/>", " &#32;\u{E4}&#65;", "</a >"]);
    assert_eq!(blanks, [None, Some("\u{E4}")]);
    for (text, offset) in [("<a> &#32;&#65;</a>", 9), ("<a>\n<![CDATA[\n x]]></a>", 15), ("<a>&amp;</a>", 3)] {
        let mut reader = Reader::new(text, &Limits::default());
        assert_eq!((reader.next(), reader.next()), (Ok(Token::Start), Ok(Token::Text)));
        assert_eq!(reader.text_first_non_blank(), Some(offset), "{text}");
    }
}

#[test]
fn interesting_characters_are_found_wherever_they_stand() {
    for length in (0..200).chain(16_000..16_500) {
        let text = format!("<a>{}\r</a>", "x".repeat(length));
        let read = events(&text).expect("well-formed");
        assert!(read[1].ends_with("x\\n\"") || length == 0, "{length}");
        let text = format!("<a>{}]]></a>", "x".repeat(length));
        assert_eq!(events(&text).map_err(|fault| fault.offset), Err(length + 3));
    }
}
