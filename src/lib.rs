//! XEfA: messages of public services, read, validated and written.
pub mod limits;
pub use limits::Limits;
