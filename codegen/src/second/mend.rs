//! What `xsd-parser` does not understand though it is correct, put in words that it does. Every rule is general; none looks at names of
//! files or components.

use std::fmt;
use std::ops::Range;

/// A known weakness of the second reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reason {
    /// Blanks around or between tokens, as in `type=" xs:string "`, are an error to it, or cost the namespace.
    BlanksInTokens,
    /// Line ends and tabs in attribute values stay as they are instead of becoming blanks.
    BlanksInValues,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BlanksInTokens => "xsd-parser does not take blanks around tokens, so they were taken away",
            Self::BlanksInValues => "xsd-parser keeps line ends and tabs in attribute values, so they were made blanks",
        })
    }
}

/// The text as the second reader is given it, and what had to be changed.
pub(crate) fn mended(text: &str) -> (String, Vec<Reason>) {
    let mut out = String::with_capacity(text.len());
    let mut reasons = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let after = |end: &str| rest.find(end).map_or(rest.len(), |found| found + end.len());
        let length = if rest.starts_with("<!--") {
            after("-->")
        } else if rest.starts_with("<![CDATA[") {
            after("]]>")
        } else if rest.starts_with("<?") {
            after("?>")
        } else if rest.starts_with("<!") {
            doctype(rest)
        } else {
            let length = tag(rest);
            start_tag(&rest[..length], &mut out, &mut reasons);
            rest = &rest[length..];
            continue;
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out.push_str(rest);
    reasons.sort_unstable();
    reasons.dedup();
    (out, reasons)
}

/// The length of a document type declaration.
fn doctype(text: &str) -> usize {
    let (mut quote, mut subset, mut at) = (None, false, 0);
    while let Some(byte) = text.as_bytes().get(at) {
        if quote.is_none() && text[at..].starts_with("<!--") {
            at += text[at..].find("-->").map_or(text.len() - at, |end| end + 3);
            continue;
        }
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(*byte),
            (byte, Some(open)) if *byte == open => quote = None,
            (b'[', None) => subset = true,
            (b']', None) => subset = false,
            (b'>', None) if !subset => return at + 1,
            _ => {}
        }
        at += 1;
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    text.len()
}

/// The length of a tag.
fn tag(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn start_tag(tag: &str, out: &mut String, reasons: &mut Vec<Reason>) {
    let name = tag[1..].split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).next().unwrap_or_default();
    let element = name.rsplit(':').next().unwrap_or_default();
    let mut done = 0;
    for (attribute, value) in attributes(tag) {
        let attribute = &tag[attribute];
        out.push_str(&tag[done..value.start]);
        done = value.end;
        let raw = &tag[value];
        let plain = raw.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
        if is_token(element, attribute) {
            let token = plain.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            if token != raw {
                reasons.push(Reason::BlanksInTokens);
            }
            out.push_str(&token);
        } else {
            if plain != raw {
                reasons.push(Reason::BlanksInValues);
            }
            out.push_str(&plain);
        }
    }
    out.push_str(&tag[done..]);
}

/// Whether blanks in an attribute of an `xs:` element mean nothing. Values of facets, defaults and fixed values are kept as written.
fn is_token(element: &str, attribute: &str) -> bool {
    match attribute {
        "value" | "default" | "version" | "public" | "system" | "source" => false,
        "fixed" => !matches!(element, "element" | "attribute"),
        _ => attribute != "xmlns" && !attribute.contains(':'),
    }
}

/// Where the names and values of the attributes of a tag are.
fn attributes(tag: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(equals) = tag[at..].find('=').map(|equals| at + equals) {
        let name = tag[at..equals].trim_ascii_end();
        let start = name.rfind(|c: char| c.is_ascii_whitespace()).map_or(at, |blank| at + blank + 1);
        let Some(open) = tag[equals..].find(['"', '\'']).map(|open| equals + open) else { break };
        let Some(length) = tag[open + 1..].find(char::from(tag.as_bytes()[open])) else { break };
        found.push((start..at + name.len(), open + 1..open + 1 + length));
        at = open + 1 + length + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_understood_stays() {
        let text = "<?xml version='1.0'?>\n<!-- <a b=' c '> --><xs:a value=\" b  c \" name='d'/> x <![CDATA[<b c=' d '>]]> </xs:a>";
        assert_eq!(mended(text), (text.to_owned(), Vec::new()));
    }

    #[test]
    fn tokens_lose_blanks_and_values_line_ends() {
        let text = "<xs:element type = ' xs:string\n' fixed=' a\tb '/><xs:length value=' 1 ' fixed=' true '/>";
        let mended = mended(text);
        assert_eq!(mended.0, "<xs:element type = 'xs:string' fixed=' a b '/><xs:length value=' 1 ' fixed='true'/>");
        assert_eq!(mended.1, [Reason::BlanksInTokens, Reason::BlanksInValues]);
    }

    #[test]
    fn a_doctype_is_passed_over() {
        let text = "<!DOCTYPE a SYSTEM \"a>\" [ <!-- ' --> <!ATTLIST a type CDATA ' b>ö'> ]><a/>";
        assert_eq!(mended(text), (text.to_owned(), Vec::new()));
    }
}
