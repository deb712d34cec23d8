//! The Fachmodul that a message carries, and its move to another version that the same release carries.

use crate::error::Error;
use crate::message::Message;
use crate::report::{Finding, Place};

use super::route::unconvertible;
use super::{Converted, Options};

/// For each release the variants of its payloads, with the namespace of each.
macro_rules! carried {
    ($($feature:literal $module:ident $variant:ident { $($payload:ident $namespace:literal,)+ })+) => {$(
        #[cfg(feature = $feature)]
        mod $module {
            use crate::models::$module::{Fachdaten, Message, Nachweisdaten, RegisterNachweisantwortAuswahl};

            pub fn namespace(message: &Message) -> Option<&str> {
                match message {
                    Message::AntragEinreichung(message) => Some(&message.fachdaten),
                    Message::AntragNachlieferung(message) => message.geaenderte_fachdaten.as_ref(),
                    Message::RegisterNachweisantwort(message) => {
                        let RegisterNachweisantwortAuswahl::Strukturiert(data) = &message.auswahl else { return None };
                        return Some(match data {
                            $(Nachweisdaten::$payload(_) => concat!("urn:xefa:fachmodul:", $namespace),)+
                            Nachweisdaten::Other(other) => &other.namespace,
                        });
                    }
                    _ => None,
                }
                .map(|data| match data {
                    $(Fachdaten::$payload(_) => concat!("urn:xefa:fachmodul:", $namespace),)+
                    Fachdaten::Other(other) => &*other.namespace,
                })
            }
        }
    )+

        impl Message {
            /// The namespace of the Fachmodul that the message carries: of an application, a later delivery or a register's answer; none
            /// for messages that carry none.
            ///
            /// ```
            /// # #[cfg(feature = "v2_0")] {
            /// let bytes = include_bytes!("../../schemas/xefa/2.0/samples/antrag.einreichung.0100-minimal.xml");
            /// assert_eq!(xefa::read(bytes)?.fachmodul(), Some("urn:xefa:fachmodul:wohnsitz:2.0"));
            /// # }
            /// # Ok::<(), xefa::Error>(())
            /// ```
            #[must_use]
            pub fn fachmodul(&self) -> Option<&str> {
                match *self {
                    $(
                        #[cfg(feature = $feature)]
                        Self::$variant(ref message) => $module::namespace(message),
                    )+
                }
            }
        }
    };
}

carried! {
    "v1_0" v1_0 V1_0 {
        Anmeldung "wohnsitz:1.0", Mietzuschuss "wohngeld:1.0", Anzeige "gewerbe:1.0", Antrag "elterngeld:1.0",
    }
    "v1_1" v1_1 V1_1 {
        Anmeldung "wohnsitz:1.1", Mietzuschuss "wohngeld:1.0", MietzuschussV1_1 "wohngeld:1.1", Anzeige "gewerbe:1.0",
        Antrag "elterngeld:1.0",
    }
    "v2_0" v2_0 V2_0 {
        Anmeldung "wohnsitz:2.0", Mietzuschuss "wohngeld:2.0", Anzeige "gewerbe:2.0", Antrag "elterngeld:2.0",
    }
}

#[cfg_attr(
    not(any(feature = "v1_0", feature = "v1_1", feature = "v2_0")),
    allow(unreachable_code, unused_variables, unused_mut, reason = "without any release there is no message")
)]
impl Message {
    /// The message with its Fachmodul in another version that its release carries, for a receiver that does not take the one it has.
    ///
    /// ```
    /// # #[cfg(feature = "v1_1")] {
    /// use xefa::map::Options;
    ///
    /// let bytes = include_bytes!("../../schemas/xefa/1.1/samples/antrag.einreichung.0100-reich-wohngeld-1.0.xml");
    /// let message = xefa::read(bytes)?;
    /// assert_eq!(message.fachmodul(), Some("urn:xefa:fachmodul:wohngeld:1.0"));
    /// let newer = message.with_fachmodul("urn:xefa:fachmodul:wohngeld:1.1", Options::default())?;
    /// assert!(newer.is_lossless());
    /// assert_eq!(newer.value.fachmodul(), Some("urn:xefa:fachmodul:wohngeld:1.1"));
    /// # }
    /// # Ok::<(), xefa::Error>(())
    /// ```
    ///
    /// # Errors
    /// That the message carries another Fachmodul, or that its release knows no such version; and what stands in the way.
    pub fn with_fachmodul(self, namespace: &str, options: Options<'_>) -> Result<Converted<Self>, Error> {
        if self.fachmodul() == Some(namespace) {
            return Ok(Converted::unchanged(self));
        }
        #[cfg(feature = "v1_1")]
        if let (Self::V1_1(message), Some(newer)) = (&self, wohngeld(&self, namespace)) {
            let mut options = options;
            let store = options.store.as_mut().map(|store| &mut **store as &mut dyn super::AttachmentStore);
            let mut run = super::Conversion::new(&options.decisions, store);
            let moved = super::v1_1::with_wohngeld(message.clone(), newer, &mut run);
            return Ok(run.finish(moved)?.map(Self::V1_1));
        }
        let _ = options;
        let finding = Finding::new("xefa-umwandlung-fachmodul", Place::default()).path("/");
        Err(unconvertible(finding.arg("namespace", namespace).arg("release", self.version())))
    }

    /// The message in the release of a version, and its Fachmodul in the version with a namespace.
    ///
    /// # Errors
    /// As [`convert_to`](Self::convert_to) and [`with_fachmodul`](Self::with_fachmodul).
    pub fn convert_to_with(
        self,
        version: &str,
        fachmodul: &str,
        mut options: Options<'_>,
    ) -> Result<Converted<Self>, Error> {
        let converted = self.convert_to(version, options.again())?;
        converted.and_then(|message| message.with_fachmodul(fachmodul, options.again()))
    }
}

/// Whether a message that carries wohngeld is to carry the newer version of it, or the older one.
#[cfg(feature = "v1_1")]
fn wohngeld(message: &Message, wanted: &str) -> Option<bool> {
    const OLDER: &str = "urn:xefa:fachmodul:wohngeld:1.0";
    const NEWER: &str = "urn:xefa:fachmodul:wohngeld:1.1";
    match (message.fachmodul()?, wanted) {
        (OLDER, NEWER) => Some(true),
        (NEWER, OLDER) => Some(false),
        _ => None,
    }
}
