//! Whether every text that matches one pattern matches another, and how long a text that matches may be.

use std::collections::HashSet;

use regex_automata::dfa::{Automaton, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::{Anchored, MatchKind};
use regex_syntax::hir::Hir;

use super::parse::{self, Node};
use super::{hir, states};

/// How large the tables of one automaton may become, in bytes.
const BYTES: usize = 8 << 20;
/// How many pairs of states are followed.
const PAIRS: usize = 50_000;
/// Patterns of more states (estimated) are not compared.
const STATES: u64 = 50_000;

/// Whether every text that matches one of the first patterns matches one of the second; `false` also where this cannot be found out
/// with reasonable effort.
pub(crate) fn all_within(of: &[&str], within: &[&str]) -> bool {
    if of.iter().all(|pattern| within.contains(pattern)) {
        return true;
    }
    let (Some(a), Some(b)) = (automaton(of), automaton(within)) else { return false };
    follow(&a, &b).unwrap_or(false)
}

fn automaton(patterns: &[&str]) -> Option<dense::DFA<Vec<u32>>> {
    let nodes: Option<Vec<Node>> = patterns.iter().map(|pattern| parse::parse(pattern).ok()).collect();
    let nodes = nodes?;
    if nodes.iter().map(states).fold(0, u64::saturating_add) > STATES {
        return None;
    }
    let hir = Hir::alternation(nodes.iter().map(hir).collect());
    let config = thompson::Config::new().nfa_size_limit(Some(BYTES)).which_captures(thompson::WhichCaptures::None);
    let nfa = thompson::Compiler::new().configure(config).build_from_hir(&hir).ok()?;
    let config = dense::Config::new()
        .start_kind(regex_automata::dfa::StartKind::Anchored)
        // All ways are followed to the end of the text, not only the preferred one.
        .match_kind(MatchKind::All)
        .dfa_size_limit(Some(BYTES))
        .determinize_size_limit(Some(BYTES));
    dense::Builder::new().configure(config).build_from_nfa(&nfa).ok()
}

/// Follows both automata over all texts that the first one takes.
fn follow(a: &dense::DFA<Vec<u32>>, b: &dense::DFA<Vec<u32>>) -> Option<bool> {
    let start = start::Config::new().anchored(Anchored::Yes);
    let first = (a.start_state(&start).ok()?, b.start_state(&start).ok()?);
    let mut seen: HashSet<(StateID, StateID)> = HashSet::from([first]);
    let mut open = vec![first];
    while let Some((x, y)) = open.pop() {
        let takes = |dfa: &dense::DFA<Vec<u32>>, state| dfa.is_match_state(dfa.next_eoi_state(state));
        if takes(a, x) && !takes(b, y) {
            return Some(false);
        }
        for byte in 0..=u8::MAX {
            let next = a.next_state(x, byte);
            if a.is_dead_state(next) {
                continue;
            }
            let other = b.next_state(y, byte);
            if b.is_dead_state(other) {
                return Some(false);
            }
            if seen.insert((next, other)) {
                open.push((next, other));
            }
        }
        if seen.len() > PAIRS {
            return None;
        }
    }
    Some(true)
}

/// The least and the greatest number of characters of a text that matches a pattern.
pub(crate) fn length(pattern: &str) -> Option<(u64, Option<u64>)> {
    parse::parse(pattern).ok().map(|node| node_length(&node))
}

fn node_length(node: &Node) -> (u64, Option<u64>) {
    match node {
        Node::Empty => (0, Some(0)),
        Node::Class(_) => (1, Some(1)),
        Node::Concat(parts) => parts.iter().map(node_length).fold((0, Some(0)), |sum, part| {
            (sum.0.saturating_add(part.0), sum.1.zip(part.1).map(|(a, b)| a.saturating_add(b)))
        }),
        Node::Alt(branches) => {
            let lengths: Vec<_> = branches.iter().map(node_length).collect();
            let least = lengths.iter().map(|(least, _)| *least).min().unwrap_or(0);
            let greatest = lengths.iter().map(|(_, greatest)| *greatest).collect::<Option<Vec<u64>>>();
            (least, greatest.map(|all| all.into_iter().max().unwrap_or(0)))
        }
        Node::Repeat(inner, min, max) => {
            let (least, greatest) = node_length(inner);
            let most = match (greatest, max) {
                (Some(0), _) => Some(0),
                (Some(one), Some(max)) => Some(one.saturating_mul(u64::from(*max))),
                _ => None,
            };
            (least.saturating_mul(u64::from(*min)), most)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{all_within, length};

    #[test]
    fn languages() {
        for (of, within, expected) in [
            (&["[0-9]{5}"][..], &["[0-9]{4,5}"][..], true),
            (&["[0-9]{4,5}"], &["[0-9]{5}"], false),
            (&["[0-9]{5}", "[0-9]{4}"], &["[0-9]{4,5}"], true),
            (&["[0-9]{4,5}"], &["[0-9]{5}", "[0-9]{4}"], true),
            (&["[a-zäöüß]*"], &[r"\p{L}*"], true),
            (&[r"\p{L}*"], &["[a-zäöüß]*"], false),
            (&["(ab)*"], &["(ab|ba)*"], true),
            (&["a|ab"], &["ab?"], true),
            (&["a*b"], &["a*"], false),
            (&[""], &["a?"], true),
            (&["a?"], &[""], false),
            // Not comparable with reasonable effort: no claim is made.
            (&["[0-9]{900000}"], &["[0-9]{0,900000}"], false),
        ] {
            assert_eq!(all_within(of, within), expected, "{of:?} in {within:?}");
        }
    }

    #[test]
    fn lengths() {
        assert_eq!(length("[0-9]{5}"), Some((5, Some(5))));
        assert_eq!(length("a(bc)?|d{2,}"), Some((1, None)));
        assert_eq!(length("a(bc)?|d{2,7}"), Some((1, Some(7))));
        assert_eq!(length("(a?){3}"), Some((0, Some(3))));
    }
}
