//! Where the content of attachments is, when a release carries it beside the message.

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;

use uuid::Uuid;

/// A place that keeps the content of attachments by their `dokumentId`.
///
/// Content is handed on in pieces of the caller's choice by neither side: an attachment of a message is in memory anyway, because it
/// stands in the message as base64.
pub trait AttachmentStore {
    /// Keeps a content. The same id with the same content again is no error; with another content it is.
    ///
    /// # Errors
    /// Why it could not be kept.
    fn put(&mut self, id: Uuid, content: &[u8]) -> Result<(), StoreError>;

    /// The content.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none, or why it could not be read.
    fn get(&mut self, id: Uuid) -> Result<Vec<u8>, StoreError>;
}

/// Why a store did not keep or give a content.
#[derive(Debug)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no content with that id.
    Missing,
    /// There is another content with that id.
    Taken,
    /// The store itself failed.
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no content with that id"),
            Self::Taken => f.write_str("there is another content with that id"),
            Self::Failed(_) => f.write_str("the store failed"),
        }
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Failed(error) => Some(&**error),
            Self::Missing | Self::Taken => None,
        }
    }
}

/// A store in memory, for tests and for messages with small attachments.
///
/// ```
/// use xefa::map::{AttachmentStore, MemoryStore};
///
/// let id = "5f2a0c1e-0d5c-4f0e-9d4e-0a7e6c1b2a3f".parse()?;
/// let mut store = MemoryStore::default();
/// store.put(id, b"Hallo")?;
/// assert_eq!(store.get(id)?, b"Hallo");
/// assert!(store.put(id, b"anders").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Default)]
pub struct MemoryStore {
    contents: HashMap<Uuid, Vec<u8>>,
}

impl AttachmentStore for MemoryStore {
    fn put(&mut self, id: Uuid, content: &[u8]) -> Result<(), StoreError> {
        match self.contents.get(&id) {
            Some(known) if known == content => Ok(()),
            Some(_) => Err(StoreError::Taken),
            None => {
                self.contents.insert(id, content.to_vec());
                Ok(())
            }
        }
    }

    fn get(&mut self, id: Uuid) -> Result<Vec<u8>, StoreError> {
        self.contents.get(&id).cloned().ok_or(StoreError::Missing)
    }
}

/// The number of contents only.
impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryStore").field("contents", &self.contents.len()).finish()
    }
}

/// A store in a folder: a file for each content, named by its id.
///
/// A file is written under another name first and renamed then, so that no half a content is ever found under an id.
#[derive(Debug)]
pub struct FolderStore {
    folder: PathBuf,
}

impl FolderStore {
    /// A store in a folder, which is made when the first content is kept.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    fn path(&self, id: Uuid) -> PathBuf {
        self.folder.join(id.hyphenated().to_string())
    }
}

impl AttachmentStore for FolderStore {
    fn put(&mut self, id: Uuid, content: &[u8]) -> Result<(), StoreError> {
        match self.get(id) {
            Ok(known) if known == content => return Ok(()),
            Ok(_) => return Err(StoreError::Taken),
            Err(StoreError::Missing) => {}
            Err(error) => return Err(error),
        }
        let path = self.path(id);
        let unfinished = path.with_extension("teil");
        std::fs::create_dir_all(&self.folder)
            .and_then(|()| std::fs::write(&unfinished, content))
            .and_then(|()| std::fs::rename(&unfinished, &path))
            .map_err(|error| StoreError::Failed(Box::new(error)))
    }

    fn get(&mut self, id: Uuid) -> Result<Vec<u8>, StoreError> {
        std::fs::read(self.path(id)).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => StoreError::Missing,
            _ => StoreError::Failed(Box::new(error)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_keeps_what_it_was_given() {
        let folder = std::env::temp_dir().join(format!("xefa-store-{}", Uuid::new_v4()));
        let id = Uuid::from_u128(7);
        let mut store = FolderStore::new(&folder);
        assert!(matches!(store.get(id), Err(StoreError::Missing)));
        store.put(id, b"Hallo").unwrap();
        store.put(id, b"Hallo").unwrap();
        assert!(matches!(store.put(id, b"anders"), Err(StoreError::Taken)));
        assert_eq!(FolderStore::new(&folder).get(id).unwrap(), b"Hallo");
        std::fs::remove_dir_all(folder).unwrap();
    }
}
