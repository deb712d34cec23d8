//! Sequences of character sets with counts (`\d{14}`, a UUID), matched by tables.

use super::class::{Class, char_at};
use super::parse::Node;
use crate::schema::stored::stored;
use regex_syntax::hir::ClassUnicode;

/// Sequences that one pattern may stand for.
const BRANCHES: usize = 16;
/// Items of one sequence.
const ITEMS: usize = 64;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    class: Class,
    min: u32,
    max: Option<u32>,
}

stored!(struct Item { class, min, max });

/// One of some sequences of sets with counts.
///
/// What makes matching simple: an item with a variable count has no character in common with the items that can follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sequences(Vec<Vec<Item>>);

stored!(newtype Sequences);

type Draft = Vec<(ClassUnicode, u32, Option<u32>)>;

impl Sequences {
    /// The tables of a pattern, if it has this form.
    pub(crate) fn new(node: &Node) -> Option<Self> {
        let drafts = drafts(node)?;
        if !drafts.iter().all(is_simple) {
            return None;
        }
        let item =
            |(set, min, max): &(ClassUnicode, u32, Option<u32>)| Item { class: Class::new(set), min: *min, max: *max };
        Some(Self(drafts.iter().map(|draft| draft.iter().map(item).collect()).collect()))
    }

    /// Whether the whole text matches; if not, the byte where the first character that cannot stand begins.
    pub(crate) fn run(&self, text: &str) -> Result<(), usize> {
        let mut furthest = 0;
        for sequence in &self.0 {
            match run(sequence, text) {
                Ok(()) => return Ok(()),
                Err(at) => furthest = furthest.max(at),
            }
        }
        Err(furthest)
    }
}

fn run(sequence: &[Item], text: &str) -> Result<(), usize> {
    let mut at = 0;
    for item in sequence {
        // Without a maximum the minimum is counted, and the rest is skipped.
        let most = item.max.unwrap_or(item.min);
        let mut count = 0;
        while count < most {
            match char_at(text, at) {
                Some(c) if item.class.has(c) => at += c.len_utf8(),
                _ => break,
            }
            count += 1;
        }
        if count < item.min {
            return Err(at);
        }
        if item.max.is_none() {
            at = item.class.skip(text, at);
        }
    }
    if at == text.len() { Ok(()) } else { Err(at) }
}

fn is_simple(draft: &Draft) -> bool {
    draft.iter().enumerate().all(|(at, (set, min, max))| {
        if *max == Some(*min) {
            return true;
        }
        for (later, least, _) in &draft[at + 1..] {
            let mut common = later.clone();
            common.intersect(set);
            if common.iter().next().is_some() {
                return false;
            }
            if *least > 0 {
                break;
            }
        }
        true
    })
}

fn drafts(node: &Node) -> Option<Vec<Draft>> {
    match node {
        Node::Empty => Some(vec![Vec::new()]),
        Node::Class(set) => Some(vec![vec![(set.clone(), 1, Some(1))]]),
        Node::Alt(branches) => {
            let mut all = Vec::new();
            for branch in branches {
                all.extend(drafts(branch)?);
                if all.len() > BRANCHES {
                    return None;
                }
            }
            Some(all)
        }
        Node::Concat(parts) => {
            let mut all = vec![Vec::new()];
            for part in parts {
                all = joined(&all, &drafts(part)?)?;
            }
            Some(all)
        }
        Node::Repeat(inner, min, max) => {
            if let Node::Class(set) = &**inner {
                return Some(vec![vec![(set.clone(), *min, *max)]]);
            }
            let max = max.filter(|max| (*max as usize) <= ITEMS)?;
            let inner = drafts(inner)?;
            let mut all = Vec::new();
            let mut so_far = vec![Vec::new()];
            for count in 0..=max {
                if count >= *min {
                    all.extend(so_far.clone());
                    if all.len() > BRANCHES {
                        return None;
                    }
                }
                if count < max {
                    so_far = joined(&so_far, &inner)?;
                }
            }
            Some(all)
        }
    }
}

fn joined(heads: &[Draft], tails: &[Draft]) -> Option<Vec<Draft>> {
    if heads.len() * tails.len() > BRANCHES {
        return None;
    }
    let all: Vec<Draft> =
        heads.iter().flat_map(|head| tails.iter().map(move |tail| [&head[..], tail].concat())).collect();
    all.iter().all(|draft| draft.len() <= ITEMS).then_some(all)
}
