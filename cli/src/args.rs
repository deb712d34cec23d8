//! The arguments of the command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use xefa::report::Lang;

/// Check, detect and translate messages of public services.
///
/// Exit codes: 0 all valid; 1 something is invalid; 2 something could not be checked (and 2 beats 1).
/// Results go to standard output, progress and the summary to standard error.
#[derive(Debug, Parser)]
#[command(name = "xefa", version, about, long_about, max_term_width = 100)]
pub struct Args {
    /// Language of messages; by default that of LC_ALL, LC_MESSAGES or LANG.
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub lang: Option<LangArg>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Validate files and folders, or everything that an xefa.toml names.
    ///
    /// Which schema checks a file: that of --schema, else that of --suite, else that of the suite of xefa.toml to which the message
    /// belongs by namespace and version, else (without suites) the XEfA release that the message names.
    Check(CheckArgs),
    /// Tell standard, release and message of files.
    Detect(DetectArgs),
    /// Tell what changed between two schema sets, and whom it breaks.
    Diff(crate::commands::diff::DiffArgs),
    /// Write a message as JSON.
    ToJson(CodecArgs),
    /// Write a message in JSON as XML.
    FromJson(CodecArgs),
    /// Write the JSON Schema of messages of a release, or of any schema.
    JsonSchema(crate::commands::json_schema::JsonSchemaArgs),
    /// Give a message in another release of the standard; losses are told on standard error.
    Convert(ConvertArgs),
    /// List releases and Fachmodule, when they may be sent, and what a message may lose for a receiver of another release.
    Releases(crate::commands::releases::ReleasesArgs),
    /// Turn a message into the file of an old system, or such a file into a message.
    Bridge(crate::commands::bridge::BridgeArgs),
    /// Check code lists, or compare two versions of one.
    #[command(subcommand)]
    Codelist(crate::commands::codelist::CodelistCommand),
    /// Explain a rule; without one, list all rules.
    Explain(ExplainArgs),
}

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "xefa.toml and the formats are described in docs/check.md; `xefa explain RULE` explains a finding."
)]
pub struct CheckArgs {
    /// Files, folders (every *.xml below), or - for standard input. Without any, the paths of the suites of xefa.toml.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The configuration; without it, the xefa.toml of the current folder or of the nearest folder above.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Look for no xefa.toml.
    #[arg(long)]
    pub no_config: bool,
    /// Check against this suite of xefa.toml, whatever namespace and version of a message say; without PATH, only its files.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["schema", "no_config"])]
    pub suite: Option<String>,
    #[command(flatten)]
    pub schema: SchemaArgs,
    #[command(flatten)]
    pub codes: crate::code_lists::CodeArgs,
    /// Also ask the rules of the trade about messages of the newest release of XEfA that are valid by the schema. An older release
    /// cannot be asked about: convert it before.
    #[arg(long)]
    pub rules: bool,
    /// Output format.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// Show offending values. They may be personal data.
    #[arg(long)]
    pub show_values: bool,
    /// Findings shown for each file.
    #[arg(long, value_name = "N", default_value_t = default_findings())]
    pub max_findings: NonZeroUsize,
    /// Files checked at a time; by default one for each processor. The order of the results does not depend on it.
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Findings of this rule become warnings and make no file invalid. May be repeated.
    #[arg(long, value_name = "RULE")]
    pub warn: Vec<String>,
    /// Warnings count as errors, whatever made them warnings.
    #[arg(long)]
    pub deny_warnings: bool,
}

/// Which schema to check against.
#[derive(Debug, Default, clap::Args)]
pub struct SchemaArgs {
    /// Check against these schema documents (XSD files, folders of them, or one stored compiled schema) instead of the XEfA
    /// release that the message names. May be repeated.
    #[arg(long, value_name = "FILE")]
    pub schema: Vec<PathBuf>,
    /// OASIS XML catalog: which local file stands for which schema address.
    #[arg(long, value_name = "FILE", requires = "schema")]
    pub catalog: Option<PathBuf>,
}

/// Arguments of `detect`.
#[derive(Debug, clap::Args)]
pub struct DetectArgs {
    /// Files, folders (every *.xml below), or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Arguments of `to-json` and `from-json`.
#[derive(Debug, clap::Args)]
pub struct CodecArgs {
    /// A file, or - for standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub schema: SchemaArgs,
    /// Format of findings, where the input is invalid.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Arguments of `convert`.
#[derive(Debug, clap::Args)]
pub struct ConvertArgs {
    /// The release that is wanted, such as 1.1.
    #[arg(long, value_name = "RELEASE")]
    pub to: String,
    /// A file, or - for standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The version of the Fachmodul that is wanted, by its namespace, where the release carries several.
    #[arg(long, value_name = "NAMESPACE")]
    pub fachmodul: Option<String>,
    /// Give no result where anything is lost (exit code 1).
    #[arg(long)]
    pub strict: bool,
    /// Answers to what only a person can decide, in TOML.
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
    /// The folder in which the content of attachments lies, a file for each, named by its dokumentId: where one of the two releases
    /// carries it beside the message.
    #[arg(long, value_name = "FOLDER")]
    pub attachments: Option<PathBuf>,
    /// Format of the losses.
    #[arg(long, value_enum, default_value_t = LossFormat::Text)]
    pub losses: LossFormat,
    /// Format of findings, where there is no result.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// How losses are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LossFormat {
    /// For people: kind: path → path: reason [id].
    Text,
    /// For programs: one JSON object a line for each loss.
    Jsonl,
}

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// A rule as findings name it, such as cvc-complex-type.4.
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
}

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: file:line:column: error: message [rule].
    Text,
    /// For programs: one JSON object a line for each file.
    Jsonl,
}

/// How the results of a check are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people: file:line:column: error: message [rule].
    Text,
    /// For programs: one JSON object a line for each file.
    Jsonl,
    /// JUnit XML, which most CI systems show: a test suite for each suite, a test case for each file.
    Junit,
    /// Annotations of GitHub Actions.
    Github,
    /// Code Quality report of GitLab (JSON).
    Gitlab,
    /// SARIF 2.1.0 (JSON), for code scanning.
    Sarif,
}

/// A language on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// German.
    De,
    /// English.
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::De => Self::De,
            LangArg::En => Self::En,
        }
    }
}

fn default_findings() -> NonZeroUsize {
    NonZeroUsize::new(xefa::Limits::DEFAULT.findings).unwrap_or(NonZeroUsize::MIN)
}
