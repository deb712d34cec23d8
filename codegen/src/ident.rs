//! Names: from the schema's to Rust's.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;
use unicode_security::GeneralSecurityProfile;

/// Names that generated modules use themselves, or that a reader would take for something else.
pub(crate) const RESERVED: &[&str] = &[
    "Self",
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "Vec",
    "Box",
    "String",
    "From",
    "Into",
    "TryFrom",
    "TryInto",
    "Default",
    "Iterator",
    "IntoIterator",
    "AsRef",
    "Clone",
    "PartialEq",
    "Debug",
    "Drop",
    "Fn",
    "Send",
    "Sync",
    "Sized",
    "ToString",
    "Eq",
    "Ord",
    "Copy",
    "Message",
    "AnyElement",
    "AnyContent",
    "AnySimple",
    "AnyAttribute",
    "AnyNode",
    "Fixed",
    "List",
    "Many",
    "Nillable",
    "Context",
    "ValueError",
    "Date",
    "DateTime",
    "Decimal",
    "Duration",
    "GDay",
    "GMonth",
    "GMonthDay",
    "GYear",
    "GYearMonth",
    "QName",
    "Hex",
    "Base64",
    "Integer",
    "Str",
    "Time",
    "LazyLock",
    "Schema",
];

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The name of a Greek letter that stands for itself, as in `Δt` or `µg`: most look like Latin ones, which the compiler warns of where no
/// word shows that Greek is meant.
fn greek(c: char) -> Option<&'static str> {
    const LETTERS: [&str; 25] = [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "my", "ny",
        "xi", "omikron", "pi", "rho", "sigma", "sigma", "tau", "ypsilon", "phi", "chi", "psi", "omega",
    ];
    let at = match c {
        'α'..='ω' => u32::from(c) - u32::from('α'),
        'Α'..='Ω' => u32::from(c) - u32::from('Α'),
        _ => return None,
    };
    LETTERS.get(at as usize).copied()
}

/// Whether a character is a letter, a digit or a mark on one: part of a word.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() && c != '·' && unicode_ident::is_xid_continue(c)
}

/// Whether the compiler takes a letter without a warning. Its tables change from one version to the next, most among the letters
/// that were added to the Latin ones for single languages and for phonetics.
fn is_common(c: char) -> bool {
    c.identifier_allowed() && !matches!(c, '\u{180}'..='\u{217}' | '\u{21c}'..='\u{2af}')
}

/// The words of a name: split at everything that is no letter or digit, and where a capital begins a word. A letter of which the
/// compiler would warn, because it is archaic or easily taken for another, is a word of its own: its number.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    // As the compiler compares names.
    let chars: Vec<char> = if name.is_ascii() { name.chars().collect() } else { name.nfkc().collect() };
    let mut fresh = true;
    for (at, &c) in chars.iter().enumerate() {
        if !is_part(c) {
            fresh = true;
            continue;
        }
        if !c.is_ascii() && !is_common(c) {
            words.push(format!("u{:x}", u32::from(c)));
            fresh = true;
            continue;
        }
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1);
        let is_greek = |c: char| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}');
        let alone = !before.is_some_and(is_greek) && !after.copied().is_some_and(is_greek);
        let hump = c.is_uppercase()
            && before.is_some_and(|before| {
                before.is_lowercase()
                    || before.is_numeric()
                    || before.is_uppercase() && after.is_some_and(|after| after.is_lowercase())
            });
        if fresh || hump {
            words.push(String::new());
        }
        fresh = false;
        if let Some(word) = words.last_mut() {
            match c {
                'ä' | 'Ä' => word.push_str("ae"),
                'ö' | 'Ö' => word.push_str("oe"),
                'ü' | 'Ü' => word.push_str("ue"),
                'ß' => word.push_str("ss"),
                // Beside a unit it is the prefix of one.
                'μ' if alone => word.push('u'),
                c if alone && let Some(letter) = greek(c) => word.push_str(letter),
                c => word.extend(c.to_lowercase()),
            }
        }
    }
    words
}

/// `UpperCamelCase`.
pub(crate) fn camel(name: &str) -> String {
    let mut out = String::new();
    for word in words(name) {
        // Two numbers in a row must not run into one.
        if out.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_digit()) {
            out.push('_');
        }
        let mut chars = word.chars();
        out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        out.push_str(chars.as_str());
    }
    // A letter need not have a capital.
    if !out.starts_with(|c: char| unicode_ident::is_xid_start(c) && !c.is_lowercase()) {
        out.insert(0, 'N');
    }
    out
}

/// `snake_case`, fit for a field.
pub(crate) fn snake(name: &str) -> String {
    let mut out = words(name).join("_");
    if !out.starts_with(unicode_ident::is_xid_start) {
        out.insert_str(0, "n_");
    }
    if KEYWORDS.contains(&out.as_str()) {
        return format!("r#{out}");
    }
    match out.as_str() {
        "self" | "super" | "crate" => out.push('_'),
        _ => {}
    }
    out
}

/// A snake-case name as the end of another: without `r#`.
pub(crate) fn tail(field: &str) -> &str {
    field.strip_prefix("r#").unwrap_or(field)
}

/// Whether Rust takes it as a name, keywords aside.
pub(crate) fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    let starts = chars.next().is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first));
    starts && name != "_" && chars.all(unicode_ident::is_xid_continue)
}

pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name) || matches!(name, "self" | "Self" | "super" | "crate")
}

/// A keyword as a name.
pub(crate) fn raw(keyword: &str) -> String {
    format!("r#{keyword}")
}

/// Names of one scope.
#[derive(Debug, Default)]
pub(crate) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// A scope of types.
    pub fn types() -> Self {
        Self { taken: RESERVED.iter().map(|name| (*name).to_owned()).collect() }
    }

    /// The first of the candidates that is free, else the last one with a number.
    pub fn claim(&mut self, candidates: &[String]) -> String {
        self.claim_with(candidates, "")
    }

    /// The same with something between the name and its number.
    pub fn claim_with(&mut self, candidates: &[String], between: &str) -> String {
        for candidate in candidates {
            if self.taken.insert(candidate.clone()) {
                return candidate.clone();
            }
        }
        let stem = candidates.last().map_or("", String::as_str);
        let mut number = 2;
        loop {
            let name = format!("{}{between}{number}", tail(stem));
            if self.taken.insert(name.clone()) {
                return name;
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, camel, snake};

    #[test]
    fn names() {
        assert_eq!(camel("antrag.einreichung"), "AntragEinreichung");
        assert_eq!(camel("Code.NachrichtentypType"), "CodeNachrichtentypType");
        assert_eq!(camel("straßeÄnderung"), "StrasseAenderung");
        assert_eq!(camel("01"), "N01");
        // As XWasser names a unit; not every number is one for Rust.
        assert_eq!(camel("J/(cm²·min)"), "JCm2Min");
        assert_eq!(camel("a½b"), "A1_2b");
        assert_eq!(camel("µS/cm"), "USCm");
        assert_eq!(camel("α-Strahlung"), "AlphaStrahlung");
        assert_eq!(snake("nachrichtenUUID"), "nachrichten_uuid");
        assert_eq!(snake("listVersionID"), "list_version_id");
        assert_eq!(snake("type"), "r#type");
        assert_eq!(snake("self"), "self_");
    }

    #[test]
    fn letters_of_other_scripts() {
        assert_eq!(camel("δήλωση"), "Δήλωση");
        assert_eq!(snake("заявлениеДата"), "заявление_дата");
        assert_eq!(snake("氏名"), "氏名");
        // A composed letter and its parts are the same name.
        assert_eq!((snake("re\u{301}gion"), snake("a\u{308}mter")), ("région".into(), "aemter".into()));
        // Letters of which the compiler would warn.
        assert_eq!((snake("ǀa"), camel("xɗ")), ("u1c0_a".into(), "XU257".into()));
        assert_eq!((camel("--"), snake("_"), camel("·a")), ("N".into(), "n_".into(), "A".into()));
    }

    #[test]
    fn unique() {
        let mut names = Names::types();
        assert_eq!(names.claim(&["Date".into(), "DateType".into()]), "DateType");
        assert_eq!(names.claim(&["A".into()]), "A");
        assert_eq!(names.claim(&["A".into()]), "A2");
    }
}
