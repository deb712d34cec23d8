//! Names of persons: a list of given names, and no title (changes j and v).

use crate::map::{Conversion, Convert, Mapped, Question};
use crate::report::{LossKind, Reason};

use super::{alt, neu};

pub(super) static TITLE: Reason = Reason {
    id: "titel",
    change: "v",
    kind: LossKind::Dropped,
    de: "Titel gibt es nicht mehr.",
    en: "There are no titles any more.",
};

pub(super) static SPLIT: Reason = Reason {
    id: "vornamen-aufgeteilt",
    change: "j",
    kind: LossKind::Split,
    de: "Die Vornamen standen in einem Text und wurden an den Leerzeichen getrennt.",
    en: "The given names stood in one text and were taken apart at the blanks.",
};

pub(super) static CALLED: Reason = Reason {
    id: "rufname",
    change: "j",
    kind: LossKind::Dropped,
    de: "Welcher Vorname der Rufname ist, lässt sich in einem Text nicht kennzeichnen.",
    en: "Which given name a person goes by cannot be marked in one text.",
};

pub(super) static BLANK: Reason = Reason {
    id: "vornamen-mehrdeutig",
    change: "j",
    kind: LossKind::Ambiguous,
    de: "Ein Vorname enthält selbst ein Leerzeichen; in einem Text ist die Grenze zum nächsten nicht zu erkennen.",
    en: "A given name holds a blank itself; in one text the border to the next one cannot be told.",
};

pub(super) static WHICH: Question = Question {
    id: "rufname",
    parts: &[],
    de: "welcher der Vornamen der Rufname ist",
    en: "which of the given names the person goes by",
    answered: Reason {
        id: "rufname-entschieden",
        change: "j",
        kind: LossKind::Defaulted,
        de: "Welcher Vorname der Rufname ist, stammt aus einer Entscheidung.",
        en: "Which given name the person goes by comes from a decision.",
    },
};

/// The given names in a text, apart.
pub(super) fn apart(text: &str) -> Vec<&str> {
    text.split(' ').filter(|name| !name.is_empty()).collect()
}

impl Convert<neu::Name> for alt::Name {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Name> {
        let Self { titel, vorname, familienname, geburtsname } = self;
        run.dropped("titel", titel, &TITLE);
        let place = [("vorname", 0)];
        let names = run.place(&place, &[("vornamen", 0)], |run| {
            let called = run.decided(&WHICH, |answer| answer.text().map(str::to_owned));
            let names = apart(vorname.as_str());
            if names.len() > 1 || names.first() != Some(&vorname.as_str()) {
                run.lost(&SPLIT);
            }
            let name = |name: &str| -> Option<neu::Vorname> {
                Some(neu::Vorname {
                    rufname: (called.as_deref() == Some(name)).then_some(true),
                    wert: name.parse().ok()?,
                })
            };
            let names = if names.is_empty() { vec![vorname.as_str()] } else { names };
            names.into_iter().map(name).collect::<Option<Vec<_>>>().ok_or_else(|| run.internal())
        })?;
        Ok(neu::Name {
            vornamen: neu::Vornamen { vorname: names },
            familienname: run.field("familienname", familienname)?,
            geburtsname: run.field("geburtsname", geburtsname)?,
        })
    }
}

impl Convert<alt::Name> for neu::Name {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Name> {
        let Self { vornamen, familienname, geburtsname } = self;
        let neu::Vornamen { vorname: names } = vornamen;
        let mut texts = Vec::with_capacity(names.len());
        for (index, name) in names.into_iter().enumerate() {
            let neu::Vorname { rufname, wert } = name;
            run.place(&[("vornamen", 0), ("vorname", index + 1)], &[("vorname", 0)], |run| {
                run.dropped("@rufname", rufname, &CALLED);
                if wert.as_str().contains(' ') {
                    run.lost(&BLANK);
                }
            });
            texts.push(wert.into_inner());
        }
        Ok(alt::Name {
            titel: None,
            vorname: texts.join(" ").parse().map_err(|_| run.internal())?,
            familienname: run.field("familienname", familienname)?,
            geburtsname: run.field("geburtsname", geburtsname)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn blanks_part_names_and_hyphens_do_not() {
        assert_eq!(apart("Anna Maria Luise"), ["Anna", "Maria", "Luise"]);
        assert_eq!(apart("Karl-Theodor"), ["Karl-Theodor"]);
        assert_eq!(apart("Jörg  Peter "), ["Jörg", "Peter"]);
    }
}
