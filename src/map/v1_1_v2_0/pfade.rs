//! Paths inside messages between 1.1 and 2.0.

use crate::map::pfade::{Teil, translate};
use crate::report::{LossKind, Reason};

pub(super) static GONE: Reason = Reason {
    id: "pfad-ohne-gegenstueck",
    change: "",
    kind: LossKind::Dropped,
    de: "Die Stelle, die der Pfad nennt, gibt es im anderen Release nicht.",
    en: "The place that the path names does not exist in the other release.",
};

pub(super) static COARSE: Reason = Reason {
    id: "pfad-ungenau",
    change: "",
    kind: LossKind::Folded,
    de: "Der Pfad nennt nun eine Stelle, in der mehrere des anderen Releases aufgehen.",
    en: "The path now names a place into which several of the other release merge.",
};

fn one(part: Teil) -> Option<Vec<Teil>> {
    Some(vec![part])
}

fn parent(before: &[Teil]) -> &str {
    before.last().map_or("", |part| part.name.as_str())
}

fn within(before: &[Teil], name: &str) -> bool {
    before.iter().any(|part| part.name == name)
}

/// A path of 1.1 in 2.0.
pub(super) fn up(path: &str) -> Option<String> {
    let participant = |index: usize| Some(vec![Teil::of("beteiligte"), Teil::of("beteiligter").indexed(Some(index))]);
    translate(path, |before, part| match part.name.as_str() {
        "antragsteller" => participant(1),
        "weitereAntragsteller" => participant(part.index.unwrap_or(1) + 1),
        "lebenspartnerschaft" => one(Teil::of("familienstand")),
        "vorname" if matches!(parent(before), "name" | "attribute" | "ansprechperson") => one(Teil::of("vornamen")),
        "praefix" => one(Teil::of("kennung")),
        "einkommenMonatlich" => one(Teil::of("einkommen").indexed(Some(1))),
        "strasseHausnummer" => one(Teil::of("strasse")),
        "verfahren.mitteilung.0205" | "status" | "art"
            if before.is_empty() || within(before, "verfahren.mitteilung.0205") =>
        {
            None
        }
        "telefax" | "beruf" | "titel" | "inhalt" => None,
        "telefon" | "email" if parent(before) != "attribute" => one(Teil::of("kommunikation")),
        _ => one(part.clone()),
    })
}

/// A path of 2.0 in 1.1.
pub(super) fn down(path: &str) -> Option<String> {
    translate(path, |before, part| match part.name.as_str() {
        "beteiligte" => Some(Vec::new()),
        "beteiligter" if parent(before) == "beteiligte" => match part.index {
            None | Some(1) => one(Teil::of("antragsteller")),
            Some(index) => one(Teil::of("weitereAntragsteller").indexed(Some(index - 1))),
        },
        "vornamen" => one(Teil::of("vorname")),
        "vorname" if parent(before) == "vornamen" => Some(Vec::new()),
        "verfahren.nachforderung.0200" | "verfahren.statusmitteilung.0210" => None,
        "rolle" | "rechtsgrundlageVerarbeitung" | "einwilligung" | "@rufname" | "groesse" | "sha512" | "waehrung" => {
            None
        }
        "cent" => Some(Vec::new()),
        "einkommen" => one(Teil::of("einkommenMonatlich")),
        "betrag" | "turnus" | "art" | "zeitraum" if parent(before) == "einkommen" => Some(Vec::new()),
        _ => one(part.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::{down, up};

    #[test]
    fn paths() {
        let cases = [
            ("/a/antragsteller/person/name/vorname", "/a/beteiligte/beteiligter[1]/person/name/vornamen"),
            ("/a/weitereAntragsteller[2]/person", "/a/beteiligte/beteiligter[3]/person"),
            ("/a/nachrichtenkopf/leser/kennung", "/a/nachrichtenkopf/leser/kennung"),
        ];
        for (old, new) in cases {
            assert_eq!(up(old).as_deref(), Some(new));
            assert_eq!(down(new).as_deref(), Some(old));
        }
        assert_eq!(up("/a/antragsteller/person/beruf"), None);
        assert_eq!(down("/a/beteiligte/beteiligter[1]/rolle"), None);
        assert_eq!(down("/a/x/betrag/cent").as_deref(), Some("/a/x/betrag"));
        assert_eq!(up("/verfahren.mitteilung.0205/status/text"), None);
    }
}
