//! How fast a check is, as a share of a bare quick-xml loop over the same bytes in the same round.
//!
//! `cargo bench --bench check --features xsd` measures messages of XEfA and, with real standards in `../shared/corpus`, UBL and xdomea:
//! a message of 60 MB, made by repeating a part of a real one, and 2,000 real ones of about 8 KB. Each round runs both, so that the
//! machine's mood cancels out. A part of a name as argument picks; `loop` before it only checks, for a profiler.

mod support;

use std::hint::black_box;

use support::input::{self, Input, Standard};
use xefa::schema::Schema;
use xefa::validate::{Options, check, check_reader};

fn main() {
    let schema = input::own_schema();
    measure(&schema, &input::own());
    let Some(corpus) = input::corpus() else { return };
    for standard in [Standard::Ubl, Standard::Xdomea] {
        let schema = input::schema(&corpus, standard);
        for input in input::messages(&corpus, standard) {
            measure(&schema, &input);
        }
    }
}

fn measure(schema: &Schema, input: &Input) {
    let options = Options::default();
    for bytes in &input.messages {
        let report = check(schema, bytes, &options);
        assert!(report.is_valid(), "{}: the figure would mean nothing: {:?}", input.name, report.findings().first());
    }
    let whole = || {
        for bytes in &input.messages {
            black_box(check(schema, bytes, &options));
        }
    };
    let streamed = || {
        for bytes in &input.messages {
            black_box(check_reader(schema, &**bytes, &options));
        }
    };
    let mut ways: [support::Way<'_>; 2] = [("check", Box::new(whole)), ("check_reader", Box::new(streamed))];
    support::compare(input.name, &input.messages, input.bytes(), &mut ways);
}
