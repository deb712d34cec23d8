//! A transport that is a folder, crash-safe on both sides.
//!
//! # The folder
//! | place | what lies there |
//! |---|---|
//! | `entwurf/UUID/` | a delivery that is being written; nobody looks at it |
//! | `bereit/UUID/` | a delivery that is whole and waits |
//! | `in-arbeit/UUID/` | a delivery that the receiver has taken over and not confirmed |
//! | `erledigt/UUID` | a note: confirmed, with this content; it stays, so that a second delivery is recognised |
//! | `abgewiesen/UUID.…/` | a delivery that is broken, put aside for a person |
//! | `papierkorb/` | what is being deleted |
//! | `sperre-versand`, `sperre-empfang` | locks; the operating system frees them when a process dies |
//!
//! A delivery is a folder named by the UUID of its message: `nutzdaten`, `anlagen/UUID…`, `begleitzettel.json`, and
//! `umschlag.json` or `umschlag.xml` where its kind of envelope has one.
//!
//! # The states
//! A delivery moves `entwurf → bereit → in-arbeit → erledigt`, each time by one atomic rename on the same file system, so at any moment
//! it is in exactly one of them, and in each of the last three it is whole:
//! 1. **Sender**: takes the lock, so there is one sender at a time; throws away drafts that a dead one left; looks for the UUID in
//!    `bereit`, `in-arbeit`, `erledigt`, in this order, in which a delivery moves, so that none is missed while it does. Found with the
//!    same content: done, nothing is doubled. Found with another content: refused. Else it writes the draft, brings each file and folder
//!    to the disk, renames it to `bereit` and brings that to the disk. Only then `sende` returns.
//! 2. **Receiver**: takes the lock, so there is one at a time; hands out first what lies in `in-arbeit`, marked `wiederholt`, then
//!    takes over from `bereit`: known from `erledigt` with the same content: thrown away; with another one: put aside; else renamed to
//!    `in-arbeit`, checked and handed out. `bestaetige` writes the note in `erledigt` (beside, then renamed) and then clears up.
//!
//! Killed before the rename to `bereit`, nothing was sent, and the sender sends again. Killed behind it, but before the sender has noted
//! that, it sends again and is told `schon_da`. Killed between the rename to `in-arbeit` and the note in `erledigt`, the
//! receiver is handed the delivery again, `wiederholt`. Killed behind the note, it is cleared up and not handed out again. So **none is
//! lost and none is doubled**, under one condition: an application notes the UUID in the same transaction as what it does with the
//! delivery, and looks there when a delivery is `wiederholt`; no transport can know what an application did before it died.
//!
//! All of it needs a local file system: locks and renames of network file systems are not relied on. Deliveries come in no
//! particular order.
//!
//! ```
//! use xefa::efa::anlagen::OhneAnlagen;
//! use xefa::efa::transport::{Abholung, Adressierung, Nutzdaten, OrdnerTransport, Rollen, Sendung, Transport, Umschlagart};
//!
//! let bytes = include_bytes!("../../../../schemas/xefa/2.0/samples/administration.quittung.0020-minimal.xml");
//! let nutzdaten = Nutzdaten::geprueft(bytes.to_vec())?;
//! let kopf = nutzdaten.kopf().unwrap();
//! let adressierung = Adressierung::new(Rollen::direkt(kopf.autor.clone(), kopf.leser.clone()));
//! let sendung = Sendung::new(nutzdaten, adressierung, Umschlagart::Xta);
//!
//! let folder = std::env::temp_dir().join(format!("xefa-transport-{}", uuid::Uuid::new_v4()));
//! let mut hier = OrdnerTransport::new(&folder)?;
//! assert!(!hier.sende(&sendung, &mut OhneAnlagen)?.schon_da);
//!
//! let mut dort = OrdnerTransport::new(&folder)?;
//! let Some(Abholung::Empfangen(empfangen)) = dort.hole_ab()? else { panic!("something was sent") };
//! assert_eq!(empfangen.sendung, sendung);
//! dort.bestaetige(&empfangen.id)?;
//! assert!(hier.sende(&sendung, &mut OhneAnlagen)?.schon_da);
//! # std::fs::remove_dir_all(folder)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod ablauf;
mod empfang;
mod versand;

use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use uuid::Uuid;

use super::Transport;
use super::begleitzettel::Begleitzettel;
use super::fehler::{TransportFehler, befund};
use super::sendung::{Abholung, Sendung, SendungsId, Zustellung};
use crate::efa::anlagen::{Anlagenquelle, Grenzen, sichere_ordner};
use crate::limits::Limits;

pub use ablauf::{Beobachter, Schritt};

const ENTWURF: &str = "entwurf";
const BEREIT: &str = "bereit";
const IN_ARBEIT: &str = "in-arbeit";
const ERLEDIGT: &str = "erledigt";
const ABGEWIESEN: &str = "abgewiesen";
const PAPIERKORB: &str = "papierkorb";
const NUTZDATEN: &str = "nutzdaten";
const ANLAGEN: &str = "anlagen";
const BEGLEITZETTEL: &str = "begleitzettel.json";

/// A transport that is a folder. Each side makes one of its own for the same folder; see the [module](self) for the protocol.
pub struct OrdnerTransport {
    root: PathBuf,
    grenzen: Grenzen,
    beobachter: Option<Arc<dyn Beobachter>>,
    empfang: Option<empfang::Empfang>,
}

impl OrdnerTransport {
    /// A transport in a folder, which is made.
    ///
    /// # Errors
    /// Why it could not be made.
    pub fn new(folder: impl Into<PathBuf>) -> Result<Self, TransportFehler> {
        let root = folder.into();
        for place in [ENTWURF, BEREIT, IN_ARBEIT, ERLEDIGT, ABGEWIESEN, PAPIERKORB] {
            fs::create_dir_all(root.join(place))?;
        }
        sichere_ordner(&root)?;
        Ok(Self { root, grenzen: Grenzen::default(), beobachter: None, empfang: None })
    }

    /// Takes other limits.
    #[must_use]
    pub fn mit_grenzen(mut self, grenzen: Grenzen) -> Self {
        self.grenzen = grenzen;
        self
    }

    /// Tells somebody of each step behind which a process may die: for tests, and for a log.
    #[must_use]
    pub fn mit_beobachter(mut self, beobachter: Arc<dyn Beobachter>) -> Self {
        self.beobachter = Some(beobachter);
        self
    }

    fn schritt(&self, schritt: Schritt) {
        if let Some(beobachter) = &self.beobachter {
            beobachter.schritt(schritt);
        }
    }

    fn place(&self, place: &str) -> PathBuf {
        self.root.join(place)
    }

    fn sperre(&self, name: &str) -> io::Result<File> {
        File::options().create(true).truncate(false).write(true).open(self.root.join(name))
    }

    /// Renames a delivery from a place to another one and brings both to the disk.
    fn verschiebe(&self, from: (&str, &str), to: (&str, &str)) -> io::Result<()> {
        fs::rename(self.place(from.0).join(from.1), self.place(to.0).join(to.1))?;
        sichere_ordner(&self.place(to.0))?;
        sichere_ordner(&self.place(from.0))
    }

    /// Throws a delivery away: it is gone from its place at once, and deleted then.
    fn wirf_weg(&self, place: &str, name: &str) -> io::Result<()> {
        let bin = format!("{name}.{}", Uuid::new_v4().simple());
        self.verschiebe((place, name), (PAPIERKORB, &bin))?;
        fs::remove_dir_all(self.place(PAPIERKORB).join(bin))
    }

    /// What is known of a UUID; none where it was never seen.
    fn bekannt(&self, uuid: Uuid) -> Result<Option<SendungsId>, TransportFehler> {
        let name = uuid.hyphenated().to_string();
        for place in [BEREIT, IN_ARBEIT] {
            let note = self.place(place).join(&name).join(BEGLEITZETTEL);
            match lies_begrenzt(&note, Limits::DEFAULT.envelope_bytes as u64) {
                Ok(bytes) => return Ok(Some(Begleitzettel::lies(&bytes)?.id()?)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.erledigt(uuid)
    }

    /// The note of a delivery that was confirmed.
    fn erledigt(&self, uuid: Uuid) -> Result<Option<SendungsId>, TransportFehler> {
        let path = self.place(ERLEDIGT).join(uuid.hyphenated().to_string());
        match lies_begrenzt(&path, 1024) {
            Ok(bytes) => {
                let text = std::str::from_utf8(&bytes).unwrap_or_default();
                let inhalt = crate::efa::anlagen::Pruefsumme::parse(text.trim())
                    .ok_or_else(|| befund("xefa-transport-begleitzettel", "/erledigt"))?;
                Ok(Some(SendungsId { uuid, inhalt }))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

impl Transport for OrdnerTransport {
    fn sende(&mut self, sendung: &Sendung, inhalte: &mut dyn Anlagenquelle) -> Result<Zustellung, TransportFehler> {
        self.versende(sendung, inhalte)
    }

    fn hole_ab(&mut self) -> Result<Option<Abholung>, TransportFehler> {
        self.naechste()
    }

    fn bestaetige(&mut self, id: &SendungsId) -> Result<(), TransportFehler> {
        self.vermerke(id)
    }
}

impl fmt::Debug for OrdnerTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OrdnerTransport").field("root", &self.root).finish_non_exhaustive()
    }
}

/// Reads a file that is one, and no longer than it may be.
fn lies_begrenzt(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let info = fs::symlink_metadata(path)?;
    if !info.is_file() || info.len() > limit {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "no file, or too large"));
    }
    fs::read(path)
}

/// Writes a file and brings it to the disk.
fn schreibe_gesichert(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
