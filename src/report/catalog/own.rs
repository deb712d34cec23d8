//! Rules of our own.

use super::{Rule, unchecked};

pub(super) const INTERNAL: Rule = unchecked(
    "xefa-intern",
    ["interner Fehler der Prüfung", "internal defect of the checker"],
    [
        "Die Prüfung ist auf etwas gestoßen, das sie nicht benennen kann. Bitte melden Sie den Fall.",
        "The checker met something that it cannot name. Please report the case.",
    ],
    ["", ""],
);

pub(super) const RULES: &[Rule] = &[INTERNAL];
