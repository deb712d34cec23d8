//! From the text of a schema document to its [tree](super::node).

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use super::component::Bindings;
use super::node::{Attr, Child, Node};
use crate::limits::Limits;
use crate::report::{Finding, Place};
use crate::xml::{Fault, Locator, Ns, Reader, Token};

/// Names that occur again and again, each kept once.
#[derive(Debug, Default)]
pub(crate) struct Interner(HashSet<Arc<str>>);

impl Interner {
    /// The shared form of a name.
    pub fn get(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.0.get(name) {
            return Arc::clone(known);
        }
        let new: Arc<str> = Arc::from(name);
        self.0.insert(Arc::clone(&new));
        new
    }
}

/// Reads a document. A DOCTYPE is skipped; an entity that it declares is an unknown one where it is used. `budget` is what is left
/// of [`Limits::schema_elements`].
pub(crate) fn read(
    text: &str,
    limits: &Limits,
    budget: &mut usize,
    interner: &mut Interner,
) -> Result<Node, Box<Finding>> {
    let text = without_doctype(text);
    let locator = Locator::new(&text);
    let mut builder = Builder { text: &text, locator, interner, namespaces: Vec::new(), open: Vec::new(), root: None };
    let mut reader = Reader::new(&text, limits);
    loop {
        match reader.next() {
            Ok(Token::Start) => {
                builder.start(&reader);
                let cost = builder.cost();
                let Some(left) = budget.checked_sub(cost) else {
                    let limit = limits.schema_elements.to_string();
                    let place = builder.open.last().map_or_else(Place::default, |node| node.place);
                    let finding = Finding::new("limit-schema-elements", place).path(builder.path());
                    return Err(Box::new(finding.arg("limit", limit)));
                };
                *budget = left;
            }
            Ok(Token::Text) => builder.text(&reader),
            Ok(Token::End) => builder.end(reader.span().start),
            Ok(Token::Eof) => break,
            Err(fault) => {
                return Err(Box::new(finding(&fault, &text).path(builder.path())));
            }
        }
    }
    let empty = || Box::new(Finding::new("xml-empty", Place { line: 1, column: 1, ..Place::default() }).path("/"));
    builder.root.ok_or_else(empty)
}

/// The finding that a breach of XML's rules gives.
pub(crate) fn finding(fault: &Fault, text: &str) -> Finding {
    let at = fault.place.unwrap_or_else(|| Locator::new(text).place(fault.offset));
    let place = Place { offset: fault.offset, end: fault.end, line: at.line, column: at.column };
    fault.args.iter().fold(Finding::new(fault.rule, place), |finding, (name, value)| finding.arg(name, value.as_str()))
}

struct Builder<'t, 'i> {
    text: &'t str,
    locator: Locator<'t>,
    interner: &'i mut Interner,
    /// The namespaces seen so far, by their numbers in the reader.
    namespaces: Vec<Option<Arc<str>>>,
    open: Vec<Node>,
    root: Option<Node>,
}

impl Builder<'_, '_> {
    /// The path of the innermost open element.
    fn path(&self) -> String {
        let open: String = self.open.iter().map(|node| format!("/{}", node.local)).collect();
        if open.is_empty() { "/".to_owned() } else { open }
    }

    /// What the element that was opened last adds to the tree: itself, and the prefixes in scope unless it shares its parent's.
    fn cost(&self) -> usize {
        let Some(node) = self.open.last() else { return 0 };
        let parent = self.open.len().checked_sub(2).map(|at| &self.open[at]);
        let shared = parent.is_some_and(|parent| Arc::ptr_eq(&parent.scope, &node.scope));
        if shared { 1 } else { 1 + node.scope.len() }
    }

    fn place(&mut self, offset: usize, end: usize) -> Place {
        let at = self.locator.place(offset);
        Place { offset, end, line: at.line, column: at.column }
    }

    fn start(&mut self, reader: &Reader<'_>) {
        let span = reader.span();
        let place = self.place(span.start, span.end);
        let name = reader.name();
        let mut attributes = Vec::with_capacity(reader.attributes().len());
        for attr in reader.attributes().iter() {
            let place = self.place(attr.name_offset, attr.value_offset.saturating_sub(1));
            let value_place = self.place(attr.value_offset, attr.end);
            attributes.push(Attr {
                namespace: self.namespace(reader, attr.name.ns),
                local: self.interner.get(attr.name.local),
                value: attr.value.to_owned(),
                place,
                value_place,
                rejected: false,
            });
        }
        let scope = self.scope(reader);
        let namespace = self.namespace(reader, name.ns);
        let local = self.interner.get(name.local);
        let children = Vec::new();
        self.open.push(Node { namespace, local, attributes, children, scope, place, end: place, rejected: false });
    }

    fn namespace(&mut self, reader: &Reader<'_>, ns: Ns) -> Option<Arc<str>> {
        if ns == Ns::NONE {
            return None;
        }
        if self.namespaces.len() <= ns.index() {
            self.namespaces.resize(ns.index() + 1, None);
        }
        let interner = &mut *self.interner;
        let known = self.namespaces[ns.index()].get_or_insert_with(|| interner.get(reader.namespace_uri(ns)));
        Some(Arc::clone(known))
    }

    /// The prefixes in scope, shared with the parent where the tag declares none.
    fn scope(&self, reader: &Reader<'_>) -> Bindings {
        let tag = self.text.get(reader.span()).unwrap_or_default();
        match self.open.last() {
            Some(parent) if !tag.contains("xmlns") => Arc::clone(&parent.scope),
            _ => {
                let bound = reader.bindings().filter(|(prefix, _)| *prefix != "xml");
                bound.map(|(prefix, uri)| (prefix.to_owned(), uri.to_owned())).collect()
            }
        }
    }

    fn text(&mut self, reader: &Reader<'_>) {
        let Some(parent) = self.open.last() else { return };
        let span = reader.span();
        let place = match reader.text_first_non_blank() {
            Some(start) => self.place(start, span.end),
            // Indentation between the elements of XML Schema says nothing.
            None if parent.in_xsd() && !matches!(&*parent.local, "documentation" | "appinfo") => return,
            None => Place::default(),
        };
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(Child::Text(reader.text().to_owned(), place));
        }
    }

    fn end(&mut self, offset: usize) {
        let Some(mut node) = self.open.pop() else { return };
        if offset != node.place.offset {
            node.end = self.place(offset, offset);
        }
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Child::Node(node)),
            None => self.root = Some(node),
        }
    }
}

/// The text with blanks in the place of a DOCTYPE, so that lines and columns stay.
fn without_doctype(text: &str) -> Cow<'_, str> {
    let Some(range) = doctype(text) else { return Cow::Borrowed(text) };
    let (before, rest) = text.split_at(range.start);
    let (declaration, after) = rest.split_at(range.len());
    let blanks = declaration.chars().map(|c| if matches!(c, '\n' | '\r') { c } else { ' ' });
    let mut out = String::with_capacity(text.len());
    out.push_str(before);
    out.extend(blanks);
    out.push_str(after);
    Cow::Owned(out)
}

/// Where the DOCTYPE stands, if there is one and it ends.
fn doctype(text: &str) -> Option<std::ops::Range<usize>> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        at += blank;
        let rest = &text[at..];
        if rest.starts_with("<!--") {
            at += rest.find("-->")? + 3;
        } else if rest.starts_with("<?") {
            at += rest.find("?>")? + 2;
        } else if rest.starts_with("<!DOCTYPE") {
            return doctype_end(rest).map(|len| at..at + len);
        } else {
            return None;
        }
    }
}

fn doctype_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (1, 1_usize);
    while let Some(&byte) = bytes.get(at) {
        let rest = &text[at..];
        match byte {
            b'"' | b'\'' => at += rest[1..].find(char::from(byte))? + 2,
            b'<' if rest.starts_with("<!--") => at += rest.find("-->")? + 3,
            b'<' if rest.starts_with("<?") => at += rest.find("?>")? + 2,
            b'<' => {
                depth += 1;
                at += 1;
            }
            b'>' => {
                depth -= 1;
                at += 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doctype_becomes_blanks() {
        let text = "<?xml version='1.0'?><!-- <!DOCTYPE no> -->\n<!DOCTYPE s [\n <!ENTITY ä '>'> <!-- ' -->\n]><s/>";
        let blank = without_doctype(text);
        assert!(blank.ends_with("\n  <s/>"), "{blank}");
        assert_eq!(blank.chars().count(), text.chars().count());
        assert_eq!(blank.lines().count(), text.lines().count());
        assert!(matches!(without_doctype("<s><!DOCTYPE s></s>"), Cow::Borrowed(_)));
        assert!(matches!(without_doctype("<!DOCTYPE s [ "), Cow::Borrowed(_)));
    }
}
