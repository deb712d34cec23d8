//! A Fachmodul in a crate outside the workspace is read, checked and written typed inside `fachdaten`, and the library stays as it is.
//!
//! It runs a compiler, so it is not among the everyday tests: `cargo test --release -p xefa-codegen --test fachmodul -- --ignored`.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use xefa::Limits;
use xefa::schema::Schema;
use xefa::validate::{Options, check};
use xefa::xsd::Loader;
use xefa_codegen::{Config, Sharing, generate, own};

const SAMPLE: &str = include_str!("fachmodul/antrag.einreichung.0100-hundesteuer.xml");

/// The Fachmodul is no part of 2.0, so nobody but its own crate can say whether it is valid. Line 62 of every sample is
/// `    <hs:hundeanmeldung>`: four spaces, so column 5. A path has the name without its prefix (docs/positions.md).
const PLAIN: &str = "plain unchecked xefa-nicht-geprueft 62:5 /antrag.einreichung.0100/fachdaten/hundeanmeldung\n\
                     other urn:beispiel:fachmodul:hundesteuer:1.0 hundeanmeldung\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// As in docs/fachmodul.md: the messages of XEfA 2.0 and the Fachmodul together.
fn schemas() -> [PathBuf; 2] {
    [
        root().join("schemas/xefa/2.0/xefa-alle.xsd"),
        root().join("codegen/tests/fachmodul/xefa-fachmodul-hundesteuer.xsd"),
    ]
}

fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    let mut run = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    run.args(arguments).current_dir(folder);
    // The folder of the other crates that are tried: what they depend on is built once.
    run.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("foreign"));
    run.env_remove("RUSTFLAGS").output().unwrap()
}

fn payloads() -> Vec<String> {
    vec!["urn:xefa:fachmodul:".to_owned(), "urn:beispiel:fachmodul:".to_owned()]
}

/// A crate with the library among its dependencies, in no workspace.
fn foreign_crate(name: &str, config: &Config) -> (PathBuf, Vec<Sharing>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("src")).unwrap();
    let models = generate(config).unwrap();
    models.write(&folder.join("src/hundesteuer")).unwrap();
    let manifest = format!(
        "[package]\nname = \"hundesteuer\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
         xefa = {{ path = {:?} }}\nserde_json = \"1\"\n[profile.dev]\ndebug = 0\n",
        root()
    );
    std::fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    std::fs::write(folder.join("src/main.rs"), include_str!("fachmodul/programm.rs")).unwrap();
    (folder, models.sharing)
}

/// What the crate says of a message, and the file that it wrote.
fn told(folder: &Path, name: &str, message: &str) -> (String, PathBuf) {
    let (path, out) = (folder.join(format!("{name}.xml")), folder.join(format!("{name}-out.xml")));
    std::fs::write(&path, message).unwrap();
    let arguments =
        ["run", "--offline", "--quiet", "--bin", "hundesteuer", "--", path.to_str().unwrap(), out.to_str().unwrap()];
    let output = cargo(folder, &arguments);
    assert!(output.status.success(), "{name}:\n{}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).unwrap(), out)
}

/// The sample with one mistake in it.
fn broken(right: &str, wrong: &str) -> String {
    assert_eq!(SAMPLE.matches(right).count(), 1, "{right}");
    SAMPLE.replace(right, wrong)
}

#[test]
#[ignore = "runs a compiler"]
fn hundesteuer() {
    let (folder, _) = foreign_crate("fachmodul", &Config { payloads: payloads(), ..Config::new(schemas()) });
    what_it_says(&folder);
}

/// Takes the types of the core from the library's own models, as in docs/generator.md.
fn sharing() -> Config {
    let [core, own] = schemas();
    let external = vec![own::external("2.0", core).unwrap()];
    Config { payloads: payloads(), external, ..Config::new([own]) }
}

/// The same crate with the types of the core that `xefa::v2_0` has: it says the same, and values go from one to the other.
#[test]
#[ignore = "runs a compiler"]
fn hundesteuer_shares_the_types_of_the_core() {
    let (folder, sharing) = foreign_crate("fachmodul-geteilt", &sharing());
    // As docs/fachmodul.md says.
    assert!(
        sharing[0].to_string().starts_with("xefa::v2_0: 243 types are shared, 6 are made again\n"),
        "{}",
        sharing[0]
    );
    // Made again are the two enums of payloads, and what is around one of them: three messages, one of them by way of its choice.
    let again: Vec<&str> = sharing[0].again.iter().map(|again| again.name.as_str()).collect();
    let expected = [
        "AntragEinreichung",
        "AntragNachlieferung",
        "Fachdaten",
        "Nachweisdaten",
        "RegisterNachweisantwort",
        "RegisterNachweisantwortAuswahl",
    ];
    let mut sorted = again.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, expected);
    std::fs::create_dir_all(folder.join("src/bin")).unwrap();
    std::fs::write(folder.join("src/bin/geteilt.rs"), include_str!("fachmodul/geteilt.rs")).unwrap();
    let built = cargo(&folder, &["build", "--offline"]);
    let told = String::from_utf8_lossy(&built.stderr);
    assert!(built.status.success() && !told.contains("warning"), "{told}");
    what_it_says(&folder);

    let samples = root().join("schemas/xefa/2.0/samples");
    let (own, out) = (folder.join("gut.xml"), folder.join("geteilt.xml"));
    let library = samples.join("antrag.einreichung.0100-reich.xml");
    let receipt = samples.join("administration.quittung.0020-reich.xml");
    let paths = [&own, &library, &receipt, &out].map(|path| path.to_str().unwrap());
    let ran = cargo(&folder, &[["run", "--offline", "--quiet", "--bin", "geteilt", "--"].as_slice(), &paths].concat());
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let schema = Schema::compile(&Loader::new().read(&schemas()).unwrap(), &Limits::default()).unwrap();
    let report = check(&schema, &std::fs::read(&out).unwrap(), &Options::default());
    assert!(report.is_valid(), "{:?}", report.findings());
}

/// Models that are not those that were meant: it does not compile, and says what to do.
#[test]
#[ignore = "runs a compiler"]
fn other_models_of_the_core_are_refused_by_the_compiler() {
    let mut config = sharing();
    // The library's own messages are made with what a context supplies.
    config.external[0].config.supply = None;
    let (folder, _) = foreign_crate("fachmodul-andere", &config);
    let built = cargo(&folder, &["check", "--offline"]);
    let told = String::from_utf8_lossy(&built.stderr);
    assert!(!built.status.success(), "it compiles");
    assert!(
        told.contains("the models at xefa::v2_0 are not those that these take types from; generate both anew"),
        "{told}"
    );
}

/// What the program says of messages that are right and of ones that are not.
fn what_it_says(folder: &Path) {
    let (said, out) = told(folder, "gut", SAMPLE);
    let dogs = "typed Hamburg Kuno 276098100000015 2026-04-30 Some(true) Frieda - 2025-12-24 None\n\
                no dogs invalid cvc-complex-type.2.4 0:0 /antrag.einreichung.0100/fachdaten/hundeanmeldung\n";
    assert_eq!(said, format!("{dogs}{PLAIN}"));
    // By the documents, not by what the models carry with them.
    let schema = Schema::compile(&Loader::new().read(&schemas()).unwrap(), &Limits::default()).unwrap();
    for document in [SAMPLE.as_bytes(), &std::fs::read(out).unwrap()] {
        let report = check(&schema, document, &Options::default());
        assert!(report.is_valid(), "{:?}", report.findings());
    }

    // Fourteen digits. Line 72: eight spaces, `<hs:chipnummer>` is 15 characters, so the value begins in column 24.
    let (said, _) = told(folder, "chip", &broken("276098100000015", "27609810000001"));
    let hund = "/antrag.einreichung.0100/fachdaten/hundeanmeldung/hund";
    assert_eq!(said, format!("typed invalid cvc-pattern-valid 72:24 {hund}[1]/chipnummer\n{PLAIN}"));

    // The second dog without its last field, line 78: then `      </hs:hund>` is line 78, and the end tag stands in column 7.
    let (said, _) = told(folder, "beginn", &broken("        <hs:haltungsbeginn>2025-12-24</hs:haltungsbeginn>\n", ""));
    assert_eq!(said, format!("typed invalid cvc-complex-type.2.4 78:7 {hund}[2]\n{PLAIN}"));

    // A mistake outside the Fachmodul is one for both. Line 58: six spaces, `<xefa:zugestimmt>` is 17 characters, column 24. The
    // library says so, and that there is something it could not check; it has no value then.
    let (said, _) = told(folder, "kern", &broken("zugestimmt>true<", "zugestimmt>ja<"));
    let finding = "cvc-datatype-valid 58:24 /antrag.einreichung.0100/erklaerungen/erklaerung[1]/zugestimmt";
    assert!(said.starts_with(&format!("typed invalid {finding}\n")), "{said}");
    assert!(said.contains(&format!("\nplain unchecked {finding} xefa-nicht-geprueft 62:5 ")), "{said}");
    assert!(!said.contains("\nother "), "{said}");
}
