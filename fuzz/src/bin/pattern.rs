//! Hands the target `pattern` to the engine: `./run pattern SECONDS`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xefa_fuzz::pattern::run(bytes));
