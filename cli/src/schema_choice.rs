//! Against which schema a message is checked: the one that was given, or that of the release it names.

use std::fs;
use std::io::Read;
use std::path::Path;

use xefa::Limits;
use xefa::report::{Finding, Place, Report};
use xefa::schema::Schema;
use xefa::validate::{Options, UnknownNamespace, check, check_codes};
use xefa::xsd::{Catalog, Loader};

use crate::args::SchemaArgs;
use crate::code_lists::CodeChoice;
use crate::outcome::Outcome;
use crate::releases::{self, Detected};

/// What a stored compiled schema begins with.
const STORED: &[u8] = b"XEFASCHEMA";

/// Against which schema messages are checked.
#[derive(Debug)]
pub enum SchemaChoice {
    /// The schema that was given.
    Given(Box<Schema>),
    /// That of the release which each message names.
    Release,
}

impl SchemaChoice {
    /// Reads and compiles what was given.
    ///
    /// # Errors
    /// What is wrong with the schema, under the name of its first file.
    pub fn load(args: &SchemaArgs, limits: &Limits) -> Result<Self, Box<Outcome>> {
        let Some(first) = args.schema.first() else { return Ok(Self::Release) };
        let failed = |report: Report| Box::new(Outcome::of_schema(first.to_string_lossy().into_owned(), report));
        if let [only] = args.schema.as_slice()
            && is_stored(only)
        {
            return match stored(only) {
                Ok(schema) => Ok(Self::Given(Box::new(schema))),
                Err(reason) => {
                    let finding = Finding::new("xefa-schema-gespeichert", Place::default()).path("/");
                    Err(failed(finding.arg("location", only.to_string_lossy()).arg("reason", reason).into()))
                }
            };
        }
        let mut loader = Loader::new().limits(limits);
        if let Some(path) = &args.catalog {
            let catalog = Catalog::read(path);
            let failed = |report: Report| Box::new(Outcome::of_schema(path.to_string_lossy().into_owned(), report));
            loader = loader.catalog(catalog.map_err(&failed)?);
        }
        let set = loader.read(&args.schema).map_err(&failed)?;
        let schema = Schema::compile(&set, limits).map_err(&failed)?;
        Ok(Self::Given(Box::new(schema)))
    }

    /// Checks a message; says against which release, if that was found out.
    pub fn check(&self, bytes: &[u8], options: &Options, codes: &CodeChoice) -> (Report, Option<&'static str>) {
        match self {
            Self::Given(schema) => match codes.of_schema() {
                Some(codes) => (check_codes(schema, bytes, options, codes), None),
                None => (check(schema, bytes, options), None),
            },
            Self::Release => match releases::detect(bytes, &options.limits) {
                Detected::Known(release, _) => {
                    let options = Options { unknown_namespace: UnknownNamespace::Unchecked, ..*options };
                    let report = check_codes((release.schema)(), bytes, &options, codes.of_release());
                    (report, Some(release.number))
                }
                Detected::Unknown(finding) => (finding.into(), None),
                Detected::Unreadable => (releases::unreadable(bytes, options), None),
            },
        }
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
