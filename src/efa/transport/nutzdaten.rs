//! The payload: a message of any release, or a file of an old system. The transport carries bytes and changes none.

use std::fmt;
use std::sync::Arc;

use uuid::Uuid;

use super::fehler::befund;
use super::kopf::Kopf;
use crate::efa::anlagen::{Dateiname, Medientyp, Pruefsumme};
use crate::error::Error;
use crate::limits::Limits;
use crate::message::{self, Message};
use crate::report::Report;

/// What a payload is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nutzdatenart {
    /// A message in XML.
    Nachricht,
    /// A file of an old system, as a bridge writes it.
    Altdatei {
        /// The name of the format: that of its layout.
        format: String,
        /// The name of the file.
        dateiname: Dateiname,
        /// Its media type.
        medientyp: Medientyp,
    },
}

/// A payload. The bytes are kept as they are, so that hashes and signatures stay right.
///
/// ```
/// use xefa::efa::transport::Nutzdaten;
///
/// let bytes = include_bytes!("../../../schemas/xefa/2.0/samples/administration.quittung.0020-minimal.xml");
/// let nutzdaten = Nutzdaten::geprueft(bytes.to_vec())?;
/// assert_eq!(nutzdaten.kopf().unwrap().nachrichtentyp, "0020");
/// assert_eq!(nutzdaten.lies()?.version(), "2.0");
/// # Ok::<(), xefa::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Nutzdaten {
    id: Uuid,
    art: Nutzdatenart,
    kopf: Option<Kopf>,
    bytes: Arc<[u8]>,
}

impl Nutzdaten {
    /// A message, written and checked.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn nachricht(message: &Message) -> Result<Self, Error> {
        Self::mit_kopf(message.to_xml()?.into_bytes())
    }

    /// The bytes of a message, of any release that is compiled in, validated.
    ///
    /// # Errors
    /// What is wrong with it, or why that could not be told.
    pub fn geprueft(bytes: impl Into<Vec<u8>>) -> Result<Self, Error> {
        let bytes = bytes.into();
        message::read(&bytes)?;
        Self::mit_kopf(bytes)
    }

    fn mit_kopf(bytes: Vec<u8>) -> Result<Self, Error> {
        let kopf = Kopf::lies(&bytes, &Limits::default()).map_err(Error::invalid)?;
        let id = kopf.nachrichten_uuid.uuid();
        Ok(Self { id, art: Nutzdatenart::Nachricht, kopf: Some(kopf), bytes: bytes.into() })
    }

    /// A file of an old system. It has no head, so its id is given: the UUID of the message that it was made from.
    #[must_use]
    pub fn altdatei(
        id: Uuid,
        format: impl Into<String>,
        dateiname: Dateiname,
        medientyp: Medientyp,
        bytes: impl Into<Vec<u8>>,
    ) -> Self {
        let art = Nutzdatenart::Altdatei { format: format.into(), dateiname, medientyp };
        Self { id, art, kopf: None, bytes: bytes.into().into() }
    }

    /// A payload as it came in: whether it is valid is not asked, for who reads it has to say so to who wrote it.
    ///
    /// # Errors
    /// A message whose head names another UUID than its envelope.
    pub(super) fn eingegangen(id: Uuid, art: Nutzdatenart, bytes: Vec<u8>) -> Result<Self, Report> {
        let kopf = match art {
            Nutzdatenart::Nachricht => Kopf::lies(&bytes, &Limits::default()).ok(),
            Nutzdatenart::Altdatei { .. } => None,
        };
        match &kopf {
            Some(kopf) if kopf.nachrichten_uuid.uuid() != id => {
                Err(befund("xefa-transport-andere-uuid", "/nachrichtenkopf/identifikation/nachrichtenUUID").into())
            }
            _ => Ok(Self { id, art, kopf, bytes: bytes.into() }),
        }
    }

    /// The UUID of the message, by which a second delivery of it is recognised.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// What it is.
    #[must_use]
    pub fn art(&self) -> &Nutzdatenart {
        &self.art
    }

    /// The head of a message; none for a file of an old system, and for a message that came in without a head that can be read.
    #[must_use]
    pub fn kopf(&self) -> Option<&Kopf> {
        self.kopf.as_ref()
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The media type.
    #[must_use]
    pub fn medientyp(&self) -> &str {
        match &self.art {
            Nutzdatenart::Nachricht => "application/xml",
            Nutzdatenart::Altdatei { medientyp, .. } => medientyp.as_str(),
        }
    }

    /// The SHA-512 of the bytes.
    #[must_use]
    pub fn sha512(&self) -> Pruefsumme {
        Pruefsumme::von(&self.bytes)
    }

    /// Reads and validates the message.
    ///
    /// # Errors
    /// What is wrong with it, or that it is a file of an old system.
    pub fn lies(&self) -> Result<Message, Error> {
        match self.art {
            Nutzdatenart::Nachricht => message::read(&self.bytes),
            Nutzdatenart::Altdatei { .. } => {
                Err(Error::unchecked(befund("xefa-transport-keine-nachricht", "/").into()))
            }
        }
    }
}

/// The size only.
impl fmt::Debug for Nutzdaten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Nutzdaten")
            .field("id", &self.id)
            .field("art", &self.art)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}
