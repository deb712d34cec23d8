//! Addresses: street and house number are split (change a).

use super::{alt, neu};
use crate::map::{Conversion, Convert, Mapped, Question};
use crate::report::{LossKind, Reason};

use crate::map::angaben::strasse::{join, split};

pub(in crate::map) static SPLIT: Reason = Reason {
    id: "anschrift-aufgeteilt",
    change: "a",
    kind: LossKind::Split,
    de: "Straße und Hausnummer standen in einem Text und wurden nach einer Regel getrennt.",
    en: "Street and house number stood in one text and were taken apart by a rule.",
};

pub(in crate::map) static UNCLEAR: Reason = Reason {
    id: "anschrift-unklar",
    change: "a",
    kind: LossKind::Ambiguous,
    de: "Der Text lässt sich nicht sicher in Straße und Hausnummer trennen; er steht ganz in der Straße.",
    en: "The text cannot be taken apart into street and house number with certainty; all of it stands in the street.",
};

pub(in crate::map) static JOINED: Reason = Reason {
    id: "anschrift-zusammengefasst",
    change: "a",
    kind: LossKind::Folded,
    de: "Straße und Hausnummer stehen nun in einem Text; wo die Grenze lag, lässt sich daraus nicht mehr erkennen.",
    en: "Street and house number now stand in one text, from which the border between them can no longer be told.",
};

pub(in crate::map) static PARTS: Question = Question {
    id: "anschrift",
    parts: &["strasse", "hausnummer", "hausnummerZusatz"],
    de: "Straße, Hausnummer und Zusatz dieser Anschrift",
    en: "street, house number and suffix of this address",
    answered: Reason {
        id: "anschrift-entschieden",
        change: "a",
        kind: LossKind::Defaulted,
        de: "Straße, Hausnummer und Zusatz stammen aus einer Entscheidung.",
        en: "Street, house number and suffix come from a decision.",
    },
};

pub(in crate::map) static TOO_LONG: Question = Question {
    id: "strasse-hausnummer",
    parts: &[],
    de: "Straße und Hausnummer zusammen in höchstens 100 Zeichen",
    en: "street and house number together in at most 100 characters",
    answered: Reason {
        id: "strasse-hausnummer-entschieden",
        change: "a",
        kind: LossKind::Defaulted,
        de: "Straße und Hausnummer zusammen stammen aus einer Entscheidung.",
        en: "Street and house number together come from a decision.",
    },
};

type Parts = (neu::NameOrt, Option<neu::Hausnummer>, Option<neu::Hausnummer>);

fn parts(strasse: &str, hausnummer: Option<&str>, zusatz: Option<&str>) -> Option<Parts> {
    let number = |text: Option<&str>| text.map(str::parse).transpose().ok();
    Some((strasse.parse().ok()?, number(hausnummer)?, number(zusatz)?))
}

impl Convert<neu::Anschrift> for alt::Anschrift {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Anschrift> {
        let Self { strasse_hausnummer, plz, ort, staat } = self;
        let decided = run.decided(&PARTS, |answer| {
            parts(answer.part("strasse")?, answer.part("hausnummer"), answer.part("hausnummerZusatz"))
        });
        let text = strasse_hausnummer.as_str();
        let (strasse, hausnummer, hausnummer_zusatz) =
            run.place(&[("strasseHausnummer", 0)], &[("strasse", 0)], |run| {
                if let Some(decided) = decided {
                    return Ok(decided);
                }
                if let Some(parts) = split(text).and_then(|apart| parts(apart.strasse, apart.hausnummer, apart.zusatz))
                {
                    run.lost(&SPLIT);
                    return Ok(parts);
                }
                run.lost(&UNCLEAR);
                parts(text, None, None).ok_or_else(|| run.internal())
            })?;
        Ok(neu::Anschrift {
            strasse,
            hausnummer,
            hausnummer_zusatz,
            plz: run.field("plz", plz)?,
            ort: run.field("ort", ort)?,
            staat: run.field("staat", staat)?,
        })
    }
}

impl Convert<alt::Anschrift> for neu::Anschrift {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Anschrift> {
        let Self { strasse, hausnummer, hausnummer_zusatz, plz, ort, staat } = self;
        let (strasse_hausnummer, folded) = run.place(&[("strasse", 0)], &[("strasseHausnummer", 0)], |run| {
            let number = |number: &Option<neu::Hausnummer>| number.as_ref().map(|number| number.as_str().to_owned());
            let (text, folded) =
                join(strasse.as_str(), number(&hausnummer).as_deref(), number(&hausnummer_zusatz).as_deref());
            match text.parse() {
                Ok(text) => {
                    if folded {
                        run.lost(&JOINED);
                    }
                    Ok((text, folded))
                }
                Err(_) => {
                    let stand_in = strasse.as_str().parse::<alt::NameOrt>().map_err(|_| run.internal())?;
                    Ok((run.decide(&TOO_LONG, |answer| answer.text()?.parse().ok(), || stand_in), true))
                }
            }
        })?;
        for (name, part) in [("hausnummer", &hausnummer), ("hausnummerZusatz", &hausnummer_zusatz)] {
            if folded && part.is_some() {
                run.place(&[(name, 0)], &[("strasseHausnummer", 0)], |run| run.lost(&JOINED));
            }
        }
        Ok(alt::Anschrift {
            strasse_hausnummer,
            plz: run.field("plz", plz)?,
            ort: run.field("ort", ort)?,
            staat: run.field("staat", staat)?,
        })
    }
}
