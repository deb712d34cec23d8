//! Walking a list with the strict reader: children, texts, attributes, and findings with their paths.

use crate::limits::Limits;
use crate::report::{Finding, Place, Report};
use crate::xml::{Fault, Locator, Ns, Reader, Token};

pub(super) const GENERICODE: &str = "http://docs.oasis-open.org/codelist/ns/genericode/1.0/";

/// The element names of genericode 1.0 that a list may have; those that may occur more than once have an index in paths.
const KNOWN: &[(&str, bool)] = &[
    ("Value", true),
    ("SimpleValue", false),
    ("Row", true),
    ("CodeList", false),
    ("Annotation", false),
    ("Description", false),
    ("AppInfo", false),
    ("Identification", false),
    ("ShortName", false),
    ("LongName", true),
    ("Version", false),
    ("CanonicalUri", false),
    ("CanonicalVersionUri", false),
    ("LocationUri", true),
    ("AlternateFormatLocationUri", true),
    ("Agency", false),
    ("Identifier", true),
    ("ColumnSet", false),
    ("ColumnSetRef", false),
    ("Column", true),
    ("ColumnRef", true),
    ("Data", false),
    ("Parameter", true),
    ("Key", true),
    ("KeyRef", true),
    ("SimpleCodeList", false),
    ("ComplexValue", false),
];

/// A start tag at which the walk stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element {
    /// Its name if it is one of genericode's; "" for others.
    pub name: &'static str,
    /// The bytes of the tag.
    pub span: (usize, usize),
}

/// The text of an element.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub value: String,
    /// From its first character that is not white space to its last; the start tag of an element without.
    pub at: (usize, usize),
}

/// A walk over one list.
pub(super) struct Scan<'i> {
    pub reader: Reader<'i>,
    locator: Locator<'i>,
    path: Vec<(&'static str, u32)>,
    report: Report,
    room: usize,
}

impl<'i> Scan<'i> {
    pub fn new(text: &'i str, limits: &Limits) -> Self {
        Self {
            reader: Reader::new(text, limits),
            locator: Locator::new(text),
            path: Vec::new(),
            report: Report::new(),
            room: limits.findings,
        }
    }

    /// Visits the children of the element at whose start tag the walk stands; the visitor goes to the end of each. Gives the place
    /// of the end tag.
    pub fn children(
        &mut self,
        visit: &mut dyn FnMut(&mut Self, Element) -> Result<(), Fault>,
    ) -> Result<(usize, usize), Fault> {
        let mut counts = [("", 0_u32); 8];
        loop {
            match self.reader.next()? {
                Token::Start => {
                    let name = self.reader.name();
                    let known = KNOWN.iter().find(|(known, _)| *known == name.local && name.ns == Ns::NONE);
                    let (name, repeats) = known.copied().unwrap_or_default();
                    let mut index = 0;
                    if repeats && let Some(count) = counts.iter_mut().find(|(of, _)| *of == name || of.is_empty()) {
                        *count = (name, count.1 + 1);
                        index = count.1;
                    }
                    let span = self.reader.span();
                    self.path.push((name, index));
                    visit(self, Element { name, span: (span.start, span.end) })?;
                    self.path.pop();
                }
                Token::Text => {
                    if let Some(at) = self.reader.text_first_non_blank() {
                        self.find("xefa-codeliste-element", (at, self.reader.span().end), &[]);
                    }
                }
                Token::End | Token::Eof => {
                    let span = self.reader.span();
                    return Ok((span.start, span.end));
                }
            }
        }
    }

    /// The root: what `visit` makes of its content.
    pub fn enter_root(&mut self, name: &'static str) {
        self.path.push((name, 0));
    }

    /// Goes to the end of the element at whose start tag the walk stands.
    pub fn skip(&mut self) -> Result<(), Fault> {
        let depth = self.reader.depth();
        loop {
            match self.reader.next()? {
                Token::End if self.reader.depth() == depth => return Ok(()),
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// An element that has no place here: said, and passed over.
    pub fn refuse(&mut self, element: Element) -> Result<(), Fault> {
        let name = self.reader.name().local.to_owned();
        let inside = self.path.pop();
        self.find("xefa-codeliste-element", element.span, &[("name", &name)]);
        self.path.extend(inside);
        self.skip()
    }

    /// The text of an element without children.
    pub fn text(&mut self, element: Element) -> Result<Text, Fault> {
        let mut text = Text { value: String::new(), at: element.span };
        loop {
            match self.reader.next()? {
                Token::Text => {
                    if let Some(at) = self.reader.text_first_non_blank()
                        && text.value.trim().is_empty()
                    {
                        text.at = (at, self.reader.span().end);
                    }
                    text.value.push_str(self.reader.text());
                }
                Token::Start => {
                    let span = self.reader.span();
                    let name = self.reader.name().local.to_owned();
                    self.find("xefa-codeliste-element", (span.start, span.end), &[("name", &name)]);
                    self.skip()?;
                }
                Token::End | Token::Eof => return Ok(text),
            }
        }
    }

    /// An attribute of the start tag: value and place.
    pub fn attribute(&self, name: &str) -> Option<(&str, (usize, usize))> {
        let mut all = self.reader.attributes().iter();
        let found = all.find(|attribute| attribute.name.local == name && attribute.name.ns == Ns::NONE)?;
        Some((found.value, (found.value_offset, found.end)))
    }

    /// A required attribute; its absence is said.
    pub fn required(&mut self, element: Element, name: &'static str) -> Option<(String, (usize, usize))> {
        let found = self.attribute(name).map(|(value, at)| (value.to_owned(), at));
        if found.is_none() {
            self.find("xefa-codeliste-fehlt", element.span, &[("name", name), ("parent", element.name)]);
        }
        found
    }

    /// The line of a byte.
    pub fn line(&mut self, offset: usize) -> u32 {
        self.locator.place(offset).line
    }

    /// Adds a finding about the current element.
    pub fn find(&mut self, rule: &'static str, at: (usize, usize), args: &[(&'static str, &str)]) {
        let path = self.path();
        self.find_at(rule, at, path, args);
    }

    /// Adds a finding about an attribute of the current element.
    pub fn find_attribute(
        &mut self,
        rule: &'static str,
        at: (usize, usize),
        attribute: &str,
        args: &[(&'static str, &str)],
    ) {
        let path = format!("{}/@{attribute}", self.path());
        self.find_at(rule, at, path, args);
    }

    /// Adds a finding with its path.
    pub fn find_at(&mut self, rule: &'static str, at: (usize, usize), path: String, args: &[(&'static str, &str)]) {
        let mut finding = Finding::new(rule, Place { offset: at.0, end: at.1, line: 0, column: 0 }).path(path);
        for (name, value) in args {
            finding = finding.arg(name, *value);
        }
        self.push(finding);
    }

    /// Whether there is no room for another error; from here on it is known that there are more.
    pub fn is_full(&mut self) -> bool {
        let full = self.report.findings().len() >= self.room && !self.report.is_valid();
        if full {
            self.report.set_truncated();
        }
        full
    }

    fn push(&mut self, finding: Finding) {
        // A warning leaves room for what makes the list unusable.
        if self.report.findings().len() < self.room || self.report.verdict() < finding.verdict() {
            self.report.push(finding);
        } else {
            self.report.set_truncated();
        }
    }

    /// Adds a breach of XML.
    pub fn fault(&mut self, fault: &Fault) {
        self.push(fault_finding(fault, self.path()));
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for (name, index) in &self.path {
            path.push('/');
            path.push_str(if name.is_empty() { "*" } else { name });
            if *index > 0 {
                path.push_str(&format!("[{index}]"));
            }
        }
        if path.is_empty() { "/".to_owned() } else { path }
    }

    /// The findings in their order, with lines and columns.
    pub fn finish(mut self) -> Report {
        self.report.sort();
        for finding in self.report.findings_mut() {
            let place = finding.place();
            let found = self.locator.place(place.offset);
            finding.set_place(Place { line: found.line, column: found.column, ..place });
        }
        self.report
    }
}

/// A breach of XML as a finding.
pub(super) fn fault_finding(fault: &Fault, path: String) -> Finding {
    let (line, column) = fault.place.map_or((0, 0), |place| (place.line, place.column));
    let mut finding = Finding::new(fault.rule, Place { offset: fault.offset, end: fault.end, line, column }).path(path);
    for (name, value) in &fault.args {
        finding = finding.arg(name, value.clone());
    }
    finding
}
