//! The findings of one reading: collected for all documents, given out in the order of documents and places.

use std::collections::HashSet;
use std::sync::Arc;

use super::component::Location;
use crate::limits::Limits;
use crate::report::{Finding, Place, Report};

/// Findings with the document in which they lie.
#[derive(Debug)]
pub(crate) struct Faults {
    limit: usize,
    found: Vec<(u32, Finding)>,
    truncated: bool,
}

impl Faults {
    /// None yet.
    pub fn new(limits: &Limits) -> Self {
        Self { limit: limits.findings, found: Vec::new(), truncated: false }
    }

    /// Adds a finding in a document.
    pub fn push(&mut self, document: u32, finding: Finding) {
        // Ordering comes last, so more than the limit is kept, but not without end.
        if self.found.len() < self.limit.saturating_mul(16).max(1_024) {
            self.found.push((document, finding));
        } else {
            self.truncated = true;
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Sets the paths of the findings from a number on.
    pub fn set_paths(&mut self, from: usize, path: impl Fn(Place) -> String) {
        for (_, finding) in self.found.iter_mut().skip(from) {
            let place = finding.place();
            *finding = finding.clone().path(path(place));
        }
    }

    /// The report; `rank` orders the documents, `source` names them, and `path` tells the path of a place in one.
    pub fn into_report(
        mut self,
        rank: impl Fn(u32) -> u32,
        source: impl Fn(u32) -> Arc<str>,
        path: impl Fn(u32, Place) -> String,
    ) -> Report {
        for (document, _) in &mut self.found {
            *document = rank(*document);
        }
        let at = |finding: &Finding| (finding.place().line, finding.place().column);
        self.found.sort_by_key(|(document, finding)| (*document, at(finding)));
        // A chameleon document is wrong once, however often it is included.
        let mut seen = HashSet::new();
        self.found.retain(|(document, finding)| {
            let place = finding.place();
            place.line == 0 || seen.insert((source(*document), place.line, place.column, finding.rule().id()))
        });
        let mut report = Report::new();
        if self.truncated || self.found.len() > self.limit {
            report.set_truncated();
        }
        for (document, finding) in self.found.into_iter().take(self.limit) {
            let place = finding.place();
            let finding = finding.source(source(document));
            let pathless = place.line > 0 && finding.element_path().is_empty();
            report.push(if pathless { finding.path(path(document, place)) } else { finding });
        }
        report
    }
}

/// Where a place lies, as components keep it.
pub(crate) fn location(document: u32, place: Place) -> Location {
    Location { document, line: place.line, column: place.column }
}
