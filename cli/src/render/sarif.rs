//! For code scanning: SARIF 2.1.0, one JSON document (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>).

use std::collections::HashMap;
use std::io::{self, Write};

use serde_json::{Value, json};
use xefa::report::{Finding, Lang, Rule, Severity};

use super::Document;
use super::fingerprint::Fingerprints;
use super::said::{more, path_in_repository, said};
use crate::outcome::{Outcome, Standing};

/// SARIF. Files that are valid are not mentioned. Results are written as they come, rules and the rest at the end: the order of the
/// members of a JSON object means nothing.
#[derive(Debug)]
pub struct Sarif {
    lang: Lang,
    fingerprints: Fingerprints,
    rules: Vec<&'static Rule>,
    indexes: HashMap<&'static str, usize>,
    notifications: Vec<Value>,
    worst: Standing,
    results: usize,
}

impl Sarif {
    /// Nothing written yet.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            fingerprints: Fingerprints::default(),
            rules: Vec::new(),
            indexes: HashMap::new(),
            notifications: Vec::new(),
            worst: Standing::Valid,
            results: 0,
        }
    }

    fn result(&mut self, file: &str, finding: &Finding) -> Value {
        let rule = finding.rule();
        let index = *self.indexes.entry(rule.id()).or_insert_with(|| {
            self.rules.push(rule);
            self.rules.len() - 1
        });
        let file = path_in_repository(finding.source_name().unwrap_or(file));
        let mut location = json!({ "physicalLocation": { "artifactLocation": { "uri": uri(&file) } } });
        let place = finding.place();
        if place.line > 0 {
            location["physicalLocation"]["region"] =
                json!({ "startLine": place.line, "startColumn": place.column.max(1) });
        }
        if finding.element_path().len() > 1 {
            location["logicalLocations"] = json!([{ "fullyQualifiedName": finding.element_path() }]);
        }
        json!({
            "ruleId": rule.id(),
            "ruleIndex": index,
            "level": level(finding.severity()),
            "message": { "text": said(finding, self.lang) },
            "locations": [location],
            "partialFingerprints": { "xefaFinding/v1": self.fingerprints.of(&file, finding) },
        })
    }

    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        let head = "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"results\":[";
        if self.results == 0 { out.write_all(head.as_bytes()) } else { Ok(()) }
    }
}

impl Document for Sarif {
    fn file(&mut self, out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
        self.worst = self.worst.max(outcome.standing());
        for finding in outcome.report.findings() {
            self.begin(out)?;
            out.write_all(if self.results == 0 { b"\n" } else { b",\n" })?;
            let result = self.result(&outcome.file, finding);
            serde_json::to_writer(&mut *out, &result)?;
            self.results += 1;
        }
        if outcome.report.is_truncated() {
            let uri = uri(&path_in_repository(&outcome.file));
            self.notifications.push(json!({
                "level": "note",
                "message": { "text": more(self.lang) },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri } } }],
            }));
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let rules: Vec<Value> = self.rules.iter().map(|rule| describe(rule, self.lang)).collect();
        let tool = json!({ "driver": { "name": "xefa", "version": env!("CARGO_PKG_VERSION"), "rules": rules } });
        let invocations = json!([{
            "executionSuccessful": self.worst < Standing::Unchecked,
            "toolExecutionNotifications": self.notifications,
        }]);
        // Columns are counted in characters.
        writeln!(out, "\n],\"columnKind\":\"unicodeCodePoints\",\"invocations\":{invocations},\n\"tool\":{tool}}}]}}")
    }
}

fn describe(rule: &Rule, lang: Lang) -> Value {
    json!({
        "id": rule.id(),
        "fullDescription": { "text": rule.explanation(lang) },
        "help": { "text": rule.explanation(lang) },
        "defaultConfiguration": { "level": level(rule.severity()) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "warning",
        Severity::Error | Severity::Unchecked => "error",
    }
}

/// A file as a URI reference (RFC 3986): what may not stand in a path is written as `%XX`.
fn uri(file: &str) -> String {
    let mut out = String::with_capacity(file.len());
    if file.starts_with('/') {
        out.push_str("file://");
    }
    // A colon in the first segment of a relative path would make a scheme of it.
    for byte in file.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}
