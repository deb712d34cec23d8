//! What the benches share: messages, the bare loop, and figures that are ratios.

#![allow(dead_code, clippy::print_stdout, reason = "each bench uses a part of it, and prints its figures")]

pub mod input;

use std::hint::black_box;
use std::time::Duration;

use quick_xml::events::Event;

/// What is measured: a name and what runs once a round.
pub type Way<'a> = (&'a str, Box<dyn FnMut() + 'a>);

/// The bare loop: every event of quick-xml's reader, and nothing done with it.
pub fn bare(bytes: &[u8]) {
    let mut reader = quick_xml::Reader::from_str(std::str::from_utf8(bytes).expect("UTF-8"));
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return,
            Ok(event) => drop(black_box(event)),
            Err(error) => panic!("{error}"),
        }
    }
}

/// Runs the ways in turn, in processor time, and prints for each the median time and, of the rounds' ratios, the median share
/// of the bare loop. `work` is the number of bytes that the MB/s count.
pub fn compare(name: &str, messages: &[Vec<u8>], work: usize, ways: &mut [Way<'_>]) {
    if !wanted(name) {
        return;
    }
    // For a profile of one way.
    if let Ok(only) = std::env::var("BENCH_ONLY") {
        let wanted = ways.iter_mut().filter(|(way, _)| *way == only);
        wanted.for_each(|(_, run)| (0..rounds()).for_each(|_| run()));
        return;
    }
    let rounds = rounds();
    let mut base = Vec::new();
    let mut times = vec![Vec::new(); ways.len()];
    for _ in 0..rounds {
        base.push(seconds(&mut || messages.iter().for_each(|bytes| bare(bytes))));
        for (times, (_, run)) in times.iter_mut().zip(ways.iter_mut()) {
            times.push(seconds(run));
        }
    }
    let count = messages.len();
    println!("{name}: the bare loop {}", figure(median(&base), work, count));
    for ((way, _), times) in ways.iter().zip(&times) {
        let shares: Vec<f64> = base.iter().zip(times).map(|(base, time)| base / time).collect();
        let (least, greatest) = shares.iter().fold((f64::MAX, 0.0_f64), |(a, b), s| (a.min(*s), b.max(*s)));
        let share = median(&shares);
        println!("  {way}: {}; {share:.2} ({least:.2}–{greatest:.2})", figure(median(times), work, count));
    }
}

fn figure(seconds: f64, work: usize, count: usize) -> String {
    let speed = work as f64 / seconds / 1e6;
    let each = seconds * 1e6 / count as f64;
    if count == 1 { format!("{speed:.0} MB/s") } else { format!("{speed:.0} MB/s, {each:.1} µs each") }
}

/// The least and the median time of something without a bare loop to stand beside, in milliseconds.
pub fn milliseconds(name: &str, mut run: impl FnMut()) {
    if !wanted(name) {
        return;
    }
    let times: Vec<f64> = (0..rounds()).map(|_| seconds(&mut run) * 1e3).collect();
    let least = times.iter().copied().fold(f64::MAX, f64::min);
    println!("{name}: {:.2} ms (least {least:.2})", median(&times));
}

/// Whether the arguments name it: any argument that is no option is a part of the names wanted.
pub fn wanted(name: &str) -> bool {
    let mut parts = std::env::args().skip(1).filter(|part| !part.starts_with('-')).peekable();
    parts.peek().is_none() || parts.any(|part| name.contains(&part))
}

/// The number of rounds, unless `BENCH_ROUNDS` says otherwise.
fn rounds() -> usize {
    std::env::var("BENCH_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(9)
}

fn seconds(run: &mut dyn FnMut()) -> f64 {
    let start = now();
    run();
    now().saturating_sub(start).as_secs_f64()
}

/// Processor time of this thread: what other processes do meanwhile does not count.
#[cfg(unix)]
fn now() -> Duration {
    rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime).try_into().unwrap_or_default()
}

/// Time on the wall.
#[cfg(not(unix))]
fn now() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
