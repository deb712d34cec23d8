//! The releases of XEfA that the tool knows, and which of them a message belongs to.

use xefa::Limits;
use xefa::report::{Finding, Place};
use xefa::schema::Schema;
use xefa::xml::{Locator, Reader, Token};

/// The standard.
pub const STANDARD: &str = "XEfA";
const FAMILY: &str = "urn:xefa:schema:";

/// A release.
#[derive(Debug)]
pub struct Release {
    /// Its number, such as `1.0`.
    pub number: &'static str,
    /// Its schema, all Fachmodule included.
    pub schema: fn() -> &'static Schema,
    namespace: &'static str,
}

static RELEASES: [Release; 1] =
    [Release { number: "1.0", schema: xefa::v1_0::schema, namespace: "urn:xefa:schema:1.0" }];

/// What the root of a message says.
#[derive(Debug)]
pub struct Root {
    /// The name of the element.
    pub name: String,
    /// Its namespace, "" for none.
    pub namespace: String,
    place: Place,
}

/// What a message is.
#[derive(Debug)]
pub enum Detected {
    /// A message of a known release.
    Known(&'static Release, Root),
    /// Nothing that is known; the finding names what is nearest.
    Unknown(Finding),
    /// There is no root that could be read.
    Unreadable,
}

/// Tells what a message is by its root.
pub fn detect(bytes: &[u8], limits: &Limits) -> Detected {
    // What stands before a byte that is wrong is enough to know the root.
    let (text, _) = xefa::xml::decode_prefix(bytes);
    let mut reader = Reader::new(&text, limits);
    let root = match reader.next() {
        Ok(Token::Start) => Root {
            name: reader.name().local.to_owned(),
            namespace: reader.namespace_uri(reader.name().ns).to_owned(),
            place: {
                let span = reader.span();
                let at = Locator::new(&text).place(span.start);
                Place { offset: span.start, end: span.end, line: at.line, column: at.column }
            },
        },
        _ => return Detected::Unreadable,
    };
    match RELEASES.iter().find(|release| release.namespace == root.namespace) {
        Some(release) => Detected::Known(release, root),
        None => Detected::Unknown(unknown(&root)),
    }
}

fn unknown(root: &Root) -> Finding {
    let path = format!("/{}", root.name);
    if let Some(number) = root.namespace.strip_prefix(FAMILY) {
        let finding = Finding::new("xefa-unbekanntes-release", root.place).path(path);
        let nearest = RELEASES.iter().min_by_key(|release| apart(release.number, number));
        let finding = finding.arg("standard", STANDARD).arg("release", number);
        return match nearest {
            Some(release) => finding.arg("nearest", format!("{STANDARD} {}", release.number)),
            None => finding,
        };
    }
    let mut finding = Finding::new("xefa-unbekannter-standard", root.place).path(path).arg("name", root.name.as_str());
    if !root.namespace.is_empty() {
        finding = finding.arg("namespace", root.namespace.as_str());
    }
    let nearest = RELEASES.iter().find(|release| similar(release.namespace, &root.namespace));
    match nearest {
        Some(release) => finding.arg("nearest", format!("{STANDARD} {}", release.number)),
        None => finding,
    }
}

/// How far two releases are apart.
fn apart(a: &str, b: &str) -> (u32, u32) {
    let parts = |number: &str| {
        let mut parts = number.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
        (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
    };
    let (a, b) = (parts(a), parts(b));
    (a.0.abs_diff(b.0), a.1.abs_diff(b.1))
}

/// Whether one namespace looks like another that was misspelt.
fn similar(known: &str, found: &str) -> bool {
    crate::commands::distance(known, found) <= 3
}

/// What is wrong with a file of which not even the root can be read.
pub fn unreadable(bytes: &[u8], options: &xefa::validate::Options) -> xefa::report::Report {
    // Against a schema it would break off at the same place; which schema does not matter.
    xefa::validate::check((RELEASES[0].schema)(), bytes, options)
}
