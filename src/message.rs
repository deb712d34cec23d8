//! Messages of any known release.

use crate::error::Error;
use crate::models::Read;
use crate::releases::{self, Detected, Release};
use crate::validate::Options;

/// One line for each release: its feature, its version, the variant of [`Message`] and the module of its models.
macro_rules! releases {
    ($($(#[$meta:meta])* $feature:literal $version:literal $variant:ident $module:ident,)*) => {
        /// A message of any known release.
        ///
        /// There is a variant for each release that is compiled in; more releases will come.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "a message is moved once, and matched without a box")]
        pub enum Message {
            $(
                $(#[$meta])*
                #[cfg(feature = $feature)]
                $variant(crate::models::$module::Message),
            )*
        }

        impl Message {
            /// The version of the release, such as `1.0`.
            #[must_use]
            pub fn version(&self) -> &'static str {
                match *self {
                    $(
                        #[cfg(feature = $feature)]
                        Self::$variant(_) => $version,
                    )*
                }
            }

            /// The name of the message's root element, without prefix.
            #[must_use]
            pub fn element_name(&self) -> &'static str {
                match *self {
                    $(
                        #[cfg(feature = $feature)]
                        Self::$variant(ref message) => message.element_name(),
                    )*
                }
            }

            /// Writes the message, checked, in the last edition of its release.
            ///
            /// # Errors
            /// What is wrong with it.
            pub fn to_xml(&self) -> Result<String, Error> {
                match *self {
                    $(
                        #[cfg(feature = $feature)]
                        Self::$variant(ref message) => message.to_xml(),
                    )*
                }
            }

            /// Writes the message, checked, in an edition of its release: for a receiver that has not taken over an erratum.
            ///
            /// ```
            /// # #[cfg(feature = "v1_0")] {
            /// use xefa::releases::of_version;
            ///
            /// let path = "schemas/xefa/1.0/samples/administration.nichtzustaendigkeit.0031-minimal.xml";
            /// let message = xefa::read(&std::fs::read(path)?)?;
            /// assert!(message.to_xml()?.contains(r#" standard="XEfA" version="1.0""#));
            /// let published = of_version("1.0").expect("a known release");
            /// assert!(message.to_xml_as(published)?.contains(r#" standard="XEfA" version="0.9""#));
            /// # }
            /// # Ok::<(), Box<dyn std::error::Error>>(())
            /// ```
            ///
            /// # Errors
            /// What is wrong with it, or that the edition is one of another release.
            pub fn to_xml_as(&self, edition: &Release) -> Result<String, Error> {
                if edition.version() != self.version() {
                    return Err(edition.refused());
                }
                match *self {
                    $(
                        #[cfg(feature = $feature)]
                        Self::$variant(ref message) => crate::models::write_any_root(edition.schema(), message),
                    )*
                }
            }
        }

        fn read_known(release: &Release, bytes: &[u8], options: &Options) -> Result<Read<Message>, Error> {
            $(
                #[cfg(feature = $feature)]
                if release.version() == $version {
                    let read = crate::models::read_any_root_with(release.schema(), bytes, options)?;
                    return Ok(Read { message: Message::$variant(read.message), report: read.report });
                }
            )*
            let _ = (release, bytes, options);
            Err(Error::internal())
        }

        #[cfg(feature = "json")]
        mod json {
            use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
            use serde_json::Value;

            use super::Message;
            use crate::error::Error;
            use crate::releases;

            /// The JSON of the release's own message.
            impl Serialize for Message {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    let _ = &serializer;
                    match *self {
                        $(
                            #[cfg(feature = $feature)]
                            Self::$variant(ref message) => message.serialize(serializer),
                        )*
                    }
                }
            }

            /// Validated, after the release that its `@version` names; without one after the newest.
            impl<'de> Deserialize<'de> for Message {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let value = Value::deserialize(deserializer)?;
                    let content = value.as_object().and_then(|members| members.values().next());
                    let version = content.and_then(|content| content.get("@version")).and_then(Value::as_str);
                    let release = releases::named(version).map_err(de::Error::custom)?;
                    $(
                        #[cfg(feature = $feature)]
                        if release.version() == $version {
                            let message = crate::models::$module::Message::deserialize(value);
                            return message.map(Message::$variant).map_err(de::Error::custom);
                        }
                    )*
                    let _ = release;
                    Err(de::Error::custom(Error::internal()))
                }
            }
        }
    };
}

releases! {
    /// A message of XEfA 1.0.
    "v1_0" "1.0" V1_0 v1_0,
    /// A message of XEfA 1.1.
    "v1_1" "1.1" V1_1 v1_1,
    /// A message of XEfA 2.0.
    "v2_0" "2.0" V2_0 v2_0,
}

/// Reads and validates a message of any known release.
///
/// A message that is wrong gives an error that [is invalid](Error::is_invalid). A message of an unknown standard or release, or
/// with the payload of an unknown Fachmodul, gives one that [is unchecked](Error::is_unchecked): nobody knows whether it is
/// valid. [`read_with`] gives such a message all the same, with the report.
///
/// ```
/// let error = xefa::read(b"<rechnung/>").unwrap_err();
/// assert!(error.is_unchecked());
/// assert_eq!(error.report().findings()[0].rule().id(), "xefa-unbekannter-standard");
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
        Detected::Known { release, .. } => read_known(release, bytes, options),
        Detected::Unreadable(report) => Err(Error::invalid(report.clone())),
        _ => Err(detected.finding().map_or_else(Error::internal, |finding| Error::unchecked(finding.into()))),
    }
}
