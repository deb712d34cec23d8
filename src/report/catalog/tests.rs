//! The catalog is complete, and every rule is filled in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::super::{Finding, Lang, Place, Rule};
use super::words;

/// Families of rule ids, by what they begin with.
const PREFIXES: &[&str] = &[
    "a-props",
    "ag-props",
    "an-props",
    "au-props",
    "c-fields",
    "c-props",
    "c-selector",
    "cos-",
    "ct-props",
    "cvc-",
    "derivation-ok-",
    "e-props",
    "limit-",
    "mg-props",
    "mgd-props",
    "n-props",
    "no-xmlns",
    "no-xsi",
    "p-props",
    "range-ok",
    "rcase-",
    "s4s-",
    "sch-props",
    "src-",
    "st-props",
    "st-restrict",
    "w-props",
    "xefa-",
    "xml-",
    "xsd-facet",
    "xsd-pattern",
];

/// Ids that bear the name of a facet.
const PARTS: &[&str] =
    &["-valid-restriction", "-less-than-", "length-minLength-", "-totalDigits", "-required-notation"];

fn is_rule(text: &str) -> bool {
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let known = PREFIXES
        .iter()
        .any(|prefix| text.starts_with(prefix) && text.len() > prefix.len() - usize::from(!prefix.ends_with('-')))
        || PARTS.iter().any(|part| text.contains(part))
        || matches!(text, "minInclusive-minExclusive" | "maxInclusive-maxExclusive");
    known && text.chars().all(legal) && !text.ends_with(['-', '.']) && !text.ends_with(".xsd")
}

/// The string literals of a source text, tests and comments left out; roughly, which is enough here.
fn literals(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let mut found = Vec::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        found.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    found
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "catalog" && name != "tests" {
                sources(&path, found);
            }
        } else if name.ends_with(".rs") && name != "tests.rs" {
            found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}

fn used() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "cli/src"] {
        let folder = root.join(folder);
        if folder.is_dir() {
            sources(&folder, &mut files);
        }
    }
    let mut used = BTreeMap::new();
    for (file, source) in files {
        for literal in literals(&source).into_iter().filter(|literal| is_rule(literal)) {
            used.entry(literal).or_insert_with(|| file.clone());
        }
    }
    used
}

#[test]
fn every_rule_that_is_reported_is_in_the_catalog() {
    let used = used();
    assert!(used.contains_key("cvc-complex-type.2.4"), "the scan finds nothing: {used:?}");
    let missing: Vec<_> = used.iter().filter(|(id, _)| Rule::of(id).is_none()).collect();
    assert!(missing.is_empty(), "rules without an entry in the catalog: {missing:#?}");
}

#[test]
fn ids_are_unique() {
    let mut seen = BTreeSet::new();
    let twice: Vec<_> = Rule::all().map(Rule::id).filter(|id| !seen.insert(*id)).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn both_languages_are_filled_in() {
    for rule in Rule::all() {
        for lang in [0, 1] {
            let message = rule.message[lang];
            assert!(
                !message.is_empty() && message.trim() == message && !message.contains('\n'),
                "{}: {message}",
                rule.id
            );
            assert!(!message.ends_with('.'), "{}: a message is no sentence with a full stop: {message}", rule.id);
            let explanation = rule.explanation[lang];
            assert!(explanation.len() > 20 && explanation.ends_with('.'), "{}: {explanation}", rule.id);
        }
        assert_ne!(rule.message[0], rule.message[1], "{}", rule.id);
        assert_ne!(rule.explanation[0], rule.explanation[1], "{}", rule.id);
        assert_eq!(arguments(rule.message[0]), arguments(rule.message[1]), "{}: languages differ", rule.id);
    }
}

/// The names of the arguments of a template; panics where it is not well formed.
fn arguments(template: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let (mut part, mut open) = (false, None);
    for (at, c) in template.char_indices() {
        match (c, part, open) {
            ('[', false, None) => part = true,
            (']', true, None) => part = false,
            ('{', _, None) => open = Some(at + 1),
            ('}', _, Some(from)) => {
                let name = &template[from..at];
                let name = name.strip_prefix('=').unwrap_or(name);
                assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{template}");
                found.insert(name);
                open = None;
            }
            ('[' | ']' | '{' | '}', ..) => panic!("unbalanced at {at}: {template}"),
            _ => {}
        }
    }
    assert!(!part && open.is_none(), "unbalanced: {template}");
    found
}

#[test]
fn messages_read_well_with_and_without_arguments() {
    for rule in Rule::all() {
        let names = arguments(rule.message[0]);
        let full = names.iter().fold(Finding::new(rule.id, Place::default()), |finding, name| {
            let name: &'static str = ALL_ARGUMENTS.iter().find(|known| *known == name).unwrap_or_else(|| {
                panic!("{}: nobody gives the argument {name}", rule.id);
            });
            finding.arg(name, "X")
        });
        for lang in [Lang::De, Lang::En] {
            let message = full.message(lang);
            assert!(
                !message.contains(['{', '}', '[', ']', '?'])
                    || message.contains("X”?")
                    || message.contains("gehört das Präfix")
                    || message.contains("namespace?"),
                "{}: {message}",
                rule.id
            );
            let bare = Finding::new(rule.id, Place::default()).message(lang);
            assert!(!bare.contains("  ") && !bare.contains(['{', '}', '[', ']']), "{}: {bare}", rule.id);
        }
    }
}

const ALL_ARGUMENTS: &[&str] = &[
    "actual",
    "at",
    "attribute",
    "bare",
    "before",
    "cause",
    "character",
    "column",
    "construct",
    "count",
    "declared",
    "details",
    "element",
    "entity",
    "expected",
    "facet",
    "fields",
    "first",
    "fixed",
    "form",
    "found",
    "head",
    "hint",
    "inside",
    "instead",
    "item",
    "kind",
    "lacking",
    "late",
    "lexical",
    "limit",
    "line",
    "list",
    "location",
    "looks_like",
    "made",
    "max",
    "members",
    "message",
    "phase",
    "min",
    "missing",
    "name",
    "namespace",
    "nearest",
    "open",
    "other",
    "other_bare",
    "parent",
    "pattern",
    "prefix",
    "reason",
    "refer",
    "release",
    "second",
    "standard",
    "type",
    "unit",
    "value",
    "version",
    "what",
    "why",
];

#[test]
fn every_word_for_a_broken_piece_is_translated() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/xml");
    let mut files = Vec::new();
    sources(&root, &mut files);
    for (file, source) in files {
        for line in source.lines().filter(|line| line.contains("Fault::syntax(") || line.contains("with(\"what\"")) {
            let what =
                line.split('"').skip(1).step_by(2).filter(|word| {
                    !matches!(*word, "what" | "declared" | "actual" | "looks_like" | "name" | "version")
                });
            for what in what.filter(|what| !what.is_empty() && what.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
            {
                assert!(words::word(Lang::De, "what", what).is_some(), "{file}: {what}");
            }
        }
    }
    assert_eq!(words::word(Lang::De, "unit", "characters"), Some("Zeichen"));
    assert_eq!(words::word(Lang::En, "kind", "type definition"), Some("type definition"));
    assert_eq!(words::word(Lang::En, "name", "characters"), None);
    assert!(words::PIECES.is_sorted_by_key(|(key, ..)| *key));
}
