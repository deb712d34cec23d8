//! The way of a whole message from one release to another, over the releases between them.

#[cfg(any(all(feature = "v1_0", feature = "v1_1"), all(feature = "v1_1", feature = "v2_0")))]
use super::{Conversion, Convert};
use crate::error::Error;
use crate::message::Message;
use crate::models::Root;
use crate::releases;
use crate::report::{Finding, Place};

use super::{AttachmentStore, Converted, Decisions};

/// What a conversion of a message may use.
#[derive(Default)]
pub struct Options<'a> {
    /// Answers to what only a person can decide.
    pub decisions: Decisions,
    /// Where the content of attachments goes, or comes from.
    pub store: Option<&'a mut (dyn AttachmentStore + 'a)>,
}

impl<'a> Options<'a> {
    /// With these answers, and without a store.
    #[must_use]
    pub fn new(decisions: &Decisions) -> Self {
        Self { decisions: decisions.clone(), store: None }
    }

    /// With a store for the content of attachments.
    #[must_use]
    pub fn with_store(mut self, store: &'a mut (dyn AttachmentStore + 'a)) -> Self {
        self.store = Some(store);
        self
    }

    /// The same for a step of several.
    pub(super) fn again(&mut self) -> Options<'_> {
        let store = self.store.as_mut().map(|store| &mut **store as &mut dyn AttachmentStore);
        Options { decisions: self.decisions.clone(), store }
    }
}

/// All messages of a release.
pub trait OfRelease: Sized {
    /// The version of the release, such as `2.0`.
    const VERSION: &'static str;

    /// The message, if it is one of this release.
    fn of(message: Message) -> Option<Self>;
}

macro_rules! of_release {
    ($($feature:literal $module:ident $variant:ident $version:literal;)+) => {$(
        #[cfg(feature = $feature)]
        impl OfRelease for crate::models::$module::Message {
            const VERSION: &'static str = $version;

            fn of(message: Message) -> Option<Self> {
                match message {
                    Message::$variant(message) => Some(message),
                    #[allow(unreachable_patterns, reason = "it may be the only release")]
                    _ => None,
                }
            }
        }

        #[cfg(feature = $feature)]
        impl From<crate::models::$module::Message> for Message {
            fn from(message: crate::models::$module::Message) -> Self {
                Self::$variant(message)
            }
        }
    )+};
}

of_release! {
    "v1_0" v1_0 V1_0 "1.0";
    "v1_1" v1_1 V1_1 "1.1";
    "v2_0" v2_0 V2_0 "2.0";
}

#[cfg_attr(
    not(any(feature = "v1_0", feature = "v1_1", feature = "v2_0")),
    allow(unreachable_code, unused_variables, unused_mut, reason = "without any release there is no message")
)]
impl Message {
    /// The message as one of another release, or one of its kinds.
    ///
    /// ```
    /// # #[cfg(all(feature = "v1_0", feature = "v1_1"))] {
    /// use xefa::map::Options;
    /// use xefa::v1_1;
    ///
    /// let bytes = include_bytes!("../../schemas/xefa/1.0/samples/administration.quittung.0020-minimal.xml");
    /// let message = xefa::read(bytes)?;
    /// let quittung = message.convert::<v1_1::AdministrationQuittung>(Options::default())?;
    /// assert!(quittung.is_lossless());
    /// assert!(quittung.value.to_xml()?.contains("urn:xefa:schema:1.1"));
    /// # }
    /// # Ok::<(), xefa::Error>(())
    /// ```
    ///
    /// # Errors
    /// All decisions that are missing, and whatever else stands in the way; also that the message is of another kind in that
    /// release.
    pub fn convert<T>(self, options: Options<'_>) -> Result<Converted<T>, Error>
    where
        T: Root,
        T::Message: OfRelease,
    {
        let converted = self.convert_to(T::Message::VERSION, options)?;
        let kind = |message: Message| T::Message::of(message).and_then(|message| T::from_message(message).ok());
        let mut found = None;
        let converted = converted.map(|message| found = kind(message));
        match found {
            Some(value) => Ok(converted.map(|()| value)),
            None => Err(unconvertible(Finding::new("xefa-umwandlung-art", Place::default()).path("/"))),
        }
    }

    /// The message in the release of a version, such as `1.1`.
    ///
    /// # Errors
    /// As [`convert`](Self::convert); also that the release is not known.
    pub fn convert_to(self, version: &str, mut options: Options<'_>) -> Result<Converted<Self>, Error> {
        let position = |version: &str| releases::all().iter().position(|release| release.version() == version);
        let Some(target) = position(version) else {
            let finding = Finding::new("xefa-unbekanntes-release", Place::default()).path("/").arg("standard", "XEfA");
            return Err(unconvertible(finding.arg("release", version)));
        };
        let mut converted = Converted::unchanged(self);
        while let Some(at) = position(converted.value.version()).filter(|at| *at != target) {
            converted = converted.and_then(|message| step(message, at < target, &mut options))?;
        }
        Ok(converted)
    }
}

/// One step to a neighbouring release.
fn step(message: Message, up: bool, options: &mut Options<'_>) -> Result<Converted<Message>, Error> {
    match (message, up) {
        #[cfg(all(feature = "v1_0", feature = "v1_1"))]
        (Message::V1_0(message), true) => run::<_, crate::models::v1_1::Message>(message, options),
        #[cfg(all(feature = "v1_0", feature = "v1_1"))]
        (Message::V1_1(message), false) => run::<_, crate::models::v1_0::Message>(message, options),
        #[cfg(all(feature = "v1_1", feature = "v2_0"))]
        (Message::V1_1(message), true) => run::<_, crate::models::v2_0::Message>(message, options),
        #[cfg(all(feature = "v1_1", feature = "v2_0"))]
        (Message::V2_0(message), false) => run::<_, crate::models::v1_1::Message>(message, options),
        #[allow(unreachable_patterns, reason = "with all releases compiled in there is always a neighbour")]
        (message, _) => {
            let _ = &options;
            let finding = Finding::new("xefa-umwandlung-weg", Place::default()).path("/");
            Err(unconvertible(finding.arg("release", message.version())))
        }
    }
}

#[cfg(any(all(feature = "v1_0", feature = "v1_1"), all(feature = "v1_1", feature = "v2_0")))]
fn run<A: Convert<B>, B: Into<Message>>(message: A, options: &mut Options<'_>) -> Result<Converted<Message>, Error> {
    let store = options.store.as_mut().map(|store| &mut **store as &mut dyn AttachmentStore);
    let mut run = Conversion::new(&options.decisions, store);
    run.follow();
    let value = message.convert(&mut run);
    Ok(run.finish(value)?.map(Into::into))
}

pub(super) fn unconvertible(finding: Finding) -> Error {
    Error::unconvertible(finding.into())
}
