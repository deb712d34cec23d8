//! Real standards that build on a third one: XSchule and XHochschule take the types of XBildung from a crate of their own, so a value
//! of one is a value of the other. They compile without a warning, and samples stay the same document.
//!
//! It runs a compiler, so it is not among the everyday tests: `cargo test -p xefa-codegen --test external -- --ignored`.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

#[path = "../../tests/it/generated/document.rs"]
#[allow(unexpected_cfgs, reason = "another binary uses all of it")]
mod document;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use xefa::Limits;
use xefa::schema::Schema;
use xefa::validate::{Options, check};
use xefa::xsd::{Catalog, Loader};
use xefa_codegen::{Config, External, Package, Sharing, package};

/// Reads each message and writes it again, directly and by way of JSON; then the title of a certificate of a school, and its language,
/// become those of one of a university, and go back.
const MAIN: &str = r#"
use xbildung::{CodeLanguage, StringLocalized};

macro_rules! round {
    ($krate:ident, $path:expr, $out:expr) => {{
        let message = $krate::Message::from_xml(std::fs::read($path).expect("a sample")).expect("a valid message");
        let xml = message.to_xml().expect("a valid message");
        assert!($krate::Message::from_xml(&xml).expect("what was written") == message, "{}", $path);
        let json = serde_json::to_string(&message).expect("JSON");
        let again: $krate::Message = serde_json::from_str(&json).expect("what was written");
        assert!(again == message && again.to_xml().expect("a valid message") == xml, "{}", $path);
        std::fs::write($out, xml).expect("a file");
    }};
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (list, school, university) = (&arguments[0], &arguments[1], &arguments[2]);
    for line in std::fs::read_to_string(list).expect("a list").lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        match parts[0] {
            "xschule" => round!(xschule, parts[1], parts[2]),
            _ => round!(xhochschule, parts[1], parts[2]),
        }
    }
    let read = xschule::Message::from_xml(std::fs::read(school).expect("a sample"));
    let xschule::Message::SchuelerAbiturzeugnis(mut abitur) = read.expect("a valid message") else { panic!("another message") };
    let read = xhochschule::Message::from_xml(std::fs::read(university).expect("a sample"));
    let xhochschule::Message::Exmatrikulationsbescheinigung(mut exmatrikulation) = read.expect("a valid message") else {
        panic!("another message")
    };
    let titel: StringLocalized = exmatrikulation.titel.clone();
    let sprache: CodeLanguage = abitur.sprache.clone();
    exmatrikulation.sprache = sprache.clone();
    abitur.titel = Some(titel.clone());
    let xml = xhochschule::Message::from(exmatrikulation.clone()).to_xml().expect("a valid message");
    assert!(xhochschule::Exmatrikulationsbescheinigung::from_xml(&xml).expect("what was written") == exmatrikulation);
    let xml = abitur.to_xml().expect("a valid message");
    let again = xschule::SchuelerAbiturzeugnis::from_xml(&xml).expect("what was written");
    assert!(again.titel == Some(titel) && again.sprache == sprache);
    println!("{:?}", sprache);
}
"#;

fn corpus() -> Option<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !corpus.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "the corpus is missing");
        let _ = writeln!(std::io::stderr(), "SKIPPED: no corpus at {}", corpus.display());
        return None;
    }
    Some(corpus.canonicalize().unwrap())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    let mut run = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    run.args(arguments).arg("--offline").current_dir(folder);
    run.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("foreign"));
    run.env_remove("RUSTFLAGS").output().unwrap()
}

fn samples(corpus: &Path, standard: &str) -> Vec<PathBuf> {
    let list = fs::read_to_string(corpus.join("instances.tsv")).unwrap();
    let start = format!("{standard}/1.2/");
    let valid = list.lines().filter(|line| line.starts_with(&start) && line.split('\t').nth(1) == Some("valid"));
    valid.map(|line| corpus.join(line.split('\t').next().unwrap())).collect()
}

#[test]
#[ignore = "runs a compiler"]
fn xschule_and_xhochschule_share_xbildung() {
    let Some(corpus) = corpus() else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("external");
    let _ = fs::remove_dir_all(&folder);
    let with_catalog =
        |schema: &str| Config { catalog: Some(corpus.join("catalog.xml")), ..Config::new([corpus.join(schema)]) };
    let core = with_catalog("xbildung/1.2/xsd/xbildung-baukasten.xsd");
    let make = |name: &str, config: Config, samples: Vec<PathBuf>| -> Vec<Sharing> {
        let dependencies = config.external.iter().map(|_| "xbildung = { path = \"../xbildung\" }".to_owned()).collect();
        let wanted = Package { name: name.to_owned(), config, samples, xefa: Some(root()), dependencies };
        package(&wanted, &folder.join(name)).unwrap().sharing
    };
    make("xbildung", core.clone(), Vec::new());
    let mut list = String::new();
    let mut schemas = Vec::new();
    for (standard, count) in [("xschule", 16), ("xhochschule", 8)] {
        let samples = samples(&corpus, standard);
        assert_eq!(samples.len(), count);
        let schema = format!("{standard}/1.2/xsd/{standard}.xsd");
        let external = vec![External::new("xbildung", core.clone())];
        let sharing = make(standard, Config { external, ..with_catalog(&schema) }, samples.clone());
        // Nothing in these standards is derived from a type of XBildung, or redefines one.
        assert!(sharing[0].shared > 10 && sharing[0].again.is_empty(), "{}", sharing[0]);
        for (number, sample) in samples.iter().enumerate() {
            let out = folder.join(format!("{standard}-{number}.xml"));
            list.push_str(&format!("{standard}\t{}\t{}\n", sample.display(), out.display()));
        }
        schemas.push((standard, schema));
    }
    let app = folder.join("app");
    fs::create_dir_all(app.join("src")).unwrap();
    let dependencies =
        ["xbildung", "xschule", "xhochschule"].map(|name| format!("{name} = {{ path = \"../{name}\" }}\n")).concat();
    let manifest = format!(
        "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n{dependencies}\
         serde_json = \"1\"\n[profile.dev]\ndebug = 0\n"
    );
    fs::write(app.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root().join("Cargo.lock"), app.join("Cargo.lock")).unwrap();
    fs::write(app.join("src/main.rs"), MAIN).unwrap();
    fs::write(folder.join("list.txt"), &list).unwrap();
    let built = cargo(&app, &["build"]);
    let told = String::from_utf8_lossy(&built.stderr);
    assert!(built.status.success() && !told.contains("warning"), "{told}");

    let school = corpus.join("xschule/1.2/samples/XSchule_Abiturzeugnis_NW_01.xml");
    let university = corpus.join("xhochschule/1.2/samples/Exmatrikulationsbescheinigung.xml");
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("foreign/debug/app");
    let ran = Command::new(program).arg(folder.join("list.txt")).args([school, university]).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    for (standard, schema) in schemas {
        // By the standard's documents alone, not by those that its models were made of.
        let loader = Loader::new().catalog(Catalog::read(corpus.join("catalog.xml")).unwrap());
        let schema = Schema::compile(&loader.read(&[corpus.join(schema)]).unwrap(), &Limits::default()).unwrap();
        for line in list.lines().filter(|line| line.starts_with(&format!("{standard}\t"))) {
            let parts: Vec<&str> = line.split('\t').collect();
            let (before, after) = (fs::read(parts[1]).unwrap(), fs::read(parts[2]).unwrap());
            assert!(check(&schema, &after, &Options::default()).is_valid(), "{}", parts[1]);
            let text = |bytes: &[u8]| xefa::xml::decode(bytes).unwrap().into_owned();
            let difference = document::difference(&schema, &text(&before), &text(&after));
            assert!(difference.is_none(), "{}: {difference:?}", parts[1]);
        }
    }
}
