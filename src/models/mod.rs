//! Typed messages: the runtime of generated models, and the models of the known releases.
//!
//! The [engine](crate::validate::Engine) validates, the models only store: generated code matches small numbers of the compiled
//! schema and has no rule of its own. What it is made of are the macros [`model!`](crate::model), [`choice!`](crate::choice),
//! [`variants!`](crate::variants), [`codes!`](crate::codes), [`simple!`](crate::simple) and [`root!`](crate::root); `docs/shapes.md`
//! says what becomes of which piece of a schema.
//!
//! ```
//! use xefa::models::{AnyElement, Fixed, List};
//! use xefa::value::Leaf;
//!
//! assert_eq!(List(vec![1, 2]).to_lexical(), "1 2");
//! assert_eq!(AnyElement::new("urn:example", "a").local, "a");
//! assert_eq!(Fixed::default(), Fixed::Present);
//! ```

mod any;
mod context;
mod decode;
mod encode;
mod field;
#[cfg(feature = "json")]
pub mod json;
mod key;
mod leaf;
mod macros;
mod mask;
mod root;
mod simple;
mod sink;
mod source;
mod tag_buf;
#[cfg(all(test, feature = "v1_0"))]
mod tests;
#[cfg(feature = "v1_0")]
pub mod v1_0;
#[cfg(feature = "v1_1")]
pub mod v1_1;
#[cfg(feature = "v2_0")]
pub mod v2_0;
mod write;

#[cfg(feature = "json-schema")]
#[doc(hidden)]
pub use ::schemars;
#[doc(hidden)]
pub use ::serde;

pub use any::{AnyAttribute, AnyContent, AnyElement, AnyNode, AnySimple};
pub use context::Context;
pub use decode::{Decoded, Decoder, Open, Stop};
pub use encode::{Encoded, Encoder, Opening};
pub use field::{AttributeField, Field, Fixed};
pub use key::Key;
pub use leaf::{List, Nillable};
pub use mask::{Encode, debug};
pub use root::{
    Read, Root, element_name, embedded, read_any_root, read_any_root_with, read_root, write_any_root,
    write_any_root_unchecked, write_root, write_root_unchecked,
};
pub use simple::{Argument, ValueError, check_leaf, check_simple, is_before, parse_simple, position};

/// A generated type: the content of an element, or of a group.
pub trait Model: Sized {
    /// Reads the attributes and the content of an element that was opened.
    ///
    /// # Errors
    /// When decoding has to stop.
    fn decode(decoder: &mut Decoder<'_>, open: Open) -> Decoded<Self>;

    /// Writes the attributes and the content.
    ///
    /// # Errors
    /// When the message cannot be written.
    fn encode(&self, encoder: &mut Encoder<'_>) -> Encoded;

    /// What the value itself has to say of its element.
    fn opening(&self) -> Opening<'_> {
        Opening::default()
    }
}
