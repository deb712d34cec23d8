//! Names with their namespaces: the leaf of `xs:QName` and `xs:NOTATION`.

use std::borrow::Cow;
use std::fmt;

use super::{Leaf, LeafError};

/// A name as `xs:QName` and `xs:NOTATION` mean it (XSD 1.0 Part 2, 3.2.18 and 3.2.19): the prefix says nothing but the namespace, so
/// it is not kept. Whoever writes one declares a prefix.
///
/// Its text without any prefixes in scope is `{namespace}local`.
///
/// ```
/// use xefa::value::{Leaf, QName};
///
/// let prefixes = |prefix: &str| (prefix == "x").then(|| "urn:example".to_owned());
/// let name = QName::from_prefixed("x:antrag", &prefixes).unwrap();
/// assert_eq!(name, QName::new("urn:example", "antrag"));
/// assert_eq!(name.to_lexical(), "{urn:example}antrag");
/// assert_eq!(name.to_prefixed(&mut |_| "y:".to_owned()), "y:antrag");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct QName {
    /// The namespace; empty for none.
    pub namespace: String,
    /// The local name.
    pub local: String,
}

impl QName {
    /// A name of a namespace, which is empty for none.
    pub fn new(namespace: impl Into<String>, local: impl Into<String>) -> Self {
        Self { namespace: namespace.into(), local: local.into() }
    }
}

/// Without the name.
impl fmt::Debug for QName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QName(…)")
    }
}

impl Leaf for QName {
    fn from_lexical(text: &str) -> Result<Self, LeafError> {
        Self::from_prefixed(text, &|_| None)
    }

    fn to_lexical(&self) -> Cow<'_, str> {
        if self.namespace.is_empty() {
            return Cow::Borrowed(&self.local);
        }
        Cow::Owned(format!("{{{}}}{}", self.namespace, self.local))
    }

    fn from_prefixed(text: &str, namespace: &dyn Fn(&str) -> Option<String>) -> Result<Self, LeafError> {
        if let Some((uri, local)) = text.strip_prefix('{').and_then(|text| text.split_once('}')) {
            return Ok(Self::new(uri, local));
        }
        match text.split_once(':') {
            Some((prefix, local)) => Ok(Self::new(namespace(prefix).ok_or(LeafError::new("QName"))?, local)),
            None => Ok(Self::new(namespace("").unwrap_or_default(), text)),
        }
    }

    fn to_prefixed(&self, prefix: &mut dyn FnMut(&str) -> String) -> Cow<'_, str> {
        Cow::Owned(format!("{}{}", prefix(&self.namespace), self.local))
    }
}
