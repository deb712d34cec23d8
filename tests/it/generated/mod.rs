//! There and back over generated messages: whatever the schema allows survives reading, writing and JSON.
//!
//! The messages are made from the compiled schema alone, not from the generated models.

mod document;
mod print;
mod random;
mod texts;
mod tree;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use xefa::Message;
use xefa::schema::{Content, ElementId, LeafTerm, Schema, TypeDef, TypeId};
use xefa::validate::{Options, check};

use random::Random;
use texts::MARKER;
use tree::Maker;

/// The messages of one kind.
const CASES: u32 = if cfg!(debug_assertions) { 64 } else { 512 };

fn schema() -> &'static Schema {
    xefa::v1_0::schema()
}

/// The global elements of the namespace of the messages.
fn messages() -> Vec<ElementId> {
    let namespace = xefa::releases::of_version("1.0").expect("the release").namespace();
    let found: Vec<ElementId> =
        schema().global_elements().filter(|id| schema().name(schema().element(*id).name).0 == namespace).collect();
    assert_eq!(found.len(), 5);
    found
}

/// What has to be true of a valid message.
fn survives(original: &str) -> Result<(), String> {
    let report = check(schema(), original.as_bytes(), &Options::default());
    if !report.is_valid() {
        return Err(format!("the engine refuses it: {:?}", report.findings()));
    }
    let message = xefa::read(original.as_bytes()).map_err(|error| format!("it is not read: {error:?}"))?;
    let xml = message.to_xml().map_err(|error| format!("it is not written: {error:?}"))?;
    let again =
        xefa::read(xml.as_bytes()).map_err(|error| format!("what was written is not read: {error:?}\n{xml}"))?;
    if again != message {
        return Err(format!("what was written reads as another value:\n{xml}"));
    }
    if let Some(difference) = document::difference(schema(), original, &xml) {
        return Err(format!("what was written is another document: {difference}\n{xml}"));
    }
    if format!("{message:?}").contains(MARKER) || format!("{message:#?}").contains(MARKER) {
        return Err("a text of the message is seen in its Debug output".to_owned());
    }
    let Message::V1_0(message) = message else { return Err("it belongs to another release".to_owned()) };
    let json = serde_json::to_string(&message).map_err(|error| format!("it is not written as JSON: {error}"))?;
    let again: xefa::v1_0::Message =
        serde_json::from_str(&json).map_err(|error| format!("its JSON is not read: {error}\n{json}"))?;
    if again != message {
        return Err(format!("its JSON reads as another value:\n{json}"));
    }
    match again.to_xml() {
        Ok(same) if same == xml => Ok(()),
        Ok(other) => Err(format!("by way of JSON it is written differently:\n{xml}\n{other}")),
        Err(error) => Err(format!("by way of JSON it is not written: {error:?}")),
    }
}

/// The declarations that a message may use.
fn reachable(roots: &[ElementId]) -> BTreeSet<ElementId> {
    let schema = schema();
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
    let maker = RefCell::new(Maker::new(schema()));
    for root in messages() {
        let config = ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() };
        let run = TestRunner::new(config).run(&(any::<u64>().no_shrink(), 0u64..=10), |(seed, size)| {
            let mut random = Random(seed);
            let (element, ids) = maker.borrow_mut().message(root, &mut random, size);
            let xml = print::print(schema(), &element, &ids, &mut random);
            survives(&xml).map_err(|what| TestCaseError::fail(format!("{what}\nThe message:\n{xml}")))
        });
        if let Err(error) = run {
            panic!("{}: {error}", schema().local(schema().element(root).name));
        }
    }
}

#[test]
fn the_generator_leaves_nothing_out() {
    let mut maker = Maker::new(schema());
    let mut marked = 0;
    for root in messages() {
        for seed in 0..100 {
            let mut random = Random(seed);
            let (element, ids) = maker.message(root, &mut random, 10);
            let xml = print::print(schema(), &element, &ids, &mut random);
            marked += u32::from(xml.contains(MARKER));
        }
    }
    let reachable = reachable(&messages());
    assert!(reachable.len() > 200, "{}", reachable.len());
    let missing: Vec<&str> =
        reachable.difference(&maker.used).map(|id| schema().local(schema().element(*id).name)).collect();
    assert!(missing.is_empty(), "the generator never made {missing:?}");
    assert!(marked > 400, "the marker stands in {marked} of 500 messages only");
}

#[test]
fn samples_survive() {
    let files = crate::samples::xml_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/xefa/1.0/samples"));
    assert!(files.len() >= 15);
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a sample");
        if let Err(what) = survives(&text) {
            panic!("{}: {what}", file.display());
        }
    }
}
