//! Where cases are kept: a file for each state, so that two processes never overwrite each other.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Vorgang;
use crate::value::schluessel::VorgangUuid;

/// A place that keeps the states of cases.
pub trait Ablage {
    /// The last state of a case; none where it is not known.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn lade(&self, uuid: &VorgangUuid) -> Result<Option<Vorgang>, AblageError>;

    /// Keeps the state of a case that followed on the one that [`lade`](Self::lade) gave.
    ///
    /// # Errors
    /// [`AblageError::Ueberholt`] where another state followed on that one in the meantime: load again and ask again. Else why it
    /// cannot be written.
    fn sichere(&self, vorgang: &Vorgang) -> Result<(), AblageError>;
}

/// Why a state was not kept or not given.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AblageError {
    /// Another state came first.
    #[error("another state of this case was kept in the meantime: load it and ask again")]
    Ueberholt,
    /// What is kept cannot be understood.
    #[error("what is kept of this case cannot be understood: restore the file from a backup")]
    Beschaedigt(#[source] serde_json::Error),
    /// The file system failed.
    #[error("the state of the case could not be read or written")]
    Dateien(#[from] io::Error),
}

/// Cases in a folder: `<UUID>/<number>.json`, a file for each state; the highest number counts.
///
/// A state is written beside and then linked to its name, which fails where the name is taken: so it is there whole or not at all,
/// also after a crash, and of two writers one is told that it came second. Older states stay until the next one is there.
///
/// ```
/// use xefa::efa::vorgang::{Ablage, Betrieb, OrdnerAblage, Vorgang};
/// use xefa::value::schluessel::VorgangUuid;
///
/// # let folder = std::env::temp_dir().join(format!("xefa-ablage-{}", std::process::id()));
/// let ablage = OrdnerAblage::new(&folder);
/// let uuid = VorgangUuid::neu();
/// assert!(ablage.lade(&uuid)?.is_none());
/// ablage.sichere(&Vorgang::neu(uuid.clone(), Betrieb::Echt))?;
/// assert_eq!(ablage.lade(&uuid)?.unwrap().stand(), 0);
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct OrdnerAblage {
    folder: PathBuf,
}

impl OrdnerAblage {
    /// The cases of a folder, which is made when it is needed.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    fn of(&self, uuid: &VorgangUuid) -> PathBuf {
        self.folder.join(format!("{uuid:x}"))
    }
}

impl Ablage for OrdnerAblage {
    fn lade(&self, uuid: &VorgangUuid) -> Result<Option<Vorgang>, AblageError> {
        let folder = self.of(uuid);
        // The file may be swept away between the look into the folder and the look into the file: then there is a later one.
        loop {
            let Some(last) = states(&folder)?.pop() else { return Ok(None) };
            match fs::read(folder.join(name(last))) {
                Ok(bytes) => return serde_json::from_slice(&bytes).map(Some).map_err(AblageError::Beschaedigt),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn sichere(&self, vorgang: &Vorgang) -> Result<(), AblageError> {
        let folder = self.of(vorgang.uuid());
        fs::create_dir_all(&folder)?;
        let before = states(&folder)?;
        let stand = vorgang.stand();
        if let Some(last) = self.lade(vorgang.uuid())?
            && !vorgang.folgt_auf(&last)
        {
            return Err(AblageError::Ueberholt);
        }
        let beside = folder.join(format!(".{}-{}.neu", std::process::id(), uuid::Uuid::new_v4()));
        let written = write(&beside, vorgang).and_then(|()| fs::hard_link(&beside, folder.join(name(stand))));
        let _ = fs::remove_file(&beside);
        match written {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(AblageError::Ueberholt),
            written => written?,
        }
        File::open(&folder)?.sync_all()?;
        // Only the one before is kept beside it.
        for old in before.iter().rev().skip(1) {
            let _ = fs::remove_file(folder.join(name(*old)));
        }
        Ok(())
    }
}

fn name(stand: usize) -> String {
    format!("{stand:06}.json")
}

fn write(path: &Path, vorgang: &Vorgang) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(&serde_json::to_vec_pretty(vorgang)?)?;
    file.sync_all()
}

/// The numbers of the states that are there, in order.
fn states(folder: &Path) -> io::Result<Vec<usize>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let name = entry?.file_name();
        let number = name.to_str().and_then(|name| name.strip_suffix(".json"));
        found.extend(number.and_then(|number| number.parse::<usize>().ok()));
    }
    found.sort_unstable();
    Ok(found)
}
