//! The systems around a message.

mod nutzerkonto;
mod register;
mod verzeichnis;
mod vorgang;
mod zahlung;
mod zustaendigkeit;
