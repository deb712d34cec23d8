//! `xefa convert`: the version of a Fachmodul that is wanted.

use crate::support::xefa;

const OLDER: &str = "urn:xefa:fachmodul:wohngeld:1.0";

fn sample(name: &str) -> String {
    format!("{}/../schemas/xefa/1.1/samples/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// The sample has a year of construction and a benefit that the older version does not know.
#[test]
fn an_older_fachmodul_within_a_release() {
    let file = sample("antrag.einreichung.0100-rand-wohngeld-40-mitglieder.xml");
    let run = xefa(["convert", "--to", "1.1", "--fachmodul", OLDER, "--losses", "jsonl", &file]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.contains(OLDER) && !run.out.contains("fachmodul:wohngeld:1.1"));
    let kinds = run.err.lines().filter(|line| line.contains("\"dropped\"")).count();
    assert_eq!(kinds, 2, "{}", run.err);
    let strict = xefa(["convert", "--to", "1.1", "--fachmodul", OLDER, "--strict", &file]);
    assert_eq!((strict.code, strict.out.as_str()), (Some(1), ""));
}

#[test]
fn a_fachmodul_that_the_message_does_not_carry() {
    let file = sample("antrag.einreichung.0100-minimal.xml");
    let run = xefa(["convert", "--to", "1.1", "--fachmodul", OLDER, &file]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("xefa-umwandlung-fachmodul"), "{}", run.err);
}
