//! The engines, behind one face.

use std::fs::File;
use std::hint::black_box;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use fastxml::schema::{FetchResult, SchemaFetcher, Validator};
use quick_xml::events::Event;
use xefa::Limits;
use xefa::schema::Schema;
use xefa::validate::{Options, check};
use xefa::xsd::{Catalog, Loader};
use xsd_schema::validation::{
    CollectingValidationSink, SchemaValidator, SchemaValidity, ValidationFlags, drive_quick_xml,
};
use xsd_schema::{LocationRequest, SchemaResolver, SchemaSet, SchemaSetBuilder};

use crate::input::{Corpus, Standard};

/// An engine that runs inside this process.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Bare,
    Xefa,
    XsdSchema,
    Fastxml,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Bare, Self::Xefa, Self::XsdSchema, Self::Fastxml];

    pub fn name(self) -> &'static str {
        match self {
            Self::Bare => "quick-xml Reader, no validation",
            Self::Xefa => "XEfA",
            Self::XsdSchema => "xsd-schema 0.3",
            Self::Fastxml => "fastxml 0.12",
        }
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::Xefa => "xefa",
            Self::XsdSchema => "xsd-schema",
            Self::Fastxml => "fastxml",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Reads and compiles the schema documents of a standard.
    pub fn compile(self, corpus: &Corpus, standard: Standard) -> Result<Engine, String> {
        let roots = corpus.schema(standard);
        match self {
            Self::Bare => Ok(Engine::Bare),
            Self::Xefa => compile(corpus, &roots).map(Engine::Xefa),
            Self::XsdSchema => {
                let catalog = Catalog::read(&corpus.catalog()).map_err(|report| format!("{report:?}"))?;
                let mut builder = SchemaSetBuilder::new();
                builder.set_location_rewriter(move |request: &LocationRequest<'_>, _: &SchemaResolver| {
                    catalog.find(request.location).map(|path| path.to_string_lossy().into_owned())
                });
                for root in &roots {
                    builder = builder.add("", &root.to_string_lossy()).map_err(|error| error.to_string())?;
                }
                let set = builder.compile().map_err(|error| error.to_string())?;
                match set.directive_failures() {
                    [] => {
                        // A validator prepares all content models once and borrows its schema: both stay until the process ends.
                        let set: &'static SchemaSet = Box::leak(Box::new(set.into_schema_set()));
                        // What a check needs, and no more: no typed values.
                        let flags = ValidationFlags::default() - ValidationFlags::BUILD_PSVI_TYPED_VALUES;
                        Ok(Engine::XsdSchema(set, Box::new(SchemaValidator::new(set, flags))))
                    }
                    failures => Err(format!("{} schema documents not found", failures.len())),
                }
            }
            Self::Fastxml => {
                let fetcher = Files(Catalog::read(&corpus.catalog()).map_err(|report| format!("{report:?}"))?);
                let mut builder = fastxml::schema::Schema::builder();
                for root in &roots {
                    let bytes = std::fs::read(root).map_err(|error| error.to_string())?;
                    builder = builder.add(format!("file://{}", root.display()), bytes);
                }
                let schema = builder.resolve_with(&fetcher).map_err(|error| error.to_string())?;
                Ok(Engine::Fastxml(Arc::new(schema)))
            }
        }
    }
}

/// Reads and compiles with XEfA.
pub fn compile(corpus: &Corpus, roots: &[PathBuf]) -> Result<Schema, String> {
    let catalog = Catalog::read(&corpus.catalog()).map_err(|report| format!("{report:?}"))?;
    let first = |report: xefa::report::Report| format!("{:?}", report.findings().first());
    let set = Loader::new().catalog(catalog).read(roots).map_err(first)?;
    Schema::compile(&set, &Limits::default()).map_err(first)
}

/// Files, with the catalog's for URLs.
struct Files(Catalog);

impl SchemaFetcher for Files {
    fn fetch(&self, url: &str) -> fastxml::error::Result<FetchResult> {
        let path = self.0.find(url).unwrap_or_else(|| PathBuf::from(url.strip_prefix("file://").unwrap_or(url)));
        let content = std::fs::read(&path)?;
        let final_url = format!("file://{}", path.display());
        Ok(FetchResult { content, redirected: final_url != url, final_url })
    }
}

/// What an engine says about a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Valid,
    Invalid(String),
    /// It does not validate.
    None,
}

impl Verdict {
    pub fn short(&self) -> &str {
        match self {
            Self::Valid => "valid",
            Self::Invalid(_) => "**not valid**",
            Self::None => "–",
        }
    }
}

/// An engine with its schema.
pub enum Engine {
    Bare,
    Xefa(Schema),
    XsdSchema(&'static SchemaSet, Box<SchemaValidator<'static>>),
    Fastxml(Arc<fastxml::schema::Schema>),
}

impl Engine {
    /// Checks a message in memory.
    pub fn check(&self, bytes: &[u8]) -> Verdict {
        match self {
            Self::Bare => {
                black_box(bare(bytes));
                Verdict::None
            }
            Self::Xefa(schema) => {
                let report = check(schema, bytes, &Options::default());
                if report.is_valid() {
                    Verdict::Valid
                } else {
                    Verdict::Invalid(format!("{:?}", report.findings().first()))
                }
            }
            Self::XsdSchema(set, validator) => stream_xsd_schema(set, validator, bytes),
            Self::Fastxml(schema) => run_fastxml(Validator::from(bytes), schema),
        }
    }

    /// Checks a file, as a stream where the engine can.
    pub fn check_file(&self, path: &Path) -> Verdict {
        match self {
            Self::Bare | Self::Xefa(_) => match std::fs::read(path) {
                Ok(bytes) => self.check(&bytes),
                Err(error) => Verdict::Invalid(error.to_string()),
            },
            Self::XsdSchema(set, validator) => match open(path) {
                Ok(file) => stream_xsd_schema(set, validator, file),
                Err(error) => Verdict::Invalid(error.to_string()),
            },
            Self::Fastxml(schema) => match open(path) {
                Ok(file) => run_fastxml(Validator::from_reader(file), schema),
                Err(error) => Verdict::Invalid(error.to_string()),
            },
        }
    }
}

fn open(path: &Path) -> std::io::Result<BufReader<File>> {
    Ok(BufReader::with_capacity(64 << 10, File::open(path)?))
}

fn stream_xsd_schema(set: &SchemaSet, validator: &SchemaValidator<'_>, input: impl BufRead) -> Verdict {
    let (mut errors, mut warnings) = (Vec::new(), Vec::new());
    let mut run = validator.start_run(CollectingValidationSink { errors: &mut errors, warnings: &mut warnings });
    let outcome = drive_quick_xml(input, &mut run, set);
    drop(run);
    match outcome {
        Ok(outcome) if errors.is_empty() && outcome.root_validity == Some(SchemaValidity::Valid) => Verdict::Valid,
        Ok(_) => Verdict::Invalid(format!("{:?}", errors.first())),
        Err(error) => Verdict::Invalid(error.to_string()),
    }
}

fn run_fastxml(validator: Validator<'_>, schema: &Arc<fastxml::schema::Schema>) -> Verdict {
    match validator.schema(Arc::clone(schema)).run() {
        Ok(report) if report.is_valid() => Verdict::Valid,
        Ok(report) => Verdict::Invalid(format!("{:?}", report.errors().first())),
        Err(error) => Verdict::Invalid(error.to_string()),
    }
}

/// The bare loop: what is needed to see every event, and nothing else.
pub fn bare(bytes: &[u8]) -> usize {
    let Ok(text) = std::str::from_utf8(bytes) else { return 0 };
    let mut reader = quick_xml::Reader::from_str(text);
    let mut events = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return events,
            Ok(event) => {
                black_box(&event);
                events += 1;
            }
            Err(error) => panic!("{error}"),
        }
    }
}

/// libxml2, as the process `xmllint`; `None` when it is not there or the schema has several roots.
pub fn xmllint(corpus: &Corpus, standard: Standard, stream: bool, files: &[&Path]) -> Option<Command> {
    let roots = corpus.schema(standard);
    let [root] = roots.as_slice() else { return None };
    Command::new("xmllint").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    let mut command = Command::new("xmllint");
    command.env("XML_CATALOG_FILES", corpus.catalog()).args(["--nonet", "--noout"]);
    if stream {
        command.arg("--stream");
    }
    command.arg("--schema").arg(root).args(files).stdout(Stdio::null()).stderr(Stdio::null());
    Some(command)
}
