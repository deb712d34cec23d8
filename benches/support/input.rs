//! Messages and schemas to measure with: our own samples, and real ones of `../shared/corpus` where it is there.

use std::path::{Path, PathBuf};

use xefa::Limits;
use xefa::schema::Schema;
use xefa::xsd::{Catalog, Loader};

/// How many small messages there are.
const MESSAGES: usize = 2_000;
/// The size of a large one.
const LARGE: usize = 60_000_000;

/// Messages of one kind.
pub struct Input {
    pub name: &'static str,
    pub messages: Vec<Vec<u8>>,
}

impl Input {
    /// The size of all messages.
    pub fn bytes(&self) -> usize {
        self.messages.iter().map(Vec::len).sum()
    }
}

/// A standard of the corpus.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    Ubl,
    Xdomea,
    Xbau,
}

/// The folder of the checkout: this package's, or one above it.
pub fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().find(|folder| folder.join("schemas/xefa").is_dir()).unwrap_or(package)
}

/// Real standards; says so where they are missing.
pub fn corpus() -> Option<PathBuf> {
    let corpus = root().join("../shared/corpus");
    if !corpus.is_dir() {
        println!("SKIPPED real standards: ../shared/corpus is missing");
        return None;
    }
    Some(corpus)
}

/// The samples of a release of XEfA.
pub fn samples(release: &str) -> Vec<Vec<u8>> {
    let files = files(&root().join("schemas/xefa").join(release).join("samples"), ".xml");
    files.iter().map(|file| std::fs::read(file).expect("a sample")).collect()
}

/// The samples of XEfA 1.0, again and again.
pub fn own() -> Input {
    Input { name: "2,000 XEfA samples", messages: cycled(files(&root().join("schemas/xefa/1.0/samples"), ".xml")) }
}

/// The schema of XEfA 1.0, from its documents.
pub fn own_schema() -> Schema {
    compile(&[root().join("schemas/xefa/1.0/xefa-alle.xsd")], None)
}

/// The schema of a standard.
pub fn schema(corpus: &Path, standard: Standard) -> Schema {
    compile(&documents(corpus, standard), Some(&corpus.join("catalog.xml")))
}

/// The schema documents of a standard.
pub fn documents(corpus: &Path, standard: Standard) -> Vec<PathBuf> {
    match standard {
        Standard::Ubl => vec![corpus.join("ubl/2.1-kosit/maindoc/UBL-Invoice-2.1.xsd")],
        Standard::Xdomea => vec![corpus.join("xdomea/3.0.0/xdomea.xsd")],
        Standard::Xbau => files(&corpus.join("xbau/2.6/xsd"), ".xsd"),
    }
}

/// A large message and 2,000 of about 8 KB.
pub fn messages(corpus: &Path, standard: Standard) -> Vec<Input> {
    let (names, sample, part, folder, end) = match standard {
        Standard::Ubl => (
            ["60 MB UBL 2.1 Invoice", "2,000 UBL 2.1 Invoice"],
            "xrechnung/testsuite/business-cases/standard/01.05a-INVOICE_ubl.xml",
            "cac:InvoiceLine",
            "xrechnung/testsuite/business-cases/standard",
            "_ubl.xml",
        ),
        Standard::Xdomea => (
            ["60 MB xdomea 3.0.0", "2,000 xdomea 3.0.0"],
            "xdomea/3.0.0/samples-lavnrw/9fde4e7a-b41b-11ec-9225-005056871b7c_Aussonderung.Aussonderung.0503.xml",
            "xdomea:Schriftgutobjekt",
            "xdomea/3.0.0/samples",
            ".xml",
        ),
        Standard::Xbau => return Vec::new(),
    };
    let mut inputs = Vec::new();
    match std::fs::read_to_string(corpus.join(sample)) {
        Ok(sample) => inputs.push(Input { name: names[0], messages: vec![enlarge(&sample, part).into_bytes()] }),
        Err(error) => println!("SKIPPED {}: {error}", names[0]),
    }
    let size = |path: &PathBuf| std::fs::metadata(path).map_or(0, |data| data.len());
    let small: Vec<PathBuf> =
        files(&corpus.join(folder), end).into_iter().filter(|path| (7_000..10_500).contains(&size(path))).collect();
    if small.is_empty() {
        println!("SKIPPED {}: no messages of about 8 KB", names[1]);
    } else {
        inputs.push(Input { name: names[1], messages: cycled(small) });
    }
    inputs
}

/// Reads schema documents and compiles them.
pub fn compile(documents: &[PathBuf], catalog: Option<&Path>) -> Schema {
    let mut loader = Loader::new();
    if let Some(catalog) = catalog {
        loader = loader.catalog(Catalog::read(catalog).expect("the catalog"));
    }
    let set = loader.read(documents).expect("schema documents");
    Schema::compile(&set, &Limits::default()).expect("a schema")
}

/// Repeats all that stands between the first and the last tag of a name until the message is large.
fn enlarge(sample: &str, tag: &str) -> String {
    let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
    let (Some(from), Some(to)) = (sample.find(&open), sample.rfind(&close)) else { panic!("no {tag} in the sample") };
    let (part, rest) = (&sample[from..to + close.len()], &sample[to + close.len()..]);
    let mut out = String::with_capacity(LARGE + sample.len());
    out.push_str(&sample[..from]);
    while out.len() < LARGE {
        out.push_str(part);
        out.push_str("\n    ");
    }
    out + rest
}

fn cycled(files: Vec<PathBuf>) -> Vec<Vec<u8>> {
    let messages: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).expect("a message")).collect();
    messages.iter().cycle().take(MESSAGES).cloned().collect()
}

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.to_string_lossy().ends_with(end)).collect();
    files.sort();
    files
}
