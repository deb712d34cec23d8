//! Patterns: XSD's regular expressions, compiled to tables or to an automaton that runs in linear time.
//!
//! The two forms that nearly all patterns of data standards have – any number of characters of a set (and of sequences such as a
//! letter with a combining mark), and sets one behind the other with counts – are matched by tables of their own: these need no
//! compiling when a stored schema is loaded, and know the first character that cannot stand. Everything else becomes an automaton
//! of `regex_automata` when it is first needed.

mod blocks;
mod class;
#[cfg(feature = "json-schema")]
mod ecma;
pub(crate) mod inclusion;
mod parse;
mod sequence;
mod star;
#[cfg(test)]
mod tests;

use super::{Place, SchemaFault};
use crate::limits::{PATTERN_BYTES, PATTERN_STATES};
use crate::schema::stored::stored;
use parse::{Node, ParseError};
use regex_automata::meta::{Config, Regex};
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, nfa::thompson::WhichCaptures};
use regex_syntax::hir::{Class, Hir, Look, Repetition};
use sequence::Sequences;
use star::Star;
use std::fmt;
use std::sync::OnceLock;

/// From this estimate on a pattern is compiled when the schema is, to see that it can be.
const COMPILE_AT_ONCE: u64 = 5_000;

/// `NameStartChar` of XML 1.0, 5th edition: `\i`.
pub(crate) const NAME_START: &[(char, char)] = &[
    (':', ':'),
    ('A', 'Z'),
    ('_', '_'),
    ('a', 'z'),
    ('\u{C0}', '\u{D6}'),
    ('\u{D8}', '\u{F6}'),
    ('\u{F8}', '\u{2FF}'),
    ('\u{370}', '\u{37D}'),
    ('\u{37F}', '\u{1FFF}'),
    ('\u{200C}', '\u{200D}'),
    ('\u{2070}', '\u{218F}'),
    ('\u{2C00}', '\u{2FEF}'),
    ('\u{3001}', '\u{D7FF}'),
    ('\u{F900}', '\u{FDCF}'),
    ('\u{FDF0}', '\u{FFFD}'),
    ('\u{10000}', '\u{EFFFF}'),
];

/// What `NameChar` of XML 1.0, 5th edition, has beyond `NameStartChar`: `\c`.
pub(crate) const NAME_MORE: &[(char, char)] =
    &[('-', '.'), ('0', '9'), ('\u{B7}', '\u{B7}'), ('\u{300}', '\u{36F}'), ('\u{203F}', '\u{2040}')];

/// How a pattern is matched.
#[derive(Clone, Debug)]
enum Plan {
    Star(Box<Star>),
    Sequences(Sequences),
    Automaton,
}

stored!(enum Plan { 0 Star(value), 1 Sequences(value), 2 Automaton });

/// One pattern of one derivation step.
#[derive(Clone)]
pub(crate) struct Pattern {
    text: Box<str>,
    plan: Plan,
    /// What its automaton needs, if it is matched by one; not known of a stored pattern.
    states: u64,
    automaton: OnceLock<Option<Box<Regex>>>,
}

stored!(struct Pattern { text, plan; states, automaton });

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.text).finish()
    }
}

/// Why a text does not match.
pub(crate) enum Mismatch {
    /// No match; the place where it is known.
    At(Option<Place>),
    /// The stored pattern cannot be compiled.
    Damaged,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// `xsd-pattern` where it is not a regular expression of XSD (the reason, the 1-based character), `limit-pattern` where it is
    /// too large.
    pub(crate) fn new(text: &str, facet: Option<usize>) -> Result<Self, SchemaFault> {
        let node = match parse::parse(text) {
            Ok(node) => node,
            Err(ParseError::Syntax(reason, at)) => {
                return Err(SchemaFault::new("xsd-pattern", facet).arg(reason).arg(at + 1));
            }
            Err(ParseError::Limit) => return Err(SchemaFault::new("limit-pattern", facet)),
        };
        let plan = if let Some(star) = Star::new(&node) {
            Plan::Star(Box::new(star))
        } else if let Some(sequences) = Sequences::new(&node) {
            Plan::Sequences(sequences)
        } else {
            Plan::Automaton
        };
        let states = if matches!(plan, Plan::Automaton) { states(&node) } else { 0 };
        let pattern = Self { text: text.into(), plan, states, automaton: OnceLock::new() };
        if states > 0 {
            let fits = states <= PATTERN_STATES
                && (states < COMPILE_AT_ONCE || pattern.automaton.get_or_init(|| compile(&node)).is_some());
            if !fits {
                return Err(SchemaFault::new("limit-pattern", facet).arg(states));
            }
        }
        Ok(pattern)
    }

    /// The pattern as written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// As ECMA-262 writes it, without anchors.
    #[cfg(feature = "json-schema")]
    pub(crate) fn ecma(&self) -> Option<String> {
        ecma::ecma(&self.text)
    }

    /// How many characters the longest text that matches has; none where there is no longest one.
    pub(crate) fn longest(&self) -> Option<u64> {
        longest(&parse::parse(&self.text).ok()?)
    }

    /// How many states its automaton needs, estimated.
    pub(crate) fn states(&self) -> u64 {
        self.states
    }

    /// Whether the whole text matches.
    #[inline]
    pub(crate) fn check(&self, text: &str) -> Result<(), Mismatch> {
        let at = match &self.plan {
            Plan::Star(star) => star.run(text),
            Plan::Sequences(sequences) => sequences.run(text),
            Plan::Automaton => {
                let compiled = self.automaton.get_or_init(|| compile(&parse::parse(&self.text).ok()?));
                let Some(regex) = compiled else { return Err(Mismatch::Damaged) };
                let matches = regex.is_match(Input::new(text).anchored(Anchored::Yes));
                return if matches { Ok(()) } else { Err(Mismatch::At(None)) };
            }
        };
        at.map_err(|at| {
            let index = text.bytes().take(at).filter(|b| b & 0xC0 != 0x80).count() + 1;
            Mismatch::At(Some(Place { index, found: class::char_at(text, at) }))
        })
    }
}

/// A pattern of XSD as ECMA-262 writes it, without anchors.
#[cfg(feature = "json-schema")]
pub(crate) fn to_ecma(pattern: &str) -> Option<String> {
    ecma::ecma(pattern)
}

fn compile(node: &Node) -> Option<Box<Regex>> {
    let hir = Hir::concat(vec![Hir::look(Look::Start), hir(node), Hir::look(Look::End)]);
    let config = Config::new().nfa_size_limit(Some(PATTERN_BYTES)).which_captures(WhichCaptures::None);
    let regex = Regex::builder().configure(config).syntax(syntax::Config::new()).build_from_hir(&hir);
    regex.ok().map(Box::new)
}

fn hir(node: &Node) -> Hir {
    match node {
        Node::Empty => Hir::empty(),
        Node::Class(set) => Hir::class(Class::Unicode(set.clone())),
        Node::Concat(parts) => Hir::concat(parts.iter().map(hir).collect()),
        Node::Alt(branches) => Hir::alternation(branches.iter().map(hir).collect()),
        Node::Repeat(inner, min, max) => {
            Hir::repetition(Repetition { min: *min, max: *max, greedy: true, sub: Box::new(hir(inner)) })
        }
    }
}

/// The length of the longest text that matches.
fn longest(node: &Node) -> Option<u64> {
    match node {
        Node::Empty => Some(0),
        Node::Class(_) => Some(1),
        Node::Concat(parts) => parts.iter().try_fold(0, |sum: u64, part| sum.checked_add(longest(part)?)),
        Node::Alt(parts) => parts.iter().try_fold(0, |most, part| Some(longest(part)?.max(most))),
        Node::Repeat(inner, _, max) => match (longest(inner), max) {
            (Some(0), _) => Some(0),
            (Some(one), Some(max)) => one.checked_mul(u64::from(*max)),
            _ => None,
        },
    }
}

/// An estimate of the states of the automaton.
fn states(node: &Node) -> u64 {
    match node {
        Node::Empty => 1,
        // A range of characters becomes up to some seven ranges of UTF-8 bytes, which share states.
        Node::Class(set) => {
            let ascii = set.ranges().last().is_none_or(|range| range.end().is_ascii());
            if ascii { 1 } else { 4 + set.ranges().len() as u64 }
        }
        Node::Concat(parts) | Node::Alt(parts) => parts.iter().map(states).fold(1, u64::saturating_add),
        Node::Repeat(inner, min, max) => {
            states(inner).saturating_add(1).saturating_mul(u64::from(max.unwrap_or(*min).max(1)))
        }
    }
}
