//! The integration tests of the library, in one binary.

mod architecture;
mod codelists;
mod conformance;
mod constraints;
mod content_model;
mod material;
mod samples;
mod streaming;
