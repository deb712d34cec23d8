//! Generating in a build script: one file in `OUT_DIR`, made again when a schema document changes.

use std::path::{Path, PathBuf};

use crate::{Config, Error, External, Layout, Models, generate};

/// A generator for a build script.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), xefa_codegen::Error> {
///     xefa_codegen::Generator::new("schemas/standard.xsd")
///         .catalog("schemas/catalog.xml")
///         .only(["antrag.einreichung.0100"])
///         .write("standard.rs")
/// }
/// ```
///
/// and in the crate, which depends on `xefa`:
///
/// ```ignore
/// pub mod standard {
///     include!(concat!(env!("OUT_DIR"), "/standard.rs"));
/// }
/// ```
///
/// With `default-features = false` the second reading of the schemas, and all that it depends on, is left out of the build.
#[derive(Debug, Clone)]
pub struct Generator {
    config: Config,
}

impl Generator {
    /// Models of what a schema document leads to.
    pub fn new(schema: impl Into<PathBuf>) -> Self {
        Self { config: Config { command: "a build script".to_owned(), ..Config::new([schema.into()]) } }
    }

    /// And of what another one leads to.
    #[must_use]
    pub fn schema(mut self, schema: impl Into<PathBuf>) -> Self {
        self.config.schemas.push(schema.into());
        self
    }

    /// Where documents are that are named by a URL.
    #[must_use]
    pub fn catalog(mut self, catalog: impl Into<PathBuf>) -> Self {
        self.config.catalog = Some(catalog.into());
        self
    }

    /// Only these messages, by the names of their elements, and what they need.
    #[must_use]
    pub fn only<S: Into<String>>(mut self, messages: impl IntoIterator<Item = S>) -> Self {
        self.config.only.extend(messages.into_iter().map(Into::into));
        self
    }

    /// Types that no message needs too.
    #[must_use]
    pub fn all_types(mut self) -> Self {
        self.config.all_types = true;
        self
    }

    /// Elements of namespaces that begin so are payloads of wildcards.
    #[must_use]
    pub fn payload(mut self, namespace: impl Into<String>) -> Self {
        self.config.payloads.push(namespace.into());
        self
    }

    /// Which modules there are: a schema document each, unless said otherwise.
    #[must_use]
    pub fn modules(mut self, layout: Layout) -> Self {
        self.config.layout = layout;
        self
    }

    /// Another name for a type, `PersonType`, or a part of one, `PersonType/geburtsdatum`, by the names of the schema.
    #[must_use]
    pub fn rename(mut self, name: impl Into<String>, to: impl Into<String>) -> Self {
        self.config.renames.push((name.into(), to.into()));
        self
    }

    /// A trait that all types derive, `Hash`, or one of them, `PersonType:my_crate::Trait`.
    #[must_use]
    pub fn derive(mut self, wanted: impl Into<String>) -> Self {
        self.config.derives.push(wanted.into());
        self
    }

    /// Takes types from another crate's models, where they are the same.
    #[must_use]
    pub fn external(mut self, other: External) -> Self {
        self.config.external.push(other);
        self
    }

    /// Makes a warning of an IDREF without its ID.
    #[must_use]
    pub fn lenient_references(mut self) -> Self {
        self.config.lenient_references = true;
        self
    }

    /// Everything else that there is to say: what was said so far may be changed.
    #[must_use]
    pub fn configure(mut self, change: impl FnOnce(&mut Config)) -> Self {
        change(&mut self.config);
        self
    }

    /// What was said so far.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The models in one file, without writing it.
    ///
    /// # Errors
    /// As [`generate`].
    pub fn generate(&self) -> Result<Models, Error> {
        Ok(generate(&self.config)?.in_one_file())
    }

    /// Writes the models into a file of `OUT_DIR`, with the compiled schema beside it, and tells Cargo when to do so again.
    ///
    /// # Errors
    /// As [`generate`], or the file that could not be written.
    pub fn write(&self, file: &str) -> Result<(), Error> {
        let missing = || Error::File("OUT_DIR".into(), std::io::ErrorKind::NotFound.into());
        let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or_else(missing)?);
        self.write_into(&out, file)?;
        let mut steps = Vec::new();
        crate::steps_of(&self.config, &mut steps);
        let mut folders: Vec<&Path> = steps.into_iter().flatten().filter_map(|path| path.parent()).collect();
        folders.extend(self.config.catalog.as_deref());
        folders.sort_unstable();
        folders.dedup();
        for path in folders {
            say(&format!("cargo::rerun-if-changed={}", path.display()));
        }
        Ok(())
    }

    /// Writes the models into a file of a folder, with the compiled schema beside it.
    ///
    /// # Errors
    /// As [`generate`], or the file that could not be written.
    pub fn write_into(&self, folder: &Path, file: &str) -> Result<(), Error> {
        let mut models = self.generate()?;
        // Several generators may write into one folder.
        let stem = file.strip_suffix(".rs").unwrap_or(file);
        for (name, _) in &mut models.files {
            *name = if name == "mod.rs" { file.to_owned() } else { format!("{stem}-{name}") };
        }
        let names: Vec<String> = models.files.iter().skip(1).map(|(name, _)| name.clone()).collect();
        let text = String::from_utf8_lossy(&models.files[0].1).into_owned();
        let text = names.iter().fold(text, |text, name| {
            let plain = &name[stem.len() + 1..];
            text.replace(&format!("include_bytes!(\"{plain}\")"), &format!("include_bytes!(\"{name}\")"))
        });
        models.files[0].1 = text.into_bytes();
        models.write(folder)
    }
}

#[allow(clippy::print_stdout, reason = "this is how a build script speaks to Cargo")]
fn say(line: &str) {
    println!("{line}");
}

impl Models {
    /// The same models with all modules in `mod.rs`, which another file can include; compiled schemas stay files of their own.
    #[must_use]
    pub fn in_one_file(self) -> Self {
        let mut modules = Vec::new();
        let mut root = String::new();
        let mut files = Vec::new();
        for (name, content) in self.files {
            match name.strip_suffix(".rs") {
                Some("mod") => root = String::from_utf8_lossy(&content).into_owned(),
                Some(module) => modules.push((module.to_owned(), String::from_utf8_lossy(&content).into_owned())),
                None => files.push((name, content)),
            }
        }
        let mut out = String::new();
        for line in root.lines() {
            let module = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';'));
            match module.and_then(|name| modules.iter().find(|(module, _)| module == name)) {
                Some((name, content)) => out.push_str(&format!("pub mod {name} {{\n{content}}}\n")),
                // What is included cannot begin with the documentation of the module around it.
                None => {
                    out.push_str(&format!("{}\n", line.replacen("//!", "//", usize::from(line.starts_with("//!")))))
                }
            }
        }
        files.insert(0, ("mod.rs".to_owned(), out.into_bytes()));
        Self { files, sharing: self.sharing }
    }
}
