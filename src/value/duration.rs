//! Durations: months and seconds, and their partial order.

use super::moment::days_from_civil;
use super::{Leaf, LeafError, Str};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

/// What an `xs:duration` (XSD 1.0 Part 2, 3.2.6) means: months and seconds. Borrows from the text.
///
/// Each number in the text has up to 18 digits, leading zeros aside; the fraction of a second any number.
///
/// ```
/// use xefa::value::Span;
///
/// assert_eq!(Span::parse("P1Y"), Span::parse("P12M"));
/// assert!(Span::parse("P1M") < Span::parse("P32D"));
/// assert_eq!(Span::parse("P1M").unwrap().partial_cmp(&Span::parse("P30D").unwrap()), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Span<'t> {
    /// Below zero; never set for no time at all.
    pub negative: bool,
    /// Years and months, without sign.
    pub months: i128,
    /// Days, hours, minutes and whole seconds, without sign.
    pub seconds: i128,
    /// The digits of the fraction of a second, without trailing zeros.
    pub fraction: &'t str,
}

impl<'t> Span<'t> {
    /// Reads a text with white space collapsed.
    #[must_use]
    pub fn parse(text: &'t str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut rest = unsigned.strip_prefix('P')?;
        let mut span = Self { negative, months: 0, seconds: 0, fraction: "" };
        let mut in_time = false;
        // The next designator has to stand behind the last one in this order.
        let mut at = 0;
        let mut any = false;
        while !rest.is_empty() {
            if let Some(time) = rest.strip_prefix('T') {
                if in_time || time.is_empty() {
                    return None;
                }
                (in_time, rest, at) = (true, time, 3);
                continue;
            }
            let end = rest.bytes().position(|b| !b.is_ascii_digit())?;
            let (digits, tail) = rest.split_at(end);
            let number = number(digits)?;
            let mut designator = *tail.as_bytes().first().filter(|b| b.is_ascii())?;
            rest = &tail[1..];
            if designator == b'.' {
                let end = rest.bytes().position(|b| !b.is_ascii_digit())?;
                if end == 0 || rest.as_bytes()[end] != b'S' {
                    return None;
                }
                span.fraction = rest[..end].trim_end_matches('0');
                rest = &rest[end + 1..];
                designator = b'S';
            }
            let (place, months, seconds) = match (in_time, designator) {
                (false, b'Y') => (1, 12, 0),
                (false, b'M') => (2, 1, 0),
                (false, b'D') => (3, 0, 86_400),
                (true, b'H') => (4, 0, 3_600),
                (true, b'M') => (5, 0, 60),
                (true, b'S') => (6, 0, 1),
                _ => return None,
            };
            if place <= at {
                return None;
            }
            at = place;
            any = true;
            span.months += number * months;
            span.seconds += number * seconds;
        }
        if span.months == 0 && span.seconds == 0 && span.fraction.is_empty() {
            span.negative = false;
        }
        any.then_some(span)
    }

    /// Where a day of the year 1696 … 1903 ends up after the duration: seconds and the sign of the fraction that is added.
    fn after(&self, year: i128, month: i128) -> i128 {
        let sign = if self.negative { -1 } else { 1 };
        let months = year * 12 + (month - 1) + sign * self.months;
        days_from_civil(months.div_euclid(12), months.rem_euclid(12) + 1, 1) * 86_400 + sign * self.seconds
    }

    fn order_from(&self, other: &Self, year: i128, month: i128) -> Ordering {
        let (a, b) = (self.after(year, month), other.after(year, month));
        // `after` is exact but for the fraction: a + f against b + g with |f|, |g| < 1.
        let (f, g) = (self.fraction, other.fraction);
        match (self.negative, other.negative) {
            (false, false) => a.cmp(&b).then_with(|| f.cmp(g)),
            (true, true) => a.cmp(&b).then_with(|| g.cmp(f)),
            (false, true) => order_apart(a, f, b, g),
            (true, false) => order_apart(b, g, a, f).reverse(),
        }
    }
}

/// Orders `a + f` against `b - g`, where `f` and `g` are digits of fractions.
fn order_apart(a: i128, f: &str, b: i128, g: &str) -> Ordering {
    // a + f ? b - g  is  a - b ? -(f + g), and 0 <= f + g < 2.
    match b - a {
        d if d <= 0 => {
            if d < 0 || !f.is_empty() || !g.is_empty() {
                Ordering::Greater
            } else {
                Ordering::Equal
            }
        }
        // f + g against 1: f against 1 - g, digit by digit.
        1 if !f.is_empty() && !g.is_empty() => compare_sum_to_one(f, g),
        _ => Ordering::Less,
    }
}

/// Orders `0.f + 0.g` against 1; both are not empty and have no trailing zeros.
fn compare_sum_to_one(f: &str, g: &str) -> Ordering {
    let digit = |s: &str, at: usize| s.as_bytes().get(at).map_or(0, |b| b - b'0');
    let length = f.len().max(g.len());
    for at in 0..length {
        let sum = digit(f, at) + digit(g, at);
        // The sum is one exactly if every pair makes nine and the last pair ten.
        match (sum, at + 1 == length) {
            (10, true) => return Ordering::Equal,
            (9, false) => {}
            // Nine at the end, or eight at most with a carry from behind.
            (0..=9, _) => return Ordering::Less,
            // Ten or more here, with a remainder behind or above ten: over one, since the digits behind are not all zero.
            _ => return Ordering::Greater,
        }
    }
    Ordering::Less
}

impl PartialOrd for Span<'_> {
    /// The order relation of 3.2.6.2: added to four days of the calendar, all four have to agree.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let first = self.order_from(other, 1696, 9);
        let agree = [(1697, 2), (1903, 3), (1903, 7)].iter().all(|(y, m)| self.order_from(other, *y, *m) == first);
        agree.then_some(first)
    }
}

/// A number of up to 18 digits, leading zeros aside.
fn number(digits: &str) -> Option<i128> {
    let digits = if digits.is_empty() { return None } else { digits.trim_start_matches('0') };
    if digits.len() > 18 {
        return None;
    }
    Some(digits.bytes().fold(0, |n, b| n * 10 + i128::from(b - b'0')))
}

/// An `xs:duration` (XSD 1.0 Part 2, 3.2.6). Keeps its text; equal and hashed by value; ordered as far as durations are.
///
/// ```
/// use xefa::value::Duration;
///
/// let frist: Duration = "P14D".parse().unwrap();
/// assert_eq!(frist, "PT336H".parse().unwrap());
/// assert_eq!(chrono::TimeDelta::try_from(&frist).unwrap(), chrono::TimeDelta::days(14));
/// assert_eq!(Duration::from(chrono::TimeDelta::milliseconds(-1500)).to_string(), "-PT1.5S");
/// ```
#[derive(Clone)]
pub struct Duration(Str);

impl Duration {
    /// The text as it was read.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Months and seconds.
    #[must_use]
    pub fn span(&self) -> Span<'_> {
        // The text was checked when the value was made; the fallback is never reached.
        Span::parse(&self.0).unwrap_or(Span { negative: false, months: 0, seconds: 0, fraction: "" })
    }
}

impl FromStr for Duration {
    type Err = LeafError;

    fn from_str(text: &str) -> Result<Self, LeafError> {
        match Span::parse(text) {
            Some(_) => Ok(Self(text.into())),
            None => Err(LeafError::new("duration")),
        }
    }
}

impl Leaf for Duration {
    fn from_lexical(text: &str) -> Result<Self, LeafError> {
        text.parse()
    }

    fn to_lexical(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.0)
    }
}

impl PartialEq for Duration {
    fn eq(&self, other: &Self) -> bool {
        self.span() == other.span()
    }
}

impl Eq for Duration {}

impl Hash for Duration {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.span().hash(state);
    }
}

impl PartialOrd for Duration {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.span().partial_cmp(&other.span())
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl From<chrono::TimeDelta> for Duration {
    fn from(delta: chrono::TimeDelta) -> Self {
        let (seconds, nanos) = (delta.num_seconds(), delta.subsec_nanos());
        let sign = if seconds < 0 || nanos < 0 { "-" } else { "" };
        let fraction = format!(".{:09}", nanos.unsigned_abs());
        let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
        Self(format!("{sign}PT{}{fraction}S", seconds.unsigned_abs()).into())
    }
}

impl TryFrom<&Duration> for chrono::TimeDelta {
    type Error = LeafError;

    /// Fails for months and years, which have no fixed length, and for what is finer than a nanosecond or too long for chrono.
    fn try_from(duration: &Duration) -> Result<Self, LeafError> {
        let span = duration.span();
        let nanos = super::calendar::nanoseconds(span.fraction);
        let delta = match (span.months, i64::try_from(span.seconds), nanos) {
            (0, Ok(seconds), Some(nanos)) => Self::new(seconds, nanos),
            _ => None,
        };
        let delta = delta.ok_or(LeafError::new("duration"))?;
        Ok(if span.negative { -delta } else { delta })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(text: &str) -> Span<'_> {
        Span::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn lexical_space() {
        for good in ["P1Y2M3DT10H30M", "-P120D", "P0Y", "PT0S", "PT1.5S", "PT0.0000000000001S", "P0001Y", "PT1M2S"] {
            span(good);
        }
        for bad in [
            "",
            "P",
            "-P",
            "PT",
            "P1YT",
            "P-1Y",
            "+P1Y",
            "P1",
            "1Y",
            "P1M1Y",
            "P1S",
            "PT1D",
            "PT1.S",
            "PT.5S",
            "PT1.5M",
            "P1.5Y",
            "P1YT1H1H",
            "PT1ST1S",
            "P1Ü",
            "PÜ",
            "P1Y ",
            "P1111111111111111111Y",
            "PT1.5Ü",
        ] {
            assert!(Span::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn order_of_the_specification() {
        // The table of 3.2.6.2.
        let table = [
            ("P1Y", "P364D", Some(Ordering::Greater)),
            ("P1Y", "P365D", None),
            ("P1Y", "P366D", None),
            ("P1Y", "P367D", Some(Ordering::Less)),
            ("P1M", "P27D", Some(Ordering::Greater)),
            ("P1M", "P28D", None),
            ("P1M", "P31D", None),
            ("P1M", "P32D", Some(Ordering::Less)),
            ("P5M", "P149D", Some(Ordering::Greater)),
            ("P5M", "P150D", None),
            ("P5M", "P153D", None),
            ("P5M", "P154D", Some(Ordering::Less)),
            ("PT1.5S", "PT1.25S", Some(Ordering::Greater)),
            ("-PT1.5S", "-PT1.25S", Some(Ordering::Less)),
            ("-PT0.5S", "PT0.5S", Some(Ordering::Less)),
            ("-P0D", "PT0S", Some(Ordering::Equal)),
            ("P1DT0.1S", "-PT0.1S", Some(Ordering::Greater)),
        ];
        for (a, b, order) in table {
            assert_eq!(span(a).partial_cmp(&span(b)), order, "{a} {b}");
            assert_eq!(span(b).partial_cmp(&span(a)), order.map(Ordering::reverse), "{b} {a}");
        }
        assert_eq!(span("P1D"), span("PT24H"));
        assert_ne!(span("P1M"), span("P30D"));
    }

    proptest! {
        #[test]
        fn seconds_order_like_numbers(a in -3_000i64..3_000, b in -3_000i64..3_000) {
            let show = |n: i64| format!("{}PT{}.{:03}S", if n < 0 { "-" } else { "" }, n.abs() / 1_000, n.abs() % 1_000);
            let (x, y) = (show(a), show(b));
            prop_assert_eq!(span(&x).partial_cmp(&span(&y)), Some(a.cmp(&b)), "{} {}", x, y);
        }

        #[test]
        fn months_with_fractions_apart(a in 0i64..200_000, b in 0i64..200_000) {
            // P1M minus nothing against a negative span: the sum of fractions matters only at a distance of one second.
            let (f, g) = (format!("{a:06}"), format!("{b:06}"));
            let (f, g) = (f.trim_end_matches('0'), g.trim_end_matches('0'));
            prop_assert_eq!(order_apart(0, f, 1, g), (a + b).cmp(&1_000_000).then(Ordering::Equal));
        }

        #[test]
        fn never_panics(text in "\\PC{0,12}", near in "-?P[0-9YMDTHS.]{0,12}") {
            let _ = (Span::parse(&text), Span::parse(&near));
        }

        #[test]
        fn chrono_round_trip(seconds in -10_000_000_000i64..10_000_000_000, nanos in 0u32..1_000_000_000) {
            let delta = chrono::TimeDelta::new(seconds, nanos).unwrap();
            prop_assert_eq!(chrono::TimeDelta::try_from(&Duration::from(delta)).unwrap(), delta);
        }
    }
}
