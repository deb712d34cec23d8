//! Values of simple types with facets.

use crate::schema::Schema;
use crate::schema::simple::{NoScope, Scope, SimpleId};
use crate::value::{Leaf, LeafError};
use std::cmp::Ordering;
use std::fmt;

use super::tag_buf::namespace_of;

/// A value that its type does not allow. It never contains the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueError {
    rule: &'static str,
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the value is not allowed here: {}", self.rule)
    }
}

impl std::error::Error for ValueError {}

impl ValueError {
    /// The rule that is broken, such as `cvc-pattern-valid`.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.rule
    }
}

impl From<LeafError> for ValueError {
    fn from(_: LeafError) -> Self {
        Self { rule: "cvc-datatype-valid" }
    }
}

impl From<std::convert::Infallible> for ValueError {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

/// Checks a text against a simple type.
///
/// # Errors
/// The first rule that is broken.
pub fn check_simple(schema: &Schema, simple: u32, text: &str) -> Result<(), ValueError> {
    schema
        .simple_types()
        .check(SimpleId(simple), text, &NoScope)
        .map_err(|violation| ValueError { rule: violation.rule })
}

/// Checks a value against a simple type.
///
/// # Errors
/// The first rule that is broken.
pub fn check_leaf<T: Leaf>(schema: &Schema, simple: u32, value: &T) -> Result<(), ValueError> {
    let mut made = Made(Vec::new());
    let text = value.to_prefixed(&mut |uri| made.prefix(uri));
    let checked = schema.simple_types().check(SimpleId(simple), &text, &made);
    checked.map_err(|violation| ValueError { rule: violation.rule })
}

/// Prefixes that are made up: `n0`, `n1` and so on.
struct Made(Vec<String>);

impl Made {
    fn prefix(&mut self, uri: &str) -> String {
        if uri.is_empty() {
            return String::new();
        }
        self.0.push(uri.to_owned());
        format!("n{}:", self.0.len() - 1)
    }
}

impl Scope for Made {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        let number: usize = prefix.strip_prefix('n')?.parse().ok()?;
        self.0.get(number).map(String::as_str)
    }
}

/// Reads a text as a value of a simple type. Names have the prefixes that the schema documents use, or `{namespace}` before them.
///
/// # Errors
/// The first rule that is broken.
pub fn parse_simple<T: Leaf>(schema: &Schema, simple: u32, text: &str) -> Result<T, ValueError> {
    let types = schema.simple_types();
    let text = types.normalize(SimpleId(simple), text);
    if types.holds_names(SimpleId(simple)) {
        let value = T::from_prefixed(&text, &|prefix| namespace_of(schema, prefix).map(str::to_owned))?;
        check_leaf(schema, simple, &value)?;
        return Ok(value);
    }
    check_simple(schema, simple, &text)?;
    Ok(T::from_lexical(&text)?)
}

/// The number of a code in a list of `count`, of which `text` gives each; by halves where the list is `sorted`. It is one function for
/// all lists.
#[must_use]
pub fn position(count: usize, sorted: bool, text: fn(usize) -> &'static str, code: &str) -> Option<usize> {
    if !sorted {
        return (0..count).find(|at| text(*at) == code);
    }
    let (mut from, mut to) = (0, count);
    while from < to {
        let middle = from + (to - from) / 2;
        match text(middle).cmp(code) {
            Ordering::Less => from = middle + 1,
            Ordering::Equal => return Some(middle),
            Ordering::Greater => to = middle,
        }
    }
    None
}

/// Whether a text comes before another one in the order of their bytes, as `<` says when it may not be asked.
#[must_use]
pub const fn is_before(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return a[at] < b[at];
        }
        at += 1;
    }
    a.len() < b.len()
}

/// What a constructor takes for a field whose type is checked: a value of it, or a text that becomes one.
pub trait Argument<T> {
    /// The value.
    ///
    /// # Errors
    /// When it is not one of the type.
    fn argument(self) -> Result<T, ValueError>;
}

impl<A, T> Argument<T> for A
where
    A: TryInto<T, Error: Into<ValueError>>,
{
    fn argument(self) -> Result<T, ValueError> {
        self.try_into().map_err(Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    crate::codes! {
        /// In the order of their bytes.
        pub enum Sorted {
            A = "A",
            Ab = "Ab",
            B = "B",
            Ä = "Ä",
        }
    }

    crate::codes! {
        /// In none.
        pub enum Unsorted {
            Zehn = "10",
            Neun = "9",
            Acht = "08",
            Keine = "",
        }
    }

    #[test]
    fn codes_are_found_in_any_order() {
        for code in Sorted::ALL {
            assert_eq!(code.as_str().parse::<Sorted>().ok(), Some(*code));
        }
        for code in Unsorted::ALL {
            assert_eq!(code.as_str().parse::<Unsorted>().ok(), Some(*code));
        }
        for stranger in ["a", "Abc", "C", "ä", "1", "8", "010"] {
            assert!(stranger.parse::<Unsorted>().is_err() && stranger.parse::<Sorted>().is_err(), "{stranger}");
        }
        assert!("".parse::<Sorted>().is_err());
    }

    proptest! {
        #[test]
        fn before_is_less(a: String, b: String, start: String) {
            prop_assert_eq!(is_before(&a, &b), a < b);
            let (a, b) = (format!("{start}{a}"), format!("{start}{b}"));
            prop_assert_eq!(is_before(&a, &b), a < b);
            prop_assert!(!is_before(&a, &a));
        }
    }
}
