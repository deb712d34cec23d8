//! What the formats for machines say of a finding, in one piece of text.

use xefa::report::{Finding, Lang};

use crate::language::pick;

/// The message, where in the document, and the value if values were asked for.
pub fn said(finding: &Finding, lang: Lang) -> String {
    let mut text = finding.message(lang);
    let path = finding.element_path();
    if path.len() > 1 {
        text.push_str(&format!(" ({} {path})", pick(lang, "in", "at")));
    }
    if let Some(value) = finding.offending_value() {
        text.push_str(&format!("; {} {value}", pick(lang, "Wert:", "value:")));
    }
    text
}

/// What to say where findings were left out.
pub fn more(lang: Lang) -> &'static str {
    pick(
        lang,
        "weitere Befunde nicht gezeigt (mehr mit --max-findings)",
        "further findings not shown (more with --max-findings)",
    )
}

/// A file as services look for it in a repository: with `/`, without `./` at the beginning.
pub fn path_in_repository(file: &str) -> String {
    let file = if cfg!(windows) { file.replace('\\', "/") } else { file.to_owned() };
    let mut rest = file.as_str();
    while let Some(shorter) = rest.strip_prefix("./") {
        rest = shorter.trim_start_matches('/');
    }
    rest.to_owned()
}
