//! The language of messages, and the few words of the command line itself.

use xefa::report::{Lang, Severity};

use crate::args::LangArg;
use crate::outcome::{Outcome, Standing};

/// The language that was asked for, else that of the environment, else English.
pub fn choose(asked: Option<LangArg>, environment: &dyn Fn(&str) -> Option<String>) -> Lang {
    if let Some(lang) = asked {
        return lang.into();
    }
    // The first one that is set decides, as POSIX has it.
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(environment).find(|tag| !tag.is_empty());
    tag.and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
}

/// One of two texts.
pub fn pick<'t>(lang: Lang, german: &'t str, english: &'t str) -> &'t str {
    match lang {
        Lang::De => german,
        Lang::En => english,
    }
}

/// The word for a severity.
pub fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => pick(lang, "Warnung", "warning"),
        Severity::Error => pick(lang, "Fehler", "error"),
        Severity::Unchecked => pick(lang, "nicht geprüft", "not checked"),
    }
}

/// How many files there were, and what became of them.
#[derive(Debug, Default, Clone, Copy)]
pub struct Counts {
    pub valid: usize,
    pub expected: usize,
    pub invalid: usize,
    pub unchecked: usize,
    /// Findings that were passed over.
    pub ignored: usize,
}

impl Counts {
    /// One more file.
    pub fn add(&mut self, outcome: &Outcome) {
        self.ignored += outcome.ignored;
        match outcome.standing() {
            Standing::Valid => self.valid += 1,
            Standing::Expected => self.expected += 1,
            Standing::Invalid => self.invalid += 1,
            Standing::Unchecked => self.unchecked += 1,
        }
    }
}

/// The summary: `6 files: 3 valid, 1 invalid as expected, 1 invalid, 1 could not be checked; 2 findings ignored`.
pub fn summary(lang: Lang, counts: Counts) -> String {
    let all = counts.valid + counts.expected + counts.invalid + counts.unchecked;
    let files = match (lang, all) {
        (Lang::De, 1) => "Datei",
        (Lang::De, _) => "Dateien",
        (Lang::En, 1) => "file",
        (Lang::En, _) => "files",
    };
    let parts = [
        (counts.valid, pick(lang, "gültig", "valid")),
        (counts.expected, pick(lang, "wie erwartet ungültig", "invalid as expected")),
        (counts.invalid, pick(lang, "ungültig", "invalid")),
        (counts.unchecked, pick(lang, "nicht prüfbar", "could not be checked")),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    let ignored = match (lang, counts.ignored) {
        (_, 0) => String::new(),
        (Lang::De, 1) => "; 1 Befund übergangen".to_owned(),
        (Lang::De, ignored) => format!("; {ignored} Befunde übergangen"),
        (Lang::En, 1) => "; 1 finding ignored".to_owned(),
        (Lang::En, ignored) => format!("; {ignored} findings ignored"),
    };
    if parts.is_empty() {
        format!("{all} {files}{ignored}")
    } else {
        format!("{all} {files}: {}{ignored}", parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(variables: &[(&str, &str)]) -> Lang {
        choose(None, &|name| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        assert_eq!(from(&[]), Lang::En);
        assert_eq!(from(&[("LANG", "de_DE.UTF-8")]), Lang::De);
        assert_eq!(from(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C")]), Lang::En);
        assert_eq!(from(&[("LANG", "en_US"), ("LC_MESSAGES", "de"), ("LC_ALL", "")]), Lang::De);
        assert_eq!(from(&[("LANG", "fr_FR")]), Lang::En);
        assert_eq!(choose(Some(LangArg::En), &|_| Some("de".to_owned())), Lang::En);
    }

    #[test]
    fn the_summary_leaves_out_what_there_is_not() {
        let counts = Counts { valid: 3, invalid: 1, unchecked: 1, ..Counts::default() };
        assert_eq!(summary(Lang::En, counts), "5 files: 3 valid, 1 invalid, 1 could not be checked");
        assert_eq!(summary(Lang::De, Counts { valid: 1, ..Counts::default() }), "1 Datei: 1 gültig");
        let counts = Counts { valid: 18, expected: 3, ignored: 2, ..Counts::default() };
        assert_eq!(summary(Lang::En, counts), "21 files: 18 valid, 3 invalid as expected; 2 findings ignored");
        assert_eq!(summary(Lang::De, counts), "21 Dateien: 18 gültig, 3 wie erwartet ungültig; 2 Befunde übergangen");
    }
}
