//! The engine driven by the bytes of a message.

use crate::codelist::CodeCheck;
use crate::report::{Finding, Place, Report};
use crate::schema::simple::Scope;
use crate::schema::{NamespaceId, Schema};
use crate::xml::{self, Fault, Locator, Ns, QName, Reader, Token};

use super::{Engine, Options, Tag, TagAttribute, TagName};

/// Checks a message against a schema. Lines and columns are filled in.
///
/// The bytes may be UTF-8, UTF-16 or a legacy encoding that the XML declaration names; a DOCTYPE is refused.
#[must_use]
pub fn check(schema: &Schema, bytes: &[u8], options: &Options) -> Report {
    check_bytes(schema, bytes, options, None)
}

/// The same, and codes are looked up in code lists.
#[must_use]
pub fn check_codes(schema: &Schema, bytes: &[u8], options: &Options, codes: CodeCheck<'_>) -> Report {
    check_bytes(schema, bytes, options, Some(codes))
}

fn check_bytes(schema: &Schema, bytes: &[u8], options: &Options, codes: Option<CodeCheck<'_>>) -> Report {
    match xml::decode(bytes) {
        Ok(text) => drive(schema, &text, options, codes),
        Err(fault) => {
            let (text, _) = xml::decode_prefix(bytes);
            let mut report = Report::from(fault_finding(&fault, "/".to_owned()));
            place_findings(&mut report, &text);
            report
        }
    }
}

/// Checks a message that is text already.
#[must_use]
pub fn check_text(schema: &Schema, text: &str, options: &Options) -> Report {
    drive(schema, text, options, None)
}

fn drive<'a>(schema: &'a Schema, text: &str, options: &Options, codes: Option<CodeCheck<'a>>) -> Report {
    let mut reader = Reader::new(text, &options.limits);
    let mut engine = Engine::new(schema, options);
    if let Some(codes) = codes {
        engine = engine.with_code_lists(codes);
    }
    let mut namespaces = Namespaces::default();
    let mut report = loop {
        match reader.next() {
            Ok(Token::Start) => engine.start(&XmlTag::new(&reader, schema, &mut namespaces)),
            Ok(Token::Text) => engine.text(reader.text(), reader.text_first_non_blank()),
            Ok(Token::End) => {
                let span = reader.span();
                engine.end((span.start, span.end), &Prefixes(&reader));
            }
            Ok(Token::Eof) => break engine.finish(),
            Err(fault) => {
                let finding = fault_finding(&fault, engine.path());
                engine.report_at_path(finding);
                break engine.abandon();
            }
        }
    };
    place_findings(&mut report, text);
    report
}

/// A breach of XML as a finding.
#[must_use]
pub fn fault_finding(fault: &Fault, mut path: String) -> Finding {
    if let Some(attribute) = &fault.on_attribute {
        path.push_str("/@");
        path.push_str(attribute);
    }
    let place = Place { offset: fault.offset, end: fault.end, line: 0, column: 0 };
    let mut finding = Finding::new(fault.rule, place).path(path);
    for (name, value) in &fault.args {
        finding = finding.arg(name, value.clone());
    }
    finding
}

/// Fills in lines and columns.
pub fn place_findings(report: &mut Report, text: &str) {
    let mut locator = Locator::new(text);
    for finding in report.findings_mut() {
        let place = finding.place();
        let found = locator.place(place.offset);
        finding.set_place(Place { line: found.line, column: found.column, ..place });
    }
}

/// The namespaces of a reader as the schema numbers them, looked up once each.
#[derive(Debug, Default)]
pub struct Namespaces {
    known: Vec<Option<Option<NamespaceId>>>,
}

impl Namespaces {
    fn find(&mut self, schema: &Schema, reader: &Reader<'_>, ns: Ns) -> Option<NamespaceId> {
        let at = ns.index();
        if at >= self.known.len() {
            self.known.resize(at + 1, None);
        }
        *self.known[at].get_or_insert_with(|| schema.namespace(reader.namespace_uri(ns)))
    }
}

/// The start tag at which a reader stands.
pub struct XmlTag<'r, 'i> {
    reader: &'r Reader<'i>,
    schema: &'r Schema,
    namespaces: std::cell::RefCell<&'r mut Namespaces>,
}

impl<'r, 'i> XmlTag<'r, 'i> {
    /// The current start tag of a reader.
    pub fn new(reader: &'r Reader<'i>, schema: &'r Schema, namespaces: &'r mut Namespaces) -> Self {
        Self { reader, schema, namespaces: std::cell::RefCell::new(namespaces) }
    }

    fn resolve<'a>(&'a self, name: &QName<'a>) -> TagName<'a> {
        let namespace = self.namespaces.borrow_mut().find(self.schema, self.reader, name.ns);
        TagName {
            id: namespace.and_then(|namespace| self.schema.find(namespace, name.local)),
            uri: self.reader.namespace_uri(name.ns),
            local: name.local,
        }
    }
}

impl Scope for XmlTag<'_, '_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        self.reader.namespace_of_prefix(prefix)
    }
}

impl Tag for XmlTag<'_, '_> {
    fn name(&self) -> TagName<'_> {
        self.resolve(&self.reader.name())
    }

    fn attribute_count(&self) -> usize {
        self.reader.attributes().len()
    }

    fn attribute(&self, index: usize) -> TagAttribute<'_> {
        // The engine asks only for attributes that are there.
        let Some(attribute) = self.reader.attributes().get(index) else {
            let name = TagName { id: None, uri: "", local: "" };
            return TagAttribute { name, value: "", name_at: 0, value_at: 0, end: 0 };
        };
        TagAttribute {
            name: self.resolve(&attribute.name),
            value: attribute.value,
            name_at: attribute.name_offset,
            value_at: attribute.value_offset,
            end: attribute.end,
        }
    }

    fn span(&self) -> (usize, usize) {
        let span = self.reader.span();
        (span.start, span.end)
    }
}

/// The prefixes in scope of a reader.
pub struct Prefixes<'r, 'i>(pub &'r Reader<'i>);

impl Scope for Prefixes<'_, '_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        self.0.namespace_of_prefix(prefix)
    }
}
