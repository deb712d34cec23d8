//! Hands the target `message` to the engine: `./run message SECONDS`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xefa_fuzz::message::run(bytes));
