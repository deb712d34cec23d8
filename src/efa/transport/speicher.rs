//! A transport in memory: both ends in one process, for tests and for parts that run together.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::Local;
use uuid::Uuid;

use super::Transport;
use super::fehler::{TransportFehler, befund};
use super::sendung::{Abholung, Empfangen, Sendung, SendungsId, Zustellung};
use crate::efa::anlagen::{Anlagenablage, Anlagenquelle, Grenzen, Pruefsumme};
use crate::map::MemoryStore;
use crate::report::{Report, Verdict};

/// A transport in memory. Clones are other ends of the same one. Contents of attachments are held whole.
///
/// ```
/// use xefa::efa::anlagen::OhneAnlagen;
/// use xefa::efa::transport::{Abholung, Adressierung, Nutzdaten, Rollen, Sendung, SpeicherTransport, Transport, Umschlagart};
///
/// let bytes = include_bytes!("../../../schemas/xefa/2.0/samples/administration.quittung.0020-minimal.xml");
/// let nutzdaten = Nutzdaten::geprueft(bytes.to_vec())?;
/// let kopf = nutzdaten.kopf().unwrap();
/// let adressierung = Adressierung::new(Rollen::direkt(kopf.autor.clone(), kopf.leser.clone()));
/// let sendung = Sendung::new(nutzdaten, adressierung, Umschlagart::Ordner);
///
/// let mut hier = SpeicherTransport::default();
/// let mut dort = hier.clone();
/// assert!(!hier.sende(&sendung, &mut OhneAnlagen)?.schon_da);
/// assert!(hier.sende(&sendung, &mut OhneAnlagen)?.schon_da);
/// let Some(Abholung::Empfangen(empfangen)) = dort.hole_ab()? else { panic!("something was sent") };
/// dort.bestaetige(&empfangen.id)?;
/// assert!(dort.hole_ab()?.is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct SpeicherTransport {
    lage: Arc<Mutex<Lage>>,
    grenzen: Grenzen,
}

#[derive(Default)]
struct Lage {
    bereit: VecDeque<(Sendung, Arc<Inhalte>)>,
    in_arbeit: HashMap<Uuid, (Sendung, Arc<Inhalte>)>,
    /// Handed out and not confirmed, to be handed out again.
    wiederholen: VecDeque<Uuid>,
    bekannt: HashMap<Uuid, Pruefsumme>,
}

impl Lage {
    /// What is known of a delivery; none where it was never sent.
    fn bekannt(&self, id: &SendungsId) -> Result<Option<Zustellung>, TransportFehler> {
        match self.bekannt.get(&id.uuid) {
            None => Ok(None),
            Some(inhalt) if *inhalt == id.inhalt => Ok(Some(Zustellung { id: *id, schon_da: true })),
            Some(_) => Err(befund("xefa-transport-anderer-inhalt", "/nutzdaten").into()),
        }
    }
}

type Inhalte = HashMap<Uuid, Vec<u8>>;

struct Gehalten(Arc<Inhalte>);

impl Anlagenquelle for Gehalten {
    fn oeffne(&mut self, id: Uuid) -> Result<Box<dyn std::io::Read + '_>, crate::map::StoreError> {
        let content = self.0.get(&id).ok_or(crate::map::StoreError::Missing)?;
        Ok(Box::new(content.as_slice()))
    }
}

impl SpeicherTransport {
    /// Takes other limits.
    #[must_use]
    pub fn mit_grenzen(mut self, grenzen: Grenzen) -> Self {
        self.grenzen = grenzen;
        self
    }

    /// Makes everything that was handed out and not confirmed come again, as after a restart of the receiver.
    pub fn wiederhole(&self) {
        let mut lage = self.lage();
        let open: Vec<_> = lage.in_arbeit.keys().copied().collect();
        lage.wiederholen = open.into();
    }

    fn lage(&self) -> MutexGuard<'_, Lage> {
        // A panic elsewhere leaves the queues whole: each step is one move.
        self.lage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for SpeicherTransport {
    fn sende(&mut self, sendung: &Sendung, inhalte: &mut dyn Anlagenquelle) -> Result<Zustellung, TransportFehler> {
        geprueft(sendung.pruefe(&self.grenzen))?;
        let id = sendung.id();
        if let Some(known) = self.lage().bekannt(&id)? {
            return Ok(known);
        }
        geprueft(sendung.anlagen.pruefe(inhalte, &self.grenzen))?;
        let mut kept = Inhalte::new();
        for eintrag in sendung.anlagen.eintraege() {
            let mut store = MemoryStore::default();
            store.lege_ab(eintrag.id, &mut *inhalte.oeffne(eintrag.id)?, eintrag.groesse)?;
            kept.insert(eintrag.id, crate::map::AttachmentStore::get(&mut store, eintrag.id)?);
        }
        // Somebody else may have sent it while contents were read.
        let mut lage = self.lage();
        if let Some(known) = lage.bekannt(&id)? {
            return Ok(known);
        }
        lage.bekannt.insert(id.uuid, id.inhalt);
        lage.bereit.push_back((sendung.clone(), Arc::new(kept)));
        Ok(Zustellung { id, schon_da: false })
    }

    fn hole_ab(&mut self) -> Result<Option<Abholung>, TransportFehler> {
        let mut lage = self.lage();
        let (wiederholt, (sendung, inhalte)) = loop {
            if let Some(uuid) = lage.wiederholen.pop_front() {
                match lage.in_arbeit.get(&uuid) {
                    Some(held) => break (true, held.clone()),
                    None => continue,
                }
            }
            let Some(next) = lage.bereit.pop_front() else { return Ok(None) };
            lage.in_arbeit.insert(next.0.nutzdaten.id(), next.clone());
            break (false, next);
        };
        let id = sendung.id();
        let inhalte = Box::new(Gehalten(inhalte));
        let eingang = Local::now().fixed_offset();
        Ok(Some(Abholung::Empfangen(Box::new(Empfangen { sendung, id, eingang, wiederholt, inhalte }))))
    }

    fn bestaetige(&mut self, id: &SendungsId) -> Result<(), TransportFehler> {
        let mut lage = self.lage();
        match (lage.bekannt.get(&id.uuid), lage.bereit.iter().any(|(sendung, _)| sendung.nutzdaten.id() == id.uuid)) {
            (Some(inhalt), false) if *inhalt == id.inhalt => {
                lage.in_arbeit.remove(&id.uuid);
                Ok(())
            }
            _ => Err(befund("xefa-transport-nicht-in-arbeit", "/").into()),
        }
    }
}

/// The number of deliveries only.
impl fmt::Debug for SpeicherTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lage = self.lage();
        f.debug_struct("SpeicherTransport")
            .field("bereit", &lage.bereit.len())
            .field("in_arbeit", &lage.in_arbeit.len())
            .finish_non_exhaustive()
    }
}

/// Refuses what is wrong and what could not be checked.
pub(super) fn geprueft(report: Report) -> Result<(), TransportFehler> {
    if report.verdict() == Verdict::Valid { Ok(()) } else { Err(report.into()) }
}
