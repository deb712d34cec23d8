//! Why a key is none, as a sentence of a finding.

use crate::report::Finding;
use crate::value::schluessel::{SchluesselError, Ursache};

/// Adds what is wrong with a key: the reason, and the character where one can be named.
pub(super) fn von_schluessel(finding: Finding, error: &SchluesselError) -> Finding {
    let why = match error.ursache {
        Ursache::Leer => ["es steht nichts da", "nothing is there"],
        Ursache::Laenge { .. } | Ursache::Stufe { .. } => {
            ["die Zahl der Ziffern passt nicht", "the number of digits does not fit"]
        }
        Ursache::Ziffer => ["hier gehört eine Ziffer hin", "a digit belongs here"],
        Ursache::Kleinbuchstabe => ["hier gehört ein Kleinbuchstabe hin", "a small letter belongs here"],
        Ursache::Zeichen(_) => ["hier gehört ein Doppelpunkt hin", "a colon belongs here"],
        Ursache::Unzulaessig => ["dieses Zeichen darf hier nicht stehen", "this character may not stand here"],
        Ursache::Festwert(_) => ["er beginnt nicht mit 99", "it does not begin with 99"],
        Ursache::Land => {
            ["ein Land mit diesen zwei Ziffern gibt es nicht (01 bis 16)", "no Land has these two digits (01 to 16)"]
        }
        _ => ["er hat eine andere Form", "it has another form"],
    };
    let finding = finding.text("why", why);
    match error.position {
        Some(at) => finding.arg("at", at.to_string()),
        None => finding,
    }
}
