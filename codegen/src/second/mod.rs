//! The second reading: the documents of a schema set are read with the crate `xsd-parser` as well, and what both readers saw is
//! compared.
//!
//! Both readings become a census: global components with everything that is said of them, in a form that belongs to neither
//! reader. The second reader gives trees of documents only; what a name means, what a type inherits and which attributes it has in the
//! end is worked out here once more, from the specification and not with the library's code. So a difference tells of a mistake in one of three:
//! the library, `xsd-parser`, or this comparison.
//!
//! What `xsd-parser` is known not to understand is mended in the text that it is given, by general rules, and reported as a
//! known weakness. Annotations are not compared: it loses references in their text, and attributes of other namespaces.
//! `minOccurs="1"` and no `minOccurs` are the same to both.
//!
//! ```
//! let set = xefa::xsd::Loader::new().read(&["../schemas/xefa/1.0/xefa-alle.xsd".into()]).expect("a correct schema");
//! let reading = xefa_codegen::second::compare(&set, |path| std::fs::read(path));
//! assert_eq!(reading.unknown().count(), 0, "{reading}");
//! ```

mod census;
mod differ;
mod mend;
mod ours;
mod theirs;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::panic::resume_unwind;
use std::thread;

use xefa::Limits;
use xefa::xsd::{Catalog, Loader, SchemaSet};

use crate::{Config, Error};

pub use self::census::{Aspect, Kind};
pub use self::mend::Reason;

/// One thing that the two readers see differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is about.
    pub what: What,
    /// What the library says; none where it has nothing of the kind.
    pub ours: Option<String>,
    /// What `xsd-parser` says.
    pub theirs: Option<String>,
    /// The weakness of `xsd-parser` that explains it.
    pub known: Option<Reason>,
}

/// Where a difference is: a global component or a document, and the way into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct What {
    /// Which property differs.
    pub aspect: Aspect,
    /// The component and the way to the property, as in `type {urn:a}Person / element {urn:a}name / facet maxLength`.
    pub path: String,
}

/// What came out of a second reading. Its `Display` is one line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// How many of each both readers have and agree on, local ones included.
    pub agreed: BTreeMap<Aspect, usize>,
    /// How many components could not be compared, because the second reader lacks what they refer to.
    pub skipped: usize,
    /// Every difference and every known weakness that was met.
    pub differences: Vec<Difference>,
}

impl Reading {
    /// The differences that no known weakness explains.
    pub fn unknown(&self) -> impl Iterator<Item = &Difference> {
        self.differences.iter().filter(|difference| difference.known.is_none())
    }
}

/// Reads a schema set with both readers. Where a schema cannot be read at all by the first, that is an error.
///
/// # Errors
/// What is wrong with the schema documents.
pub fn read(config: &Config) -> Result<Reading, Error> {
    let catalog = match &config.catalog {
        Some(path) => Catalog::read(path).map_err(Error::Schema)?,
        None => Catalog::new(),
    };
    let loader = Loader::new().catalog(catalog).limits(&Limits::default());
    let set = loader.read(&config.schemas).map_err(Error::Schema)?;
    Ok(compare(&set, |path| std::fs::read(path)))
}

/// Reads the documents of a set a second time, as `source` gives them for their paths, and compares.
///
/// # Panics
/// Where the second reader does.
pub fn compare(set: &SchemaSet, source: impl Fn(&str) -> io::Result<Vec<u8>>) -> Reading {
    let bytes = |number: usize| (!ours::is_built_in(set, number)).then(|| source(&set.documents[number].path));
    let bytes: Vec<_> = (0..set.documents.len()).map(bytes).collect();
    // The second reader is recursive, and its frames are large.
    thread::scope(|scope| {
        let large = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || compare_here(set, &bytes));
        match large.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(reading)) => reading,
            Ok(Err(panic)) => resume_unwind(panic),
            Err(_) => compare_here(set, &bytes),
        }
    })
}

/// Bytes of stack: enough for documents as deep as the library reads. Only what is used takes memory.
const STACK: usize = 256 << 20;

fn compare_here(set: &SchemaSet, bytes: &[Option<io::Result<Vec<u8>>>]) -> Reading {
    let mut reading = Reading::default();
    let documents = theirs::documents(set, bytes, &mut reading.differences);
    let (mut ours, built_in) = ours::census(set);
    let (mut theirs, missed) = theirs::census(&documents);
    theirs.components.retain(|key, _| !built_in.contains(key));
    // Without a document there is more that cannot be compared than what it declares itself.
    let unread = |document: usize| documents.get(document).is_none_or(|document| document.schema.is_none());
    let before = ours.components.len();
    ours.components.retain(|key, component| !unread(component.document) && !missed.contains(key));
    reading.skipped = before - ours.components.len();
    theirs.components.retain(|key, _| !missed.contains(key));
    differ::components(&ours, &theirs, &mut reading);
    reading
}

/// `type {urn:a}A / facet maxLength: 4 here, 5 in the second reading`
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
        match self.known {
            Some(reason) => write!(f, "{}: {reason}", self.what),
            None => write!(f, "{}: {} here, {} in the second reading", self.what, said(&self.ours), said(&self.theirs)),
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)
    }
}

/// One line: what agrees, how many differences, how many known weaknesses.
impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unknown = self.unknown().count();
        f.write_str("second reading: ")?;
        for (number, (aspect, name)) in Aspect::COUNTED.iter().enumerate() {
            let count = self.agreed.get(aspect).copied().unwrap_or_default();
            write!(f, "{}{count} {name}", if number == 0 { "" } else { ", " })?;
        }
        let differences = if unknown == 1 { "difference" } else { "differences" };
        let known = self.differences.len() - unknown;
        let weaknesses = if known == 1 { "weakness" } else { "weaknesses" };
        write!(f, " agree; {unknown} {differences}; {known} known {weaknesses} of the second reader")?;
        if self.skipped > 0 {
            write!(f, "; {} components not compared", self.skipped)?;
        }
        Ok(())
    }
}
