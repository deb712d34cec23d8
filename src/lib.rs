//! XEfA: messages of public services, read, validated and written.

pub mod error;
pub mod limits;
mod message;
pub mod models;
pub mod releases;
pub mod report;
pub mod schema;
pub mod validate;
pub mod value;
pub mod xml;
#[cfg(feature = "xsd")]
pub mod xsd;

pub use error::Error;
pub use limits::Limits;
pub use message::{Message, read, read_with};
#[cfg(feature = "v1_0")]
pub use models::v1_0;
