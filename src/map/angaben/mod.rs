//! What conversions do with single values, without any model: texts taken apart and put together, tables of keys, amounts.

pub(super) mod dokument;
pub(super) mod familienstand;
pub(super) mod geburtsdatum;
pub(super) mod geld;
pub(super) mod staaten;
pub(super) mod strasse;
