//! `xefa check`: validates files and folders, or everything that `xefa.toml` names.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use xefa::Limits;
use xefa::regeln;
use xefa::report::{Lang, Report, Rule, Verdict};
use xefa::validate::Options;

use super::explain;
use crate::args::CheckArgs;
use crate::code_lists::CodeChoice;
use crate::config::{self, Config, Policy};
use crate::exit::Exit;
use crate::input::{self, Input, Source};
use crate::judge::Judge;
use crate::language::{Counts, pick, summary};
use crate::nearest::nearest;
use crate::order::in_order;
use crate::outcome::{Outcome, Standing};
use crate::progress::{Progress, note};
use crate::render::{self, Document, printable};
use crate::schema_choice::SchemaChoice;
use crate::suite_set::SuiteSet;

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
    let mut document = render::document(args.format, lang);
    // Without paths and without a file to name them, there is nothing to say what is wrong with.
    let config = if args.no_config { Ok(None) } else { Config::find(args.config.as_deref()) };
    let config = match config {
        Ok(config) => config,
        Err(broken) => {
            let why = ("Die Konfiguration ist nicht verwendbar", "The configuration cannot be used");
            return nothing_checked(&mut *document, &[*broken], lang, why);
        }
    };
    let suite = match (&args.suite, &config) {
        (None, _) => None,
        (Some(name), config) => match config.as_ref().and_then(|config| position(config, name)) {
            Some(at) => Some(at),
            None => {
                note(&unknown_suite(name, config.as_ref(), lang));
                return Ok(Exit::Unchecked);
            }
        },
    };
    let inputs = match inputs(args, config.as_ref(), suite) {
        Some(inputs) => inputs,
        None => {
            note(pick(
                lang,
                "xefa: nennen Sie Dateien oder Ordner, oder Suiten mit paths in einer xefa.toml (xefa check --help)",
                "xefa: name files or folders, or suites with paths in an xefa.toml (xefa check --help)",
            ));
            return Ok(Exit::Unchecked);
        }
    };
    let limits = Limits { findings: args.max_findings.get(), ..Limits::default() };
    let schema = match (&config, args.schema.schema.is_empty()) {
        (Some(config), true) if !config.suites.is_empty() => {
            SuiteSet::load(config, suite, &args.codes, &limits).map(SchemaChoice::Suites)
        }
        _ => SchemaChoice::load(&args.schema, &limits).map_err(|broken| vec![*broken]),
    };
    let schema = match schema {
        Ok(schema) => schema,
        Err(broken) => {
            let why = ("Das Schema ist nicht verwendbar", "The schema cannot be used");
            return nothing_checked(&mut *document, &broken, lang, why);
        }
    };
    let codes = match CodeChoice::load(&args.codes, &limits) {
        Ok(codes) => codes,
        Err(broken) => {
            let why = ("Die Codelisten sind nicht verwendbar", "The code lists cannot be used");
            return nothing_checked(&mut *document, &[*broken], lang, why);
        }
    };
    let run = Run {
        config: config.as_ref(),
        schema,
        codes,
        rules: args.rules,
        options: Options { limits, show_values: args.show_values, ..Options::default() },
        judge: Judge {
            common: config.as_ref().map(|config| &config.policy),
            warn: &args.warn,
            deny_warnings: args.deny_warnings,
        },
    };
    run.all(args, suite, &inputs, &mut *document, lang)
}

/// A run over files.
struct Run<'c> {
    config: Option<&'c Config>,
    schema: SchemaChoice<'c>,
    codes: CodeChoice,
    rules: bool,
    options: Options,
    judge: Judge<'c>,
}

impl Run<'_> {
    fn all(
        &self,
        args: &CheckArgs,
        suite: Option<usize>,
        inputs: &[Input],
        document: &mut dyn Document,
        lang: Lang,
    ) -> io::Result<Exit> {
        let mut out = super::stdout();
        let progress = Progress::new(inputs.len());
        let mut counts = Counts::default();
        let mut worst = Exit::Valid;
        let done = in_order(
            inputs,
            args.jobs,
            |input| self.check(input),
            |outcome| {
                worst = worst.max(outcome.standing().into());
                counts.add(&outcome);
                progress.advance(|| {
                    document.file(&mut out, &outcome)?;
                    // Results are streamed: whoever reads them need not wait for the last file.
                    if outcome.report.findings().is_empty() { Ok(()) } else { out.flush() }
                })
            },
        );
        progress.finish();
        done?;
        if let Some(dead) = self.dead(args, suite) {
            worst = worst.max(dead.standing().into());
            document.file(&mut out, &dead)?;
        }
        document.end(&mut out)?;
        out.flush()?;
        note(&summary(lang, counts));
        Ok(worst)
    }

    fn check(&self, input: &Input) -> Outcome {
        let name = input.name.clone();
        let bytes = match input.source.read(self.options.limits.total_bytes) {
            Ok(bytes) => bytes,
            Err(finding) => return Outcome::of(name, *finding),
        };
        let key = match (&input.source, self.config) {
            (Source::File(path), Some(_)) => config::key(path),
            _ => PathBuf::from(&name),
        };
        let (mut outcome, of_suites) = self.checked(&name, &bytes, &key, &self.options);
        if outcome.report.is_truncated() && self.judge.matters(&of_suites) {
            // What is not kept may be what was expected, or what makes the file invalid: look at all of it.
            let limits = Limits { findings: usize::MAX, ..self.options.limits };
            (outcome, _) = self.checked(&name, &bytes, &key, &Options { limits, ..self.options });
        }
        self.judge.judge(&mut outcome, &of_suites, &key);
        outcome.truncate(self.options.limits.findings);
        outcome
    }

    fn checked(&self, name: &str, bytes: &[u8], key: &Path, options: &Options) -> (Outcome, Vec<&Policy>) {
        let checked = self.schema.check(bytes, key, options, &self.codes);
        let mut outcome = Outcome::new(name.to_owned(), checked.report);
        outcome.release = checked.release.map(str::to_owned);
        if self.rules && outcome.release.is_some() && outcome.report.verdict() == Verdict::Valid {
            outcome.report.append(regeln::pruefe_geprueftes(bytes));
            outcome.report.sort();
            outcome.verdict = outcome.report.verdict();
        }
        let suites = match (self.config, &self.schema) {
            (Some(config), SchemaChoice::Suites(_)) => config.suites.as_slice(),
            _ => &[],
        };
        if let Some(suite) = checked.suite.and_then(|at| suites.get(at)) {
            outcome.suite = Some(suite.name.clone());
            return (outcome, vec![&suite.policy]);
        }
        // A file that does not tell its suite belongs where it lies.
        let here = suites.iter().filter(|suite| suite.holds(key)).map(|suite| &suite.policy);
        (outcome, here.collect())
    }

    /// The entries of the configuration that had no effect, where all files were checked for which they stand.
    fn dead(&self, args: &CheckArgs, suite: Option<usize>) -> Option<Outcome> {
        let config = self.config.filter(|_| args.paths.is_empty() && args.schema.schema.is_empty())?;
        let found = match suite {
            Some(suite) => config.dead(&[suite], false),
            None => config.dead(&(0..config.suites.len()).collect::<Vec<_>>(), true),
        };
        let mut report = Report::new();
        let common = || self.judge.common.into_iter();
        found
            .findings()
            .iter()
            .filter_map(|dead| self.judge.weighed(dead, common()))
            .for_each(|dead| report.push(dead));
        (!report.findings().is_empty()).then(|| Outcome::new(config.file.clone(), report))
    }
}

impl From<Standing> for Exit {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Valid | Standing::Expected => Self::Valid,
            Standing::Invalid => Self::Invalid,
            Standing::Unchecked => Self::Unchecked,
        }
    }
}

/// What to check: what the command line names, else what the suites name. None where nobody names anything.
fn inputs(args: &CheckArgs, config: Option<&Config>, suite: Option<usize>) -> Option<Vec<Input>> {
    if !args.paths.is_empty() {
        return Some(input::collect(&args.paths));
    }
    let config = config?;
    let suites = config.suites.iter().enumerate().filter(|(at, _)| suite.is_none_or(|suite| suite == *at));
    let patterns: Vec<_> = suites.flat_map(|(_, suite)| &suite.paths).collect();
    if patterns.is_empty() {
        return None;
    }
    let mut seen = HashSet::new();
    let mut inputs = Vec::new();
    for pattern in patterns {
        for input in input::of_pattern(pattern) {
            // Two suites may name one folder: a file is checked once.
            let new = match &input.source {
                Source::File(path) => seen.insert(config::key(path)),
                _ => true,
            };
            if new {
                inputs.push(input);
            }
        }
    }
    Some(inputs)
}

/// Says why nothing was checked.
fn nothing_checked(
    document: &mut dyn Document,
    broken: &[Outcome],
    lang: Lang,
    (german, english): (&str, &str),
) -> io::Result<Exit> {
    let mut out = super::stdout();
    for outcome in broken {
        document.file(&mut out, outcome)?;
    }
    document.end(&mut out)?;
    out.flush()?;
    note(&match lang {
        Lang::De => format!("{german}; es wurde nichts geprüft."),
        Lang::En => format!("{english}; nothing was checked."),
    });
    Ok(Verdict::Error.into())
}

fn position(config: &Config, name: &str) -> Option<usize> {
    config.suites.iter().position(|suite| suite.name == name)
}

fn unknown_suite(name: &str, config: Option<&Config>, lang: Lang) -> String {
    let name = printable(name);
    let Some(config) = config else {
        return match lang {
            Lang::De => format!("xefa: keine xefa.toml, die eine Suite „{name}“ nennen könnte"),
            Lang::En => format!("xefa: no xefa.toml that could name a suite “{name}”"),
        };
    };
    let known = || config.suites.iter().map(|suite| suite.name.as_str());
    let hint = match nearest(&name, known()) {
        Some(near) => format!("{} {}", pick(lang, "gemeint ist wohl", "did you mean"), printable(near)),
        None => {
            format!("{} {}", pick(lang, "es gibt:", "there are:"), printable(&known().collect::<Vec<_>>().join(", ")))
        }
    };
    match lang {
        Lang::De => format!("xefa: {} hat keine Suite „{name}“; {hint}", printable(&config.file)),
        Lang::En => format!("xefa: {} has no suite “{name}”; {hint}", printable(&config.file)),
    }
}
