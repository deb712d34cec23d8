//! How long a conversion between neighbouring releases takes beside reading the message, in the same round.
//!
//! `cargo bench --features xsd,v1_0,v1_1 --bench map` converts the samples of each release, with the decisions of the examples. A
//! conversion takes its message, so each round makes a copy first; what the copy alone takes stands beside it. Samples that cannot be
//! converted without the content of attachments are left out, and said.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

mod support;

use std::hint::black_box;

use support::input;
use xefa::Message;
use xefa::map::{Decisions, MemoryStore, Options};

/// How often the samples of a release are taken in a round.
const TIMES: usize = 20;

fn main() {
    let path = input::root().join("examples/decisions.toml");
    let text = std::fs::read_to_string(path).expect("the decisions of the examples");
    let decisions: Decisions = toml::from_str(&text).expect("decisions");
    for (from, to) in [("1.0", "1.1"), ("1.1", "2.0"), ("2.0", "1.1"), ("1.1", "1.0")] {
        let all = input::samples(from);
        let count = all.len();
        let converts = |bytes: &Vec<u8>| convert(&xefa::read(bytes).expect("a valid sample"), to, &decisions);
        let samples: Vec<Vec<u8>> = all.into_iter().filter(converts).collect();
        if samples.len() < count {
            println!("{} of {count} samples are left out", count - samples.len());
        }
        let messages: Vec<Vec<u8>> = samples.iter().cycle().take(samples.len() * TIMES).cloned().collect();
        let values: Vec<Message> = messages.iter().map(|bytes| xefa::read(bytes).expect("a valid sample")).collect();
        let read = || messages.iter().for_each(|bytes| drop(black_box(xefa::read(bytes))));
        let copy = || values.iter().for_each(|value| drop(black_box(value.clone())));
        let converted = || values.iter().for_each(|value| assert!(convert(value, to, &decisions)));
        let mut ways: [support::Way<'_>; 3] =
            [("typed read", Box::new(read)), ("copy", Box::new(copy)), ("copy and conversion", Box::new(converted))];
        let work = messages.iter().map(Vec::len).sum();
        support::compare(&format!("{from} to {to}"), &messages, work, &mut ways);
    }
}

/// Whether a copy of the message can be converted.
fn convert(message: &Message, to: &str, decisions: &Decisions) -> bool {
    let mut store = MemoryStore::default();
    black_box(message.clone().convert_to(to, Options::new(decisions).with_store(&mut store))).is_ok()
}
