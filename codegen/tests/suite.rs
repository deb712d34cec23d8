//! The W3C XML Schema test suite through the generator: thousands of schemas that others wrote, with messages that are valid and such
//! that are not. `tests/it/conformance/xsts.rs` holds that the engine judges them as the suite does; here the same is held of the
//! types that are generated.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

#[path = "../../tests/it/conformance/cases.rs"]
#[allow(dead_code, reason = "another binary uses all of it")]
mod cases;

#[path = "../../tests/it/generated/document.rs"]
#[allow(unexpected_cfgs, reason = "another binary uses all of it")]
mod document;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use cases::{Case, documents};
use proc_macro2::TokenStream;
use xefa::models::json::untyped;
use xefa::report::Verdict;
use xefa::schema::Schema;
use xefa::validate::{Options, check};
use xefa_codegen::{Config, Error, Models, generate};

fn suite() -> Option<PathBuf> {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/xsts");
    if !suite.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "the suite is missing");
        let _ = writeln!(std::io::stderr(), "SKIPPED: no suite at {}", suite.display());
        return None;
    }
    Some(suite.canonicalize().unwrap())
}

/// Reads a message and writes it again, directly and by way of JSON.
const JUDGE: &str = r#"
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use serde::de::DeserializeOwned;
use xefa::Error;

fn tell(error: &Error) -> String {
    let findings = error.report().findings().iter();
    findings.map(|finding| format!("{finding} {}", finding.element_path())).collect::<Vec<_>>().join(", ")
}

/// How reading and writing went; what was written goes into `out`, and what was written after JSON into `out` with `.json`.
pub fn one<M: Serialize + DeserializeOwned + PartialEq + Debug>(
    read: fn(&[u8]) -> Result<M, Error>,
    write: fn(&M) -> Result<String, Error>,
    bytes: &[u8],
    out: &str,
) -> String {
    catch_unwind(AssertUnwindSafe(|| round(read, write, bytes, out)))
        .map_or_else(|_| "a panic".to_owned(), |outcome| outcome.err().unwrap_or_else(|| "same".to_owned()))
}

fn round<M: Serialize + DeserializeOwned + PartialEq + Debug>(
    read: fn(&[u8]) -> Result<M, Error>,
    write: fn(&M) -> Result<String, Error>,
    bytes: &[u8],
    out: &str,
) -> Result<(), String> {
    let message = read(bytes).map_err(|error| {
        format!("{} {}", if error.is_unchecked() { "unchecked" } else { "refused" }, tell(&error))
    })?;
    let _ = format!("{message:?}");
    let xml = write(&message).map_err(|error| format!("unwritten {}", tell(&error)))?;
    std::fs::write(out, &xml).map_err(|error| error.to_string())?;
    let again = read(xml.as_bytes()).map_err(|error| format!("what was written is refused {}", tell(&error)))?;
    // A number that is none (NaN) is not even equal to itself; the text below tells.
    #[allow(clippy::eq_op)]
    let comparable = message == message;
    if comparable && again != message {
        return Err("what was written reads as another value".to_owned());
    }
    let json = serde_json::to_string(&message).map_err(|error| format!("no JSON {error}"))?;
    let again: M = serde_json::from_str(&json).map_err(|error| format!("JSON not read {error} {json}"))?;
    if comparable && again != message {
        return Err(format!("JSON reads as another value {json}"));
    }
    let xml = write(&again).map_err(|error| format!("unwritten after JSON {} {json}", tell(&error)))?;
    std::fs::write(format!("{out}.json"), &xml).map_err(|error| error.to_string())
}
"#;

/// How many crates the models are spread over, so that they are compiled side by side.
const CRATES: usize = 8;

fn only() -> Option<String> {
    std::env::var("SUITE").ok()
}

/// The tests of each set of schema documents, sets that the suite calls invalid left out. While one works on a test, `SUITE` names it:
/// only tests whose names contain that are looked at.
fn sets(suite: &Path) -> BTreeMap<Vec<PathBuf>, Vec<Case>> {
    let only = only().unwrap_or_default();
    let mut sets: BTreeMap<_, Vec<Case>> = BTreeMap::new();
    let cases = cases::cases(suite).into_iter().filter(|case| case.id.contains(&only));
    for case in cases.filter(|case| case.schema_valid != Some(false)) {
        sets.entry(documents(&case)).or_default().push(case);
    }
    sets
}

fn models(documents: &[PathBuf]) -> Result<Models, Error> {
    // What the specification allows is what the suite is about.
    generate(&Config { without_absent: true, ..Config::new(documents.to_vec()) })
}

/// What is wrong with generated text that can be seen without a compiler.
fn fault(models: &Models) -> Option<String> {
    models.files.iter().filter(|(name, _)| name.ends_with(".rs")).find_map(|(name, text)| {
        let text = std::str::from_utf8(text).ok()?;
        let broken = text.parse::<TokenStream>().err().map(|error| format!("{name}: {error}"));
        broken.or_else(|| text.lines().find(|line| line.len() > 400).map(|line| format!("{name}: long {line}")))
    })
}

/// Does something for each of many, on all cores.
fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(number) else { break };
                    let result = work(item);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((number, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap();
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Every schema that the engine compiles has models, and they are Rust.
#[test]
fn every_schema_has_models() {
    let Some(suite) = suite() else { return };
    let sets: Vec<_> = sets(&suite).into_keys().filter(|documents| !documents.is_empty()).collect();
    let outcomes = each(&sets, |documents| {
        let made = std::panic::catch_unwind(|| models(documents).map(|models| fault(&models)));
        match made {
            Ok(Ok(fault)) => fault.map_or(Ok(true), Err),
            // The engine takes the schema or it does not; the other test tells whether it is right.
            Ok(Err(Error::Schema(_))) => Ok(false),
            Ok(Err(error)) => Err(error.to_string()),
            Err(_) => Err("a panic".to_owned()),
        }
    });
    let wrong: Vec<String> = outcomes
        .iter()
        .zip(&sets)
        .filter_map(|(outcome, documents)| Some(format!("{}: {}", documents[0].display(), outcome.as_ref().err()?)))
        .collect();
    let made = outcomes.iter().filter(|outcome| matches!(outcome, Ok(true))).count();
    let _ = writeln!(std::io::stdout(), "{made} of {} sets have models", sets.len());
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), sets.len(), wrong[..wrong.len().min(40)].join("\n"));
}

fn tell(error: &xefa::Error) -> String {
    let findings = error.report().findings().iter();
    findings.map(|finding| format!("{finding} {}", finding.element_path())).collect::<Vec<_>>().join(", ")
}

/// Through JSON, without types.
fn untyped(schema: &Schema, path: &Path) -> Result<(), String> {
    let bytes = fs::read(path).unwrap();
    let json = untyped::to_json(schema, &bytes).map_err(|error| format!("unread {}", tell(&error)))?;
    let xml = untyped::to_xml(schema, &json).map_err(|error| format!("JSON not read {} {json}", tell(&error)))?;
    let before = xefa::xml::decode(&bytes).unwrap();
    document::difference(schema, &before, &xml).map_or(Ok(()), |difference| Err(format!("{difference} {json}")))
}

/// Every valid message comes back from JSON, in the forms that the tables give.
#[test]
fn json_gives_every_message_back() {
    let Some(suite) = suite() else { return };
    let sets: Vec<_> = sets(&suite).into_iter().collect();
    let outcomes = each(&sets, |(documents, cases)| {
        let Ok(schema) = cases::compile(documents) else { return Vec::new() };
        let valid = cases.iter().filter(|case| case.expected == Some(true));
        let judged = valid.filter_map(|case| Some((case, case.instance.as_ref()?)));
        let mut outcomes = Vec::new();
        for (case, path) in judged {
            if check(&schema, &fs::read(path).unwrap(), &Options::default()).verdict() == Verdict::Valid {
                let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| untyped(&schema, path)));
                outcomes.push((case.id.clone(), outcome.unwrap_or_else(|_| Err("a panic".to_owned()))));
            }
        }
        outcomes
    });
    let outcomes: BTreeMap<String, Result<(), String>> = outcomes.into_iter().flatten().collect();
    let wrong: Vec<String> =
        outcomes.iter().filter_map(|(id, outcome)| Some(format!("{id}: {}", outcome.as_ref().err()?))).collect();
    let _ = writeln!(std::io::stdout(), "{} messages", outcomes.len());
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), outcomes.len(), wrong.join("\n"));
}

/// A set of documents with its models in one of the crates.
struct Member {
    krate: usize,
    module: String,
    documents: Vec<PathBuf>,
    cases: Vec<Case>,
}

fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut run = Command::new(cargo);
    run.args(arguments).arg("--offline").current_dir(folder);
    run.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite-target"));
    run.env_remove("RUSTFLAGS").output().unwrap()
}

/// A workspace with the models of all members, and a program that sends messages through them.
fn workspace(folder: &Path, members: &[Member]) {
    let _ = fs::remove_dir_all(folder);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let dependencies = format!(
        "xefa = {{ path = {root:?}, default-features = false, features = [\"json\"] }}\nserde = \"1\"\nserde_json = \"1\"\n"
    );
    let package = |name: &str, more: &str| {
        format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}{more}")
    };
    // Nothing here is worth optimising but what all of it calls.
    write(
        "Cargo.toml",
        "[workspace]\nmembers = [\"*\"]\nexclude = [\"written\"]\nresolver = \"3\"\n\n[profile.dev]\ndebug = false\nincremental = false\n\n\
         [profile.dev.package.\"*\"]\nopt-level = 1\n",
    );
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    write("judge/Cargo.toml", &package("judge", ""));
    write("judge/src/lib.rs", JUDGE);
    for krate in 0..CRATES {
        let own: Vec<&Member> = members.iter().filter(|member| member.krate == krate).collect();
        write(&format!("b{krate}/Cargo.toml"), &package(&format!("b{krate}"), "judge = { path = \"../judge\" }\n"));
        let modules: String = own.iter().map(|member| format!("pub mod {};\n", member.module)).collect();
        let arms: String = own
            .iter()
            .map(|member| {
                let module = &member.module;
                let call = format!("one::<{module}::Message>(|xml| {module}::Message::from_xml(xml), {module}::Message::to_xml, bytes, out)");
                format!("        {module:?} => {call},\n")
            })
            .collect();
        let text = format!(
            "//! Models.\n#![deny(warnings, missing_docs)]\n#![allow(mixed_script_confusables)]\n\n{modules}\n#[allow(unused_imports)]\nuse judge::one;\n\n/// One message.\n\
             #[allow(unused_variables, clippy::match_single_binding)]\npub fn run(module: &str, bytes: &[u8], out: &str) -> String {{\n    match module {{\n{arms}        \
             _ => \"no module\".to_owned(),\n    }}\n}}\n"
        );
        write(&format!("b{krate}/src/lib.rs"), &text);
    }
    let crates: String = (0..CRATES).map(|krate| format!("b{krate} = {{ path = \"../b{krate}\" }}\n")).collect();
    write("run/Cargo.toml", &package("run", &crates));
    let arms: String = (0..CRATES).map(|krate| format!("            \"b{krate}\" => b{krate}::run,\n")).collect();
    let main = format!(
        "fn main() {{\n    let list = std::fs::read_to_string(std::env::args().nth(1).expect(\"a list\")).expect(\"a list\");\n    \
         for line in list.lines() {{\n        let parts: Vec<&str> = line.split('\\t').collect();\n        \
         let bytes = std::fs::read(parts[2]).expect(\"a message\");\n        let run = match parts[0] {{\n{arms}            \
         _ => continue,\n        }};\n        \
         println!(\"{{}}\", run(parts[1], &bytes, parts[3]).replace('\\n', \" \"));\n    }}\n}}\n"
    );
    write("run/src/main.rs", &main);
    each(members, |member| {
        let models = models(&member.documents).unwrap();
        models.write(&folder.join(format!("b{}/src/{}", member.krate, member.module))).unwrap();
    });
}

/// Every message goes through the types of its schema, and every broken one is refused.
#[test]
#[ignore = "runs a compiler"]
fn messages_go_through_the_types() {
    let Some(suite) = suite() else { return };
    let sets = sets(&suite).into_iter().filter(|(_, cases)| {
        cases.iter().any(|case| case.instance.is_some() && case.expected == Some(true))
    });
    let members: Vec<Member> = sets
        .filter(|(documents, _)| models(documents).is_ok())
        .enumerate()
        .map(|(number, (documents, cases))| Member {
            krate: number % CRATES,
            module: format!("m{number}"),
            documents,
            cases: cases.into_iter().filter(|case| case.instance.is_some() && case.expected.is_some()).collect(),
        })
        .collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite");
    workspace(&folder, &members);
    let begun = std::time::Instant::now();
    let built = cargo(&folder, &["build", "--keep-going"]);
    let told = String::from_utf8_lossy(&built.stderr);
    let _ = writeln!(std::io::stdout(), "{} sets compiled in {:.0} s", members.len(), begun.elapsed().as_secs_f64());
    fs::write(folder.join("build.log"), &*told).unwrap();
    assert!(built.status.success(), "it does not compile: see {}/build.log", folder.display());
    fs::create_dir_all(folder.join("written")).unwrap();
    let cases: Vec<(&Member, &Case)> =
        members.iter().flat_map(|member| member.cases.iter().map(move |case| (member, case))).collect();
    let written = |number: usize| folder.join("written").join(format!("{number}.xml"));
    let list: String = cases
        .iter()
        .enumerate()
        .map(|(number, (member, case))| {
            let path = case.instance.as_ref().unwrap().display();
            format!("b{}\t{}\t{path}\t{}\n", member.krate, member.module, written(number).display())
        })
        .collect();
    fs::write(folder.join("list.txt"), list).unwrap();
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite-target/debug/run");
    let ran = Command::new(program).arg(folder.join("list.txt")).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let outcomes = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(outcomes.lines().count(), cases.len());
    let mut wrong = Vec::new();
    for (number, (outcome, (member, case))) in outcomes.lines().zip(&cases).enumerate() {
        let fault = match (outcome, case.expected) {
            ("same", Some(true)) => {
                let schema = cases::compile(&member.documents).unwrap();
                let bytes = fs::read(case.instance.as_ref().unwrap()).unwrap();
                let before = xefa::xml::decode(&bytes).unwrap();
                let after = fs::read_to_string(written(number)).unwrap();
                let json = fs::read_to_string(format!("{}.json", written(number).display())).unwrap();
                let judged = |text: &str| {
                    let report = check(&schema, text.as_bytes(), &Options::default());
                    let finding = report.findings().first().map(ToString::to_string).unwrap_or_default();
                    (report.verdict() != Verdict::Valid).then(|| format!("written invalid: {finding}"))
                };
                judged(&after)
                    .or_else(|| document::difference(&schema, &before, &after))
                    .or_else(|| judged(&json))
                    .or_else(|| document::difference(&schema, &before, &json).map(|told| format!("JSON: {told}")))
            }
            (outcome, Some(true)) => Some(outcome.to_owned()),
            (outcome, _) => (!outcome.starts_with("refused")).then(|| format!("invalid, but {outcome}")),
        };
        wrong.extend(fault.map(|fault| format!("{}\t{fault}", case.id)));
    }
    let _ = writeln!(std::io::stdout(), "{} messages in {:.0} s", cases.len(), begun.elapsed().as_secs_f64());
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
