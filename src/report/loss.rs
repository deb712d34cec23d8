//! What a conversion or a bridge could not carry over as it was.

use std::fmt;

use super::Lang;

/// What became of a piece of a document that has no exact counterpart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LossKind {
    /// It is not there any more.
    Dropped,
    /// Several values became one: the difference between them is gone.
    Folded,
    /// A value stands there that the source does not hold: from a decision or an agreed table.
    Defaulted,
    /// One value was taken apart by a rule; a person should look.
    Split,
    /// It could mean several things; the result keeps one of them.
    Ambiguous,
}

impl LossKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Dropped, Self::Folded, Self::Defaulted, Self::Split, Self::Ambiguous];

    /// The word that machines read: `dropped`, `folded`, `defaulted`, `split` or `ambiguous`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dropped => "dropped",
            Self::Folded => "folded",
            Self::Defaulted => "defaulted",
            Self::Split => "split",
            Self::Ambiguous => "ambiguous",
        }
    }

    /// The word for people.
    #[must_use]
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Dropped, Lang::De) => "entfallen",
            (Self::Folded, Lang::De) => "zusammengefasst",
            (Self::Defaulted, Lang::De) => "vorbelegt",
            (Self::Split, Lang::De) => "aufgeteilt",
            (Self::Ambiguous, Lang::De) => "mehrdeutig",
            (_, Lang::En) => self.as_str(),
        }
    }
}

/// Why something is lost: written once beside the code that loses it.
#[derive(Debug, PartialEq, Eq)]
pub struct Reason {
    /// A stable id, such as `anschrift-aufgeteilt`.
    pub id: &'static str,
    /// The letter of the change in `docs/xefa.md`, or empty.
    pub change: &'static str,
    /// What becomes of the value.
    pub kind: LossKind,
    /// The reason in German: one sentence without a value of the document.
    pub de: &'static str,
    /// The reason in English.
    pub en: &'static str,
}

impl Reason {
    /// The reason in a language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::De => self.de,
            Lang::En => self.en,
        }
    }
}

/// One loss: what, why, and where it stood and stands. It never holds a value of the document.
///
/// ```
/// use xefa::report::{Lang, Loss, LossKind, Reason};
///
/// static FAX: Reason = Reason {
///     id: "telefax",
///     change: "q",
///     kind: LossKind::Dropped,
///     de: "Telefaxnummern gibt es nicht mehr.",
///     en: "There are no fax numbers any more.",
/// };
/// let loss = Loss::new(&FAX).source("/antrag/person/telefax");
/// assert_eq!(loss.to_string(), "dropped: /antrag/person/telefax: There are no fax numbers any more. [telefax]");
/// assert_eq!(loss.message(Lang::De), "Telefaxnummern gibt es nicht mehr.");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Loss {
    reason: &'static Reason,
    source: Option<String>,
    target: Option<String>,
    facts: Vec<(&'static str, String)>,
}

impl Loss {
    /// A loss for a reason.
    #[must_use]
    pub fn new(reason: &'static Reason) -> Self {
        Self { reason, source: None, target: None, facts: Vec::new() }
    }

    /// Sets where the value stood in the source.
    #[must_use]
    pub fn source(mut self, path: impl Into<String>) -> Self {
        self.source = Some(path.into());
        self
    }

    /// Sets where the value stands in the result.
    #[must_use]
    pub fn target(mut self, path: impl Into<String>) -> Self {
        self.target = Some(path.into());
        self
    }

    /// Adds a fact: `length` and `room` in characters, a `count`, or `characters` by place and code point; never a value of the
    /// document.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.facts.push((name, value.into()));
        self
    }

    /// The facts, by their names.
    #[must_use]
    pub fn facts(&self) -> &[(&'static str, String)] {
        &self.facts
    }

    /// The facts for people, such as `length 31, room 25`; empty where there is none.
    #[must_use]
    pub fn details(&self, lang: Lang) -> String {
        let word = |name: &'static str| match (name, lang) {
            ("length", Lang::De) => "Länge",
            ("room", Lang::De) => "Platz",
            ("count", Lang::De) => "Anzahl",
            ("characters", Lang::De) => "Zeichen",
            (name, _) => name,
        };
        self.facts.iter().map(|(name, value)| format!("{} {value}", word(name))).collect::<Vec<_>>().join(", ")
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> &'static Reason {
        self.reason
    }

    /// What became of it.
    #[must_use]
    pub fn kind(&self) -> LossKind {
        self.reason.kind
    }

    /// Where it stood in the source; none where the source never held it.
    #[must_use]
    pub fn source_path(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Where it stands in the result; none where it is gone.
    #[must_use]
    pub fn target_path(&self) -> Option<&str> {
        self.target.as_deref()
    }

    /// The reason in a language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> &'static str {
        self.reason.text(lang)
    }

    /// With other paths, for a step that follows or precedes this one.
    pub(crate) fn map_paths(
        &mut self,
        source: impl FnOnce(&str) -> String,
        target: impl FnOnce(&str) -> Option<String>,
    ) {
        self.source = self.source.as_deref().map(source);
        self.target = self.target.as_deref().and_then(target);
    }
}

/// `kind: source → target: reason (facts) [id]`.
impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.reason.kind.as_str())?;
        match (&self.source, &self.target) {
            (Some(source), Some(target)) if source != target => write!(f, "{source} → {target}: ")?,
            (Some(path), _) => write!(f, "{path}: ")?,
            (None, Some(target)) => write!(f, "→ {target}: ")?,
            (None, None) => {}
        }
        f.write_str(self.reason.en)?;
        if !self.facts.is_empty() {
            write!(f, " ({})", self.details(Lang::En))?;
        }
        write!(f, " [{}]", self.reason.id)
    }
}

impl fmt::Debug for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Loss({self})")
    }
}
