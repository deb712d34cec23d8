//! What is to be generated, and how.

use std::path::PathBuf;

/// What is to be generated.
///
/// ```
/// use xefa_codegen::Config;
///
/// let config = Config::new(["schemas/standard.xsd"]).with_catalog("catalog.xml");
/// assert_eq!(config.runtime, "xefa");
/// ```
#[derive(Debug, Clone)]
pub struct Config {
    /// The schema documents from which the set is read.
    pub schemas: Vec<PathBuf>,
    /// Where documents are that are named by a URL.
    pub catalog: Option<PathBuf>,
    /// The path to the runtime as generated code names it: `xefa`, or `crate` within the library itself.
    pub runtime: String,
    /// The command that makes these models again, for the header and for messages.
    pub command: String,
    /// A title for the module; without one the name of the first schema document.
    pub title: Option<String>,
    /// Beginnings of namespaces whose global elements are payloads: where a strict wildcard admits them, an enum has a variant
    /// for each.
    pub payloads: Vec<String>,
    /// Beginnings of file names that modules do without.
    pub strip: Vec<String>,
    /// Modules beside the generated ones, written by hand.
    pub modules: Vec<String>,
    /// Fields that a context supplies.
    pub supply: Option<Supply>,
    /// The messages that are wanted, by the names of their elements; all of them where there is none.
    pub only: Vec<String>,
    /// Whether an IDREF without its ID is a warning and not a mistake, for standards whose messages refer to other ones.
    pub lenient_references: bool,
    /// An optional part of more bytes than this gets a box. What may be missing mostly is, and would take its room all the same: standards
    /// with many optional parts, as UBL, are read twice as fast with boxes.
    pub box_above: usize,
    /// Further editions of the set that the same models read and write, such as one before an erratum.
    pub editions: Vec<Edition>,
}

/// A set that differs from the one models are made of in nothing a model can see: fixed values, facets, derivation.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The name of the function that gives its compiled schema, and of the file in which that is stored.
    pub name: String,
    /// The schema documents from which it is read.
    pub schemas: Vec<PathBuf>,
    /// What the function is documented with.
    pub doc: String,
}

/// Fields of all types derived from one that their constructors need not be told.
#[derive(Debug, Clone)]
pub struct Supply {
    /// The namespace of the base type.
    pub namespace: String,
    /// The local name of the base type.
    pub base: String,
    /// What constructors ask for instead: name, type and documentation.
    pub arguments: Vec<(String, String, String)>,
    /// XML names of the fields (`@name` for attributes) and the Rust expressions that make them of `ctx` and `required`. In an
    /// expression `{number}` stands for the digits at the end of the message's name.
    pub fields: Vec<(String, String)>,
}

impl Config {
    /// Models of the set that these documents lead to.
    pub fn new<P: Into<PathBuf>>(schemas: impl IntoIterator<Item = P>) -> Self {
        Self {
            schemas: schemas.into_iter().map(Into::into).collect(),
            catalog: None,
            runtime: "xefa".to_owned(),
            command: "xefa-codegen generate".to_owned(),
            title: None,
            payloads: Vec::new(),
            strip: Vec::new(),
            modules: Vec::new(),
            supply: None,
            only: Vec::new(),
            box_above: 64,
            lenient_references: false,
            editions: Vec::new(),
        }
    }

    /// With a catalog.
    #[must_use]
    pub fn with_catalog(mut self, catalog: impl Into<PathBuf>) -> Self {
        self.catalog = Some(catalog.into());
        self
    }
}
