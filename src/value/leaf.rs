//! The trait of all leaf values, and what the standard library's types are in XML.

use std::borrow::Cow;
use std::fmt;

/// A value that an element or attribute of a simple type holds.
///
/// `from_lexical(v.to_lexical())` is `v`.
pub trait Leaf: Sized {
    /// Reads a text that is white-space normalised and valid for the type.
    ///
    /// # Errors
    /// Where the text is not in the type's lexical space, or the Rust type cannot hold the value.
    fn from_lexical(text: &str) -> Result<Self, LeafError>;

    /// The text to write.
    fn to_lexical(&self) -> Cow<'_, str>;

    /// The same as [`from_lexical`](Self::from_lexical) where prefixes are in scope, for texts that mean something only with them.
    /// `namespace` gives the namespace of a prefix, of the empty one the default namespace.
    ///
    /// # Errors
    /// As `from_lexical`, or where a prefix is not in scope.
    fn from_prefixed(text: &str, namespace: &dyn Fn(&str) -> Option<String>) -> Result<Self, LeafError> {
        let _ = namespace;
        Self::from_lexical(text)
    }

    /// The text to write where prefixes can be declared: `prefix` gives what to write before the local name of a namespace (`x:`).
    fn to_prefixed(&self, prefix: &mut dyn FnMut(&str) -> String) -> Cow<'_, str> {
        let _ = prefix;
        self.to_lexical()
    }
}

/// A text that a leaf type cannot hold. Never contains the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeafError {
    /// The local name of the XSD type that was expected.
    pub expected: &'static str,
}

impl fmt::Display for LeafError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a value of xs:{}", self.expected)
    }
}

impl std::error::Error for LeafError {}

impl LeafError {
    /// An error that names the expected type.
    #[must_use]
    pub const fn new(expected: &'static str) -> Self {
        Self { expected }
    }
}

impl Leaf for String {
    fn from_lexical(text: &str) -> Result<Self, LeafError> {
        Ok(text.to_owned())
    }

    fn to_lexical(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Leaf for bool {
    fn from_lexical(text: &str) -> Result<Self, LeafError> {
        match text {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(LeafError::new("boolean")),
        }
    }

    fn to_lexical(&self) -> Cow<'_, str> {
        Cow::Borrowed(if *self { "true" } else { "false" })
    }
}

macro_rules! integers {
    ($($rust:ty, $xsd:literal);+ $(;)?) => {$(
        impl Leaf for $rust {
            fn from_lexical(text: &str) -> Result<Self, LeafError> {
                // Rust's own parser takes what XSD takes: an optional sign and ASCII digits; "-0" it refuses for unsigned types.
                match text.parse() {
                    Ok(value) => Ok(value),
                    Err(_) if text.len() > 1 && text.starts_with('-') && text[1..].bytes().all(|b| b == b'0') => Ok(0),
                    Err(_) => Err(LeafError::new($xsd)),
                }
            }

            fn to_lexical(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        }
    )+};
}

integers! {
    i8, "byte"; i16, "short"; i32, "int"; i64, "long";
    u8, "unsignedByte"; u16, "unsignedShort"; u32, "unsignedInt"; u64, "unsignedLong";
}

macro_rules! floats {
    ($($rust:ty, $xsd:literal);+ $(;)?) => {$(
        impl Leaf for $rust {
            fn from_lexical(text: &str) -> Result<Self, LeafError> {
                match text {
                    "INF" => Ok(Self::INFINITY),
                    "-INF" => Ok(Self::NEG_INFINITY),
                    "NaN" => Ok(Self::NAN),
                    // Rust also takes "inf", "infinity" and "nan": XSD does not.
                    _ if text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')) => {
                        text.parse().map_err(|_| LeafError::new($xsd))
                    }
                    _ => Err(LeafError::new($xsd)),
                }
            }

            fn to_lexical(&self) -> Cow<'_, str> {
                if self.is_nan() {
                    Cow::Borrowed("NaN")
                } else if self.is_infinite() {
                    Cow::Borrowed(if *self > 0.0 { "INF" } else { "-INF" })
                } else {
                    // Debug prints the shortest text that reads back to the same bits.
                    Cow::Owned(format!("{self:?}"))
                }
            }
        }
    )+};
}

floats! { f32, "float"; f64, "double" }
