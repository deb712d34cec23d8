//! Transport with four corners: an Autor writes, a Sender sends, an Empfänger receives, a Leser reads.
//!
//! Three things stay apart. The **payload** ([`Nutzdaten`]) is a message of any release or a file of an old system, bytes that nobody
//! changes on the way; Autor and Leser stand in it. The **addressing** ([`Adressierung`]) names all four corners: Sender and Empfänger
//! stand there only. The **envelope** ([`Umschlag`]) says what is in a delivery, in the form that a transport wants: FIT-Connect's
//! metadata, the message meta data of XTA 2 and OSCI, or none. A [`Sendung`] is all three with the manifest of attachments.
//!
//! A [`Transport`] carries deliveries. Encryption and networks are its business: who has a FIT-Connect or XTA component implements the
//! trait with it. Two implementations that really carry are here: [`SpeicherTransport`] in memory and [`OrdnerTransport`] in a
//! folder, crash-safe. A delivery is known again by the UUID of its message and a hash over its content, so that what is sent twice
//! is read once.
//!
//! ```
//! use xefa::efa::anlagen::OhneAnlagen;
//! use xefa::efa::transport::{
//!     Abholung, Adressierung, Nutzdaten, Rollen, Sendung, SpeicherTransport, Stelle, Transport, Umschlagart,
//! };
//! use xefa::models::Context;
//! use xefa::v2_0::Quittungsart;
//!
//! let antrag = include_bytes!("../../../schemas/xefa/2.0/samples/antrag.einreichung.0100-minimal.xml");
//! let nutzdaten = Nutzdaten::geprueft(antrag.to_vec())?;
//! let kopf = nutzdaten.kopf().unwrap();
//! let rollen = Rollen {
//!     autor: kopf.autor.clone(),
//!     sender: Stelle::new("efa:versand.beispiel", "Sender (Beispiel)")?,
//!     empfaenger: Stelle::new("efa:empfang.beispiel", "Empfänger (Beispiel)")?,
//!     leser: kopf.leser.clone(),
//! };
//! let mut transport = SpeicherTransport::default();
//! transport.sende(&Sendung::new(nutzdaten, Adressierung::new(rollen), Umschlagart::Xta), &mut OhneAnlagen)?;
//!
//! let Some(Abholung::Empfangen(empfangen)) = transport.hole_ab()? else { panic!("something was sent") };
//! let ctx = Context::new("Beispielverfahren", "Beispielhaus GmbH");
//! let quittung = empfangen.quittung(&ctx, Quittungsart::Entgegengenommen)?;
//! transport.bestaetige(&empfangen.id)?;
//!
//! let zurueck = empfangen.antwort(Nutzdaten::geprueft(quittung.to_xml()?)?);
//! assert_eq!(zurueck.adressierung.rollen.empfaenger.kennung.as_str(), "efa:versand.beispiel");
//! transport.sende(&zurueck, &mut OhneAnlagen)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod antworten;
mod begleitzettel;
mod fehler;
pub mod fit_connect;
mod knoten;
mod kopf;
mod nutzdaten;
pub mod ordner;
mod rollen;
mod sendung;
mod speicher;
mod umschlag;
pub mod xta;

pub use fehler::TransportFehler;
pub use kopf::Kopf;
pub use nutzdaten::{Nutzdaten, Nutzdatenart};
pub use ordner::OrdnerTransport;
pub use rollen::{Adressierung, Rollen, Stelle};
pub use sendung::{Abgewiesen, Abholung, Empfangen, Sendung, SendungsId, Zustellung};
pub use speicher::SpeicherTransport;
pub use umschlag::{Umschlag, Umschlagart};

pub(in crate::efa) use antworten::testmarke;

use crate::efa::anlagen::Anlagenquelle;

/// Who carries deliveries. What `sende` took is handed out by `hole_ab` on the other side, whole, and once: a second time only as
/// [`wiederholt`](Empfangen::wiederholt), as long as it is not confirmed.
pub trait Transport {
    /// Sends a delivery. When it returns, the delivery is in the transport's hands, whatever happens to the process then. Sending again
    /// what was sent is no error.
    ///
    /// # Errors
    /// What is wrong with the delivery, or why the transport failed.
    fn sende(&mut self, sendung: &Sendung, inhalte: &mut dyn Anlagenquelle) -> Result<Zustellung, TransportFehler>;

    /// Fetches the next delivery; none where none waits.
    ///
    /// # Errors
    /// Why the transport failed. A delivery that is broken is no error: it is put aside, and told.
    fn hole_ab(&mut self) -> Result<Option<Abholung>, TransportFehler>;

    /// Confirms a delivery: it is processed and does not come again. Confirming again is no error.
    ///
    /// # Errors
    /// A delivery that was not handed out, or why the transport failed.
    fn bestaetige(&mut self, id: &SendungsId) -> Result<(), TransportFehler>;
}
