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
use xefa_codegen::{Config, generate};

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

/// A crate with the library among its dependencies, in no workspace.
fn foreign_crate() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fachmodul");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("src")).unwrap();
    let mut config = Config::new(schemas());
    config.payloads = vec!["urn:xefa:fachmodul:".to_owned(), "urn:beispiel:fachmodul:".to_owned()];
    generate(&config).unwrap().write(&folder.join("src/hundesteuer")).unwrap();
    let manifest = format!(
        "[package]\nname = \"hundesteuer\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
         xefa = {{ path = {:?} }}\n[profile.dev]\ndebug = 0\n",
        root()
    );
    std::fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    std::fs::write(folder.join("src/main.rs"), include_str!("fachmodul/programm.rs")).unwrap();
    folder
}

/// What the crate says of a message, and the file that it wrote.
fn told(folder: &Path, name: &str, message: &str) -> (String, PathBuf) {
    let (path, out) = (folder.join(format!("{name}.xml")), folder.join(format!("{name}-out.xml")));
    std::fs::write(&path, message).unwrap();
    let arguments = ["run", "--offline", "--quiet", "--", path.to_str().unwrap(), out.to_str().unwrap()];
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
    let folder = foreign_crate();

    let (said, out) = told(&folder, "gut", SAMPLE);
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
    let (said, _) = told(&folder, "chip", &broken("276098100000015", "27609810000001"));
    let hund = "/antrag.einreichung.0100/fachdaten/hundeanmeldung/hund";
    assert_eq!(said, format!("typed invalid cvc-pattern-valid 72:24 {hund}[1]/chipnummer\n{PLAIN}"));

    // The second dog without its last field, line 78: then `      </hs:hund>` is line 78, and the end tag stands in column 7.
    let (said, _) = told(&folder, "beginn", &broken("        <hs:haltungsbeginn>2025-12-24</hs:haltungsbeginn>\n", ""));
    assert_eq!(said, format!("typed invalid cvc-complex-type.2.4 78:7 {hund}[2]\n{PLAIN}"));

    // A mistake outside the Fachmodul is one for both. Line 58: six spaces, `<xefa:zugestimmt>` is 17 characters, column 24. The
    // library says so, and that there is something it could not check; it has no value then.
    let (said, _) = told(&folder, "kern", &broken("zugestimmt>true<", "zugestimmt>ja<"));
    let finding = "cvc-datatype-valid 58:24 /antrag.einreichung.0100/erklaerungen/erklaerung[1]/zugestimmt";
    assert!(said.starts_with(&format!("typed invalid {finding}\n")), "{said}");
    assert!(said.contains(&format!("\nplain unchecked {finding} xefa-nicht-geprueft 62:5 ")), "{said}");
    assert!(!said.contains("\nother "), "{said}");
}
