//! Code lists: reading genericode 1.0 as XÖV writes it, bundles of lists, what a list does wrong, and what changed between two
//! versions.
//!
//! Lists are read with the crate's own strict reader, because what is wrong with a list needs a line and a column as much as what is
//! wrong with a message. The validator looks up codes of the code types 2, 3 and 4 in a bundle, see [`CodeCheck`].
//!
//! ```
//! use xefa::codelist::CodeLists;
//!
//! let lists = CodeLists::bundled();
//! # #[cfg(any(feature = "v1_0", feature = "v1_1", feature = "v2_0"))] {
//! let list = lists.get("urn:xefa:codeliste:ausweisart", "1.0").expect("one of our own lists");
//! assert!(list.codes().all(|code| code.name().is_some()));
//! assert!(list.get("no such code").is_none());
//! # }
//! ```

mod bundle;
mod bundled;
mod dialect;
mod diff;
mod folder;
mod index;
mod list;
mod lock;
mod metadata;
mod policy;
mod read;
mod scan;
#[cfg(test)]
mod tests;
mod version;

pub use bundle::{CodeLists, Resolved};
pub use dialect::Dialect;
pub use diff::{Change, Diff};
pub use list::{Code, CodeList, Column, Identification, Key};
pub use lock::{FILE as LOCK_FILE, Lock, Locked};
pub use metadata::check;
pub use policy::{CodeCheck, CodePolicy, NewerVersion, UnknownList};
pub use read::{Reading, read};
pub use version::compare as compare_versions;
