//! XEfA: messages of public services, read, validated and written.
pub mod limits;
pub mod xml;
pub use limits::Limits;
