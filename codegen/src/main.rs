//! The code generator as a command.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xefa_codegen::{Config, Error, generate, own};

/// Typed Rust models from XML schemas.
#[derive(Parser)]
#[command(name = "xefa-codegen", version)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the models of a schema set; without --schema those of the library itself.
    ///
    /// Every schema set is also read with a second, independent reader. Where the two differ, this is a warning.
    Generate {
        /// A schema document; may be given more than once.
        #[arg(long, requires = "out")]
        schema: Vec<PathBuf>,
        /// An XML catalog that says where documents are that are named by a URL.
        #[arg(long, requires = "schema")]
        catalog: Option<PathBuf>,
        /// The folder of the models.
        #[arg(long, requires = "schema")]
        out: Option<PathBuf>,
        /// The path to the library in the generated code.
        #[arg(long, default_value = "xefa")]
        runtime: String,
        /// The beginning of a namespace whose elements are payloads of wildcards; may be given more than once.
        #[arg(long)]
        payload: Vec<String>,
        /// Fails, before the models are written, where the second reading differs and no known weakness of it says why.
        #[arg(long)]
        strict: bool,
    },
    /// Fails when committed models of the library are not what their schemas yield, or when the second reading of a schema
    /// differs and no known weakness of it says why.
    Check,
}

fn main() -> ExitCode {
    match run(Args::parse().command) {
        Ok(code) => code,
        Err(error) => {
            say(&format!("error: {error}"));
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Error> {
    match command {
        Command::Generate { schema, catalog, out, runtime, payload, strict } => {
            let wanted = match out {
                Some(out) => {
                    vec![(out, Config { catalog, runtime, payloads: payload, ..Config::new(schema) })]
                }
                None => own::releases(),
            };
            for (folder, config) in wanted {
                let models = generate(&config)?;
                if !second_reading(&config)? && strict {
                    return Ok(ExitCode::FAILURE);
                }
                models.write(&folder)?;
            }
        }
        Command::Check => {
            let mut stale = false;
            let mut agreed = true;
            for (folder, config) in own::releases() {
                agreed &= second_reading(&config)?;
                for path in generate(&config)?.differences(&folder) {
                    say(&format!("{} is not what its schema yields", path.display()));
                    stale = true;
                }
            }
            if stale {
                say("run: cargo codegen generate");
                return Ok(ExitCode::FAILURE);
            }
            if !agreed {
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether both readers see the same, or a known weakness says why not.
#[cfg(feature = "second-reading")]
fn second_reading(config: &Config) -> Result<bool, Error> {
    let reading = xefa_codegen::second::read(config)?;
    say(&reading.to_string());
    for difference in &reading.differences {
        let kind = if difference.known.is_some() { "known" } else { "warning" };
        say(&format!("{kind}: {difference}"));
    }
    Ok(reading.unknown().next().is_none())
}

#[cfg(not(feature = "second-reading"))]
#[expect(clippy::unnecessary_wraps, reason = "with the second reading it may fail")]
fn second_reading(_: &Config) -> Result<bool, Error> {
    // What was not compared does not agree.
    say("second reading: this program was built without it");
    Ok(false)
}

fn say(line: &str) {
    // Standard error may be closed; there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "{line}");
}
