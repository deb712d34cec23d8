//! Two releases of one schema, and the conversions between them that are generated.

pub mod alt;
pub mod neu;
#[path = "same.rs"]
mod same;
