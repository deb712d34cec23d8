//! Tests of the models of XEfA 1.0.

mod build;
mod roundtrip;
mod unknown;
