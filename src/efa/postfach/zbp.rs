//! The mailbox's format: messages (v6) and states (v6) of the Zentrales Bürgerpostfach, as JSON.
//!
//! Names and lengths are those of a public client of FIT-Connect (`domain.md` of the project's facts, part C); the schema itself was not
//! at hand.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::feld::Feld;
use crate::report::{Finding, Place, Report, Verdict};

/// The service id of messages.
pub const DIENST_NACHRICHT: &str = "urn:schema-fitko-de:fit-connect:id.bund.de:message_v6";
/// The service id of states.
pub const DIENST_STATUS: &str = "urn:schema-fitko-de:fit-connect:id.bund.de:status_v6";

pub(super) const SENDER: Feld = Feld::text("sender", 1, 255);
pub(super) const TITLE: Feld = Feld::text("title", 1, 1024);
pub(super) const CONTENT: Feld = Feld::text("content", 1, usize::MAX);
pub(super) const SERVICE: Feld = Feld::text("service", 1, 255);
pub(super) const RETRIEVAL: Feld = Feld::ganz("retrievalConfirmationAddress", 1, 320);
pub(super) const REPLY: Feld = Feld::ganz("replyAddress", 1, 320);
pub(super) const REFERENCE: Feld = Feld::ganz("reference", 1, 255);
pub(super) const SENDER_URL: Feld = Feld::ganz("senderUrl", 1, 255);

pub(super) const PUBLIC_SERVICE_NAME: Feld = Feld::text("publicServiceName/de", 1, 100);
pub(super) const SENDER_NAME: Feld = Feld::text("senderName", 1, 100);
pub(super) const STATUS_DETAILS: Feld = Feld::text("statusDetails/de", 1, 50);
pub(super) const ADDITIONAL: Feld = Feld::text("additionalInformation/de", 1, 100);
pub(super) const STATUS_REFERENCE: Feld = Feld::ganz("reference", 1, 50);

/// A message to a mailbox.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ZbpNachricht {
    /// The mailbox.
    pub mailbox_uuid: String,
    /// The least level of trust for retrieving it, 1 to 4.
    #[serde(rename = "stork_qaa_level")]
    pub stork_qaa_level: u8,
    /// Who sends it: 1 to 255 characters.
    pub sender: String,
    /// Its title: 1 to 1024 characters.
    pub title: String,
    /// Its text.
    pub content: String,
    /// The service: 1 to 255 characters.
    pub service: String,
    /// The case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_id: Option<String>,
    /// Where a retrieval is confirmed: 320 characters at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieval_confirmation_address: Option<String>,
    /// Where an answer goes: 320 characters at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_address: Option<String>,
    /// A reference: 255 characters at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// A page of the sender: 255 characters at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender_url: Option<String>,
    /// The attachments.
    #[serde(default)]
    pub attachments: Vec<ZbpAnlage>,
}

/// An attachment of a message to a mailbox.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ZbpAnlage {
    /// The name of the file, which is also what it is known by.
    pub filename: String,
    /// The SHA-512 in hexadecimal digits.
    pub sha512sum: String,
    /// Bytes.
    pub content_length: u64,
}

/// A text in German, the one language of states.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deutsch {
    /// The text.
    pub de: String,
}

/// The states that a mailbox shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ZbpStand {
    /// Begun.
    Initiated,
    /// Sent.
    Submitted,
    /// Come in.
    Received,
    /// In process.
    Processing,
    /// The person has to do something.
    ActionRequired,
    /// Done.
    Completed,
}

/// The state of a case in a mailbox.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ZbpStatus {
    /// The case.
    pub application_id: String,
    /// The state.
    pub status: ZbpStand,
    /// The service: 100 characters at most.
    pub public_service_name: Deutsch,
    /// Who sends it: 100 characters at most.
    pub sender_name: String,
    /// The state in words: 50 characters at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_details: Option<Deutsch>,
    /// More words: 100 characters at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_information: Option<Deutsch>,
    /// A reference: 50 characters at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Since when.
    pub created_date: String,
}

fn finding(rule: &str, path: &str) -> Finding {
    Finding::new(rule, Place::default()).path(path)
}

fn uuid(text: &str, path: &str, report: &mut Report) {
    if text.len() != 36 || Uuid::try_parse(text).is_err() {
        report.push(finding("xefa-postfach-uuid", path));
    }
}

/// Reads JSON; what is wrong with it has its line, and no value.
fn aus_json<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<T, Report> {
    serde_json::from_slice(bytes).map_err(|error| {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let place = Place { line: number(error.line()), column: number(error.column()), ..Place::default() };
        Finding::new("xefa-postfach-format", place).path("/").into()
    })
}

macro_rules! json {
    ($ty:ident) => {
        impl $ty {
            /// The value as JSON.
            ///
            /// # Errors
            /// None that is known.
            pub fn schreibe(&self) -> Result<String, Report> {
                serde_json::to_string(self).map_err(|_| finding("xefa-postfach-format", "/").into())
            }

            /// Reads JSON strictly: what is unknown, missing or too long is refused.
            ///
            /// # Errors
            /// Everything that is wrong, with its path, and never a value.
            pub fn lies(bytes: &[u8]) -> Result<Self, Report> {
                let value: Self = aus_json(bytes)?;
                let report = value.pruefe();
                if report.verdict() == Verdict::Valid { Ok(value) } else { Err(report) }
            }
        }
    };
}
json!(ZbpNachricht);
json!(ZbpStatus);

impl ZbpNachricht {
    /// Checks forms and lengths.
    #[must_use]
    pub fn pruefe(&self) -> Report {
        let mut report = Report::new();
        uuid(&self.mailbox_uuid, "/mailboxUuid", &mut report);
        if !(1..=4).contains(&self.stork_qaa_level) {
            report.push(finding("xefa-postfach-niveau-form", "/stork_qaa_level"));
        }
        for (feld, text) in
            [(SENDER, &self.sender), (TITLE, &self.title), (CONTENT, &self.content), (SERVICE, &self.service)]
        {
            feld.pruefe(text, &mut report);
        }
        if let Some(case) = &self.application_id {
            uuid(case, "/applicationId", &mut report);
        }
        for (feld, text) in [
            (RETRIEVAL, &self.retrieval_confirmation_address),
            (REPLY, &self.reply_address),
            (REFERENCE, &self.reference),
            (SENDER_URL, &self.sender_url),
        ] {
            if let Some(text) = text {
                feld.pruefe(text, &mut report);
            }
        }
        for (at, anlage) in self.attachments.iter().enumerate() {
            let path = |field: &str| format!("/attachments[{}]/{field}", at + 1);
            if self.attachments[..at]
                .iter()
                .any(|other| other.filename.to_lowercase() == anlage.filename.to_lowercase())
            {
                report.push(finding("xefa-postfach-dateiname-doppelt", &path("filename")));
            }
            if let Err(fehler) = crate::efa::anlagen::Dateiname::pruefe(&anlage.filename) {
                report.append(fehler.befunde(&path("filename")));
            }
            if crate::efa::anlagen::Pruefsumme::parse(&anlage.sha512sum).is_none() {
                report.push(finding("xefa-postfach-hash-form", &path("sha512sum")));
            }
        }
        report
    }

    /// The envelope of the message: its JSON as a text, signed by somebody else's component.
    ///
    /// # Errors
    /// What is wrong with the message, or why it was not signed.
    pub fn umschlag(&self, signatur: &dyn Signatur) -> Result<ZbpUmschlag, super::PostfachFehler> {
        let report = self.pruefe();
        if report.verdict() != Verdict::Valid {
            return Err(report.into());
        }
        let content = self.schreibe()?;
        let Signiert { sha512sum, author_token, author_certificate } =
            signatur.signiere(content.as_bytes()).map_err(super::PostfachFehler::Ausfall)?;
        Ok(ZbpUmschlag { content, sha512sum, author_token, author_certificate })
    }
}

impl ZbpStatus {
    /// Checks forms and lengths.
    #[must_use]
    pub fn pruefe(&self) -> Report {
        let mut report = Report::new();
        uuid(&self.application_id, "/applicationId", &mut report);
        PUBLIC_SERVICE_NAME.pruefe(&self.public_service_name.de, &mut report);
        SENDER_NAME.pruefe(&self.sender_name, &mut report);
        for (feld, text) in [
            (STATUS_DETAILS, self.status_details.as_ref().map(|text| &text.de)),
            (ADDITIONAL, self.additional_information.as_ref().map(|text| &text.de)),
            (STATUS_REFERENCE, self.reference.as_ref()),
        ] {
            if let Some(text) = text {
                feld.pruefe(text, &mut report);
            }
        }
        if chrono::DateTime::parse_from_rfc3339(&self.created_date).is_err() {
            report.push(finding("xefa-postfach-datum", "/createdDate"));
        }
        report
    }
}

/// What signing gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signiert {
    /// The signature over the content's hash.
    pub sha512sum: String,
    /// A JSON Web Token of the author.
    pub author_token: String,
    /// The certificate of the author.
    pub author_certificate: String,
}

/// Who signs messages. Keys are the business of the component behind it.
pub trait Signatur {
    /// Signs the content of an envelope.
    ///
    /// # Errors
    /// Why it was not signed.
    fn signiere(&self, content: &[u8]) -> Result<Signiert, Box<dyn std::error::Error + Send + Sync>>;
}

/// The envelope of a message.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ZbpUmschlag {
    /// The message as a text.
    pub content: String,
    /// The signature over its hash.
    pub sha512sum: String,
    /// A JSON Web Token of the author.
    pub author_token: String,
    /// The certificate of the author.
    pub author_certificate: String,
}

macro_rules! masked {
    ($($ty:ident),*) => {
        $(
            /// Without values: a message to a person tells of a person.
            impl fmt::Debug for $ty {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(concat!(stringify!($ty), "(***)"))
                }
            }
        )*
    };
}
masked!(ZbpNachricht, ZbpAnlage, Deutsch, ZbpStatus, ZbpUmschlag);
