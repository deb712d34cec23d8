//! `xefa json-schema`: the JSON Schema of messages, as `to-json` writes them and `from-json` reads them.

use std::io::{self, Write};

use xefa::Limits;
use xefa::models::json::schema::{Contract, message_schema};
use xefa::releases::{self, Release};
use xefa::report::Lang;
use xefa::schema::shape::prefixed;
use xefa::schema::{ElementId, Schema};

use crate::args::{Format, SchemaArgs};
use crate::exit::Exit;
use crate::language::pick;
use crate::nearest::nearest;
use crate::progress::note;
use crate::render::{self, printable};
use crate::schema_choice;

/// Arguments of `json-schema`.
#[derive(Debug, clap::Args)]
pub struct JsonSchemaArgs {
    /// The release of XEfA, such as 2.0.
    #[arg(value_name = "RELEASE", required_unless_present = "schema", conflicts_with = "schema")]
    pub release: Option<String>,
    /// Describe this message only, such as antrag.einreichung.0100.
    #[arg(long, value_name = "NAME", conflicts_with = "schema")]
    pub message: Option<String>,
    #[command(flatten)]
    pub schema: SchemaArgs,
    /// With --schema: describe messages of this root element only.
    #[arg(long, value_name = "NAME", requires = "schema")]
    pub root: Option<String>,
    /// Describe what is written, and not what is read besides: null for what is absent, numbers as texts, one value without its
    /// array. This is the form for generating code and forms.
    #[arg(long)]
    pub written: bool,
    /// Format of findings, where the schema documents cannot be used.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Writes a JSON Schema.
///
/// # Errors
/// When the result cannot be written.
pub fn run(args: &JsonSchemaArgs, lang: Lang) -> io::Result<Exit> {
    let Some(wanted) = &args.release else {
        let limits = Limits::default();
        return match schema_choice::compile(&args.schema.schema, args.schema.catalog.as_deref(), &limits) {
            Ok((schema, namespaces)) => {
                let all = roots(&schema, |uri| namespaces.is_empty() || namespaces.iter().any(|own| own == uri));
                write(args, &schema, &all, args.root.as_deref(), lang)
            }
            Err(outcome) => {
                render::of(args.format, lang).file(&mut io::stderr().lock(), &outcome)?;
                Ok(outcome.verdict.into())
            }
        };
    };
    let Some(release) = release(wanted) else {
        let wanted = printable(wanted);
        let known: Vec<&str> = releases::all().iter().map(Release::edition).collect();
        note(&match lang {
            Lang::De => format!("xefa: das Release „{wanted}“ gibt es nicht; bekannt sind {}", known.join(", ")),
            Lang::En => format!("xefa: there is no release “{wanted}”; known are {}", known.join(", ")),
        });
        return Ok(Exit::Unchecked);
    };
    let schema = release.schema();
    let all = roots(schema, |uri| uri == release.namespace());
    write(args, schema, &all, args.message.as_deref(), lang)
}

/// The last edition of a version, or an edition by its own name where no version is called so.
fn release(wanted: &str) -> Option<&'static Release> {
    let all = releases::all();
    let version = all.iter().rev().find(|release| release.version() == wanted);
    version.or_else(|| all.iter().find(|release| release.edition() == wanted))
}

/// The elements that may be the root of a message.
fn roots(schema: &Schema, namespace: impl Fn(&str) -> bool) -> Vec<ElementId> {
    let is_root = |id: &ElementId| {
        let element = schema.element(*id);
        !element.abstract_ && namespace(schema.name(element.name).0)
    };
    schema.global_elements().filter(is_root).collect()
}

fn write(
    args: &JsonSchemaArgs,
    schema: &Schema,
    all: &[ElementId],
    name: Option<&str>,
    lang: Lang,
) -> io::Result<Exit> {
    let local = |id: &ElementId| schema.local(schema.element(*id).name);
    let chosen: Vec<ElementId> = match name {
        None => all.to_vec(),
        Some(name) => {
            let named = |id: &&ElementId| local(id) == name || prefixed(schema, schema.element(**id).name) == name;
            all.iter().filter(named).copied().collect()
        }
    };
    if chosen.is_empty() {
        let like = name.and_then(|name| nearest(name, all.iter().map(local)));
        let name = printable(name.unwrap_or_default());
        let said = match lang {
            Lang::De => format!("xefa: eine Nachricht „{name}“ gibt es nicht"),
            Lang::En => format!("xefa: there is no message “{name}”"),
        };
        note(&match like {
            Some(like) => format!("{said}; {} {}", pick(lang, "gemeint ist wohl", "did you mean"), printable(like)),
            None => said,
        });
        return Ok(Exit::Unchecked);
    }
    let contract = if args.written { Contract::Serialize } else { Contract::Deserialize };
    let made = message_schema(schema, &chosen, &contract);
    let mut out = super::stdout();
    serde_json::to_writer_pretty(&mut out, &made)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(Exit::Valid)
}
