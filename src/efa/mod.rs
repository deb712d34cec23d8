//! The systems around a message: typed, offline building blocks, and a trait where a Land plugs in a component of its own.
//!
//! There is no network code here. What talks to a component of somebody else is a trait, and each trait has a local
//! implementation that really works, for tests and for services that run beside each other.

pub mod anlagen;
mod antwortkopf;
pub mod nutzerkonto;
pub mod postfach;
pub mod register;
pub mod transport;
pub mod vorgang;
pub mod zahlung;
pub mod zustaendigkeit;
