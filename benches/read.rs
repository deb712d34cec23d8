//! How fast a validated typed read is, as a share of a bare quick-xml loop over the same bytes in the same round.
//!
//! `cargo bench --bench read --features xsd` reads the samples of XEfA 1.0 into its models, again and again. What a check alone takes
//! stands beside it.

mod support;

use std::hint::black_box;

use support::input;
use xefa::v1_0::{Message, schema};
use xefa::validate::{Options, check};

fn main() {
    let input = input::own();
    let messages = &input.messages;
    let read = || {
        for bytes in messages {
            black_box(Message::from_xml(bytes).expect("a valid message"));
        }
    };
    let options = Options::default();
    let checked = || {
        for bytes in messages {
            black_box(check(schema(), bytes, &options));
        }
    };
    let mut ways: [support::Way<'_>; 2] = [("typed read", Box::new(read)), ("check", Box::new(checked))];
    support::compare(input.name, messages, input.bytes(), &mut ways);
}
