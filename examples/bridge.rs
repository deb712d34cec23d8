//! A message for a system of the nineties and back: `cargo run --features adapters --example bridge`.
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::path::Path;

use xefa::adapt::{Layout, ReadOptions};
use xefa::report::Lang;
use xefa::v1_0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let layout =
        Layout::load(root.join("adapter/wohngeld-festbreite-1.0.toml")).map_err(|report| format!("{report:?}"))?;
    let layout = layout.bind(v1_0::schema()).map_err(|report| format!("{report:?}"))?;

    println!("What the layout leaves open:");
    for finding in layout.report().findings() {
        println!("  {}", finding.message(Lang::En));
    }

    let sample = std::fs::read(root.join("xefa/1.0/samples/fall-wohngeld/01-antrag.einreichung.0100.xml"))?;
    let xefa::Message::V1_0(message) = xefa::read(&sample)? else { return Err("another release".into()) };
    let file = layout.write(&message)?;
    let records = file.bytes.split(|byte| *byte == b'\n').filter(|record| !record.is_empty()).count();
    println!("\nThe file: {records} records, {} bytes. What it does not hold:", file.bytes.len());
    for loss in &file.losses {
        println!("  {loss}");
    }

    // The file comes back; what the format never knew comes from the layout.
    let back: v1_0::Message = layout.read(&file.bytes).message()?;
    println!("\nRead back it is the same message: {}", back == message);
    let options = ReadOptions::new().sidecar(file.sidecar.clone());
    let whole: v1_0::Message = layout.read_with(&file.bytes, &options).message()?;
    println!("With its sidecar of {} places: {}", file.sidecar.len(), whole == message);

    // A file that lost a byte on its way says so, with record and column.
    let mut broken = file.bytes.clone();
    broken.remove(600);
    println!("\nThe same file without one byte:");
    for finding in layout.read(&broken).report.findings() {
        println!("  {finding}");
    }
    Ok(())
}
