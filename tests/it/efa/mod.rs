//! The systems around a message.

#[cfg(feature = "v1_1")]
mod beispiel;
mod nutzerkonto;
mod postfach;
mod register;
mod transport;
mod verzeichnis;
mod vorgang;
mod zahlung;
mod zustaendigkeit;
