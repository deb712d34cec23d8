//! What stands around the elements: XML declaration, processing instructions, comments, DOCTYPE.
use super::chars::{is_blank, scan_name};
use super::fault::{Fault, rule};
use super::looks::looks_like;
use super::scan::double_hyphen;
use std::ops::Range;

/// What an XML declaration says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declaration {
    /// Where the name of the encoding stands, if there is one.
    pub encoding: Option<Range<usize>>,
}

/// The next `name="value"` of a declaration.
struct Pair {
    name: Range<usize>,
    value: Range<usize>,
    end: usize,
}

/// Reads the XML declaration that is `text[..end]`.
pub(super) fn declaration(text: &str, end: usize) -> Result<Declaration, Fault> {
    let broken = || Fault::syntax(0, end, "declaration");
    let stop = end.saturating_sub(2);
    let mut at = "<?xml".len();
    let mut seen = 0;
    let mut encoding = None;
    while let Some(pair) = pair(text, at, stop).map_err(|()| broken())? {
        let value = text.get(pair.value.clone()).unwrap_or_default();
        let order = match text.get(pair.name).unwrap_or_default() {
            "version" => {
                version(value, end)?;
                1
            }
            "encoding" => {
                if !is_encoding_name(value) {
                    return Err(Fault::syntax(0, end, "encoding-name"));
                }
                encoding = Some(pair.value);
                2
            }
            "standalone" if matches!(value, "yes" | "no") => 3,
            _ => return Err(broken()),
        };
        if order <= seen || seen == 0 && order != 1 {
            return Err(broken());
        }
        seen = order;
        at = pair.end;
    }
    if seen == 0 { Err(broken()) } else { Ok(Declaration { encoding }) }
}

fn pair(text: &str, at: usize, stop: usize) -> Result<Option<Pair>, ()> {
    let bytes = text.as_bytes().get(..stop).ok_or(())?;
    let blank = |mut at: usize| {
        while bytes.get(at).is_some_and(|&byte| is_blank(byte)) {
            at += 1;
        }
        at
    };
    let begin = blank(at);
    if begin >= stop {
        return Ok(None);
    }
    let length = bytes[begin..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
    let equals = blank(begin + length);
    if begin == at || length == 0 || bytes.get(equals) != Some(&b'=') {
        return Err(());
    }
    let open = blank(equals + 1);
    let quote = *bytes.get(open).filter(|quote| matches!(quote, b'"' | b'\'')).ok_or(())?;
    let value = open + 1;
    let close = value + bytes[value..].iter().position(|&byte| byte == quote).ok_or(())?;
    Ok(Some(Pair { name: begin..begin + length, value: value..close, end: close + 1 }))
}

/// The fifth edition of XML 1.0 reads every `1.x` as 1.0. XML 1.1 however is a standard of its own, with other characters and
/// line ends.
fn version(value: &str, end: usize) -> Result<(), Fault> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match value.split_once('.') {
        Some(("1", "1")) => {}
        Some(("1", minor)) if digits(minor) => return Ok(()),
        Some((major, minor)) if value.len() <= 8 && digits(major) && digits(minor) => {}
        _ => return Err(Fault::syntax(0, end, "version")),
    }
    Err(Fault::syntax(0, end, "version").with("version", value))
}

fn is_encoding_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

/// Checks a processing instruction or the XML declaration, `text[start..end]`; `first` tells whether the text is the beginning of
/// the document.
pub(super) fn instruction(text: &str, start: usize, end: usize, first: bool) -> Result<(), Fault> {
    let name = scan_name(text, start + 2);
    let target = text.get(start + 2..name.end).unwrap_or_default();
    let behind = text.as_bytes().get(name.end).copied();
    let closed = behind.is_some_and(is_blank) || name.end + 2 == end && behind == Some(b'?');
    if target == "xml" && closed {
        if start > 0 || !first {
            return Err(Fault::syntax(start, end, "declaration-not-first"));
        }
        return declaration(text, end).map(|_| ());
    }
    if !name.legal || name.local != start + 2 || !closed {
        return Err(Fault::syntax(start, end, "instruction-target"));
    }
    if target.eq_ignore_ascii_case("xml") {
        return Err(Fault::syntax(start, end, "reserved-target"));
    }
    Ok(())
}

/// What is wrong with a processing instruction without end, `text[start..]`: at first its name may be.
#[cold]
pub(super) fn open_instruction(text: &str, start: usize) -> Fault {
    let name = scan_name(text, start + 2);
    if name.legal || name.end >= text.len() {
        Fault::new(rule::UNEXPECTED_END, text.len(), text.len())
    } else {
        Fault::syntax(start, name.end, "instruction-target")
    }
}

/// Checks a comment, `text[start..end]`: `--` may only stand in its end.
pub(super) fn comment(text: &str, start: usize, end: usize) -> Result<(), Fault> {
    let content = text.as_bytes().get(start + 4..end).unwrap_or_default();
    match double_hyphen(content) {
        Some(found) if start + 4 + found + 3 == end => Ok(()),
        _ => Err(Fault::syntax(start, start + 4, "comment")),
    }
}

/// What is wrong with a markup declaration, `text[start..]`: it is a DOCTYPE, or nothing.
#[cold]
pub(super) fn markup_declaration(text: &str, start: usize) -> Fault {
    let rest = text.get(start..).unwrap_or_default();
    let known = ["<!--", "<![CDATA[", "<!DOCTYPE"];
    let fault = if rest.starts_with("<!DOCTYPE") {
        Fault::new(rule::DOCTYPE, start, start + "<!DOCTYPE".len())
    } else if let Some(content) = rest.strip_prefix("<!--") {
        // It has no end; what comes first is what is wrong.
        match double_hyphen(content.as_bytes()) {
            Some(found) if found + 2 < content.len() => Fault::syntax(start, start + 4, "comment"),
            _ => Fault::new(rule::UNEXPECTED_END, text.len(), text.len()),
        }
    } else if rest.starts_with("<![CDATA[") || known.iter().any(|known| known.starts_with(rest)) {
        Fault::new(rule::UNEXPECTED_END, text.len(), text.len())
    } else {
        Fault::syntax(start, start + 2, "markup-declaration")
    };
    match looks_like(rest.as_bytes()) {
        Some(kind) => fault.with("looks_like", kind),
        None => fault,
    }
}
