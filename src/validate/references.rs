//! `xs:ID` and `xs:IDREF` (Validation Root Valid (ID/IDREF), Part 1, 3.3.4).

use std::collections::HashSet;

use crate::report::Finding;
use crate::schema::simple::{Scope, SimpleId, Special};

use super::engine::{Engine, place};

/// The IDs of a document, and the references to IDs that have not been seen yet.
#[derive(Debug, Default)]
pub(super) struct References {
    ids: HashSet<Box<str>>,
    open: Vec<Reference>,
    /// How many of both there have been.
    kept: usize,
    /// Whether there were too many: nothing more is noted, and what is missing is not known.
    full: bool,
}

#[derive(Debug)]
struct Reference {
    id: Box<str>,
    span: (usize, usize),
    path: String,
}

impl References {
    /// References whose ID has not turned up (cvc-id.1).
    pub fn dangling(&mut self, show_values: bool) -> Vec<Finding> {
        let open = std::mem::take(&mut self.open);
        open.into_iter()
            .filter(|reference| !self.full && !self.ids.contains(&reference.id))
            .map(|reference| {
                let finding = Finding::new("cvc-id.1", place(reference.span)).path(reference.path);
                if show_values { finding.value(&*reference.id) } else { finding }
            })
            .collect()
    }
}

impl Engine<'_> {
    /// Notes the IDs and references of a value that is valid for its type.
    pub(super) fn note_references(
        &mut self,
        simple: SimpleId,
        text: &str,
        span: (usize, usize),
        attribute: Option<&str>,
        scope: &dyn Scope,
    ) {
        let types = self.schema.simple_types();
        if self.references.full || !types.is_reference(simple) {
            return;
        }
        let mut found: Vec<(Special, Box<str>)> = Vec::new();
        types.for_each_special(simple, text, scope, &mut |special, token| found.push((special, token.into())));
        for (special, token) in found {
            match special {
                Special::Id => {
                    if self.references.ids.contains(&token) {
                        let path = self.path_of(attribute);
                        let finding = Finding::new("cvc-id.2", place(span)).path(path);
                        let finding = self.with_value(finding, &token);
                        self.report(finding);
                    } else if self.keep_reference(span, attribute) {
                        self.references.ids.insert(token);
                    }
                }
                Special::IdRef if !self.references.ids.contains(&token) && self.keep_reference(span, attribute) => {
                    let path = self.path_of(attribute);
                    self.references.open.push(Reference { id: token, span, path });
                }
                Special::Entity => {
                    // There is no DTD, so there are no unparsed entities (cvc-datatype-valid.1.2).
                    let path = self.path_of(attribute);
                    let finding = Finding::new("cvc-datatype-valid", place(span)).path(path).arg("lexical", "ENTITY");
                    self.report(finding);
                }
                _ => {}
            }
        }
    }

    /// Whether there is room for another ID or open reference; said once if not.
    fn keep_reference(&mut self, span: (usize, usize), attribute: Option<&str>) -> bool {
        let limit = self.options.limits.ids;
        if self.references.full {
            return false;
        }
        if self.references.kept < limit {
            self.references.kept += 1;
            return true;
        }
        self.references.full = true;
        let finding = Finding::new("limit-ids", place(span)).arg("limit", limit.to_string());
        self.report(finding.path(self.path_of(attribute)));
        false
    }

    fn path_of(&self, attribute: Option<&str>) -> String {
        attribute.map_or_else(|| self.path(), |attribute| self.attribute_path(attribute))
    }
}
