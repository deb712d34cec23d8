//! `xefa check`: validates files and folders.

use std::io::{self, Write};

use xefa::Limits;
use xefa::report::{Lang, Rule, Verdict};
use xefa::validate::Options;

use super::explain;
use crate::args::CheckArgs;
use crate::code_lists::CodeChoice;
use crate::exit::Exit;
use crate::input::{self, Input};
use crate::language::{Counts, pick, summary};
use crate::order::in_order;
use crate::outcome::Outcome;
use crate::progress::{Progress, note};
use crate::render;
use crate::schema_choice::SchemaChoice;

/// Checks everything and says what became of it.
///
/// # Errors
/// When the results cannot be written.
pub fn run(args: &CheckArgs, lang: Lang) -> io::Result<Exit> {
    if let Some(rule) = args.warn.iter().find(|rule| Rule::of(rule).is_none()) {
        note(&explain::unknown(rule, lang));
        return Ok(Exit::Unchecked);
    }
    if args.paths.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
        note(pick(lang, "xefa: „-“ kann nur einmal stehen", "xefa: “-” may stand only once"));
        return Ok(Exit::Unchecked);
    }
    let render = render::of(args.format, lang);
    let mut out = super::stdout();
    let limits = Limits { findings: args.max_findings.get(), ..Limits::default() };
    let schema = match SchemaChoice::load(&args.schema, &limits) {
        Ok(schema) => schema,
        Err(broken) => {
            render.file(&mut out, &broken)?;
            out.flush()?;
            note(pick(
                lang,
                "Das Schema ist nicht verwendbar; es wurde nichts geprüft.",
                "The schema cannot be used; nothing was checked.",
            ));
            return Ok(Exit::Unchecked);
        }
    };
    let codes = match CodeChoice::load(&args.codes, &limits) {
        Ok(codes) => codes,
        Err(broken) => {
            render.file(&mut out, &broken)?;
            out.flush()?;
            note(pick(
                lang,
                "Die Codelisten sind nicht verwendbar; es wurde nichts geprüft.",
                "The code lists cannot be used; nothing was checked.",
            ));
            return Ok(Exit::Unchecked);
        }
    };
    let options = Options { limits, show_values: args.show_values, ..Options::default() };
    let inputs = input::collect(&args.paths);
    let progress = Progress::new(inputs.len());
    let mut counts = Counts::default();
    let mut worst = Verdict::Valid;
    let done = in_order(
        &inputs,
        args.jobs,
        |input| check(input, &schema, &codes, &options, &args.warn),
        |outcome| {
            worst = worst.max(outcome.verdict);
            match outcome.verdict {
                Verdict::Valid => counts.valid += 1,
                Verdict::Invalid => counts.invalid += 1,
                Verdict::Error => counts.unchecked += 1,
            }
            progress.advance(|| {
                render.file(&mut out, &outcome)?;
                // Results are streamed: whoever reads them need not wait for the last file.
                if outcome.report.findings().is_empty() { Ok(()) } else { out.flush() }
            })
        },
    );
    progress.finish();
    done.and_then(|()| out.flush())?;
    note(&summary(lang, counts));
    Ok(worst.into())
}

fn check(input: &Input, schema: &SchemaChoice, codes: &CodeChoice, options: &Options, warn: &[String]) -> Outcome {
    let name = input.name.clone();
    let bytes = match input.source.read(options.limits.total_bytes) {
        Ok(bytes) => bytes,
        Err(finding) => return Outcome::of(name, *finding),
    };
    let weighed = |options: &Options| {
        let (mut report, release) = schema.check(&bytes, options, codes);
        warn.iter().for_each(|rule| report.downgrade(rule));
        (report, release)
    };
    let (report, release) = weighed(options);
    let mut outcome = Outcome::new(name, report);
    if outcome.report.is_truncated() && outcome.verdict == Verdict::Valid {
        // Warnings have used up the room for what makes the file invalid: look at all of it.
        let limits = Limits { findings: usize::MAX, ..options.limits };
        outcome = Outcome::new(outcome.file, weighed(&Options { limits, ..*options }).0);
        outcome.truncate(options.limits.findings);
    }
    outcome.release = release.map(str::to_owned);
    outcome
}
