//! Reading schema documents (XSD 1.0): from files to [components](SchemaSet) in which every name is resolved.
//!
//! The way of a document: text to tree (`tree`), every element with its place; the tree against the `table` of what each
//! `xs:` element may carry; include, import and redefine (`load`) to all documents of the set; `names`; and then the
//! components (`build`), first what each declaration says itself, then what it inherits.
//!
//! Everything that is wrong is reported, with document, line and column, not only the first mistake; and what is not understood is
//! refused by name, never left out.
//!
//! # Input safety
//! Documents come from local files and from memory only; there is no network code. A location with `http:` or any other scheme than
//! `file:` is looked up in the [`Catalog`], and if it is not there, the finding says so. A DOCTYPE is skipped and nothing that it
//! declares is expanded. Named groups are shared, not copied, and how deep groups, types and elements may be nested is limited by
//! [`Limits::depth`](crate::Limits::depth).
//!
//! ```
//! use xefa::xsd::{Loader, Type};
//!
//! let set = Loader::new()
//!     .document("nachricht.xsd", r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
//!         <xs:include schemaLocation="typen.xsd"/>
//!         <xs:element name="person" type="Person"/>
//!     </xs:schema>"#)
//!     .document("typen.xsd", r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
//!         <xs:complexType name="Person"><xs:attribute name="id" type="xs:ID" use="required"/></xs:complexType>
//!     </xs:schema>"#)
//!     .read(&["nachricht.xsd".into()])
//!     .expect("correct documents");
//! let Type::Complex(person) = &set.types[set.elements[0].type_id.index()] else { panic!() };
//! assert!(person.attributes[0].required);
//! assert_eq!(set.documents[1].path.as_ref(), "typen.xsd");
//! ```

mod build;
mod builtin;
mod catalog;
pub mod compare;
pub mod component;
pub mod diff;
mod document;
mod faults;
pub mod fields;
mod grammar;
mod hierarchy;
mod load;
mod loader;
mod names;
mod node;
mod published;
pub(crate) mod simple;
mod source;
mod table;
#[cfg(test)]
mod tests;
mod token;
mod tree;
mod version;

pub use catalog::Catalog;
pub use component::*;
pub use fields::{Datenkategorie, Field, FieldKind, Fields};
pub use loader::Loader;
pub use published::{published, published_releases};
