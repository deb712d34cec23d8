//! The tables of DIN 91379 against the published patterns of its five datatypes, read by hand and compiled by the engine.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use xefa::Limits;
use xefa::schema::Schema;
use xefa::schema::simple::{NoScope, SimpleId};
use xefa::value::text::Datentyp;
use xefa::xsd::Loader;

use crate::material::corpus;

/// Copies of the one document that different standards carry.
fn published() -> Vec<PathBuf> {
    let Some(corpus) = corpus() else { return Vec::new() };
    let copies = ["xbau/2.6/specs", "xbau/2.5/xsd_dev", "xjustiz/3.5.1/xsd"];
    copies.map(|folder| corpus.join(folder).join("din-norm-91379-datatypes.xsd")).to_vec()
}

/// The pattern of a datatype, as it stands in the document, references resolved.
fn pattern(document: &str, datatype: Datentyp) -> String {
    let name = format!("name=\"datatype{}\"", datatype.name());
    let behind = document.split(&name).nth(1).expect("the type");
    let value = behind.split("pattern value=\"").nth(1).expect("its pattern");
    let raw = value.split('"').next().expect("its end");
    let mut out = String::new();
    for (at, part) in raw.split("&#x").enumerate() {
        let (number, text) = if at == 0 { ("", part) } else { part.split_once(';').expect("a reference") };
        // What a number stands for is never one of the pattern's own signs.
        out.extend(
            u32::from_str_radix(number, 16).ok().and_then(char::from_u32).inspect(|c| assert!(!"[]()|*".contains(*c))),
        );
        out.push_str(text);
    }
    out
}

/// Every text that one of the alternatives of `(…)*` is, by reading what these patterns are made of: characters, ranges, and a base
/// with alternatives in brackets.
fn alternatives(pattern: &str) -> BTreeSet<String> {
    let inner = pattern.strip_prefix('(').and_then(|rest| rest.strip_suffix(")*")).expect("alternatives, repeated");
    let mut chars = inner.chars().peekable();
    let mut found = BTreeSet::new();
    let mut current = String::new();
    while let Some(c) = chars.next() {
        match c {
            '[' => {
                let body: Vec<char> = chars.by_ref().take_while(|c| *c != ']').filter(|c| *c != '\\').collect();
                let [first, '-', last] = body[..] else { panic!("a range: {body:?}") };
                found.extend((first..=last).map(String::from));
            }
            '(' => {
                let tails: String = chars.by_ref().take_while(|c| *c != ')').collect();
                found.extend(tails.split('|').map(|tail| format!("{current}{tail}")));
                current.clear();
            }
            '|' => {
                if !current.is_empty() {
                    found.insert(std::mem::take(&mut current));
                }
            }
            c => current.push(c),
        }
    }
    if !current.is_empty() {
        found.insert(current);
    }
    found
}

#[test]
fn tables_are_those_of_the_published_patterns() {
    for path in published() {
        let document = fs::read_to_string(&path).expect("the document");
        for datatype in Datentyp::ALLE {
            let theirs = alternatives(&pattern(&document, datatype));
            let ours: BTreeSet<String> = datatype.zeichen().map(String::from).chain(datatype.sequenzen()).collect();
            assert_eq!(ours, theirs, "{datatype} of {}", path.display());
            let singles: BTreeSet<char> =
                theirs.iter().filter(|text| text.chars().count() == 1).filter_map(|text| text.chars().next()).collect();
            assert!(('\0'..=char::MAX).all(|c| datatype.erlaubt(c) == singles.contains(&c)), "{datatype}");
        }
    }
}

/// The engine with a type of a schema, against the tables: every character of the Basic Multilingual Plane, and every sequence with each of
/// a few things behind it, which may make it another or none.
fn engine_agrees(schema: &Schema, name: &str, datatype: Datentyp) {
    let types = schema.simple_types();
    let mut ids = (0..u32::try_from(types.len()).expect("a few")).map(SimpleId);
    let id = ids.find(|id| types.name(*id).is_some_and(|found| found.ends_with(name))).expect("the type");
    let agrees = |text: &str| {
        let theirs = types.check(id, text, &NoScope).is_ok();
        assert_eq!(datatype.pruefe(text).is_ok(), theirs, "{name}: {text:?}");
    };
    ('\0'..='\u{ffff}').for_each(|c| agrees(&c.to_string()));
    for sequence in datatype.sequenzen() {
        for behind in ["", "a", "H", "h", "\u{300}", "\u{304}", "\u{306}", "\u{308}", "5", "я"] {
            agrees(&format!("{sequence}{behind}"));
            agrees(&sequence.chars().take(1).chain(behind.chars()).collect::<String>());
        }
    }
}

#[test]
fn the_engine_says_the_same_of_the_published_types() {
    for path in published().iter().take(1) {
        let set = Loader::new().read(std::slice::from_ref(path)).expect("the document");
        let schema = Schema::compile(&set, &Limits::default()).expect("a schema");
        for datatype in Datentyp::ALLE {
            engine_agrees(&schema, &format!("datatype{datatype}"), datatype);
        }
    }
}

#[cfg(feature = "v2_0")]
#[test]
fn the_engine_says_the_same_of_the_types_of_xefa() {
    for datatype in Datentyp::ALLE {
        engine_agrees(xefa::v2_0::schema(), &format!("Datentyp{datatype}Type"), datatype);
    }
}
