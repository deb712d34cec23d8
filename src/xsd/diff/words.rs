//! Changes in words, German and English.

use super::change::{Aspect, Change, Class};
use crate::report::Lang;
use crate::xsd::compare::Evidence;

/// One of two texts.
fn pick(lang: Lang, german: &'static str, english: &'static str) -> &'static str {
    match lang {
        Lang::De => german,
        Lang::En => english,
    }
}

impl Class {
    /// The class in words.
    #[must_use]
    pub fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Compatible => pick(lang, "verträglich", "compatible"),
            Self::BreaksSenders => pick(lang, "bricht Sender", "breaks senders"),
            Self::BreaksReceivers => pick(lang, "bricht Empfänger", "breaks receivers"),
            Self::BreaksBoth => pick(lang, "bricht Sender und Empfänger", "breaks senders and receivers"),
        }
    }
}

impl Aspect {
    /// What changed, in a word or two.
    #[must_use]
    pub fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::NamespaceRenamed => pick(lang, "Namensraum", "namespace"),
            Self::NamespaceAdded => pick(lang, "neuer Namensraum", "new namespace"),
            Self::NamespaceRemoved => pick(lang, "Namensraum entfällt", "namespace removed"),
            Self::MessageAdded => pick(lang, "neues globales Element", "new global element"),
            Self::MessageRemoved => pick(lang, "globales Element entfällt", "global element removed"),
            Self::MessageRenamed | Self::FieldRenamed => pick(lang, "umbenannt", "renamed"),
            Self::MessageMoved | Self::TypeMoved | Self::FieldMoved => pick(lang, "verschoben", "moved"),
            Self::TypeAdded => pick(lang, "neuer Typ", "new type"),
            Self::TypeRemoved => pick(lang, "Typ entfällt", "type removed"),
            Self::TypeRenamed => pick(lang, "Typ umbenannt", "type renamed"),
            Self::TypeNamed => pick(lang, "nur Schreibweise des Typs", "only how the type is written"),
            Self::FieldAdded => pick(lang, "neu", "added"),
            Self::FieldRemoved => pick(lang, "entfällt", "removed"),
            Self::FieldType => pick(lang, "Typ", "type"),
            Self::Occurrence => pick(lang, "Häufigkeit", "occurrence"),
            Self::Base => pick(lang, "Basis", "base"),
            Self::Abstract => pick(lang, "abstrakt", "abstract"),
            Self::Mixed => pick(lang, "Text zwischen Elementen", "text between elements"),
            Self::Content => pick(lang, "Gliederung", "grouping"),
            Self::Order => pick(lang, "Reihenfolge", "order"),
            Self::Wildcard => pick(lang, "Platzhalter für Elemente", "wildcard for elements"),
            Self::AttributeWildcard => pick(lang, "Platzhalter für Attribute", "wildcard for attributes"),
            Self::Facet => pick(lang, "Facette", "facet"),
            Self::CodesAdded => pick(lang, "neue Werte", "new values"),
            Self::CodesRemoved => pick(lang, "Werte entfallen", "values removed"),
            Self::CodesReworded => pick(lang, "Werte anders benannt", "values reworded"),
            Self::ListVersion => pick(lang, "Version der Codeliste", "version of the code list"),
            Self::ListUri => pick(lang, "Codeliste", "code list"),
            Self::ListMetadata => pick(lang, "Angaben zur Codeliste", "metadata of the code list"),
            Self::Nillable => "xsi:nil",
            Self::Fixed => pick(lang, "fester Wert", "fixed value"),
            Self::Default => pick(lang, "Vorgabewert", "default value"),
            Self::Identity => pick(lang, "Bedingung", "constraint"),
            Self::Substitution => pick(lang, "Ersetzungsgruppe", "substitution group"),
            Self::Documentation => pick(lang, "Dokumentation", "documentation"),
            Self::Appinfo => "appinfo",
        }
    }
}

impl Evidence {
    /// The evidence in words.
    #[must_use]
    pub fn text(self, lang: Lang) -> String {
        let (german, english, percent) = match self {
            Self::SamePlace => ("gleiche Stelle", "same place", None),
            Self::SameType => ("gleicher Typ", "same type", None),
            Self::SimilarName(percent) => ("ähnlicher Name", "similar name", Some(percent)),
            Self::SameDocumentation => ("gleiche Dokumentation", "same documentation", None),
            Self::SimilarDocumentation(percent) => ("ähnliche Dokumentation", "similar documentation", Some(percent)),
            Self::SharedCodes(percent) => ("gemeinsame Werte", "values in common", Some(percent)),
            Self::SameCodeList => ("gleiche Codeliste", "same code list", None),
            Self::SharedFields(percent) => ("gemeinsame Felder", "fields in common", Some(percent)),
            Self::Wrapped => ("eingepackt", "wrapped", None),
        };
        let text = pick(lang, german, english);
        percent.map_or_else(|| text.to_owned(), |percent| format!("{text} {percent} %"))
    }
}

/// How many characters of a value are shown.
const SHOWN: usize = 100;

fn shown(value: &str) -> String {
    if value.chars().count() <= SHOWN {
        return value.to_owned();
    }
    let cut: String = value.chars().take(SHOWN - 1).collect();
    format!("{}…", cut.trim_end())
}

/// How many items are shown.
const ITEMS: usize = 12;

impl Change {
    /// What changed, without where and whom it breaks: `Häufigkeit 0..1 → 1..1`.
    #[must_use]
    pub fn what(&self, lang: Lang) -> String {
        let mut text = self.aspect.text(lang).to_owned();
        match (&self.from, &self.to) {
            // Texts are read in the schema.
            _ if self.aspect == Aspect::Documentation => {}
            (Some(from), Some(to)) => {
                let (from, to) = apart(from, to);
                text.push_str(&format!(" {from} → {to}"));
            }
            (Some(one), None) if self.aspect == Aspect::FieldRemoved => text.push_str(&format!(" ({})", shown(one))),
            (None, Some(one)) if self.aspect == Aspect::FieldAdded => text.push_str(&format!(" ({})", shown(one))),
            (Some(from), None) => text.push_str(&format!(" {} → –", shown(from))),
            (None, Some(to)) => text.push_str(&format!(" – → {}", shown(to))),
            (None, None) => {}
        }
        if !self.items.is_empty() {
            let some: Vec<&str> = self.items.iter().take(ITEMS).map(String::as_str).collect();
            text.push_str(": ");
            text.push_str(&some.join(", "));
            if self.items.len() > ITEMS {
                let rest = self.items.len() - ITEMS;
                text.push_str(&match lang {
                    Lang::De => format!(" und {rest} weitere"),
                    Lang::En => format!(" and {rest} more"),
                });
            }
        }
        if !self.evidence.is_empty() && !matches!(self.aspect, Aspect::FieldMoved | Aspect::MessageMoved) {
            let why: Vec<String> = self.evidence.iter().map(|evidence| evidence.text(lang)).collect();
            text.push_str(&format!(" [{}]", why.join(", ")));
        }
        text
    }

    /// Whom it breaks and why; that it breaks nobody.
    #[must_use]
    pub fn verdict(&self, lang: Lang) -> String {
        let reasons: Vec<&str> = [self.impact.senders, self.impact.receivers]
            .into_iter()
            .flatten()
            .map(|reason| reason.text(lang))
            .collect();
        if reasons.is_empty() {
            return self.class.text(lang).to_owned();
        }
        format!("{}: {}", self.class.text(lang), reasons.join("; "))
    }
}

/// Two values, of long ones the part in which they differ.
fn apart(from: &str, to: &str) -> (String, String) {
    let (a, b): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    if a.len() <= SHOWN && b.len() <= SHOWN {
        return (from.to_owned(), to.to_owned());
    }
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    // A little of what is the same, so that the place is found.
    let skip = same.saturating_sub(SHOWN / 4);
    let part = |of: &[char]| {
        let rest: String = of.iter().skip(skip).collect();
        let rest = shown(&rest);
        if skip > 0 { format!("…{rest}") } else { rest }
    };
    (part(&a), part(&b))
}
