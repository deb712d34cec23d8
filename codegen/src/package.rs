//! A standard as a crate: models, samples as tests, and a README that says how to go on.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use xefa::report::Verdict;
use xefa::validate::{Options, check};

use crate::{Config, Error, Sharing, generate};

/// A crate that is to be made.
#[derive(Debug, Clone)]
pub struct Package {
    /// Its name, as in `Cargo.toml`.
    pub name: String,
    /// What its models are made of.
    pub config: Config,
    /// Folders and files with sample messages.
    pub samples: Vec<PathBuf>,
    /// Where the library is, instead of its published version.
    pub xefa: Option<PathBuf>,
    /// What else it depends on, the crates whose types it takes: a line of `Cargo.toml` each, `xbildung = { path = "../xbildung" }`.
    pub dependencies: Vec<String>,
}

/// What a crate was made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Packaged {
    /// How many samples were valid: they are tests.
    pub valid: usize,
    /// How many were not: they are tests too, that each is refused by the rule that it broke first.
    pub invalid: usize,
    /// Samples that could not be checked, with the reason: they are left out.
    pub left_out: Vec<(PathBuf, String)>,
    /// For each crate with types that might be shared, what was.
    pub sharing: Vec<Sharing>,
}

/// Makes a crate in a folder, which must be empty or not be there.
///
/// ```
/// use xefa_codegen::{Config, Package, package};
///
/// # let folder = std::env::temp_dir().join(format!("xefa-package-{}", std::process::id()));
/// let made = package(
///     &Package {
///         name: "formen".to_owned(),
///         config: Config::new(["tests/golden/formen.xsd"]),
///         samples: Vec::new(),
///         xefa: Some("..".into()),
///         dependencies: Vec::new(),
///     },
///     &folder,
/// )?;
/// assert_eq!(made.valid, 0);
/// assert!(folder.join("src/lib.rs").exists() && folder.join("tests/samples.rs").exists());
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), xefa_codegen::Error>(())
/// ```
///
/// # Errors
/// A name that Cargo does not take, what is wrong with the schema documents, a folder that is not empty, or a file that cannot be read or written.
pub fn package(wanted: &Package, folder: &Path) -> Result<Packaged, Error> {
    let mut letters = wanted.name.chars();
    let named = letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'));
    if !named {
        return Err(Error::Name(wanted.name.clone()));
    }
    let models = generate(&wanted.config)?;
    let file = |path: &Path| {
        let path = path.to_owned();
        move |error| Error::File(path, error)
    };
    fs::create_dir_all(folder.join("tests")).map_err(file(folder))?;
    let used = fs::read_dir(folder).map_err(file(folder))?.flatten().any(|entry| entry.file_name() != "tests");
    if used {
        return Err(Error::File(folder.to_owned(), std::io::ErrorKind::DirectoryNotEmpty.into()));
    }
    models.write(&folder.join("src/models"))?;
    let mut made = Packaged { sharing: models.sharing, ..Packaged::default() };
    let mut rules = String::new();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("\nmessages! {");
    let messages = models.files.iter().any(|(name, bytes)| name == "mod.rs" && text(bytes));
    let (_, schema) = crate::load(&wanted.config, &wanted.config.schemas)?;
    let schema = if wanted.config.lenient_references { schema.with_lenient_references() } else { schema };
    let mut samples = Vec::new();
    for path in &wanted.samples {
        below(path, &mut samples).map_err(file(path))?;
    }
    for (number, path) in samples.iter().enumerate() {
        let bytes = fs::read(path).map_err(file(path))?;
        let report = check(&schema, &bytes, &Options::default());
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        // Samples of different folders may have one name.
        let twice = samples[..number].iter().any(|other| other.file_name() == path.file_name());
        let name = if twice { format!("{number}-{name}") } else { name };
        let kind = match report.verdict() {
            Verdict::Valid => {
                made.valid += 1;
                "valid"
            }
            Verdict::Invalid => {
                made.invalid += 1;
                let _ = writeln!(rules, "{name}\t{}", report.findings()[0].rule().id());
                "invalid"
            }
            Verdict::Error => {
                made.left_out.push((path.clone(), report.to_string()));
                continue;
            }
        };
        let target = folder.join("tests").join(kind);
        fs::create_dir_all(&target).map_err(file(&target))?;
        fs::write(target.join(&name), bytes).map_err(file(&target))?;
    }
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).map_err(file(&path))
    };
    if made.invalid > 0 {
        write("tests/invalid.tsv", &rules)?;
    }
    write("Cargo.toml", &manifest(wanted))?;
    write("src/lib.rs", &library(wanted, messages))?;
    write("tests/samples.rs", &tests(wanted, &made))?;
    write("README.md", &readme(wanted, &made, messages))?;
    Ok(made)
}

/// The XML files of a folder and all below it, in the order of their paths; a file is itself.
fn below(path: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_file() {
        found.push(path.to_owned());
        return Ok(());
    }
    let mut entries: Vec<PathBuf> =
        fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            below(&entry, found)?;
        } else if entry.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xml")) {
            found.push(entry);
        }
    }
    Ok(())
}

fn identifier(name: &str) -> String {
    name.replace('-', "_")
}

fn manifest(wanted: &Package) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let place = match &wanted.xefa {
        Some(path) => format!("path = {:?}", path.display().to_string()),
        None => format!("version = \"{version}\""),
    };
    format!(
        "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"1.95\"\n\
         description = \"Typed messages of a standard, read, checked and written with xefa\"\n\n\
         [dependencies]\nxefa = {{ {place}, default-features = false, features = [\"json\"] }}\n{}\n\
         [dev-dependencies]\nserde_json = \"1\"\n\n[workspace]\n",
        wanted.name,
        wanted.dependencies.iter().map(|line| format!("{line}\n")).collect::<String>()
    )
}

fn sources(wanted: &Package) -> String {
    let names = wanted.config.schemas.iter().filter_map(|path| path.file_name());
    names.map(|name| format!("`{}`", name.to_string_lossy())).collect::<Vec<_>>().join(", ")
}

fn library(wanted: &Package, messages: bool) -> String {
    if !messages {
        return format!(
            "//! The types of {}, for the models of those standards that build on it: they take them from here.\n\n\
             pub mod models;\n\npub use models::*;\n",
            sources(wanted)
        );
    }
    format!(
        "//! Typed messages of a standard, made from {}: read and validated, written checked, and as JSON.\n\
         //!\n\
         //! What a message may be is `models::Message`; each of its kinds has a type of its own.\n\n\
         pub mod models;\n\npub use models::*;\n",
        sources(wanted)
    )
}

fn tests(wanted: &Package, made: &Packaged) -> String {
    let krate = identifier(&wanted.name);
    let mut text = format!(
        r#"//! Every sample, read and written again, as XML and as JSON.

use std::path::{{Path, PathBuf}};

use {krate}::Message;

fn samples(kind: &str) -> Vec<PathBuf> {{
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(kind);
    let files = std::fs::read_dir(folder).expect("the samples").map(|entry| entry.expect("a sample").path());
    let mut files: Vec<_> = files.collect();
    files.sort();
    files
}}
"#
    );
    if made.valid > 0 {
        let _ = write!(
            text,
            r#"
#[test]
fn valid_samples_stay_the_same() {{
    let files = samples("valid");
    assert_eq!(files.len(), {});
    for file in files {{
        let bytes = std::fs::read(&file).expect("a sample");
        let message = Message::from_xml(&bytes).unwrap_or_else(|error| panic!("{{}}: {{error}}", file.display()));
        let xml = message.to_xml().unwrap_or_else(|error| panic!("{{}}: {{error}}", file.display()));
        assert!(Message::from_xml(xml.as_bytes()).is_ok_and(|again| again == message), "{{}}: XML", file.display());
        let json = serde_json::to_string(&message).expect("JSON");
        let again: Message = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{{}}: {{error}}", file.display()));
        assert!(again == message, "{{}}: JSON", file.display());
    }}
}}
"#,
            made.valid
        );
    }
    if made.invalid > 0 {
        let _ = write!(
            text,
            r#"
/// `tests/invalid.tsv` names the rule that each of them breaks first.
#[test]
fn invalid_samples_are_refused() {{
    let rules = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid.tsv")).expect("the rules");
    let files = samples("invalid");
    assert_eq!(files.len(), {});
    for file in files {{
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let rule = rules.lines().find_map(|line| line.strip_prefix(&name)?.strip_prefix('\t')).expect("its rule");
        let bytes = std::fs::read(&file).expect("a sample");
        let error = Message::from_xml(&bytes).expect_err("an invalid sample");
        assert_eq!(error.report().findings()[0].rule().id(), rule, "{{name}}");
    }}
}}
"#,
            made.invalid
        );
    }
    if made.valid + made.invalid == 0 {
        text = format!(
            "//! Put samples into a folder and make the crate again with `--samples FOLDER`: they become tests.\n\n\
             #[test]\nfn the_schema_is_there() {{\n    assert!({krate}::schema().type_count() > 0);\n}}\n"
        );
    }
    text
}

fn readme(wanted: &Package, made: &Packaged, messages: bool) -> String {
    let krate = identifier(&wanted.name);
    if !messages {
        return format!(
            "# {}\n\nTyped parts of messages in Rust, made by `xefa-codegen crate` from {}, which has no messages of its own. Models of a \
             standard that builds on it take the types from here: `xefa-codegen crate --external {krate}=SCHEMA …`.\n",
            wanted.name,
            sources(wanted)
        );
    }
    format!(
        r#"# {name}

Typed messages of a standard in Rust, made by `xefa-codegen crate` from {sources}. `cargo test` reads {valid} valid samples, writes them again as XML and JSON, and sees that {invalid} broken ones are refused.

```rust,ignore
use {krate}::Message;

match Message::from_xml(std::fs::read("message.xml")?) {{
    Ok(message) => println!("{{}}", message.element_name()),
    // Every finding has a rule, a line, a column, a path and a way out.
    Err(error) => error.report().findings().iter().for_each(|finding| println!("{{finding}}")),
}}
```

`message.to_xml()` writes it, checked; with serde it is JSON. `{krate}::schema()` is the compiled schema, which `xefa::validate::check` takes.

A new version of the standard: make the crate again in an empty folder and move `src/models` over; `xefa-codegen mapping` writes the conversions between two versions.
"#,
        name = wanted.name,
        sources = sources(wanted),
        valid = made.valid,
        invalid = made.invalid,
    )
}
