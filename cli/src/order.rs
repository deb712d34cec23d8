//! Many files at a time, results in the order of the input, as soon as it is their turn.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

/// Calls `work` for every item on several threads and `take` with every result, in order, on this one. Stops where `take` fails.
///
/// # Errors
/// What `take` says.
pub fn in_order<T: Sync, R: Send, E>(
    items: &[T],
    jobs: Option<NonZeroUsize>,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let available = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let jobs = jobs.unwrap_or_else(available).get().min(items.len());
    let pool = if jobs > 1 { rayon::ThreadPoolBuilder::new().num_threads(jobs).build().ok() } else { None };
    let Some(pool) = pool else { return items.iter().try_for_each(|item| take(work(item))) };
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let (sender, receiver) = mpsc::channel();
    pool.in_place_scope(|scope| {
        let (next, stopped, work) = (&next, &stopped, &work);
        let sender = sender;
        for _ in 0..jobs {
            let sender = sender.clone();
            scope.spawn(move |_| {
                while !stopped.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(at) else { break };
                    if sender.send((at, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut turn = 0;
        for (at, result) in receiver {
            waiting.insert(at, result);
            while let Some(result) = waiting.remove(&turn) {
                turn += 1;
                if let Err(error) = take(result) {
                    stopped.store(true, Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_their_order_whatever_takes_how_long() {
        let items: Vec<u64> = (0..200).collect();
        for jobs in [1, 2, 7] {
            let mut taken = Vec::new();
            let work = |item: &u64| {
                std::thread::sleep(std::time::Duration::from_micros((item * 7919) % 300));
                *item
            };
            let done: Result<(), ()> = in_order(&items, NonZeroUsize::new(jobs), work, |item| {
                taken.push(item);
                Ok(())
            });
            assert_eq!(done, Ok(()));
            assert_eq!(taken, items);
        }
    }

    #[test]
    fn it_stops_where_nobody_takes_results_any_more() {
        let items: Vec<u32> = (0..10_000).collect();
        let mut taken = 0;
        let done = in_order(
            &items,
            NonZeroUsize::new(4),
            |item| *item,
            |_| {
                taken += 1;
                if taken == 3 { Err("enough") } else { Ok(()) }
            },
        );
        assert_eq!((done, taken), (Err("enough"), 3));
    }
}
