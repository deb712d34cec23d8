//! Ids of attachments that XTA takes: an `xs:ID`, where messages have a UUID or a URN.

use super::uuid::parse_uuid;
use super::{SchluesselError, Ursache, common};

/// The id of an attachment that may stand where XTA wants an `xs:ID`: it begins with an ASCII letter or `_`, and goes on with ASCII letters,
/// digits, `-`, `_` and `.`. A UUID may begin with a digit and `urn:uuid:…` has colons, so neither is one; XBau's way out, taken here, is
/// `urn_uuid_…`.
///
/// ```
/// use xefa::value::schluessel::{AnlageId, NachrichtUuid};
///
/// let id = AnlageId::from_uuid(NachrichtUuid::parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8")?.uuid());
/// assert_eq!(id.as_str(), "urn_uuid_6ba7b810-9dad-11d1-80b4-00c04fd430c8");
/// assert_eq!(id.uuid().unwrap().to_string(), "6ba7b810-9dad-11d1-80b4-00c04fd430c8");
/// assert!(AnlageId::parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8").is_err());
/// # Ok::<(), xefa::value::schluessel::SchluesselError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnlageId(Box<str>);

const PREFIX: &str = "urn_uuid_";

impl AnlageId {
    const NAME: &str = "Anlage-Id";

    /// Reads an id that may stand in XTA as it is.
    ///
    /// # Errors
    /// The first character that may not stand in its place.
    pub fn parse(text: &str) -> Result<Self, SchluesselError> {
        if text.is_empty() {
            return Err(SchluesselError::new(Self::NAME, None, Ursache::Leer));
        }
        let may = |at: usize, c: char| {
            c.is_ascii_alphabetic() || c == '_' || at > 0 && (c.is_ascii_digit() || matches!(c, '-' | '.'))
        };
        match text.chars().enumerate().position(|(at, c)| !may(at, c)) {
            Some(at) => Err(SchluesselError::new(Self::NAME, Some(at + 1), Ursache::Unzulaessig)),
            None => Ok(Self(text.into())),
        }
    }

    /// The id of an attachment that a message knows by its UUID.
    #[must_use]
    pub fn from_uuid(uuid: ::uuid::Uuid) -> Self {
        Self(format!("{PREFIX}{uuid}").into())
    }

    /// The UUID, where the id was made from one.
    #[must_use]
    pub fn uuid(&self) -> Option<::uuid::Uuid> {
        parse_uuid(Self::NAME, self.0.strip_prefix(PREFIX)?).ok()
    }
}

common!(AnlageId, shown);
