//! The commands, a file each.

pub mod bridge;
mod check;
pub mod codelist;
mod convert;
mod detect;
pub mod diff;
mod explain;
mod from_json;
pub mod json_schema;
pub mod releases;
mod to_json;

use std::io::{self, BufWriter, Write};

use xefa::Limits;
use xefa::report::Lang;
use xefa::schema::Schema;

use crate::args::{CodecArgs, Command, SchemaArgs};
use crate::codec::Refusal;
use crate::exit::Exit;
use crate::input;
use crate::outcome::Outcome;
use crate::progress::note;
use crate::render;
use crate::schema_choice;

/// Runs a command.
pub fn run(command: Command, lang: Lang) -> Exit {
    let done = match command {
        Command::Bridge(args) => bridge::run(&args, lang),
        Command::Check(args) => check::run(&args, lang),
        Command::Convert(args) => convert::run(&args, lang),
        Command::Codelist(command) => codelist::run(&command, lang),
        Command::Detect(args) => detect::run(&args, lang),
        Command::Diff(args) => diff::run(&args, lang),
        Command::ToJson(args) => to_json::run(&args, lang),
        Command::FromJson(args) => from_json::run(&args, lang),
        Command::JsonSchema(args) => json_schema::run(&args, lang),
        Command::Releases(args) => releases::run(&args, lang),
        Command::Explain(args) => explain::run(&args, lang),
    };
    match done {
        Ok(exit) => exit,
        // Whoever reads the results has seen enough: no reason to complain.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Unchecked,
        Err(error) => {
            note(&format!("xefa: {}", error.kind()));
            Exit::Unchecked
        }
    }
}

/// Standard output.
fn stdout() -> BufWriter<io::Stdout> {
    BufWriter::new(io::stdout())
}

/// Translates one file: the result on standard output, or the findings.
fn translate(
    args: &CodecArgs,
    lang: Lang,
    translate: fn(&[u8], Option<&Schema>) -> Result<String, Refusal>,
) -> io::Result<Exit> {
    let name = args.file.to_string_lossy().into_owned();
    let SchemaArgs { schema, catalog } = &args.schema;
    let schema = match schema.as_slice() {
        [] => None,
        schema => match schema_choice::compile(schema, catalog.as_deref(), &Limits::default()) {
            Ok((schema, _)) => Some(schema),
            Err(outcome) => {
                render::of(args.format, lang).file(&mut io::stderr().lock(), &outcome)?;
                return Ok(outcome.verdict.into());
            }
        },
    };
    let mut out = stdout();
    let bytes = input::single(&args.file).read(Limits::DEFAULT.total_bytes);
    let refused = match bytes.map(|bytes| translate(&bytes, schema.as_ref())) {
        Ok(Ok(text)) => {
            out.write_all(text.as_bytes())?;
            if !text.ends_with('\n') {
                out.write_all(b"\n")?;
            }
            out.flush()?;
            return Ok(Exit::Valid);
        }
        Ok(Err((report, verdict))) => Outcome { verdict, ..Outcome::new(name, report) },
        Err(finding) => Outcome::of(name, *finding),
    };
    // The result is what programs read from standard output here; findings are for whoever called them.
    render::of(args.format, lang).file(&mut io::stderr().lock(), &refused)?;
    Ok(refused.verdict.into())
}
