//! Fields of the mailbox with the lengths it takes: exact, and never cut without a word.

use crate::report::{Finding, Loss, LossKind, Place, Reason, Report};

/// A text of the mailbox's format and its length in characters.
pub(super) struct Feld {
    /// Its name in the format.
    pub name: &'static str,
    /// The fewest characters.
    pub von: usize,
    /// The most characters.
    pub bis: usize,
    /// Whether a part of it is of use: an address is not.
    pub kuerzbar: bool,
}

impl Feld {
    pub const fn text(name: &'static str, von: usize, bis: usize) -> Self {
        Self { name, von, bis, kuerzbar: true }
    }

    pub const fn ganz(name: &'static str, von: usize, bis: usize) -> Self {
        Self { name, von, bis, kuerzbar: false }
    }

    /// What is wrong with a text.
    pub fn pruefe(&self, text: &str, report: &mut Report) {
        let count = text.chars().count();
        let finding = |rule| Finding::new(rule, Place::default()).path(format!("/{}", self.name));
        if count < self.von {
            report.push(finding("xefa-postfach-leer"));
        } else if count > self.bis {
            report.push(
                finding("xefa-postfach-zu-lang").arg("limit", self.bis.to_string()).arg("count", count.to_string()),
            );
        }
    }
}

pub(super) static GEKUERZT: Reason = Reason {
    id: "postfach-gekuerzt",
    change: "",
    kind: LossKind::Dropped,
    de: "Das Postfach nimmt nur einen kürzeren Text; der Rest fehlt dort.",
    en: "The mailbox takes a shorter text only; the rest is missing there.",
};

pub(super) static STATUS_GEFALTET: Reason = Reason {
    id: "postfach-status-gefaltet",
    change: "e",
    kind: LossKind::Folded,
    de: "Das Postfach kennt diesen Stand nicht und zeigt den nächstliegenden.",
    en: "The mailbox does not know this state and shows the nearest one.",
};

pub(super) static SPRACHE: Reason = Reason {
    id: "postfach-sprache",
    change: "",
    kind: LossKind::Dropped,
    de: "Das Postfach zeigt den Stand nur auf Deutsch; andere Sprachen kommen nicht an.",
    en: "The mailbox shows the state in German only; other languages do not arrive.",
};

pub(super) static KEIN_FELD: Reason = Reason {
    id: "postfach-kein-feld",
    change: "",
    kind: LossKind::Dropped,
    de: "Das Postfach hat für diese Angabe kein Feld.",
    en: "The mailbox has no field for this.",
};

/// Fills fields, and collects what is wrong and what is lost.
pub(super) struct Fueller {
    pub kuerzen: bool,
    pub report: Report,
    pub verluste: Vec<Loss>,
}

impl Fueller {
    pub fn new(kuerzen: bool) -> Self {
        Self { kuerzen, report: Report::new(), verluste: Vec::new() }
    }

    /// A text for a field, from a place in the message or, without one, from the caller.
    pub fn text(&mut self, feld: &Feld, from: Option<&str>, text: &str) -> String {
        let count = text.chars().count();
        if !self.kuerzen || !feld.kuerzbar || count <= feld.bis {
            feld.pruefe(text, &mut self.report);
            return text.to_owned();
        }
        let loss = Loss::new(&GEKUERZT).target(format!("/{}", feld.name));
        let loss = loss.fact("length", count.to_string()).fact("room", feld.bis.to_string());
        self.verluste.push(match from {
            Some(from) => loss.source(from),
            None => loss,
        });
        gekuerzt(text, feld.bis)
    }

    pub fn vielleicht(&mut self, feld: &Feld, from: Option<&str>, text: Option<&str>) -> Option<String> {
        text.map(|text| self.text(feld, from, text))
    }

    pub fn verlust(&mut self, reason: &'static Reason, from: &str) {
        self.verluste.push(Loss::new(reason).source(from));
    }
}

/// The beginning of a text with `…`: at the last blank, where that leaves more than half, and never inside a letter with its marks.
fn gekuerzt(text: &str, room: usize) -> String {
    let mut short = String::new();
    let mut count = 0;
    for (_, letter) in crate::value::text::letters(text) {
        count += letter.chars().count();
        if count >= room {
            break;
        }
        short.push_str(letter);
    }
    if let Some(blank) = short.rfind(' ')
        && short[..blank].chars().count() * 2 > room
    {
        short.truncate(blank);
    }
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_are_exact() {
        let feld = Feld::text("reference", 1, 50);
        for (length, expected) in
            [(0, Some("xefa-postfach-leer")), (1, None), (50, None), (51, Some("xefa-postfach-zu-lang"))]
        {
            let mut fueller = Fueller::new(false);
            // Letters of two bytes: characters are counted.
            let text = fueller.text(&feld, None, &"ü".repeat(length));
            assert_eq!(text.chars().count(), length, "nothing is cut without being asked for");
            assert_eq!(fueller.report.findings().first().map(|finding| finding.rule().id()), expected);
        }
    }

    #[test]
    fn what_is_cut_is_told() {
        let mut fueller = Fueller::new(true);
        let short = fueller.text(&Feld::text("title", 1, 20), Some("/a"), "Bescheid über Wohngeld ab April");
        assert_eq!(short, "Bescheid über…");
        assert_eq!(fueller.verluste[0].facts(), [("length", "31".to_owned()), ("room", "20".to_owned())]);
        assert!(fueller.report.findings().is_empty());
        // Half an address is none.
        fueller.text(&Feld::ganz("replyAddress", 1, 20), None, &"a".repeat(21));
        assert_eq!(fueller.report.findings()[0].rule().id(), "xefa-postfach-zu-lang");
    }

    proptest! {
        #[test]
        fn a_cut_text_always_fits(text in "\\PC{0,80}", room in 1_usize..60) {
            prop_assume!(text.chars().count() > room);
            let short = gekuerzt(&text, room);
            prop_assert!(short.chars().count() <= room);
            prop_assert!(text.starts_with(short.trim_end_matches('…')));
        }
    }
}
