//! Typed Rust models from XML schemas.
//!
//! A schema set is read and compiled by the library, [planned](Config) into modules with every name decided, and written as tables
//! that the macros of [`xefa::models`] turn into types.
//!
//! ```no_run
//! use xefa_codegen::{Config, generate};
//!
//! let models = generate(&Config::new(["schemas/standard.xsd"]))?;
//! models.write("src/models".as_ref())?;
//! # Ok::<(), xefa_codegen::Error>(())
//! ```

mod config;
mod docs;
mod emit;
mod generator;
mod graph;
mod ident;
mod mapping;
pub mod own;
mod package;
mod plan;
#[cfg(feature = "second-reading")]
pub mod second;
mod share;

use std::path::{Path, PathBuf};

use xefa::Limits;
use xefa::report::Report;
use xefa::schema::Schema;
use xefa::xsd::{Catalog, Loader, SchemaSet};

use emit::{Emit, Stored};
use plan::{Plan, Planner};

pub use config::{Config, Edition, External, Layout, Supply, rename};
pub use generator::Generator;
pub use mapping::{Mapping, MappingConfig, Todo, mapping};
pub use package::{Package, Packaged, package};
pub use share::{Again, Sharing};

/// The options, so that what is said of them runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../../docs/generator.md")]
mod options {}

/// Why there are no models.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The schema set cannot be read or compiled.
    #[error("{}", display(.0))]
    Schema(Report),
    /// A file cannot be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
    /// A message that is wanted is none of the schema.
    #[error("there is no message {wanted}; there are: {}", .known.join(", "))]
    Message {
        /// The name that was given.
        wanted: String,
        /// The names of all messages.
        known: Vec<String>,
    },
    /// A rename cannot be made.
    #[error("rename {name}: {why}")]
    Rename {
        /// What was to be renamed.
        name: String,
        /// Why it cannot be, and what to do.
        why: String,
    },
    /// A trait cannot be derived.
    #[error("derive {name}: {why}")]
    Derive {
        /// The trait that was wanted, and of which type.
        name: String,
        /// Why it cannot be, and what to do.
        why: String,
    },
    /// The types of another crate cannot be shared.
    #[error("external {path}: {why}")]
    External {
        /// The path of its models.
        path: String,
        /// Why not, and what to do.
        why: String,
    },
    /// The name of a crate is none that Cargo takes.
    #[error("{0:?} is no name of a crate: letters, digits, - and _, and a letter first")]
    Name(String),
    /// The models of a set cannot stand for another edition of it, which differs in this module.
    #[error("edition {edition}: module {module} would be another one")]
    Edition {
        /// The name of the edition.
        edition: String,
        /// The first module that would differ.
        module: String,
    },
}

fn display(report: &Report) -> String {
    report.findings().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Generated files.
#[derive(Debug)]
pub struct Models {
    /// Names, relative to the folder of the models, and contents.
    pub files: Vec<(String, Vec<u8>)>,
    /// For each crate with types that might be shared, what was.
    pub sharing: Vec<Sharing>,
}

impl Models {
    /// Writes all files into a folder, which is made if need be. What else is in it stays.
    ///
    /// # Errors
    /// The file that could not be written.
    pub fn write(&self, folder: &Path) -> Result<(), Error> {
        std::fs::create_dir_all(folder).map_err(|error| Error::File(folder.to_owned(), error))?;
        for (name, content) in &self.files {
            let path = folder.join(name);
            std::fs::write(&path, content).map_err(|error| Error::File(path, error))?;
        }
        Ok(())
    }

    /// The files of a folder that are not what they should be.
    #[must_use]
    pub fn differences(&self, folder: &Path) -> Vec<PathBuf> {
        self.files
            .iter()
            .map(|(name, content)| (folder.join(name), content))
            .filter(|(path, content)| std::fs::read(path).ok().as_ref() != Some(*content))
            .map(|(path, _)| path)
            .collect()
    }
}

/// A schema set, read and compiled: behind the sets of the crates whose types it shares, so that these keep their numbers.
fn load(config: &Config, schemas: &[PathBuf]) -> Result<(SchemaSet, Schema), Error> {
    load_with(config, schemas, config.catalog.as_deref())
}

fn load_with(config: &Config, schemas: &[PathBuf], catalog: Option<&Path>) -> Result<(SchemaSet, Schema), Error> {
    let limits = Limits::default();
    let catalog = match catalog {
        Some(path) => Catalog::read(path).map_err(Error::Schema)?,
        None => Catalog::new(),
    };
    let mut steps = Vec::new();
    config.external.iter().for_each(|external| steps_of(&external.config, &mut steps));
    steps.push(schemas);
    let loader = Loader::new().catalog(catalog).limits(&limits);
    let loader = if config.without_absent { loader.without_absent() } else { loader };
    let set = loader.read_in_turn(&steps).map_err(Error::Schema)?;
    let schema = Schema::compile(&set, &limits).map_err(Error::Schema)?;
    Ok((set, schema))
}

/// The documents of a set, behind those of the sets that it shares types with.
fn steps_of<'c>(config: &'c Config, steps: &mut Vec<&'c [PathBuf]>) {
    config.external.iter().for_each(|external| steps_of(&external.config, steps));
    steps.push(&config.schemas);
}

/// A plan in which everything that other crates have is marked, and what was.
fn plan(
    config: &Config,
    catalog: Option<&Path>,
    (set, schema): (&SchemaSet, &Schema),
) -> Result<(Plan, Vec<Sharing>), Error> {
    share::check(config)?;
    let mut planner = Planner::new(set, schema, config);
    if let Some((wanted, known)) = planner.unknown_message() {
        return Err(Error::Message { wanted, known });
    }
    let mut others = Vec::new();
    for external in &config.external {
        let catalog = catalog.or(external.config.catalog.as_deref());
        let (set, schema) = load_with(&external.config, &external.config.schemas, catalog)?;
        let (plan, _) = plan(&external.config, catalog, (&set, &schema))?;
        let namespaces = set.documents.iter().map(|document| document.namespace.as_deref().map(str::to_owned));
        planner.foreign.extend(namespaces);
        others.push(share::Other { external, schema, plan });
    }
    let mut plan = planner.plan()?;
    let sharing = others.iter().map(|other| share::share(&mut plan, schema, other)).collect();
    Ok((plan, sharing))
}

/// Generates the models of a schema set.
///
/// # Errors
/// What is wrong with the schema documents, a name that is none, or a trait that cannot be derived.
pub fn generate(config: &Config) -> Result<Models, Error> {
    let (set, schema) = load(config, &config.schemas)?;
    let (plan, sharing) = plan(config, config.catalog.as_deref(), (&set, &schema))?;
    let files: Vec<String> = config.schemas.iter().map(|path| path.display().to_string()).collect();
    let header = format!("Generated by `{}` from {}: do not edit.", config.command, files.join(", "));
    let mut stored = vec![Stored::main(&schema)];
    for edition in &config.editions {
        let (other, compiled) = load(config, &edition.schemas)?;
        same_models(config, edition, (&set, &schema), (&other, &compiled))?;
        stored.push(Stored::edition(edition, &compiled));
    }
    let emit = Emit { plan: &plan, config, header: &header };
    let title = config.title.clone().unwrap_or_else(|| format!("Modelle zu {}.", files.join(", ")));
    let mut files = vec![(
        "mod.rs".to_owned(),
        emit.root(&title, &stored, share::fingerprint(&plan, &schema, config), &sharing).into_bytes(),
    )];
    for (number, module) in plan.modules.iter().enumerate() {
        if !module.items.is_empty() {
            files.push((format!("{}.rs", module.name), emit.module(number).into_bytes()));
        }
    }
    files.extend(stored.into_iter().map(|stored| (stored.file, stored.bytes)));
    Ok(Models { files, sharing })
}

/// Models only know the numbers of a compiled schema: what is generated for both editions has to be the same.
fn same_models(
    config: &Config,
    edition: &Edition,
    ours: (&SchemaSet, &Schema),
    theirs: (&SchemaSet, &Schema),
) -> Result<(), Error> {
    // What a context supplies depends on base types, and is generated for one edition only.
    let config = Config { supply: None, ..config.clone() };
    let plan = |(set, schema)| Planner::new(set, schema, &config).plan();
    let plans = [plan(ours)?, plan(theirs)?];
    let modules = plans.each_ref().map(|plan| {
        let emit = Emit { plan, config: &config, header: "" };
        let used = plan.modules.iter().enumerate().filter(|(_, module)| !module.items.is_empty());
        let mut modules: Vec<_> = used.map(|(number, module)| (&module.name, emit.module(number))).collect();
        modules.sort();
        modules
    });
    if plans[0].messages.len() != plans[1].messages.len() || modules[0].len() != modules[1].len() {
        return Err(Error::Edition { edition: edition.name.clone(), module: "mod".to_owned() });
    }
    match modules[0].iter().zip(&modules[1]).find(|(ours, theirs)| ours != theirs) {
        Some(((module, _), _)) => Err(Error::Edition { edition: edition.name.clone(), module: (*module).clone() }),
        None => Ok(()),
    }
}
