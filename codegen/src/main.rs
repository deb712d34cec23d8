//! The code generator as a command.

mod options;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use options::Options;
use xefa_codegen::{Config, Error, MappingConfig, Package, generate, mapping, own, package};

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
        #[command(flatten)]
        options: Box<Options>,
        /// The folder of the models.
        #[arg(long, requires = "schema")]
        out: Option<PathBuf>,
        /// The path to the library in the generated code.
        #[arg(long, default_value = "xefa")]
        runtime: String,
        /// Fails, before the models are written, where the second reading differs and no known weakness of it says why.
        #[arg(long)]
        strict: bool,
    },
    /// Writes conversions between the models of two releases of a standard, for every type that is the same in both, and lists what
    /// a person has to write.
    Mapping(MappingArgs),
    /// Makes a crate of a standard: its models, its samples as tests, a README. docs/crate.md goes through it step by step.
    Crate(CrateArgs),
    /// Fails when committed models of the library are not what their schemas yield, or when the second reading of a schema
    /// differs and no known weakness of it says why.
    Check,
}

#[derive(clap::Args)]
struct CrateArgs {
    /// The name of the crate.
    #[arg(long)]
    name: String,
    #[command(flatten)]
    options: Options,
    /// A folder of sample messages, or one of them; may be given more than once. They are copied, and become tests.
    #[arg(long)]
    samples: Vec<PathBuf>,
    /// Where the library xefa is; without it, its published version.
    #[arg(long)]
    xefa: Option<PathBuf>,
    /// What the crate depends on besides, for --external, as a line of Cargo.toml: 'xbildung = { path = "../xbildung" }'. May be given
    /// more than once.
    #[arg(long, value_name = "LINE")]
    dependency: Vec<String>,
    /// The folder of the crate, which must not be there yet, or be empty.
    #[arg(long)]
    out: PathBuf,
}

#[derive(clap::Args)]
struct MappingArgs {
    /// A schema document of the older release; may be given more than once.
    #[arg(long, required = true)]
    old: Vec<PathBuf>,
    /// A schema document of the newer release; may be given more than once.
    #[arg(long, required = true)]
    new: Vec<PathBuf>,
    /// An XML catalog for both.
    #[arg(long)]
    catalog: Option<PathBuf>,
    /// The Rust path of the older models.
    #[arg(long, default_value = "crate::alt")]
    old_path: String,
    /// The Rust path of the newer models.
    #[arg(long, default_value = "crate::neu")]
    new_path: String,
    /// OLD=NEW: a namespace and the one that continues it; may be given more than once. The others are paired by their URIs, else by
    /// likeness, as in `xefa diff`.
    #[arg(long, value_parser = pair)]
    namespace: Vec<(String, String)>,
    /// The beginning of a namespace whose elements are payloads of wildcards; may be given more than once.
    #[arg(long)]
    payload: Vec<String>,
    /// The path to the library in the generated code.
    #[arg(long, default_value = "xefa")]
    runtime: String,
    /// The file for the conversions.
    #[arg(long)]
    out: PathBuf,
    /// The file for beginnings of those that a person has to write.
    #[arg(long)]
    skeletons: Option<PathBuf>,
    /// The file for conversions that compile in their place: they convert what needs no thought and refuse everything else.
    #[arg(long)]
    stubs: Option<PathBuf>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (old, new) = text.split_once('=').ok_or("OLD=NEW is expected")?;
    Ok((old.to_owned(), new.to_owned()))
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
        Command::Generate { options, out, runtime, strict } => {
            let own = out.is_none();
            if own && !options.schema.is_empty() {
                missing("--schema needs --out, the folder of the models");
            }
            let wanted = match out {
                Some(out) => vec![(out, Config { runtime, ..options.config()? })],
                None => own::releases(),
            };
            for (folder, config) in wanted {
                let models = generate(&config)?;
                models.sharing.iter().for_each(|sharing| say(&sharing.to_string()));
                if !second_reading(&config)? && strict {
                    return Ok(ExitCode::FAILURE);
                }
                models.write(&folder)?;
            }
            if own {
                for (path, config) in own::mappings() {
                    let module = mapping(&config)?.module;
                    std::fs::write(&path, module).map_err(|error| Error::File(path.clone(), error))?;
                }
            }
        }
        Command::Mapping(args) => write_mapping(args)?,
        Command::Crate(args) => write_crate(args)?,
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
            for (path, config) in own::mappings() {
                if std::fs::read_to_string(&path).ok().as_ref() != Some(&mapping(&config)?.module) {
                    say(&format!("{} is not what its schemas yield", path.display()));
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

/// Ends the program, as for any other mistake in its arguments.
fn missing(what: &str) -> ! {
    Args::command().error(clap::error::ErrorKind::MissingRequiredArgument, what).exit()
}

fn write_mapping(args: MappingArgs) -> Result<(), Error> {
    let side = |schemas| Config {
        catalog: args.catalog.clone(),
        runtime: args.runtime.clone(),
        payloads: args.payload.clone(),
        ..Config::new::<PathBuf>(schemas)
    };
    let mapping = mapping(&MappingConfig {
        old: side(args.old),
        new: side(args.new),
        old_path: args.old_path,
        new_path: args.new_path,
        namespaces: args.namespace,
        by_hand: Vec::new(),
        runtime: args.runtime.clone(),
        command: "xefa-codegen mapping".to_owned(),
    })?;
    let write =
        |path: &PathBuf, text: &str| std::fs::write(path, text).map_err(|error| Error::File(path.clone(), error));
    write(&args.out, &mapping.module)?;
    if let Some(path) = &args.skeletons {
        write(path, &mapping.skeletons)?;
    }
    if let Some(path) = &args.stubs {
        write(path, &mapping.stubs)?;
    }
    for todo in &mapping.todo {
        say(&format!("by hand: {} → {}: {}", todo.from, todo.to, todo.why.join(", ")));
    }
    say(&format!("{} conversions are written, {} are left to a person", mapping.written, mapping.todo.len()));
    Ok(())
}

fn write_crate(args: CrateArgs) -> Result<(), Error> {
    let xefa = args.xefa.map(|path| path.canonicalize().map_err(|error| Error::File(path, error))).transpose()?;
    if args.options.schema.is_empty() {
        missing("--schema is needed, the schema documents of the standard");
    }
    let config = args.options.config()?;
    let dependencies = args.dependency;
    let made = package(&Package { name: args.name, config, samples: args.samples, xefa, dependencies }, &args.out)?;
    made.sharing.iter().for_each(|sharing| say(&sharing.to_string()));
    for (path, why) in &made.left_out {
        say(&format!("left out: {}: {why}", path.display()));
    }
    let out = args.out.display();
    say(&format!("{out}: {} valid and {} invalid samples; cd {out} && cargo test", made.valid, made.invalid));
    Ok(())
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
