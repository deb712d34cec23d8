//! Constructs of XML Schema that the real standards use little or not at all: cases made by hand, with what the specification says.
//!
//! A case is a title, a schema, and texts or instances with their verdicts; the files in `cases/` say how they are written.

use xefa::Limits;
use xefa::report::{Report, Verdict};
use xefa::schema::Schema;
use xefa::validate::{Options, check_text};
use xefa::xsd::Loader;

/// A part of a case: its head and its lines.
struct Part<'a> {
    head: &'a str,
    lines: Vec<&'a str>,
}

struct Case<'a> {
    title: &'a str,
    parts: Vec<Part<'a>>,
}

/// The cases of a file.
fn cases(text: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("=== ") {
            cases.push(Case { title, parts: Vec::new() });
        } else if let Some(case) = cases.last_mut() {
            if let Some(head) = line.strip_prefix("--- ") {
                case.parts.push(Part { head, lines: Vec::new() });
            } else if let Some(part) = case.parts.last_mut().filter(|_| !line.is_empty()) {
                part.lines.push(line);
            }
        }
    }
    cases
}

/// A value as it is written in a case.
fn value(line: &str) -> String {
    let mut text = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '∅' => continue,
            '\\' => match chars.next() {
                Some('s') => ' ',
                Some('t') => '\t',
                Some('n') => '\n',
                other => other.unwrap_or('\\'),
            },
            other => other,
        });
    }
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn compile(documents: &[(String, String)]) -> Result<Schema, Report> {
    let mut loader = Loader::new();
    for (name, text) in documents {
        loader = loader.document(name.as_str(), text.as_str());
    }
    let set = loader.read(&[documents[0].0.as_str().into()])?;
    Schema::compile(&set, &Limits::default())
}

const HEAD: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">"#;

fn type_schema(body: &str) -> Vec<(String, String)> {
    let text = format!(r#"{HEAD}<xs:element name="r"><xs:simpleType>{body}</xs:simpleType></xs:element></xs:schema>"#);
    vec![("a.xsd".to_owned(), text)]
}

/// Texts of simple types.
fn values(text: &str, at_least: usize) {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for case in cases(text) {
        let mut schema = None;
        for part in &case.parts {
            match part.head {
                "type" => {
                    let compiled = compile(&type_schema(&part.lines.join("\n")));
                    schema = Some(compiled.unwrap_or_else(|report| panic!("{}: {:?}", case.title, report.findings())));
                }
                "bad" => {
                    for line in &part.lines {
                        checked += 1;
                        match compile(&type_schema(line)) {
                            Err(report) if report.verdict() == Verdict::Invalid => {}
                            other => wrong.push(format!("{}: {line}: {:?}", case.title, other.err())),
                        }
                    }
                }
                head @ ("accepts" | "rejects") => {
                    let schema = schema.as_ref().expect("a type before its values");
                    for line in &part.lines {
                        checked += 1;
                        let instance =
                            format!(r#"<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</r>"#, value(line));
                        let report = check_text(schema, &instance, &Options::default());
                        let right = if head == "accepts" { Verdict::Valid } else { Verdict::Invalid };
                        if report.verdict() != right || report.findings().len() > 1 {
                            wrong.push(format!("{}: {head} {line:?}: {:?}", case.title, report.findings()));
                        }
                    }
                }
                head => panic!("{}: {head}", case.title),
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(checked >= at_least, "{checked}");
}

#[test]
fn values_of_the_built_in_types() {
    values(include_str!("cases/values.txt"), 370);
}

#[test]
fn regular_expressions() {
    values(include_str!("cases/patterns.txt"), 90);
}

/// Schemas with instances.
fn instances(text: &str, at_least: usize) {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for case in cases(text) {
        let is_document = |part: &&Part<'_>| part.head.ends_with(".xsd");
        let documents: Vec<_> = case
            .parts
            .iter()
            .filter(is_document)
            .map(|part| (part.head.to_owned(), document(&part.lines.join("\n"))))
            .collect();
        let schema = compile(&documents);
        for part in case.parts.iter().filter(|part| !is_document(part)) {
            let (verdict, rule) = part.head.split_once(' ').unwrap_or((part.head, ""));
            match (verdict, &schema) {
                ("refused", Err(report)) => {
                    checked += 1;
                    if report.findings()[0].rule().id() != rule {
                        wrong.push(format!("{}: refused for {:?}", case.title, report.findings()));
                    }
                }
                ("refused", Ok(_)) => wrong.push(format!("{}: accepted", case.title)),
                (_, Err(report)) => {
                    wrong.push(format!("{}: schema refused: {:?}", case.title, report.findings()));
                    break;
                }
                (_, Ok(schema)) => {
                    for line in &part.lines {
                        checked += 1;
                        let report = check_text(schema, line, &Options::default());
                        let rules: Vec<_> = report.findings().iter().map(|finding| finding.rule().id()).collect();
                        let right = match verdict {
                            "valid" => rules.is_empty(),
                            "invalid" => rules == rule.split(' ').collect::<Vec<_>>(),
                            other => panic!("{}: {other}", case.title),
                        };
                        if !right {
                            wrong.push(format!("{}: {} {line}: {:?}", case.title, part.head, report.findings()));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(checked >= at_least, "{checked}");
}

/// A schema document: without a root of its own, one without target namespace is around it.
fn document(text: &str) -> String {
    if text.starts_with("<xs:schema") { text.to_owned() } else { format!("{HEAD}{text}</xs:schema>") }
}

#[test]
fn structures() {
    instances(include_str!("cases/structures.txt"), 150);
}

#[test]
fn identity_constraints() {
    instances(include_str!("cases/identity.txt"), 45);
}
