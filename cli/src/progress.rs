//! How far a long run has come: on standard error, and only for a person.

use std::io::{IsTerminal, Write, stderr};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A progress bar, or nothing.
#[derive(Debug)]
pub struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    /// A bar for that many files, if anybody is watching and it is worth it.
    pub fn new(files: usize) -> Self {
        if files < 2 || !stderr().is_terminal() {
            return Self { bar: None };
        }
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {elapsed}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(250));
        Self { bar: Some(bar) }
    }

    /// One more file is done; `write` writes what there is to say about it.
    pub fn advance<R>(&self, write: impl FnOnce() -> R) -> R {
        match &self.bar {
            Some(bar) => {
                bar.inc(1);
                bar.suspend(write)
            }
            None => write(),
        }
    }

    /// Removes the bar.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// A line on standard error. If nobody reads it, nothing is lost.
pub fn note(line: &str) {
    let _ = writeln!(stderr().lock(), "{line}");
}
