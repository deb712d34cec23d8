//! Marital status: two codes of our own lists become one of DSMeld's (change k).

use crate::map::angaben::familienstand::{Dsmeld, LIST_VERSION, down, up};
use crate::map::{Conversion, Mapped, Obstacle, Question};
use crate::report::{LossKind, Reason};
use crate::value::Str;

use super::{alt, neu};

pub(super) static FOLDED: Reason = Reason {
    id: "familienstand-zusammengefasst",
    change: "k",
    kind: LossKind::Folded,
    de: "Familienstand und Lebenspartnerschaft sind nun eine Angabe; dass die Person ledig ist, geht in ihr auf.",
    en: "Marital status and partnership are one value now; that the person is single merges into it.",
};

pub(super) static UNKNOWN: Reason = Reason {
    id: "familienstand-mehrdeutig",
    change: "k",
    kind: LossKind::Ambiguous,
    de: "„Nicht bekannt“ galt für Ehe und Lebenspartnerschaft, in der älteren Form nur für die Ehe.",
    en: "“Not known” spoke of marriage and partnership, in the older form of marriage only.",
};

pub(super) static NAME: Reason = Reason {
    id: "familienstand-bezeichnung",
    change: "k",
    kind: LossKind::Dropped,
    de: "Die Bezeichnung gehörte zum Code der anderen Liste.",
    en: "The name belonged to the code of the other list.",
};

pub(super) static LIST: Reason = Reason {
    id: "familienstand-listenversion",
    change: "k",
    kind: LossKind::Folded,
    de: "Die ältere Form nennt keine Version der Liste von DSMeld; sie war eine andere als die, mit der zurück umgewandelt wird.",
    en: "The older form names no version of DSMeld's list; it was another one than the way back names.",
};

pub(super) static NO_CODE: Obstacle = Obstacle {
    id: "familienstand-unbekannt",
    de: "diesen Code der Liste Familienstand von DSMeld kennt die Tabelle nicht",
    en: "the table does not know this code of DSMeld's list of marital status",
};

pub(super) static WHICH: Question = Question {
    id: "familienstand",
    parts: &[],
    de: "Familienstand und Lebenspartnerschaft widersprechen sich; welcher Code von DSMeld gilt (LD, VH, VW, GS, EA, LP, LV, LA, LE, NB)",
    en: "marital status and partnership contradict each other; which code of DSMeld holds (LD, VH, VW, GS, EA, LP, LV, LA, LE, NB)",
    answered: Reason {
        id: "familienstand-entschieden",
        change: "k",
        kind: LossKind::Defaulted,
        de: "Der Familienstand stammt aus einer Entscheidung, weil zwei Angaben sich widersprachen.",
        en: "The marital status comes from a decision, because two values contradicted each other.",
    },
};

fn code(code: &str) -> neu::CodeFamilienstand {
    neu::CodeFamilienstand {
        list_uri: Default::default(),
        list_version_id: LIST_VERSION.into(),
        code: code.into(),
        name: None,
    }
}

/// The two codes of 1.x, as the core and Fachmodule have them.
pub(super) struct Angaben {
    pub familienstand: Option<(String, Option<Str>)>,
    pub lebenspartnerschaft: Option<(String, Option<Str>)>,
}

/// Both codes as one.
pub(super) fn one(run: &mut Conversion<'_>, both: Angaben) -> Mapped<Option<neu::CodeFamilienstand>> {
    let Angaben { familienstand, lebenspartnerschaft } = both;
    for (place, value) in [("familienstand", &familienstand), ("lebenspartnerschaft", &lebenspartnerschaft)] {
        let name = value.as_ref().and_then(|(_, name)| name.as_ref());
        run.place(&[(place, 0)], &[("familienstand", 0)], |run| run.dropped("name", name, &NAME));
    }
    let text = |value: &Option<(String, Option<Str>)>| value.as_ref().map(|(code, _)| code.clone());
    let found = up(text(&familienstand).as_deref(), text(&lebenspartnerschaft).as_deref());
    if matches!(found, Dsmeld::Folded(_)) {
        run.place(&[("familienstand", 0)], &[("familienstand", 0)], |run| run.lost(&FOLDED));
    }
    let from = if lebenspartnerschaft.is_some() { "lebenspartnerschaft" } else { "familienstand" };
    Ok(run.place(&[(from, 0)], &[("familienstand", 0)], |run| match found {
        Dsmeld::Absent => None,
        Dsmeld::Code(known) | Dsmeld::Folded(known) => Some(code(known)),
        Dsmeld::Contradiction => Some(run.decide(
            &WHICH,
            |answer| down(answer.text()?).map(|_| code(answer.text().unwrap_or(""))),
            || code("NB"),
        )),
    }))
}

/// One code as the two of 1.x: texts of their codes. Where the status is mandatory, it is never absent.
pub(super) fn two(
    run: &mut Conversion<'_>,
    one: Option<neu::CodeFamilienstand>,
    mandatory: bool,
) -> Mapped<(Option<&'static str>, Option<&'static str>)> {
    let Some(neu::CodeFamilienstand { list_uri: _, list_version_id, code, name }) = one else {
        return Ok((None, None));
    };
    let Some((status, partnership)) = down(&code) else {
        return Err(run.place(&[("familienstand", 0)], &[], |run| run.impossible(&NO_CODE)));
    };
    let target = if partnership.is_some() { "lebenspartnerschaft" } else { "familienstand" };
    run.place(&[("familienstand", 0)], &[(target, 0)], |run| {
        if list_version_id != LIST_VERSION {
            run.lost(&LIST);
        }
        if code == "NB" {
            run.lost(&UNKNOWN);
        }
        run.dropped("name", name, &NAME);
    });
    // Beside a partnership 1.x says of marriage: not known.
    let status = if mandatory { status.or(Some("6")) } else { status };
    Ok((status, partnership))
}

/// The codes as those of the Baukasten.
pub(super) fn codes(
    run: &mut Conversion<'_>,
    (status, partnership): (Option<&str>, Option<&str>),
) -> Mapped<(Option<alt::CodeFamilienstand>, Option<alt::CodeLebenspartnerschaft>)> {
    let status = status.map(|code| code.parse::<alt::Familienstand>().map_err(|_| run.internal())).transpose()?;
    let partnership =
        partnership.map(|code| code.parse::<alt::Lebenspartnerschaft>().map_err(|_| run.internal())).transpose()?;
    Ok((status.map(alt::CodeFamilienstand::new), partnership.map(alt::CodeLebenspartnerschaft::new)))
}
