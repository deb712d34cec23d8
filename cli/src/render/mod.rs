//! How results are written: a file per format.

mod jsonl;
mod text;

use std::io::{self, IsTerminal, Write};

use xefa::report::Lang;

use crate::args::Format;
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

/// Whether a person watches on a terminal that shows colours, and wants them (<https://no-color.org>).
fn colour() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value: std::ffi::OsString| !value.is_empty());
    io::stdout().is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
