//! The systems around a message.

mod vorgang;
