//! Binary data in hexadecimal and in base 64.

use super::{Leaf, LeafError};
use std::borrow::Cow;
use std::fmt;

/// Bytes that are written as `xs:hexBinary` (XSD 1.0 Part 2, 3.2.15).
///
/// ```
/// use xefa::value::{Hex, Leaf};
///
/// let bytes = Hex::from_lexical("0fB7").unwrap();
/// assert_eq!(bytes.0, [0x0F, 0xB7]);
/// assert_eq!(bytes.to_lexical(), "0FB7");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Hex(pub Vec<u8>);

/// Bytes that are written as `xs:base64Binary` (XSD 1.0 Part 2, 3.2.16).
///
/// ```
/// use xefa::value::{Base64, Leaf};
///
/// let bytes = Base64::from_lexical("WEVm QQ==").unwrap();
/// assert_eq!(bytes.0, b"XEfA");
/// assert_eq!(bytes.to_lexical(), "WEVmQQ==");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Base64(pub Vec<u8>);

const fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The six bits of each byte of the alphabet; 64 for `=`, 65 for a blank, 255 for all others.
const SIX_BITS: [u8; 256] = {
    let mut table = [255; 256];
    let mut at = 0;
    while at < 64 {
        table[ALPHABET[at] as usize] = at as u8;
        at += 1;
    }
    table[b'=' as usize] = 64;
    table[b' ' as usize] = 65;
    table
};

impl Hex {
    /// The number of octets of a text, where it is in the lexical space.
    #[must_use]
    pub fn count(text: &str) -> Option<usize> {
        let good = text.len().is_multiple_of(2) && text.bytes().all(|b| b.is_ascii_hexdigit());
        good.then_some(text.len() / 2)
    }
}

impl Base64 {
    /// The number of octets of a text, where it is in the lexical space (white space collapsed).
    #[must_use]
    pub fn count(text: &str) -> Option<usize> {
        let mut digits = 0usize;
        let mut padding = 0usize;
        let mut last = 0u8;
        for byte in text.bytes() {
            match SIX_BITS[byte as usize] {
                65 => {}
                64 => padding += 1,
                bits if bits < 64 && padding == 0 => {
                    digits += 1;
                    last = bits;
                }
                _ => return None,
            }
        }
        match (digits % 4, padding) {
            (0, 0) => Some(digits / 4 * 3),
            // The bits that no octet takes have to be zero.
            (2, 2) if last.is_multiple_of(16) => Some(digits / 4 * 3 + 1),
            (3, 1) if last.is_multiple_of(4) => Some(digits / 4 * 3 + 2),
            _ => None,
        }
    }
}

impl Leaf for Hex {
    fn from_lexical(text: &str) -> Result<Self, LeafError> {
        let mut bytes = Vec::with_capacity(text.len() / 2);
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        for [high, low] in pairs {
            match (hex_digit(*high), hex_digit(*low)) {
                (Some(high), Some(low)) => bytes.push(high << 4 | low),
                _ => return Err(LeafError::new("hexBinary")),
            }
        }
        if rest.is_empty() { Ok(Self(bytes)) } else { Err(LeafError::new("hexBinary")) }
    }

    fn to_lexical(&self) -> Cow<'_, str> {
        let mut text = String::with_capacity(self.0.len() * 2);
        for byte in &self.0 {
            for half in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789ABCDEF"[half as usize]));
            }
        }
        Cow::Owned(text)
    }
}

impl Leaf for Base64 {
    fn from_lexical(text: &str) -> Result<Self, LeafError> {
        let count = Self::count(text).ok_or(LeafError::new("base64Binary"))?;
        let mut bytes = Vec::with_capacity(count);
        let mut bits = 0u32;
        let mut held = 0;
        for six in text.bytes().map(|b| SIX_BITS[b as usize]).filter(|six| *six < 64) {
            bits = bits << 6 | u32::from(six);
            held += 6;
            if held >= 8 {
                held -= 8;
                bytes.push((bits >> held) as u8);
                bits &= (1 << held) - 1;
            }
        }
        Ok(Self(bytes))
    }

    fn to_lexical(&self) -> Cow<'_, str> {
        let mut text = String::with_capacity(self.0.len().div_ceil(3) * 4);
        for chunk in self.0.chunks(3) {
            let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
            let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
            for at in 0..4 {
                if at <= chunk.len() {
                    text.push(char::from(ALPHABET[(bits >> (18 - 6 * at) & 63) as usize]));
                } else {
                    text.push('=');
                }
            }
        }
        Cow::Owned(text)
    }
}

macro_rules! bytes {
    ($($name:ident),+) => {$(
        impl From<Vec<u8>> for $name {
            fn from(bytes: Vec<u8>) -> Self {
                Self(bytes)
            }
        }

        impl From<&[u8]> for $name {
            fn from(bytes: &[u8]) -> Self {
                Self(bytes.to_vec())
            }
        }

        impl AsRef<[u8]> for $name {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({} bytes)", stringify!($name), self.0.len())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.to_lexical())
            }
        }
    )+};
}

bytes!(Hex, Base64);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lexical_space_of_base64() {
        for (good, count) in [("", 0), ("AA==", 1), ("AA= =", 1), ("A A A =", 2), ("AAAA", 3), ("0FB8 0F+9", 6)] {
            assert_eq!(Base64::count(good), Some(count), "{good}");
        }
        for bad in ["A", "AA", "AAA", "AA=", "AB==", "AAB=", "A===", "AA==AAAA", "=", "AAAA=", "AA\n==", "ä"] {
            assert_eq!(Base64::count(bad), None, "{bad}");
        }
    }

    #[test]
    fn lexical_space_of_hex() {
        assert_eq!(Hex::count("0fB7"), Some(2));
        assert_eq!(Hex::count(""), Some(0));
        for bad in ["0", "0g", "0f b7", "ää"] {
            assert_eq!(Hex::count(bad), None);
            assert!(Hex::from_lexical(bad).is_err());
        }
    }

    proptest! {
        #[test]
        fn round_trip(bytes: Vec<u8>) {
            let hex = Hex(bytes.clone());
            prop_assert_eq!(&Hex::from_lexical(&hex.to_lexical()).unwrap(), &hex);
            let base64 = Base64(bytes);
            prop_assert_eq!(Base64::count(&base64.to_lexical()), Some(base64.0.len()));
            prop_assert_eq!(&Base64::from_lexical(&base64.to_lexical()).unwrap(), &base64);
        }
    }
}
