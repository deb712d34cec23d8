//! The arrows of ARCHITECTURE.md, held: which module may use which, files with a purpose, and files of a readable size.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with the modules it may use. `schema::compile` is a module of its own here: it stands above `xsd`, the rest of
/// `schema` below it.
const ARROWS: &[(&str, &[&str])] = &[
    ("limits", &[]),
    ("report", &["limits"]),
    ("value", &[]),
    ("xml", &["limits"]),
    ("codelist", &["limits", "report", "xml"]),
    ("schema", &["limits", "value"]),
    ("xsd", &["limits", "report", "xml", "schema"]),
    ("schema::compile", &["limits", "report", "schema", "xsd"]),
    ("validate", &["limits", "report", "schema", "xml", "codelist"]),
    ("suite", &["limits", "report", "schema", "validate", "xml"]),
    ("error", &["report", "validate", "schema", "xml", "value"]),
    ("models", &["limits", "report", "value", "xml", "codelist", "schema", "validate", "error"]),
    ("releases", &["limits", "report", "xml", "codelist", "schema", "validate", "models", "error"]),
    ("message", &["models", "validate", "releases", "error"]),
    ("regeln", &["limits", "report", "xml", "validate", "error", "models", "message"]),
    ("map", &["limits", "report", "value", "models", "releases", "message", "error"]),
    ("adapt", &["limits", "report", "value", "schema", "models", "error"]),
    (
        "efa",
        &[
            "limits", "report", "value", "xml", "codelist", "schema", "validate", "models", "releases", "message",
            "regeln", "map", "error",
        ],
    ),
];

/// The macros of generated modules, which live at the root of the crate.
const MACROS: &[&str] = &[
    "choice",
    "codes",
    "convert",
    "convert_choice",
    "convert_codes",
    "convert_renamed_codes",
    "convert_same",
    "convert_simple",
    "from",
    "messages",
    "mixed",
    "model",
    "model_all",
    "new",
    "payloads",
    "root",
    "simple",
    "variants",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn all_sources(folders: &[&str]) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in folders {
        sources(&root.join(folder), &mut found);
    }
    assert!(found.len() > 30, "the sources are where they are expected");
    found
}

fn module_of(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let parts: Vec<String> = path
        .strip_prefix(root)
        .expect("below src")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned())
        .collect();
    match parts.as_slice() {
        [schema, compile, ..] if schema == "schema" && compile == "compile" => "schema::compile".to_owned(),
        [first, ..] => first.clone(),
        [] => String::new(),
    }
}

/// The modules that a source names by `crate::`, comments and tests left out.
fn used(source: &str) -> Vec<String> {
    let code: Vec<&str> = source.lines().take_while(|line| !line.trim_start().starts_with("#[cfg(test)]")).collect();
    let mut found = Vec::new();
    for line in code.iter().filter(|line| !line.trim_start().starts_with("//")) {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !name.is_empty() {
                found.push(name);
            }
        }
    }
    found
}

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for path in all_sources(&["src"]) {
        let module = module_of(&path);
        // Unit tests may use whatever is public.
        if module == "lib"
            || path.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs")
        {
            continue;
        }
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!("{}: module {module} has no place in ARCHITECTURE.md", path.display()));
            continue;
        };
        let own = module.split("::").next().unwrap_or_default();
        for name in used(&fs::read_to_string(&path).expect("a source")) {
            // Types that the facade re-exports are reached through their own module.
            let is_type = name.starts_with(char::is_uppercase);
            let is_macro = MACROS.contains(&name.as_str()) || name.starts_with("__");
            if name != own && !is_type && !is_macro && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{}: {module} uses {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn arrows_have_no_cycle() {
    // The list is in an order in which each module uses earlier ones only, `error`, `models`, `releases` and `message` excepted, which
    // form the facade's last layer together.
    let facade = ["error", "models", "releases", "message"];
    for (at, (module, allowed)) in ARROWS.iter().enumerate() {
        for other in *allowed {
            let earlier = ARROWS[..at].iter().any(|(name, _)| name == other);
            assert!(
                earlier || facade.contains(module) && facade.contains(other),
                "{module} uses {other}, which comes later"
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for path in all_sources(&["src", "cli/src", "codegen/src", "tests", "examples"]) {
        let source = fs::read_to_string(&path).expect("a source");
        let first = source.lines().next().unwrap_or_default();
        let generated = first.starts_with("// ");
        assert!(first.starts_with("//! ") || generated, "{} does not begin with its purpose", path.display());
    }
}

#[test]
fn files_stay_readable() {
    for path in all_sources(&["src", "cli/src", "codegen/src"]) {
        let source = fs::read_to_string(&path).expect("a source");
        if source.contains("@generated") || source.contains("//! Generated by `cargo codegen generate`") {
            continue;
        }
        // The second reading's own view of a schema set still has to be taken apart.
        if path.ends_with("second/theirs.rs") {
            continue;
        }
        let lines = source.lines().count();
        assert!(lines <= 650, "{} has {lines} lines", path.display());
    }
}

#[test]
fn nothing_speaks_to_a_network() {
    for path in all_sources(&["src", "cli/src", "codegen/src"]) {
        let source = fs::read_to_string(&path).expect("a source");
        for word in ["std::net", "TcpStream", "UdpSocket", "reqwest", "hyper::", "ureq"] {
            assert!(!source.contains(word), "{} mentions {word}", path.display());
        }
    }
}
