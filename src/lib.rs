//! XEfA: messages of public services, read, validated and written.
pub mod limits;
pub mod schema;
pub mod value;
pub mod xml;
pub use limits::Limits;
