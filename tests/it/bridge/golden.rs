//! Golden files: byte by byte what the samples become, and what is lost. Each was reviewed by hand against the sample and the
//! layout; `XEFA_GOLDEN=write cargo test` writes them anew, for the next review.

use std::fs;

use xefa::report::Lang;

use super::document;
use super::support::*;

const GOLDEN: [(&str, &str); 3] = [("fall-wohngeld", RICH), ("minimal", MINIMAL), ("40-mitglieder", FORTY)];

#[test]
fn samples_become_the_golden_files() {
    let folder = root().join("tests/samples/bridge");
    let layout = layout();
    for (name, file) in GOLDEN {
        let out = layout.write(&sample(file)).unwrap_or_else(|error| panic!("{name}: {:?}", error.report()));
        let mut losses = String::new();
        for loss in &out.losses {
            losses.push_str(&format!("{loss}\n  {} {}\n", loss.message(Lang::De), loss.details(Lang::De)));
        }
        let paths = [folder.join(format!("{name}.txt")), folder.join(format!("{name}.verluste.txt"))];
        if std::env::var_os("XEFA_GOLDEN").is_some_and(|mode| mode == "write") {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(&paths[0], &out.bytes).expect("written");
            fs::write(&paths[1], &losses).expect("written");
        }
        let golden = fs::read(&paths[0]).expect("the golden file");
        let at = golden.iter().zip(&out.bytes).position(|(a, b)| a != b);
        assert_eq!((at, out.bytes.len()), (None, golden.len()), "{name}: the file is another one");
        assert_eq!(losses, fs::read_to_string(&paths[1]).expect("the golden losses"), "{name}");
    }
}

#[test]
fn samples_come_back_but_for_what_is_named() {
    let layout = layout();
    for (name, file) in GOLDEN {
        let message = sample(file);
        let out = layout.write(&message).expect(name);
        let fetched = layout.read(&out.bytes);
        assert!(fetched.report.is_valid(), "{name}: {:?}", fetched.report);
        let back: xefa::v1_0::Message = fetched.message().unwrap_or_else(|error| panic!("{name}: {error}"));
        let differing = document::differing(&json(&message), &json(&back));
        assert!(differing.len() > 5, "{name}: the format has fewer fields than the message");
        for path in &differing {
            let named = out.losses.iter().any(|loss| document::is_within(path, loss.source_path().expect("a path")));
            assert!(named, "{name}: {path} is lost in silence");
        }
    }
}

#[test]
fn what_the_format_cannot_know_is_named_in_both_directions() {
    let fetched = layout().read(&layout().write(&sample(MINIMAL)).expect("a file").bytes);
    let targets: Vec<_> = fetched.losses.iter().filter_map(|loss| loss.target_path()).collect();
    let expected = [
        "/antrag.einreichung.0100/@produkt",
        "/antrag.einreichung.0100/@produkthersteller",
        "/antrag.einreichung.0100/nachrichtenkopf/identifikation/nachrichtentyp",
        "/antrag.einreichung.0100/nachrichtenkopf/leser/praefix",
        "/antrag.einreichung.0100/nachrichtenkopf/autor/praefix",
        "/antrag.einreichung.0100/leistung/bezeichnung",
    ];
    assert_eq!(targets, expected);
    assert!(fetched.losses.iter().all(|loss| loss.kind() == xefa::report::LossKind::Defaulted));
}
