//! Real standards as crates: they compile without a warning, and messages go through the types and through JSON and stay the same
//! document. Messages are the standard's own samples, and for all standards such that are made from the schema.
//!
//! It runs a compiler, so it is not among the everyday tests: `cargo test --release -p xefa-codegen --test standards -- --ignored
//! --nocapture --test-threads 1`. What it prints is the table of docs/standards.md; the memory is that of the largest process of the
//! build, as GNU time tells it.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

#[path = "../../tests/it/generated/document.rs"]
#[allow(unexpected_cfgs, reason = "another binary uses all of it")]
mod document;
#[path = "../../tests/it/generated/height.rs"]
mod height;
#[path = "../../tests/it/generated/print.rs"]
mod print;
#[path = "../../tests/it/generated/random.rs"]
mod random;
#[path = "../../tests/it/generated/texts.rs"]
#[allow(dead_code, reason = "another binary uses all of it")]
mod texts;
#[path = "../../tests/it/generated/tree.rs"]
#[allow(dead_code, unexpected_cfgs, reason = "another binary uses all of it")]
mod tree;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Instant;

use xefa::Limits;
use xefa::schema::{ElementId, Schema};
use xefa::validate::{Options, check};
use xefa::xsd::{Catalog, Loader};
use xefa_codegen::{Config, Package, package};

/// Reads each message and writes it again, directly and by way of JSON; a line for each says how it went.
const MAIN: &str = r#"
fn tell(error: &xefa::Error) -> String {
    let findings = error.report().findings().iter();
    findings.map(|finding| format!("{finding} {}", finding.element_path())).collect::<Vec<_>>().join(", ")
}

fn one(path: &str, out: &str) -> Result<(), String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let message = KRATE::Message::from_xml(&bytes).map_err(|error| format!("unread {}", tell(&error)))?;
    let xml = message.to_xml().map_err(|error| format!("unwritten {}", tell(&error)))?;
    std::fs::write(out, &xml).map_err(|error| error.to_string())?;
    let json = serde_json::to_string(&message).map_err(|error| format!("no JSON {error}"))?;
    let again: KRATE::Message = serde_json::from_str(&json).map_err(|error| format!("JSON not read {error}"))?;
    // A number that is none (NaN) is not even equal to itself; the text below tells.
    #[allow(clippy::eq_op)]
    let comparable = message == message;
    if comparable && again != message {
        return Err("JSON reads as another value".to_owned());
    }
    let same = again.to_xml().map_err(|error| format!("unwritten after JSON {}", tell(&error)))?;
    if same != xml {
        return Err("reordered".to_owned());
    }
    Ok(())
}

fn main() {
    let list = std::fs::read_to_string(std::env::args().nth(1).expect("a list")).expect("a list");
    for line in list.lines() {
        let (path, out) = line.split_once('\t').expect("two paths");
        println!("{}", one(path, out).err().unwrap_or_else(|| "same".to_owned()).replace('\n', " "));
    }
}
"#;

struct Standard {
    name: &'static str,
    /// Documents of the corpus, or a folder with the beginning of the names of those that are meant.
    schemas: &'static [&'static str],
    /// The beginnings of the paths of its samples in `instances.tsv`; several standards have none.
    samples: &'static [&'static str],
    lenient_references: bool,
    /// The messages that are wanted, where the schema has more elements than messages.
    only: &'static [&'static str],
    /// How many samples there are.
    count: usize,
    /// How many valid messages can be made from the schema: fewer would mean that the maker or the engine has lost something.
    made: usize,
    /// How many kinds of messages there are of which none can be made.
    unmade: usize,
}

impl Standard {
    /// The standard with nothing special about it.
    const PLAIN: Self = Self {
        name: "",
        schemas: &[],
        samples: &[],
        lenient_references: false,
        only: &[],
        count: 0,
        made: 0,
        unmade: 0,
    };
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

impl Standard {
    fn files(&self, corpus: &Path) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for schema in self.schemas {
            let path = corpus.join(schema);
            if path.is_file() {
                files.push(path);
                continue;
            }
            let (folder, start) = (path.parent().unwrap(), path.file_name().unwrap().to_string_lossy().into_owned());
            let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            let fits = |path: &PathBuf| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                name.starts_with(&start) && name.ends_with(".xsd")
            };
            files.extend(entries.filter(fits));
        }
        files.sort();
        assert!(!files.is_empty(), "{}", self.name);
        files
    }

    /// The samples that libxml2 finds valid.
    fn samples(&self, corpus: &Path) -> Vec<PathBuf> {
        let list = fs::read_to_string(corpus.join("instances.tsv")).unwrap();
        let starts = |line: &&str| self.samples.iter().any(|start| line.starts_with(start));
        let rows = list.lines().filter(starts).filter(|line| line.split('\t').nth(1) == Some("valid"));
        // A folder may have samples of several standards.
        let own = |line: &&str| {
            self.schemas.len() > 1
                || !self.schemas[0].ends_with(".xsd")
                || line.split('\t').nth(2) == Some(self.schemas[0])
        };
        rows.filter(own).map(|line| corpus.join(line.split('\t').next().unwrap())).collect()
    }
}

/// Runs cargo; with a file, GNU time writes into it how many kilobytes the largest process had.
fn cargo(folder: &Path, arguments: &[&str], measure: Option<&Path>) -> Output {
    const TIME: &str = "/usr/bin/time";
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut run = match measure.filter(|_| Path::new(TIME).exists()) {
        Some(file) => {
            let mut run = Command::new(TIME);
            run.args(["-f", "%M", "-o"]).arg(file).arg(cargo);
            run
        }
        None => Command::new(cargo),
    };
    run.args(arguments).arg("--offline").current_dir(folder);
    // One for all crates that are tried: the library is built once.
    run.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("standards"));
    run.env_remove("RUSTFLAGS").output().unwrap()
}

/// The numbers of the elements that are messages, as the generated `mod.rs` has them.
fn messages(folder: &Path) -> Vec<ElementId> {
    let text = fs::read_to_string(folder.join("src/models/mod.rs")).unwrap();
    // A library of types has none.
    let Some((_, messages)) = text.split_once("pub enum Message {") else { return Vec::new() };
    let number = |line: &str| line.trim().split_once(" => ").and_then(|(number, _)| number.parse().ok());
    messages.lines().filter_map(number).map(ElementId).collect()
}

/// Messages that are made from the schema and valid, keys and references included; and the kinds of which there are none, with the reason.
fn made(schema: &'static Schema, roots: &[ElementId], folder: &Path) -> (Vec<PathBuf>, Vec<String>) {
    fs::create_dir_all(folder).unwrap();
    let mut maker = tree::Maker::new(schema).with_foreign();
    let (mut found, mut unmade) = (Vec::new(), Vec::new());
    for root in roots {
        let before = found.len();
        let mut why = String::new();
        // Keys are not thought of, so not each is valid.
        for seed in 0..24 {
            if found.len() - before == 4 {
                break;
            }
            let mut random = random::Random(seed);
            let text = match maker.try_message(*root, &mut random, seed % 4 * 3) {
                Ok((element, ids)) => print::print(schema, &element, &ids, &mut random),
                Err(reason) => {
                    why = reason;
                    continue;
                }
            };
            let report = check(schema, text.as_bytes(), &Options::default());
            if report.is_valid() {
                let path = folder.join(format!("{}-{seed}.xml", found.len()));
                fs::write(&path, text).unwrap();
                found.push(path);
            } else if let Some(finding) = report.findings().first() {
                why = format!("{} {} {finding}", finding.rule().id(), finding.element_path());
            }
        }
        if found.len() == before {
            unmade.push(format!("{}: {why}", schema.local(schema.element(*root).name)));
        }
    }
    (found, unmade)
}

fn hold(standard: &Standard) {
    let Some(corpus) = corpus() else { return };
    let name = standard.name;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("standard-{name}"));
    let _ = fs::remove_dir_all(&folder);
    let samples = standard.samples(&corpus);
    assert_eq!(samples.len(), standard.count, "{name}: samples that another engine finds valid");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    let files = standard.files(&corpus);
    let config = Config {
        catalog: Some(corpus.join("catalog.xml")),
        lenient_references: standard.lenient_references,
        only: standard.only.iter().map(|&name| name.to_owned()).collect(),
        ..Config::new::<PathBuf>(files.clone())
    };
    let begun = Instant::now();
    let wanted = Package {
        name: format!("standard-{}", name.replace('.', "-")),
        config,
        samples: samples.clone(),
        xefa: Some(root.clone()),
        dependencies: Vec::new(),
    };
    let packaged = package(&wanted, &folder).unwrap();
    let generated = begun.elapsed().as_secs_f64();
    assert_eq!((packaged.valid, packaged.invalid, packaged.left_out), (samples.len(), 0, Vec::new()), "{name}");
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let roots = messages(&folder);
    if !roots.is_empty() {
        fs::create_dir_all(folder.join("src/bin")).unwrap();
        let krate = format!("standard_{}", name.replace(['-', '.'], "_"));
        fs::write(folder.join("src/bin/round.rs"), MAIN.replace("KRATE", &krate)).unwrap();
    }
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    fs::write(folder.join("Cargo.toml"), manifest.replace("[dev-dependencies]\n", "")).unwrap();

    // What it depends on first, so that only the standard is measured.
    let warm = cargo(&folder, &["build", "--release", "--quiet", "-p", "xefa", "-p", "serde_json"], None);
    assert!(warm.status.success(), "{}", String::from_utf8_lossy(&warm.stderr));
    let begun = Instant::now();
    let measured = folder.join("memory.txt");
    let built = cargo(&folder, &["build", "--release"], Some(&measured));
    let compiled = begun.elapsed().as_secs_f64();
    let told = String::from_utf8_lossy(&built.stderr);
    assert!(built.status.success(), "{name} does not compile:\n{told}");
    assert!(!told.contains("warning"), "{name} compiles with warnings:\n{told}");

    let loader = Loader::new().catalog(Catalog::read(corpus.join("catalog.xml")).unwrap());
    let schema = Schema::compile(&loader.read(&files).unwrap(), &Limits::default()).unwrap();
    let schema: &'static Schema =
        Box::leak(Box::new(if standard.lenient_references { schema.with_lenient_references() } else { schema }));
    let (made, unmade) = made(schema, &roots, &folder.join("made"));
    let _ = writeln!(std::io::stderr(), "{name}: no message of {} of {} kinds", unmade.len(), roots.len());
    for kind in &unmade {
        let _ = writeln!(std::io::stderr(), "  {kind:.300}");
    }
    assert!(made.len() >= standard.made, "{name}: {} messages were made", made.len());
    assert!(unmade.len() <= standard.unmade, "{name}: of {} kinds there are no messages: {unmade:#?}", unmade.len());
    let messages: Vec<&PathBuf> = samples.iter().chain(&made).collect();
    fs::create_dir_all(folder.join("written")).unwrap();
    let written = |number: usize| folder.join("written").join(format!("{number}.xml"));
    let list: String = messages
        .iter()
        .enumerate()
        .map(|(number, path)| format!("{}\t{}\n", path.display(), written(number).display()))
        .collect();
    fs::write(folder.join("list.txt"), list).unwrap();
    let outcomes = if roots.is_empty() {
        String::new()
    } else {
        let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("standards/release/round");
        let ran = Command::new(program).arg(folder.join("list.txt")).output().unwrap();
        assert!(ran.status.success(), "{name}: {}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).unwrap()
    };
    let mut wrong = Vec::new();
    for (number, (outcome, path)) in outcomes.lines().zip(&messages).enumerate() {
        if outcome != "same" {
            wrong.push(format!("{}: {outcome}", path.display()));
            continue;
        }
        let (before, after) = (decoded(path), fs::read_to_string(written(number)).unwrap());
        if let Some(difference) = document::difference(schema, &before, &after) {
            wrong.push(format!("{}: {difference}", path.display()));
        }
    }
    assert_eq!(outcomes.lines().count(), messages.len());
    assert!(
        wrong.is_empty(),
        "{name}: {} of {}\n{}",
        wrong.len(),
        messages.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
    if !samples.is_empty() {
        judged(standard, &corpus, &files, &(0..samples.len()).map(written).collect::<Vec<_>>());
    }
    let models = fs::read_dir(folder.join("src/models")).unwrap().map(|entry| entry.unwrap().path());
    let lines: usize = models
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| fs::read_to_string(path).unwrap().lines().count())
        .sum();
    let kilobytes = fs::read_to_string(&measured).ok().and_then(|text| text.trim().parse::<u64>().ok());
    let memory = kilobytes.map_or_else(|| "–".to_owned(), |kilobytes| (kilobytes / 1024).to_string());
    let _ = writeln!(
        std::io::stdout(),
        "| {name} | {} | {lines} | {generated:.1} | {compiled:.0} | {memory} | {} | {} | {} of {} |",
        schema.type_count(),
        samples.len(),
        made.len(),
        roots.len() - unmade.len(),
        roots.len()
    );
}

fn decoded(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    xefa::xml::decode(&bytes).unwrap().into_owned()
}

/// What was written is valid for libxml2 too, where it is at hand and takes the schema.
fn judged(standard: &Standard, corpus: &Path, schemas: &[PathBuf], written: &[PathBuf]) {
    let [schema] = schemas else { return };
    let lint = |file: &Path| {
        let mut run = Command::new("xmllint");
        run.args(["--nonet", "--noout", "--schema"]).arg(schema).arg(file);
        run.env("XML_CATALOG_FILES", corpus.join("catalog.xml")).output()
    };
    for file in written {
        match lint(file) {
            Ok(judged) => {
                let told = String::from_utf8_lossy(&judged.stderr);
                assert!(judged.status.success(), "{}: {told}", standard.name);
            }
            Err(error) => {
                assert!(std::env::var_os("CI").is_none(), "xmllint: {error}");
                let _ = writeln!(std::io::stderr(), "SKIPPED: no xmllint, so no other engine judges {}", standard.name);
                return;
            }
        }
    }
}

macro_rules! standards {
    ($($name:ident: $standard:expr;)+) => {$(
        #[test]
        #[ignore = "runs a compiler"]
        fn $name() {
            hold(&$standard);
        }
    )+};
}

standards! {
    xwasser: Standard {
        name: "xwasser-1.0.0",
        schemas: &["xwasser/1.0.0/xsd/xwasser.xsd"],
        samples: &["xwasser/1.0.0/"],
        lenient_references: true,
        count: 26,
        made: 144,
        ..Standard::PLAIN
    };
    xwasser_0_9_5: Standard {
        name: "xwasser-0.9.5",
        schemas: &["xwasser/0.9.5/xsd/xwasser.xsd"],
        samples: &["xwasser/0.9.5/"],
        lenient_references: true,
        count: 21,
        made: 144,
        ..Standard::PLAIN
    };
    xwasser_0_8_0: Standard {
        name: "xwasser-0.8.0",
        schemas: &["xwasser/0.8.0/xsd/xwasser.xsd"],
        samples: &["xwasser/0.8.0/"],
        lenient_references: true,
        count: 32,
        made: 144,
        ..Standard::PLAIN
    };
    xwasser_0_7_0: Standard {
        name: "xwasser-0.7.0",
        schemas: &["xwasser/0.7.0/xsd/xwasser.xsd"],
        samples: &["xwasser/0.7.0/"],
        lenient_references: true,
        count: 33,
        made: 144,
        ..Standard::PLAIN
    };
    xdomea: Standard {
        name: "xdomea-3.0.0",
        schemas: &["xdomea/3.0.0/xdomea-Nachrichten-"],
        samples: &["xdomea/3.0.0/"],
        count: 5,
        made: 256,
        ..Standard::PLAIN
    };
    xdomea_2_4_0: Standard {
        name: "xdomea-2.4.0",
        schemas: &["xdomea/2.4.0/xdomea-Nachrichten-"],
        samples: &["xdomea/2.4.0/"],
        count: 4,
        made: 188,
        ..Standard::PLAIN
    };
    xdomea_2_3_0: Standard {
        name: "xdomea-2.3.0",
        schemas: &["xdomea/2.3.0/xdomea-Nachrichten-"],
        samples: &["xdomea/2.3.0/"],
        count: 4,
        made: 188,
        ..Standard::PLAIN
    };
    xschule: Standard {
        name: "xschule-1.2",
        schemas: &["xschule/1.2/xsd/xschule.xsd"],
        samples: &["xschule/1.2/"],
        count: 16,
        made: 116,
        ..Standard::PLAIN
    };
    xschule_1_0: Standard {
        name: "xschule-1.0",
        schemas: &["xschule/1.0/xsd/xschule.xsd"],
        samples: &["xschule/1.0/"],
        count: 16,
        made: 112,
        ..Standard::PLAIN
    };
    xschule_0_7: Standard {
        name: "xschule-0.7",
        schemas: &["xschule/0.7/xsd/xschule.xsd"],
        samples: &["xschule/0.7/"],
        count: 19,
        made: 112,
        ..Standard::PLAIN
    };
    xbildung: Standard {
        name: "xbildung-1.2",
        schemas: &["xbildung/1.2/xsd/xbildung-baukasten.xsd"],
        ..Standard::PLAIN
    };
    xbildung_1_0: Standard {
        name: "xbildung-1.0",
        schemas: &["xbildung/1.0/xsd/xbildung-baukasten.xsd"],
        ..Standard::PLAIN
    };
    xbildung_0_95: Standard {
        name: "xbildung-0.95",
        schemas: &["xbildung/0.95/xsd/xbildung-baukasten.xsd"],
        ..Standard::PLAIN
    };
    xhochschule: Standard {
        name: "xhochschule-1.2",
        schemas: &["xhochschule/1.2/xsd/xhochschule.xsd"],
        samples: &["xhochschule/1.2/"],
        count: 8,
        made: 128,
        ..Standard::PLAIN
    };
    xbau: Standard {
        name: "xbau-2.6",
        schemas: &["xbau/2.6/xsd/xbau-nachrichten-"],
        made: 540,
        ..Standard::PLAIN
    };
    xbau_2_5: Standard {
        name: "xbau-2.5",
        schemas: &["xbau/2.5/xsd/xbau-nachrichten-"],
        made: 484,
        ..Standard::PLAIN
    };
    xbau_kernmodul: Standard {
        name: "xbau-kernmodul-1.3.0",
        schemas: &["xbau-kernmodul/1.3.0/xsd/xbau-kernmodul-"],
        made: 72,
        ..Standard::PLAIN
    };
    xbau_kernmodul_1_2_2: Standard {
        name: "xbau-kernmodul-1.2.2",
        schemas: &["xbau-kernmodul/1.2.2/xsd/xbau-kernmodul-"],
        made: 64,
        ..Standard::PLAIN
    };
    xbau_kernmodul_1_2_1: Standard {
        name: "xbau-kernmodul-1.2.1.1",
        schemas: &["xbau-kernmodul/1.2.1.1/xsd/xbau-kernmodul-"],
        made: 40,
        ..Standard::PLAIN
    };
    xjustiz: Standard {
        name: "xjustiz-3.5.1",
        schemas: &["xjustiz/3.5.1/xsd/xjustiz_"],
        made: 590,
        // Its keys refer to what has none by chance.
        unmade: 1,
        ..Standard::PLAIN
    };
    xplanung: Standard {
        name: "xplanung-gml-5.4",
        schemas: &["xplanung/5.4/XPlanGML_5_4/gmlProfile/gmlProfilexplan.xsd"],
        made: 192,
        ..Standard::PLAIN
    };
    osci: Standard {
        name: "osci-xmldsig-1.2",
        schemas: &["osci-transport/1.2/xsd/extern/xmldsig-core-schema.xsd"],
        made: 96,
        ..Standard::PLAIN
    };
    ubl: Standard {
        name: "ubl-invoice-2.1",
        schemas: &["ubl/2.1-kosit/maindoc/UBL-Invoice-2.1.xsd"],
        samples: &["xrechnung/"],
        only: &["Invoice"],
        count: 45,
        made: 4,
        ..Standard::PLAIN
    };
    ubl_credit_note: Standard {
        name: "ubl-credit-note-2.1",
        schemas: &["ubl/2.1-kosit/maindoc/UBL-CreditNote-2.1.xsd"],
        only: &["CreditNote"],
        made: 4,
        ..Standard::PLAIN
    };
    cii: Standard {
        name: "cii-d16b",
        schemas: &["cii/d16b/xsd/data/standard/CrossIndustryInvoice_100pD16B.xsd"],
        samples: &["cii/d16b/", "xrechnung/"],
        count: 50,
        made: 4,
        ..Standard::PLAIN
    };
}
