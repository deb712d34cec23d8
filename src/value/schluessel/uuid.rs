//! UUIDs of messages and of cases, which are not to be confused.

use super::{SchluesselError, Ursache, common};
use std::fmt;
use std::hash::{Hash, Hasher};

/// Reads the form of 8, 4, 4, 4 and 12 hexadecimal digits that XÖV's type UUID has.
pub(super) fn parse_uuid(name: &'static str, text: &str) -> Result<::uuid::Uuid, SchluesselError> {
    if text.is_empty() {
        return Err(SchluesselError::new(name, None, Ursache::Leer));
    }
    for (at, c) in text.chars().enumerate().take(36) {
        let hyphen = matches!(at, 8 | 13 | 18 | 23);
        if hyphen && c != '-' {
            return Err(SchluesselError::new(name, Some(at + 1), Ursache::Zeichen('-')));
        }
        if !hyphen && !c.is_ascii_hexdigit() {
            return Err(SchluesselError::new(name, Some(at + 1), Ursache::Hexziffer));
        }
    }
    let length = SchluesselError::new(name, None, Ursache::Laenge { ist: text.chars().count(), von: 36, bis: 36 });
    ::uuid::Uuid::try_parse(text).ok().filter(|_| text.len() == 36).ok_or(length)
}

macro_rules! uuid_key {
    ($(#[$doc:meta])* $key:ident, $name:literal) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $key(Box<str>, ::uuid::Uuid);

        impl $key {
            /// A new one, by chance (version 4 of RFC 9562).
            #[must_use]
            pub fn neu() -> Self {
                Self::from(::uuid::Uuid::new_v4())
            }

            /// Reads 32 hexadecimal digits with hyphens; keeps the text as it is. Capital and small letters are equal.
            ///
            /// # Errors
            /// Another length, or the first character that is neither digit nor hyphen in its place.
            pub fn parse(text: &str) -> Result<Self, SchluesselError> {
                parse_uuid($name, text).map(|uuid| Self(text.into(), uuid))
            }

            /// The value.
            #[must_use]
            pub fn uuid(&self) -> ::uuid::Uuid {
                self.1
            }
        }

        impl From<::uuid::Uuid> for $key {
            fn from(uuid: ::uuid::Uuid) -> Self {
                Self(uuid.to_string().into(), uuid)
            }
        }

        impl PartialEq for $key {
            fn eq(&self, other: &Self) -> bool {
                self.1 == other.1
            }
        }

        impl Eq for $key {}

        impl Hash for $key {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.1.hash(state);
            }
        }

        impl fmt::LowerHex for $key {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::LowerHex::fmt(&self.1, f)
            }
        }

        common!($key, shown);
    };
}

uuid_key! {
    /// The UUID of one message. A corrected message has a new one; the same message sent again keeps it.
    NachrichtUuid, "Nachrichten-UUID"
}
uuid_key! {
    /// The UUID of a case, which all its messages share.
    VorgangUuid, "Vorgangs-UUID"
}
