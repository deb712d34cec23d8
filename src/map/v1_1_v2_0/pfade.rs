//! Paths inside messages between 1.1 and 2.0.

use crate::map::pfade::{Teil, parts, translate};
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

const NOTICE: &str = "verfahren.mitteilung.0205";
const DEMAND: &str = "verfahren.nachforderung.0200";
const STATUS: &str = "verfahren.statusmitteilung.0210";

/// The Fachmodule of 1.1 that keep the Baukasten of 1.0.
fn in_old_module(before: &[Teil]) -> bool {
    ["mietzuschuss", "anzeige", "antrag"].into_iter().any(|name| within(before, name))
}

/// Which of its two successors a path of 0205 is about; none where it names what both have.
fn successor(path: &str) -> Option<&'static str> {
    match parts(path)?.get(1)?.name.as_str() {
        "nachforderung" => Some(DEMAND),
        "status" => Some(STATUS),
        _ => None,
    }
}

/// A path of 1.1 in 2.0.
pub(super) fn up(path: &str) -> Option<String> {
    let participant = |index: usize| Some(vec![Teil::of("beteiligte"), Teil::of("beteiligter").indexed(Some(index))]);
    translate(path, |before, part| match part.name.as_str() {
        NOTICE if before.is_empty() => one(Teil::of(successor(path)?)),
        "status" if parent(before) == NOTICE => Some(Vec::new()),
        "text" if parent(before) == "status" && within(before, NOTICE) => {
            one(Teil::of("statusdetails").indexed(Some(1)))
        }
        "antragsteller" => participant(1),
        "weitereAntragsteller" => participant(part.index.unwrap_or(1) + 1),
        "lebenspartnerschaft" => one(Teil::of("familienstand")),
        "vorname" if matches!(parent(before), "name" | "attribute" | "ansprechperson") => one(Teil::of("vornamen")),
        "praefix" => one(Teil::of("kennung")),
        "einkommenMonatlich" => one(Teil::of("einkommen").indexed(Some(1))),
        "strasseHausnummer" => one(Teil::of("strasse")),
        "telefax" | "beruf" | "titel" | "inhalt" => None,
        "telefon" | "email" if parent(before) != "attribute" => one(Teil::of("kommunikation")),
        _ => one(part.clone()),
    })
}

/// A path of 2.0 in 1.1.
pub(super) fn down(path: &str) -> Option<String> {
    translate(path, |before, part| match part.name.as_str() {
        DEMAND | STATUS if before.is_empty() => one(Teil::of(NOTICE)),
        "antragsstatus" | "zeitpunkt" if parent(before) == STATUS => Some(vec![Teil::of("status"), part.clone()]),
        "statusdetails" if parent(before) == STATUS => Some(vec![Teil::of("status"), Teil::of("text")]),
        "zusatzinformation" | "naechsterSchritt" | "frist" if parent(before) == STATUS => None,
        "@lang" => None,
        "beteiligte" => Some(Vec::new()),
        "beteiligter" if parent(before) == "beteiligte" => match part.index {
            None | Some(1) => one(Teil::of("antragsteller")),
            Some(index) => one(Teil::of("weitereAntragsteller").indexed(Some(index - 1))),
        },
        "vornamen" => one(Teil::of("vorname")),
        "vorname" if parent(before) == "vornamen" => Some(Vec::new()),
        "rolle" | "rechtsgrundlageVerarbeitung" | "einwilligung" | "@rufname" | "groesse" | "sha512" | "waehrung" => {
            None
        }
        "einkommen" => one(Teil::of("einkommenMonatlich")),
        _ if within(before, "einkommen") => Some(Vec::new()),
        "cent" => Some(Vec::new()),
        _ if matches!(parent(before), "vertrauensniveau" | "vertrauensniveauMindest") => {
            (part.name == "code").then(Vec::new)
        }
        _ if in_old_module(before) => older(before, part),
        _ => one(part.clone()),
    })
}

/// What stands in a Fachmodul that keeps the Baukasten of 1.0.
fn older(before: &[Teil], part: &Teil) -> Option<Vec<Teil>> {
    match part.name.as_str() {
        "strasse" | "hausnummer" | "hausnummerZusatz" => one(Teil::of("strasseHausnummer")),
        "tag" | "monat" | "jahr" | "unbekannt" if parent(before) == "geburtsdatum" => Some(Vec::new()),
        // Which of the channels becomes the phone number or the mail address, the path does not tell.
        "kommunikation" => None,
        _ if parent(before) == "staatsangehoerigkeit" => (part.name == "code").then(Vec::new),
        _ => one(part.clone()),
    }
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
            ("/a/fachdaten/anzeige/betriebsstaette/strasseHausnummer", "/a/fachdaten/anzeige/betriebsstaette/strasse"),
            (
                "/verfahren.mitteilung.0205/nachforderung/positionen/position[2]/feldpfad",
                "/verfahren.nachforderung.0200/nachforderung/positionen/position[2]/feldpfad",
            ),
            (
                "/verfahren.mitteilung.0205/status/antragsstatus/code",
                "/verfahren.statusmitteilung.0210/antragsstatus/code",
            ),
            ("/verfahren.mitteilung.0205/status/text", "/verfahren.statusmitteilung.0210/statusdetails[1]"),
        ];
        for (old, new) in cases {
            assert_eq!(up(old).as_deref(), Some(new));
            assert_eq!(down(new).as_deref(), Some(old));
        }
        assert_eq!(up("/a/antragsteller/person/beruf"), None);
        assert_eq!(down("/a/beteiligte/beteiligter[1]/rolle"), None);
        assert_eq!(down("/a/x/betrag/cent").as_deref(), Some("/a/x/betrag"));
        // The head of 0205 goes into one of two messages, and the path does not tell which.
        assert_eq!(up("/verfahren.mitteilung.0205/nachrichtenkopf/leser"), None);
        assert_eq!(
            down("/verfahren.nachforderung.0200/nachrichtenkopf/leser").as_deref(),
            Some("/verfahren.mitteilung.0205/nachrichtenkopf/leser")
        );
        assert_eq!(down("/verfahren.statusmitteilung.0210/frist"), None);
        assert_eq!(
            down("/verfahren.nachforderung.0200/nachforderung/frist").as_deref(),
            Some("/verfahren.mitteilung.0205/nachforderung/frist")
        );
    }

    /// wohngeld, gewerbe and elterngeld keep the Baukasten of 1.0 in 1.1: one text for street and number, no channels, two letters.
    #[test]
    fn paths_into_the_older_baukasten() {
        let member = "/a/fachdaten/mietzuschuss/haushaltsmitglieder/haushaltsmitglied[2]";
        let cases = [
            ("/staatsangehoerigkeit[1]/code", Some("/staatsangehoerigkeit[1]")),
            ("/staatsangehoerigkeit[1]/name", None),
            ("/geburtsdatum/monat", Some("/geburtsdatum")),
            ("/einkommen[2]/turnus/code", Some("/einkommenMonatlich")),
            ("/einkommen[1]/betrag/cent", Some("/einkommenMonatlich")),
            ("/familienstand/code", Some("/familienstand/code")),
        ];
        for (new, old) in cases {
            assert_eq!(down(&format!("{member}{new}")), old.map(|old| format!("{member}{old}")), "{new}");
        }
        assert_eq!(
            down("/a/fachdaten/anzeige/betriebsstaette/hausnummerZusatz").as_deref(),
            Some("/a/fachdaten/anzeige/betriebsstaette/strasseHausnummer")
        );
        assert_eq!(down("/a/fachdaten/mietzuschuss/vermieter/kommunikation[1]/kennung"), None);
        // wohnsitz moved with the core.
        let same = "/a/fachdaten/anmeldung/neueWohnung/anschrift/hausnummer";
        assert_eq!(down(same).as_deref(), Some(same));
        assert_eq!(down("/a/nutzerkonto/vertrauensniveau/code").as_deref(), Some("/a/nutzerkonto/vertrauensniveau"));
    }
}
