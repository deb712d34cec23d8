//! The systems around a message.

mod nutzerkonto;
mod register;
mod transport;
mod verzeichnis;
mod vorgang;
mod zahlung;
mod zustaendigkeit;
