//! Texts as generated models hold them.

use std::borrow::{Borrow, Cow};
use std::convert::Infallible;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use lean_string::LeanString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Leaf, LeafError};

/// A text: `xs:string` and what is derived from it, `xs:anyURI`, `xs:QName`, unions.
///
/// It behaves as a `str`, which it derefs to. Most texts of messages are short, so up to 16 bytes lie in the value itself, which is no
/// larger than a `Box<str>`; a longer one is shared between clones. [`Debug`](fmt::Debug) shows `…`, since a text may be personal;
/// [`Display`](fmt::Display) shows it.
///
/// ```
/// use xefa::value::Str;
///
/// let ort = Str::from("Köln");
/// assert_eq!(ort, "Köln");
/// assert_eq!(ort.chars().count(), 4);
/// assert_eq!(format!("{ort} {ort:?}"), "Köln …");
/// assert_eq!(String::from(ort), "Köln");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Str(LeanString);

impl Str {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl Leaf for Str {
    #[inline]
    fn from_lexical(text: &str) -> Result<Self, LeafError> {
        Ok(Self::from(text))
    }

    #[inline]
    fn to_lexical(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Deref for Str {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Str {
    fn as_ref(&self) -> &str {
        self
    }
}

// Hashing and comparing are those of `str`, as `Borrow` asks for.
impl Borrow<str> for Str {
    fn borrow(&self) -> &str {
        self
    }
}

impl fmt::Debug for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl fmt::Display for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl From<&str> for Str {
    #[inline]
    fn from(text: &str) -> Self {
        Self(LeanString::from(text))
    }
}

macro_rules! from {
    ($($other:ty),+) => {$(
        impl From<$other> for Str {
            fn from(text: $other) -> Self {
                Self(LeanString::from(AsRef::<str>::as_ref(&text)))
            }
        }
    )+};
}

from!(String, &String, Box<str>, Cow<'_, str>);

impl From<char> for Str {
    fn from(letter: char) -> Self {
        Self(LeanString::from(letter))
    }
}

impl From<Str> for String {
    fn from(text: Str) -> Self {
        Self::from(text.as_str())
    }
}

impl FromStr for Str {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

macro_rules! equal {
    ($($other:ty),+) => {$(
        impl PartialEq<$other> for Str {
            fn eq(&self, other: &$other) -> bool {
                self.as_str() == &**other
            }
        }

        impl PartialEq<Str> for $other {
            fn eq(&self, other: &Str) -> bool {
                &**self == other.as_str()
            }
        }
    )+};
}

equal!(&str, String);

impl PartialEq<str> for Str {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<Str> for str {
    fn eq(&self, other: &Str) -> bool {
        self == other.as_str()
    }
}

impl Serialize for Str {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Str {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <Cow<'de, str>>::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn it_is_no_larger_than_a_boxed_text() {
        assert_eq!(size_of::<Option<Str>>(), size_of::<Box<str>>());
    }

    #[test]
    fn it_is_found_by_a_text() {
        let long = "Verwaltungsgemeinschaft Bad Königshofen im Grabfeld";
        let map = HashMap::from([(Str::from(long), 1), (Str::from("a"), 2)]);
        assert_eq!((map.get(long), map.get("a"), map.get("b")), (Some(&1), Some(&2), None));
    }

    #[test]
    fn json_is_a_text() {
        let text: Str = serde_json::from_str(r#""\u00fcber sechzehn Bytes""#).unwrap();
        assert_eq!(text, "über sechzehn Bytes");
        assert_eq!(serde_json::to_string(&text).unwrap(), "\"über sechzehn Bytes\"");
    }
}
