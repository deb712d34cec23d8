//! `xefa.toml`: the suites of a repository, and what is expected of its samples. `docs/check.md` describes it for its users.

mod entry;
mod expectation;
mod ignore;
mod pattern;
mod policy;
mod rule_name;
mod section;
mod severity;
mod suite;

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml::de::DeTable;
use xefa::report::{Finding, Place, Report};

pub use expectation::Expectation;
pub use pattern::{Pattern, key};
pub use policy::Policy;
pub use suite::Suite;

use crate::outcome::Outcome;
use pattern::Base;
use section::{Faults, Section};

/// How the file is called where none is named.
const NAME: &str = "xefa.toml";

/// Its size at most: it is written by hand.
const MOST: u64 = 16 << 20;

/// How much the findings of a rule weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// They make a file invalid.
    Error,
    /// They change no verdict.
    Warning,
    /// They are passed over.
    Ignore,
}

/// A configuration.
#[derive(Debug)]
pub struct Config {
    /// The file, as it is shown.
    pub file: String,
    /// Its suites, in the order of the file.
    pub suites: Vec<Suite>,
    /// What holds for all files.
    pub policy: Policy,
}

impl Config {
    /// The configuration that was named, else the `xefa.toml` of this folder or of the nearest one above.
    ///
    /// # Errors
    /// What is wrong with it, with line and column: it is used as a whole or not at all.
    pub fn find(named: Option<&Path>) -> Result<Option<Self>, Box<Outcome>> {
        match named.map(Path::to_path_buf).or_else(nearest_file) {
            Some(file) => Self::load(&file).map(Some),
            None => Ok(None),
        }
    }

    fn load(file: &Path) -> Result<Self, Box<Outcome>> {
        let shown = file.to_string_lossy().into_owned();
        let broken = |report: Report| Box::new(Outcome::of_schema(shown.clone(), report));
        let text = read(file).map_err(|finding| broken((*finding).into()))?;
        Self::parse(&text, shown.clone(), Base::of(file)).map_err(broken)
    }

    fn parse(text: &str, file: String, base: Base) -> Result<Self, Report> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut faults = Faults::new(text);
        for error in &errors {
            let reason = error.message().lines().collect::<Vec<_>>().join(" ");
            faults.push("xefa-konfiguration-syntax", &error.span().unwrap_or(0..0), |finding| {
                finding.arg("reason", reason)
            });
        }
        // What follows from a syntax error is no news.
        if let (false, Some(report)) = (errors.is_empty(), faults.into_report()) {
            return Err(report);
        }
        let mut faults = Faults::new(text);
        let mut root = Section::new(NAME, 0..0, table.get_ref());
        let policy = Policy::read(&mut root, &base, &mut faults);
        let mut names = HashMap::new();
        let mut suites = Vec::new();
        for section in root.tables("suite", &mut faults) {
            let (suite, name) = Suite::read(section, &base, &mut faults);
            if let Some(name) = name {
                match names.get(&name.value) {
                    Some(first) => suite::doubled(&name, first, &mut faults),
                    None => drop(names.insert(name.value, name.span)),
                }
            }
            suites.push(suite);
        }
        root.finish(&mut faults);
        match faults.into_report() {
            Some(report) => Err(report),
            None => Ok(Self { file, suites, policy }),
        }
    }

    /// The entries of these suites that had no effect, and those for all files where `common` says so.
    pub fn dead(&self, suites: &[usize], common: bool) -> Report {
        let mut report = Report::new();
        let of_suites = suites.iter().flat_map(|at| self.suites[*at].policy.dead());
        let common = common.then(|| self.policy.dead()).into_iter().flatten();
        common.chain(of_suites).for_each(|finding| report.push(finding));
        report.sort();
        report
    }
}

/// `xefa.toml` of the current folder, or of the nearest one above, as a path from here.
fn nearest_file() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let mut up = PathBuf::new();
    for folder in here.ancestors() {
        if folder.join(NAME).is_file() {
            return Some(up.join(NAME));
        }
        up.push("..");
    }
    None
}

fn read(file: &Path) -> Result<String, Box<Finding>> {
    let unreadable = |error: &io::Error| {
        Box::new(Finding::new("xefa-datei", Place::default()).path("/").arg("reason", error.kind().to_string()))
    };
    let size = fs::metadata(file).map_err(|error| unreadable(&error))?.len();
    if size > MOST {
        return Err(Box::new(Finding::new("limit-size", Place::default()).path("/").arg("limit", MOST.to_string())));
    }
    let bytes = fs::read(file).map_err(|error| unreadable(&error))?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes);
    String::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        let place = Faults::new(&good).place(&(good.len()..good.len()));
        Box::new(Finding::new("xefa-konfiguration-syntax", place).arg("reason", "not UTF-8"))
    })
}
