//! `xefa check --rules`: the rules of the trade, asked about messages that their schema finds valid.

use std::fs;

use crate::support::xefa;

fn sample(release: &str) -> String {
    format!("{}/../schemas/xefa/{release}/samples/antrag.einreichung.0100-minimal.xml", env!("CARGO_MANIFEST_DIR"))
}

/// Somebody moves in long after the message was written: the schema has no objection, the rule of the trade has one.
#[test]
fn asked_only_on_demand() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = fs::read_to_string(sample("2.0")).expect("a sample");
    let line = text.lines().position(|line| line.contains("einzugsdatum>")).expect("the day") + 1;
    let day = text.lines().nth(line - 1).expect("the line");
    let (before, rest) = day.split_once('>').expect("a tag");
    let (_, after) = rest.split_once('<').expect("a tag");
    let file = folder.path().join("kuenftig.xml");
    fs::write(&file, text.replace(day, &format!("{before}>2031-01-01<{after}"))).expect("a file");
    let file = file.to_string_lossy().into_owned();

    let without = xefa(["check", "--format", "jsonl", &file]);
    assert_eq!((without.code, without.json()[0]["findings"].as_array().map(Vec::len)), (Some(0), Some(0)));
    let with = xefa(["check", "--rules", "--format", "jsonl", &file]);
    let found = &with.json()[0]["findings"];
    let ours = found.as_array().expect("findings").iter().find(|one| one["rule"] == "xefa-ws-einzug-kuenftig");
    assert_eq!(ours.expect("the rule")["line"], line, "{found}");
    // A warning of the trade is no mistake, unless somebody says so.
    assert_eq!(with.code, Some(0));
    assert_eq!(xefa(["check", "--rules", "--deny-warnings", &file]).code, Some(1));
}

/// What cannot be asked about is not valid.
#[test]
fn an_older_release_cannot_be_asked_about() {
    let run = xefa(["check", "--rules", "--format", "jsonl", &sample("1.0")]);
    assert_eq!(run.code, Some(2));
    assert_eq!(run.json()[0]["findings"][0]["rule"], "xefa-regeln-release");
    assert_eq!(xefa(["check", &sample("1.0")]).code, Some(0));
}
