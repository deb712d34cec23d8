//! A letter or a few, shown as code points.

use std::fmt;

/// How many code points are written; of more, how many there are.
const SHOWN: usize = 8;

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

    /// The letters where they are few enough to be shown.
    pub(super) fn shown(&self) -> std::borrow::Cow<'_, str> {
        if self.0.chars().nth(SHOWN).is_some() { "…".into() } else { self.as_str().into() }
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
        for (at, c) in self.0.chars().take(SHOWN).enumerate() {
            let space = if at == 0 { "" } else { " " };
            write!(f, "{space}U+{:04X}", u32::from(c))?;
        }
        if self.0.chars().nth(SHOWN).is_some() { write!(f, " … ({})", self.0.chars().count()) } else { Ok(()) }
    }
}

impl fmt::Debug for Codepunkte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Codepunkte({self})")
    }
}
