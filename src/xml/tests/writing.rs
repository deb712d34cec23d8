//! The writer: what it refuses, and that reading gives back what was written.
use super::super::{Layout, Reader, Token, WriteError, Writer};
use crate::limits::Limits;
use proptest::prelude::*;

/// An element as the tests write and read it.
#[derive(Debug, Clone, PartialEq)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    content: Vec<Content>,
}

#[derive(Debug, Clone, PartialEq)]
enum Content {
    Text(String),
    Child(Element),
}

fn write(element: &Element, writer: &mut Writer) -> Result<(), WriteError> {
    let block = !element.content.iter().any(|content| matches!(content, Content::Text(_)));
    writer.start_element(&element.name, if block { Layout::Block } else { Layout::Inline })?;
    for (name, value) in &element.attributes {
        writer.attribute(name, value)?;
    }
    for content in &element.content {
        match content {
            Content::Text(text) => writer.text(text)?,
            Content::Child(child) => write(child, writer)?,
        }
    }
    writer.end_element()
}

/// Reads the element whose start tag is current; `indented` tells that blank text beside elements only is layout.
fn read(reader: &mut Reader<'_>, indented: bool) -> Element {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let attributes = reader.attributes().iter().map(|a| pair(a.name.raw, a.value)).collect();
    let mut element = Element { name: reader.name().raw.to_owned(), attributes, content: Vec::new() };
    loop {
        match reader.next().expect("well-formed") {
            Token::Start => element.content.push(Content::Child(read(reader, indented))),
            Token::Text => element.content.push(Content::Text(reader.text().to_owned())),
            Token::End | Token::Eof => break,
        }
    }
    let is_text = |content: &Content| matches!(content, Content::Text(_));
    let blank = |content: &Content| matches!(content, Content::Text(text) if text.trim_matches(['\n', ' ']).is_empty());
    if indented
        && element.content.iter().any(|content| !is_text(content))
        && element.content.iter().filter(|c| is_text(c)).all(blank)
    {
        element.content.retain(|content| !is_text(content));
    }
    element
}

fn round_trip(element: &Element, mut writer: Writer, indented: bool) -> (Element, String) {
    write(element, &mut writer).expect("writable");
    let text = writer.finish().expect("complete");
    let mut reader = Reader::new(&text, &Limits::default());
    assert_eq!(reader.next(), Ok(Token::Start), "{text}");
    let element = read(&mut reader, indented);
    assert_eq!(reader.next(), Ok(Token::Eof), "{text}");
    (element, text)
}

fn characters() -> impl Strategy<Value = String> {
    let c = prop_oneof![
        prop::sample::select(vec![
            '&', '<', '>', '"', '\'', '\t', '\n', '\r', ' ', ']', 'ä', '\u{FFFD}', '\u{F8FF}', '😀', '\u{7F}', '\u{85}'
        ]),
        any::<char>().prop_filter("legal", |&c| c >= ' ' && c != '\u{FFFE}' && c != '\u{FFFF}'),
    ];
    prop::collection::vec(c, 1..12).prop_map(|chars| chars.into_iter().collect())
}

fn names() -> impl Strategy<Value = String> {
    // Names of attributes must differ, and `xmlns` is none of them.
    "[a-wyzäÖ_][a-zA-Z0-9._ß·-]{0,6}"
}

fn elements() -> impl Strategy<Value = Element> {
    let attributes =
        || prop::collection::btree_map(names(), characters(), 0..4).prop_map(|map| map.into_iter().collect::<Vec<_>>());
    let leaf = (names(), attributes(), prop::option::of(characters())).prop_map(|(name, attributes, text)| Element {
        name,
        attributes,
        content: text.map(Content::Text).into_iter().collect(),
    });
    leaf.prop_recursive(4, 24, 5, move |inner| {
        let content = (prop::option::of(characters()), inner).prop_map(|(text, child)| {
            text.map(Content::Text).into_iter().chain([Content::Child(child)]).collect::<Vec<_>>()
        });
        (names(), attributes(), prop::collection::vec(content, 0..5), prop::option::of(characters())).prop_map(
            |(name, attributes, content, tail)| {
                let content = content.into_iter().flatten().chain(tail.map(Content::Text)).collect();
                Element { name, attributes, content }
            },
        )
    })
}

proptest! {
    #[test]
    fn reading_gives_back_what_was_written(element in elements()) {
        let (read, text) = round_trip(&element, Writer::new(), false);
        prop_assert_eq!(&read, &element, "{}", text);
    }

    #[test]
    fn indentation_touches_no_text(element in elements(), indent in 0..4_usize) {
        let blank = |content: &Content| matches!(content, Content::Text(text) if text.trim_matches(['\n', ' ']).is_empty());
        fn any_blank(element: &Element, blank: &dyn Fn(&Content) -> bool) -> bool {
            element.content.iter().any(|content| blank(content) || matches!(content, Content::Child(child) if any_blank(child, blank)))
        }
        // Blank text beside elements cannot be told from layout by this test's reader.
        prop_assume!(!any_blank(&element, &blank));
        let (read, text) = round_trip(&element, Writer::with_indent(indent), true);
        prop_assert_eq!(&read, &element, "{}", text);
    }
}

#[test]
fn layout() -> Result<(), WriteError> {
    let mut writer = Writer::with_indent(2);
    writer.start_element("a", Layout::Block)?;
    writer.start_element("b", Layout::Block)?;
    writer.end_element()?;
    writer.start_element("c", Layout::Inline)?;
    writer.text("x\u{2028}\r\n]]>")?;
    writer.start_element("d", Layout::Block)?;
    writer.start_element("e", Layout::Block)?;
    writer.end_element()?;
    writer.end_element()?;
    writer.end_element()?;
    writer.start_element("f", Layout::Inline)?;
    writer.text("")?;
    writer.end_element()?;
    writer.end_element()?;
    assert_eq!(writer.finish()?, "<a>\n  <b/>\n  <c>x\u{2028}&#13;\n]]&gt;<d><e/></d></c>\n  <f/>\n</a>\n");
    Ok(())
}

#[test]
fn what_cannot_be_written_is_refused() -> Result<(), WriteError> {
    let mut writer = Writer::new();
    assert!(matches!(writer.text("x"), Err(WriteError::Order(_))));
    assert!(matches!(writer.end_element(), Err(WriteError::Order(_))));
    for name in ["", "1", "a b", "a:", ":a", "a:b:c", "a>", "ä\u{D7}"] {
        assert_eq!(writer.start_element(name, Layout::Block), Err(WriteError::Name), "{name}");
    }
    writer.start_element("a", Layout::Inline)?;
    assert!(matches!(writer.declaration(), Err(WriteError::Order(_))));
    assert_eq!(writer.attribute("b", "x\u{0}"), Err(WriteError::Character(0)));
    writer.attribute("b", "x\t\n\r\"<>&'")?;
    assert_eq!(writer.attribute("b", "y"), Err(WriteError::DuplicateAttribute));
    assert!(matches!(writer.namespace("xml", "u"), Err(WriteError::Order(_))));
    assert!(matches!(writer.namespace("p", ""), Err(WriteError::Order(_))));
    writer.namespace("p", "u")?;
    assert_eq!(writer.namespace("p", "u"), Err(WriteError::DuplicateAttribute));
    for (text, code) in [("\u{1}", 1), ("ab\u{FFFE}", 0xFFFE), ("\u{FFFD}\u{FFFF}", 0xFFFF), ("\u{1F}", 0x1F)] {
        assert_eq!(writer.text(text), Err(WriteError::Character(code)));
    }
    assert!(matches!(writer.attribute("c", ""), Err(WriteError::Order(_))), "content has begun");
    writer.start_element("c", Layout::Block)?;
    assert!(matches!(writer.text(" "), Err(WriteError::Order(_))));
    writer.end_element()?;
    assert!(matches!(writer.clone().finish(), Err(WriteError::Order(_))));
    writer.end_element()?;
    assert!(matches!(writer.start_element("a", Layout::Block), Err(WriteError::Order(_))));
    assert_eq!(writer.finish()?, "<a b=\"x&#9;&#10;&#13;&quot;&lt;>&amp;'\" xmlns:p=\"u\"><c/></a>");
    Ok(())
}
