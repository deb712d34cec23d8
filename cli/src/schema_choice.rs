//! Against which schema a message is checked: the one that was given, that of its suite, or that of the release it names.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use xefa::Limits;
use xefa::releases::{self, Detected};
use xefa::report::{Finding, Place, Report};
use xefa::schema::Schema;
use xefa::validate::{Options, UnknownNamespace, check, check_codes};
use xefa::xsd::{Catalog, Document, Loader};

use crate::args::SchemaArgs;
use crate::code_lists::CodeChoice;
use crate::outcome::Outcome;
use crate::suite_set::SuiteSet;

/// What a stored compiled schema begins with.
const STORED: &[u8] = b"XEFASCHEMA";

/// Against which schema messages are checked.
#[derive(Debug)]
pub enum SchemaChoice<'c> {
    /// The schema that was given.
    Given(Box<Schema>),
    /// That of the release which each message names.
    Release,
    /// That of the suite to which each message belongs.
    Suites(SuiteSet<'c>),
}

impl<'c> SchemaChoice<'c> {
    /// Reads and compiles what was given.
    ///
    /// # Errors
    /// What is wrong with the schema, under the name of its first file.
    pub fn load(args: &SchemaArgs, limits: &Limits) -> Result<Self, Box<Outcome>> {
        if args.schema.is_empty() {
            return Ok(Self::Release);
        }
        let (schema, _) = compile(&args.schema, args.catalog.as_deref(), limits)?;
        Ok(Self::Given(Box::new(schema)))
    }

    /// Checks a message, the file of a key (see [`crate::config::key`]).
    pub fn check(&self, bytes: &[u8], key: &Path, options: &Options, codes: &CodeChoice) -> Checked {
        match self {
            Self::Given(schema) => Checked::of(match codes.of_schema() {
                Some(codes) => check_codes(schema, bytes, options, codes),
                None => check(schema, bytes, options),
            }),
            Self::Release => {
                let detected = releases::detect(bytes);
                if let Detected::Known { release, .. } = &detected {
                    let options = Options { unknown_namespace: UnknownNamespace::Unchecked, ..*options };
                    let report = check_codes(release.schema(), bytes, &options, codes.of_release());
                    return Checked { release: Some(release.version()), ..Checked::of(report) };
                }
                Checked::of(refused(detected))
            }
            Self::Suites(suites) => {
                let (report, suite) = suites.check(bytes, key, options);
                Checked { suite, ..Checked::of(report) }
            }
        }
    }
}

/// What a check of a message gave.
#[derive(Debug)]
pub struct Checked {
    /// What there is to say.
    pub report: Report,
    /// The release against which it was checked, if that was found out.
    pub release: Option<&'static str>,
    /// The suite, by its position in the configuration.
    pub suite: Option<usize>,
}

impl Checked {
    fn of(report: Report) -> Self {
        Self { report, release: None, suite: None }
    }
}

/// Reads and compiles schema documents; gives the namespaces of the documents that were named, too, where they can be known.
///
/// # Errors
/// What is wrong with the schema, under the name of its first file.
pub fn compile(
    paths: &[PathBuf],
    catalog: Option<&Path>,
    limits: &Limits,
) -> Result<(Schema, Vec<String>), Box<Outcome>> {
    let name = |path: &Path| path.to_string_lossy().into_owned();
    let failed = |report: Report| {
        Box::new(Outcome::of_schema(paths.first().map(|first| name(first)).unwrap_or_default(), report))
    };
    if let [only] = paths
        && is_stored(only)
    {
        let finding = |reason: String| {
            let finding = Finding::new("xefa-schema-gespeichert", Place::default()).path("/");
            finding.arg("location", only.to_string_lossy()).arg("reason", reason)
        };
        let schema = stored(only).map_err(|reason| failed(finding(reason).into()))?;
        return Ok((schema, Vec::new()));
    }
    let mut loader = Loader::new().limits(limits);
    if let Some(path) = catalog {
        let failed = |report: Report| Box::new(Outcome::of_schema(name(path), report));
        loader = loader.catalog(Catalog::read(path).map_err(failed)?);
    }
    let set = loader.read(paths).map_err(&failed)?;
    let schema = Schema::compile(&set, limits).map_err(&failed)?;
    let named = |document: &&Document| {
        let document = Path::new(&*document.path);
        paths.iter().any(|path| document == path || document.parent() == Some(path))
    };
    let namespace = |document: &Document| document.namespace.as_deref().unwrap_or_default().to_owned();
    Ok((schema, set.documents.iter().filter(named).map(namespace).collect()))
}

/// What there is to say of a file that is no message of a known release.
pub fn refused(detected: Detected) -> Report {
    match detected {
        Detected::Unreadable(report) => report,
        detected => detected.finding().map(Report::from).unwrap_or_default(),
    }
}

fn is_stored(path: &Path) -> bool {
    let mut magic = [0; STORED.len()];
    fs::File::open(path).and_then(|mut file| file.read_exact(&mut magic)).is_ok() && magic == STORED
}

fn stored(path: &Path) -> Result<Schema, String> {
    let bytes = fs::read(path).map_err(|error| error.kind().to_string())?;
    Schema::from_bytes(&bytes).map_err(|error| error.to_string())
}
