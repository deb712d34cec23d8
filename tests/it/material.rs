//! The material beside a checkout: real standards and their samples. Where it is missing, a test says so loudly; in CI it fails.

use std::path::{Path, PathBuf};

/// The folder `../shared/NAME`, or none after a loud word.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if path.is_dir() {
        return Some(path);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing, and CI demands it", path.display());
    eprintln!("SKIPPED: {} is missing; this test checked nothing", path.display());
    None
}

/// The real standards.
pub fn corpus() -> Option<PathBuf> {
    shared("corpus")
}

/// The rows of a tab-separated file with a head line, as lists of fields.
pub fn table(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).expect("a table");
    text.lines()
        .skip(1)
        .filter(|line| !line.is_empty())
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}
