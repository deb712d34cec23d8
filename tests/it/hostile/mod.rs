//! Input that was made to do harm, at every boundary: it is small or made by code, and each case says what has to become of it.
//!
//! Nothing here is measured with a clock. What would run without end, or take memory without bound, does not come back, and what
//! is limited says so with a finding.

mod codelist;
mod limits;
mod location;
mod message;
mod pattern;
mod regressions;
mod schema;
mod stored;

use xefa::Limits;
use xefa::report::{Report, Verdict};
use xefa::schema::Schema;
use xefa::validate::{Options, check};
use xefa::xsd::Loader;

/// The head of a schema document without a target namespace.
const XS: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">"#;

/// Reads and compiles one document.
fn compile_with(text: &str, limits: &Limits) -> Result<Schema, Report> {
    let set = Loader::new().limits(limits).document("a.xsd", text).read(&["a.xsd".into()])?;
    Schema::compile(&set, limits)
}

/// A schema of one document, given without its head and end.
fn compile(declarations: &str) -> Result<Schema, Report> {
    compile_with(&format!("{XS}{declarations}</xs:schema>"), &Limits::default())
}

fn schema(declarations: &str) -> Schema {
    compile(declarations).unwrap_or_else(|report| panic!("{declarations}: {report:?}"))
}

/// The rules of a report, in its order.
fn rules(report: &Report) -> Vec<&'static str> {
    report.findings().iter().map(|finding| finding.rule().id()).collect()
}

/// The verdict on a message, and the rules of its findings.
fn judge(schema: &Schema, message: &[u8]) -> (Verdict, Vec<&'static str>) {
    let report = check(schema, message, &Options::default());
    (report.verdict(), rules(&report))
}
