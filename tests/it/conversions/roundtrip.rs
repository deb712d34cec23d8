//! There and back: what comes back differs from the original only where one of the two reports says so.

use std::cmp::Ordering;
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

/// Beside a partnership a marital status that is not known says nothing more (`docs/xefa.md`, k): it may be absent after the way back.
fn says_nothing(path: &str, before: &Flat) -> bool {
    let Some((person, rest)) = path.split_once("/familienstand[1]") else { return false };
    let value = |place: &str| before.places.get(&format!("{person}/{place}")).map(String::as_str);
    let is_part = rest.is_empty() || rest == "/code[1]";
    is_part && value("familienstand[1]/code[1]") == Some("6") && value("lebenspartnerschaft[1]/code[1]").is_some()
}

/// The parts of a street's text are told of at the street.
fn is_told_at_street(path: &str, told: &BTreeSet<String>) -> bool {
    let part = ["hausnummer[1]", "hausnummerZusatz[1]"].into_iter().find_map(|part| path.strip_suffix(part));
    part.is_some_and(|address| told.contains(&format!("{address}strasse[1]")))
}

const PARTICIPANT: &str = "/antrag.einreichung.0100[1]/beteiligte[1]/beteiligter[";

/// Which participant has the role 01; the first where none has.
fn applicant(flat: &Flat) -> usize {
    let has_role =
        |at: &usize| flat.places.get(&format!("{PARTICIPANT}{at}]/rolle[1]/code[1]")).is_some_and(|role| role == "01");
    (1..=flat.places.len()).find(has_role).unwrap_or(1)
}

/// A path as it is when the applicant stands first: roles tell participants apart, their order says nothing (`docs/xefa.md`, i).
fn applicant_first(path: &str, applicant: usize) -> String {
    let Some((number, rest)) = path.strip_prefix(PARTICIPANT).and_then(|rest| rest.split_once(']')) else {
        return path.to_owned();
    };
    let number: usize = number.parse().expect("a number");
    let number = match number.cmp(&applicant) {
        Ordering::Less => number + 1,
        Ordering::Equal => 1,
        Ordering::Greater => number,
    };
    format!("{PARTICIPANT}{number}]{rest}")
}

/// The differences between a message and what comes back of it that neither report tells of.
pub fn untold(original: &str, there: &Converted<Message>, back: &Converted<Message>) -> Vec<String> {
    let xml = back.value.to_xml().expect("a valid message");
    let (mut before, after) = (Flat::of(original), Flat::of(&xml));
    let applicant = applicant(&before);
    before.places = before.places.into_iter().map(|(path, text)| (applicant_first(&path, applicant), text)).collect();
    let there = paths(there.losses()).map(|path| applicant_first(&path, applicant));
    let told: BTreeSet<String> = there.chain(paths(back.losses())).collect();
    // A loss at the root would excuse every difference below it.
    let at_root = told.iter().find(|path| path.matches('/').count() < 2);
    assert_eq!(at_root, None, "a loss names the whole message");
    before
        .differences(&after)
        .into_iter()
        .filter(|path| !is_form(path) && !says_nothing(path, &before))
        .filter(|path| !is_told(path, &told) && !is_told_at_street(path, &told))
        .collect()
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
