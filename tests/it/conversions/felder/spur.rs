//! What the conversions of samples and of messages made from the schemas do with each path.

use std::collections::{BTreeMap, BTreeSet};

use xefa::Message;
use xefa::map::{AttachmentStore, Conversion, Convert, Decisions};
use xefa::report::{Loss, LossKind, Reason};
use xefa::schema::Schema;

use crate::conversions::flat::Flat;
use crate::conversions::generated::{self, Any};
use crate::conversions::{CONTENTS, decisions, samples};
use crate::generated::{print, random::Random, tree::Maker};

/// The messages of one kind that are made, beside the samples.
const MADE: u64 = 24;

/// What was seen of a path of the older release.
#[derive(Default)]
pub struct Met {
    pub targets: BTreeSet<String>,
    /// Where the element around it went, if it is not found in the result by itself.
    pub within: BTreeSet<String>,
    pub reasons: BTreeMap<&'static str, &'static Reason>,
    /// It was there, and went with an element around it.
    pub dropped: bool,
}

#[derive(Default)]
pub struct Seen {
    pub sources: BTreeMap<String, Met>,
    /// What led to a path of the newer release; an element around a part of the source leads to nothing new.
    pub reached: BTreeMap<String, BTreeSet<String>>,
    pub present: BTreeSet<String>,
    pub added: BTreeMap<String, BTreeMap<&'static str, &'static Reason>>,
    pub messages: usize,
    pub refused: usize,
}

type Run = (Vec<(String, String)>, Vec<Loss>, Message);

fn traced<A: Convert<B>, B: Into<Message>>(message: A, decisions: &Decisions, store: &mut Any) -> Option<Run> {
    let mut run = Conversion::new(decisions, Some(store));
    run.trace();
    let value = message.convert(&mut run);
    let trace = run.take_trace();
    let converted = run.finish(value).ok()?;
    let losses = converted.losses().to_vec();
    Some((trace, losses, converted.value.into()))
}

impl Seen {
    fn message(&mut self, xml: &str, decisions: &Decisions, store: &mut Any) -> bool {
        // A message that is made may break a key or a reference.
        let Ok(message) = xefa::read(xml.as_bytes()) else { return false };
        let run = match message {
            Message::V1_0(message) => traced::<_, xefa::v1_1::Message>(message, decisions, store),
            Message::V1_1(message) => traced::<_, xefa::v2_0::Message>(message, decisions, store),
            _ => panic!("no step leads on from here"),
        };
        let Some((trace, losses, result)) = run else { return false };
        let Ok(result) = result.to_xml() else { return false };
        self.messages += 1;
        let paths = |xml: &str| -> BTreeSet<String> { Flat::of(xml).places.keys().map(|path| plain(path)).collect() };
        let (source, target) = (paths(xml), paths(&result));

        let mut ways: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (from, to) in trace.iter().filter(|(from, to)| from != "/" && to != "/") {
            ways.entry(plain(from)).or_default().insert(plain(to));
        }
        let mut gone = BTreeSet::new();
        for loss in &losses {
            let (from, to) = (loss.source_path().map(plain), loss.target_path().map(plain));
            match (from, to) {
                (Some(from), to) => {
                    self.sources.entry(from.clone()).or_default().reasons.insert(loss.reason().id, loss.reason());
                    match to {
                        Some(to) => drop(ways.entry(from).or_default().insert(to)),
                        None if loss.kind() == LossKind::Dropped => drop(gone.insert(from)),
                        None => {}
                    }
                }
                (None, Some(to)) => {
                    self.added.entry(to).or_default().insert(loss.reason().id, loss.reason());
                }
                (None, None) => {}
            }
        }
        for (from, to) in &ways {
            // What stands in another target of the same part is an element around some of what is in it.
            let is_outer = |path: &&String| !to.iter().any(|other| other != *path && below(path, other).is_some());
            for path in to.iter().filter(is_outer) {
                self.reached.entry(path.clone()).or_default().insert(from.clone());
                self.sources.entry(from.clone()).or_default().targets.insert(path.clone());
            }
        }
        for path in source.iter().filter(|path| !ways.contains_key(*path) && !gone.contains(*path)) {
            let met = self.sources.entry(path.clone()).or_default();
            for outer in around(path) {
                if gone.contains(outer) && !ways.contains_key(outer) {
                    met.dropped = true;
                    break;
                }
                if let Some(to) = ways.get(outer) {
                    let rest = &path[outer.len()..];
                    let same: Vec<String> = to.iter().map(|to| format!("{to}{rest}")).collect();
                    match same.into_iter().find(|path| target.contains(path)) {
                        Some(found) => {
                            self.reached.entry(found.clone()).or_default().insert(path.clone());
                            met.targets.insert(found);
                        }
                        None => met.within.extend(to.iter().next().cloned()),
                    }
                    break;
                }
            }
        }
        self.present.extend(target);
        true
    }

    pub fn all(from: &str, schema: &'static Schema) -> Self {
        let mut seen = Self::default();
        let mut store = Any::default();
        for (id, content) in CONTENTS.iter() {
            store.put(*id, content).expect("an empty store");
        }
        for (name, text) in samples(from) {
            assert!(seen.message(&text, &decisions(), &mut store), "{from}, {name} is not converted");
        }
        let decisions = generated::decisions();
        let mut maker = Maker::new(schema);
        for root in generated::messages(schema, &format!("urn:xefa:schema:{from}")) {
            for seed in 0..MADE {
                let mut random = Random(seed);
                let (element, ids) = maker.message(root, &mut random, 3 + seed % 8);
                let xml = print::print(schema, &element, &ids, &mut random);
                seen.refused += usize::from(!seen.message(&xml, &decisions, &mut store));
            }
        }
        seen
    }

    /// A target as seen from the element around the source: `../konto/iban`.
    pub fn relative(&self, source: &str, target: &str) -> String {
        for (up, outer) in around(source).enumerate() {
            for start in self.sources.get(outer).map(|met| &met.targets).into_iter().flatten() {
                if let Some(rest) = below(target, start) {
                    let rest = rest.strip_prefix('/').unwrap_or(".");
                    return format!("{}{rest}", "../".repeat(up));
                }
            }
        }
        target.to_owned()
    }
}

/// A path without indexes.
fn plain(path: &str) -> String {
    path.split('/').map(|part| part.split_once('[').map_or(part, |(name, _)| name)).collect::<Vec<_>>().join("/")
}

/// The paths around a path, the nearest first.
pub fn around(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at]).filter(|path| !path.is_empty())
}

fn below<'p>(path: &'p str, start: &str) -> Option<&'p str> {
    path.strip_prefix(start).filter(|rest| rest.is_empty() || rest.starts_with('/'))
}

pub fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
