//! A sidecar: what a file cannot carry of its message, so that both together give the message back.

use std::fmt;

use serde_json::{Map, Value, json};

use crate::report::{Finding, Place, Report};

use super::tree::{self, Difference, Pointer, Seg};

/// The version of the form of sidecars.
const VERSION: u64 = 1;

/// What a file lacks of its message. It **holds values** of the message, so nobody writes it unless asked; `Debug` shows none.
///
/// A sidecar belongs to exactly the bytes that it was made with: a file that has changed since is not mixed with it.
#[derive(Clone, PartialEq)]
pub struct Sidecar {
    layout: String,
    /// Length and check sum of the file.
    file: (usize, u64),
    /// Places and what has to stand there; none where nothing may stand.
    patches: Vec<(Pointer, Option<Value>)>,
}

impl Sidecar {
    pub(super) fn new(layout: &str, bytes: &[u8], differences: &[Difference]) -> Self {
        let patches =
            differences.iter().map(|difference| (difference.place.clone(), difference.left.clone())).collect();
        Self { layout: layout.to_owned(), file: (bytes.len(), check_sum(bytes)), patches }
    }

    /// How many places of the message the file does not carry exactly.
    #[must_use]
    pub fn len(&self) -> usize {
        self.patches.len()
    }

    /// Whether the file alone gives the whole message.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.patches.is_empty()
    }

    /// Whether the sidecar was made with this file.
    pub(super) fn belongs_to(&self, layout: &str, bytes: &[u8]) -> bool {
        self.layout == layout && self.file == (bytes.len(), check_sum(bytes))
    }

    pub(super) fn apply(&self, document: &mut Value) {
        for (place, value) in &self.patches {
            match value {
                Some(value) => tree::set(document, place, value.clone()),
                None => tree::remove(document, place),
            }
        }
    }

    /// The sidecar as JSON, to be kept beside the file.
    #[must_use]
    pub fn to_json(&self) -> String {
        let patch = |(place, value): &(Pointer, Option<Value>)| {
            let place: Vec<Value> = place
                .iter()
                .map(|seg| match seg {
                    Seg::Key(key) => Value::from(key.clone()),
                    Seg::Index(at) => Value::from(*at),
                })
                .collect();
            let mut object = Map::new();
            object.insert("at".to_owned(), Value::Array(place));
            if let Some(value) = value {
                object.insert("value".to_owned(), value.clone());
            }
            Value::Object(object)
        };
        let patches: Vec<Value> = self.patches.iter().map(patch).collect();
        let (length, sum) = self.file;
        let file = json!({ "bytes": length, "fnv1a64": format!("{sum:016x}") });
        let mut text =
            json!({ "sidecar": VERSION, "layout": self.layout, "file": file, "patches": patches }).to_string();
        text.push('\n');
        text
    }

    /// A sidecar from its JSON.
    ///
    /// # Errors
    /// A finding if the text is none.
    pub fn from_json(text: &str) -> Result<Self, Report> {
        read(text).ok_or_else(|| Finding::new("xefa-beipack-form", Place::default()).path("/").into())
    }
}

fn read(text: &str) -> Option<Sidecar> {
    let value: Value = serde_json::from_str(text).ok()?;
    if value.get("sidecar")?.as_u64()? != VERSION {
        return None;
    }
    let layout = value.get("layout")?.as_str()?.to_owned();
    let file = value.get("file")?;
    let length = usize::try_from(file.get("bytes")?.as_u64()?).ok()?;
    let sum = u64::from_str_radix(file.get("fnv1a64")?.as_str()?, 16).ok()?;
    let mut patches = Vec::new();
    for patch in value.get("patches")?.as_array()? {
        let seg = |seg: &Value| match seg {
            Value::String(key) => Some(Seg::Key(key.clone())),
            seg => Some(Seg::Index(usize::try_from(seg.as_u64()?).ok()?)),
        };
        let place: Option<Pointer> = patch.get("at")?.as_array()?.iter().map(seg).collect();
        patches.push((place?, patch.get("value").cloned()));
    }
    Some(Sidecar { layout, file: (length, sum), patches })
}

/// FNV-1a, 64 bits: tells a changed file, not a forged one.
fn check_sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Without the values.
impl fmt::Debug for Sidecar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sidecar").field("layout", &self.layout).field("patches", &self.patches.len()).finish()
    }
}
