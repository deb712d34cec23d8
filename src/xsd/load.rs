//! Follows `include`, `import` and `redefine` from the documents that were asked for to all that belong to the set.

use std::collections::{HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::builtin;
use super::catalog::Catalog;
use super::document::Document;
use super::faults::Faults;
use super::grammar;
use super::node::{Node, XML, XSI};
use super::source::{Missing, Origin, Sources, file_path, is_remote, join_url, scheme};
use super::tree::{self, Interner};
use crate::limits::Limits;
use crate::report::{Finding, Place};

/// An import whose document could not be had. It matters if nothing else brings the namespace.
#[derive(Debug)]
pub(crate) struct Unresolved {
    /// The importing document.
    pub document: u32,
    /// The namespace.
    pub namespace: Option<Arc<str>>,
    /// What to say.
    pub finding: Finding,
}

/// A document that was read, before it is taken under a namespace.
struct File {
    name: Arc<str>,
    tree: Arc<Node>,
    target: Option<Arc<str>>,
}

/// Why a document is looked for.
#[derive(Clone)]
enum Role {
    Root,
    /// By the document, from the place of the location.
    Include(u32, Place),
    Redefine(u32, Place, Place),
    Import(u32, Place, Option<Arc<str>>),
}

/// Reads all documents of a set.
pub(crate) struct Load<'l> {
    sources: &'l Sources,
    catalog: &'l Catalog,
    limits: &'l Limits,
    /// What is left of the limit on elements.
    elements: usize,
    interner: Interner,
    files: Vec<File>,
    /// Files by their keys; none for one that is no schema document.
    by_key: HashMap<PathBuf, Option<usize>>,
    /// Texts and files by length, to know a copy.
    by_length: HashMap<usize, Vec<(String, usize)>>,
    taken: HashMap<(usize, Option<Arc<str>>), u32>,
    followed: HashSet<(PathBuf, u32)>,
    queue: VecDeque<(Origin, Role)>,
    /// The documents, in the order in which they were reached.
    pub documents: Vec<Document>,
    /// Imports without a document.
    pub unresolved: Vec<Unresolved>,
    /// Includes without a document, with the including document.
    pub absent: Vec<(u32, Finding)>,
    /// What is wrong so far.
    pub faults: Faults,
    /// The names of documents that could not be taken, behind those of [`Self::documents`].
    pub strays: Vec<Arc<str>>,
}

/// Findings in a file that is no document of the set are kept under numbers from here on.
pub(crate) const STRAY: u32 = 1 << 31;

impl<'l> Load<'l> {
    pub fn new(sources: &'l Sources, catalog: &'l Catalog, limits: &'l Limits) -> Self {
        Self {
            sources,
            catalog,
            limits,
            elements: limits.schema_elements,
            interner: Interner::default(),
            files: Vec::new(),
            by_key: HashMap::new(),
            by_length: HashMap::new(),
            taken: HashMap::new(),
            followed: HashSet::new(),
            queue: VecDeque::new(),
            documents: Vec::new(),
            unresolved: Vec::new(),
            absent: Vec::new(),
            faults: Faults::new(limits),
            strays: Vec::new(),
        }
    }

    /// Reads the documents at these paths and all that they lead to.
    pub fn roots(&mut self, paths: &[PathBuf]) {
        for path in paths {
            for path in self.documents_at(path) {
                match self.sources.locate(&path) {
                    Some(origin) => self.queue.push_back((origin, Role::Root)),
                    None => {
                        let finding = Finding::new("xefa-schema-nicht-gefunden", Place::default());
                        self.stray(&path.to_string_lossy(), finding.arg("location", path.to_string_lossy()));
                    }
                }
            }
        }
        while let Some((origin, role)) = self.queue.pop_front() {
            self.take(&origin, role);
        }
    }

    /// The file itself, or the schema documents directly in a folder.
    fn documents_at(&mut self, path: &Path) -> Vec<PathBuf> {
        if !matches!(self.sources, Sources::Files(_)) || !path.is_dir() {
            return vec![path.to_path_buf()];
        }
        let mut found: Vec<PathBuf> = std::fs::read_dir(path)
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xsd")))
            .filter(|path| path.is_file())
            .collect();
        found.sort();
        if found.is_empty() {
            let finding = Finding::new("xefa-schema-nicht-gefunden", Place::default());
            self.stray(&path.to_string_lossy(), finding.arg("location", path.to_string_lossy()));
        }
        found
    }

    fn stray(&mut self, name: &str, finding: Finding) {
        let number = STRAY + u32::try_from(self.strays.len()).unwrap_or(0);
        self.strays.push(name.into());
        self.faults.push(number, finding);
    }

    fn take(&mut self, origin: &Origin, role: Role) {
        let Some(file) = self.file(origin, &role) else { return };
        let target = self.files[file].target.clone();
        let mismatch = |rule: &str, place: Place, expected: &Option<Arc<str>>| {
            Finding::new(rule, place)
                .arg("location", &*origin.name)
                .arg("namespace", target.as_deref().unwrap_or_default())
                .arg("expected", expected.as_deref().unwrap_or_default())
        };
        let namespace = match &role {
            Role::Root => target,
            Role::Include(by, place) | Role::Redefine(by, place, _) => {
                let own = self.documents[*by as usize].target.clone();
                if target.is_some() && target != own {
                    let rule = if matches!(role, Role::Include(..)) { "src-include.2.1" } else { "src-redefine.3.1" };
                    self.faults.push(*by, mismatch(rule, *place, &own));
                    return;
                }
                own
            }
            Role::Import(by, place, expected) => {
                if target != *expected {
                    let rule = if expected.is_some() { "src-import.3.1" } else { "src-import.3.2" };
                    self.faults.push(*by, mismatch(rule, *place, expected));
                    return;
                }
                target
            }
        };
        let Some(document) = self.document(file, namespace) else {
            let limit = self.limits.schema_documents.to_string();
            let finding = |place| Finding::new("limit-schema-documents", place).arg("limit", limit);
            match role {
                Role::Root => self.stray(&origin.name, finding(Place::default())),
                Role::Include(by, place) | Role::Redefine(by, place, _) | Role::Import(by, place, _) => {
                    self.faults.push(by, finding(place));
                }
            }
            return;
        };
        match role {
            Role::Include(by, _) => self.documents[by as usize].includes.push(document),
            Role::Redefine(by, _, element) => {
                self.documents[by as usize].includes.push(document);
                self.documents[by as usize].redefines.push((element, document));
            }
            Role::Root | Role::Import(..) => {}
        }
        if self.followed.insert((origin.key.clone(), document)) {
            self.follow(origin, document);
        }
    }

    /// The number of a file taken under a namespace; none where there are too many: a file counts for each namespace.
    fn document(&mut self, file: usize, namespace: Option<Arc<str>>) -> Option<u32> {
        if let Some(known) = self.taken.get(&(file, namespace.clone())) {
            return Some(*known);
        }
        if self.documents.len() >= self.limits.schema_documents {
            return None;
        }
        let number = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        let File { name, tree, target } = &self.files[file];
        self.documents.push(Document {
            name: Arc::clone(name),
            tree: Arc::clone(tree),
            target: namespace.clone(),
            chameleon: target.is_none() && namespace.is_some(),
            imports: Vec::new(),
            includes: Vec::new(),
            redefines: Vec::new(),
            built_in: false,
        });
        self.taken.insert((file, namespace), number);
        Some(number)
    }

    /// The file at an origin, read and checked once.
    fn file(&mut self, origin: &Origin, role: &Role) -> Option<usize> {
        if let Some(known) = self.by_key.get(&origin.key) {
            return *known;
        }
        let file = self.read(origin, role);
        self.by_key.insert(origin.key.clone(), file);
        file
    }

    fn read(&mut self, origin: &Origin, role: &Role) -> Option<usize> {
        let (by, place) = match role {
            Role::Root => (None, Place::default()),
            Role::Include(by, place) | Role::Redefine(by, place, _) | Role::Import(by, place, _) => (Some(*by), *place),
        };
        let fail = |this: &mut Self, finding: Finding| match by {
            Some(by) => this.faults.push(by, finding),
            None => this.stray(&origin.name, finding),
        };
        if self.by_key.len() >= self.limits.schema_documents {
            let limit = self.limits.schema_documents.to_string();
            fail(self, Finding::new("limit-schema-documents", place).arg("limit", limit));
            return None;
        }
        if origin.outside {
            fail(self, Finding::new("xefa-schema-ausserhalb", place).arg("location", &*origin.name));
            return None;
        }
        let bytes = match self.sources.load(origin, self.limits.schema_bytes) {
            Ok(bytes) => bytes,
            Err(Missing::TooLarge) => {
                let limit = self.limits.schema_bytes.to_string();
                fail(
                    self,
                    Finding::new("limit-schema-bytes", place).arg("limit", limit).arg("location", &*origin.name),
                );
                return None;
            }
            Err(Missing::Unreadable(reason)) => {
                let finding = Finding::new("xefa-schema-nicht-gefunden", place).arg("location", &*origin.name);
                let finding = finding.arg("reason", reason);
                match role {
                    Role::Include(by, _) => self.absent.push((*by, finding)),
                    Role::Import(document, _, namespace) => {
                        self.unresolved.push(Unresolved { document: *document, namespace: namespace.clone(), finding });
                    }
                    Role::Root | Role::Redefine(..) => fail(self, finding),
                }
                return None;
            }
        };
        let text = match crate::xml::decode(&bytes) {
            Ok(text) => text,
            Err(fault) => {
                self.stray(&origin.name, tree::finding(&fault, ""));
                return None;
            }
        };
        let plain = if text.contains('\r') { text.replace("\r\n", "\n") } else { text.to_string() };
        let copies = self.by_length.entry(plain.len()).or_default();
        if let Some((_, same)) = copies.iter().find(|(text, _)| *text == plain) {
            return Some(*same);
        }
        let mut root = match tree::read(&text, self.limits, &mut self.elements, &mut self.interner) {
            Ok(root) => root,
            Err(finding) => {
                self.stray(&origin.name, *finding);
                return None;
            }
        };
        let before = self.faults.len();
        let number = STRAY + u32::try_from(self.strays.len()).unwrap_or(0);
        let is_schema = grammar::check(&mut root, number, &mut self.faults);
        if self.faults.len() > before {
            self.strays.push(Arc::clone(&origin.name));
            self.faults.set_paths(before, |place| grammar::path(&root, place));
        }
        if !is_schema {
            return None;
        }
        let target = root.get("targetNamespace").map(Arc::from);
        let file = self.files.len();
        self.files.push(File { name: Arc::clone(&origin.name), tree: Arc::new(root), target });
        self.by_length.entry(plain.len()).or_default().push((plain, file));
        Some(file)
    }

    /// Looks for what a document includes, imports and redefines, as seen from a place where it lies.
    fn follow(&mut self, origin: &Origin, number: u32) {
        let tree = Arc::clone(&self.documents[number as usize].tree);
        let target = self.documents[number as usize].target.clone();
        let chameleon = self.documents[number as usize].chameleon;
        for node in tree.elements() {
            let place = node.place_of("schemaLocation");
            match &*node.local {
                "include" | "redefine" => {
                    let Some(location) = node.get("schemaLocation") else { continue };
                    match self.resolve(origin, location) {
                        Some(found) if node.is("include") => {
                            self.queue.push_back((found, Role::Include(number, place)))
                        }
                        Some(found) => self.queue.push_back((found, Role::Redefine(number, place, node.place))),
                        None if node.is("include") => self.absent.push((number, not_found(location, place))),
                        None => self.faults.push(number, not_found(location, place)),
                    }
                }
                "import" => {
                    let namespace: Option<Arc<str>> = node.get("namespace").map(|name| self.interner.get(name));
                    let wrong = if namespace.is_none() && target.is_none() {
                        Some("src-import.1.2")
                    } else if namespace == target && !chameleon {
                        Some("src-import.1.1")
                    } else {
                        None
                    };
                    if let Some(rule) = wrong {
                        let finding = Finding::new(rule, node.place_of("namespace"));
                        self.faults.push(number, finding.arg("namespace", namespace.as_deref().unwrap_or_default()));
                        continue;
                    }
                    let imports = &mut self.documents[number as usize].imports;
                    if !imports.contains(&namespace) {
                        imports.push(namespace.clone());
                    }
                    self.import(origin, number, node, namespace);
                }
                _ => {}
            }
        }
    }

    fn import(&mut self, origin: &Origin, document: u32, node: &Node, namespace: Option<Arc<str>>) {
        let place = node.place_of("schemaLocation");
        let location = node.get("schemaLocation");
        let by_location = location.and_then(|location| self.resolve(origin, location));
        let by_namespace = || {
            let path = self.catalog.find(namespace.as_deref()?)?;
            self.sources.locate(&path)
        };
        if let Some(found) = by_location.or_else(by_namespace) {
            self.queue.push_back((found, Role::Import(document, place, namespace)));
        } else if let Some(location) = location {
            let finding = not_found(location, place).arg("namespace", namespace.as_deref().unwrap_or_default());
            self.unresolved.push(Unresolved { document, namespace, finding });
        }
    }

    /// The document that a location means, seen from another one.
    fn resolve(&self, base: &Origin, location: &str) -> Option<Origin> {
        let with_url = |url: &str, path: &Path| {
            self.sources.locate(path).map(|origin| Origin { url: Some(url.to_owned()), ..origin })
        };
        if let Some(path) = self.catalog.find(location) {
            return with_url(location, &path);
        }
        if scheme(location).is_some() {
            return self.sources.locate(&file_path(location)?);
        }
        self.sources.relative(base, location).or_else(|| {
            let url = join_url(base.url.as_deref()?, location);
            with_url(&url, &self.catalog.find(&url)?)
        })
    }

    /// Adds the library's own documents that are needed: those of the namespaces `xml` and `xsi`.
    pub fn add_built_in(&mut self) {
        for (namespace, text) in [(XML, builtin::XML_SCHEMA), (XSI, builtin::XSI_SCHEMA)] {
            let named = |name: &Option<Arc<str>>| name.as_deref() == Some(namespace);
            let wanted = |document: &Document| named(&document.target) || document.imports.iter().any(named);
            if !self.documents.iter().any(wanted) {
                continue;
            }
            let mut budget = Limits::DEFAULT.schema_elements;
            let Ok(mut tree) = tree::read(text, &Limits::DEFAULT, &mut budget, &mut self.interner) else { continue };
            grammar::check(&mut tree, STRAY, &mut self.faults);
            self.documents.push(Document {
                name: format!("{namespace} (built in)").into(),
                tree: Arc::new(tree),
                target: Some(self.interner.get(namespace)),
                chameleon: false,
                imports: Vec::new(),
                includes: Vec::new(),
                redefines: Vec::new(),
                built_in: true,
            });
        }
    }
}

/// A URL that no catalog knows is another mistake than a file that is not there.
fn not_found(location: &str, place: Place) -> Finding {
    let rule = if is_remote(location) { "xefa-schema-entfernt" } else { "xefa-schema-nicht-gefunden" };
    Finding::new(rule, place).arg("location", location)
}
