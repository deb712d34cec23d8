//! A workspace with the models of many schemas, and a program that sends messages through them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::cases::Case;
use super::{each, models};

/// How many crates the models are spread over, so that they are compiled side by side.
const CRATES: usize = 8;

/// The crates of models of which nothing is read.
const CHECKED: usize = 4;

/// All names of a crate are looked at together for the one that is allowed: whoever has names in several scripts has to say so.
const ATTRIBUTES: &str = "//! Models.\n#![deny(warnings, missing_docs)]\n#![allow(mixed_script_confusables)]\n\n";

/// A set of documents with its models in one of the crates.
pub struct Member {
    krate: usize,
    module: String,
    pub documents: Vec<PathBuf>,
    pub cases: Vec<Case>,
}

impl Member {
    pub fn new(number: usize, documents: Vec<PathBuf>, cases: Vec<Case>) -> Self {
        Self { krate: number % CRATES, module: format!("m{number}"), documents, cases }
    }
}

fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut run = Command::new(cargo);
    run.args(arguments).arg("--offline").current_dir(folder);
    // Beside the workspace, which is made anew each time: what it depends on is built once.
    run.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite-target"));
    run.env_remove("RUSTFLAGS").output().unwrap()
}

fn cargo_succeeds(folder: &Path, arguments: &[&str]) {
    let done = cargo(folder, arguments);
    let told = String::from_utf8_lossy(&done.stderr);
    fs::write(folder.join("build.log"), &*told).unwrap();
    let shown = told.lines().take(60).collect::<Vec<_>>().join("\n");
    assert!(done.status.success(), "it does not compile; all of it is in {}/build.log:\n{shown}", folder.display());
}

/// Writes all members and compiles them, with warnings denied; gives the program. Of the sets of documents that nothing is read of, the
/// models are checked by the compiler.
pub fn build(folder: &Path, members: &[Member], unread: &[Vec<PathBuf>]) -> PathBuf {
    let _ = fs::remove_dir_all(folder);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    let write = |path: String, text: String| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let package = |name: &str, more: &str| {
        format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n\
             xefa = {{ path = {root:?}, default-features = false, features = [\"json\"] }}\n\
             serde = \"1\"\nserde_json = \"1\"\n{more}"
        )
    };
    // Nothing here is worth optimising but what all of it calls.
    write(
        "Cargo.toml".into(),
        "[workspace]\nmembers = [\"judge\", \"run\", \"b*\", \"c*\"]\nresolver = \"3\"\n\n\
         [profile.dev]\ndebug = false\nincremental = false\n\n[profile.dev.package.\"*\"]\nopt-level = 1\n"
            .into(),
    );
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    write("judge/Cargo.toml".into(), package("judge", ""));
    write("judge/src/lib.rs".into(), include_str!("judge.rs").into());
    // A set without global elements has types only.
    let with_messages = each(members, |member| {
        let models = models(&member.documents).unwrap();
        models.write(&folder.join(format!("b{}/src/{}", member.krate, member.module))).unwrap();
        String::from_utf8_lossy(&models.files[0].1).contains("pub enum Message {")
    });
    for krate in 0..CRATES {
        let own = members.iter().zip(&with_messages).filter(|(member, _)| member.krate == krate);
        let (mut modules, mut arms) = (String::new(), String::new());
        for (Member { module, .. }, with_messages) in own {
            modules += &format!("pub mod {module};\n");
            if !with_messages {
                arms += &format!("        {module:?} => \"refused: there are no messages\".to_owned(),\n");
                continue;
            }
            arms += &format!(
                "        {module:?} => judge::one::<{module}::Message>\
                 (|xml| {module}::Message::from_xml(xml), {module}::Message::to_xml, bytes, out),\n"
            );
        }
        write(format!("b{krate}/Cargo.toml"), package(&format!("b{krate}"), "judge = { path = \"../judge\" }\n"));
        write(
            format!("b{krate}/src/lib.rs"),
            format!(
                "{ATTRIBUTES}{modules}\n\
                 /// One message.\n#[allow(unused_variables)]\n\
                 pub fn run(module: &str, bytes: &[u8], out: &str) -> String {{\n    match module {{\n{arms}        \
                 _ => \"no module\".to_owned(),\n    }}\n}}\n"
            ),
        );
    }
    let crates: String = (0..CRATES).map(|krate| format!("b{krate} = {{ path = \"../b{krate}\" }}\n")).collect();
    let arms: String = (0..CRATES).map(|krate| format!("        \"b{krate}\" => b{krate}::run,\n")).collect();
    write("run/Cargo.toml".into(), package("run", &format!("judge = {{ path = \"../judge\" }}\n{crates}")));
    write(
        "run/src/main.rs".into(),
        format!(
            "fn main() {{\n    judge::all(|krate| match krate {{\n{arms}        _ => panic!(\"no crate\"),\n    }});\n}}\n"
        ),
    );
    for krate in 0..CHECKED {
        let modules: String = (krate..unread.len()).step_by(CHECKED).map(|n| format!("pub mod m{n};\n")).collect();
        write(format!("c{krate}/Cargo.toml"), package(&format!("c{krate}"), ""));
        write(format!("c{krate}/src/lib.rs"), format!("{ATTRIBUTES}{modules}"));
    }
    let numbers: Vec<usize> = (0..unread.len()).collect();
    each(&numbers, |number| {
        let models = models(&unread[*number]).unwrap();
        models.write(&folder.join(format!("c{}/src/m{number}", number % CHECKED))).unwrap();
    });
    cargo_succeeds(folder, &["build", "--quiet", "-p", "run"]);
    cargo_succeeds(folder, &["check", "--quiet", "--keep-going", "-p", "c0", "-p", "c1", "-p", "c2", "-p", "c3"]);
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite-target/debug/run")
}

/// Sends messages through the program: how each went, and where it wrote what it read (behind `.json` what came back from JSON).
pub fn run(folder: &Path, program: &Path, messages: &[(&Member, &Case)]) -> Vec<(String, PathBuf)> {
    fs::create_dir_all(folder.join("written")).unwrap();
    let written = |number: usize| folder.join("written").join(format!("{number}.xml"));
    let line = |(number, (member, case)): (usize, &(&Member, &Case))| {
        let path = case.instance.as_ref().unwrap().display();
        format!("b{}\t{}\t{path}\t{}\n", member.krate, member.module, written(number).display())
    };
    let list: String = messages.iter().enumerate().map(line).collect();
    fs::write(folder.join("list.txt"), list).unwrap();
    let ran = Command::new(program).arg(folder.join("list.txt")).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let outcomes = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(outcomes.lines().count(), messages.len());
    outcomes.lines().enumerate().map(|(number, outcome)| (outcome.to_owned(), written(number))).collect()
}
