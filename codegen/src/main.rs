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
    },
    /// Fails when committed models of the library are not what their schemas yield.
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
        Command::Generate { schema, catalog, out, runtime, payload } => match out {
            Some(out) => {
                let config = Config { catalog, runtime, payloads: payload, ..Config::new(schema) };
                generate(&config)?.write(&out)?;
            }
            None => {
                for (folder, config) in own::releases() {
                    generate(&config)?.write(&folder)?;
                }
            }
        },
        Command::Check => {
            let mut stale = false;
            for (folder, config) in own::releases() {
                for path in generate(&config)?.differences(&folder) {
                    say(&format!("{} is not what its schema yields", path.display()));
                    stale = true;
                }
            }
            if stale {
                say("run: cargo codegen generate");
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn say(line: &str) {
    // Standard error may be closed; there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "{line}");
}
