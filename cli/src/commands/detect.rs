//! `xefa detect`: tells standard, release and message of files.

use std::io::{self, Write};

use serde::Serialize;
use xefa::Limits;
use xefa::releases::{self, Detected};
use xefa::report::{Lang, Verdict};

use crate::args::{DetectArgs, Format};
use crate::exit::Exit;
use crate::input::{self, Input};
use crate::outcome::Outcome;
use crate::render::{self, json_line, printable};
use crate::schema_choice::refused;

/// A file of a known release.
#[derive(Serialize)]
struct Known<'a> {
    file: &'a str,
    standard: &'static str,
    release: &'static str,
    message: &'a str,
}

/// Tells what every file is.
///
/// # Errors
/// When the results cannot be written.
pub fn run(args: &DetectArgs, lang: Lang) -> io::Result<Exit> {
    let render = render::of(args.format, lang);
    let mut out = super::stdout();
    let mut worst = Verdict::Valid;
    for input in input::collect(&args.paths) {
        match detect(&input) {
            Ok((release, message)) => {
                let known = Known { file: &input.name, standard: "XEfA", release, message: &message };
                match args.format {
                    Format::Jsonl => json_line(&mut out, &known)?,
                    Format::Text => {
                        let file = printable(known.file);
                        writeln!(out, "{file}: {} {} {}", known.standard, known.release, known.message)?;
                    }
                }
            }
            Err(outcome) => {
                worst = worst.max(outcome.verdict);
                render.file(&mut out, &outcome)?;
            }
        }
    }
    out.flush()?;
    Ok(worst.into())
}

fn detect(input: &Input) -> Result<(&'static str, String), Box<Outcome>> {
    let name = || input.name.clone();
    let bytes =
        input.source.read(Limits::DEFAULT.total_bytes).map_err(|finding| Box::new(Outcome::of(name(), *finding)))?;
    match releases::detect(&bytes) {
        Detected::Known { release, message } => Ok((release.version(), message)),
        detected => Err(Box::new(Outcome::new(name(), refused(detected)))),
    }
}
