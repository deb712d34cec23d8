//! The integration tests of the library, in one binary.

mod architecture;
mod codelists;
mod conformance;
mod content_model;
mod material;
mod samples;
