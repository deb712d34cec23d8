//! `xefa diff OLD NEW`: what changed between two schema sets, and whom it breaks.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;
use xefa::Limits;
use xefa::report::{Lang, Report};
use xefa::xsd::compare::Comparison;
use xefa::xsd::diff::{Diff, Summary};
use xefa::xsd::{Catalog, Loader, SchemaSet, published};

use crate::args::Format;
use crate::exit::Exit;
use crate::outcome::Outcome;
use crate::render::{self, json_line, printable};

/// Arguments of `diff`.
///
/// Compares what messages show, not how schemas are written: a namespace that was renamed is told once. In text, S stands before what
/// breaks senders made for OLD (their messages may be invalid under NEW), R (in German E) before what breaks receivers made for OLD
/// (they may get messages that are invalid for them).
///
/// Exit codes: 0 the comparison was made; 1 with --fail-on, there is such a change; 2 one of the sets could not be read.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct DiffArgs {
    /// The old set: an XSD file, a folder of them, or a release of XEfA such as 1.0.
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The new set.
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// OASIS XML catalog for both sets: which local file stands for which schema address.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["old_catalog", "new_catalog"])]
    catalog: Option<PathBuf>,
    /// Catalog for the old set.
    #[arg(long, value_name = "FILE")]
    old_catalog: Option<PathBuf>,
    /// Catalog for the new set.
    #[arg(long, value_name = "FILE")]
    new_catalog: Option<PathBuf>,
    /// Output format.
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    format: DiffFormat,
    /// Which changes end the run with exit code 1.
    #[arg(long, value_enum, value_name = "WHAT")]
    fail_on: Option<FailOn>,
}

/// How changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DiffFormat {
    /// For people: type by type, a line for each change.
    Text,
    /// For people: a table for each type.
    Markdown,
    /// For programs: one JSON object.
    Json,
}

/// Which changes count as a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Changes that break senders or receivers.
    Breaking,
    /// All changes.
    Any,
}

#[derive(Serialize)]
struct Json<'d> {
    summary: Summary,
    #[serde(flatten)]
    diff: &'d Diff,
}

/// Compares two sets.
///
/// # Errors
/// When the result cannot be written.
pub fn run(args: &DiffArgs, lang: Lang) -> io::Result<Exit> {
    let old = load(&args.old, args.old_catalog.as_deref().or(args.catalog.as_deref()));
    let new = load(&args.new, args.new_catalog.as_deref().or(args.catalog.as_deref()));
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            // Standard output is for the result.
            let render = render::of(Format::Text, lang);
            for outcome in [old.err(), new.err()].into_iter().flatten() {
                render.file(&mut io::stderr().lock(), &outcome)?;
            }
            return Ok(Exit::Unchecked);
        }
    };
    let diff = Diff::of(&Comparison::of(&old, &new));
    let mut out = super::stdout();
    match args.format {
        DiffFormat::Text => lines(&mut out, &diff.to_text(lang))?,
        DiffFormat::Markdown => lines(&mut out, &diff.to_markdown(lang))?,
        DiffFormat::Json => json_line(&mut out, &Json { summary: diff.summary(), diff: &diff })?,
    }
    out.flush()?;
    let failed = match args.fail_on {
        None => false,
        Some(FailOn::Breaking) => diff.summary().breaking() > 0,
        Some(FailOn::Any) => !diff.is_empty(),
    };
    Ok(if failed { Exit::Invalid } else { Exit::Valid })
}

/// What a schema says goes to a terminal without control characters.
fn lines(out: &mut dyn Write, text: &str) -> io::Result<()> {
    text.lines().try_for_each(|line| writeln!(out, "{}", printable(line)))
}

/// A release, or the documents at a path.
fn load(path: &Path, catalog: Option<&Path>) -> Result<SchemaSet, Box<Outcome>> {
    if !path.exists()
        && let Some(set) = path.to_str().and_then(published)
    {
        return Ok(set);
    }
    let failed = |path: &Path| {
        let name = path.to_string_lossy().into_owned();
        move |report: Report| Box::new(Outcome::of_schema(name, report))
    };
    let mut loader = Loader::new().limits(&Limits::DEFAULT);
    if let Some(catalog) = catalog {
        loader = loader.catalog(Catalog::read(catalog).map_err(failed(catalog))?);
    }
    loader.read(&[path.to_owned()]).map_err(failed(path))
}
