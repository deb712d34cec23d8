//! Process start to verdict.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::child::command;
use crate::engine::{compile, xmllint};
use crate::input::{Corpus, Standard};
use crate::stats::{Sample, children, rounds, wall};

/// Prints the medians of fifty starts.
pub fn table(corpus: &Corpus) {
    let standard = Standard::Ubl;
    let Some(message) = corpus.small(standard).into_iter().next() else {
        return println!("SKIPPED: no small message of UBL");
    };
    let stored = std::env::temp_dir().join(format!("xefa-peers-{}.schema", std::process::id()));
    let bytes = compile(corpus, &corpus.schema(standard)).expect("the schema of UBL").to_bytes();
    std::fs::write(&stored, &bytes).expect("a writable folder for temporary files");
    let own = own_message();

    let mut ways: Vec<(&str, Command)> = Vec::new();
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let binary = std::env::var_os("XEFA_BIN").map(PathBuf::from);
    if let Some(binary) = &binary {
        let check = |arguments: &[&str], file: &Path| {
            let mut command = Command::new(binary);
            command.arg("check").args(arguments).arg(file);
            command
        };
        ways.push(("`xefa check`, embedded release", check(&[], &own)));
        let catalog = text(&corpus.catalog());
        let root = text(&corpus.schema(standard)[0]);
        ways.push(("`xefa check`, UBL from XSD", check(&["--catalog", &catalog, "--schema", &root], &message)));
        ways.push(("`xefa check`, UBL from a stored schema", check(&["--schema", &text(&stored)], &message)));
    } else {
        println!("SKIPPED: the `xefa` binary (set XEFA_BIN); below, the library inside this binary\n");
    }
    ways.push(("library, embedded release", command(&["cold", "embedded", "-", &text(&own)])));
    ways.push(("library, UBL from XSD", command(&["cold", "xsd", standard.id(), &text(&message)])));
    ways.push(("library, UBL from a stored schema", command(&["cold", "stored", &text(&stored), &text(&message)])));
    match xmllint(corpus, standard, false, &[&message]) {
        Some(lint) => ways.push(("`xmllint`, UBL from XSD", lint)),
        None => println!("SKIPPED: xmllint is not installed\n"),
    }
    // What a process costs that does nothing.
    ways.push(("`true`", Command::new("true")));

    let mut times: Vec<(Sample, Sample)> = ways.iter().map(|_| Default::default()).collect();
    let mut ends: Vec<String> = vec![String::new(); ways.len()];
    for _ in 0..rounds(50).max(50) {
        for (((on_wall, on_processor), end), (_, command)) in times.iter_mut().zip(&mut ends).zip(&mut ways) {
            let (used, (took, status)) =
                children(|| wall(|| command.stdout(Stdio::null()).stderr(Stdio::null()).status()));
            on_wall.push(took.as_secs_f64() * 1e3);
            on_processor.push(used.as_secs_f64() * 1e3);
            *end = match status {
                Ok(status) if status.success() => "valid".to_owned(),
                Ok(status) => format!("**not valid** ({status})"),
                Err(error) => format!("**{error}**"),
            };
        }
    }
    drop(std::fs::remove_file(&stored));
    println!(
        "| way | verdict | ms on the wall, median of 50 (least) | ms of processor time, median |\n|---|---|---|---|"
    );
    for ((name, _), ((on_wall, on_processor), end)) in ways.iter().zip(times.iter().zip(&ends)) {
        let (least, used) = (on_wall.least(), on_processor.median());
        println!("| {name} | {end} | {:.1} ({least:.1}) | {used:.1} |", on_wall.median());
    }
}

/// A sample of our own standard.
fn own_message() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/xefa/1.0/samples");
    let mut samples: Vec<PathBuf> =
        std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    samples.sort();
    samples.into_iter().next().unwrap_or(folder)
}
