//! The systems around a message.
