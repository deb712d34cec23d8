//! Conversions between releases of real standards, compiled: what is generated and what is left to a person are together all that is
//! needed, and messages go there and back.
//!
//! It runs a compiler, so it is not among the everyday tests: `cargo test --release -p xefa-codegen --test foreign -- --ignored`.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use xefa::Limits;
use xefa::schema::Schema;
use xefa::validate::{Options, check};
use xefa::xsd::{Catalog, Loader};
use xefa_codegen::{Config, Mapping, MappingConfig, generate, mapping};

/// Reads each message, converts it, writes the result into a file, and converts that back; a line for each says how it went.
const MAIN: &str = r#"
use xefa::map::{Conversion, Convert, Decisions};

fn convert<T: Convert<U>, U>(value: T) -> Result<U, xefa::Error> {
    let decisions = Decisions::none();
    let mut run = Conversion::new(&decisions, None);
    let value = value.convert(&mut run);
    let converted = run.finish(value)?;
    assert!(converted.is_lossless(), "what nobody has written loses nothing");
    Ok(converted.value)
}

fn tell(error: &xefa::Error) -> String {
    let findings = error.report().findings().iter();
    findings.map(|finding| format!("{} {}", finding.rule().id(), finding.element_path())).collect::<Vec<_>>().join(", ")
}

fn one(path: &str, out: &str) -> String {
    let Ok(old) = alt::Message::from_xml(std::fs::read(path).expect("a sample")) else { return "unread".to_owned() };
    let new: neu::Message = match convert(old.clone()) {
        Ok(new) => new,
        Err(error) => return format!("refused {}", tell(&error)),
    };
    match new.to_xml() {
        Ok(xml) => std::fs::write(out, xml).expect("a file"),
        Err(error) => return format!("invalid {}", tell(&error)),
    }
    match convert::<_, alt::Message>(new) {
        Ok(back) if back == old => "same".to_owned(),
        Ok(_) => "different".to_owned(),
        Err(error) => format!("no way back {}", tell(&error)),
    }
}

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    for pair in paths.chunks(2) {
        println!("{}", one(&pair[0], &pair[1]));
    }
}
"#;

struct Standard {
    name: &'static str,
    /// Folders of the two releases in the corpus, and which files in them.
    old: &'static str,
    new: &'static str,
    files: fn(&str) -> bool,
    samples: &'static str,
    /// How many conversions are written, and how many left to a person.
    conversions: (usize, usize),
}

fn corpus() -> Option<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !corpus.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "the corpus is missing");
        let _ = writeln!(std::io::stderr(), "SKIPPED: no corpus at {}", corpus.display());
        return None;
    }
    Some(corpus.canonicalize().unwrap())
}

fn cargo(folder: &Path, command: &str, more: &[&str]) -> Output {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut run = Command::new(cargo);
    run.args([command, "--offline", "--quiet"]).args(more).current_dir(folder);
    // One for all crates that are tried: the library is built once.
    run.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("foreign"));
    run.env_remove("RUSTFLAGS").output().unwrap()
}

/// A crate beside the library with the models of both releases and the conversions between them.
struct Crate {
    folder: PathBuf,
    mapping: Mapping,
}

impl Crate {
    fn new(standard: &Standard, corpus: &Path) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("foreign-{}", standard.name));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("src")).unwrap();
        let config = |release: &str| {
            let files = std::fs::read_dir(corpus.join(release)).unwrap().map(|entry| entry.unwrap().path());
            let mut files: Vec<PathBuf> =
                files.filter(|path| (standard.files)(&path.file_name().unwrap().to_string_lossy())).collect();
            files.sort();
            Config { catalog: Some(corpus.join("catalog.xml")), ..Config::new::<PathBuf>(files) }
        };
        let (old, new) = (config(standard.old), config(standard.new));
        generate(&old).unwrap().write(&folder.join("src/alt")).unwrap();
        generate(&new).unwrap().write(&folder.join("src/neu")).unwrap();
        let mapping = mapping(&MappingConfig {
            old,
            new,
            old_path: "crate::alt".to_owned(),
            new_path: "crate::neu".to_owned(),
            namespaces: Vec::new(),
            by_hand: Vec::new(),
            runtime: "xefa".to_owned(),
            command: "a test".to_owned(),
        })
        .unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
        let manifest = format!(
            "[package]\nname = \"foreign-{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
             xefa = {{ path = {root:?}, default-features = false, features = [\"json\"] }}\n[profile.dev]\ndebug = 0\n",
            standard.name
        );
        let this = Self { folder, mapping };
        this.write("Cargo.toml", &manifest);
        std::fs::copy(root.join("Cargo.lock"), this.folder.join("Cargo.lock")).unwrap();
        this.write("src/same.rs", &this.mapping.module);
        this.write("src/stubs.rs", &this.mapping.stubs);
        this
    }

    fn write(&self, file: &str, text: &str) {
        std::fs::write(self.folder.join(file), text).unwrap();
    }

    /// The numbers of the listed conversions that a compiler misses, without anything in their place.
    fn missing(&self) -> BTreeSet<usize> {
        let mut wanted = String::from(
            "#[allow(dead_code)]\nmod alt;\n#[allow(dead_code)]\nmod neu;\nfn needs<T: xefa::map::Convert<U>, U>() {}\nfn main() {\n",
        );
        let before = wanted.lines().count();
        for todo in &self.mapping.todo {
            wanted.push_str(&format!("    needs::<{}, {}>();\n", todo.from, todo.to));
        }
        wanted.push_str("}\nmod same;\n");
        self.write("src/main.rs", &wanted);
        let output = cargo(&self.folder, "check", &["--message-format=short"]);
        assert!(!output.status.success() || self.mapping.todo.is_empty(), "it compiles without what is missing");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        let lines =
            told.lines().filter_map(|line| line.strip_prefix("src/main.rs:")).filter(|line| line.contains("E0277"));
        lines.map(|line| line.split(':').next().unwrap().parse::<usize>().unwrap() - before - 1).collect()
    }

    /// How it goes with each of these messages.
    fn run(&self, samples: &[PathBuf]) -> Vec<(String, PathBuf)> {
        let models = "#[allow(dead_code)]\nmod alt;\n#[allow(dead_code)]\nmod neu;\nmod same;\nmod stubs;\n";
        self.write("src/main.rs", &format!("{models}{MAIN}"));
        let built = cargo(&self.folder, "build", &[]);
        assert!(built.status.success(), "it does not compile:\n{}", String::from_utf8_lossy(&built.stderr));
        let results: Vec<PathBuf> =
            (0..samples.len()).map(|number| self.folder.join(format!("{number}.xml"))).collect();
        let paths = samples.iter().zip(&results).flat_map(|(sample, result)| [sample, result]);
        let mut arguments = vec!["--"];
        let paths: Vec<String> = paths.map(|path| path.display().to_string()).collect();
        arguments.extend(paths.iter().map(String::as_str));
        let output = cargo(&self.folder, "run", &arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).zip(results).collect()
    }
}

/// The samples that libxml2 finds valid, whose names begin so.
fn samples(corpus: &Path, start: &str) -> Vec<PathBuf> {
    let list = std::fs::read_to_string(corpus.join("instances.tsv")).unwrap();
    let valid = list.lines().filter(|line| line.starts_with(start) && line.split('\t').nth(1) == Some("valid"));
    valid.map(|line| corpus.join(line.split('\t').next().unwrap())).collect()
}

/// Compiles the conversions of a standard and runs them; gives the samples that went there and back.
fn hold(standard: &Standard) -> Option<Vec<String>> {
    let corpus = corpus()?;
    let tried = Crate::new(standard, &corpus);
    // As docs/mapping.md has them.
    assert_eq!((tried.mapping.written, tried.mapping.todo.len()), standard.conversions, "{}", standard.name);
    assert_eq!(tried.missing(), (0..tried.mapping.todo.len()).collect(), "what is listed is what is missing");
    let samples = samples(&corpus, standard.samples);
    assert!(!samples.is_empty());
    let loader = Loader::new().catalog(Catalog::read(corpus.join("catalog.xml")).unwrap());
    let schema = Schema::compile(&loader.read(&[corpus.join(standard.new)]).unwrap(), &Limits::default()).unwrap();
    let mut same = Vec::new();
    for ((outcome, result), sample) in tried.run(&samples).into_iter().zip(&samples) {
        let name = sample.file_name().unwrap().to_string_lossy().into_owned();
        match outcome.split(' ').next().unwrap() {
            "same" => {
                // Read from the documents again, not from what the models carry with them.
                let report = check(&schema, &std::fs::read(result).unwrap(), &Options::default());
                assert!(report.is_valid(), "{name}: {:?}", report.findings());
                same.push(name);
            }
            "refused" => assert!(outcome.contains(" xefa-umwandlung /"), "{name}: {outcome}"),
            // References to nothing, which libxml2 does not follow.
            "unread" => {}
            _ => panic!("{name}: {outcome}"),
        }
    }
    Some(same)
}

/// Receipts have no field that changed, and reports of operators none that is filled in.
#[test]
#[ignore = "runs a compiler"]
fn xwasser() {
    let standard = Standard {
        name: "xwasser",
        old: "xwasser/0.9.5/xsd",
        new: "xwasser/1.0.0/xsd",
        files: |name| name == "xwasser.xsd",
        samples: "xwasser/0.9.5/samples/",
        conversions: (448, 24),
    };
    let Some(same) = hold(&standard) else { return };
    assert_eq!(same.len(), 9, "{same:#?}");
    assert!(same.iter().all(|name| name.starts_with("administration_receipt") || name.starts_with("olb_report")));
}

/// A certificate of attendance says nothing that changed; for all others a code is gone, or a field that they have.
#[test]
#[ignore = "runs a compiler"]
fn xschule() {
    let standard = Standard {
        name: "xschule",
        old: "xschule/1.0/xsd",
        new: "xschule/1.2/xsd",
        files: |name| name == "xschule.xsd",
        samples: "xschule/1.0/samples/",
        conversions: (353, 37),
    };
    let Some(same) = hold(&standard) else { return };
    assert_eq!(same.len(), 3, "{same:#?}");
    assert!(same.iter().all(|name| name.starts_with("XSchule_Schulbescheinigung")));
}

/// The key of an authority changed, which every message has: all of them wait for a person.
#[test]
#[ignore = "runs a compiler"]
fn xdomea() {
    let standard = Standard {
        name: "xdomea",
        old: "xdomea/2.4.0",
        new: "xdomea/3.0.0",
        files: |name| name.starts_with("xdomea-Nachrichten-"),
        samples: "xdomea/2.4.0/samples/",
        conversions: (317, 169),
    };
    let Some(same) = hold(&standard) else { return };
    assert_eq!(same, Vec::<String>::new());
}
