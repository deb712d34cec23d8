//! Messages of any known release.

use crate::error::Error;
use crate::models::Read;
use crate::releases::{self, Detected};
use crate::validate::Options;

/// A message of any known release.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Message {
    /// A message of XEfA 1.0.
    #[cfg(feature = "v1_0")]
    V1_0(crate::models::v1_0::Message),
}

impl Message {
    /// The version of the release, such as `1.0`.
    #[must_use]
    pub fn version(&self) -> &'static str {
        match self {
            #[cfg(feature = "v1_0")]
            Self::V1_0(_) => "1.0",
            #[cfg(not(feature = "v1_0"))]
            _ => "",
        }
    }

    /// Writes the message, checked.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn to_xml(&self) -> Result<String, Error> {
        match self {
            #[cfg(feature = "v1_0")]
            Self::V1_0(message) => message.to_xml(),
            #[cfg(not(feature = "v1_0"))]
            _ => Err(Error::internal()),
        }
    }
}

/// Reads and validates a message of any known release.
///
/// A message that is wrong gives an error that [is invalid](Error::is_invalid). A message of an unknown standard or release, or
/// with the payload of an unknown Fachmodul, gives one that [is unchecked](Error::is_unchecked): nobody knows whether it is
/// valid. [`read_with`] gives such a message all the same, with the report.
///
/// ```
/// # #[cfg(feature = "v1_0")] {
/// let error = xefa::read(b"<rechnung/>").unwrap_err();
/// assert!(error.is_unchecked());
/// assert_eq!(error.report().findings()[0].rule().id(), "xefa-unbekannter-standard");
/// # }
/// ```
///
/// # Errors
/// What is wrong with the message, or why it could not be checked.
pub fn read(bytes: &[u8]) -> Result<Message, Error> {
    read_with(bytes, &Options::default())?.checked()
}

/// Reads a message of any known release, also one in which something could not be checked: an unknown Fachmodul is then an
/// `Other`, and the report says so.
///
/// # Errors
/// What is wrong with the message, or why there is no value.
pub fn read_with(bytes: &[u8], options: &Options) -> Result<Read<Message>, Error> {
    let detected = releases::detect(bytes);
    match &detected {
        #[cfg(feature = "v1_0")]
        Detected::Known { release, .. } if release.version() == "1.0" => {
            let read = crate::models::read_any_root_with(crate::models::v1_0::schema(), bytes, options)?;
            Ok(Read { message: Message::V1_0(read.message), report: read.report })
        }
        Detected::Unreadable(report) => Err(Error::invalid(report.clone())),
        _ => {
            let _ = options;
            Err(detected.finding().map_or_else(Error::internal, |finding| Error::unchecked(finding.into())))
        }
    }
}
