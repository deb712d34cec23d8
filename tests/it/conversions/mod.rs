//! Every sample of every release in every other: valid, with a report that a person has read, and with nothing lost unsaid.

mod felder;
mod flat;
mod generated;
mod matrix;
mod moved;
mod planned;
mod roundtrip;
mod samples;
mod worked;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use uuid::Uuid;
use xefa::map::{AttachmentStore, Converted, Decisions, MemoryStore, Options, StoreError};
use xefa::{Error, Message};

/// The releases with their folder of samples.
const RELEASES: [(&str, &str); 3] = [("1.0", "1.0"), ("1.1", "1.1"), ("2.0", "2.0")];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The samples of a release, by their place in its folder.
fn samples(folder: &str) -> BTreeMap<String, String> {
    let folder = root().join("schemas/xefa").join(folder).join("samples");
    let mut found = BTreeMap::new();
    for path in crate::samples::xml_files(&folder) {
        let name = path.strip_prefix(&folder).expect("below").to_string_lossy().replace('\\', "/");
        found.insert(name, std::fs::read_to_string(&path).expect("a sample"));
    }
    found
}

/// The decisions that the examples use.
fn decisions() -> Decisions {
    let path = root().join("examples/decisions.toml");
    toml::from_str(&std::fs::read_to_string(&path).expect("the decisions")).expect("decisions")
}

/// The content of every attachment of the samples of 1.1, by the id that they all share.
static CONTENTS: LazyLock<BTreeMap<Uuid, Vec<u8>>> = LazyLock::new(|| {
    let mut store = Recorder::default();
    for text in samples("1.1").values() {
        let message = xefa::read(text.as_bytes()).expect("a valid sample");
        let options = Options::new(&decisions()).with_store(&mut store);
        drop(message.convert_to("2.0", options));
    }
    store.0
});

/// A store that keeps the last content of an id: samples of different cases may share ids.
#[derive(Default)]
struct Recorder(BTreeMap<Uuid, Vec<u8>>);

impl AttachmentStore for Recorder {
    fn put(&mut self, id: Uuid, content: &[u8]) -> Result<(), StoreError> {
        self.0.insert(id, content.to_vec());
        Ok(())
    }

    fn get(&mut self, id: Uuid) -> Result<Vec<u8>, StoreError> {
        self.0.get(&id).cloned().ok_or(StoreError::Missing)
    }
}

/// A message of one release in another, with the decisions of the examples and a store that knows the samples' attachments.
fn convert(text: &str, to: &str) -> Result<Converted<Message>, Error> {
    let mut store = MemoryStore::default();
    for (id, content) in CONTENTS.iter() {
        store.put(*id, content).expect("an empty store");
    }
    convert_with(text, to, &mut store)
}

fn convert_with(text: &str, to: &str, store: &mut dyn AttachmentStore) -> Result<Converted<Message>, Error> {
    let message = xefa::read(text.as_bytes()).expect("a valid message");
    message.convert_to(to, Options::new(&decisions()).with_store(store))
}

fn golden(path: &Path, text: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a golden file");
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        known == text,
        "{} differs; look at the difference after: UPDATE_GOLDEN=1 cargo test --all-features conversions",
        path.display()
    );
}
