//! What fuzzing has found, again: every file below `regressions/` and `seeds/` goes through its target.

use std::path::Path;

use xefa_fuzz::{message, pattern, schema, verdict};

fn replay(target: &str, run: fn(&[u8])) -> usize {
    let mut count = 0;
    for folder in ["regressions", "seeds"] {
        let Ok(entries) = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(target)) else { continue };
        for entry in entries {
            let path = entry.expect("an entry").path();
            println!("{}", path.display());
            run(&std::fs::read(path).expect("a file"));
            count += 1;
        }
    }
    count
}

#[test]
fn all_targets() {
    assert!(replay("message", message::run) > 0);
    assert!(replay("schema", schema::run) > 0);
    assert!(replay("pattern", pattern::run) > 0);
    assert!(replay("verdict", verdict::run) > 0);
}

/// Both engines agree on the samples of the standard, the broken ones as well.
#[test]
fn our_samples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders = vec![root.join("schemas/xefa/1.0/samples"), root.join("tests/samples/invalid/1.0")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xml") {
                println!("{}", path.display());
                verdict::run(&std::fs::read(path).expect("a file"));
                count += 1;
            }
        }
    }
    assert!(count > 50, "{count}");
}
