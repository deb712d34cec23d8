//! The regular expressions of XSD 1.0 Part 2, appendix F, as a tree.

use super::blocks;
use crate::limits::{PATTERN_CHARS, PATTERN_DEPTH, PATTERN_RANGES};
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};
use std::collections::HashMap;

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// Nothing; also a branch without pieces.
    Empty,
    /// One character of a set.
    Class(ClassUnicode),
    /// One behind the other.
    Concat(Vec<Node>),
    /// One of them.
    Alt(Vec<Node>),
    /// At least, at most.
    Repeat(Box<Node>, u32, Option<u32>),
}

/// Why a pattern is no regular expression of XSD, or too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParseError {
    /// What was wrong, and before which character (0-based).
    Syntax(&'static str, usize),
    /// Too deep, too long or too many repetitions.
    Limit,
}

/// Reads a pattern.
pub(crate) fn parse(pattern: &str) -> Result<Node, ParseError> {
    // A character has at least one byte, so this bounds the work before it is done.
    if pattern.len() > PATTERN_CHARS * 4 || pattern.chars().count() > PATTERN_CHARS {
        return Err(ParseError::Limit);
    }
    let mut parser = Parser { chars: pattern.chars().collect(), at: 0, depth: 0, ranges: 0, sets: HashMap::new() };
    let node = parser.expression()?;
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser.error("a closing parenthesis without an opening one")),
    }
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    depth: usize,
    /// How many ranges were made so far.
    ranges: usize,
    /// The sets of the escapes that were met.
    sets: HashMap<String, ClassUnicode>,
}

enum Escape {
    One(char),
    Set(ClassUnicode),
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn second(&self) -> Option<char> {
        self.chars.get(self.at + 1).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.at += usize::from(found);
        found
    }

    fn error(&self, what: &'static str) -> ParseError {
        ParseError::Syntax(what, self.at)
    }

    fn deeper(&mut self) -> Result<(), ParseError> {
        self.depth += 1;
        if self.depth > PATTERN_DEPTH { Err(ParseError::Limit) } else { Ok(()) }
    }

    fn expression(&mut self) -> Result<Node, ParseError> {
        let mut branches = vec![self.branch()?];
        while self.eat('|') {
            branches.push(self.branch()?);
        }
        Ok(alternatives(branches))
    }

    fn branch(&mut self) -> Result<Node, ParseError> {
        let mut pieces = Vec::new();
        while let Some(c) = self.peek() {
            if c == '|' || c == ')' {
                break;
            }
            let atom = self.atom(c)?;
            let piece = self.quantified(atom)?;
            match piece {
                Node::Empty => {}
                Node::Concat(inner) => pieces.extend(inner),
                other => pieces.push(other),
            }
        }
        Ok(match pieces.len() {
            0 => Node::Empty,
            1 => pieces.swap_remove(0),
            _ => Node::Concat(pieces),
        })
    }

    fn atom(&mut self, c: char) -> Result<Node, ParseError> {
        match c {
            '(' => {
                self.at += 1;
                self.deeper()?;
                let inner = self.expression()?;
                if !self.eat(')') {
                    return Err(self.error("a group without its closing parenthesis"));
                }
                self.depth -= 1;
                Ok(inner)
            }
            '[' => {
                self.at += 1;
                self.class().map(Node::Class)
            }
            '\\' => {
                self.at += 1;
                Ok(Node::Class(match self.escape()? {
                    Escape::One(c) => single(c),
                    Escape::Set(set) => set,
                }))
            }
            '.' => {
                self.at += 1;
                let mut set = ranges(&[('\n', '\n'), ('\r', '\r')]);
                set.negate();
                Ok(Node::Class(set))
            }
            '?' | '*' | '+' | '{' => Err(self.error("a quantifier without anything to repeat")),
            '}' | ']' => Err(self.error("a closing bracket without an opening one")),
            _ => {
                self.at += 1;
                Ok(Node::Class(single(c)))
            }
        }
    }

    fn quantified(&mut self, atom: Node) -> Result<Node, ParseError> {
        let (min, max) = match self.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => {
                self.at += 1;
                let min = self.number()?;
                let max = if self.eat(',') {
                    if self.peek() == Some('}') { None } else { Some(self.number()?) }
                } else {
                    Some(min)
                };
                if self.peek() != Some('}') {
                    return Err(self.error("a quantity that is not {n}, {n,} or {n,m}"));
                }
                if max.is_some_and(|max| max < min) {
                    return Err(self.error("a quantity whose maximum is below its minimum"));
                }
                (min, max)
            }
            _ => return Ok(atom),
        };
        self.at += 1;
        Ok(match (atom, min, max) {
            (Node::Empty, _, _) | (_, 0, Some(0)) => Node::Empty,
            (atom, 1, Some(1)) => atom,
            (atom, min, max) => Node::Repeat(Box::new(atom), min, max),
        })
    }

    fn number(&mut self) -> Result<u32, ParseError> {
        let start = self.at;
        let mut number: u32 = 0;
        while let Some(digit) = self.peek().filter(char::is_ascii_digit) {
            self.at += 1;
            let digit = u32::from(digit) - u32::from('0');
            number = number.checked_mul(10).and_then(|n| n.checked_add(digit)).ok_or(ParseError::Limit)?;
        }
        if self.at == start { Err(self.error("a quantity without a number")) } else { Ok(number) }
    }

    /// A class behind its `[`.
    fn class(&mut self) -> Result<ClassUnicode, ParseError> {
        self.deeper()?;
        let negative = self.eat('^');
        let start = self.at;
        let mut found: Vec<ClassUnicodeRange> = Vec::new();
        let mut taken = None;
        loop {
            let first = self.at == start;
            let Some(c) = self.next() else { return Err(self.error("a character class without its end")) };
            let low = match c {
                ']' if first => return Err(self.error("an empty character class")),
                ']' => break,
                '[' => return Err(self.error("an opening bracket in a character class")),
                '-' if self.peek() == Some('[') && !first => {
                    self.at += 1;
                    taken = Some(self.class()?);
                    if !self.eat(']') {
                        return Err(self.error("something behind a class subtraction"));
                    }
                    break;
                }
                '-' => {
                    let last = match self.peek() {
                        Some('-') => self.second() == Some('['),
                        after => after == Some(']'),
                    };
                    if !first && !last {
                        return Err(self.error("a hyphen in the middle of a character class"));
                    }
                    found.push(ClassUnicodeRange::new('-', '-'));
                    continue;
                }
                '\\' => match self.escape()? {
                    Escape::One(c) => c,
                    Escape::Set(other) => {
                        found.extend_from_slice(other.ranges());
                        continue;
                    }
                },
                c => c,
            };
            let is_range = self.peek() == Some('-') && !matches!(self.second(), None | Some(']' | '[' | '-'));
            let high = if is_range {
                self.at += 1;
                match self.next() {
                    Some('\\') => match self.escape()? {
                        Escape::One(c) => c,
                        Escape::Set(_) => return Err(self.error("a range that ends with a set")),
                    },
                    Some(c) => c,
                    None => return Err(self.error("a character class without its end")),
                }
            } else {
                low
            };
            if high < low {
                return Err(self.error("a range whose end is before its start"));
            }
            found.push(ClassUnicodeRange::new(low, high));
        }
        self.spend(found.len())?;
        let mut set = ClassUnicode::new(found);
        if negative {
            set.negate();
        }
        if let Some(taken) = taken {
            set.difference(&taken);
        }
        self.depth -= 1;
        Ok(set)
    }

    /// Counts ranges against their limit.
    fn spend(&mut self, ranges: usize) -> Result<(), ParseError> {
        self.ranges += ranges;
        if self.ranges > PATTERN_RANGES { Err(ParseError::Limit) } else { Ok(()) }
    }

    /// An escape behind its `\`.
    fn escape(&mut self) -> Result<Escape, ParseError> {
        let start = self.at;
        let Some(c) = self.next() else { return Err(self.error("a backslash at the end")) };
        match c {
            'n' => return Ok(Escape::One('\n')),
            'r' => return Ok(Escape::One('\r')),
            't' => return Ok(Escape::One('\t')),
            '\\' | '|' | '.' | '?' | '*' | '+' | '(' | ')' | '{' | '}' | '-' | '[' | ']' | '^' => {
                return Ok(Escape::One(c));
            }
            'p' | 'P' => self.skip_property()?,
            _ => {}
        }
        let key: String = self.chars[start..self.at].iter().collect();
        let set = match self.sets.get(&key) {
            Some(set) => set.clone(),
            None => {
                let set = escaped(&key).map_err(|what| self.error(what))?;
                self.sets.insert(key, set.clone());
                set
            }
        };
        self.spend(set.ranges().len())?;
        Ok(Escape::Set(set))
    }

    /// Goes behind the braces of `\p`.
    fn skip_property(&mut self) -> Result<(), ParseError> {
        if !self.eat('{') {
            return Err(self.error("a property without its braces"));
        }
        while let Some(c) = self.next() {
            match c {
                '}' => return Ok(()),
                c if c.is_ascii_alphanumeric() || c == '-' => {}
                _ => break,
            }
        }
        Err(self.error("a property without its closing brace"))
    }
}

/// The set of an escape such as `d`, `W` or `P{Lu}`.
fn escaped(escape: &str) -> Result<ClassUnicode, &'static str> {
    let Some(first) = escape.chars().next() else { return Err("a backslash at the end") };
    let mut set = match first.to_ascii_lowercase() {
        's' => ranges(&[(' ', ' '), ('\t', '\n'), ('\r', '\r')]),
        'i' => ranges(super::NAME_START),
        'c' => {
            let mut set = ranges(super::NAME_START);
            set.union(&ranges(super::NAME_MORE));
            set
        }
        'd' => category("Nd").ok_or("an unknown category")?,
        'w' => {
            let mut not = ClassUnicode::empty();
            for name in ["P", "Z", "C"] {
                not.union(&category(name).ok_or("an unknown category")?);
            }
            not.negate();
            not
        }
        'p' => {
            let name = escape.get(2..escape.len() - 1).unwrap_or_default();
            match name.strip_prefix("Is") {
                Some(block) => blocks::block(block).ok_or("an unknown block")?,
                None => category(name).ok_or("an unknown category")?,
            }
        }
        _ => return Err("an unknown escape"),
    };
    if first.is_ascii_uppercase() {
        set.negate();
    }
    Ok(set)
}

fn single(c: char) -> ClassUnicode {
    ranges(&[(c, c)])
}

pub(crate) fn ranges(of: &[(char, char)]) -> ClassUnicode {
    ClassUnicode::new(of.iter().map(|(from, to)| ClassUnicodeRange::new(*from, *to)))
}

/// The general categories that F.1.1 names.
fn category(name: &str) -> Option<ClassUnicode> {
    const KNOWN: &str =
        " L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn ";
    if name.is_empty() || !KNOWN.contains(&format!(" {name} ")) {
        return None;
    }
    let hir = regex_syntax::parse(&format!(r"\p{{{name}}}")).ok()?;
    match hir.kind() {
        HirKind::Class(Class::Unicode(set)) => Some(set.clone()),
        // A category of one character.
        HirKind::Literal(literal) => {
            let mut chars = std::str::from_utf8(&literal.0).ok()?.chars();
            chars.next().map(single)
        }
        _ => None,
    }
}

/// Alternatives, with those inside each other flattened and single characters put into one set.
fn alternatives(branches: Vec<Node>) -> Node {
    let mut set: Option<Vec<ClassUnicodeRange>> = None;
    let mut others = Vec::new();
    for branch in branches {
        let inner = if let Node::Alt(inner) = branch { inner } else { vec![branch] };
        for node in inner {
            match node {
                Node::Class(class) => set.get_or_insert_default().extend_from_slice(class.ranges()),
                Node::Empty if others.contains(&Node::Empty) => {}
                other => others.push(other),
            }
        }
    }
    if let Some(set) = set {
        others.insert(0, Node::Class(ClassUnicode::new(set)));
    }
    if others.len() == 1 { others.swap_remove(0) } else { Node::Alt(others) }
}
