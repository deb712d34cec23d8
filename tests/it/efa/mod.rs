//! The systems around a message.

mod verzeichnis;
mod vorgang;
mod zustaendigkeit;
