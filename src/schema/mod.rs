//! Compiled schemas.
mod id;
pub mod simple;
pub use id::{AttributeId, ElementId, NameId, NamespaceId, TypeId};
