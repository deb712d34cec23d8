//! Messages and schemas, made from real samples.

use std::path::{Path, PathBuf};

/// The folder of real standards.
pub struct Corpus(PathBuf);

/// A standard: its schema documents and its messages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standard {
    Ubl,
    Xdomea,
    Xbau,
}

impl Standard {
    pub const ALL: [Self; 3] = [Self::Ubl, Self::Xdomea, Self::Xbau];

    pub fn name(self) -> &'static str {
        match self {
            Self::Ubl => "UBL 2.1 Invoice",
            Self::Xdomea => "xdomea 3.0.0",
            Self::Xbau => "XBau 2.6",
        }
    }

    /// As an argument of a child process.
    pub fn id(self) -> &'static str {
        match self {
            Self::Ubl => "ubl",
            Self::Xdomea => "xdomea",
            Self::Xbau => "xbau",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standard| standard.id() == id)
    }
}

impl Corpus {
    pub fn find() -> Option<Self> {
        let path = std::env::var_os("XEFA_CORPUS")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus"), PathBuf::from);
        Some(Self(path.canonicalize().ok()?))
    }

    pub fn catalog(&self) -> PathBuf {
        self.0.join("catalog.xml")
    }

    /// The schema documents to start from.
    pub fn schema(&self, standard: Standard) -> Vec<PathBuf> {
        match standard {
            Standard::Ubl => vec![self.0.join("ubl/2.1-kosit/maindoc/UBL-Invoice-2.1.xsd")],
            Standard::Xdomea => vec![self.0.join("xdomea/3.0.0/xdomea.xsd")],
            Standard::Xbau => xml_files(&self.0.join("xbau/2.6/xsd"), ".xsd"),
        }
    }

    /// The real messages of about 8 KB.
    pub fn small(&self, standard: Standard) -> Vec<PathBuf> {
        let (folder, end) = match standard {
            Standard::Ubl => ("xrechnung/testsuite/business-cases/standard", "_ubl.xml"),
            Standard::Xdomea => ("xdomea/3.0.0/samples", ".xml"),
            Standard::Xbau => return Vec::new(),
        };
        let size = |path: &PathBuf| std::fs::metadata(path).map_or(0, |data| data.len());
        xml_files(&self.0.join(folder), end).into_iter().filter(|path| (7_000..10_500).contains(&size(path))).collect()
    }

    /// A large message, made from a real one by repeating a part of it that may be repeated: a record or the invoice lines.
    pub fn large(&self, standard: Standard, bytes: usize) -> Result<String, String> {
        let (sample, tag) = match standard {
            Standard::Ubl => ("xrechnung/testsuite/business-cases/standard/01.05a-INVOICE_ubl.xml", "cac:InvoiceLine"),
            Standard::Xdomea => (
                "xdomea/3.0.0/samples-lavnrw/9fde4e7a-b41b-11ec-9225-005056871b7c_Aussonderung.Aussonderung.0503.xml",
                "xdomea:Schriftgutobjekt",
            ),
            Standard::Xbau => return Err("there is no large message of XBau".to_owned()),
        };
        let path = self.0.join(sample);
        let sample = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        enlarge(&sample, tag, bytes).ok_or_else(|| format!("{}: no {tag}", path.display()))
    }
}

/// Repeats all that stands between the first and the last tag of a name until the message has the size.
fn enlarge(sample: &str, tag: &str, bytes: usize) -> Option<String> {
    let close = format!("</{tag}>");
    let from = sample.find(&format!("<{tag}>"))?;
    let to = sample.rfind(&close)? + close.len();
    let part = &sample[from..to];
    let mut out = String::with_capacity(bytes + sample.len());
    out.push_str(&sample[..from]);
    while out.len() < bytes {
        out.push_str(part);
        out.push_str("\n    ");
    }
    out.push_str(&sample[to..]);
    Some(out)
}

fn xml_files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(end))
        .collect();
    files.sort();
    files
}
