//! A letter or a few, shown as code points.

use std::fmt;

/// A letter or a few. What a log prints of them (`Display`, `Debug`) are their code points.
///
/// ```
/// use xefa::value::text::Codepunkte;
///
/// let letter = Codepunkte::from("c\u{300}");
/// assert_eq!((letter.to_string().as_str(), letter.as_str()), ("U+0063 U+0300", "c\u{300}"));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Codepunkte(Box<str>);

impl Codepunkte {
    /// The letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Codepunkte {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Codepunkte {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Codepunkte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, c) in self.0.chars().enumerate() {
            let space = if at == 0 { "" } else { " " };
            write!(f, "{space}U+{:04X}", u32::from(c))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Codepunkte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Codepunkte({self})")
    }
}
