//! The list of evidence names its version (changes s and x).

use crate::map::{Conversion, Convert, Mapped, Obstacle, Question};
use crate::report::{LossKind, Reason};

use super::{alt, neu};

pub(super) static VERSION: Question = Question {
    id: "nachweisart-listenversion",
    parts: &[],
    de: "welche Version der Liste Nachweisart die Nachricht nennen soll (1.0 oder 2.0)",
    en: "which version of the list nachweisart the message shall name (1.0 or 2.0)",
    answered: Reason {
        id: "nachweisart-listenversion-entschieden",
        change: "s",
        kind: LossKind::Defaulted,
        de: "Die Version der Liste Nachweisart stammt aus einer Entscheidung.",
        en: "The version of the list nachweisart comes from a decision.",
    },
};

pub(super) static RETIRED: Question = Question {
    id: "nachweisart-04",
    parts: &[],
    de: "den Code 04 (Mietbescheinigung) gibt es in Version 2.0 der Liste nicht mehr; welcher Code gilt",
    en: "code 04 (Mietbescheinigung) is retired in version 2.0 of the list; which code holds",
    answered: Reason {
        id: "nachweisart-04-entschieden",
        change: "x",
        kind: LossKind::Defaulted,
        de: "Der Code für einen zurückgezogenen stammt aus einer Entscheidung.",
        en: "The code for a retired one comes from a decision.",
    },
};

pub(super) static NAME: Reason = Reason {
    id: "nachweisart-bezeichnung",
    change: "x",
    kind: LossKind::Dropped,
    de: "Die Bezeichnung gehörte zum Code einer anderen Version der Liste.",
    en: "The name belonged to the code of another version of the list.",
};

pub(super) static FOLDED: Reason = Reason {
    id: "nachweisart-sonstiger",
    change: "x",
    kind: LossKind::Folded,
    de: "Diesen Nachweis kennt Version 1.0 der Liste nicht; er geht in „sonstiger Nachweis“ auf.",
    en: "Version 1.0 of the list does not know this evidence; it merges into “other evidence”.",
};

pub(super) static LIST: Reason = Reason {
    id: "nachweisart-listenversion",
    change: "s",
    kind: LossKind::Folded,
    de: "Die ältere Form kennt nur Version 1.0 der Liste Nachweisart.",
    en: "The older form knows version 1.0 of the list nachweisart only.",
};

pub(super) static UNKNOWN: Obstacle = Obstacle {
    id: "nachweisart-unbekannt",
    de: "diesen Code oder diese Version der Liste Nachweisart kennt die Umwandlung nicht",
    en: "the conversion does not know this code or this version of the list nachweisart",
};

/// The codes of version 2.0.
const SECOND: [&str; 9] = ["01", "02", "03", "05", "06", "07", "08", "09", "99"];

impl Convert<neu::CodeNachweisart> for alt::CodeNachweisart {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::CodeNachweisart> {
        let Self { list_uri, list_version_id: _, code, name } = self;
        let version = |answer: &crate::map::Answer| {
            answer.text().filter(|text| matches!(*text, "1.0" | "2.0")).map(str::to_owned)
        };
        let version = run.decide(&VERSION, version, || "1.0".to_owned());
        let mut text = code.as_str().to_owned();
        let mut name = name;
        if version == "2.0" && matches!(text.as_str(), "04" | "05") {
            run.dropped("name", name.take(), &NAME);
            if text == "04" {
                let known =
                    |answer: &crate::map::Answer| answer.text().filter(|code| SECOND.contains(code)).map(str::to_owned);
                text = run.place(&[("code", 0)], &[("code", 0)], |run| run.decide(&RETIRED, known, || "99".to_owned()));
            }
        }
        Ok(neu::CodeNachweisart {
            list_uri: run.field("@listURI", list_uri)?,
            list_version_id: version.into(),
            code: text.into(),
            name,
        })
    }
}

impl Convert<alt::CodeNachweisart> for neu::CodeNachweisart {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::CodeNachweisart> {
        let Self { list_uri, list_version_id, code, mut name } = self;
        if !matches!(list_version_id.as_str(), "1.0" | "2.0") {
            return Err(run.impossible(&UNKNOWN));
        }
        let second = list_version_id == "2.0";
        if second {
            run.lost(&LIST);
        }
        let folded = second && code == "09";
        if second && matches!(code.as_str(), "05" | "09") {
            run.dropped("name", name.take(), &NAME);
        }
        let code = run.place(&[("code", 0)], &[("code", 0)], |run| {
            if folded {
                run.lost(&FOLDED);
            }
            let known = if folded { "99" } else { &code };
            known.parse().map_err(|_| run.impossible(&UNKNOWN))
        })?;
        Ok(alt::CodeNachweisart {
            list_uri: run.field("@listURI", list_uri)?,
            list_version_id: Default::default(),
            code,
            name,
        })
    }
}
