//! The mailbox: Bescheide, Gebührenbescheide and states in its format, with its lengths, and retrievals back.
//!
//! [`Postsendung`] and [`Statusmeldung`] are made from messages of 2.0. What is too long is refused with the limit; who wants it cut
//! says so ([`Zustellangaben::kuerzen`]) and is told what was lost. A [`Postfach`] takes them; [`SpeicherPostfach`] and
//! [`OrdnerPostfach`] are local ones that really keep messages, with the person's side of it ([`LokalesPostfach`]). A retrieval
//! ([`Abruf`]) becomes an Abrufbestätigung (0301).
//!
//! ```
//! use xefa::efa::postfach::{Statusmeldung, ZbpStand, Zustellangaben};
//! use xefa::v2_0::Message;
//!
//! let bytes = include_bytes!("../../../schemas/xefa/2.0/samples/verfahren.statusmitteilung.0210-reich.xml");
//! let Message::VerfahrenStatusmitteilung(mitteilung) = Message::from_xml(bytes)? else { panic!() };
//! let angaben = Zustellangaben { dienst: "Wohngeld".into(), ..Zustellangaben::default() };
//! let meldung = Statusmeldung::aus(&mitteilung, &angaben)?;
//!
//! // The mailbox does not know that a case rests.
//! assert_eq!(meldung.status.status, ZbpStand::Processing);
//! assert_eq!(meldung.status.status_details.as_ref().unwrap().de, "Verfahren ruht bis zum Urteil (Beispiel), s. Brief");
//! let lost: Vec<_> = meldung.verluste.iter().map(|loss| (loss.reason().id, loss.source_path().unwrap())).collect();
//! assert_eq!(lost, [
//!     ("postfach-status-gefaltet", "/antragsstatus"),
//!     ("postfach-sprache", "/statusdetails"),
//!     ("postfach-sprache", "/zusatzinformation"),
//!     ("postfach-kein-feld", "/naechsterSchritt"),
//!     ("postfach-kein-feld", "/frist"),
//! ]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod abruf;
mod fehler;
mod feld;
mod ordner;
mod speicher;
mod umsetzen;
mod zbp;

use std::io::Read;

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

use crate::efa::anlagen::Anlagenquelle;

pub use abruf::Abruf;
pub use fehler::PostfachFehler;
pub use ordner::OrdnerPostfach;
pub use speicher::SpeicherPostfach;
pub use umsetzen::{Bezug, Postsendung, Statusmeldung, Zustellangaben, stand, stork};
pub use zbp::{
    DIENST_NACHRICHT, DIENST_STATUS, Deutsch, Signatur, Signiert, ZbpAnlage, ZbpNachricht, ZbpStand, ZbpStatus,
    ZbpUmschlag,
};

/// A mailbox, as an authority sees it. Networks and signatures are the business of who implements it.
pub trait Postfach {
    /// Puts a message into a mailbox, with its documents, which are held against their hashes, sizes and media types. Says whether it was
    /// there already: the same message again is no error.
    ///
    /// # Errors
    /// What the mailbox does not take, a document that is not what the message says, or why the mailbox failed.
    fn stelle_zu(&mut self, post: &Postsendung, quelle: &mut dyn Anlagenquelle) -> Result<bool, PostfachFehler>;

    /// Tells the state of a case.
    ///
    /// # Errors
    /// What the mailbox does not take, or why it failed.
    fn melde(&mut self, status: &ZbpStatus) -> Result<(), PostfachFehler>;

    /// The retrievals that are not done with, again and again until they are.
    ///
    /// # Errors
    /// Why the mailbox failed.
    fn abrufe(&mut self) -> Result<Vec<Abruf>, PostfachFehler>;

    /// A retrieval is done with: its confirmation was sent. Saying so again is no error.
    ///
    /// # Errors
    /// Why the mailbox failed.
    fn erledige(&mut self, abruf: Uuid) -> Result<(), PostfachFehler>;
}

/// The person's side of a local mailbox.
pub trait LokalesPostfach: Postfach {
    /// The messages in a mailbox, with the UUIDs of the messages that they were made from.
    ///
    /// # Errors
    /// Why the mailbox failed.
    fn nachrichten(&mut self, mailbox: Uuid) -> Result<Vec<(Uuid, ZbpNachricht)>, PostfachFehler>;

    /// Retrieves a document at a level of trust (STORK QAA 1 to 4), which makes an [`Abruf`].
    ///
    /// # Errors
    /// A level that is too low, a message or document that is not there, or why the mailbox failed.
    fn rufe_ab(
        &mut self,
        nachricht: Uuid,
        dokument: Uuid,
        niveau: u8,
        zeitpunkt: DateTime<FixedOffset>,
    ) -> Result<Box<dyn Read + '_>, PostfachFehler>;
}
