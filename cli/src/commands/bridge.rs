//! `xefa bridge`: a message as the file of an old system, and back, by a layout.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;
use serde_json::{Map, Value};
use xefa::Limits;
use xefa::adapt::{Bound, Layout, ReadOptions, Sidecar};
use xefa::releases;
use xefa::report::{Finding, Lang, Loss, Place, Report, Verdict};
use xefa::schema::Schema;

use crate::args::{Format, SchemaArgs};
use crate::codec;
use crate::exit::Exit;
use crate::input;
use crate::language::pick;
use crate::outcome::Outcome;
use crate::progress::note;
use crate::render::{self, json_line, printable};
use crate::schema_choice::SchemaChoice;

/// Arguments of `bridge`.
#[derive(Debug, clap::Args)]
pub struct BridgeArgs {
    /// The layout: what stands where in the file (docs/adapter.md).
    #[arg(long, value_name = "FILE")]
    layout: PathBuf,
    /// A message, or a file of the old system; - for standard input. XML becomes a file, everything else a message.
    #[arg(value_name = "FILE", required_unless_present = "lint")]
    file: Option<PathBuf>,
    /// Look for mistakes in the layout, and say what of a message may not go through it.
    #[arg(long, conflicts_with_all = ["file", "out", "sidecar", "to_message", "supply"])]
    lint: bool,
    /// The input is a file of the old system, whatever it looks like.
    #[arg(long)]
    to_message: bool,
    /// Write the result into this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// What the file cannot carry: written beside a file, read beside it again. It holds values of the message.
    #[arg(long, value_name = "FILE")]
    sidecar: Option<PathBuf>,
    /// A value that the layout asks for when a file is read. May be repeated.
    #[arg(long, value_name = "NAME=VALUE")]
    supply: Vec<String>,
    /// How losses are written to standard error.
    #[arg(long, value_enum, default_value_t = Losses::Text)]
    losses: Losses,
    /// Any loss, or with --lint any warning, is a failure (exit code 1), and there is no result.
    #[arg(long)]
    strict: bool,
    /// With --lint: the schema of the messages, where they are not those of an XEfA release.
    #[command(flatten)]
    schema: SchemaArgs,
    /// Format of findings.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How losses are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Losses {
    /// For people: a line for each.
    Text,
    /// For programs: one JSON object a line for each.
    Json,
    /// Not at all.
    None,
}

/// Why there is no result.
type Refused = Box<Outcome>;

/// Runs the command.
///
/// # Errors
/// When the results cannot be written.
pub fn run(args: &BridgeArgs, lang: Lang) -> io::Result<Exit> {
    if args.lint {
        return lint(args, lang);
    }
    if !args.schema.schema.is_empty() {
        note(pick(lang, "xefa: --schema gibt es nur mit --lint", "xefa: --schema is for --lint only"));
        return Ok(Exit::Unchecked);
    }
    let translated = match translate(args) {
        Ok(translated) => translated,
        Err(refused) => {
            // The result is what programs read from standard output here; findings are for whoever called them.
            render::of(args.format, lang).file(&mut io::stderr().lock(), &refused)?;
            return Ok(refused.verdict.into());
        }
    };
    let Translated { bytes, losses, sidecar, warnings } = translated;
    render::of(args.format, lang).file(&mut io::stderr().lock(), &warnings)?;
    write_losses(args.losses, &losses, lang)?;
    if args.strict && !losses.is_empty() {
        note(pick(
            lang,
            "Es ginge etwas verloren; wegen --strict wurde nichts geschrieben.",
            "Something would be lost; because of --strict nothing was written.",
        ));
        return Ok(Exit::Invalid);
    }
    // The sidecar first: a file without it would be the poorer one.
    if let (Some(path), Some(sidecar)) = (&args.sidecar, sidecar) {
        fs::write(path, sidecar.to_json())?;
    }
    match &args.out {
        Some(path) => fs::write(path, bytes)?,
        None => {
            let mut out = super::stdout();
            out.write_all(&bytes)?;
            out.flush()?;
        }
    }
    Ok(Exit::Valid)
}

struct Translated {
    bytes: Vec<u8>,
    losses: Vec<Loss>,
    /// To be written beside the file.
    sidecar: Option<Sidecar>,
    warnings: Outcome,
}

fn translate(args: &BridgeArgs) -> Result<Translated, Refused> {
    let path = args.file.as_deref().unwrap_or(Path::new("-"));
    let name = path.to_string_lossy().into_owned();
    let refused = |report: Report| Box::new(Outcome::new(name.clone(), report));
    let mut options = ReadOptions::new();
    for supply in &args.supply {
        let Some((key, value)) = supply.split_once('=') else {
            let finding = Finding::new("xefa-angabe-fehlt", Place::default()).path("/").arg("name", supply.clone());
            return Err(refused(finding.into()));
        };
        options = options.supply(key, value);
    }
    let layout = load(args)?;
    let bound = layout.1.bind(layout.0).map_err(|report| layout_outcome(args, report))?;
    let bytes = input::single(path).read(Limits::DEFAULT.total_bytes).map_err(|finding| refused((*finding).into()))?;
    if !args.to_message && looks_like_xml(&bytes) {
        to_file(args, &name, &bound, &bytes)
    } else {
        to_message(args, &name, &bound, &bytes, options)
    }
}

/// The schema of a layout's messages, and the layout.
fn load(args: &BridgeArgs) -> Result<(&'static Schema, Layout), Refused> {
    let layout = Layout::load(&args.layout).map_err(|report| layout_outcome(args, report))?;
    let mut all = releases::all().iter();
    let release = match layout.namespace() {
        // The last edition: an erratum comes behind what it corrects.
        Some(namespace) => all.rfind(|release| release.namespace() == namespace),
        None => all.next_back(),
    };
    match release {
        Some(release) => Ok((release.schema(), layout)),
        None => {
            let finding = Finding::new("xefa-unbekannter-standard", Place::default()).path("/");
            let finding = match layout.namespace() {
                Some(namespace) => finding.arg("namespace", namespace),
                None => finding,
            };
            Err(layout_outcome(args, finding.arg("name", layout.message()).into()))
        }
    }
}

fn layout_outcome(args: &BridgeArgs, report: Report) -> Refused {
    // A layout that is wrong makes everything uncheckable.
    Box::new(Outcome::of_schema(args.layout.to_string_lossy().into_owned(), report))
}

fn looks_like_xml(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // UTF-16 begins with a mark or has a zero beside the bracket.
    let wide = text.starts_with(b"\xff\xfe") || text.starts_with(b"\xfe\xff");
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace() && **byte != 0);
    wide || first == Some(&b'<')
}

fn to_file(args: &BridgeArgs, name: &str, bound: &Bound<'_>, bytes: &[u8]) -> Result<Translated, Refused> {
    let refused = |report: Report| Box::new(Outcome::new(name.to_owned(), report));
    let json = codec::to_json(bytes, None)
        .map_err(|(report, verdict)| Box::new(Outcome { verdict, ..Outcome::new(name.to_owned(), report) }))?;
    let message: Value = serde_json::from_str(&json)
        .map_err(|_| refused(Finding::new("xefa-intern", Place::default()).path("/").into()))?;
    let file = bound.write(&message).map_err(|error| refused(error.into_report()))?;
    let sidecar = args.sidecar.is_some().then_some(file.sidecar);
    Ok(Translated {
        bytes: file.bytes,
        losses: file.losses,
        sidecar,
        warnings: Outcome::new(name.to_owned(), Report::new()),
    })
}

fn to_message(
    args: &BridgeArgs,
    name: &str,
    bound: &Bound<'_>,
    bytes: &[u8],
    mut options: ReadOptions,
) -> Result<Translated, Refused> {
    let refused = |report: Report| Box::new(Outcome::new(name.to_owned(), report));
    if let Some(path) = &args.sidecar {
        let of_sidecar = |report: Report| Box::new(Outcome::new(path.to_string_lossy().into_owned(), report));
        let bytes =
            input::single(path).read(Limits::DEFAULT.total_bytes).map_err(|finding| of_sidecar((*finding).into()))?;
        let sidecar = Sidecar::from_json(&String::from_utf8_lossy(&bytes)).map_err(of_sidecar)?;
        options = options.sidecar(sidecar);
    }
    let fetched = bound.read_with(bytes, &options);
    if !fetched.report.is_valid() {
        return Err(refused(fetched.report));
    }
    let document = fetched.document().to_string();
    let xml = codec::from_json(document.as_bytes(), None).map_err(|(mut report, verdict)| {
        // What is required and not in the file is not the fault of the file alone.
        bound
            .report()
            .findings()
            .iter()
            .filter(|finding| finding.rule().id() == "xefa-layout-pflicht")
            .cloned()
            .for_each(|finding| report.push(finding));
        Box::new(Outcome { verdict, ..Outcome::new(name.to_owned(), report) })
    })?;
    let warnings = Outcome::new(name.to_owned(), fetched.report);
    Ok(Translated { bytes: xml.into_bytes(), losses: fetched.losses, sidecar: None, warnings })
}

#[derive(Serialize)]
struct LossLine<'a> {
    kind: &'static str,
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<&'a str>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    facts: Map<String, Value>,
    message: &'static str,
}

fn write_losses(how: Losses, losses: &[Loss], lang: Lang) -> io::Result<()> {
    let mut err = io::stderr().lock();
    for loss in losses {
        match how {
            Losses::None => {}
            Losses::Json => {
                let facts = loss.facts().iter().map(|(name, value)| ((*name).to_owned(), Value::from(value.as_str())));
                let line = LossLine {
                    kind: loss.kind().as_str(),
                    reason: loss.reason().id,
                    source: loss.source_path(),
                    target: loss.target_path(),
                    facts: facts.collect(),
                    message: loss.message(lang),
                };
                json_line(&mut err, &line)?;
            }
            Losses::Text => {
                let place = match (loss.source_path(), loss.target_path()) {
                    (Some(source), Some(target)) => format!("{source} → {target}"),
                    (Some(source), None) => source.to_owned(),
                    (None, target) => format!("→ {}", target.unwrap_or_default()),
                };
                let details = loss.details(lang);
                let details = if details.is_empty() { details } else { format!(" ({details})") };
                let kind = loss.kind().word(lang);
                let line = format!("{kind}: {place}: {}{details} [{}]", loss.message(lang), loss.reason().id);
                writeln!(err, "{}", printable(&line))?;
            }
        }
    }
    Ok(())
}

fn lint(args: &BridgeArgs, lang: Lang) -> io::Result<Exit> {
    let report = match lint_report(args) {
        Ok(report) => report,
        Err(refused) => {
            let mut out = super::stdout();
            render::of(args.format, lang).file(&mut out, &refused)?;
            out.flush()?;
            return Ok(refused.verdict.into());
        }
    };
    let warnings = !report.findings().is_empty();
    let outcome = Outcome::new(args.layout.to_string_lossy().into_owned(), report);
    let mut out = super::stdout();
    render::of(args.format, lang).file(&mut out, &outcome)?;
    out.flush()?;
    Ok(match outcome.verdict {
        Verdict::Valid if args.strict && warnings => Exit::Invalid,
        verdict => verdict.into(),
    })
}

fn lint_report(args: &BridgeArgs) -> Result<Report, Refused> {
    match SchemaChoice::load(&args.schema, &Limits::default())? {
        SchemaChoice::Given(schema) => {
            let layout = Layout::load(&args.layout).map_err(|report| layout_outcome(args, report))?;
            Ok(layout.lint(&schema))
        }
        // Suites come from a configuration, which a bridge has none of.
        SchemaChoice::Release | SchemaChoice::Suites(_) => load(args).map(|(schema, layout)| layout.lint(schema)),
    }
}
