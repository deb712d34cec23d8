//! Models of two real standards, where the corpus is at hand.

use std::path::{Path, PathBuf};

use xefa_codegen::{Error, Generator};

fn main() -> Result<(), Error> {
    println!("cargo::rustc-check-cfg=cfg(corpus)");
    let corpus = Path::new("../../../shared/corpus");
    println!("cargo::rerun-if-changed={}", corpus.display());
    if !corpus.is_dir() {
        return Ok(());
    }
    println!("cargo::rustc-cfg=corpus");
    let catalog = corpus.join("catalog.xml");
    Generator::new(corpus.join("ubl/2.1-kosit/maindoc/UBL-Invoice-2.1.xsd"))
        .catalog(&catalog)
        .only(["Invoice"])
        .write("ubl.rs")?;
    let mut messages: Vec<PathBuf> = std::fs::read_dir(corpus.join("xdomea/3.0.0"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("xdomea-Nachrichten-")))
        .collect();
    messages.sort();
    let mut messages = messages.into_iter();
    let Some(first) = messages.next() else { return Ok(()) };
    messages.fold(Generator::new(first).catalog(&catalog), Generator::schema).write("xdomea.rs")
}
