//! The command line of XEfA: checks, detects and translates messages. Everything it does is a call of the library.

mod args;
mod code_lists;
mod codec;
mod commands;
mod config;
mod exit;
mod input;
mod judge;
mod language;
mod nearest;
mod order;
mod outcome;
mod progress;
mod render;
mod schema_choice;
mod suite_set;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let lang = language::choose(args.lang, &|name| std::env::var(name).ok());
    commands::run(args.command, lang).into()
}
