//! A mailbox in memory.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

use super::abruf::Abruf;
use super::fehler::{PostfachFehler, befund};
use super::umsetzen::Postsendung;
use super::zbp::{ZbpNachricht, ZbpStatus};
use super::{LokalesPostfach, Postfach};
use crate::efa::anlagen::{Anlagenablage, Anlagenquelle, Grenzen};
use crate::map::MemoryStore;
use crate::report::Verdict;

/// A mailbox in memory, for tests.
#[derive(Default)]
pub struct SpeicherPostfach {
    post: BTreeMap<Uuid, (Postsendung, MemoryStore)>,
    status: Vec<ZbpStatus>,
    abrufe: Vec<Abruf>,
}

impl SpeicherPostfach {
    /// The states that were told, in order.
    #[must_use]
    pub fn status(&self) -> &[ZbpStatus] {
        &self.status
    }
}

impl Postfach for SpeicherPostfach {
    fn stelle_zu(&mut self, post: &Postsendung, quelle: &mut dyn Anlagenquelle) -> Result<bool, PostfachFehler> {
        geprueft(post)?;
        let id = post.bezug.nachricht.uuid();
        if let Some((known, _)) = self.post.get(&id) {
            return schon_da(known, post);
        }
        let report = post.anlagen.pruefe(quelle, &Grenzen::default());
        if report.verdict() != Verdict::Valid {
            return Err(report.into());
        }
        let mut store = MemoryStore::default();
        for eintrag in post.anlagen.eintraege() {
            store.lege_ab(eintrag.id, &mut *quelle.oeffne(eintrag.id)?, eintrag.groesse)?;
        }
        self.post.insert(id, (post.clone(), store));
        Ok(false)
    }

    fn melde(&mut self, status: &ZbpStatus) -> Result<(), PostfachFehler> {
        let report = status.pruefe();
        if report.verdict() != Verdict::Valid {
            return Err(report.into());
        }
        self.status.push(status.clone());
        Ok(())
    }

    fn abrufe(&mut self) -> Result<Vec<Abruf>, PostfachFehler> {
        Ok(self.abrufe.clone())
    }

    fn erledige(&mut self, abruf: Uuid) -> Result<(), PostfachFehler> {
        self.abrufe.retain(|known| known.id != abruf);
        Ok(())
    }
}

impl LokalesPostfach for SpeicherPostfach {
    fn nachrichten(&mut self, mailbox: Uuid) -> Result<Vec<(Uuid, ZbpNachricht)>, PostfachFehler> {
        let own = |nachricht: &ZbpNachricht| Uuid::try_parse(&nachricht.mailbox_uuid) == Ok(mailbox);
        let all = self.post.iter().filter(|(_, (post, _))| own(&post.nachricht));
        Ok(all.map(|(id, (post, _))| (*id, post.nachricht.clone())).collect())
    }

    fn rufe_ab(
        &mut self,
        nachricht: Uuid,
        dokument: Uuid,
        niveau: u8,
        zeitpunkt: DateTime<FixedOffset>,
    ) -> Result<Box<dyn Read + '_>, PostfachFehler> {
        let (post, store) = self.post.get_mut(&nachricht).ok_or_else(|| befund("xefa-postfach-unbekannt", "/"))?;
        darf(post, dokument, niveau)?;
        let content = store.oeffne(dokument)?;
        let bezug = post.bezug.clone();
        self.abrufe.push(Abruf { id: Uuid::new_v4(), bezug, zeitpunkt, dokumente: vec![dokument] });
        Ok(content)
    }
}

/// Refuses what the format does not take.
pub(super) fn geprueft(post: &Postsendung) -> Result<(), PostfachFehler> {
    let report = post.nachricht.pruefe();
    if report.verdict() == Verdict::Valid { Ok(()) } else { Err(report.into()) }
}

/// The same message again is no error; another one with its id is.
pub(super) fn schon_da(known: &Postsendung, post: &Postsendung) -> Result<bool, PostfachFehler> {
    if known.nachricht == post.nachricht && known.anlagen == post.anlagen {
        Ok(true)
    } else {
        Err(befund("xefa-postfach-anderer-inhalt", "/").into())
    }
}

/// Whether somebody at this level may retrieve the document.
pub(super) fn darf(post: &Postsendung, dokument: Uuid, niveau: u8) -> Result<(), PostfachFehler> {
    if niveau < post.nachricht.stork_qaa_level {
        let needed = post.nachricht.stork_qaa_level.to_string();
        return Err(befund("xefa-postfach-niveau", "/stork_qaa_level").arg("min", needed).into());
    }
    match post.anlagen.eintrag(dokument) {
        Some(_) => Ok(()),
        None => Err(befund("xefa-postfach-unbekannt", "/attachments").into()),
    }
}

/// Counts only.
impl fmt::Debug for SpeicherPostfach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SpeicherPostfach")
            .field("post", &self.post.len())
            .field("abrufe", &self.abrufe.len())
            .finish_non_exhaustive()
    }
}
