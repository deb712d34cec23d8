//! How fast messages are written, checked and unchecked, in MB of what comes out.
//!
//! `cargo bench --bench write --features xsd` reads the samples of XEfA 1.0 and writes them again and again. The bare quick-xml loop
//! beside it reads the same messages.

mod support;

use std::hint::black_box;

use support::input;
use xefa::v1_0::Message;

fn main() {
    let input = input::own();
    let values: Vec<Message> =
        input.messages.iter().map(|bytes| Message::from_xml(bytes).expect("a valid message")).collect();
    let written: usize = values.iter().map(|value| value.to_xml().map_or(0, |text| text.len())).sum();
    let checked = || {
        for value in &values {
            black_box(value.to_xml().expect("a valid message"));
        }
    };
    let unchecked = || {
        for value in &values {
            black_box(value.to_xml_unchecked().expect("a message"));
        }
    };
    let mut ways: [support::Way<'_>; 2] = [("checked", Box::new(checked)), ("unchecked", Box::new(unchecked))];
    support::compare(input.name, &input.messages, written, &mut ways);
}
