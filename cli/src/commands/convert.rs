//! `xefa convert`: a message in another release, and what is lost on the way.

use std::io::{self, Write};
use std::path::Path;

use xefa::Limits;
use xefa::map::{Converted, Decisions, FolderStore, Options};
use xefa::report::{Finding, Lang, Loss, Place, Report};

use crate::args::{ConvertArgs, LossFormat};
use crate::exit::Exit;
use crate::input;
use crate::language::pick;
use crate::outcome::Outcome;
use crate::progress::note;
use crate::render;

/// Converts one message: the result on standard output or into a file, the losses on standard error.
///
/// # Errors
/// When the result cannot be written.
pub fn run(args: &ConvertArgs, lang: Lang) -> io::Result<Exit> {
    let name = args.file.to_string_lossy().into_owned();
    let refuse = |file: String, report: Report| -> io::Result<Exit> {
        let verdict = report.verdict();
        render::of(args.format, lang)
            .file(&mut io::stderr().lock(), &Outcome { verdict, ..Outcome::new(file, report) })?;
        Ok(verdict.into())
    };
    let decisions = match args.decisions.as_deref().map_or(Ok(Decisions::none()), read_decisions) {
        Ok(decisions) => decisions,
        Err(finding) => {
            let file = args.decisions.as_deref().map_or(String::new(), |path| path.to_string_lossy().into_owned());
            return refuse(file, (*finding).into());
        }
    };
    let bytes = match input::single(&args.file).read(Limits::DEFAULT.total_bytes) {
        Ok(bytes) => bytes,
        Err(finding) => return refuse(name, (*finding).into()),
    };
    let message = match xefa::read(&bytes) {
        Ok(message) => message,
        Err(error) => return refuse(name, error.into_report()),
    };
    let mut store = args.attachments.as_ref().map(FolderStore::new);
    let mut options = Options::new(&decisions);
    if let Some(store) = &mut store {
        options = options.with_store(store);
    }
    let converted = match &args.fachmodul {
        None => message.convert_to(&args.to, options),
        Some(namespace) => message.convert_to_with(&args.to, namespace, options),
    };
    let converted = match converted {
        Ok(converted) => converted,
        Err(error) => return refuse(name, error.into_report()),
    };
    write_losses(&converted, args.losses, lang)?;
    if args.strict && !converted.is_lossless() {
        note(pick(
            lang,
            "Es ginge etwas verloren; es gibt kein Ergebnis (--strict).",
            "Something would be lost; there is no result (--strict).",
        ));
        return Ok(Exit::Invalid);
    }
    let xml = match converted.value.to_xml() {
        Ok(xml) => xml,
        Err(error) => return refuse(name, error.into_report()),
    };
    let mut out = super::stdout();
    out.write_all(xml.as_bytes())?;
    if !xml.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(Exit::Valid)
}

/// Reads a file of decisions.
fn read_decisions(path: &Path) -> Result<Decisions, Box<Finding>> {
    let failed =
        |reason: String| Box::new(Finding::new("xefa-datei", Place::default()).path("/").arg("reason", reason));
    let text = std::fs::read_to_string(path).map_err(|error| failed(error.kind().to_string()))?;
    let decisions: Decisions = toml::from_str(&text).map_err(|error| {
        let place = error.span().map_or_else(Place::default, |span| place(&text, span.start));
        // What the parser says may quote the file, and that holds values.
        Box::new(Finding::new("xefa-entscheidungen", place).path("/"))
    })?;
    if let Some(unknown) = decisions.questions().find(|id| xefa::map::question(id).is_none()) {
        let nearest = crate::nearest::nearest(unknown, xefa::map::questions().map(|question| question.id));
        let at = text.find(unknown).map_or_else(Place::default, |at| place(&text, at));
        let finding = Finding::new("xefa-entscheidung-unbekannt", at).path("/").arg("name", unknown);
        return Err(Box::new(nearest.into_iter().fold(finding, |finding, nearest| finding.arg("nearest", nearest))));
    }
    Ok(decisions)
}

fn place(text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Place { offset, end: offset, line: number(line), column: number(column) }
}

fn write_losses<T>(converted: &Converted<T>, format: LossFormat, lang: Lang) -> io::Result<()> {
    let mut out = io::stderr().lock();
    for loss in converted.losses() {
        match format {
            LossFormat::Text => writeln!(out, "{}", line(loss, lang))?,
            LossFormat::Jsonl => {
                let object = serde_json::json!({
                    "kind": loss.kind().as_str(),
                    "reason": loss.reason().id,
                    "change": loss.reason().change,
                    "source": loss.source_path(),
                    "target": loss.target_path(),
                    "message": loss.message(lang),
                });
                writeln!(out, "{object}")?;
            }
        }
    }
    for warning in converted.warnings().findings() {
        let word = pick(lang, "Warnung", "warning");
        writeln!(out, "{word}: {}: {} [{}]", warning.element_path(), warning.message(lang), warning.rule().id())?;
    }
    Ok(())
}

fn line(loss: &Loss, lang: Lang) -> String {
    let place = match (loss.source_path(), loss.target_path()) {
        (Some(source), Some(target)) if source != target => format!("{source} → {target}"),
        (Some(path), _) => path.to_owned(),
        (None, Some(target)) => format!("→ {target}"),
        (None, None) => "/".to_owned(),
    };
    format!("{}: {place}: {} [{}]", loss.kind().word(lang), loss.message(lang), loss.reason().id)
}
