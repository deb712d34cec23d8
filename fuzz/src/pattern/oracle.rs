//! A second reading of patterns, slow and plain: XSD 1.0 Part 2, appendix F, without `\p`, `\i`, `\c`, `\d` and `\w`.

use std::collections::BTreeSet;

/// A pattern as the oracle sees it.
pub enum Oracle {
    /// It is a pattern, and this is its tree.
    Known(Node),
    /// It is no pattern.
    Wrong,
    /// It has something that the oracle does not know, or more than it can count.
    Unknown,
}

/// A tree.
pub enum Node {
    /// One character.
    Set(Set),
    /// One behind the other.
    All(Vec<Node>),
    /// One of them.
    Any(Vec<Node>),
    /// At least, at most.
    Times(Box<Node>, u32, Option<u32>),
}

/// A set of characters.
pub struct Set {
    negative: bool,
    ranges: Vec<(char, char)>,
    without: Option<Box<Set>>,
}

impl Set {
    fn has(&self, c: char) -> bool {
        let within = self.ranges.iter().any(|(low, high)| (*low..=*high).contains(&c));
        within != self.negative && !self.without.as_ref().is_some_and(|without| without.has(c))
    }
}

/// What stops a reading.
enum Stop {
    Wrong,
    Unknown,
}

struct Reading<'p> {
    chars: std::iter::Peekable<std::str::Chars<'p>>,
    depth: usize,
}

/// Reads a pattern.
pub fn parse(pattern: &str) -> Oracle {
    if pattern.len() > 4_000 {
        return Oracle::Unknown;
    }
    let mut reading = Reading { chars: pattern.chars().peekable(), depth: 0 };
    match reading.branches() {
        Ok(node) if reading.chars.peek().is_none() => Oracle::Known(node),
        Ok(_) | Err(Stop::Wrong) => Oracle::Wrong,
        Err(Stop::Unknown) => Oracle::Unknown,
    }
}

impl Reading<'_> {
    fn branches(&mut self) -> Result<Node, Stop> {
        self.depth += 1;
        if self.depth > 60 {
            return Err(Stop::Unknown);
        }
        let mut branches = Vec::new();
        loop {
            let mut pieces = Vec::new();
            while let Some(c) = self.chars.next_if(|c| !matches!(c, '|' | ')')) {
                let atom = self.atom(c)?;
                pieces.push(self.quantified(atom)?);
            }
            branches.push(Node::All(pieces));
            if self.chars.next_if_eq(&'|').is_none() {
                self.depth -= 1;
                return Ok(Node::Any(branches));
            }
        }
    }

    fn atom(&mut self, c: char) -> Result<Node, Stop> {
        let set = match c {
            '(' => {
                let inner = self.branches()?;
                return self.chars.next_if_eq(&')').map(|_| inner).ok_or(Stop::Wrong);
            }
            '[' => self.set()?,
            '.' => Set { negative: true, ranges: vec![('\n', '\n'), ('\r', '\r')], without: None },
            '\\' => {
                let (negative, ranges) = self.escape()?;
                Set { negative, ranges, without: None }
            }
            '?' | '*' | '+' | '{' | '}' | ']' => return Err(Stop::Wrong),
            c => Set { negative: false, ranges: vec![(c, c)], without: None },
        };
        Ok(Node::Set(set))
    }

    /// What stands behind a backslash; whether the ranges are those that it does not mean.
    fn escape(&mut self) -> Result<(bool, Vec<(char, char)>), Stop> {
        let one = |c| Ok((false, vec![(c, c)]));
        match self.chars.next().ok_or(Stop::Wrong)? {
            'n' => one('\n'),
            'r' => one('\r'),
            't' => one('\t'),
            c @ ('\\' | '|' | '.' | '?' | '*' | '+' | '(' | ')' | '{' | '}' | '-' | '[' | ']' | '^') => one(c),
            c @ ('s' | 'S') => Ok((c == 'S', vec![('\t', '\n'), ('\r', '\r'), (' ', ' ')])),
            'p' | 'P' | 'i' | 'I' | 'c' | 'C' | 'd' | 'D' | 'w' | 'W' => Err(Stop::Unknown),
            _ => Err(Stop::Wrong),
        }
    }

    fn quantified(&mut self, atom: Node) -> Result<Node, Stop> {
        let (min, max) = match self.chars.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => {
                self.chars.next();
                let min = self.number()?;
                let max = match self.chars.next_if_eq(&',') {
                    None => Some(min),
                    Some(_) if self.chars.peek() == Some(&'}') => None,
                    Some(_) => Some(self.number()?),
                };
                if self.chars.peek() != Some(&'}') || max.is_some_and(|max| max < min) {
                    return Err(Stop::Wrong);
                }
                (min, max)
            }
            _ => return Ok(atom),
        };
        self.chars.next();
        Ok(Node::Times(Box::new(atom), min, max))
    }

    fn number(&mut self) -> Result<u32, Stop> {
        let mut digits = String::new();
        while let Some(digit) = self.chars.next_if(char::is_ascii_digit) {
            digits.push(digit);
        }
        match digits.parse() {
            Ok(number) => Ok(number),
            Err(_) if digits.is_empty() => Err(Stop::Wrong),
            Err(_) => Err(Stop::Unknown),
        }
    }

    /// A set behind its bracket.
    fn set(&mut self) -> Result<Set, Stop> {
        self.depth += 1;
        if self.depth > 60 {
            return Err(Stop::Unknown);
        }
        let negative = self.chars.next_if_eq(&'^').is_some();
        let mut set = Set { negative, ranges: Vec::new(), without: None };
        let mut first = true;
        loop {
            let mut plain_hyphen = false;
            let low = match self.chars.next().ok_or(Stop::Wrong)? {
                ']' if first => return Err(Stop::Wrong),
                ']' => break,
                '[' => return Err(Stop::Wrong),
                '-' if !first && self.chars.peek() == Some(&'[') => {
                    self.chars.next();
                    set.without = Some(Box::new(self.set()?));
                    if self.chars.next() != Some(']') {
                        return Err(Stop::Wrong);
                    }
                    break;
                }
                '-' => {
                    // First, last, or before a subtraction: it means itself.
                    let mut ahead = self.chars.clone();
                    let last = match ahead.next() {
                        Some(']') => true,
                        Some('-') => ahead.next() == Some('['),
                        _ => false,
                    };
                    if !first && !last {
                        return Err(Stop::Wrong);
                    }
                    plain_hyphen = true;
                    '-'
                }
                '\\' => match self.escape()? {
                    (false, ranges) if ranges.len() == 1 && ranges[0].0 == ranges[0].1 => ranges[0].0,
                    // In a set, \S is the complement of a set and no list of ranges: not here.
                    (true, _) => return Err(Stop::Unknown),
                    (false, ranges) => {
                        set.ranges.extend(ranges);
                        first = false;
                        if self.chars.peek() == Some(&'-') {
                            return Err(Stop::Unknown);
                        }
                        continue;
                    }
                },
                c => c,
            };
            first = false;
            let mut ahead = self.chars.clone();
            let range = ahead.next() == Some('-') && !matches!(ahead.next(), None | Some('[' | ']'));
            if !range || plain_hyphen {
                set.ranges.push((low, low));
                continue;
            }
            let mut behind = self.chars.clone();
            behind.next();
            if behind.next() == Some('-') {
                // `[a--[b]]` is a hyphen before a subtraction; what else two hyphens mean is disputed.
                return Err(Stop::Unknown);
            }
            self.chars.next();
            let high = match self.chars.next().ok_or(Stop::Wrong)? {
                '\\' => match self.escape()? {
                    (false, ranges) if ranges.len() == 1 && ranges[0].0 == ranges[0].1 => ranges[0].0,
                    _ => return Err(Stop::Wrong),
                },
                c => c,
            };
            if high < low {
                return Err(Stop::Wrong);
            }
            set.ranges.push((low, high));
        }
        self.depth -= 1;
        Ok(set)
    }
}

/// Whether the whole text matches; none where that takes too long.
pub fn matches(node: &Node, text: &str) -> Option<bool> {
    let chars: Vec<char> = text.chars().take(200).collect();
    if chars.len() == 200 {
        return None;
    }
    let mut work = 200_000;
    let ends = ends(node, &chars, BTreeSet::from([0]), &mut work)?;
    Some(ends.contains(&chars.len()))
}

/// Where a match may end that begins at one of these places.
fn ends(node: &Node, text: &[char], from: BTreeSet<usize>, work: &mut usize) -> Option<BTreeSet<usize>> {
    *work = work.checked_sub(1 + from.len())?;
    if from.is_empty() {
        return Some(from);
    }
    Some(match node {
        Node::Set(set) => {
            from.into_iter().filter(|at| text.get(*at).is_some_and(|c| set.has(*c))).map(|at| at + 1).collect()
        }
        Node::All(parts) => {
            let mut at = from;
            for part in parts {
                at = ends(part, text, at, work)?;
            }
            at
        }
        Node::Any(branches) => {
            let mut all = BTreeSet::new();
            for branch in branches {
                all.extend(ends(branch, text, from.clone(), work)?);
            }
            all
        }
        Node::Times(inner, min, max) => {
            let mut at = from;
            for _ in 0..*min {
                let next = ends(inner, text, at.clone(), work)?;
                // From here on nothing changes any more.
                if next == at {
                    break;
                }
                at = next;
            }
            let mut all = at.clone();
            let mut count = *min;
            while max.is_none_or(|max| count < max) {
                at = ends(inner, text, at, work)?;
                let before = all.len();
                all.extend(&at);
                if all.len() == before {
                    break;
                }
                count += 1;
            }
            all
        }
    })
}
