//! Every two releases of every standard there is: what is said to have come or gone is held against the documents as they are written,
//! both ways; and every schema set beside itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::super::{Aspect, Change, Diff};
use super::corpus;
use super::written::Written;
use crate::report::Lang;
use crate::xsd::compare::{Comparison, Relation};
use crate::xsd::{Catalog, Loader, SchemaSet};

/// The releases of each standard: folders of schema documents, the older ones first.
fn standards(corpus: &Path) -> BTreeMap<String, Vec<PathBuf>> {
    let folders = |of: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(of).expect("a folder").map(|entry| entry.expect("an entry").path());
        let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
        folders.sort();
        folders
    };
    let has_schemas = |folder: &Path| {
        let mut entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.any(|entry| entry.path().extension().is_some_and(|extension| extension == "xsd"))
    };
    let mut standards = BTreeMap::new();
    for standard in folders(corpus) {
        let releases = folders(&standard).into_iter().map(|release| {
            let inner = release.join("xsd");
            if inner.is_dir() { inner } else { release }
        });
        let releases: Vec<PathBuf> = releases.filter(|folder| has_schemas(folder)).collect();
        standards.insert(standard.file_name().expect("a name").to_string_lossy().into_owned(), releases);
    }
    standards
}

/// The paths that a diff gives with one of these aspects.
fn told<'d>(diff: &'d Diff, aspects: &[Aspect], path: fn(&Change) -> Option<&String>) -> BTreeSet<&'d str> {
    let changes = diff.changes.iter().filter(|change| aspects.contains(&change.aspect));
    changes.filter_map(path).map(String::as_str).collect()
}

/// What a diff says has come, and what has come by the documents; turned round, what has gone.
struct Side<'d> {
    diff: &'d Diff,
    before: &'d Written,
    after: &'d Written,
    path: fn(&Change) -> Option<&String>,
    message: Aspect,
    ty: Aspect,
    field: Aspect,
    /// Namespaces that are told to be on this side only.
    namespaces: BTreeSet<&'d str>,
}

/// Global components by local name, each with its namespaces.
type Globals = BTreeMap<String, BTreeSet<String>>;

impl Side<'_> {
    fn disagreements(&self) -> Vec<String> {
        let renamed = [Aspect::MessageRenamed, Aspect::MessageMoved];
        let mut wrong = self.globals(self.message, &renamed, &self.before.elements, &self.after.elements);
        let renamed = [Aspect::TypeRenamed, Aspect::TypeNamed, Aspect::TypeMoved];
        wrong.extend(self.globals(self.ty, &renamed, &self.before.types, &self.after.types));
        wrong.extend(self.fields());
        wrong
    }

    fn globals(&self, aspect: Aspect, renamed: &[Aspect], before: &Globals, after: &Globals) -> Vec<String> {
        let renames = told(self.diff, renamed, self.path);
        let told = told(self.diff, &[aspect], self.path);
        // A name may be there twice, in two namespaces of which one is new.
        let apart = |name: &str| {
            after.get(name).is_some_and(|now| now.iter().any(|uri| self.namespaces.contains(uri.as_str())))
                || after.get(name).map(BTreeSet::len) > before.get(name).map(BTreeSet::len)
        };
        let mut wrong = Vec::new();
        for name in &told {
            if !after.contains_key(*name) {
                wrong.push(format!("{aspect:?} {name}, which is nowhere written"));
            } else if before.contains_key(*name) && !apart(name) {
                wrong.push(format!("{aspect:?} {name}, which is on both sides"));
            }
        }
        for name in after.keys().filter(|name| !before.contains_key(*name)) {
            if !told.contains(name.as_str()) && !renames.contains(name.as_str()) {
                wrong.push(format!("{name} is on one side only, and no {aspect:?} says so"));
            }
        }
        wrong
    }

    fn fields(&self) -> Vec<String> {
        let (before, after) = (self.before, self.after);
        let told_fields = told(self.diff, &[self.field], self.path);
        let others = told(self.diff, &[Aspect::FieldRenamed, Aspect::FieldMoved], self.path);
        let mut wrong = Vec::new();
        for path in told_fields.iter().filter(|path| !path.ends_with("text()")) {
            // What a type inherits is written at its base.
            if !path.rsplit('/').next().is_some_and(|name| after.names.contains(name)) {
                wrong.push(format!("{:?} {path}, which is nowhere written", self.field));
            }
            if before.fields.contains(*path) {
                wrong.push(format!("{:?} {path}, which is on both sides", self.field));
            }
        }
        // A name that the other side does not have anywhere has come or gone wherever it stands in a type of both.
        for path in &after.fields {
            let mut steps = path.split('/');
            let owner = steps.next().unwrap_or(path);
            let in_both = (before.types.contains_key(owner) && after.types.contains_key(owner))
                || (before.elements.contains_key(owner) && after.elements.contains_key(owner));
            if !in_both || steps.next_back().is_none_or(|name| before.names.contains(name)) {
                continue;
            }
            let above = path.match_indices('/').map(|(at, _)| &path[..at]);
            if !above.chain([path.as_str()]).any(|path| told_fields.contains(path) || others.contains(path)) {
                wrong.push(format!("{path} is on one side only, and no {:?} says so", self.field));
            }
        }
        wrong
    }
}

#[test]
fn what_came_and_went_is_what_is_written() {
    let Some(corpus) = corpus() else { return };
    let loader = Loader::new().catalog(Catalog::read(corpus.join("catalog.xml")).expect("the catalog"));
    let mut pairs = 0;
    let mut wrong = Vec::new();
    for releases in standards(&corpus).into_values() {
        let sets: Vec<(String, SchemaSet, Written)> = (releases.iter())
            .filter(|_| releases.len() > 1)
            .map(|folder| {
                let set = loader.read(std::slice::from_ref(folder)).expect("a set that is read elsewhere");
                let written = Written::of(&set);
                (folder.strip_prefix(&corpus).expect("inside").display().to_string(), set, written)
            })
            .collect();
        for (i, j) in (0..sets.len()).flat_map(|i| (0..sets.len()).map(move |j| (i, j))).filter(|(i, j)| i != j) {
            let ((older, old, before), (newer, new, after)) = (&sets[i], &sets[j]);
            let diff = Diff::of(&Comparison::of(old, new));
            assert!(!diff.is_empty(), "{older} → {newer}");
            assert!(!diff.to_text(Lang::De).is_empty() && !diff.to_markdown(Lang::En).is_empty());
            let came = Side {
                diff: &diff,
                before,
                after,
                path: |change| change.new_path.as_ref(),
                message: Aspect::MessageAdded,
                ty: Aspect::TypeAdded,
                field: Aspect::FieldAdded,
                namespaces: told(&diff, &[Aspect::NamespaceAdded], |change| change.to.as_ref()),
            };
            let went = Side {
                diff: &diff,
                before: after,
                after: before,
                path: |change| change.old_path.as_ref(),
                message: Aspect::MessageRemoved,
                ty: Aspect::TypeRemoved,
                field: Aspect::FieldRemoved,
                namespaces: told(&diff, &[Aspect::NamespaceRemoved], |change| change.from.as_ref()),
            };
            for (way, side) in [("came", came), ("went", went)] {
                wrong.extend(side.disagreements().into_iter().map(|what| format!("{older} → {newer}, {way}: {what}")));
            }
            pairs += 1;
        }
    }
    assert!(wrong.is_empty(), "{} disagree:\n{}", wrong.len(), wrong.join("\n"));
    assert!(pairs >= 44, "{pairs}");
}

#[test]
fn every_set_and_itself() {
    let Some(corpus) = corpus() else { return };
    let loader = Loader::new().catalog(Catalog::read(corpus.join("catalog.xml")).expect("the catalog"));
    let list = std::fs::read_to_string(corpus.join("xsd-compile.tsv")).expect("the list of schemas");
    let all: Vec<PathBuf> = (list.lines().skip(1).map(|line| line.split('\t')))
        .filter_map(|mut columns| Some((columns.next()?, columns.next()?)))
        .filter(|(_, status)| *status == "ok")
        .map(|(path, _)| corpus.join(path))
        .collect();
    let mut sets = 0;
    for folder in all.chunk_by(|a, b| a.parent() == b.parent()) {
        // A folder is one set, unless it holds several that do not go together.
        let found: Vec<SchemaSet> = match loader.read(folder) {
            Ok(set) => vec![set],
            Err(_) => {
                folder.iter().map(|path| loader.read(std::slice::from_ref(path)).expect("read elsewhere")).collect()
            }
        };
        for set in found {
            let comparison = Comparison::of(&set, &set);
            let diff = Diff::of(&comparison);
            assert!(diff.is_empty(), "{}: {:?}", folder[0].display(), diff.changes.first());
            for pair in comparison.types() {
                assert_eq!(
                    (pair.old, pair.deep),
                    (pair.new, Relation::Equal),
                    "{} {}",
                    folder[0].display(),
                    pair.name(&set)
                );
            }
            sets += 1;
        }
    }
    assert!(sets >= 30, "{sets}");
}
