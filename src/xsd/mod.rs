//! Schema documents, read into components.

pub mod component;
