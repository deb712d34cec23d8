//! There and back: what comes back differs from the original only where one of the two reports says so.

use std::collections::BTreeSet;

use xefa::Message;
use xefa::map::{Converted, MemoryStore};
use xefa::report::Loss;

use super::flat::{Flat, indexed};
use super::{RELEASES, convert_with, samples};

/// Whether a difference lies at or below a place that a report names. Where one of several elements of a name is gone, those behind it
/// move up: the report names the one, and the numbers of the others change.
fn is_told(path: &str, told: &BTreeSet<String>) -> bool {
    let without_number =
        |path: &str| path.strip_suffix(']').and_then(|path| path.rfind('[').map(|at| path[..=at].to_owned()));
    let mut at = path;
    loop {
        let moved =
            without_number(at).is_some_and(|name| told.iter().any(|told| without_number(told) == Some(name.clone())));
        if told.contains(at) || moved {
            return true;
        }
        match at.rfind('/') {
            Some(0) | None => return false,
            Some(end) => at = &at[..end],
        }
    }
}

/// What carries no meaning: a fixed attribute that may be left out, and the ids of attachments, of which only identity counts.
fn is_form(path: &str) -> bool {
    // The erratum of 1.0 (change z) corrects what the root of one message says of itself.
    path == "/administration.nichtzustaendigkeit.0031[1]/@version"
        || path.ends_with("/@listURI")
        || path.ends_with("/@listVersionID")
        || path.ends_with("/@id")
        || path.ends_with("/nachweis[1]")
        || (path.contains("/dokumentId[") && path.contains("abrufbestaetigung"))
}

/// The differences between a message and what comes back of it that neither report tells of.
pub fn untold(original: &str, there: &Converted<Message>, back: &Converted<Message>) -> Vec<String> {
    let xml = back.value.to_xml().expect("a valid message");
    let (before, after) = (Flat::of(original), Flat::of(&xml));
    let told: BTreeSet<String> = paths(there.losses()).chain(paths(back.losses())).collect();
    before.differences(&after).into_iter().filter(|path| !is_form(path) && !is_told(path, &told)).collect()
}

fn paths(losses: &[Loss]) -> impl Iterator<Item = String> + '_ {
    losses.iter().flat_map(|loss| [loss.source_path(), loss.target_path()]).flatten().map(indexed)
}

#[test]
fn samples_there_and_back() {
    let mut compared = 0;
    for (from, folder) in RELEASES {
        for (to, _) in RELEASES.iter().filter(|(to, _)| *to != from) {
            for (name, text) in samples(folder) {
                let mut store = MemoryStore::default();
                for (id, content) in super::CONTENTS.iter() {
                    xefa::map::AttachmentStore::put(&mut store, *id, content).expect("an empty store");
                }
                let there = convert_with(&text, to, &mut store).expect("a conversion");
                let xml = there.value.to_xml().expect("a valid message");
                let back = convert_with(&xml, from, &mut store)
                    .unwrap_or_else(|error| panic!("{from} → {to} → {from}, {name}: {error:?}"));
                let untold = untold(&text, &there, &back);
                assert!(untold.is_empty(), "{from} → {to} → {from}, {name}: lost and not told: {untold:#?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 250, "{compared}");
}
