//! The enumerated values of one derivation step.

use super::Value;
use crate::schema::stored::stored;

/// Texts in one piece, so that a long list is one allocation when it is loaded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Enumeration {
    texts: String,
    /// Where each text ends.
    ends: Vec<u32>,
    /// The texts' numbers in the order of the texts.
    sorted: Vec<u32>,
    /// The values, sorted, where the text alone does not decide.
    values: Vec<Value>,
    /// A text that is listed is a value that is listed (not so for prefixes).
    by_text: bool,
}

stored!(struct Enumeration { texts, ends, sorted, values, by_text });

impl Enumeration {
    /// A list of texts and, unless texts decide, their values.
    pub(crate) fn new(texts: &[String], mut values: Vec<Value>, by_text: bool) -> Option<Self> {
        values.sort_unstable();
        values.dedup();
        let mut list = Self { values, by_text, ..Self::default() };
        for text in texts {
            list.texts.push_str(text);
            list.ends.push(u32::try_from(list.texts.len()).ok()?);
        }
        list.sorted = (0..u32::try_from(texts.len()).ok()?).collect();
        list.sorted.sort_by_key(|at| &texts[*at as usize]);
        Some(list)
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    fn text(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(at).map_or(start, |end| *end as usize);
        self.texts.get(start..end).unwrap_or_default()
    }

    /// The texts in document order.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.text(at))
    }

    /// Whether a text, or else the value that it means, is listed.
    pub(crate) fn has(&self, text: &str, value: impl FnOnce() -> Option<Value>) -> bool {
        if self.by_text && self.sorted.binary_search_by(|at| self.text(*at as usize).cmp(text)).is_ok() {
            return true;
        }
        !self.values.is_empty() && value().is_some_and(|value| self.values.binary_search(&value).is_ok())
    }
}
