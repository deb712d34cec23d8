//! Hands the target `verdict` to the engine: `./run verdict SECONDS`.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|bytes: &[u8]| xefa_fuzz::verdict::run(bytes));

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let text = std::str::from_utf8(&data[..size]).unwrap_or_default();
    match xefa_fuzz::mutate::xml(text, seed).filter(|text| text.len() <= max_size && seed % 20 != 0) {
        Some(text) => {
            data[..text.len()].copy_from_slice(text.as_bytes());
            text.len()
        }
        None => fuzzer_mutate(data, size, max_size),
    }
});
