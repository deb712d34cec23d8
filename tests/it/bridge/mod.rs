//! The bridge to the fixed-width Wohngeld format: golden files, there and back, broken files, layouts.

mod broken;
mod document;
mod golden;
mod layouts;
mod messages;
mod roundtrip;
mod support;
