//! Whom a change of the schema breaks, tried on messages: XEfA's own schemas are changed in one place, and messages generated from the
//! one are checked against the other.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use xefa::Limits;
use xefa::schema::{ElementId, Schema};
use xefa::validate::{Options, check};
use xefa::xsd::compare::Comparison;
use xefa::xsd::{Loader, SchemaSet};

use super::random::Random;
use super::tree::Maker;
use super::{messages, print, schema};

/// What stands in the schemas, and what stands there instead.
const CHANGES: &[(&str, &str)] = &[
    (" minOccurs=\"0\"", ""),
    (" maxOccurs=\"unbounded\"", ""),
    (" maxOccurs=\"unbounded\"", " maxOccurs=\"2\""),
    (" use=\"required\"", ""),
    (" use=\"optional\"", " use=\"required\""),
    ("<xs:choice>", "<xs:choice minOccurs=\"0\">"),
    ("<xs:enumeration value=\"0", "<xs:enumeration value=\"7"),
    ("<xs:maxLength value=\"", "<xs:maxLength value=\"9"),
    ("<xs:maxLength value=\"1", "<xs:maxLength value=\""),
    ("type=\"xs:boolean\"", "type=\"xs:token\""),
    ("type=\"xs:date\"", "type=\"xs:dateTime\""),
    ("</xs:sequence>", "<xs:element name=\"neu\" type=\"xs:token\" minOccurs=\"0\"/></xs:sequence>"),
    ("</xs:sequence>", "<xs:element name=\"neu\" type=\"xs:token\"/></xs:sequence>"),
];

/// Places at which each is tried.
const PLACES: usize = 4;
/// Messages of each kind that are generated.
const MESSAGES: u64 = 12;

fn documents() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/xefa/1.0");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the schemas")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "xsd"))
        .collect();
    files.sort();
    let text = |path: &PathBuf| fs::read_to_string(path).expect("a schema document");
    let name = |path: &PathBuf| path.file_name().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), text(path))).collect()
}

fn read(documents: &[(String, String)]) -> Option<SchemaSet> {
    let loader = documents.iter().fold(Loader::new(), |loader, (name, text)| loader.document(name, text.as_str()));
    loader.read(&["xefa-alle.xsd".into()]).ok()
}

/// The documents with one occurrence of a text replaced.
fn changed(documents: &[(String, String)], from: &str, to: &str, mut at: usize) -> Option<Vec<(String, String)>> {
    let mut documents = documents.to_vec();
    for (_, text) in &mut documents {
        let places: Vec<usize> = text.match_indices(from).map(|(place, _)| place).collect();
        if let Some(place) = places.get(at) {
            text.replace_range(*place..*place + from.len(), to);
            return Some(documents);
        }
        at -= places.len();
    }
    None
}

/// How many of the messages that one schema generates another takes.
fn taken(maker: &RefCell<Maker>, of: &'static Schema, root: ElementId, by: &Schema) -> (u64, Option<String>) {
    let mut valid = 0;
    let mut refused = None;
    for seed in 0..MESSAGES {
        let mut random = Random(seed);
        let (element, ids) = maker.borrow_mut().message(root, &mut random, seed % 11);
        let xml = print::print(of, &element, &ids, &mut random);
        let report = check(by, xml.as_bytes(), &Options::default());
        if report.is_valid() {
            valid += 1;
        } else {
            refused.get_or_insert_with(|| format!("{:?}\n{xml}", report.findings().first()));
        }
    }
    (valid, refused)
}

#[test]
fn what_is_said_to_be_compatible_is() {
    let documents = documents();
    let old = read(&documents).expect("our own schemas");
    let maker = RefCell::new(Maker::new(schema()));
    let (mut tried, mut compatible, mut breaking, mut shown) = (0, 0, 0, 0);
    for (from, to) in CHANGES {
        let count: usize = documents.iter().map(|(_, text)| text.matches(from).count()).sum();
        for place in (0..count).step_by((count / PLACES).max(1)) {
            let Some(new) = changed(&documents, from, to, place).and_then(|documents| read(&documents)) else {
                continue;
            };
            // What is no schema any more (a restriction that admits more than its base) is no version of one.
            let Ok(compiled) = Schema::compile(&new, &Limits::default()) else { continue };
            tried += 1;
            let comparison = Comparison::of(&old, &new);
            for root in messages() {
                let name = schema().local(schema().element(root).name);
                let pair = comparison.elements().find(|pair| &*old.elements[pair.old.index()].name.local == name);
                let relation = pair.expect("a message of both").deep;
                let (valid, refused) = taken(&maker, schema(), root, &compiled);
                if relation.old_within_new() {
                    compatible += 1;
                    assert_eq!(refused, None, "{from} → {to} ({place}): {name} is said to stay valid");
                } else {
                    breaking += 1;
                    shown += u32::from(valid < MESSAGES);
                }
            }
        }
    }
    println!("{tried} changes; compatible {compatible}, breaking {breaking}, of these shown {shown}");
    assert!(tried >= 25 && compatible >= 50 && breaking >= 10, "{tried} {compatible} {breaking}");
    // Not every message has what was changed in it, but most have: a claim that nothing is compatible would fail here.
    assert!(shown * 2 > breaking, "of {breaking} breaking ones {shown} are shown by a message");
}
