//! Whom a change of the schema breaks, tried on messages: XEfA's own schemas, those of real standards and small ones made by chance are
//! changed in one place, and the messages of the one are checked against the other.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use xefa::Limits;
use xefa::schema::{ElementId, Schema};
use xefa::validate::{Options, check};
use xefa::xsd::compare::Comparison;
use xefa::xsd::diff::Diff;
use xefa::xsd::{Catalog, Loader, SchemaSet};

use super::print;
use super::random::Random;
use super::small::Small;
use super::tree::Maker;
use crate::{material, samples};

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

/// Messages of one schema.
struct Messages {
    schema: &'static Schema,
    maker: RefCell<Maker>,
}

impl Messages {
    /// The schema lives as long as the test.
    fn of(schema: Schema) -> Self {
        let schema: &'static Schema = Box::leak(Box::new(schema));
        Self { schema, maker: RefCell::new(Maker::new(schema).without_types()) }
    }

    /// How many of the valid ones another schema takes, of how many; and one that it refuses.
    fn taken(&self, root: ElementId, by: &Schema) -> (u64, u64, Option<String>) {
        let (mut valid, mut all) = (0, 0);
        let mut refused = None;
        for seed in 0..MESSAGES {
            let mut random = Random(seed);
            let (element, ids) = self.maker.borrow_mut().message(root, &mut random, seed % 11);
            let xml = print::print(self.schema, &element, &ids, &mut random);
            if !check(self.schema, xml.as_bytes(), &Options::default()).is_valid() {
                // Keys are not thought of.
                continue;
            }
            all += 1;
            let report = check(by, xml.as_bytes(), &Options::default());
            if report.is_valid() {
                valid += 1;
            } else {
                refused.get_or_insert_with(|| format!("{:?}\n{xml}", report.findings().first()));
            }
        }
        (valid, all, refused)
    }
}

#[test]
fn what_is_said_to_be_compatible_is() {
    let documents = documents();
    let old = read(&documents).expect("our own schemas");
    let messages = Messages::of(Schema::compile(&old, &Limits::default()).expect("a correct schema"));
    let schema = messages.schema;
    let roots: Vec<ElementId> = schema
        .global_elements()
        .filter(|id| schema.name(schema.element(*id).name).0 == "urn:xefa:schema:1.0")
        .collect();
    assert_eq!(roots.len(), 21);
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
            let payloads = comparison.elements().all(|pair| roots.contains(&pair.old) || pair.deep.old_within_new());
            for pair in comparison.elements() {
                let root = pair.old;
                if !roots.contains(&root) {
                    continue;
                }
                let name = schema.local(schema.element(root).name);
                // What a wildcard takes is compared where it is declared.
                if pair.deep.old_within_new() && !payloads {
                    continue;
                }
                let (valid, all, refused) = messages.taken(root, &compiled);
                if pair.deep.old_within_new() {
                    compatible += 1;
                    assert_eq!(refused, None, "{from} → {to} ({place}): {name} is said to stay valid");
                } else {
                    breaking += 1;
                    shown += u32::from(valid < all);
                }
            }
        }
    }
    assert!(tried >= 25 && compatible >= 50 && breaking >= 10, "{tried} {compatible} {breaking}");
    // Not every message has what was changed in it, but most have: a claim that nothing is compatible would fail here.
    assert!(shown * 2 > breaking, "of {breaking} breaking ones {shown} are shown by a message");
}

/// How many small schemas are made.
const CASES: u64 = if cfg!(debug_assertions) { 1_000 } else { 10_000 };

#[test]
fn small_schemas() {
    let root = |schema: &Schema| schema.global_elements().find(|id| schema.local(schema.element(*id).name) == "r");
    let (mut tried, mut compatible, mut breaking, mut shown) = (0, 0, 0, 0);
    for seed in 0..CASES {
        let mut random = Random(seed);
        let small = Small::random(&mut random);
        let edits = random.between(1, 2);
        let edited = (0..edits).fold(small.clone(), |small, _| small.edited(&mut random));
        let texts = [small.schema(), edited.schema()];
        let sets: Vec<SchemaSet> = (texts.iter())
            .filter_map(|text| Loader::new().document("klein.xsd", text.as_str()).read(&["klein.xsd".into()]).ok())
            .collect();
        // Two particles that cannot be told apart, and the like: no schema.
        let schemas: Vec<Schema> =
            sets.iter().filter_map(|set| Schema::compile(set, &Limits::default()).ok()).collect();
        let (Ok([old, new]), Ok([a, b])) = (<[SchemaSet; 2]>::try_from(sets), <[Schema; 2]>::try_from(schemas)) else {
            continue;
        };
        tried += 1;
        let (a, b) = (Messages::of(a), Messages::of(b));
        for (old, new, from, to, way) in [(&old, &new, &a, &b, "forth"), (&new, &old, &b, &a, "back")] {
            let comparison = Comparison::of(old, new);
            let diff = Diff::of(&comparison);
            let relation = comparison.elements().next().expect("the message").deep;
            let told = diff.changes.iter().any(|change| change.impact.senders.is_some());
            // What is told of single changes says no less than the comparison.
            assert!(told || relation.old_within_new(), "{seed} {way}: {relation:?}, and no change says so\n{texts:#?}");
            let (valid, all, refused) = from.taken(root(from.schema).expect("r"), to.schema);
            if relation.old_within_new() {
                compatible += 1;
                assert_eq!(refused, None, "{seed} {way}: said to stay valid\n{}\n{}", texts[0], texts[1]);
            } else {
                breaking += 1;
                shown += u64::from(valid < all);
            }
        }
    }
    assert!(tried * 3 > CASES && compatible * 4 > tried && breaking * 4 > tried, "{tried} {compatible} {breaking}");
    assert!(shown * 2 > breaking, "of {breaking} breaking ones {shown} are shown by a message");
}

/// Real schemas with one place changed, and the samples that were written for them.
#[test]
fn real_samples() {
    let Some(corpus) = material::corpus() else { return };
    let corpus = corpus.canonicalize().expect("a folder");
    let loader = Loader::new().catalog(Catalog::read(corpus.join("catalog.xml")).expect("the catalog"));
    let (mut compatible, mut shown) = (0, 0);
    for (folder, samples) in [
        ("xschule/1.2/xsd", "xschule/1.2/samples"),
        ("xwasser/1.0.0/xsd", "xwasser/1.0.0/samples"),
        ("xhochschule/1.2/xsd", "xhochschule/1.2/samples"),
    ] {
        let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("changed").join(samples.replace('/', "-"));
        fs::create_dir_all(&copy).expect("a folder");
        let folder = corpus.join(folder);
        let documents: Vec<(String, String)> = (fs::read_dir(&folder).expect("a folder"))
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "xsd"))
            .map(|path| {
                let name = path.file_name().expect("a name").to_string_lossy().into_owned();
                (name, fs::read_to_string(&path).expect("a document"))
            })
            .collect();
        let read = |documents: &[(String, String)]| {
            for (name, text) in documents {
                fs::write(copy.join(name), text).expect("a file");
            }
            loader.read(std::slice::from_ref(&copy))
        };
        let old = read(&documents).expect("a set that is read elsewhere");
        let schema = Schema::compile(&old, &Limits::default()).expect("a correct schema");
        let files = samples::xml_files(&corpus.join(samples));
        let texts: Vec<Vec<u8>> = (files.iter().map(|file| fs::read(file).expect("a sample")))
            .filter(|text| check(&schema, text, &Options::default()).is_valid())
            .take(12)
            .collect();
        assert!(texts.len() >= 3, "{}", folder.display());
        for (from, to) in CHANGES {
            let count: usize = documents.iter().map(|(_, text)| text.matches(from).count()).sum();
            for place in (0..count).step_by((count / 3).max(1)) {
                let new = changed(&documents, from, to, place).map(|documents| read(&documents));
                let Some(Ok(new)) = new else { continue };
                let Ok(compiled) = Schema::compile(&new, &Limits::default()) else { continue };
                let comparison = Comparison::of(&old, &new);
                for text in &texts {
                    let valid = check(&compiled, text, &Options::default()).is_valid();
                    let name = root_name(text);
                    let pair = comparison.elements().find(|pair| *old.elements[pair.old.index()].name.local == *name);
                    let relation = pair.expect("the element of a sample").deep;
                    assert!(
                        valid || !relation.old_within_new(),
                        "{from} → {to} ({place}): {name} is said to stay valid"
                    );
                    compatible += u32::from(relation.old_within_new());
                    shown += u32::from(!valid);
                }
            }
        }
    }
    assert!(compatible > 100 && shown > 20, "{compatible} {shown}");
}

/// The local name of the first element.
fn root_name(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let start =
        text.match_indices('<').map(|(at, _)| &text[at + 1..]).find(|rest| rest.starts_with(char::is_alphabetic));
    let name = start.and_then(|rest| rest.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next());
    name.and_then(|name| name.rsplit(':').next()).expect("an element").to_owned()
}
