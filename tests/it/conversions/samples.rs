//! The samples of the standard: each becomes a valid message of every other release, and its report is a golden file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use xefa::report::Lang;

use super::flat::Flat;
use super::{RELEASES, convert, golden, root, samples};

#[test]
fn every_sample_converts_to_every_release() {
    let mut converted = 0;
    for (from, folder) in RELEASES {
        for (to, _) in RELEASES.iter().filter(|(to, _)| *to != from) {
            let mut report = String::new();
            for (name, text) in samples(folder) {
                let _ = writeln!(report, "# {name}");
                let result = convert(&text, to).unwrap_or_else(|error| panic!("{from} → {to}, {name}: {error:?}"));
                let xml = result.value.to_xml().unwrap_or_else(|error| panic!("{from} → {to}, {name}: {error:?}"));
                assert_eq!(xefa::read(xml.as_bytes()).expect("a valid message").version(), *to, "{name}");
                let (source, target) = (Flat::of(&text), Flat::of(&xml));
                for loss in result.losses() {
                    if let Some(path) = loss.source_path() {
                        assert!(source.has(path), "{from} → {to}, {name}: the source has no {path}: {loss}");
                    }
                    if let Some(path) = loss.target_path() {
                        assert!(target.has(path), "{from} → {to}, {name}: the result has no {path}: {loss}");
                    }
                    let _ = writeln!(report, "{loss}");
                }
                for warning in result.warnings().findings() {
                    let (path, message) = (warning.element_path(), warning.message(Lang::En));
                    assert!(source.has(path), "{from} → {to}, {name}: the source has no {path}");
                    let _ = writeln!(report, "warning: {path}: {message} [{}]", warning.rule().id());
                }
                converted += 1;
            }
            golden(&root().join(format!("tests/samples/conversions/{from}-{to}.txt")), &report);
        }
    }
    assert!(converted > 250, "{converted}");
}

/// What belongs to a case stays together: the Vorgang, the messages it refers to, and every document.
#[test]
fn references_survive() {
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for (from, folder) in RELEASES {
        for (to, _) in RELEASES.iter().filter(|(to, _)| *to != from) {
            for (name, text) in samples(folder) {
                let xml = convert(&text, to).expect("a conversion").value.to_xml().expect("a valid message");
                let (source, target) = (Flat::of(&text), Flat::of(&xml));
                for end in REFERENCES {
                    let values = |flat: &Flat| -> Vec<String> {
                        let fits = |path: &str| path.ends_with(end) || path.contains(&format!("{end}["));
                        flat.places.iter().filter(|(path, _)| fits(path)).map(|(_, value)| value.clone()).collect()
                    };
                    let wanted = values(&source);
                    assert_eq!(wanted, values(&target), "{from} → {to}, {name}: {end}");
                    *met.entry(end).or_default() += wanted.len();
                }
                // What a reference names is there before and after.
                let resolved = |flat: &Flat| {
                    let is_id = |path: &str| path.ends_with("/@id") || path.ends_with("/dokumentId[1]");
                    let ids: BTreeSet<&str> =
                        flat.places.iter().filter(|(path, _)| is_id(path)).map(|(_, id)| id.as_str()).collect();
                    let nachweise = flat.places.iter().filter(|(path, _)| path.ends_with("/nachweis[1]"));
                    nachweise.map(|(_, id)| ids.contains(id.as_str())).collect::<Vec<_>>()
                };
                assert_eq!(resolved(&source), resolved(&target), "{from} → {to}, {name}: what is referred to");
                // As many documents, and as many references to one, before and after.
                let count = |flat: &Flat, ends: &[&str]| {
                    flat.places.keys().filter(|path| ends.iter().any(|end| path.contains(end))).count()
                };
                assert_eq!(
                    count(&source, &["/dateiname["]),
                    count(&target, &["/dateiname["]),
                    "{from} → {to}, {name}: documents"
                );
                assert_eq!(count(&source, &["/nachweis[1]"]), count(&target, &["/nachweis[1]"]), "{name}: references");
            }
        }
    }
    for end in REFERENCES {
        assert!(met.get(end).is_some_and(|count| *count > 0), "no sample has {end}");
    }
}

/// What holds a case together, by the ends of its paths.
const REFERENCES: [&str; 10] = [
    "/vorgangsUUID[1]",
    "/nachrichtenUUID[1]",
    "/aktenzeichenAutor[1]",
    "/aktenzeichenLeser[1]",
    "/bezugNachricht",
    "/bezugAntrag",
    "/bezugBescheid",
    "/quittierteNachricht[1]",
    "/transaktionsId[1]",
    "/wohngeldnummer[1]",
];

/// Texts of personal data that stand in the samples are in no report.
#[test]
fn reports_hold_no_values() {
    for (from, folder) in RELEASES {
        for (to, _) in RELEASES.iter().filter(|(to, _)| *to != from) {
            for (name, text) in samples(folder) {
                let result = convert(&text, to).expect("a conversion");
                let shown = format!("{:?} {:?}", result.losses(), result.warnings());
                for (path, value) in Flat::of(&text).places {
                    if path.contains("/nachrichtentyp[1]/") {
                        continue;
                    }
                    let personal = ["name[1]", "ort[1]", "kennung[1]", "text[1]"].iter().any(|end| path.ends_with(end));
                    if personal && value.chars().count() > 6 {
                        assert!(!shown.contains(&value), "{from} → {to}, {name}: {path}");
                    }
                }
            }
        }
    }
}
