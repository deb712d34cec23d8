//! Tests over whole schema documents: constructs, faults with their places, sets of documents, real standards.

mod components;
mod corpus;
mod documents;
mod faults;
mod fields;

use super::{ComplexType, Content, Loader, ModelGroup, SchemaSet, Term, Type};
use crate::report::Report;
use crate::schema::{ElementId, TypeId};
use std::sync::Arc;

const HEAD: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:t" targetNamespace="urn:t">"#;

/// A schema document for `urn:t` whose body begins in line 2, column 1.
fn schema(body: &str) -> String {
    format!("{HEAD}\n{body}\n</xs:schema>")
}

/// The set of one document.
fn set(body: &str) -> SchemaSet {
    match read(&[("a.xsd", &schema(body))]) {
        Ok(set) => set,
        Err(report) => panic!("{body}\n{:#?}", report.findings()),
    }
}

/// The set of documents in memory; the first one is the root.
fn read(documents: &[(&str, &str)]) -> Result<SchemaSet, Report> {
    let loader = documents.iter().fold(Loader::new(), |loader, (name, text)| loader.document(*name, *text));
    loader.read(&[documents[0].0.into()])
}

/// Rule, document, line and column of each finding.
fn places(report: &Report) -> Vec<(&'static str, &str, u32, u32)> {
    let findings = report.findings().iter();
    findings.map(|f| (f.rule().id(), f.source_name().unwrap_or(""), f.place().line, f.place().column)).collect()
}

fn element<'s>(set: &'s SchemaSet, name: &str) -> &'s super::Element {
    let found = set.element_names.iter().find(|(known, _)| known.to_string() == name);
    &set.elements[found.expect("a global element").1.index()]
}

fn type_named<'s>(set: &'s SchemaSet, name: &str) -> &'s Type {
    let found = set.type_names.iter().find(|(known, _)| known.to_string() == name);
    &set.types[found.expect("a named type").1.index()]
}

fn complex<'s>(set: &'s SchemaSet, name: &str) -> &'s ComplexType {
    match type_named(set, name) {
        Type::Complex(complex) => complex,
        Type::Simple(_) => panic!("{name} is simple"),
    }
}

/// The content model in a short form: `(a,b?)`, `(a|b)*`, `(a&b)`, `{any}`.
fn model(set: &SchemaSet, complex: &ComplexType) -> String {
    match &complex.content {
        Content::Empty => "empty".to_owned(),
        Content::Simple(id) => format!("text of {}", type_name(set, *id)),
        Content::Elements { mixed, particle } => {
            format!("{}{}", if *mixed { "mixed " } else { "" }, particle_text(set, particle))
        }
    }
}

fn type_name(set: &SchemaSet, id: TypeId) -> String {
    match &set.types[id.index()] {
        Type::Simple(simple) => simple.name.as_ref().map_or("?", |name| &name.local).to_owned(),
        Type::Complex(complex) => complex.name.as_ref().map_or("?", |name| &name.local).to_owned(),
    }
}

fn particle_text(set: &SchemaSet, particle: &super::Particle) -> String {
    let term = match &particle.term {
        Term::Element(id) => element_text(set, *id),
        Term::Wildcard(_) => "{any}".to_owned(),
        Term::Group(group) => group_text(set, group),
    };
    let occurs = match (particle.min, particle.max) {
        (1, Some(1)) => String::new(),
        (0, Some(1)) => "?".to_owned(),
        (0, None) => "*".to_owned(),
        (1, None) => "+".to_owned(),
        (min, None) => format!("{{{min},}}"),
        (min, Some(max)) => format!("{{{min},{max}}}"),
    };
    term + &occurs
}

fn element_text(set: &SchemaSet, id: ElementId) -> String {
    let name = &set.elements[id.index()].name;
    format!("{}{}", if name.namespace.is_some() { "" } else { "-" }, name.local)
}

fn group_text(set: &SchemaSet, group: &Arc<ModelGroup>) -> String {
    let separator = match group.compositor {
        super::Compositor::Sequence => ",",
        super::Compositor::Choice => "|",
        super::Compositor::All => "&",
    };
    let parts: Vec<String> = group.particles.iter().map(|part| particle_text(set, part)).collect();
    format!("({})", parts.join(separator))
}

/// The attributes in a short form: `a!` is required, `=` has a value.
fn attributes(set: &SchemaSet, complex: &ComplexType) -> String {
    let uses = complex.attributes.iter().map(|attribute| {
        let name = &set.attributes[attribute.attribute.index()].name.local;
        let value = attribute.value.as_ref().map(|value| format!("={}", value.lexical)).unwrap_or_default();
        format!("{name}{}{value}", if attribute.required { "!" } else { "" })
    });
    uses.collect::<Vec<_>>().join(" ")
}
