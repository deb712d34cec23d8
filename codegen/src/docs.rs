//! Documentation: from the schema to doc comments.

use xefa::xsd::component::Annotation;

/// The German texts of an annotation as one paragraph; texts in other languages only if there is no German one.
pub(crate) fn text(annotation: &Annotation) -> Option<String> {
    let german = |lang: &Option<String>| lang.as_deref().is_none_or(|lang| lang.starts_with("de"));
    let all: Vec<_> = annotation.documentation.iter().filter(|text| !text.text.trim().is_empty()).collect();
    let texts: Vec<_> = all.iter().filter(|text| german(&text.lang)).collect();
    let texts: Vec<&str> = if texts.is_empty() {
        all.iter().take(1).map(|text| text.text.as_str()).collect()
    } else {
        texts.iter().map(|text| text.text.as_str()).collect()
    };
    let words: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What an appinfo says of the name of a code: the first short text of a child.
pub(crate) fn code_name(annotation: &Annotation) -> Option<String> {
    let named = ["wert", "beschreibung", "name", "bezeichnung"];
    let appinfo = annotation.appinfo.iter().filter(|node| {
        let local = node.name.local.to_ascii_lowercase();
        named.contains(&local.as_str()) || annotation.appinfo.len() == 1
    });
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    appinfo.map(|node| words(&node.text)).find(|text| !text.is_empty()).or_else(|| text(annotation))
}

/// Doc comment lines at an indentation, at most 120 columns wide.
pub(crate) fn comment(out: &mut String, marker: &str, indent: usize, text: &str) {
    let width = 120usize.saturating_sub(indent + marker.len() + 1);
    let mut line = String::new();
    // Pairs of backticks are code, in the schema's texts as in ours.
    let pairs = text.matches('`').count().is_multiple_of(2);
    let mut in_code = false;
    let mut flush = |line: &mut String| {
        if !line.is_empty() {
            out.push_str(&" ".repeat(indent));
            out.push_str(marker);
            out.push(' ');
            out.push_str(line);
            out.push('\n');
            line.clear();
        }
    };
    for word in text.split_whitespace() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            flush(&mut line);
        }
        let begins = line.is_empty();
        if !begins {
            line.push(' ');
        }
        line.push_str(&escape(word, begins, pairs, &mut in_code));
    }
    flush(&mut line);
}

/// A word as Markdown that means just itself.
fn escape(word: &str, begins_line: bool, pairs: bool, in_code: &mut bool) -> String {
    let mut out = String::with_capacity(word.len());
    for (at, c) in word.char_indices() {
        if pairs && c == '`' {
            *in_code = !*in_code;
        }
        let special = match c {
            '`' => !pairs,
            _ if *in_code => false,
            '[' | ']' | '<' | '>' | '*' | '_' | '\\' | '|' | '~' => true,
            '#' | '+' | '-' | '=' => begins_line && at == 0,
            '.' | ')' => begins_line && at > 0 && word[..at].bytes().all(|b| b.is_ascii_digit()),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
