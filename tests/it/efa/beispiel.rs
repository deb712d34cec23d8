//! The example that tells a whole case, run: which messages travelled, in which release, and how it ends.

#[path = "../../../examples/efa.rs"]
#[allow(dead_code, reason = "as an example it has a main of its own")]
mod efa;

/// The messages by hand: Uder takes 1.1, the service 2.0 as well.
#[test]
fn the_story_of_a_case() {
    let folder = tempfile::tempdir().expect("a folder");
    let story = efa::erzaehle(folder.path()).unwrap_or_else(|error| panic!("{error}"));
    let sent: Vec<&str> = story.iter().filter_map(|line| line.trim().strip_suffix(", Umschlag XTA")).collect();
    assert_eq!(
        sent,
        [
            "Onlinedienst → Uder: antrag.einreichung.0100 in XEfA 1.1",
            "Uder → Onlinedienst: administration.quittung.0020 in XEfA 2.0",
            "Uder → Onlinedienst: verfahren.nachforderung.0200 in XEfA 2.0",
            "Onlinedienst → Uder: antrag.nachlieferung.0110 in XEfA 1.1",
            "Uder → Onlinedienst: verfahren.statusmitteilung.0210 in XEfA 2.0",
            "Uder → Onlinedienst: bescheid.zustellung.0300 in XEfA 2.0",
            "Onlinedienst → Uder: bescheid.abrufbestaetigung.0301 in XEfA 1.1",
        ]
    );
    let told =
        |line: &str| assert!(story.iter().any(|told| told.contains(line)), "{line} is missing:\n{}", story.join("\n"));
    told("geändert: geburtsort");
    told("Einzug am 2028-07-01: das Einzugsdatum liegt in der Zukunft");
    told("Gemeinde Uder (Beispiel), Gebühr: 0 Cent");
    told("Melderegister → Uder: register.nachweisantwort.0401");
    told("Mira liest: Meldebestätigung");
    assert_eq!(story.iter().filter(|line| line.ends_with("der Vorgang ist beschieden.")).count(), 2);
    // The pseudonym of the account went nowhere, and nothing personal is in the story but what the person reads.
    assert!(story.iter().all(|line| !line.contains("pseudonym") && !line.contains("1984")));
    let mut files = Vec::new();
    collect(folder.path(), &mut files);
    assert!(files.len() > 10, "the folders hold what was carried");
    for file in files {
        let text = String::from_utf8_lossy(&std::fs::read(&file).expect("a file")).into_owned();
        assert!(!text.contains("ein-pseudonym"), "{}", file.display());
    }
}

fn collect(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() { collect(&entry, found) } else { found.push(entry) }
    }
}
