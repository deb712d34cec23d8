//! Codes by their text.

use std::borrow::Cow;
use std::collections::HashMap;

/// Rows by the text of their code, white space collapsed as `xs:token` has it.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    rows: HashMap<Box<str>, u32>,
}

impl Index {
    /// Adds a code; the row that already has it, if one does.
    pub fn insert(&mut self, code: &str, row: usize) -> Option<usize> {
        let code = token(code);
        if let Some(row) = self.rows.get(&*code) {
            return Some(*row as usize);
        }
        self.rows.insert(code.into(), u32::try_from(row).unwrap_or(u32::MAX));
        None
    }

    pub fn find(&self, code: &str) -> Option<usize> {
        self.rows.get(&*token(code)).map(|row| *row as usize)
    }
}

/// White space collapsed.
pub(super) fn token(text: &str) -> Cow<'_, str> {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let untidy =
        text.starts_with(blank) || text.ends_with(blank) || text.contains("  ") || text.contains(['\t', '\n', '\r']);
    if untidy {
        Cow::Owned(text.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}
