//! Medians and spreads.

use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::{TimeVal, TimeValLike};
use nix::time::{ClockId, clock_gettime};

/// The number of rounds, unless `PEERS_ROUNDS` says otherwise.
pub fn rounds(default: usize) -> usize {
    std::env::var("PEERS_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// Processor time of this thread: what other processes do meanwhile does not count.
pub fn time<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let now = || clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).map_or(Duration::ZERO, Duration::from);
    let start = now();
    let value = run();
    (now().saturating_sub(start), value)
}

/// Time on the wall.
pub fn wall<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let value = run();
    (start.elapsed(), value)
}

/// Processor time of the processes that `run` starts and waits for.
pub fn children<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let now = || {
        let micros = |time: TimeVal| Duration::from_micros(u64::try_from(time.num_microseconds()).unwrap_or(0));
        getrusage(UsageWho::RUSAGE_CHILDREN)
            .map_or(Duration::ZERO, |usage| micros(usage.user_time()) + micros(usage.system_time()))
    };
    let start = now();
    let value = run();
    (now().saturating_sub(start), value)
}

/// How often this thread has waited: for a lock, for a file.
pub fn waits() -> i64 {
    getrusage(UsageWho::RUSAGE_THREAD).map_or(0, |usage| usage.voluntary_context_switches())
}

/// Measured values.
#[derive(Default)]
pub struct Sample(Vec<f64>);

impl Sample {
    pub fn push(&mut self, value: f64) {
        self.0.push(value);
        self.0.sort_by(f64::total_cmp);
    }

    pub fn median(&self) -> f64 {
        self.0.get(self.0.len() / 2).copied().unwrap_or(f64::NAN)
    }

    pub fn least(&self) -> f64 {
        self.0.first().copied().unwrap_or(f64::NAN)
    }

    pub fn greatest(&self) -> f64 {
        self.0.last().copied().unwrap_or(f64::NAN)
    }

    /// Median, and in brackets the extremes.
    pub fn spread(&self, digits: usize) -> String {
        format!("{:.digits$} ({:.digits$}–{:.digits$})", self.median(), self.least(), self.greatest())
    }
}
