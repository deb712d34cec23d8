//! The fuzz targets: what may be done with any bytes, and what must hold whatever they are.
//!
//! A target is a function over bytes that panics when a promise does not hold. `src/bin/` hands it to a coverage-guided engine,
//! `tests/regressions.rs` (and, for all but `verdict`, the library's own tests) replays what was found.

#![forbid(unsafe_code)]

pub mod message;
pub mod mutate;
pub mod pattern;
pub mod schema;
pub mod verdict;
