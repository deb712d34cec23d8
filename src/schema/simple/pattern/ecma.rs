//! Patterns as ECMA-262 writes them, with the flag `u`: what JSON Schema asks for.
//!
//! The sets of a pattern are resolved already, so nothing is lost: `\i`, `\c`, blocks and class subtractions become plain ranges.
//! General categories are written by their names, which every engine knows by its own version of Unicode.

use super::parse::{self, Node};
use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};
use std::fmt::Write;

/// Categories that are written by their names where a set is just that.
const CATEGORIES: &[&str] = &["Nd", "L", "Lu", "Ll", "N", "P", "S", "M", "Z"];

/// A pattern, without anchors and in a group where that matters; none where it is no pattern.
pub(crate) fn ecma(pattern: &str) -> Option<String> {
    let node = parse::parse(pattern).ok()?;
    let mut out = String::new();
    write(&node, &mut out);
    Some(if matches!(node, Node::Alt(_)) { format!("(?:{out})") } else { out })
}

fn write(node: &Node, out: &mut String) {
    match node {
        Node::Empty => {}
        Node::Class(set) => class(set, out),
        Node::Concat(parts) => parts.iter().for_each(|part| grouped(part, matches!(part, Node::Alt(_)), out)),
        Node::Alt(branches) => {
            for (at, branch) in branches.iter().enumerate() {
                if at > 0 {
                    out.push('|');
                }
                write(branch, out);
            }
        }
        Node::Repeat(inner, min, max) => {
            grouped(inner, !matches!(**inner, Node::Class(_)), out);
            match (min, max) {
                (0, Some(1)) => out.push('?'),
                (0, None) => out.push('*'),
                (1, None) => out.push('+'),
                (min, None) => {
                    let _ = write!(out, "{{{min},}}");
                }
                (min, Some(max)) if min == max => {
                    let _ = write!(out, "{{{min}}}");
                }
                (min, Some(max)) => {
                    let _ = write!(out, "{{{min},{max}}}");
                }
            }
        }
    }
}

fn grouped(node: &Node, group: bool, out: &mut String) {
    if group {
        out.push_str("(?:");
        write(node, out);
        out.push(')');
    } else {
        write(node, out);
    }
}

fn class(set: &ClassUnicode, out: &mut String) {
    if let [one] = set.ranges()
        && one.start() == one.end()
    {
        return character(one.start(), false, out);
    }
    let mut not = set.clone();
    not.negate();
    if not.ranges().is_empty() {
        return out.push_str(r"[\s\S]");
    }
    if set.ranges().len() > 20 {
        for name in CATEGORIES {
            let Ok(category) = parse::parse(&format!(r"\p{{{name}}}")) else { continue };
            if category == Node::Class(set.clone()) {
                let _ = write!(out, r"\p{{{name}}}");
                return;
            }
            if category == Node::Class(not.clone()) {
                let _ = write!(out, r"\P{{{name}}}");
                return;
            }
        }
    }
    let negated = not.ranges().len() < set.ranges().len();
    out.push_str(if negated { "[^" } else { "[" });
    (if negated { &not } else { set }).ranges().iter().for_each(|range| self::range(range, out));
    out.push(']');
}

fn range(range: &ClassUnicodeRange, out: &mut String) {
    let (start, end) = (range.start(), range.end());
    character(start, true, out);
    if u32::from(end) > u32::from(start) + 1 {
        out.push('-');
    }
    if end != start {
        character(end, true, out);
    }
}

fn character(c: char, in_class: bool, out: &mut String) {
    let special = if in_class { r"\]^-[" } else { r"\^$.*+?()[]{}|/" };
    let code = u32::from(c);
    match c {
        '\n' => out.push_str(r"\n"),
        '\r' => out.push_str(r"\r"),
        '\t' => out.push_str(r"\t"),
        c if special.contains(c) => {
            out.push('\\');
            out.push(c);
        }
        ' '..='~' => out.push(c),
        c if c.is_alphanumeric() && code < 0x1_0000 => out.push(c),
        _ if code < 0x1_0000 => {
            let _ = write!(out, r"\u{code:04X}");
        }
        _ => {
            let _ = write!(out, r"\u{{{code:X}}}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_ecma_writes_it() {
        for (xsd, expected) in [
            (r"[0-9]{5}", "[0-9]{5}"),
            (r"\d+", r"\p{Nd}+"),
            (r"\D", r"\P{Nd}"),
            (r"a|bc", "(?:a|bc)"),
            (r"(a|bc)?d", "(?:a|bc)?d"),
            (r"(ab){2,}", "(?:ab){2,}"),
            (r"[^,]*", "[^,]*"),
            (r".", r"[^\n\r]"),
            (r"\s", r"[\t\n\r ]"),
            (r"a^b$", r"a\^b\$"),
            (r"[\-\]]", r"[\-\]]"),
            (r"[a-z-[m]]", "[a-ln-z]"),
            (r"ä\.", r"ä\."),
            ("\u{301}", r"\u0301"),
            ("[\u{1F600}-\u{1F64F}]", r"[\u{1F600}-\u{1F64F}]"),
            ("", ""),
        ] {
            assert_eq!(ecma(xsd).as_deref(), Some(expected), "{xsd}");
        }
        assert_eq!(ecma("("), None);
    }
}
