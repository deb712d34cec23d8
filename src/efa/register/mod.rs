//! Register: evidence that a person need not bring, because an authority asks for it (once only).
//!
//! [`anfrage`] makes a request only where the person has wished for it and the [`Abrufregeln`] of the caller allow purpose and legal basis. A
//! [`Register`] answers with the evidence or with a reason; [`Beispielregister`] is one that really does. [`Antwort::pruefe`] holds an
//! answer against its request, [`pruefe_dokument`] a document against its hash.
//!
//! ```
//! use xefa::efa::register::{Abrufregeln, Beispielregister, Register, anfrage};
//! use xefa::models::Context;
//! use xefa::v2_0::{Abrufwunsch, Behoerde, BetroffenePerson, CodeNachweistyp, CodeRegister, RegisterNachweisanfrageRequired};
//!
//! let register = Beispielregister::aus_json(br#"{
//!     "register": "melderegister", "stelle": { "kennung": "ags:99999000", "name": "Beispielstadt" }, "stand": "2027-05-31",
//!     "regeln": [{ "nachweistyp": "01", "zweck": "Antrag auf Wohngeld", "rechtsgrundlage": "\u00a7 23 Abs. 1 WoGG" }],
//!     "personen": [{ "idnr": "86095742719", "vornamen": ["Alex"], "familienname": "Beispiel", "geburtsdatum": "1984-07-03",
//!         "dokumente": { "01": { "dateiname": "Meldebescheinigung.txt", "mimeType": "text/plain", "text": "gemeldet" } } }]
//! }"#)?;
//!
//! let ctx = Context::new("Beispieldienst", "Beispielhaus GmbH").with_clock(|| "2027-06-03T09:00:00+02:00".parse().unwrap());
//! let regeln = Abrufregeln::new().erlaube("melderegister", "01", "Antrag auf Wohngeld", "§ 23 Abs. 1 WoGG");
//! let question = anfrage(&ctx, RegisterNachweisanfrageRequired {
//!     leser: Behoerde::new("ags:99999000", "Beispielstadt")?,
//!     autor: Behoerde::new("efa:onlinedienste.beispiel", "Onlinedienste")?,
//!     register: CodeRegister::new("melderegister"),
//!     nachweistyp: CodeNachweistyp::new("01"),
//!     betroffene_person: BetroffenePerson::Idnr("86095742719".parse()?),
//!     zweck: "Antrag auf Wohngeld".parse()?,
//!     rechtsgrundlage: "§ 23 Abs. 1 WoGG".parse()?,
//!     abruf_gewuenscht: Abrufwunsch::new(true, "2027-06-03T08:59:00.000+02:00")?,
//! }, None, &regeln)?;
//! let answer = register.beantworte(&ctx, &question)?;
//! assert!(answer.fehler().is_none() && answer.pruefe(&question).is_valid());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod beispiel;
mod datei;
mod dokument;
mod nachricht;
mod regeln;

pub use beispiel::{Beispielregister, Nachweis, Register, Registerperson};
pub use dokument::pruefe_dokument;
pub use nachricht::{Antwort, anfrage};
pub use regeln::Abrufregeln;
