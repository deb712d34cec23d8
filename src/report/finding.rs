//! One finding: rule, place, path, and the arguments of its message.

use std::fmt;
use std::sync::Arc;

use super::{Lang, Rule, Verdict};

/// Where a finding stands. `docs/positions.md` says which place belongs to which mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Place {
    /// First byte, in the decoded UTF-8 text without byte order mark.
    pub offset: usize,
    /// First byte behind it.
    pub end: usize,
    /// Line, 1-based; 0 where a document has no lines (a value that was never read from a text).
    pub line: u32,
    /// Column, 1-based, in characters.
    pub column: u32,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look; changes no verdict.
    Warning,
    /// The document is invalid.
    Error,
    /// Something could not be checked.
    Unchecked,
}

impl Severity {
    /// The word that machines read: `warning`, `error` or `unchecked`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Unchecked => "unchecked",
        }
    }
}

/// One thing that is wrong, or could not be checked.
#[derive(Clone, PartialEq)]
pub struct Finding {
    rule: &'static Rule,
    severity: Severity,
    place: Place,
    path: String,
    args: Vec<(&'static str, String)>,
    /// Arguments that are sentences: German and English.
    texts: Vec<(&'static str, [&'static str; 2])>,
    expected: Vec<String>,
    value: Option<String>,
    source: Option<Arc<str>>,
}

impl Finding {
    /// A finding of a rule of the [catalog](Rule::all). An id that the catalog lacks gives the rule `xefa-intern`.
    #[must_use]
    pub fn new(rule: &str, place: Place) -> Self {
        let (rule, args) = match Rule::of(rule) {
            Some(rule) => (rule, Vec::new()),
            None => (Rule::internal(), vec![("rule", rule.to_owned())]),
        };
        Self {
            rule,
            severity: rule.severity(),
            place,
            path: String::new(),
            args,
            texts: Vec::new(),
            expected: Vec::new(),
            value: None,
            source: None,
        }
    }

    /// Sets the path of the element or attribute.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// Adds an argument of the message: names, limits and counts, never a value of the document.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds an argument that is a sentence, in German and in English.
    #[must_use]
    pub fn text(mut self, name: &'static str, text: [&'static str; 2]) -> Self {
        self.texts.push((name, text));
        self
    }

    /// Sets what could stand here instead.
    #[must_use]
    pub fn expecting(mut self, expected: Vec<String>) -> Self {
        self.expected = expected;
        self
    }

    /// Attaches the offending value. Only for callers that asked for values.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// Says in which document the finding lies, where it is not the one that was read (a schema file, for example).
    #[must_use]
    pub fn source(mut self, source: impl Into<Arc<str>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Sets the place, for a finding whose line and column were not known when it was made.
    pub fn set_place(&mut self, place: Place) {
        self.place = place;
    }

    /// Sets how much it weighs, where that depends on a policy of the caller and not on the rule alone.
    #[must_use]
    pub fn weighing(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Replaces an argument of the message by what is known since; an empty one is left out.
    pub(crate) fn amend(&mut self, name: &'static str, value: impl Into<String>) {
        self.args.retain(|(key, _)| *key != name);
        self.args.push((name, value.into()));
    }

    /// Makes a warning of an error.
    pub(super) fn downgrade(&mut self) {
        if self.severity == Severity::Error {
            self.severity = Severity::Warning;
        }
    }

    /// The rule.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The severity.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The place.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// The path of the element or attribute, such as `/antrag.einreichung.0100/anlagen/anlage[2]/@id`.
    #[must_use]
    pub fn element_path(&self) -> &str {
        &self.path
    }

    /// What could stand here instead.
    #[must_use]
    pub fn expected(&self) -> &[String] {
        &self.expected
    }

    /// The offending value, if values were asked for.
    #[must_use]
    pub fn offending_value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// The document, if it is not the one that was read.
    #[must_use]
    pub fn source_name(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// An argument of the message.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&str> {
        self.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    /// What this finding alone makes of a document.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.severity {
            Severity::Warning => Verdict::Valid,
            Severity::Error => Verdict::Invalid,
            Severity::Unchecked => Verdict::Error,
        }
    }

    /// The message in German or English, one line, without the value.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let mut message = self.rule.fill(lang, |name| {
            let text = || self.texts.iter().find(|(key, _)| *key == name).map(|(_, text)| text[lang as usize]);
            self.argument(name).or_else(text)
        });
        // Where it is plain which of many values was meant, the others only hide it.
        let is_told = self.argument("hint").is_some() && self.rule.id() == "cvc-enumeration-valid";
        if !self.expected.is_empty() && !is_told {
            const SHOWN: usize = 8;
            let names = self.expected.iter().take(SHOWN).map(|name| quote(lang, name)).collect::<Vec<_>>().join(", ");
            let (word, more) = match lang {
                Lang::De => ("erwartet", "und weitere"),
                Lang::En => ("expected", "and more"),
            };
            message.push_str(&format!("; {word}: {names}"));
            if self.expected.len() > SHOWN {
                message.push_str(&format!(" {more} ({})", self.expected.len() - SHOWN));
            }
        }
        message
    }
}

/// Quotation marks of the language.
pub(super) fn quote(lang: Lang, text: &str) -> String {
    match lang {
        Lang::De => format!("„{text}“"),
        Lang::En => format!("“{text}”"),
    }
}

/// Without the value, even where it is known.
impl fmt::Debug for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finding")
            .field("rule", &self.rule.id())
            .field("line", &self.place.line)
            .field("column", &self.place.column)
            .field("path", &self.path)
            .field("args", &self.args)
            .field("expected", &self.expected)
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}

/// Line, column, message in English and rule: `3:7: attribute “version” is missing [cvc-complex-type.4]`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(source) = &self.source {
            write!(f, "{source}:")?;
        }
        if self.place.line > 0 {
            write!(f, "{}:{}: ", self.place.line, self.place.column)?;
        }
        write!(f, "{} [{}]", self.message(Lang::En), self.rule.id())
    }
}
