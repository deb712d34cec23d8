//! Where contents lie: opened and put as streams, in memory or in a folder.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::strom::{Messung, StromFehler, leite, messe};
use crate::map::{AttachmentStore, MemoryStore, StoreError};

/// Where the contents of attachments come from.
pub trait Anlagenquelle {
    /// Opens a content for reading.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none, or why it could not be opened.
    fn oeffne(&mut self, id: Uuid) -> Result<Box<dyn Read + '_>, StoreError>;
}

/// A store that takes contents as streams.
pub trait Anlagenablage: Anlagenquelle {
    /// Keeps a content, whole or not at all. The same id with the same content again is no error.
    ///
    /// # Errors
    /// More bytes than `grenze`, another content with that id, or why it could not be read or kept.
    fn lege_ab(&mut self, id: Uuid, quelle: &mut dyn Read, grenze: u64) -> Result<Messung, AblageFehler>;
}

/// Why a content was not kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AblageFehler {
    /// It did not come through.
    #[error(transparent)]
    Strom(#[from] StromFehler),
    /// The store did not keep it.
    #[error(transparent)]
    Ablage(#[from] StoreError),
}

fn failed(error: io::Error) -> StoreError {
    StoreError::Failed(Box::new(error))
}

/// No contents at all, for deliveries without attachments.
#[derive(Debug, Clone, Copy, Default)]
pub struct OhneAnlagen;

impl Anlagenquelle for OhneAnlagen {
    fn oeffne(&mut self, _: Uuid) -> Result<Box<dyn Read + '_>, StoreError> {
        Err(StoreError::Missing)
    }
}

/// The store in memory holds contents whole: for tests and small attachments.
impl Anlagenquelle for MemoryStore {
    fn oeffne(&mut self, id: Uuid) -> Result<Box<dyn Read + '_>, StoreError> {
        Ok(Box::new(Cursor::new(self.get(id)?)))
    }
}

impl Anlagenablage for MemoryStore {
    fn lege_ab(&mut self, id: Uuid, quelle: &mut dyn Read, grenze: u64) -> Result<Messung, AblageFehler> {
        let mut content = Vec::new();
        let messung = leite(quelle, &mut content, grenze)?;
        self.put(id, &content)?;
        Ok(messung)
    }
}

/// A store in a folder that never holds a content in memory: a file for each, named by its id, as
/// [`FolderStore`](crate::map::FolderStore) has it.
///
/// A content is written beside its place, brought to the disk and renamed then: under an id there is a whole content or none.
///
/// ```
/// use std::io::Read;
/// use xefa::efa::anlagen::{Anlagenablage, Anlagenquelle, OrdnerAblage};
///
/// let folder = std::env::temp_dir().join(format!("xefa-ablage-{}", uuid::Uuid::new_v4()));
/// let mut ablage = OrdnerAblage::new(&folder);
/// let id = uuid::Uuid::new_v4();
/// let messung = ablage.lege_ab(id, &mut &b"%PDF-1.7 ..."[..], 1_000_000)?;
/// assert_eq!(messung.groesse, 12);
/// let mut text = String::new();
/// ablage.oeffne(id)?.read_to_string(&mut text)?;
/// assert_eq!(text, "%PDF-1.7 ...");
/// # std::fs::remove_dir_all(folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct OrdnerAblage {
    folder: PathBuf,
}

impl OrdnerAblage {
    /// A store in a folder, which is made when the first content is kept.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    fn path(&self, id: Uuid) -> PathBuf {
        self.folder.join(id.hyphenated().to_string())
    }
}

impl Anlagenquelle for OrdnerAblage {
    fn oeffne(&mut self, id: Uuid) -> Result<Box<dyn Read + '_>, StoreError> {
        match File::open(self.path(id)) {
            Ok(file) => Ok(Box::new(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(StoreError::Missing),
            Err(error) => Err(failed(error)),
        }
    }
}

impl Anlagenablage for OrdnerAblage {
    fn lege_ab(&mut self, id: Uuid, quelle: &mut dyn Read, grenze: u64) -> Result<Messung, AblageFehler> {
        std::fs::create_dir_all(&self.folder).map_err(failed)?;
        let path = self.path(id);
        let unfinished = self.folder.join(format!("{}.{}.teil", id.hyphenated(), Uuid::new_v4().simple()));
        let written = write(quelle, &unfinished, grenze).and_then(|messung| {
            let known = File::open(&path);
            match known {
                Ok(ref known) if messe(known, u64::MAX)? == messung => {
                    std::fs::remove_file(&unfinished).map_err(failed)?;
                }
                Ok(_) => return Err(StoreError::Taken.into()),
                Err(_) => std::fs::rename(&unfinished, &path).map_err(failed)?,
            }
            sichere_ordner(&self.folder).map_err(failed)?;
            Ok(messung)
        });
        if written.is_err() {
            // What is left over is no content and disturbs nobody; that it stays is not what is to be told.
            let _ = std::fs::remove_file(&unfinished);
        }
        written
    }
}

fn write(quelle: &mut dyn Read, path: &Path, grenze: u64) -> Result<Messung, AblageFehler> {
    let mut file = File::create(path).map_err(failed)?;
    let messung = leite(quelle, &mut file, grenze)?;
    file.sync_all().map_err(failed)?;
    Ok(messung)
}

impl AttachmentStore for OrdnerAblage {
    fn put(&mut self, id: Uuid, content: &[u8]) -> Result<(), StoreError> {
        match self.lege_ab(id, &mut &content[..], u64::MAX) {
            Ok(_) => Ok(()),
            Err(AblageFehler::Ablage(error)) => Err(error),
            Err(AblageFehler::Strom(error)) => Err(StoreError::Failed(Box::new(error))),
        }
    }

    fn get(&mut self, id: Uuid) -> Result<Vec<u8>, StoreError> {
        let mut content = Vec::new();
        self.oeffne(id)?.read_to_end(&mut content).map_err(failed)?;
        Ok(content)
    }
}

/// Brings the names in a folder to the disk. Only Unix can, and only there it is needed.
pub(crate) fn sichere_ordner(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_keeps_whole_contents_only() {
        let folder = std::env::temp_dir().join(format!("xefa-ablage-{}", Uuid::new_v4()));
        let (mut store, id) = (OrdnerAblage::new(&folder), Uuid::from_u128(9));
        assert!(matches!(store.oeffne(id).map(|_| ()), Err(StoreError::Missing)));
        let over = store.lege_ab(id, &mut &b"12345"[..], 4);
        assert!(matches!(over, Err(AblageFehler::Strom(StromFehler::ZuGross(4)))));
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "nothing is left of what was refused");
        store.lege_ab(id, &mut &b"12345"[..], 5).unwrap();
        store.lege_ab(id, &mut &b"12345"[..], 5).unwrap();
        let other = store.lege_ab(id, &mut &b"54321"[..], 5);
        assert!(matches!(other, Err(AblageFehler::Ablage(StoreError::Taken))));
        assert_eq!(store.get(id).unwrap(), b"12345");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
