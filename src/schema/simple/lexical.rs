//! Lexical forms that are not numbers or dates: white space, names, languages, booleans, floats.

use super::pattern::{NAME_MORE, NAME_START};
use super::{Builtin, WhiteSpace};
use std::borrow::Cow;

/// The text with white space as the facet demands (Part 2, 4.3.6); borrowed where nothing changes.
pub(crate) fn normalize(text: &str, how: WhiteSpace) -> Cow<'_, str> {
    match how {
        WhiteSpace::Preserve => Cow::Borrowed(text),
        WhiteSpace::Replace => {
            if text.bytes().any(|b| matches!(b, b'\t' | b'\n' | b'\r')) {
                Cow::Owned(text.replace(['\t', '\n', '\r'], " "))
            } else {
                Cow::Borrowed(text)
            }
        }
        WhiteSpace::Collapse => collapse(text),
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

fn collapse(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    if !bytes.iter().any(|b| *b <= b' ') {
        return Cow::Borrowed(text);
    }
    let start = bytes.iter().position(|b| !is_space(*b)).unwrap_or(bytes.len());
    let end = bytes.iter().rposition(|b| !is_space(*b)).map_or(start, |at| at + 1);
    let inner = text.get(start..end).unwrap_or_default();
    let mut blank_before = false;
    let clean = inner.bytes().all(|b| {
        let bad = matches!(b, b'\t' | b'\n' | b'\r') || (b == b' ' && blank_before);
        blank_before = b == b' ';
        !bad
    });
    if clean {
        return Cow::Borrowed(inner);
    }
    let mut out = String::with_capacity(inner.len());
    for word in inner.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

fn is_name_start(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic() || c == '_' || c == ':';
    }
    NAME_START.iter().any(|(from, to)| (*from..=*to).contains(&c))
}

fn is_name_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '-' | '.');
    }
    is_name_start(c) || NAME_MORE.iter().any(|(from, to)| (*from..=*to).contains(&c))
}

/// `Name` of XML 1.0, 5th edition.
pub(crate) fn is_name(text: &str) -> bool {
    text.chars().next().is_some_and(is_name_start) && is_name_chars(text)
}

/// `Nmtoken` of XML 1.0, 5th edition.
pub(crate) fn is_nmtoken(text: &str) -> bool {
    !text.is_empty() && is_name_chars(text)
}

/// `NCName` of Namespaces in XML 1.0.
pub(crate) fn is_ncname(text: &str) -> bool {
    is_name(text) && !text.contains(':')
}

fn is_name_chars(text: &str) -> bool {
    text.chars().all(is_name_char)
}

/// `xs:language` (3.3.3).
pub(crate) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let sized = |part: &str| (1..=8).contains(&part.len());
    parts.next().is_some_and(|first| sized(first) && first.bytes().all(|b| b.is_ascii_alphabetic()))
        && parts.all(|part| sized(part) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Prefix and local part of a `QName`; the prefix is empty where there is none.
pub(crate) fn qname_parts(text: &str) -> Option<(&str, &str)> {
    let (prefix, local) = match text.split_once(':') {
        Some((prefix, local)) if is_ncname(prefix) => (prefix, local),
        Some(_) => return None,
        None => ("", text),
    };
    is_ncname(local).then_some((prefix, local))
}

/// `xs:boolean` (3.2.2).
pub(crate) fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// Whether a text is a number as `xs:float` and `xs:double` write it (3.2.4), special values aside.
fn is_float(text: &str) -> bool {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    crate::value::Digits::parse(mantissa).is_some()
        && exponent.is_none_or(|e| crate::value::Digits::parse_integer(e).is_some())
}

/// `xs:double` (3.2.5).
pub(crate) fn double(text: &str) -> Option<f64> {
    match text {
        "INF" => Some(f64::INFINITY),
        "-INF" => Some(f64::NEG_INFINITY),
        "NaN" => Some(f64::NAN),
        _ => is_float(text).then(|| text.parse().ok())?,
    }
}

/// `xs:float` (3.2.4).
pub(crate) fn float(text: &str) -> Option<f32> {
    match text {
        "INF" => Some(f32::INFINITY),
        "-INF" => Some(f32::NEG_INFINITY),
        "NaN" => Some(f32::NAN),
        _ => is_float(text).then(|| text.parse().ok())?,
    }
}

/// `xs:anyURI` (3.2.17): a URI reference of RFC 2396 once the characters that a URI must not have are escaped, blanks among them.
///
/// As lenient as other processors are: what is left to refuse are a wrong scheme, a `%` that escapes nothing, a second `#`, square
/// brackets in a path, and a scheme or `//` with nothing behind it.
pub(crate) fn is_any_uri(text: &str) -> bool {
    let escapes =
        |at: usize| text.as_bytes().get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
    if text.is_empty() {
        return true;
    }
    if text.bytes().enumerate().any(|(at, b)| b == b'%' && !escapes(at)) {
        return false;
    }
    let (body, fragment) = text.split_once('#').map_or((text, None), |(body, fragment)| (body, Some(fragment)));
    if fragment.is_some_and(|fragment| fragment.contains('#')) {
        return false;
    }
    let mut hierarchical = body;
    if let Some((scheme, rest)) = body.split_once(':').filter(|(before, _)| !before.contains(['/', '?'])) {
        let starts = scheme.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
        if !starts
            || !scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
            || rest.is_empty()
        {
            return false;
        }
        if !rest.starts_with('/') {
            return true;
        }
        hierarchical = rest;
    }
    let (path, query) = hierarchical.split_once('?').map_or((hierarchical, None), |(path, query)| (path, Some(query)));
    let path = match path.strip_prefix("//") {
        Some("") if query.is_none() && fragment.is_none() => return false,
        Some(rest) => rest.find('/').map_or("", |at| &rest[at..]),
        None => path,
    };
    !path.contains(['[', ']'])
}

/// Whether a text is in the lexical space of one of the built-in types derived from `xs:string`.
pub(crate) fn is_string_of(builtin: Builtin, text: &str) -> bool {
    match builtin {
        Builtin::Language => is_language(text),
        Builtin::Nmtoken => is_nmtoken(text),
        Builtin::Name => is_name(text),
        Builtin::NcName | Builtin::Id | Builtin::Idref | Builtin::Entity => is_ncname(text),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space() {
        assert_eq!(normalize(" a\t b ", WhiteSpace::Preserve), " a\t b ");
        assert_eq!(normalize(" a\t\nb\r", WhiteSpace::Replace), " a  b ");
        for (text, expected) in [
            ("", ""),
            (" \n", ""),
            ("a", "a"),
            (" a b ", "a b"),
            ("a  b", "a b"),
            ("\ta\nb", "a b"),
            ("a\u{A0} ", "a\u{A0}"),
        ] {
            assert_eq!(normalize(text, WhiteSpace::Collapse), expected);
        }
        assert!(matches!(normalize("  a b\n", WhiteSpace::Collapse), Cow::Borrowed("a b")));
    }

    #[test]
    fn names() {
        assert!(is_name("ä:b") && is_name("_1") && !is_name("1a") && !is_name("") && !is_name("a b"));
        assert!(is_nmtoken("1a.-·") && !is_nmtoken(""));
        assert!(is_ncname("a-b") && !is_ncname("a:b"));
        assert_eq!(qname_parts("a:b"), Some(("a", "b")));
        for bad in [":b", "a:", "a:b:c", "", "1:a", "a:1"] {
            assert_eq!(qname_parts(bad), None);
        }
    }

    #[test]
    fn languages() {
        assert!(is_language("de") && is_language("de-DE-1996") && is_language("x-klingon"));
        assert!(!is_language("") && !is_language("d3") && !is_language("de-") && !is_language("abcdefghi"));
    }

    #[test]
    fn uris() {
        for good in [
            "",
            "a",
            "a b",
            "http://example.org/ä?x=[1]#y",
            "urn:xoev-de:x",
            "/",
            "///",
            "..\\a",
            "#",
            "?",
            "//[::1]:80/a",
            "a/b:c",
            "file:///a",
            "mailto:a@b",
            "%41",
            "a?b:c",
            "<>{}|^`",
        ] {
            assert!(is_any_uri(good), "{good}");
        }
        for bad in [":a", "1a:b", "b:", "//", "http://", "%", "%4", "%zz", "a#b#c", "a[1]", "ß:a", "%4ä"] {
            assert!(!is_any_uri(bad), "{bad}");
        }
    }

    #[test]
    fn floats() {
        for good in ["1", "-1E4", "1267.43233E12", "12.78e-2", ".5", "5.", "-0", "INF", "-INF", "NaN", "1e+5", "1e999"]
        {
            assert!(double(good).is_some() && float(good).is_some(), "{good}");
        }
        for bad in ["", "+INF", "inf", "nan", "infinity", "1e", "e5", "1e5.0", "1 e5", "0x1", "1f", "++1", "1_0", "."] {
            assert!(double(bad).is_none() && float(bad).is_none(), "{bad}");
        }
    }
}
