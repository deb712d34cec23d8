//! The kinds of envelopes, and what each says of a delivery.

use super::fehler::befund;
use super::fit_connect::{FitConnectAngaben, FitConnectMetadaten};
use super::sendung::Sendung;
use super::xta::MessageMetaData;
use crate::report::Report;

/// What kind of envelope a delivery gets, with what the envelope says beyond the delivery.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "one for each delivery, written by callers without a box")]
pub enum Umschlagart {
    /// The metadata of FIT-Connect.
    FitConnect(FitConnectAngaben),
    /// The message meta data of XTA 2 and OSCI.
    Xta,
    /// None but the note that a folder has anyway.
    Ordner,
}

impl Umschlagart {
    /// Its name, the same as the code of the transport in XEfA's directory.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::FitConnect(_) => "fit-connect",
            Self::Xta => "xta",
            Self::Ordner => "ordner",
        }
    }
}

/// An envelope.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Umschlag {
    /// The metadata of FIT-Connect.
    FitConnect(Box<FitConnectMetadaten>),
    /// The message meta data of XTA 2 and OSCI.
    Xta(Box<MessageMetaData>),
    /// None.
    Ordner,
}

impl Umschlag {
    pub(super) fn fuer(sendung: &Sendung) -> Result<Self, Report> {
        Ok(match &sendung.umschlagart {
            Umschlagart::FitConnect(angaben) => {
                Self::FitConnect(Box::new(FitConnectMetadaten::fuer(sendung, angaben)?))
            }
            Umschlagart::Xta => Self::Xta(Box::new(MessageMetaData::fuer(sendung))),
            Umschlagart::Ordner => Self::Ordner,
        })
    }

    /// The name of the file that it is, and its bytes; none where there is no file.
    ///
    /// # Errors
    /// A character that XML cannot hold.
    pub fn schreibe(&self) -> Result<Option<(&'static str, String)>, Report> {
        Ok(match self {
            Self::FitConnect(metadaten) => Some(("umschlag.json", metadaten.schreibe())),
            Self::Xta(metadaten) => Some(("umschlag.xml", metadaten.schreibe()?)),
            Self::Ordner => None,
        })
    }

    /// The name of the file in which an envelope of a kind lies; none where there is none.
    ///
    /// # Errors
    /// A kind that is not known.
    pub fn datei(art: &str) -> Result<Option<&'static str>, Report> {
        match art {
            "fit-connect" => Ok(Some("umschlag.json")),
            "xta" => Ok(Some("umschlag.xml")),
            "ordner" => Ok(None),
            _ => Err(unbekannt()),
        }
    }

    /// Reads an envelope of a kind.
    ///
    /// # Errors
    /// A kind that is not known, or what is wrong with it.
    pub fn lies(art: &str, bytes: &[u8]) -> Result<Self, Report> {
        match art {
            "fit-connect" => Ok(Self::FitConnect(Box::new(FitConnectMetadaten::lies(bytes)?))),
            "xta" => Ok(Self::Xta(Box::new(MessageMetaData::lies(bytes)?))),
            "ordner" => Ok(Self::Ordner),
            _ => Err(unbekannt()),
        }
    }

    /// What a delivery needs to get the same envelope again.
    #[must_use]
    pub fn art(&self) -> Umschlagart {
        match self {
            Self::FitConnect(metadaten) => Umschlagart::FitConnect(metadaten.angaben()),
            Self::Xta(_) => Umschlagart::Xta,
            Self::Ordner => Umschlagart::Ordner,
        }
    }

    /// Holds the envelope against a delivery: hashes of payload and attachments, and that each attachment is in both.
    #[must_use]
    pub fn vergleiche(&self, sendung: &Sendung) -> Report {
        match self {
            Self::FitConnect(metadaten) => metadaten.vergleiche(&sendung.nutzdaten, &sendung.anlagen),
            Self::Xta(metadaten) => metadaten.vergleiche(sendung),
            Self::Ordner => Report::new(),
        }
    }
}

fn unbekannt() -> Report {
    befund("xefa-transport-umschlag-unbekannt", "/umschlag")
        .expecting(vec!["fit-connect".to_owned(), "xta".to_owned(), "ordner".to_owned()])
        .into()
}
