//! Lines as rustfmt breaks them.

use std::collections::BTreeSet;
use std::fmt::Write;

/// `0x1234_5678_…`.
pub(super) fn hex(number: u64) -> String {
    let digits = format!("{number:016x}");
    format!("0x{}_{}_{}_{}", &digits[..4], &digits[4..8], &digits[8..12], &digits[12..])
}

/// `head` and the names of `rest`, which ends with a brace, in lines of at most 120 columns.
pub(super) fn wrap(out: &mut String, indent: usize, head: &str, rest: &str) {
    let blanks = " ".repeat(indent);
    let rest = rest.trim();
    if indent + head.len() + 1 + rest.len() <= 120 {
        let blank = if rest == "}" { "" } else { " " };
        let _ = writeln!(out, "{blanks}{head}{blank}{rest}");
        return;
    }
    let _ = writeln!(out, "{blanks}{head}");
    let mut line = format!("{blanks}   ");
    for name in rest.trim_end_matches([' ', '}']).split(", ").filter(|name| !name.is_empty()) {
        if line.len() + name.len() + 2 > 120 {
            let _ = writeln!(out, "{line}");
            line = format!("{blanks}   ");
        }
        let _ = write!(line, " {name},");
    }
    if !line.trim().is_empty() {
        let _ = writeln!(out, "{line}");
    }
    let _ = writeln!(out, "{blanks}}}");
}

/// A `use` or `pub use` line as rustfmt writes it at 120 columns.
pub(super) fn use_line(keyword: &str, path: &str, names: &BTreeSet<&str>) -> String {
    let mut out = String::new();
    let mut names: Vec<&str> = names.iter().copied().collect();
    // rustfmt orders lower case before upper case.
    names.sort_by_key(|name| (name.starts_with(|c: char| c.is_uppercase()), *name));
    match names.as_slice() {
        [] => {}
        [name] => {
            let _ = writeln!(out, "{keyword} {path}::{name};");
        }
        names => {
            let line = format!("{keyword} {path}::{{{}}};", names.join(", "));
            // rustfmt leaves room for one more character here, and in each line of several.
            if line.len() < 119 {
                return format!("{line}\n");
            }
            let _ = writeln!(out, "{keyword} {path}::{{");
            let mut line = String::from("   ");
            for name in names {
                if line.len() + name.len() + 2 > 119 {
                    let _ = writeln!(out, "{line}");
                    line = String::from("   ");
                }
                let _ = write!(line, " {name},");
            }
            let _ = writeln!(out, "{line}\n}};");
        }
    }
    out
}

/// `use` lines in the order of rustfmt.
pub(super) fn sort_into(out: &mut String, lines: &mut [String]) {
    // `use super::a;` stands before `use super::a::{…};`.
    lines.sort_by(|a, b| a.trim_end_matches([';', '\n']).cmp(b.trim_end_matches([';', '\n'])));
    lines.iter().for_each(|line| out.push_str(line));
}
