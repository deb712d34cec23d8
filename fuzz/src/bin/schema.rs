//! Hands the target `schema` to the engine: `./run schema SECONDS`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xefa_fuzz::schema::run(bytes));
