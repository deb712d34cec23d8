//! Real standards in one run: every sample of the corpus beside the checkout, with suites chosen by namespace, and with each of the
//! invalid ones expected by the rule and the line that another processor recorded.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::suites::check_in;
use crate::support::{Folder, root};

#[allow(clippy::print_stderr, reason = "a test that did nothing says so")]
fn corpus() -> Option<PathBuf> {
    let path = root().join("../shared/corpus");
    if path.is_dir() {
        return path.canonicalize().ok();
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing, and CI demands it", path.display());
    eprintln!("SKIPPED: {} is missing; this test checked nothing", path.display());
    None
}

/// The rule of XML Schema behind a message of libxml2, and the line that it names.
fn recorded(message: &str) -> (&'static str, u32) {
    let line = message.split(':').nth(1).and_then(|line| line.parse().ok()).expect("a line");
    // In these releases of XWasser, a sample and the name of a supply area are of a simple type, which admits no attribute.
    let simple = ["element probe:", "element nameWasserversorgungsgebiet:"].iter().any(|name| message.contains(name));
    let rule = if message.contains("[facet 'enumeration']") {
        "cvc-enumeration-valid"
    } else if message.contains("This element is not expected") {
        "cvc-complex-type.2.4"
    } else if message.contains("is required but missing") {
        "cvc-complex-type.4"
    } else if simple {
        "cvc-type.3.1.1"
    } else if message.contains("dokumentID") {
        "cvc-complex-type.3"
    } else if message.contains("The value '") {
        "cvc-attribute.4"
    } else {
        panic!("not known: {message}")
    };
    (rule, line)
}

/// The configuration, the number of samples, and how many of them are invalid.
fn config(corpus: &Path) -> (String, usize, usize) {
    let table = std::fs::read_to_string(corpus.join("instances.tsv")).expect("the table of samples");
    let mut suites: BTreeMap<String, Vec<Vec<&str>>> = BTreeMap::new();
    for row in table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>()) {
        // xdomea names a schema document for each group of messages; one brings them all.
        let schema = if row[2].starts_with("xdomea/3.0.0/") { "xdomea/3.0.0/xdomea.xsd" } else { row[2] };
        suites.entry(schema.to_owned()).or_default().push(row);
    }
    // libxml2 does not look up IDREFs: XWasser's dangling ones are known, and stay visible.
    let mut text = "[rules]\n\"cvc-id.1\" = \"warning\"\n".to_owned();
    let at = |path: &str| corpus.join(path).display().to_string();
    let (mut samples, mut invalid) = (0, 0);
    for (schema, rows) in &suites {
        let files: Vec<String> = rows.iter().map(|row| format!("'{}'", at(row[0]))).collect();
        let name = schema.split('/').take(2).collect::<Vec<_>>().join(" ");
        let (schema, catalog, paths) = (at(schema), at("catalog.xml"), files.join(", "));
        let _ =
            writeln!(text, "[[suite]]\nname = '{name}'\nschema = '{schema}'\ncatalog = '{catalog}'\npaths = [{paths}]");
        for row in rows.iter().filter(|row| row[1] == "invalid") {
            let (rule, line) = recorded(row[3]);
            let _ = writeln!(text, "[[suite.expect]]\nfiles = '{}'\nrule = '{rule}'\nline = {line}", at(row[0]));
            invalid += 1;
        }
        samples += rows.len();
    }
    // A standard of which there are no samples, whose releases all have one namespace; and the schema as a folder.
    let _ = writeln!(
        text,
        "[[suite]]\nname = 'xjustiz'\nschema = '{}'\ncatalog = '{}'",
        at("xjustiz/3.5.1/xsd"),
        at("catalog.xml")
    );
    (text, samples, invalid)
}

#[test]
fn all_standards_in_one_run() {
    let Some(corpus) = corpus() else { return };
    let (config, samples, invalid) = config(&corpus);
    assert!(samples > 300 && invalid > 60, "{samples} {invalid}");
    let folder = Folder::new();
    folder.file("xefa.toml", config);
    let run = check_in(folder.path(), &["--format", "jsonl"]);
    let wrong: Vec<_> = run.out.lines().filter(|line| line.contains("\"severity\":\"error\"")).collect();
    let summary = format!("{samples} files: {} valid, {invalid} invalid as expected\n", samples - invalid);
    assert_eq!((run.code, run.err.as_str()), (Some(0), summary.as_str()), "{}", wrong.join("\n"));
    let standards = run.json().iter().filter(|file| file["suite"].is_string()).count();
    assert_eq!(standards, samples, "every sample has found its suite");
}

#[test]
fn releases_of_xjustiz_side_by_side() {
    let Some(corpus) = corpus() else { return };
    let suite = |name: &str, more: &str| {
        let schema = corpus.join("xjustiz/3.5.1/xsd").display().to_string();
        let catalog = corpus.join("catalog.xml").display().to_string();
        format!("[[suite]]\nname = '{name}'\nschema = '{schema}'\ncatalog = '{catalog}'\n{more}")
    };
    let folder = Folder::new();
    // There is one release here: it stands in for the next one as well, which says its version in the same place.
    let next = "version = '3.6.1'\nversion-at = 'nachrichtenkopf/@xjustizVersion'\n";
    folder.file("xefa.toml", suite("3.5.1", "") + &suite("3.6.1", next));
    for version in ["3.5.1", "3.6.1", "3.4.1"] {
        let head = format!("<nachrichtenkopf xjustizVersion='{version}'/>");
        let root = "nachricht.straf.aktenzeichenmitteilung.0500002";
        folder.file(&format!("{version}.xml"), format!("<{root} xmlns='http://www.xjustiz.de'>{head}</{root}>"));
    }
    let run = check_in(folder.path(), &["--format", "jsonl", "3.5.1.xml", "3.6.1.xml", "3.4.1.xml"]);
    assert_eq!(run.code, Some(2));
    let [current, next, old] = run.json().try_into().unwrap();
    assert_eq!((&current["suite"], &next["suite"]), (&"3.5.1".into(), &"3.6.1".into()), "{}", run.out);
    assert_eq!(old["findings"][0]["rule"], "xefa-suite-keine");
    let message = old["findings"][0]["message"].as_str().unwrap();
    assert!(message.ends_with("suites: 3.5.1 (3.5.1); 3.6.1 (3.6.1)"), "{message}");
}
