//! How results are written: a file per format.

mod fingerprint;
mod github;
mod gitlab;
mod jsonl;
mod junit;
mod said;
mod sarif;
mod text;

use std::io::{self, IsTerminal, Write};

use xefa::report::Lang;

use crate::args::{Format, ReportFormat};
use crate::outcome::Outcome;

pub use jsonl::line as json_line;
pub use text::printable;

/// Writes what became of files.
pub trait Render {
    /// One file.
    ///
    /// # Errors
    /// When the results cannot be written.
    fn file(&self, out: &mut dyn Write, outcome: &Outcome) -> io::Result<()>;
}

/// The way of writing for a format.
pub fn of(format: Format, lang: Lang) -> Box<dyn Render> {
    match format {
        Format::Text => Box::new(text::Text { lang, colour: colour() }),
        Format::Jsonl => Box::new(jsonl::Jsonl { lang }),
    }
}

/// Writes what became of all files of a run, as one document.
pub trait Document {
    /// One more file.
    ///
    /// # Errors
    /// When the results cannot be written.
    fn file(&mut self, out: &mut dyn Write, outcome: &Outcome) -> io::Result<()>;

    /// All files have been. Without this, what was written need not be well-formed.
    ///
    /// # Errors
    /// When the results cannot be written.
    fn end(&mut self, out: &mut dyn Write) -> io::Result<()>;
}

/// A format in which every file stands for itself.
struct Each(Box<dyn Render>);

impl Document for Each {
    fn file(&mut self, out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
        self.0.file(out, outcome)
    }

    fn end(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// The way of writing the results of a check.
pub fn document(format: ReportFormat, lang: Lang) -> Box<dyn Document> {
    match format {
        ReportFormat::Text => Box::new(Each(of(Format::Text, lang))),
        ReportFormat::Jsonl => Box::new(Each(of(Format::Jsonl, lang))),
        ReportFormat::Github => Box::new(Each(Box::new(github::Github { lang }))),
        ReportFormat::Junit => Box::new(junit::Junit::new(lang)),
        ReportFormat::Gitlab => Box::new(gitlab::Gitlab::new(lang)),
        ReportFormat::Sarif => Box::new(sarif::Sarif::new(lang)),
    }
}

/// Whether a person watches on a terminal that shows colours, and wants them (<https://no-color.org>).
fn colour() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value: std::ffi::OsString| !value.is_empty());
    io::stdout().is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
