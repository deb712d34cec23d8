//! Several schemas side by side, and which of them a message belongs to.
//!
//! The namespace of the root element decides. Releases that share a namespace are told apart by what their schemas fix: an
//! attribute `version`, `standard` or `…Version` of the root or of its first child. A message that fits no schema, or more than
//! one, is not checked against any.
//!
//! ```
//! # #[cfg(feature = "xsd")] {
//! use xefa::Limits;
//! use xefa::schema::Schema;
//! use xefa::suite::{Choice, Suite, Suites};
//! use xefa::xsd::Loader;
//!
//! let release = |version: &str| {
//!     let text = format!(r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a">
//!         <xs:element name="gruss"><xs:complexType>
//!             <xs:attribute name="version" type="xs:token" use="required" fixed="{version}"/>
//!         </xs:complexType></xs:element>
//!     </xs:schema>"#);
//!     let set = Loader::new().document("a.xsd", text).read(&["a.xsd".into()]).expect("a correct schema");
//!     Suite::new(version, Schema::compile(&set, &Limits::default()).expect("a correct schema"))
//! };
//! let suites = Suites::new(vec![release("1.0"), release("1.1")]);
//! let Choice::One(at) = suites.choose(b"<gruss xmlns='urn:a' version='1.1'/>") else { panic!() };
//! assert_eq!(suites.all()[at].name(), "1.1");
//! let Choice::None(finding) = suites.choose(b"<gruss xmlns='urn:a' version='2.0'/>") else { panic!() };
//! assert_eq!(finding.rule().id(), "xefa-suite-keine");
//! assert!(matches!(suites.choose(b"<gruss xmlns='urn:a'/>"), Choice::Several { .. }));
//! # }
//! ```

mod head;
mod mark;
#[cfg(all(test, feature = "xsd"))]
mod tests;
mod version_place;

pub use version_place::{BadVersionPlace, VersionPlace};

use crate::report::{Finding, Report};
use crate::schema::Schema;
use head::Root;
use mark::Mark;

/// Suites that a finding names, at most.
const NAMED: usize = 8;

/// A schema with a name, and what of a message makes it this schema's.
#[derive(Debug)]
pub struct Suite {
    name: String,
    schema: Schema,
    namespaces: Vec<String>,
    /// Whether only [`Self::namespaces`] count, not others for which the schema declares elements.
    only_these: bool,
    versions: Option<Vec<String>>,
    marks: Vec<Mark>,
}

impl Suite {
    /// A suite that takes what its schema tells: the namespaces of its global elements, and the versions that it fixes.
    #[must_use]
    pub fn new(name: impl Into<String>, schema: Schema) -> Self {
        let declared = schema.global_elements().map(|id| schema.namespace_of(schema.element(id).name));
        let mut namespaces: Vec<_> = declared.collect();
        namespaces.sort_unstable();
        namespaces.dedup();
        let namespaces = namespaces.into_iter().map(|id| schema.namespace_uri(id).to_owned()).collect();
        let marks = mark::of_schema(&schema);
        Self { name: name.into(), schema, namespaces, only_these: false, versions: None, marks }
    }

    /// The namespaces ("" is none) whose messages are meant first of all: those of the standard itself and not of the modules that it
    /// imports. Another namespace of the schema counts where no other suite claims it like this.
    #[must_use]
    pub fn with_main_namespaces(mut self, namespaces: Vec<String>) -> Self {
        if namespaces.iter().any(|namespace| self.namespaces.contains(namespace)) {
            self.namespaces = namespaces;
        }
        self
    }

    /// The only namespaces ("" is none) whose messages belong to this suite.
    #[must_use]
    pub fn with_namespaces(mut self, namespaces: Vec<String>) -> Self {
        self.namespaces = namespaces;
        self.only_these = true;
        self
    }

    /// The only versions whose messages belong to this suite, and where a message says its version; without places, where the schema
    /// fixes one, else in the attribute `version` of the root.
    #[must_use]
    pub fn with_versions(mut self, versions: Vec<String>, places: Vec<VersionPlace>) -> Self {
        let own = |mark: &Mark| mark.place.is_version();
        let mut places = if places.is_empty() {
            self.marks.iter().filter(|mark| own(mark)).map(|mark| mark.place.clone()).collect()
        } else {
            places
        };
        if places.is_empty() {
            places.push(VersionPlace::root_attribute("version"));
        }
        self.marks.retain(|mark| !own(mark));
        self.marks.extend(places.into_iter().map(|place| Mark { place, values: versions.clone() }));
        self.versions = Some(versions);
        self
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its schema.
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The namespaces whose messages it takes first of all.
    #[must_use]
    pub fn namespaces(&self) -> &[String] {
        &self.namespaces
    }

    /// The versions that it takes, where it is told apart by them.
    #[must_use]
    pub fn versions(&self) -> Vec<&str> {
        let own = self.marks.iter().filter(|mark| mark.place.is_version());
        let mut versions: Vec<&str> = own.flat_map(|mark| &mark.values).map(String::as_str).collect();
        versions.sort_unstable();
        versions.dedup();
        versions
    }

    fn declares(&self, root: &Root) -> bool {
        let name = self.schema.namespace(&root.namespace).and_then(|ns| self.schema.find(ns, &root.name));
        name.is_some_and(|name| self.schema.global_element(name).is_some())
    }

    fn declares_namespace(&self, uri: &str) -> bool {
        let namespace = self.schema.namespace(uri);
        let of = |id| self.schema.namespace_of(self.schema.element(id).name);
        namespace.is_some_and(|namespace| self.schema.global_elements().any(|id| of(id) == namespace))
    }

    /// Whether what a message says of itself fits: at least one mark does, and none contradicts. None where it says nothing.
    fn fits(&self, text: &str) -> Option<bool> {
        let places: Vec<&VersionPlace> = self.marks.iter().map(|mark| &mark.place).collect();
        let said = head::values(text, &places);
        let mut judged = self.marks.iter().zip(&said).filter_map(|(mark, said)| {
            let said = said.as_ref()?;
            Some(mark.values.contains(said))
        });
        let first = judged.next()?;
        Some(first && judged.all(|fits| fits))
    }

    /// How a finding names it: with its versions, or else with its namespace.
    fn described(&self) -> String {
        let versions = self.versions();
        let what = if versions.is_empty() { self.namespaces.join(", ") } else { versions.join(", ") };
        if what.is_empty() { self.name.clone() } else { format!("{} ({what})", self.name) }
    }
}

/// Suites of which a message belongs to one.
#[derive(Debug, Default)]
pub struct Suites {
    suites: Vec<Suite>,
}

/// Which suite a message belongs to. Only [`Choice::One`] can be checked.
#[derive(Debug)]
pub enum Choice {
    /// To this one, by its position.
    One(usize),
    /// Several fit, by their positions; the finding `xefa-suite-mehrdeutig` names them.
    Several {
        /// Their positions.
        suites: Vec<usize>,
        /// What to say if nothing else decides.
        finding: Box<Finding>,
    },
    /// To none; the finding `xefa-suite-keine` says what the message is and what would fit.
    None(Box<Finding>),
    /// No XML, or at least no root element.
    Unreadable(Report),
}

impl Suites {
    /// These suites.
    #[must_use]
    pub fn new(suites: Vec<Suite>) -> Self {
        Self { suites }
    }

    /// All of them, in their order.
    #[must_use]
    pub fn all(&self) -> &[Suite] {
        &self.suites
    }

    /// Tells which suite a message belongs to, by its root element, and by its version where the root does not decide.
    #[must_use]
    pub fn choose(&self, bytes: &[u8]) -> Choice {
        let (text, fault) = crate::xml::decode_prefix(bytes);
        let root = match head::root(&text, fault) {
            Ok(root) => root,
            Err(report) => return Choice::Unreadable(report),
        };
        let of_namespace = self.of_namespace(&root);
        if of_namespace.is_empty() {
            return Choice::None(Box::new(self.none(&root, &[])));
        }
        // A version that was asked for holds always; one that the schema fixes is the schema's to judge, unless it has to decide.
        let held = |at: &usize| self.suites[*at].versions.is_none() || self.suites[*at].fits(&text) == Some(true);
        let mut left: Vec<usize> = of_namespace.iter().copied().filter(held).collect();
        let versions_decide = left.len() < of_namespace.len();
        if left.len() > 1 {
            narrow(&mut left, |at| self.suites[at].declares(&root));
        }
        if left.len() > 1 || versions_decide {
            let fit: Vec<Option<bool>> = left.iter().map(|at| self.suites[*at].fits(&text)).collect();
            let mut fit = fit.into_iter();
            if fit.clone().any(|fit| fit == Some(true)) {
                left.retain(|_| fit.next() == Some(Some(true)));
            } else {
                left.retain(|_| fit.next() != Some(Some(false)));
            }
        }
        match left.as_slice() {
            [] => Choice::None(Box::new(self.none(&root, &of_namespace))),
            [one] => Choice::One(*one),
            several => {
                let finding = self.described("xefa-suite-mehrdeutig", &root, several);
                Choice::Several { suites: left, finding: Box::new(finding) }
            }
        }
    }

    fn of_namespace(&self, root: &Root) -> Vec<usize> {
        let all = || self.suites.iter().enumerate();
        let mut found: Vec<usize> =
            all().filter(|(_, suite)| suite.namespaces.contains(&root.namespace)).map(|(at, _)| at).collect();
        if found.is_empty() {
            let declares = |suite: &Suite| !suite.only_these && suite.declares_namespace(&root.namespace);
            found.extend(all().filter(|(_, suite)| declares(suite)).map(|(at, _)| at));
        }
        found
    }

    /// No suite fits; those of the namespace are named, else the nearest ones.
    fn none(&self, root: &Root, candidates: &[usize]) -> Finding {
        let mut candidates = candidates.to_vec();
        if candidates.is_empty() {
            let alike = |at: &usize| {
                let of_suite = self.suites[*at].namespaces.iter().map(|uri| common_prefix(uri, &root.namespace));
                std::cmp::Reverse(of_suite.max().unwrap_or(0))
            };
            candidates.extend(0..self.suites.len());
            candidates.sort_by_key(alike);
        }
        self.described("xefa-suite-keine", root, &candidates)
    }

    fn described(&self, rule: &str, root: &Root, candidates: &[usize]) -> Finding {
        let mut names: Vec<String> = candidates.iter().take(NAMED).map(|at| self.suites[*at].described()).collect();
        if candidates.len() > NAMED {
            names.push("…".to_owned());
        }
        let mut finding = Finding::new(rule, root.place).path(format!("/{}", root.name)).arg("name", root.name.clone());
        if !root.namespace.is_empty() {
            finding = finding.arg("namespace", root.namespace.clone());
        }
        if let Some(version) = &root.version {
            finding = finding.arg("version", version.clone());
        }
        finding.arg("members", names.join("; "))
    }
}

/// Keeps what has a property, if anything has.
fn narrow(left: &mut Vec<usize>, has: impl Fn(usize) -> bool) {
    if left.iter().any(|at| has(*at)) {
        left.retain(|at| has(*at));
    }
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}
