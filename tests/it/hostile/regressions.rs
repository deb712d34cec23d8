//! What fuzzing has found, again: each file below `fuzz/regressions/` made a target panic once. The target `verdict` needs another
//! engine and is replayed in the workspace of the fuzzer.

#[cfg(all(feature = "v1_0", feature = "json"))]
#[path = "../../../fuzz/src/message.rs"]
mod message;
#[path = "../../../fuzz/src/pattern/mod.rs"]
mod pattern;
#[path = "../../../fuzz/src/schema.rs"]
mod schema;

use std::path::Path;

/// Runs a target with every file of its folders; gives their number.
fn replay(target: &str, run: fn(&[u8])) -> usize {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let mut count = 0;
    for folder in ["regressions", "seeds"] {
        let Ok(entries) = std::fs::read_dir(root.join(folder).join(target)) else { continue };
        for entry in entries {
            let path = entry.expect("an entry").path();
            let bytes = std::fs::read(&path).expect("a file");
            eprintln!("{}", path.display());
            run(&bytes);
            count += 1;
        }
    }
    count
}

#[test]
#[cfg(all(feature = "v1_0", feature = "json"))]
fn messages() {
    assert!(replay("message", message::run) > 0);
    assert!(replay("verdict", message::run) > 0);
}

#[test]
fn schemas() {
    assert!(replay("schema", schema::run) > 0);
}

#[test]
fn patterns() {
    assert!(replay("pattern", pattern::run) > 0);
}
