//! The Behördenkennung of the DVDV: which authority writes or reads a message.

use super::{SchluesselError, Ursache, common};

/// A Behördenkennung `präfix:kennung`: the prefix of the DVDV's list (two small letters or more), a colon, and letters, digits, `-`, `_`
/// or `.`. Whether the prefix is in the list is asked of the list; the library bundles none.
///
/// ```
/// use xefa::value::schluessel::Behoerdenkennung;
///
/// let authority = Behoerdenkennung::parse("psw:01003110")?;
/// assert_eq!((authority.praefix(), authority.kennung()), ("psw", "01003110"));
/// assert_eq!(Behoerdenkennung::parse("psw 01003110").unwrap_err().position, Some(4));
/// # Ok::<(), xefa::value::schluessel::SchluesselError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Behoerdenkennung(Box<str>);

impl Behoerdenkennung {
    const NAME: &str = "Behördenkennung";

    /// Reads prefix and identifier.
    ///
    /// # Errors
    /// No colon, a prefix or identifier that is too short, or a character that may not stand there.
    pub fn parse(text: &str) -> Result<Self, SchluesselError> {
        let wrong = |at, why| Err(SchluesselError::new(Self::NAME, at, why));
        if text.is_empty() {
            return wrong(None, Ursache::Leer);
        }
        let prefix = text.bytes().take_while(u8::is_ascii_lowercase).count();
        if prefix < 2 {
            return wrong(Some(prefix + 1), Ursache::Kleinbuchstabe);
        }
        let Some(identifier) = text[prefix..].strip_prefix(':') else {
            return wrong(Some(prefix + 1), Ursache::Zeichen(':'));
        };
        if identifier.is_empty() {
            return wrong(Some(prefix + 2), Ursache::Leer);
        }
        match identifier.chars().position(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.')) {
            Some(at) => wrong(Some(prefix + 2 + at), Ursache::Unzulaessig),
            None => Ok(Self(text.into())),
        }
    }

    /// What stands before the colon.
    #[must_use]
    pub fn praefix(&self) -> &str {
        self.0.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// What stands behind the colon.
    #[must_use]
    pub fn kennung(&self) -> &str {
        self.0.split_once(':').map_or("", |(_, identifier)| identifier)
    }
}

common!(Behoerdenkennung, shown);
