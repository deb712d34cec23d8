//! `xefa codelist check`, `diff` and `lock`: code lists by themselves, what changed between two versions, and which ones belong here.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};
use serde::Serialize;
use xefa::Limits;
use xefa::codelist::{self, Change, CodeList, Diff, LOCK_FILE, Lock};
use xefa::report::{Lang, Report, Verdict};

use crate::args::Format;
use crate::exit::Exit;
use crate::input;
use crate::language::{Counts, pick, summary};
use crate::outcome::Outcome;
use crate::progress::note;
use crate::render::{self, json_line, printable};

/// What to do with code lists.
#[derive(Debug, Subcommand)]
pub enum CodelistCommand {
    /// Check genericode lists: structure, keys, duplicates, and the metadata a published list must have.
    Check(CheckArgs),
    /// Tell what changed between two versions of a list: codes added, removed, renamed, reused.
    Diff(DiffArgs),
    /// Write down which lists a folder holds, with version and SHA-256, in its codelisten.lock; `check --codelists` then insists on
    /// them.
    Lock(LockArgs),
}

/// Arguments of `codelist lock`.
#[derive(Debug, clap::Args)]
pub struct LockArgs {
    /// The folder with the lists.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Write nothing: compare the folder with its lock.
    #[arg(long)]
    check: bool,
    /// Output format of findings.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Arguments of `codelist check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Lists, folders (every *.gc and *.xml below), or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Arguments of `codelist diff`.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// The old version.
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The new version.
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// Output format.
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    format: DiffFormat,
}

/// How differences are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DiffFormat {
    /// For people: a line for each change.
    Text,
    /// For programs: one JSON object.
    Json,
}

/// Runs one of the commands.
///
/// # Errors
/// When the results cannot be written.
pub fn run(command: &CodelistCommand, lang: Lang) -> io::Result<Exit> {
    match command {
        CodelistCommand::Check(args) => check(args, lang),
        CodelistCommand::Diff(args) => diff(args, lang),
        CodelistCommand::Lock(args) => lock(args, lang),
    }
}

fn check(args: &CheckArgs, lang: Lang) -> io::Result<Exit> {
    let limits = Limits::default();
    let render = render::of(args.format, lang);
    let mut out = super::stdout();
    let mut paths = Vec::new();
    for path in &args.paths {
        let before = paths.len();
        lists_below(path, &mut paths);
        if paths.len() == before {
            // An empty folder is said to be one.
            paths.push(path.clone());
        }
    }
    let mut counts = Counts::default();
    let mut worst = Verdict::Valid;
    for input in input::collect(&paths) {
        let outcome = match input.source.read(limits.total_bytes) {
            Ok(bytes) => Outcome::new(input.name, codelist::check(&bytes, &limits)),
            Err(finding) => Outcome::of(input.name, *finding),
        };
        worst = worst.max(outcome.verdict);
        match outcome.verdict {
            Verdict::Valid => counts.valid += 1,
            Verdict::Invalid => counts.invalid += 1,
            Verdict::Error => counts.unchecked += 1,
        }
        render.file(&mut out, &outcome)?;
    }
    out.flush()?;
    note(&summary(lang, counts));
    Ok(worst.into())
}

fn lock(args: &LockArgs, lang: Lang) -> io::Result<Exit> {
    let limits = Limits::default();
    let name = args.folder.to_string_lossy().into_owned();
    let mut out = super::stdout();
    let mut refuse = |report: Report| -> io::Result<Exit> {
        let outcome = Outcome::new(name.clone(), report);
        render::of(args.format, lang).file(&mut out, &outcome)?;
        out.flush()?;
        Ok(outcome.verdict.into())
    };
    if args.check {
        return refuse(Lock::verify_folder(&args.folder, &limits));
    }
    let lock = match Lock::of_folder(&args.folder, &limits) {
        Ok(lock) => lock,
        Err(report) => return refuse(report),
    };
    let file = args.folder.join(LOCK_FILE);
    let written = file.with_extension("lock.neu");
    if let Err(error) = fs::write(&written, lock.to_string()).and_then(|()| fs::rename(&written, &file)) {
        note(&format!("{}: {error}", printable(&file.to_string_lossy())));
        return Ok(Exit::Unchecked);
    }
    let count = lock.lists().len();
    note(&match lang {
        Lang::De => format!("{count} Codelisten festgeschrieben in {}.", printable(&file.to_string_lossy())),
        Lang::En => format!("{count} code lists locked in {}.", printable(&file.to_string_lossy())),
    });
    Ok(Exit::Valid)
}

/// The lists of a folder, in the order of their names; a file is itself.
fn lists_below(path: &Path, found: &mut Vec<PathBuf>) {
    if !path.is_dir() {
        found.push(path.to_owned());
        return;
    }
    let Ok(entries) = fs::read_dir(path) else { return };
    let mut entries: Vec<_> = entries.filter_map(Result::ok).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            lists_below(&path, found);
        } else if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("gc") || end.eq_ignore_ascii_case("xml"))
        {
            found.push(path);
        }
    }
}

fn diff(args: &DiffArgs, lang: Lang) -> io::Result<Exit> {
    let mut broken = Vec::new();
    let mut load = |path: &Path| match load(path) {
        Ok(list) => Some(list),
        Err(outcome) => {
            broken.push(outcome);
            None
        }
    };
    let (old, new) = (load(&args.old), load(&args.new));
    let (Some(old), Some(new)) = (old, new) else {
        // Standard output is for the result.
        let render = render::of(Format::Text, lang);
        for outcome in &broken {
            render.file(&mut io::stderr().lock(), outcome)?;
        }
        return Ok(Exit::Unchecked);
    };
    let diff = Diff::new(&old, &new);
    if !diff.same_list {
        note(pick(
            lang,
            "Die Dateien sind nicht zwei Versionen einer Liste (CanonicalUri).",
            "The files are not two versions of one list (CanonicalUri).",
        ));
    }
    let mut out = super::stdout();
    match args.format {
        DiffFormat::Text => text(&mut out, &diff, lang)?,
        DiffFormat::Json => json_line(&mut out, &Json { breaking: diff.is_breaking(), diff: &diff })?,
    }
    out.flush()?;
    Ok(Exit::Valid)
}

fn load(path: &Path) -> Result<CodeList, Box<Outcome>> {
    let name = path.to_string_lossy().into_owned();
    let bytes = match input::single(path).read(Limits::DEFAULT.total_bytes) {
        Ok(bytes) => bytes,
        Err(finding) => return Err(Box::new(Outcome::of(name, *finding))),
    };
    CodeList::read(&bytes, &Limits::default()).map_err(|report| Box::new(Outcome::new(name, report)))
}

#[derive(Serialize)]
struct Json<'a> {
    #[serde(flatten)]
    diff: &'a Diff,
    breaking: bool,
}

fn text(out: &mut dyn Write, diff: &Diff, lang: Lang) -> io::Result<()> {
    let since = diff.valid_from.as_deref().map_or_else(String::new, |date| match lang {
        Lang::De => format!(" (gültig ab {date})"),
        Lang::En => format!(" (valid from {date})"),
    });
    writeln!(
        out,
        "{} {} → {}{}",
        printable(&diff.list),
        printable(&diff.old),
        printable(&diff.new),
        printable(&since)
    )?;
    for (sign, columns) in [('+', &diff.columns_added), ('-', &diff.columns_removed)] {
        for column in columns {
            writeln!(out, "{sign} {} {}", pick(lang, "Spalte", "column"), printable(column))?;
        }
    }
    for change in &diff.changes {
        writeln!(out, "{}", printable(&line(change, lang)))?;
    }
    if diff.is_empty() {
        writeln!(out, "{}", pick(lang, "keine Änderung", "no change"))?;
    }
    Ok(())
}

fn line(change: &Change, lang: Lang) -> String {
    let quoted = |name: &Option<String>| match (name, lang) {
        (None, _) => "—".to_owned(),
        (Some(name), Lang::De) => format!("„{name}“"),
        (Some(name), Lang::En) => format!("“{name}”"),
    };
    match change {
        Change::Added { code, name } => format!("+ {code} {} {}", pick(lang, "neu:", "added:"), quoted(name)),
        Change::Removed { code, name } => {
            format!("- {code} {} {}", pick(lang, "gestrichen:", "removed:"), quoted(name))
        }
        Change::Recoded { code, now, name } => {
            format!("! {code} {} {now}: {}", pick(lang, "ist jetzt", "is now"), quoted(name))
        }
        Change::Renamed { code, from, to } => {
            format!("~ {code} {} {} → {}", pick(lang, "umbenannt:", "renamed:"), quoted(from), quoted(to))
        }
        Change::Reused { code, from, to, now } => {
            let word = pick(lang, "anders verwendet:", "reused:");
            let now = now.as_ref().map_or_else(String::new, |now| match lang {
                Lang::De => format!(" (bisheriges jetzt {now})"),
                Lang::En => format!(" (the former is {now} now)"),
            });
            format!("! {code} {word} {} → {}{now}", quoted(from), quoted(to))
        }
        Change::Amended { code, columns } => {
            format!("~ {code} {} {}", pick(lang, "geändert:", "amended:"), columns.join(", "))
        }
        _ => format!("? {}", change.code()),
    }
}
