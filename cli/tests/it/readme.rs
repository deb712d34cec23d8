//! The examples of the README, run: the output is what the README shows.

use std::path::Path;
use std::process::Command;

#[test]
fn every_console_example_prints_what_it_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = std::fs::read_to_string(root.join("README.md")).expect("the README");
    let mut examples = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        let (command, expected) = block.split_once('\n').expect("a command and its output");
        let args = command.strip_prefix("$ cargo xefa ").expect("a call of the tool").split_whitespace();
        let output = Command::new(env!("CARGO_BIN_EXE_xefa"))
            .args(args)
            .current_dir(&root)
            .env("LC_ALL", "C")
            .output()
            .expect("the tool runs");
        let printed = [output.stdout, output.stderr].concat();
        assert_eq!(String::from_utf8(printed).expect("UTF-8"), expected, "{command}");
        examples += 1;
    }
    assert!(examples >= 4, "the README has examples");
}

#[test]
fn the_configuration_that_it_shows_is_the_example() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = std::fs::read_to_string(root.join("README.md")).expect("the README");
    let shown = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a configuration");
    assert_eq!(shown, std::fs::read_to_string(root.join("examples/xefa.toml")).expect("the example"));
}

#[test]
fn what_it_links_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = std::fs::read_to_string(root.join("README.md")).expect("the README");
    for link in readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(root.join(link).exists(), "{link} is missing");
    }
}
