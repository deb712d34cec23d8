//! The layout, the samples, and what the tests have in common.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use xefa::adapt::{Bound, Layout};
use xefa::report::Report;
use xefa::v1_0;

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

pub fn layout_text() -> String {
    fs::read_to_string(root().join("schemas/adapter/wohngeld-festbreite-1.0.toml")).expect("the layout")
}

pub fn layout() -> Bound<'static> {
    bound(&layout_text()).expect("the layout is fine")
}

pub fn bound(text: &str) -> Result<Bound<'static>, Report> {
    Layout::parse("layout.toml", text)?.bind(v1_0::schema())
}

pub fn sample(name: &str) -> v1_0::Message {
    let bytes = fs::read(root().join("schemas/xefa/1.0/samples").join(name)).expect("the sample");
    let xefa::Message::V1_0(message) = xefa::read(&bytes).expect("a valid sample") else { panic!("another release") };
    message
}

pub const RICH: &str = "fall-wohngeld/01-antrag.einreichung.0100.xml";
pub const MINIMAL: &str = "antrag.einreichung.0100-minimal-wohngeld.xml";
pub const FORTY: &str = "antrag.einreichung.0100-rand-wohngeld-40-mitglieder.xml";

pub fn json(message: &v1_0::Message) -> Value {
    serde_json::to_value(message).expect("a message is JSON")
}

/// Rule, line and column of all findings.
pub fn places(report: &Report) -> Vec<String> {
    report
        .findings()
        .iter()
        .map(|finding| format!("{}:{} {}", finding.place().line, finding.place().column, finding.rule().id()))
        .collect()
}
