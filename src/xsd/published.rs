//! The schema documents of XEfA's own releases, as they are published with the crate.

use super::component::SchemaSet;
use super::loader::Loader;

macro_rules! release {
    ($version:literal: $($file:literal),+ $(,)?) => {
        ($version, &[$(($file, include_str!(concat!("../../schemas/xefa/", $version, "/", $file)))),+])
    };
}

/// Each release with its documents; the first one imports all others.
type Release = (&'static str, &'static [(&'static str, &'static str)]);

const RELEASES: &[Release] = &[
    release!("1.0":
        "xefa-alle.xsd",
        "xefa.xsd",
        "xefa-basisdatentypen.xsd",
        "xefa-baukasten.xsd",
        "xefa-codes.xsd",
        "xefa-fachmodul-elterngeld.xsd",
        "xefa-fachmodul-gewerbe.xsd",
        "xefa-fachmodul-wohngeld.xsd",
        "xefa-fachmodul-wohnsitz.xsd",
        "xefa-nachrichten-administration.xsd",
        "xefa-nachrichten-antrag.xsd",
        "xefa-nachrichten-bescheid.xsd",
        "xefa-nachrichten-register.xsd",
        "xefa-nachrichten-verfahren.xsd",
        "xefa-nachrichten-zustaendigkeit.xsd",
        "xefa-nutzerkonto.xsd",
    ),
    release!("1.0.1":
        "xefa-alle.xsd",
        "xefa.xsd",
        "xefa-nachrichten-administration.xsd",
    ),
    release!("1.1":
        "xefa-alle.xsd",
        "xefa.xsd",
        "xefa-basisdatentypen.xsd",
        "xefa-baukasten.xsd",
        "xefa-codes.xsd",
        "xefa-fachmodul-wohngeld.xsd",
        "xefa-fachmodul-wohnsitz.xsd",
        "xefa-nachrichten-administration.xsd",
        "xefa-nachrichten-antrag.xsd",
        "xefa-nachrichten-bescheid.xsd",
        "xefa-nachrichten-register.xsd",
        "xefa-nachrichten-verfahren.xsd",
        "xefa-nachrichten-zustaendigkeit.xsd",
        "xefa-nutzerkonto.xsd",
    ),
    release!("2.0":
        "xefa-alle.xsd",
        "xefa.xsd",
        "xefa-basisdatentypen.xsd",
        "xefa-baukasten.xsd",
        "xefa-codes.xsd",
        "xefa-fachmodul-elterngeld.xsd",
        "xefa-fachmodul-gewerbe.xsd",
        "xefa-fachmodul-wohngeld.xsd",
        "xefa-fachmodul-wohnsitz.xsd",
        "xefa-nachrichten-administration.xsd",
        "xefa-nachrichten-antrag.xsd",
        "xefa-nachrichten-bescheid.xsd",
        "xefa-nachrichten-register.xsd",
        "xefa-nachrichten-verfahren.xsd",
        "xefa-nachrichten-zustaendigkeit.xsd",
        "xefa-nutzerkonto.xsd",
        "xefa-xml.xsd",
    ),
];

/// The releases of XEfA whose schema documents come with the crate, in order.
pub fn published_releases() -> impl Iterator<Item = &'static str> {
    RELEASES.iter().map(|(version, _)| *version)
}

/// The schema set of a release of XEfA, with all its Fachmodule; none for a release that is not known.
///
/// ```
/// let set = xefa::xsd::published("1.0").expect("a release");
/// assert!(set.element_names.keys().any(|name| &*name.local == "antrag.einreichung.0100"));
/// assert!(xefa::xsd::published("0.9").is_none());
/// ```
#[must_use]
pub fn published(version: &str) -> Option<SchemaSet> {
    let (version, documents) = RELEASES.iter().find(|(known, _)| *known == version)?;
    let path = |version: &str, name: &str| format!("xefa/{version}/{name}");
    // A release imports Fachmodule, and an erratum documents, of the one before.
    let all =
        RELEASES.iter().flat_map(|(version, documents)| documents.iter().map(move |document| (version, document)));
    let loader = all.fold(Loader::new(), |loader, (version, (name, text))| loader.document(path(version, name), *text));
    // Our own documents are correct; a test says so.
    loader.read(&[path(version, documents.first()?.0).into()]).ok()
}

#[cfg(test)]
mod tests {
    use super::RELEASES;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn every_document_of_a_release_is_there_and_read() {
        for (version, documents) in RELEASES {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/xefa").join(version);
            let on_disk: BTreeSet<String> = std::fs::read_dir(&folder)
                .expect("the folder of a release")
                .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
                .filter(|name| name.ends_with(".xsd"))
                .collect();
            let listed: BTreeSet<String> = documents.iter().map(|(name, _)| (*name).to_owned()).collect();
            assert_eq!(listed, on_disk, "src/xsd/published.rs lists the documents of {version}");
            let set = super::published(version).expect("it is read");
            assert!(set.documents.len() >= documents.len(), "{version}: a document is not imported by the first");
        }
    }
}
