//! How fast a check is, each time beside a bare loop over the same bytes.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use xefa::validate::{Options, check};

use crate::child::peak;
use crate::engine::{Engine, Kind, Verdict, bare, xmllint};
use crate::input::{Corpus, Standard};
use crate::stats::{Sample, children, rounds, time, waits, wall};

const MESSAGES: usize = 2_000;

struct Row {
    engine: &'static str,
    verdict: Verdict,
    seconds: Sample,
    share: Sample,
    peak: Option<f64>,
}

/// Messages, and the files they came from.
struct Input {
    name: String,
    standard: Standard,
    messages: Vec<Vec<u8>>,
    files: Vec<PathBuf>,
}

impl Input {
    fn bytes(&self) -> usize {
        self.messages.iter().map(Vec::len).sum()
    }
}

/// Prints the tables.
pub fn tables(corpus: &Corpus) {
    let mega: usize = std::env::var("PEERS_MB").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    let (mut threads, mut notes) = (Vec::new(), Vec::new());
    println!("| input | engine | verdict | MB/s | µs a message | share of the bare loop (least–greatest) | peak MiB |");
    println!("|---|---|---|---|---|---|---|");
    for standard in [Standard::Ubl, Standard::Xdomea] {
        let engines: Vec<(Kind, Engine)> = Kind::ALL
            .into_iter()
            .filter_map(|kind| match kind.compile(corpus, standard) {
                Ok(engine) => Some((kind, engine)),
                Err(error) => {
                    notes.push(format!(
                        "SKIPPED {}: it refuses the schema of {}: {error}",
                        kind.name(),
                        standard.name()
                    ));
                    None
                }
            })
            .collect();
        match large(corpus, standard, mega * 1_000_000) {
            Ok(input) => {
                rows(corpus, &input, &engines, &mut notes);
                input.files.iter().for_each(|file| drop(std::fs::remove_file(file)));
            }
            Err(error) => notes.push(format!("SKIPPED the large message of {}: {error}", standard.name())),
        }
        let files = corpus.small(standard);
        let messages: Vec<Vec<u8>> = files.iter().filter_map(|file| std::fs::read(file).ok()).collect::<Vec<_>>();
        if messages.is_empty() {
            notes.push(format!("SKIPPED the small messages of {}: none of about 8 KB", standard.name()));
            continue;
        }
        let messages: Vec<Vec<u8>> = messages.iter().cycle().take(MESSAGES).cloned().collect();
        let files = files.iter().cycle().take(MESSAGES).cloned().collect();
        let name = format!("{MESSAGES} × {}", standard.name());
        let input = Input { name, standard, messages, files };
        rows(corpus, &input, &engines, &mut notes);
        threads.push(two_threads(&input, &engines));
    }
    println!();
    notes.iter().for_each(|note| println!("- {note}"));
    println!("\n## Two threads against one, {MESSAGES} messages\n");
    threads.into_iter().flatten().for_each(|line| println!("- {line}"));
}

/// What an engine has against a message.
fn note(engine: &str, input: &Input, verdict: &Verdict) -> Option<String> {
    let Verdict::Invalid(reason) = verdict else { return None };
    Some(format!("{engine}, {}: NOT VALID: {}", input.name, reason.chars().take(300).collect::<String>()))
}

fn large(corpus: &Corpus, standard: Standard, bytes: usize) -> Result<Input, String> {
    let text = corpus.large(standard, bytes)?;
    let file = std::env::temp_dir().join(format!("xefa-peers-{}-{}.xml", std::process::id(), standard.id()));
    std::fs::write(&file, &text).map_err(|error| error.to_string())?;
    let name = format!("{} MB {}", text.len() / 1_000_000, standard.name());
    Ok(Input { name, standard, messages: vec![text.into_bytes()], files: vec![file] })
}

fn rows(corpus: &Corpus, input: &Input, engines: &[(Kind, Engine)], notes: &mut Vec<String>) {
    let loops = || drop(Engine::Bare.check_all(&input.messages));
    let mut rows: Vec<Row> = Vec::new();
    for (kind, engine) in engines {
        let verdict = Engine::check_all(engine, &input.messages);
        notes.extend(note(kind.name(), input, &verdict));
        let files = if input.files.len() > 1 { distinct(&input.files) } else { input.files.clone() };
        let times = if input.files.len() > 1 { 20 } else { 1 };
        let peak = peak(kind.id(), input.standard, times, &files);
        rows.push(Row { engine: kind.name(), verdict, seconds: Sample::default(), share: Sample::default(), peak });
    }
    let stream = input.files.len() == 1;
    let paths: Vec<&Path> = input.files.iter().map(PathBuf::as_path).collect();
    let mut lint = xmllint(corpus, input.standard, stream, &paths);
    // What the process costs without the input: the smallest message of the standard instead.
    let start = corpus.small(input.standard).into_iter().next();
    let mut idle = start.as_deref().and_then(|file| xmllint(corpus, input.standard, stream, &[file]));
    let name = if stream { "libxml2, `xmllint --stream`" } else { "libxml2, `xmllint` (tree)" };
    let peak = peak("xmllint", input.standard, if stream { 1 } else { 20 }, &distinct(&input.files));
    let mut last =
        Row { engine: name, verdict: Verdict::None, seconds: Sample::default(), share: Sample::default(), peak };

    for _ in 0..rounds(7) {
        for (row, (kind, engine)) in rows.iter_mut().zip(engines) {
            let (base, ()) = time(loops);
            let took = if *kind == Kind::Bare { base } else { time(|| engine.check_all(&input.messages)).0 };
            row.push(took, base);
        }
        if let (Some(lint), Some(idle)) = (&mut lint, &mut idle) {
            let (base, ()) = time(loops);
            let (nothing, _) = children(|| idle.status());
            let (took, status) = children(|| lint.status());
            last.push(took.saturating_sub(nothing), base);
            last.verdict = match status {
                Ok(status) if status.success() => Verdict::Valid,
                Ok(status) => Verdict::Invalid(status.to_string()),
                Err(error) => Verdict::Invalid(error.to_string()),
            };
        }
    }
    if lint.is_some() {
        notes.extend(note(last.engine, input, &last.verdict));
        rows.push(last);
    }
    for row in &rows {
        let seconds = row.seconds.median();
        let micros = seconds * 1e6 / input.messages.len() as f64;
        let digits = if row.share.median() < 0.1 { 3 } else { 2 };
        println!(
            "| {} | {} | {} | {:.0} | {micros:.*} | {} | {} |",
            input.name,
            row.engine,
            row.verdict.short(),
            input.bytes() as f64 / seconds / 1e6,
            usize::from(micros < 1e4),
            row.share.spread(digits),
            row.peak.map_or_else(|| "–".to_owned(), |peak| format!("{peak:.0}")),
        );
    }
}

fn distinct(files: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = files.to_vec();
    files.sort();
    files.dedup();
    files
}

impl Row {
    fn push(&mut self, took: Duration, base: Duration) {
        self.seconds.push(took.as_secs_f64());
        self.share.push(base.as_secs_f64() / took.as_secs_f64());
    }
}

impl Engine {
    /// Checks every message; the first that is not valid speaks for all.
    fn check_all(&self, messages: &[Vec<u8>]) -> Verdict {
        let mut verdict = None;
        for message in messages {
            let said = self.check(message);
            if verdict.is_none() || matches!(said, Verdict::Invalid(_)) {
                verdict = verdict.filter(|verdict| matches!(verdict, Verdict::Invalid(_))).or(Some(said));
            }
        }
        verdict.unwrap_or(Verdict::None)
    }
}

/// How much faster two threads are than one, ours and the bare loop's.
fn two_threads(input: &Input, engines: &[(Kind, Engine)]) -> Option<String> {
    let schema = engines.iter().find_map(|(_, engine)| match engine {
        Engine::Xefa(schema) => Some(schema),
        _ => None,
    })?;
    let ours = Threads::of(&input.messages, &|message| check(schema, message, &Options::default()).is_valid());
    let loops = Threads::of(&input.messages, &|message| bare(message) > 0);
    Some(format!("{}: {ours}; the bare loop: {loops}", input.name))
}

/// What a second thread gains: on the wall, which says nothing where the second core is not free; and what it costs in processor
/// time and in waiting for the other, which says whether the two get in each other's way.
#[derive(Default)]
struct Threads {
    gain: Sample,
    cost: Sample,
    waits: Sample,
}

impl Threads {
    fn of(messages: &[Vec<u8>], run: &(dyn Fn(&[u8]) -> bool + Sync)) -> Self {
        // Processor time, and how often the thread had to wait for something.
        let all = |messages: &[Vec<u8>]| {
            let before = waits();
            let (time, ()) = time(|| {
                for message in messages {
                    assert!(black_box(run(message)), "a message that was valid before");
                }
            });
            (time, waits() - before)
        };
        let (front, back) = messages.split_at(messages.len() / 2);
        let mut threads = Self::default();
        for _ in 0..rounds(15) {
            let (one, (alone, _)) = wall(|| all(messages));
            let (two, parts) = wall(|| {
                std::thread::scope(|scope| {
                    let other = scope.spawn(|| all(front));
                    [all(back), other.join().expect("a thread that checks")]
                })
            });
            threads.gain.push(one.as_secs_f64() / two.as_secs_f64());
            let together: Duration = parts.iter().map(|(time, _)| *time).sum();
            threads.cost.push(together.as_secs_f64() / alone.as_secs_f64());
            threads.waits.push(parts.iter().map(|(_, waits)| *waits as f64).sum());
        }
        threads
    }
}

impl std::fmt::Display for Threads {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { gain, cost, waits } = self;
        write!(
            f,
            "{} × one thread on the wall, {} × its processor time, {} waits",
            gain.spread(2),
            cost.spread(2),
            waits.spread(0)
        )
    }
}
