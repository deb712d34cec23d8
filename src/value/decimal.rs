//! Decimal numbers and integers of any length, compared digit by digit.

use super::{Leaf, LeafError, Str};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

/// The digits of an `xs:decimal` (XSD 1.0 Part 2, 3.2.3) without the zeros that mean nothing. Borrows from the text.
///
/// ```
/// use xefa::value::Digits;
///
/// let a = Digits::parse("+007.50").unwrap();
/// assert_eq!(a, Digits::parse("7.5").unwrap());
/// assert_eq!((a.total(), a.fraction()), (2, 1));
/// assert!(Digits::parse("-0").unwrap() == Digits::parse("0.0").unwrap());
/// assert!(Digits::parse("1e3").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digits<'t> {
    /// Below zero; never set for zero.
    negative: bool,
    /// Before the point, without leading zeros.
    whole: &'t str,
    /// Behind the point, without trailing zeros.
    part: &'t str,
}

impl<'t> Digits<'t> {
    /// Reads the lexical form of `xs:decimal`: `-1.50`, `+.5`, `5.`.
    #[must_use]
    pub fn parse(text: &'t str) -> Option<Self> {
        let (negative, unsigned) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let bytes = unsigned.as_bytes();
        let behind_digits = |from: usize| {
            bytes[from..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |length| from + length)
        };
        let point = behind_digits(0);
        let (whole, part) = match bytes.get(point) {
            None => (unsigned, ""),
            Some(b'.') if behind_digits(point + 1) == bytes.len() => (&unsigned[..point], &unsigned[point + 1..]),
            Some(_) => return None,
        };
        if whole.is_empty() && part.is_empty() {
            return None;
        }
        let whole = without_leading_zeros(whole);
        let part = &part[..part.len() - part.bytes().rev().take_while(|byte| *byte == b'0').count()];
        Some(Self { negative: negative && !(whole.is_empty() && part.is_empty()), whole, part })
    }

    /// Reads the lexical form of `xs:integer` (3.3.13): no decimal point.
    #[must_use]
    pub fn parse_integer(text: &'t str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        if unsigned.is_empty() || !unsigned.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let whole = without_leading_zeros(unsigned);
        Some(Self { negative: text.starts_with('-') && !whole.is_empty(), whole, part: "" })
    }

    /// Takes apart what [`Digits::canonical`] gave.
    pub(crate) fn of_canonical(text: &'t str) -> Self {
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        Self { negative, whole: if whole == "0" { "" } else { whole }, part }
    }

    /// Whether the value is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// The digits that `totalDigits` counts (4.3.11): the least `t` for which the value is `i × 10⁻ⁿ` with `|i| < 10ᵗ` and `n ≤ t`,
    /// so that 0.001 has three; 1 for zero.
    #[must_use]
    pub fn total(&self) -> usize {
        (self.whole.len() + self.part.len()).max(1)
    }

    /// The digits that `fractionDigits` counts (4.3.12).
    #[must_use]
    pub fn fraction(&self) -> usize {
        self.part.len()
    }

    /// The canonical form (3.2.3.2) as an integer where it is one, else with a point: equal values, equal texts.
    #[must_use]
    pub fn canonical(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let whole = if self.whole.is_empty() { "0" } else { self.whole };
        if self.part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{}", self.part) }
    }

    fn magnitude(&self, other: &Self) -> Ordering {
        (self.whole.len().cmp(&other.whole.len()))
            .then_with(|| self.whole.cmp(other.whole))
            // Digit strings without trailing zeros order like the fractions they are.
            .then_with(|| self.part.cmp(other.part))
    }
}

fn without_leading_zeros(digits: &str) -> &str {
    &digits[digits.bytes().take_while(|byte| *byte == b'0').count()..]
}

impl Ord for Digits<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Digits<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Digits<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digits(..)")
    }
}

macro_rules! number {
    ($(#[$doc:meta])* $name:ident, $xsd:literal, $parse:ident, [$($int:ty),+]) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(Str);

        impl $name {
            /// The text as it was read.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The digits, for comparing.
            #[must_use]
            pub fn digits(&self) -> Digits<'_> {
                // The text was checked when the value was made; the fallback is zero and is never reached.
                Digits::$parse(&self.0).unwrap_or(Digits { negative: false, whole: "", part: "" })
            }
        }

        impl FromStr for $name {
            type Err = LeafError;

            fn from_str(text: &str) -> Result<Self, LeafError> {
                match Digits::$parse(text) {
                    Some(_) => Ok(Self(text.into())),
                    None => Err(LeafError::new($xsd)),
                }
            }
        }

        impl Leaf for $name {
            fn from_lexical(text: &str) -> Result<Self, LeafError> {
                text.parse()
            }

            fn to_lexical(&self) -> Cow<'_, str> {
                Cow::Borrowed(&self.0)
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.digits() == other.digits()
            }
        }

        impl Eq for $name {}

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.digits().hash(state);
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.digits().cmp(&other.digits())
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self("0".into())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        $(
            impl From<$int> for $name {
                fn from(value: $int) -> Self {
                    Self(value.to_string().into())
                }
            }

            impl TryFrom<&$name> for $int {
                type Error = LeafError;

                fn try_from(value: &$name) -> Result<Self, LeafError> {
                    value.digits().canonical().parse().map_err(|_| LeafError::new($xsd))
                }
            }
        )+
    };
}

number! {
    /// An `xs:decimal` (XSD 1.0 Part 2, 3.2.3) of any length. Keeps its text; equal, ordered and hashed by value.
    ///
    /// ```
    /// use xefa::value::Decimal;
    ///
    /// let price: Decimal = "12.50".parse().unwrap();
    /// assert_eq!(price, "12.5".parse().unwrap());
    /// assert!(price < Decimal::from(13));
    /// assert_eq!(price.to_string(), "12.50");
    /// ```
    Decimal, "decimal", parse, [i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize]
}

number! {
    /// An `xs:integer` (XSD 1.0 Part 2, 3.3.13) of any length. Keeps its text; equal, ordered and hashed by value.
    ///
    /// ```
    /// use xefa::value::Integer;
    ///
    /// let huge: Integer = "340282366920938463463374607431768211456".parse().unwrap();
    /// assert!(huge > Integer::from(u128::MAX));
    /// assert_eq!(i64::try_from(&Integer::from(7u8)), Ok(7));
    /// ```
    Integer, "integer", parse_integer, [i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize]
}

impl From<Integer> for Decimal {
    fn from(value: Integer) -> Self {
        Self(value.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lexical_space() {
        for good in ["0", "-0", "+1", "1.", ".5", "-.5", "00012.3400", "9".repeat(400).as_str()] {
            assert!(Digits::parse(good).is_some(), "{good}");
        }
        for bad in ["", "+", "-", ".", "-.", "1e1", "1,5", "--1", "1.2.3", " 1", "INF", "1_000", "١"] {
            assert!(Digits::parse(bad).is_none(), "{bad}");
        }
        for bad in ["", "+", "1.", "1.0", "+-1", "a"] {
            assert!(Digits::parse_integer(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn digits_are_counted_by_value() {
        for (text, total, fraction) in
            [("0", 1, 0), ("0.00", 1, 0), ("100", 3, 0), ("-0.050", 2, 2), ("012.30", 3, 1), ("0.001", 3, 3)]
        {
            let digits = Digits::parse(text).unwrap();
            assert_eq!((digits.total(), digits.fraction()), (total, fraction), "{text}");
        }
    }

    proptest! {
        #[test]
        fn orders_like_integers_scaled(a in -99_999_999i64..99_999_999, b in -99_999_999i64..99_999_999) {
            let show = |n: i64| format!("{}{}.{:04}", if n < 0 { "-" } else { "" }, n.abs() / 10_000, n.abs() % 10_000);
            let (x, y) = (show(a), show(b));
            prop_assert_eq!(Digits::parse(&x).unwrap().cmp(&Digits::parse(&y).unwrap()), a.cmp(&b));
            let canonical = Digits::parse(&x).unwrap().canonical();
            prop_assert_eq!(Digits::parse(&canonical).unwrap(), Digits::parse(&x).unwrap());
            prop_assert_eq!(Digits::of_canonical(&canonical), Digits::parse(&x).unwrap());
        }

        #[test]
        fn never_panics(text in "\\PC{0,12}") {
            let _ = (Digits::parse(&text), Digits::parse_integer(&text));
        }
    }
}
