//! Bridges to old systems: a message as a file of another format, and back (feature `adapters`).
//!
//! A [`Layout`] says in a TOML file which piece of a message stands where in a file. Bound to a schema it writes files and reads
//! them. What a file does not hold exactly is reported as [losses](crate::report::Loss); nothing is cut or replaced unless the
//! layout says so. `docs/adapter.md` is the reference.
//!
//! ```
//! # #[cfg(feature = "v1_0")] {
//! use xefa::adapt::Layout;
//! use xefa::v1_0;
//!
//! let text = r#"
//! layout = 1
//! name = "Quittungen"
//! message = "administration.quittung.0020"
//! family = "fixed-width"
//! charset = "ISO-8859-15"
//! record_length = 30
//! record_type = { start = 1, length = 2 }
//!
//! [[record]]
//! type = "01"
//! field = [
//!   { name = "hersteller", start = 3, length = 20, kind = "text", path = "@produkthersteller", too_long = "cut" },
//!   { name = "frei", start = 23, length = 8, kind = "filler" },
//! ]
//! "#;
//! let layout = Layout::parse("quittungen.toml", text)?.bind(v1_0::schema())?;
//! // Nothing else is carried, which the layout is told about: it is a warning.
//! assert!(layout.report().findings().iter().any(|finding| finding.rule().id() == "xefa-layout-pflicht"));
//!
//! let bytes = include_bytes!("../../schemas/xefa/1.0/samples/administration.quittung.0020-minimal.xml");
//! let xefa::Message::V1_0(message) = xefa::read(bytes)? else { unreachable!() };
//! let file = layout.write(&message)?;
//! assert_eq!(file.bytes.len(), 32);
//! assert!(file.losses.iter().any(|loss| loss.source_path() == Some("/administration.quittung.0020/nachrichtenkopf")));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bind;
mod cell;
mod charset;
mod date;
mod family;
mod layout;
mod lint;
mod load;
mod path;
mod read;
mod reasons;
mod required;
mod sidecar;
mod toml;
mod tree;
mod write;

pub use bind::Bound;
pub use layout::Layout;
pub use read::{Fetched, ReadOptions};
pub use sidecar::Sidecar;
pub use write::Bridged;
