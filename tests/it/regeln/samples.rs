//! The samples of the newest release: what rules have to say of them, worked out by hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use xefa::regeln::Angaben;

use crate::samples::xml_files;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/xefa/2.0/samples")
}

/// How often each rule is broken.
fn broken(file: &Path) -> BTreeMap<&'static str, usize> {
    let text = std::fs::read_to_string(file).expect("a sample");
    let report = Angaben::aus_xml(&text).expect("a message of the newest release").report();
    let mut found = BTreeMap::new();
    for finding in report.findings() {
        assert!(finding.place().line > 0, "{}", file.display());
        *found.entry(finding.rule().id()).or_default() += 1;
    }
    found
}

#[test]
fn samples_break_only_what_they_are_meant_to_break() {
    let expected: BTreeMap<&str, Vec<(&str, usize)>> = [
        // A continuation without the number of the decision: the smallest that the schema allows.
        ("antrag.einreichung.0100-minimal-wohngeld.xml", vec![("xefa-wg-wohngeldnummer", 1)]),
        // The fourth member has Grundsicherung.
        ("antrag.einreichung.0100-reich.xml", vec![("xefa-wg-transferleistung", 1)]),
        // Members 10 and 40 have a benefit that excludes; 13, 25 and 37 are children born in 1948.
        (
            "antrag.einreichung.0100-rand-wohngeld-40-mitglieder.xml",
            vec![("xefa-wg-kind-alter", 3), ("xefa-wg-transferleistung", 2)],
        ),
        // Both parents in all of 36 months, the three kinds in turn, never the same kind in one month: twelve of each kind for each parent. Basis
        // stands in 16 and 17, and twelve times later; 36 months of Basis count together, 18 for each parent.
        (
            "antrag.einreichung.0100-rand-elterngeld-36-monate.xml",
            vec![
                ("xefa-eg-basis-nach-14", 2),
                ("xefa-eg-basis-nach-18", 12),
                ("xefa-eg-bonus-dauer", 2),
                ("xefa-eg-bonus-gemeinsam", 24),
                ("xefa-eg-ende", 8),
                ("xefa-eg-hoechstzahl-elternteil", 2),
                ("xefa-eg-hoechstzahl-fruehgeburt", 1),
            ],
        ),
    ]
    .into();
    let mut seen = 0;
    for file in xml_files(&folder()) {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let wanted = expected.get(name.as_str());
        seen += usize::from(wanted.is_some());
        let wanted = wanted.into_iter().flatten().copied().collect();
        assert_eq!(broken(&file), wanted, "{}", file.display());
    }
    assert_eq!(seen, expected.len(), "every expectation belongs to a sample");
}

#[cfg(feature = "v2_0")]
#[test]
fn a_value_and_its_bytes_break_the_same_rules() {
    use xefa::Message;
    use xefa::regeln::{pruefe, pruefe_xml};
    use xefa::validate::Options;

    for file in xml_files(&folder()) {
        let bytes = std::fs::read(&file).expect("a sample");
        let message = xefa::read(&bytes).expect("a valid sample");
        let keys = |report: &xefa::report::Report| {
            let mut keys: Vec<_> = report
                .findings()
                .iter()
                .map(|finding| (finding.rule().id(), finding.element_path().to_owned()))
                .collect();
            keys.sort();
            keys
        };
        let (typed, read) = (pruefe(&message), pruefe_xml(&bytes, &Options::default()));
        assert_eq!(keys(&typed), keys(&read), "{}", file.display());
        assert!(typed.findings().iter().all(|finding| finding.place().line == 0));
        assert!(read.findings().iter().all(|finding| finding.place().line > 0));
        let Message::V2_0(message) = message else { panic!("{} is of another release", file.display()) };
        assert_eq!(keys(&pruefe(&message)), keys(&typed));
    }
}

#[cfg(feature = "v2_0")]
#[test]
fn what_the_schema_refuses_is_not_asked_about() {
    use xefa::regeln::pruefe_xml;
    use xefa::validate::Options;

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/invalid/2.0");
    let bytes = std::fs::read(folder.join("miete-negativ-in-cent.xml")).expect("a broken sample");
    let report = pruefe_xml(&bytes, &Options::default());
    let rules: Vec<_> = report.findings().iter().map(|finding| finding.rule().id()).collect();
    assert_eq!(rules, ["cvc-minInclusive-valid"]);
}
