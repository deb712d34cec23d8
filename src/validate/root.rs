//! A root that the schema does not declare: misspelt, in a wrong namespace, or of another release.

use crate::report::Finding;
use crate::schema::{NameId, NamespaceId};

use super::engine::{Engine, place};
use super::likeness::nearest;
use super::{Step, Tag, TagName, release};

impl Engine<'_> {
    /// Reports a root without a declaration. Where only its namespace is wrong, the message is checked as if it were right; one that
    /// was made for another release is not.
    pub(super) fn unknown_root<T: Tag>(&mut self, tag: &T, name: TagName<'_>) {
        let span = tag.span();
        let finding = Finding::new("cvc-elt.1", place(span)).arg("name", name.local).path(format!("/{}", name.local));
        let schema = self.schema;
        let elements = schema.global_elements().map(|id| (id, schema.element(id).name));
        let same: Vec<_> = elements.filter(|(_, id)| schema.local(*id) == name.local).collect();
        if let Some((element, meant)) = same.first() {
            let namespace = schema.namespace_of(*meant);
            let meant_uri = schema.namespace_uri(namespace);
            let finding = self.about_namespaces(finding, name.uri, meant_uri);
            let other_release = finding.argument("made").is_some();
            self.report(finding);
            if other_release || same.len() > 1 {
                self.push_unchecked(name, span, 0);
            } else {
                self.told.mistaken(&self.frames, span.0, name.uri, namespace);
                self.open(tag, name, *element, Step::ROOT, 0);
            }
            return;
        }
        let mut finding = match name.uri {
            "" => finding.arg("bare", "none"),
            uri => finding.arg("namespace", uri),
        };
        if let Some((made, known)) = self.other_release(name.uri) {
            finding = finding.arg("made", made).arg("release", known);
        } else if let Some(hint) = self.root_like(name) {
            finding = finding.arg("hint", hint);
        }
        self.push_unchecked(name, span, 0);
        self.report(finding);
    }

    /// The release of which a namespace speaks that differs from one of the schema in nothing else, and that of the schema.
    pub(super) fn other_release(&self, uri: &str) -> Option<(String, String)> {
        let mut known = self.schema.namespaces().map(|id| self.schema.namespace_uri(id));
        if self.is_declared(uri) {
            return None;
        }
        known.find_map(|known| release::versions(uri, known))
    }

    /// Whether the schema has declarations for a namespace.
    pub(super) fn is_declared(&self, uri: &str) -> bool {
        let found: Option<NamespaceId> = self.schema.namespace(uri);
        found.is_some_and(|found| self.schema.namespaces().any(|known| known == found))
    }

    fn root_like(&self, name: TagName<'_>) -> Option<&str> {
        if !self.is_declared(name.uri) {
            return None;
        }
        let schema = self.schema;
        let roots = schema.global_elements().map(|id| schema.element(id).name);
        let roots = roots.filter(|id: &NameId| schema.name(*id).0 == name.uri);
        nearest(name.local, roots.map(|id| schema.local(id)))
    }
}
