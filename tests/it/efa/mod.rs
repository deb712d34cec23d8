//! The systems around a message.

mod nutzerkonto;
mod postfach;
mod register;
mod transport;
mod verzeichnis;
mod vorgang;
mod zahlung;
mod zustaendigkeit;
