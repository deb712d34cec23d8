//! The samples of XEfA: valid ones are valid, and each broken one gives exactly the finding that was worked out by hand.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use xefa::Limits;
use xefa::report::Verdict;
use xefa::schema::Schema;
use xefa::validate::{Options, UnknownNamespace, check};
use xefa::xsd::Loader;

/// The schema of 1.0, which other tests use.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let set = Loader::new().read(&[root().join("schemas/xefa/1.0/xefa-alle.xsd")]).expect("our own schema documents");
    Schema::compile(&set, &Limits::default()).expect("our own schema")
});

/// The releases, each with its schema.
static RELEASES: LazyLock<Vec<(PathBuf, Schema)>> = LazyLock::new(|| {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root().join("schemas/xefa"))
        .expect("the standard")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.join("xefa-alle.xsd").is_file())
        .collect();
    folders.sort();
    let compiled = folders.into_iter().map(|folder| {
        let set = Loader::new().read(&[folder.join("xefa-alle.xsd")]).expect("our own schema documents");
        let schema = Schema::compile(&set, &Limits::default()).expect("our own schema");
        (folder, schema)
    });
    compiled.collect()
});

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder that end in `.xml`.
pub fn xml_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(xml_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "xml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn options() -> Options {
    Options { unknown_namespace: UnknownNamespace::Unchecked, ..Options::default() }
}

#[test]
fn valid_samples_are_valid() {
    for (folder, schema) in RELEASES.iter() {
        let files = xml_files(&folder.join("samples"));
        for file in &files {
            let report = check(schema, &std::fs::read(file).expect("a sample"), &options());
            assert_eq!(report.verdict(), Verdict::Valid, "{}: {:#?}", file.display(), report.findings());
        }
        if folder.ends_with("1.0.1") {
            assert_eq!(files.len(), 2, "what the erratum corrects");
        } else {
            every_message_has_samples(folder, schema, &files);
        }
    }
}

/// A minimal and a rich one of each message.
fn every_message_has_samples(folder: &Path, schema: &Schema, files: &[PathBuf]) {
    let names: Vec<_> = files.iter().map(|file| file.file_name().expect("a name").to_string_lossy()).collect();
    let mut messages = 0;
    for element in schema.global_elements() {
        let (namespace, local) = schema.name(schema.element(element).name);
        if namespace.starts_with("urn:xefa:schema:") {
            messages += 1;
            for kind in ["minimal", "reich"] {
                let start = format!("{local}-{kind}");
                assert!(names.iter().any(|name| name.starts_with(&start)), "{}: {start}", folder.display());
            }
        }
    }
    assert!(messages > 20);
}

/// What stands beside a broken sample.
struct Expected {
    rule: String,
    line: u32,
    column: u32,
    verdict: String,
}

fn expected(path: &Path) -> Expected {
    let text = std::fs::read_to_string(path).expect("the expectation beside the sample");
    let field = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix('='));
        line.unwrap_or_else(|| panic!("{} has no {name}", path.display())).trim().trim_matches('"').to_owned()
    };
    Expected {
        rule: field("rule"),
        line: field("line").parse().expect("a number"),
        column: field("column").parse().expect("a number"),
        verdict: field("verdict"),
    }
}

#[test]
fn broken_samples_give_their_one_finding() {
    for (folder, schema) in RELEASES.iter() {
        let release = folder.file_name().expect("a release");
        let broken = root().join("tests/samples/invalid").join(release);
        if broken.is_dir() {
            give_their_one_finding(schema, &xml_files(&broken));
        } else {
            assert_eq!(release, "1.0.1", "only the erratum shares the broken samples of its release");
        }
    }
}

fn give_their_one_finding(schema: &Schema, files: &[PathBuf]) {
    assert!(files.len() >= 25);
    let mut wrong = Vec::new();
    for file in files {
        let expected = expected(&file.with_extension("expected"));
        let report = check(schema, &std::fs::read(file).expect("a sample"), &options());
        let found: Vec<_> = report
            .findings()
            .iter()
            .map(|finding| (finding.rule().id(), finding.place().line, finding.place().column))
            .collect();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if found != [(expected.rule.as_str(), expected.line, expected.column)] {
            let wanted = (&expected.rule, expected.line, expected.column);
            wrong.push(format!("{name}: expected {wanted:?}, found {:?}", report.findings()));
        } else if report.verdict().as_str() != expected.verdict {
            wrong.push(format!("{name}: expected {}, found {:?}", expected.verdict, report.verdict()));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), files.len(), wrong.join("\n"));
}
