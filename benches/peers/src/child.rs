//! What is done in a process of its own.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;

use nix::sys::resource::{UsageWho, getrusage};
use xefa::schema::Schema;
use xefa::validate::{Options, check};

use crate::engine::{Kind, compile, xmllint};
use crate::input::{Corpus, Standard};

/// This binary with arguments.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("the path of this binary"));
    command.args(arguments);
    command
}

/// - `memory ENGINE STANDARD TIMES FILE…` checks the files, each `TIMES` times in turn, and prints the peak memory in KiB;
/// - `loop ENGINE STANDARD TIMES FILE…` does the same from memory: for a profiler;
/// - `compile ENGINE STANDARD TIMES` compiles: for a profiler;
/// - `cold xsd|stored|embedded SCHEMA FILE` says by its exit code whether the file is valid;
/// - `write FOLDER BYTES` writes the large messages.
pub fn run(task: &str, rest: &[String]) {
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    match (task, rest.as_slice()) {
        ("memory", [engine, standard, times, files @ ..]) => memory(engine, standard, number(times), files),
        ("loop", [engine, standard, times, files @ ..]) => {
            let (corpus, kind, standard) = parse(engine, standard);
            let engine = kind.compile(&corpus, standard).expect("a schema");
            let messages: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).expect("a message")).collect();
            for _ in 0..number(times) {
                messages.iter().for_each(|message| drop(black_box(engine.check(message))));
            }
        }
        ("compile", [engine, standard, times]) => {
            let (corpus, kind, standard) = parse(engine, standard);
            for _ in 0..number(times) {
                drop(black_box(kind.compile(&corpus, standard)));
            }
        }
        ("cold", [way, schema, file]) => cold(way, schema, file),
        ("write", [folder, bytes]) => {
            let corpus = Corpus::find().expect("a corpus");
            for standard in [Standard::Ubl, Standard::Xdomea] {
                let text = corpus.large(standard, number(bytes)).expect("a large message");
                std::fs::write(Path::new(folder).join(format!("{}.xml", standard.id())), text)
                    .expect("a writable folder");
            }
        }
        _ => panic!("no such task: {task} {rest:?}"),
    }
}

fn number(text: &str) -> usize {
    text.parse().expect("a number")
}

fn parse(engine: &str, standard: &str) -> (Corpus, Kind, Standard) {
    let corpus = Corpus::find().expect("a corpus");
    (corpus, Kind::from_id(engine).expect("an engine"), Standard::from_id(standard).expect("a standard"))
}

fn memory(engine: &str, standard: &str, times: usize, files: &[&str]) {
    if engine == "xmllint" {
        let corpus = Corpus::find().expect("a corpus");
        let paths: Vec<&Path> = files.iter().map(Path::new).collect::<Vec<_>>().repeat(times);
        let standard = Standard::from_id(standard).expect("a standard");
        let status = xmllint(&corpus, standard, paths.len() == 1, &paths).and_then(|mut command| command.status().ok());
        assert!(status.is_some(), "xmllint does not start");
        let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("what the child used");
        return println!("{}", usage.max_rss());
    }
    let (corpus, kind, standard) = parse(engine, standard);
    let engine = kind.compile(&corpus, standard).expect("a schema");
    for _ in 0..times {
        for file in files {
            black_box(engine.check_file(Path::new(file)));
        }
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    println!("{}", peak.trim().trim_end_matches(" kB"));
}

fn cold(way: &str, schema: &str, file: &str) {
    let bytes = std::fs::read(file).expect("a message");
    let valid = match way {
        "embedded" => match xefa::releases::detect(&bytes) {
            xefa::releases::Detected::Known { release, .. } => {
                check(release.schema(), &bytes, &Options::default()).is_valid()
            }
            _ => false,
        },
        "stored" => {
            let schema = Schema::from_bytes(&std::fs::read(schema).expect("a stored schema")).expect("a stored schema");
            check(&schema, &bytes, &Options::default()).is_valid()
        }
        _ => {
            let standard = Standard::from_id(schema).expect("a standard");
            let corpus = Corpus::find().expect("a corpus");
            let schema = compile(&corpus, &corpus.schema(standard)).expect("a schema");
            check(&schema, &bytes, &Options::default()).is_valid()
        }
    };
    std::process::exit(i32::from(!valid));
}

/// The peak memory of an engine in MiB.
pub fn peak(engine: &str, standard: Standard, times: usize, files: &[PathBuf]) -> Option<f64> {
    let times = times.to_string();
    let mut child = command(&["memory", engine, standard.id(), &times]);
    let output = child.args(files).output().ok()?;
    let kib: f64 = String::from_utf8(output.stdout).ok()?.trim().parse().ok()?;
    Some(kib / 1024.0)
}
