//! There and back over generated messages: whatever the schema allows survives reading, writing and JSON.
//!
//! The messages are made from the compiled schema alone, not from the generated models.

#[cfg(feature = "xsd")]
mod changed;
pub mod document;
mod height;
#[cfg(all(feature = "json-schema", feature = "v1_0", feature = "v1_1", feature = "v2_0"))]
mod json_schema;
#[cfg(all(feature = "xsd", feature = "json"))]
mod order;
pub mod print;
pub mod random;
#[cfg(feature = "xsd")]
mod small;
mod texts;
pub mod tree;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use xefa::Message;
use xefa::releases::{self, Detected, Release};
use xefa::schema::{Content, ElementId, LeafTerm, Schema, TypeDef, TypeId};
use xefa::validate::{Options, check};

use random::Random;
use texts::MARKER;
use tree::Maker;

/// The messages of one kind.
const CASES: u32 = if cfg!(debug_assertions) { 64 } else { 512 };

/// The releases in their last editions.
fn releases() -> impl Iterator<Item = &'static Release> {
    let all = releases::all();
    all.iter()
        .enumerate()
        .filter(|(at, release)| all.get(at + 1).is_none_or(|next| next.version() != release.version()))
        .map(|(_, release)| release)
}

/// The global elements of the namespace of the messages.
fn messages(release: &Release) -> Vec<ElementId> {
    let schema = release.schema();
    let namespace = release.namespace();
    let found: Vec<ElementId> =
        schema.global_elements().filter(|id| schema.name(schema.element(*id).name).0 == namespace).collect();
    assert_eq!(found.len(), if release.version() == "2.0" { 22 } else { 21 });
    found
}

/// What does not survive: a message that was none, or something that is wrong.
#[derive(Debug)]
enum Lost {
    /// The messages are made without a thought for keys and references between their fields.
    Keys,
    Wrong(String),
}

impl From<String> for Lost {
    fn from(what: String) -> Self {
        Self::Wrong(what)
    }
}

/// What has to be true of a valid message.
fn survives(original: &str) -> Result<(), Lost> {
    let Detected::Known { release, .. } = releases::detect(original.as_bytes()) else {
        return Err("it belongs to no release".to_owned().into());
    };
    let report = check(release.schema(), original.as_bytes(), &Options::default());
    if report.findings().iter().any(|finding| finding.rule().id().starts_with("cvc-identity-constraint.4")) {
        return Err(Lost::Keys);
    }
    if !report.is_valid() {
        return Err(format!("the engine refuses it: {:?}", report.findings()).into());
    }
    let message = xefa::read(original.as_bytes()).map_err(|error| format!("it is not read: {error:?}"))?;
    let xml = message.to_xml_as(release).map_err(|error| format!("it is not written: {error:?}"))?;
    let again =
        xefa::read(xml.as_bytes()).map_err(|error| format!("what was written is not read: {error:?}\n{xml}"))?;
    if again != message {
        return Err(format!("what was written reads as another value:\n{xml}").into());
    }
    if let Some(difference) = document::difference(release.schema(), original, &xml) {
        return Err(format!("what was written is another document: {difference}\n{xml}").into());
    }
    if format!("{message:?}").contains(MARKER) || format!("{message:#?}").contains(MARKER) {
        return Err("a text of the message is seen in its Debug output".to_owned().into());
    }
    let json = serde_json::to_string(&message).map_err(|error| format!("it is not written as JSON: {error}"))?;
    let again: Message =
        serde_json::from_str(&json).map_err(|error| format!("its JSON is not read: {error}\n{json}"))?;
    if again != message {
        return Err(format!("its JSON reads as another value:\n{json}").into());
    }
    match again.to_xml_as(release) {
        Ok(same) if same == xml => Ok(()),
        Ok(other) => Err(format!("by way of JSON it is written differently:\n{xml}\n{other}").into()),
        Err(error) => Err(format!("by way of JSON it is not written: {error:?}").into()),
    }
}

/// The declarations that a message may use.
fn reachable(schema: &Schema, roots: &[ElementId]) -> BTreeSet<ElementId> {
    let mut found: BTreeSet<ElementId> = BTreeSet::new();
    let mut open: Vec<ElementId> = roots.to_vec();
    let count = u32::try_from(schema.type_count()).expect("a number of types");
    while let Some(id) = open.pop() {
        if !found.insert(id) {
            continue;
        }
        let declared = schema.element(id).type_id;
        for type_id in (0..count).map(TypeId).filter(|at| schema.derivation(*at, declared).is_some()) {
            let TypeDef::Complex(complex) = schema.type_def(type_id) else { continue };
            let Content::Elements { model, .. } = complex.content else { continue };
            if complex.abstract_ || (type_id != declared && complex.name.is_none()) {
                continue;
            }
            for leaf in &schema.content_model(model).leaves {
                match &leaf.term {
                    LeafTerm::Element(element) => open.push(*element),
                    LeafTerm::Wildcard(wildcard) => open.extend(schema.global_elements().filter(|element| {
                        wildcard.namespaces.admits(Some(schema.namespace_of(schema.element(*element).name)))
                    })),
                }
            }
        }
    }
    found
}

#[test]
fn generated_messages_survive() {
    for release in releases() {
        let schema = release.schema();
        let maker = RefCell::new(Maker::new(schema));
        for root in messages(release) {
            let config = ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() };
            let run = TestRunner::new(config).run(&(any::<u64>().no_shrink(), 0u64..=10), |(seed, size)| {
                let mut random = Random(seed);
                let (element, ids) = maker.borrow_mut().message(root, &mut random, size);
                let xml = print::print(schema, &element, &ids, &mut random);
                survives(&xml).map_err(|lost| match lost {
                    Lost::Keys => TestCaseError::reject("keys"),
                    Lost::Wrong(what) => TestCaseError::fail(format!("{what}\nThe message:\n{xml}")),
                })
            });
            if let Err(error) = run {
                panic!("{} {}: {error}", release.version(), schema.local(schema.element(root).name));
            }
        }
    }
}

#[test]
fn the_generator_leaves_nothing_out() {
    for release in releases() {
        let schema = release.schema();
        let mut maker = Maker::new(schema);
        let mut marked = 0;
        let roots = messages(release);
        for root in &roots {
            for seed in 0..100 {
                let mut random = Random(seed);
                let (element, ids) = maker.message(*root, &mut random, 10);
                let xml = print::print(schema, &element, &ids, &mut random);
                marked += usize::from(xml.contains(MARKER));
            }
        }
        let reachable = reachable(schema, &roots);
        assert!(reachable.len() > 200, "{}", reachable.len());
        let missing: Vec<&str> =
            reachable.difference(&maker.used).map(|id| schema.local(schema.element(*id).name)).collect();
        assert!(missing.is_empty(), "{}: the generator never made {missing:?}", release.version());
        let made = roots.len() * 100;
        assert!(marked * 10 > made * 8, "the marker stands in {marked} of {made} messages only");
    }
}

#[test]
fn samples_survive() {
    for release in releases::all() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/xefa").join(release.edition()).join("samples");
        let files = crate::samples::xml_files(&folder);
        assert!(files.len() >= if release.edition() == "1.0.1" { 2 } else { 40 });
        for file in files {
            let text = std::fs::read_to_string(&file).expect("a sample");
            if let Err(lost) = survives(&text) {
                panic!("{}: {lost:?}", file.display());
            }
        }
    }
}
