//! Why a file does not hold what the message holds.

use crate::report::{LossKind, Reason};

const fn reason(id: &'static str, kind: LossKind, de: &'static str, en: &'static str) -> Reason {
    Reason { id, change: "", kind, de, en }
}

/// No field for it.
pub(super) static NO_PLACE: Reason = reason(
    "kein-feld",
    LossKind::Dropped,
    "Das Dateiformat hat dafür kein Feld.",
    "The file format has no field for it.",
);

/// The end is missing.
pub(super) static CUT: Reason = reason(
    "abgeschnitten",
    LossKind::Dropped,
    "Der Wert ist länger als das Feld; sein Ende fehlt.",
    "The value is longer than the field; its end is missing.",
);

/// Other letters stand there.
pub(super) static TRANSLITERATED: Reason = reason(
    "umschrieben",
    LossKind::Folded,
    "Zeichen, die der Zeichensatz der Datei nicht hat, sind durch andere ersetzt.",
    "Characters that the character set of the file lacks are replaced by others.",
);

/// Another way to write the same number or date.
pub(super) static NOTATION: Reason = reason(
    "schreibweise",
    LossKind::Folded,
    "Derselbe Wert kommt in anderer Schreibweise zurück.",
    "The same value comes back in another notation.",
);

/// Blanks at the ends.
pub(super) static BLANKS: Reason = reason(
    "leerzeichen",
    LossKind::Dropped,
    "Leerzeichen am Rand des Felds sind von seiner Füllung nicht zu unterscheiden.",
    "Blanks at the ends of the field cannot be told from its padding.",
);

/// Several codes have one value.
pub(super) static CODES: Reason = reason(
    "code-zusammengefasst",
    LossKind::Folded,
    "Mehrere Codes haben in der Datei denselben Wert.",
    "Several codes have the same value in the file.",
);

/// A code without a value of its own.
pub(super) static OTHER_CODE: Reason = reason(
    "code-sonstiges",
    LossKind::Folded,
    "Der Code hat in der Datei keinen eigenen Wert.",
    "The code has no value of its own in the file.",
);

/// What the layout fills in when it reads.
pub(super) static FILLED: Reason = reason(
    "vorbelegt",
    LossKind::Defaulted,
    "Die Datei hält dafür keinen Wert; beim Lesen steht hier einer aus dem Layout.",
    "The file holds no value for it; when it is read, one of the layout stands here.",
);

/// The other value of a decision that somebody supplied.
pub(super) static SUPPLIED: Reason = reason(
    "angegeben",
    LossKind::Defaulted,
    "Die Datei hält dafür keinen Wert; hier steht der angegebene.",
    "The file holds no value for it; the one that was supplied stands here.",
);

/// Any other difference.
pub(super) static CHANGED: Reason = reason(
    "nicht-genau",
    LossKind::Folded,
    "Das Feld hält den Wert nicht genau.",
    "The field does not hold the value exactly.",
);
