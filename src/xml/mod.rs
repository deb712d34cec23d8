//! The strict XML layer: from bytes to tokens with byte spans, and from events to deterministic XML.
//!
//! Everything that XML 1.0 and "Namespaces in XML 1.0" forbid is refused, with the place that
//! `docs/positions.md` fixes. A DOCTYPE is refused, so there is nothing to expand. This module knows nothing of schemas.
//!
//! ```
//! use xefa::Limits;
//! use xefa::xml::{self, Locator, Reader, Token};
//!
//! let bytes = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a xmlns=\"urn:a\" n=\"1\">J\u{f6}rg &amp; Co</a>".as_bytes();
//! let text = xml::decode(bytes)?;
//! let mut reader = Reader::new(&text, &Limits::default());
//!
//! assert_eq!(reader.next()?, Token::Start);
//! assert_eq!(reader.name().local, "a");
//! assert_eq!(reader.namespace_uri(reader.name().ns), "urn:a");
//! assert_eq!(reader.attributes().get(0).map(|n| n.value), Some("1"));
//! assert_eq!(Locator::new(&text).place(reader.span().start).line, 2);
//!
//! assert_eq!(reader.next()?, Token::Text);
//! assert_eq!(reader.text(), "Jörg & Co");
//! assert_eq!(reader.next()?, Token::End);
//! assert_eq!(reader.next()?, Token::Eof);
//!
//! let fault = Reader::new("<a></b>", &Limits::default()).read_all().unwrap_err();
//! assert_eq!((fault.rule, fault.offset), ("xml-end-tag", 3));
//! # Ok::<(), xml::Fault>(())
//! ```
mod attribute;
mod chars;
mod content;
mod core;
mod decode;
mod fault;
mod looks;
mod name;
mod namespaces;
mod place;
mod prolog;
mod reader;
mod reference;
mod scan;
mod stream;
mod tag;
#[cfg(test)]
mod tests;
mod write;

pub use attribute::{Attribute, Attributes};
pub use core::View;
pub use decode::{decode, decode_prefix};
pub use fault::{Fault, rule};
pub use name::QName;
pub use namespaces::{Ns, XML_URI, XMLNS_URI, XSI_URI};
pub use place::{Locator, Place};
pub use reader::{Reader, Token};
pub use stream::Stream;
pub use write::{Layout, WriteError, Writer};
