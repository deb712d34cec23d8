//! XEfA: messages of public services, read, validated and written.
//!
//! [`read`] gives a typed message of any known release, or a [`report`] that says where what is wrong. Values write themselves,
//! checked. [`validate`] checks messages of any standard against a compiled [`schema`], which the module `xsd` (feature `xsd`)
//! reads from XSD files.
//!
//! ```
//! # #[cfg(feature = "v2_0")] {
//! let bytes = include_bytes!("../schemas/xefa/2.0/samples/administration.quittung.0020-minimal.xml");
//! let message = xefa::read(bytes)?;
//! assert_eq!(message.version(), "2.0");
//! let again = xefa::read(message.to_xml()?.as_bytes())?;
//! assert_eq!(again, message);
//! # }
//! # Ok::<(), xefa::Error>(())
//! ```

#[cfg(feature = "adapters")]
pub mod adapt;
pub mod codelist;
#[cfg(feature = "efa")]
pub mod efa;
pub mod error;
pub mod limits;
pub mod map;
mod message;
pub mod models;
pub mod regeln;
pub mod releases;
pub mod report;
pub mod schema;
pub mod suite;
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
#[cfg(feature = "v1_1")]
pub use models::v1_1;
#[cfg(feature = "v2_0")]
pub use models::v2_0;

/// The README, so that its Rust runs as a test.
#[cfg(all(doctest, feature = "v2_0"))]
#[doc = include_str!("../README.md")]
mod readme {}

/// The page of generated code, likewise.
#[cfg(all(doctest, feature = "v2_0"))]
#[doc = include_str!("../docs/generated.md")]
mod generated {}
