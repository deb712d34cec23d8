//! How fast messages of real standards are read into generated types, and written from them, beside a bare quick-xml loop.
//!
//! `cargo run --release` in this folder; an argument picks what has it in its name, `BENCH_ROUNDS` sets the number of rounds.

#[path = "../../support/mod.rs"]
mod support;

#[cfg(not(corpus))]
fn main() {
    println!("SKIPPED everything: ../../../shared/corpus was missing when this was built");
}

#[cfg(corpus)]
fn main() {
    standards::ubl();
    standards::xdomea();
}

#[cfg(corpus)]
mod standards {
    use std::cell::RefCell;
    use std::hint::black_box;

    use xefa::validate::{Options, check};

    use crate::support::input::{self, Standard};
    use crate::support::{self, Way};

    #[allow(missing_docs, dead_code, unused_imports, reason = "generated")]
    mod ubl {
        include!(concat!(env!("OUT_DIR"), "/ubl.rs"));
    }

    #[allow(missing_docs, dead_code, unused_imports, reason = "generated")]
    mod xdomea {
        include!(concat!(env!("OUT_DIR"), "/xdomea.rs"));
    }

    macro_rules! measure {
        ($name:ident, $standard:expr) => {
            pub fn $name() {
                let Some(corpus) = input::corpus() else { return };
                for input in input::messages(&corpus, $standard) {
                    let read = |bytes: &[u8]| $name::Message::from_xml(bytes);
                    measure(&input, $name::schema(), read, $name::Message::to_xml, $name::Message::to_xml_unchecked);
                }
            }
        };
    }

    measure!(ubl, Standard::Ubl);
    measure!(xdomea, Standard::Xdomea);

    fn measure<M, E: std::fmt::Debug>(
        input: &input::Input,
        schema: &xefa::schema::Schema,
        read: impl Fn(&[u8]) -> Result<M, E>,
        write: impl Fn(&M) -> Result<String, E>,
        write_unchecked: impl Fn(&M) -> Result<String, E>,
    ) {
        if !support::wanted(input.name) {
            return;
        }
        let messages = &input.messages;
        let values: Vec<M> = messages.iter().map(|bytes| read(bytes).expect("a valid message")).collect();
        let written: usize = values.iter().map(|value| write(value).expect("a valid message").len()).sum();
        let options = Options::default();
        // A large value is dropped when the next one is read: what that takes stands beside it.
        let kept = RefCell::new(None);
        let mut ways: [Way<'_>; 4] = [
            ("check", Box::new(|| messages.iter().for_each(|bytes| drop(black_box(check(schema, bytes, &options)))))),
            ("typed read and drop", Box::new(|| messages.iter().for_each(|bytes| drop(black_box(read(bytes)))))),
            (
                "typed read",
                Box::new(|| *kept.borrow_mut() = Some(messages.iter().map(|bytes| read(bytes)).collect::<Vec<_>>())),
            ),
            ("drop", Box::new(|| drop(kept.take()))),
        ];
        support::compare(input.name, messages, input.bytes(), &mut ways);
        let mut ways: [Way<'_>; 2] = [
            ("checked write", Box::new(|| values.iter().for_each(|value| drop(black_box(write(value)))))),
            ("unchecked write", Box::new(|| values.iter().for_each(|value| drop(black_box(write_unchecked(value)))))),
        ];
        support::compare(input.name, messages, written, &mut ways);
    }
}
