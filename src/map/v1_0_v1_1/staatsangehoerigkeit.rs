//! Nationalities: two letters become the key of destatis (change g).

use super::{alt, neu};
use crate::map::{Conversion, Convert, Mapped, Question};
use crate::report::{LossKind, Reason};

use crate::map::angaben::staaten::{LIST_VERSION, key, letters};

pub(in crate::map) static KEY: Question = Question {
    id: "staatsangehoerigkeit",
    parts: &[],
    de: "diese Buchstaben stehen für keine heutige Staatsangehörigkeit; welcher Schlüssel von destatis (drei Ziffern) gilt",
    en: "these letters stand for no present nationality; which key of destatis (three digits) holds",
    answered: Reason {
        id: "staatsangehoerigkeit-entschieden",
        change: "g",
        kind: LossKind::Defaulted,
        de: "Der Schlüssel der Staatsangehörigkeit stammt aus einer Entscheidung.",
        en: "The key of the nationality comes from a decision.",
    },
};

pub(in crate::map) static LETTERS: Question = Question {
    id: "staatsangehoerigkeit-buchstaben",
    parts: &[],
    de: "zu keiner Staatsangehörigkeit dieser Person gibt es zwei Buchstaben, und eine muss angegeben sein; welche",
    en: "none of this person's nationalities has two letters, and one must be given; which",
    answered: Reason {
        id: "staatsangehoerigkeit-buchstaben-entschieden",
        change: "g",
        kind: LossKind::Defaulted,
        de: "Die Staatsangehörigkeit stammt aus einer Entscheidung.",
        en: "The nationality comes from a decision.",
    },
};

pub(in crate::map) static NO_LETTERS: Reason = Reason {
    id: "staatsangehoerigkeit-ohne-buchstaben",
    change: "g",
    kind: LossKind::Dropped,
    de: "Für diesen Schlüssel gibt es keine zwei Buchstaben.",
    en: "There are no two letters for this key.",
};

pub(in crate::map) static NAME: Reason = Reason {
    id: "staatsangehoerigkeit-bezeichnung",
    change: "g",
    kind: LossKind::Dropped,
    de: "Neben zwei Buchstaben steht keine Bezeichnung.",
    en: "No name stands beside two letters.",
};

pub(in crate::map) static VERSION: Reason = Reason {
    id: "staatsangehoerigkeit-listenversion",
    change: "g",
    kind: LossKind::Folded,
    de: "Zwei Buchstaben nennen keine Listenversion; sie war eine andere als die der Tabelle.",
    en: "Two letters name no list version; it was another one than that of the table.",
};

fn code(key: &str) -> neu::CodeStaatsangehoerigkeit {
    neu::CodeStaatsangehoerigkeit {
        list_uri: Default::default(),
        list_version_id: LIST_VERSION.into(),
        code: key.into(),
        name: None,
    }
}

impl Convert<neu::CodeStaatsangehoerigkeit> for alt::StaatIso2 {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::CodeStaatsangehoerigkeit> {
        let three = |text: &str| (text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit())).then(|| code(text));
        Ok(match key(self.as_str()) {
            Some(key) => code(key),
            None => run.decide(&KEY, |answer| three(answer.text()?), || code("999")),
        })
    }
}

/// The two letters of the code at hand; it is dropped where it has none.
pub(in crate::map) fn two_letters(
    run: &mut Conversion<'_>,
    code: neu::CodeStaatsangehoerigkeit,
) -> Mapped<Option<alt::StaatIso2>> {
    let neu::CodeStaatsangehoerigkeit { list_uri: _, list_version_id, code, name } = code;
    let Some(letters) = letters(&code) else {
        run.gone(&NO_LETTERS);
        return Ok(None);
    };
    if list_version_id != LIST_VERSION {
        run.lost(&VERSION);
    }
    run.dropped("name", name, &NAME);
    letters.parse().map(Some).map_err(|_| run.internal())
}

/// The nationalities of a person; where one must be given and none has letters, a decision.
pub(in crate::map) fn down(
    run: &mut Conversion<'_>,
    codes: Vec<neu::CodeStaatsangehoerigkeit>,
    required: bool,
) -> Mapped<Vec<alt::StaatIso2>> {
    let mut kept = Vec::with_capacity(codes.len());
    for (index, code) in codes.into_iter().enumerate() {
        let place = |occurrence| [("staatsangehoerigkeit", occurrence)];
        let letters = run.place(&place(index + 1), &place(kept.len() + 1), |run| two_letters(run, code))?;
        kept.extend(letters);
    }
    if required && kept.is_empty() {
        let stand_in = "DE".parse().map_err(|_| run.internal())?;
        kept.push(run.decide(&LETTERS, |answer| answer.text()?.parse().ok(), || stand_in));
    }
    Ok(kept)
}
