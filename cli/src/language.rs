//! The language of messages, and the few words of the command line itself.

use xefa::report::{Lang, Severity};

use crate::args::LangArg;

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
    pub invalid: usize,
    pub unchecked: usize,
}

/// The summary: `5 files: 3 valid, 1 invalid, 1 could not be checked`.
pub fn summary(lang: Lang, counts: Counts) -> String {
    let all = counts.valid + counts.invalid + counts.unchecked;
    let files = match (lang, all) {
        (Lang::De, 1) => "Datei",
        (Lang::De, _) => "Dateien",
        (Lang::En, 1) => "file",
        (Lang::En, _) => "files",
    };
    let parts = [
        (counts.valid, pick(lang, "gültig", "valid")),
        (counts.invalid, pick(lang, "ungültig", "invalid")),
        (counts.unchecked, pick(lang, "nicht prüfbar", "could not be checked")),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    format!("{all} {files}: {}", parts.join(", "))
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
        let counts = Counts { valid: 3, invalid: 1, unchecked: 1 };
        assert_eq!(summary(Lang::En, counts), "5 files: 3 valid, 1 invalid, 1 could not be checked");
        assert_eq!(summary(Lang::De, Counts { valid: 1, ..Counts::default() }), "1 Datei: 1 gültig");
    }
}
