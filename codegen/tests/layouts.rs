//! A real standard with its types in a module for each namespace, and all in one, with a hash for each that can have one: it compiles without a
//! warning, and its samples go through it. XWasser has five namespaces.
//!
//! It runs a compiler, so it is not among the everyday tests: `cargo test -p xefa-codegen --test layouts -- --ignored`.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use xefa_codegen::{Config, Layout, Package, package};

#[test]
#[ignore = "runs a compiler"]
fn xwasser() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !corpus.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "the corpus is missing");
        let _ = writeln!(std::io::stderr(), "SKIPPED: no corpus at {}", corpus.display());
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    for (layout, modules) in [
        (Layout::Namespace, ["code.rs", "din_91379.rs", "g2g.rs", "mod.rs", "xmldsig.rs", "xwasser.rs"].as_slice()),
        (Layout::One, &["mod.rs", "typen.rs"]),
    ] {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("layouts");
        let _ = fs::remove_dir_all(&folder);
        let config = Config {
            catalog: Some(corpus.join("catalog.xml")),
            lenient_references: true,
            layout,
            derives: vec!["Eq?".to_owned(), "Hash?".to_owned(), "PartialOrd?".to_owned()],
            ..Config::new([corpus.join("xwasser/1.0.0/xsd/xwasser.xsd")])
        };
        let wanted = Package {
            name: "layouts".to_owned(),
            config,
            samples: vec![corpus.join("xwasser/1.0.0/samples")],
            xefa: Some(root.clone()),
            dependencies: Vec::new(),
        };
        assert_eq!(package(&wanted, &folder).unwrap().valid, 26);
        let files = fs::read_dir(folder.join("src/models")).unwrap().map(|entry| entry.unwrap().file_name());
        let files: BTreeSet<String> = files.map(|name| name.into_string().unwrap()).collect();
        let files: Vec<&str> = files.iter().map(String::as_str).filter(|name| name.ends_with(".rs")).collect();
        assert_eq!(files, modules);
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["test", "--offline"]).current_dir(&folder).env_remove("RUSTFLAGS");
        let tested =
            cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("foreign")).output().unwrap();
        let told = String::from_utf8_lossy(&tested.stderr);
        assert!(tested.status.success() && !told.contains("warning"), "{layout:?}:\n{told}");
        // As it would be committed.
        let mut rustfmt = Command::new("rustfmt");
        rustfmt.args(["--check", "--edition", "2024", "--config-path"]).arg(&root);
        let formatted = rustfmt.arg(folder.join("src/models/mod.rs")).output().unwrap();
        assert!(formatted.status.success(), "{layout:?}:\n{}", String::from_utf8_lossy(&formatted.stdout));
    }
}
