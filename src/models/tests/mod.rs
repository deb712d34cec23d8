//! Tests of the models of XEfA 1.0.
#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

mod build;
mod erratum;
mod roundtrip;
mod unknown;
