//! The integration tests of the library, in one binary.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "figures, and a loud word where a test was skipped")]

mod architecture;
#[cfg(all(feature = "v1_0", feature = "adapters"))]
mod bridge;
mod codelists;
mod conformance;
mod constraints;
mod constructs;
mod content_model;
#[cfg(all(feature = "v1_0", feature = "v1_1", feature = "v2_0", feature = "json", feature = "xsd"))]
mod conversions;
#[cfg(feature = "efa")]
mod efa;
mod frozen;
#[cfg(feature = "json")]
mod generated;
mod hostile;
mod material;
mod mistakes;
mod page;
mod regeln;
mod samples;
mod streaming;
mod text;
