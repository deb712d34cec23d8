//! The systems around a message, a file per part of `xefa::efa`.

mod anlagen;
mod nutzerkonto;
mod postfach;
mod register;
mod transport;
mod vorgang;
mod zahlung;
mod zustaendigkeit;

use super::Rule;

pub(super) const RULES: [&[Rule]; 8] = [
    anlagen::RULES,
    nutzerkonto::RULES,
    postfach::RULES,
    register::RULES,
    transport::RULES,
    vorgang::RULES,
    zahlung::RULES,
    zustaendigkeit::RULES,
];
