//! Checks a file against any schema set: `cargo run --features xsd --example check -- SCHEMA FILE`.
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::path::PathBuf;

use xefa::Limits;
use xefa::report::Lang;
use xefa::schema::Schema;
use xefa::validate::{Options, check};
use xefa::xsd::Loader;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut args = std::env::args().skip(1).map(PathBuf::from);
    let schema = args.next().unwrap_or_else(|| root.join("schemas/xefa/1.0/xefa-alle.xsd"));
    let file = args.next().unwrap_or_else(|| root.join("tests/samples/invalid/1.0/anschrift-ort-fehlt.xml"));

    let set = Loader::new().read(&[schema]).map_err(|report| format!("{:?}", report.findings()))?;
    let schema = Schema::compile(&set, &Limits::default()).map_err(|report| format!("{:?}", report.findings()))?;
    let report = check(&schema, &std::fs::read(&file)?, &Options::default());
    println!("{}: {}", file.display(), report.verdict().as_str());
    for finding in report.findings() {
        let place = finding.place();
        println!("{}:{}: {} [{}]", place.line, place.column, finding.message(Lang::En), finding.rule().id());
    }
    Ok(())
}
