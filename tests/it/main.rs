//! The integration tests of the library, in one binary.

mod architecture;
mod conformance;
mod content_model;
mod generated;
mod material;
mod samples;
