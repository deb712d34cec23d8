//! `(class|base+mark|…)*`, the form of the DIN 91379 types, matched by tables.

use super::class::{Class, char_at};
use super::parse::Node;
use crate::schema::stored::stored;
use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};
use std::collections::BTreeMap;

/// Sequences of one pattern that are written out.
const SEQUENCES: usize = 4_096;
/// Characters of a set that is written out inside a sequence.
const SET: usize = 256;
/// Characters of one sequence.
const LENGTH: usize = 8;

/// Any number of units, each a character of a set or one of some sequences.
///
/// The sequences are a tree of nodes. What makes matching simple: where a unit could end, no character that would make it longer
/// can start another unit. So the longest unit is the only one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Star {
    single: Class,
    /// Node, character, next node; sorted. Node 0 is before a unit.
    edges: Vec<(u32, u32, u32)>,
    /// Whether a unit can end in the node.
    ends: Vec<bool>,
    /// `+` instead of `*`.
    some: bool,
}

stored!(struct Star { single, edges, ends, some });

impl Star {
    /// The tables of a pattern, if it has this form.
    pub(crate) fn new(node: &Node) -> Option<Self> {
        let Node::Repeat(inner, min @ (0 | 1), None) = node else { return None };
        let branches = match &**inner {
            Node::Alt(branches) => branches.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut single = ClassUnicode::empty();
        let mut sequences = Vec::new();
        let mut some = *min == 1;
        for branch in branches {
            match branch {
                Node::Class(set) => single.union(set),
                Node::Empty => some = false,
                other => {
                    let more = written_out(other)?;
                    if sequences.len() + more.len() > SEQUENCES {
                        return None;
                    }
                    sequences.extend(more);
                }
            }
        }
        let mut star = Self { single: Class::new(&single), edges: Vec::new(), ends: vec![false], some };
        let mut edges = BTreeMap::new();
        for sequence in sequences {
            star.add(&sequence, &mut edges)?;
        }
        star.edges = edges.into_iter().map(|((from, by), to)| (from, by, to)).collect();
        star.is_simple().then_some(star)
    }

    fn add(&mut self, sequence: &[char], edges: &mut BTreeMap<(u32, u32), u32>) -> Option<()> {
        let mut node = 0;
        for (at, c) in sequence.iter().enumerate() {
            let free = u32::try_from(self.ends.len()).ok()?;
            node = *edges.entry((node, u32::from(*c))).or_insert(free);
            if node == free {
                self.ends.push(at == 0 && self.single.has(*c));
            }
        }
        *self.ends.get_mut(node as usize)? = true;
        (node != 0).then_some(())
    }

    fn child(&self, node: u32, c: char) -> Option<u32> {
        let at = self.edges.binary_search_by_key(&(node, u32::from(c)), |e| (e.0, e.1)).ok()?;
        Some(self.edges[at].2)
    }

    /// Where a unit could end, what would make it longer must not start another unit.
    fn is_simple(&self) -> bool {
        self.edges.iter().all(|(node, by, _)| {
            let starts = char::from_u32(*by).is_some_and(|c| self.single.has(c) || self.child(0, c).is_some());
            *node == 0 || !self.ends[*node as usize] || !starts
        })
    }

    /// Whether the whole text matches; if not, the byte where the first character that cannot stand begins.
    pub(crate) fn run(&self, text: &str) -> Result<(), usize> {
        let mut at = 0;
        loop {
            let start = at;
            at = self.single.skip(text, at);
            let Some(c) = char_at(text, at) else {
                return if self.some && text.is_empty() { Err(0) } else { Ok(()) };
            };
            // The unit that was begun by the character before goes on here, or a sequence begins.
            let before = text.get(start..at).and_then(|run| run.chars().next_back());
            let continued = before.and_then(|b| self.child(self.child(0, b)?, c));
            let mut node = continued.or_else(|| self.child(0, c)).ok_or(at)?;
            at += c.len_utf8();
            while let Some((next, c)) = char_at(text, at).and_then(|c| Some((self.child(node, c)?, c))) {
                node = next;
                at += c.len_utf8();
            }
            if !self.ends.get(node as usize).copied().unwrap_or(false) {
                return Err(at);
            }
        }
    }
}

/// All texts of a node, if they are few and short.
fn written_out(node: &Node) -> Option<Vec<Vec<char>>> {
    match node {
        Node::Empty => Some(vec![Vec::new()]),
        Node::Class(set) => {
            let size: usize = set.iter().map(ClassUnicodeRange::len).sum();
            (size <= SET).then(|| set.iter().flat_map(|r| r.start()..=r.end()).map(|c| vec![c]).collect())
        }
        Node::Alt(branches) => {
            let mut all = Vec::new();
            for branch in branches {
                all.extend(written_out(branch)?);
            }
            (all.len() <= SEQUENCES).then_some(all)
        }
        Node::Concat(parts) => {
            let mut all = vec![Vec::new()];
            for part in parts {
                let tails = written_out(part)?;
                if all.len() * tails.len() > SEQUENCES {
                    return None;
                }
                all = all.iter().flat_map(|head| tails.iter().map(move |tail| [&head[..], tail].concat())).collect();
                if all.iter().any(|sequence: &Vec<char>| sequence.len() > LENGTH) {
                    return None;
                }
            }
            Some(all)
        }
        Node::Repeat(..) => None,
    }
}
