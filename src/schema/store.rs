//! The stored form of a compiled schema: the same bytes are embedded in generated models and kept in a file.
//!
//! Layout: the magic `XEFASCHEMA`, the format version (u32), the hash of the rest (u64), both little-endian, then the tables. The
//! form is deterministic: the same schema documents give the same bytes.

use super::Schema;
use super::stored::{Bytes, Stored as _};
use super::tables::Tables;
use std::fmt;

const MAGIC: &[u8; 10] = b"XEFASCHEMA";
const FORMAT: u32 = 2;
const HEADER: usize = MAGIC.len() + 4 + 8;

/// Why bytes are not a stored schema that this version of the library can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoreError {
    /// The magic is missing.
    NotASchema,
    /// Another format version.
    Format {
        /// The version found.
        found: u32,
    },
    /// The bytes are damaged.
    Damaged,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotASchema => f.write_str("not a stored schema"),
            Self::Format { found } => write!(
                f,
                "stored schema of format {found}, this library reads format {FORMAT}; compile it again from its XSD files"
            ),
            Self::Damaged => f.write_str("the stored schema is damaged; compile it again from its XSD files"),
        }
    }
}

impl std::error::Error for StoreError {}

impl Schema {
    #[cfg(feature = "xsd")]
    pub(super) fn from_compiled(tables: Tables) -> Self {
        let hash = hash(&encode(&tables));
        Self::from_tables(tables, hash)
    }

    /// The stored form.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let body = encode(&self.tables);
        let mut bytes = Vec::with_capacity(HEADER + body.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&FORMAT.to_le_bytes());
        bytes.extend_from_slice(&hash(&body).to_le_bytes());
        bytes.extend_from_slice(&body);
        bytes
    }

    /// Loads a stored schema. What a forger may have written into it is looked at as well as what an accident may have done: the
    /// tables hold together, or they are refused. That they say what their schema documents say is for the caller to know.
    ///
    /// # Errors
    /// When the bytes are no stored schema, one of another format version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StoreError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(StoreError::NotASchema)?;
        let (format, rest) = rest.split_first_chunk().ok_or(StoreError::Damaged)?;
        let found = u32::from_le_bytes(*format);
        if found != FORMAT {
            return Err(StoreError::Format { found });
        }
        let (stored, body) = rest.split_first_chunk().ok_or(StoreError::Damaged)?;
        let stored = u64::from_le_bytes(*stored);
        if hash(body) != stored {
            return Err(StoreError::Damaged);
        }
        let mut body = Bytes::new(body);
        let tables = Tables::load(&mut body).ok_or(StoreError::Damaged)?;
        if !body.is_empty() || !tables.hold_together() {
            return Err(StoreError::Damaged);
        }
        Ok(Self::from_tables(tables, stored))
    }
}

fn encode(tables: &Tables) -> Vec<u8> {
    let mut bytes = Vec::new();
    tables.store(&mut bytes);
    bytes
}

/// FNV-1a over 8-byte words: against damage and mix-ups, not against forgery.
fn hash(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(PRIME);
        hash ^= hash >> 32;
    }
    hash
}
