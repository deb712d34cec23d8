//! `xefa releases`: releases and Fachmodule, when they may be sent, and what a message becomes for a receiver of another release.

use std::collections::BTreeSet;
use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;
use xefa::map::{Step, way};
use xefa::releases::{self, Release, Validity};
use xefa::report::{Lang, LossKind};

use crate::args::Format;
use crate::exit::Exit;
use crate::language::pick;
use crate::progress::note;
use crate::render::json_line;

/// Arguments of `releases`.
#[derive(Debug, clap::Args)]
pub struct ReleasesArgs {
    /// The day that is asked about, as YYYY-MM-DD; without it, today.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<NaiveDate>,
    /// Format of the list.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// A day, exactly as the standard writes it.
fn day(text: &str) -> Result<NaiveDate, String> {
    let wanted = || "a day is written as YYYY-MM-DD, such as 2028-05-01".to_owned();
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| wanted())?;
    if day.to_string() == text { Ok(day) } else { Err(wanted()) }
}

/// A release with what it carries and where it leads, for programs.
#[derive(Serialize)]
struct Entry {
    release: &'static str,
    version: &'static str,
    namespace: &'static str,
    from: &'static str,
    until: Option<&'static str>,
    on: String,
    validity: &'static str,
    fachmodule: Vec<Part>,
    to: Vec<Target>,
}

#[derive(Serialize)]
struct Part {
    name: &'static str,
    version: &'static str,
    from: &'static str,
    until: Option<&'static str>,
    validity: &'static str,
}

/// What a message becomes for a receiver of another release.
#[derive(Serialize)]
struct Target {
    version: &'static str,
    /// Whether messages of that release may be sent on the day.
    validity: &'static str,
    /// Whether there is a conversion.
    way: bool,
    /// All kinds of loss that there may be, the worst first.
    losses: Vec<&'static str>,
    /// Whether a person may have to decide something.
    decisions: bool,
}

/// Lists the releases.
///
/// # Errors
/// When the list cannot be written.
pub fn run(args: &ReleasesArgs, lang: Lang) -> io::Result<Exit> {
    let on = args.on.unwrap_or_else(|| chrono::Local::now().date_naive());
    let mut out = super::stdout();
    match args.format {
        Format::Jsonl => releases::all().iter().try_for_each(|release| json_line(&mut out, &entry(release, on)))?,
        Format::Text => text(&mut out, on, lang)?,
    }
    out.flush()?;
    if !releases::all().iter().any(|release| release.validity(on) == Validity::Valid) {
        let said = pick(lang, "An diesem Tag darf kein Release gesendet werden", "No release may be sent on that day");
        note(&format!("{said} ({on})."));
    }
    Ok(Exit::Valid)
}

/// The last edition of each release: messages name the version, not the edition.
fn editions() -> impl Iterator<Item = &'static Release> {
    let all = releases::all();
    let last = |position: usize| all[position + 1..].iter().all(|later| later.version() != all[position].version());
    all.iter().enumerate().filter(move |(position, _)| last(*position)).map(|(_, release)| release)
}

fn entry(release: &'static Release, on: NaiveDate) -> Entry {
    let carried = releases::fachmodule().iter().filter(|part| part.releases().contains(&release.version()));
    let others = editions().filter(|other| other.version() != release.version());
    Entry {
        release: release.edition(),
        version: release.version(),
        namespace: release.namespace(),
        from: release.valid_from(),
        until: release.accepted_until(),
        on: on.to_string(),
        validity: release.validity(on).as_str(),
        fachmodule: carried
            .map(|part| Part {
                name: part.name(),
                version: part.version(),
                from: part.valid_from(),
                until: part.accepted_until(),
                validity: part.validity(on).as_str(),
            })
            .collect(),
        to: others
            .map(|other| {
                let way = way(release.version(), other.version());
                let steps = way.as_deref().unwrap_or_default();
                Target {
                    version: other.version(),
                    validity: other.validity(on).as_str(),
                    way: way.is_some(),
                    losses: kinds(steps).into_iter().map(LossKind::as_str).collect(),
                    decisions: asks(steps),
                }
            })
            .collect(),
    }
}

fn kinds(steps: &[&Step]) -> BTreeSet<LossKind> {
    steps.iter().flat_map(|step| step.reasons).map(|reason| reason.kind).collect()
}

fn asks(steps: &[&Step]) -> bool {
    steps.iter().any(|step| !step.questions.is_empty())
}

fn text(out: &mut impl Write, on: NaiveDate, lang: Lang) -> io::Result<()> {
    for release in releases::all() {
        let state = word(release.validity(on), on, lang);
        writeln!(
            out,
            "XEfA {:<6} {}  {state}",
            release.edition(),
            days(release.valid_from(), release.accepted_until())
        )?;
        for part in releases::fachmodule().iter().filter(|part| part.releases().contains(&release.version())) {
            let state = word(part.validity(on), on, lang);
            let days = days(part.valid_from(), part.accepted_until());
            writeln!(out, "  {:<12} {:<4} {days}  {state}", part.name(), part.version())?;
        }
    }
    let sent: Vec<_> = editions().filter(|release| release.validity(on) == Validity::Valid).collect();
    for from in editions() {
        for to in sent.iter().filter(|to| to.version() != from.version()) {
            writeln!(out, "{} → {}: {}", from.version(), to.version(), becomes(from, to, lang))?;
        }
    }
    Ok(())
}

fn days(from: &str, until: Option<&str>) -> String {
    format!("{from} – {:<10}", until.unwrap_or_default())
}

fn word(validity: Validity, on: NaiveDate, lang: Lang) -> String {
    let word = match validity {
        Validity::NotYet => pick(lang, "noch nicht am", "not yet on"),
        Validity::Valid => pick(lang, "gültig am", "valid on"),
        Validity::NoLonger => pick(lang, "nicht mehr am", "no longer on"),
    };
    format!("{word} {on}")
}

/// What a message may lose for a receiver of the other release.
fn becomes(from: &Release, to: &Release, lang: Lang) -> String {
    let Some(steps) = way(from.version(), to.version()) else {
        return pick(lang, "keine Umwandlung", "no conversion").to_owned();
    };
    let mut words: Vec<_> = kinds(&steps).into_iter().map(|kind| kind.word(lang)).collect();
    if asks(&steps) {
        words.push(pick(lang, "Entscheidungen nötig", "decisions needed"));
    }
    if words.is_empty() {
        return pick(lang, "nichts geht verloren", "nothing is lost").to_owned();
    }
    format!("{} {}", pick(lang, "möglich:", "possible:"), words.join(", "))
}
