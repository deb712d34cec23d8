//! Compares two censuses.

use std::collections::{HashMap, VecDeque};

use super::census::{Aspect, Census, Item, UNTOLD};
use super::{Difference, Reading, What};

/// Compares all components.
pub(crate) fn components(ours: &Census, theirs: &Census, reading: &mut Reading) {
    let mut keys: Vec<_> = ours.components.keys().chain(theirs.components.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        let path = key.to_string();
        let ours = ours.components.get(key).map(|component| &component.item);
        let theirs = theirs.components.get(key).map(|component| &component.item);
        pair(&path, ours, theirs, reading);
    }
}

fn pair(path: &str, ours: Option<&Item>, theirs: Option<&Item>, reading: &mut Reading) {
    let (Some(a), Some(b)) = (ours, theirs) else {
        if let Some(item) = ours.or(theirs) {
            reading.report(path, item.aspect, ours.map(said), theirs.map(said));
        }
        return;
    };
    if a.value == b.value || a.value == UNTOLD || b.value == UNTOLD {
        *reading.agreed.entry(a.aspect).or_default() += 1;
    } else {
        reading.report(path, a.aspect, Some(&a.value), Some(&b.value));
    }
    items(path, &a.items, &b.items, reading);
}

fn said(item: &Item) -> &str {
    if item.value.is_empty() { "one" } else { &item.value }
}

/// Pairs are made by aspect and name, in the order in which they are told.
fn items(path: &str, ours: &[Item], theirs: &[Item], reading: &mut Reading) {
    let key = |item: &Item| (item.aspect, item.name.clone());
    let below = |item: &Item| format!("{path} / {} {}", item.aspect, item.name);
    let mut rest: HashMap<(Aspect, String), VecDeque<usize>> = HashMap::new();
    for (at, item) in theirs.iter().enumerate() {
        rest.entry(key(item)).or_default().push_back(at);
    }
    let mut last = None;
    let mut ordered = true;
    for item in ours {
        let found = rest.get_mut(&key(item)).and_then(VecDeque::pop_front);
        pair(&below(item), Some(item), found.map(|at| &theirs[at]), reading);
        ordered &= found.is_none() || last < found;
        last = found.or(last);
    }
    let mut left: Vec<usize> = rest.into_values().flatten().collect();
    left.sort_unstable();
    for at in left {
        pair(&below(&theirs[at]), None, Some(&theirs[at]), reading);
    }
    if !ordered {
        let order = |items: &[Item]| items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>().join(", ");
        reading.report(&format!("{path} / order"), Aspect::Content, Some(&order(ours)), Some(&order(theirs)));
    }
}

impl Reading {
    fn report(&mut self, path: &str, aspect: Aspect, ours: Option<&str>, theirs: Option<&str>) {
        self.differences.push(Difference {
            what: What { aspect, path: path.to_owned() },
            ours: ours.map(str::to_owned),
            theirs: theirs.map(str::to_owned),
            known: None,
        });
    }
}
