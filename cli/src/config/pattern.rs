//! Files of a configuration: a path or a pattern, counted from the folder of the configuration.

use std::fs;
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};

use super::section::{Faults, Text};

/// Where a configuration lies: its folder as it is shown, and where that is.
#[derive(Debug, Clone)]
pub struct Base {
    /// The folder as it was given, to show paths below it.
    pub shown: PathBuf,
    /// The same from the root on, without links.
    pub real: PathBuf,
}

impl Base {
    /// The folder of a configuration file.
    pub fn of(file: &Path) -> Self {
        let shown = file.parent().unwrap_or_else(|| Path::new("")).to_path_buf();
        let folder = if shown.as_os_str().is_empty() { Path::new(".") } else { &shown };
        Self { real: fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf()), shown }
    }

    /// A path of the configuration, to open it and to show it.
    pub fn join(&self, path: &str) -> PathBuf {
        tidy(self.shown.join(path))
    }
}

/// A path without detours such as `a/../`, if it leads to the same place.
fn tidy(path: PathBuf) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    let place = |path: &Path| fs::canonicalize(if path.as_os_str().is_empty() { Path::new(".") } else { path }).ok();
    if out.as_os_str().is_empty() || place(&out) != place(&path) { path } else { out }
}

/// Where a file is, from the root on, to compare it with patterns. A link counts where it lies, not where it leads.
pub fn key(file: &Path) -> PathBuf {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    match (fs::canonicalize(folder), file.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(file).map_or_else(|_| file.to_path_buf(), |file| without_dots(&file)),
    }
}

/// A path or a pattern of a configuration.
#[derive(Debug)]
pub struct Pattern {
    /// As it is written.
    pub text: String,
    /// The part before the first name with a wildcard, or all of it, as it is shown.
    shown: PathBuf,
    /// The same from the root on.
    start: PathBuf,
    /// What is compared: none for a plain path.
    glob: Option<GlobMatcher>,
}

impl Pattern {
    /// Reads a pattern; what is wrong with it is said of the key.
    pub fn new(key: &str, text: &Text, base: &Base, faults: &mut Faults<'_>) -> Option<Self> {
        let value = text.value.replace('\\', "/");
        let parts: Vec<&str> = value.split('/').collect();
        let plain = parts.iter().take_while(|part| !part.contains(['*', '?', '[', '{'])).count();
        let start = PathBuf::from(parts[..plain].join("/"));
        // A path from the root on stays one.
        let start = if plain > 0 && parts[0].is_empty() && plain == 1 { PathBuf::from("/") } else { start };
        let shown = base.join(&start.to_string_lossy());
        let real = without_dots(&base.real.join(&start));
        let real = fs::canonicalize(&real).unwrap_or(real);
        if plain == parts.len() {
            return Some(Self { text: text.value.clone(), shown, start: real, glob: None });
        }
        let escaped: String = real.to_string_lossy().replace('\\', "/").chars().fold(String::new(), |mut out, c| {
            if matches!(c, '*' | '?' | '[' | ']' | '{' | '}') {
                out.extend(['[', c, ']']);
            } else {
                out.push(c);
            }
            out
        });
        let glob = format!("{}/{}", escaped.trim_end_matches('/'), parts[plain..].join("/"));
        match GlobBuilder::new(&glob).literal_separator(true).build() {
            Ok(glob) => Some(Self { text: text.value.clone(), shown, start: real, glob: Some(glob.compile_matcher()) }),
            Err(_) => {
                faults.wrong(key, &text.span, "pattern", &text.value);
                None
            }
        }
    }

    /// Whether it is a plain path.
    pub fn is_plain(&self) -> bool {
        self.glob.is_none()
    }

    /// Whether a file, by its [`key`], is meant: itself, or a folder around it.
    pub fn holds(&self, key: &Path) -> bool {
        match &self.glob {
            None => key.starts_with(&self.start),
            Some(glob) => key.starts_with(&self.start) && key.ancestors().any(|part| glob.is_match(part)),
        }
    }

    /// The path as it is shown, to open it; of a pattern, the part before it.
    pub fn path(&self) -> &Path {
        &self.shown
    }

    /// The files and folders that a pattern finds, in the order of their names, as they are shown; folders in a folder that was found
    /// are not looked through.
    pub fn find(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        if let Some(glob) = &self.glob {
            walk(&self.start, glob, &mut found);
        }
        let shown = |path: PathBuf| match path.strip_prefix(&self.start) {
            Ok(below) => self.shown.join(below),
            Err(_) => path,
        };
        found.into_iter().map(shown).collect()
    }
}

fn walk(folder: &Path, glob: &GlobMatcher, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut entries: Vec<_> =
        entries.filter_map(|entry| Some((entry.as_ref().ok()?.path(), entry.ok()?.file_type()))).collect();
    entries.sort_by(|(a, _), (b, _)| a.as_os_str().cmp(b.as_os_str()));
    for (path, kind) in entries {
        if glob.is_match(&path) {
            found.push(path);
        } else if kind.is_ok_and(|kind| kind.is_dir()) {
            walk(&path, glob, found);
        }
    }
}

/// A path without `.` and `..`, by its words alone.
fn without_dots(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(pattern: &str, file: &str) -> bool {
        let base = Base { shown: PathBuf::new(), real: PathBuf::from("/ablage/[norm]") };
        let mut faults = Faults::new("");
        let text = Text { value: pattern.to_owned(), span: 0..0 };
        Pattern::new("files", &text, &base, &mut faults).unwrap().holds(Path::new(file))
    }

    #[test]
    fn patterns_count_from_the_folder_of_the_configuration() {
        for (pattern, file, is) in [
            ("a.xml", "/ablage/[norm]/a.xml", true),
            ("./a.xml", "/ablage/[norm]/a.xml", true),
            ("a.xml", "/ablage/[norm]/b/a.xml", false),
            ("b", "/ablage/[norm]/b/c/a.xml", true),
            ("b", "/ablage/[norm]/bc/a.xml", false),
            ("*.xml", "/ablage/[norm]/a.xml", true),
            ("*.xml", "/ablage/[norm]/b/a.xml", false),
            ("**/*.xml", "/ablage/[norm]/b/c/a.xml", true),
            ("**/*.xml", "/ablage/[norm]/a.xml", true),
            ("b/**/a?.xml", "/ablage/[norm]/b/a1.xml", true),
            ("b/**/a?.xml", "/ablage/[norm]/b/a12.xml", false),
            ("{b,c}/[ab].xml", "/ablage/[norm]/c/a.xml", true),
            ("*/proben", "/ablage/[norm]/1.0/proben/tief/a.xml", true),
            ("../anders/*.xml", "/ablage/anders/a.xml", true),
            ("/fest/*.xml", "/fest/a.xml", true),
            ("/fest/*.xml", "/ablage/[norm]/fest/a.xml", false),
            ("/*.xml", "/a.xml", true),
        ] {
            assert_eq!(holds(pattern, file), is, "{pattern} {file}");
        }
    }

    #[test]
    fn a_pattern_that_is_none() {
        let mut faults = Faults::new("x");
        let text = Text { value: "a[".to_owned(), span: 0..1 };
        let base = Base { shown: PathBuf::new(), real: PathBuf::from("/") };
        assert!(Pattern::new("files", &text, &base, &mut faults).is_none());
        assert_eq!(faults.into_report().unwrap().findings()[0].rule().id(), "xefa-konfiguration-wert");
    }
}
