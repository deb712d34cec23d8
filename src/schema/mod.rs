//! Compiled schemas.
pub mod simple;
