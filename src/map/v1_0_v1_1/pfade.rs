//! Paths inside messages between 1.0 and 1.1.

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

/// A path of 1.0 in 1.1.
pub(super) fn up(path: &str) -> Option<String> {
    translate(path, |before, part| match part.name.as_str() {
        "strasseHausnummer" if !in_old_module(before) => one(part.named("strasse")),
        "email" if parent(before) == "attribute" => one(part.clone()),
        "telefon" | "email" if !in_old_module(before) => one(Teil::of("kommunikation")),
        "@id" if is_attachment(before) => one(Teil::of("dokumentId")),
        "bevollmaechtigter" => one(part.indexed(Some(1))),
        _ => one(part.clone()),
    })
}

/// A path of 1.1 in 1.0.
pub(super) fn down(path: &str) -> Option<String> {
    translate(path, |before, part| match part.name.as_str() {
        "strasse" => one(part.named("strasseHausnummer")),
        "hausnummer" | "hausnummerZusatz" => one(Teil::of("strasseHausnummer")),
        "tag" | "monat" | "jahr" | "unbekannt" if parent(before) == "geburtsdatum" => Some(Vec::new()),
        _ if parent(before) == "staatsangehoerigkeit" => (part.name == "code").then(Vec::new),
        "baujahr" if parent(before) == "wohnraum" => None,
        "dokumentId" if is_attachment(before) => one(Teil::of("@id")),
        "bevollmaechtigter" => match part.index {
            None | Some(1) => one(part.indexed(None)),
            Some(_) => None,
        },
        "kommunikation" | "zustellwunsch" | "@quelle" => None,
        _ => one(part.clone()),
    })
}

fn is_attachment(before: &[Teil]) -> bool {
    matches!(parent(before), "anlage" | "dokument")
}

/// The Fachmodule that stay keep the Baukasten of 1.0.
fn in_old_module(before: &[Teil]) -> bool {
    before.iter().any(|part| matches!(part.name.as_str(), "mietzuschuss" | "anzeige" | "antrag"))
}

#[cfg(test)]
mod tests {
    use super::{down, up};

    #[test]
    fn paths() {
        let cases = [
            ("/a/antragsteller/person/anschrift/strasseHausnummer", "/a/antragsteller/person/anschrift/strasse"),
            ("/a/anlagen/anlage[2]/@id", "/a/anlagen/anlage[2]/dokumentId"),
            ("/a/bevollmaechtigter/umfang", "/a/bevollmaechtigter[1]/umfang"),
            ("/a/nutzerkonto/attribute/email", "/a/nutzerkonto/attribute/email"),
            // The Fachmodule that stay keep the Baukasten of 1.0, and with it their paths.
            ("/a/fachdaten/mietzuschuss/vermieter/telefon", "/a/fachdaten/mietzuschuss/vermieter/telefon"),
            (
                "/a/fachdaten/mietzuschuss/wohnraum/anschrift/strasseHausnummer",
                "/a/fachdaten/mietzuschuss/wohnraum/anschrift/strasseHausnummer",
            ),
            (
                "/a/fachdaten/anmeldung/neueWohnung/anschrift/strasseHausnummer",
                "/a/fachdaten/anmeldung/neueWohnung/anschrift/strasse",
            ),
        ];
        for (old, new) in cases {
            assert_eq!(up(old).as_deref(), Some(new));
            assert_eq!(down(new).as_deref(), Some(old));
        }
        assert_eq!(up("/a/antragsteller/person/telefon").as_deref(), Some("/a/antragsteller/person/kommunikation"));
        assert_eq!(down("/a/x/geburtsdatum/tag").as_deref(), Some("/a/x/geburtsdatum"));
        // Two letters are one text: the code is the element, and nothing stands beside it.
        let nationality = "/a/antragsteller/person/staatsangehoerigkeit[2]";
        assert_eq!(down(&format!("{nationality}/code")).as_deref(), Some(nationality));
        for gone in [
            "/a/zustellwunsch/weg",
            "/a/bevollmaechtigter[2]",
            "/a/x/kommunikation[1]/kennung",
            "/a/y/@quelle",
            "/a/antragsteller/person/staatsangehoerigkeit[2]/name",
            "/a/antragsteller/person/staatsangehoerigkeit[2]/@listVersionID",
            "/a/fachdaten/mietzuschuss/wohnraum/baujahr",
        ] {
            assert_eq!(down(gone), None, "{gone}");
        }
    }
}
