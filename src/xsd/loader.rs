//! The front door: reading a set of schema documents.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::build;
use super::catalog::Catalog;
use super::component::SchemaSet;
use super::faults::Faults;
use super::grammar;
use super::load::{Load, STRAY};
use super::names::Names;
use super::source::Sources;
use crate::limits::Limits;
use crate::report::{Report, Severity};

/// Reads sets of schema documents, from local files or from memory.
///
/// ```
/// use xefa::xsd::Loader;
///
/// let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a">
///   <xs:element name="gruss" type="xs:string"/>
/// </xs:schema>"#;
/// let set = Loader::new().document("a.xsd", schema).read(&["a.xsd".into()]).expect("a correct schema");
/// assert_eq!(set.elements[0].name.to_string(), "{urn:a}gruss");
///
/// let broken = schema.replace("xs:string", "xs:strin");
/// let report = Loader::new().document("a.xsd", broken).read(&["a.xsd".into()]).expect_err("no such type");
/// assert_eq!(report.findings()[0].rule().id(), "src-resolve");
/// assert_eq!((report.findings()[0].place().line, report.findings()[0].place().column), (2, 34));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Loader {
    catalog: Catalog,
    limits: Limits,
    within: Option<PathBuf>,
    memory: Option<BTreeMap<String, Vec<u8>>>,
    without_absent: bool,
}

impl Loader {
    /// A loader of local files without a catalog.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the catalog that says where the documents for URLs and namespaces lie.
    #[must_use]
    pub fn catalog(mut self, catalog: Catalog) -> Self {
        self.catalog = catalog;
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: &Limits) -> Self {
        self.limits = *limits;
        self
    }

    /// Keeps to a folder: a document that does not lie in it or below, links followed, is refused (`xefa-schema-ausserhalb`), whoever
    /// names it. For schema documents of strangers; without it every file that a document names is read.
    #[must_use]
    pub fn within(mut self, folder: impl Into<PathBuf>) -> Self {
        self.within = Some(folder.into());
        self
    }

    /// Adds a document in memory. A loader with documents in memory reads no files.
    #[must_use]
    pub fn document(mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.memory.get_or_insert_default().insert(name.into(), bytes.into());
        self
    }

    /// Takes a set as it is where a document that is included or imported cannot be had.
    ///
    /// The specification allows that (Part 1, 4.2.1 and 4.2.3), and by default it is refused all the same: a message with an
    /// element of the absent document would be called invalid, and where a lax wildcard stands it would pass unchecked; what could
    /// not be checked must not read as valid. What is missing is told as warnings in [`SchemaSet::absent`]. A reference to a
    /// component that would be in it is an error either way, and so is an absent document that is redefined.
    #[must_use]
    pub fn without_absent(mut self) -> Self {
        self.without_absent = true;
        self
    }

    /// Reads the documents at these paths, and all that they include, import and redefine. Of a folder all `*.xsd` files
    /// directly in it are taken, in the order of their names.
    ///
    /// # Errors
    /// Everything that is wrong with the documents, up to the limit of findings; each finding names its document.
    pub fn read(&self, paths: &[PathBuf]) -> Result<SchemaSet, Report> {
        self.read_in_turn(&[paths])
    }

    /// Reads a set in several steps: the documents at the first paths and all that they lead to, then those at the next ones. Global
    /// types and elements of the first step have the numbers that they have without the later ones, among their own kind.
    ///
    /// ```
    /// use xefa::xsd::Loader;
    ///
    /// let schema = |namespace: &str, text: &str| {
    ///     format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='{namespace}'>{text}</xs:schema>")
    /// };
    /// let core = schema("urn:core", "<xs:element name='a'/><xs:element name='b'/>");
    /// let more = schema("urn:more", "<xs:import namespace='urn:core' schemaLocation='core.xsd'/><xs:element name='c'/>");
    /// let loader = Loader::new().document("core.xsd", core).document("more.xsd", more);
    /// let (first, then) = (["core.xsd".into()], ["more.xsd".into()]);
    /// let names = |set: xefa::xsd::SchemaSet| set.elements.iter().map(|element| element.name.local.to_string()).collect::<Vec<_>>();
    /// assert_eq!(names(loader.read(&first).expect("correct schemas")), ["a", "b"]);
    /// assert_eq!(names(loader.read_in_turn(&[&first, &then]).expect("correct schemas")), ["a", "b", "c"]);
    /// assert_eq!(names(loader.read(&then).expect("correct schemas")), ["c", "a", "b"]);
    /// ```
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_in_turn(&self, steps: &[&[PathBuf]]) -> Result<SchemaSet, Report> {
        let sources = match &self.memory {
            Some(documents) => Sources::Memory(documents.clone()),
            None => Sources::Files(self.within.as_ref().map(|folder| {
                // In a folder that is not there lies nothing.
                std::fs::canonicalize(folder).unwrap_or_else(|_| folder.clone())
            })),
        };
        let mut load = Load::new(&sources, &self.catalog, &self.limits);
        for paths in steps {
            load.roots(paths);
        }
        load.add_built_in();
        let Load { documents, unresolved, absent, mut faults, strays, .. } = load;
        let mut warnings = Faults::new(&self.limits);
        let told = if self.without_absent { &mut warnings } else { &mut faults };
        absent.into_iter().for_each(|(document, finding)| told.push(document, finding));
        let known: HashSet<Option<Arc<str>>> = documents.iter().map(|document| document.target.clone()).collect();
        let mut missing = HashSet::new();
        for import in unresolved.into_iter().filter(|import| !known.contains(&import.namespace)) {
            told.push(import.document, import.finding);
            // A reference into a namespace of which it was told that it is missing is no further mistake.
            if !self.without_absent {
                missing.insert(import.namespace);
            }
        }
        let names = Names::collect(&documents, &mut faults);
        let mut set = build::build(&documents, &names, missing, &self.limits, &mut faults);
        // What the grammar says was found before the document had its number.
        let rank = |number: u32| {
            let name = number.checked_sub(STRAY).and_then(|stray| strays.get(stray as usize));
            let document = name.and_then(|name| documents.iter().position(|document| document.name == *name));
            document.and_then(|document| u32::try_from(document).ok()).unwrap_or(number)
        };
        let source = |number: u32| match number.checked_sub(STRAY) {
            Some(stray) => strays.get(stray as usize).cloned().unwrap_or_default(),
            None => documents.get(number as usize).map(|document| Arc::clone(&document.name)).unwrap_or_default(),
        };
        let path = |number: u32, place| match documents.get(number as usize) {
            Some(document) => grammar::path(&document.tree, place),
            None => String::new(),
        };
        if !faults.is_empty() {
            return Err(faults.into_report(rank, source, path));
        }
        if !warnings.is_empty() {
            let report = warnings.into_report(rank, source, path);
            let weighed = report.findings().iter().map(|finding| finding.clone().weighing(Severity::Warning));
            weighed.for_each(|finding| set.absent.push(finding));
        }
        Ok(set)
    }
}
