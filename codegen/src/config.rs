//! What is to be generated, and how.

use std::path::{Path, PathBuf};

use crate::Error;

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
    /// Which modules there are.
    pub layout: Layout,
    /// Modules beside the generated ones, written by hand.
    pub modules: Vec<String>,
    /// What is to be named otherwise, by the names of the schema, and how: `PersonType`, `PersonType/geburtsdatum`,
    /// `PersonType/@id`, `{urn:x}PersonType` where there are several. What has no name in the schema is meant by the one that Rust
    /// has. Names in XML and JSON stay as they are.
    pub renames: Vec<(String, String)>,
    /// Traits that types derive beside those that all have: `Hash` or `my_crate::Trait` for all of them, `PersonType:Hash` for one.
    /// A trait of the standard library goes with a type to all that is in it, which must have it too; `Hash?` goes to all that can.
    pub derives: Vec<String>,
    /// Other crates with models of sets that this one builds on: their types are taken, where they are the same.
    pub external: Vec<External>,
    /// Fields that a context supplies.
    pub supply: Option<Supply>,
    /// The messages that are wanted, by the names of their elements; all of them where there is none.
    pub only: Vec<String>,
    /// Whether there are types that no message needs: all that have a name. Of a set without messages there always are.
    pub all_types: bool,
    /// Whether an IDREF without its ID is a warning and not a mistake, for standards whose messages refer to other ones.
    pub lenient_references: bool,
    /// An optional part of more bytes than this gets a box. What may be missing mostly is, and would take its room all the same: standards
    /// with many optional parts, as UBL, are read twice as fast with boxes.
    pub box_above: usize,
    /// A type with more lists than this has thin ones, [`Many`](xefa::value::Many) instead of `Vec`: what may repeat mostly does not, and
    /// an empty `Vec` takes three times the room.
    pub thin_above: usize,
    /// Whether a document that is included or imported and cannot be had is left out, as
    /// [`Loader::without_absent`](xefa::xsd::Loader::without_absent) says.
    pub without_absent: bool,
    /// Further editions of the set that the same models read and write, such as one before an erratum.
    pub editions: Vec<Edition>,
}

/// A crate, or a module, with models that others share.
///
/// ```no_run
/// use xefa_codegen::{Config, External, generate};
///
/// let mut config = Config::new(["xschule.xsd"]);
/// config.external.push(External::new("xbildung", Config::new(["xbildung.xsd"])));
/// let models = generate(&config)?;
/// // xbildung: 312 types are shared, 14 are made again
/// println!("{}", models.sharing[0]);
/// # Ok::<(), xefa_codegen::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct External {
    /// The Rust path of its models, where `FINGERPRINT` is: `xbildung`, `xefa::v2_0`.
    pub path: String,
    /// What they were generated with. Documents are found by the catalog of the models that share them, where that has one.
    pub config: Config,
}

impl External {
    /// The models at a path, and what they were generated with.
    pub fn new(path: impl Into<String>, config: Config) -> Self {
        Self { path: path.into(), config }
    }
}

/// Which modules there are, a file each.
///
/// ```
/// use xefa_codegen::{Config, Layout, generate};
///
/// let mut config = Config::new(["tests/golden/formen.xsd"]);
/// config.layout = Layout::Namespace;
/// // `urn:xefa:formen`
/// assert!(generate(&config)?.files.iter().any(|(name, _)| name == "formen.rs"));
/// config.layout = Layout::One;
/// assert!(generate(&config)?.files.iter().any(|(name, _)| name == "typen.rs"));
/// # Ok::<(), xefa_codegen::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layout {
    /// A module for each schema document, named after its file.
    #[default]
    Document,
    /// A module for each namespace, named after the last part of its URI that says something: `behoerde` for
    /// `http://xoev.de/schemata/basisnachricht/behoerde/1_0`. A second version of it says which one it is: `behoerde_1_1`.
    Namespace,
    /// All types in one module, `typen`, seen from above without its name. Types of one name get different ones, whatever their
    /// namespaces: `Anschrift` and `Anschrift2`.
    One,
}

impl std::str::FromStr for Layout {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "document" => Ok(Self::Document),
            "namespace" => Ok(Self::Namespace),
            "one" => Ok(Self::One),
            other => Err(format!("{other} is none of document, namespace, one")),
        }
    }
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
            layout: Layout::default(),
            modules: Vec::new(),
            renames: Vec::new(),
            derives: Vec::new(),
            external: Vec::new(),
            supply: None,
            only: Vec::new(),
            box_above: 64,
            thin_above: 4,
            all_types: false,
            lenient_references: false,
            without_absent: false,
            editions: Vec::new(),
        }
    }

    /// With a catalog.
    #[must_use]
    pub fn with_catalog(mut self, catalog: impl Into<PathBuf>) -> Self {
        self.catalog = Some(catalog.into());
        self
    }

    /// With the renames of a file: a line each, `PersonType/geburtsdatum = geboren`. What follows `#` at the beginning of a line or
    /// behind a blank is a comment.
    ///
    /// # Errors
    /// The file, or the line that is none.
    pub fn with_renames(mut self, path: &Path) -> Result<Self, Error> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::File(path.to_owned(), error))?;
        for (number, line) in text.lines().enumerate() {
            let end =
                line.match_indices('#').map(|(at, _)| at).find(|at| *at == 0 || line[..*at].ends_with([' ', '\t']));
            let line = line[..end.unwrap_or(line.len())].trim();
            if !line.is_empty() {
                let fault = |why| Error::Rename { name: format!("{}:{}", path.display(), number + 1), why };
                self.renames.push(rename(line).map_err(fault)?);
            }
        }
        Ok(self)
    }
}

/// `NAME=NEW`: a rename as a line of a file or an option of a command has it.
///
/// ```
/// assert_eq!(xefa_codegen::rename("PersonType/geburtsdatum = geboren"), Ok(("PersonType/geburtsdatum".into(), "geboren".into())));
/// ```
///
/// # Errors
/// What is wrong with it.
pub fn rename(text: &str) -> Result<(String, String), String> {
    let (name, to) = text.rsplit_once('=').ok_or("NAME=NEW is expected, such as PersonType/geburtsdatum=geboren")?;
    Ok((name.trim().to_owned(), to.trim().to_owned()))
}
