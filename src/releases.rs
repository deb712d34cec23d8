//! The releases of XEfA that this library knows, and which of them a message belongs to. `schemas/releases.toml` lists them with
//! their files.
//!
//! ```
//! use xefa::releases::{self, Detected};
//!
//! let xml = r#"<x:antrag.einreichung.0100 xmlns:x="urn:xefa:schema:2.1" standard="XEfA" version="2.1"/>"#;
//! let Detected::UnknownRelease { version, nearest, .. } = releases::detect(xml.as_bytes()) else { panic!() };
//! assert_eq!(version.as_deref(), Some("2.1"));
//! assert_eq!(nearest, releases::all().last());
//! ```

mod fachmodul;
mod validity;

use crate::error::Error;
use crate::limits::Limits;
use crate::report::{Finding, Place, Report};
use crate::schema::Schema;
use crate::xml::{self, Reader, Token};

pub use fachmodul::{Fachmodul, fachmodule};
pub use validity::Validity;

/// The beginning of the namespaces of all releases.
const NAMESPACE: &str = "urn:xefa:schema:";

/// A release of XEfA in one of its editions: as it was published, or as an erratum corrected it.
///
/// An erratum keeps the namespace of its release, and what its messages say of their version.
pub struct Release {
    version: &'static str,
    edition: &'static str,
    namespace: &'static str,
    schema: fn() -> &'static Schema,
    from: &'static str,
    until: Option<&'static str>,
    /// The messages that only this edition has, by root element and its `version`: what an erratum corrected.
    mistaken: &'static [(&'static str, &'static str)],
}

impl Release {
    /// The version that its messages name, such as `1.0`.
    #[must_use]
    pub fn version(&self) -> &'static str {
        self.version
    }

    /// The version of the edition, such as `1.0` as published and `1.0.1` as corrected. It is the one that directories name.
    #[must_use]
    pub fn edition(&self) -> &'static str {
        self.edition
    }

    /// The namespace of its messages.
    #[must_use]
    pub fn namespace(&self) -> &'static str {
        self.namespace
    }

    /// The first day on which its messages may be sent, as `YYYY-MM-DD`.
    #[must_use]
    pub fn valid_from(&self) -> &'static str {
        self.from
    }

    /// The last day on which its messages are accepted, as `YYYY-MM-DD`; none while that is open.
    #[must_use]
    pub fn accepted_until(&self) -> Option<&'static str> {
        self.until
    }

    /// That something cannot be had in this release.
    pub(crate) fn refused(&self) -> Error {
        Error::unchecked(unknown_release(Some(self.edition), None, Place::default()).into())
    }

    /// Whether there is a message with this name.
    fn has(&self, message: &str) -> bool {
        let schema = self.schema();
        schema.global_elements().any(|id| schema.name(schema.element(id).name) == (self.namespace, message))
    }

    /// Its schema with all its Fachmodule.
    #[must_use]
    pub fn schema(&self) -> &'static Schema {
        (self.schema)()
    }
}

impl PartialEq for Release {
    fn eq(&self, other: &Self) -> bool {
        self.edition == other.edition
    }
}

impl Eq for Release {}

impl std::fmt::Debug for Release {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Release({})", self.edition)
    }
}

/// All releases, the oldest first.
static RELEASES: &[Release] = &[
    #[cfg(feature = "v1_0")]
    Release {
        version: "1.0",
        edition: "1.0",
        namespace: "urn:xefa:schema:1.0",
        schema: crate::models::v1_0::schema_as_published,
        from: "2027-05-01",
        until: Some("2028-04-30"),
        mistaken: &[("administration.nichtzustaendigkeit.0031", "0.9")],
    },
    #[cfg(feature = "v1_0")]
    Release {
        version: "1.0",
        edition: "1.0.1",
        namespace: "urn:xefa:schema:1.0",
        schema: crate::models::v1_0::schema,
        from: "2027-05-01",
        until: Some("2028-04-30"),
        mistaken: &[],
    },
    #[cfg(feature = "v1_1")]
    Release {
        version: "1.1",
        edition: "1.1",
        namespace: "urn:xefa:schema:1.1",
        schema: crate::models::v1_1::schema,
        from: "2027-11-01",
        until: Some("2028-10-31"),
        mistaken: &[],
    },
    #[cfg(feature = "v2_0")]
    Release {
        version: "2.0",
        edition: "2.0",
        namespace: "urn:xefa:schema:2.0",
        schema: crate::models::v2_0::schema,
        from: "2028-05-01",
        until: None,
        mistaken: &[],
    },
];

/// The releases that are compiled in, the oldest first; a corrected edition follows the one as published.
#[must_use]
pub fn all() -> &'static [Release] {
    RELEASES
}

/// The release of a version, in exactly this edition: `1.0` is the release as published, `1.0.1` the corrected one.
#[must_use]
pub fn of_version(version: &str) -> Option<&'static Release> {
    RELEASES.iter().find(|release| release.edition == version)
}

/// The release that a message names in its `version`; without one the newest.
#[cfg(feature = "json")]
pub(crate) fn named(version: Option<&str>) -> Result<&'static Release, Error> {
    let Some(version) = version else { return RELEASES.last().ok_or_else(Error::internal) };
    let says = |release: &&Release| {
        release.version == version || release.mistaken.iter().any(|(_, mistaken)| *mistaken == version)
    };
    let unknown = || Error::unchecked(unknown_release(Some(version), nearest(version), Place::default()).into());
    RELEASES.iter().rev().find(says).ok_or_else(unknown)
}

fn unknown_release(version: Option<&str>, nearest: Option<&Release>, place: Place) -> Finding {
    let mut finding = Finding::new("xefa-unbekanntes-release", place).path("/").arg("standard", "XEfA");
    if let Some(version) = version {
        finding = finding.arg("release", version);
    }
    nearest.iter().fold(finding, |finding, nearest| finding.arg("nearest", nearest.version))
}

/// What a message seems to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Detected {
    /// A message of a known release, with the name of its root element.
    Known {
        /// The release, in the edition against which the message is checked: the last one, or the one whose mistake it bears.
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
                Some(unknown_release(version.as_deref(), *nearest, *place))
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
            let namespace = reader.namespace_uri(name.ns).to_owned();
            let (root, standard, version) = (name.local.to_owned(), attribute("standard"), attribute("version"));
            let head = || has_head(reader);
            return of_root(&namespace, &root, standard, version, place, head);
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

/// Whether the first child is a head of XEfA.
fn has_head(mut reader: Reader<'_>) -> bool {
    loop {
        match reader.next() {
            Ok(Token::Start) => return reader.name().local == "nachrichtenkopf",
            Ok(Token::Text) => {}
            Ok(Token::End | Token::Eof) | Err(_) => return false,
        }
    }
}

fn of_root(
    namespace: &str,
    root: &str,
    standard: Option<String>,
    version: Option<String>,
    place: Place,
    head: impl FnOnce() -> bool,
) -> Detected {
    if let Some(release) = edition(namespace, root, version.as_deref()) {
        return Detected::Known { release, message: root.to_owned() };
    }
    let of_namespace = namespace.strip_prefix(NAMESPACE).map(str::to_owned);
    if of_namespace.is_none() && standard.as_deref() != Some("XEfA") {
        // A name of a message is never used twice: with our head below it, the newest release that has it is meant.
        return match RELEASES.iter().rev().find(|release| release.has(root)) {
            Some(release) if head() => Detected::UnknownRelease { version, nearest: Some(release), place },
            _ => Detected::UnknownStandard { namespace: namespace.to_owned(), root: root.to_owned(), place },
        };
    }
    let version = of_namespace.or(version);
    let nearest = version.as_deref().map_or_else(|| RELEASES.last(), nearest);
    Detected::UnknownRelease { version, nearest, place }
}

/// The release of a namespace in its last edition, unless the message is one of those that were wrong before it.
fn edition(namespace: &str, root: &str, version: Option<&str>) -> Option<&'static Release> {
    let mistaken =
        |release: &&Release| release.mistaken.iter().any(|wrong| (wrong.0, Some(wrong.1)) == (root, version));
    let of_namespace = || RELEASES.iter().filter(|release| release.namespace == namespace);
    of_namespace().find(mistaken).or_else(|| of_namespace().next_back())
}

/// The newest release that is not newer than a version, else the oldest one.
fn nearest(version: &str) -> Option<&'static Release> {
    let not_newer = |release: &&Release| numbers(release.edition) <= numbers(version);
    RELEASES.iter().rev().find(not_newer).or(RELEASES.first())
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}
