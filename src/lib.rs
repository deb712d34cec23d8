//! XEfA: messages of public services, read, validated and written.

pub mod codelist;
pub mod error;
pub mod limits;
pub mod models;
pub mod report;
pub mod schema;
pub mod validate;
pub mod value;
pub mod xml;
#[cfg(feature = "xsd")]
pub mod xsd;

pub use error::Error;
pub use limits::Limits;
#[cfg(feature = "v1_0")]
pub use models::v1_0;
