//! A suite: a schema, its code lists, the files that belong to it, and what holds for their findings.

use std::ops::Range;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use xefa::report::{Finding, Place};
use xefa::suite::VersionPlace;

use super::pattern::{Base, Pattern};
use super::policy::Policy;
use super::section::{Faults, Section, Text};
use crate::code_lists::CodeArgs;

/// One `[[suite]]`.
#[derive(Debug)]
pub struct Suite {
    /// Its name.
    pub name: String,
    /// Schema documents, or folders of them.
    pub schema: Vec<PathBuf>,
    /// The catalog.
    pub catalog: Option<PathBuf>,
    /// Its code lists.
    pub codes: CodeArgs,
    /// Where its files are.
    pub paths: Vec<Pattern>,
    /// The namespaces that it takes; without, those of its schema.
    pub namespaces: Option<Vec<String>>,
    /// The versions that it takes; without, those that its schema fixes.
    pub versions: Option<Vec<String>>,
    /// Where a message says its version.
    pub version_at: Vec<VersionPlace>,
    /// What holds for findings in its files.
    pub policy: Policy,
}

impl Suite {
    /// Reads one; gives its name and where that stands as well.
    pub fn read(mut section: Section<'_, '_>, base: &Base, faults: &mut Faults<'_>) -> (Self, Option<Text>) {
        let name = section.required_text("name", faults);
        let schema = section.required_texts("schema", faults);
        let catalog = section.text("catalog", faults);
        let codelists = section.texts("codelists", faults).unwrap_or_default();
        let newer = section.text("codelist-policy", faults);
        let unknown = section.text("codelist-unknown", faults);
        let paths = section.texts("paths", faults).unwrap_or_default();
        let namespaces = section.texts("namespace", faults);
        let versions = section.texts("version", faults);
        let version_at = section.texts("version-at", faults).unwrap_or_default();
        if !version_at.is_empty() {
            section.require("version", faults);
        }
        let policy = Policy::read(&mut section, base, faults);
        section.finish(faults);
        let values = |texts: Vec<Text>| texts.into_iter().map(|text| text.value).collect();
        let suite = Self {
            name: name.as_ref().map(|name| name.value.clone()).unwrap_or_default(),
            schema: schema.iter().filter_map(|text| existing(text, base, faults)).collect(),
            catalog: catalog.map(|text| base.join(&text.value)),
            codes: CodeArgs {
                codelists: codelists.iter().map(|text| base.join(&text.value)).collect(),
                codelist_policy: newer.and_then(|text| word("codelist-policy", &text, "policy", faults)),
                codelist_unknown: unknown.and_then(|text| word("codelist-unknown", &text, "unknown", faults)),
            },
            paths: paths.iter().filter_map(|text| Pattern::new("paths", text, base, faults)).collect(),
            namespaces: namespaces.map(values),
            versions: versions.map(values),
            version_at: version_at.iter().filter_map(|text| place(text, faults)).collect(),
            policy,
        };
        (suite, name)
    }

    /// Whether a file, by its key, lies where the files of this suite are.
    pub fn holds(&self, key: &Path) -> bool {
        self.paths.iter().any(|pattern| pattern.holds(key))
    }
}

/// A schema document that is there.
fn existing(text: &Text, base: &Base, faults: &mut Faults<'_>) -> Option<PathBuf> {
    let path = base.join(&text.value);
    if path.exists() {
        return Some(path);
    }
    faults.push("xefa-schema-nicht-gefunden", &text.span, |finding| finding.arg("location", path.to_string_lossy()));
    None
}

/// One of the words that an option of the command line knows, too.
fn word<T: ValueEnum>(key: &str, text: &Text, form: &str, faults: &mut Faults<'_>) -> Option<T> {
    let found = T::from_str(&text.value, false).ok();
    if found.is_none() {
        faults.wrong(key, &text.span, form, &text.value);
    }
    found
}

fn place(text: &Text, faults: &mut Faults<'_>) -> Option<VersionPlace> {
    let place = text.value.parse().ok();
    if place.is_none() {
        faults.wrong("version-at", &text.span, "version-place", &text.value);
    }
    place
}

/// Says that a name is taken.
pub fn doubled(name: &Text, first: &Range<usize>, faults: &mut Faults<'_>) {
    let Place { line, .. } = faults.place(first);
    faults.push("xefa-suite-doppelt", &name.span, |finding: Finding| {
        finding.arg("name", name.value.as_str()).arg("line", line.to_string())
    });
}
