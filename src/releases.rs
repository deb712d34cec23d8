//! The releases of XEfA that this library knows, and which of them a message belongs to.
//!
//! ```
//! use xefa::releases::{self, Detected};
//!
//! let xml = r#"<x:antrag.einreichung.0100 xmlns:x="urn:xefa:schema:2.1" standard="XEfA" version="2.1"/>"#;
//! let Detected::UnknownRelease { version, nearest, .. } = releases::detect(xml.as_bytes()) else { panic!() };
//! assert_eq!(version.as_deref(), Some("2.1"));
//! assert_eq!(nearest.unwrap().version(), "1.0");
//! ```

use crate::limits::Limits;
use crate::report::{Finding, Place, Report};
use crate::schema::Schema;
use crate::xml::{self, Reader, Token};

/// The beginning of the namespaces of all releases.
const NAMESPACE: &str = "urn:xefa:schema:";

/// A release of XEfA.
pub struct Release {
    version: &'static str,
    namespace: &'static str,
    schema: fn() -> &'static Schema,
}

impl Release {
    /// The version, such as `1.0`.
    #[must_use]
    pub fn version(&self) -> &'static str {
        self.version
    }

    /// The namespace of its messages.
    #[must_use]
    pub fn namespace(&self) -> &'static str {
        self.namespace
    }

    /// Its schema with all its Fachmodule.
    #[must_use]
    pub fn schema(&self) -> &'static Schema {
        (self.schema)()
    }
}

impl PartialEq for Release {
    fn eq(&self, other: &Self) -> bool {
        self.namespace == other.namespace
    }
}

impl Eq for Release {}

impl std::fmt::Debug for Release {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Release({})", self.version)
    }
}

/// All releases, the oldest first.
static RELEASES: &[Release] = &[
    #[cfg(feature = "v1_0")]
    Release { version: "1.0", namespace: "urn:xefa:schema:1.0", schema: crate::models::v1_0::schema },
];

/// The releases that are compiled in, the oldest first.
#[must_use]
pub fn all() -> &'static [Release] {
    RELEASES
}

/// The release of a version.
#[must_use]
pub fn of_version(version: &str) -> Option<&'static Release> {
    RELEASES.iter().find(|release| release.version == version)
}

/// What a message seems to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Detected {
    /// A message of a known release, with the name of its root element.
    Known {
        /// The release.
        release: &'static Release,
        /// The local name of the root element.
        message: String,
    },
    /// A message of XEfA of another release.
    UnknownRelease {
        /// Its version, if it says so.
        version: Option<String>,
        /// The newest known release that is not newer, else the oldest one.
        nearest: Option<&'static Release>,
        /// Where its root element begins.
        place: Place,
    },
    /// Not a message of XEfA.
    UnknownStandard {
        /// The namespace of the root element.
        namespace: String,
        /// Its local name.
        root: String,
        /// Where it begins.
        place: Place,
    },
    /// No XML, or at least no root element.
    Unreadable(Report),
}

impl Detected {
    /// Why a message cannot be checked; none for a known release.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        match self {
            Self::Known { .. } => None,
            Self::UnknownRelease { version, nearest, place } => {
                let mut finding = Finding::new("xefa-unbekanntes-release", *place).path("/").arg("standard", "XEfA");
                if let Some(version) = version {
                    finding = finding.arg("release", version.clone());
                }
                Some(nearest.iter().fold(finding, |finding, nearest| finding.arg("nearest", nearest.version)))
            }
            Self::UnknownStandard { namespace, root, place } => {
                let mut finding = Finding::new("xefa-unbekannter-standard", *place).path(format!("/{root}"));
                finding = finding.arg("name", root.clone());
                Some(if namespace.is_empty() { finding } else { finding.arg("namespace", namespace.clone()) })
            }
            Self::Unreadable(report) => report.findings().first().cloned(),
        }
    }
}

/// Tells the release of a message by its root element: the namespace, and the attributes `standard` and `version`.
#[must_use]
pub fn detect(bytes: &[u8]) -> Detected {
    // What is wrong with the encoding further on does not matter here.
    let (text, fault) = xml::decode_prefix(bytes);
    let mut reader = Reader::new(&text, &Limits::default());
    let fault = match reader.next() {
        Ok(Token::Start) => {
            let name = reader.name();
            let attribute = |local: &str| {
                let own =
                    |attribute: &xml::Attribute<'_>| attribute.name.prefix.is_empty() && attribute.name.local == local;
                reader.attributes().iter().find(own).map(|attribute| attribute.value.to_owned())
            };
            let span = reader.span();
            let at = xml::Locator::new(&text).place(span.start);
            let place = Place { offset: span.start, end: span.end, line: at.line, column: at.column };
            let namespace = reader.namespace_uri(name.ns);
            return of_root(namespace, name.local, attribute("standard"), attribute("version"), place);
        }
        Ok(_) => fault,
        Err(error) => fault.or(Some(error)),
    };
    match fault {
        Some(fault) => {
            let mut report = Report::from(crate::validate::fault_finding(&fault, "/".to_owned()));
            crate::validate::place_findings(&mut report, &text);
            Detected::Unreadable(report)
        }
        None => Detected::Unreadable(Finding::new("xml-empty", Place::default()).path("/").into()),
    }
}

fn of_root(namespace: &str, root: &str, standard: Option<String>, version: Option<String>, place: Place) -> Detected {
    if let Some(release) = RELEASES.iter().find(|release| release.namespace == namespace) {
        return Detected::Known { release, message: root.to_owned() };
    }
    let of_namespace = namespace.strip_prefix(NAMESPACE).map(str::to_owned);
    if of_namespace.is_none() && standard.as_deref() != Some("XEfA") {
        return Detected::UnknownStandard { namespace: namespace.to_owned(), root: root.to_owned(), place };
    }
    let version = of_namespace.or(version);
    let nearest = version.as_deref().map_or_else(|| RELEASES.last(), nearest);
    Detected::UnknownRelease { version, nearest, place }
}

/// The newest release that is not newer than a version, else the oldest one.
fn nearest(version: &str) -> Option<&'static Release> {
    let not_newer = |release: &&Release| numbers(release.version) <= numbers(version);
    RELEASES.iter().rev().find(not_newer).or(RELEASES.first())
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}
