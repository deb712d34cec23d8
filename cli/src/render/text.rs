//! For people: `file:line:column: error: message [rule]`, and the path below.

use std::fmt::Write as _;
use std::io::{self, Write};

use xefa::report::{Finding, Lang, Severity};

use super::Render;
use crate::language::{pick, severity};
use crate::outcome::Outcome;

/// Characters of an offending value that are shown.
const SHOWN: usize = 200;

/// The format for people. Files that are valid are only counted.
#[derive(Debug)]
pub struct Text {
    pub lang: Lang,
    pub colour: bool,
}

impl Render for Text {
    fn file(&self, out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
        let mut text = String::new();
        for finding in outcome.report.findings() {
            self.finding(&mut text, outcome, finding);
        }
        if outcome.report.is_truncated() {
            let more = pick(
                self.lang,
                "weitere Befunde nicht gezeigt (mehr mit --max-findings)",
                "further findings not shown (more with --max-findings)",
            );
            let _ = writeln!(text, "{}: {more}", printable(&outcome.file));
        }
        out.write_all(text.as_bytes())
    }
}

impl Text {
    fn finding(&self, text: &mut String, outcome: &Outcome, finding: &Finding) {
        let weight = finding.severity();
        let (bold, colour, dim, off) = match (self.colour, weight) {
            (false, _) => ("", "", "", ""),
            (true, Severity::Error) => ("\x1b[1m", "\x1b[1;31m", "\x1b[2m", "\x1b[0m"),
            (true, Severity::Warning) => ("\x1b[1m", "\x1b[1;33m", "\x1b[2m", "\x1b[0m"),
            (true, Severity::Unchecked) => ("\x1b[1m", "\x1b[1;35m", "\x1b[2m", "\x1b[0m"),
        };
        let place = finding.place();
        let file = finding.source_name().unwrap_or(&outcome.file);
        let _ = write!(text, "{bold}{}", printable(file));
        if place.line > 0 {
            let _ = write!(text, ":{}:{}", place.line, place.column);
        }
        let _ = writeln!(
            text,
            ":{off} {colour}{}:{off} {bold}{}{off} {dim}[{}]{off}",
            severity(self.lang, weight),
            printable(&finding.message(self.lang)),
            finding.rule().id()
        );
        let path = finding.element_path();
        if path.len() > 1 {
            let _ = writeln!(text, "  {dim}{} {}{off}", pick(self.lang, "in", "at"), printable(path));
        }
        if let Some(value) = finding.offending_value() {
            let mut shown: String = value.chars().take(SHOWN).collect();
            if shown.len() < value.len() {
                shown.push('…');
            }
            let _ = writeln!(text, "  {dim}{} {}{off}", pick(self.lang, "Wert:", "value:"), printable(&shown));
        }
    }
}

/// A text on one line, without characters that would steer a terminal.
pub fn printable(text: &str) -> String {
    if !text.chars().any(char::is_control) {
        return text.to_owned();
    }
    text.chars().fold(String::with_capacity(text.len() + 8), |mut out, c| {
        if c.is_control() {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use xefa::report::Place;

    fn written(colour: bool, finding: Finding) -> String {
        let mut out = Vec::new();
        let outcome = Outcome::of("a.xml".to_owned(), finding);
        Text { lang: Lang::En, colour }.file(&mut out, &outcome).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn finding() -> Finding {
        let place = Place { line: 3, column: 7, ..Place::default() };
        Finding::new("cvc-complex-type.4", place).path("/a/b").arg("name", "version")
    }

    #[test]
    fn a_finding_is_one_line_and_its_path() {
        let text = written(false, finding());
        assert_eq!(text, "a.xml:3:7: error: attribute “version” is missing [cvc-complex-type.4]\n  at /a/b\n");
        assert!(written(true, finding()).contains("\x1b[1;31merror:\x1b[0m"));
    }

    #[test]
    fn nothing_steers_the_terminal() {
        let text = written(false, finding().value("x\x1b[2J\ny").source("b\n.xsd"));
        assert_eq!(text.lines().last(), Some("  value: x\\u{1b}[2J\\ny"));
        assert!(text.starts_with("b\\n.xsd:3:7: "));
    }
}
