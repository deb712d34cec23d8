//! Retrievals, and their confirmation as a message (0301).

use std::fmt;

use chrono::{DateTime, FixedOffset, SecondsFormat};
use uuid::Uuid;

use super::umsetzen::Bezug;
use crate::efa::transport::{Stelle, testmarke};
use crate::models::v2_0::{BescheidAbrufbestaetigung, BescheidAbrufbestaetigungRequired, Vorgang};
use crate::models::{Context, ValueError};

/// Documents of a Bescheid were retrieved.
#[derive(Clone, PartialEq, Eq)]
pub struct Abruf {
    /// The retrieval's own id.
    pub id: Uuid,
    /// The Bescheid.
    pub bezug: Bezug,
    /// When.
    pub zeitpunkt: DateTime<FixedOffset>,
    /// The documents; at least one.
    pub dokumente: Vec<Uuid>,
}

/// Without the time at which a person looked.
impl fmt::Debug for Abruf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Abruf").field("id", &self.id).field("dokumente", &self.dokumente.len()).finish_non_exhaustive()
    }
}

impl Abruf {
    /// The Abrufbestätigung (0301) to who wrote the Bescheid, from who runs the mailbox.
    ///
    /// # Errors
    /// A name of an authority that messages do not take.
    pub fn bestaetigung(&self, ctx: &Context, postfach: &Stelle) -> Result<BescheidAbrufbestaetigung, ValueError> {
        let ids = self.dokumente.iter().map(|id| id.hyphenated().to_string().parse());
        let mut message = BescheidAbrufbestaetigung::new(
            ctx,
            BescheidAbrufbestaetigungRequired {
                leser: self.bezug.autor.behoerde()?,
                autor: postfach.behoerde()?,
                bezug_bescheid: self.bezug.nachricht.as_str().parse()?,
                abrufzeitpunkt: self.zeitpunkt.to_rfc3339_opts(SecondsFormat::Millis, false).parse()?,
                dokument_id: ids.collect::<Result<_, _>>()?,
            },
        )?;
        let mut vorgang = Vorgang::new(self.bezug.vorgang.as_str())?;
        vorgang.bezug_nachricht = vec![self.bezug.nachricht.as_str().parse()?];
        message.nachrichtenkopf.vorgang = vorgang;
        message.test = testmarke(message.test, self.bezug.test)?;
        Ok(message)
    }
}
