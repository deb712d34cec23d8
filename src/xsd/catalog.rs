//! OASIS XML Catalogs 1.1: which local file stands for a URL or a namespace.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::node::Node;
use super::source::{self, Missing, file_path, is_network_path, join_url, normalised, percent_decoded, scheme};
use super::tree::{self, Interner};
use crate::limits::Limits;
use crate::report::{Finding, Place, Report};

const NAMESPACE: &str = "urn:oasis:names:tc:entity:xmlns:xml:catalog";

/// Local documents for URLs, namespaces and public identifiers.
///
/// ```
/// use xefa::xsd::Catalog;
///
/// let catalog = Catalog::new()
///     .entry("http://xoev.de/schemata/code/1_0/xoev-code.xsd", "xsd/xoev-code.xsd")
///     .prefix("https://example.org/schemas/", "xsd/");
/// assert_eq!(catalog.find("https://example.org/schemas/a/b.xsd").as_deref(), Some("xsd/a/b.xsd".as_ref()));
/// assert_eq!(catalog.find("https://example.org/other.xsd"), None);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    exact: HashMap<String, String>,
    prefixes: Vec<(String, String)>,
    suffixes: Vec<(String, String)>,
    next: Vec<(Option<String>, Catalog)>,
}

impl Catalog {
    /// An empty catalog.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an entry: the document at `target` stands for `id`, a URL or the name of a namespace.
    #[must_use]
    pub fn entry(mut self, id: impl Into<String>, target: impl Into<String>) -> Self {
        self.exact.entry(id.into()).or_insert(target.into());
        self
    }

    /// Adds a rewriting rule: what begins with `start` is found where `target` and the rest lead.
    #[must_use]
    pub fn prefix(mut self, start: impl Into<String>, target: impl Into<String>) -> Self {
        self.prefixes.push((start.into(), target.into()));
        self
    }

    /// Reads a catalog file with the catalogs that it names.
    ///
    /// Read are `system`, `uri`, `public`, `rewriteSystem`, `rewriteURI`, `systemSuffix`, `uriSuffix`, `delegateSystem`,
    /// `delegateURI`, `nextCatalog`, `group` and `xml:base`. `delegatePublic` and `rewritePrefix` entries of other vocabularies
    /// mean nothing to schema documents.
    ///
    /// # Errors
    /// The file, or a catalog that it names, cannot be read or is no catalog; or there are too many of them.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Report> {
        Self::read_with(path, &Limits::DEFAULT)
    }

    /// As [`read`](Self::read), with limits of the caller's: of [`Limits::catalogs`], and of those on the size of schema documents.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_with(path: impl AsRef<Path>, limits: &Limits) -> Result<Self, Report> {
        let elements = limits.schema_elements;
        let mut reader = Reading { limits, elements, seen: BTreeSet::new(), report: Report::new() };
        let catalog = reader.file(path.as_ref(), None);
        if reader.report.findings().is_empty() { Ok(catalog) } else { Err(reader.report) }
    }

    /// The local path that stands for a URL or a name.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<PathBuf> {
        let target = self.target(id)?;
        match scheme(&target) {
            Some(_) => file_path(&target),
            None => Some(PathBuf::from(target)),
        }
    }

    fn target(&self, id: &str) -> Option<String> {
        if let Some(target) = self.exact.get(id) {
            return Some(target.clone());
        }
        let longest = |rules: &[(String, String)], fits: fn(&str, &str) -> bool| {
            rules.iter().filter(|(part, _)| fits(id, part)).max_by_key(|(part, _)| part.len()).cloned()
        };
        if let Some((start, target)) = longest(&self.prefixes, |id, start| id.starts_with(start)) {
            let rest = &id[start.len()..];
            let rest = if scheme(&target).is_some() { rest.to_owned() } else { percent_decoded(rest) };
            return Some(format!("{target}{rest}"));
        }
        if let Some((_, target)) = longest(&self.suffixes, |id, end| id.ends_with(end)) {
            return Some(target);
        }
        self.next
            .iter()
            .filter(|(start, _)| start.as_ref().is_none_or(|start| id.starts_with(start)))
            .find_map(|(_, catalog)| catalog.target(id))
    }
}

struct Reading<'l> {
    limits: &'l Limits,
    /// What is left of the limit on elements.
    elements: usize,
    seen: BTreeSet<PathBuf>,
    report: Report,
}

/// A catalog that another one names: for which names it is asked, its path, and where it is named.
type Further = (Option<String>, PathBuf, Place);

impl Reading<'_> {
    fn file(&mut self, path: &Path, from: Option<(&Arc<str>, Place)>) -> Catalog {
        let mut catalog = Catalog::default();
        let name: Arc<str> = path.to_string_lossy().into();
        let key = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        if !self.seen.insert(key) {
            return catalog;
        }
        let (source, place) = from.map_or((&name, Place::default()), |(source, place)| (source, place));
        if self.seen.len() > self.limits.catalogs {
            let finding = Finding::new("limit-catalogs", place).arg("limit", self.limits.catalogs.to_string());
            self.report.push(finding.source(Arc::clone(source)));
            return catalog;
        }
        let bytes = match source::read_file(path, self.limits.schema_bytes) {
            Ok(bytes) => bytes,
            Err(missing) => {
                let finding = match missing {
                    Missing::TooLarge => {
                        Finding::new("limit-schema-bytes", place).arg("limit", self.limits.schema_bytes.to_string())
                    }
                    Missing::Unreadable(reason) => Finding::new("xefa-katalog", place).arg("reason", reason),
                };
                self.report.push(finding.arg("location", &*name).source(Arc::clone(source)));
                return catalog;
            }
        };
        let root = match crate::xml::decode(&bytes) {
            Ok(text) => tree::read(&text, self.limits, &mut self.elements, &mut Interner::default()),
            Err(fault) => Err(Box::new(tree::finding(&fault, ""))),
        };
        let root = match root {
            Ok(root) => root,
            Err(finding) => {
                self.report.push(finding.source(name));
                return catalog;
            }
        };
        if root.namespace.as_deref() != Some(NAMESPACE) || &*root.local != "catalog" {
            let finding = Finding::new("xefa-katalog", root.place).arg("location", &*name);
            self.report.push(finding.source(name));
            return catalog;
        }
        let folder = path.parent().unwrap_or(Path::new("")).to_string_lossy().into_owned();
        let base = if folder.is_empty() { folder } else { folder + "/" };
        let mut further = Vec::new();
        entries(&root, &base, &mut catalog, &mut further);
        drop((root, bytes));
        for (start, path, place) in further {
            let next = self.file(&path, Some((&name, place)));
            catalog.next.push((start, next));
        }
        catalog
    }
}

/// Takes the entries of a catalog, or of a group in it.
fn entries(node: &Node, base: &str, catalog: &mut Catalog, further: &mut Vec<Further>) {
    let base = match node.attributes.iter().find(|a| &*a.local == "base" && a.namespace.is_some()) {
        Some(attr) => resolved(base, &attr.value),
        None => base.to_owned(),
    };
    for entry in node.all_elements().filter(|entry| entry.namespace.as_deref() == Some(NAMESPACE)) {
        let base = match entry.attributes.iter().find(|a| &*a.local == "base" && a.namespace.is_some()) {
            Some(attr) if &*entry.local != "group" => resolved(&base, &attr.value),
            _ => base.clone(),
        };
        let get = |id: &str| entry.get(id).map(str::to_owned);
        let target = |target: &str| entry.get(target).map(|reference| resolved(&base, reference));
        match &*entry.local {
            "group" => entries(entry, &base, catalog, further),
            "system" => put(&mut catalog.exact, get("systemId"), target("uri")),
            "uri" => put(&mut catalog.exact, get("name"), target("uri")),
            "public" => put(&mut catalog.exact, get("publicId"), target("uri")),
            "rewriteSystem" => {
                catalog.prefixes.extend(get("systemIdStartString").zip(target("rewritePrefix")));
            }
            "rewriteURI" => catalog.prefixes.extend(get("uriStartString").zip(target("rewritePrefix"))),
            "systemSuffix" => catalog.suffixes.extend(get("systemIdSuffix").zip(target("uri"))),
            "uriSuffix" => catalog.suffixes.extend(get("uriSuffix").zip(target("uri"))),
            "nextCatalog" | "delegateSystem" | "delegateURI" => {
                let start = get("systemIdStartString").or_else(|| get("uriStartString"));
                let Some(path) = target("catalog").filter(|path| scheme(path).is_none()) else { continue };
                further.push((start, PathBuf::from(path), entry.place));
            }
            _ => {}
        }
    }
}

/// Of two entries for one name the first one counts.
fn put(map: &mut HashMap<String, String>, id: Option<String>, target: Option<String>) {
    if let Some((id, target)) = id.zip(target) {
        map.entry(id).or_insert(target);
    }
}

/// A reference in a catalog as local path, or as URL where it is one that is no `file:` URL.
fn resolved(base: &str, reference: &str) -> String {
    if is_network_path(reference) {
        // As a URL, so that it is none of the local paths.
        return format!("unc:{reference}");
    }
    if let Some(path) = file_path(reference) {
        return keep_slash(&path, reference);
    }
    if scheme(reference).is_some() {
        return reference.to_owned();
    }
    if scheme(base).is_some() {
        return join_url(base, reference);
    }
    let folder = match base.rfind('/') {
        Some(at) => &base[..=at],
        None => "",
    };
    keep_slash(&Path::new(folder).join(percent_decoded(reference)), reference)
}

fn keep_slash(path: &Path, reference: &str) -> String {
    let mut out = normalised(path).to_string_lossy().into_owned();
    if reference.ends_with('/') && !out.is_empty() && !out.ends_with('/') {
        out.push('/');
    }
    out
}
